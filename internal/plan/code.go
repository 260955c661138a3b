package plan

import (
	"fmt"
	"strings"
)

// functionCode is the code of a function: what translate.go makes of the statements of its plan and optimise.go improves. It is
// run by machine.go.
//
// A function works on locals, which are numbered: the parameters come first, the documents input and data being the first two.
// An instruction reads operands, which are locals or constants of the program, and goes on with the next instruction or jumps.
type functionCode struct {
	instrs []instr
	args   []operand // lists of operands that instructions refer to
	size   int       // how many locals there are
	params int       // how many of them are parameters, input and data among them
	places []place   // of instructions that can fail, in the order of the instructions
	memo   bool      // remembering what a call returned is cheaper than calling again

	constants []Value   // of the program, as far as they are needed here
	builtins  []builtin // likewise

	fn  *function // whose code it is
	err error     // why there is no code
}

// instr is an instruction. What its parts mean depends on op.
type instr struct {
	op   op
	n    uint16  // a number: of operands, of a built-in, a set of kinds
	a, b operand // what it reads
	c    int32   // the local that it writes or changes
	to   int32   // where it jumps to
}

// operand names a value: the local of that number or, if negative, the constant ^operand.
type operand int32

// constant tells which constant the operand is, if it is one.
func (o operand) constant() (i int, ok bool) { return int(^o), o < 0 }

// undefined is the operand that is always undefined: every program's first constant.
const undefined operand = -1

// place is where in the policy the instruction at pc comes from.
type place struct {
	pc             int32
	file, row, col int32 // file is the number of a constant
}

// op says what an instruction does.
type op uint8

// The instructions. "Goes on if" means that it jumps otherwise. Where a call or a lookup yields nothing, c is undefined and the
// instruction jumps.
const (
	opNop    op = iota // nothing; the optimiser leaves none
	opFault            // fails, because the code could not be made
	opReturn           // returns a
	opJump             // jumps

	opCopy       // c = a
	opAssignOnce // c = a, unless c is defined, which then must equal a

	opDefined   // goes on if a is defined
	opUndefined // goes on if a is undefined
	opEqual     // goes on if a equals b
	opNotEqual  // goes on if a does not equal b
	opCompare   // goes on if the order of a and b is one of n: 1 less, 2 equal, 4 greater
	opKind      // goes on if the kind of a is one of n, a set of 1<<kind

	opDot     // c = a[b]; n is the number of the site
	opDotData // c = a[b], a being a part of the data document
	opPath    // c = a[x][y]..., the keys being the elements of the constant b; n is the number of the first of their sites
	opData    // the same of the data document; n is the number of the path
	opLen     // c = the length of a

	opMakeArray  // c = a new array with room for n elements
	opMakeObject // c = a new object
	opMakeSet    // c = a new set
	opMakeNested // c = a new composite of kind n, nested in a
	opOwned      // fails unless c is a composite of kind n that was made to be nested in a
	opAppend     // appends a to the array c
	opAdd        // adds a to the set c
	opInsert     // binds key a to b in the object c
	opInsertOnce // the same, but fails if the key is bound to another value; with n, the last of equal values stays
	opMerge      // c = a laid over b
	opResult     // adds a to the results of the plan

	opScan // begins to visit what is in a, by the iterator c; goes on if there is something
	opNext // visits the next by the iterator a: key b, value c; goes on unless there is none; b is a local that it writes

	opWith    // puts a at the path b (a constant, an array) of the document c; what rules return is remembered apart
	opEndWith // ends that: c = a, which was saved

	opCallRule    // c = what the rule a of the list of functions returns; the n args from b are input and data
	opCall        // c = what function a returns for the n args from b, of which input and data are the first
	opCallDynamic // c = what the rule at the path of n args from b returns, input and data following; jumps to a if it is undefined
	opBuiltin1    // c = built-in n of a
	opBuiltin2    // c = built-in n of a and b
	opBuiltin3    // c = built-in n of the three args from b
	opBuiltinN    // c = built-in n of a number (a) of args from b
	opGet         // opBuiltin3 of object.get, for constant keys; a is the number of the first of their sites

	opHolds1 // goes on if built-in n of a is neither undefined nor false
	opHolds2 // the same of a and b
	opFails1 // the opposite of opHolds1
	opFails2 // the opposite of opHolds2

	ops int = iota
)

// shape says which parts of an instruction mean what.
type shape struct {
	name        string
	a, b        bool // read as operands
	writes      bool // c is written, whatever it was
	changes     bool // c is a composite that is changed, or read
	jumps       bool // it may jump
	stops       bool // it never goes on with the next instruction
	effect      bool // it must stay although nobody reads c
	clears      bool // where it jumps, c is undefined
	places      bool // it can fail, and its place is known
	writesB     bool // b is a local that is written
	jumpsA      bool // a is where it may jump, too
	mayUndefine bool // c may be undefined where it goes on
}

// shapes are the shapes of all instructions.
var shapes = [ops]shape{
	opNop:    {name: "nop"},
	opFault:  {name: "fault", stops: true, effect: true},
	opReturn: {name: "return", a: true, stops: true, effect: true},
	opJump:   {name: "jump", jumps: true, stops: true, effect: true},

	opCopy:       {name: "copy", a: true, writes: true, mayUndefine: true},
	opAssignOnce: {name: "assign once", a: true, changes: true, effect: true, places: true},

	opDefined:   {name: "defined", a: true, jumps: true, effect: true},
	opUndefined: {name: "undefined", a: true, jumps: true, effect: true},
	opEqual:     {name: "equal", a: true, b: true, jumps: true, effect: true},
	opNotEqual:  {name: "not equal", a: true, b: true, jumps: true, effect: true},
	opCompare:   {name: "compare", a: true, b: true, jumps: true, effect: true},
	opKind:      {name: "kind", a: true, jumps: true, effect: true},

	opDot:     {name: "dot", a: true, b: true, writes: true, jumps: true, effect: true, clears: true},
	opDotData: {name: "dot data", a: true, b: true, writes: true, jumps: true, effect: true, clears: true},
	opPath:    {name: "path", a: true, b: true, writes: true, jumps: true, effect: true, clears: true},
	opData:    {name: "data", a: true, b: true, writes: true, jumps: true, effect: true, clears: true},
	opLen:     {name: "len", a: true, writes: true},

	opMakeArray:  {name: "make array", writes: true},
	opMakeObject: {name: "make object", writes: true},
	opMakeSet:    {name: "make set", writes: true},
	opMakeNested: {name: "make nested", a: true, writes: true},
	opOwned:      {name: "owned", a: true, changes: true, effect: true},
	opAppend:     {name: "append", a: true, changes: true, effect: true},
	opAdd:        {name: "add", a: true, changes: true, effect: true},
	opInsert:     {name: "insert", a: true, b: true, changes: true, effect: true},
	opInsertOnce: {name: "insert once", a: true, b: true, changes: true, effect: true, places: true},
	opMerge:      {name: "merge", a: true, b: true, writes: true, mayUndefine: true},
	opResult:     {name: "result", a: true, effect: true},

	opScan: {name: "scan", a: true, writes: true, jumps: true, effect: true},
	opNext: {name: "next", a: true, writes: true, writesB: true, jumps: true, effect: true},

	opWith:    {name: "with", a: true, b: true, changes: true, effect: true},
	opEndWith: {name: "end with", a: true, writes: true, effect: true, mayUndefine: true},

	opCallRule:    {name: "call rule", writes: true, jumps: true, effect: true, clears: true},
	opCall:        {name: "call", writes: true, jumps: true, effect: true, clears: true},
	opCallDynamic: {name: "call dynamic", writes: true, jumps: true, jumpsA: true, effect: true},
	opBuiltin1:    {name: "built-in", a: true, writes: true, jumps: true, effect: true, clears: true, places: true},
	opBuiltin2:    {name: "built-in", a: true, b: true, writes: true, jumps: true, effect: true, clears: true, places: true},
	opBuiltin3:    {name: "built-in", writes: true, jumps: true, effect: true, clears: true, places: true},
	opBuiltinN:    {name: "built-in", writes: true, jumps: true, effect: true, clears: true, places: true},
	opGet:         {name: "built-in", writes: true, jumps: true, effect: true, clears: true, places: true},

	opHolds1: {name: "holds", a: true, jumps: true, effect: true, places: true},
	opHolds2: {name: "holds", a: true, b: true, jumps: true, effect: true, places: true},
	opFails1: {name: "fails", a: true, jumps: true, effect: true, places: true},
	opFails2: {name: "fails", a: true, b: true, jumps: true, effect: true, places: true},
}

// listed returns how many operands an instruction has in the list.
func (i *instr) listed() int {
	switch i.op {
	case opCall, opCallRule:
		return int(i.n)
	case opCallDynamic:
		return int(i.n) + 2
	case opBuiltin3, opGet:
		return 3
	case opBuiltinN:
		return int(i.a)
	}
	return 0
}

// operands returns the operands that an instruction has in the list.
func (c *functionCode) operands(i *instr) []operand {
	if n := i.listed(); n > 0 {
		return c.args[i.b : int(i.b)+n]
	}
	return nil
}

// read replaces what an instruction reads.
func (c *functionCode) read(i *instr, f func(operand) operand) {
	s := &shapes[i.op]
	if s.a {
		i.a = f(i.a)
	}
	if s.b {
		i.b = f(i.b)
	}
	args := c.operands(i)
	for k := range args {
		args[k] = f(args[k])
	}
}

// rename gives locals other numbers.
func (c *functionCode) rename(f func(l int32) int32) {
	operands := func(o operand) operand {
		if o < 0 {
			return o
		}
		return operand(f(int32(o)))
	}
	for pc := range c.instrs {
		i := &c.instrs[pc]
		c.read(i, operands)
		s := &shapes[i.op]
		if s.writesB {
			i.b = operands(i.b)
		}
		if s.writes || s.changes {
			i.c = f(i.c)
		}
	}
}

// jumps replaces where an instruction jumps to.
func (i *instr) jumps(f func(to int32) int32) {
	s := &shapes[i.op]
	if s.jumps {
		i.to = f(i.to)
	}
	if s.jumpsA {
		i.a = operand(f(int32(i.a)))
	}
}

// String lists the code, for messages and tests.
func (c *functionCode) String() string {
	var b strings.Builder
	name := func(o operand) string {
		if k, ok := o.constant(); ok {
			return c.constants[k].String()
		}
		return fmt.Sprintf("l%d", o)
	}
	for pc := range c.instrs {
		i := &c.instrs[pc]
		s := &shapes[i.op]
		fmt.Fprintf(&b, "%3d  ", pc)
		if s.writes {
			fmt.Fprintf(&b, "l%d = ", i.c)
		}
		b.WriteString(s.name)
		if s.changes {
			fmt.Fprintf(&b, " l%d", i.c)
		}
		switch i.op {
		case opBuiltin1, opBuiltin2, opBuiltin3, opBuiltinN, opGet, opHolds1, opHolds2, opFails1, opFails2:
			fmt.Fprintf(&b, " %s", c.builtins[i.n].name)
		case opCall, opCallRule:
			fmt.Fprintf(&b, " #%d", i.a)
		case opCompare, opKind, opMakeArray, opInsertOnce, opOwned, opMakeNested:
			fmt.Fprintf(&b, " %d", i.n)
		}
		if s.a {
			fmt.Fprintf(&b, " %s", name(i.a))
		}
		if s.b || s.writesB {
			fmt.Fprintf(&b, " %s", name(i.b))
		}
		for _, o := range c.operands(i) {
			fmt.Fprintf(&b, " %s", name(o))
		}
		if s.jumps {
			fmt.Fprintf(&b, " -> %d", i.to)
		}
		if s.jumpsA {
			fmt.Fprintf(&b, ", %d", i.a)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
