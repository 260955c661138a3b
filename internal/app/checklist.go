package app

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// ChecklistChoice selects a checklist.
type ChecklistChoice struct {
	Names   []string        // in the catalogue, or of files; none means the default
	Fixed   *rule.Checklist // replaces the names, if a run has fixed its rules
	Weights map[string]int  // percent, by category
	// Read reads the file of a checklist; nil permits only those in the catalogue.
	Read func(name string) ([]byte, error)
}

// Of returns the named checklists as one, with the weights.
func (c ChecklistChoice) Of(catalogue *rule.Catalogue) (*rule.Checklist, error) {
	if c.Fixed != nil {
		return c.Fixed, nil
	}
	names := c.Names
	if len(names) == 0 {
		names = []string{rule.DefaultChecklist}
	}
	var lists []*rule.Checklist
	for _, name := range names {
		l, ok := catalogue.Checklist(name)
		if !ok {
			content, err := c.read(name)
			if errors.Is(err, fs.ErrNotExist) {
				return nil, words.Errorf("checklist: there is neither a checklist nor a file %q: %s", name, nearest.Use(name, checklistNames(catalogue)))
			}
			if err != nil {
				return nil, words.Errorf("checklist: %w", err)
			}
			if l, err = policy.ReadChecklist(name, content, catalogue); err != nil {
				return nil, err
			}
		}
		lists = append(lists, l)
	}
	return policy.UnionOf(lists, catalogue).With(c.Weights), nil
}

func (c ChecklistChoice) read(name string) ([]byte, error) {
	if c.Read == nil {
		return nil, fs.ErrNotExist
	}
	return c.Read(name)
}

func checklistNames(c *rule.Catalogue) []string {
	var names []string
	for _, l := range c.Checklists {
		names = append(names, l.Name)
	}
	return names
}

// Relevant returns the checklist without the core facts that no rule of the run reads, if the user has excluded rules: a question about
// runway alone does not need a cap table.
func Relevant(l *rule.Checklist, c *rule.Catalogue, include func(rule.ID) bool) *rule.Checklist {
	out, whole := *l, true
	read := map[string]bool{}
	for _, r := range c.Rules {
		switch {
		case include(r.ID):
			for _, pattern := range r.Facts {
				read[pattern] = true
			}
		case policy.Selects(l, r.ID):
			whole = false
		}
	}
	if whole {
		return l
	}
	out.Core = slices.DeleteFunc(slices.Clone(l.Core), func(f rule.CoreFact) bool {
		return !slices.ContainsFunc(f.Any, func(pointer string) bool { return read[pointer] || read[strings.TrimSuffix(pointer, "/amount")] })
	})
	return &out
}

// Sampled is the number of profiles at the start of a cohort whose facts determine which rules rank it when no checklist is named.
const Sampled = 500

// Fix returns a judge whose checklist consists of the rules that the first profiles decide and those that the gates name, with the core
// facts that at least one profile has. It is fixed before the first profile is assessed, so that late applications do not change the
// ranking of others. Without a profile, or without a rule that they decide, it returns the same judge and fixed is nil.
func (j *Judge) Fix(ctx context.Context, head []source.Record, gates []string) (_ *Judge, fixed *cohort.Fixed, err error) {
	base := j.checklist
	var ids []rule.ID
	for _, r := range j.Catalogue().Rules {
		if j.include(r.ID) {
			ids = append(ids, r.ID)
		}
	}
	decided, known := map[rule.ID]bool{}, map[string]bool{}
	open := slices.Clone(ids) // rules that no profile has decided yet
	for _, record := range head {
		p, failures := j.Decode(record)
		if len(failures) > 0 {
			continue // reported when its turn comes
		}
		results, err := j.set.Evaluator().Evaluate(ctx, p.Value(), open)
		switch {
		case ctx.Err() != nil:
			return nil, nil, err
		case err != nil:
			p.Release()
			continue // likewise
		}
		for _, r := range results {
			if r.Outcome == rule.Pass || r.Outcome == rule.Fail {
				decided[r.Rule] = true
			}
		}
		open = slices.DeleteFunc(open, func(id rule.ID) bool { return decided[id] })
		for _, f := range base.Core {
			known[f.Name] = known[f.Name] || slices.ContainsFunc(f.Any, func(pointer string) bool {
				value, ok := p.Lookup(pointer)
				return ok && value != nil
			})
		}
		p.Release()
	}
	if len(decided) == 0 {
		return j, nil, nil
	}
	l := *base
	l.Rules, l.Except, l.Core, l.Form = nil, nil, nil, nil
	fixed = &cohort.Fixed{By: "facts", Of: len(ids)}
	for _, id := range ids {
		// Gates and what companies are compared by rank the cohort even if the first profiles do not decide them.
		if decided[id] || matchesAny(gates, id) {
			l.Rules = append(l.Rules, string(id))
		}
	}
	for _, f := range base.Core {
		if known[f.Name] {
			l.Core = append(l.Core, f)
		} else {
			fixed.Absent = append(fixed.Absent, f.Title.In(j.options.Lang))
		}
	}
	fixed.Rules = len(l.Rules)
	o := j.options
	o.Checklist.Fixed = l.Revised()
	again, err := judgeOf(o, j.policies, j.set, j.validator)
	return again, fixed, err
}

// Checklist returns what coverage, verdict and score refer to.
func (j *Judge) Checklist() *rule.Checklist { return j.checklist }
