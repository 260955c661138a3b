package policies_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/thorough"
)

// needlessFile lists what rules ask for although it can't change their outcome, by rule and fact: with the reason where that is right, and
// debts to be paid off, none of which may be new.
const needlessFile = "testdata/needless.yaml"

// TestNeedless takes facts away, one at a time, from fixtures that decide a rule. Where all values that the fact could have had come to
// one outcome, the rule has nothing to wait for: the outcome is that one. Where one of them fails and another does not, the rule asks
// for the fact, unless its metadata says why it may be left out. That nothing applies counts as a pass here: either leaves no finding.
func TestNeedless(t *testing.T) {
	s := schema(t)
	rules := load(t).Catalogue().Rules
	content, err := os.ReadFile(needlessFile)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Accepted map[string]string `yaml:"accepted"`
		Open     []string          `yaml:"open"`
	}
	root, err := strict.YAML(needlessFile, content)
	if err != nil {
		t.Fatal(err)
	}
	if err := root.Decode(&file); err != nil {
		t.Fatal(err)
	}
	known := file.Open
	for key, reason := range file.Accepted {
		if len(strings.Fields(reason)) < 5 {
			t.Errorf("%s: %s has no reason", needlessFile, key)
		}
		known = append(known, key)
	}
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
						key := string(r.ID) + " " + pattern
						if !thorough.Wanted() && slices.Contains(known, key) { // to prove it again takes every value
							continue
						}
						for _, pointer := range instances(document, pattern) {
							if what := needless(t, s, document, r, pattern, pointer); what != "" {
								mu.Lock()
								found[key] = max(found[key], f.name+": "+what)
								mu.Unlock()
							}
						}
					}
				}
			})
		}
	})
	for _, key := range slices.Sorted(maps.Keys(found)) {
		if !slices.Contains(known, key) {
			t.Errorf("%s: %s", key, found[key])
		}
	}
	for _, key := range known {
		if _, still := found[key]; thorough.Wanted() && !still {
			t.Errorf("%s: %s is right by now; take it out", needlessFile, key)
		}
	}
}

// needless says what a rule makes wrongly of the lack of the fact at pointer; empty when nothing.
func needless(t *testing.T, schema, document map[string]any, r *rule.Rule, pattern, pointer string) string {
	possible := probes(schema, document, r, pattern, pointer)
	if len(possible) < 2 || r.Optional[pattern] != "" || len(r.Messages) == 0 { // a rule that only asks has no outcome to settle
		return ""
	}
	lacking := evaluate(t, without(document, pointer), r.ID)[r.ID]
	whole, err := plan.FromInterface(document)
	if err != nil {
		t.Fatal(err)
	}
	asked := lacking.Outcome == rule.Unknown && slices.Contains(lacking.Missing, pointer)
	outcomes := map[rule.Outcome]bool{}
	for _, value := range possible {
		v, err := plan.FromInterface(value)
		if err != nil {
			t.Fatal(err)
		}
		results, err := load(t).Evaluator().Evaluate(context.Background(), whole.WithPointer(tokens(pointer), v), []rule.ID{r.ID})
		if err != nil {
			t.Fatal(err)
		}
		outcome := results[0].Outcome
		if outcome == rule.NotApplicable {
			outcome = rule.Pass
		}
		outcomes[outcome] = true
		if asked && (len(outcomes) > 1 || outcomes[rule.Unknown]) {
			return ""
		}
	}
	_, isList := get(document, pointer).([]any)
	switch {
	case len(outcomes) == 1 && !outcomes[rule.Unknown] && lacking.Outcome == rule.Unknown && !isList: // a few lists prove nothing
		return fmt.Sprintf("%s is asked for (%v), but all values come to one outcome", pointer, lacking.Missing)
	case outcomes[rule.Pass] && outcomes[rule.Fail] && !asked:
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
		return numberProbes(document, r, x, field)
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
		for _, n := range numberProbes(document, r, amount, pack.Field(schema, pattern+"/amount")) {
			out = append(out, map[string]any{"amount": n, "currency": x["currency"]})
		}
		return out
	}
	return nil
}

// numberProbes are numbers that a fact could have been: itself, the extremes, powers of ten, the rule's parameters and one to each side, and
// what adds up, is left or stands in a ratio between other numbers that the rule reads: a sum or a ratio may be what is judged.
func numberProbes(document map[string]any, r *rule.Rule, value json.Number, field map[string]any) []any {
	least, most, whole := bounds(field)
	out := []any{value}
	seen := map[float64]bool{}
	add := func(f float64) {
		for _, f := range []float64{f, -f} {
			if whole {
				f = math.Round(f)
			}
			if f >= least && f <= most && !seen[f] {
				seen[f] = true
				out = append(out, json.Number(strconv.FormatFloat(f, 'f', -1, 64)))
			}
		}
	}
	add(0)
	add(most)
	for f := 1e-3; f < 1e13; f *= 10 {
		add(f)
		add(3 * f)
	}
	var params, read []float64
	for _, p := range r.Params {
		for _, n := range numbersIn(p.Value) {
			if f, err := n.Float64(); err == nil {
				params = append(params, f)
				add(f - 1)
				add(f)
				add(f + 1)
			}
		}
	}
	for _, pattern := range r.Facts {
		for _, pointer := range instances(document, pattern) {
			x := get(document, pointer)
			if m, ok := x.(map[string]any); ok {
				x = m["amount"]
			}
			if n, ok := x.(json.Number); ok {
				if f, err := n.Float64(); err == nil && len(read) < 40 && !slices.Contains(read, f) {
					read = append(read, f)
				}
			}
		}
	}
	for _, a := range read {
		for _, p := range append([]float64{1, 12, 1. / 12}, params...) {
			add(a * p * 0.99)
			add(a * p * 1.01)
			add(a * p / 100)
			add(a / max(p, 1e-9))
		}
		for _, b := range read {
			add(a + b)
			add(a - b)
			add(a * b)
			add(a * b / 100)
			add(a / max(b, 1e-9))
			add(100 * a / max(b, 1e-9))
		}
	}
	return out
}

// bounds are the least and the greatest number that a field admits, and whether it admits whole ones only.
func bounds(field map[string]any) (least, most float64, whole bool) {
	least, most = -1e15, 1e15
	if m, ok := field["minimum"].(float64); ok {
		least = m
	}
	if m, ok := field["maximum"].(float64); ok {
		most = m
	}
	types, _ := field["type"].([]any)
	return least, most, field["type"] == "integer" || slices.Contains(types, any("integer"))
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
