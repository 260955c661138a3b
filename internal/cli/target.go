package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/target"
	"github.com/diligo/diligo/policies"
)

func newTarget(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "target PROFILE RULE",
		Short: "Find what would have to become true for a rule's findings to clear",
		Long: "For each finding of the rule and each fact that could clear it, target finds the smallest change that does so\n" +
			"alone, by evaluating, and says what else would clear or break. A target is a state for the company to reach.",
		Example: "  diligo target acme.json runway/short_runway",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("target: name one profile and one rule by its ID: diligo target acme.json runway/short_runway")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			j, err := a.newJudge("target")
			if err != nil {
				return err
			}
			r, err := findRule(j.set.Catalogue(), args[1])
			if err != nil {
				return err
			}
			p, err := a.readOne(j.validator, args[0])
			if err != nil {
				return err
			}
			assessed, err := j.engine.Assess(cmd.Context(), p)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(assessed.Results, func(result assessment.Result) bool { return result.Rule == r.ID })
			if i < 0 {
				return fmt.Errorf("target: --only and --skip leave out %s", r.ID)
			}
			f, err := newFinder(a.config, j.set, j.validator, j.engine)
			if err != nil {
				return err
			}
			if err := f.Add(cmd.Context(), p, assessed, func(id rule.ID) bool { return id == r.ID }); err != nil {
				return err
			}
			return a.either(cmd, assessed.Results[i], func(w io.Writer) error {
				return report.WriteTargets(w, assessed.Profile, assessed.Results[i], a.reportOptions(j.set))
			})
		},
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	addFormatFlag(cmd)
	return cmd
}

// targets is what gives an assessment its targets under --targets; without it, nothing.
func (a *app) targets(set *policy.Set, v *profile.Validator, e *engine.Engine) (func(context.Context, *profile.Profile, *assessment.Assessment) error, error) {
	if !a.config.Targets || e == nil {
		return func(context.Context, *profile.Profile, *assessment.Assessment) error { return nil }, nil
	}
	f, err := newFinder(a.config, set, v, e)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, p *profile.Profile, assessed *assessment.Assessment) error {
		return f.Add(ctx, p, assessed, nil)
	}, nil
}

// newFinder makes a finder that evaluates with the rules of an engine.
func newFinder(c *config.Config, set *policy.Set, v *profile.Validator, all *engine.Engine) (*target.Finder, error) {
	setGC(gcPercent) // it evaluates many times
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	return target.New(schema, v, set.Catalogue(), c.Lang, target.Judge{
		Try: func(ctx context.Context, p *profile.Profile, id rule.ID) (assessment.Result, error) {
			tried, err := all.Evaluate(ctx, p, id)
			if err != nil {
				return assessment.Result{}, err
			}
			return tried.Outcomes()[0], nil
		},
		Changes: func(ctx context.Context, p *profile.Profile) (target.Changes, error) {
			before, err := all.Evaluate(ctx, p)
			if err != nil {
				return nil, err
			}
			return func(ctx context.Context, edited *profile.Profile, pointers []string) (*assessment.Assessment, error) {
				after, err := all.Again(ctx, before, edited, engine.Changed{Facts: pointers})
				if err != nil {
					return nil, err
				}
				return after.Brief(0), nil
			}, nil
		},
	})
}
