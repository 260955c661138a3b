package policy

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/diligo/diligo/internal/rule"
)

// TestAcrossStages: a company without a stage is judged where every stage agrees.
func TestAcrossStages(t *testing.T) {
	const body = `
missing contains "/company/stage" if not input.company.stage

finding contains {"at": ["/x", "/company/stage"], "evidence": {"x": input.x, "most": _most}, "severity": _severity} if input.x > _most

suggestion contains {"action": "lower", "values": {"x": _most}} if input.x > _most

pass if input.x <= _most

_most := {"start_up": 30, "growth": 20, "expansion": 10}[input.company.stage]

_severity := {"start_up": "low", "growth": "high", "expansion": "high"}[input.company.stage]
`
	low := rule.Low
	tests := []struct {
		name    string
		company map[string]any
		x       string
		want    Result
	}{
		{"above all", map[string]any{}, "31", Result{
			Outcome: rule.Fail, Findings: []Finding{{
				Severity: &low, At: []string{"/x"},
				Evidence: map[string]any{"x": json.Number("31"), "most": json.Number("30"), AssumedStage: "start_up"},
			}},
			Suggestions: []Suggestion{{Action: "lower", Values: map[string]any{"x": json.Number("30")}}},
		}},
		{"above some", map[string]any{}, "30", Result{Outcome: rule.Unknown, Missing: []string{"/company/stage"}}},
		{"just above one", map[string]any{}, "11", Result{Outcome: rule.Unknown, Missing: []string{"/company/stage"}}},
		{"above none", map[string]any{"stage": nil}, "10", Result{Outcome: rule.Pass}},
		{"no company", nil, "10", Result{Outcome: rule.Pass}},
		{"with a stage", map[string]any{"stage": "growth"}, "20", Result{Outcome: rule.Pass}},
	}
	for _, mode := range []Mode{Plan, Topdown} {
		s, err := Load([]Source{files(map[string]string{
			"rules/a/x/rule.rego": metadata + "package rules.a.x\n" + body,
		})}, nil, WithEvaluator(mode))
		if err != nil {
			t.Fatal(err)
		}
		for _, tt := range tests {
			t.Run(string(mode)+"/"+tt.name, func(t *testing.T) {
				document := map[string]any{"x": json.Number(tt.x)}
				if tt.company != nil {
					document["company"] = tt.company
				}
				results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, document), []rule.ID{"a/x"})
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
