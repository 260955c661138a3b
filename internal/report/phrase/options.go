package phrase

import (
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/rule"
)

// Options are how to show assessments.
type Options struct {
	Lang    rule.Lang
	Color   bool
	Verbose bool // also what passed and what does not apply, and all questions
	Width   int  // columns of the terminal
	// Profiles are what was assessed; nil when they are not at hand, as with a saved report.
	Profiles Profiles
	// Outlook is when the verdicts about a company will change, by its place; nil where nobody has looked ahead.
	Outlook func(place string) *outlook.Outlook
	// Path is where an input lies below the root of its repository, for code hosts; nil leaves sources as they are.
	Path func(source string) string
	// Explain says why a rule matters, below its findings.
	Explain bool
	// Rule is what is known of a rule, with the parameters in force; nil knows none.
	Rule func(id rule.ID) (*rule.Rule, bool)
	// Version is that of the program.
	Version string
	// Vocabulary and Sources word categories, enum words and the origins of thresholds.
	Vocabulary rule.Vocabulary
	Sources    map[string]rule.Source
}

// Profiles are the profiles behind a report.
type Profiles interface {
	// Line is the text of line n (from 1) of an input, for code frames; "" when it is not at hand.
	Line(source string, n int) string
	// Text is the whole text of an input, nil when it is not at hand, for the hashes by which code hosts know a line again.
	Text(source string) []byte
	// Fact is a fact of a profile that was assessed, by its place and an RFC 6901 pointer.
	Fact(place, pointer string) (value any, ok bool)
}
