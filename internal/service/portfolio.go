package service

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/policies"
)

// News is what an assessment changed about a company, in readable form.
type News struct {
	AssessmentChange
	Name   string      `json:"name"`
	Causes []string    `json:"causes" doc:"What was other than at the assessment before: facts, policy, waivers, day; none for the first one." enum:"facts,policy,waivers,day"`
	Worse  []NamedRule `json:"worse" doc:"Rules that fail now and did not before, the worst first."`
	Better []NamedRule `json:"better" doc:"Rules that failed before and do not now."`
}

// NamedRule is a rule with its title.
type NamedRule struct {
	Rule     rule.ID       `json:"rule"`
	Title    string        `json:"title"`
	Severity rule.Severity `json:"severity"`
}

// sinceID returns an identifier that sorts before all made at or after a time: identifiers begin with their milliseconds.
func sinceID(at time.Time) string {
	ms := max(0, at.UnixMilli())
	b := [16]byte{byte(ms >> 40), byte(ms >> 32), byte(ms >> 24), byte(ms >> 16), byte(ms >> 8), byte(ms), 0x70}
	text := hex.EncodeToString(b[:])
	return fmt.Sprintf("%s-%s-%s-%s-%s", text[:8], text[8:12], text[12:16], text[16:20], text[20:])
}

// News lists what has changed in a program in the last days, oldest first, starting after an assessment; assessments that changed nothing
// are left out. next is where the following page starts, "" at the end. Companies assessed for the first time are included, without causes.
// Titles are in the given language. It needs a viewer.
func (s *Service) News(ctx context.Context, a Actor, program string, days int, lang rule.Lang, page store.Page) (news []News, next string, err error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, "", err
	}
	hidden, err := s.masksFor(ctx, a)
	if err != nil {
		return nil, "", err
	}
	j, err := s.judgeIn(ctx, p, lang)
	if err != nil {
		return nil, "", err
	}
	page.After = max(page.After, sinceID(s.now().AddDate(0, 0, -days)))
	changes, next, err := s.Changes(ctx, a, program, page)
	if err != nil {
		return nil, "", err
	}
	news = []News{}
	for _, c := range changes {
		n := News{AssessmentChange: c, Causes: []string{}, Worse: []NamedRule{}, Better: []NamedRule{}}
		company, err := s.store.Company(ctx, a.reader(), c.Company)
		if err != nil {
			return nil, "", err
		}
		hidden.company(&company)
		n.Name = company.Name
		if n.Causes, err = s.causes(ctx, a, c.Assessment); err != nil {
			return nil, "", err
		}
		for _, shift := range c.Rules {
			if (shift.Before == rule.Fail) == (shift.After == rule.Fail) {
				continue
			}
			one := NamedRule{Rule: shift.Rule, Title: string(shift.Rule)}
			if r, ok := j.Catalogue().Rule(shift.Rule); ok {
				one.Title, one.Severity = r.Title.In(lang), r.Severity
			}
			if shift.After == rule.Fail {
				n.Worse = append(n.Worse, one)
			} else {
				n.Better = append(n.Better, one)
			}
		}
		bySeverity(n.Worse)
		bySeverity(n.Better)
		news = append(news, n)
	}
	return news, next, nil
}

func bySeverity(all []NamedRule) {
	slices.SortStableFunc(all, func(a, b NamedRule) int { return cmp.Compare(b.Severity, a.Severity) })
}

// causes returns how the inputs of an assessment differ from those of the one before.
func (s *Service) causes(ctx context.Context, a Actor, id string) ([]string, error) {
	causes := []string{}
	is, err := s.store.Assessment(ctx, a.reader(), id)
	if err != nil {
		return nil, err
	}
	was, err := s.store.Previous(ctx, is)
	if errors.Is(err, store.ErrNotFound) {
		return causes, nil
	}
	if err != nil {
		return nil, err
	}
	for _, c := range []struct {
		name string
		now  bool
	}{
		{store.CauseFacts, was.Version != is.Version}, {store.CausePolicy, was.Archive != is.Archive}, {store.CauseWaivers, was.Waivers != is.Waivers}, {"day", was.AsOf != is.AsOf},
	} {
		if c.now {
			causes = append(causes, c.name)
		}
	}
	return causes, nil
}

// Prospect is what will change about a company if nobody acts.
type Prospect struct {
	Company string               `json:"company"`
	Name    string               `json:"name"`
	Changes []outlook.Transition `json:"changes" doc:"Soonest first."`
	Failed  string               `json:"failed,omitempty" doc:"Why nobody could look ahead; then nothing is known."`
}

// Horizon bounds how far a portfolio looks ahead, in days.
const Horizon = 366

// daily caches results for the day; most bounds how many.
type daily[K comparable, V any] struct {
	most int
	mu   sync.Mutex
	day  string
	kept map[K]V
}

// prospectOf is everything that a forecast depends on, except the day.
type prospectOf struct {
	version, archive, waivers string
	lang                      rule.Lang
	days, months              int
}

// prospectsKept and outlooksKept bound the caches; an outlook is about ten times as large as what a portfolio shows.
const (
	prospectsKept = 20_000
	outlooksKept  = 500
)

func (d *daily[K, V]) get(day string, of K) (v V, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.day != day {
		return v, false
	}
	v, ok = d.kept[of]
	return v, ok
}

func (d *daily[K, V]) put(day string, of K, v V) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.day != day || len(d.kept) >= d.most || d.kept == nil {
		d.day, d.kept = day, map[K]V{}
	}
	d.kept[of] = v
}

// Ahead forecasts a page of the companies of a program, by ID: which verdicts will change within so many days, as Forecast does for one.
// Companies without changes are listed too. Results are cached for the day. It needs a viewer from whom nothing is masked.
func (s *Service) Ahead(ctx context.Context, a Actor, program string, days int, lang rule.Lang, page store.Page) ([]Prospect, error) {
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return nil, err
	}
	if err := s.unmasked(ctx, a); err != nil {
		return nil, err
	}
	companies, err := s.store.Companies(ctx, a.reader(), program, "", page)
	if err != nil {
		return nil, err
	}
	in := p
	in.Settings.AsOf = "" // as of the profile's own day, regardless of the program
	j, err := s.judgeIn(ctx, in, lang)
	if err != nil {
		return nil, err
	}
	f, err := forecast.New(j.Judge, []byte(policies.Schema))
	if err != nil {
		return nil, err
	}
	from, err := forecast.ParseDay(s.today())
	if err != nil {
		return nil, err
	}
	out, errs := make([]Prospect, len(companies)), make([]error, len(companies))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				out[i], errs[i] = s.prospect(ctx, j, f, companies[i], from, days, lang)
			}
		})
	}
	for i := range companies {
		next <- i
	}
	close(next)
	workers.Wait()
	return out, errors.Join(errs...)
}

func (s *Service) prospect(ctx context.Context, j *programJudge, f *forecast.Forecaster, company store.Company, from forecast.Day, days int, lang rule.Lang) (Prospect, error) {
	out := Prospect{Company: company.ID, Name: company.Name, Changes: []outlook.Transition{}}
	v, err := s.store.LatestOf(ctx, j.program.ID, company.ID)
	if err != nil {
		return out, err
	}
	of := prospectOf{version: v.ID, archive: j.archive, waivers: j.waivers, lang: lang, days: days}
	if kept, ok := s.prospects.get(from.String(), of); ok {
		out.Changes = kept
		return out, nil
	}
	read, err := decode(j.Judge, v)
	var bad *Invalid
	if errors.As(err, &bad) {
		out.Failed = bad.Error()
		return out, nil
	}
	if err != nil {
		return out, err
	}
	defer read.Release()
	o, err := f.Company(ctx, read, from, from+forecast.Day(days))
	if errors.Is(err, policy.ErrBudget) {
		out.Failed = err.Error()
		return out, nil
	}
	if err != nil {
		return out, err
	}
	text, err := json.Marshal(o.Changes) // a copy, because the profile's texts are released
	if err != nil {
		return out, err
	}
	if err := json.Unmarshal(text, &out.Changes); err != nil {
		return out, err
	}
	if out.Changes == nil {
		out.Changes = []outlook.Transition{}
	}
	s.prospects.put(from.String(), of, out.Changes)
	return out, nil
}
