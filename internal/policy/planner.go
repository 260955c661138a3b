package policy

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// rulePlan is the plan of all public names of all rules.
type rulePlan struct {
	image string // of the program
	// points are the numbers of the functions that compute the public names of a rule, in their order; -1 for one that it does not define.
	points map[rule.ID][]int32
	found  bool // in a cache: it is verified before it runs
	// unplanned are the rules that must be left to topdown, with the reason.
	unplanned map[rule.ID]string
}

func (p *rulePlan) code(c *codec) {
	mapping(c, &p.unplanned, text)
	mapping(c, &p.points, func(c *codec, points *[]int32) { list(c, points, number) })
	p.image = c.aligned(p.image, 0)
}

// planRules plans the public names that the rules define.
func planRules(b *build) (*rulePlan, error) {
	names := definitions(b.modules)
	var leaves []*ast.Term
	for _, id := range slices.Sorted(maps.Keys(names)) {
		for _, name := range publicNames {
			if names[id][name] {
				leaves = append(leaves, ast.NewTerm(reference(id, name)))
			}
		}
	}
	for _, of := range []ast.Ref{figuresReference(), agesReference()} {
		if defines(b.modules, of) {
			leaves = append(leaves, ast.NewTerm(of))
		}
	}
	p := &rulePlan{unplanned: map[rule.ID]string{}, points: map[rule.ID][]int32{}}
	planned, err := planQuery(b.compiler, ast.Equality.Expr(ast.VarTerm("x"), ast.ArrayTerm(leaves...)))
	if err != nil {
		return nil, err
	}
	planned.Plans = &ir.Plans{} // the query was a means to have the functions planned
	program, err := plan.New(planned)
	if err != nil {
		return nil, err
	}
	if p.image, err = program.Image(); err != nil {
		return nil, err
	}
	for id := range names {
		prefix := functionPrefix(id)
		points := make([]int32, 0, len(publicNames))
		for _, name := range publicNames {
			points = append(points, int32(program.Number(prefix+name)))
		}
		p.points[id] = points
		for _, name := range publicNames {
			if _, err := program.Function(prefix + name); err != nil && names[id][name] {
				p.unplanned[id] = err.Error()
				break
			}
		}
	}
	return p, nil
}

// definitions returns the names that each rule defines.
func definitions(modules map[string]*ast.Module) map[rule.ID]map[string]bool {
	names := map[rule.ID]map[string]bool{}
	for _, m := range modules {
		id, ok := ruleID(m.Package)
		if !ok {
			continue
		}
		names[id] = map[string]bool{}
		for _, r := range m.Rules {
			names[id][string(r.Head.Ref()[0].Value.(ast.Var))] = true
		}
	}
	return names
}

// reference is data.rules.<category>.<name>.<public name>.
func reference(id rule.ID, name string) ast.Ref {
	return ast.Ref{
		ast.DefaultRootDocument, ast.InternedTerm("rules"),
		ast.StringTerm(id.Category()), ast.StringTerm(id.Name()), ast.StringTerm(name),
	}
}

// functionPrefix begins the names of the functions that a plan has for the public names of a rule.
func functionPrefix(id rule.ID) string { return reference(id, "")[:4].String() + "." }

// planner is a target of package rego that hands over the plan of a query and evaluates nothing.
type planner struct{}

// plannerTarget is the name by which package rego knows the planner.
const plannerTarget = "diligo.plan"

// planOf is the key under which a context has the place for the plan.
type planOf struct{}

var errNoEvaluation = words.New("planned queries are not evaluated")

func (planner) IsTarget(t string) bool { return t == plannerTarget }

func (planner) PrepareForEval(ctx context.Context, p *ir.Policy, _ ...rego.PrepareOption) (rego.TargetPluginEval, error) {
	*ctx.Value(planOf{}).(**ir.Policy) = p
	return planner{}, nil
}

func (planner) Eval(context.Context, *rego.EvalContext, ast.Value) (ast.Value, error) {
	return nil, errNoEvaluation
}

var registerPlanner = sync.OnceFunc(func() { rego.RegisterPlugin(plannerTarget, planner{}) })

// planQuery lets OPA plan a query. The plan has all functions that the query leads to.
func planQuery(compiler *ast.Compiler, query *ast.Expr) (p *ir.Policy, err error) {
	registerPlanner()
	defer func() { // OPA's planner panics on what it does not know
		if r := recover(); r != nil {
			err = words.Errorf("plan policies: %v", r)
		}
	}()
	ctx := context.WithValue(context.Background(), planOf{}, &p)
	_, err = rego.New(rego.Compiler(compiler), rego.ParsedQuery(ast.NewBody(query)), rego.Target(plannerTarget)).PrepareForEval(ctx)
	if err != nil {
		return nil, words.Errorf("plan policies: %w", err)
	}
	return p, nil
}
