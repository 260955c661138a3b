package policies_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// TestMedians demands that a company at the published medians of its stage (fixtures/medians/README.md) has no finding of high or
// critical severity, and that the rules which the medians are about have judged it: silence is no pass.
func TestMedians(t *testing.T) {
	judged := map[string][]rule.ID{
		"seed_safes": {"runway/short_runway", "capital_structure/safe_stack_too_large"},
		"seed": {
			"runway/short_runway", "capital_structure/founders_own_too_little",
			"capital_structure/option_pool_out_of_range", "financing_plan/planned_dilution_too_high",
		},
		"later": {
			"runway/short_runway", "capital_structure/founders_own_too_little",
			"capital_structure/option_pool_out_of_range", "financing_plan/planned_dilution_too_high",
			"capital_operation/burn_multiple_high", "capital_operation/cac_payback_long",
		},
	}
	validator := newValidator(t)
	paths, err := filepath.Glob("../fixtures/medians/*.json")
	if err != nil || len(paths) != 12 {
		t.Fatalf("%d median companies, want 12 (%v)", len(paths), err)
	}
	c := load(t).Catalogue()
	for _, path := range paths {
		country, round, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), ".json"), "_")
		t.Run(country+"_"+round, func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			p, err := validator.Decode(path, content, profile.FormatOf(path))
			if err != nil {
				t.Fatal(err)
			}
			results := evaluate(t, p.Document())
			for id, r := range results {
				known, _ := c.Rule(id)
				noneIsHigh(t, known, r)
			}
			ids, special := judged[round]
			if !special {
				ids = judged["later"]
			}
			for _, id := range ids {
				r, ok := results[id]
				if !ok {
					t.Errorf("there is no rule %s", id)
				} else if r.Outcome != rule.Pass && r.Outcome != rule.Fail {
					t.Errorf("%s: %s (missing %v), want a judgement", id, r.Outcome, r.Missing)
				}
			}
		})
	}
}
