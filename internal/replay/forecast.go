package replay

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// ReadForecasts reads saved forecasts, one or a list of them; ok is false for another file.
func ReadForecasts(source string, content []byte) (saved []*outlook.Outlook, ok bool, err error) {
	text := strict.Text(content)
	var head struct {
		Schema string `json:"schema"`
	}
	if trimmed := bytes.TrimSpace(text); len(trimmed) > 0 && trimmed[0] == '[' {
		var heads []json.RawMessage
		if json.Unmarshal(text, &heads) != nil || len(heads) == 0 || json.Unmarshal(heads[0], &head) != nil || head.Schema != outlook.Schema {
			return nil, false, nil //nolint:nilerr // it is another file
		}
		err = assessment.Unmarshal(source, content, &saved)
	} else {
		if json.NewDecoder(bytes.NewReader(text)).Decode(&head) != nil || head.Schema != outlook.Schema {
			return nil, false, nil //nolint:nilerr // it is another file
		}
		var one outlook.Outlook
		err = assessment.Unmarshal(source, content, &one)
		saved = []*outlook.Outlook{&one}
	}
	for i, o := range saved {
		if err == nil && (o == nil || o.Profile.Source == "") {
			err = words.Errorf("/%d does not say which profile it is of", i)
		}
	}
	return saved, true, err
}

// ForecastsAgain makes saved forecasts again, over the same days, with the parameters, rates and selection of rules that they name; schema
// is the profile schema.
func (l *Archive) ForecastsAgain(ctx context.Context, saved []*outlook.Outlook, schema []byte) (Report, error) {
	return again(saved, func(o *outlook.Outlook) (One, []assessment.Failure, error) { return l.forecast(ctx, o, schema) })
}

func (l *Archive) forecast(ctx context.Context, saved *outlook.Outlook, schema []byte) (One, []assessment.Failure, error) {
	was := &assessment.Assessment{Profile: saved.Profile, Policy: saved.JudgedBy, Run: saved.Run}
	p, failures := l.readSaved(was)
	if len(failures) > 0 {
		return One{}, failures, nil
	}
	policies, err := l.policiesOf(saved.JudgedBy, false)
	var lacks missingRates
	if errors.As(err, &lacks) {
		return One{}, []assessment.Failure{lacks.failure(l.judge.Options().Lang)}, nil
	}
	if err != nil {
		return One{}, nil, words.Errorf("replay: the parameters of the report: %w", err)
	}
	o := l.judge.Options()
	o.Policies, o.Only, o.Skip, o.Support = policies, saved.Run.Only, saved.Run.Skip, saved.Run.Support
	o.Checklist = app.ChecklistChoice{Names: saved.Run.Checklists, Fixed: saved.Run.Fixed, Weights: saved.Run.Weights, Read: l.readWhole}
	if saved.Run.Lang != "" {
		o.Lang = saved.Run.Lang
	}
	s, err := app.Open(o)
	if err != nil {
		return One{}, nil, words.Errorf("replay: the parameters of the report: %w", err)
	}
	f, err := forecast.New(s.Judge(), schema)
	if err != nil {
		return One{}, nil, err
	}
	from, err := forecast.ParseDay(saved.From)
	if err != nil {
		return One{}, nil, err
	}
	until, err := forecast.ParseDay(saved.Until)
	if err != nil {
		return One{}, nil, err
	}
	fresh, err := f.Company(ctx, p, from, until)
	if err != nil {
		return One{}, nil, err
	}
	is := &assessment.Assessment{Profile: fresh.Profile, Policy: fresh.JudgedBy, Run: fresh.Run}
	one := One{Source: saved.Profile.Source, Inputs: inputDiffs(was, is)}
	if one.Results, err = outlookDiffs(saved, fresh); err != nil {
		return One{}, nil, err
	}
	one.Identical = len(one.Results) == 0 && !slices.ContainsFunc(one.Inputs, func(d InputDiff) bool { return !d.Note })
	return one, nil, nil
}

// outlookDiffs lists the pointers at which two forecasts differ, except for what they were made from.
func outlookDiffs(saved, fresh *outlook.Outlook) ([]string, error) {
	concluded := func(o *outlook.Outlook) map[string]any {
		return map[string]any{"changes": o.Changes, "refused": o.Refused, "assumptions": o.Assumptions, "rules": o.Rules}
	}
	return differing(concluded(saved), concluded(fresh))
}
