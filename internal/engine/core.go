package engine

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// core says which core facts of the checklist a profile lacks.
func (e *Engine) core(facts plan.Value) assessment.Core {
	core := assessment.Core{Missing: []assessment.MissingCore{}}
	if e.options.Checklist == nil {
		return core
	}
	core.Of = len(e.options.Checklist.Core)
	for _, f := range e.options.Checklist.Core {
		if !slices.ContainsFunc(f.Any, func(pointer string) bool { return says(facts, pointer) }) {
			core.Missing = append(core.Missing, assessment.MissingCore{
				Name: f.Name, Title: f.Title.In(e.options.Lang), Pointers: f.Any, Question: f.Question.In(e.options.Lang),
			})
		}
	}
	return core
}

// says reports whether a profile says something at a pointer: an empty list or text says nothing there.
func says(facts plan.Value, pointer string) bool {
	value, ok := jsonpointer.Find(facts, pointer)
	if !ok {
		return false
	}
	switch x := value.Interface().(type) {
	case nil:
		return false
	case string:
		return strings.TrimSpace(x) != ""
	case []any:
		return len(x) > 0
	case map[string]any:
		return len(x) > 0
	}
	return true
}

// shownNothing tells why a rule does not apply: because one of the facts that it reads is there and says none (an empty list, zero,
// no), and not because the company's stage is another, or what it has is of another kind.
func shownNothing(p *profile.Profile, r *rule.Rule) bool {
	if stage := p.Stage(); stage != "" && !slices.Contains(r.Stages, stage) {
		return false
	}
	return slices.ContainsFunc(r.Facts, func(pattern string) bool {
		if strings.ContainsAny(pattern, "*-") {
			return false
		}
		value, ok := p.Lookup(pattern)
		return ok && isNone(value)
	})
}

func isNone(value any) bool {
	switch x := value.(type) {
	case bool:
		return !x
	case json.Number:
		n, err := x.Float64()
		return err == nil && n == 0
	case []any:
		return len(x) == 0
	case map[string]any:
		amount, ok := x["amount"]
		return ok && isNone(amount)
	}
	return false
}
