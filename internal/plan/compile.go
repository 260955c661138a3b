package plan

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// signal says how evaluation goes on after a statement.
type signal int

const (
	failed  signal = -1 // stop: Eval.err says why
	next    signal = 0  // with the next statement
	undef   signal = 1  // behind the current block: what was to be found is undefined
	outward signal = 1  // outward+n: behind the n-th block around the current one
)

// leave turns a signal of the statements of a block into the signal of the block as a whole.
func (s signal) leave() signal {
	if s > 0 {
		return s - 1
	}
	return s
}

// code is a compiled statement or block. l are the locals of the function.
type code func(e *Eval, l []Value) signal

// functionCode is a compiled function.
type functionCode struct {
	blocks    []code
	size      int // of the frame
	ret       ir.Local
	firstWins bool // the first rule that holds decides, for they all have the same value
}

// compiled returns the code of fn, which is made when it is first needed.
func (fn *function) compiled() *functionCode {
	fn.compile.Do(func() {
		c := &compiler{prog: fn.prog, fn: fn, ofData: map[ir.Local]bool{ir.Data: true}}
		for _, l := range fn.params {
			c.local(l)
		}
		c.local(fn.ret)
		if err := fn.body(c.function); err != nil {
			failure := &Error{Code: topdown.InternalErr, Message: shortName(fn.name) + ": " + err.Error(), err: err}
			fn.code.blocks = []code{func(e *Eval, _ []Value) signal { e.err = failure; return failed }}
		}
		fn.code.size, fn.code.ret = c.size, fn.ret
	})
	return &fn.code
}

// function compiles the blocks of the function. It keeps nothing of them.
func (c *compiler) function(blocks []*ir.Block) {
	code := &c.fn.code
	if code.firstWins = c.fn.SameValue; code.firstWins {
		c.result, _ = resultLocal(c.fn, blocks)
	}
	for _, b := range blocks {
		code.blocks = append(code.blocks, c.block(b))
	}
}

// compiler makes the code of one function.
type compiler struct {
	prog  *shared
	fn    *function
	size  int
	depth int // blocks around the current statement
	rule  int // depth of the block that is the body of the current rule

	result ir.Local // if not zero: where the rules, which all have the same value, put it

	comprehended map[ir.Local]bool // objects being built by a comprehension
	nested       map[ir.Local]bool // composites nested in the result being built
	ofData       map[ir.Local]bool // parts of the data document that a reference has reached
}

// track notes which locals are parts of the data document reached by the reference being evaluated.
func (c *compiler) track(s ir.Stmt) {
	var target ir.Local
	is := false
	switch s := s.(type) {
	case *ir.DotStmt:
		src, ok := plain(s.Source).(ir.Local)
		target, is = s.Target, ok && c.ofData[src]
	case *ir.ScanStmt:
		target, is = s.Value, c.ofData[s.Source]
	case *ir.AssignVarStmt:
		target = s.Target
	case *ir.CallStmt:
		target = s.Result
	case *ir.CallDynamicStmt:
		target = s.Result
	case *ir.MakeObjectStmt:
		target = s.Target
	case *ir.MakeArrayStmt:
		target = s.Target
	default:
		return // what it writes, if anything, has no parts
	}
	if is {
		c.ofData[target] = true
	} else if target != ir.Data {
		delete(c.ofData, target)
	}
}

func (c *compiler) local(l ir.Local) int {
	c.size = max(c.size, int(l)+1)
	return int(l)
}

// operand is where a statement reads a value: a local or, if slot is negative, a constant.
type operand struct {
	slot  int
	value Value
}

func (o *operand) get(l []Value) Value {
	if o.slot < 0 {
		return o.value
	}
	return l[o.slot]
}

func (c *compiler) operand(o ir.Operand) operand {
	switch v := plain(o).(type) {
	case ir.Local:
		return operand{slot: c.local(v)}
	case ir.StringIndex:
		return operand{slot: -1, value: c.prog.strings[v]}
	case ir.Bool:
		return operand{slot: -1, value: NewBool(bool(v))}
	}
	panic(fmt.Sprintf("plan: operand of type %T", o.Value)) // there are no other types
}

func (c *compiler) location(l *ir.Location) location {
	loc := location{row: l.Row, col: l.Col}
	if files := c.prog.policy.Static.Files; l.File >= 0 && l.File < len(files) {
		loc.file = files[l.File].Value
	}
	return loc
}

// block compiles a block; a break from it has left it.
func (c *compiler) block(b *ir.Block) code {
	stmts := c.statements(b)
	switch len(stmts) {
	case 0:
		return func(*Eval, []Value) signal { return next }
	case 1:
		a := stmts[0]
		return func(e *Eval, l []Value) signal { return a(e, l).leave() }
	}
	return func(e *Eval, l []Value) signal {
		for _, s := range stmts {
			if sig := s(e, l); sig != next {
				return sig.leave()
			}
		}
		return next
	}
}

// body compiles a block whose breaks the caller looks at itself.
func (c *compiler) body(b *ir.Block) code {
	c.depth++
	defer func() { c.depth-- }()
	return sequence(c.statements(b))
}

// sequence runs one statement after the other until one breaks.
func sequence(stmts []code) code {
	switch len(stmts) {
	case 0:
		return func(*Eval, []Value) signal { return next }
	case 1:
		return stmts[0]
	case 2:
		s0, s1 := stmts[0], stmts[1]
		return func(e *Eval, l []Value) signal {
			if sig := s0(e, l); sig != next {
				return sig
			}
			return s1(e, l)
		}
	case 3:
		s0, s1, s2 := stmts[0], stmts[1], stmts[2]
		return func(e *Eval, l []Value) signal {
			if sig := s0(e, l); sig != next {
				return sig
			}
			if sig := s1(e, l); sig != next {
				return sig
			}
			return s2(e, l)
		}
	}
	return func(e *Eval, l []Value) signal {
		for _, s := range stmts {
			if sig := s(e, l); sig != next {
				return sig
			}
		}
		return next
	}
}

func (c *compiler) statements(b *ir.Block) []code {
	if len(b.Stmts) > 0 && c.result != 0 {
		switch s := b.Stmts[0].(type) { // how the body of a rule and of an else begin
		case *ir.ResetLocalStmt:
			if s.Target == c.result {
				c.rule = c.depth
			}
		case *ir.IsUndefinedStmt:
			if s.Source == c.result {
				c.rule = c.depth
			}
		}
	}
	out := make([]code, 0, len(b.Stmts))
	for i, s := range b.Stmts {
		if m, ok := s.(*ir.MakeObjectStmt); ok && i+1 < len(b.Stmts) {
			if _, ok := b.Stmts[i+1].(*ir.BlockStmt); ok {
				if c.comprehended == nil {
					c.comprehended = map[ir.Local]bool{}
				}
				c.comprehended[m.Target] = true
			}
		}
		c.noteNested(b.Stmts, i)
		if s := c.statement(s); s != nil {
			out = append(out, s)
		}
	}
	return out
}

// noteNested recognises how rules with several variables in their head make the composites within their result:
//
//	block { block { nested = dot result[key]; break 1 }; nested = make object }
func (c *compiler) noteNested(stmts []ir.Stmt, i int) {
	if i != 0 || len(stmts) != 2 {
		return
	}
	block, ok := stmts[0].(*ir.BlockStmt)
	if !ok || len(block.Blocks) != 1 || len(block.Blocks[0].Stmts) != 2 {
		return
	}
	dot, ok := block.Blocks[0].Stmts[0].(*ir.DotStmt)
	if !ok {
		return
	}
	var made ir.Local
	switch m := stmts[1].(type) {
	case *ir.MakeObjectStmt:
		made = m.Target
	case *ir.MakeSetStmt:
		made = m.Target
	default:
		return
	}
	if made == dot.Target {
		if c.nested == nil {
			c.nested = map[ir.Local]bool{}
		}
		c.nested[made] = true
	}
}

// blocks compiles the blocks of a statement, one of which runs after the other.
func (c *compiler) blocks(blocks []*ir.Block) code {
	c.depth++
	defer func() { c.depth-- }()
	out := make([]code, len(blocks))
	for i, b := range blocks {
		out[i] = c.block(b)
	}
	return sequence(out)
}
