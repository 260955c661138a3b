package plan

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// evalRule evaluates data.test.p of a module, of which the text after the package is given.
func evalRule(tb testing.TB, rules, input string, opts ...Option) (string, error) {
	tb.Helper()
	p := planModules(tb, "data.test.p", map[string]string{"test.rego": "package test\n" + rules})
	entry, err := p.Function("data.test.p")
	if err != nil {
		return "", err
	}
	v, defined, err := p.NewEval(context.Background(), mustDecode(tb, input), opts...).Call(entry)
	if defined != v.IsDefined() {
		tb.Errorf("defined %t, value %v", defined, v)
	}
	return v.String(), err
}

func TestCall(t *testing.T) {
	tests := []struct{ name, rules, input, want string }{
		{"complete rule", `p := input.a + 1`, `{"a": 1}`, `2`},
		{"undefined", `p := input.a + 1`, `{}`, `undefined`},
		{"false is a value", `p := input.a == 1`, `{"a": 2}`, `false`},
		{"partial set in order", `p contains x if some x in input`, `["b", 10, "a", 9, 1.50]`, `[1.50,9,10,"a","b"]`},
		{"partial object", `p[k] := v if some v, k in input`, `{"x": "b", "y": "a"}`, `{"a":"y","b":"x"}`},
		{"nested partial object", `p[k].l[v] := true if some k, v in input`, `{"x": "b"}`, `{"x":{"l":{"b":true}}}`},
		{"else", "p := 1 if input.a > 1 else := 2 if input.a > 0 else := 3", `{"a": 1}`, `2`},
		{"default", "default p := 7\np := 1 if input.a", `{}`, `7`},
		{"first of equal values", "p := 1.0 if input.a\np := 1 if input.b", `{"a": 1, "b": 1}`, `1.0`},
		{"with input", "p := x if x := q with input.a.b as 5 with input.a.c as 6\nq := input.a", `{"a": {"b": 1, "d": 2}}`, `{"b":5,"c":6,"d":2}`},
		{"with is undone", "p := [a, b, c] if { a := q; b := q with input as 2; c := q }\nq := input", `1`, `[1,2,1]`},
		{"with of a built-in", "p := [a, b] if { a := q with count as 9; b := q }\nq := count(input)", `[1]`, `[9,1]`},
		{"every", "p if every x in input { x > 0 }", `[1, 2]`, `true`},
		{"every, counterexample", "p if every x in input { x > 0 }", `[1, 0, 2]`, `undefined`},
		{"every of nothing", "p if every x in input { x > 0 }", `[]`, `true`},
		{"every of no collection", "p if every x in input { x > 0 }", `1`, `undefined`},
		{"comprehensions nest", "p := {k: [x | some x in v; x > 1] | some k, v in input}", `{"a": [1, 2], "b": []}`, `{"a":[2],"b":[]}`},
		{"last of equal values", "p := {1: x | some x in input}", `[1, 1.0]`, `{"1":1.0}`},
		{"negation", "p if not input.a", `{"b": 1}`, `true`},
		{"walk", "p contains path if walk(input, [path, 1])", `{"a": [0, 1], "b": 1}`, `[["a",1],["b"]]`},
		{"decimals", "p := [input.a + input.b, input.a * 3, 1 / 3, 10 / 4, 4 / 2]", `{"a": 0.1, "b": 0.2}`, `[0.3,0.3,0.33333333333333333334,2.5,2]`},
		{"large integers", "p := [input * input, input + 1, input % 10]", `9223372036854775807`, `[85070591730234615847396907784232501249,9223372036854775808,7]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := evalRule(t, tt.rules, tt.input)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestCall_Errors(t *testing.T) {
	tests := []struct{ name, rules, input, want string }{
		{"division by zero", "p := 1 / input", `0`, "test.rego:2: eval_builtin_error: div: divide by zero"},
		{"type", "p := lower(input)", `0`, "test.rego:2: eval_type_error: lower: operand 1 must be string but got number"},
		{"element", "p := sum(input)", `["a"]`, "test.rego:2: eval_type_error: sum: operand 1 must be array of numbers but got array containing string"},
		{"in a function", "p := f(input)\n\nf(x) := 1 / x", `0`, "test.rego:4: eval_builtin_error: div: divide by zero"},
		{"of OPA's", "p := json.unmarshal(input)", `"{"`, "test.rego:2: eval_builtin_error: json.unmarshal: unexpected EOF"},
		{"rule", "p := 1 if input > 1\np := 2 if input > 2", `3`, "test.rego:3: eval_conflict_error: rule data.test.p produced conflicting values"},
		{"function", "p := f(input)\nf(x) := 1 if x > 1\nf(x) := 2 if x > 2", `3`, "test.rego:4: eval_conflict_error: function data.test.f produced conflicting values for the same inputs"},
		{"object", "p := {1: x | some x in input}", `[1, 2]`, "test.rego:2: eval_conflict_error: object keys must be unique"},
		{"partial object", "p[1] := x if some x in input", `[1, 2]`, "test.rego:2: eval_conflict_error: object keys must be unique"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, err := evalRule(t, tt.rules, tt.input)
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Fatalf("got %s and error %v", v, err)
			}
			if !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestCall_Lenient(t *testing.T) {
	got, err := evalRule(t, "p := [x | some y in input; x := 4 / y]", `[1, 0, "a", 2]`, Lenient())
	if err != nil || got != `[4,2]` {
		t.Errorf("got %s, %v", got, err)
	}
	if _, err := evalRule(t, "p := {1: x | some x in input}", `[1, 2]`, Lenient()); err == nil {
		t.Error("a conflict is an error in any mode")
	}
}

// TestCall_FirstValueDecides: OPA stops at the first rule that holds if all have the same value, and so do we, for
// the sake of errors behind it.
func TestCall_FirstValueDecides(t *testing.T) {
	tests := []struct{ name, rules, want string }{
		{"within a rule", "p if { some x in input; 1 / x > 0 }", `true`},
		{"in a nested loop", "p if { some x in input; some y in input; z := [a | some a in input; a > 0]; x / (y * z[0]) > 0 }", `true`},
		{"between rules", "p if input[0] > 0\np if 1 / input[1] > 0", `true`},
		{"else", "p := true if { some x in input; 1 / x > 0 } else := true if 1 / input[1] > 0", `true`},
		{"in a function", "p := f(input)\nf(xs) if { some x in xs; 1 / x > 0 }", `true`},
		{"other values", "p := 1 if { some x in input; 1 / x > 0 }\np := 2 if { some x in input; x < 0 }", `error`},
		{"error first", "p if { some x in array.reverse(input); 1 / x > 0 }", `error`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := evalRule(t, tt.rules, `[1, 0]`)
			if err != nil {
				got = "error"
			}
			if got != tt.want {
				t.Errorf("got %s (%v), want %s", got, err, tt.want)
			}
		})
	}
}

// TestCall_ErrorsThatOPAAvoids holds what the comment of Error says.
func TestCall_ErrorsThatOPAAvoids(t *testing.T) {
	tests := []struct{ name, rules, input string }{
		{"rule index", "p if { 1 / input.x > 0; input.kind == \"a\" }", `{"x": 0, "kind": "b"}`},
		{"key of a partial rule", "p := q.a\nq[k] := 1 / x if some k, x in input", `{"a": 1, "b": 0}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := evalRule(t, tt.rules, tt.input); err == nil {
				t.Errorf("got %s: update the comment", got)
			}
		})
	}
}

// TestCall_ErrorsOfOPAAlone holds the rest of it: OPA evaluates the comprehension for "b" too.
func TestCall_ErrorsOfOPAAlone(t *testing.T) {
	const rules = `p[k] := xs if { some k in ["a"]; xs := [v | some e in input; e.k == k; v := 1 / e.z] }`
	const input = `[{"k": "a", "z": 1}, {"k": "b", "z": 0}]`
	got, err := evalRule(t, rules, input)
	if err != nil || got != `{"a":[1]}` {
		t.Errorf("got %s, %v", got, err)
	}
	q, err := rego.New(rego.Query("data.test.p"), rego.Module("test.rego", "package test\n"+rules),
		rego.StrictBuiltinErrors(true)).PrepareForEval(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if want, err := evalTopdown(q, ToAST(mustDecode(t, input))); err == nil {
		t.Errorf("topdown has %s: update the comment", want)
	}
}

func TestCall_ErrorLeavesOthersAlone(t *testing.T) {
	p := planModules(t, "[data.test.bad, data.test.good, data.test.worse]", map[string]string{"test.rego": `package test
shared := {"n": count(input.xs), "first": input.xs[0]}
bad := shared.n / input.zero
good := shared.n + 1
worse := x if x := bad with input.xs as [1, 2]
`})
	e := p.NewEval(context.Background(), mustDecode(t, `{"xs": [1, 2, 3], "zero": 0}`))
	for range 2 {
		for _, tt := range []struct{ name, want string }{
			{"bad", "error"}, {"good", "4"}, {"worse", "error"}, {"shared", `{"first":1,"n":3}`},
		} {
			entry, err := p.Function("data.test." + tt.name)
			if err != nil {
				t.Fatal(err)
			}
			v, _, err := e.Call(entry)
			got := v.String()
			if err != nil {
				got = "error"
			}
			if got != tt.want {
				t.Errorf("%s: got %s (%v), want %s", tt.name, got, err, tt.want)
			}
		}
	}
	if e.level != 0 || e.top != 0 {
		t.Errorf("left at level %d, top %d", e.level, e.top)
	}
}

func TestCall_SharedRulesAreComputedOnce(t *testing.T) {
	p := planModules(t, "[data.test.a, data.test.b]", map[string]string{"test.rego": `package test
shared := [x | some x in numbers.range(1, 1000)]
a := count(shared)
b := shared[0]
`})
	e := p.NewEval(context.Background(), Value{}, StepBudget(20_000))
	a, err := p.Function("data.test.a")
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.Function("data.test.b")
	if err != nil {
		t.Fatal(err)
	}
	if v, _, err := e.Call(a); err != nil || v.String() != "1000" {
		t.Fatal(v, err)
	}
	before := len(e.mem.values.rest)
	if v, _, err := e.Call(b); err != nil || v.String() != "1" {
		t.Fatal(v, err)
	}
	if len(e.mem.values.rest) != before {
		t.Error("computed again")
	}
}

func TestCall_StepBudget(t *testing.T) {
	const rules = "p := count([1 | some x in input; some y in input; x == y])"
	input := "[" + strings.Repeat("1,", 99) + "1]"
	if got, err := evalRule(t, rules, input, StepBudget(100_000)); err != nil || got != "10000" {
		t.Errorf("got %s, %v", got, err)
	}
	for _, n := range []int{0, 1, 100, 5000} {
		_, err := evalRule(t, rules, input, StepBudget(n))
		e, ok := errors.AsType[*Error](err)
		if !ok || !errors.Is(err, ErrStepBudget) || e.Code != topdown.CancelErr {
			t.Errorf("budget %d: %v", n, err)
		}
	}
	if _, err := evalRule(t, "p := count(numbers.range(1, 1000000))", `1`, StepBudget(1000)); !errors.Is(err, ErrStepBudget) {
		t.Errorf("a built-in: %v", err)
	}
}

func TestCall_Cancel(t *testing.T) {
	p := planModules(t, "data.test.p", map[string]string{"test.rego": `package test
p := count([1 | some x in numbers.range(1, 1000); some y in numbers.range(1, 1000); some z in numbers.range(1, 1000)])
`})
	entry, err := p.Function("data.test.p")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	e := p.NewEval(ctx, Value{}, Lenient())
	var wg sync.WaitGroup
	wg.Go(func() { _, _, err = e.Call(entry) })
	cancel()
	wg.Wait()
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), topdown.CancelErr) {
		t.Error(err)
	}
}

func TestFunction_Unsupported(t *testing.T) {
	p := planModules(t, "[data.test.a, data.test.b, data.test.c, data.test.d]", map[string]string{"test.rego": `package test
a := b
b := time.now_ns()
c := 1
d := [x | x := data.other[_]]
e := f(1)
f(x) := x
`, "other.rego": `package other
x := 1
`})
	for _, tt := range []struct{ path, want string }{
		{"data.test.a", "data.test.a: unsupported: built-in time.now_ns: not deterministic in data.test.b"},
		{"data.test.b", "data.test.b: unsupported: built-in time.now_ns: not deterministic"},
		{"data.test.c", ""},
		{"data.test.d", "data.test.d: unsupported: array of what rules and data yield together"},
		{"data.test.f", "data.test.f: unknown entry point"},
		{"data.test.x", "data.test.x: unknown entry point"},
	} {
		_, err := p.Function(tt.path)
		if got := fmt.Sprint(err); got != tt.want && (err != nil || tt.want != "") {
			t.Errorf("%s: got %v, want %q", tt.path, err, tt.want)
		}
	}
}

// TestProgram_Concurrent is for the race detector: code is compiled and data is read by several goroutines at once.
func TestProgram_Concurrent(t *testing.T) {
	c, err := loadCorpus()
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := New(c.prog.policy)
	if err != nil {
		t.Fatal(err)
	}
	prog := fresh.WithData(c.prog.data)
	input := mustDecode(t, corpusInputs[8])
	results := make([][]string, 4)
	var wg sync.WaitGroup
	for i := range results {
		wg.Go(func() {
			e := prog.NewEval(context.Background(), input, Lenient())
			for _, ce := range c.entries {
				entry, err := prog.Function(ce.name)
				if err != nil {
					continue
				}
				v, _, err := e.Call(entry)
				results[i] = append(results[i], fmt.Sprint(ce.name, v, err))
			}
		})
	}
	wg.Wait()
	for _, r := range results[1:] {
		if diff := cmp.Diff(results[0], r); diff != "" {
			t.Error(diff)
		}
	}
}

func TestNew_Errors(t *testing.T) {
	if _, err := New(nil); err == nil {
		t.Error("no error")
	}
}

// TestCall_UnsupportedDocuments: only the documents show that OPA's answer depends on its store.
func TestCall_UnsupportedDocuments(t *testing.T) {
	tests := []struct{ name, rules, input, data, want string }{
		{"key of another type", "p := data.years[input]", `2024`, `{"years": {"2024": 1}}`, "data document looked up by a key of another type"},
		{"index of another type", "p := data.list[input]", `"0"`, `{"list": [1]}`, "data document looked up by a key of another type"},
		{"a key that matches", "p := data.years[input]", `"2024"`, `{"years": {"2024": 1}}`, ""},
		{"an index that matches", "p := data.list[input]", `0`, `{"list": [1]}`, ""},
		{"no index at all", "p := data.list[input]", `"x"`, `{"list": [1]}`, ""},
		{"a value of the policy", "p := x[input] if x := data.years", `2024`, `{"years": {"2024": 1}}`, ""},
		{"two objects", "p[k].c := v if some k, v in input\np[k].b := 1 if some k, _ in input", `{"a": {"c": 1}}`, `{}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := planModules(t, "data.test.p", map[string]string{"test.rego": "package test\n" + tt.rules})
			entry, err := p.Function("data.test.p")
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = p.WithData(mustDecode(t, tt.data)).NewEval(context.Background(), mustDecode(t, tt.input)).Call(entry)
			got := ""
			if u, ok := errors.AsType[*ErrUnsupported](err); ok {
				got = u.Feature
			} else if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestCall_RemembersCalls counts steps: a call that is remembered takes fewer.
func TestCall_RemembersCalls(t *testing.T) {
	const rules = `
p := [f(input, 1) | some x in numbers.range(1, 50)]
f(xs, n) := count([1 | some x in xs; x != n])
`
	input := "[" + strings.Repeat("1,", 99) + "2]"
	got, err := evalRule(t, rules, input, StepBudget(500))
	if want := "[" + strings.Repeat("1,", 49) + "1]"; err != nil || got != want {
		t.Errorf("got %s, %v", got, err)
	}
	// Other arguments, other documents: other results.
	got, err = evalRule(t, `
p := [a, b, c, d] if {
	a := f(input.x)
	b := f(input.y)
	c := f(input.x) with input.z as 5
	d := f(input.x)
}
f(x) := x + input.z
`, `{"x": 1, "y": 2, "z": 3}`)
	if err != nil || got != `[4,5,6,4]` {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestCall_EntryOfAnotherProgram(t *testing.T) {
	p := planModules(t, "data.test.p", map[string]string{"test.rego": "package test\np := 1"})
	q := planModules(t, "data.test.p", map[string]string{"test.rego": "package test\np := 1"})
	entry, err := p.Function("data.test.p")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []Entry{entry, {}} {
		if _, _, err := q.NewEval(context.Background(), Value{}).Call(e); !errors.Is(err, ErrUnknownEntry) {
			t.Errorf("got %v", err)
		}
	}
}

// TestEval_Recycle: documents come one after the other, and results of each are right while they are used.
func TestEval_Recycle(t *testing.T) {
	p := planModules(t, "data.test.p", map[string]string{"test.rego": `package test
p := {"names": {n | some n in input.names}, "sum": sum(input.numbers), "all": input}
`})
	entry, err := p.Function("data.test.p")
	if err != nil {
		t.Fatal(err)
	}
	d := Decoder{Recycle: true}
	e := p.NewEval(context.Background(), Value{}, Recycle())
	for i := range 300 {
		n := i * 37 % 101
		names := make([]string, n)
		for j := range names {
			names[j] = fmt.Sprintf(`"n%03d"`, j)
		}
		doc := fmt.Sprintf(`{"names":[%s],"numbers":[%d,0.5]}`, strings.Join(names, ","), i)
		in, err := d.Decode([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		e.Reset(context.Background(), in)
		v, _, err := e.Call(entry)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf(`{"all":%s,"names":[%s],"sum":%d.5}`, doc, strings.Join(names, ","), i)
		if got := v.String(); got != want {
			t.Fatalf("document %d: got %s, want %s", i, got, want)
		}
	}
}
