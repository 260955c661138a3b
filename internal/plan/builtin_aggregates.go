package plan

import (
	"slices"
	"unicode/utf8"
)

// Comparison, membership and aggregates.

func equalTo(_ *Eval, a, b Value) (Value, error)        { return NewBool(Equal(a, b)), nil }
func notEqualTo(_ *Eval, a, b Value) (Value, error)     { return NewBool(!Equal(a, b)), nil }
func greater(_ *Eval, a, b Value) (Value, error)        { return NewBool(Compare(a, b) > 0), nil }
func greaterOrEqual(_ *Eval, a, b Value) (Value, error) { return NewBool(Compare(a, b) >= 0), nil }
func less(_ *Eval, a, b Value) (Value, error)           { return NewBool(Compare(a, b) < 0), nil }
func lessOrEqual(_ *Eval, a, b Value) (Value, error)    { return NewBool(Compare(a, b) <= 0), nil }

// elements returns what an array or a set contains, in order.
func elements(v Value) (vs []Value, ok bool) {
	switch v.Kind() {
	case Array:
		return v.tag.vals, true
	case Set:
		v.tag.sort()
		return v.tag.keys, true
	}
	return nil, false
}

func member(_ *Eval, a, b Value) (Value, error) {
	switch b.Kind() {
	case Array, Object:
		for _, x := range b.tag.vals {
			if Equal(a, x) {
				return NewBool(true), nil
			}
		}
	case Set:
		return NewBool(b.tag.find(a) >= 0), nil
	}
	return NewBool(false), nil
}

func memberWithKey(_ *Eval, key, val, coll Value) (Value, error) {
	switch coll.Kind() {
	case Set:
		return NewBool(coll.tag.find(key) >= 0 && Equal(key, val)), nil
	case Array, Object:
		v := coll.Get(key)
		return NewBool(v.IsDefined() && Equal(v, val)), nil
	}
	return NewBool(false), nil
}

func count(_ *Eval, a Value) (Value, error) {
	switch a.Kind() {
	case Array, Object, Set:
		return NewInt(int64(a.Len())), nil
	case String:
		return NewInt(int64(utf8.RuneCountInString(a.text))), nil
	}
	return Value{}, wrongType(1, a, "array", "object", "set", "string")
}

func sum(e *Eval, a Value) (Value, error) {
	vs, ok := elements(a)
	if !ok {
		return Value{}, wrongType(1, a, "set", "array")
	}
	ints := true
	for _, v := range vs {
		if v.Kind() != Number {
			return Value{}, wrongElement(1, a, v, "number")
		}
		if v.tag == &bigTag {
			return e.opa("sum", a)
		}
		ints = ints && v.tag == &intTag
	}
	if ints {
		var s int64
		for _, v := range vs {
			y := int64(v.num)
			next := s + y
			if (next > s) != (y > 0) && y != 0 {
				return e.opa("sum", a)
			}
			s = next
		}
		return NewInt(s), nil
	}
	var s decimal
	for _, v := range vs {
		s = add(s, v.decimal())
	}
	return s.value(), nil
}

func product(e *Eval, a Value) (Value, error) {
	vs, ok := elements(a)
	if !ok {
		return Value{}, wrongType(1, a, "set", "array")
	}
	p := int64(1)
	for _, v := range vs {
		if v.tag != &intTag {
			return e.opa("product", a) // in 53 bits
		}
		if p, ok = mulInt(p, int64(v.num)); !ok {
			return e.opa("product", a)
		}
	}
	return NewInt(p), nil
}

// Of equal elements, which may be written differently, OPA takes the last of an array; a set has none.

func maximum(_ *Eval, a Value) (Value, error) {
	vs, ok := elements(a)
	if !ok {
		return Value{}, wrongType(1, a, "set", "array")
	}
	var m Value
	for _, v := range vs {
		if !m.IsDefined() || Compare(m, v) <= 0 {
			m = v
		}
	}
	return m, nil
}

func minimum(_ *Eval, a Value) (Value, error) {
	vs, ok := elements(a)
	if !ok {
		return Value{}, wrongType(1, a, "set", "array")
	}
	var m Value
	for _, v := range vs {
		if !m.IsDefined() || Compare(m, v) >= 0 {
			m = v
		}
	}
	return m, nil
}

func sorted(e *Eval, a Value) (Value, error) {
	vs, ok := elements(a)
	if !ok {
		return Value{}, wrongType(1, a, "set", "array")
	}
	t := e.mem.newTag(Array)
	t.vals = append(e.mem.alloc(len(vs)), vs...)
	if a.Kind() == Array {
		slices.SortFunc(t.vals, Compare) // as OPA does, also where equal elements are written differently
	}
	return Value{tag: t}, nil
}

func anyTrue(_ *Eval, a Value) (Value, error) {
	vs, ok := elements(a)
	if !ok {
		return Value{}, wrongType(1, a, "array", "set")
	}
	return NewBool(slices.ContainsFunc(vs, isTrue)), nil
}

func allTrue(_ *Eval, a Value) (Value, error) {
	vs, ok := elements(a)
	if !ok {
		return Value{}, wrongType(1, a, "array", "set")
	}
	return NewBool(!slices.ContainsFunc(vs, func(v Value) bool { return !isTrue(v) })), nil
}

func isTrue(v Value) bool { return v.tag == &boolTag && v.num != 0 }
