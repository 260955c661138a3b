// Package nearest finds the name that a misspelt one most likely stands for: of commands, flags, formats, rules, parameters, facts and words.
package nearest

import (
	"strings"
	"unicode"

	"github.com/diligo/diligo/internal/words"
)

// Use says what to use instead of a name that is not one of these: the one that may be meant, and all that there are.
func Use(name string, names []string) words.Message {
	if near, ok := Name(name, names); ok {
		return words.Text("did you mean %s? There are %s", near, words.List(names))
	}
	return words.Text("use one of %s", words.List(names))
}

// Name returns the name most like s, if one is like it at all: few edits apart, capitals, spaces and punctuation aside.
func Name(s string, names []string) (name string, ok bool) {
	const tooFar = 1 << 20
	best, s := tooFar, Plain(first(s, 64))
	for _, candidate := range names {
		plain := Plain(candidate)
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

// Plain drops case, spaces and punctuation, so that "Start-up" is "start_up".
func Plain(s string) string {
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

// first returns a text cut to n characters.
func first(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
