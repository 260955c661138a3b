package policy

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/diligo/diligo/internal/rule"
)

// TestByAge: nothing rests on what is overaged, but findings stand, in either evaluator.
func TestByAge(t *testing.T) {
	const ages = `package lib.ages

overaged[pointer] := {"as_of": "2025-01-31", "maximum_days": 100, "expired": expired} if {
	some pointer, expired in input.old
}
`
	const body = `
not_applicable if input.loans == []

missing contains "/cash" if not input.cash

missing contains "/events/-" if not "/events" in input.complete

finding contains {"at": ["/cash/amount"], "evidence": {}} if input.cash.amount < 5

finding contains {"at": ["/y"], "evidence": {}} if {
	input.y
	not input.x
}

pass if true
`
	type old = map[string]any
	tests := []struct {
		name     string
		document map[string]any
		want     Result
	}{
		{"nothing is overaged", map[string]any{"cash": map[string]any{"amount": 9}}, Result{Outcome: rule.Pass}},
		{"a pass rests on it", map[string]any{"cash": map[string]any{"amount": 9}, "old": old{"/cash": false}}, Result{
			Outcome: rule.Unknown, Missing: []string{"/cash"}, Aged: []rule.Aged{{Pointer: "/cash", AsOf: "2025-01-31"}},
		}},
		{"a pass rests on a list that was whole", map[string]any{"cash": map[string]any{"amount": 9}, "old": old{"/events/-": true}}, Result{
			Outcome: rule.Unknown, Missing: []string{"/events/-"}, Aged: []rule.Aged{{Pointer: "/events/-", AsOf: "2025-01-31", Expired: true}},
		}},
		{"a pass rests on other facts", map[string]any{"cash": map[string]any{"amount": 9}, "x": 1, "old": old{"/x": true}}, Result{Outcome: rule.Pass}},
		{"a finding stands, dated", map[string]any{"cash": map[string]any{"amount": 1}, "old": old{"/cash": false, "/events/-": true}}, Result{
			Outcome: rule.Fail, Findings: []Finding{{At: []string{"/cash/amount"}}}, Aged: []rule.Aged{{Pointer: "/cash", AsOf: "2025-01-31"}},
		}},
		{"that nothing applies rests on it too", map[string]any{"cash": nil, "loans": []any{}, "old": old{"/loans": false}}, Result{
			Outcome: rule.Unknown, Missing: []string{"/cash"},
		}},
		{"the other facts prove a pass", map[string]any{"cash": map[string]any{"amount": 9}, "loans": []any{}, "old": old{"/loans": false}}, Result{
			Outcome: rule.Pass,
		}},
		{"to lack facts is not a fault: what it decides is named", map[string]any{
			"cash": map[string]any{"amount": 9}, "x": 1, "y": 1, "z": 1, "old": old{"/x": false, "/z": false},
		}, Result{
			Outcome: rule.Unknown, Missing: []string{"/x"}, Aged: []rule.Aged{{Pointer: "/x", AsOf: "2025-01-31"}},
		}},
		{"what lacks already is asked for as ever", map[string]any{"old": old{"/x": true}}, Result{Outcome: rule.Unknown, Missing: []string{"/cash"}}},
	}
	for _, mode := range []Mode{Plan, Topdown} {
		s, err := Load([]Source{files(map[string]string{
			"rules/a/x/rule.rego": metadata + "package rules.a.x\n" + body, "lib/ages/ages.rego": ages,
		})}, nil, WithEvaluator(mode))
		if err != nil {
			t.Fatal(err)
		}
		for _, tt := range tests {
			t.Run(string(mode)+"/"+tt.name, func(t *testing.T) {
				tt.document["complete"] = []any{"/events"}
				results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, tt.document), []rule.ID{"a/x"})
				if err != nil {
					t.Fatal(err)
				}
				tt.want.Rule = "a/x"
				if diff := cmp.Diff(tt.want, results[0], cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("-want +got\n%s", diff)
				}
			})
		}
	}
}
