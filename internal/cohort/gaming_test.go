package cohort

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
)

// games are edits that make nothing about a company better.
var games = map[string]func(document map[string]any){
	"claiming that everything is verified": func(document map[string]any) {
		provenance := map[string]any{}
		for section, value := range document {
			switch value.(type) {
			case map[string]any, []any:
				if !slices.Contains([]string{"company", "complete", "provenance", "rates", "extensions", "asked"}, section) {
					provenance["/"+section] = map[string]any{"level": "verified", "source": "the company"}
				}
			}
		}
		document["provenance"] = provenance
	},
	"template rows in the risk register": func(document map[string]any) {
		risk, ok := document["risk"].(map[string]any)
		if !ok {
			risk = map[string]any{}
			document["risk"] = risk
		}
		register, _ := risk["register"].([]any)
		for _, kind := range []string{"market", "talent", "data", "technology"} {
			register = append(register, map[string]any{
				"category": kind, "title": "Risk", "likelihood": json.Number("1"), "impact": json.Number("1"), "mitigation": "We watch it",
				"owner": "CEO", "reviewed_on": document["company"].(map[string]any)["as_of"],
			})
		}
		risk["register"] = register
	},
	"declaring every list empty and whole": func(document map[string]any) {
		var whole []any
		for section, value := range document {
			if _, ok := value.([]any); ok && section != "complete" {
				document[section] = []any{}
				whole = append(whole, "/"+section)
			}
		}
		slices.SortFunc(whole, func(x, y any) int { return strings.Compare(x.(string), y.(string)) })
		document["complete"] = whole
	},
	"needing nothing": func(document map[string]any) {
		needs, _ := document["capital_needs"].([]any)
		for _, need := range needs {
			for name, value := range need.(map[string]any) {
				if money, ok := value.(map[string]any); ok && money["currency"] != nil {
					need.(map[string]any)[name] = map[string]any{"amount": json.Number("0"), "currency": money["currency"]}
				}
			}
		}
	},
	"denying the investors": func(document map[string]any) {
		rounds, _ := document["rounds"].([]any)
		for _, round := range rounds {
			if _, ok := round.(map[string]any)["investors"]; ok {
				round.(map[string]any)["investors"] = []any{}
			}
		}
	},
	"hiding the money": func(document map[string]any) { delete(document, "financials") },
	"hiding the team":  func(document map[string]any) { delete(document, "team") },
	"hiding the law":   func(document map[string]any) { delete(document, "legal") },
}

// TestRanking_GamingNeverHelps: none of these makes a company rise in the ranking, or pass where it did not. One that can't be ranked has
// no rank.
func TestRanking_GamingNeverHelps(t *testing.T) {
	b := newBench(t)
	compared := 0
	for game, play := range games {
		for _, base := range []string{"healthy_growth", "healthy_seed", "healthy_expansion", "over_indebted", "seed_short_runway", "unprepared_raise", "unsound_models", "mega_round"} {
			t.Run(game+"/"+base, func(t *testing.T) {
				b.t = t
				c := b.cohort()
				before, beforeA := b.variant(c, variant{Base: base})
				document := b.document(base)
				play(document)
				after, afterA := b.entry(c, b.decode(document))
				if beforeA.Summary.Verdict != assessment.VerdictPass && afterA.Summary.Verdict == assessment.VerdictPass {
					t.Errorf("it passes: %+v", standingOf(afterA))
				}
				if before.Lack != nil && after.Lack == nil {
					t.Fatalf("it could not be ranked and can: %+v", before.Lack)
				}
				if before.Lack != nil || after.Lack != nil {
					return
				}
				compared++
				c.Add(before)
				c.Add(after)
				if c.compare(0, 1) > 0 {
					t.Errorf("it rises: %+v\nbefore %+v", standingOf(afterA), standingOf(beforeA))
				}
			})
		}
	}
	if compared < 20 {
		t.Errorf("only %d pairs could be ranked: too few to tell", compared)
	}
}
