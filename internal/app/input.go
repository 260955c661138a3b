package app

import (
	"context"
	"errors"
	"io/fs"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/source"
)

// Decode checks one record, and gives it the date that the session asks for. What is wrong with it is a list of failures.
func (s *Session) Decode(r source.Record) (*profile.Profile, []assessment.Failure) {
	return s.Judge().Decode(r)
}

// Decode checks one record, and gives it the date that the session asks for. What is wrong with it is a list of failures.
func (j *Judge) Decode(r source.Record) (*profile.Profile, []assessment.Failure) {
	if r.Err != nil {
		f := Unreadable(r.Source, r.Err)
		if f.Line = r.Line; r.Line > 0 {
			f.Column = 1
		}
		return nil, []assessment.Failure{f}
	}
	p, err := j.validator.Decode(r.Source, r.Data, r.Format)
	if err == nil && r.Line > 0 {
		p = p.AtLine(r.Line)
	}
	if err == nil && j.options.AsOf != "" {
		p, err = p.WithAsOf(j.options.AsOf)
	}
	var problems profile.Errors
	if r.Line > 0 && errors.As(err, &problems) {
		err = problems.AtLine(r.Line)
	}
	if err != nil {
		return nil, FailuresOf(r.Source, err)
	}
	return p, nil
}

// OverBudget is an evaluation that cost too much: a fault of policies on this profile, not of the run.
func OverBudget(ctx context.Context, r source.Record, err error) (f assessment.Failure, ok bool) {
	if err == nil || ctx.Err() != nil || !errors.Is(err, policy.ErrBudget) {
		return f, false
	}
	return assessment.Failure{Source: r.Source, Line: r.Line, Error: err.Error()}, true
}

// Unreadable is an input that can't be read.
func Unreadable(source string, err error) assessment.Failure {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return assessment.Failure{Source: source, Error: "can't be read: " + err.Error()}
}

// FailuresOf is what is wrong with a profile.
func FailuresOf(source string, err error) []assessment.Failure {
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
