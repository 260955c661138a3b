package cli

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/target"
	"github.com/diligo/diligo/internal/words"
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
				return words.New("target: name one profile and one rule by its ID: diligo target acme.json runway/short_runway")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			j, err := a.newJudge("target")
			if err != nil {
				return err
			}
			r, err := j.Catalogue().Find(args[1])
			if err != nil {
				return err
			}
			p, err := a.readOne(j, args[0])
			if err != nil {
				return err
			}
			assessed, err := j.Assess(cmd.Context(), p)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(assessed.Results, func(result assessment.Result) bool { return result.Rule == r.ID })
			if i < 0 {
				return words.Errorf("target: --only and --skip leave out %s", r.ID)
			}
			f, err := newFinder(j)
			if err != nil {
				return err
			}
			if err := f.Add(cmd.Context(), p, assessed, func(id rule.ID) bool { return id == r.ID }); err != nil {
				return err
			}
			return a.either(cmd, assessed.Results[i], func(w io.Writer) error {
				return report.WriteTargets(w, assessed.Profile, assessed.Results[i], a.reportOptions(j.Set()))
			})
		},
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	addFormatFlag(cmd)
	return cmd
}

// targets returns a function that adds targets to an assessment under --targets, and does nothing otherwise.
func (a *app) targets(j *core.Judge) (func(context.Context, *profile.Profile, *assessment.Assessment) error, error) {
	if !a.config.Targets || j.Empty() {
		return func(context.Context, *profile.Profile, *assessment.Assessment) error { return nil }, nil
	}
	f, err := newFinder(j)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, p *profile.Profile, assessed *assessment.Assessment) error {
		return f.Add(ctx, p, assessed, nil)
	}, nil
}

// newFinder returns a finder that evaluates with the rules of a judge.
func newFinder(j *core.Judge) (*target.Finder, error) {
	heap.Grow(heap.Steady) // it evaluates many times
	return j.Finder()
}
