package plan

import (
	"context"
	"slices"
)

// Expanding makes code longer where it becomes quicker, and folds what turns out to be constant. After
//
//	absent({"/company/stage"})
//
// with absent(pointers) := {p | some p in pointers; not is_fact(object.get(input, tokens(p), null))}, the code of absent takes the
// place of its call; then its loop, which visits a constant, becomes a sequence of its body; then tokens of a constant takes the place
// of its call, and all that it does is done here and now.

// expand expands the code once. It is false if there is nothing to expand.
func expand(c *functionCode) bool {
	folded := foldComposites(c)
	unrolled := unroll(c)
	inlined := inlineCalls(c)
	return folded || unrolled || inlined
}

// foldComposites makes constants of composites to which only constants are added, right after they are made. It reports whether it did.
func foldComposites(c *functionCode) (done bool) {
	targets := c.targets()
	for pc := len(c.instrs) - 1; pc >= 0; pc-- { // what is nested is made later
		v, ok := c.foldComposite(pc, targets)
		if ok {
			l := c.instrs[pc].c
			c.instrs[pc] = instr{op: opCopy, a: c.constant(v), c: l}
			followConstant(c, pc, targets)
			done = true
		}
	}
	c.tidy()
	return done
}

// foldComposite returns the constant that the composite made at pc is. What adds to it is left out.
func (c *functionCode) foldComposite(pc int, targets []bool) (Value, bool) {
	made := c.instrs[pc]
	t := &tag{}
	switch made.op {
	case opMakeArray:
		t.kind = Array
	case opMakeSet:
		t.kind = Set
	case opMakeObject:
		t.kind = Object
	default:
		return Value{}, false
	}
	var added []int
	end := pc + 1
	for ; end < len(c.instrs) && !targets[end]; end++ {
		i := &c.instrs[end]
		if i.op == opNop || i.op == opCopy && i.c != made.c && i.a != operand(made.c) {
			continue
		}
		if i.c != made.c || !c.addConstant(t, i) {
			break
		}
		added = append(added, end)
	}
	for k := end; k < len(c.instrs); k++ { // until it is made anew nothing else may be added
		s := &shapes[c.instrs[k].op]
		if s.changes && c.instrs[k].c == made.c {
			return Value{}, false
		}
		if s.writes && c.instrs[k].c == made.c {
			break
		}
	}
	for _, k := range added {
		c.instrs[k] = instr{}
	}
	v := Value{tag: t}
	v.freeze()
	return v, true
}

// addConstant adds to t what an instruction adds, if that is constant.
func (c *functionCode) addConstant(t *tag, i *instr) bool {
	a, ok := c.known(i.a)
	if !ok {
		return false
	}
	switch i.op {
	case opAppend:
		t.vals = append(t.vals, a)
	case opAdd:
		t.add(nil, a)
	case opInsert:
		b, ok := c.known(i.b)
		if ok {
			t.put(nil, a, b)
		}
		return ok
	default:
		return false
	}
	return true
}

// followConstant lets what follows read the constant instead of the local that the instruction at pc copies it to, so that
// composites around it can be found constant too.
func followConstant(c *functionCode, pc int, targets []bool) {
	copied := c.instrs[pc]
	for pc++; pc < len(c.instrs) && !targets[pc]; pc++ {
		i := &c.instrs[pc]
		c.read(i, func(o operand) operand {
			if o == operand(copied.c) {
				return copied.a
			}
			return o
		})
		if s := &shapes[i.op]; s.writes && i.c == copied.c || s.writesB && int32(i.b) == copied.c || s.stops {
			return
		}
	}
}

// foldCalls calls the built-ins whose operands are all constants, and functions that look at nothing but arguments that are.
func foldCalls(c *functionCode) {
	for pc := range c.instrs {
		i := &c.instrs[pc]
		v, ok := c.callConstant(i)
		if !ok {
			continue
		}
		switch i.op {
		case opHolds1, opHolds2, opFails1, opFails2:
			if holds(v, nil) == (i.op == opHolds1 || i.op == opHolds2) {
				*i = instr{}
			} else {
				*i = instr{op: opJump, to: i.to}
			}
		default:
			if v.IsDefined() && isSmall(v) {
				*i = instr{op: opCopy, a: c.constant(v), c: i.c}
			}
		}
	}
}

// callConstant returns what an instruction that calls yields, if it calls with constants and does not fail.
func (c *functionCode) callConstant(i *instr) (v Value, ok bool) {
	if i.op == opCall {
		return c.callClosed(i)
	}
	form := i.op.form()
	if form == 0 || form == formMany || c.builtins[i.n].name == "numbers.range" { // which may be huge
		return Value{}, false
	}
	given := c.operands(i)
	if form != formThree {
		given = []operand{i.a, i.b}[:form]
	}
	var args [3]Value
	for k, o := range given {
		if args[k], ok = c.known(o); !ok {
			return Value{}, false
		}
	}
	e := c.fn.prog.folder()
	var err error
	switch b := &c.builtins[i.n]; form {
	case formOne:
		v, err = b.one(e, args[0])
	case formTwo:
		v, err = b.two(e, args[0], args[1])
	case formThree:
		v, err = b.three(e, args[0], args[1], args[2])
	}
	v.freeze()
	return v, err == nil
}

// callClosed returns what a closed function returns, if it is called with constants and does not fail.
func (c *functionCode) callClosed(i *instr) (v Value, ok bool) {
	s := c.fn.prog
	fn := &s.functions[i.a]
	args := c.operands(i)
	if !fn.closed || slices.ContainsFunc(args[2:], func(o operand) bool { return o >= 0 }) {
		return Value{}, false
	}
	s.compileAll(fn)
	args = append([]operand{undefined, undefined}, args[2:]...)
	v, ok = s.folder().call(fn, c, args, nil)
	v.freeze()
	return v, ok
}

// folder returns the evaluation of calls that are made beforehand.
func (s *shared) folder() *Eval {
	if s.folding == nil {
		s.folding = (&Program{shared: s, data: emptyObj}).NewEval(context.Background(), Value{}, StepBudget(maxFoldSteps))
	}
	e := s.folding
	e.Reset(context.Background(), Value{})
	e.fuel, e.budget = maxFoldSteps, 0
	return e
}

// maxFoldSteps is how much may be done beforehand.
const maxFoldSteps = 1000

// compileAll compiles a function and all that it calls. The caller holds the lock.
func (s *shared) compileAll(fn *function) {
	if fn.code.Load() != nil && fn.ready {
		return
	}
	fn.ready = true
	for _, i := range s.compile(fn).instrs {
		if i.op == opCall || i.op == opCallRule {
			s.compileAll(&s.functions[i.a])
		}
	}
}

// isSmall reports whether a value may become a constant. A fraction may not: a constant is a literal, and computed numbers compare by
// rules of their own.
func isSmall(v Value) bool {
	parts := maxPureParts
	_, ok := kept(v, &parts)
	return ok && !hasFraction(v)
}

func hasFraction(v Value) bool {
	switch v.Kind() {
	case Number:
		return !v.IsPlainNumber()
	case Array, Set, Object:
		return slices.ContainsFunc(v.tag.keys, hasFraction) || slices.ContainsFunc(v.tag.vals, hasFraction)
	}
	return false
}

// unroll replaces loops over constants by their bodies, one for each element. It reports whether it did.
func unroll(c *functionCode) (done bool) {
	for pc := len(c.instrs) - 2; pc >= 0; pc-- {
		if c.instrs[pc].op == opScan && c.unroll(pc) {
			done = true
		}
	}
	return done
}

// unroll replaces the loop that begins at pc, if it is one over a constant. Its body are the instructions from the one behind opNext
// to the last that goes on with the next element.
func (c *functionCode) unroll(pc int) bool {
	scan, next := c.instrs[pc], c.instrs[pc+1]
	over, ok := c.known(scan.a)
	if !ok || next.op != opNext || next.a != operand(scan.c) {
		return false
	}
	n := over.Len()
	if n == 0 {
		c.instrs[pc] = instr{op: opJump, to: scan.to}
		return true
	}
	from, to, ok := c.loop(pc)
	if !ok || len(c.instrs)+n*(to-from+3) > longCode {
		return false
	}
	var body []instr
	var places []place
	size := to - from + 3 // the body, the element before it, and a jump behind it
	for k := range n {
		start := int32(pc + k*size)
		again := toOutside(next.to)
		if k < n-1 {
			again = start + int32(size)
		}
		key, value := element(over, k)
		body = append(body, instr{op: opCopy, a: c.constant(key), c: int32(next.b)}, instr{op: opCopy, a: c.constant(value), c: next.c})
		for at := from; at < to; at++ {
			i := c.instrs[at]
			i.jumps(func(to32 int32) int32 {
				switch t := int(to32); {
				case t == pc+1:
					return again
				case t >= from && t < to:
					return start + 2 + int32(t-from)
				}
				return toOutside(to32)
			})
			if args := c.operands(&i); args != nil {
				i.b = operand(len(c.args))
				c.args = append(c.args, args...)
			}
			if p, ok := c.placeOf(at); ok {
				p.pc = int32(pc + len(body))
				places = append(places, p)
			}
			body = append(body, i)
		}
		body = append(body, instr{op: opJump, to: toOutside(int32(to))}) // where the body falls through
	}
	c.splice(pc, to-pc, body, places)
	return true
}

// loop returns where the body of the loop that begins at pc begins and ends. It is false if the body is entered otherwise than from its
// beginning.
func (c *functionCode) loop(pc int) (from, to int, ok bool) {
	head := int32(pc + 1)
	from, to = pc+2, pc+2
	for at := range c.instrs {
		c.instrs[at].jumps(func(t int32) int32 {
			if t == head && at >= to {
				to = at + 1
			}
			return t
		})
	}
	ok = true
	for at := range c.instrs {
		inside := at >= from && at < to
		c.instrs[at].jumps(func(t int32) int32 {
			into := t >= head && int(t) < to
			ok = ok && (inside || !into)
			return t
		})
	}
	if to == from { // it ends in its first turn, wherever that leads
		return from, to, false
	}
	return from, to, ok
}

// element is key and value of element i of a composite, as a loop visits them.
func element(v Value, i int) (key, value Value) {
	it := Value{tag: v.tag, num: uint64(i)}
	it.visit(&key, &value)
	return key, value
}

// How many instructions code has that takes the place of calls and loops.
const (
	shortCode = 24  // of any call
	fairCode  = 48  // of a call with constants
	longCode  = 800 // code that has more stays as it is
)

// inlineCalls puts the code of functions in the place of calls. It reports whether it did.
func inlineCalls(c *functionCode) (done bool) {
	for pc := len(c.instrs) - 1; pc >= 0; pc-- {
		if i := &c.instrs[pc]; i.op == opCall {
			if callee := c.fn.prog.compile(&c.fn.prog.functions[i.a]); c.worthInlining(c.operands(i)[2:], callee) {
				c.inline(pc, callee)
				done = true
			}
		}
	}
	return done
}

// worthInlining reports whether the code of a function may take the place of its call and is better there: if it is short, or if it
// shrinks because of what the arguments are.
func (c *functionCode) worthInlining(args []operand, callee *functionCode) bool {
	constants, lists := 0, 0
	for _, a := range args {
		if v, ok := c.known(a); ok {
			constants++
			if v.Kind() >= Array {
				lists++
			}
		}
	}
	switch {
	case len(c.instrs)+len(callee.instrs) > longCode || !callee.movable():
		return false
	case constants == len(args) || lists > 0:
		return len(callee.instrs) <= fairCode
	case constants > 0:
		return len(callee.instrs) <= fairCode && callee.simple()
	}
	return len(callee.instrs) <= shortCode && callee.simple()
}

// movable reports whether nothing in the code depends on which function it belongs to.
func (c *functionCode) movable() bool {
	return c.err == nil && !slices.ContainsFunc(c.instrs, func(i instr) bool {
		switch i.op {
		case opFault, opAssignOnce, opDotData, opData, opOwned, opMakeNested, opResult, opWith, opEndWith, opCallDynamic:
			return true
		}
		return false
	})
}

// simple reports whether the code has no loop and no call, and nothing that is dear: what that returns may be remembered.
func (c *functionCode) simple() bool {
	return !slices.ContainsFunc(c.instrs, func(i instr) bool {
		switch i.op {
		case opScan, opCall, opBuiltinN:
			return true
		}
		return i.op.form() != 0 && c.builtins[i.n].dear
	})
}

// inline puts the code of a function in the place of its call at pc.
func (c *functionCode) inline(pc int, callee *functionCode) {
	call := c.instrs[pc]
	base := int32(c.size) // where the callee's locals go
	c.size += callee.size

	body := make([]instr, 0, callee.params+2*len(callee.instrs)+1)
	for k, a := range c.operands(&call) {
		body = append(body, instr{op: opCopy, a: a, c: base + int32(k)})
	}
	args := slices.Clone(callee.args)
	inlined := functionCode{instrs: slices.Clone(callee.instrs), args: args}
	inlined.rename(func(l int32) int32 { return base + l })

	// Each return becomes a copy, a test and a jump, so that instructions move.
	at := make([]int32, len(callee.instrs)+1)
	n := int32(len(body))
	for k := range inlined.instrs {
		at[k] = n
		if n++; inlined.instrs[k].op == opReturn {
			n += 2
		}
	}
	end := n
	var places []place
	for k, i := range inlined.instrs {
		if i.op == opReturn {
			body = append(body,
				instr{op: opCopy, a: i.a, c: call.c},
				instr{op: opDefined, a: operand(call.c), to: toOutside(call.to)},
				instr{op: opJump, to: int32(pc) + end})
			continue
		}
		i.jumps(func(to int32) int32 { return int32(pc) + at[to] })
		if i.listed() > 0 {
			i.b += operand(len(c.args))
		}
		if p, ok := callee.placeOf(k); ok {
			p.pc = int32(pc + len(body))
			places = append(places, p)
		}
		body = append(body, i)
	}
	c.args = append(c.args, inlined.args...)
	c.constants, c.builtins = c.fn.prog.constants.values, c.fn.prog.builtins
	c.splice(pc, 1, body, places)
}

// toOutside marks a jump to an instruction outside of the code that is put in, until splice.
func toOutside(to int32) int32 { return ^to }

// splice replaces n instructions at pc by others, whose jumps lead to their own places or are marked.
func (c *functionCode) splice(pc, n int, body []instr, places []place) {
	more := int32(len(body) - n)
	move := func(to int32) int32 {
		if int(to) >= pc+n {
			return to + more
		}
		return to
	}
	for k := range c.instrs {
		c.instrs[k].jumps(move)
	}
	for k := range body {
		body[k].jumps(func(to int32) int32 {
			if to < 0 {
				return move(^to)
			}
			return to
		})
	}
	c.instrs = slices.Replace(c.instrs, pc, pc+n, body...)
	kept := make([]place, 0, len(c.places)+len(places))
	for _, p := range c.places {
		if int(p.pc) < pc {
			kept = append(kept, p)
		}
	}
	kept = append(kept, places...)
	for _, p := range c.places {
		if int(p.pc) >= pc+n {
			p.pc += more
			kept = append(kept, p)
		}
	}
	c.places = kept
}
