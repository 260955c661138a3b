// Package report writes assessments in every format. It never evaluates: to it an assessment is plain data.
package report

import (
	"io"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/words"
)

// LooksAtFacts reports whether a format reads facts of the profiles.
func LooksAtFacts(format string) bool { return format == "html" }

// writer writes a whole report in one format.
type writer func(w io.Writer, r *assessment.Report, o phrase.Options) error

var formats = map[string]writer{
	"compact":  writeCompact,
	"csv":      writeCSV,
	"github":   writeGitHub,
	"gitlab":   writeGitLab,
	"html":     page.Write,
	"json":     writeJSON,
	"junit":    writeJUnit,
	"markdown": writeMarkdown,
	"ndjson":   writeNDJSON,
	"pretty":   writePretty,
	"sarif":    writeSARIF,
}

// Formats returns the names of the formats.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// CheckFormat returns an error if format is unknown.
func CheckFormat(format string) error {
	if _, ok := formats[format]; !ok {
		return words.Errorf("unknown format %q: %s", format, nearest.Use(format, Formats()))
	}
	return nil
}

// Write writes the report in a format.
func Write(w io.Writer, format string, r *assessment.Report, o phrase.Options) error {
	write, ok := formats[format]
	if !ok {
		return CheckFormat(format)
	}
	return write(w, r, o)
}
