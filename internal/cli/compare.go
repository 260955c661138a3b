package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/words"
)

func newCompare(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compare PATH PATH...",
		Short: "Put companies side by side: verdict, score by category, key ratios, worst findings",
		Example: "  diligo compare acme.json beta.json\n" +
			"  diligo compare portfolio/ -f html -o portfolio.html",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("compare: name the profiles: files, folders, globs, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.compare(cmd.Context(), args) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	config.AddOutputFlags(cmd.Flags())
	return cmd
}

func (a *app) compare(ctx context.Context, paths []string) error {
	for _, f := range a.config.Formats {
		if err := compare.CheckFormat(f); err != nil {
			return err
		}
	}
	j, err := a.newJudge("compare")
	if err != nil {
		return err
	}
	inputs, failures := a.expand(profileFiles, paths)
	heap.Grow(heap.Steady)
	c := compare.Comparison{Schema: compare.Schema, Companies: []compare.Company{}, Failures: []assessment.Failure{}}
	c.Failures = append(c.Failures, failures...)
	for record := range a.files().Records(inputs) {
		p, failures := j.Decode(record)
		c.Failures = append(c.Failures, failures...)
		if p == nil {
			continue
		}
		assessed, err := j.Assess(ctx, p)
		if f, ok := core.OverBudget(ctx, a.config.Lang, record, err); ok {
			c.Failures = append(c.Failures, f)
			continue
		}
		if err != nil {
			return err
		}
		c.Policy = assessed.Policy // the same for each
		c.Companies = append(c.Companies, compare.CompanyOf(assessed, compare.RatiosOf(assessed)))
	}
	a.sayFailures(c.Failures)
	if len(c.Companies) == 0 && len(c.Failures) == 0 {
		return words.New("compare: no profile found (*.json, *.yaml, *.ndjson, each with .gz or .zst too)")
	}
	if err := a.each(a.reportOptions(j.Set()), func(w io.Writer, format string, o phrase.Options) error {
		return compare.Write(w, format, c, o)
	}); err != nil {
		return err
	}
	if len(c.Failures) > 0 {
		return exit(exitIncomplete)
	}
	return nil
}
