package cohort

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/support"
)

// Entry is everything that a cohort takes from one input. The journal holds entries.
type Entry struct {
	Source     string                   `json:"source"`
	Line       int                      `json:"line,omitempty"`
	Failures   []assessment.Failure     `json:"failures,omitempty"` // if any, only Source, Line and Part are set besides
	Part       source.Part              `json:"part,omitempty"`     // what the failures belong to, if not to an input
	Lost       int                      `json:"lost,omitempty"`     // inputs lost to a failure; then only Source and Line are set besides
	ID         string                   `json:"id,omitempty"`
	Name       string                   `json:"name,omitempty"`
	LegalName  string                   `json:"legal_name,omitempty"`
	Stage      string                   `json:"stage,omitempty"`
	Country    string                   `json:"country,omitempty"`
	AsOf       string                   `json:"as_of,omitempty"`
	Match      Match                    `json:"match,omitempty"`
	Verdict    assessment.Verdict       `json:"verdict,omitempty"`
	Gate       Gate                     `json:"gate,omitempty"`
	Standing   assessment.Standing      `json:"standing"`
	Failed     int                      `json:"failed"`         // weight at the low end of the score, which is finer than the score
	Core       int                      `json:"core,omitempty"` // core facts that are known
	Lack       *Lack                    `json:"lack,omitempty"` // why the company can't be ranked yet
	Score      assessment.Score         `json:"score"`
	Coverage   int                      `json:"coverage"`
	Counts     assessment.FindingCounts `json:"counts"`
	Outcomes   string                   `json:"outcomes,omitempty"` // a letter for each rule, in the order of Options.Rules
	Categories []Category               `json:"categories,omitempty"`
	Findings   []Worst                  `json:"findings,omitempty"` // the worst finding of each failed rule, worst first
	Questions  []string                 `json:"questions,omitempty"`
	Ratios     [len(Ratios)]*Ratio      `json:"ratios"`
	After      *After                   `json:"after,omitempty"`
	Shown      []string                 `json:"shown,omitempty"` // the profile's values of Options.Show; "" for none
}

// Lack is why a company can't be ranked yet, and the question to send.
type Lack struct {
	What string `json:"what"` // the core fact, or the rule that is unknown
	Ask  string `json:"ask"`
}

// lackOf returns what a company lacks for a rank: a core fact, or what decides a rule of critical severity. It is nil for a company that
// can be ranked.
func lackOf(a *assessment.Assessment) *Lack {
	for _, m := range a.Summary.Core.Missing {
		return &Lack{What: m.Title, Ask: m.Question}
	}
	for i := range a.Results {
		r := &a.Results[i]
		if worst, open := r.Possible(); open && worst == rule.Critical {
			l := &Lack{What: r.Title}
			if i := slices.IndexFunc(a.Questions, func(q assessment.Question) bool { return slices.Contains(q.Rules, r.Rule) }); i >= 0 {
				l.Ask = a.Questions[i].Text
			}
			return l
		}
	}
	return nil
}

// Match is the result of the --where expression for a company.
type Match string

// The matches. A company that lacks a fact in the expression is not selected, and counted separately.
const (
	Matched   Match = ""
	Unmatched Match = "no"
	Lacking   Match = "lacking"
)

// Gate is whether a company passes the rules that it must pass.
type Gate uint8

// States of a gate, best first. A rule that does not apply excludes nobody.
const (
	GatePassed Gate = iota
	GateOpen        // no gate failed, but one is unknown
	GateFailed
)

var gateNames = [...]string{"passed", "open", "failed"}

func (g Gate) String() string { return gateNames[g] }

// MarshalText returns the gate's name.
func (g Gate) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText parses the gate's name.
func (g *Gate) UnmarshalText(text []byte) error {
	*g = Gate(max(0, slices.Index(gateNames[:], string(text))))
	return nil
}

// Category is the roll-up of one category.
type Category struct {
	Low      *int `json:"low"` // end of the score, so that a category with little known does not look good; null if nothing is known
	Coverage int  `json:"coverage"`
}

// Worst is the worst finding of a rule.
type Worst struct {
	Rule     rule.ID       `json:"rule"`
	Severity rule.Severity `json:"severity"`
	Message  string        `json:"message"`
}

// Entry returns what the cohort keeps of an assessment.
func (c *Cohort) Entry(p *profile.Profile, a *assessment.Assessment) *Entry {
	e := &Entry{
		Source: a.Profile.Source, Line: a.Profile.Line, ID: a.Profile.ID, Name: a.Profile.Name, Stage: a.Profile.Stage, AsOf: a.Profile.AsOf,
		Verdict: a.Summary.Verdict, Counts: a.Summary.Findings, Ratios: RatiosOf(a),
	}
	if country, ok := p.Lookup("/company/country"); ok {
		e.Country, _ = country.(string)
	}
	if name, ok := p.Lookup("/company/legal_name"); ok {
		e.LegalName, _ = name.(string)
	}
	e.Score, e.Coverage, e.Standing = a.Summary.Score, a.Summary.Coverage, assessment.StandingOf(a.Results)
	e.Failed = a.Summary.Failed
	e.Core, e.Lack = a.Summary.Core.Of-len(a.Summary.Core.Missing), lackOf(a)
	letters := make([]byte, len(c.options.Rules))
	for _, r := range a.Results {
		letters[c.index[r.Rule]] = letterOf[r.Now()]
		if f, ok := worstOf(r); ok && len(e.Findings) < Listed {
			e.Findings = append(e.Findings, Worst{Rule: r.Rule, Severity: f.Severity, Message: f.Message})
		}
	}
	e.Outcomes = string(letters)
	e.Gate = c.gate(e.Outcomes)
	for _, s := range a.Summary.Categories {
		cell := Category{Coverage: s.Coverage}
		if s.Score.Known != nil {
			cell.Low = &s.Score.Low
		}
		e.Categories = append(e.Categories, cell)
	}
	var supports *support.Support
	if len(c.options.Show) > 0 && c.options.Support > rule.Claimed {
		supports = support.Of(p.Value())
	}
	for _, pointer := range c.options.Show {
		value, _ := p.Lookup(pointer)
		if supports != nil && supports.Level(pointer) < c.options.Support { // the floor of support makes such a fact absent
			value = nil
		}
		e.Shown = append(e.Shown, shownText(value))
	}
	for _, q := range a.Questions[:min(Listed, len(a.Questions))] {
		e.Questions = append(e.Questions, q.Text)
	}
	return e
}

// mostShown bounds a fact shown for a company, in characters.
const mostShown = 500

// shownText returns a fact in one line: an amount with its currency, the entries of a list by their names.
func shownText(value any) string {
	text := ""
	switch v := value.(type) {
	case nil:
	case string:
		text = strings.Join(strings.Fields(v), " ")
	case []any:
		var all []string
		for _, entry := range v {
			if named, ok := entry.(map[string]any); ok && named["name"] != nil {
				entry = named["name"]
			}
			all = append(all, shownText(entry))
		}
		text = strings.Join(all, ", ")
	case map[string]any:
		if amount, ok := v["amount"]; ok {
			text = strings.TrimSpace(fmt.Sprint(amount) + " " + fmt.Sprint(v["currency"]))
			break
		}
		var all []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			all = append(all, key+": "+shownText(v[key]))
		}
		text = strings.Join(all, ", ")
	default:
		text = fmt.Sprint(v)
	}
	if runes := []rune(text); len(runes) > mostShown {
		text = string(runes[:mostShown-3]) + "..."
	}
	return text
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

// worstOf returns a failed rule's worst finding that is not stale, including waived ones: a waiver does not improve the rank.
func worstOf(r assessment.Result) (assessment.Finding, bool) {
	if r.Now() != rule.Fail {
		return assessment.Finding{}, false
	}
	current := slices.DeleteFunc(slices.Clone(r.Findings), func(f assessment.Finding) bool { return f.Stale })
	return slices.MaxFunc(current, func(a, b assessment.Finding) int { return cmp.Compare(a.Severity, b.Severity) }), true
}

// OutcomesOf returns the outcomes of the rules, in the order of Options.Rules.
func (e *Entry) OutcomesOf() []rule.Outcome {
	out := make([]rule.Outcome, 0, len(e.Outcomes))
	for _, letter := range []byte(e.Outcomes) {
		for outcome, l := range letterOf {
			if l == letter {
				out = append(out, outcome)
			}
		}
	}
	return out
}
