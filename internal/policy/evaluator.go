package policy

import (
	"context"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Evaluator runs rules on documents. It is safe for concurrent use.
type Evaluator interface {
	// Evaluate runs the rules on one document (a JSON object; what is null in it is absent) and answers in their order. A fault in
	// a rule is that rule's Result; the error is for what ends the whole evaluation, such as a cancelled context.
	Evaluate(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, error)
	// Figures are the derived figures of one document (lib.figures), by name; none where the policies define none.
	Figures(ctx context.Context, document plan.Value) ([]rule.Figure, error)
	// EvaluateWithFigures is Evaluate and Figures in one: what rules and figures share is computed once.
	EvaluateWithFigures(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, []rule.Figure, error)
	// Outline is an evaluator whose results say no more than what decides: they lack suggestions, rates and derived facts, and what is at
	// fault with these.
	Outline() Evaluator
	// Name tells people which evaluator ran.
	Name() string
}

// Mode says how rules are evaluated.
type Mode string

// The modes.
const (
	Auto    Mode = "auto"    // by their plan, and by topdown where there is none
	Plan    Mode = "plan"    // by their plan; a rule without one is in error
	Topdown Mode = "topdown" // by OPA's interpreter
)

// Result is what one rule proved about one document.
type Result struct {
	Rule        rule.ID
	Outcome     rule.Outcome
	Findings    []Finding
	Suggestions []Suggestion
	Missing     []string       // pointers, sorted; also beside findings
	Rates       []rule.Rate    // exchange rates that a fail or a pass rests on
	Derived     []rule.Derived // facts that it rests on and that were derived from others
	Aged        []rule.Aged    // of the facts that findings speak of or that are missing, those that are there, but too old
	Err         error          // why the outcome is error
}

// Finding is one instance of a rule firing, as the policy gives it.
type Finding struct {
	Kind     string         `json:"kind"`
	Subject  string         `json:"subject"`
	Severity *rule.Severity `json:"severity"`
	At       []string       `json:"at"`
	Evidence map[string]any `json:"evidence"`
}

// Suggestion is an action that would help, as the policy gives it.
type Suggestion struct {
	Action  string         `json:"action"`
	Subject string         `json:"subject"`
	Values  map[string]any `json:"values"`
}

// ErrUndetermined says that a rule proved no outcome: a fault of the rule.
var ErrUndetermined = words.New("undetermined: the rule neither fires, nor passes, nor names a missing fact")

// decide proves one rule's outcome, in the order that main.rego has, or only as far as an outline says it. eval returns the value of one
// public name.
func decide(id rule.ID, outline bool, eval func(name publicName) (plan.Value, error)) Result {
	r := Result{Rule: id, Outcome: rule.Error}
	fail := func(err error) Result { return Result{Rule: id, Outcome: rule.Error, Err: err} }

	value, err := eval(nameNotApplicable)
	if err != nil {
		return fail(err)
	}
	if isTrue(value) {
		r.Outcome = rule.NotApplicable
		return r
	}
	if value, err = eval(nameFinding); err != nil {
		return fail(err)
	}
	if r.Findings, err = findings(value); err != nil {
		return fail(err)
	}
	if value, err = eval(nameMissing); err != nil {
		return fail(err)
	}
	if r.Missing, err = missing(value); err != nil {
		return fail(err)
	}
	switch {
	case len(r.Findings) > 0 && outline:
		r.Outcome = rule.Fail
		return r
	case len(r.Findings) > 0:
		if value, err = eval(nameSuggestion); err != nil {
			return fail(err)
		}
		if r.Suggestions, err = suggestions(value); err != nil {
			return fail(err)
		}
		if err = r.rest(eval); err != nil {
			return fail(err)
		}
		r.Outcome = rule.Fail
		return r
	case len(r.Missing) > 0:
		r.Outcome = rule.Unknown
		return r
	}
	if value, err = eval(namePass); err != nil {
		return fail(err)
	}
	if !isTrue(value) {
		return fail(ErrUndetermined)
	}
	if !outline {
		if err = r.rest(eval); err != nil {
			return fail(err)
		}
	}
	r.Outcome = rule.Pass
	return r
}

// rest adds what a fail or a pass rests on beside facts and thresholds.
func (r *Result) rest(eval func(name publicName) (plan.Value, error)) error {
	value, err := eval(nameRates)
	if err != nil {
		return err
	}
	if r.Rates, err = rates(value); err != nil {
		return err
	}
	if value, err = eval(nameDerived); err != nil {
		return err
	}
	r.Derived, err = derived(value)
	return err
}

func isTrue(v plan.Value) bool {
	b, ok := v.Bool()
	return ok && b
}
