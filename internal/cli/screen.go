package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/ranking"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

func newScreen(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "screen SOURCE...",
		Short: "Assess many profiles and rank them: NDJSON, tables, files, folders, globs, .gz, .zst, or - for the standard input",
		Long: "screen assesses profiles (NDJSON files hold one a line, forms and other tables with a --mapping one a row) and ranks\n" +
			"the companies that can be ranked: by the worst that was found, then by their score. What is not known ranks as failed;\n" +
			"companies without a core fact are listed beside the ranking, each with the one question to send. Without a --checklist the\n" +
			"rules are those that the first profiles can decide. It reports the worst findings and the first questions of each, the\n" +
			"spread of key ratios by stage, outcomes by rule, and companies that may be the same. What can't be read stops no\n" +
			"other profile.\n\n" +
			"Findings of applicants are not failures. Exit codes: 0 done, 2 error or interrupted, 3 done, but not all could be read.",
		Example: "  diligo screen applicants.ndjson --top 20\n" +
			"  diligo screen 'batches/*.ndjson.zst' --assessments out.ndjson.zst --resume -f html -o cohort.html -f xlsx -o cohort.xlsx\n" +
			"  diligo screen applicants.ndjson --stage growth --where 'input.summary.score.low >= 60; input.summary.coverage >= 70'\n" +
			"  diligo screen applicants.ndjson --what-if 'runway/short_runway.minimum_months.growth=12'",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("screen: name at least one file, folder or glob, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.screen(cmd, args) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddScreenFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	return cmd
}

// screening is a run of diligo screen.
type screening struct {
	*app
	config.Screen
	paths []string
	judge *core.Judge
	where func(context.Context, *profile.Profile, *assessment.Assessment) (cohort.Match, error) // nil selects all
	// tableImport is called when the first table is met.
	tableImport func() (tableImport, error)
	cohort      *cohort.Cohort
	revisions   string // of the policies to compare with
	reports     *reportFolder
	fixed       *cohort.Fixed // how the rules were fixed, if the user names no checklist
	whole       bool          // assessments are kept completely
}

// checkRankings refuses formats that rankings do not have, and binary ones on a terminal.
func (a *app) checkRankings(cmd *cobra.Command) error {
	for i, f := range a.config.Formats {
		if err := ranking.CheckFormat(f); err != nil {
			return err
		}
		if f != "xlsx" {
			continue
		}
		output := ""
		if i < len(a.config.Outputs) {
			output = a.config.Outputs[i]
		}
		if err := a.refuseOnTerminal(cmd, aWorkbook, output); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) screen(cmd *cobra.Command, paths []string) error {
	ctx := cmd.Context()
	s := &screening{app: a, Screen: a.config.Screen, paths: paths}
	s.tableImport = sync.OnceValues(s.newTableImport)
	if err := a.checkRankings(cmd); err != nil {
		return err
	}
	if err := s.prepare(ctx); err != nil {
		return err
	}
	inputs, failures := a.expand(screenedFiles, paths)
	a.sayFailures(failures)
	if len(inputs) == 0 && len(failures) > 0 {
		return exit(exitIncomplete)
	}
	if len(inputs) == 0 && !a.config.AllowEmpty {
		return words.New("screen: no profile found (*.ndjson, *.jsonl, *.json, *.yaml, *.csv, *.xlsx, each with .gz or .zst too); use --allow-empty if that is intended")
	}
	if err := s.checkJoins(inputs); err != nil {
		return err
	}
	files := s.files()
	files.Readers = s.tables()
	files.Lines = true
	records := files.Records(inputs)
	if s.fixes() {
		head, all, stop, ok := source.Head(ctx, records, core.Sampled)
		if !ok {
			return words.New("screen: interrupted before a profile was assessed: run the same command again")
		}
		defer stop()
		if err := s.fix(ctx, head); err != nil {
			return err
		}
		records = all
	}
	if err := s.begin(); err != nil {
		return err
	}
	journal, err := s.openJournal()
	if err != nil {
		return err
	}
	if journal != nil {
		defer journal.Close() // an unfinished run is kept
	}
	if err := s.run(ctx, files, records, inputs, journal); err != nil {
		return err
	}
	return s.finish(journal, len(failures) > 0)
}

// finish writes the report, and gives the journal's outputs their final names. incomplete means that inputs were skipped before.
func (s *screening) finish(journal *cohort.Journal, incomplete bool) error {
	r := s.cohort.Report()
	s.sayUnread(r)
	s.sayOld(s.cohort.Dates())
	if r.Counts.Read == 0 && !s.config.AllowEmpty {
		if journal != nil {
			if err := journal.Discard(); err != nil {
				return err
			}
		}
		return words.New("screen: the inputs hold no profile; use --allow-empty if that is intended")
	}
	if s.reports != nil {
		if err := s.reports.keep(r, s.Top); err != nil {
			return err
		}
	}
	if err := s.write(r); err != nil {
		return err
	}
	if journal != nil {
		if err := journal.Finish(); err != nil {
			return err
		}
	}
	if c := r.Counts; c.Lacking > 0 && c.Companies+c.Unmatched == 0 {
		return words.Errorf("where: no profile has all that the expression names: %s", s.Where)
	}
	switch {
	case r.Counts.Errors > 0:
		return words.Errorf("screen: a rule could not be evaluated for %d of the companies; see the report", r.Counts.Errors)
	case r.Counts.Failed > 0 || r.Counts.Cells > 0 || incomplete:
		return exit(exitIncomplete)
	}
	return nil
}

// failuresShown is the number of failures printed on standard error; the dead letters hold all of them.
const failuresShown = 20

func (s *screening) sayUnread(r *cohort.Report) {
	shown := r.Failures[:min(failuresShown, len(r.Failures))]
	s.sayFailures(shown)
	if len(shown) < len(r.Failures) {
		fmt.Fprintln(s.err, words.Say(s.config.Lang, "and more; %s and %d cells could not be read: --dead-letters FILE keeps all of it", profiles(r.Counts.Failed), r.Counts.Cells))
	}
}

// prepare compiles everything that is requested, so that errors are reported before anything is read.
func (s *screening) prepare(ctx context.Context) (err error) {
	if s.Assessments == dash || s.DeadLetters == dash {
		return words.New("screen: --assessments and --dead-letters need a file, because a run can be continued")
	}
	for _, name := range append([]string{s.Assessments, s.DeadLetters}, s.config.Outputs...) {
		if info, err := os.Stat(dirOf(name)); name != "" && name != dash && (err != nil || !info.IsDir()) {
			return words.Errorf("screen: %s can't be written: there is no folder %s", name, dirOf(name))
		}
	}
	if s.judge, err = s.openAny(); err != nil {
		return err
	}
	if err := s.checkMapping(); err != nil {
		return err
	}
	go s.judge.Set().Prepare() // while the inputs are opened
	if s.Where != "" {
		var facts []string
		if s.where, facts, err = core.Where(s.Where, s.config.Support); err != nil {
			return err
		}
		if err := s.checkFacts("where", facts); err != nil {
			return err
		}
	}
	if s.Reports != "" {
		if s.reports, err = s.openReports(); err != nil {
			return err
		}
	}
	if err := s.checkFacts("show", s.Show); err != nil {
		return err
	}
	for category := range s.Weights {
		if !slices.Contains(s.judge.Catalogue().Categories(), category) {
			return words.Errorf("weight: there is no category %q: %s", category, nearest.Use(category, s.judge.Catalogue().Categories()))
		}
	}
	return s.begin()
}

// checkFacts refuses pointers that are not in the schema.
func (s *screening) checkFacts(flag string, pointers []string) error {
	if len(pointers) == 0 {
		return nil
	}
	im, err := importerWith(s.judge.Set())
	if err != nil {
		return err
	}
	for _, pointer := range pointers {
		if _, err := im.Root.At(pointer); err != nil {
			return fmt.Errorf("%s: %s: %w", flag, pointer, err)
		}
	}
	return nil
}

// begin makes the cohort.
func (s *screening) begin() (err error) {
	if s.judge.Empty() {
		return words.New("screen: no rule to judge by")
	}
	o := s.judge.Cohort()
	o.Fixed, o.Stages, o.Where, o.Show = s.fixed, s.Stages, s.Where, s.Show
	if o.Gates, err = core.Gates(slices.Concat(s.Gates, o.Checklist.Gates), o.Rules); err != nil {
		return err
	}
	if o.WhatIf, err = s.whatIf(); err != nil {
		return err
	}
	s.cohort = cohort.New(o)
	return nil
}

// whatIf loads the policies to compare with.
func (s *screening) whatIf() (*cohort.WhatIf, error) {
	if len(s.WhatIf)+len(s.WhatIfData) == 0 {
		return nil, nil
	}
	files := filesOf(s.config)
	files.Settings = append(slices.Clone(files.Settings), s.WhatIf...)
	files.Data = append(slices.Clone(files.Data), s.WhatIfData...)
	settings, err := files.OpenSettings()
	if err != nil {
		return nil, fmt.Errorf("what-if: %w", err)
	}
	w, revision, err := s.judge.WhatIf(settings)
	s.revisions = revision
	return w, err
}

// openJournal opens the journal if anything is to be kept.
func (s *screening) openJournal() (*cohort.Journal, error) {
	dir := s.Journal
	if beside := cmp.Or(s.Assessments, s.DeadLetters); dir == "" && beside != "" {
		dir = beside + ".journal"
	}
	if dir == "" {
		if s.Resume {
			return nil, words.New("screen: --resume needs --assessments, --dead-letters or --journal: without one of them nothing is kept")
		}
		return nil, nil
	}
	outputs := map[string]string{}
	for role, name := range map[string]string{cohort.Assessments: s.Assessments, cohort.DeadLetters: s.DeadLetters} {
		if name != "" {
			outputs[role] = name
		}
	}
	asked, err := s.asked()
	if err != nil {
		return nil, err
	}
	journal, err := cohort.OpenJournal(dir, asked, outputs, s.Resume)
	switch {
	case errors.Is(err, cohort.ErrForeign):
		return nil, words.Errorf("screen: %w: name an empty folder or one that is not there yet", err)
	case errors.Is(err, cohort.ErrLocked):
		return nil, words.Errorf("screen: %w: wait for it to end, or name another folder with --journal", err)
	case errors.Is(err, cohort.ErrUnfinished):
		return nil, words.Errorf("screen: %w: go on with --resume, or remove the folder to start over", err)
	case err != nil:
		return nil, fmt.Errorf("screen: %w", err)
	}
	if journal.Inputs() > 0 {
		fmt.Fprintln(s.err, words.Say(s.config.Lang, "going on behind %s that were done before", profiles(journal.Inputs())))
	}
	return journal, nil
}

// asked returns everything that the outputs depend on except the inputs.
func (s *screening) asked() (map[string]string, error) {
	mapping, err := s.mappingText()
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"diligo": ownVersion(), "policies": s.judge.Set().Revision(), "policies of the what-if": s.revisions,
		"rules": fmt.Sprintf("%q %q %s", s.config.Only, s.config.Skip, s.judge.Checklist().Revision), "sources": fmt.Sprintf("%q", s.paths),
		"language": string(s.config.Lang), "severity threshold": s.config.Threshold.String(), "support": s.config.Support.String(), "as-of date": s.asOf(),
		"evaluator": s.config.Evaluator, "expression": s.Where, "gates": fmt.Sprintf("%q", s.Gates), "reports": s.Reports, "shown facts": fmt.Sprintf("%q", s.Show), "weights": fmt.Sprint(s.Weights),
		"outputs": fmt.Sprintf("%q %q", s.Assessments, s.DeadLetters), "waivers": s.judge.MarkedBy(),
		"mapping": fmt.Sprintf("%s %x", s.Mapping, mapping),
	}, nil
}

func (s *screening) run(ctx context.Context, files *source.Files, records iter.Seq[source.Record], inputs []source.Input, journal *cohort.Journal) error {
	s.whole = s.Assessments != ""
	bar := newProgress(s.app, files, inputs, journal)
	r := s.runOf(records, bar.show)
	r.Journal = journal
	err := s.cohort.Screen(ctx, r)
	bar.clear()
	switch {
	case errors.Is(err, cohort.ErrInterrupted) && journal == nil:
		return words.Errorf("screen: interrupted after %s; nothing is kept without --assessments, --dead-letters or --journal", profiles(s.cohort.Counts().Read))
	case errors.Is(err, cohort.ErrInterrupted):
		return words.Errorf("screen: interrupted; %s are done and kept: run the same command with --resume to go on", profiles(journal.Inputs()))
	case err != nil:
		return fmt.Errorf("screen: %w", err)
	}
	return nil
}

// runOf returns the run over records: all of them, or those of one task.
func (s *screening) runOf(records iter.Seq[source.Record], show func(cohort.Counts)) *cohort.Run {
	memory := heap.Pacer{Room: 32 << 20}
	return &cohort.Run{
		Records: records, Decode: s.judge.Decode, Lang: s.config.Lang, Workers: s.config.Jobs, AtOnce: s.atOnce, Assess: s.assess, Where: s.where,
		Progress: func(c cohort.Counts) {
			memory.Next()
			show(c)
		},
	}
}

// assess assesses a profile: as much as the ranking shows, unless whole assessments are needed.
func (s *screening) assess(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	if !s.whole && s.where == nil && s.Reports == "" {
		return s.judge.Brief(ctx, p)
	}
	a, err := s.judge.Assess(ctx, p)
	if err == nil && s.Reports != "" {
		err = s.reports.write(a, p)
	}
	return a, err
}

// write writes the report in every requested format. A file is written completely or not at all.
func (s *screening) write(r *cohort.Report) error {
	o := ranking.Options{Options: s.reportOptions(s.judge.Set()), Top: s.Top}
	for i, format := range s.config.Formats {
		output := dash
		if i < len(s.config.Outputs) && s.config.Outputs[i] != "" {
			output = s.config.Outputs[i]
		}
		to := o
		write := func(w io.Writer) error { return ranking.Write(w, format, r, to) }
		var err error
		if output == dash {
			err = write(s.out)
		} else {
			to.Color, to.Width = s.config.Color == "always", 80
			to.Link = s.reports.linkFrom(output)
			err = writeFile(output, write)
		}
		if err != nil {
			return words.Errorf("write report: %w", err)
		}
	}
	return nil
}

func profiles(n int) words.Message { return words.Counted(n, "%d profile", "%d profiles") }
