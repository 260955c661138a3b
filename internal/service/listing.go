package service

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
)

// Columns by which a listing can be sorted, in addition to its rank.
const (
	SortName     = "name"
	SortStage    = "stage"
	SortVerdict  = "verdict"
	SortScore    = "score"
	SortCoverage = "coverage"
	SortFindings = "findings"
)

// Listing selects and sorts companies of a program.
type Listing struct {
	Search                          string // part of the name
	Stage, Country, Verdict, Status string
	Finding                         rule.ID // companies whose worst finding is of this rule
	Low                             int     // minimum of the score's low end
	Sort                            string  // a column above; "" for the rank
	Down                            bool
	From, Limit                     int
}

// Listed is a company of a listing.
type Listed struct {
	Ranked
	Place  int // in the ranking of all, from 1; 0 if it can't be ranked yet
	Status string
}

// Companies is one page of a listing.
type Companies struct {
	Rows      []Listed
	All       int // companies in the program
	Found     int // companies that match the listing
	Stages    []string
	Countries []string
}

// list is all companies of a program, with what listings need.
type list struct {
	rows              []Listed
	stages, countries []string
}

// List returns a page of the companies of a program that the actor sees, selected and sorted. A search is refused with ErrMasked if names
// are hidden, because hits would reveal them. It needs a viewer.
func (s *Service) List(ctx context.Context, a Actor, program string, want Listing) (Companies, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return Companies{}, err
	}
	of, hidden, err := s.cohortOf(ctx, a, program, false)
	if err != nil {
		return Companies{}, err
	}
	if want.Search != "" && hidden.names() {
		return Companies{}, ErrMasked
	}
	all, err := s.lists.of(of, func() (*list, error) { return s.list(ctx, a, p) })
	if err != nil {
		return Companies{}, err
	}
	out := Companies{All: len(all.rows), Stages: all.stages, Countries: all.countries}
	search := strings.ToLower(want.Search)
	var rows []int
	for i := range all.rows {
		r := &all.rows[i]
		e := r.Entry
		switch {
		case want.Stage != "" && e.Stage != want.Stage, want.Country != "" && e.Country != want.Country, want.Verdict != "" && string(e.Verdict) != want.Verdict,
			want.Status != "" && r.Status != want.Status, e.Score.Low < want.Low,
			want.Finding != "" && (len(e.Findings) == 0 || e.Findings[0].Rule != want.Finding),
			search != "" && !strings.Contains(strings.ToLower(e.Name), search) && !strings.Contains(strings.ToLower(e.LegalName), search):
		default:
			rows = append(rows, i)
		}
	}
	out.Found = len(rows)
	if by := listOrders[want.Sort]; by != nil {
		slices.SortStableFunc(rows, func(i, j int) int {
			c := by(&all.rows[i], &all.rows[j])
			if want.Down {
				c = -c
			}
			return c
		})
	}
	from := min(max(want.From, 0), len(rows))
	for _, i := range rows[from:min(from+want.Limit, len(rows))] {
		out.Rows = append(out.Rows, all.rows[i])
	}
	return out, nil
}

// verdictOrder is the sort order of verdicts.
var verdictOrder = []assessment.Verdict{assessment.VerdictPass, assessment.VerdictIncomplete, assessment.VerdictFail, assessment.VerdictInsufficient}

var listOrders = map[string]func(a, b *Listed) int{
	SortName: func(a, b *Listed) int {
		return strings.Compare(strings.ToLower(a.Entry.Name), strings.ToLower(b.Entry.Name))
	},
	SortStage: func(a, b *Listed) int { return strings.Compare(a.Entry.Stage, b.Entry.Stage) },
	SortVerdict: func(a, b *Listed) int {
		return cmp.Compare(slices.Index(verdictOrder, a.Entry.Verdict), slices.Index(verdictOrder, b.Entry.Verdict))
	},
	SortScore:    func(a, b *Listed) int { return cmp.Compare(a.Entry.Score.Low, b.Entry.Score.Low) },
	SortCoverage: func(a, b *Listed) int { return cmp.Compare(a.Entry.Coverage, b.Entry.Coverage) },
	SortFindings: func(a, b *Listed) int {
		for _, of := range []rule.Severity{rule.Critical, rule.High, rule.Medium, rule.Low} {
			if c := cmp.Compare(a.Entry.Counts.Of(of), b.Entry.Counts.Of(of)); c != 0 {
				return c
			}
		}
		return 0
	},
}

// list reads all companies of a program.
func (s *Service) list(ctx context.Context, a Actor, p Program) (*list, error) {
	statuses := map[string]string{}
	for after := ""; ; {
		cases, err := s.store.Cases(ctx, a.reader(), p.ID, "", store.Page{After: after})
		if err != nil {
			return nil, err
		}
		for _, c := range cases {
			after = c.Company
			statuses[c.Company] = c.Status
		}
		if len(cases) == 0 {
			break
		}
	}
	out := &list{}
	stages, countries := map[string]bool{}, map[string]bool{}
	place := 0
	for after := ""; ; {
		rows, err := s.Ranking(ctx, a, p.ID, false, after, 1000)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			after = r.Assessment
			e := r.Entry
			one := Listed{Ranked: r, Status: statuses[r.Company]}
			if e.Lack == nil {
				place++
				one.Place = place
			}
			if len(e.Findings) > 1 {
				e.Findings = slices.Clone(e.Findings[:1])
			}
			e.Outcomes, e.Questions, e.Shown, e.After, e.Failures = "", nil, nil, nil, nil
			stages[e.Stage], countries[e.Country] = true, true
			out.rows = append(out.rows, one)
		}
		if len(rows) == 0 {
			break
		}
	}
	delete(stages, "")
	delete(countries, "")
	out.stages, out.countries = sortedKeys(stages), sortedKeys(countries)
	return out, nil
}

// Wording is what a front needs to put a program's conclusions into words.
type Wording struct {
	Vocabulary rule.Vocabulary
	Sources    map[string]rule.Source
	Rule       func(rule.ID) (*rule.Rule, bool) // with the parameters in force
	Runs       func(rule.ID) bool
	Rules      []*rule.Rule // those that the program runs
	Checklist  *rule.Checklist
	Checklists []*rule.Checklist // all that the policies have
	Categories []string          // in the order of an entry
	Threshold  rule.Severity
}

// Wording returns what is needed to word the conclusions of a program; for "", of the shipped policies. It needs a viewer.
func (s *Service) Wording(ctx context.Context, a Actor, program string) (Wording, error) {
	if err := a.may(store.RoleViewer); err != nil {
		return Wording{}, err
	}
	var j interface {
		Catalogue() *rule.Catalogue
		Checklist() *rule.Checklist
		Runs(rule.ID) bool
		Cohort() cohort.Options
	}
	threshold := rule.High
	if program == "" {
		shipped, err := s.shippedJudge(ctx)
		if err != nil {
			return Wording{}, err
		}
		j = shipped
	} else {
		p, err := s.Program(ctx, a, program)
		if err != nil {
			return Wording{}, err
		}
		of, err := s.judgeOf(ctx, p.Program, false)
		if err != nil {
			return Wording{}, err
		}
		j, threshold = of, of.Options().Threshold
	}
	c := j.Catalogue()
	w := Wording{Vocabulary: c.Vocabulary, Sources: c.Sources, Rule: c.Rule, Runs: j.Runs, Checklist: j.Checklist(), Checklists: c.Checklists, Threshold: threshold}
	for _, r := range c.Rules {
		if j.Runs(r.ID) {
			w.Rules = append(w.Rules, r)
			if category := r.ID.Category(); !slices.Contains(w.Categories, category) {
				w.Categories = append(w.Categories, category)
			}
		}
	}
	slices.Sort(w.Categories)
	return w, nil
}

// Report returns what a program concludes of a company now, in a language, with the stored assessment, both without what is hidden from the
// actor. The error is store.ErrNotFound if the company has not been assessed yet. It needs a viewer.
func (s *Service) Report(ctx context.Context, a Actor, program, company string, lang rule.Lang) (store.Assessment, *assessment.Assessment, error) {
	var kept store.Assessment
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return kept, nil, err
	}
	if _, err := s.store.Case(ctx, a.reader(), program, company); err != nil {
		return kept, nil, err
	}
	if kept, err = s.store.CurrentOf(ctx, a.reader(), program, company); err != nil {
		return kept, nil, err
	}
	if cmp.Or(p.Settings.Lang, string(rule.English)) != string(lang) && kept.Archive == p.Archive {
		made, err := s.assessedIn(ctx, p, company, lang)
		var bad *Invalid
		if err != nil && !errors.As(err, &bad) {
			return kept, nil, err
		}
		if err == nil {
			if kept.Content, err = json.Marshal(made); err != nil {
				return kept, nil, err
			}
		}
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return kept, nil, err
	}
	if len(hidden) > 0 {
		if kept.Content, err = s.maskedContent(ctx, a, kept, hidden); err != nil {
			return kept, nil, err
		}
	}
	out := &assessment.Assessment{}
	return kept, out, json.Unmarshal(kept.Content, out)
}
