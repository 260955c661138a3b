// Package report writes assessments in each format that people and programs read. It imports nothing that evaluates: an
// assessment is plain data here.
package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
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

// LooksAtFacts reports whether a report in this format asks for facts of the profiles.
func LooksAtFacts(format string) bool { return format == "html" }

// writer writes a whole report in one format.
type writer func(w io.Writer, r *assessment.Report, o Options) error

var formats = map[string]writer{
	"compact":  writeCompact,
	"csv":      writeCSV,
	"github":   writeGitHub,
	"gitlab":   writeGitLab,
	"html":     writeHTML,
	"json":     writeJSON,
	"junit":    writeJUnit,
	"markdown": writeMarkdown,
	"ndjson":   writeNDJSON,
	"pretty":   writePretty,
	"sarif":    writeSARIF,
}

// Formats lists the names of the formats.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// CheckFormat refuses a name that is no format.
func CheckFormat(format string) error {
	if _, ok := formats[format]; !ok {
		return fmt.Errorf("unknown format %q: use one of %s", format, strings.Join(Formats(), ", "))
	}
	return nil
}

// Write writes the report in a format.
func Write(w io.Writer, format string, r *assessment.Report, o Options) error {
	write, ok := formats[format]
	if !ok {
		return CheckFormat(format)
	}
	return write(w, r, o)
}
