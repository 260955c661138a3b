package plan

import (
	"slices"
	"testing"
)

// TestIdioms plans a policy for each idiom of the planner and shows that it is recognized; and one that only looks like it.
func TestIdioms(t *testing.T) {
	has := func(test func(i instr) bool) func(*function) bool {
		return func(fn *function) bool { return slices.ContainsFunc(fn.code.Load().instrs, test) }
	}
	// goesOn reports whether some loop begins its next turn with a jump back.
	goesOn := func(fn *function) bool {
		c := fn.code.Load()
		for pc := range c.instrs {
			if c.instrs[pc].op != opNext {
				continue
			}
			for at := pc + 1; at < len(c.instrs); at++ {
				if i := &c.instrs[at]; i.op == opJump && i.to == int32(pc) {
					return true
				}
			}
		}
		return false
	}
	for _, tt := range []struct {
		name, policy string
		want         func(*function) bool
		no           bool // it must not be recognized
	}{
		{"endsEvery", `p if { every x in input.xs { x > 1 } }`, func(fn *function) bool { return !goesOn(translated(fn)) }, false},
		{"no endsEvery", `p := [x | some x in input.xs]`, func(fn *function) bool { return !goesOn(translated(fn)) }, true},
		{"noteComprehended", `p := {k: v | some v in input.xs; k := v.key}`, has(func(i instr) bool { return i.op == opInsertOnce && i.n == 1 }), false},
		{"no noteComprehended", `p[k] := v if { some v in input.xs; k := v.key }`, has(func(i instr) bool { return i.op == opInsertOnce && i.n == 1 }), true},
		{"noteNested", `p[x][y] := 1 if { some x in input.xs; some y in input.ys }`, has(func(i instr) bool { return i.op == opMakeNested }), false},
		{"no noteNested", `p[x] := {"a": 1} if { some x in input.xs }`, has(func(i instr) bool { return i.op == opMakeNested }), true},
		{"sameValue", "p if input.a\n\np if input.b", func(fn *function) bool { return fn.sameValue }, false},
		{"no sameValue", "p := 1 if input.a\n\np := 2 if input.b", func(fn *function) bool { return fn.sameValue }, true},
		{"listsRulesAndData", "p := [x | some x in data.test.q]\n\nq.a := 1\n\nq.b := 2", func(fn *function) bool { return fn.unsupported != nil }, false},
		{"no listsRulesAndData", "p := {x | some x in data.test.q}\n\nq.a := 1\n\nq.b := 2", func(fn *function) bool { return fn.unsupported != nil }, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := planModules(t, "x := data.test.p", map[string]string{"test.rego": "package test\n\n" + tt.policy + "\n"})
			fn := p.byName["g0.data.test.p"]
			if fn == nil {
				t.Fatal("no such function")
			}
			if _, err := p.entry(fn); err == nil {
				p.compiled(fn)
			}
			if got := tt.want(fn); got == tt.no {
				t.Errorf("recognized: %t", got)
			}
		})
	}
}

// translated returns a copy of a function whose code is not improved.
func translated(fn *function) *function {
	plain := &function{prog: fn.prog, name: fn.name, params: fn.params, source: fn.source, traits: fn.traits}
	plain.code.Store(translate(plain))
	return plain
}
