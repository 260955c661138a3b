package phrase

import (
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/rule"
)

// Options determine how assessments are shown.
type Options struct {
	Lang    rule.Lang
	Color   bool
	Verbose bool // include passed and not applicable rules, and all questions
	Width   int  // of the terminal, in columns
	// Profiles gives access to the assessed profiles; nil if they are not available, as with a saved report.
	Profiles Profiles
	// Outlook returns when a company's verdicts will change, by its place. Nil, or a nil result, means that no forecast was made.
	Outlook func(place string) *outlook.Outlook
	// Path returns the path of an input below the root of its repository, for code hosts; nil keeps sources as they are.
	Path func(source string) string
	// Explain adds below the findings of a rule why it matters.
	Explain bool
	// Rule looks up a rule with the parameters in force; nil knows no rules.
	Rule func(id rule.ID) (*rule.Rule, bool)
	// Version is the program's version.
	Version string
	// Vocabulary and Sources provide the words for categories and enums, and the titles of sources.
	Vocabulary rule.Vocabulary
	Sources    map[string]rule.Source
}

// Profiles gives access to the profiles behind a report.
type Profiles interface {
	// Line returns line n (from 1) of an input, for code frames; "" if it is not available.
	Line(source string, n int) string
	// Text returns the whole text of an input, for the hashes by which code hosts recognize lines; nil if it is not available.
	Text(source string) []byte
	// Fact returns a fact of an assessed profile, by the profile's place and an RFC 6901 pointer.
	Fact(place, pointer string) (value any, ok bool)
}
