package cli

import (
	"context"
	"iter"
	"slices"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
)

// sampled is the number of profiles, the first ones, whose facts say which rules rank a cohort when no checklist is named.
const sampled = 500

// first takes the first records of the input that comes first, and answers them with all records, these included.
func first(records iter.Seq[source.Record]) (head []source.Record, all iter.Seq[source.Record], stop func()) {
	next, stop := iter.Pull(records)
	var beyond []source.Record // the first record of the next input
	for len(head) < sampled {
		r, ok := next()
		if !ok {
			break
		}
		if len(head) > 0 && r.Source != head[0].Source {
			beyond = append(beyond, r)
			break
		}
		head = append(head, r)
	}
	return head, func(yield func(source.Record) bool) {
		for _, r := range slices.Concat(head, beyond) {
			if !yield(r) {
				return
			}
		}
		for {
			r, ok := next()
			if !ok || !yield(r) {
				return
			}
		}
	}, stop
}

// fix makes a checklist of the rules that the first profiles decide, with the core facts that one of them has. It is made before
// the first profile is assessed and never changes, so that late applications rank nobody else anew. Without a profile, or without a
// rule that they decide, the checklist of the run stays.
func (s *screening) fix(ctx context.Context, head []source.Record) error {
	base, err := checklistOf(s.config, s.set)
	if err != nil {
		return err
	}
	include, err := selection(s.config, s.set.Catalogue(), base)
	if err != nil {
		return err
	}
	var ids []rule.ID
	for _, r := range s.set.Catalogue().Rules {
		if include(r.ID) {
			ids = append(ids, r.ID)
		}
	}
	decided, known := map[rule.ID]bool{}, map[string]bool{}
	for _, record := range head {
		p, failures := s.decode(s.validator, record)
		if len(failures) > 0 {
			continue // it is said when its turn comes
		}
		results, err := s.set.Evaluator().Evaluate(ctx, p.Value(), ids)
		if err != nil {
			return err
		}
		for _, r := range results {
			if r.Outcome == rule.Pass || r.Outcome == rule.Fail {
				decided[r.Rule] = true
			}
		}
		for _, f := range base.Core {
			known[f.Name] = known[f.Name] || slices.ContainsFunc(f.Any, func(pointer string) bool {
				value, ok := p.Lookup(pointer)
				return ok && value != nil
			})
		}
		p.Release()
	}
	if len(decided) == 0 {
		return nil
	}
	l := *base
	l.Rules, l.Except, l.Core, l.Form = nil, nil, nil, nil
	s.fixed = &cohort.Fixed{By: "facts", Of: len(ids)}
	if len(head) > 0 {
		if _, table := s.tables()[source.Ending(head[0].Source)]; table {
			s.fixed.By = "columns"
		}
	}
	for _, id := range ids {
		// What a company must pass, or is compared by, ranks it even where the first profiles do not decide it.
		if decided[id] || matchesAny(s.Gates, id) {
			l.Rules = append(l.Rules, string(id))
		}
	}
	for _, f := range base.Core {
		if known[f.Name] {
			l.Core = append(l.Core, f)
		} else {
			s.fixed.Absent = append(s.fixed.Absent, f.Title.In(s.config.Lang))
		}
	}
	s.fixed.Rules = len(l.Rules)
	s.config.Fixed = l.Revised()
	return nil
}

// fixes tells whether the rules of the run are fixed by its first profiles: where the user selects none.
func (s *screening) fixes() bool {
	return len(s.config.Checklists)+len(s.config.Only) == 0
}
