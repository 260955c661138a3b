package cohort

import (
	"context"
	"encoding/json"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// shipped returns an engine over the shipped policies with settings, for the included rules.
func shipped(t testing.TB, include func(rule.ID) bool, settings ...string) (*engine.Engine, *policy.Set) {
	t.Helper()
	var parsed []policy.Setting
	for _, text := range settings {
		s, err := policy.ParseSetting(text)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, s)
	}
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, parsed)
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.New(set, engine.Options{Lang: rule.English, Threshold: rule.High, Include: include, Figures: true})
	if err != nil {
		t.Fatal(err)
	}
	return e, set
}

// fixtures are the shipped profiles.
func fixtures(t testing.TB) []*profile.Profile {
	t.Helper()
	schema, err := policies.FS.ReadFile(policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	v, err := profile.NewValidator(schema)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	var all []*profile.Profile
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := v.Decode(file, content, profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func rulesOf(set *policy.Set) []Rule {
	var rules []Rule
	for _, r := range set.Catalogue().Rules {
		rules = append(rules, Rule{ID: r.ID, Severity: r.Severity, Title: r.Title.EN})
	}
	return rules
}

// TestRatios_Evidence compares every ratio with the evidence of the rule that has the same definition.
func TestRatios_Evidence(t *testing.T) {
	evidence := map[rule.ID]struct {
		name  string
		ratio string
	}{
		"runway/short_runway":                      {"runway_months", "runway_months"},
		"capital_operation/burn_multiple_high":     {"burn_multiple", "burn_multiple"},
		"financing_plan/planned_dilution_too_high": {"dilution_pct", "dilution_pct"},
	}
	// Thresholds that give every company a finding, so that its evidence can be compared.
	e, _ := shipped(t, func(id rule.ID) bool { _, ok := evidence[id]; return ok },
		`runway/short_runway.minimum_months={"start_up": 1000000, "growth": 1000000, "expansion": 1000000}`,
		"capital_operation/burn_multiple_high.maximum_multiple=0.0001", "capital_operation/burn_multiple_high.target_multiple=0.0001",
		"financing_plan/planned_dilution_too_high.maximum_dilution_pct=0")
	compared := map[string]int{}
	for _, p := range fixtures(t) {
		a, err := e.Assess(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		got := RatiosOf(a)
		for _, r := range a.Results {
			want := evidence[r.Rule]
			for _, f := range r.Findings {
				n, ok := f.Evidence[want.name].(json.Number)
				if !ok {
					continue
				}
				exact, _ := new(big.Rat).SetString(string(n))
				value, _ := exact.Float64()
				x := got[slices.Index(Ratios[:], want.ratio)]
				if x == nil || math.Abs(x.Value-value) > 1e-9*value {
					t.Errorf("%s: %s is %v, the rule says %s", p.Source(), want.ratio, x, n)
				}
				compared[want.ratio]++
			}
		}
	}
	t.Logf("compared: %v", compared)
	for _, want := range evidence {
		if compared[want.ratio] < 10 {
			t.Errorf("%s was compared only %d times", want.ratio, compared[want.ratio])
		}
	}
}

// TestAfter compares the what-if with a full assessment by the second set.
func TestAfter(t *testing.T) {
	settings := []string{
		"runway/short_runway.minimum_months.growth=20", "runway/short_runway.comfortable_months=30",
		"financing_plan/planned_dilution_too_high.maximum_dilution_pct=10",
	}
	first, set := shipped(t, nil)
	second, changed := shipped(t, nil, settings...)
	differences := policy.Differences(set, changed, "test")
	affected := func(id rule.ID) bool {
		return slices.ContainsFunc(differences, func(c rule.Override) bool { return c.Rule == id })
	}
	part, _ := shipped(t, affected, settings...)
	c := New(Options{
		Rules: rulesOf(set), Threshold: rule.High,
		WhatIf: &WhatIf{Assess: part.Assess, Parameters: differences},
	})
	flips := 0
	for _, p := range thorough.Some(fixtures(t), 3) {
		before, err := first.Assess(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := second.Assess(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.After(context.Background(), p, before)
		if err != nil {
			t.Fatal(err)
		}
		want := c.Entry(p, whole)
		if got.Verdict != want.Verdict || got.Coverage != want.Coverage || cmp.Diff(got.Score, want.Score) != "" {
			t.Errorf("%s: %+v, assessed anew %s %+v %d", p.Source(), got, want.Verdict, want.Score, want.Coverage)
		}
		letters := []byte(c.Entry(p, before).Outcomes)
		for _, change := range got.Changed {
			letters[c.index[change.Rule]] = change.After[0]
		}
		if string(letters) != want.Outcomes {
			t.Errorf("%s: other outcomes:\n%s\n%s", p.Source(), letters, want.Outcomes)
		}
		if got.Verdict != before.Summary.Verdict {
			flips++
		}
	}
	if flips == 0 || len(differences) != 3 {
		t.Errorf("%d verdicts change by %d parameters: nothing is proven", flips, len(differences))
	}
}

// TestEntry_Release: nothing in an assessment or an entry refers to values of the profile, which are released afterwards.
func TestEntry_Release(t *testing.T) {
	e, set := shipped(t, nil)
	c := New(Options{Rules: rulesOf(set), Threshold: rule.High})
	type result struct {
		Assessment *assessment.Assessment
		Entry      *Entry
	}
	var all []result
	var before [][]byte
	for _, p := range thorough.Some(fixtures(t), 3) {
		a, err := e.Assess(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		k := result{a, c.Entry(p, a)}
		all, before = append(all, k), append(before, line(k))
		p.Release()
	}
	for _, p := range thorough.Some(fixtures(t), 3) { // in the memory that was released
		if _, err := e.Assess(context.Background(), p); err != nil {
			t.Fatal(err)
		}
	}
	for i, k := range all {
		if diff := cmp.Diff(string(before[i]), string(line(k))); diff != "" {
			t.Errorf("%s has changed (-before +after):\n%s", k.Entry.Source, diff)
		}
	}
}

// TestRules_OwnParameters: no rule reads the parameters of another, and no library those of a rule, so that after a change of parameters
// the other rules need not run again.
func TestRules_OwnParameters(t *testing.T) {
	_, set := shipped(t, nil)
	for _, r := range set.Catalogue().Rules {
		content, err := policies.FS.ReadFile(r.File)
		if err != nil {
			t.Fatal(err)
		}
		own := "data.rules." + r.ID.Category() + "." + r.ID.Name()
		if others := foreignRules(string(content), own); len(others) > 0 {
			t.Errorf("%s reads %q", r.ID, others)
		}
	}
	libraries, err := filepath.Glob("../../policies/lib/*/*.rego")
	if err != nil || len(libraries) < 20 {
		t.Fatalf("%d libraries, %v", len(libraries), err)
	}
	for _, name := range libraries {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if others := foreignRules(string(content), "data.lib"); len(others) > 0 {
			t.Errorf("%s reads %q", name, others)
		}
	}
}
