package profile

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxQuoted is how many characters of a value a message shows: enough to find it, too few to spill the company's data.
const maxQuoted = 40

// shorten cuts a text to n characters.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// quoted shows a text in double quotes, shortened, with what can't be printed escaped.
func quoted(s string) string { return strconv.Quote(shorten(s, maxQuoted)) }

// printable is quoted without the quotes, and changes nothing in a text that can be printed as it is.
func printable(s string, n int) string {
	s = shorten(s, n)
	if strings.IndexFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }) < 0 {
		return s
	}
	return strings.Trim(strconv.Quote(s), `"`)
}

// character names one character of the text.
func character(c rune) string {
	if c == utf8.RuneError || !unicode.IsPrint(c) {
		return fmt.Sprintf("%U", c)
	}
	return string(c)
}

// describe names a decoded value without showing more of it than one scalar.
func describe(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(value)
	case json.Number:
		return "the number " + shorten(value.String(), maxQuoted)
	case string:
		return "the string " + quoted(value)
	case []any:
		return "a list"
	default:
		return "an object"
	}
}

// list writes names as "a, b or c".
func list(names []string, conjunction string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " " + conjunction + " " + names[n-1]
	}
	return strings.Join(names, "")
}
