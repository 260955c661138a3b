package compare

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// writeCSVComparison writes one row per company, with the same columns in every language.
func writeCSVComparison(w io.Writer, c Comparison, o phrase.Options) error {
	t := newComparison(c, o)
	header := []string{"source", "id", "name", "stage", "as_of", "verdict", "score_low", "score_high", "coverage"}
	for _, s := range rule.Severities() {
		header = append(header, "findings_"+s.String())
	}
	categories := t.categories()
	for _, category := range categories {
		header = append(header, category+"_low", category+"_high", category+"_coverage")
	}
	amounts := map[string]bool{} // ratios that are amounts of money
	for _, company := range c.Companies {
		for _, r := range company.Ratios {
			_, isAmount := r.Value.(map[string]any)
			amounts[r.Name] = amounts[r.Name] || isAmount
		}
	}
	if len(c.Companies) > 0 {
		for _, r := range c.Companies[0].Ratios {
			if header = append(header, r.Name); amounts[r.Name] {
				header = append(header, r.Name+"_currency")
			}
		}
	}
	header = append(header, "worst_findings", "policies")
	if _, err := io.WriteString(w, inert.ByteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Write(header) // the writer keeps the error
	for _, company := range c.Companies {
		s := company.Summary
		line := []string{
			company.Profile.Source, company.Profile.ID, company.Profile.Name, company.Profile.Stage, company.Profile.AsOf, string(s.Verdict),
			fmt.Sprint(s.Score.Low), fmt.Sprint(s.Score.High), fmt.Sprint(s.Coverage),
		}
		for _, severity := range rule.Severities() {
			line = append(line, fmt.Sprint(s.Findings.Of(severity)))
		}
		for _, category := range categories {
			if found, ok := categoryOf(company, category); ok {
				line = append(line, fmt.Sprint(found.Score.Low), fmt.Sprint(found.Score.High), fmt.Sprint(found.Coverage))
			} else {
				line = append(line, "", "", "")
			}
		}
		for _, r := range company.Ratios {
			value, currency := r.Value, any("")
			if m, ok := value.(map[string]any); ok {
				value, currency = m["amount"], m["currency"]
			}
			if value == nil {
				value = ""
			}
			if line = append(line, fmt.Sprint(value)); amounts[r.Name] {
				line = append(line, fmt.Sprint(currency))
			}
		}
		var worst []string
		for _, f := range company.Worst {
			worst = append(worst, string(f.Rule))
		}
		line = append(line, strings.Join(worst, " "), phrase.Policies(c.Policy, o.Lang))
		for i := range line {
			line[i] = inert.Cell(line[i])
		}
		out.Write(line)
	}
	out.Flush()
	return out.Error()
}
