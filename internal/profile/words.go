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

// nearest returns the name most like s, if one is like it at all: few edits apart, or one spelt within the other's words.
func nearest(s string, names []string) (name string, ok bool) {
	const tooFar = 1 << 20
	best, s := tooFar, simplify(shorten(s, 64))
	for _, candidate := range names {
		plain := simplify(candidate)
		d := distance(s, plain)
		if d > max(1, min(len(s), len(plain))/3) {
			continue
		}
		if d < best || d == best && candidate < name {
			best, name = d, candidate
		}
	}
	return name, best < tooFar
}

// simplify drops case, spaces and punctuation, so that "Start-up" is "start_up".
func simplify(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

// distance counts the insertions, deletions, replacements and swaps of neighbours that turn a into b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}

// list writes names as "a, b or c".
func list(names []string, conjunction string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " " + conjunction + " " + names[n-1]
	}
	return strings.Join(names, "")
}
