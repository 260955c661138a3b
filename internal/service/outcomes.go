package service

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// outcomes returns the outcomes of a stored assessment, by rule. lists caches the rules of archives.
func (s *Service) outcomes(ctx context.Context, lists map[string][]rule.ID, a store.Assessment) (map[rule.ID]rule.Outcome, error) {
	ids, ok := lists[a.Archive]
	if !ok {
		names, err := s.store.RulesOf(ctx, a.Archive)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			ids = append(ids, rule.ID(n))
		}
		lists[a.Archive] = ids
	}
	var e cohort.Entry
	if err := json.Unmarshal(a.Entry, &e); err != nil {
		return nil, err
	}
	out := make(map[rule.ID]rule.Outcome, len(ids))
	for i, o := range e.OutcomesOf() {
		if i < len(ids) {
			out[ids[i]] = o
		}
	}
	return out, nil
}

// shifts returns the rules whose outcomes differ, by ID. A rule that was not run on one side has the outcome "" there.
func shifts(was, is map[rule.ID]rule.Outcome) []RuleShift {
	out := []RuleShift{}
	ids := slices.Collect(maps.Keys(was))
	for id := range is {
		if _, ok := was[id]; !ok {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		if was[id] != is[id] {
			out = append(out, RuleShift{Rule: id, Before: was[id], After: is[id]})
		}
	}
	return out
}

// Outcomes returns the outcomes of all rules on a profile, by category and rule, as the entry point of the shipped policies,
// data.diligo.outcomes, returns them in a stock OPA. It needs a viewer.
func (s *Service) Outcomes(ctx context.Context, a Actor, sub Submission) (map[string]map[string]any, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	j, err := s.shippedJudge(ctx)
	if err != nil {
		return nil, err
	}
	p, failures := j.Decode(source.Record{Source: "input", Data: sub.Content, Format: sub.Format})
	if len(failures) > 0 {
		return nil, &Invalid{What: words.Text("the input is not a profile"), Failures: failures}
	}
	defer p.Release()
	results, err := j.Set().Evaluator().Evaluate(ctx, p.Value(), idsOf(j))
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]any{}
	for _, r := range results {
		category, name := r.Rule.Category(), string(r.Rule)[len(r.Rule.Category())+1:]
		if out[category] == nil {
			out[category] = map[string]any{}
		}
		out[category][name] = outcomeOf(r)
	}
	return out, nil
}

// shippedJudge opens the shipped policies.
func (s *Service) shippedJudge(ctx context.Context) (*app.Judge, error) {
	kept, err := s.archive(ctx, "", Judging{})
	if err != nil {
		return nil, err
	}
	_, digest, err := kept.Bytes()
	if err != nil {
		return nil, err
	}
	return s.judges.open(digest, kept, s.options(Settings{}, "", nil))
}

func idsOf(j *app.Judge) []rule.ID {
	var ids []rule.ID
	for _, r := range j.Catalogue().Rules {
		ids = append(ids, r.ID)
	}
	return ids
}

// outcomeOf returns a result as Rego represents it.
func outcomeOf(r policy.Result) map[string]any {
	out := map[string]any{"outcome": string(r.Outcome)}
	switch r.Outcome {
	case rule.Fail:
		findings := []any{}
		for _, f := range r.Findings {
			m := map[string]any{}
			if f.Kind != "" {
				m["kind"] = f.Kind
			}
			if f.Subject != "" {
				m["subject"] = f.Subject
			}
			if f.Severity != nil {
				m["severity"] = f.Severity.String()
			}
			if f.At != nil {
				m["at"] = f.At
			}
			if f.Evidence != nil {
				m["evidence"] = f.Evidence
			}
			findings = append(findings, m)
		}
		suggestions := []any{}
		for _, x := range r.Suggestions {
			m := map[string]any{"action": x.Action}
			if x.Subject != "" {
				m["subject"] = x.Subject
			}
			if x.Values != nil {
				m["values"] = x.Values
			}
			suggestions = append(suggestions, m)
		}
		out["findings"], out["suggestions"] = findings, suggestions
	case rule.Unknown:
		out["missing"] = r.Missing
	case rule.Error:
		out["reason"] = fmt.Sprint(cmp.Or(r.Err, policy.ErrUndetermined))
	}
	if len(r.Rates) > 0 && (r.Outcome == rule.Fail || r.Outcome == rule.Pass) {
		out["rates"] = r.Rates
	}
	return out
}
