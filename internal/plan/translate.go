package plan

import (
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ir"
)

// translator makes the code of one function from its statements. Blocks become sequences with labels, at which breaks and
// everything undefined jump behind them. The locals of the code are those of the plan, and some more; operands are not resolved
// beyond constants. Making it short and quick is left to the optimiser.
type translator struct {
	fn   *function
	code *functionCode

	labels []int32 // where each label is, once it is known
	scopes []scope // the blocks around the statement at hand, the innermost last
	extra  int     // locals that the plan does not know
	rule   int     // how many scopes there were in the block that is the body of the current rule

	result ir.Local // if not zero: where the rules, which all have the same value, put it

	comprehended map[ir.Local]bool // objects being built by a comprehension
	nested       map[ir.Local]bool // composites nested in the result being built
	ofData       map[ir.Local]bool // parts of the data document that a reference has reached
}

// scope is a block whose statements are being translated.
type scope struct {
	end  label
	with *withScope // if the block is the body of a `with`
}

// withScope gathers the ways out of the body of a `with`, which all have to end it.
type withScope struct {
	doc, saved ir.Local
	ways       map[label]label // by where a way leads: where it begins
}

// label is a place in the code that may not be known yet. Jumps lead to labels until link.
type label int32

// translate makes the code of a function.
func translate(fn *function) *functionCode {
	t := &translator{fn: fn, code: &functionCode{fn: fn}, ofData: map[ir.Local]bool{ir.Data: true}}
	if fn.sameValue {
		t.result, _ = resultLocal(fn)
	}
	for _, l := range fn.source.params {
		t.local(l)
	}
	t.local(fn.source.ret)
	end := t.newLabel()
	for i, b := range fn.source.blocks {
		t.block(b)
		if fn.sameValue && i < len(fn.source.blocks)-1 { // the first rule that holds decides
			t.emit(instr{op: opUndefined, a: t.read(fn.source.ret), to: int32(end)})
		}
	}
	t.mark(end)
	ret := undefined
	if !fn.isPlan {
		ret = t.read(fn.source.ret)
	}
	t.emit(instr{op: opReturn, a: ret})
	t.settle()
	t.link()
	t.code.constants, t.code.builtins = fn.prog.constants.values, fn.prog.builtins
	return t.code
}

func (t *translator) newLabel() label {
	t.labels = append(t.labels, -1)
	return label(len(t.labels) - 1)
}

// mark puts a label here.
func (t *translator) mark(l label) { t.labels[l] = int32(len(t.code.instrs)) }

func (t *translator) emit(i instr) { t.code.instrs = append(t.code.instrs, i) }

// emitAt emits an instruction that can fail.
func (t *translator) emitAt(loc *ir.Location, i instr) {
	file := -1
	if files := t.fn.prog.policy.Static.Files; loc.File >= 0 && loc.File < len(files) {
		file = t.fn.prog.constants.text(files[loc.File].Value)
	}
	t.code.places = append(t.code.places, place{int32(len(t.code.instrs)), int32(file), int32(loc.Row), int32(loc.Col)})
	t.emit(i)
}

// link makes jumps lead to instructions.
func (t *translator) link() {
	for pc := range t.code.instrs {
		i := &t.code.instrs[pc]
		if s := &shapes[i.op]; s.jumps {
			i.to = t.labels[i.to]
			if s.jumpsA {
				i.a = operand(t.labels[i.a])
			}
		}
	}
}

// local makes sure that there is a local of this number.
func (t *translator) local(l ir.Local) int32 {
	if l >= beyond {
		return int32(l)
	}
	t.code.size = max(t.code.size, int(l)+1)
	return int32(l)
}

// fresh returns a local that the plan does not know. While the locals of the plan are not all known it is far beyond them; settle gives
// it its number.
func (t *translator) fresh() ir.Local {
	t.extra++
	return beyond + ir.Local(t.extra-1)
}

// beyond is more than the planner numbers in one function.
const beyond = 1 << 24

// settle numbers fresh locals behind those of the plan.
func (t *translator) settle() {
	size := int32(t.code.size)
	t.code.rename(func(l int32) int32 {
		if l >= beyond {
			return l - beyond + size
		}
		return l
	})
	t.code.size += t.extra
}

func (t *translator) read(l ir.Local) operand { return operand(t.local(l)) }

func (t *translator) operand(o ir.Operand) operand {
	constants := t.fn.prog.constants
	switch v := plain(o).(type) {
	case ir.Local:
		return t.read(v)
	case ir.StringIndex:
		return constants.operand(NewString(t.fn.prog.policy.Static.Strings[v].Value))
	case ir.Bool:
		return constants.operand(NewBool(bool(v)))
	}
	panic(fmt.Sprintf("plan: operand of type %T", o.Value)) // there are no other types
}

// list keeps a list of operands and answers where.
func (t *translator) list(operands ...operand) operand {
	t.code.args = append(t.code.args, operands...)
	return operand(len(t.code.args) - len(operands))
}

// out returns the label behind the n-th block around the statement at hand, counted from 0, where a break leads. Whatever is undefined
// leads behind the innermost.
func (t *translator) out(n uint32) int32 { return int32(t.outOf(len(t.scopes), int(n))) }

func (t *translator) undef() int32 { return t.out(0) }

func (t *translator) outOf(depth, n int) label {
	s := t.scopes[depth-1]
	switch {
	case s.with != nil: // the block of a `with` is left together with the one around it
		to := t.outOf(depth-1, max(n-1, 0))
		if _, ok := s.with.ways[to]; !ok {
			s.with.ways[to] = t.newLabel()
		}
		return s.with.ways[to]
	case n == 0 || depth == 1:
		return s.end
	}
	return t.outOf(depth-1, n-1)
}

// block translates a block; what breaks from it goes on behind it.
func (t *translator) block(b *ir.Block) {
	end := t.newLabel()
	t.body(b, scope{end: end})
	t.mark(end)
}

// body translates the statements of a block within a scope.
func (t *translator) body(b *ir.Block, s scope) {
	t.scopes = append(t.scopes, s)
	if len(b.Stmts) > 0 && t.result != 0 {
		switch s := b.Stmts[0].(type) { // how the body of a rule and of an else begin
		case *ir.ResetLocalStmt:
			if s.Target == t.result {
				t.rule = len(t.scopes)
			}
		case *ir.IsUndefinedStmt:
			if s.Source == t.result {
				t.rule = len(t.scopes)
			}
		}
	}
	for i, s := range b.Stmts {
		t.noteComprehended(b.Stmts[i:])
		t.noteNested(b.Stmts, i)
		t.statement(s)
	}
	t.scopes = t.scopes[:len(t.scopes)-1]
}

// statement translates a statement.
func (t *translator) statement(s ir.Stmt) {
	t.track(s)
	switch s := s.(type) {
	case *ir.NopStmt:

	// Control.
	case *ir.BlockStmt:
		for _, b := range s.Blocks {
			t.block(b)
		}
	case *ir.BreakStmt:
		t.emit(instr{op: opJump, to: t.out(s.Index)})
	case *ir.NotStmt:
		holdsNot := t.newLabel()
		t.body(s.Block, scope{end: holdsNot})
		t.emit(instr{op: opJump, to: t.undef()})
		t.mark(holdsNot)
	case *ir.ScanStmt:
		t.scan(s)
	case *ir.WithStmt:
		t.with(s)
	case *ir.CallStmt:
		t.call(s)
	case *ir.CallDynamicStmt:
		t.callDynamic(s)
	case *ir.ReturnLocalStmt: // the last statement of a function, which returns the local that the function names
	case *ir.ResultSetAddStmt:
		t.emit(instr{op: opResult, a: t.read(s.Value)})

	// Locals.
	case *ir.AssignVarStmt:
		t.copy(s.Target, t.operand(s.Source))
	case *ir.AssignVarOnceStmt:
		t.assignOnce(s)
	case *ir.AssignIntStmt:
		t.copyConstant(s.Target, NewInt(s.Value))
	case *ir.ResetLocalStmt:
		t.copy(s.Target, undefined)
	case *ir.MakeNullStmt:
		t.copyConstant(s.Target, null)
	case *ir.MakeNumberIntStmt:
		t.copyConstant(s.Target, NewInt(s.Value))
	case *ir.MakeNumberRefStmt:
		t.copyConstant(s.Target, parseNumber(t.fn.prog.policy.Static.Strings[s.Index].Value))
	case *ir.MakeArrayStmt:
		t.emit(instr{op: opMakeArray, n: uint16(min(max(s.Capacity, 0), 1<<10)), c: t.local(s.Target)})
	case *ir.MakeObjectStmt:
		t.makeComposite(opMakeObject, Object, s.Target)
	case *ir.MakeSetStmt:
		t.makeComposite(opMakeSet, Set, s.Target)

	// Composites.
	case *ir.DotStmt:
		src := t.operand(s.Source)
		op := opDot
		if src >= 0 && t.ofData[ir.Local(src)] {
			op = opDotData
		}
		t.emit(instr{op: op, a: src, b: t.operand(s.Key), c: t.local(s.Target), to: t.undef()})
	case *ir.LenStmt:
		t.emit(instr{op: opLen, a: t.operand(s.Source), c: t.local(s.Target)})
	case *ir.ArrayAppendStmt:
		t.emit(instr{op: opAppend, a: t.operand(s.Value), c: t.local(s.Array)})
	case *ir.SetAddStmt:
		t.guard(s.Set, Set)
		t.emit(instr{op: opAdd, a: t.operand(s.Value), c: t.local(s.Set)})
	case *ir.ObjectInsertStmt:
		t.guard(s.Object, Object)
		t.emit(instr{op: opInsert, a: t.operand(s.Key), b: t.operand(s.Value), c: t.local(s.Object)})
	case *ir.ObjectInsertOnceStmt:
		t.guard(s.Object, Object)
		i := instr{op: opInsertOnce, a: t.operand(s.Key), b: t.operand(s.Value), c: t.local(s.Object)}
		if t.comprehended[s.Object] {
			i.n = 1
		}
		t.emitAt(&s.Location, i)
	case *ir.ObjectMergeStmt:
		t.emit(instr{op: opMerge, a: t.read(s.A), b: t.read(s.B), c: t.local(s.Target)})

	// Tests.
	case *ir.EqualStmt:
		t.emit(instr{op: opEqual, a: t.operand(s.A), b: t.operand(s.B), to: t.undef()})
	case *ir.NotEqualStmt:
		t.emit(instr{op: opNotEqual, a: t.operand(s.A), b: t.operand(s.B), to: t.undef()})
	case *ir.IsArrayStmt:
		t.kind(s.Source, Array)
	case *ir.IsObjectStmt:
		t.kind(s.Source, Object)
	case *ir.IsSetStmt:
		t.kind(s.Source, Set)
	case *ir.IsDefinedStmt:
		t.emit(instr{op: opDefined, a: t.read(s.Source), to: t.undef()})
	case *ir.IsUndefinedStmt:
		t.emit(instr{op: opUndefined, a: t.read(s.Source), to: t.undef()})
	default:
		panic(fmt.Sprintf("plan: statement of type %T", s)) // analyse has refused it
	}
}

func (t *translator) copy(target ir.Local, from operand) {
	t.emit(instr{op: opCopy, a: from, c: t.local(target)})
}

func (t *translator) copyConstant(target ir.Local, v Value) {
	t.copy(target, t.fn.prog.constants.operand(v))
}

func (t *translator) kind(o ir.Operand, k Kind) {
	t.emit(instr{op: opKind, a: t.operand(o), n: 1 << k, to: t.undef()})
}

// assignOnce gives a rule its value. If no other value is possible it also ends the rule.
func (t *translator) assignOnce(s *ir.AssignVarOnceStmt) {
	t.emitAt(&s.Location, instr{op: opAssignOnce, a: t.operand(s.Source), c: t.local(s.Target)})
	if t.result != 0 && s.Target == t.result {
		t.emit(instr{op: opJump, to: t.out(uint32(len(t.scopes) - t.rule))})
	}
}

func (t *translator) makeComposite(op op, k Kind, target ir.Local) {
	if t.nested[target] {
		t.emit(instr{op: opMakeNested, a: t.read(t.fn.source.ret), n: uint16(k), c: t.local(target)})
		return
	}
	t.emit(instr{op: op, c: t.local(target)})
}

// guard is for a statement that adds to a composite nested in the one that the function builds, such as p.a by rules for p[x] and
// p[x][y]. OPA's compiler sees to it that no other rule puts something else there; should one, OPA has its own ideas of that.
func (t *translator) guard(composite ir.Local, k Kind) {
	if t.nested[composite] {
		t.emit(instr{op: opOwned, a: t.read(t.fn.source.ret), n: uint16(k), c: t.local(composite)})
	}
}

// scan runs its block for each element. A break from the block goes on with the next element.
func (t *translator) scan(s *ir.ScanStmt) {
	again, end := t.newLabel(), t.newLabel()
	iterator := t.fresh()
	t.emit(instr{op: opScan, a: t.read(s.Source), c: int32(iterator), to: int32(end)})
	t.mark(again)
	t.emit(instr{op: opNext, a: operand(iterator), b: t.read(s.Key), c: t.local(s.Value), to: int32(end)})
	t.body(s.Block, scope{end: again})
	if !endsEvery(s) { // otherwise one counterexample is enough
		t.emit(instr{op: opJump, to: int32(again)})
	}
	t.mark(end)
}

// with replaces a document, or a part of one, while its block runs.
func (t *translator) with(s *ir.WithStmt) {
	path := make([]Value, len(s.Path))
	for i, p := range s.Path {
		path[i] = NewString(t.fn.prog.policy.Static.Strings[p].Value)
	}
	w := &withScope{doc: s.Local, saved: t.fresh(), ways: map[label]label{}}
	value := t.operand(s.Value)
	t.copy(w.saved, t.read(w.doc))
	t.emit(instr{op: opWith, a: value, b: t.fn.prog.constants.operand(NewArray(path...)), c: t.local(w.doc)})
	t.body(s.Block, scope{with: w})
	end := t.newLabel()
	t.endWith(w, end)
	for _, to := range slices.Sorted(maps.Keys(w.ways)) {
		t.mark(w.ways[to])
		t.endWith(w, to)
	}
	t.mark(end)
}

func (t *translator) endWith(w *withScope, to label) {
	t.emit(instr{op: opEndWith, a: operand(w.saved), c: t.local(w.doc)})
	t.emit(instr{op: opJump, to: int32(to)})
}

// call translates the call of a function of the policy or of a built-in.
func (t *translator) call(s *ir.CallStmt) {
	args := make([]operand, len(s.Args))
	for i, a := range s.Args {
		args[i] = t.operand(a)
	}
	i := instr{c: t.local(s.Result), to: t.undef()}
	fn := t.fn.prog.byName[s.Func]
	switch {
	case fn == nil:
		t.callBuiltin(s, i, args)
		return
	case fn.memo >= 0:
		i.op = opCallRule
	default:
		i.op = opCall
	}
	args = args[:fn.params]
	i.a, i.n, i.b = operand(fn.number), uint16(len(args)), t.list(args...)
	t.emit(i)
}

func (t *translator) callBuiltin(s *ir.CallStmt, i instr, args []operand) {
	b := t.fn.prog.builtin(s.Func, len(args))
	i.n = uint16(b)
	switch t.fn.prog.builtins[b].form() {
	case formOne:
		i.op, i.a = opBuiltin1, args[0]
	case formTwo:
		i.op, i.a, i.b = opBuiltin2, args[0], args[1]
	case formThree:
		i.op, i.b = opBuiltin3, t.list(args...)
	default:
		i.op, i.a, i.b = opBuiltinN, operand(len(args)), t.list(args...)
	}
	t.emitAt(&s.Location, i)
}

// callDynamic calls the rule whose path is computed. If there is one but it is undefined, evaluation goes on behind the third
// block around the one at hand, as the planner lays them out: without looking at the base documents.
func (t *translator) callDynamic(s *ir.CallDynamicStmt) {
	args := make([]operand, 0, len(s.Path)+2)
	for _, p := range s.Path {
		args = append(args, t.operand(p))
	}
	args = append(args, t.read(s.Args[0]), t.read(s.Args[1]))
	t.emit(instr{
		op: opCallDynamic, n: uint16(len(s.Path)), b: t.list(args...), c: t.local(s.Result),
		to: t.undef(), a: operand(t.out(3)),
	})
}

// track notes which locals are parts of the data document reached by the reference being evaluated.
func (t *translator) track(s ir.Stmt) {
	var target ir.Local
	is := false
	switch s := s.(type) {
	case *ir.DotStmt:
		src, ok := plain(s.Source).(ir.Local)
		target, is = s.Target, ok && t.ofData[src]
	case *ir.ScanStmt:
		target, is = s.Value, t.ofData[s.Source]
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
		t.ofData[target] = true
	} else if target != ir.Data {
		delete(t.ofData, target)
	}
}
