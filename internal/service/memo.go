package service

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Memo returns a memo about a company in a program: the present findings with their consequences for the deal, the unanswered requests, and
// the decision, if the actor may see it. It names the actor as its author. It needs an analyst.
func (s *Service) Memo(ctx context.Context, a Actor, program, company string, kind memo.Kind, lang rule.Lang) (*memo.Memo, error) {
	if err := s.sees(ctx, a, store.RoleAnalyst, program, company); err != nil {
		return nil, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	j, err := s.judgeIn(ctx, p, lang)
	if err != nil {
		return nil, err
	}
	made, err := s.assessedIn(ctx, p, company, lang)
	if err != nil {
		return nil, err
	}
	c := j.Catalogue()
	o := memo.Options{
		Options: phrase.Options{Lang: lang, Vocabulary: c.Vocabulary, Sources: c.Sources, Rule: c.Rule, Version: s.version},
		Kind:    kind, Remedies: c.Remedies, Date: s.today(),
	}
	if a.Member != nil {
		o.Prepared = a.Member.Name
	}
	if o.Requests, err = s.openRequests(ctx, a, program, company, lang); err != nil {
		return nil, err
	}
	if o.Decision, err = s.decisionFor(ctx, a, program, company); err != nil {
		return nil, err
	}
	return memo.New(made, o), nil
}

// openRequests returns the unanswered requests to a company, by due date.
func (s *Service) openRequests(ctx context.Context, a Actor, program, company string, lang rule.Lang) (open []memo.Request, err error) {
	for after := ""; ; {
		page, err := s.store.Requests(ctx, a.reader(), program, company, "", store.Page{After: after})
		if err != nil || len(page) == 0 {
			return open, err
		}
		for _, r := range page {
			after = r.ID
			if r.Status == store.RequestAnswered || r.Status == store.RequestClosed {
				continue
			}
			open = append(open, memo.Request{Question: r.Question, Fact: r.Fact, Asked: true, Status: RequestStatus(lang, r.Status), Due: r.Due})
		}
	}
}

// RequestStatus is the state of a request, or what an entry of one says of it, in words; a state it does not know as it is.
func RequestStatus(lang rule.Lang, status string) string {
	switch status {
	case store.RequestOpen:
		return words.In(lang, "request|to be sent")
	case store.RequestAsked:
		return words.In(lang, "request|asked")
	case store.RequestAnswered:
		return words.In(lang, "request|answered")
	case store.RequestFollowUp:
		return words.In(lang, "request|asked again")
	case store.RequestClosed:
		return words.In(lang, "request|closed")
	}
	return status
}

// decisionFor returns the decision on a case that is in force, or was reopened, as far as the actor may see it; nil if there is none.
func (s *Service) decisionFor(ctx context.Context, a Actor, program, company string) (*memo.Decision, error) {
	all, err := s.store.Decisions(ctx, a.reader(), program, company, store.Page{})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	d := all[len(all)-1]
	by, err := s.nameOf(ctx, a, d.Author)
	if err != nil {
		return nil, err
	}
	return &memo.Decision{Outcome: d.Outcome, Reason: d.Reason, Text: d.Text, By: by, On: d.Created.Format(time.DateOnly), Reopened: d.State == "reopened"}, nil
}

// nameOf returns the name of a member by the author in the audit log; "" for a key.
func (s *Service) nameOf(ctx context.Context, a Actor, author string) (string, error) {
	id, ok := strings.CutPrefix(author, "member:")
	if !ok {
		return "", nil
	}
	m, err := s.store.Member(ctx, a.workspace(), id)
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return m.Name, err
}
