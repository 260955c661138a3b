package policies_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// isAbout reports whether the short mutation test looks at a rule on this fixture. Most fixtures are a healthy company with one
// thing gone wrong: the rules that they are not about see the facts there that they see on the healthy one.
func (f fixture) isAbout(id rule.ID) bool {
	_, named := f.want.Outcomes[id]
	return named || f.isHealthy()
}

func (f fixture) isHealthy() bool { return strings.HasPrefix(f.name, "healthy_") }

// TestMutation takes facts away. For every fixture and every rule that passes or fails on it by facts of its own, each fact that the rule reads is
// deleted, put into a currency without a rate, or its list dropped from complete. (A fact that is null is deleted before any rule
// sees it: TestNull.) The outcome may become unknown or fail. A fail never becomes a pass or not applicable, and a pass does not stay one where another value of the fact, or a further
// entry of the list, would have made it a fail, unless the rule's metadata lists the fact as optional. It is never an error.
// make test takes the rules in turn, one of twelve on each fixture.
func TestMutation(t *testing.T) {
	s := schema(t)
	readers := map[string][]*rule.Rule{} // by pattern of fact
	for _, r := range load(t).Catalogue().Rules {
		for _, pattern := range r.Facts {
			readers[pattern] = append(readers[pattern], r)
		}
	}
	all := fixtures(t)
	pool := entries(all, slices.Collect(maps.Keys(readers)))
	turn := 0
	new := news(t, all, func(f fixture, r *rule.Rule) bool {
		if thorough.Wanted() || !f.isAbout(r.ID) {
			return thorough.Wanted()
		}
		turn++
		return turn%12 == 0
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
			for _, pattern := range slices.Sorted(maps.Keys(readers)) {
				var ids []rule.ID
				for _, r := range readers[pattern] {
					outcome := base[r.ID].Outcome
					if (outcome == rule.Pass || outcome == rule.Fail) && new[f.name][r.ID] {
						ids = append(ids, r.ID)
					}
				}
				if len(ids) == 0 {
					continue
				}
				for _, m := range mutations(s, document, pattern) {
					for id, got := range evaluate(t, m.document, ids...) {
						r, _ := load(t).Catalogue().Rule(id)
						switch {
						case got.Outcome == rule.Error:
							t.Errorf("%s: %s: %v", id, m.what, got.Err)
						case r.Optional[pattern] != "" || got.Outcome == rule.Fail || got.Outcome == rule.Unknown:
						case base[id].Outcome == rule.Fail || couldFail(t, document, id, m.pointer, m.others(s, document, pattern, pool)):
							t.Errorf("%s: %s: %s becomes %s", id, m.what, base[id].Outcome, got.Outcome)
						}
					}
				}
			}
		})
	}
}

// TestNull demands that a null is as good as no fact, here and in a stock OPA: see TestStockOPA for the latter.
func TestNull(t *testing.T) {
	for _, f := range fixtures(t) {
		if !f.isHealthy() {
			continue
		}
		document := f.profile.Document()
		nulls, gone := document, document
		for i, leaf := range slices.Backward(leaves(document, "")) { // from the end, so that places in lists stay what they are
			if i%3 == 0 {
				nulls, gone = replaced(nulls, leaf, nil), without(gone, leaf)
			}
		}
		if diff := cmp.Diff(fmt.Sprint(evaluate(t, gone)), fmt.Sprint(evaluate(t, nulls))); diff != "" {
			t.Errorf("%s: null differs from absent:\n%s", f.name, diff)
		}
	}
}

// mutation is a document that lacks one fact.
type mutation struct {
	what     string
	pointer  string // of the fact, or of the list that is no longer whole
	document map[string]any
	currency bool // only the currency is another
}

func mutations(schema, document map[string]any, pattern string) []mutation {
	if list, ok := strings.CutSuffix(pattern, "/-"); ok {
		complete, _ := document["complete"].([]any)
		var out []mutation
		for _, pointer := range instances(document, list) {
			if i := slices.Index(complete, any(pointer)); i >= 0 {
				less := slices.Delete(slices.Clone(complete), i, i+1)
				out = append(out, mutation{what: pointer + " dropped from complete", pointer: pointer, document: replaced(document, "/complete", less)})
			}
		}
		return out
	}
	var out []mutation
	for _, pointer := range instances(document, pattern) {
		out = append(out, mutation{what: pointer + " deleted", pointer: pointer, document: without(document, pointer)})
		if n := pack.Field(schema, pattern); isMoney(n) {
			out = append(out, mutation{
				what: pointer + " in a currency without a rate", pointer: pointer, currency: true,
				document: replaced(document, pointer+"/currency", "XAF"),
			})
		}
	}
	return out
}

// others are the values that the fact could have had instead: for a list that is no longer whole, the list with each entry
// that such a list has on some fixture added; for an amount in a currency without a rate, larger and smaller ones.
func (m mutation) others(schema, document map[string]any, pattern string, pool map[string][]any) []any {
	value := get(document, m.pointer)
	if m.currency {
		var scaled []any
		for _, exponent := range []string{"e-6", "e-3", "e3", "e6"} {
			amount, ok := get(value, "/amount").(json.Number)
			if !ok {
				return nil
			}
			scaled = append(scaled, map[string]any{"amount": amount + json.Number(exponent), "currency": get(value, "/currency")})
		}
		return scaled
	}
	if !strings.HasSuffix(pattern, "/-") {
		return others(pack.Field(schema, pattern), value)
	}
	var longer []any
	for _, entry := range pool[pattern] {
		longer = append(longer, append(slices.Clone(value.([]any)), entry))
	}
	return longer
}

// couldFail reports whether one of other values of a fact would make a rule fail: then its absence must not go unseen.
func couldFail(t *testing.T, document map[string]any, id rule.ID, pointer string, others []any) bool {
	outline := load(t).Evaluator().Outline() // the outcome is all that is looked at
	return slices.ContainsFunc(others, func(value any) bool {
		results, err := outline.Evaluate(context.Background(), converted(t, replaced(document, pointer, value)), []rule.ID{id})
		if err != nil {
			t.Fatal(err)
		}
		return results[0].Outcome == rule.Fail
	})
}

// entries collects what the lists of all fixtures hold, by the patterns that say that a list must be whole.
func entries(all []fixture, patterns []string) map[string][]any {
	pool, seen := map[string][]any{}, map[string]bool{}
	for _, f := range all {
		document := f.profile.Document()
		for _, pattern := range patterns {
			list, ok := strings.CutSuffix(pattern, "/-")
			if !ok {
				continue
			}
			for _, pointer := range instances(document, list) {
				for _, entry := range asList(get(document, pointer)) {
					if text := fmt.Sprint(pattern, entry); !seen[text] {
						seen[text] = true
						pool[pattern] = append(pool[pattern], entry)
					}
				}
			}
		}
	}
	return pool
}

// others are other values that a fact could have had.
func others(n map[string]any, value any) []any {
	if enum, ok := n["enum"].([]any); ok {
		return slices.DeleteFunc(slices.Clone(enum), func(e any) bool { return e == nil || e == value })
	}
	switch x := value.(type) {
	case bool:
		return []any{!x}
	case json.Number:
		return []any{json.Number("0"), json.Number("1"), json.Number("1000000000000"), json.Number("50"), json.Number("100")}
	case string:
		if n["format"] == "partial-date" {
			return []any{"1980-01-01", "2000-01-01", "2099-12-31"}
		}
		return []any{"none", "unknown", "another"}
	case []any:
		return []any{[]any{}}
	case map[string]any:
		if isMoney(n) {
			var out []any
			for _, amount := range []string{"0", "1", "1000000000000"} {
				out = append(out, map[string]any{"amount": json.Number(amount), "currency": x["currency"]})
			}
			return out
		}
	}
	return nil
}

// TestMutation_Undeclared takes every fact (in make test one of sixteen, others on each) out of the complete fixtures, one at a time: the
// result of a rule that does not name the fact must stay what it was.
func TestMutation_Undeclared(t *testing.T) {
	c := load(t).Catalogue()
	s := schema(t)
	for n, f := range slices.DeleteFunc(fixtures(t), func(f fixture) bool { return !f.isHealthy() }) {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			document := f.profile.Document()
			share(t, document)
			want := map[rule.ID]string{}
			for id, r := range resultsOf(t, f) {
				want[id] = comparable(r)
			}
			for i, leaf := range slices.Sorted(slices.Values(leaves(document, ""))) {
				if !thorough.Wanted() && i%16 != 5*n {
					continue
				}
				var ids []rule.ID
				for _, r := range c.Rules {
					if !slices.ContainsFunc(r.Facts, func(pattern string) bool { return covers(s, document, pattern, leaf) }) {
						ids = append(ids, r.ID)
					}
				}
				for id, got := range evaluate(t, without(document, leaf), ids...) {
					if diff := cmp.Diff(want[id], comparable(got)); diff != "" {
						t.Errorf("%s reads %s, which its facts do not name:\n%s", id, leaf, diff)
					}
				}
			}
		})
	}
}

func comparable(r policy.Result) string { return fmt.Sprintf("%+v", r) }

// leaves are the pointers of all scalars of a document, but for those that are about the document itself.
func leaves(value any, pointer string) []string {
	var out []string
	switch x := value.(type) {
	case map[string]any:
		for k, v := range x {
			if pointer == "" && slices.Contains([]string{"$schema", "complete", "rates", "extensions"}, k) {
				continue
			}
			out = append(out, leaves(v, pointer+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(k))...)
		}
	case []any:
		for i, v := range x {
			if _, isObject := v.(map[string]any); isObject {
				out = append(out, leaves(v, fmt.Sprintf("%s/%d", pointer, i))...)
			}
		}
		if len(out) == 0 { // a list of scalars is one fact
			out = append(out, pointer)
		}
	default:
		out = append(out, pointer)
	}
	return out
}

// covers reports whether a fact's pattern names a leaf: the leaf itself, or the money or the entry of provenance of which it is a part. A rule
// that reads what has been asked reads all facts that a question is about.
func covers(schema, document map[string]any, pattern, leaf string) bool {
	if pattern == "/asked/*" {
		asked, _ := document["asked"].(map[string]any)
		for pointer := range asked {
			if leaf == pointer || strings.HasPrefix(leaf, pointer+"/") {
				return true
			}
		}
	}
	if rule.Matches(pattern, leaf) || pattern == "/provenance/*" && rule.Matches("/provenance/*/*", leaf) {
		return true
	}
	return isMoney(pack.Field(schema, pattern)) && strings.Count(leaf, "/") == strings.Count(pattern, "/")+1 &&
		rule.Matches(pattern, leaf[:strings.LastIndex(leaf, "/")])
}
