package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
)

func newScreen(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "screen SOURCE...",
		Short: "Assess many profiles and rank them: NDJSON, tables, files, folders, globs, .gz, .zst, or - for the standard input",
		Long: "screen assesses profiles (NDJSON files hold one a line, forms and other tables with a --mapping one a row) and ranks\n" +
			"the companies that can be ranked: by the worst that was found, then by their score. What is not known ranks as failed;\n" +
			"companies that lack a core fact stand beside the ranking, each with the one question to send. Without a --checklist the\n" +
			"rules are those that the first profiles can decide. It reports the worst findings and the first questions of each, the\n" +
			"spread of key ratios by stage, outcomes by rule, and companies that may be the same. What can't be read stops no\n" +
			"other profile.\n\n" +
			"Findings of applicants are no failure. Exit codes: 0 done, 2 error or interrupted, 3 done, but not all could be read.",
		Example: "  diligo screen applicants.ndjson --top 20\n" +
			"  diligo screen 'batches/*.ndjson.zst' --assessments out.ndjson.zst --resume -f html -o cohort.html -f xlsx -o cohort.xlsx\n" +
			"  diligo screen applicants.ndjson --stage growth --where 'input.summary.score.low >= 60; input.summary.coverage >= 70'\n" +
			"  diligo screen applicants.ndjson --what-if 'runway/short_runway.minimum_months.growth=12'",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("screen: name at least one file, folder or glob, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.screen(cmd.Context(), args) },
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
	paths     []string
	set       *policy.Set
	engine    *engine.Engine
	validator *profile.Validator
	where     *policy.Filter
	// tableImport is made when the first table is met.
	tableImport func() (tableImport, error)
	cohort      *cohort.Cohort
	revisions   string // of the policies that are compared with
	checklist   *rule.Checklist
	fixed       *cohort.Fixed // how the rules were fixed, where the user names no checklist
}

func (a *app) screen(ctx context.Context, paths []string) error {
	s := &screening{app: a, Screen: a.config.Screen, paths: paths}
	s.tableImport = sync.OnceValues(s.newTableImport)
	for _, f := range a.config.Formats {
		if err := report.CheckCohortFormat(f); err != nil {
			return err
		}
	}
	if err := s.prepare(ctx); err != nil {
		return err
	}
	inputs, failures := a.expandTo(paths, isScreened)
	a.sayFailures(failures)
	if len(inputs) == 0 && len(failures) > 0 {
		return exit(exitIncomplete)
	}
	if len(inputs) == 0 && !a.config.AllowEmpty {
		return errors.New("screen: no profile found (*.ndjson, *.jsonl, *.json, *.yaml, *.csv, *.xlsx, each with .gz or .zst too); use --allow-empty if that is all right")
	}
	files := s.files()
	files.Readers = s.tables()
	files.Lines = true
	records := files.Records(inputs)
	if s.fixes() {
		head, all, stop := first(records)
		defer stop()
		if err := s.fix(ctx, head); err != nil {
			return err
		}
		records = all
	}
	if err := s.judge(); err != nil {
		return err
	}
	journal, err := s.openJournal()
	if err != nil {
		return err
	}
	if journal != nil {
		defer journal.Close() // what is not finished by then is kept
	}
	if err := s.run(ctx, files, records, inputs, journal); err != nil {
		return err
	}
	r := s.cohort.Report()
	s.sayUnread(r)
	if r.Counts.Read == 0 && !a.config.AllowEmpty {
		if journal != nil {
			if err := journal.Discard(); err != nil {
				return err
			}
		}
		return errors.New("screen: the inputs hold no profile; use --allow-empty if that is all right")
	}
	if err := s.write(r); err != nil {
		return err
	}
	if journal != nil {
		if err := journal.Finish(); err != nil {
			return err
		}
	}
	switch {
	case r.Counts.Errors > 0:
		return fmt.Errorf("screen: a rule could not be evaluated for %d of the companies; see the report", r.Counts.Errors)
	case r.Counts.Failed > 0 || r.Counts.Cells > 0 || len(failures) > 0:
		return exit(exitIncomplete)
	}
	return nil
}

// failuresSaid is the number of failures that are said on the standard error; the dead letters hold all.
const failuresSaid = 20

func (s *screening) sayUnread(r *cohort.Report) {
	said := r.Failures[:min(failuresSaid, len(r.Failures))]
	s.sayFailures(said)
	if len(said) < len(r.Failures) {
		fmt.Fprintf(s.err, "and more; %s and %d cells could not be read: --dead-letters FILE keeps all of it\n", profiles(r.Counts.Failed), r.Counts.Cells)
	}
}

// prepare compiles all that is asked for, so that what is wrong with it is said before anything is read.
func (s *screening) prepare(ctx context.Context) (err error) {
	if s.Assessments == stdin || s.DeadLetters == stdin {
		return errors.New("screen: --assessments and --dead-letters need a file, because a run can be continued")
	}
	for _, name := range append([]string{s.Assessments, s.DeadLetters}, s.config.Outputs...) {
		if info, err := os.Stat(dirOf(name)); name != "" && name != stdin && (err != nil || !info.IsDir()) {
			return fmt.Errorf("screen: %s can't be written: there is no folder %s", name, dirOf(name))
		}
	}
	if s.set, err = loadPolicies(s.config); err != nil {
		return err
	}
	if err := s.checkMapping(); err != nil {
		return err
	}
	if err := s.warnOfReplaced(s.set); err != nil {
		return err
	}
	go s.set.Prepare() // while the inputs are opened
	s.validator = newValidator()
	if s.Where != "" {
		if s.where, err = policy.NewFilter(s.Where); err != nil {
			return fmt.Errorf("where: %w", err)
		}
	}
	for category := range s.Weights {
		if !slices.Contains(s.set.Catalogue().Categories(), category) {
			return fmt.Errorf("weight: there is no category %q: use one of %s", category, strings.Join(s.set.Catalogue().Categories(), ", "))
		}
	}
	return s.judge()
}

// judge makes what assesses and what ranks.
func (s *screening) judge() (err error) {
	if s.engine, err = newEngine(s.config, s.set); err != nil {
		return err
	}
	if s.engine == nil {
		return errors.New("screen: no rule to judge by")
	}
	checklist, err := checklistOf(s.config, s.set)
	if err != nil {
		return err
	}
	o := cohort.Options{
		Policy: assessment.Policy{
			Revision: s.set.Revision(), Evaluator: s.set.Evaluator().Name(), Parameters: s.set.Parameters(),
		},
		Threshold: s.config.Threshold, Checklist: checklist, Title: checklist.Title.In(s.config.Lang), Fixed: s.fixed, Stages: s.Stages, Where: s.Where,
	}
	o.Policy.Packs, o.Policy.Replaced, o.Policy.Disabled = s.set.Packs()
	include, err := selection(s.config, s.set.Catalogue(), checklist)
	if err != nil {
		return err
	}
	for _, r := range s.set.Catalogue().Rules {
		if include(r.ID) {
			o.Rules = append(o.Rules, cohort.Rule{ID: r.ID, Severity: r.Severity, Title: r.Title.In(s.config.Lang)})
		}
	}
	o.Policy.Rules = len(o.Rules)
	if o.Gates, err = gates(slices.Concat(s.Gates, checklist.Gates), o.Rules); err != nil {
		return err
	}
	s.checklist = checklist
	if o.WhatIf, err = s.whatIf(include); err != nil {
		return err
	}
	s.cohort = cohort.New(o)
	return nil
}

// gates finds the rules that the globs name.
func gates(globs []string, rules []cohort.Rule) ([]rule.ID, error) {
	var found []rule.ID
	for _, glob := range globs {
		n := len(found)
		for _, r := range rules {
			matches, err := doublestar.Match(glob, string(r.ID))
			if err != nil {
				return nil, fmt.Errorf("gate: %q is no glob: use one such as runway/*", glob)
			}
			if matches {
				found = append(found, r.ID)
			}
		}
		if len(found) == n {
			return nil, fmt.Errorf("gate: no rule that runs matches %q: see diligo rules list", glob)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// whatIf loads the policies to compare with. Only rules whose parameters differ are run again, unless the user's own policies or
// data could let others see the difference.
func (s *screening) whatIf(include func(rule.ID) bool) (*cohort.WhatIf, error) {
	if len(s.WhatIf)+len(s.WhatIfData) == 0 {
		return nil, nil
	}
	second := *s.config
	second.Settings = append(slices.Clone(second.Settings), s.WhatIf...)
	second.Data = append(slices.Clone(second.Data), s.WhatIfData...)
	set, err := loadPolicies(&second)
	if err != nil {
		return nil, fmt.Errorf("what-if: %w", err)
	}
	if set.Revision() == s.set.Revision() {
		return nil, errors.New("what-if: nothing would be different: the parameters have these values already")
	}
	s.revisions = set.Revision()
	w := &cohort.WhatIf{Parameters: policy.Differences(s.set, set, "--what-if")}
	own := len(s.config.Policies) > 0 || set.HasDocuments()
	changed := func(id rule.ID) bool {
		return include(id) && (own || slices.ContainsFunc(w.Parameters, func(c rule.Change) bool { return c.Rule == id }))
	}
	for _, r := range set.Catalogue().Rules {
		if changed(r.ID) {
			w.Rules = append(w.Rules, r.ID)
		}
	}
	if len(w.Rules) == 0 {
		return nil, errors.New("what-if: no rule that runs reads these parameters; see --only and --skip")
	}
	mark, err := loadMarks(s.config, s.set.Catalogue())
	if err != nil {
		return nil, err
	}
	e, err := engine.New(set, engine.Options{
		Lang: s.config.Lang, Threshold: s.config.Threshold, Checklist: s.checklist, Include: changed, Run: runOf(s.config), Mark: mark,
	})
	if err != nil {
		return nil, err
	}
	w.Assess = func(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
		v, err := e.Evaluate(ctx, p)
		if err != nil {
			return nil, err
		}
		return v.Brief(0), nil
	}
	return w, nil
}

// openJournal opens the journal if something is to be kept.
func (s *screening) openJournal() (*cohort.Journal, error) {
	dir := s.Journal
	if beside := cmp.Or(s.Assessments, s.DeadLetters); dir == "" && beside != "" {
		dir = beside + ".journal"
	}
	if dir == "" {
		if s.Resume {
			return nil, errors.New("screen: --resume needs --assessments, --dead-letters or --journal: without one of them nothing is kept")
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
		return nil, fmt.Errorf("screen: %w: name an empty folder or one that is not there yet", err)
	case errors.Is(err, cohort.ErrLocked):
		return nil, fmt.Errorf("screen: %w: wait for it to end, or name another folder with --journal", err)
	case errors.Is(err, cohort.ErrUnfinished):
		return nil, fmt.Errorf("screen: %w: go on with --resume, or remove the folder to start over", err)
	case err != nil:
		return nil, fmt.Errorf("screen: %w", err)
	}
	if journal.Inputs() > 0 {
		fmt.Fprintf(s.err, "going on behind %s that were done before\n", profiles(journal.Inputs()))
	}
	return journal, nil
}

// asked is all that the outputs depend on but the inputs themselves.
func (s *screening) asked() (map[string]string, error) {
	marks, err := s.marks()
	if err != nil {
		return nil, err
	}
	mapping, err := s.mappingText()
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"diligo": ownVersion(), "policies": s.set.Revision(), "policies of the what-if": s.revisions,
		"rules": fmt.Sprintf("%q %q %s", s.config.Only, s.config.Skip, s.checklist.Revision), "sources": fmt.Sprintf("%q", s.paths),
		"language": string(s.config.Lang), "severity threshold": s.config.Threshold.String(), "as-of date": s.config.AsOf,
		"evaluator": s.config.Evaluator, "expression": s.Where, "gates": fmt.Sprintf("%q", s.Gates), "weights": fmt.Sprint(s.Weights),
		"outputs": fmt.Sprintf("%q %q", s.Assessments, s.DeadLetters), "waivers": marks,
		"mapping": fmt.Sprintf("%s %x", s.Mapping, mapping),
	}, nil
}

// marks identifies the waivers and the day at which they are judged, and the baseline; empty without them.
func (s *screening) marks() (string, error) {
	var parts []string
	for _, name := range []string{waiversFile(s.config), s.config.Baseline} {
		content, err := os.ReadFile(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return "", err
		}
		parts = append(parts, fmt.Sprintf("%x", sha256.Sum256(content)))
	}
	if len(parts) == 0 {
		return "", nil
	}
	terms, err := waiverTerms(s.config, s.set.Catalogue())
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, judged on %s, not waivable %q", strings.Join(parts, " "), terms.Today, terms.NonWaivable), nil
}

func (s *screening) run(ctx context.Context, files *source.Files, records iter.Seq[source.Record], inputs []string, journal *cohort.Journal) error {
	r := &cohort.Run{
		Records: records,
		Decode:  func(r source.Record) (*profile.Profile, []assessment.Failure) { return s.decode(s.validator, r) },
		Workers: s.Jobs, Journal: journal,
		Assess: s.assess,
	}
	if s.where != nil {
		r.Where = s.matches
	}
	bar := newProgress(s.app, files, inputs, journal)
	var memory pacer
	r.Progress = func(c cohort.Counts) {
		memory.next()
		bar.show(c)
	}
	err := s.cohort.Screen(ctx, r)
	bar.clear()
	switch {
	case errors.Is(err, cohort.ErrInterrupted) && journal == nil:
		return fmt.Errorf("screen: interrupted after %s; nothing is kept without --assessments, --dead-letters or --journal", profiles(s.cohort.Counts().Read))
	case errors.Is(err, cohort.ErrInterrupted):
		return fmt.Errorf("screen: interrupted; %s are done and kept: run the same command with --resume to go on", profiles(journal.Inputs()))
	case err != nil:
		return fmt.Errorf("screen: %w", err)
	}
	return nil
}

// assess assesses a profile: as much as the ranking shows, unless whole assessments are written or looked into.
func (s *screening) assess(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	v, err := s.engine.Evaluate(ctx, p)
	if err != nil {
		return nil, err
	}
	if s.Assessments != "" || s.where != nil {
		return v.Assessment(), nil
	}
	return v.Brief(cohort.Listed), nil
}

func (s *screening) matches(ctx context.Context, a *assessment.Assessment) (cohort.Match, error) {
	matched, lacks, err := s.where.Match(ctx, map[string]any{
		"profile": a.Profile, "policy": a.Policy, "summary": a.Summary, "results": a.Results, "questions": a.Questions,
	})
	switch {
	case err != nil:
		return cohort.Unmatched, fmt.Errorf("where: %w", err)
	case matched:
		return cohort.Matched, nil
	case lacks != "":
		return cohort.Lacking, nil
	}
	return cohort.Unmatched, nil
}

// write writes the report in every format asked for. A file is written whole or not at all.
func (s *screening) write(r *cohort.Report) error {
	o := report.CohortOptions{Options: s.reportOptions(s.set), Top: s.Top}
	for i, format := range s.config.Formats {
		output := stdin
		if i < len(s.config.Outputs) && s.config.Outputs[i] != "" {
			output = s.config.Outputs[i]
		}
		to := o
		write := func(w io.Writer) error { return report.WriteCohort(w, format, r, to) }
		var err error
		if output == stdin {
			err = write(s.out)
		} else {
			to.Color, to.Width = s.config.Color == "always", 80
			err = writeFile(output, write)
		}
		if err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	return nil
}

// isScreened reports whether a file of a folder holds profiles.
func isScreened(name string) bool {
	for _, compression := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, compression)
	}
	return isProfile(name) || isTable(name) || source.IsLines(name) && !strings.HasPrefix(filepath.Base(name), ".")
}

func profiles(n int) string {
	if n == 1 {
		return "1 profile"
	}
	return fmt.Sprintf("%d profiles", n)
}
