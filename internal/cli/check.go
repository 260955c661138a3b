package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
)

func newCheck(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check PATH...",
		Short: "Assess profiles: files, folders, globs, or - for the standard input",
		Example: "  diligo check acme.json\n" +
			"  diligo check profiles/ --lang zh --severity-threshold medium\n" +
			"  diligo check acme.json -f json -o acme.report.json -f pretty",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("check: name at least one file, folder or glob, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.check(cmd.Context(), args) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddReportFlags(cmd.Flags())
	return cmd
}

func (a *app) check(ctx context.Context, paths []string) error {
	for _, f := range a.config.Formats {
		if err := report.CheckFormat(f); err != nil {
			return err
		}
	}
	set, err := loadPolicies(a.config)
	if err != nil {
		return err
	}
	go set.Prepare() // while the profiles are read
	e, err := newEngine(a.config, set)
	if err != nil {
		return err
	}
	validator, err := newValidator()
	if err != nil {
		return err
	}
	inputs, failures := expand(paths)
	r := &assessment.Report{Schema: assessment.Schema, Assessments: []*assessment.Assessment{}, Failures: failures}
	type place struct {
		source string
		line   int // of the profile in a source of several, else 0
	}
	profiles := map[place]*profile.Profile{}
	for record := range a.files().Records(inputs) {
		p, failures := a.decode(validator, record)
		r.Failures = append(r.Failures, failures...)
		if p == nil || e == nil {
			continue
		}
		profiles[place{record.Source, record.Line}] = p
		assessed, err := e.Assess(ctx, p)
		if err != nil {
			return err
		}
		assessed.Profile.Line = record.Line
		a.log.Debug().Str("source", p.Source()).Str("verdict", string(assessed.Summary.Verdict)).
			Str("evaluator", assessed.Policy.Evaluator).Msg("assessed")
		r.Assessments = append(r.Assessments, assessed)
	}
	if r.Failures == nil {
		r.Failures = []assessment.Failure{}
	}
	a.sayFailures(r.Failures)
	if len(inputs) == 0 && len(r.Failures) == 0 && !a.config.AllowEmpty {
		return errors.New("check: no profile found (*.json, *.yaml); use --allow-empty if that is all right")
	}
	line := func(source string, n int) string {
		for _, at := range []place{{source, 0}, {source, n}} {
			if p, ok := profiles[at]; ok {
				return p.Line(n)
			}
		}
		return ""
	}
	if err := a.write(r, set, line); err != nil {
		return err
	}
	return a.verdict(r)
}

// write writes the report in every format asked for. A file is written whole or not at all.
func (a *app) write(r *assessment.Report, set *policy.Set, line func(string, int) string) error {
	options := a.reportOptions(set)
	options.Line = line
	for i, format := range a.config.Formats {
		output := stdin
		if i < len(a.config.Outputs) && a.config.Outputs[i] != "" {
			output = a.config.Outputs[i]
		}
		if output == stdin {
			if err := report.Write(a.out, format, r, options); err != nil {
				return fmt.Errorf("write report: %w", err)
			}
			continue
		}
		toFile := options
		toFile.Color, toFile.Width = a.config.Color == "always", 80
		if err := writeFile(output, func(w io.Writer) error { return report.Write(w, format, r, toFile) }); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	return nil
}

func (a *app) reportOptions(set *policy.Set) report.Options {
	c := set.Catalogue()
	options := report.Options{
		Lang: a.config.Lang, Color: useColor(a.config, a.out), Verbose: a.config.Verbose, Width: width(a.out),
		Vocabulary: c.Vocabulary, Sources: c.Sources,
	}
	if a.config.Explain {
		options.Explain = func(id rule.ID) string {
			r, ok := c.Rule(id)
			if !ok {
				return ""
			}
			return r.Description.In(a.config.Lang)
		}
	}
	return options
}

// verdict is the exit code for a report.
func (a *app) verdict(r *assessment.Report) error {
	found := exitClean
	for _, assessed := range r.Assessments {
		s := assessed.Summary
		if s.Outcomes.Error > 0 {
			return exit(exitError)
		}
		if s.Outcomes.Unknown > 0 && a.config.FailOnUnknown {
			found = exitIncomplete
		}
		if s.Verdict == assessment.VerdictFail && found == exitClean {
			found = exitFindings
		}
	}
	if len(r.Failures) > 0 {
		found = exitIncomplete
	}
	if found == exitClean {
		return nil
	}
	return exit(found)
}

// writeFile writes a file by way of a temporary one beside it.
func writeFile(name string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(dirOf(name), ".diligo-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
