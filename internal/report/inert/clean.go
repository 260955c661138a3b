// Package inert makes untrusted text harmless: it can't control a terminal, act as a formula in a spreadsheet, or be markup in Markdown.
package inert

import (
	"io"
	"strings"
	"unicode"
)

// CleanLines is Clean for multi-line text: line feeds and tabs are kept.
func CleanLines(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return Legible(r)
	}, text)
}

// Cleaner passes text through CleanLines. Each Write must end on a character boundary.
type Cleaner struct{ W io.Writer }

// Write writes text cleaned by CleanLines.
func (c Cleaner) Write(text []byte) (int, error) {
	if _, err := io.WriteString(c.W, CleanLines(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// Clean makes untrusted text safe to show on one line, even of a terminal: line breaks and tabs become spaces; control characters,
// characters that change the writing direction, and non-characters (which XML rejects) are replaced with U+FFFD.
func Clean(text string) string { return strings.Map(Legible, text) }

// Legible returns what is shown for a character.
func Legible(r rune) rune {
	switch {
	case r >= ' ' && r < '\x7f': // the common case
		return r
	case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
		return ' '
	case unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Noncharacter_Code_Point):
		return unicode.ReplacementChar
	}
	return r
}
