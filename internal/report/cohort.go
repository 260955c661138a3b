package report

import (
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
	head, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "%s,\n  \"companies\": [", strings.TrimSuffix(string(head), "\n}")); err != nil {
		return err
	}
	separator := "\n    "
	for c := range r.Companies() {
		line, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s%s", separator, line); err != nil {
			return err
		}
		separator = ",\n    "
	}
	_, err = io.WriteString(w, "\n  ]\n}\n")
	return err
}
