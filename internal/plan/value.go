package plan

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
)

// Kind is the type of a Value. Kinds are ordered as OPA orders values of different types.
type Kind uint8

// The kinds of a Value.
const (
	Undefined Kind = iota
	Null
	Boolean
	Number
	String
	Array
	Object
	Set
)

// String returns the name that Rego's type_name gives the kind.
func (k Kind) String() string {
	return [...]string{"undefined", "null", "boolean", "number", "string", "array", "object", "set"}[k]
}

// Value is a Rego value. The zero Value is undefined: the absence of a value.
//
// A Value is four words and is passed in registers. What the words mean depends on the kind, which is found through
// the tag: scalars share static tags, so that making one allocates nothing; a composite has a tag of its own, which
// holds its contents.
//
//	kind             tag                     num            text
//	undefined        nil
//	null             &nullTag
//	boolean          &boolTag                0 or 1
//	string           &stringTag                             the string
//	number: integer  &intTag                 the int64      the literal, if it is not the plain decimal
//	number: decimal  static, sign, exponent  the mantissa   the literal, if there is one
//	number: other    &bigTag                                the decimal text
//	composite        its own, the contents
type Value struct {
	tag  *tag
	num  uint64
	text string
}

// tag says what a Value is and holds what does not fit into its other words. A tag is written only by the evaluation
// that made it, and never once it is frozen.
type tag struct {
	kind  Kind
	depth uint16 // of a frozen composite: how deep it is, above what was decoded; otherwise how deep it is in others (see deepen)

	// Decimals: the value is num * 2^exp, num having its top bit set.
	neg bool
	exp int32

	// Composites. keys are the keys of an object or the members of a set, without duplicates; vals are the elements
	// of an array or, parallel to keys, the values of an object. Unsorted keys are indexed when there are many of
	// them.
	sorted   bool
	frozen   bool
	recycled bool   // its memory is going to be used again
	noNulls  bool   // known to hold no null, at any depth
	serial   uint32 // tells the composites of an arena apart, for hashing by identity
	keys     []Value
	vals     []Value
	index    *keyIndex
	owner    *tag // of a composite nested in the result of a function under construction: that result
}

var (
	nullTag   = tag{kind: Null, frozen: true}
	boolTag   = tag{kind: Boolean, frozen: true}
	stringTag = tag{kind: String, frozen: true}
	intTag    = tag{kind: Number, frozen: true}
	bigTag    = tag{kind: Number, frozen: true}
)

var (
	null     = Value{tag: &nullTag}
	emptySet = Value{tag: &tag{kind: Set, sorted: true, frozen: true}}
	emptyObj = Value{tag: &tag{kind: Object, sorted: true, frozen: true}}
)

// NewBool returns a boolean.
func NewBool(b bool) Value {
	if b {
		return Value{tag: &boolTag, num: 1}
	}
	return Value{tag: &boolTag}
}

// NewInt returns an integer.
func NewInt(i int64) Value { return Value{tag: &intTag, num: uint64(i)} }

// NewString returns a string.
func NewString(s string) Value { return Value{tag: &stringTag, text: s} }

// NewArray returns an array. It keeps elems, which the caller must not change afterwards.
func NewArray(elems ...Value) Value {
	v := Value{tag: &tag{kind: Array, sorted: true, vals: elems}}
	v.freeze()
	return v
}

// NewSet returns a set of the distinct values in elems.
func NewSet(elems ...Value) Value {
	t := &tag{kind: Set}
	for _, e := range elems {
		t.add(nil, e)
	}
	v := Value{tag: t}
	v.freeze()
	return v
}

// NewObject returns an object of pairs of keys and values; of equal keys the last counts.
func NewObject(pairs ...[2]Value) Value {
	t := &tag{kind: Object}
	for _, p := range pairs {
		t.put(nil, p[0], p[1])
	}
	v := Value{tag: t}
	v.freeze()
	return v
}

// Kind returns the kind of v.
func (v Value) Kind() Kind {
	if v.tag == nil {
		return Undefined
	}
	return v.tag.kind
}

// IsDefined reports whether v is a value at all.
func (v Value) IsDefined() bool { return v.tag != nil }

// Bool returns the boolean that v is.
func (v Value) Bool() (b, ok bool) { return v.num != 0, v.tag == &boolTag }

// Str returns the string that v is.
func (v Value) Str() (s string, ok bool) { return v.text, v.tag == &stringTag }

// Int returns the integer that v is. A number such as 14.0 counts as one.
func (v Value) Int() (i int64, ok bool) { return int64(v.num), v.tag == &intTag }

// IsPlainNumber reports whether v is a whole number of usual size that is written in plain digits.
func (v Value) IsPlainNumber() bool { return v.tag == &intTag && v.text == "" }

// Number returns the text of the number that v is, as OPA would write it.
func (v Value) Number() (text string, ok bool) {
	if v.Kind() != Number {
		return "", false
	}
	return numberText(v), true
}

// Float returns the float64 nearest to the number that v is.
func (v Value) Float() (f float64, ok bool) {
	if v.Kind() != Number {
		return 0, false
	}
	return toFloat64(v), true
}

// Len returns the number of elements, members or pairs of a composite, otherwise 0.
func (v Value) Len() int {
	switch v.Kind() {
	case Array:
		return len(v.tag.vals)
	case Object, Set:
		return len(v.tag.keys)
	}
	return 0
}

// At returns element i of an array, or member i of a set in order.
func (v Value) At(i int) Value {
	if v.tag.kind == Array {
		return v.tag.vals[i]
	}
	v.tag.sort()
	return v.tag.keys[i]
}

// Pair returns key and value i of an object, in the order of the keys.
func (v Value) Pair(i int) (key, value Value) {
	v.tag.sort()
	return v.tag.keys[i], v.tag.vals[i]
}

// Get looks key up as the reference v[key] does: an object's value, an array's element, a member of a set. It is
// undefined where the reference is.
func (v Value) Get(key Value) Value {
	switch v.Kind() {
	case Object:
		if i := v.tag.find(key); i >= 0 {
			return v.tag.vals[i]
		}
	case Array:
		if i, ok := key.Int(); ok && plainInt(key) && i >= 0 && i < int64(len(v.tag.vals)) {
			return v.tag.vals[i]
		}
	case Set:
		if v.tag.find(key) >= 0 {
			return key // written as the reference has it, as in OPA
		}
	}
	return Value{}
}

// Field looks up the value of a string key.
func (v Value) Field(name string) Value { return v.Get(NewString(name)) }

// String returns v as JSON, for messages and tests.
func (v Value) String() string {
	if v.tag == nil {
		return "undefined"
	}
	return string(v.AppendJSON(nil))
}

// Equal reports whether a and b are the same value to Rego: 1 and 1.0 are.
func Equal(a, b Value) bool {
	if a.tag == b.tag {
		switch a.tag {
		case &stringTag:
			return a.text == b.text
		case &intTag, &boolTag, &nullTag, nil:
			return a.num == b.num
		}
	}
	if a.Kind() != b.Kind() {
		return false
	}
	switch a.tag.kind {
	case Number:
		return compareNumbers(a, b) == 0
	case Array:
		return a.tag == b.tag || slices.EqualFunc(a.tag.vals, b.tag.vals, Equal)
	case Object:
		if a.tag == b.tag {
			return true
		}
		if len(a.tag.keys) != len(b.tag.keys) {
			return false
		}
		for i, k := range a.tag.keys {
			j := b.tag.find(k)
			if j < 0 || !Equal(a.tag.vals[i], b.tag.vals[j]) {
				return false
			}
		}
		return true
	case Set:
		if a.tag == b.tag {
			return true
		}
		if len(a.tag.keys) != len(b.tag.keys) {
			return false
		}
		for _, k := range a.tag.keys {
			if b.tag.find(k) < 0 {
				return false
			}
		}
		return true
	}
	return true
}

// Compare orders values as OPA does: by kind, then by content.
func Compare(a, b Value) int {
	if ka, kb := a.Kind(), b.Kind(); ka != kb {
		return cmp.Compare(ka, kb)
	}
	switch a.Kind() {
	case Boolean:
		return cmp.Compare(a.num, b.num)
	case Number:
		return compareNumbers(a, b)
	case String:
		return strings.Compare(a.text, b.text)
	case Array:
		return slices.CompareFunc(a.tag.vals, b.tag.vals, Compare)
	case Object:
		a.tag.sort()
		b.tag.sort()
		for i := range min(len(a.tag.keys), len(b.tag.keys)) {
			if c := Compare(a.tag.keys[i], b.tag.keys[i]); c != 0 {
				return c
			}
			if c := Compare(a.tag.vals[i], b.tag.vals[i]); c != 0 {
				return c
			}
		}
		return len(a.tag.keys) - len(b.tag.keys)
	case Set:
		a.tag.sort()
		b.tag.sort()
		return slices.CompareFunc(a.tag.keys, b.tag.keys, Compare)
	}
	return 0
}

// freeze sorts v and all that it contains, after which it can be read by several goroutines.
func (v Value) freeze() {
	t := v.tag
	if t == nil || t.frozen {
		return
	}
	t.sort()
	depth := uint16(0)
	for _, k := range t.keys {
		k.freeze()
		depth = max(depth, k.tag.depth)
	}
	for _, x := range t.vals {
		x.freeze()
		depth = max(depth, x.tag.depth)
	}
	t.depth = min(depth, math.MaxUint16-1) + 1
	t.frozen = true
}

// Below: sorted and indexed keys of objects and sets.

const (
	linearKeys  = 8  // up to here a search that compares each key is the fastest
	unindexKeys = 16 // up to here unsorted keys need no index
)

// find returns the position of key, or -1.
func (t *tag) find(key Value) int {
	if len(t.keys) <= linearKeys || (!t.sorted && len(t.keys) <= unindexKeys) {
		if key.tag == &stringTag {
			for i := range t.keys {
				if k := &t.keys[i]; k.text == key.text && k.tag == &stringTag {
					return i
				}
			}
			return -1
		}
		for i := range t.keys {
			if Equal(t.keys[i], key) {
				return i
			}
		}
		return -1
	}
	if t.sorted {
		if key.tag == &stringTag {
			return t.search(key.text)
		}
		if i, ok := slices.BinarySearchFunc(t.keys, key, Compare); ok {
			return i
		}
		return -1
	}
	if t.index == nil {
		t.index = newKeyIndex(t.keys)
	}
	return t.index.find(t.keys, key)
}

// findHinted is find for a key that was found at hint in another object, which is most often like this one.
func (t *tag) findHinted(key *Value, hint *uint8) int {
	if h := int(*hint); h < len(t.keys) && t.keys[h].text == key.text && t.keys[h].tag == &stringTag && key.tag == &stringTag {
		return h
	}
	i := t.find(*key)
	if i >= 0 {
		*hint = uint8(i)
	}
	return i
}

// search is find for a string among sorted keys.
func (t *tag) search(s string) int {
	lo, hi := 0, len(t.keys)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		k := &t.keys[mid]
		c := cmp.Compare(k.tag.kind, String)
		if c == 0 {
			c = strings.Compare(k.text, s)
		}
		switch {
		case c < 0:
			lo = mid + 1
		case c > 0:
			hi = mid
		default:
			return mid
		}
	}
	return -1
}

// add puts v into the set.
func (t *tag) add(a *arena, v Value) {
	if t.find(v) < 0 {
		t.appendKey(a, v)
	}
}

// put binds key to v in the object, replacing what key was bound to.
func (t *tag) put(a *arena, key, v Value) {
	if i := t.find(key); i >= 0 {
		t.vals[i] = v
		return
	}
	t.appendPair(a, key, v)
}

// appendPair binds a key that is known to be new.
func (t *tag) appendPair(a *arena, key, v Value) {
	t.appendKey(a, key)
	t.vals = a.append(t.vals, v)
}

func (t *tag) appendKey(a *arena, v Value) {
	t.sorted = false
	t.keys = a.append(t.keys, v)
	if t.index != nil {
		t.index.add(t.keys)
	}
}

// sort puts the keys in order, as reading them in sequence needs.
func (t *tag) sort() {
	if t.sorted {
		return
	}
	t.sorted = true
	t.index = nil
	if len(t.keys) > 1 {
		sortKeys(t.keys, t.vals)
	}
}

// sortKeys sorts keys, and vals along with them unless it is empty.
func sortKeys(keys, vals []Value) {
	if len(keys) > 12 {
		if len(vals) == 0 {
			slices.SortFunc(keys, Compare)
		} else {
			sort.Sort(byKey{keys, vals})
		}
		return
	}
	for i := 1; i < len(keys); i++ {
		for j := i; j > 0 && Compare(keys[j-1], keys[j]) > 0; j-- {
			keys[j-1], keys[j] = keys[j], keys[j-1]
			if len(vals) > 0 {
				vals[j-1], vals[j] = vals[j], vals[j-1]
			}
		}
	}
}

type byKey struct{ keys, vals []Value }

func (p byKey) Len() int           { return len(p.keys) }
func (p byKey) Less(i, j int) bool { return Compare(p.keys[i], p.keys[j]) < 0 }
func (p byKey) Swap(i, j int) {
	p.keys[i], p.keys[j] = p.keys[j], p.keys[i]
	p.vals[i], p.vals[j] = p.vals[j], p.vals[i]
}
