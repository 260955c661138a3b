// Package ranking writes a cohort ranked by package cohort, in each format.
package ranking

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/words"
)

// Options determine how a cohort is shown.
type Options struct {
	phrase.Options
	Top int // companies to show; 0 for the format's default
	// Link returns the address of a company's report relative to the page; "" if there is none. It may be nil.
	Link func(cohort.Ref) string
}

// layout writes a cohort in one format.
type layout struct {
	write func(w io.Writer, r *cohort.Report, o Options) error
	top   int // companies shown by default; 0 for all
}

var formats = map[string]layout{
	"pretty":   {write: writePretty, top: 20},
	"csv":      {write: writeCSV},
	"xlsx":     {write: writeXLSX},
	"html":     {write: writeHTML, top: 20_000},
	"markdown": {write: writeMarkdown, top: 50},
	"json":     {write: writeJSON},
}

// Formats returns the names of the cohort formats.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// CheckFormat returns an error if format is not one of cohorts.
func CheckFormat(format string) error {
	if _, ok := formats[format]; !ok {
		return words.Errorf("unknown format %q: %s", format, nearest.Use(format, Formats()))
	}
	return nil
}

// Write writes the report of a cohort in a format.
func Write(w io.Writer, format string, r *cohort.Report, o Options) error {
	f, ok := formats[format]
	if !ok {
		return CheckFormat(format)
	}
	top := o.Top
	if top == 0 {
		top = f.top
	}
	r.Show(top)
	return f.write(w, r, o)
}

// writeJSON writes the report as an object with the companies at its end, one per line. Duplicates and companies can be numerous and are
// therefore encoded one at a time.
func writeJSON(w io.Writer, r *cohort.Report, _ Options) error {
	const none = "\n  \"duplicates\": []" // unique: members of nested objects are indented further
	head := *r
	head.Duplicates = []cohort.Duplicate{}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(head); err != nil {
		return err
	}
	before, after, _ := bytes.Cut(bytes.TrimSuffix(b.Bytes(), []byte("\n}\n")), []byte(none))
	out := bufio.NewWriter(w)
	out.Write(before)
	out.WriteByte('\n')
	if err := assessment.WriteMember(out, "duplicates", duplicates(r)); err != nil {
		return err
	}
	out.Write(after)
	out.WriteString(",\n  \"companies\": [")
	e.SetIndent("", "")
	separator, apart := "\n    ", false
	for c := range r.Companies() {
		if c.Lack != nil && !apart {
			apart, separator = true, "\n    "
			out.WriteString("\n  ],\n  \"not_ranked\": [")
		}
		b.Reset()
		if err := e.Encode(c); err != nil {
			return err
		}
		out.WriteString(separator)
		out.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
		separator = ",\n    "
	}
	if !apart {
		out.WriteString("\n  ],\n  \"not_ranked\": [")
	}
	out.WriteString("\n  ]\n}\n")
	return out.Flush()
}

// duplicate is a duplicate in JSON.
type duplicate struct {
	By        string       `json:"by"`
	Companies []cohort.Ref `json:"companies"`
}

func duplicates(r *cohort.Report) iter.Seq[duplicate] {
	return func(yield func(duplicate) bool) {
		for _, d := range r.Duplicates {
			if !yield(duplicate{d.By, d.Companies()}) {
				return
			}
		}
	}
}
