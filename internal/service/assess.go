package service

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Kinds of jobs.
const (
	jobAssess   = "assess"   // assess companies of a program
	jobSpread   = "spread"   // ask for the assessments of all companies of a program
	jobDeliver  = "deliver"  // notify a webhook
	jobBacktest = "backtest" // try a changed policy over all companies of a program
)

// task is the data of a job that assesses the latest versions of companies, by what the program judges by when the job runs.
type task struct {
	Workspace string   `json:"workspace"`
	Program   string   `json:"program"`
	Companies []string `json:"companies"`
}

// spread is the data of a job that goes through all companies of a program.
type spread struct {
	Workspace string `json:"workspace"`
	Program   string `json:"program"`
	After     string `json:"after,omitempty"` // the last company that is done
}

// taskSize is the number of companies that one job assesses; spreadSize is the number that one job adds such jobs for.
const (
	taskSize   = 50
	spreadSize = 500
)

// assessJobs returns the jobs that assess companies, by program.
func (s *Service) assessJobs(t *store.Tx, companies map[string][]string) []queue.Job {
	var jobs []queue.Job
	for program, ids := range companies {
		for len(ids) > 0 {
			n := min(taskSize, len(ids))
			jobs = append(jobs, job(jobAssess, task{Workspace: t.Workspace(), Program: program, Companies: ids[:n]}))
			ids = ids[n:]
		}
	}
	return jobs
}

func (s *Service) spreadJob(ctx context.Context, data json.RawMessage, _ int) error {
	var d spread
	if err := json.Unmarshal(data, &d); err != nil {
		return errors.Join(queue.ErrGiveUp, err)
	}
	ids, err := s.store.Enrolled(ctx, d.Program, d.After, spreadSize)
	if err != nil || len(ids) == 0 {
		return err
	}
	return s.store.Update(ctx, d.Workspace, "job:spread", func(t *store.Tx) error {
		jobs := s.assessJobs(t, map[string][]string{d.Program: ids})
		if len(ids) == spreadSize {
			d.After = ids[len(ids)-1]
			jobs = append(jobs, job(jobSpread, d))
		}
		return s.queue.Add(t.Context(), t.SQL(), jobs...)
	})
}

func (s *Service) assessJob(ctx context.Context, data json.RawMessage, _ int) error {
	var d task
	if err := json.Unmarshal(data, &d); err != nil {
		return errors.Join(queue.ErrGiveUp, err)
	}
	p, err := s.store.Program(ctx, store.Whole(d.Workspace), d.Program)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	live, err := s.judgeOf(ctx, p, false)
	if err != nil {
		return err
	}
	var shadow *programJudge
	if p.Shadow != "" {
		if shadow, err = s.judgeOf(ctx, p, true); err != nil {
			return err
		}
	}
	var made []store.Assessment
	for _, id := range d.Companies {
		v, err := s.store.LatestOf(ctx, d.Program, id)
		if errors.Is(err, store.ErrNotFound) {
			continue // purged
		}
		if err != nil {
			return err
		}
		for _, j := range []*programJudge{live, shadow} {
			if j == nil {
				continue
			}
			a := store.Assessment{Program: p.ID, Company: id, Version: v.ID, Archive: j.archive, Waivers: j.waivers, AsOf: j.asOf, Shadow: j == shadow}
			if there, err := s.store.HasAssessment(ctx, a); err != nil || there {
				if err != nil {
					return err
				}
				continue
			}
			ok, err := s.assess(ctx, j, v, &a)
			if err != nil {
				return err
			}
			if ok {
				made = append(made, a)
			}
		}
	}
	if len(made) == 0 {
		return nil
	}
	return s.store.Update(ctx, d.Workspace, "job:assess", func(t *store.Tx) error {
		for _, a := range made {
			now, before, added, err := t.AddAssessment(a)
			if err != nil {
				return err
			}
			if !added || a.Shadow {
				continue
			}
			if err := s.announce(t, now, before); err != nil {
				return err
			}
		}
		return nil
	})
}

// assess assesses a version. It returns false, without an error, if this program can't assess it. Versions are validated when they arrive,
// so that leaves profiles that exceed the evaluation limit of a rule, and profiles of an earlier schema.
func (s *Service) assess(ctx context.Context, j *programJudge, v store.Version, into *store.Assessment) (bool, error) {
	record := source.Record{Source: sourceOf(v), Data: v.Content, Format: formatOf(v)}
	p, failures := j.Decode(record)
	if len(failures) > 0 {
		s.log.Warn("a version that was accepted can't be read any more", "version", v.ID)
		return false, nil
	}
	defer p.Release()
	a, err := j.Assess(ctx, p)
	if errors.Is(err, policy.ErrBudget) {
		s.log.Warn("a version costs more steps than a profile may", "version", v.ID)
		return false, nil
	}
	if err != nil {
		return false, err
	}
	o := j.Cohort()
	o.Gates = j.gates
	e := cohort.New(o).Entry(p, a)
	into.RankKey, into.Verdict = e.RankKey(v.Company), string(a.Summary.Verdict)
	if into.Entry, err = json.Marshal(e); err != nil {
		return false, err
	}
	var b bytes.Buffer
	if err := a.WriteLine(&b); err != nil {
		return false, err
	}
	into.Content = bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	return true, nil
}

// Events that webhooks are notified of.
const (
	EventAssessed = "assessment.added"
	EventVerdict  = "verdict.changed" // including the first verdict of a company in a program
	EventBacktest = "backtest.finished"
	EventDecided  = "decision.added"
)

// Events lists all events.
func Events() []string { return []string{EventAssessed, EventVerdict, EventBacktest, EventDecided} }

// assessed is the payload of a webhook about an assessment: identifiers and verdicts, no facts.
type assessed struct {
	Program    string `json:"program"`
	Company    string `json:"company"`
	Assessment string `json:"assessment"`
	Verdict    string `json:"verdict"`
	Before     string `json:"before,omitempty"`
}

func (s *Service) announce(t *store.Tx, now store.Assessment, before *store.Assessment) error {
	told := assessed{Program: now.Program, Company: now.Company, Assessment: now.ID, Verdict: now.Verdict}
	events := []string{EventAssessed}
	if before != nil {
		told.Before = before.Verdict
	}
	if told.Before != now.Verdict {
		events = append(events, EventVerdict)
	}
	for _, event := range events {
		if err := s.tell(t, event, told); err != nil {
			return err
		}
	}
	return nil
}

// Assess assesses a profile and stores nothing. It needs a viewer.
func (s *Service) Assess(ctx context.Context, a Actor, by Settings, sub Submission) (*assessment.Report, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return nil, err
	}
	kept, err := s.archive(ctx, a.workspace(), by.Judging)
	if err != nil {
		return nil, err
	}
	_, digest, err := kept.Bytes()
	if err != nil {
		return nil, invalid("%s", err)
	}
	asOf := ""
	if by.AsOf == "today" {
		asOf = s.today()
	}
	j, err := s.judges.open(digest, kept, s.options(by, asOf, nil))
	if err != nil {
		return nil, err
	}
	p, failures := j.Decode(source.Record{Source: inRequest, Data: sub.Content, Format: sub.Format})
	if len(failures) > 0 {
		return nil, &Invalid{What: words.Text("the profile can't be read"), Failures: failures}
	}
	defer p.Release()
	done, err := j.Assess(ctx, p)
	if errors.Is(err, policy.ErrBudget) {
		return nil, invalid("%s", err)
	}
	if err != nil {
		return nil, err
	}
	return &assessment.Report{Schema: assessment.Schema, Assessments: []*assessment.Assessment{done}, Failures: []assessment.Failure{}}, nil
}

// Outcome is the outcome of one rule as the policies' entry point, data.diligo.outcomes, returns it.
type Outcome = map[string]any

// Assessments lists the assessments of a company, without their contents. It needs a viewer.
func (s *Service) Assessments(ctx context.Context, a Actor, company string, p store.Page) ([]store.Assessment, error) {
	if _, err := s.Company(ctx, a, company); err != nil {
		return nil, err
	}
	return s.store.Assessments(ctx, a.reader(), company, p)
}

// Assessment returns one assessment, also as a saved report, which diff and replay read. It needs a viewer.
func (s *Service) Assessment(ctx context.Context, a Actor, id string) (store.Assessment, []byte, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return store.Assessment{}, nil, err
	}
	one, err := s.store.Assessment(ctx, a.reader(), id)
	if err != nil {
		return one, nil, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return one, nil, err
	}
	if len(hidden) > 0 {
		if one.Content, err = s.maskedContent(ctx, a, one, hidden); err != nil {
			return one, nil, err
		}
	}
	return one, reportOf(one), nil
}

// reportOf wraps an assessment as a saved report.
func reportOf(a store.Assessment) []byte {
	return fmt.Appendf(nil, "{%q:%q,%q:[%s],%q:[]}\n", "schema", assessment.Schema, "assessments", a.Content, "failures")
}

// AssessmentChange is what an assessment changed about a company in its program.
type AssessmentChange struct {
	Assessment string      `json:"assessment"`
	Company    string      `json:"company"`
	Created    string      `json:"created" format:"date-time"`
	Verdict    string      `json:"verdict"`
	Before     string      `json:"before" doc:"The verdict before; empty for the first one."`
	Rules      []RuleShift `json:"rules" doc:"Rules with another outcome than before."`
}

// RuleShift is a rule whose outcome differs from the one before.
type RuleShift struct {
	Rule   rule.ID      `json:"rule"`
	Before rule.Outcome `json:"before"`
	After  rule.Outcome `json:"after"`
}

// Changes lists what the assessments of a program changed, in the order in which they were made, starting after an ID; assessments that
// changed nothing are left out. next is where the following page starts, "" at the end. It needs a viewer.
func (s *Service) Changes(ctx context.Context, a Actor, program string, p store.Page) (changes []AssessmentChange, next string, err error) {
	_, err = s.Program(ctx, a, program)
	if err != nil {
		return nil, "", err
	}
	made, err := s.store.Made(ctx, a.reader(), program, p)
	if err != nil {
		return nil, "", err
	}
	lists := map[string][]rule.ID{}
	changes = []AssessmentChange{}
	for _, one := range made {
		next = one.ID
		c := AssessmentChange{Assessment: one.ID, Company: one.Company, Created: one.Created.Format("2006-01-02T15:04:05.000Z"), Verdict: one.Verdict, Rules: []RuleShift{}}
		before, err := s.store.Previous(ctx, one)
		switch {
		case errors.Is(err, store.ErrNotFound):
			changes = append(changes, c)
			continue
		case err != nil:
			return nil, "", err
		}
		c.Before = before.Verdict
		was, err := s.outcomes(ctx, lists, before)
		if err != nil {
			return nil, "", err
		}
		is, err := s.outcomes(ctx, lists, one)
		if err != nil {
			return nil, "", err
		}
		c.Rules = shifts(was, is)
		if len(c.Rules) > 0 || c.Before != c.Verdict {
			changes = append(changes, c)
		}
	}
	if len(made) < p.Limit {
		next = ""
	}
	return changes, next, nil
}
