package plan

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
)

// doubled are rules a0, a1, ... of which each holds the one before twice, and b0, b1, ... which are equal: texts of 2^n
// parts. (OPA's type checker takes as long for arrays written out, of which it knows each element.)
func doubled(n int) string {
	var b strings.Builder
	b.WriteString("package test\n\na0 := [input.x]\n\nb0 := [input.x]\n\n")
	for i := range n {
		for _, name := range []string{"a", "b"} {
			fmt.Fprintf(&b, "%[1]s%[2]d := [%[1]s%[3]d | some _ in [0, 1]]\n\n", name, i+1, i)
		}
	}
	return b.String()
}

// large are queries that would follow 2^40 parts.
var large = map[string]string{
	"equal":          "p if a40 == b40",
	"not equal":      "p if a40 != b40",
	"less":           "p if a40 < b40",
	"unequal values": "p := {1: x | some x in [a40, b40]}",
	"a value twice":  "p := a40\n\np := b40",
	"a set":          "p := {x | some x in [a40, b40]}",
	"a key":          "p := {x: 1 | some x in [a40, b40]}",
	"a member":       "p if a40 in [1, b40]",
	"a lookup":       "p := {b40, 1}[a40]",
	"sorted":         "p := sort([a40, b40, 1])",
	"the greatest":   "p := max([a40, b40])",
	"union":          "p := {a40} | {b40}",
	"walked":         "p := [x | walk(a40, [_, x])]",
	"as JSON":        "p := json.marshal(a40)",
	"as YAML":        "p := yaml.marshal([a40])",
	"as text":        `p := sprintf("%v", [a40])`,
	"filtered":       `p := json.filter({"x": a40}, ["x/0"])`,
}

// TestLarge_Budget: an instruction that follows large values pays for all their parts, so that the budget ends it.
func TestLarge_Budget(t *testing.T) {
	for name, rule := range large {
		t.Run(name, func(t *testing.T) {
			p := planModules(t, "data.test.p", map[string]string{"test.rego": doubled(40) + rule + "\n"})
			entry, err := p.Function("data.test.p")
			if err != nil {
				t.Fatal(err)
			}
			e := p.NewEval(context.Background(), mustDecode(t, `{"x": 7}`), StepBudget(100_000))
			if _, _, err := e.Call(entry); !errors.Is(err, ErrStepBudget) {
				t.Errorf("%v, want the end of the budget", err)
			}
		})
	}
}

// endsAfter is a context that has ended once it was looked at so often.
type endsAfter struct {
	context.Context
	looks int
}

func (c *endsAfter) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}

// TestLarge_Cancelled: without any budget, the context ends what follows large values, and loops, at the look after it has ended.
func TestLarge_Cancelled(t *testing.T) {
	rules := map[string]string{"a loop": "p := count([1 | some a in numbers.range(1, 1000000); some b in numbers.range(1, 1000000); a * b < 0])"}
	maps.Copy(rules, large)
	for name, rule := range rules {
		t.Run(name, func(t *testing.T) {
			p := planModules(t, "data.test.p", map[string]string{"test.rego": doubled(40) + rule + "\n"})
			entry, err := p.Function("data.test.p")
			if err != nil {
				t.Fatal(err)
			}
			ctx := &endsAfter{Context: context.Background(), looks: 20}
			e := p.NewEval(ctx, mustDecode(t, `{"x": 7}`))
			if _, _, err := e.Call(entry); !errors.Is(err, context.Canceled) {
				t.Errorf("%v, want the end of the context", err)
			}
			if ctx.looks != -1 {
				t.Errorf("it was looked at %d times after it had ended", -1-ctx.looks)
			}
		})
	}
}

// TestLarge_Cheap: what does not read the parts of large values does not pay for them.
func TestLarge_Cheap(t *testing.T) {
	got, err := evalRule(t, `big := numbers.range(1, 10000)
p := [count([1 | some i in numbers.range(1, 1000); count(big) > i]), count([1 | some i in numbers.range(1, 1000); big[i] > 0]),
	count([1 | some i in numbers.range(1, 1000); is_array(big)]), count([1 | some i in numbers.range(1, 1000); big != i])]`, "1", StepBudget(200_000))
	if err != nil || got != "[1000,1000,1000,1000]" {
		t.Errorf("%s, %v", got, err)
	}
}
