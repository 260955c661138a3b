package service

import (
	"context"
	"slices"
	"time"

	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/store"
)

// Cases lists the cases of a program that the actor sees, with one status or, for "", with any. It needs a viewer.
func (s *Service) Cases(ctx context.Context, a Actor, program, status string, p store.Page) ([]store.Case, error) {
	if _, err := s.Program(ctx, a, program); err != nil {
		return nil, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return nil, err
	}
	all, err := s.store.Cases(ctx, a.reader(), program, status, p)
	for i := range all {
		hidden.ofCase(&all[i])
	}
	return all, err
}

func (m masks) ofCase(c *store.Case) {
	if m.names() && c.Company != "" {
		c.Name = alias(c.Company)
	}
}

// Case returns one case. It needs a viewer.
func (s *Service) Case(ctx context.Context, a Actor, program, company string) (store.Case, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return store.Case{}, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return store.Case{}, err
	}
	c, err := s.store.Case(ctx, a.reader(), program, company)
	hidden.ofCase(&c)
	return c, err
}

// sees returns nil if the actor has the role and sees the case.
func (s *Service) sees(ctx context.Context, a Actor, role store.Role, program, company string) error {
	if err := a.may(role); err != nil {
		return err
	}
	_, err := s.store.Case(ctx, a.reader(), program, company)
	return err
}

// looksAfter returns nil if owner is "" or a member who sees the case, and so may own it.
func (s *Service) looksAfter(ctx context.Context, a Actor, program, company, owner string) error {
	if owner == "" {
		return nil
	}
	m, err := s.store.Member(ctx, a.workspace(), owner)
	if err == nil && m.Removed == nil {
		_, err = s.store.Case(ctx, Actor{Member: &m}.reader(), program, company)
	}
	if err != nil {
		return invalid("the owner is not a member who sees this company")
	}
	return nil
}

// ChangeCase sets the owner and due date of a case, if it still has the revision that the client saw. It needs a manager.
func (s *Service) ChangeCase(ctx context.Context, a Actor, c store.Case) (store.Case, error) {
	if err := s.sees(ctx, a, store.RoleManager, c.Program, c.Company); err != nil {
		return c, err
	}
	if err := s.looksAfter(ctx, a, c.Program, c.Company, c.Owner); err != nil {
		return c, err
	}
	if err := s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) { return nil, t.ChangeCase(c) }); err != nil {
		return c, err
	}
	return s.Case(ctx, a, c.Program, c.Company)
}

// AddComment adds a comment on a case, or edits one of the actor's own. It needs a reviewer.
func (s *Service) AddComment(ctx context.Context, a Actor, c store.Comment, r store.Request) (store.Comment, error) {
	if err := s.sees(ctx, a, store.RoleReviewer, c.Program, c.Company); err != nil {
		return c, err
	}
	type made struct {
		ID      string
		Created time.Time
	}
	m, err := once(ctx, s, a, r, func(t *store.Tx) (made, []queue.Job, error) {
		done, err := t.AddComment(c)
		return made{done.ID, done.Created}, nil, err
	})
	c.ID, c.Author, c.Created = m.ID, a.Name(), m.Created
	return c, err
}

// Comments lists the comments on a case that the actor sees: those of others only once the actor's own review is in. It needs a viewer.
func (s *Service) Comments(ctx context.Context, a Actor, program, company string, p store.Page) ([]store.Comment, error) {
	if err := s.sees(ctx, a, store.RoleViewer, program, company); err != nil {
		return nil, err
	}
	return s.store.Comments(ctx, a.reader(), program, company, p)
}

// decisionReasons holds the outcomes of decisions and the reason codes allowed for each. Letters spell the reasons out; statistics count
// the codes.
var decisionReasons = map[string][]string{
	Accept: {"merit", "other"},
	Refuse: {"stage", "fit", "evidence", "risk", "capacity", "other"},
	Defer:  {"evidence", "capacity", "timing", "other"},
}

// Outcomes of decisions.
const (
	Accept = "accept"
	Refuse = "refuse"
	Defer  = "defer"
)

// Decide records a decision on the assessment that the actor has seen, which must be the current one; otherwise the error is
// store.ErrChanged. The decision is bound to the facts, policies and waivers of that assessment, and reopened when one of them changes. It
// needs a manager.
func (s *Service) Decide(ctx context.Context, a Actor, d store.Decision, r store.Request) (store.Decision, error) {
	if err := s.sees(ctx, a, store.RoleManager, d.Program, d.Company); err != nil {
		return d, err
	}
	reasons, ok := decisionReasons[d.Outcome]
	if !ok || !slices.Contains(reasons, d.Reason) {
		return d, invalid("the reason %q does not go with the outcome %q", d.Reason, d.Outcome)
	}
	id, err := once(ctx, s, a, r, func(t *store.Tx) (string, []queue.Job, error) {
		done, err := t.AddDecision(d)
		if err != nil {
			return "", nil, err
		}
		d = done
		return done.ID, nil, s.tell(t, EventDecided, map[string]string{"program": d.Program, "company": d.Company, "decision": d.ID, "outcome": d.Outcome})
	})
	if err != nil || d.ID == id {
		return d, err
	}
	all, err := s.store.Decisions(ctx, store.Whole(a.workspace()), d.Program, d.Company, store.Page{})
	for _, one := range all { // a repeated request
		if one.ID == id {
			return one, nil
		}
	}
	return d, err
}

// Decisions lists the decisions on a case, the one in force last; as with reviews, only once the actor's own review is in. It needs a
// viewer.
func (s *Service) Decisions(ctx context.Context, a Actor, program, company string, p store.Page) ([]store.Decision, error) {
	if err := s.sees(ctx, a, store.RoleViewer, program, company); err != nil {
		return nil, err
	}
	return s.store.Decisions(ctx, a.reader(), program, company, p)
}

// Decided returns the decision in force on each case of a program, by company, under the conditions of Decisions. It needs a viewer.
func (s *Service) Decided(ctx context.Context, a Actor, program string) (map[string]store.Decision, error) {
	if _, err := s.Program(ctx, a, program); err != nil {
		return nil, err
	}
	out := map[string]store.Decision{}
	for after := ""; ; {
		page, err := s.store.Decided(ctx, a.reader(), program, store.Page{After: after, Limit: 1000})
		if err != nil || len(page) == 0 {
			return out, err
		}
		for _, d := range page {
			after = d.ID
			out[d.Company] = d
		}
	}
}

// Expiry is a refused company and the day on which it will be deleted.
type Expiry struct {
	Company string `json:"company"`
	Refused string `json:"refused" format:"date"`
	Deleted string `json:"deleted" format:"date" doc:"On this day everything of it is deleted."`
}

// Expiring lists the refused companies of a program that the actor sees, and when they will be deleted. It needs a manager.
func (s *Service) Expiring(ctx context.Context, a Actor, program string) ([]Expiry, error) {
	if err := a.may(store.RoleManager); err != nil {
		return nil, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	return s.expiring(ctx, a.reader(), p)
}

func (s *Service) expiring(ctx context.Context, by store.Reader, p Program) ([]Expiry, error) {
	out := []Expiry{}
	if p.Settings.RetainDays == 0 {
		return out, nil
	}
	for after := ""; ; {
		page, err := s.store.Refused(ctx, by, p.ID, store.Page{After: after})
		if err != nil || len(page) == 0 {
			return out, err
		}
		for _, d := range page {
			after = d.ID
			out = append(out, Expiry{
				Company: d.Company, Refused: d.Created.Format(time.DateOnly), Deleted: d.Created.AddDate(0, 0, p.Settings.RetainDays).Format(time.DateOnly),
			})
		}
	}
}

// retain deletes the refused companies of a workspace whose retention period has ended.
func (s *Service) retain(ctx context.Context, workspace string) error {
	for after := ""; ; {
		programs, err := s.store.Programs(ctx, store.Whole(workspace), store.Page{After: after})
		if err != nil || len(programs) == 0 {
			return err
		}
		for _, stored := range programs {
			after = stored.ID
			p, err := programOf(stored)
			if err != nil {
				return err
			}
			due, err := s.expiring(ctx, store.Whole(workspace), p)
			if err != nil {
				return err
			}
			for _, e := range due {
				if e.Deleted > s.today() {
					continue
				}
				if err := s.store.Update(ctx, workspace, "job:retention", func(t *store.Tx) error { return t.Purge(e.Company) }); err != nil {
					return err
				}
				if err := s.store.SweepDocuments(ctx, workspace, 0); err != nil {
					return err
				}
			}
		}
	}
}
