package plan

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ir"
)

// facts are what is known of the locals of a function at one instruction, however evaluation came there.
type facts []fact

// fact is what is known of one local: nothing, that it is defined, or which operand has the same value.
type fact struct {
	defined bool
	same    bool
	as      operand // if same
}

// resolve finds the operand that is to be read instead of o.
func (f facts) resolve(o operand) operand {
	for o >= 0 && f[o].same {
		o = f[o].as
	}
	return o
}

// isDefined reports whether o is certainly defined.
func (f facts) isDefined(o operand) bool {
	o = f.resolve(o)
	if o < 0 {
		return o != undefined
	}
	return f[o].defined
}

// isUndefined reports whether o is certainly undefined.
func (f facts) isUndefined(o operand) bool { return f.resolve(o) == undefined }

// write notes that a local gets a value of which only that is known.
func (f facts) write(l int32, is fact) {
	old := f[l]
	heir := operand(-1) // a local that had the value of l: others that had it, too, are now like this one
	for x := range f {
		if f[x].same && f[x].as == operand(l) {
			if heir < 0 {
				heir = operand(x)
				f[x] = fact{defined: old.defined}
			} else {
				f[x].as = heir
			}
		}
	}
	f[l] = is
}

// copy notes that l gets the value of o.
func (f facts) copy(l int32, o operand) {
	if o = f.resolve(o); o != operand(l) {
		f.write(l, fact{same: true, as: o})
	}
}

// is notes that an operand was found to be defined, or undefined.
func (f facts) is(o operand, defined bool) {
	switch o = f.resolve(o); {
	case o < 0:
	case defined:
		f[o].defined = true
	default:
		f[o] = fact{same: true, as: undefined}
	}
}

// meet keeps of f what is known in g too. It reports whether f has changed.
func (f facts) meet(g facts) (changed bool) {
	for l := range f {
		o := operand(l)
		if f[l] == g[l] || f[l].same && g.resolve(o) == g.resolve(f[l].as) {
			continue
		}
		both := fact{defined: f.isDefined(o) && g.isDefined(o)}
		if r := f.resolve(o); r != o && r == g.resolve(o) {
			both = fact{same: true, as: r}
		}
		if f[l] != both {
			f[l], changed = both, true
		}
	}
	return changed
}

// after turns what is known before an instruction into what is known where it goes on, and answers what is known where it jumps.
func (f facts) after(c *functionCode, i *instr) (jumping facts) {
	s := &shapes[i.op]
	if s.jumps {
		jumping = slices.Clone(f)
		if s.clears {
			jumping.copy(i.c, undefined)
		}
		if s.jumpsA {
			jumping.write(i.c, fact{})
		}
	}
	switch i.op {
	case opCopy, opEndWith:
		f.copy(i.c, i.a)
	case opAssignOnce:
		f.write(i.c, fact{defined: f.isDefined(i.a)})
	case opDefined:
		f.is(i.a, true)
		jumping.is(i.a, false)
	case opUndefined:
		f.is(i.a, false)
		jumping.is(i.a, true)
	case opWith:
		f.write(i.c, fact{defined: true})
	default:
		if s.writes {
			f.write(i.c, fact{defined: !s.mayUndefine})
		}
		if s.writesB {
			f.write(int32(i.b), fact{defined: true})
		}
	}
	if i.op == opScan { // it may write the iterator in any case
		jumping.write(i.c, fact{})
	}
	return jumping
}

// follow finds out what is known at each instruction and improves the instructions by it.
func follow(c *functionCode) {
	known := c.facts()
	for pc := range c.instrs {
		if known[pc] != nil {
			c.improve(pc, known[pc])
		}
	}
}

// facts finds what is known before each instruction; nil before those that are not reached.
func (c *functionCode) facts() []facts {
	known := make([]facts, len(c.instrs)+1)
	known[0] = make(facts, c.size)
	for l := range known[0] { // a frame begins undefined but for the parameters
		if !slices.Contains(c.fn.source.params, ir.Local(l)) {
			known[0][l] = fact{same: true, as: undefined}
		}
	}
	open := []int32{0}
	for len(open) > 0 {
		pc := open[len(open)-1]
		open = open[:len(open)-1]
		i := &c.instrs[pc]
		next := slices.Clone(known[pc])
		jumping := next.after(c, i)
		reach := func(to int32, f facts) {
			if known[to] == nil {
				known[to] = slices.Clone(f)
			} else if !known[to].meet(f) {
				return
			}
			open = append(open, to)
		}
		i.jumps(func(to int32) int32 {
			reach(to, jumping)
			return to
		})
		if !shapes[i.op].stops {
			reach(pc+1, next)
		}
	}
	return known
}

// improve improves the instruction at pc.
func (c *functionCode) improve(pc int, f facts) {
	i := &c.instrs[pc]
	if i.op != opNext { // which works on the iterator itself
		c.read(i, f.resolve)
	}
	switch i.op {
	case opCopy:
		if f.resolve(operand(i.c)) == i.a {
			*i = instr{}
		}
	case opAssignOnce:
		if f.isUndefined(operand(i.c)) {
			i.op = opCopy
		}
	case opDefined, opUndefined, opEqual, opNotEqual:
		if holds, ok := c.decide(i, f); ok && holds {
			*i = instr{}
		} else if ok {
			*i = instr{op: opJump, to: i.to}
		}
	}
	if !shapes[i.op].jumps {
		return
	}
	jumping := slices.Clone(f).after(c, i)
	i.jumps(func(to int32) int32 { return c.thread(to, jumping) })
	if target := &c.instrs[i.to]; i.op == opJump && target.op == opReturn {
		*i = instr{op: opReturn, a: f.resolve(target.a)}
	}
}

// decide reports whether a test holds, if that is known.
func (c *functionCode) decide(i *instr, f facts) (holds, ok bool) {
	switch i.op {
	case opDefined, opUndefined:
		if f.isDefined(i.a) {
			return i.op == opDefined, true
		}
		return i.op == opUndefined, f.isUndefined(i.a)
	case opEqual, opNotEqual:
		a, okA := c.known(f.resolve(i.a))
		b, okB := c.known(f.resolve(i.b))
		return Equal(a, b) == (i.op == opEqual), okA && okB
	}
	return false, false
}

// thread follows a jump that leads to other jumps, given what is known when it jumps.
func (c *functionCode) thread(to int32, f facts) int32 {
	for range len(c.instrs) {
		i := &c.instrs[to]
		switch i.op {
		case opNop:
			to++
		case opJump:
			to = i.to
		case opDefined, opUndefined, opEqual, opNotEqual:
			holds, ok := c.decide(i, f)
			if !ok {
				return to
			}
			if to++; !holds {
				to = i.to
			}
		default:
			return to
		}
	}
	return to // round and round: a loop that does nothing
}
