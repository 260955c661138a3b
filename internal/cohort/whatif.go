package cohort

import (
	"context"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// WhatIf is a second set of policies to compare with.
type WhatIf struct {
	// Assess runs only the rules whose outcomes can differ.
	Assess     func(context.Context, *profile.Profile) (*assessment.Assessment, error)
	Rules      []rule.ID       // the rules that Assess runs
	Parameters []rule.Override // of the second set, as far as they differ from the first
}

// After is what the second set of policies concludes of a company.
type After struct {
	Verdict  assessment.Verdict `json:"verdict"`
	Score    assessment.Score   `json:"score"`
	Coverage int                `json:"coverage"`
	Changed  []RuleShift        `json:"changed,omitempty"` // outcomes, by rule
}

// RuleShift is the outcome of a rule before and after, as letters.
type RuleShift struct {
	Rule   rule.ID `json:"rule"`
	Before string  `json:"before"`
	After  string  `json:"after"`
}

// After runs the second set on a profile. The outcomes of rules that can't differ are taken from the assessment by the first set.
func (c *Cohort) After(ctx context.Context, p *profile.Profile, before *assessment.Assessment) (*After, error) {
	part, err := c.options.WhatIf.Assess(ctx, p)
	if err != nil {
		return nil, err
	}
	again := make(map[rule.ID]rule.Outcome, len(part.Results))
	for _, r := range part.Results {
		again[r.Rule] = r.Outcome
	}
	after := &After{}
	results := slices.Clone(part.Results)
	for _, r := range before.Results {
		outcome, ok := again[r.Rule]
		switch {
		case !ok:
			results = append(results, r)
		case outcome != r.Outcome:
			after.Changed = append(after.Changed, RuleShift{Rule: r.Rule, Before: string(letterOf[r.Outcome]), After: string(letterOf[outcome])})
		}
	}
	slices.SortFunc(after.Changed, func(a, b RuleShift) int { return c.index[a.Rule] - c.index[b.Rule] })
	s := assessment.Summarize(results, assessment.Terms{
		Threshold: before.Summary.Threshold, Checklist: c.options.Checklist, Core: before.Summary.Core,
	})
	after.Verdict, after.Score, after.Coverage = s.Verdict, s.Score, s.Coverage
	return after, nil
}

// shift is what is kept in memory of every company's After.
type shift struct {
	verdict, low, high uint8
	more               bool // there are more changed rules than are kept
	changed            [Listed]packedShift
}

type packedShift struct {
	rule          uint16 // index, from 1
	before, after byte
}

// move is a change of one rule's outcome.
type move struct {
	rule          int
	before, after byte
}

func (c *Cohort) shift(e *Entry) {
	s := shift{
		verdict: uint8(slices.Index(verdicts, e.After.Verdict)), low: uint8(e.After.Score.Low), high: uint8(e.After.Score.High),
		more: len(e.After.Changed) > Listed,
	}
	for i, ch := range e.After.Changed {
		k := c.index[ch.Rule]
		c.moves[move{k, ch.Before[0], ch.After[0]}]++
		if i < Listed {
			s.changed[i] = packedShift{uint16(k + 1), ch.Before[0], ch.After[0]}
		}
	}
	c.shifts.add(s)
}
