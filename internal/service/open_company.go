package service

import (
	"context"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/store"
)

// Opened is the latest version of a company with what its program judges by. The profile must be released.
type Opened struct {
	Judge    *app.Judge
	Timeless *app.Judge // as of the profile's own day, for forecasts
	Profile  *profile.Profile
	Text     []byte
	Format   profile.Format
	Seq      int64 // of the version
}

// Open opens a company of a program, for a series of questions about it. It needs a viewer from whom nothing is masked.
func (s *Service) Open(ctx context.Context, a Actor, program, company string) (*Opened, error) {
	if err := s.unmasked(ctx, a); err != nil {
		return nil, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	if _, err := s.store.Case(ctx, a.reader(), program, company); err != nil {
		return nil, err
	}
	v, err := s.store.LatestOf(ctx, program, company)
	if err != nil {
		return nil, err
	}
	stored, err := s.store.Program(ctx, a.reader(), program)
	if err != nil {
		return nil, err
	}
	j, err := s.judgeOf(ctx, stored, false)
	if err != nil {
		return nil, err
	}
	timeless, _, err := s.timeless(ctx, p)
	if err != nil {
		return nil, err
	}
	read, err := decode(j.Judge, v)
	if err != nil {
		return nil, err
	}
	return &Opened{Judge: j.Judge, Timeless: timeless, Profile: read, Text: v.Content, Format: formatOf(v), Seq: v.Seq}, nil
}

// ShippedJudge returns the judge of the shipped policies. It needs a viewer.
func (s *Service) ShippedJudge(ctx context.Context, a Actor) (*app.Judge, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	return s.shippedJudge(ctx)
}

// May reports whether the actor has a role.
func (a Actor) May(role store.Role) bool { return a.may(role) == nil }

// Today returns the day by the service's clock, YYYY-MM-DD in UTC.
func (s *Service) Today() string { return s.today() }
