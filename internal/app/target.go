package app

import (
	"context"
	"io/fs"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/target"
	"github.com/diligo/diligo/policies"
)

// Finder returns a finder of targets that evaluates with the rules of the judge.
func (j *Judge) Finder() (*target.Finder, error) {
	if j.Empty() {
		return nil, engine.ErrNoRules
	}
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	all, outline := j.engine, j.engine.Outline()
	return target.New(schema, j.validator, j.Catalogue(), j.options.Lang, func(ctx context.Context, p *profile.Profile) (target.Assessor, error) {
		before, err := all.Evaluate(ctx, p)
		if err != nil {
			return target.Assessor{}, err
		}
		return target.Assessor{
			Outline: func(ctx context.Context, p *profile.Profile, id rule.ID) (assessment.Result, error) {
				tried, err := outline.Evaluate(ctx, p, id)
				if err != nil {
					return assessment.Result{}, err
				}
				return tried.Outlines()[0], nil
			},
			Try: func(ctx context.Context, p *profile.Profile, id rule.ID) (assessment.Result, error) {
				tried, err := all.Evaluate(ctx, p, id)
				if err != nil {
					return assessment.Result{}, err
				}
				return tried.Outcomes()[0], nil
			},
			Changes: func(ctx context.Context, edited *profile.Profile, pointers []string) ([]assessment.Result, error) {
				after, err := all.Again(ctx, before, edited, engine.Changed{Facts: pointers})
				if err != nil {
					return nil, err
				}
				return after.Anew(), nil
			},
		}, nil
	})
}
