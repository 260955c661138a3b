package service

import (
	"context"
	"encoding/json"
	"maps"
	"sync"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/store"
)

// Cohort summarizes the companies of a program. Companies last assessed by what the program judged by before are left out, and counted.
type Cohort struct {
	Companies  int                   `json:"companies" doc:"That all below counts."`
	Stale      int                   `json:"stale" doc:"Companies that are judged by what the program judged by before, and left out."`
	Ranked     int                   `json:"ranked" doc:"Those that lack nothing that a ranking needs."`
	Outcome    cohort.Distribution   `json:"outcome"`
	PassRates  []cohort.PassRate     `json:"pass_rates" doc:"By country, script of the name and stage, so that a rule that keeps a group out is seen."`
	Rules      []cohort.RuleShare    `json:"rules"`
	Ratios     []cohort.RatioSummary `json:"ratios" doc:"Percentiles of key ratios by stage; of amounts by currency, too."`
	Duplicates []Duplicate           `json:"duplicates" doc:"Companies that may be one."`
}

// Duplicate is a group of companies that may be the same one.
type Duplicate struct {
	By        string      `json:"by" enum:"id,name" doc:"What they have alike: the identifier, or the name without legal form, case and marks."`
	Companies []Duplicant `json:"companies"`
}

// Duplicant is one company of a Duplicate.
type Duplicant struct {
	Company string `json:"company" doc:"The ID of the company."`
	Rank    int    `json:"rank" doc:"In the ranking of the companies that count here; 0 where it can't be ranked yet."`
	Name    string `json:"name,omitempty"`
}

// counts caches statistics, because each reads a whole program.
type counts[T any] struct {
	mu   sync.Mutex
	kept map[cohortOf]T
}

// cohortOf is everything that a statistic depends on. Every change in a workspace has an entry in its audit log.
type cohortOf struct {
	reader  store.Reader // statistics cover what this reader sees
	program string
	shadow  bool
	masked  bool
	audit   int64
}

// countsKept bounds the cached statistics of a kind.
const countsKept = 16

// of returns the cached statistic, or computes it.
func (c *counts[T]) of(of cohortOf, count func() (T, error)) (T, error) {
	c.mu.Lock() // held while counting, so that simultaneous requests count once
	defer c.mu.Unlock()
	if kept, ok := c.kept[of]; ok {
		return kept, nil
	}
	x, err := count()
	if err != nil {
		return x, err
	}
	maps.DeleteFunc(c.kept, func(k cohortOf, _ T) bool { return k.reader.Workspace == of.reader.Workspace && k.audit < of.audit }) // outdated: nobody asks for them again
	if c.kept == nil || len(c.kept) >= countsKept {
		c.kept = map[cohortOf]T{}
	}
	c.kept[of] = x
	return x, nil
}

// cohortOf returns what a statistic for an actor depends on, and what is hidden from them.
func (s *Service) cohortOf(ctx context.Context, a Actor, program string, shadow bool) (of cohortOf, hidden masks, err error) {
	if hidden, err = s.masksFor(ctx, a); err != nil {
		return of, hidden, err
	}
	of = cohortOf{reader: a.reader(), program: program, shadow: shadow, masked: len(hidden) > 0}
	of.audit, err = s.store.AuditSeq(ctx, a.workspace())
	return of, hidden, err
}

// Cohort returns statistics on the companies of a program: verdicts, percentiles, outcomes by rule, suspected duplicates, as a screening of
// the same profiles computes them. It needs a viewer.
func (s *Service) Cohort(ctx context.Context, a Actor, program string, shadow bool) (Cohort, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return Cohort{}, err
	}
	of, hidden, err := s.cohortOf(ctx, a, program, shadow)
	if err != nil {
		return Cohort{}, err
	}
	return s.cohorts.of(of, func() (Cohort, error) {
		r, stale, err := s.screened(ctx, of.reader, hidden, p, shadow)
		if err != nil {
			return Cohort{}, err
		}
		out := Cohort{Stale: stale, Duplicates: []Duplicate{}}
		out.Companies, out.Ranked, out.Outcome, out.PassRates, out.Rules, out.Ratios = r.Counts.Companies, r.Ranked, r.Outcome, r.PassRates, r.Rules, r.Ratios
		for _, d := range r.Duplicates {
			of := Duplicate{By: d.By}
			for _, ref := range d.Companies() {
				of.Companies = append(of.Companies, Duplicant{Company: ref.Source, Rank: ref.Rank, Name: ref.Name})
			}
			out.Duplicates = append(out.Duplicates, of)
		}
		return out, nil
	})
}

// Screening returns the companies of a program as a report of diligo screen, for export in any of its formats. It needs a viewer.
func (s *Service) Screening(ctx context.Context, a Actor, program string) (*cohort.Report, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return nil, err
	}
	r, _, err := s.screened(ctx, a.reader(), hidden, p, false)
	return r, err
}

// screened returns the report on the companies of a program that a reader sees, and the number left out because they were last assessed by
// what the program judged by before.
func (s *Service) screened(ctx context.Context, by store.Reader, hidden masks, p Program, shadow bool) (r *cohort.Report, stale int, err error) {
	if shadow && p.Shadow == "" {
		return nil, 0, invalid("the program tries no policies beside")
	}
	j, err := s.judgeOf(ctx, p.Program, shadow)
	if err != nil {
		return nil, 0, err
	}
	o := j.Cohort()
	o.Gates = j.gates
	all := cohort.New(o)
	for after := ""; ; {
		rows, err := s.store.Ranking(ctx, by, p.ID, shadow, store.Page{After: after})
		if err != nil {
			return nil, 0, err
		}
		for _, row := range rows {
			after = row.RankKey
			if row.Archive != j.archive {
				stale++
				continue
			}
			e := &cohort.Entry{}
			if err := json.Unmarshal(row.Entry, e); err != nil {
				return nil, 0, err
			}
			hidden.entry(row.Company, e)
			e.Source, e.Line = row.Company, 0 // what refers to it names the company
			all.Add(e)
		}
		if len(rows) == 0 {
			return all.Report(), stale, nil
		}
	}
}
