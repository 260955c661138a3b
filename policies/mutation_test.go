package policies_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// TestMutation takes facts away. For every fixture and every rule that passes or fails on it, each fact that the rule reads is
// deleted, made null, put into a currency without a rate, or its list dropped from complete. The outcome may become unknown or
// fail; it must not be pass or not applicable where another value of the fact would have changed it, unless the rule's
// metadata lists the fact as optional; and never error.
func TestMutation(t *testing.T) {
	c := load(t).Catalogue()
	s := schema(t)
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			document := f.profile.Document()
			base := evaluate(t, document)
			for _, r := range c.Rules {
				outcome := base[r.ID].Outcome
				if outcome != rule.Pass && outcome != rule.Fail {
					continue
				}
				for _, pattern := range r.Facts {
					_, optional := r.Optional[pattern]
					for _, m := range mutations(s, document, pattern) {
						got := evaluate(t, m.document, r.ID)[r.ID]
						switch {
						case got.Outcome == rule.Error:
							t.Errorf("%s: %s: %v", r.ID, m.what, got.Err)
						case optional || got.Outcome == rule.Fail || got.Outcome == rule.Unknown:
						case m.pointer == "" || decisive(t, s, document, r.ID, outcome, m.pointer, pattern):
							t.Errorf("%s: %s: %s becomes %s", r.ID, m.what, outcome, got.Outcome)
						}
					}
				}
			}
		})
	}
}

// mutation is a document that lacks one fact.
type mutation struct {
	what     string
	pointer  string // of the fact; "" for a list's wholeness
	document map[string]any
}

func mutations(schema, document map[string]any, pattern string) []mutation {
	if list, ok := strings.CutSuffix(pattern, "/-"); ok {
		complete, _ := document["complete"].([]any)
		var out []mutation
		for _, pointer := range instances(document, list) {
			if i := slices.Index(complete, any(pointer)); i >= 0 {
				less := slices.Delete(slices.Clone(complete), i, i+1)
				out = append(out, mutation{what: pointer + " dropped from complete", document: replaced(document, "/complete", less)})
			}
		}
		return out
	}
	var out []mutation
	for _, pointer := range instances(document, pattern) {
		out = append(out,
			mutation{pointer + " deleted", pointer, without(document, pointer)},
			mutation{pointer + " null", pointer, replaced(document, pointer, nil)},
		)
		if n := node(schema, pattern); isMoney(n) {
			out = append(out, mutation{pointer + " in a currency without a rate", pointer, replaced(document, pointer+"/currency", "XAF")})
		}
	}
	return out
}

// decisive reports whether some other value of a fact would change the outcome: then its absence must not go unseen.
func decisive(t *testing.T, schema, document map[string]any, id rule.ID, outcome rule.Outcome, pointer, pattern string) bool {
	for _, value := range others(node(schema, pattern), get(document, pointer)) {
		if got := evaluate(t, replaced(document, pointer, value), id)[id]; got.Outcome != outcome {
			return true
		}
	}
	return false
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

// TestMutation_Undeclared takes every fact out of the complete fixtures, one at a time: the result of a rule that does not name
// the fact must stay what it was.
func TestMutation_Undeclared(t *testing.T) {
	c := load(t).Catalogue()
	s := schema(t)
	for _, f := range fixtures(t) {
		if !strings.HasPrefix(f.name, "healthy_") {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			document := f.profile.Document()
			base := evaluate(t, document)
			for _, leaf := range leaves(document, "") {
				var ids []rule.ID
				for _, r := range c.Rules {
					if !slices.ContainsFunc(r.Facts, func(pattern string) bool { return covers(s, pattern, leaf) }) {
						ids = append(ids, r.ID)
					}
				}
				for id, got := range evaluate(t, without(document, leaf), ids...) {
					if diff := cmp.Diff(comparable(base[id]), comparable(got)); diff != "" {
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

// covers reports whether a fact's pattern names a leaf: the leaf itself, or the money of which it is a part.
func covers(schema map[string]any, pattern, leaf string) bool {
	if rule.Matches(pattern, leaf) {
		return true
	}
	return isMoney(node(schema, pattern)) && strings.Count(leaf, "/") == strings.Count(pattern, "/")+1 &&
		rule.Matches(pattern, leaf[:strings.LastIndex(leaf, "/")])
}
