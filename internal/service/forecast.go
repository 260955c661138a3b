package service

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/policies"
)

// Forecast returns when a program's verdicts about a company will change from today on if nobody acts, as diligo forecast does. It needs a
// viewer.
func (s *Service) Forecast(ctx context.Context, a Actor, program, company string, months int) (*outlook.Outlook, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	if err := s.unmasked(ctx, a); err != nil {
		return nil, err
	}
	if _, err := s.store.Case(ctx, a.reader(), program, company); err != nil {
		return nil, err
	}
	v, err := s.store.LatestOf(ctx, program, company)
	if err != nil {
		return nil, err
	}
	j, waivers, err := s.timeless(ctx, p)
	if err != nil {
		return nil, err
	}
	f, err := forecast.New(j, []byte(policies.Schema))
	if err != nil {
		return nil, err
	}
	from, err := forecast.ParseDay(s.today())
	if err != nil {
		return nil, err
	}
	of := prospectOf{version: v.ID, archive: p.Archive, waivers: waivers, lang: rule.Lang(p.Settings.Lang), months: months}
	if kept, ok := s.outlooks.get(from.String(), of); ok {
		return ownOutlook(kept)
	}
	read, err := decode(j, v)
	if err != nil {
		return nil, err
	}
	defer read.Release()
	o, err := f.Company(ctx, read, from, from.AddMonths(months))
	if errors.Is(err, policy.ErrBudget) {
		return nil, invalid("%s", err)
	}
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	s.outlooks.put(from.String(), of, text)
	return ownOutlook(text)
}

// ownOutlook decodes an outlook, so that its texts neither refer to a released profile nor are shared between callers.
func ownOutlook(text []byte) (*outlook.Outlook, error) {
	o := &outlook.Outlook{}
	return o, json.Unmarshal(text, o)
}

// timeless returns what a program judges by, but as of the profile's own day, with the digest of its waivers.
func (s *Service) timeless(ctx context.Context, p Program) (j *app.Judge, waived string, err error) {
	var waivers *store.Waivers
	w, err := s.store.Waivers(ctx, p.Workspace, p.ID)
	switch {
	case err == nil:
		waivers, waived = &w, w.SHA256
	case !errors.Is(err, store.ErrNotFound):
		return nil, "", err
	}
	by, err := s.archive(ctx, p.Workspace, p.Settings.Judging)
	if err != nil {
		return nil, "", err
	}
	j, err = s.judges.open(p.Archive, by, s.options(p.Settings, "", waivers))
	return j, waived, err
}
