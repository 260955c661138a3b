package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/diligo/diligo/internal/rule"
)

// topdownEvaluator evaluates with OPA's own interpreter.
type topdownEvaluator struct {
	compiler *ast.Compiler
	store    storage.Store
	defined  map[rule.ID]map[string]bool // which public names a rule has
	queries  sync.Map                    // rule.ID + name -> *query, prepared when first needed
}

type query struct {
	once     sync.Once
	compiler ast.QueryCompiler
	body     ast.Body
	err      error
}

func newTopdown(compiler *ast.Compiler, store storage.Store, modules map[string]*ast.Module) *topdownEvaluator {
	e := &topdownEvaluator{compiler: compiler, store: store, defined: map[rule.ID]map[string]bool{}}
	for _, m := range modules {
		id, ok := ruleID(m.Package)
		if !ok {
			continue
		}
		e.defined[id] = map[string]bool{}
		for _, r := range m.Rules {
			e.defined[id][string(r.Head.Ref()[0].Value.(ast.Var))] = true
		}
	}
	return e
}

func (*topdownEvaluator) Name() string { return "topdown" }

func (e *topdownEvaluator) Evaluate(ctx context.Context, document map[string]any, ids []rule.ID) ([]Result, error) {
	input, err := ast.InterfaceToValue(known(document))
	if err != nil {
		return nil, fmt.Errorf("evaluate: %w", err)
	}
	txn, err := e.store.NewTransaction(ctx)
	if err != nil {
		return nil, fmt.Errorf("evaluate: %w", err)
	}
	defer e.store.Abort(ctx, txn)
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()

	run := &evaluation{
		topdownEvaluator: e, txn: txn, cancel: cancel, input: ast.NewTerm(input),
		virtual: topdown.NewVirtualCache(),
	}
	results := make([]Result, 0, len(ids))
	for _, id := range ids {
		results = append(results, decide(id, func(name string) (any, error) { return run.value(ctx, id, name) }))
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("evaluate: %w", err)
		}
	}
	return results, nil
}

// known is a value without the members that are null: what is null is absent, and no rule ever sees one, here as in main.rego.
func known(value any) any {
	switch x := value.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for k, v := range x {
			if v != nil {
				out[k] = known(v)
			}
		}
		return out
	case []any:
		out := make([]any, 0, len(x))
		for _, v := range x {
			if v != nil {
				out = append(out, known(v))
			}
		}
		return out
	}
	return value
}

// evaluation is the context of one document: what rules share is computed once in it.
type evaluation struct {
	*topdownEvaluator
	txn     storage.Transaction
	cancel  topdown.Cancel
	input   *ast.Term
	virtual topdown.VirtualCache
}

// value is the value of one public name as JSON; nil when it is undefined.
func (e *evaluation) value(ctx context.Context, id rule.ID, name string) (any, error) {
	if !e.defined[id][name] {
		return nil, nil
	}
	q := e.query(id, name)
	if q.err != nil {
		return nil, q.err
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
		Iter(ctx, func(result topdown.QueryResult) error {
			for _, term := range result {
				found = term.Value
			}
			return nil
		})
	if err != nil || found == nil {
		return nil, err
	}
	return ast.JSON(found)
}

// query prepares the query for one public name.
func (e *topdownEvaluator) query(id rule.ID, name string) *query {
	entry, _ := e.queries.LoadOrStore(string(id)+"."+name, &query{})
	q := entry.(*query)
	q.once.Do(func() {
		ref := ast.Ref{ast.DefaultRootDocument, ast.InternedTerm("rules"),
			ast.StringTerm(id.Category()), ast.StringTerm(id.Name()), ast.StringTerm(name)}
		q.compiler = e.compiler.QueryCompiler()
		q.body, q.err = q.compiler.Compile(ast.NewBody(ast.Equality.Expr(ast.VarTerm("value"), ast.NewTerm(ref))))
	})
	return q
}

// decodeStrict reads a value of a rule into a Go value. Members that the contract does not know are refused.
func decodeStrict(value, into any) error {
	if value == nil {
		return nil
	}
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("contract: %w", err)
	}
	if missing, ok := into.(*[]string); ok {
		slices.Sort(*missing)
	}
	return nil
}
