package policy

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
)

const figuresModule = `package lib.figures

all := {name: f | some name, f in _all}

_all["runway"] := {"value": input.cash / input.burn, "unit": "months", "at": ["/cash", "/burn"], "rates": []} if input.burn > 0

_all["cash"] := {"value": input.cash, "unit": "money", "currency": "USD", "at": ["/cash"], "rates": [{
	"from": "EUR", "to": "USD", "rate": 1.5, "as_of": "2025-01-31", "origin": "ecb",
}]}
`

// TestFigures_AreThoseOfTheLibraryInEitherEvaluator asks both evaluators.
func TestFigures_AreThoseOfTheLibraryInEitherEvaluator(t *testing.T) {
	for _, tc := range []struct {
		name, module, document string
		want                   []rule.Figure
		problem                string
	}{
		{
			name: "all", module: figuresModule, document: `{"cash": 10, "burn": 4}`,
			want: []rule.Figure{
				{Name: "cash", Value: "10", Unit: "money", Currency: "USD", At: []string{"/cash"}, Rates: []rule.Rate{
					{From: "EUR", To: "USD", Rate: "1.5", AsOf: "2025-01-31", Origin: "ecb"},
				}},
				{Name: "runway", Value: "2.5", Unit: "months", At: []string{"/cash", "/burn"}, Rates: []rule.Rate{}},
			},
		},
		{
			name: "what the facts do not give is not there", module: figuresModule, document: `{"cash": null, "burn": 4}`,
		},
		{name: "no library", module: "package lib.other\n\nx := 1\n", document: `{"cash": 10}`},
		{
			name: "an unknown member", module: "package lib.figures\n\nall := {\"x\": {\"value\": 1, \"unit\": \"months\", \"more\": 1}}\n", document: `{}`,
			problem: `unknown field "more"`,
		},
		{
			name: "no unit", module: "package lib.figures\n\nall := {\"x\": {\"value\": 1}}\n", document: `{}`,
			problem: "value and unit are needed",
		},
	} {
		for _, mode := range []Mode{Plan, Topdown} {
			t.Run(tc.name+" by "+string(mode), func(t *testing.T) {
				source := shipped()
				source.FS.(fstest.MapFS)["lib/x/x.rego"] = &fstest.MapFile{Data: []byte(tc.module)}
				s, err := Load([]Source{source}, nil, WithEvaluator(mode))
				if err != nil {
					t.Fatal(err)
				}
				document, err := plan.Decode([]byte(tc.document))
				if err != nil {
					t.Fatal(err)
				}
				got, err := s.Evaluator().Figures(context.Background(), document)
				if tc.problem != "" {
					if err == nil || !strings.Contains(err.Error(), tc.problem) {
						t.Errorf("got %v, want an error with %q", err, tc.problem)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tc.want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}
