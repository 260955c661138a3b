package plan

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// TestLimits: what would take minutes or gigabytes is an error at once, whatever makes it; what is of usual size is not.
func TestLimits(t *testing.T) {
	tests := []struct{ name, rules, want string }{
		{"a range", "p := count(numbers.range(1, 2000000000))", "elements of a list"},
		{"a range by steps", "p := count(numbers.range_step(input, 2000000000, 2))", "elements of a list"},
		{"the width of a format", `p := count(sprintf("%2000000000d", [input]))`, "bytes of text"},
		{"a width among the arguments", `p := count(sprintf("%*d", [input * 2000000000, 1]))`, "bytes of text"},
		{"a replacement", `p := count(replace(long, "a", long))
long := concat("", ["a" | some i in numbers.range(input, 100000)])`, "bytes of text"},
		{"a text doubled and doubled", `s0 := concat("", ["a" | some i in numbers.range(input, 100000)])
s1 := concat("", [s0, s0, s0, s0, s0, s0, s0, s0, s0, s0, s0, s0, s0, s0, s0, s0])
p := count(concat("", [s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1, s1]))`, "bytes of text"},
		{"a shift", "p := bits.lsh(input, 4000000000)", "bits of a shift"},
		{"a number", `p := floor(to_number(sprintf("%de1000000", [input])))`, "power of ten"},
		{"stars", `p := glob.match("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", [], sprintf("%d", [input]))`, "stars"},
		{"addresses", `p := count(net.cidr_expand(sprintf("10.0.0.0/%d", [input])))`, "addresses"},
		{"usual sizes", `p := [count(sprintf("%10d", [input])), count(numbers.range(input, 100)), bits.lsh(input, 4),
	glob.match("a*b", [], "aab"), replace("aa", "a", "bb")]`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := evalRule(t, tt.rules, "1")
			if tt.want == "" {
				if err != nil || got != `[10,100,16,true,"bbbb"]` {
					t.Errorf("%s, %v", got, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s, %v, want an error with %q", got, err, tt.want)
			}
		})
	}
}

// TestStepBudget_AllCalls: the budget is that of an input, not of each call, and the next input has all of it again.
func TestStepBudget_AllCalls(t *testing.T) {
	p := planModules(t, "[data.test.a, data.test.b]", map[string]string{"test.rego": `package test
a := count([x | some x in numbers.range(input, 1000)])
b := count([x | some x in numbers.range(input, 1001)])
`})
	e := p.NewEval(context.Background(), NewInt(1), StepBudget(15_000))
	call := func(path string) error {
		entry, err := p.Function(path)
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = e.Call(entry)
		return err
	}
	for range 3 {
		if err := call("data.test.a"); err != nil {
			t.Fatal(err)
		}
		if err := call("data.test.b"); !errors.Is(err, ErrStepBudget) {
			t.Errorf("%v, want the end of the budget", err)
		}
		e.Reset(context.Background(), NewInt(1))
	}
}

func TestCheckNumbers(t *testing.T) {
	tests := []struct {
		number string
		want   string
	}{
		{"7", ""}, {"-0.5", ""}, {"1e300", ""}, {"123456789012345678901234567890", ""},
		{"007", "not a number in JSON"}, {"+5", "not a number in JSON"}, {"1e400", "too large"}, {"-1e400", "too large"}, {"inf", "not a number in JSON"},
	}
	for _, tt := range tests {
		t.Run(tt.number, func(t *testing.T) {
			err := NewObject([2]Value{NewString("a"), NewArray(parseNumber(tt.number))}).CheckNumbers()
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}

// TestConstants_Apart: a composite that is part of a constant keeps its serial number when it becomes a constant of its own.
func TestConstants_Apart(t *testing.T) {
	c := newConstants()
	inner := NewArray(NewInt(1))
	whole := c.values[c.add(NewArray(inner))]
	before := inner.tag.serial
	own := c.values[c.add(whole.At(0))]
	if inner.tag.serial != before || own.tag == inner.tag || own.tag.serial == whole.tag.serial {
		t.Errorf("serial numbers %d, %d, %d", inner.tag.serial, own.tag.serial, whole.tag.serial)
	}
}
