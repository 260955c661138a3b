package forecast

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

func open(t testing.TB) (*app.Judge, *Forecaster) {
	t.Helper()
	s, err := app.Open(app.Options{
		Policies: app.Policies{Sources: []policy.Source{app.Shipped()}, Evaluator: policy.Auto}, Lang: rule.English, Threshold: rule.High,
		Today: func() string { return "2025-06-30" },
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(s.Judge(), []byte(policies.Schema))
	if err != nil {
		t.Fatal(err)
	}
	return s.Judge(), f
}

func fixtures(t testing.TB, j *app.Judge) map[string]*profile.Profile {
	t.Helper()
	paths, err := filepath.Glob("../../fixtures/profiles/*/profile.*")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures")
	}
	all := map[string]*profile.Profile{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, err := j.Validator().Decode(path, content, profile.FormatOf(path))
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(filepath.Dir(path))] = p
	}
	return all
}

// start returns the day on which the fixtures are forecast: their as-of date.
func start(p *profile.Profile) Day {
	_, last, ok := span(p.AsOf())
	if !ok {
		last, _ = ParseDay("2025-06-30")
	}
	return last
}

// bruteForce evaluates all rules on every day and lists the changes.
func bruteForce(t *testing.T, f *Forecaster, p *profile.Profile, from, until Day) []string {
	t.Helper()
	r, _, err := f.begin(context.Background(), p, from, until)
	if err != nil {
		t.Fatal(err)
	}
	var ids []rule.ID
	for _, k := range r.rules {
		ids = append(ids, k.ID)
	}
	var changes []string
	for d := from; d <= until; d++ {
		if err := r.evaluate(d, ids); err != nil {
			t.Fatal(err)
		}
		delete(r.days, d)
		for _, id := range ids {
			if d > from && r.states[id][d] != r.states[id][d-1] {
				changes = append(changes, fmt.Sprint(d, " ", id))
			}
			delete(r.states[id], d-2)
		}
	}
	return changes
}

// TestCompany_EqualsBruteForce checks the days that are found against an evaluation of every day for 1,100 days, on all fixtures or on some.
func TestCompany_EqualsBruteForce(t *testing.T) {
	j, f := open(t)
	all := fixtures(t, j)
	names, days := slices.Sorted(maps.Keys(all)), Day(1100)
	if !thorough.Wanted() {
		names, days = []string{"seed_short_runway"}, 150
	}
	changed := map[rule.ID]int{}
	for n, name := range names {
		if !thorough.Turn(n) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			p := all[name]
			from := start(p)
			want := bruteForce(t, f, p, from, from+days)
			forecast, err := f.Company(context.Background(), p, from, from+days)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range forecast.Changes {
				got = append(got, c.Date+" "+string(c.Rule))
			}
			slices.Sort(want)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-every day +forecast:\n%s", diff)
			}
			for _, line := range want {
				_, id, _ := strings.Cut(line, " ")
				changed[rule.ID(id)]++
			}
		})
	}
	if !thorough.Whole() {
		return
	}
	var never []string
	for _, k := range f.rules {
		if changed[k.ID] == 0 {
			never = append(never, string(k.ID))
		}
	}
	t.Logf("%d rules change on some fixture, %d never: %s", len(changed), len(never), strings.Join(never, " "))
}

// BenchmarkCompany forecasts 36 months of a made-up company.
func BenchmarkCompany(b *testing.B) {
	j, f := open(b)
	var profiles []*profile.Profile
	for i := range 50 {
		p, err := j.Validator().Decode("made-up", generator.Profile(1, i), profile.FormatJSON)
		if err != nil {
			b.Fatal(err)
		}
		profiles = append(profiles, p)
	}
	for i := 0; b.Loop(); i++ {
		p := profiles[i%len(profiles)]
		from := start(p)
		if _, err := f.Company(context.Background(), p, from, from.AddMonths(36)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestCompany_SaysWhy: cash that runs down is the company's, facts that nobody updates are not, and what ages never eases.
func TestCompany_SaysWhy(t *testing.T) {
	j, f := open(t)
	p := fixtures(t, j)["healthy_growth"]
	forecast, err := f.Company(context.Background(), p, start(p), start(p)+Day(thorough.Times(300, 600)))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[outlook.Class]bool{}
	law := false
	for _, c := range forecast.Changes {
		seen[c.Class] = true
		switch {
		case c.Rule == "runway/short_runway" && c.To.Outcome == rule.Fail && (c.Class != outlook.Worsens || c.Cause.Kind != outlook.ByProjection):
			t.Errorf("%s: %s %v", c.Date, c.Class, c.Cause)
		case c.Rule == "legal/generated_content_unlabelled" && c.To.Outcome == rule.Unknown && len(c.Cause.Pointers) == 0:
			law = true // it comes into force on a day of the rule's own: nobody failed to update anything, and there is something to answer
			if c.Class != outlook.FallsDue || !strings.HasSuffix(c.Lever, "?") {
				t.Errorf("%s %s: %s, %q", c.Date, c.Rule, c.Class, c.Lever)
			}
		case c.To.Outcome == rule.Unknown && (c.Class != outlook.GoesStale || c.Lever == ""):
			t.Errorf("%s %s: %s -> %s is %s by %s", c.Date, c.Rule, c.From.Outcome, c.To.Outcome, c.Class, c.Cause.Kind)
		}
	}
	if !law {
		t.Error("no law comes into force")
	}
	for _, class := range []outlook.Class{outlook.Worsens, outlook.GoesStale, outlook.FallsDue} {
		if !seen[class] {
			t.Errorf("nothing %s", class)
		}
	}
}
