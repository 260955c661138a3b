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
// for the fact, unless its metadata says why it may be left out. That nothing applies is no pass: the score takes them apart, so what tells
// one from the other may be asked for; but where neither leaves a finding, it need not be.
// make test takes the rules in turn, one of fifteen on each fixture.
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
		all, turn := fixtures(t), 0
		new := news(t, all, func(f fixture, r *rule.Rule) bool {
			if _, named := f.want.Outcomes[r.ID]; !named && !thorough.Wanted() {
				return false
			}
			turn++
			return thorough.Wanted() || turn%15 == 0
		})
		for n, f := range all {
			if !thorough.Turn(n) {
				continue
			}
			t.Run(f.name, func(t *testing.T) {
				t.Parallel()
				document := f.profile.Document()
				share(t, document)
				base := resultsOf(t, f)
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
		if _, still := found[key]; thorough.Whole() && !still {
			t.Errorf("%s: %s is right by now; take it out", needlessFile, key)
		}
	}
}

// needless says what a rule makes wrongly of the lack of the fact at pointer; empty when nothing.
func needless(t *testing.T, schema, document map[string]any, r *rule.Rule, pattern, pointer string) string {
	possible, further := probes(schema, document, r, pattern, pointer)
	if len(possible) < 2 || r.Optional[pattern] != "" || len(r.Messages) == 0 { // a rule that only asks has no outcome to settle
		return ""
	}
	lacking := evaluate(t, without(document, pointer), r.ID)[r.ID]
	whole, err := plan.FromInterface(document)
	if err != nil {
		t.Fatal(err)
	}
	asked := lacking.Outcome == rule.Unknown && slices.Contains(lacking.Missing, pointer)
	if !asked { // what could still be wrong is that some values pass and others fail, which the extremes tell nearly always
		further = thorough.Some(further, 50)
	}
	outcomes := map[rule.Outcome]bool{}
	outline, path := load(t).Evaluator().Outline(), tokens(pointer) // the outcome is all that is looked at
	for _, value := range slices.Concat(possible, further) {
		v, err := plan.FromInterface(value)
		if err != nil {
			t.Fatal(err)
		}
		results, err := outline.Evaluate(context.Background(), whole.WithPointer(path, v), []rule.ID{r.ID})
		if err != nil {
			t.Fatal(err)
		}
		outcomes[results[0].Outcome] = true
		if asked && (len(outcomes) > 1 || outcomes[rule.Unknown]) {
			return ""
		}
		if outcomes[rule.Fail] && (outcomes[rule.Pass] || outcomes[rule.NotApplicable]) {
			break
		}
	}
	_, isList := get(document, pointer).([]any)
	switch {
	case len(outcomes) == 1 && !outcomes[rule.Unknown] && lacking.Outcome == rule.Unknown && !isList: // a few lists prove nothing
		return fmt.Sprintf("%s is asked for (%v), but all values come to one outcome", pointer, lacking.Missing)
	case (outcomes[rule.Pass] || outcomes[rule.NotApplicable]) && outcomes[rule.Fail] && !asked:
		return fmt.Sprintf("without %s it is %s %v, but some values pass and others fail", pointer, lacking.Outcome, lacking.Missing)
	}
	return ""
}

// probes are values that the fact at pointer could have had: the words of its enum; 0, a vast number, the rule's parameters and one to
// each side; an empty list and a list of one. None for free text and dates, of which a few values prove nothing. Further ones of a number
// are what other figures make of it.
func probes(schema, document map[string]any, r *rule.Rule, pattern, pointer string) (values, further []any) {
	if strings.HasSuffix(pattern, "/-") {
		return nil, nil
	}
	field := pack.Field(schema, pattern)
	value := get(document, pointer)
	if enum, ok := field["enum"].([]any); ok {
		return slices.DeleteFunc(slices.Clone(enum), func(e any) bool { return e == nil }), nil
	}
	switch x := value.(type) {
	case bool:
		return []any{true, false}, nil
	case json.Number:
		return numberProbes(document, r, x, field)
	case []any:
		if len(x) == 0 {
			return nil, nil
		}
		return []any{[]any{}, x[:1], x}, nil
	case map[string]any:
		amount, ok := x["amount"].(json.Number)
		if !isMoney(field) || !ok {
			return nil, nil
		}
		values, further = numberProbes(document, r, amount, pack.Field(schema, pattern+"/amount"))
		for _, numbers := range [][]any{values, further} {
			for i, n := range numbers {
				numbers[i] = map[string]any{"amount": n, "currency": x["currency"]}
			}
		}
		return values, further
	}
	return nil, nil
}

// numberProbes are numbers that a fact could have been: itself, the extremes, powers of ten, the rule's parameters and one to each side; and
// further what adds up, is left or stands in a ratio between other numbers that the rule reads: a sum or a ratio may be what is judged.
func numberProbes(document map[string]any, r *rule.Rule, value json.Number, field map[string]any) (values, further []any) {
	least, most, whole := bounds(field)
	out := &values
	values = append(values, value)
	seen := map[float64]bool{}
	add := func(f float64) {
		for _, f := range []float64{f, -f} {
			if whole {
				f = math.Round(f)
			}
			if f >= least && f <= most && !seen[f] {
				seen[f] = true
				*out = append(*out, json.Number(strconv.FormatFloat(f, 'f', -1, 64)))
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
	out = &further
	for _, pattern := range r.Facts { // what would make a list add up to another figure, or to all of it
		sum, n := 0.0, 0
		for _, pointer := range instances(document, pattern) {
			if f, ok := figure(get(document, pointer)); ok {
				sum, n = sum+f, n+1
			}
		}
		if n < 2 {
			continue
		}
		own, _ := value.Float64()
		for _, rest := range []float64{sum, sum - own} {
			add(rest)
			add(100 - rest)
			for _, other := range r.Facts {
				for _, pointer := range instances(document, other) {
					if f, ok := figure(get(document, pointer)); ok {
						add(f - rest)
					}
				}
			}
		}
	}
	for _, pattern := range r.Facts {
		for _, pointer := range instances(document, pattern) {
			if f, ok := figure(get(document, pointer)); ok && len(read) < 40 && !slices.Contains(read, f) {
				read = append(read, f)
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
	return values, further
}

// figure is a number of a profile, or that of an amount.
func figure(value any) (float64, bool) {
	if m, ok := value.(map[string]any); ok {
		value = m["amount"]
	}
	n, ok := value.(json.Number)
	if !ok {
		return 0, false
	}
	f, err := n.Float64()
	return f, err == nil
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
