package watch_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/news"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/internal/watch"
	"github.com/diligo/diligo/policies"
)

// portfolio is made-up companies under watch: each has new facts now and then, and three deteriorate.
type portfolio struct {
	t     *testing.T
	judge *app.Judge
	facts []*profile.Profile
}

// evil is how a company deteriorates on a day of the simulation, and the rule that must report it.
type evil struct {
	day   forecast.Day
	edits []profile.Edit
	rule  rule.ID
}

func money(amount string) map[string]any {
	return map[string]any{"amount": json.Number(amount), "currency": "USD"}
}

var evils = []evil{
	{20, []profile.Edit{{Pointer: "/financials/cash", Value: money("1000")}, {Pointer: "/financials/monthly_net_burn", Value: money("900000")}}, "runway/short_runway"},
	{35, []profile.Edit{{Pointer: "/legal/tax_clear", Value: false}}, "legal/taxes_unpaid"},
	{50, []profile.Edit{{Pointer: "/legal/listed_by", Value: []any{"US"}}}, "legal/listed_by_authority"},
}

// victims returns the first companies that do not have these problems yet.
func (p *portfolio) victims(today forecast.Day) map[int]evil {
	wrong := map[int]evil{}
	for _, e := range evils {
		for i := range p.facts {
			if _, taken := wrong[i]; taken {
				continue
			}
			now, err := p.facts[i].WithAsOf(today.String())
			if err != nil {
				p.t.Fatal(err)
			}
			v, err := p.judge.Evaluate(p.t.Context(), now, e.rule)
			if err != nil {
				p.t.Fatal(err)
			}
			if v.Proven()[0].Outcome == rule.Pass {
				wrong[i] = e
				break
			}
		}
	}
	if len(wrong) < len(evils) {
		p.t.Fatal("too few companies are well")
	}
	return wrong
}

// told gives a company new facts on a day: the same figures with a new date, and edits.
func (p *portfolio) told(i int, day forecast.Day, more ...profile.Edit) {
	edits := []profile.Edit{{Pointer: "/company/as_of", Value: day.String()}}
	for _, pointer := range []string{"/financials/period_end", "/cap_table/as_of"} {
		if _, ok := p.facts[i].Lookup(pointer); ok {
			edits = append(edits, profile.Edit{Pointer: pointer, Value: day.String()})
		}
	}
	edited, err := p.judge.Validator().Edit(p.facts[i], append(edits, more...))
	if err != nil {
		p.t.Fatal(err)
	}
	content := slices.Clone(edited.Text()) // otherwise the edits would form a long chain
	if p.facts[i], err = p.judge.Validator().Decode("made-up", content, profile.FormatJSON); err != nil {
		p.t.Fatal(err)
	}
}

// TestPortfolio_NothingMissedNothingRepeatedNoFlood watches made-up companies day by day: 200 for three months, without and with a forecast
// of 90 days, or 12 for two months. If DILIGO_DIGESTS names a file, the digests are written there for reading; those with a forecast beside
// it.
func TestPortfolio_NothingMissedNothingRepeatedNoFlood(t *testing.T) {
	if !thorough.Wanted() {
		simulate(t, 12, 60, 0, "")
		return
	}
	name := os.Getenv("DILIGO_DIGESTS")
	t.Run("as of today", func(t *testing.T) { simulate(t, 200, 91, 0, name) })
	if name != "" {
		name += ".ahead"
	}
	t.Run("90 days ahead", func(t *testing.T) { simulate(t, 200, 91, 90, name) })
}

// ahead holds forecasts by company, renewed when a company has new facts or the horizon is reached.
type ahead struct {
	forecaster *forecast.Forecaster
	days, last forecast.Day
	of         map[int][]outlook.Transition
}

// changes returns those within a number of days after a day.
func (a *ahead) changes(t *testing.T, i int, p *profile.Profile, today forecast.Day, fresh bool) (near []outlook.Transition) {
	if a.days == 0 {
		return nil
	}
	if fresh || a.of[i] == nil {
		o, err := a.forecaster.Company(t.Context(), p, today, a.last+a.days)
		if err != nil {
			t.Fatal(err)
		}
		a.of[i] = append([]outlook.Transition{}, o.Changes...)
	}
	for _, c := range a.of[i] {
		if c.Date > today.String() && c.Date <= (today+a.days).String() {
			near = append(near, c)
		}
	}
	return near
}

func simulate(t *testing.T, companies, days int, lookAhead forecast.Day, name string) {
	session, err := app.Open(app.Options{
		Policies: app.Policies{Sources: []policy.Source{app.Shipped()}, Evaluator: policy.Auto}, Lang: rule.English, Threshold: rule.High,
		Today: func() string { return "2026-01-01" },
	})
	if err != nil {
		t.Fatal(err)
	}
	first, err := forecast.ParseDay("2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	p := &portfolio{t: t, judge: session.Judge()}
	for i := range companies {
		made, err := p.judge.Validator().Decode("made-up", generator.Profile(5, i), profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		p.facts = append(p.facts, made)
		p.told(i, first-forecast.Day(i%25), profile.Edit{Pointer: "/company/id", Value: fmt.Sprint("company-", i)})
	}
	wrong := p.victims(first)
	state, perClass, read := &watch.State{}, map[watch.Class]int{}, &strings.Builder{}
	f, err := forecast.New(p.judge, []byte(policies.Schema))
	if err != nil {
		t.Fatal(err)
	}
	coming := &ahead{forecaster: f, days: lookAhead, last: first + forecast.Day(days), of: map[int][]outlook.Transition{}}
	warned, surprises := map[string]string{}, 0
	quiet, caught, standing := map[string][]string{}, map[int]bool{}, map[string]bool{}
	told := map[int]bool{} // today
	for day := range forecast.Day(days) {
		today := first + day
		run := watch.NewRun(state, today.String(), rule.High)
		for i := range p.facts {
			bad, goesWrong := wrong[i]
			fresh := true
			switch {
			case goesWrong && bad.day == day:
				p.told(i, today, bad.edits...)
			case !goesWrong && day > 0 && int(day)%(28+i%40) == 0:
				p.told(i, today)
			default:
				fresh = day == 0
			}
			told[i] = fresh
			now, err := p.facts[i].WithAsOf(today.String())
			if err != nil {
				t.Fatal(err)
			}
			a, err := p.judge.Assess(t.Context(), now)
			if err != nil {
				t.Fatal(err)
			}
			run.Add(a, coming.changes(t, i, now, today, fresh))
		}
		digest := run.End(true)
		if err := news.Write(read, "pretty", digest, phrase.Options{Lang: rule.English}); err != nil {
			t.Fatal(err)
		}
		for _, e := range digest.Companies {
			for _, item := range e.Items {
				perClass[item.Class]++
				id := e.Company + " " + string(item.Rule) + " " + item.Message
				switch item.Class {
				case watch.Ahead:
					if before, twice := warned[id]; twice && before == item.Date {
						t.Errorf("%s: warned twice: %s", today, id)
					}
					warned[id] = item.Date
				case watch.Worse:
					company, _ := strings.CutPrefix(e.Company, "company-")
					n, err := strconv.Atoi(company)
					if err != nil {
						t.Fatal(err)
					}
					if lookAhead > 0 && !told[n] && item.Severity >= rule.High && !slices.ContainsFunc(slices.Collect(maps.Keys(warned)), func(w string) bool {
						return strings.HasPrefix(w, e.Company+" "+string(item.Rule)+" ")
					}) {
						t.Errorf("%s: time made it worse, and nobody had warned: %s", today, id)
						surprises++
					}
					if standing[id] {
						t.Errorf("%s: reported twice: %s", today, id)
					}
					standing[id] = true
					for i, bad := range wrong {
						if e.Company == fmt.Sprint("company-", i) && item.Rule == bad.rule && bad.day == day {
							caught[i] = true
						}
					}
				case watch.Resolved:
					for other := range standing {
						if strings.HasPrefix(other, e.Company+" "+string(item.Rule)+" ") {
							delete(standing, other)
						}
					}
				}
			}
			if len(e.Items) == 1 && e.Items[0].Class == watch.Passed {
				quiet[e.Company] = append(quiet[e.Company], today.String())
			}
		}
	}
	for i, bad := range wrong {
		if !caught[i] {
			t.Errorf("company-%d: %s was not told on the day", i, bad.rule)
		}
	}
	for company, lines := range quiet {
		if most := (days + watch.QuietDays - 1) / watch.QuietDays; len(lines) > most {
			t.Errorf("%s: %d quiet lines in %d days: %v", company, len(lines), days, lines)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(perClass)) {
		t.Logf("%-9s %5d in all, %.3f a company and month", class, perClass[class], float64(perClass[class])/float64(companies)/(float64(days)/30.4375))
	}
	if lookAhead > 0 {
		t.Logf("%d warnings; %d findings came of time without one", len(warned), surprises)
	}
	if name != "" {
		if err := os.WriteFile(name, []byte(read.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
