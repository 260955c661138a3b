package policies_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// needlessFile lists what rules still get wrong, a rule and a fact a line: debts to be paid off, none of which may be new.
const needlessFile = "testdata/needless.txt"

// TestNeedless takes facts away, one at a time, from fixtures that decide a rule. Where all values that the fact could have had come to
// one outcome, the rule has nothing to wait for: the outcome is that one. Where one of them fails and another does not, the rule asks
// for the fact, unless its metadata says why it may be left out. That nothing applies counts as a pass here: either leaves no finding.
func TestNeedless(t *testing.T) {
	s := schema(t)
	rules := load(t).Catalogue().Rules
	var mu sync.Mutex
	found := map[string]string{} // by rule and pattern: what is wrong on some fixture
	t.Run("fixtures", func(t *testing.T) {
		all := fixtures(t)
		new := news(t, all, func(f fixture, r *rule.Rule) bool {
			_, named := f.want.Outcomes[r.ID]
			return named || thorough.Wanted()
		})
		for _, f := range all {
			t.Run(f.name, func(t *testing.T) {
				t.Parallel()
				document := f.profile.Document()
				share(t, document)
				base := evaluate(t, document)
				for _, r := range rules {
					if !new[f.name][r.ID] {
						continue
					}
					if outcome := base[r.ID].Outcome; outcome != rule.Pass && outcome != rule.Fail {
						continue
					}
					for _, pattern := range r.Facts {
						for _, pointer := range instances(document, pattern) {
							if what := needless(t, s, document, r, pattern, pointer); what != "" {
								mu.Lock()
								key := string(r.ID) + " " + pattern
								found[key] = max(found[key], f.name+": "+what)
								mu.Unlock()
							}
						}
					}
				}
			})
		}
	})
	if *update && thorough.Wanted() {
		if err := os.WriteFile(needlessFile, []byte(strings.Join(slices.Sorted(maps.Keys(found)), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	content, err := os.ReadFile(needlessFile)
	if err != nil {
		t.Fatal(err)
	}
	known := strings.Split(strings.TrimSpace(string(content)), "\n")
	for _, key := range slices.Sorted(maps.Keys(found)) {
		if !slices.Contains(known, key) {
			t.Errorf("%s: %s", key, found[key])
		}
	}
	for _, key := range known {
		if _, still := found[key]; thorough.Wanted() && !still {
			t.Errorf("%s: %s is right by now; take it out of %s", needlessFile, key, needlessFile)
		}
	}
}

// needless says what a rule makes wrongly of the lack of the fact at pointer; empty when nothing.
func needless(t *testing.T, schema, document map[string]any, r *rule.Rule, pattern, pointer string) string {
	possible := probes(schema, document, r, pattern, pointer)
	if len(possible) < 2 || r.Optional[pattern] != "" {
		return ""
	}
	lacking := evaluate(t, without(document, pointer), r.ID)[r.ID]
	outcomes := map[rule.Outcome]bool{}
	for _, value := range possible {
		outcome := evaluate(t, replaced(document, pointer, value), r.ID)[r.ID].Outcome
		if outcome == rule.NotApplicable {
			outcome = rule.Pass
		}
		outcomes[outcome] = true
	}
	_, isList := get(document, pointer).([]any)
	switch {
	case len(outcomes) == 1 && !outcomes[rule.Unknown] && lacking.Outcome == rule.Unknown && !isList: // a few lists prove nothing
		return fmt.Sprintf("%s is asked for (%v), but all values come to one outcome", pointer, lacking.Missing)
	case outcomes[rule.Pass] && outcomes[rule.Fail] && (lacking.Outcome != rule.Unknown || !slices.Contains(lacking.Missing, pointer)):
		return fmt.Sprintf("without %s it is %s %v, but some values pass and others fail", pointer, lacking.Outcome, lacking.Missing)
	}
	return ""
}

// probes are values that the fact at pointer could have had: the words of its enum; 0, a vast number, the rule's parameters and one to
// each side; an empty list and a list of one. None for free text and dates, of which a few values prove nothing.
func probes(schema, document map[string]any, r *rule.Rule, pattern, pointer string) []any {
	if strings.HasSuffix(pattern, "/-") {
		return nil
	}
	field := pack.Field(schema, pattern)
	value := get(document, pointer)
	if enum, ok := field["enum"].([]any); ok {
		return slices.DeleteFunc(slices.Clone(enum), func(e any) bool { return e == nil })
	}
	switch x := value.(type) {
	case bool:
		return []any{true, false}
	case json.Number:
		return numberProbes(r, x)
	case []any:
		if len(x) == 0 {
			return nil
		}
		return []any{[]any{}, x[:1], x}
	case map[string]any:
		amount, ok := x["amount"].(json.Number)
		if !isMoney(field) || !ok {
			return nil
		}
		var out []any
		for _, n := range numberProbes(r, amount) {
			out = append(out, map[string]any{"amount": n, "currency": x["currency"]})
		}
		return out
	}
	return nil
}

func numberProbes(r *rule.Rule, value json.Number) []any {
	out := []any{value, json.Number("0"), json.Number("1000000000000000")}
	for _, p := range r.Params {
		for _, n := range numbersIn(p.Value) {
			f, err := n.Float64()
			if err != nil {
				continue
			}
			for _, d := range []float64{-1, 0, 1} {
				out = append(out, json.Number(fmt.Sprint(f+d)))
			}
		}
	}
	return out
}

// numbersIn are the numbers of a parameter.
func numbersIn(value any) []json.Number {
	switch x := value.(type) {
	case json.Number:
		return []json.Number{x}
	case []any:
		var out []json.Number
		for _, v := range x {
			out = append(out, numbersIn(v)...)
		}
		return out
	case map[string]any:
		var out []json.Number
		for _, key := range slices.Sorted(maps.Keys(x)) {
			out = append(out, numbersIn(x[key])...)
		}
		return out
	}
	return nil
}
