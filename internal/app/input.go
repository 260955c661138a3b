package app

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// Decode decodes and validates a record, and applies the session's as-of date. An invalid record returns failures.
func (s *Session) Decode(r source.Record) (*profile.Profile, []assessment.Failure) {
	return s.Judge().Decode(r)
}

// Decode decodes and validates a record, and applies the as-of date of the options. An invalid record returns failures.
func (j *Judge) Decode(r source.Record) (*profile.Profile, []assessment.Failure) {
	if r.Err != nil {
		f := Unreadable(j.options.Lang, r.Source, r.Err)
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
		return nil, FailuresOf(j.options.Lang, r.Source, err)
	}
	return p, nil
}

// IsCalled reports whether a name, ID or legal name that somebody asked for is one of names.
func IsCalled(asked string, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(asked)) })
}

// OverBudget turns the error of an evaluation that exceeded its budget into a failure: a fault of the policies on this profile, not of the
// run.
func OverBudget(ctx context.Context, lang rule.Lang, r source.Record, err error) (f assessment.Failure, ok bool) {
	if err == nil || ctx.Err() != nil || !errors.Is(err, policy.ErrBudget) {
		return f, false
	}
	return assessment.Failure{Source: r.Source, Line: r.Line, Error: words.Error(lang, err)}, true
}

// Unreadable returns the failure of an input that can't be read, in a language.
func Unreadable(lang rule.Lang, source string, err error) assessment.Failure {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return assessment.Failure{Source: source, Error: words.Say(lang, "can't be read: %s", err)}
}

// FailuresOf returns the faults of a profile, in a language.
func FailuresOf(lang rule.Lang, source string, err error) []assessment.Failure {
	var problems profile.Errors
	if !errors.As(err, &problems) {
		return []assessment.Failure{{Source: source, Error: words.Error(lang, err)}}
	}
	var out []assessment.Failure
	for _, e := range problems {
		out = append(out, assessment.Failure{
			Source: e.Source, Line: e.Line, Column: e.Column, Pointer: e.Pointer, Error: e.Problem.In(lang), Hint: e.Hint.In(lang),
		})
	}
	return out
}
