package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/replay"
	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

func newDiff(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare two profiles or saved JSON reports: what is new, what is resolved, and why",
		Long: "Compare two profiles, two saved reports (check -f json), or one of each; folders of profiles too. For every change the\n" +
			"cause is named: facts, as-of date, thresholds, policies, waivers. It is found by assessing again with one thing changed\n" +
			"at a time where the inputs of a report are still there; else as far as the reports tell.\n\n" +
			"Exit codes: 0 nothing differs, 1 something does, 2 error, 3 an input could not be read.",
		Example: "  diligo diff acme-2026.json acme-2027.json\n  diligo diff acme.report.json acme.json -f markdown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return words.New("diff: name two profiles or saved reports, the old one first")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.diff(cmd, args[0], args[1]) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	addDiffFormatFlag(cmd)
	return cmd
}

// addDiffFormatFlag declares --format for commands that print a comparison.
func addDiffFormatFlag(cmd *cobra.Command) {
	cmd.Flags().StringP("format", "f", "pretty", "pretty, json or markdown")
}

func (a *app) diff(cmd *cobra.Command, oldPath, newPath string) error {
	format, err := cmd.Flags().GetString("format")
	if err != nil {
		return err
	}
	if err := compare.CheckDiffFormat(format); err != nil {
		return err
	}
	if oldPath == dash && newPath == dash {
		return words.New("diff: only one of the two can be the standard input")
	}
	j, err := a.newJudge("diff")
	if err != nil {
		return err
	}
	l := replay.NewArchive(j, "", core.OpenFile)
	l.Noticed = a.sayEarly
	before, failuresBefore, err := a.sides(cmd.Context(), l, oldPath)
	if err != nil {
		return err
	}
	after, failuresAfter, err := a.sides(cmd.Context(), l, newPath)
	if err != nil {
		return err
	}
	failures := slices.Concat(failuresBefore, failuresAfter)
	a.sayFailures(failures)
	if len(failures) > 0 && (len(before) == 0 || len(after) == 0) {
		return exit(exitIncomplete)
	}
	d := l.Compare(cmd.Context(), before, after)
	if err := compare.WriteDiff(a.out, format, d, a.reportOptions(j.Set())); err != nil {
		return err
	}
	switch {
	case len(failures) > 0:
		return exit(exitIncomplete)
	case d.Changed():
		return exit(exitFindings)
	}
	return nil
}

// sides reads what a path names: the assessments of a saved report, or profiles, which are assessed; with --company only those of that
// company.
func (a *app) sides(ctx context.Context, l *replay.Archive, path string) ([]*replay.Side, []assessment.Failure, error) {
	inputs, failures := a.expand(sideFiles, []string{path})
	var out []*replay.Side
	files := a.files()
	files.Reports = true
	for r := range files.Records(inputs) {
		found, unread, err := l.Sides(ctx, r, a.isAsked)
		if err != nil {
			return nil, nil, err
		}
		out, failures = append(out, found...), append(failures, unread...)
	}
	if len(out) == 0 && len(failures) == 0 {
		if a.config.Company != "" {
			return nil, nil, a.noCompany(path)
		}
		return nil, nil, words.Errorf("%s: no profile and no report there", path)
	}
	return out, failures, nil
}

// readLong reads an input that may be a report.
func (a *app) readLong(name string) (from string, content []byte, err error) {
	if name == dash {
		content, err = source.ReadReport(a.in)
		return cmp.Or(a.config.StdinPath, source.Unnamed), content, err
	}
	f, err := source.Open(name)
	if err != nil {
		return name, nil, err
	}
	defer f.Close()
	content, err = source.ReadReport(f)
	return name, content, err
}
