package plan

import (
	"math/bits"
	"slices"

	"github.com/open-policy-agent/opa/v1/ir"
)

// The optimiser makes the code of a function shorter, in rounds, until a round changes nothing. A round
//
//   - follows what is known of locals from instruction to instruction (facts.go), so that copies need not be made, tests whose
//     result is known fall away, and jumps lead to where they end up;
//   - leaves out what nobody reads and nobody reaches;
//   - makes one instruction of several: a built-in and the test of what it returned, a test and the jump behind it, a chain of
//     lookups.
//
// Between rounds, what is always the same becomes a constant, and code takes the place of calls and loops (expand.go). At the end
// locals whose lives don't touch share a number, so that frames are small and need not be cleared.

// optimise improves the code of a function. Functions that it calls are optimised first.
func optimise(c *functionCode) {
	rounds(c)
	for expand(c) {
		rounds(c)
	}
	shareLocals(c)
	number(c)
	c.dropArgs()
	c.memo = slices.ContainsFunc(c.instrs, func(i instr) bool { return isCall(i.op) || i.op == opScan }) || len(c.instrs) > shortCode
}

// maxRounds is far more than are needed.
const maxRounds = 20

func rounds(c *functionCode) {
	for range maxRounds {
		before := slices.Clone(c.instrs)
		follow(c)
		foldCalls(c)
		c.tidy()
		dropUnread(c)
		fuse(c)
		c.tidy()
		if slices.Equal(before, c.instrs) {
			return
		}
	}
}

// dropArgs leaves out of the list of operands what no instruction refers to any more.
func (c *functionCode) dropArgs() {
	var args []operand
	for pc := range c.instrs {
		i := &c.instrs[pc]
		if own := c.operands(i); own != nil {
			i.b = operand(len(args))
			args = append(args, own...)
		}
	}
	c.args = args
}

func isCall(o op) bool { return o == opCall || o == opCallRule || o == opCallDynamic }

// targets tells which instructions are jumped to.
func (c *functionCode) targets() []bool {
	targets := make([]bool, len(c.instrs)+1)
	for pc := range c.instrs {
		c.instrs[pc].jumps(func(to int32) int32 {
			targets[to] = true
			return to
		})
	}
	return targets
}

// tidy leaves out what is not reached, jumps to the next instruction, and opNop.
func (c *functionCode) tidy() {
	c.dropUnreached()
	at := make([]int32, len(c.instrs)+1) // where instructions go
	n := int32(0)
	for pc := range c.instrs {
		at[pc] = n
		i := &c.instrs[pc]
		if i.op == opJump && c.skipNops(i.to) == c.skipNops(int32(pc)+1) {
			i.op = opNop
		}
		if i.op != opNop {
			n++
		}
	}
	at[len(c.instrs)] = n
	kept, places := c.instrs[:0], c.places[:0]
	next := 0 // place
	for pc, i := range c.instrs {
		for next < len(c.places) && int(c.places[next].pc) < pc {
			next++
		}
		if i.op == opNop {
			continue
		}
		i.jumps(func(to int32) int32 { return at[to] })
		if shapes[i.op].places && next < len(c.places) && int(c.places[next].pc) == pc {
			p := c.places[next]
			p.pc = int32(len(kept))
			places = append(places, p)
		}
		kept = append(kept, i)
	}
	c.instrs, c.places = kept, places
}

func (c *functionCode) skipNops(pc int32) int32 {
	for int(pc) < len(c.instrs) && c.instrs[pc].op == opNop {
		pc++
	}
	return pc
}

// dropUnreached replaces by opNop what is never reached.
func (c *functionCode) dropUnreached() {
	reached := make([]bool, len(c.instrs))
	open := []int32{0}
	for len(open) > 0 {
		pc := open[len(open)-1]
		open = open[:len(open)-1]
		for !reached[pc] {
			reached[pc] = true
			i := &c.instrs[pc]
			i.jumps(func(to int32) int32 {
				open = append(open, to)
				return to
			})
			if shapes[i.op].stops {
				break
			}
			pc++
		}
	}
	for pc := range c.instrs {
		if !reached[pc] {
			c.instrs[pc] = instr{}
		}
	}
}

// bitset is a set of locals.
type bitset []uint64

func (s bitset) has(l int32) bool { return s[l>>6]&(1<<(l&63)) != 0 }
func (s bitset) add(l int32)      { s[l>>6] |= 1 << (l & 63) }
func (s bitset) remove(l int32)   { s[l>>6] &^= 1 << (l & 63) }

func (s bitset) addAll(t bitset) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s bitset) each(f func(l int32)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			f(int32(i*64 + bits.TrailingZeros64(w)))
		}
	}
}

// liveness tells for each instruction which locals are read before they are written when evaluation comes to it.
func (c *functionCode) liveness() []bitset {
	words := (c.size + 63) / 64
	all := make([]uint64, (len(c.instrs)+1)*words)
	live := make([]bitset, len(c.instrs)+1)
	for pc := range live {
		live[pc] = all[pc*words : (pc+1)*words]
	}
	now := make(bitset, words)
	for changed := true; changed; {
		changed = false
		for pc := len(c.instrs) - 1; pc >= 0; pc-- {
			c.liveBefore(pc, now, live)
			if !slices.Equal(now, live[pc]) {
				copy(live[pc], now)
				changed = true
			}
		}
	}
	return live
}

// liveBefore sets now to what is live before the instruction at pc.
func (c *functionCode) liveBefore(pc int, now bitset, live []bitset) {
	i := &c.instrs[pc]
	s := &shapes[i.op]
	clear(now)
	if s.jumps && s.clears { // c is written in any case
		c.addTargets(i, now, live)
	}
	if !s.stops {
		now.addAll(live[pc+1])
	}
	if s.writes {
		now.remove(i.c)
	}
	if s.writesB {
		now.remove(int32(i.b))
	}
	if s.jumps && !s.clears {
		c.addTargets(i, now, live)
	}
	if s.changes {
		now.add(i.c)
	}
	c.read(i, func(o operand) operand {
		if o >= 0 {
			now.add(int32(o))
		}
		return o
	})
}

func (c *functionCode) addTargets(i *instr, now bitset, live []bitset) {
	i.jumps(func(to int32) int32 {
		now.addAll(live[to])
		return to
	})
}

// liveAfter reports whether a local is read after the instruction at pc, wherever evaluation goes on.
func (c *functionCode) liveAfter(pc int, l int32, live []bitset) bool {
	i := &c.instrs[pc]
	is := !shapes[i.op].stops && live[pc+1].has(l)
	i.jumps(func(to int32) int32 {
		is = is || live[to].has(l)
		return to
	})
	return is
}

// dropUnread replaces by opNop what has no effect but to write a local that is not read.
func dropUnread(c *functionCode) {
	live := c.liveness()
	for pc := range c.instrs {
		i := &c.instrs[pc]
		if s := &shapes[i.op]; s.writes && !s.effect && !c.liveAfter(pc, i.c, live) {
			*i = instr{}
		}
	}
}

// fuse makes one instruction of several that stand side by side.
func fuse(c *functionCode) {
	live := c.liveness()
	targets := c.targets()
	for pc := 0; pc+1 < len(c.instrs); pc++ {
		i, j := &c.instrs[pc], &c.instrs[pc+1]
		switch {
		case i.op == opCopy && j.op == opReturn && j.a == operand(i.c):
			*i = instr{op: opReturn, a: i.a} // the other stays for those that jump to it
		case i.op == opReturn && j.op == opReturn && i.a == j.a:
			*i = instr{}
		case targets[pc+1]:
		case fuseTest(c, pc, live), fusePath(c, pc, live):
			*j = *i
			if k := slices.IndexFunc(c.places, func(p place) bool { return p.pc == int32(pc) }); k >= 0 {
				c.places[k].pc++
			}
			*i = instr{}
		case j.op == opJump && int(i.to) == pc+2 && shapes[i.op].jumps && i.invert():
			i.to = j.to
			*j = instr{}
			pc++
		}
	}
}

// fuseTest fuses the call of a built-in with the test that what it returned is not false. What remains is at pc.
func fuseTest(c *functionCode, pc int, live []bitset) bool {
	i, j := &c.instrs[pc], &c.instrs[pc+1]
	if (i.op != opBuiltin1 && i.op != opBuiltin2) || j.op != opNotEqual || j.a != operand(i.c) || !c.isFalse(j.b) || i.to != j.to ||
		c.liveAfter(pc+1, i.c, live) {
		return false
	}
	b := &c.builtins[i.n]
	switch {
	case b.kind != Undefined:
		i.op, i.n = opKind, 1<<b.kind
	case b.orders == onlyEqual:
		i.op, i.n = opEqual, 0
	case b.orders == unequal:
		i.op, i.n = opNotEqual, 0
	case b.orders != 0:
		i.op, i.n = opCompare, b.orders
	case i.op == opBuiltin1:
		i.op = opHolds1
	default:
		i.op = opHolds2
	}
	i.c = 0
	return true
}

func (c *functionCode) isFalse(o operand) bool {
	k, ok := o.constant()
	return ok && c.constants[k] == NewBool(false)
}

// Sets of orders, for opCompare.
const (
	orderLess uint16 = 1 << iota
	onlyEqual
	orderGreater

	unequal = orderLess | orderGreater
	ordered = orderLess | onlyEqual | orderGreater
)

// allKinds are all kinds of values, and what is none, for opKind.
const allKinds = 1<<(Set+1) - 1

// invert makes a test go on where it jumps and jump where it goes on. It is false if there is no such test.
func (i *instr) invert() bool {
	switch i.op {
	case opDefined:
		i.op = opUndefined
	case opUndefined:
		i.op = opDefined
	case opEqual:
		i.op = opNotEqual
	case opNotEqual:
		i.op = opEqual
	case opCompare:
		i.n ^= ordered
	case opKind:
		i.n ^= allKinds
	case opHolds1:
		i.op = opFails1
	case opHolds2:
		i.op = opFails2
	case opFails1:
		i.op = opHolds1
	case opFails2:
		i.op = opHolds2
	default:
		return false
	}
	return true
}

// fusePath fuses two lookups of constant keys, one in what the other found. What remains is at pc.
func fusePath(c *functionCode, pc int, live []bitset) bool {
	i, j := &c.instrs[pc], &c.instrs[pc+1]
	op, ok := pathOf(i, j.op)
	if !ok || j.a != operand(i.c) || i.to != j.to || (j.c != i.c && (c.liveAfter(pc+1, i.c, live) || live[i.to].has(j.c))) {
		return false
	}
	first, ok1 := c.known(i.b)
	last, ok2 := c.known(j.b)
	if !ok1 || !ok2 {
		return false
	}
	keys := []Value{first}
	if i.op == op {
		keys = slices.Clone(first.tag.vals)
	}
	if len(keys) == maxPath {
		return false
	}
	i.op, i.b, i.c = op, c.constant(NewArray(append(keys, last)...)), j.c
	return true
}

// maxPath is how many keys a path has at most.
const maxPath = 64

// pathOf returns the instruction that does what the lookup i and another in what it found do.
func pathOf(i *instr, next op) (op, bool) {
	switch i.op {
	case opDot, opPath:
		return opPath, next == opDot
	case opDotData, opData:
		return opData, next == opDotData && i.a == operand(ir.Data)
	}
	return 0, false
}

// number gives the paths into the data document numbers, under which an Eval remembers where they lead, and lookups the numbers of
// their sites, under which it remembers where among the keys they found theirs.
func number(c *functionCode) {
	for pc := range c.instrs {
		switch i := &c.instrs[pc]; i.op {
		case opData:
			i.n = c.fn.prog.dataPath(i.b)
		case opDot:
			i.n = c.fn.prog.newSites(1)
		case opPath:
			keys, _ := c.known(i.b)
			i.n = c.fn.prog.newSites(keys.Len())
		case opBuiltin3, opGet:
			if keys := c.constantKeys(i); keys > 0 {
				i.op, i.a = opGet, operand(c.fn.prog.newSites(keys))
			}
		}
	}
}

// constantKeys returns how many keys a call of object.get looks up, if they are constants and not too many; otherwise 0.
func (c *functionCode) constantKeys(i *instr) int {
	path, ok := c.known(c.operands(i)[1])
	switch {
	case !ok || c.builtins[i.n].name != "object.get" || path.Len() > maxPath:
		return 0
	case path.Kind() == Array:
		return path.Len()
	}
	return 1
}

// constant returns the operand of a constant of the program.
func (c *functionCode) constant(v Value) operand {
	o := c.fn.prog.constants.operand(v)
	c.constants = c.fn.prog.constants.values
	return o
}

// known returns the value of a constant operand.
func (c *functionCode) known(o operand) (Value, bool) {
	if k, ok := o.constant(); ok {
		return c.constants[k], true
	}
	return Value{}, false
}

// placeOf returns the place of the instruction at pc.
func (c *functionCode) placeOf(pc int) (place, bool) {
	k, ok := slices.BinarySearchFunc(c.places, int32(pc), func(p place, pc int32) int { return int(p.pc - pc) })
	if !ok {
		return place{}, false
	}
	return c.places[k], true
}

// shareLocals numbers the locals anew: parameters first, then others, of which those that are never live together share a number.
// A local that may be read before it is written is made undefined at the start; so frames need not be cleared.
func shareLocals(c *functionCode) {
	live := c.liveness()
	c.resetAtStart(live[0])
	live = c.liveness()
	type life struct{ from, to int32 } // first and last instruction
	lives := make([]life, c.size)
	for l := range lives {
		lives[l] = life{-1, -1}
	}
	touch := func(l int32, pc int) {
		if lives[l].from < 0 {
			lives[l].from = int32(pc)
		}
		lives[l].to = int32(pc)
	}
	for pc := range c.instrs {
		live[pc].each(func(l int32) { touch(l, pc) })
		i := &c.instrs[pc]
		if s := &shapes[i.op]; s.writes || s.changes {
			touch(i.c, pc)
			if s.writesB {
				touch(int32(i.b), pc)
			}
		}
	}
	number := make([]int32, c.size)
	for l := range number {
		number[l] = -1
	}
	var ends []int32 // by new number: when the last local there ends
	for k, l := range c.fn.source.params {
		number[l] = int32(k)
		ends = append(ends, max(lives[l].to, 0))
	}
	order := make([]int32, 0, c.size)
	for l := range int32(c.size) {
		if number[l] < 0 && lives[l].from >= 0 {
			order = append(order, l)
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(lives[a].from - lives[b].from) })
	for _, l := range order {
		// A local is not given the number of one that an instruction reads while it writes: the instruction may write first.
		k := slices.IndexFunc(ends, func(end int32) bool { return end < lives[l].from })
		if k < 0 {
			ends = append(ends, 0)
			k = len(ends) - 1
		}
		ends[k], number[l] = lives[l].to, int32(k)
	}
	c.rename(func(l int32) int32 { return number[l] })
	c.size, c.params = len(ends), c.fn.params
}

// resetAtStart makes locals undefined that are live at the start and are not parameters.
func (c *functionCode) resetAtStart(live bitset) {
	var resets []instr
	live.each(func(l int32) {
		if !slices.Contains(c.fn.source.params, ir.Local(l)) {
			resets = append(resets, instr{op: opCopy, a: undefined, c: l})
		}
	})
	if len(resets) == 0 {
		return
	}
	for pc := range c.instrs {
		c.instrs[pc].jumps(func(to int32) int32 { return to + int32(len(resets)) })
	}
	for k := range c.places {
		c.places[k].pc += int32(len(resets))
	}
	c.instrs = append(resets, c.instrs...)
}
