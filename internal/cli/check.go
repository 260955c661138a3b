package cli

import (
	"cmp"
	"context"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

func newCheck(a *app) *cobra.Command {
	var f fixing
	cmd := &cobra.Command{
		Use:   "check PATH...",
		Short: "Assess profiles: files, folders, globs, or - for the standard input",
		Example: "  diligo check acme.json\n" +
			"  diligo check profiles/ --lang zh --severity-threshold medium\n" +
			"  diligo check acme.json -f json -o acme.report.json -f pretty",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("check: name at least one file, folder or glob, or - for the standard input")
			}
			return f.check(args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if done, err := f.run(a, args); done || err != nil {
				return err
			}
			return a.check(cmd.Context(), args)
		},
	}
	f.addFlags(cmd)
	config.AddCheckFlags(cmd.Flags())
	config.AddJobsFlag(cmd.Flags())
	config.AddReportFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	config.AddBaselineFlags(cmd.Flags())
	takes(cmd, "format", report.Formats(), cobra.ShellCompDirectiveNoFileComp)
	return cmd
}

func (a *app) check(ctx context.Context, paths []string) error {
	for _, f := range a.config.Formats {
		if err := report.CheckFormat(f); err != nil {
			return err
		}
	}
	if a.config.FailOnNew && a.config.Baseline == "" && a.config.NewBaseline == "" {
		return words.New("check: --fail-on-new needs a --baseline; write one with --create-baseline")
	}
	j, err := a.openAny()
	if err != nil {
		return err
	}
	go j.Set().Prepare() // while the profiles are read
	addTargets, err := a.targets(j)
	if err != nil {
		return err
	}
	inputs, failures := a.expand(profileFiles, paths)
	streams := a.streams()
	r := &assessment.Report{Schema: assessment.Schema, Assessments: []*assessment.Assessment{}, Failures: failures}
	behind := &core.Profiles{}
	outlooks := map[string]*outlook.Outlook{}
	defer behind.Release()
	looked := slices.ContainsFunc(a.config.Formats, report.LooksAtFacts)
	t := tally{known: map[idleWaiver]bool{}, dates: map[string]int{}}
	memory := heap.Pacer{Room: 80 << 20} // a profile takes far more than in a screening, above all where targets are looked for
	assess := j.Assess
	if len(inputs) == 1 && !source.IsLines(inputs[0].Path) {
		assess = j.AssessAlone
	}
	ahead, err := a.lookAhead(j, inputs)
	if err != nil {
		return err
	}
	one := func(record source.Record) (c checked) {
		c.profile, c.failures = j.Decode(record)
		if c.profile == nil || j.Empty() {
			return c
		}
		assessed, err := assess(ctx, c.profile)
		if f, ok := core.OverBudget(ctx, a.config.Lang, record, err); ok {
			c.failures = append(c.failures, f)
			return c
		}
		if c.err = err; c.err == nil {
			c.err = addTargets(ctx, c.profile, assessed)
		}
		if c.err == nil {
			c.outlook, c.err = ahead(ctx, c.profile)
		}
		if streams || !looked { // no report needs its values
			c.profile.Release()
		}
		c.assessed = assessed
		return c
	}
	for c := range source.InOrder(a.config.Jobs, a.files().Records(inputs), one) {
		memory.Next()
		r.Failures = append(r.Failures, c.failures...)
		if c.err != nil {
			return c.err
		}
		if c.assessed == nil {
			continue
		}
		p, assessed := c.profile, c.assessed
		a.log.Debug().Str("source", p.Source()).Str("verdict", string(assessed.Summary.Verdict)).
			Str("evaluator", j.Set().Evaluator().Name()).Msg("assessed")
		t.add(assessed, a.fails(assessed))
		if streams {
			if err := a.write(&assessment.Report{Assessments: []*assessment.Assessment{assessed}}, phrase.Options{}); err != nil {
				return err
			}
			continue
		}
		behind.Add(assessed, p)
		outlooks[assessed.Profile.Place()] = c.outlook
		r.Assessments = append(r.Assessments, assessed)
	}
	if r.Failures == nil {
		r.Failures = []assessment.Failure{}
	}
	a.sayFailures(r.Failures)
	a.sayIdleWaivers(t.idle)
	a.sayOld(t.dates)
	if len(inputs) == 0 && len(r.Failures) == 0 && !a.config.AllowEmpty {
		return errNoProfile
	}
	if streams {
		return a.verdict(t, r.Failures)
	}
	options := a.reportOptions(j.Set())
	options.Profiles = behind
	options.Outlook = func(place string) *outlook.Outlook { return outlooks[place] }
	if err := a.write(r, options); err != nil {
		return err
	}
	if err := a.createBaseline(r); err != nil {
		return err
	}
	return a.verdict(t, r.Failures)
}

// checked is the result for an input.
type checked struct {
	profile  *profile.Profile       // nil if it could not be read
	assessed *assessment.Assessment // nil if it was not assessed
	outlook  *outlook.Outlook       // nil if no report needs it
	failures []assessment.Failure
	err      error // an error that ends the run
}

// mostAhead bounds the files for which a report includes a forecast, one company each: a forecast costs some fifty times as much as an
// assessment.
const mostAhead = 20

// lookAhead returns a function that forecasts a company for reports that include a forecast; nil if none does. The first day is the
// profile's, so that the same profile gives the same report.
func (a *app) lookAhead(j *core.Judge, inputs []source.Input) (func(context.Context, *profile.Profile) (*outlook.Outlook, error), error) {
	none := func(context.Context, *profile.Profile) (*outlook.Outlook, error) { return nil, nil }
	many := len(inputs) > mostAhead || slices.ContainsFunc(inputs, func(i source.Input) bool { return source.IsLines(i.Path) })
	if many || !slices.Contains(a.config.Formats, "html") {
		return none, nil
	}
	f, err := forecast.New(j, []byte(policies.Schema))
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, p *profile.Profile) (*outlook.Outlook, error) {
		from, ok := forecast.LastDay(cmp.Or(a.asOf(), p.AsOf()))
		if !ok {
			return nil, nil
		}
		return f.Company(ctx, p, from, from.AddMonths(monthsAhead))
	}, nil
}

// streams reports whether each assessment is written and dropped before the next profile is read.
func (a *app) streams() bool {
	c := a.config
	toStdout := len(c.Outputs) == 0 || c.Outputs[0] == "" || c.Outputs[0] == dash
	return slices.Equal(c.Formats, []string{"ndjson"}) && toStdout && c.NewBaseline == "" && !c.FailOnNew
}

var errNoProfile = words.New("check: no profile found (*.json, *.yaml, *.ndjson, each with .gz or .zst too); use --allow-empty if that is intended")

// write writes the report in every requested format.
func (a *app) write(r *assessment.Report, options phrase.Options) error {
	if err := a.each(options, func(w io.Writer, format string, o phrase.Options) error { return report.Write(w, format, r, o) }); err != nil {
		return err
	}
	if name := os.Getenv("GITHUB_STEP_SUMMARY"); name != "" && slices.Contains(a.config.Formats, "github") {
		if err := appendSummary(name, r, options); err != nil {
			return words.Errorf("write summary: %w", err)
		}
	}
	return nil
}

// each calls write for every requested format with its output. A file is written completely or not at all.
func (a *app) each(options phrase.Options, write func(io.Writer, string, phrase.Options) error) error {
	for i, format := range a.config.Formats {
		output := dash
		if i < len(a.config.Outputs) && a.config.Outputs[i] != "" {
			output = a.config.Outputs[i]
		}
		if output == dash {
			if err := write(a.out, format, options); err != nil {
				return words.Errorf("write report: %w", err)
			}
			continue
		}
		toFile := options
		toFile.Color, toFile.Width = a.config.Color == "always", 80
		if err := writeFile(output, func(w io.Writer) error { return write(w, format, toFile) }); err != nil {
			return words.Errorf("write report: %w", err)
		}
	}
	return nil
}

func (a *app) reportOptions(set *policy.Set) phrase.Options {
	c := set.Catalogue()
	return phrase.Options{
		Lang: a.config.Lang, Color: useColor(a.config, a.out), Verbose: a.config.Verbose, Width: width(a.out), Explain: a.config.Explain,
		Vocabulary: c.Vocabulary, Sources: c.Sources, Rule: c.Rule, Path: pathInRepository(), Version: ownVersion(),
	}
}

// tally is what a run keeps of all assessments. Its size does not depend on their number.
type tally struct {
	assessed            int
	error, unknown, bad bool // in at least one assessment
	insufficient        bool // at least one lacks a core fact
	coverage            int  // the lowest; 100 without assessments
	idle                []idleWaiver
	known               map[idleWaiver]bool // the keys of idle
	dates               map[string]int      // number of profiles by as-of date
}

func (t *tally) add(assessed *assessment.Assessment, fails bool) {
	if t.assessed == 0 {
		t.coverage = 100
	}
	t.assessed++
	t.dates[assessed.Profile.AsOf]++
	t.coverage = min(t.coverage, assessed.Summary.Coverage)
	t.insufficient = t.insufficient || assessed.Summary.Verdict == assessment.VerdictInsufficient
	outcomes := assessed.Summary.Outcomes
	t.error, t.unknown, t.bad = t.error || outcomes.Error > 0, t.unknown || outcomes.Unknown > 0, t.bad || fails
	if assessed.Waivers == nil {
		return
	}
	for _, w := range assessed.Waivers.Idle {
		if idle := (idleWaiver{assessed.Waivers.Source, w}); !t.known[idle] {
			t.idle, t.known[idle] = append(t.idle, idle), true
		}
	}
}

// verdict returns the exit code of a run.
func (a *app) verdict(t tally, failures []assessment.Failure) error {
	switch {
	case t.error:
		return exit(exitError)
	case len(failures) > 0, (t.unknown || t.insufficient) && a.config.FailOnUnknown,
		a.config.MinCoverage > 0 && t.assessed > 0 && (t.insufficient || t.coverage < a.config.MinCoverage):
		return exit(exitIncomplete)
	case t.bad:
		return exit(exitFindings)
	}
	return nil
}

// fails reports whether an assessment's findings fail the run.
func (a *app) fails(assessed *assessment.Assessment) bool {
	if !a.config.FailOnNew {
		return assessed.Summary.Serious()
	}
	if a.config.Baseline == "" { // the new baseline covers all of them
		return false
	}
	return assessed.SeriousAndNew()
}

// writeFile writes a file that everybody may read, unless an existing file is not readable for all.
func writeFile(name string, write func(io.Writer) error) error {
	return outfile.Write(name, 0o644, write)
}
