package report

import (
	"io"
	"strings"
)

// Clean makes a text of somebody else safe to show on one line of a terminal, for what commands say beside reports.
func Clean(text string) string { return clean(text) }

// CleanLines is Clean for a text of several lines: line feeds and tabs stay.
func CleanLines(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return legible(r)
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
