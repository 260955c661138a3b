package target_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/target"
	"github.com/diligo/diligo/policies"
)

// TestWindow searches where the finding stands outside of a stretch of values: narrow ones, far ones, ones out of reach or
// beyond what the schema allows, and those where it comes and goes.
func TestWindow(t *testing.T) {
	cash := func(amount string) any { return map[string]any{"amount": json.Number(amount), "currency": "CNY"} }
	n := func(number string) any { return json.Number(number) }
	within := func(low, high float64) func(float64) bool {
		return func(v float64) bool { return v >= low && v <= high }
	}
	tests := []struct {
		name         string
		profile      string
		pointer      string
		direction    rule.Direction
		clears       func(float64) bool
		evidence     map[string]any
		value, short any
	}{
		{"to three digits", `{"financials":{"cash":{"amount":4200000,"currency":"CNY"}}}`, "/financials/cash", rule.Up,
			within(6_012_345, 1e15), nil, cash("6020000"), cash("6010000")},
		{"from nothing", `{"financials":{"cash":{"amount":0,"currency":"CNY"}}}`, "/financials/cash", rule.Up,
			within(7, 1e15), nil, cash("7"), cash("6")},
		{"far, in sight of a hint", `{"financials":{"cash":{"amount":1,"currency":"CNY"}}}`, "/financials/cash", rule.Up,
			within(5e9, 1e15), map[string]any{"needed": cash("5000000000")}, cash("5000000000"), cash("4990000000")},
		{"out of reach", `{"financials":{"cash":{"amount":1,"currency":"CNY"}}}`, "/financials/cash", rule.Up,
			within(5e9, 1e15), nil, nil, nil},
		{"a hint in another currency is none", `{"financials":{"cash":{"amount":1,"currency":"CNY"}}}`, "/financials/cash", rule.Up,
			within(5e9, 1e15), map[string]any{"needed": map[string]any{"amount": json.Number("5000000000"), "currency": "USD"}}, nil, nil},
		{"one value only", `{"financials":{"cash":{"amount":4200000,"currency":"CNY"}}}`, "/financials/cash", rule.Set,
			within(3_123_457, 3_123_457), map[string]any{"total": cash("3123457")}, cash("3123457"), cash("3123458")},
		{"the nearer of two sides", `{"cap_table":{"option_pool_unallocated_pct":25}}`, "/cap_table/option_pool_unallocated_pct", rule.Set,
			within(8, 20), nil, n("20"), n("20.1")},
		{"below the least allowed", `{"cap_table":{"option_pool_unallocated_pct":5}}`, "/cap_table/option_pool_unallocated_pct", rule.Down,
			within(-9, -1), nil, nil, nil},
		{"the bound itself", `{"treasury":{"max_bank_share_pct":97}}`, "/treasury/max_bank_share_pct", rule.Down,
			within(0, 0), nil, n("0"), n("0.1")},
		{"it comes and goes", `{"treasury":{"max_bank_share_pct":50}}`, "/treasury/max_bank_share_pct", rule.Up,
			func(v float64) bool { return v >= 53 && v <= 55 || v >= 80 }, nil, n("53"), n("52.9")},
		{"negative", `{"financials":{"ebitda_ttm":{"amount":-500000,"currency":"CNY"}}}`, "/financials/ebitda_ttm", rule.Up,
			within(120_000, 1e15), nil, cash("120000"), cash("119000")},
		{"whole numbers", `{"team":{"headcount_rnd":8}}`, "/team/headcount_rnd", rule.Up, within(9.5, 1e9), nil, n("10"), n("9")},
	}
	shipped := newKit(t)
	schema, err := policies.FS.ReadFile(policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &rule.Rule{ID: "test/window", Levers: []rule.Lever{{Pointer: tt.pointer, Direction: tt.direction, Actionable: true}}}
			assess := func(_ context.Context, p *profile.Profile, _ ...rule.ID) (*assessment.Assessment, error) {
				value, _ := p.Lookup(tt.pointer)
				if m, ok := value.(map[string]any); ok {
					value = m["amount"]
				}
				number, err := value.(json.Number).Float64()
				if err != nil {
					return nil, err
				}
				result := assessment.Result{Rule: r.ID, Outcome: rule.Pass}
				if !tt.clears(number) {
					result.Outcome = rule.Fail
					result.Findings = []assessment.Finding{{Evidence: tt.evidence, Locations: []assessment.Location{{Pointer: tt.pointer}}}}
				}
				return &assessment.Assessment{Results: []assessment.Result{result}}, nil
			}
			f, err := target.New(schema, shipped.validator, &rule.Catalogue{Rules: []*rule.Rule{r}}, rule.Chinese, assessorBy(assess))
			if err != nil {
				t.Fatal(err)
			}
			p := shipped.decode(t, []byte(tt.profile))
			a, _ := assess(context.Background(), p)
			if err := f.Add(context.Background(), p, a, nil); err != nil {
				t.Fatal(err)
			}
			targets := a.Results[0].Findings[0].Targets
			if len(targets) != 1 {
				t.Fatalf("%d targets", len(targets))
			}
			if diff := cmp.Diff([]any{tt.value, tt.short}, []any{targets[0].Value, targets[0].Short}); diff != "" {
				t.Error(diff)
			}
			if (targets[0].Reach == assessment.Reached) != (tt.value != nil) {
				t.Errorf("reach %s", targets[0].Reach)
			}
		})
	}
}

// TestHiddenIsNotCleared: a change after which the rule lacks facts, or breaks, clears nothing.
func TestHiddenIsNotCleared(t *testing.T) {
	for _, after := range []assessment.Result{
		{Outcome: rule.Unknown, Missing: []string{"/treasury/banks"}}, {Outcome: rule.Error, Error: "divide by zero"},
	} {
		shipped := newKit(t)
		schema, err := policies.FS.ReadFile(policies.SchemaFile)
		if err != nil {
			t.Fatal(err)
		}
		r := &rule.Rule{ID: "test/hidden", Levers: []rule.Lever{{Pointer: "/treasury/dual_control", Direction: rule.Set}}}
		assess := func(_ context.Context, p *profile.Profile, _ ...rule.ID) (*assessment.Assessment, error) {
			result := assessment.Result{Rule: r.ID, Outcome: rule.Fail, Findings: []assessment.Finding{{}}}
			if done, _ := p.Lookup("/treasury/dual_control"); done == true {
				result = after
				result.Rule = r.ID
			}
			return &assessment.Assessment{Results: []assessment.Result{result}}, nil
		}
		f, err := target.New(schema, shipped.validator, &rule.Catalogue{Rules: []*rule.Rule{r}}, rule.English, assessorBy(assess))
		if err != nil {
			t.Fatal(err)
		}
		p := shipped.decode(t, []byte(`{"treasury":{"dual_control":false}}`))
		a, _ := assess(context.Background(), p)
		if err := f.Add(context.Background(), p, a, nil); err != nil {
			t.Fatal(err)
		}
		if got := a.Results[0].Findings[0].Targets[0].Reach; got != assessment.OutOfReach {
			t.Errorf("%s: %s", fmt.Sprint(after.Outcome), got)
		}
	}
}

// TestOutlineIsNotBelieved: where an outline says that a finding clears, but the rule breaks its contract in what an outline leaves out, nothing
// clears.
func TestOutlineIsNotBelieved(t *testing.T) {
	shipped := newKit(t)
	schema, err := policies.FS.ReadFile(policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	r := &rule.Rule{ID: "test/broken", Levers: []rule.Lever{{Pointer: "/treasury/dual_control", Direction: rule.Set}}}
	for _, tt := range []struct {
		whole rule.Outcome
		reach assessment.Reach
	}{{rule.Pass, assessment.Reached}, {rule.Error, assessment.OutOfReach}} {
		assessor := target.Assessor{
			Outline: func(context.Context, *profile.Profile, rule.ID) (assessment.Result, error) {
				return assessment.Result{Rule: r.ID, Outcome: rule.Pass}, nil
			},
			Try: func(context.Context, *profile.Profile, rule.ID) (assessment.Result, error) {
				return assessment.Result{Rule: r.ID, Outcome: tt.whole}, nil
			},
			Changes: func(context.Context, *profile.Profile, []string) ([]assessment.Result, error) { return nil, nil },
		}
		f, err := target.New(schema, shipped.validator, &rule.Catalogue{Rules: []*rule.Rule{r}}, rule.English,
			func(context.Context, *profile.Profile) (target.Assessor, error) { return assessor, nil })
		if err != nil {
			t.Fatal(err)
		}
		a := &assessment.Assessment{Results: []assessment.Result{{Rule: r.ID, Outcome: rule.Fail, Findings: []assessment.Finding{{}}}}}
		if err := f.Add(context.Background(), shipped.decode(t, []byte(`{"treasury":{"dual_control":false}}`)), a, nil); err != nil {
			t.Fatal(err)
		}
		if got := a.Results[0].Findings[0].Targets[0].Reach; got != tt.reach {
			t.Errorf("%s: %s, want %s", tt.whole, got, tt.reach)
		}
	}
}
