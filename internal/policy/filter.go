package policy

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/words"
)

// Filter is an expression in Rego over a document, which is its input: "input.summary.score.low >= 60". It is compiled with the
// capabilities that policies have. It is safe for concurrent use.
type Filter struct {
	compiler *ast.Compiler
	query    ast.QueryCompiler
	body     ast.Body
	reads    []string   // top-level members; nil means all
	facts    [][]string // paths of members that the expression names, from the top
}

// Limits of an expression: of its text, which is compiled before anything is read, and of the events of OPA for one document.
const (
	maxExpression   = 16 << 10 // bytes
	maxFilterEvents = 2_000_000
)

// NewFilter compiles an expression. An error says where in it, by line and column.
func NewFilter(expression string) (*Filter, error) {
	example := words.Text("write one such as input.summary.score.low >= 60, several with ; between them")
	if len(expression) > maxExpression {
		return nil, Problems{{Text: words.Text("it is longer than %d KiB, the limit", maxExpression>>10), Hint: example}}
	}
	if statements, _, err := ast.ParseStatementsWithOpts("", expression, ast.ParserOptions{AllFutureKeywords: true, Capabilities: Capabilities()}); err == nil {
		for _, s := range statements {
			if _, isBody := s.(ast.Body); !isBody {
				return nil, Problems{{Line: s.Loc().Row, Column: s.Loc().Col, Text: words.Text("an expression is needed, not a part of a policy"), Hint: example}}
			}
		}
		if len(statements) == 0 {
			return nil, Problems{{Text: words.Text("it is empty"), Hint: example}}
		}
	}
	body, err := ast.ParseBodyWithOpts(expression, ast.ParserOptions{AllFutureKeywords: true, Capabilities: Capabilities()})
	if err != nil {
		return nil, inExpression(err)
	}
	f := &Filter{compiler: newCompiler(), reads: []string{}}
	f.compiler.Compile(map[string]*ast.Module{})
	if f.compiler.Failed() {
		return nil, inExpression(f.compiler.Errors)
	}
	if term := firstData(body); term != nil {
		problem := Problem{Text: words.Text("data is not known here"), Hint: words.Text("the expression sees input only, such as input.summary.score.low")}
		if term.Location != nil {
			problem.Line, problem.Column = term.Location.Row, term.Location.Col
		}
		return nil, Problems{problem}
	}
	f.look(body)
	f.query = f.compiler.QueryCompiler()
	if f.body, err = f.query.Compile(body); err != nil {
		return nil, inExpression(err)
	}
	return f, nil
}

// firstData returns the first term that names data, or nil: there is no store behind an expression.
func firstData(body ast.Body) (first *ast.Term) {
	ast.WalkTerms(body, func(t *ast.Term) bool {
		ref, isRef := t.Value.(ast.Ref)
		if first == nil && (isRef && ref.HasPrefix(ast.DefaultRootRef) || t.Value.Compare(ast.DefaultRootDocument.Value) == 0) {
			first = t
		}
		return first != nil
	})
	return first
}

// inExpression says where in the expression an error is.
func inExpression(err error) error {
	problems := ProblemsOf("", err)
	for i := range problems {
		problems[i].File = ""
	}
	return problems
}

// look finds what the expression reads of the input.
func (f *Filter) look(body ast.Body) {
	whole := false
	ast.WalkRefs(body, func(ref ast.Ref) bool {
		if !ref.HasPrefix(ast.InputRootRef) {
			return false
		}
		var path []string
		for _, term := range ref[1:] {
			name, ok := term.Value.(ast.String)
			if !ok {
				break
			}
			path = append(path, string(name))
		}
		if len(path) == 0 {
			whole = true
			return false
		}
		f.reads = append(f.reads, path[0])
		f.facts = append(f.facts, path)
		return false
	})
	ast.WalkTerms(body, func(t *ast.Term) bool { // input itself, as a value
		_, isRef := t.Value.(ast.Ref)
		whole = whole || !isRef && t.Value.Compare(ast.Var("input")) == 0
		return isRef
	})
	slices.Sort(f.reads)
	if f.reads = slices.Compact(f.reads); whole {
		f.reads = nil
	}
}

// Paths returns the members of the input that the expression names, from the top, as far as they are named by texts.
func (f *Filter) Paths() [][]string { return f.facts }

// ReadsAll reports whether the expression takes the input as a whole.
func (f *Filter) ReadsAll() bool { return f.reads == nil }

// Match reports whether the expression holds for a document. lacks names the first member that the expression names and the
// document does not have (or has as null, which is the same); an expression may then hold nonetheless. The error is for what
// can't be computed, such as a division by zero.
func (f *Filter) Match(ctx context.Context, document map[string]any) (matched bool, lacks string, err error) {
	if f.reads != nil {
		part := make(map[string]any, len(f.reads))
		for _, name := range f.reads {
			if value, ok := document[name]; ok {
				part[name] = value
			}
		}
		document = part
	}
	text, err := json.Marshal(document)
	if err != nil {
		return false, "", err
	}
	value, err := plan.Decode(text)
	if err != nil {
		return false, "", err
	}
	value = value.WithoutNulls()
	for _, path := range f.facts {
		if !has(value, path) {
			lacks = "input." + strings.Join(path, ".")
			break
		}
	}
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	events := counter{most: maxFilterEvents, stop: cancel.Cancel}
	err = topdown.NewQuery(f.body).
		WithQueryCompiler(f.query).
		WithCompiler(f.compiler).
		WithCancel(cancel).
		WithInput(ast.NewTerm(plan.ToAST(value))).
		WithStrictBuiltinErrors(true).
		WithQueryTracer(&events).
		Iter(ctx, func(topdown.QueryResult) error {
			matched = true
			return errEnough
		})
	if events.events > events.most {
		return false, lacks, words.Errorf("%w: it takes more than %d steps for one document", ErrBudget, maxFilterEvents)
	}
	if err != nil && !errors.Is(err, errEnough) {
		return false, lacks, err
	}
	return matched, lacks, nil
}

// has reports whether there is something at the end of a path.
func has(v plan.Value, path []string) bool {
	for _, name := range path {
		v = v.Field(name)
	}
	return v.IsDefined()
}

// errEnough ends a query at its first answer.
var errEnough = words.New("enough")
