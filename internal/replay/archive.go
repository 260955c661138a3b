package replay

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/exchange"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
)

// Side is an assessment with what it was made of, as far as available.
type Side struct {
	assessed *assessment.Assessment
	profile  *profile.Profile             // with the as-of date of the assessment; nil if it no longer exists
	set      *policy.Set                  // nil if the available policies differ
	mark     func(*assessment.Assessment) // nil if the file of waivers no longer exists
	support  rule.Level                   // of a mix: the floor
}

// NewSide returns the side of an assessment that a judge has made of a profile.
func NewSide(j *app.Judge, a *assessment.Assessment, p *profile.Profile) *Side {
	return &Side{assessed: a, profile: p, set: j.Set(), mark: j.Mark}
}

// Archive finds what saved assessments were made of, by the names that they contain: profiles, waivers, baselines. It is for one goroutine.
type Archive struct {
	judge *app.Judge
	root  string
	open  Open
	sets  map[string]restored // by setWith
	// Noticed is called with every saved report that Sides reads; it may be nil.
	Noticed func(from string, saved *assessment.Report)
}

// Open opens a file for reading. The names come from saved reports, which may come from anybody: the function decides which names to
// accept.
type Open func(name string) (io.ReadCloser, error)

// NewArchive opens an archive. The judge makes assessments again, and root is the folder to which the paths in saved reports are relative.
func NewArchive(j *app.Judge, root string, open Open) *Archive {
	return &Archive{judge: j, root: root, open: open, sets: map[string]restored{}}
}

// read reads a whole file, unless it exceeds the limit.
func (l *Archive) read(name string, limit source.Limit) ([]byte, error) {
	f, err := l.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return limit.ReadAll(f)
}

// Sides reads one record: the assessments of a saved report, or a profile, which is assessed. It returns only the companies that isAsked
// accepts. The error is for what ends the evaluation.
func (l *Archive) Sides(ctx context.Context, r source.Record, isAsked func(names ...string) bool) ([]*Side, []assessment.Failure, error) {
	if r.Err == nil && IsReport(r.Data) {
		saved, err := ReadReport(r.Source, r.Data)
		if err != nil {
			f := Misread(l.judge.Options().Lang, r.Source, err)
			if r.Line > 0 {
				f.Line += r.Line - min(f.Line, 1)
			}
			return nil, []assessment.Failure{f}, nil
		}
		if l.Noticed != nil {
			l.Noticed(r.Source, saved)
		}
		var out []*Side
		for _, assessed := range saved.Assessments {
			if p := assessed.Profile; isAsked(p.Company, p.ID, p.Name) {
				out = append(out, l.restore(assessed))
			}
		}
		return out, nil, nil
	}
	p, unread := l.judge.Decode(r)
	if p == nil || !isAsked(p.ID(), p.Name(), p.LegalName()) {
		return nil, unread, nil
	}
	assessed, err := l.judge.Assess(ctx, p)
	if f, ok := app.OverBudget(ctx, l.judge.Options().Lang, r, err); ok {
		return nil, []assessment.Failure{f}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return []*Side{NewSide(l.judge, assessed, p)}, nil, nil
}

// restore finds what a saved assessment was made of, as far as it still exists.
func (l *Archive) restore(saved *assessment.Assessment) *Side {
	s := &Side{assessed: saved, mark: l.restoreMarks(saved)}
	if p, _ := l.readSaved(saved); p != nil && p.SHA256() == saved.Profile.SHA256 {
		s.profile = p
	}
	if now, err := l.setWith(saved.Policy, true); err == nil && now.set.Revision() == saved.Policy.Revision {
		s.set = now.set
	}
	return s
}

// inRoot returns the path of a file that a saved report names.
func (l *Archive) inRoot(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(l.root, name)
}

// readSaved reads the profile of a saved assessment again, with the as-of date of the assessment.
func (l *Archive) readSaved(saved *assessment.Assessment) (*profile.Profile, []assessment.Failure) {
	in := source.Input{Path: l.inRoot(saved.Profile.Source)}
	if source.IsLines(in.Path) {
		in.Line = saved.Profile.Line
	} else if saved.Profile.Line > 0 {
		return nil, []assessment.Failure{{Source: in.Path, Line: saved.Profile.Line, Column: 1, Error: notKept.In(l.judge.Options().Lang)}}
	}
	for r := range (&source.Files{Open: l.open}).Records([]source.Input{in}) {
		if r.Err != nil {
			return nil, []assessment.Failure{app.Unreadable(l.judge.Options().Lang, in.Path, r.Err)}
		}
		p, err := l.judge.Validator().Decode(saved.Profile.Source, r.Data, r.Format)
		if err == nil && r.Line > 0 {
			p = p.AtLine(r.Line)
		}
		if err == nil && saved.Run.AsOf != "" {
			p, err = p.WithAsOf(saved.Run.AsOf)
		}
		if err != nil {
			return nil, app.FailuresOf(l.judge.Options().Lang, in.Path, err)
		}
		return p, nil
	}
	return nil, []assessment.Failure{app.Unreadable(l.judge.Options().Lang, in.Path, words.New("it is empty"))}
}

// notKept is the failure of a profile that no file holds.
var notKept = rule.Said("the profile was made of a row of a table, or came on the standard input, and can't be read again; keep profiles with diligo import")

// restored is policies with the settings of a saved report.
type restored struct {
	set   *policy.Set
	rates []assessment.File // its tables of exchange rates, as they are now
}

// setWith returns the available policies with the parameters and exchange rates of a saved report: alone, or with the settings of this run
// over them. Exchange rates given to this run replace those that the report names. The error is a missingRates if a table that the report
// names is not available.
func (l *Archive) setWith(saved assessment.Policy, alone bool) (restored, error) {
	raw, err := json.Marshal([]any{alone, saved.Parameters, saved.Rates})
	if err != nil {
		return restored{}, err
	}
	if now, ok := l.sets[string(raw)]; ok {
		return now, nil
	}
	p, err := l.policiesOf(saved, alone)
	if err != nil {
		return restored{}, err
	}
	now := restored{rates: p.Rates}
	if now.set, err = p.Load(); err != nil {
		return restored{}, err
	}
	l.sets[string(raw)] = now
	return now, nil
}

// policiesOf returns what setWith loads.
func (l *Archive) policiesOf(saved assessment.Policy, alone bool) (app.Policies, error) {
	p := l.judge.Policies()
	if alone {
		p.Settings, p.Rates = nil, nil
	}
	var tables []policy.Setting
	if len(p.Rates) == 0 {
		for _, file := range saved.Rates {
			setting, found, err := l.readRates(file)
			if err != nil {
				return app.Policies{}, err
			}
			tables, p.Rates = append(tables, setting), append(p.Rates, found)
		}
	}
	return p.With(append(tables, policy.Repeat(saved.Parameters)...)...), nil
}

// readRates reads a table of exchange rates again, under its name in the report.
func (l *Archive) readRates(file assessment.File) (policy.Setting, assessment.File, error) {
	f, err := l.open(l.inRoot(file.Source))
	if err != nil {
		return policy.Setting{}, assessment.File{}, missingRates{l.inRoot(file.Source), err, file.SHA256}
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, exchange.MaxSize+1))
	if err != nil {
		return policy.Setting{}, assessment.File{}, missingRates{l.inRoot(file.Source), err, file.SHA256}
	}
	return app.RatesOf(file.Source, content)
}

// missingRates is an error about a table of exchange rates that a saved report names and that can't be read.
type missingRates struct {
	source string
	err    error
	sha256 string
}

func (e missingRates) Error() string { return e.source + ": " + e.err.Error() }

// failure returns the failure, with what to do.
func (e missingRates) failure(lang rule.Lang) assessment.Failure {
	f := app.Unreadable(lang, e.source, e.err)
	f.Hint = fmt.Sprintf(giveRates.In(lang), e.sha256)
	return f
}

// giveRates tells what to do about exchange rates that are not where the report says.
var giveRates = rule.Said("the report was made with these exchange rates: give the file with the SHA-256 %s with --rates, or the folder that its path starts from with --root")

// restoreMarks returns what marked a saved assessment; nil if its waivers no longer exist unchanged.
func (l *Archive) restoreMarks(saved *assessment.Assessment) func(*assessment.Assessment) {
	if saved.Waivers == nil {
		return func(*assessment.Assessment) {}
	}
	content, err := l.read(l.inRoot(saved.Waivers.Source), source.WaiversLimit)
	if err != nil {
		return nil
	}
	list, err := waiver.Read(saved.Waivers.Source, content)
	if err != nil || list.File.SHA256 != saved.Waivers.SHA256 {
		return nil
	}
	list.Follow(l.judge.Catalogue())
	return func(a *assessment.Assessment) {
		list.Mark(a, app.TermsOf(saved.Waivers.Today, saved.Waivers.NonWaivable, l.judge.Catalogue()))
	}
}

// Compare pairs the assessments by company and compares each pair. A single assessment on each side is a pair, whatever the names of the
// companies.
func (l *Archive) Compare(ctx context.Context, before, after []*Side) *diff.Diff {
	d := &diff.Diff{Schema: diff.Schema, Pairs: []diff.Pair{}, OnlyOld: []assessment.Profile{}, OnlyNew: []assessment.Profile{}}
	single := len(before) == 1 && len(after) == 1
	rest := slices.Clone(after)
	for _, b := range before {
		i := slices.IndexFunc(rest, func(s *Side) bool { return single || sameCompany(b.assessed.Profile, s.assessed.Profile) })
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

// caseOf returns two sides with the data available to find out why they differ.
func (l *Archive) caseOf(ctx context.Context, before, after *Side) diff.Case {
	c := diff.Case{Old: before.assessed, New: after.assessed}
	if before.profile != nil {
		c.OldDocument, c.OldFact = before.profile.Document(), before.profile.Lookup
	}
	if after.profile != nil {
		c.NewDocument, c.NewFact = after.profile.Document(), after.profile.Lookup
	}
	c.Facts = func(id rule.ID) []string {
		r, ok := l.judge.Catalogue().Rule(id)
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
		e, err := engine.New(mixed.set, engine.Options{Lang: l.judge.Options().Lang, Threshold: after.assessed.Summary.Threshold, Support: mixed.support, Mark: mixed.mark})
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

// mix takes the named factors from the new side and all others from the old one; ok is false if something is not available.
func mix(before, after *Side, asNew []diff.Factor) (mixed Side, ok bool) {
	from := func(f diff.Factor) *Side {
		if slices.Contains(asNew, f) {
			return after
		}
		return before
	}
	data, date := from(diff.Data), from(diff.Time).assessed.Profile.AsOf
	mixed.profile, mixed.mark, mixed.support = data.profile, from(diff.Waiver).mark, from(diff.Support).assessed.Run.Support
	// The available policies have one version: a set with either side's parameters serves both, if either side was judged by that version.
	mixed.set = from(diff.Threshold).set
	if text := from(diff.Policy).assessed.Policy.Text(); mixed.set != nil && mixed.set.Base() != text {
		return Side{}, false
	}
	if mixed.profile == nil || mixed.set == nil || mixed.mark == nil {
		return Side{}, false
	}
	if date != "" && data.assessed.Profile.AsOf != "" && date != mixed.profile.AsOf() {
		p, err := mixed.profile.WithAsOf(date)
		if err != nil {
			return Side{}, false
		}
		mixed.profile = p
	}
	return mixed, true
}
