package service

import (
	"context"
	"slices"

	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/rule"
)

// MostCompared bounds the companies that can stand side by side.
const MostCompared = 8

// Compared is what people concluded about a company in a comparison, as far as the actor may see it.
type Compared struct {
	Company  string   `json:"company"`
	Status   string   `json:"status" doc:"Of its case."`
	Decision string   `json:"decision,omitempty" doc:"The outcome of the decision that stands or was reopened."`
	Reviews  int      `json:"reviews"`
	Raw      *float64 `json:"raw,omitempty" doc:"The mean of what reviewers gave."`
	Adjusted *float64 `json:"adjusted,omitempty" doc:"The same, without what strict and lenient reviewers add."`
}

// Comparison is companies of a program side by side: what the program concludes of each and, in the same order, what people concluded.
type Comparison struct {
	compare.Comparison
	People []Compared `json:"people"`
}

// Compare puts companies of a program side by side, in the given order: what the program concludes of each now, in a language, and what
// reviewers and deciders concluded, as far as the actor may see it. It needs a viewer.
func (s *Service) Compare(ctx context.Context, a Actor, program string, companies []string, lang rule.Lang) (Comparison, error) {
	out := Comparison{Comparison: compare.Comparison{Schema: compare.Schema, Companies: []compare.Company{}}, People: []Compared{}}
	if len(companies) == 0 || len(companies) > MostCompared {
		return out, invalid("compare 1 to %d companies: %d were chosen", MostCompared, len(companies))
	}
	for i, one := range companies {
		if slices.Contains(companies[:i], one) {
			return out, invalid("a company was chosen twice")
		}
	}
	decided, err := s.Decided(ctx, a, program)
	if err != nil {
		return out, err
	}
	for _, company := range companies {
		_, made, err := s.Report(ctx, a, program, company, lang)
		if err != nil {
			return out, err
		}
		out.Policy = made.Policy
		out.Companies = append(out.Companies, compare.CompanyOf(made, compare.RatiosOf(made)))
		c, err := s.Case(ctx, a, program, company)
		if err != nil {
			return out, err
		}
		out.Companies[len(out.Companies)-1].Profile.Name = c.Name
		p := Compared{Company: company, Status: c.Status}
		p.Decision = decided[company].Outcome
		out.People = append(out.People, p)
	}
	scores, err := s.Scores(ctx, a, program)
	if err != nil {
		return out, err
	}
	for _, sc := range scores.Companies {
		if i := slices.Index(companies, sc.Company); i >= 0 && sc.Reviews > 0 {
			out.People[i].Reviews, out.People[i].Raw, out.People[i].Adjusted = sc.Reviews, &sc.Raw, &sc.Adjusted
		}
	}
	return out, nil
}
