package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// csvHeader names the columns. They are the same in every language, for scripts and pivot tables.
var csvHeader = []string{
	"source", "company", "stage", "as_of", "outcome", "severity", "category", "rule", "title", "subject", "message",
	"suggestion", "pointer", "line", "column", "waiver", "fingerprint", "policies",
}

// writeCSV writes a table for spreadsheets: one row per finding, one per rule that is unknown or in error, and one per unreadable input,
// since what is missing is neither a pass nor a fail. Verbose adds the rules that passed or do not apply.
func writeCSV(w io.Writer, r *assessment.Report, o phrase.Options) error {
	if _, err := io.WriteString(w, inert.ByteOrderMark); err != nil {
		return err
	}
	c, t := csv.NewWriter(w), textsFor(o)
	write := func(row []string) {
		for i, text := range row {
			row[i] = inert.Cell(text)
		}
		c.Write(row) // the writer keeps the error
	}
	write(csvHeader)
	for _, f := range r.Failures {
		p := placeOfFailure(f)
		write([]string{
			f.Source, "", "", "", string(rule.Error), "", "", inputRule, "", "", f.Error,
			f.Hint, f.Pointer, strconv.Itoa(p.line), strconv.Itoa(p.column), "", "", "",
		})
	}
	for _, a := range r.Assessments {
		policies := phrase.Policies(a.Policy, o.Lang)
		for _, result := range a.Results {
			for _, row := range t.rows(a, result) {
				write(append(row, policies))
			}
		}
	}
	c.Flush()
	return c.Error()
}

// rows returns the rows of one rule.
func (t texts) rows(a *assessment.Assessment, r assessment.Result) [][]string {
	row := func(outcome string, severity rule.Severity, rest ...string) []string {
		return append([]string{
			a.Profile.Source, a.Profile.Name, a.Profile.Stage, a.Profile.AsOf, outcome, severity.String(), r.Category, string(r.Rule), r.Title,
		}, rest...)
	}
	switch r.Outcome {
	case rule.Fail:
		var rows [][]string
		for _, f := range r.Findings {
			outcome, waiver := string(r.Outcome), ""
			if f.Waiver != nil {
				outcome, waiver = "waived", t.Waiver(*f.Waiver)
			} else if f.Stale {
				outcome = "stale"
			}
			var suggestions, pointers []string
			for _, s := range f.Suggestions {
				suggestions = append(suggestions, s.Text)
			}
			for _, l := range f.Locations {
				pointers = append(pointers, l.Pointer)
			}
			p := entry{a, &r, &f}.place()
			rows = append(rows, row(outcome, f.Severity, f.Subject, f.Message, strings.Join(suggestions, " "), strings.Join(pointers, " "),
				strconv.Itoa(p.line), strconv.Itoa(p.column), waiver, f.Fingerprint))
		}
		return rows
	case rule.Unknown:
		return [][]string{row(string(r.Outcome), r.Severity, "", strings.Join(r.Questions, " "), "", strings.Join(r.Missing, " "), "", "", "", "")}
	case rule.Error:
		return [][]string{row(string(r.Outcome), r.Severity, "", r.Error, "", "", "", "", "", "")}
	}
	if !t.Verbose {
		return nil
	}
	return [][]string{row(string(r.Outcome), r.Severity, "", "", "", "", "", "", "", "")}
}
