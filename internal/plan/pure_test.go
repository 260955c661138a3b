package plan

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEval_PureCalls: over inputs an Eval remembers calls of functions that do not look at the input, and no others; what it
// remembers outlives the memory of the input that it came from.
func TestEval_PureCalls(t *testing.T) {
	p := planModules(t, "data.test.p", map[string]string{"test.rego": `package test
p := [pure(input.x), tokens(input.s), rate(input.s), impure(1), indirect(1), shadowed] if true

pure(x) := x + 1

tokens(s) := split(concat("/", [s, "b"]), "/")

rate(s) := rates[s]

rates := {"a": 1, "c": 3}

impure(x) := x + input.x

indirect(x) := impure(x)

shadowed := x if x := impure(1) with input as {"x": 100}
`})
	entry, err := p.Function("data.test.p")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"pure": true, "tokens": true, "rate": true, "impure": false, "indirect": false} {
		if fn := p.byName["g0.data.test."+name]; fn.pure != want {
			t.Errorf("%s: pure is %t", name, fn.pure)
		}
	}
	e := p.NewEval(context.Background(), Value{}, Recycle())
	for round := range 3 {
		for x, s := range []string{"a", "c", "a"} {
			e.Reset(context.Background(), mustDecode(t, fmt.Sprintf(`{"x": %d, "s": %q}`, x, s)))
			v, _, err := e.Call(entry)
			if err != nil {
				t.Fatal(err)
			}
			rate := map[string]int{"a": 1, "c": 3}[s]
			want := fmt.Sprintf(`[%d,[%q,"b"],%d,%d,%d,101]`, x+1, s, rate, x+1, x+1)
			if diff := cmp.Diff(want, v.String()); diff != "" {
				t.Errorf("round %d, input %d (-want +got):\n%s", round, x, diff)
			}
		}
	}
	for i := range 3 * maxPureSlots { // more calls than there is room for
		e.Reset(context.Background(), mustDecode(t, fmt.Sprintf(`{"x": %d, "s": "a"}`, i)))
		v, _, err := e.Call(entry)
		if err != nil || v.At(0).String() != fmt.Sprint(i+1) {
			t.Fatalf("%d: %v, %v", i, v, err)
		}
	}
	if n := e.pure[p.byName["g0.data.test.pure"].callMemo].size; n > maxPureSlots {
		t.Errorf("%d slots", n)
	}
}
