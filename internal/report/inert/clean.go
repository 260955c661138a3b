// Package inert shows texts of somebody else such that nothing in them does anything: steer a terminal, be a formula in a spreadsheet, be
// mark-up in Markdown.
package inert

import (
	"io"
	"strings"
	"unicode"
)

// CleanLines is Clean for a text of several lines: line feeds and tabs stay.
func CleanLines(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return Legible(r)
	}, text)
}

// Cleaner writes texts for people such that nothing in them steers a terminal. Each text must be written at once.
type Cleaner struct{ W io.Writer }

// Write writes the text as CleanLines has it.
func (c Cleaner) Write(text []byte) (int, error) {
	if _, err := io.WriteString(c.W, CleanLines(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// Clean makes a text of somebody else safe to show on one line, of a terminal too: line breaks and tabs are spaces, and characters
// that steer a terminal, turn the direction of writing or are none (which XML refuses) are shown as unreadable.
func Clean(text string) string { return strings.Map(Legible, text) }

// Legible is what is shown of a character.
func Legible(r rune) rune {
	switch {
	case r >= ' ' && r < '\x7f': // of a long line nearly all
		return r
	case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
		return ' '
	case unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Noncharacter_Code_Point):
		return unicode.ReplacementChar
	}
	return r
}
