package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/waiver"
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
				return errors.New("diff: name two profiles or saved reports, the old one first")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.diff(cmd, args[0], args[1]) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	addDiffFormatFlag(cmd)
	return cmd
}

// addDiffFormatFlag declares --format for commands that print a comparison.
func addDiffFormatFlag(cmd *cobra.Command) {
	cmd.Flags().StringP("format", "f", "pretty", "pretty, json or markdown")
}

// side is an assessment with what it was made of, as far as that is at hand.
type side struct {
	assessed *assessment.Assessment
	profile  *profile.Profile             // with the date for which it was assessed; nil when it is not there any more
	set      *policy.Set                  // nil when the policies at hand are others
	mark     func(*assessment.Assessment) // nil when the file of waivers is not there any more
}

func (a *app) diff(cmd *cobra.Command, oldPath, newPath string) error {
	format, err := cmd.Flags().GetString("format")
	if err != nil {
		return err
	}
	if err := report.CheckDiffFormat(format); err != nil {
		return err
	}
	if oldPath == stdin && newPath == stdin {
		return errors.New("diff: only one of the two can be the standard input")
	}
	l, err := a.newLoader()
	if err != nil {
		return err
	}
	before, failuresBefore, err := l.sides(cmd.Context(), oldPath)
	if err != nil {
		return err
	}
	after, failuresAfter, err := l.sides(cmd.Context(), newPath)
	if err != nil {
		return err
	}
	failures := slices.Concat(failuresBefore, failuresAfter)
	a.sayFailures(failures)
	if len(failures) > 0 && (len(before) == 0 || len(after) == 0) {
		return exit(exitIncomplete)
	}
	d := l.compare(cmd.Context(), before, after)
	if err := report.WriteDiff(a.out, format, d, a.reportOptions(l.set)); err != nil {
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

// loader reads and assesses the sides of a comparison.
type loader struct {
	*app
	validator *profile.Validator
	set       *policy.Set // of this run
	engine    *engine.Engine
	mark      func(*assessment.Assessment)
	sets      map[string]*policy.Set // by setWith
	root      string                 // folder from which the paths of saved reports start
}

func (a *app) newLoader() (*loader, error) {
	l := &loader{app: a, sets: map[string]*policy.Set{}}
	var err error
	if l.set, err = loadPolicies(a.config); err != nil {
		return nil, err
	}
	if l.engine, err = newEngine(a.config, l.set); err != nil {
		return nil, err
	}
	if l.engine == nil {
		return nil, errors.New("there is no rule to run")
	}
	mark, err := loadMarks(a.config, l.set.Catalogue())
	if err != nil {
		return nil, err
	}
	if err := a.warnOfReplaced(l.set); err != nil {
		return nil, err
	}
	l.mark = func(assessed *assessment.Assessment) {
		assessed.Run = runOf(a.config)
		if mark != nil {
			mark(assessed)
		}
	}
	l.validator = newValidator()
	return l, nil
}

// sides reads what a path names: the assessments of a saved report, or profiles, which are assessed.
func (l *loader) sides(ctx context.Context, path string) ([]*side, []assessment.Failure, error) {
	inputs, failures := l.expand([]string{path})
	var out []*side
	for _, name := range inputs {
		from, content, err := l.readLong(name)
		if err != nil {
			failures = append(failures, unreadable(from, err))
			continue
		}
		if isReport(content) {
			r, err := readReport(from, content)
			if err != nil {
				failures = append(failures, misread(from, err))
				continue
			}
			for _, assessed := range r.Assessments {
				out = append(out, l.restore(assessed))
			}
			continue
		}
		p, unread := l.decode(l.validator, source.Record{Source: from, Data: content, Format: profile.FormatOf(from)})
		failures = append(failures, unread...)
		if p == nil {
			continue
		}
		assessed, err := l.engine.Assess(ctx, p)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, &side{assessed: assessed, profile: p, set: l.set, mark: l.mark})
	}
	if len(inputs) == 0 && len(failures) == 0 {
		return nil, nil, fmt.Errorf("%s: no profile and no report there", path)
	}
	return out, failures, nil
}

// restore finds what a saved assessment was made of, as far as it is still there.
func (l *loader) restore(saved *assessment.Assessment) *side {
	s := &side{assessed: saved, mark: l.restoreMarks(saved)}
	if p, _ := l.readSaved(saved); p != nil && p.SHA256() == saved.Profile.SHA256 {
		s.profile = p
	}
	if set, err := l.setWith(saved.Policy.Parameters, true); err == nil && set.Revision() == saved.Policy.Revision {
		s.set = set
	}
	return s
}

// inRoot is where a file lies that a saved report names.
func (l *loader) inRoot(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(l.root, name)
}

// readSaved reads the profile of a saved assessment again, for the date for which it was assessed.
func (l *loader) readSaved(saved *assessment.Assessment) (*profile.Profile, []assessment.Failure) {
	name := l.inRoot(saved.Profile.Source)
	_, content, err := l.read(name)
	if err != nil {
		return nil, []assessment.Failure{unreadable(name, err)}
	}
	p, err := l.validator.Decode(saved.Profile.Source, content, profile.FormatOf(name))
	if err == nil && saved.Run.AsOf != "" {
		p, err = p.WithAsOf(saved.Run.AsOf)
	}
	if err != nil {
		return nil, failuresOf(name, err)
	}
	return p, nil
}

// setWith is the policies at hand with the parameters of a saved report: with them alone, or with those of this run over them.
func (l *loader) setWith(parameters []rule.Change, alone bool) (*policy.Set, error) {
	raw, err := json.Marshal(parameters)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprint(alone, " ", string(raw))
	if set, ok := l.sets[key]; ok {
		return set, nil
	}
	c := *l.config
	if alone {
		c.Data, c.Settings = nil, nil
	}
	set, err := loadPolicies(&c, policy.Repeat(parameters)...)
	if err != nil {
		return nil, err
	}
	l.sets[key] = set
	return set, nil
}

// restoreMarks makes what marked a saved assessment; nil when its waivers are not there any more as they were.
func (l *loader) restoreMarks(saved *assessment.Assessment) func(*assessment.Assessment) {
	if saved.Waivers == nil {
		return func(*assessment.Assessment) {}
	}
	content, err := os.ReadFile(l.inRoot(saved.Waivers.Source))
	if err != nil {
		return nil
	}
	list, err := waiver.Read(saved.Waivers.Source, content)
	if err != nil || list.File.SHA256 != saved.Waivers.SHA256 {
		return nil
	}
	list.Follow(l.set.Catalogue())
	return func(a *assessment.Assessment) { list.Mark(a, termsOf(saved.Waivers, l.set.Catalogue())) }
}

func termsOf(w *assessment.Waivers, catalogue *rule.Catalogue) waiver.Terms {
	return waiver.Terms{Today: w.Today, NonWaivable: w.NonWaivable, Waivable: func(id rule.ID) bool { return waivable(w.NonWaivable, catalogue, id) }}
}

// compare pairs the assessments by company and compares each pair. Two single ones are a pair whatever they are called.
func (l *loader) compare(ctx context.Context, before, after []*side) *diff.Diff {
	d := &diff.Diff{Schema: diff.Schema, Pairs: []diff.Pair{}, OnlyOld: []assessment.Profile{}, OnlyNew: []assessment.Profile{}}
	single := len(before) == 1 && len(after) == 1
	rest := slices.Clone(after)
	for _, b := range before {
		i := slices.IndexFunc(rest, func(s *side) bool { return single || sameCompany(b.assessed.Profile, s.assessed.Profile) })
		if i < 0 {
			d.OnlyOld = append(d.OnlyOld, b.assessed.Profile)
			continue
		}
		d.Pairs = append(d.Pairs, diff.Compare(l.caseOf(ctx, b, rest[i])))
		rest = slices.Delete(rest, i, i+1)
	}
	for _, s := range rest {
		d.OnlyNew = append(d.OnlyNew, s.assessed.Profile)
	}
	return d
}

func sameCompany(a, b assessment.Profile) bool {
	if a.Company != "" || b.Company != "" {
		return a.Company == b.Company
	}
	return filepath.Base(a.Source) == filepath.Base(b.Source)
}

// caseOf is two sides with what is at hand to find out why they differ.
func (l *loader) caseOf(ctx context.Context, before, after *side) diff.Case {
	c := diff.Case{Old: before.assessed, New: after.assessed}
	if before.profile != nil {
		c.OldDocument, c.OldFact = before.profile.Document(), before.profile.Lookup
	}
	if after.profile != nil {
		c.NewDocument, c.NewFact = after.profile.Document(), after.profile.Lookup
	}
	c.Facts = func(id rule.ID) []string {
		r, ok := l.set.Catalogue().Rule(id)
		if !ok {
			return nil
		}
		return r.Facts
	}
	c.Assess = func(asNew []diff.Factor) *assessment.Assessment {
		mixed, ok := mix(before, after, asNew)
		if !ok {
			return nil
		}
		e, err := engine.New(mixed.set, engine.Options{Lang: l.config.Lang, Threshold: after.assessed.Summary.Threshold, Mark: mixed.mark})
		if err != nil {
			return nil
		}
		assessed, err := e.Assess(ctx, mixed.profile)
		if err != nil {
			return nil
		}
		return assessed
	}
	return c
}

// mix takes the factors that are named from the new side and all others from the old one; ok is false where something is not
// at hand.
func mix(before, after *side, asNew []diff.Factor) (mixed side, ok bool) {
	from := func(f diff.Factor) *side {
		if slices.Contains(asNew, f) {
			return after
		}
		return before
	}
	data, date := from(diff.Data), from(diff.Time).assessed.Profile.AsOf
	mixed.profile, mixed.mark = data.profile, from(diff.Waiver).mark
	// Policies at hand have one text: a set with either side's parameters does for both, if either side's text is this one.
	mixed.set = from(diff.Threshold).set
	if text := from(diff.Policy).assessed.Policy.Text(); mixed.set != nil && mixed.set.Base() != text {
		return side{}, false
	}
	if mixed.profile == nil || mixed.set == nil || mixed.mark == nil {
		return side{}, false
	}
	if date != "" && data.assessed.Profile.AsOf != "" && date != mixed.profile.AsOf() {
		p, err := mixed.profile.WithAsOf(date)
		if err != nil {
			return side{}, false
		}
		mixed.profile = p
	}
	return mixed, true
}

// isReport reports whether an input is a saved report, as JSON or as a line for each assessment, and no profile.
func isReport(content []byte) bool {
	var head struct {
		Schema  string          `json:"schema"`
		Results json.RawMessage `json:"results"`
		Summary json.RawMessage `json:"summary"`
	}
	if err := json.NewDecoder(bytes.NewReader(strict.Text(content))).Decode(&head); err != nil {
		return false
	}
	return strings.HasPrefix(head.Schema, "diligo.report/") || head.Results != nil && head.Summary != nil
}

// readReport reads a saved report.
func readReport(source string, content []byte) (*assessment.Report, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	_ = json.NewDecoder(bytes.NewReader(strict.Text(content))).Decode(&head) // its faults are found below
	r := &assessment.Report{}
	var err error
	switch head.Schema {
	case assessment.Schema, assessment.SchemaV1:
		err = assessment.Unmarshal(source, content, r)
	case "":
		r.Assessments, err = readLines(source, content)
	default:
		err = fmt.Errorf("a report of schema %s is needed, got %q", assessment.Schema, head.Schema)
	}
	if err != nil {
		return nil, err
	}
	for i, a := range r.Assessments {
		if a == nil || a.Profile.Source == "" {
			return nil, fmt.Errorf("/assessments/%d does not say which profile it is of", i)
		}
	}
	return r, nil
}

// readLines reads a report of a line for each assessment.
func readLines(source string, content []byte) ([]*assessment.Assessment, error) {
	var out []*assessment.Assessment
	var above []byte // so that a fault is said with its line
	for line := range bytes.Lines(content) {
		if len(bytes.TrimSpace(line)) > 0 {
			var a assessment.Assessment
			if err := assessment.Unmarshal(source, slices.Concat(above, line), &a); err != nil {
				return nil, err
			}
			out = append(out, &a)
		}
		above = append(above, '\n')
	}
	return out, nil
}

// misread is a file that a program wrote and that is not what it should be.
func misread(source string, err error) assessment.Failure {
	f := assessment.Failure{Source: source, Error: err.Error()}
	var place *assessment.ReadError
	if errors.As(err, &place) {
		f.Line, f.Column, f.Error = place.Line, place.Column, place.Err.Error()
	}
	return f
}

// readLong reads an input that may be a report, which has no limit of its own.
func (a *app) readLong(name string) (source string, content []byte, err error) {
	if name == stdin {
		source = a.stdinName()
		content, err = io.ReadAll(a.in)
		return source, content, err
	}
	content, err = os.ReadFile(name)
	return name, content, err
}
