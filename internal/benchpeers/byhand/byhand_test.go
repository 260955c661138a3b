package byhand_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/diligo/diligo/internal/benchpeers/byhand"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

const seed = 7

func evaluator(tb testing.TB) policy.Evaluator {
	tb.Helper()
	s, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil, policy.WithEvaluator(policy.Plan))
	if err != nil {
		tb.Fatal(err)
	}
	return s.Evaluator()
}

// partial has dates that lack their day, alike and not.
const partial = `{"company": {"as_of": "2024"}, "complete": ["/rounds"], "rounds": [{"date": "2024"}, {"date": "2024-03"}]}`

// profiles returns the fixtures in JSON, some made-up profiles, and what neither has.
func profiles(t *testing.T, generated int) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("../../../fixtures/profiles/*/profile.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	all := map[string][]byte{"partial dates": []byte(partial)}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = content
	}
	for i := range generated {
		all[fmt.Sprintf("generated %d", i)] = generator.Profile(seed, i)
		mixed := generator.Mixed(seed, i)
		all[fmt.Sprintf("in several currencies %d", i)] = mixed
		// Years later, and with dates of their own for some facts.
		all[fmt.Sprintf("old %d", i)] = regexp.MustCompile(`"as_of":"202[0-9]`).ReplaceAll(mixed, []byte(`"as_of":"2026`))
	}
	return all
}

// TestEvaluate holds the sample equal to the rules: outcomes, what is missing, findings and suggestions with their values.
// Numbers may differ in the last digits, which OPA counts in more bits.
func TestEvaluate(t *testing.T) {
	e := evaluator(t)
	aged := 0
	seen := map[rule.ID]map[rule.Outcome]int{}
	for name, content := range profiles(t, thorough.Times(100, 500)) {
		document, err := plan.Decode(content)
		if err != nil {
			t.Fatal(err)
		}
		want, err := e.Evaluate(context.Background(), document, byhand.Rules())
		if err != nil {
			t.Fatal(err)
		}
		p, err := byhand.Decode(content)
		if err != nil {
			t.Fatal(err)
		}
		got := byhand.Evaluate(p)
		if len(got) != len(want) {
			t.Fatalf("%s: %d results by hand, want %d", name, len(got), len(want))
		}
		for i := range want {
			if len(want[i].Aged) > 0 {
				aged++
			}
		}
		for i, want := range plain(t, want) {
			got := plain(t, got[i:i+1])[0]
			if reflect.DeepEqual(want, got) { // most are, and it is much sooner told
				continue
			}
			if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.EquateErrors(), cmpopts.EquateApprox(1e-12, 1e-9)); diff != "" {
				t.Errorf("%s (-rules +by hand):\n%s", name, diff)
			}
		}
		for _, r := range want {
			if seen[r.Rule] == nil {
				seen[r.Rule] = map[rule.Outcome]int{}
			}
			seen[r.Rule][r.Outcome]++
		}
	}
	if aged == 0 {
		t.Error("no fact is too old: the comparison proves little")
	}
	for _, id := range byhand.Rules() {
		for _, o := range []rule.Outcome{rule.Fail, rule.Pass, rule.Unknown} {
			if seen[id][o] == 0 {
				t.Errorf("%s never gave %s: the comparison proves little", id, o)
			}
		}
	}
}

// plain is results with their values as JSON has them, findings and suggestions in an order of their own.
func plain(t *testing.T, results []policy.Result) []policy.Result {
	t.Helper()
	out := slices.Clone(results)
	for i := range out {
		r := &out[i]
		r.Rates, r.Derived = nil, nil // the sample uses them but doesn't report them
		r.Findings = slices.Clone(r.Findings)
		for k := range r.Findings {
			r.Findings[k].Evidence = values(t, r.Findings[k].Evidence)
		}
		slices.SortFunc(r.Findings, func(a, b policy.Finding) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), slices.Compare(a.At, b.At))
		})
		r.Suggestions = slices.Clone(r.Suggestions)
		for k := range r.Suggestions {
			r.Suggestions[k].Values = values(t, r.Suggestions[k].Values)
		}
		slices.SortFunc(r.Suggestions, func(a, b policy.Suggestion) int {
			return cmp.Or(cmp.Compare(a.Action, b.Action), cmp.Compare(a.Subject, b.Subject))
		})
	}
	return out
}

func values(t *testing.T, v map[string]any) (out map[string]any) {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// BenchmarkSample is what the sample of rules costs on one made-up profile after the other, from the bytes of the profile to
// results: by hand, and by our evaluator.
func BenchmarkSample(b *testing.B) {
	const count = 500
	var contents [count][]byte
	var size int
	for i := range contents {
		contents[i] = generator.Profile(seed, i)
		size += len(contents[i])
	}
	run := func(name string, evaluate func(content []byte) error) {
		b.Run(name, func(b *testing.B) {
			if err := evaluate(contents[0]); err != nil { // what only the first one costs
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.SetBytes(int64(size / count))
			for i := 0; b.Loop(); i++ {
				if err := evaluate(contents[i%count]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("byhand", func(content []byte) error {
		p, err := byhand.Decode(content)
		if err == nil {
			byhand.Evaluate(p)
		}
		return err
	})
	e, ids := evaluator(b), byhand.Rules()
	decoder := plan.Decoder{Recycle: true} // as a worker has one
	run("plan", func(content []byte) error {
		document, err := decoder.Decode(content)
		if err == nil {
			_, err = e.Evaluate(context.Background(), document, ids)
		}
		return err
	})
}
