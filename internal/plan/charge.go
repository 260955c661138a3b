package plan

// What reading large values costs. A step of the machine pays for little work; an instruction that follows whole composites, to
// compare them or to hand them to a built-in, pays for each part of them, so that the budget and the context end it, too. Values that
// share parts may be followed for ever: [x, x], of which x is [y, y], and so on. So they are paid for part by part.

// smallValue is how many parts of a value are never paid for.
const smallValue = 64

// textPart is how many bytes of a text count as a part.
const textPart = 256

// exceeds reports whether a value has more than n parts, itself not counted. It looks at little more than n.
func (v *Value) exceeds(n *int) bool {
	if *n -= len(v.text) / textPart; v.tag != nil && *n >= 0 {
		*n -= len(v.tag.keys) + len(v.tag.vals)
		for i := 0; *n >= 0 && i < len(v.tag.keys); i++ {
			if x := &v.tag.keys[i]; !x.isSingle() {
				x.exceeds(n)
			}
		}
		for i := 0; *n >= 0 && i < len(v.tag.vals); i++ {
			if x := &v.tag.vals[i]; !x.isSingle() {
				x.exceeds(n)
			}
		}
	}
	return *n < 0
}

// isSingle reports whether a value counts as one part.
func (v *Value) isSingle() bool { return v.tag != nil && v.tag.kind < Array && len(v.text) < textPart }

// isSlight reports whether a value is small, as can be seen at once.
func (v *Value) isSlight() bool { return v.isSingle() || v.tag == nil }

func (v *Value) isSmall() bool {
	if v.tag == nil || v.tag.kind < Array {
		return len(v.text) < smallValue*textPart
	}
	n := smallValue
	return !v.exceeds(&n)
}

// payParts pays for all parts of a value, unless it is small. It is false when evaluation must stop.
func (e *Eval) payParts(v *Value) bool { return v.isSmall() || e.follow(v) }

func (e *Eval) follow(v *Value) bool {
	e.fuel -= len(v.text) / textPart
	if v.tag != nil {
		e.fuel -= len(v.tag.keys) + len(v.tag.vals)
	}
	if e.fuel < 0 && !e.refuel() {
		return false
	}
	if v.tag == nil {
		return true
	}
	for i := range v.tag.keys {
		if x := &v.tag.keys[i]; (x.Kind() >= Array || x.text != "") && !e.follow(x) {
			return false
		}
	}
	for i := range v.tag.vals {
		if x := &v.tag.vals[i]; (x.Kind() >= Array || x.text != "") && !e.follow(x) {
			return false
		}
	}
	return true
}

// payComparison pays for comparing two values, which looks at no more than the parts of either.
func (e *Eval) payComparison(a, b *Value) bool {
	if a.isSlight() || b.isSlight() || a.tag == b.tag && a.Kind() >= Array || a.Kind() != b.Kind() || a.isSmall() || b.isSmall() {
		return true
	}
	if b.Len() < a.Len() || a.Kind() == String && len(b.text) < len(a.text) {
		a = b
	}
	return e.follow(a)
}

// What a built-in reads of its operands, beyond a few parts and what it makes.
type reading byte

const (
	readsLittle reading = iota
	readsList           // the elements of each, not what is in them
	readsAll            // all parts of each
	compares            // two operands, as far as they are alike
	searches            // the second for the first
)

// readings are what native built-ins read. Those of OPA read all, because their operands are converted.
var readings = map[string]reading{
	"eq": compares, "equal": compares, "neq": compares, "gt": compares, "gte": compares, "lt": compares, "lte": compares,
	"internal.member_2": searches, "internal.member_3": readsAll,
	"sum": readsList, "product": readsList, "any": readsList, "all": readsList,
	"array.concat": readsList, "array.reverse": readsList, "array.flatten": readsList,
	"object.keys": readsList, "object.remove": readsList, "object.filter": readsList, "object.union": readsAll, "object.union_n": readsAll,
	"max": readsAll, "min": readsAll, "sort": readsAll, "intersection": readsAll, "union": readsAll, "and": readsAll, "or": readsAll, "minus": readsAll,
	"lower": readsList, "upper": readsList, "trim_space": readsList, "trim": readsList, "trim_left": readsList, "trim_right": readsList,
	"concat": readsAll, "contains": readsList, "indexof": readsList, "split": readsList, "replace": readsList, "substring": readsList,
	"strings.replace_n": readsAll, "regex.match": readsList, "regex.replace": readsList, "sprintf": readsAll,
}

// payOperands pays for what a built-in reads. It is false when evaluation must stop.
func (e *Eval) payOperands(b *builtin, args ...*Value) bool {
	switch b.reads {
	case compares:
		return e.payComparison(args[0], args[1])
	case searches:
		what, in := args[0], args[1]
		if in.Kind() == Set {
			return what.isSlight() || e.payParts(what)
		}
		if in.tag == nil || len(in.tag.vals) <= smallValue && (what.isSlight() || what.isSmall()) {
			return true
		}
		e.fuel -= len(in.tag.vals)
		if e.fuel < 0 && !e.refuel() {
			return false
		}
		if what.isSmall() {
			return true
		}
		for i := range in.tag.vals {
			if !e.payComparison(what, &in.tag.vals[i]) {
				return false
			}
		}
	case readsList:
		for _, a := range args {
			n := len(a.text) / textPart
			if a.tag != nil {
				n += len(a.tag.keys) + len(a.tag.vals)
			}
			if n <= smallValue {
				continue
			}
			if e.fuel -= n; e.fuel < 0 && !e.refuel() {
				return false
			}
		}
	case readsAll:
		for _, a := range args {
			if !a.isSlight() && !e.payParts(a) {
				return false
			}
		}
	}
	return true
}
