package policy

import (
	"context"
	"reflect"
	"slices"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
)

// stagePointer is the fact that most thresholds depend on.
const stagePointer = "/company/stage"

// AssumedStage is the name under which the evidence of a finding holds the stage that it was judged at, when the document has none
// and the stages differ in more than the outcome.
const AssumedStage = "assumed_stage"

// evaluateFunc runs rules on a document, in the order of ids.
type evaluateFunc func(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, error)

// acrossStages evaluates, and decides what only waits for the stage of a company: a rule that asks for it is judged at every stage, and
// where all of them have one outcome, that is the outcome. Findings then are those of the mildest stage, the earliest of several: the
// company has them at the least. main.rego does the same.
func acrossStages(ctx context.Context, document plan.Value, ids []rule.ID, evaluate evaluateFunc) ([]Result, error) {
	results, err := evaluate(ctx, document, ids)
	if err != nil {
		return nil, err
	}
	company := document.Field("company")
	if stage := company.Field("stage"); stage.IsDefined() && stage.Kind() != plan.Null {
		return results, nil
	}
	var waiting []int
	var asked []rule.ID
	for i, r := range results {
		if r.Outcome == rule.Unknown && slices.Contains(r.Missing, stagePointer) {
			waiting, asked = append(waiting, i), append(asked, r.Rule)
		}
	}
	byStage := make([][]Result, 0, len(rule.Stages))
	for _, stage := range rule.Stages {
		if len(waiting) == 0 {
			return results, nil
		}
		at, err := evaluate(ctx, withField(document, "company", withField(company, "stage", plan.NewString(stage))), asked)
		if err != nil {
			return nil, err
		}
		byStage = append(byStage, at)
		keep := make([]bool, len(at)) // rules on which the stages so far agree; the others need not be asked at the next
		for k := range at {
			keep[k] = isOutcome(at[k]) && at[k].Outcome == byStage[0][k].Outcome
		}
		waiting, asked = kept(waiting, keep), kept(asked, keep)
		for s := range byStage {
			byStage[s] = kept(byStage[s], keep)
		}
	}
	for k, i := range waiting {
		if r, ok := Agreed(byStage, k); ok {
			results[i] = r
		}
	}
	return results, nil
}

// kept are the elements at the places that are to be kept.
func kept[T any](all []T, keep []bool) []T {
	out := all[:0]
	for i, x := range all {
		if keep[i] {
			out = append(out, x)
		}
	}
	return out
}

// isOutcome reports whether a rule has decided something about a document.
func isOutcome(r Result) bool { return r.Outcome != rule.Unknown && r.Outcome != rule.Error }

// Agreed is the result of rule k when it has one outcome at all stages, which are in the order of rule.Stages, and that is neither unknown nor
// an error.
func Agreed(byStage [][]Result, k int) (Result, bool) {
	mildest, same := 0, true
	for i, results := range byStage {
		r := results[k]
		if r.Outcome != byStage[0][k].Outcome || !isOutcome(r) {
			return Result{}, false
		}
		if milder(r.Findings, byStage[mildest][k].Findings) {
			mildest = i
		}
		same = same && reflect.DeepEqual(r.Findings, byStage[0][k].Findings)
	}
	r := byStage[mildest][k]
	if same {
		return r, true
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.At = slices.DeleteFunc(f.At, func(pointer string) bool { return pointer == stagePointer })
		if f.Evidence == nil {
			f.Evidence = map[string]any{}
		}
		f.Evidence[AssumedStage] = rule.Stages[mildest]
	}
	return r, true
}

// milder is true when the worst of a is less severe than the worst of b or, if they are alike, a is fewer.
func milder(a, b []Finding) bool {
	if worst(a) != worst(b) {
		return worst(a) < worst(b)
	}
	return len(a) < len(b)
}

// worst is the severity of the worst finding; one that has none of its own has the rule's, which none exceeds.
func worst(findings []Finding) rule.Severity {
	severity := rule.Info - 1
	for _, f := range findings {
		if f.Severity == nil {
			return rule.Critical + 1
		}
		severity = max(severity, *f.Severity)
	}
	return severity
}

// withField is an object, or no value at all, with a member set.
func withField(object plan.Value, name string, value plan.Value) plan.Value {
	pairs := [][2]plan.Value{{plan.NewString(name), value}}
	if object.Kind() == plan.Object {
		for i := range object.Len() {
			if key, v := object.Pair(i); !plan.Equal(key, pairs[0][0]) {
				pairs = append(pairs, [2]plan.Value{key, v})
			}
		}
	}
	return plan.NewObject(pairs...)
}
