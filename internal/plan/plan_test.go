package plan

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/rego"
)

// planner is a target of package rego that hands over the plan of a query and evaluates nothing.
type planner struct{}

type planKey struct{}

const plannerTarget = "diligo.plan.test"

func (planner) IsTarget(t string) bool { return t == plannerTarget }

func (planner) PrepareForEval(ctx context.Context, p *ir.Policy, _ ...rego.PrepareOption) (rego.TargetPluginEval, error) {
	*ctx.Value(planKey{}).(**ir.Policy) = p
	return planner{}, nil
}

func (planner) Eval(context.Context, *rego.EvalContext, ast.Value) (ast.Value, error) {
	return nil, errors.New("not an evaluator")
}

var registerPlanner = sync.OnceFunc(func() { rego.RegisterPlugin(plannerTarget, planner{}) })

// planQuery returns the plan of a query.
func planQuery(ctx context.Context, opts ...func(*rego.Rego)) (*ir.Policy, error) {
	registerPlanner()
	var policy *ir.Policy
	ctx = context.WithValue(ctx, planKey{}, &policy)
	if _, err := rego.New(append(opts, rego.Target(plannerTarget))...).PrepareForEval(ctx); err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	return policy, nil
}

// planModules returns the program of modules with the functions of the leaves that a query names.
func planModules(tb testing.TB, query string, modules map[string]string) *Program {
	tb.Helper()
	opts := []func(*rego.Rego){rego.Query(query)}
	for name, src := range modules {
		opts = append(opts, rego.Module(name, src))
	}
	policy, err := planQuery(context.Background(), opts...)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := New(policy)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func mustDecode(tb testing.TB, s string) Value {
	tb.Helper()
	v, err := Decode([]byte(s))
	if err != nil {
		tb.Fatal(err)
	}
	return v
}
