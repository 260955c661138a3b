package policy

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// agesReference is data.lib.ages.overaged, the facts of a document that are too old to rest on, by their pointers.
func agesReference() ast.Ref {
	return ast.Ref{ast.DefaultRootDocument, ast.InternedTerm("lib"), ast.StringTerm("ages"), ast.StringTerm("overaged")}
}

// overaged reads the facts that are too old, in the order of their pointers.
func overaged(v plan.Value, err error) ([]rule.Aged, error) {
	if err != nil {
		return nil, words.Errorf("ages of facts: %w", err)
	}
	if !v.IsDefined() || v.Len() == 0 {
		return nil, nil
	}
	var out []rule.Aged
	err = members(v, func(pointer string, v plan.Value) error {
		a := rule.Aged{Pointer: pointer}
		err := members(v, func(name string, v plan.Value) (err error) {
			switch name {
			case "as_of":
				a.AsOf, err = word(v)
			case "maximum_days":
				_, err = numeral(v)
			case "expired":
				a.Expired = isTrue(v)
			default:
				err = errUnknownField
			}
			return err
		})
		out = append(out, a)
		return err
	})
	if err != nil {
		return nil, words.Errorf("ages of facts: contract: %w", err)
	}
	return out, nil
}

// evaluateAgedFunc is an evaluateFunc that says beside the results which facts of the document are too old, where that is asked for.
type evaluateAgedFunc func(ctx context.Context, document plan.Value, ids []rule.ID, ages bool) ([]Result, []rule.Aged, error)

// byAge evaluates at every word that it takes (see settled), and lets nothing rest on what is too old: a pass or a "not applicable" is
// what the other facts prove alone, and where those prove nothing, the values of today are missing. Findings stand. Both name the overaged facts
// among those that they ask for or speak of. Facts are as old as the document says: a stage at which a rule is judged without the document
// giving one shortens no limit. main.rego does the same.
func byAge(ctx context.Context, document plan.Value, ids []rule.ID, domains map[string][]string, evaluate evaluateAgedFunc) ([]Result, error) {
	var old []rule.Aged
	plainly := func(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, error) {
		results, _, err := evaluate(ctx, document, ids, false)
		return results, err
	}
	first := true
	results, err := settled(ctx, document, ids, domains, func(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, error) {
		results, aged, err := evaluate(ctx, document, ids, first)
		if first { // of the document itself
			old, first = aged, false
		}
		return results, err
	})
	if err != nil || len(old) == 0 {
		return results, err
	}
	var at []int
	var asked []rule.ID
	for i := range results {
		switch r := &results[i]; r.Outcome {
		case rule.Pass, rule.NotApplicable:
			at, asked = append(at, i), append(asked, r.Rule)
		case rule.Fail:
			for _, f := range r.Findings {
				r.Aged = agedAmong(r.Aged, old, f.At)
			}
		}
	}
	if len(asked) == 0 {
		return results, nil
	}
	now, err := settled(ctx, withoutFacts(document, old), asked, domains, plainly)
	if err != nil {
		return nil, err
	}
	for k, i := range at {
		was := &results[i]
		missing := now[k].Missing
		switch now[k].Outcome {
		case rule.Pass, rule.NotApplicable:
			*was = now[k]
			continue
		case rule.Unknown:
		default: // to lack facts is not a fault
			if missing, err = decisive(ctx, document, old, was, domains, plainly); err != nil {
				return nil, err
			}
		}
		*was = Result{Rule: was.Rule, Outcome: rule.Unknown, Missing: missing, Aged: agedAmong(nil, old, missing)}
	}
	return results, nil
}

// decisive returns those of the overaged facts without which alone a rule has another outcome; all of them where none decides alone.
func decisive(ctx context.Context, document plan.Value, old []rule.Aged, was *Result, domains map[string][]string, evaluate evaluateFunc) ([]string, error) {
	var alone, all []string
	for i, a := range old {
		all = append(all, a.Pointer)
		now, err := settled(ctx, withoutFacts(document, old[i:i+1]), []rule.ID{was.Rule}, domains, evaluate)
		if err != nil {
			return nil, err
		}
		if now[0].Outcome != was.Outcome {
			alone = append(alone, a.Pointer)
		}
	}
	if len(alone) > 0 {
		return alone, nil
	}
	return all, nil
}

// agedAmong adds to some overaged facts those which the pointers lead to or into, each once and in the order of their pointers.
func agedAmong(found, old []rule.Aged, pointers []string) []rule.Aged {
	for _, a := range old {
		if slices.ContainsFunc(pointers, a.Holds) && !slices.Contains(found, a) {
			found = append(found, a)
		}
	}
	slices.SortFunc(found, func(a, b rule.Aged) int { return strings.Compare(a.Pointer, b.Pointer) })
	return found
}

// withoutFacts returns a document without the overaged facts. Of a list that is as "/rounds/-" overaged what goes is that it is whole.
func withoutFacts(document plan.Value, old []rule.Aged) plan.Value {
	gone := &branch{}
	var open []string
	for _, a := range old {
		if list, ok := strings.CutSuffix(a.Pointer, "/-"); ok {
			open = append(open, list)
			continue
		}
		tokens, _ := jsonpointer.Parse(a.Pointer)
		gone.add(tokens)
	}
	document = gone.cut(document)
	complete := document.Field("complete")
	if len(open) == 0 || complete.Kind() != plan.Array {
		return document
	}
	var left []plan.Value
	for i := range complete.Len() {
		if name, ok := complete.At(i).Str(); !ok || !slices.Contains(open, name) {
			left = append(left, complete.At(i))
		}
	}
	return document.WithField("complete", plan.NewArray(left...))
}

// branch is a tree of members to be taken away: those without members of their own.
type branch struct{ members map[string]*branch }

func (b *branch) add(tokens []string) {
	if len(tokens) == 0 {
		return
	}
	if b.members == nil {
		b.members = map[string]*branch{}
	}
	next := b.members[tokens[0]]
	if next == nil {
		next = &branch{}
		b.members[tokens[0]] = next
	}
	next.add(tokens[1:])
}

// cut returns an object without those members. It shares what stays.
func (b *branch) cut(v plan.Value) plan.Value {
	if v.Kind() != plan.Object || b.members == nil {
		return v
	}
	pairs := make([][2]plan.Value, 0, v.Len())
	for i := range v.Len() {
		key, value := v.Pair(i)
		name, _ := key.Str()
		below := b.members[name]
		switch {
		case below == nil:
			pairs = append(pairs, [2]plan.Value{key, value})
		case below.members != nil:
			pairs = append(pairs, [2]plan.Value{key, below.cut(value)})
		}
	}
	return plan.NewObject(pairs...)
}

// overaged asks the plan in an evaluation that is under way.
func (p *program) overaged(eval *plan.Eval) ([]rule.Aged, error) {
	entry, err := p.Function(agesReference().String())
	if errors.Is(err, plan.ErrUnknownEntry) { // the policies know no ages
		return nil, nil
	}
	if err != nil {
		return nil, &unplannedError{err}
	}
	v, _, err := eval.Call(entry)
	return overaged(v, err)
}

// overaged asks OPA's interpreter.
func (e *evaluation) overaged(ctx context.Context) ([]rule.Aged, error) {
	if !e.ages {
		return nil, nil
	}
	v, err := e.ask(ctx, e.query(agesReference()))
	return overaged(v, err)
}
