package service

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"sync"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/backtest"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
)

// AddBacktest requests a backtest: what would a program conclude of its companies if it judged by something else? It needs a manager.
func (s *Service) AddBacktest(ctx context.Context, a Actor, program string, by Judging, r store.Request) (store.Backtest, error) {
	if err := a.may(store.RoleManager); err != nil {
		return store.Backtest{}, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return store.Backtest{}, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return store.Backtest{}, err
	}
	if _, _, err := s.archived(ctx, a.workspace(), by, p.Settings); err != nil {
		return store.Backtest{}, err
	}
	text, err := json.Marshal(by)
	if err != nil {
		return store.Backtest{}, err
	}
	return once(ctx, s, a, r, func(t *store.Tx) (store.Backtest, []queue.Job, error) {
		b, err := t.AddBacktest(program, text)
		return b, []queue.Job{job(jobBacktest, reference{Workspace: t.Workspace(), ID: b.ID})}, err
	})
}

// Backtests lists the backtests of a program, without results. It needs a viewer.
func (s *Service) Backtests(ctx context.Context, a Actor, program string, p store.Page) ([]store.Backtest, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return nil, err
	}
	return s.store.Backtests(ctx, a.reader(), program, p)
}

// Backtest returns one backtest, with its result if it is done. It needs a viewer.
func (s *Service) Backtest(ctx context.Context, a Actor, id string) (store.Backtest, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return store.Backtest{}, err
	}
	return s.store.Backtest(ctx, a.reader(), id)
}

// backtestAttempts bounds the attempts at a backtest.
const backtestAttempts = 3

func (s *Service) backtestJob(ctx context.Context, data json.RawMessage, attempt int) error {
	var d reference
	if err := json.Unmarshal(data, &d); err != nil {
		return errors.Join(queue.ErrGiveUp, err)
	}
	b, err := s.store.Backtest(ctx, store.Whole(d.Workspace), d.ID)
	if errors.Is(err, store.ErrNotFound) || err == nil && b.Status != "waiting" {
		return nil
	}
	if err != nil {
		return err
	}
	status := "done"
	report, err := s.runBacktest(ctx, d.Workspace, b)
	if err != nil {
		if attempt < backtestAttempts || ctx.Err() != nil {
			return err
		}
		status, report = "failed", nil
	}
	result, err := json.Marshal(report)
	if err != nil {
		return err
	}
	return s.store.Update(ctx, d.Workspace, "job:backtest", func(t *store.Tx) error {
		if err := t.FinishBacktest(b.ID, status, result); err != nil {
			return err
		}
		return s.tell(t, EventBacktest, map[string]string{"backtest": b.ID, "program": b.Program, "status": status})
	})
}

func (s *Service) runBacktest(ctx context.Context, workspace string, b store.Backtest) (*backtest.Report, error) {
	var by tried
	if err := json.Unmarshal(b.Settings, &by); err != nil {
		return nil, err
	}
	return s.BacktestStored(ctx, workspace, b.Program, func(before *app.Judge) (*app.Judge, error) { return by.judge(ctx, s, workspace, before) })
}

// BacktestStored reports what a program would conclude of its companies by a changed judge, which changed makes of the present one, against
// the stored outcomes. A company that has not been assessed by the present judge yet counts as failed. It checks no rights.
func (s *Service) BacktestStored(ctx context.Context, workspace, program string, changed func(before *app.Judge) (*app.Judge, error)) (*backtest.Report, error) {
	p, err := s.store.Program(ctx, store.Whole(workspace), program)
	if err != nil {
		return nil, err
	}
	before, err := s.judgeOf(ctx, p, false)
	if err != nil {
		return nil, err
	}
	after, err := changed(before.Judge)
	if err != nil {
		return nil, err
	}
	test := backtest.New(SideOf(before.Judge), SideOf(after))
	lists := map[string][]rule.ID{}
	for company := ""; ; {
		versions, err := s.store.LatestVersions(ctx, p.ID, company, spreadSize)
		if err != nil || len(versions) == 0 {
			return test.Report(), err
		}
		was, err := s.store.Current(ctx, p.ID, company, versions[len(versions)-1].Company)
		if err != nil {
			return nil, err
		}
		sides, err := assessAll(ctx, after, versions)
		if err != nil {
			return nil, err
		}
		for i, v := range versions {
			company = v.Company
			stored, ok := was[v.Company]
			if !ok || stored.Version != v.ID || stored.Archive != before.archive || sides[i] == nil {
				test.Fail() // not assessed yet, or it can't be assessed
				continue
			}
			outcomes, err := s.outcomes(ctx, lists, stored)
			if err != nil {
				return nil, err
			}
			test.Add(v.Company, backtest.Side{Verdict: assessment.Verdict(stored.Verdict), Outcomes: outcomes}, *sides[i])
		}
	}
}

// SideOf returns the policies of a judge as one side of a backtest.
func SideOf(j *app.Judge) backtest.Policies {
	runs := map[rule.ID]bool{}
	for _, r := range j.Cohort().Rules {
		runs[r.ID] = true
	}
	return backtest.Policies{Catalogue: j.Catalogue(), Runs: func(id rule.ID) bool { return runs[id] }}
}

// assessAll assesses versions on all cores, in as much detail as a backtest needs. The side of a version that can't be assessed is nil.
func assessAll(ctx context.Context, j *app.Judge, versions []store.Version) ([]*backtest.Side, error) {
	sides := make([]*backtest.Side, len(versions))
	errs := make([]error, len(versions))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				sides[i], errs[i] = assessBriefly(ctx, j, versions[i])
			}
		})
	}
	for i := range versions {
		next <- i
	}
	close(next)
	workers.Wait()
	return sides, errors.Join(errs...)
}

func assessBriefly(ctx context.Context, j *app.Judge, v store.Version) (*backtest.Side, error) {
	_, sides, failures, err := SidesOf(ctx, source.Record{Source: sourceOf(v), Data: v.Content, Format: formatOf(v)}, j)
	if err != nil || len(failures) > 0 {
		return nil, err
	}
	return &sides[0], nil
}

// SidesOf returns what each of several judges concludes of one profile, in as much detail as a backtest needs, and the profile's place.
// What prevents an assessment, such as a rule that exceeds its limit, is returned as failures.
func SidesOf(ctx context.Context, r source.Record, judges ...*app.Judge) (place string, sides []backtest.Side, failures []assessment.Failure, err error) {
	p, failures := judges[0].Decode(r)
	if len(failures) > 0 {
		return "", nil, failures, nil
	}
	defer p.Release()
	for _, j := range judges {
		brief, err := j.Brief(ctx, p)
		if f, ok := app.OverBudget(ctx, j.Options().Lang, r, err); ok {
			return "", nil, []assessment.Failure{f}, nil
		}
		if err != nil {
			return "", nil, nil, err
		}
		sides = append(sides, backtest.SideOf(brief))
		place = brief.Profile.Place()
	}
	return place, sides, nil, nil
}
