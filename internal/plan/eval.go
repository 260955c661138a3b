package plan

import (
	"context"
	"fmt"
	"strings"
	"unsafe"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// Eval evaluates entry points on one input document. Rules that several of them use are computed once. It is used by
// one goroutine at a time.
type Eval struct {
	prog   *Program
	ctx    context.Context
	input  Value
	strict bool

	mem   arena
	stack *segment // where the frames of the functions being called are
	top   int      // what is below in the segment is in use

	// What functions returned, for each level of `with` that is being evaluated.
	memos []memoTable
	level int
	pure  []pureMemo // by function.callMemo; over all inputs

	slots     []pathSlot                 // by constant
	dataPaths []dataPath                 // by number; over all inputs
	hints     []uint8                    // by site: where among the keys a lookup found its own the last time
	replacers map[*tag]*strings.Replacer // of strings.replace_n, for objects of the policy

	fuel    int // steps until the context is looked at; negative when more was spent
	budget  int // steps that remain after fuel for this input
	limit   int // of steps for each input, or negative for any number
	counted int // what of the arena was counted

	wary    bool // the program is
	visits  int  // of composites, that a wary program has left
	dynamic int  // calls of computed names under way, in a wary program

	entry   Entry // being called
	err     error // why evaluation failed
	results *tag  // of a plan

	bridge *bridge // to OPA's built-ins, when one was called
}

// segment is a piece of the stack. A frame lies in one segment.
type segment struct {
	values []Value
	next   *segment // for deeper calls, kept for the next of them
}

// steps between two looks at the context.
const fuelPortion = 4096

// Option changes how an Eval works.
type Option func(*Eval)

// Lenient makes an error of a built-in, such as a division by zero, undefined, as in OPA's default mode. Otherwise it
// is an Error.
func Lenient() Option { return func(e *Eval) { e.strict = false } }

// StepBudget limits the steps that all calls together may take for one input: iterations, calls of functions, and 16 bytes that a
// value takes. At the limit calls fail with an Error that wraps ErrStepBudget.
func StepBudget(n int) Option { return func(e *Eval) { e.limit = max(n, 0) } }

// Recycle makes Reset reuse the memory of the values that calls returned, and that must then no longer be used.
func Recycle() Option { return func(e *Eval) { e.mem.recycle = true } }

// NewEval starts an evaluation on input, which may be undefined. The value must not be one of another evaluation that
// is still going on. For one input after the other, Reset is cheaper.
func (p *Program) NewEval(ctx context.Context, input Value, opts ...Option) *Eval {
	e := &Eval{
		prog: p, wary: p.wary, strict: true, limit: -1, stack: &segment{values: make([]Value, 256)}, pure: make([]pureMemo, p.callMemos),
		hints: make([]uint8, maxSites+maxPath), replacers: map[*tag]*strings.Replacer{},
	}
	for _, o := range opts {
		o(e)
	}
	e.Reset(ctx, input)
	return e
}

// Reset starts over on another input, with the options that e has. Unless one of them is Recycle, values that calls
// returned so far remain valid.
func (e *Eval) Reset(ctx context.Context, input Value) {
	input.freeze()
	e.ctx, e.input = ctx, input
	e.mem.rewind()
	e.level, e.fuel, e.budget, e.counted, e.visits = 0, 0, e.limit, 0, maxVisits
	if len(e.memos) == 0 {
		e.memos = []memoTable{e.newMemoTable()}
	}
	e.memos[0].epoch++
	e.bridge = nil
}

// Call evaluates an entry point. It returns its value, or that it is undefined, or the Error that stopped evaluation.
// The error is an ErrUnsupported if only the documents showed that OPA must evaluate the entry point. An error leaves
// e usable: other entry points can be called, and rules computed before it stay computed.
func (e *Eval) Call(entry Entry) (v Value, defined bool, err error) {
	if entry.fn == nil || entry.fn.prog != e.prog.shared {
		return Value{}, false, fmt.Errorf("call: %w", ErrUnknownEntry)
	}
	e.level, e.entry, e.err, e.results, e.dynamic = 0, entry, nil, nil, 0
	if e.budget >= 0 { // what is left of the last portion
		e.budget += e.fuel
	}
	e.fuel = 0
	if !e.refuel() {
		return Value{}, false, e.fail()
	}
	if e.prog.image != nil {
		stack, top := e.stack, e.top
		defer func() { // reading an image does not show all that may be wrong with its code
			if r := recover(); r != nil {
				e.stack, e.top, e.err = stack, top, nil
				v, defined = Value{}, false
				err = &Error{Code: topdown.InternalErr, Message: fmt.Sprintf("%s: %v: %v", entry.Name(), errMalformed, r), err: errMalformed}
			}
		}()
	}
	if entry.fn.isPlan {
		v = Value{tag: e.mem.newTag(Set)}
		e.results = v.tag
	}
	result, ok := e.rule(entry.fn, e.input, e.prog.data)
	if !ok {
		return Value{}, false, e.fail()
	}
	if !entry.fn.isPlan {
		v = result
	}
	v.freeze()
	return v, v.IsDefined(), nil
}

// fail returns the error of a call and puts e back into the state before it.
func (e *Eval) fail() error {
	err := e.err
	e.err = nil
	return err
}

// step counts one step; it is false when evaluation must stop.
func (e *Eval) step() bool {
	e.fuel--
	return e.fuel >= 0 || e.refuel()
}

func (e *Eval) refuel() bool {
	if err := e.ctx.Err(); err != nil {
		e.err = &Error{Code: topdown.CancelErr, Message: err.Error(), err: err}
		return false
	}
	owed := -min(e.fuel+1, 0)
	e.fuel = fuelPortion
	if e.limit >= 0 {
		e.budget = max(e.budget-owed-e.uncounted(), 0)
		if e.budget == 0 {
			e.err = &Error{Code: topdown.CancelErr, Message: ErrStepBudget.Error(), err: ErrStepBudget}
			return false
		}
		e.fuel = min(e.budget, fuelPortion)
		e.budget -= e.fuel
	}
	return true
}

// Spent returns how many steps were taken for the input so far. Without a StepBudget it is 0.
func (e *Eval) Spent() int {
	if e.limit < 0 {
		return 0
	}
	return e.limit - e.budget - max(e.fuel, 0) + e.uncountedYet()
}

// uncountedYet is uncounted without counting it.
func (e *Eval) uncountedYet() int {
	counted := e.counted
	n := e.uncounted()
	e.counted = counted
	return n
}

// uncounted returns what the arena gave out since it was last asked, in steps.
func (e *Eval) uncounted() int {
	const ofTag = int(unsafe.Sizeof(tag{})) / stepBytes
	all := e.mem.values.taken*ofValue + e.mem.tags.taken*ofTag
	n := all - e.counted
	e.counted = all
	return n
}

// What a step pays for.
const (
	stepBytes = 16
	ofValue   = int(unsafe.Sizeof(Value{})) / stepBytes
)

// pay counts what a built-in made, unless it is small. It is false when evaluation must stop. (What was made in the arena is counted
// twice, and at once.)
func (e *Eval) pay(v *Value) bool {
	n := len(v.text) / stepBytes
	if v.tag != nil {
		n += ofValue * (len(v.tag.keys) + len(v.tag.vals))
	}
	e.fuel -= n
	return e.fuel >= 0 || e.refuel()
}

// isLarge reports whether a built-in that made v, or reads it, takes longer than a step.
func (v *Value) isLarge() bool {
	return len(v.text) > 1024 || v.tag != nil && (len(v.tag.vals) > 64 || len(v.tag.keys) > 64)
}

// rule evaluates a function of the documents alone, once for each level of `with`. It is false if evaluation failed.
func (e *Eval) rule(fn *function, input, data Value) (Value, bool) {
	code := fn.code.Load()
	if code == nil {
		code = e.prog.compiled(fn)
	}
	if known := e.known(fn); known != nil {
		return *known, true
	}
	frame, stack, top := e.push(code)
	frame[0], frame[1] = input, data
	v, ok := e.run(code, frame)
	e.stack, e.top = stack, top
	if ok && fn.memo >= 0 {
		e.remember(fn, v)
	}
	return v, ok
}

// call evaluates a function with arguments, of which input and data are the first two, or finds what it returned before. It is false
// if evaluation failed.
func (e *Eval) call(fn *function, caller *functionCode, args []operand, l []Value) (Value, bool) {
	code := fn.code.Load()
	if code == nil {
		code = e.prog.compiled(fn)
	}
	if fn.callMemo >= 0 && code.memo {
		var given [maxMemoArgs]Value
		for i, a := range args[2:] {
			given[i] = *caller.at(l, a)
		}
		return e.memoCall(fn, code, *caller.at(l, args[0]), *caller.at(l, args[1]), given, len(args)-2)
	}
	frame, stack, top := e.push(code)
	for i, a := range args {
		frame[i] = *caller.at(l, a)
	}
	v, ok := e.run(code, frame)
	e.stack, e.top = stack, top
	return v, ok
}

// push makes room for the locals of a function. The caller puts back the stack and top that it returns. What is in the frame is
// left from other calls.
func (e *Eval) push(c *functionCode) (frame []Value, stack *segment, top int) {
	stack, top = e.stack, e.top
	if len(stack.values)-top < c.size {
		if stack.next == nil || len(stack.next.values) < c.size {
			stack.next = &segment{values: make([]Value, max(2*len(stack.values), c.size))}
		}
		e.stack, e.top = stack.next, 0
	}
	frame = e.stack.values[e.top : e.top+c.size : e.top+c.size]
	e.top += c.size
	if e.wary { // it may read what it never wrote
		clear(frame)
	}
	return frame, stack, top
}

// runOn runs the code of a function on documents and arguments.
func (e *Eval) runOn(c *functionCode, input, data Value, args []Value) (Value, bool) {
	frame, stack, top := e.push(c)
	frame[0], frame[1] = input, data
	copy(frame[2:], args)
	v, ok := e.run(c, frame)
	e.stack, e.top = stack, top
	return v, ok
}
