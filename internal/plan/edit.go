package plan

import (
	"slices"
	"strconv"
)

// WithField returns the object v with another value for a key, which is added where it is not there. It shares all else with v, its keys
// too. What is not an object counts as an empty one.
func (v Value) WithField(name string, to Value) Value {
	if v.Kind() != Object {
		return NewObject([2]Value{NewString(name), to})
	}
	v.freeze()
	to.freeze()
	old, key := v.tag, NewString(name)
	t := &tag{kind: Object, sorted: true, frozen: true, keys: old.keys, noNulls: old.noNulls && to.hasNoNulls()}
	if i := old.find(key); i >= 0 {
		t.vals = slices.Clone(old.vals)
		t.vals[i] = to
		return Value{tag: t}
	}
	i, _ := slices.BinarySearchFunc(old.keys, key, Compare)
	t.keys = slices.Insert(slices.Clip(old.keys), i, key)
	t.vals = slices.Insert(slices.Clip(old.vals), i, to)
	return Value{tag: t}
}

// WithElement returns the array v with another element at place i, which may be the one behind the last. It shares all other elements with v.
func (v Value) WithElement(i int, to Value) Value {
	v.freeze()
	to.freeze()
	vals := make([]Value, max(len(v.tag.vals), i+1))
	copy(vals, v.tag.vals)
	vals[i] = to
	return Value{tag: &tag{kind: Array, sorted: true, frozen: true, vals: vals, noNulls: v.tag.noNulls && to.hasNoNulls()}}
}

// WithPointer is v with another value at the place to which the tokens of a JSON pointer lead. What is not an array on the way counts as an
// object, an empty one where it is none; a place that an array does not have changes nothing.
func (v Value) WithPointer(tokens []string, to Value) Value {
	if len(tokens) == 0 {
		return to
	}
	if v.Kind() == Array {
		i, err := strconv.Atoi(tokens[0])
		if err != nil || i < 0 || i >= v.Len() {
			return v
		}
		return v.WithElement(i, v.At(i).WithPointer(tokens[1:], to))
	}
	return v.WithField(tokens[0], v.Field(tokens[0]).WithPointer(tokens[1:], to))
}

// Counterpart returns what another object has under key i of the object v. Where both have the same keys, as an object and its edited copy do, it
// is found at once.
func (v Value) Counterpart(i int, other Value) Value {
	if other.Kind() != Object {
		return Value{}
	}
	v.tag.sort()
	key := v.tag.keys[i]
	if other.tag.sorted && i < len(other.tag.keys) && other.tag.keys[i] == key {
		return other.tag.vals[i]
	}
	return other.Get(key)
}

// hasNoNulls reports whether v is known to hold no null and to be none.
func (v Value) hasNoNulls() bool {
	switch v.Kind() {
	case Null:
		return false
	case Object, Array:
		return v.tag.noNulls
	}
	return true
}

// Is reports whether v is the very same composite as another value, or a scalar that is written alike. What was made apart is not the
// same, however equal.
func (v Value) Is(other Value) bool { return v == other && v.tag != nil }
