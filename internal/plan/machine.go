package plan

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util"
)

// at finds an operand.
func (c *functionCode) at(l []Value, o operand) *Value {
	if o >= 0 {
		return &l[o]
	}
	return &c.constants[^o]
}

// run runs the code of a function whose parameters are in the frame l, and answers what the function returns, which may be
// undefined. It is false if evaluation failed; e.err then says why.
func (e *Eval) run(c *functionCode, l []Value) (Value, bool) {
	if !e.step() {
		return Value{}, false
	}
	code := c.instrs
	for pc := 0; ; {
		i := &code[pc]
		pc++
		switch i.op {
		case opFault:
			e.err = &Error{Code: topdown.InternalErr, Message: shortName(c.fn.name) + ": " + c.err.Error(), err: c.err}
			return Value{}, false
		case opReturn:
			return *c.at(l, i.a), true
		case opJump:
			pc = int(i.to)

		case opCopy:
			l[i.c] = *c.at(l, i.a)
		case opAssignOnce:
			if v := c.at(l, i.a); l[i.c].tag == nil {
				l[i.c] = *v
			} else if !e.payComparison(&l[i.c], v) {
				return Value{}, false
			} else if !Equal(l[i.c], *v) {
				return e.fault(c, pc, topdown.ConflictErr, c.fn.conflict())
			}

		case opDefined:
			if c.at(l, i.a).tag == nil {
				pc = int(i.to)
			}
		case opUndefined:
			if c.at(l, i.a).tag != nil {
				pc = int(i.to)
			}
		case opEqual:
			a, b := c.at(l, i.a), c.at(l, i.b)
			if b.tag != &boolTag && !e.payComparison(a, b) {
				return Value{}, false
			}
			if !same(a, b) {
				pc = int(i.to)
			}
		case opNotEqual:
			a, b := c.at(l, i.a), c.at(l, i.b)
			if b.tag != &boolTag && !e.payComparison(a, b) {
				return Value{}, false
			}
			if same(a, b) {
				pc = int(i.to)
			}
		case opCompare:
			if !e.payComparison(c.at(l, i.a), c.at(l, i.b)) {
				return Value{}, false
			}
			if order := Compare(*c.at(l, i.a), *c.at(l, i.b)); i.n&orderBit(order) == 0 {
				pc = int(i.to)
			}
		case opKind:
			if i.n&(1<<c.at(l, i.a).Kind()) == 0 {
				pc = int(i.to)
			}

		case opDot:
			if key := c.at(l, i.b); !key.isSlight() && !e.payParts(key) {
				return Value{}, false
			}
			if v := c.at(l, i.a).hinted(c.at(l, i.b), &e.hints[i.n]); v != nil {
				l[i.c] = *v
			} else {
				l[i.c] = Value{}
				pc = int(i.to)
			}
		case opDotData:
			doc, key := *c.at(l, i.a), *c.at(l, i.b)
			if dependsOnStore(doc, key) {
				return e.giveUp(c.fn, storePath)
			}
			v := doc.Get(key)
			if l[i.c] = v; v.tag == nil {
				pc = int(i.to)
			}
		case opPath:
			v := c.at(l, i.a)
			keys := c.constants[^i.b].tag.vals
			if v.tag == e.input.tag {
				v = e.slot(i.b, v, keys, e.hints[i.n:])
				if l[i.c] = *v; v.tag == nil {
					pc = int(i.to)
				}
				continue
			}
			hints := e.hints[i.n:]
			for k := range keys {
				if v = v.hinted(&keys[k], &hints[k]); v == nil {
					v = &c.constants[0]
					pc = int(i.to)
					break
				}
			}
			l[i.c] = *v
		case opData:
			doc := c.at(l, i.a)
			found := e.dataPath(int(i.n))
			if !found.known || doc.tag != e.prog.data.tag {
				if !e.followData(found, *doc, c.constants[^i.b].tag.vals, int(i.n)) {
					return e.giveUp(c.fn, storePath)
				}
			}
			if l[i.c] = found.value; found.value.tag == nil {
				pc = int(i.to)
			}
		case opLen:
			l[i.c] = NewInt(int64(c.at(l, i.a).Len()))

		case opMakeArray:
			t := e.mem.newTag(Array)
			if i.n > 0 {
				t.vals = e.mem.alloc(int(i.n))
			}
			l[i.c] = Value{tag: t}
		case opMakeObject:
			l[i.c] = Value{tag: e.mem.newTag(Object)}
		case opMakeSet:
			l[i.c] = Value{tag: e.mem.newTag(Set)}
		case opMakeNested:
			owner := c.at(l, i.a).tag
			l[i.c] = Value{tag: e.mem.newTag(Kind(i.n))}
			l[i.c].tag.owner = owner
		case opOwned:
			if t := l[i.c].tag; t.owner != c.at(l, i.a).tag || t.kind != Kind(i.n) {
				return e.giveUp(c.fn, "rules that make different things of one key")
			}
		case opAppend:
			if e.wary && !mayChange(&l[i.c], Array) {
				return e.distrusted(c, "it changes what is not its own")
			}
			t := l[i.c].tag
			t.vals = e.mem.append(t.vals, *c.at(l, i.a))
			if e.wary && !e.added(t, c.at(l, i.a)) {
				return e.distrusted(c, "a value without end")
			}
		case opAdd:
			if e.wary && !mayChange(&l[i.c], Set) {
				return e.distrusted(c, "it changes what is not its own")
			}
			if v := c.at(l, i.a); !v.isSlight() && !e.payParts(v) {
				return Value{}, false
			}
			l[i.c].tag.add(&e.mem, *c.at(l, i.a))
			if e.wary && !e.added(l[i.c].tag, c.at(l, i.a)) {
				return e.distrusted(c, "a value without end")
			}
		case opInsert:
			if e.wary && !mayChange(&l[i.c], Object) {
				return e.distrusted(c, "it changes what is not its own")
			}
			if v := c.at(l, i.a); !v.isSlight() && !e.payParts(v) {
				return Value{}, false
			}
			l[i.c].tag.put(&e.mem, *c.at(l, i.a), *c.at(l, i.b))
			if e.wary && (!e.added(l[i.c].tag, c.at(l, i.a)) || !e.added(l[i.c].tag, c.at(l, i.b))) {
				return e.distrusted(c, "a value without end")
			}
		case opInsertOnce:
			if e.wary && !mayChange(&l[i.c], Object) {
				return e.distrusted(c, "it changes what is not its own")
			}
			if v := c.at(l, i.a); !v.isSlight() && !e.payParts(v) {
				return Value{}, false
			}
			if !e.insertOnce(l[i.c].tag, c.at(l, i.a), c.at(l, i.b), i.n != 0) {
				if e.err != nil {
					return Value{}, false
				}
				return e.fault(c, pc, topdown.ConflictErr, "object keys must be unique")
			}
			if e.wary && (!e.added(l[i.c].tag, c.at(l, i.a)) || !e.added(l[i.c].tag, c.at(l, i.b))) {
				return e.distrusted(c, "a value without end")
			}
		case opMerge:
			l[i.c] = merged(e, *c.at(l, i.a), *c.at(l, i.b))
		case opResult:
			e.results.add(&e.mem, *c.at(l, i.a))

		case opScan:
			v := *c.at(l, i.a)
			if v.Len() == 0 {
				pc = int(i.to)
				continue
			}
			if v.tag.kind != Array {
				v.tag.sort()
			}
			l[i.c] = Value{tag: v.tag}
		case opNext:
			if !e.step() {
				return Value{}, false
			}
			if !l[i.a].visit(&l[i.b], &l[i.c]) {
				pc = int(i.to)
			}

		case opWith:
			if e.wary && (e.level >= maxWith || !e.deepen(c.at(l, i.a), c.at(l, i.b).Len())) {
				return e.distrusted(c, "documents without end")
			}
			l[i.c] = e.upsert(l[i.c], c.at(l, i.b).tag.vals, *c.at(l, i.a))
			e.pushMemos()
		case opEndWith:
			l[i.c] = *c.at(l, i.a)
			e.popMemos()

		case opCallRule:
			fn := &e.prog.functions[i.a]
			if known := e.known(fn); known != nil {
				if l[i.c] = *known; known.tag == nil {
					pc = int(i.to)
				}
				continue
			}
			args := c.args[i.b : i.b+2]
			v, ok := e.rule(fn, *c.at(l, args[0]), *c.at(l, args[1]))
			if !ok {
				return Value{}, false
			}
			if l[i.c] = v; v.tag == nil {
				pc = int(i.to)
			}
		case opCall:
			v, ok := e.call(&e.prog.functions[i.a], c, c.args[i.b:i.b+operand(i.n)], l)
			if !ok {
				return Value{}, false
			}
			if l[i.c] = v; v.tag == nil {
				pc = int(i.to)
			}
		case opCallDynamic:
			fn := e.ruleAt(c, c.args[i.b:i.b+operand(i.n)], l)
			if fn == nil {
				pc = int(i.to)
				continue
			}
			docs := c.args[i.b+operand(i.n):]
			if e.dynamic++; e.dynamic > maxDynamic && e.wary {
				return e.distrusted(c, "calls without end")
			}
			v, ok := e.rule(fn, *c.at(l, docs[0]), *c.at(l, docs[1]))
			e.dynamic--
			if !ok {
				return Value{}, false
			}
			if l[i.c] = v; v.tag == nil {
				pc = int(i.a)
			}

		case opBuiltin1:
			b := &c.builtins[i.n]
			if b.reads != readsLittle && !e.payOperands(b, c.at(l, i.a)) {
				return Value{}, false
			}
			v, err := b.one(e, *c.at(l, i.a))
			if err != nil && e.builtinFailed(c, pc, err) || v.isLarge() && !e.pay(&v) {
				return Value{}, false
			}
			if l[i.c] = v; v.tag == nil {
				pc = int(i.to)
			}
		case opBuiltin2:
			b := &c.builtins[i.n]
			if b.reads != readsLittle && !e.payOperands(b, c.at(l, i.a), c.at(l, i.b)) {
				return Value{}, false
			}
			v, err := b.two(e, *c.at(l, i.a), *c.at(l, i.b))
			if err != nil && e.builtinFailed(c, pc, err) || v.isLarge() && !e.pay(&v) {
				return Value{}, false
			}
			if l[i.c] = v; v.tag == nil {
				pc = int(i.to)
			}
		case opBuiltin3, opGet:
			args := c.args[i.b : i.b+3]
			if obj := c.at(l, args[0]); i.op == opGet && obj.Kind() == Object {
				v := (*Value)(nil)
				if path := c.at(l, args[1]); obj.tag != e.input.tag || path.tag.kind != Array {
					v = obj.follow(path, e.hints[i.a:])
				} else if v = e.slot(args[1], obj, path.tag.vals, e.hints[i.a:]); v.tag == nil {
					v = nil
				}
				if v == nil {
					v = c.at(l, args[2])
				}
				l[i.c] = *v
				continue
			}
			b := &c.builtins[i.n]
			if b.reads != readsLittle && !e.payOperands(b, c.at(l, args[0]), c.at(l, args[1]), c.at(l, args[2])) {
				return Value{}, false
			}
			v, err := b.three(e, *c.at(l, args[0]), *c.at(l, args[1]), *c.at(l, args[2]))
			if err != nil && e.builtinFailed(c, pc, err) || v.isLarge() && !e.pay(&v) {
				return Value{}, false
			}
			if l[i.c] = v; v.tag == nil {
				pc = int(i.to)
			}
		case opBuiltinN:
			v, ok, err := e.callMany(c, i, l)
			if !ok {
				return Value{}, false
			}
			if err != nil && e.builtinFailed(c, pc, err) || v.isLarge() && !e.pay(&v) {
				return Value{}, false
			}
			if l[i.c] = v; v.tag == nil {
				pc = int(i.to)
			}

		case opHolds1, opFails1:
			b := &c.builtins[i.n]
			if b.reads != readsLittle && !e.payOperands(b, c.at(l, i.a)) {
				return Value{}, false
			}
			v, err := b.one(e, *c.at(l, i.a))
			if err != nil && e.builtinFailed(c, pc, err) {
				return Value{}, false
			}
			if holds(v, err) != (i.op == opHolds1) {
				pc = int(i.to)
			}
		case opHolds2, opFails2:
			b := &c.builtins[i.n]
			if b.reads != readsLittle && !e.payOperands(b, c.at(l, i.a), c.at(l, i.b)) {
				return Value{}, false
			}
			v, err := b.two(e, *c.at(l, i.a), *c.at(l, i.b))
			if err != nil && e.builtinFailed(c, pc, err) {
				return Value{}, false
			}
			if holds(v, err) != (i.op == opHolds2) {
				pc = int(i.to)
			}
		}
	}
}

// holds reports whether what a built-in returned is neither undefined nor false.
func holds(v Value, err error) bool {
	return err == nil && v.tag != nil && (v.tag != &boolTag || v.num != 0)
}

// orderBit returns what Compare answers as one of a set of orders.
func orderBit(order int) uint16 {
	switch {
	case order < 0:
		return orderLess
	case order > 0:
		return orderGreater
	}
	return onlyEqual
}

// same is Equal, which most often compares what a call returned with false.
func same(a, b *Value) bool {
	if b.tag == &boolTag {
		return a.tag == b.tag && a.num == b.num
	}
	return Equal(*a, *b)
}

// visit gives key and value what the iterator v is at, and moves it on. It is false at the end.
func (v *Value) visit(key, value *Value) bool {
	t, i := v.tag, int(v.num)
	v.num++
	if t.kind == Array {
		if i >= len(t.vals) {
			return false
		}
		*key, *value = NewInt(int64(i)), t.vals[i]
		return true
	}
	if i >= len(t.keys) {
		return false
	}
	*key = t.keys[i]
	if t.kind == Set {
		*value = t.keys[i]
	} else {
		*value = t.vals[i]
	}
	return true
}

// fault ends evaluation for a fault of the instruction before pc.
func (e *Eval) fault(c *functionCode, pc int, code, message string) (Value, bool) {
	e.err = c.location(pc-1).error(code, message, nil)
	return Value{}, false
}

// location returns where in the policy the instruction at pc comes from.
func (c *functionCode) location(pc int) location {
	p, ok := c.placeOf(pc)
	if !ok {
		return location{}
	}
	loc := location{row: int(p.row), col: int(p.col)}
	if p.file >= 0 {
		loc.file = c.constants[p.file].text
	}
	return loc
}

// builtinFailed reports whether the error of a built-in, called by the instruction before pc, ends evaluation. Otherwise the call is
// undefined.
func (e *Eval) builtinFailed(c *functionCode, pc int, err error) bool {
	failure, fatal := builtinError(c.builtins[c.instrs[pc-1].n].name, c.location(pc-1), err)
	if !e.strict && !fatal {
		return false
	}
	e.err = failure
	return true
}

// callMany calls a built-in for a list of operands. It is false when evaluation must stop.
func (e *Eval) callMany(c *functionCode, i *instr, l []Value) (v Value, ok bool, err error) {
	args := c.args[i.b : i.b+i.a]
	values := e.mem.alloc(len(args))[:len(args)]
	for k, a := range args {
		values[k] = *c.at(l, a)
	}
	b := &c.builtins[i.n]
	for k := range values {
		if b.reads == readsAll && !e.payParts(&values[k]) {
			return Value{}, false, nil
		}
	}
	v, err = b.many(e, values)
	return v, true, err
}

// ruleAt finds the rule whose path is computed, or nil.
func (e *Eval) ruleAt(c *functionCode, path []operand, l []Value) *function {
	n := e.prog.byPath()
	for _, o := range path {
		key, ok := c.at(l, o).Str()
		if n = n.children[key]; !ok || n == nil {
			return nil
		}
	}
	return n.fn
}

// insertOnce adds a pair to an object; it is false if the key has another value, or evaluation must stop. Of equal values that are written differently, such
// as 1 and 1.0, OPA keeps the last in a comprehension and the first in a rule.
func (e *Eval) insertOnce(t *tag, key, v *Value, keepLast bool) bool {
	i := t.find(*key)
	switch {
	case i < 0:
		t.appendPair(&e.mem, *key, *v)
	case !e.payComparison(&t.vals[i], v) || !Equal(t.vals[i], *v):
		return false
	case keepLast:
		t.vals[i] = *v
	}
	return true
}

// hinted is part with a hint where among its keys an object has this one.
func (v *Value) hinted(key *Value, hint *uint8) *Value {
	if v.tag != nil && v.tag.kind == Object {
		if i := v.tag.findHinted(key, hint); i >= 0 {
			return &v.tag.vals[i]
		}
		return nil
	}
	return v.part(key)
}

// follow finds what a key leads to, or a path of keys, as object.get takes them; nil if there is nothing.
func (v *Value) follow(path *Value, hints []uint8) *Value {
	if path.tag.kind != Array {
		return v.hinted(path, &hints[0])
	}
	for k := range path.tag.vals {
		if v = v.hinted(&path.tag.vals[k], &hints[k]); v == nil {
			return nil
		}
	}
	return v
}

// part returns where v has what a key leads to; nil if there is nothing.
func (v *Value) part(key *Value) *Value {
	if v.tag == nil {
		return nil
	}
	switch v.tag.kind {
	case Object:
		if i := v.tag.find(*key); i >= 0 {
			return &v.tag.vals[i]
		}
	case Array:
		if i, ok := key.Int(); ok && plainInt(*key) && i >= 0 && i < int64(len(v.tag.vals)) {
			return &v.tag.vals[i]
		}
	case Set:
		if v.tag.find(*key) >= 0 {
			return key // written as the reference has it, as in OPA
		}
	}
	return nil
}

// conflict says that the rules of a function gave it several values.
func (fn *function) conflict() string {
	path := strings.TrimPrefix(strings.TrimLeft(fn.name, "g0123456789"), ".")
	if fn.params > 2 {
		return "function " + path + " produced conflicting values for the same inputs"
	}
	return "rule " + path + " produced conflicting values"
}

// dependsOnStore reports whether a lookup in the data document has a meaning of its own. OPA makes the keys of a
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

// isIndex reports whether the store takes a string as the index of an array.
func isIndex(s string) bool {
	_, ok := util.Atoi(s)
	return ok
}

const storePath = "data document looked up by a key of another type"

// giveUp ends evaluation for something unsupported that only the documents have shown.
func (e *Eval) giveUp(in *function, feature string) (Value, bool) {
	e.err = &ErrUnsupported{Entry: e.entry.Name(), In: shortName(in.name), Feature: feature}
	return Value{}, false
}

// merged lays base documents over rules: objects are merged, otherwise the base document counts.
func merged(e *Eval, a, b Value) Value {
	if a.Kind() != Object || b.Kind() != Object {
		return a
	}
	return mergeObjects(e, a, b, func(x, y Value) Value { return merged(e, x, y) })
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
