package service

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/store"
)

// Cohort is what the companies of a program are together. Companies that are judged by what the program judged by before are left out, and
// counted.
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

// Duplicate is companies that may be one.
type Duplicate struct {
	By        string      `json:"by" enum:"id,name" doc:"What they have alike: the identifier, or the name without legal form, case and marks."`
	Companies []Duplicant `json:"companies"`
}

// Duplicant is one of several companies that may be one.
type Duplicant struct {
	Company string `json:"company" doc:"The ID of the company."`
	Rank    int    `json:"rank" doc:"In the ranking of the companies that count here; 0 where it can't be ranked yet."`
	Name    string `json:"name,omitempty"`
}

// cohorts keeps what was counted last, because a count reads a whole program.
type cohorts struct {
	mu   sync.Mutex
	kept map[cohortOf]Cohort
}

// cohortOf is all that a cohort depends on. Nothing changes in a workspace without an entry in its audit log.
type cohortOf struct {
	reader  store.Reader // what is counted is what this one sees
	program string
	shadow  bool
	masked  bool
	audit   int64
}

// cohortsKept is how many cohorts are kept.
const cohortsKept = 16

// Cohort counts the companies of a program: verdicts, percentiles, outcomes by rule, suspected duplicates, as a screening of the same
// profiles does. It needs a viewer.
func (s *Service) Cohort(ctx context.Context, a Actor, program string, shadow bool) (Cohort, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return Cohort{}, err
	}
	s.cohorts.mu.Lock() // also so that many who ask at once have it counted once
	defer s.cohorts.mu.Unlock()
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return Cohort{}, err
	}
	of := cohortOf{reader: a.reader(), program: program, shadow: shadow, masked: len(hidden) > 0}
	if of.audit, err = s.store.AuditSeq(ctx, a.workspace()); err != nil {
		return Cohort{}, err
	}
	if c, ok := s.cohorts.kept[of]; ok {
		return c, nil
	}
	c, err := s.count(ctx, of.reader, hidden, p, shadow)
	if err != nil {
		return Cohort{}, err
	}
	if s.cohorts.kept == nil || len(s.cohorts.kept) >= cohortsKept {
		s.cohorts.kept = map[cohortOf]Cohort{}
	}
	s.cohorts.kept[of] = c
	return c, nil
}

func (s *Service) count(ctx context.Context, by store.Reader, hidden masks, p Program, shadow bool) (Cohort, error) {
	if shadow && p.Shadow == "" {
		return Cohort{}, invalid("the program tries no policies beside")
	}
	j, err := s.judgeOf(ctx, p.Program, shadow)
	if err != nil {
		return Cohort{}, err
	}
	o := j.Cohort()
	o.Gates = j.gates
	all := cohort.New(o)
	out := Cohort{Duplicates: []Duplicate{}}
	for after := ""; ; {
		rows, err := s.store.Ranking(ctx, by, p.ID, shadow, store.Page{After: after})
		if err != nil {
			return Cohort{}, err
		}
		for _, row := range rows {
			after = row.RankKey
			if row.Archive != j.archive {
				out.Stale++
				continue
			}
			e := &cohort.Entry{}
			if err := json.Unmarshal(row.Entry, e); err != nil {
				return Cohort{}, err
			}
			hidden.entry(row.Company, e)
			e.Source, e.Line = row.Company, 0 // what refers to it names the company
			all.Add(e)
		}
		if len(rows) == 0 {
			break
		}
	}
	r := all.Report()
	out.Companies, out.Ranked, out.Outcome, out.PassRates, out.Rules, out.Ratios = r.Counts.Companies, r.Ranked, r.Outcome, r.PassRates, r.Rules, r.Ratios
	for _, d := range r.Duplicates {
		of := Duplicate{By: d.By}
		for _, ref := range d.Companies() {
			of.Companies = append(of.Companies, Duplicant{Company: ref.Source, Rank: ref.Rank, Name: ref.Name})
		}
		out.Duplicates = append(out.Duplicates, of)
	}
	return out, nil
}
