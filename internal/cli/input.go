package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/source"
)

// stdin is the path that stands for the standard input, and for the standard output.
const stdin = source.Stdin

// The selections of the commands.
var (
	// profileFiles are what commands that assess read of folders.
	profileFiles = source.Selection{Endings: source.ProfileEndings, Names: namedFiles}
	// screenedFiles are what a screening reads of folders: tables too.
	screenedFiles = source.Selection{Endings: slices.Concat(source.ProfileEndings, tableEndings), Names: namedFiles}
	// sideFiles are the sides of a comparison: saved reports too.
	sideFiles = source.Selection{Endings: source.ProfileEndings, Names: namedFiles, Takes: []source.Kind{source.Report}}
	// writtenFiles are what is written another way: one profile, as it is.
	writtenFiles = source.Selection{Endings: []string{".json", ".yaml", ".yml"}, Plain: true, Names: namedFiles}

	namedFiles = map[string]source.Kind{config.File: source.Configuration}
)

// expand turns paths into the inputs that they name, and says what it left alone.
func (a *app) expand(s source.Selection, paths []string) ([]source.Input, []assessment.Failure) {
	r := s.Resolve(paths)
	var failures []assessment.Failure
	for _, f := range r.Failures {
		failure := assessment.Failure{Source: f.Path, Error: f.Err.Error()}
		if _, isPath := f.Err.(*fs.PathError); isPath {
			failure = unreadable(f.Path, f.Err)
		}
		failures = append(failures, failure)
	}
	if skipped := r.Skipped.In(a.config.Lang); skipped != "" {
		a.remark(a.text("skipped: %s", "已跳过：%s"), skipped)
	}
	return r.Inputs, failures
}

// files reads inputs; without a name for it the standard input is one profile.
func (a *app) files() *source.Files { return &source.Files{In: a.in, StdinName: a.config.StdinPath} }

// decode checks one record, and gives it the date that the run asks for. What is wrong with it is a list of failures.
func (a *app) decode(v *profile.Validator, r source.Record) (*profile.Profile, []assessment.Failure) {
	if r.Err != nil {
		f := unreadable(r.Source, r.Err)
		if f.Line = r.Line; r.Line > 0 {
			f.Column = 1
		}
		return nil, []assessment.Failure{f}
	}
	p, err := v.Decode(r.Source, r.Data, r.Format)
	if err == nil && r.Line > 0 {
		p = p.AtLine(r.Line)
	}
	if err == nil && a.config.AsOf != "" {
		p, err = p.WithAsOf(a.config.AsOf)
	}
	var problems profile.Errors
	if r.Line > 0 && errors.As(err, &problems) {
		err = problems.AtLine(r.Line)
	}
	if err != nil {
		return nil, failuresOf(r.Source, err)
	}
	return p, nil
}

// overBudget is an evaluation that cost too much: a fault of policies on this profile, not of the run.
func overBudget(ctx context.Context, r source.Record, err error) (f assessment.Failure, ok bool) {
	if err == nil || ctx.Err() != nil || !errors.Is(err, policy.ErrBudget) {
		return f, false
	}
	return assessment.Failure{Source: r.Source, Line: r.Line, Error: err.Error()}, true
}

func unreadable(source string, err error) assessment.Failure {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return assessment.Failure{Source: source, Error: "can't be read: " + err.Error()}
}

func failuresOf(source string, err error) []assessment.Failure {
	var problems profile.Errors
	if !errors.As(err, &problems) {
		return []assessment.Failure{{Source: source, Error: err.Error()}}
	}
	var out []assessment.Failure
	for _, e := range problems {
		out = append(out, assessment.Failure{
			Source: e.Source, Line: e.Line, Column: e.Column, Pointer: e.Pointer, Error: e.Problem, Hint: e.Hint,
		})
	}
	return out
}

// sayFailures writes failures for people, each at its place with what to do on the next line.
func (a *app) sayFailures(failures []assessment.Failure) {
	for _, f := range failures {
		place := f.Source
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", f.Source, f.Line, f.Column)
		}
		if f.Pointer != "" {
			place += ": " + f.Pointer
		}
		fmt.Fprintf(a.err, "%s: %s\n", report.Clean(place), report.Clean(f.Error))
		if f.Hint != "" {
			fmt.Fprintf(a.err, "    %s\n", f.Hint)
		}
	}
}
