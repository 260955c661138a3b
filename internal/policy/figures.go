package policy

import (
	"context"
	"errors"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// figuresReference is data.lib.figures.all, the object of all figures by name.
func figuresReference() ast.Ref {
	return ast.Ref{ast.DefaultRootDocument, ast.InternedTerm("lib"), ast.StringTerm("figures"), ast.StringTerm("all")}
}

// defines reports whether a module defines the package of a library's rule: a user may leave a shipped library out.
func defines(modules map[string]*ast.Module, of ast.Ref) bool {
	for _, m := range modules {
		if m.Package.Path.Equal(of[:len(of)-1]) {
			return true
		}
	}
	return false
}

// Figures asks the plan, and topdown where the plan can't say.
func (e *planEvaluator) Figures(ctx context.Context, document plan.Value) ([]rule.Figure, error) {
	p, err := e.program()
	if err != nil {
		return e.figuresByTopdown(ctx, document, err)
	}
	eval, done := p.begin(ctx, document, e.steps)
	defer done()
	return e.figuresOf(ctx, p, eval, document)
}

// figuresOf returns the figures in an evaluation of a document.
func (e *planEvaluator) figuresOf(ctx context.Context, p *program, eval *plan.Eval, document plan.Value) ([]rule.Figure, error) {
	entry, err := p.figures()
	if errors.Is(err, plan.ErrUnknownEntry) {
		return nil, nil
	}
	if err != nil {
		return e.figuresByTopdown(ctx, document, err)
	}
	v, _, err := eval.Call(entry)
	if err == nil || ctx.Err() != nil || errors.Is(err, plan.ErrStepBudget) {
		return figures(v, err)
	}
	return e.figuresByTopdown(ctx, document, err)
}

// figuresByTopdown asks topdown after the plan failed, unless the plan alone may answer.
func (e *planEvaluator) figuresByTopdown(ctx context.Context, document plan.Value, failed error) ([]rule.Figure, error) {
	if e.strict {
		return nil, words.Errorf("figures: %w", failed)
	}
	t, err := e.topdown()
	if err != nil {
		return nil, words.Errorf("figures: %w", err)
	}
	return t.Figures(ctx, document)
}

// EvaluateWithFigures does one after the other.
func (e *topdownEvaluator) EvaluateWithFigures(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, []rule.Figure, error) {
	results, err := e.Evaluate(ctx, document, ids)
	if err != nil {
		return nil, nil, err
	}
	derived, err := e.Figures(ctx, document)
	return results, derived, err
}

// Figures asks OPA's interpreter.
func (e *topdownEvaluator) Figures(ctx context.Context, document plan.Value) ([]rule.Figure, error) {
	if !e.figures {
		return nil, nil
	}
	run, done, err := e.begin(ctx, document)
	if err != nil {
		return nil, words.Errorf("figures: %w", err)
	}
	defer done()
	return figures(run.ask(ctx, e.query(figuresReference())))
}

// figures reads the figures, in the order of their names.
func figures(v plan.Value, err error) ([]rule.Figure, error) {
	if err != nil {
		return nil, words.Errorf("figures: %w", err)
	}
	if !v.IsDefined() {
		return nil, nil
	}
	var out []rule.Figure
	err = members(v, func(name string, v plan.Value) error {
		f := rule.Figure{Name: name}
		err := members(v, func(name string, v plan.Value) (err error) {
			switch name {
			case "value":
				f.Value, err = numeral(v)
			case "unit":
				f.Unit, err = word(v)
			case "currency":
				f.Currency, err = word(v)
			case "at":
				f.At, err = wordList(v, name)
			case "rates":
				f.Rates, err = rates(v)
			default:
				err = errUnknownField
			}
			return err
		})
		if err == nil && (f.Value == "" || f.Unit == "") {
			err = words.New("value and unit are needed")
		}
		out = append(out, f)
		return err
	})
	if err != nil {
		return nil, words.Errorf("figures: contract: %w", err)
	}
	return out, nil
}
