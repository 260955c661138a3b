package plan

import "slices"

// Sets, objects, arrays, and walk.

func setMinus(e *Eval, a, b Value) Value {
	t := e.mem.newTag(Set)
	for _, v := range a.tag.keys {
		if b.tag.find(v) < 0 {
			t.appendKey(&e.mem, v)
		}
	}
	return Value{tag: t}
}

func checkSets(a, b Value) error {
	if a.Kind() != Set {
		return wrongType(1, a, "set")
	}
	if b.Kind() != Set {
		return wrongType(2, b, "set")
	}
	return nil
}

func setAnd(e *Eval, a, b Value) (Value, error) {
	if err := checkSets(a, b); err != nil {
		return Value{}, err
	}
	return intersect(e, a, b), nil
}

// intersect returns the members of the smaller set that are in the larger one too.
func intersect(e *Eval, a, b Value) Value {
	if len(b.tag.keys) < len(a.tag.keys) {
		a, b = b, a
	}
	t := e.mem.newTag(Set)
	for _, v := range a.tag.keys {
		if b.tag.find(v) >= 0 {
			t.appendKey(&e.mem, v)
		}
	}
	return Value{tag: t}
}

func setOr(e *Eval, a, b Value) (Value, error) {
	if err := checkSets(a, b); err != nil {
		return Value{}, err
	}
	return unite(e, a, b), nil
}

func unite(e *Eval, sets ...Value) Value {
	t := e.mem.newTag(Set)
	for _, s := range sets {
		for _, v := range s.tag.keys {
			t.add(&e.mem, v)
		}
	}
	return Value{tag: t}
}

func setIntersection(e *Eval, a Value) (Value, error) {
	sets, err := setsOf(a)
	if err != nil {
		return Value{}, err
	}
	if len(sets) == 0 {
		return emptySet, nil
	}
	r := sets[0]
	for _, s := range sets[1:] {
		r = intersect(e, r, s)
	}
	return r, nil
}

func setUnion(e *Eval, a Value) (Value, error) {
	sets, err := setsOf(a)
	if err != nil {
		return Value{}, err
	}
	return unite(e, sets...), nil
}

// setsOf returns the members of a set of sets.
func setsOf(a Value) ([]Value, error) {
	if a.Kind() != Set {
		return nil, wrongType(1, a, "set")
	}
	a.tag.sort()
	for _, s := range a.tag.keys {
		if s.Kind() != Set {
			return nil, wrongType(1, s, "set")
		}
	}
	return a.tag.keys, nil
}

func objectGet(_ *Eval, obj, path, other Value) (Value, error) {
	if obj.Kind() != Object {
		return Value{}, wrongType(1, obj, "object")
	}
	found := &obj
	if path.Kind() == Array {
		for i := range path.tag.vals {
			if found = found.part(&path.tag.vals[i]); found == nil {
				break
			}
		}
	} else {
		found = found.part(&path)
	}
	if found == nil {
		return other, nil
	}
	return *found, nil
}

func objectKeys(e *Eval, obj Value) (Value, error) {
	if obj.Kind() != Object {
		return Value{}, wrongType(1, obj, "object")
	}
	t := e.mem.newTag(Set)
	t.keys = append(e.mem.alloc(len(obj.tag.keys)), obj.tag.keys...)
	t.sorted = obj.tag.sorted
	return Value{tag: t}, nil
}

// keysOf returns the set of keys that an operand of object.remove names.
func keysOf(e *Eval, v Value) (*tag, error) {
	switch v.Kind() {
	case Set, Object:
		return v.tag, nil
	case Array:
		t := e.mem.newTag(Set)
		for _, k := range v.tag.vals {
			t.add(&e.mem, k)
		}
		return t, nil
	}
	return nil, wrongType(2, v, "object", "set", "array")
}

func objectRemove(e *Eval, obj, keys Value) (Value, error) {
	if obj.Kind() != Object {
		return Value{}, wrongType(1, obj, "object")
	}
	remove, err := keysOf(e, keys)
	if err != nil {
		return Value{}, err
	}
	t := e.mem.newTag(Object)
	for i, k := range obj.tag.keys {
		if remove.find(k) < 0 {
			t.appendPair(&e.mem, k, obj.tag.vals[i])
		}
	}
	return Value{tag: t}, nil
}

func objectFilter(e *Eval, obj, keys Value) (Value, error) {
	if obj.Kind() != Object {
		return Value{}, wrongType(1, obj, "object")
	}
	keep, err := keysOf(e, keys)
	if err != nil {
		return Value{}, err
	}
	t := e.mem.newTag(Object)
	for i, k := range obj.tag.keys {
		if keep.find(k) >= 0 {
			t.appendPair(&e.mem, k, obj.tag.vals[i])
		}
	}
	return Value{tag: t}, nil
}

func objectUnion(e *Eval, a, b Value) (Value, error) {
	if a.Kind() != Object {
		return Value{}, wrongType(1, a, "object")
	}
	if b.Kind() != Object {
		return Value{}, wrongType(2, b, "object")
	}
	switch {
	case a.Len() == 0:
		return b, nil
	case b.Len() == 0 || Equal(a, b):
		return a, nil
	}
	return overlay(e, a, b), nil
}

// objectUnionN lays objects over each other, the last on top. Keys that are written differently and equal are left to OPA.
func objectUnionN(e *Eval, list Value) (Value, error) {
	if list.Kind() != Array || slices.ContainsFunc(list.tag.vals, func(v Value) bool { return v.Kind() != Object || !hasTextKeys(v) }) {
		return e.opa("object.union_n", list)
	}
	union := emptyObj
	for _, v := range list.tag.vals {
		union = overlay(e, union, v)
	}
	return union, nil
}

// hasTextKeys reports whether an object and the objects that are its values have only strings as keys.
func hasTextKeys(v Value) bool {
	for i := range v.tag.keys {
		if v.tag.keys[i].tag != &stringTag || v.tag.vals[i].Kind() == Object && !hasTextKeys(v.tag.vals[i]) {
			return false
		}
	}
	return true
}

// overlay merges objects; where they can't be merged, b counts.
func overlay(e *Eval, a, b Value) Value {
	return mergeObjects(e, a, b, func(x, y Value) Value {
		if x.Kind() == Object && y.Kind() == Object {
			return overlay(e, x, y)
		}
		return y
	})
}

// mergeObjects returns the pairs of both objects; resolve decides on keys that both have.
func mergeObjects(e *Eval, a, b Value, resolve func(x, y Value) Value) Value {
	t := e.mem.newTag(Object)
	for i, k := range a.tag.keys {
		v := a.tag.vals[i]
		if other := b.Get(k); other.IsDefined() {
			v = resolve(v, other)
		}
		t.appendPair(&e.mem, k, v)
	}
	for i, k := range b.tag.keys {
		if a.tag.find(k) < 0 {
			t.appendPair(&e.mem, k, b.tag.vals[i])
		}
	}
	return Value{tag: t}
}

func checkArrays(a, b Value) error {
	if a.Kind() != Array {
		return wrongType(1, a, "array")
	}
	if b.Kind() != Array {
		return wrongType(2, b, "array")
	}
	return nil
}

func arrayConcat(e *Eval, a, b Value) (Value, error) {
	if err := checkArrays(a, b); err != nil {
		return Value{}, err
	}
	if err := checkElements(len(a.tag.vals) + len(b.tag.vals)); err != nil {
		return Value{}, err
	}
	return newArray(e, a.tag.vals, b.tag.vals), nil
}

// newArray returns an array of the elements of lists.
func newArray(e *Eval, lists ...[]Value) Value {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	t := e.mem.newTag(Array)
	t.vals = e.mem.alloc(n)
	for _, l := range lists {
		t.vals = append(t.vals, l...)
	}
	return Value{tag: t}
}

func arraySlice(e *Eval, a, start, stop Value) (Value, error) {
	if a.Kind() != Array {
		return Value{}, wrongType(1, a, "array")
	}
	i, err := intOperand(2, start)
	if err != nil {
		return Value{}, err
	}
	j, err := intOperand(3, stop)
	if err != nil {
		return Value{}, err
	}
	j = min(max(j, 0), int64(a.Len()))
	i = min(max(i, 0), j)
	return newArray(e, a.tag.vals[i:j]), nil
}

// intOperand returns the integer that operand pos must be.
func intOperand(pos int, v Value) (int64, error) {
	if v.Kind() != Number {
		return 0, wrongType(pos, v, "number")
	}
	if !plainInt(v) {
		return 0, operandError("operand " + string(rune('0'+pos)) + " must be integer number but got floating-point number")
	}
	return int64(v.num), nil
}

func arrayReverse(e *Eval, a Value) (Value, error) {
	if a.Kind() != Array {
		return Value{}, wrongType(1, a, "array")
	}
	r := newArray(e, a.tag.vals)
	for i, j := 0, len(r.tag.vals)-1; i < j; i, j = i+1, j-1 {
		r.tag.vals[i], r.tag.vals[j] = r.tag.vals[j], r.tag.vals[i]
	}
	return r, nil
}

func arrayFlatten(e *Eval, a Value) (Value, error) {
	if a.Kind() != Array {
		return Value{}, wrongType(1, a, "array")
	}
	t := e.mem.newTag(Array)
	for _, v := range a.tag.vals {
		if v.Kind() != Array {
			t.vals = e.mem.append(t.vals, v)
			continue
		}
		for _, x := range v.tag.vals {
			t.vals = e.mem.append(t.vals, x)
		}
	}
	return Value{tag: t}, nil
}

// walk returns the pairs of path and value below a, itself first.
func walk(e *Eval, a Value) (Value, error) {
	w := walker{e: e, out: e.mem.newTag(Array)}
	if !w.visit(a) {
		err := e.err
		e.err = nil
		return Value{}, err
	}
	return Value{tag: w.out}, nil
}

type walker struct {
	e    *Eval
	path []Value
	out  *tag
}

func (w *walker) visit(v Value) bool {
	if !w.e.step() {
		return false
	}
	mem := &w.e.mem
	w.out.vals = mem.append(w.out.vals, newArray(w.e, []Value{newArray(w.e, w.path), v}))
	ok := true
	down := func(key, v Value) {
		w.path = append(w.path, key)
		ok = ok && w.visit(v)
		w.path = w.path[:len(w.path)-1]
	}
	switch v.Kind() {
	case Array:
		for i, x := range v.tag.vals {
			down(NewInt(int64(i)), x)
		}
	case Object:
		v.tag.sort()
		for i, k := range v.tag.keys {
			down(k, v.tag.vals[i])
		}
	case Set:
		v.tag.sort()
		for _, x := range v.tag.keys {
			down(x, x)
		}
	}
	return ok
}
