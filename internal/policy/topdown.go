package policy

import (
	"context"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// topdownEvaluator evaluates with OPA's own interpreter.
type topdownEvaluator struct {
	compiler *ast.Compiler
	store    storage.Store
	defined  map[rule.ID]map[string]bool // which public names a rule has
	figures  bool                        // whether figures are defined
	domains  map[string][]string         // the words of facts
	ages     bool                        // whether ages of facts are
	steps    int                         // for one document
	sets     map[*ast.Expr]bool          // the first expressions of what sets and objects are comprehended from
	queries  sync.Map                    // text of a reference -> *query, prepared when first needed
}

type query struct {
	once     sync.Once
	compiler ast.QueryCompiler
	body     ast.Body
	err      error
}

func newTopdown(b *build, data string, domains map[string][]string, steps int) (*topdownEvaluator, error) {
	var document map[string]any
	if err := util.UnmarshalJSON([]byte(data), &document); err != nil {
		return nil, words.Errorf("data: %w", err)
	}
	store := inmem.NewFromObjectWithOpts(document, inmem.OptRoundTripOnWrite(false), inmem.OptReturnASTValuesOnRead(true))
	return &topdownEvaluator{
		compiler: b.compiler, store: store, defined: definitions(b.modules), domains: domains, steps: steps,
		figures: defines(b.modules, figuresReference()), ages: defines(b.modules, agesReference()), sets: comprehended(b.compiler),
	}, nil
}

// comprehended returns the first expressions of the bodies from which sets and objects are comprehended.
func comprehended(c *ast.Compiler) map[*ast.Expr]bool {
	sets := map[*ast.Expr]bool{}
	for _, m := range c.Modules {
		ast.WalkTerms(m, func(t *ast.Term) bool {
			switch v := t.Value.(type) {
			case *ast.SetComprehension:
				sets[v.Body[0]] = true
			case *ast.ObjectComprehension:
				sets[v.Body[0]] = true
			}
			return false
		})
	}
	return sets
}

func (*topdownEvaluator) Name() string { return "topdown" }

// Outline returns the same evaluator: it says more than it must.
func (e *topdownEvaluator) Outline() Evaluator { return e }

func (e *topdownEvaluator) Evaluate(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, error) {
	return byAge(ctx, document, ids, e.domains, e.evaluate)
}

func (e *topdownEvaluator) evaluate(ctx context.Context, document plan.Value, ids []rule.ID, ages bool) ([]Result, []rule.Aged, error) {
	run, done, err := e.begin(ctx, document)
	if err != nil {
		return nil, nil, words.Errorf("evaluate: %w", err)
	}
	defer done()
	results := make([]Result, 0, len(ids))
	for _, id := range ids {
		results = append(results, decide(id, false, func(name publicName) (plan.Value, error) { return run.value(ctx, id, name.String()) }))
		if run.counter.events > run.counter.most {
			return nil, nil, &budgetError{id, e.steps}
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, words.Errorf("evaluate: %w", err)
		}
	}
	if !ages {
		return results, nil, nil
	}
	old, err := run.overaged(ctx)
	if err != nil {
		return nil, nil, words.Errorf("evaluate: %w", err)
	}
	return results, old, nil
}

// begin returns the context of one document; done ends it.
func (e *topdownEvaluator) begin(ctx context.Context, document plan.Value) (run *evaluation, done func(), err error) {
	txn, err := e.store.NewTransaction(ctx)
	if err != nil {
		return nil, nil, err
	}
	cancel := topdown.NewCancel()
	stop := context.AfterFunc(ctx, cancel.Cancel)
	run = &evaluation{
		topdownEvaluator: e, txn: txn, cancel: cancel, input: ast.NewTerm(plan.ToAST(document.WithoutNulls())),
		virtual: topdown.NewVirtualCache(),
	}
	run.counter = counter{most: e.steps / eventSteps, stop: cancel.Cancel, sets: e.sets, members: map[uint64]int{}}
	return run, func() { stop(); e.store.Abort(ctx, txn) }, nil
}

// evaluation is the context of one document: what rules share is computed once in it.
type evaluation struct {
	*topdownEvaluator
	txn     storage.Transaction
	cancel  topdown.Cancel
	input   *ast.Term
	virtual topdown.VirtualCache
	counter counter
}

// counter counts what OPA does for one document, and stops it.
//
// An event may take longer the more members a set or an object has already: OPA's hash of a list is the sum of its elements' hashes, that of a
// number its whole part, so that [1, 2], [2, 1] and [0, 3] meet in one place, and the last of a million of them is held against all.
// So the nth member of one set counts as 1 + n/crowd events.
type counter struct {
	events, most int
	stop         func()
	sets         map[*ast.Expr]bool // the bodies that sets are made of; nil counts events only
	members      map[uint64]int     // of the set that a query makes
}

// crowd is how many members of a set make the next one count as another event. Of lists of 1,600 entries the shipped rules make sets of up to
// 3,300, which is 340,000 events more; a set alone reaches 12,600 within the budget of a profile.
const crowd = 16

// eventSteps is how many steps of a plan an event of OPA stands for: so much longer it takes.
const eventSteps = 10

// Enabled is true: every event is wanted.
func (c *counter) Enabled() bool { return true }

// TraceEvent counts an event.
func (c *counter) TraceEvent(event topdown.Event) {
	c.events++
	if event.Op == topdown.ExitOp && c.isMember(event.Node) {
		n := c.members[event.QueryID]
		c.members[event.QueryID] = n + 1
		c.events += n / crowd
	}
	if c.events > c.most {
		c.stop()
	}
}

// isMember reports whether the end of a query is a member of a set or an object.
func (c *counter) isMember(of ast.Node) bool {
	switch of := of.(type) {
	case ast.Body:
		return len(of) > 0 && c.sets[of[0]]
	case *ast.Rule:
		return c.sets != nil && of.Head.Key != nil
	}
	return false
}

// Config says that the events' variables are not.
func (c *counter) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

// value returns the value of one public name.
func (e *evaluation) value(ctx context.Context, id rule.ID, name string) (plan.Value, error) {
	if !e.defined[id][name] {
		return plan.Value{}, nil
	}
	return e.ask(ctx, e.query(reference(id, name)))
}

// ask returns the answer to a query.
func (e *evaluation) ask(ctx context.Context, q *query) (plan.Value, error) {
	if q.err != nil {
		return plan.Value{}, q.err
	}
	var found ast.Value
	err := topdown.NewQuery(q.body).
		WithQueryCompiler(q.compiler).
		WithCompiler(e.compiler).
		WithStore(e.store).
		WithTransaction(e.txn).
		WithCancel(e.cancel).
		WithInput(e.input).
		WithStrictBuiltinErrors(true).
		WithVirtualCache(e.virtual).
		WithQueryTracer(&e.counter).
		Iter(ctx, func(result topdown.QueryResult) error {
			for _, term := range result {
				found = term.Value
			}
			return nil
		})
	if err != nil {
		return plan.Value{}, err
	}
	return plan.FromAST(found)
}

// query prepares the query for the value of a reference.
func (e *topdownEvaluator) query(of ast.Ref) *query {
	entry, _ := e.queries.LoadOrStore(of.String(), &query{})
	q := entry.(*query)
	q.once.Do(func() {
		q.compiler = e.compiler.QueryCompiler()
		q.body, q.err = q.compiler.Compile(ast.NewBody(ast.Equality.Expr(ast.VarTerm("value"), ast.NewTerm(of))))
	})
	return q
}
