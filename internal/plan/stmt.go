package plan

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

// statement compiles a statement; nil does nothing.
func (c *compiler) statement(s ir.Stmt) code {
	c.track(s)
	switch s := s.(type) {
	case *ir.NopStmt:
		return nil

	// Control.
	case *ir.BlockStmt:
		return c.blocks(s.Blocks)
	case *ir.BreakStmt:
		sig := outward + signal(s.Index)
		return func(*Eval, []Value) signal { return sig }
	case *ir.NotStmt:
		return c.not(s)
	case *ir.ScanStmt:
		return c.scan(s)
	case *ir.WithStmt:
		return c.with(s)
	case *ir.CallStmt:
		return c.call(s)
	case *ir.CallDynamicStmt:
		return c.callDynamic(s)
	case *ir.ReturnLocalStmt:
		return nil // the last statement of a function, which returns the local that the function names
	case *ir.ResultSetAddStmt:
		v := c.local(s.Value)
		return func(e *Eval, l []Value) signal { e.results.add(&e.mem, l[v]); return next }

	// Locals.
	case *ir.AssignVarStmt:
		return c.assign(s)
	case *ir.AssignVarOnceStmt:
		return c.assignOnce(s)
	case *ir.AssignIntStmt:
		return c.constant(s.Target, NewInt(s.Value))
	case *ir.ResetLocalStmt:
		return c.constant(s.Target, Value{})
	case *ir.MakeNullStmt:
		return c.constant(s.Target, null)
	case *ir.MakeNumberIntStmt:
		return c.constant(s.Target, NewInt(s.Value))
	case *ir.MakeNumberRefStmt:
		return c.constant(s.Target, parseNumber(c.prog.strings[s.Index].text))
	case *ir.MakeArrayStmt:
		return c.makeArray(s)
	case *ir.MakeObjectStmt:
		return c.makeComposite(s.Target, Object)
	case *ir.MakeSetStmt:
		return c.makeComposite(s.Target, Set)

	// Composites.
	case *ir.DotStmt:
		return c.dot(s)
	case *ir.LenStmt:
		src, target := c.operand(s.Source), c.local(s.Target)
		return func(e *Eval, l []Value) signal { l[target] = NewInt(int64(src.get(l).Len())); return next }
	case *ir.ArrayAppendStmt:
		v, array := c.operand(s.Value), c.local(s.Array)
		return func(e *Eval, l []Value) signal {
			t := l[array].tag
			t.vals = e.mem.append(t.vals, v.get(l))
			return next
		}
	case *ir.SetAddStmt:
		v, set := c.operand(s.Value), c.local(s.Set)
		return c.owned(s.Set, Set, func(e *Eval, l []Value) signal { l[set].tag.add(&e.mem, v.get(l)); return next })
	case *ir.ObjectInsertStmt:
		k, v, obj := c.operand(s.Key), c.operand(s.Value), c.local(s.Object)
		return c.owned(s.Object, Object, func(e *Eval, l []Value) signal {
			l[obj].tag.put(&e.mem, k.get(l), v.get(l))
			return next
		})
	case *ir.ObjectInsertOnceStmt:
		return c.owned(s.Object, Object, c.insertOnce(s))
	case *ir.ObjectMergeStmt:
		return c.merge(s)

	// Tests.
	case *ir.EqualStmt:
		return c.equal(s)
	case *ir.NotEqualStmt:
		return c.notEqual(s)
	case *ir.IsArrayStmt:
		return c.isKind(s.Source, Array)
	case *ir.IsObjectStmt:
		return c.isKind(s.Source, Object)
	case *ir.IsSetStmt:
		return c.isKind(s.Source, Set)
	case *ir.IsDefinedStmt:
		src := c.local(s.Source)
		return func(e *Eval, l []Value) signal { return definedAt(l, src) }
	case *ir.IsUndefinedStmt:
		src := c.local(s.Source)
		return func(e *Eval, l []Value) signal {
			if l[src].tag != nil {
				return undef
			}
			return next
		}
	}
	panic(fmt.Sprintf("plan: statement of type %T", s)) // analyse has refused it
}

func (c *compiler) constant(target ir.Local, v Value) code {
	t := c.local(target)
	return func(e *Eval, l []Value) signal { l[t] = v; return next }
}

func (c *compiler) assign(s *ir.AssignVarStmt) code {
	src, target := c.operand(s.Source), c.local(s.Target)
	if src.slot < 0 {
		return c.constant(s.Target, src.value)
	}
	slot := src.slot
	return func(e *Eval, l []Value) signal { l[target] = l[slot]; return next }
}

// assignOnce gives a rule its value. If no other value is possible it also ends the rule.
func (c *compiler) assignOnce(s *ir.AssignVarOnceStmt) code {
	src, target := c.operand(s.Source), c.local(s.Target)
	done := next
	if c.result != 0 && s.Target == c.result {
		done = outward + signal(c.depth-c.rule)
	}
	loc := c.location(&s.Location)
	fn := c.fn
	return func(e *Eval, l []Value) signal {
		v := src.get(l)
		if l[target].tag == nil {
			l[target] = v
		} else if !Equal(l[target], v) {
			e.err = loc.error(topdown.ConflictErr, fn.conflict(), nil)
			return failed
		}
		return done
	}
}

// conflict says that the rules of a function gave it several values.
func (fn *function) conflict() string {
	path := strings.TrimPrefix(strings.TrimLeft(fn.name, "g0123456789"), ".")
	if len(fn.params) > 2 {
		return "function " + path + " produced conflicting values for the same inputs"
	}
	return "rule " + path + " produced conflicting values"
}

func (c *compiler) makeArray(s *ir.MakeArrayStmt) code {
	target, n := c.local(s.Target), int(s.Capacity)
	return func(e *Eval, l []Value) signal {
		t := e.mem.newTag(Array)
		if n > 0 {
			t.vals = e.mem.alloc(n)
		}
		l[target] = Value{tag: t}
		return next
	}
}

func (c *compiler) makeComposite(target ir.Local, k Kind) code {
	t := c.local(target)
	if c.nested[target] {
		ret := c.local(c.fn.ret)
		return func(e *Eval, l []Value) signal {
			l[t] = Value{tag: e.mem.newTag(k)}
			l[t].tag.owner = l[ret].tag
			return next
		}
	}
	return func(e *Eval, l []Value) signal { l[t] = Value{tag: e.mem.newTag(k)}; return next }
}

// owned guards a statement that adds to a composite nested in the one that the function builds, such as p.a by rules
// for p[x] and p[x][y]. OPA's compiler sees to it that no other rule puts something else there; should one, OPA has
// its own ideas of that.
func (c *compiler) owned(composite ir.Local, k Kind, add code) code {
	if !c.nested[composite] {
		return add
	}
	obj, ret := int(composite), c.local(c.fn.ret)
	return func(e *Eval, l []Value) signal {
		if t := l[obj].tag; t.owner != l[ret].tag || t.kind != k {
			return e.giveUp(c.fn, "rules that make different things of one key")
		}
		return add(e, l)
	}
}

func (c *compiler) dot(s *ir.DotStmt) code {
	src, key, target := c.operand(s.Source), c.operand(s.Key), c.local(s.Target)
	ofData := src.slot >= 0 && c.ofData[ir.Local(src.slot)]
	if src.slot >= 0 && key.slot < 0 && key.value.Kind() == String {
		from, name := src.slot, key.value
		return func(e *Eval, l []Value) signal {
			t := l[from].tag
			if t == nil {
				l[target] = Value{}
				return undef
			}
			switch t.kind {
			case Object:
				if i := t.find(name); i >= 0 {
					l[target] = t.vals[i]
					return next
				}
			case Set:
				if t.find(name) >= 0 {
					l[target] = name
					return next
				}
			case Array:
				if ofData && isIndex(name.text) {
					return e.giveUp(c.fn, storePath)
				}
			}
			l[target] = Value{}
			return undef
		}
	}
	return func(e *Eval, l []Value) signal {
		v, k := src.get(l), key.get(l)
		if ofData && dependsOnStore(v, k) {
			return e.giveUp(c.fn, storePath)
		}
		l[target] = v.Get(k)
		return definedAt(l, target)
	}
}

// dependsOnStore tells whether a lookup in the data document has a meaning of its own. OPA makes the keys of a
// reference into data the path of its store, so that a number finds a key of an object, and a string an element of an
// array.
func dependsOnStore(doc, key Value) bool {
	switch doc.Kind() {
	case Object:
		return key.Kind() == Number
	case Array:
		return key.Kind() == String && isIndex(key.text)
	}
	return false
}

// isIndex tells whether the store takes a string as the index of an array.
func isIndex(s string) bool {
	_, ok := util.Atoi(s)
	return ok
}

const storePath = "data document looked up by a key of another type"

// giveUp ends evaluation for something unsupported that only the documents have shown.
func (e *Eval) giveUp(in *function, feature string) signal {
	e.err = &ErrUnsupported{Entry: e.entry.Name(), In: shortName(in.name), Feature: feature}
	return failed
}

// insertOnce adds a pair to an object; another value of the key is a conflict. Of equal values that are written
// differently, such as 1 and 1.0, OPA keeps the last in a comprehension and the first in a rule.
func (c *compiler) insertOnce(s *ir.ObjectInsertOnceStmt) code {
	k, v, obj := c.operand(s.Key), c.operand(s.Value), c.local(s.Object)
	keepLast := c.comprehended[s.Object]
	loc := c.location(&s.Location)
	return func(e *Eval, l []Value) signal {
		t, key, val := l[obj].tag, k.get(l), v.get(l)
		i := t.find(key)
		switch {
		case i < 0:
			t.appendPair(&e.mem, key, val)
		case !Equal(t.vals[i], val):
			e.err = loc.error(topdown.ConflictErr, "object keys must be unique", nil)
			return failed
		case keepLast:
			t.vals[i] = val
		}
		return next
	}
}

// merge lays base documents over rules: objects are merged, otherwise the base document counts.
func (c *compiler) merge(s *ir.ObjectMergeStmt) code {
	a, b, target := c.local(s.A), c.local(s.B), c.local(s.Target)
	return func(e *Eval, l []Value) signal { l[target] = merged(e, l[a], l[b]); return next }
}

func merged(e *Eval, a, b Value) Value {
	if a.Kind() != Object || b.Kind() != Object {
		return a
	}
	return mergeObjects(e, a, b, func(x, y Value) Value { return merged(e, x, y) })
}

func (c *compiler) equal(s *ir.EqualStmt) code {
	a, b := c.operand(s.A), c.operand(s.B)
	if a.slot >= 0 && b.slot < 0 {
		slot, v := a.slot, b.value
		return func(e *Eval, l []Value) signal {
			if Equal(l[slot], v) {
				return next
			}
			return undef
		}
	}
	return func(e *Eval, l []Value) signal {
		if Equal(a.get(l), b.get(l)) {
			return next
		}
		return undef
	}
}

func (c *compiler) notEqual(s *ir.NotEqualStmt) code {
	a, b := c.operand(s.A), c.operand(s.B)
	if a.slot >= 0 && b.slot < 0 && b.value.tag == &boolTag { // how a call or reference is tested
		slot, v := a.slot, b.value.num
		return func(e *Eval, l []Value) signal {
			if x := &l[slot]; x.tag == &boolTag && x.num == v {
				return undef
			}
			return next
		}
	}
	return func(e *Eval, l []Value) signal {
		if Equal(a.get(l), b.get(l)) {
			return undef
		}
		return next
	}
}

func (c *compiler) isKind(o ir.Operand, k Kind) code {
	src := c.operand(o)
	return func(e *Eval, l []Value) signal {
		if src.get(l).Kind() == k {
			return next
		}
		return undef
	}
}

func (c *compiler) not(s *ir.NotStmt) code {
	body := c.body(s.Block)
	return func(e *Eval, l []Value) signal {
		switch sig := body(e, l); sig {
		case next:
			return undef
		case undef:
			return next
		default:
			return sig.leave()
		}
	}
}

// scan runs its block for each element. A break from the block goes on with the next element.
func (c *compiler) scan(s *ir.ScanStmt) code {
	src, key, val := c.local(s.Source), c.local(s.Key), c.local(s.Value)
	body := c.body(s.Block)
	// each is false when the loop must end, sig then being the signal of the scan.
	each := func(e *Eval, l []Value) (sig signal, goOn bool) {
		if !e.step() {
			return failed, false
		}
		switch sig := body(e, l); sig {
		case next, undef:
			return next, true
		default:
			return sig.leave(), false
		}
	}
	if endsEvery(s) { // one counterexample is enough
		each = func(e *Eval, l []Value) (sig signal, goOn bool) {
			if !e.step() {
				return failed, false
			}
			switch sig := body(e, l); sig {
			case undef:
				return next, true
			default:
				return sig.leave(), false
			}
		}
	}
	return func(e *Eval, l []Value) signal {
		v := l[src]
		switch v.Kind() {
		case Array:
			for i, x := range v.tag.vals {
				l[key], l[val] = NewInt(int64(i)), x
				if sig, goOn := each(e, l); !goOn {
					return sig
				}
			}
		case Set:
			v.tag.sort()
			for _, x := range v.tag.keys {
				l[key], l[val] = x, x
				if sig, goOn := each(e, l); !goOn {
					return sig
				}
			}
		case Object:
			v.tag.sort()
			for i, k := range v.tag.keys {
				l[key], l[val] = k, v.tag.vals[i]
				if sig, goOn := each(e, l); !goOn {
					return sig
				}
			}
		}
		return next
	}
}

// endsEvery tells whether a scan is that of an `every`. Its body ends by noting that the element at hand is a
// counterexample:
//
//	reset c1; block { ...; c1 = true }; is undefined c1; c0 = true
func endsEvery(s *ir.ScanStmt) bool {
	stmts := s.Block.Stmts
	n := len(stmts)
	if n < 4 {
		return false
	}
	note, ok1 := stmts[n-1].(*ir.AssignVarStmt)
	test, ok2 := stmts[n-2].(*ir.IsUndefinedStmt)
	_, ok3 := stmts[n-3].(*ir.BlockStmt)
	reset, ok4 := stmts[n-4].(*ir.ResetLocalStmt)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return false
	}
	value, ok := plain(note.Source).(ir.Bool)
	return ok && bool(value) && reset.Target == test.Source && note.Target != test.Source
}

// with replaces a document, or a part of one, while its block runs.
func (c *compiler) with(s *ir.WithStmt) code {
	doc, value := c.local(s.Local), c.operand(s.Value)
	path := make([]Value, len(s.Path))
	for i, p := range s.Path {
		path[i] = c.prog.strings[p]
	}
	body := c.body(s.Block)
	return func(e *Eval, l []Value) signal {
		saved := l[doc]
		l[doc] = e.upsert(saved, path, value.get(l))
		e.pushMemos()
		sig := body(e, l)
		e.popMemos()
		l[doc] = saved
		if sig == undef {
			return undef
		}
		return sig.leave()
	}
}

// upsert returns a copy of doc in which path leads to v. What is in the way and no object is replaced.
func (e *Eval) upsert(doc Value, path []Value, v Value) Value {
	if len(path) == 0 {
		return v
	}
	t := e.mem.newTag(Object)
	if doc.Kind() == Object {
		t.keys = append(e.mem.alloc(len(doc.tag.keys)+1), doc.tag.keys...)
		t.vals = append(e.mem.alloc(len(doc.tag.keys)+1), doc.tag.vals...)
		t.sorted = doc.tag.sorted
		t.put(&e.mem, path[0], e.upsert(doc.Get(path[0]), path[1:], v))
	} else {
		t.appendPair(&e.mem, path[0], e.upsert(Value{}, path[1:], v))
	}
	return Value{tag: t}
}

// call compiles the call of a function of the policy or of a built-in.
func (c *compiler) call(s *ir.CallStmt) code {
	target := c.local(s.Result)
	args := make([]operand, len(s.Args))
	for i, a := range s.Args {
		args[i] = c.operand(a)
	}
	fn := c.prog.funcs[s.Func]
	if fn == nil {
		return c.callBuiltin(s.Func, args, target, c.location(&s.Location))
	}
	if fn.memo >= 0 {
		input, data := args[0], args[1]
		return func(e *Eval, l []Value) signal {
			v, ok := e.rule(fn, input.get(l), data.get(l))
			return yield(l, target, v, ok)
		}
	}
	args = args[:len(fn.params)]
	return func(e *Eval, l []Value) signal {
		f := fn.compiled()
		frame, stack, top := e.push(f)
		for i := range args {
			frame[fn.params[i]] = args[i].get(l)
		}
		v, ok := e.runCall(fn, f, frame)
		e.stack, e.top = stack, top
		return yield(l, target, v, ok)
	}
}

// yield stores what a call returned.
func yield(l []Value, target int, v Value, ok bool) signal {
	if !ok {
		return failed
	}
	l[target] = v
	return definedAt(l, target)
}

func definedAt(l []Value, i int) signal {
	if l[i].tag == nil {
		return undef
	}
	return next
}

// callDynamic calls the rule whose path is computed. If there is one but it is undefined, evaluation goes on behind
// the third block around the call, as the planner lays them out: without looking at the base documents.
func (c *compiler) callDynamic(s *ir.CallDynamicStmt) code {
	target := c.local(s.Result)
	input, data := c.local(s.Args[0]), c.local(s.Args[1])
	path := make([]operand, len(s.Path))
	for i, p := range s.Path {
		path[i] = c.operand(p)
	}
	root := c.prog.byPath()
	return func(e *Eval, l []Value) signal {
		n := root
		for i := range path {
			key, ok := path[i].get(l).Str()
			if n = n.children[key]; !ok || n == nil {
				return undef
			}
		}
		if n.fn == nil {
			return undef
		}
		v, ok := e.rule(n.fn, l[input], l[data])
		if ok && v.tag == nil {
			return outward + 3
		}
		return yield(l, target, v, ok)
	}
}
