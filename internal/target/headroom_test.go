package target_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/target"
	"github.com/diligo/diligo/policies"
)

// TestHeadroom_FindsWhereARuleTurns, to one unit, on the side where it does.
func TestHeadroom_FindsWhereARuleTurns(t *testing.T) {
	v := profile.TrustedValidator(policies.Schema)
	p, err := v.Decode("p.json", []byte(`{"company": {"name": "A", "headcount": 40}, "financials": {"cash": {"amount": 4200000, "currency": "CNY"}, "gross_margin_pct": 61.5}}`), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	// Stand-ins for rules: cash below 1,234,567 fails, above 9 million passes; a margin of 70.5 passes.
	outcomes := func(_ context.Context, p *profile.Profile, ids ...rule.ID) ([]assessment.Result, error) {
		number := func(pointer string) float64 {
			n, _ := p.Lookup(pointer)
			f, err := n.(json.Number).Float64()
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		passes := map[rule.ID]bool{
			"a/least": number("/financials/cash/amount") >= 1234567, "a/most": number("/financials/cash/amount") >= 9000001,
			"a/margin": number("/financials/gross_margin_pct") >= 70.5, "a/people": number("/company/headcount") <= 50, "a/always": true,
		}
		var all []assessment.Result
		for _, id := range ids {
			o := rule.Fail
			if passes[id] {
				o = rule.Pass
			}
			all = append(all, assessment.Result{Rule: id, Outcome: o})
		}
		return all, nil
	}
	money := func(n json.Number) any { return map[string]any{"amount": n, "currency": "CNY"} }
	for _, tt := range []struct {
		pointer string
		want    []target.Room
	}{
		{"/financials/cash", []target.Room{{"a/least", false, money("1234566"), rule.Fail}, {"a/most", true, money("9000001"), rule.Pass}}},
		{"/financials/gross_margin_pct", []target.Room{{"a/margin", true, json.Number("70.5"), rule.Pass}}},
		{"/company/headcount", []target.Room{{"a/people", true, json.Number("51"), rule.Fail}}},
		{"/company/name", nil},
		{"/financials/none", nil},
	} {
		t.Run(tt.pointer, func(t *testing.T) {
			got, err := target.Headroom(t.Context(), outcomes, v, p, tt.pointer, []rule.ID{"a/least", "a/most", "a/margin", "a/people", "a/always"})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
