package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
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

// writeCohortJSON writes one object: the report, and behind it the companies, one a line.
func writeCohortJSON(w io.Writer, r *cohort.Report, _ CohortOptions) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return err
	}
	b.Truncate(bytes.LastIndexByte(b.Bytes(), '}') - 1)
	b.WriteString(",\n  \"companies\": [")
	e.SetIndent("", "")
	separator := "\n    "
	for c := range r.Companies() {
		b.WriteString(separator)
		if err := e.Encode(c); err != nil {
			return err
		}
		b.Truncate(b.Len() - 1) // the end of the line
		if _, err := b.WriteTo(w); err != nil {
			return err
		}
		separator = ",\n    "
	}
	b.WriteString("\n  ]\n}\n")
	_, err := b.WriteTo(w)
	return err
}
