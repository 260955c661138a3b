// Package replay makes saved assessments again from what they were made of, and finds out why two assessments differ: it restores the
// profile, the policies and the waivers of each as far as available, and mixes them. It opens files through a function of the caller, and
// words only what can't be read.
package replay

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/baseline"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
)

// Schema is the version of the JSON form of a Report.
const Schema = "diligo.replay/v1"

// Report tells for each assessment of a saved report whether it was reproduced.
type Report struct {
	Schema      string               `json:"schema"`
	Identical   bool                 `json:"identical"`
	Assessments []One                `json:"assessments"`
	Failures    []assessment.Failure `json:"failures"`

	All int `json:"-"` // assessments in the saved report
}

// Again makes all assessments of a saved report again.
func (l *Archive) Again(ctx context.Context, saved *assessment.Report) (Report, error) {
	return again(saved.Assessments, func(a *assessment.Assessment) (One, []assessment.Failure, error) {
		return l.one(ctx, a, saved.Schema == assessment.SchemaV1)
	})
}

// again makes each saved item again and compares.
func again[T any](saved []T, remake func(T) (One, []assessment.Failure, error)) (Report, error) {
	answer := Report{Schema: Schema, Identical: true, Assessments: []One{}, Failures: []assessment.Failure{}, All: len(saved)}
	for _, s := range saved {
		one, failures, err := remake(s)
		if err != nil {
			return Report{}, err
		}
		answer.Failures = append(answer.Failures, failures...)
		if len(failures) == 0 {
			answer.Assessments = append(answer.Assessments, one)
		}
		answer.Identical = answer.Identical && len(failures) == 0 && one.Identical
	}
	return answer, nil
}

// One compares a saved assessment with the one made again.
type One struct {
	Source    string      `json:"source"`
	Identical bool        `json:"identical"`
	Inputs    []InputDiff `json:"inputs"`         // those that differ
	Results   []string    `json:"results"`        // pointers into the assessment at which the two differ, except for inputs
	Diff      *diff.Pair  `json:"diff,omitempty"` // nil for a forecast
}

// InputDiff is an input that has changed.
type InputDiff struct {
	Input string `json:"input"`
	Was   string `json:"was"`
	Is    string `json:"is"`
	// Note means that the difference alone does not make the assessments differ.
	Note bool `json:"note,omitempty"`
}

// one makes one saved assessment again; early excludes what can't be compared with a report of an early version.
func (l *Archive) one(ctx context.Context, saved *assessment.Assessment, early bool) (One, []assessment.Failure, error) {
	p, failures := l.readSaved(saved)
	mark, unread := l.replayMarks(saved)
	if failures = append(failures, unread...); len(failures) > 0 {
		return One{}, failures, nil
	}
	now, err := l.setWith(saved.Policy, false)
	var lacks missingRates
	if errors.As(err, &lacks) {
		return One{}, []assessment.Failure{lacks.failure(l.judge.Options().Lang)}, nil
	}
	set := now.set
	if err != nil { // a parameter or a rule of the report no longer exists
		return One{}, nil, words.Errorf("replay: the parameters of the report: %w", err)
	}
	choice := app.ChecklistChoice{
		Names: saved.Run.Checklists, Fixed: saved.Run.Fixed, Weights: saved.Run.Weights,
		Read: l.readWhole,
	}
	checklist, err := choice.Of(set.Catalogue())
	if err != nil {
		return One{}, nil, fmt.Errorf("replay: %w", err)
	}
	include, err := app.Selection(set.Catalogue(), saved.Run.Only, saved.Run.Skip, checklist)
	if err != nil {
		return One{}, nil, err
	}
	checklist = app.Relevant(checklist, set.Catalogue(), include)
	lang := saved.Run.Lang
	if lang == "" { // a report of an early version
		lang = l.judge.Options().Lang
	}
	e, err := engine.New(set, engine.Options{Lang: lang, Threshold: saved.Summary.Threshold, Checklist: checklist, Include: include, Figures: true, Rates: now.rates, Support: saved.Run.Support, Mark: mark})
	if err != nil {
		return One{}, nil, fmt.Errorf("replay %s: %w", saved.Profile.Source, err)
	}
	fresh, err := e.Assess(ctx, p)
	if err != nil {
		return One{}, nil, err
	}
	after := &Side{assessed: fresh, profile: p, set: set, mark: mark}
	pair := diff.Compare(l.caseOf(ctx, l.restore(saved), after))
	one := One{Source: saved.Profile.Source, Inputs: inputDiffs(saved, fresh), Diff: &pair}
	if one.Results, err = resultDiffs(saved, fresh); err != nil {
		return One{}, nil, err
	}
	if early { // what is now computed differently does not count
		one.Results = slices.DeleteFunc(one.Results, func(pointer string) bool {
			return strings.HasPrefix(pointer, "/summary") || strings.HasPrefix(pointer, "/checklist")
		})
	}
	one.Identical = len(one.Results) == 0 && !slices.ContainsFunc(one.Inputs, func(d InputDiff) bool { return !d.Note })
	return one, nil, nil
}

// readWhole reads a file of any size.
func (l *Archive) readWhole(name string) ([]byte, error) {
	f, err := l.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// replayMarks returns what marked a saved assessment, from the files that it names, whatever they contain now.
func (l *Archive) replayMarks(saved *assessment.Assessment) (func(*assessment.Assessment), []assessment.Failure) {
	var marks []func(*assessment.Assessment)
	var failures []assessment.Failure
	read := func(name string, limit source.Limit) ([]byte, bool) {
		content, err := l.read(l.inRoot(name), limit)
		if err != nil {
			failures = append(failures, app.Unreadable(l.judge.Options().Lang, l.inRoot(name), err))
		}
		return content, err == nil
	}
	if w := saved.Waivers; w != nil {
		if content, ok := read(w.Source, source.WaiversLimit); ok {
			list, err := waiver.Read(w.Source, content)
			if err != nil {
				failures = append(failures, waiverFailures(l.judge.Options().Lang, w.Source, err)...)
			} else {
				list.Follow(l.judge.Catalogue())
			}
			marks = append(marks, func(a *assessment.Assessment) { list.Mark(a, app.TermsOf(w.Today, w.NonWaivable, l.judge.Catalogue())) })
		}
	}
	if b := saved.Baseline; b != nil {
		if content, ok := read(b.Source, source.BaselineLimit); ok {
			known, err := baseline.Read(b.Source, content)
			if err != nil {
				failures = append(failures, Misread(l.judge.Options().Lang, b.Source, err))
			} else {
				known.Follow(l.judge.Catalogue())
			}
			marks = append(marks, func(a *assessment.Assessment) { known.Mark(a) })
		}
	}
	return func(a *assessment.Assessment) {
		a.Run = saved.Run
		a.Run.Version = l.judge.Options().Version
		for _, mark := range marks {
			mark(a)
		}
	}, failures
}

// waiverFailures returns the faults of a file of waivers.
func waiverFailures(lang rule.Lang, source string, err error) []assessment.Failure {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []assessment.Failure{{Source: source, Error: words.Error(lang, err)}}
	}
	var out []assessment.Failure
	for _, err := range joined.Unwrap() {
		f := assessment.Failure{Source: source, Error: words.Error(lang, err)}
		var place *waiver.Error
		if errors.As(err, &place) {
			f.Line, f.Column, f.Error = place.Line, place.Column, place.Problem.In(lang)
		}
		out = append(out, f)
	}
	return out
}

// inputDiffs lists the inputs that differ.
func inputDiffs(saved, fresh *assessment.Assessment) []InputDiff {
	out := []InputDiff{}
	add := func(input, was, is string, note bool) {
		if was != is {
			out = append(out, InputDiff{Input: input, Was: was, Is: is, Note: note})
		}
	}
	add("profile", saved.Profile.SHA256, fresh.Profile.SHA256, false)
	add("as_of", saved.Profile.AsOf, fresh.Profile.AsOf, false)
	was, is := parameterTexts(saved), parameterTexts(fresh)
	names := namesOf(was, is)
	for _, name := range names {
		add("parameter "+name, was[name], is[name], false)
	}
	if len(names) > 0 { // they are part of the revision
		add("policy", saved.Policy.Text(), fresh.Policy.Text(), false)
	} else {
		add("policy", saved.Policy.Revision, fresh.Policy.Revision, false)
	}
	add("rates", fileHashes(saved.Policy.Rates), fileHashes(fresh.Policy.Rates), false)
	add("waivers", fileHash(waiversOf(saved)), fileHash(waiversOf(fresh)), false)
	add("baseline", fileHash(saved.Baseline), fileHash(fresh.Baseline), false)
	add("evaluator", saved.Policy.Evaluator, fresh.Policy.Evaluator, true)
	add("version", saved.Run.Version, fresh.Run.Version, true)
	return out
}

func waiversOf(a *assessment.Assessment) *assessment.File {
	if a.Waivers == nil {
		return nil
	}
	return &a.Waivers.File
}

func fileHashes(files []assessment.File) string {
	hashes := make([]string, 0, len(files))
	for _, f := range files {
		hashes = append(hashes, f.SHA256)
	}
	return strings.Join(hashes, " ")
}

func fileHash(f *assessment.File) string {
	if f == nil {
		return ""
	}
	return f.SHA256
}

// parameterTexts returns the changed parameters by rule and name.
func parameterTexts(a *assessment.Assessment) map[string]string {
	out := map[string]string{}
	for _, p := range a.Policy.Parameters {
		out[string(p.Rule)+"."+p.Name] = rule.FormatValue(p.Value, rule.English)
	}
	return out
}

// namesOf returns the names whose texts differ between the maps, sorted.
func namesOf(a, b map[string]string) []string {
	var out []string
	for name := range a {
		if a[name] != b[name] {
			out = append(out, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// resultDiffs lists the pointers at which the two assessments differ, except for what they were made from.
func resultDiffs(saved, fresh *assessment.Assessment) ([]string, error) {
	concluded := func(a *assessment.Assessment) map[string]any {
		return map[string]any{"summary": a.Summary, "results": a.Results, "questions": a.Questions}
	}
	return differing(concluded(saved), concluded(fresh))
}

// differing lists the pointers at which the JSON of two values differs.
func differing(saved, fresh any) ([]string, error) {
	a, err := plain(saved)
	if err != nil {
		return nil, err
	}
	b, err := plain(fresh)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, o := range diff.Patch(a, b) {
		out = append(out, o.Path)
	}
	return out, nil
}

// plain returns a value as decoded from its JSON.
func plain(value any) (any, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var out any
	err = assessment.Unmarshal("replay", raw, &out)
	return out, err
}
