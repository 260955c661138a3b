package inert

import (
	"strings"
	"unicode/utf8"
)

// ByteOrderMark marks a file as UTF-8; without it spreadsheet programs garble Chinese.
const ByteOrderMark = "\ufeff"

// formulaSigns are the characters that start a formula in spreadsheet programs, in both widths.
const formulaSigns = "=+-@＝＋－＠"

// Cell prevents a text from being read as a formula, with an apostrophe that spreadsheet programs hide.
func Cell(text string) string {
	text = Clean(text)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00a0\u3000"))
	if strings.ContainsRune(formulaSigns, first) {
		return "'" + text
	}
	return text
}
