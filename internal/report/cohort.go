package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/cohort"
)

// CohortOptions are how to show a cohort.
type CohortOptions struct {
	Options
	Top int // companies to show; 0 is the format's own number
}

// cohortFormat writes a cohort in one format.
type cohortFormat struct {
	write func(w io.Writer, r *cohort.Report, o CohortOptions) error
	top   int // companies that it shows by itself; 0 is all
}

var cohortFormats = map[string]cohortFormat{
	"pretty":   {write: writeCohortPretty, top: 20},
	"csv":      {write: writeCohortCSV},
	"xlsx":     {write: writeCohortXLSX},
	"html":     {write: writeCohortHTML, top: 20_000},
	"markdown": {write: writeCohortMarkdown, top: 50},
	"json":     {write: writeCohortJSON},
}

// CohortFormats lists the names of the formats of cohorts.
func CohortFormats() []string { return slices.Sorted(maps.Keys(cohortFormats)) }

// CheckCohortFormat refuses a name that is no format of cohorts.
func CheckCohortFormat(format string) error {
	if _, ok := cohortFormats[format]; !ok {
		return fmt.Errorf("unknown format %q: use one of %s", format, strings.Join(CohortFormats(), ", "))
	}
	return nil
}

// WriteCohort writes the report on a cohort in a format.
func WriteCohort(w io.Writer, format string, r *cohort.Report, o CohortOptions) error {
	f, ok := cohortFormats[format]
	if !ok {
		return CheckCohortFormat(format)
	}
	top := o.Top
	if top == 0 {
		top = f.top
	}
	r.Show(top)
	return f.write(w, r, o)
}

// writeCohortJSON writes one object: the report, and behind it the companies, one a line. Of duplicates and companies there may be
// many: they are made and written one by one.
func writeCohortJSON(w io.Writer, r *cohort.Report, _ CohortOptions) error {
	const none = "\n  \"duplicates\": []" // nothing inside another member is indented as little
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
	if err := writeMember(out, "duplicates", duplicates(r)); err != nil {
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
