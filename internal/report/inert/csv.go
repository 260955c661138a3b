package inert

import (
	"strings"
	"unicode/utf8"
)

// ByteOrderMark tells spreadsheet programs that a file is UTF-8; without it they garble Chinese.
const ByteOrderMark = "\ufeff"

// formulaSigns are what spreadsheet programs take for the start of a formula, in both widths.
const formulaSigns = "=+-@＝＋－＠"

// Cell keeps a text from being taken for a formula, by an apostrophe that spreadsheet programs do not show.
func Cell(text string) string {
	text = Clean(text)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00a0\u3000"))
	if strings.ContainsRune(formulaSigns, first) {
		return "'" + text
	}
	return text
}
