package policy

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// planEvaluator evaluates with package plan. Unless it is strict, what package plan can't do exactly as OPA, and every error of
// a policy, is left to topdown, for the whole rule: so its results are those of topdown.
type planEvaluator struct {
	program func() (*program, error)
	topdown func() (*topdownEvaluator, error)
	strict  bool
	domains map[string][]string // the words of facts
	steps   int                 // for one document
	outline bool                // what decides is enough
}

// program is a plan that is ready to run.
type program struct {
	*plan.Program
	unplanned map[rule.ID]string
	points    map[rule.ID][]int32        // numbers of functions (see rulePlan)
	rules     []entries                  // in the order of the catalogue
	places    map[rule.ID]int            // in it
	figures   func() (plan.Entry, error) // the entry point of the figures
	evals     evals
}

// entries are the entry points of one rule, in the order of publicNames.
type entries struct {
	id      rule.ID
	once    sync.Once
	defined [len(publicNames)]bool
	points  [len(publicNames)]plan.Entry
	err     error // why topdown must evaluate the rule
}

func newProgram(p *rulePlan, data string, c *rule.Catalogue) (*program, error) {
	load := plan.Load
	if p.found {
		load = plan.LoadFound
	}
	prepared, err := load(p.image)
	if err != nil {
		return nil, err
	}
	document, err := plan.Decode([]byte(data))
	if err != nil {
		return nil, err
	}
	out := &program{
		Program: prepared.WithData(document), unplanned: p.unplanned, points: p.points,
		rules: make([]entries, len(c.Rules)), places: make(map[rule.ID]int, len(c.Rules)),
	}
	for i, r := range c.Rules {
		out.rules[i].id, out.places[r.ID] = r.ID, i
	}
	out.figures = sync.OnceValues(func() (plan.Entry, error) { return out.Function(figuresReference().String()) })
	return out, nil
}

// entries finds the entry points of a rule. It looks first at a place in the catalogue, and makes it that of the next rule.
func (p *program) entries(id rule.ID, place *int) *entries {
	if *place >= len(p.rules) || p.rules[*place].id != id {
		var ok bool
		if *place, ok = p.places[id]; !ok {
			return &entries{err: words.Errorf("there is no rule %s", id)}
		}
	}
	e := &p.rules[*place]
	*place++
	e.once.Do(func() {
		if why, ok := p.unplanned[id]; ok {
			e.err = errors.New(why)
			return
		}
		points := p.points[id]
		if len(points) != len(publicNames) {
			e.err = words.Errorf("there is no rule %s", id)
			return
		}
		for i, number := range points {
			if number < 0 { // the rule does not define it
				continue
			}
			point, err := p.FunctionAt(int(number))
			if err != nil {
				e.err = err
				return
			}
			e.points[i], e.defined[i] = point, true
		}
	})
	return e
}

func (e *planEvaluator) Name() string {
	p, err := e.program()
	switch {
	case err != nil:
		return "topdown"
	case len(p.unplanned) > 0:
		return fmt.Sprintf("plan+topdown (%d rules)", len(p.unplanned))
	}
	return "plan"
}

func (e *planEvaluator) Evaluate(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, error) {
	return byAge(ctx, document, ids, e.domains, e.evaluate)
}

func (e *planEvaluator) evaluate(ctx context.Context, document plan.Value, ids []rule.ID, ages bool) ([]Result, []rule.Aged, error) {
	p, err := e.program()
	if err != nil {
		if e.strict {
			return nil, nil, words.Errorf("evaluate: %w", err)
		}
		t, err := e.topdown()
		if err != nil {
			return nil, nil, words.Errorf("evaluate: %w", err)
		}
		return t.evaluate(ctx, document, ids, ages)
	}
	eval, done := p.begin(ctx, document, e.steps)
	defer done()
	return e.run(ctx, p, eval, document, ids, ages)
}

// EvaluateWithFigures asks for the figures in the evaluation that the rules ran in, and so finds done most of what they need.
func (e *planEvaluator) EvaluateWithFigures(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, []rule.Figure, error) {
	p, err := e.program()
	if err != nil {
		results, err := e.Evaluate(ctx, document, ids)
		if err != nil {
			return nil, nil, err
		}
		derived, err := e.Figures(ctx, document)
		return results, derived, err
	}
	var derived []rule.Figure
	first := true
	results, err := byAge(ctx, document, ids, e.domains, func(ctx context.Context, document plan.Value, ids []rule.ID, ages bool) ([]Result, []rule.Aged, error) {
		if !first { // at a word that the document does not have, or without what is too old
			return e.evaluate(ctx, document, ids, ages)
		}
		first = false
		eval, done := p.begin(ctx, document, e.steps)
		defer done()
		results, old, err := e.run(ctx, p, eval, document, ids, ages)
		if err != nil {
			return nil, nil, err
		}
		derived, err = e.figuresOf(ctx, p, eval, document)
		return results, old, err
	})
	return results, derived, err
}

// Outline shares the program.
func (e *planEvaluator) Outline() Evaluator {
	outline := *e
	outline.outline = true
	return &outline
}

// begin returns an evaluation of a document, which done ends: what it returned must then no longer be used.
func (p *program) begin(ctx context.Context, document plan.Value, steps int) (eval *plan.Eval, done func()) {
	input := document.WithoutNulls()
	if eval = p.evals.take(); eval != nil {
		eval.Reset(ctx, input)
	} else {
		eval = p.NewEval(ctx, input, plan.Recycle(), plan.StepBudget(steps))
	}
	return eval, func() { p.evals.put(eval) }
}

// evals are evaluations at rest. A few are kept for good, since they remember over documents; of the others as long as memory is not
// collected.
type evals struct {
	mu     sync.Mutex
	kept   []*plan.Eval
	others sync.Pool
}

const evalsKept = 2

// take returns an evaluation at rest, the last that was put there first; nil if there is none.
func (e *evals) take() *plan.Eval {
	e.mu.Lock()
	n := len(e.kept)
	if n == 0 {
		e.mu.Unlock()
		eval, _ := e.others.Get().(*plan.Eval)
		return eval
	}
	eval := e.kept[n-1]
	e.kept = e.kept[:n-1]
	e.mu.Unlock()
	return eval
}

func (e *evals) put(eval *plan.Eval) {
	e.mu.Lock()
	if len(e.kept) < evalsKept {
		e.kept = append(e.kept, eval)
		e.mu.Unlock()
		return
	}
	e.mu.Unlock()
	e.others.Put(eval)
}

// run runs rules in an evaluation of a document, and says which of its facts are too old where that is asked for.
func (e *planEvaluator) run(
	ctx context.Context, p *program, eval *plan.Eval, document plan.Value, ids []rule.ID, ages bool,
) ([]Result, []rule.Aged, error) {
	results := make([]Result, 0, len(ids))
	var left []int // to topdown
	place := 0
	for i, id := range ids {
		r := p.decide(eval, id, &place, e.outline)
		if err := ctx.Err(); err != nil {
			return nil, nil, words.Errorf("evaluate: %w", err)
		}
		if errors.Is(r.Err, plan.ErrStepBudget) {
			return nil, nil, &budgetError{id, e.steps}
		}
		if isPlanError(r.Err) {
			left = append(left, i)
		}
		results = append(results, r)
	}
	var old []rule.Aged
	var err error
	if ages && !(e.outline && allStand(results)) {
		old, err = p.overaged(eval)
	}
	switch {
	case errors.Is(err, plan.ErrStepBudget):
		return nil, nil, &budgetError{"record/facts_stale", e.steps}
	case err != nil && (e.strict || !isPlanError(err)):
		return nil, nil, words.Errorf("evaluate: %w", err)
	case err != nil: // topdown says it
		t, err := e.topdown()
		if err != nil {
			return nil, nil, words.Errorf("evaluate: %w", err)
		}
		return t.evaluate(ctx, document, ids, ages)
	}
	if len(left) == 0 || e.strict {
		return results, old, nil
	}
	return results, old, e.repeat(ctx, document, results, left)
}

// allStand reports whether all results stand whatever the age of facts, but for what an outline leaves out.
func allStand(results []Result) bool {
	return !slices.ContainsFunc(results, func(r Result) bool { return r.Outcome != rule.Fail && r.Outcome != rule.Error })
}

// Steps returns how many steps each rule takes on a document by itself, for tests and for whoever looks for what is slow. Of a rule that
// has no plan, or none of its outcomes, it is 0.
func (s *Set) Steps(ctx context.Context, document plan.Value, ids []rule.ID) (map[rule.ID]int, error) {
	e, ok := s.evaluator.(*planEvaluator)
	if !ok {
		return nil, words.New("steps are counted where plans are evaluated")
	}
	p, err := e.program()
	if err != nil {
		return nil, err
	}
	steps := make(map[rule.ID]int, len(ids))
	for _, id := range ids {
		eval := p.NewEval(ctx, document.WithoutNulls(), plan.StepBudget(e.steps))
		if r := p.decide(eval, id, new(int), false); errors.Is(r.Err, plan.ErrStepBudget) {
			return nil, &budgetError{id, e.steps}
		}
		steps[id] = eval.Spent()
	}
	return steps, nil
}

// stepBudget is what the rules may take for one profile. Each shipped fixture takes less than 100,000 steps under all shipped rules;
// this is 500 times as much, so that no list of a real company is refused. A step pays for 16 bytes too (see plan.StepBudget), which
// bounds what all values of one profile take together at 800 MB, garbage included.
const stepBudget = 50_000_000

// budgetError says that a rule used up what there is for one profile.
type budgetError struct {
	rule  rule.ID
	steps int
}

func (e *budgetError) Error() string {
	return fmt.Sprintf("evaluate: rule %s: stopped: the rules up to it take more than %d steps on this profile; skip the rule, or have it compare less",
		e.rule, e.steps)
}

func (e *budgetError) Unwrap() error { return ErrBudget }

// ErrBudget says that rules took more steps for one document than they may.
var ErrBudget = plan.ErrStepBudget

// decide proves the outcome of a rule, which is looked for at a place (see entries).
func (p *program) decide(eval *plan.Eval, id rule.ID, place *int, outline bool) Result {
	e := p.entries(id, place)
	if e.err != nil {
		return Result{Rule: id, Outcome: rule.Error, Err: &unplannedError{e.err}}
	}
	return decide(id, outline, func(name publicName) (plan.Value, error) {
		if !e.defined[name] {
			return plan.Value{}, nil
		}
		v, _, err := eval.Call(e.points[name])
		return v, err
	})
}

// unplannedError says why a rule can't be evaluated by its plan.
type unplannedError struct{ error }

func isPlanError(err error) bool {
	if err == nil {
		return false
	}
	var (
		unplanned   *unplannedError
		unsupported *plan.ErrUnsupported
		failed      *plan.Error
	)
	return errors.As(err, &unplanned) || errors.As(err, &unsupported) || errors.As(err, &failed)
}

// repeat replaces some of the results by those of topdown.
func (e *planEvaluator) repeat(ctx context.Context, document plan.Value, results []Result, at []int) error {
	t, err := e.topdown()
	if err != nil {
		return words.Errorf("evaluate: %w", err)
	}
	ids := make([]rule.ID, 0, len(at))
	for _, i := range at {
		ids = append(ids, results[i].Rule)
	}
	repeated, _, err := t.evaluate(ctx, document, ids, false)
	if err != nil {
		return err
	}
	for k, i := range at {
		results[i] = repeated[k]
	}
	return nil
}
