package policy

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

var mutations = flag.Int("mutations", 1, "how many mutations of each fixture plan and topdown are compared on")

const (
	shippedPolicies = "../../policies"
	shippedProfiles = "../../fixtures/profiles"
)

// loadShipped loads the shipped policies once with each evaluator; they share what is compiled.
func loadShipped(tb testing.TB, modes ...Mode) []*Set {
	tb.Helper()
	compiled := readCompiled(tb)
	var sets []*Set
	for _, m := range modes {
		s, err := Load([]Source{{FS: os.DirFS(shippedPolicies), Compiled: compiled}}, nil, WithEvaluator(m))
		if err != nil {
			tb.Fatal(err)
		}
		sets = append(sets, s)
	}
	return sets
}

func readCompiled(tb testing.TB) string {
	tb.Helper()
	compiled, err := os.ReadFile(filepath.Join(shippedPolicies, "compiled.bin"))
	if err != nil {
		tb.Fatal(err)
	}
	return string(compiled)
}

func shippedDocuments(tb testing.TB) map[string]map[string]any {
	tb.Helper()
	names, err := filepath.Glob(filepath.Join(shippedProfiles, "*", "profile.json"))
	if err != nil || len(names) == 0 {
		tb.Fatalf("no profiles: %v", err)
	}
	documents := map[string]map[string]any{}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		var document map[string]any
		if err := util.UnmarshalJSON(content, &document); err != nil {
			tb.Fatal(err)
		}
		documents[filepath.Base(filepath.Dir(name))] = document
	}
	return documents
}

// valueOf returns a document as evaluators take it.
func valueOf(tb testing.TB, document map[string]any) plan.Value {
	tb.Helper()
	v, err := plan.FromInterface(document)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

func ruleIDs(s *Set) []rule.ID {
	var ids []rule.ID
	for _, r := range s.Catalogue().Rules {
		ids = append(ids, r.ID)
	}
	return ids
}

// withRules is the shipped policies with some of their rules only, for what has to compile them.
func withRules(t testing.TB, ids []rule.ID) fs.FS {
	t.Helper()
	all, some := os.DirFS(shippedPolicies), fstest.MapFS{}
	err := fs.WalkDir(all, ".", func(path string, d fs.DirEntry, err error) error {
		parts := strings.Split(path, "/")
		switch {
		case err != nil || d.IsDir():
			return err
		case parts[0] == "testdata" || len(parts) == 4 && parts[0] == "rules" && !slices.Contains(ids, rule.ID(parts[1]+"/"+parts[2])):
			return nil
		}
		content, err := fs.ReadFile(all, path)
		some[path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return some
}

// TestPlan_EqualsTopdown holds the evaluators equal on every fixture and on mutations of them: outcomes, findings, evidence to
// the digit, order, and errors. In make test it is one rule of six on one fixture of sixteen.
func TestPlan_EqualsTopdown(t *testing.T) {
	sets := loadShipped(t, Plan, Auto)
	ids := thorough.Some(ruleIDs(sets[0]), 6)
	interpreted, err := Load([]Source{{FS: withRules(t, ids), Compiled: readCompiled(t)}}, nil, WithEvaluator(Topdown))
	if err != nil {
		t.Fatal(err)
	}
	sets = slices.Insert(sets, 1, interpreted)
	evaluate := func(t *testing.T, i int, document map[string]any) []Result {
		value, err := plan.FromInterface(document)
		if err != nil {
			t.Fatal(err)
		}
		results, err := sets[i].Evaluator().Evaluate(context.Background(), value, ids)
		if err != nil {
			t.Fatal(err)
		}
		return results
	}
	compare := func(t *testing.T, document map[string]any) {
		planned, want := evaluate(t, 0, document), evaluate(t, 1, document)
		got := planned
		if slices.ContainsFunc(planned, func(r Result) bool { return r.Err != nil }) {
			got = evaluate(t, 2, document)
		}
		for i, w := range want {
			if diff := cmp.Diff(w, got[i], errorsByText); diff != "" {
				t.Errorf("%s (-topdown +plan):\n%s", w.Rule, diff)
			}
			if w.Err != nil && planned[i].Err == nil {
				t.Errorf("%s: plan sees no error, topdown: %v", w.Rule, w.Err)
			}
		}
	}
	documents := shippedDocuments(t)
	for _, name := range thorough.Some(slices.Sorted(maps.Keys(documents)), 16) {
		t.Run(name, func(t *testing.T) {
			compare(t, documents[name])
			random := rand.New(rand.NewPCG(1, uint64(len(name))))
			for i := range *mutations {
				mutant := clone(documents[name]).(map[string]any)
				for range 1 + random.IntN(4) {
					mutate(random, mutant)
				}
				if compare(t, mutant); t.Failed() {
					content, _ := json.Marshal(mutant)
					t.Fatalf("mutation %d: %s", i, content)
				}
			}
		})
	}
	if name := sets[0].Evaluator().Name(); name != "plan" {
		t.Errorf("the shipped rules are evaluated by %s", name)
	}
}

// errorsByText compares errors by what they say.
var errorsByText = cmp.Transformer("text", func(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
})

// mutate changes something somewhere in a document.
func mutate(random *rand.Rand, node any) {
	switch x := node.(type) {
	case map[string]any:
		if len(x) == 0 {
			return
		}
		keys := slices.Sorted(maps.Keys(x))
		key := keys[random.IntN(len(keys))]
		if child := x[key]; isContainer(child) && random.IntN(4) > 0 {
			mutate(random, child)
			return
		}
		if value, keep := mutated(random, x[key]); keep {
			x[key] = value
		} else {
			delete(x, key)
		}
	case []any:
		if len(x) == 0 {
			return
		}
		i := random.IntN(len(x))
		if isContainer(x[i]) && random.IntN(4) > 0 {
			mutate(random, x[i])
			return
		}
		x[i], _ = mutated(random, x[i])
	}
}

func isContainer(value any) bool {
	switch value.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

// mutated is another value in the place of one; keep is false when it should go.
func mutated(random *rand.Rand, value any) (other any, keep bool) {
	n, isNumber := value.(json.Number)
	switch random.IntN(8) {
	case 0:
		return nil, true
	case 1:
		return nil, false
	case 2:
		return []any{value, value, nil}, true
	case 3:
		return json.Number("0"), true
	case 4:
		return json.Number("-" + strings.TrimPrefix(string(n), "-") + "1.50"), isNumber
	case 5:
		return json.Number(strings.TrimLeft(string(n), "-") + "e3"), isNumber && !strings.ContainsAny(string(n), "eE")
	case 6:
		return fmt.Sprint(value), true
	}
	return map[string]any{"amount": value, "currency": "USD"}, true
}

// TestPlan_Fallback: a rule that package plan does not evaluate is left to topdown, visibly; the rules beside it are not.
func TestPlan_Fallback(t *testing.T) {
	// What rules and data yield together comes in another order from a plan.
	mixed := body + "\n_all := [v | some v in data.lib.mixed]\n\npass if count(_all) > 9\n"
	source := func() Source {
		return files(map[string]string{
			"rules/a/x/rule.rego":  ruleOf("x", body),
			"rules/a/y/rule.rego":  ruleOf("y", mixed),
			"lib/mixed/mixed.rego": "package lib.mixed\n\nof_rules := 1\n",
			"data.json":            `{"rules": {"a": {"x": {"params": {"most": 5}}, "y": {"params": {"most": 5}}}}, "lib": {"mixed": {"of_data": 2}}}`,
		})
	}
	for _, tt := range []struct {
		mode    Mode
		name    string
		outcome rule.Outcome // of the rule that has no plan
	}{
		{Auto, "plan+topdown (1 rules)", rule.Pass},
		{Plan, "plan+topdown (1 rules)", rule.Error},
		{Topdown, "topdown", rule.Pass},
	} {
		t.Run(string(tt.mode), func(t *testing.T) {
			s, err := Load([]Source{source()}, nil, WithEvaluator(tt.mode))
			if err != nil {
				t.Fatal(err)
			}
			document := map[string]any{"x": json.Number("5")}
			results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, document), []rule.ID{"a/x", "a/y"})
			if err != nil {
				t.Fatal(err)
			}
			if got := s.Evaluator().Name(); got != tt.name {
				t.Errorf("name %q, want %q", got, tt.name)
			}
			if results[0].Outcome != rule.Pass || results[1].Outcome != tt.outcome {
				t.Errorf("%+v", results)
			}
		})
	}
}

// TestPlan_Names: rules whose names are not words of Rego are planned and found, too.
func TestPlan_Names(t *testing.T) {
	source := strings.ReplaceAll(ruleOf("x", body), "rules.a.x", `rules["a-b"]["x y"]`)
	s, err := Load([]Source{files(map[string]string{
		"x.rego":    source,
		"data.json": `{"rules": {"a-b": {"x y": {"params": {"most": 5}}}}}`,
	})}, nil, WithEvaluator(Plan))
	if err != nil {
		t.Fatal(err)
	}
	results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, map[string]any{"x": json.Number("7")}), []rule.ID{"a-b/x y"})
	if err != nil {
		t.Fatal(err)
	}
	if results[0].Outcome != rule.Fail || results[0].Err != nil {
		t.Errorf("%+v", results[0])
	}
}

// TestPlan_Concurrent: one set serves several goroutines.
func TestPlan_Concurrent(t *testing.T) {
	s := loadShipped(t, Auto)[0]
	ids := ruleIDs(s)
	documents := shippedDocuments(t)
	for _, name := range thorough.Some(slices.Sorted(maps.Keys(documents)), 3) {
		document := documents[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, document), ids)
			if err != nil {
				t.Fatal(err)
			}
			again, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, document), ids)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(first, again, errorsByText); diff != "" {
				t.Errorf("(-first +again):\n%s", diff)
			}
		})
	}
}

func BenchmarkEvaluate(b *testing.B) {
	for _, mode := range []Mode{Plan, Topdown} {
		b.Run(string(mode), func(b *testing.B) {
			s := loadShipped(b, mode)[0]
			ids := ruleIDs(s)
			document := shippedDocuments(b)["case_yy_growth"]
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Evaluator().Evaluate(context.Background(), valueOf(b, document), ids); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStart is what the first evaluation of a process costs.
func BenchmarkStart(b *testing.B) {
	document := shippedDocuments(b)["case_yy_growth"]
	b.ReportAllocs()
	for b.Loop() {
		s := loadShipped(b, Auto)[0]
		if _, err := s.Evaluator().Evaluate(context.Background(), valueOf(b, document), ruleIDs(s)); err != nil {
			b.Fatal(err)
		}
	}
}
