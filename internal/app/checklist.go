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

// ChecklistChoice is what a checklist is made from.
type ChecklistChoice struct {
	Names   []string        // of the catalogue, or of files; none: the default one
	Fixed   *rule.Checklist // in place of the names, where a run has fixed its rules itself
	Weights map[string]int  // percent, by category
	// Read reads a file with a checklist; nil where only those of the catalogue will do.
	Read func(name string) ([]byte, error)
}

// Of is the checklist: those that are named, as one, with the weights.
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

// Relevant is the checklist without the core facts that no rule of the run reads, where the user leaves rules out: who asks about
// runway alone need not show a cap table.
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

// Sampled is the number of profiles, the first ones, whose facts say which rules rank a cohort when no checklist is named.
const Sampled = 500

// Fix is a judge whose checklist is of the rules that the first profiles decide, with the core facts that one of them has, and those that
// the gates name. It is made before the first profile is assessed and never changes, so that late applications rank nobody else anew.
// Without a profile, or without a rule that they decide, the judge stays and fixed is nil.
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
			continue // it is said when its turn comes
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
		// What a company must pass, or is compared by, ranks it even where the first profiles do not decide it.
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

// Checklist is what coverage, verdict and score are relative to.
func (j *Judge) Checklist() *rule.Checklist { return j.checklist }
