package target_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/target"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// kit is what finds targets with the shipped policies.
type kit struct {
	set       *policy.Set
	validator *profile.Validator
	finder    *target.Finder
	engines   map[rule.ID]*engine.Engine // "" for all rules
}

var shipped = sync.OnceValues(func() (*kit, error) {
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		return nil, err
	}
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	k := &kit{set: set, engines: map[rule.ID]*engine.Engine{}}
	if k.validator, err = profile.NewValidator(schema); err != nil {
		return nil, err
	}
	k.finder, err = target.New(schema, k.validator, set.Catalogue(), rule.English, assessorBy(k.assess))
	return k, err
})

func newKit(t testing.TB) *kit {
	t.Helper()
	k, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// assessorBy makes an assessor of what assesses profiles by one rule, or by all of the run when none is named.
func assessorBy(assess func(context.Context, *profile.Profile, ...rule.ID) (*assessment.Assessment, error)) target.AssessorFunc {
	try := func(ctx context.Context, p *profile.Profile, id rule.ID) (assessment.Result, error) {
		a, err := assess(ctx, p, id)
		if err != nil {
			return assessment.Result{}, err
		}
		return a.Results[0], nil
	}
	return func(context.Context, *profile.Profile) (target.Assessor, error) {
		return target.Assessor{
			Outline: try,
			Try:     try,
			Changes: func(ctx context.Context, edited *profile.Profile, _ []string) ([]assessment.Result, error) {
				a, err := assess(ctx, edited)
				if err != nil {
					return nil, err
				}
				return a.Results, nil
			},
		}, nil
	}
}

func (k *kit) assess(ctx context.Context, p *profile.Profile, only ...rule.ID) (*assessment.Assessment, error) {
	options, id := engine.Options{Lang: rule.English, Threshold: rule.High}, rule.ID("")
	if len(only) == 1 {
		id = only[0]
		options.Include = func(other rule.ID) bool { return other == id }
	}
	if k.engines[id] == nil {
		e, err := engine.New(k.set, options)
		if err != nil {
			return nil, err
		}
		k.engines[id] = e
	}
	if id == "" {
		return k.engines[id].Assess(ctx, p)
	}
	v, err := k.engines[id].Evaluate(ctx, p)
	if err != nil {
		return nil, err
	}
	return &assessment.Assessment{Results: v.Outcomes()}, nil
}

// fataler is what *testing.T and *rapid.T share.
type fataler interface {
	Fatalf(format string, args ...any)
	Logf(format string, args ...any)
}

func (k *kit) decode(t fataler, content []byte) *profile.Profile {
	p, err := k.validator.Decode("profile.json", content, profile.FormatJSON)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return p
}

// put returns a profile with another value at a pointer that exists.
func (k *kit) put(t fataler, p *profile.Profile, pointer string, value any) *profile.Profile {
	raw, err := json.Marshal(p.Document())
	if err != nil {
		t.Fatalf("%v", err)
	}
	var document any
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	if err := d.Decode(&document); err != nil {
		t.Fatalf("%v", err)
	}
	at := document
	path := strings.Split(pointer[1:], "/")
	for i, token := range path {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		last := i == len(path)-1
		switch node := at.(type) {
		case map[string]any:
			if last {
				node[token] = value
			}
			at = node[token]
		case []any:
			place, err := strconv.Atoi(token)
			if err != nil {
				t.Fatalf("%s: %v", pointer, err)
			}
			if last {
				node[place] = value
			}
			at = node[place]
		}
	}
	if raw, err = json.Marshal(document); err != nil {
		t.Fatalf("%v", err)
	}
	return k.decode(t, raw)
}

// stands says whether a rule still finds the same wanting (the subject and the facts, or the subject and the kind), or can't
// say any more because the change leaves it without a fact that it had.
func (k *kit) stands(t fataler, p *profile.Profile, before assessment.Result, f assessment.Finding) bool {
	a, err := k.assess(context.Background(), p, before.Rule)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if slices.ContainsFunc(a.Results[0].Missing, func(pointer string) bool { return !slices.Contains(before.Missing, pointer) }) {
		return true
	}
	places := func(f assessment.Finding) string {
		var all []string
		for _, l := range f.Locations {
			all = append(all, l.Pointer)
		}
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	return slices.ContainsFunc(a.Results[0].Findings, func(g assessment.Finding) bool {
		if g.Subject != f.Subject {
			return false
		}
		other := slices.ContainsFunc(before.Findings, func(b assessment.Finding) bool {
			return b.Fingerprint == g.Fingerprint && places(b) == places(g) && places(b) != places(f)
		})
		return places(g) == places(f) || g.Kind == f.Kind && !other
	})
}

// TestTargetsHold is what a target promises, over made-up companies: with the value the finding is gone, with one step less
// it stands.
func TestTargetsHold(t *testing.T) {
	k := newKit(t)
	thorough.Checks(t, 40)
	checked, tried := map[string]int{}, 0
	rapid.Check(t, func(t *rapid.T) {
		seed, i := rapid.Uint64Range(1, 1000).Draw(t, "seed"), rapid.IntRange(0, 1_000_000).Draw(t, "number")
		p := k.decode(t, generator.Profile(seed, i))
		a, err := k.assess(context.Background(), p)
		if err != nil {
			t.Fatalf("%v", err)
		}
		var failed []rule.ID
		for _, r := range a.Results {
			if r.Outcome == rule.Fail {
				failed = append(failed, r.Rule)
			}
		}
		if len(failed) == 0 {
			return
		}
		id := rapid.SampledFrom(failed).Draw(t, "rule")
		if err := k.finder.Add(context.Background(), p, a, func(other rule.ID) bool { return other == id }); err != nil {
			t.Fatalf("%v", err)
		}
		for _, r := range a.Results {
			for _, f := range r.Findings {
				if r.Rule != id && len(f.Targets) > 0 {
					t.Fatalf("%s was not asked for and has targets", r.Rule)
				}
				for _, target := range f.Targets {
					tried++
					k.hold(t, p, r, f, target, checked)
				}
			}
		}
	})
	t.Logf("targets: %d, by what became of them: %v", tried, checked)
	if checked["figure"] < thorough.Times(5, 20) {
		t.Errorf("only %d targets of figures were checked", checked["figure"])
	}
}

// hold checks one target.
func (k *kit) hold(t fataler, p *profile.Profile, r assessment.Result, f assessment.Finding, target assessment.Target, checked map[string]int) {
	if target.Text == "" || strings.Contains(target.Text, "%!") || strings.Contains(target.Text, "stated 1") {
		t.Fatalf("%s: text %q", r.Rule, target.Text)
	}
	switch {
	case target.Reach != assessment.Reached:
		if target.Value != nil || target.Breaks != nil {
			t.Fatalf("%s: %s is %s and has a value: %v", r.Rule, target.Pointer, target.Reach, target.Value)
		}
		checked[string(target.Reach)]++
	case target.Entries > 0:
		checked["entry"]++
	case target.Short != nil:
		checked["figure"]++
		if k.stands(t, k.put(t, p, target.Pointer, target.Value), r, f) {
			t.Fatalf("%s: %s = %v does not clear %q", r.Rule, target.Pointer, target.Value, f.Message)
		}
		if !k.stands(t, k.put(t, p, target.Pointer, target.Short), r, f) {
			t.Fatalf("%s: %s = %v, short of %v, clears %q already", r.Rule, target.Pointer, target.Short, target.Value, f.Message)
		}
	case target.Value != nil:
		checked["word"]++
		for _, value := range append([]any{target.Value}, target.Others...) {
			if k.stands(t, k.put(t, p, target.Pointer, value), r, f) {
				t.Fatalf("%s: %s = %v does not clear %q", r.Rule, target.Pointer, value, f.Message)
			}
		}
	default:
		checked["text"]++
	}
}

// TestTargetsOfFixtures shows what targets of each sort look like.
func TestTargetsOfFixtures(t *testing.T) {
	tests := []struct {
		fixture string
		rule    rule.ID
		want    []string // text, and what else the change does
	}{
		{"seed_short_runway", "runway/short_runway", []string{
			"Cash and equivalents at as_of would have to be at least USD 4.2 m (now USD 1.25 m)." +
				" clears financing_plan/financing_started_too_late runway/stressed_runway_too_short" +
				" breaks consistency/cash_bridge_gap consistency/cash_exceeds_total_assets consistency/runway_claim_contradicted",
			"Cash spent less cash received from operations a month would have to be at most USD 104,000 (now USD 350,000)." +
				" clears financing_plan/financing_started_too_late runway/stressed_runway_too_short" +
				" breaks consistency/runway_claim_contradicted",
		}},
		{"tangled_cap_table", "capital_structure/founder_vesting_out_of_range", []string{
			"Whole length (齐景深) would have to rise to 36 months (now 0 months). breaks capital_structure/founder_vesting_out_of_range",
			"Whole length (蔺以舒) would have to rise to 36 months (now 18 months). breaks capital_structure/founder_vesting_out_of_range",
		}},
		{"bond_without_profit", "channel_fit/bond_unsupported", []string{
			"Where the money would come from (no. 2) would have to be something other than “bond issue”. clears channel_fit/bond_unsupported",
			"Average distributable profit of three years would have to be at least CNY 17.7 m (now CNY 1.33 m) (a given fact: to be checked, not chosen).",
			"Sum from this channel (no. 2) would have to be at most CNY 22 m (now CNY 300 m). clears channel_fit/bond_unsupported",
			"Coupon or interest rate a year (no. 2) would have to be at most 0.4% (now 5.9%).",
			"Where the money would come from (no. 2) would have to be something other than “bond issue”. clears channel_fit/bond_unsupported",
			"Equity would have to be at least CNY 750 m (now CNY 620 m). breaks consistency/balance_sheet_does_not_balance",
			"Sum from this channel (no. 2) would have to be at most CNY 248 m (now CNY 300 m).",
		}},
		{"unsound_models", "technology/component_past_end_of_life", []string{"End of life (Python) would have to be 2025-06-30 or later (now 2024-10-31)."}},
		{"silent_investor_relations", "investor_relations/statements_too_weak", []string{
			"Quality of the statements would have to be audited accounts (now management accounts). clears investor_relations/statements_stale",
		}},
		{"founders_with_gaps", "founders/founder_background_unverified", []string{
			"Reference or record that confirms the background (Gideon Marsh) would have to be something other than “none”.",
			"Reference or record that confirms the background (Petra Lindholm): no change of this alone clears the finding.",
		}},
		{"expansion_single_source", "capital_structure/single_source_of_capital", []string{
			"Financings that have closed: no change of this alone clears the finding.",
		}},
		{"healthy_growth", "runway/short_runway", nil},
		{"careless_treasury", "capital_operation/dual_control_missing", []string{"It would have to become true: payments need two people."}},
		{"no_risk_management", "risk/risks_unmanaged", []string{
			"Risk register: one more entry would be needed, with category: data; what is done about it; who watches it; last review.",
			"Risk register: one more entry would be needed, with category: financial; what is done about it; who watches it; last review.",
			"Risk register: one more entry would be needed, with category: legal; what is done about it; who watches it; last review.",
			"Risk register: one more entry would be needed, with category: operations; what is done about it; who watches it; last review.",
			"Risk register: one more entry would be needed, with category: talent; what is done about it; who watches it; last review.",
			"Risk register: one more entry would be needed, with category: technology; what is done about it; who watches it; last review.",
			"Risk register: no change of this alone clears the finding.",
			"What is done about it (行业竞争): no change of this alone clears the finding.",
			"Who watches it (行业竞争): no change of this alone clears the finding.",
			"Last review (行业竞争): no change of this alone clears the finding.",
		}},
	}
	k := newKit(t)
	for _, tt := range tests {
		t.Run(tt.fixture+"/"+string(tt.rule), func(t *testing.T) {
			paths, err := filepath.Glob("../../fixtures/profiles/" + tt.fixture + "/profile.*")
			if err != nil || len(paths) != 1 {
				t.Fatalf("%v, %v", paths, err)
			}
			content, err := os.ReadFile(paths[0])
			if err != nil {
				t.Fatal(err)
			}
			p, err := k.validator.Decode(paths[0], content, profile.FormatOf(paths[0]))
			if err != nil {
				t.Fatal(err)
			}
			a, err := k.assess(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			if err := k.finder.Add(context.Background(), p, a, func(id rule.ID) bool { return id == tt.rule }); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range a.Results {
				for _, f := range r.Findings {
					for _, target := range f.Targets {
						got = append(got, target.Text+names(" clears", target.Clears)+names(" breaks", target.Breaks))
					}
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func names(what string, changes []assessment.Change) string {
	for _, c := range changes {
		what += " " + string(c.Rule)
	}
	if len(changes) == 0 {
		return ""
	}
	return what
}
