package profile

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"
)

// maxQuoted is the number of characters of a value shown in a message: enough to find it, too few to leak much company data.
const maxQuoted = 40

// shorten cuts a text to n characters.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// quoted returns a text in double quotes, shortened, with unprintable characters escaped.
func quoted(s string) string { return strconv.Quote(shorten(s, maxQuoted)) }

// printable is quoted without the quotes, and leaves printable text unchanged.
func printable(s string, n int) string {
	s = shorten(s, n)
	if strings.IndexFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }) < 0 {
		return s
	}
	return strings.Trim(strconv.Quote(s), `"`)
}

// character names a character.
func character(c rune) string {
	if c == utf8.RuneError || !unicode.IsPrint(c) {
		return fmt.Sprintf("%U", c)
	}
	return string(c)
}

// describe names a decoded value, revealing no more of it than a scalar.
func describe(value any) words.Message {
	switch value := value.(type) {
	case nil:
		return words.Verbatim("null")
	case bool:
		return words.Verbatim(strconv.FormatBool(value))
	case json.Number:
		return words.Text("the number %s", shorten(value.String(), maxQuoted))
	case string:
		return words.Text("the string %s", quoted(value))
	case []any:
		return words.Text("a list")
	default:
		return words.Text("an object")
	}
}
