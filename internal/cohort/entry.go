package cohort

import (
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Entry is all that a cohort takes from one input. It is what the journal holds.
type Entry struct {
	Source     string                   `json:"source"`
	Line       int                      `json:"line,omitempty"`
	Failures   []assessment.Failure     `json:"failures,omitempty"` // then there is nothing else
	ID         string                   `json:"id,omitempty"`
	Name       string                   `json:"name,omitempty"`
	LegalName  string                   `json:"legal_name,omitempty"`
	Stage      string                   `json:"stage,omitempty"`
	Match      Match                    `json:"match,omitempty"`
	Verdict    assessment.Verdict       `json:"verdict,omitempty"`
	Gate       Gate                     `json:"gate,omitempty"`
	Score      assessment.Score         `json:"score"`
	Coverage   int                      `json:"coverage"`
	Counts     assessment.FindingCounts `json:"counts"`
	Outcomes   string                   `json:"outcomes,omitempty"` // a letter for each rule in the order of Options.Rules
	Categories []Category               `json:"categories,omitempty"`
	Findings   []Worst                  `json:"findings,omitempty"` // of the failed rules the worst finding each, worst first
	Questions  []string                 `json:"questions,omitempty"`
	Ratios     [len(Ratios)]*Ratio      `json:"ratios"`
	After      *After                   `json:"after,omitempty"`
}

// Match says whether the expression of --where chose a company.
type Match string

// The answers. A company that lacks a fact which the expression names is not chosen, and counted apart.
const (
	Matched   Match = ""
	Unmatched Match = "no"
	Lacking   Match = "lacking"
)

// Gate says whether a company passes the rules that it must pass.
type Gate uint8

// The states of a gate, best first. A rule that does not apply keeps nobody out.
const (
	GatePassed Gate = iota
	GateOpen        // no gate failed, but one is unknown
	GateFailed
)

var gateNames = [...]string{"passed", "open", "failed"}

func (g Gate) String() string { return gateNames[g] }

// MarshalText writes the gate's name.
func (g Gate) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads the gate's name.
func (g *Gate) UnmarshalText(text []byte) error {
	*g = Gate(max(0, slices.Index(gateNames[:], string(text))))
	return nil
}

// Category is the roll-up of one category.
type Category struct {
	Known    *int `json:"known"` // score over what is known; null when nothing is
	Coverage int  `json:"coverage"`
}

// Worst is the worst finding of a rule.
type Worst struct {
	Rule     rule.ID       `json:"rule"`
	Severity rule.Severity `json:"severity"`
	Message  string        `json:"message"`
}

// Entry takes from an assessment what the cohort keeps.
func (c *Cohort) Entry(p *profile.Profile, a *assessment.Assessment) *Entry {
	e := &Entry{
		Source: a.Profile.Source, Line: a.Profile.Line, ID: a.Profile.ID, Name: a.Profile.Name, Stage: a.Profile.Stage,
		Verdict: a.Summary.Verdict, Counts: a.Summary.Findings, Ratios: RatiosOf(p),
	}
	if name, ok := p.Lookup("/company/legal_name"); ok {
		e.LegalName, _ = name.(string)
	}
	e.Score, e.Coverage = c.score(a.Results)
	letters := make([]byte, len(c.options.Rules))
	for _, r := range a.Results {
		letters[c.index[r.Rule]] = letterOf[r.Outcome]
		if f, ok := worstOf(r); ok && len(e.Findings) < Listed {
			e.Findings = append(e.Findings, Worst{Rule: r.Rule, Severity: f.Severity, Message: f.Message})
		}
	}
	e.Outcomes = string(letters)
	e.Gate = c.gate(e.Outcomes)
	for _, s := range a.Summary.Categories {
		e.Categories = append(e.Categories, Category{Known: s.Score.Known, Coverage: s.Coverage})
	}
	for _, q := range a.Questions[:min(Listed, len(a.Questions))] {
		e.Questions = append(e.Questions, q.Text)
	}
	return e
}

// score is the score with the weights of the options.
func (c *Cohort) score(results []assessment.Result) (assessment.Score, int) {
	return assessment.WeightedScore(results, func(category string) int {
		if w, ok := c.options.Weights[category]; ok {
			return w
		}
		return 100
	})
}

func (c *Cohort) gate(outcomes string) Gate {
	g := GatePassed
	for _, id := range c.options.Gates {
		switch outcomes[c.index[id]] {
		case 'f':
			return GateFailed
		case 'u', 'e':
			g = GateOpen
		}
	}
	return g
}

// worstOf is a failed rule's worst finding that nobody has waived.
func worstOf(r assessment.Result) (assessment.Finding, bool) {
	if r.Outcome != rule.Fail {
		return assessment.Finding{}, false
	}
	i := slices.IndexFunc(r.Findings, func(f assessment.Finding) bool { return f.Waiver == nil }) // they are sorted
	if i < 0 {
		return assessment.Finding{}, false
	}
	return r.Findings[i], true
}
