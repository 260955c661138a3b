package policies_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/thorough"
)

// TestFixtures checks the outcomes that each fixture is about, and that it is about nothing else.
func TestFixtures(t *testing.T) {
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			if len(f.want.Outcomes) == 0 {
				t.Fatal("want.json names no outcome")
			}
			results := resultsOf(t, f)
			for id, want := range f.want.Outcomes {
				r, ok := results[id]
				if !ok {
					t.Errorf("there is no rule %s", id)
					continue
				}
				if r.Outcome != want {
					t.Errorf("%s: %s, want %s (missing %v, findings %v)", id, r.Outcome, want, r.Missing, r.Findings)
				}
			}
			for id, r := range results {
				if _, wanted := f.want.Outcomes[id]; f.want.FailsExactly && r.Outcome == rule.Fail && !wanted {
					t.Errorf("%s fails too: %v", id, r.Findings)
				}
			}
		})
	}
}

// TestFixtures_Healthy demands that a healthy company has no finding of high or critical severity.
func TestFixtures_Healthy(t *testing.T) {
	c := load(t).Catalogue()
	for _, f := range fixtures(t) {
		if !f.isHealthy() {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			for id, r := range resultsOf(t, f) {
				known, _ := c.Rule(id)
				noneIsHigh(t, known, r)
			}
		})
	}
}

// TestFixtures_Reach demands that over all fixtures every rule fires, passes and is unknown at least once.
func TestFixtures_Reach(t *testing.T) {
	seen := map[rule.ID]map[rule.Outcome]bool{}
	for _, f := range fixtures(t) {
		for id, r := range resultsOf(t, f) {
			if seen[id] == nil {
				seen[id] = map[rule.Outcome]bool{}
			}
			seen[id][r.Outcome] = true
		}
	}
	for _, r := range load(t).Catalogue().Rules {
		for _, outcome := range []rule.Outcome{rule.Fail, rule.Pass, rule.Unknown} {
			if outcome == rule.Fail && len(r.Messages) == 0 { // it only asks: an item for which a gap is never a fault
				continue
			}
			if !seen[r.ID][outcome] {
				t.Errorf("%s: %s on no fixture", r.ID, outcome)
			}
		}
	}
}

// TestFixtures_Kinds demands that every message and every suggestion of a rule is seen on some fixture, where its words are checked with the
// values that they take (TestContract_Findings), but for those that testdata/unseen.yaml lists: there may only be fewer of them.
func TestFixtures_Kinds(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range fixtures(t) {
		for id, r := range resultsOf(t, f) {
			for _, found := range r.Findings {
				seen[string(id)+" "+found.Kind] = true
			}
			for _, s := range r.Suggestions {
				seen[string(id)+" "+s.Action] = true
			}
		}
	}
	const file = "testdata/unseen.yaml"
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var listed struct {
		Unseen map[string][]string `yaml:"unseen"`
	}
	root, err := strict.YAML(file, content)
	if err != nil {
		t.Fatal(err)
	}
	if err := root.Decode(&listed); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for id, texts := range listed.Unseen {
		for _, name := range texts {
			known[id+" "+name] = true
		}
	}
	lacking := map[string]bool{}
	for _, r := range load(t).Catalogue().Rules {
		for _, texts := range []rule.Texts{r.Messages, r.Suggestions} {
			for _, text := range texts {
				if name := string(r.ID) + " " + text.Name; !seen[name] {
					lacking[name] = true
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(lacking)) {
		if !known[name] {
			t.Errorf("%s: on no fixture", name)
		}
		delete(known, name)
	}
	for _, name := range slices.Sorted(maps.Keys(known)) {
		t.Errorf("%s lists %s, which is seen or which no rule has", file, name)
	}
}

// TestStockOPA holds the engine equal to a stock OPA that evaluates the bundle of this folder with its own defaults, one rule of eight on
// every fortieth document, or all of them on all.
func TestStockOPA(t *testing.T) {
	ctx := context.Background()
	query := stockOPA(t, "data.diligo.outcomes")
	all := documents(t)
	var ids []rule.ID
	for _, r := range load(t).Catalogue().Rules {
		if isStock(r.ID) {
			ids = append(ids, r.ID)
		}
	}
	for _, name := range thorough.Some(slices.Sorted(maps.Keys(all)), 40) {
		t.Run(name, func(t *testing.T) {
			document := all[name]
			input, err := ast.InterfaceToValue(document)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := query.Eval(ctx, rego.EvalParsedInput(input))
			if err != nil {
				t.Fatal(err)
			}
			stock := answer[0].Expressions[0].Value.(map[string]any)
			results := evaluate(t, document, ids...)
			rules := 0
			for _, category := range stock {
				rules += len(category.(map[string]any))
			}
			if rules != len(results) {
				t.Errorf("stock OPA judged %d rules, want %d", rules, len(results))
			}
			for id, r := range results {
				want := map[string]any{"outcome": string(r.Outcome)}
				got, _ := get(stock, "/"+string(id)).(map[string]any)
				if diff := cmp.Diff(plainRates(t, r.Rates), asList(got["rates"])); diff != "" {
					t.Errorf("%s: exchange rates differ from stock OPA's (-diligo +stock):\n%s", id, diff)
				}
				delete(got, "rates")
				if diff := cmp.Diff(plainDerived(t, r.Derived), asList(got["derived"])); diff != "" {
					t.Errorf("%s: derived facts differ from stock OPA's (-diligo +stock):\n%s", id, diff)
				}
				delete(got, "derived")
				if diff := cmp.Diff(plainAges(r.Aged), got["aged"]); diff != "" {
					t.Errorf("%s: overaged facts differ from stock OPA's (-diligo +stock):\n%s", id, diff)
				}
				delete(got, "aged")
				switch r.Outcome {
				case rule.Error:
					t.Errorf("%s: %v", id, r.Err)
				case rule.Fail:
					want["findings"], want["suggestions"] = len(r.Findings), len(r.Suggestions)
					got = map[string]any{
						"outcome": got["outcome"], "findings": len(asList(got["findings"])), "suggestions": len(asList(got["suggestions"])),
					}
				case rule.Unknown:
					missing := []any{}
					for _, m := range r.Missing {
						missing = append(missing, m)
					}
					want["missing"] = missing
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s differs from stock OPA (-diligo +stock):\n%s", id, diff)
				}
			}
		})
	}
}

// plainAges are overaged facts as JSON; nil for none.
func plainAges(aged []rule.Aged) any {
	if len(aged) == 0 {
		return nil
	}
	plain := map[string]any{}
	for _, a := range aged {
		plain[a.Pointer] = map[string]any{"as_of": a.AsOf, "expired": a.Expired}
	}
	return plain
}

// plainRates are exchange rates as JSON.
func plainRates(t *testing.T, rates []rule.Rate) []any {
	t.Helper()
	var plain []any
	for _, r := range rates {
		object := map[string]any{"from": r.From, "to": r.To, "rate": r.Rate, "as_of": r.AsOf, "origin": r.Origin}
		if r.Months > 0 {
			object["months"] = json.Number(fmt.Sprint(r.Months))
		}
		plain = append(plain, object)
	}
	return plain
}

func plainDerived(t *testing.T, facts []rule.Derived) []any {
	t.Helper()
	var plain []any
	for _, d := range facts {
		from := make([]any, len(d.From))
		for i, pointer := range d.From {
			from[i] = pointer
		}
		plain = append(plain, map[string]any{"pointer": d.Pointer, "value": d.Value, "from": from})
	}
	return plain
}

// documents are all fixtures, and those of healthy companies with every third fact null, and eight months, fourteen months and three
// years later without a new fact.
func documents(t *testing.T) map[string]map[string]any {
	out := map[string]map[string]any{}
	for _, f := range fixtures(t) {
		out[f.name] = f.profile.Document()
		if !f.isHealthy() {
			continue
		}
		nulls := f.profile.Document()
		for i, leaf := range leaves(nulls, "") {
			if i%3 == 0 && !strings.HasSuffix(leaf, "/currency") && !strings.HasPrefix(leaf, "/provenance/") {
				nulls = replaced(nulls, leaf, nil)
			}
		}
		out[f.name+" with nulls"] = nulls
		for _, day := range []string{"2026-02-28", "2026-08-31", "2028-06-30"} {
			later, err := f.profile.WithAsOf(day)
			if err != nil {
				t.Fatal(err)
			}
			out[f.name+" on "+day] = later.Document()
		}
	}
	return out
}

func asList(value any) []any {
	list, _ := value.([]any)
	return list
}
