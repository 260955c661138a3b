// Package service is what a server does for a team: programs, companies, versions of profiles, assessments, backtests. The API and the
// pages are fronts of it; neither bypasses it.
//
// A caller is an Actor in one workspace: a key with a scope, a member with a role, or a founder with a link. Each method documents the role
// that it needs. What the actor may not see does not exist for them: every query is joined with their grants. Work that a change entails,
// such as the assessment of a new version, is a job added in the same transaction.
package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/store"
)

// Service serves one store. It is safe for concurrent use.
type Service struct {
	store     *store.Store
	queue     *queue.Queue
	validator *profile.Validator
	judges    *judgeCache
	cohorts   counts[Cohort]
	lists     counts[*list]
	books     books
	prospects daily[prospectOf, []outlook.Transition]
	outlooks  daily[prospectOf, []byte]
	version   string
	now       func() time.Time
	log       *slog.Logger
	client    *http.Client // for webhooks
}

// Options configure a service.
type Options struct {
	Store   *store.Store
	Version string // of the program
	Now     func() time.Time
	Log     *slog.Logger
	Workers int // jobs of assessments that run at once
	// Idle makes a service that accepts jobs and runs none, for one that only restores a backup.
	Idle bool
}

// jobRescue is how long a job may run before another process takes it over.
const jobRescue = 150 * time.Second

// jobTimeouts bound one attempt at a job; one that takes longer is retried. A backtest of a large program takes minutes.
var jobTimeouts = map[string]time.Duration{jobAssess: 2 * time.Minute, jobSpread: 2 * time.Minute, jobDeliver: 30 * time.Second, jobBacktest: 30 * time.Minute}

// New makes a service on a store whose tables are up to date.
func New(o Options) (*Service, error) {
	s := &Service{
		store: o.Store, validator: app.NewValidator(), judges: newJudgeCache(), version: o.Version, now: o.Now, log: o.Log,
		prospects: daily[prospectOf, []outlook.Transition]{most: prospectsKept}, outlooks: daily[prospectOf, []byte]{most: outlooksKept},
		client: &http.Client{Timeout: 15 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
	q := queue.Options{Log: o.Log}
	if !o.Idle {
		q.Workers = map[string]int{jobAssess: o.Workers, jobSpread: 1, jobDeliver: 4, jobBacktest: 1}
		q.Handlers = map[string]queue.Handler{jobAssess: s.assessJob, jobSpread: s.spreadJob, jobDeliver: s.deliverJob, jobBacktest: s.backtestJob}
		q.Daily = s.Daily
		q.Timeout, q.Rescue, q.Retry = jobTimeouts, jobRescue, retryAfter
	}
	var err error
	s.queue, err = queue.New(o.Store.Writer(), o.Store.Engine(), q)
	return s, err
}

// retryAfter returns the delay after the nth failure of a job: from 2 seconds to 5 minutes.
func retryAfter(n int) time.Duration {
	return min(time.Second<<min(max(n, 1), 9), 5*time.Minute)
}

// Start begins to run jobs.
func (s *Service) Start(ctx context.Context) error { return s.queue.Start(ctx) }

// Stop waits for running jobs until ctx ends.
func (s *Service) Stop(ctx context.Context) error { return s.queue.Stop(ctx) }

// Store returns the store, for what needs no rights: health and metrics.
func (s *Service) Store() *store.Store { return s.store }

// Waiting counts the jobs that are waiting or running.
func (s *Service) Waiting(ctx context.Context) (int, error) {
	return s.queue.Depth(ctx, s.store.Writer())
}

// Actor is the caller: exactly one field is set.
type Actor struct {
	Key    store.Key     // a program that uses the API
	Member *store.Member // a person who has signed in
	Link   *store.Link   // a founder, who may see one thing
}

// Name returns the actor as the audit log names it: key:ID, member:ID or link:ID.
func (a Actor) Name() string {
	switch {
	case a.Member != nil:
		return "member:" + a.Member.ID
	case a.Link != nil:
		return "link:" + a.Link.ID
	}
	return "key:" + a.Key.ID
}

func (a Actor) workspace() string {
	switch {
	case a.Member != nil:
		return a.Member.Workspace
	case a.Link != nil:
		return a.Link.Workspace
	}
	return a.Key.Workspace
}

// role returns the member's role, or the one that corresponds to the key's scope. A founder has none.
func (a Actor) role() store.Role {
	switch {
	case a.Member != nil:
		return a.Member.Role
	case a.Link != nil:
		return ""
	case a.Key.May(store.ScopeAdmin):
		return store.RoleAdministrator
	case a.Key.May(store.ScopeWrite):
		return store.RoleManager
	case a.Key.May(store.ScopeRead):
		return store.RoleViewer
	}
	return ""
}

// Role returns the actor's role, "" for a founder, so that fronts need not offer what a method would refuse.
func (a Actor) Role() store.Role { return a.role() }

// reader returns what the actor may see. A key sees every company, but reviews and comments only once the case is decided, unless the key
// is an administrator's.
func (a Actor) reader() store.Reader {
	r := store.Reader{Workspace: a.workspace()}
	switch {
	case a.Member != nil:
		r.Member, r.All, r.Manages = a.Member.ID, a.Member.Role == store.RoleAdministrator, a.Member.Role.Includes(store.RoleManager)
	case a.Link == nil:
		r.All, r.Manages = true, a.role() == store.RoleAdministrator
	}
	return r
}

// Errors about rights.
var (
	// ErrForbidden means that the actor lacks the role that a method needs.
	ErrForbidden = words.New("this needs another role")
	// ErrPerson means that the method is only for a person who has signed in.
	ErrPerson = words.New("only a person who has signed in can do this, not a key")
	// ErrMasked means that the answer would reveal what the program hides from reviewers.
	ErrMasked = words.New("the program masks companies for reviewers, and this would show them")
)

func (a Actor) may(role store.Role) error {
	if !a.role().Includes(role) {
		return fmt.Errorf("%w: %s", ErrForbidden, role)
	}
	return nil
}

// person returns the member who calls, if they have the role; the error is ErrPerson for a key.
func (a Actor) person(role store.Role) (*store.Member, error) {
	if err := a.may(role); err != nil {
		return nil, err
	}
	if a.Member == nil {
		return nil, ErrPerson
	}
	return a.Member, nil
}

// Invalid says what is wrong with a client's input.
type Invalid struct {
	What     words.Message
	Failures []assessment.Failure // with places, if the input is a profile or a file
}

// Error returns the problem in one line, in English.
func (e *Invalid) Error() string { return e.What.String() }

// In returns the problem in a language, for pages; the API speaks English.
func (e *Invalid) In(lang words.Lang) string { return e.What.In(lang) }

// invalid returns an Invalid with a text of the catalogue.
func invalid(english string, values ...any) error {
	return &Invalid{What: words.Text(english, values...)}
}

// update makes a change, with the jobs that it entails.
func (s *Service) update(ctx context.Context, a Actor, f func(*store.Tx) ([]queue.Job, error)) error {
	return s.store.Update(ctx, a.workspace(), a.Name(), func(t *store.Tx) error {
		jobs, err := f(t)
		if err != nil {
			return err
		}
		return s.queue.Add(t.Context(), t.SQL(), jobs...)
	})
}

// once makes a change exactly once, however often the request is sent.
func once[T any](ctx context.Context, s *Service, a Actor, r store.Request, f func(*store.Tx) (T, []queue.Job, error)) (T, error) {
	return store.Once(ctx, s.store, a.workspace(), a.Name(), r, func(t *store.Tx) (T, error) {
		x, jobs, err := f(t)
		if err != nil {
			return x, err
		}
		return x, s.queue.Add(t.Context(), t.SQL(), jobs...)
	})
}

// job returns a job with its data.
func job(kind string, data any) queue.Job {
	text, err := json.Marshal(data)
	if err != nil {
		panic(err) // identifiers always marshal
	}
	return queue.Job{Kind: kind, Data: text}
}

// Daily runs the daily work: programs that judge as of today are assessed again, and expired data is deleted. The queue calls it.
func (s *Service) Daily(ctx context.Context) error {
	if err := errors.Join(s.store.ForgetRequests(ctx, 7*24*time.Hour), s.store.ForgetSessions(ctx)); err != nil {
		return err
	}
	workspaces, err := s.store.Workspaces(ctx)
	if err != nil {
		return err
	}
	for _, w := range workspaces {
		if err := s.retain(ctx, w.ID); err != nil {
			return err
		}
		if err := s.store.SweepDocuments(ctx, w.ID, 24*time.Hour); err != nil {
			return err
		}
		if err := s.Requeue(ctx, w.ID, false); err != nil {
			return err
		}
	}
	return nil
}

// Requeue adds the jobs for missing assessments in all programs of a workspace; after a restore, also those for deliveries and backtests
// that were waiting.
func (s *Service) Requeue(ctx context.Context, workspace string, restored bool) error {
	programs, err := s.store.Programs(ctx, store.Whole(workspace), store.Page{})
	if err != nil {
		return err
	}
	var jobs []queue.Job
	for _, p := range programs {
		jobs = append(jobs, job(jobSpread, spread{Workspace: workspace, Program: p.ID}))
	}
	if restored {
		deliveries, backtests, err := s.store.Waiting(ctx, workspace)
		if err != nil {
			return err
		}
		for _, id := range deliveries {
			jobs = append(jobs, job(jobDeliver, reference{Workspace: workspace, ID: id}))
		}
		for _, id := range backtests {
			jobs = append(jobs, job(jobBacktest, reference{Workspace: workspace, ID: id}))
		}
	}
	return s.store.Update(ctx, workspace, "job:requeue", func(t *store.Tx) error { return s.queue.Add(t.Context(), t.SQL(), jobs...) })
}

// reference is the data of a job about one object.
type reference struct {
	Workspace string `json:"workspace"`
	ID        string `json:"id"`
}
