package plan

import (
	"context"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// A built-in is native if its function is in one of these maps, by the number of its operands. It returns an
// undefined Value where the call is undefined. A native built-in may leave unusual operands to OPA's implementation,
// by opa.
//
// The built-ins of a family are in one file, builtin_<family>.go.
type (
	builtin1 func(e *Eval, a Value) (Value, error)
	builtin2 func(e *Eval, a, b Value) (Value, error)
	builtin3 func(e *Eval, a, b, c Value) (Value, error)
	builtinN func(e *Eval, args []Value) (Value, error)
)

var (
	builtins1 map[string]builtin1
	builtins2 map[string]builtin2
	builtins3 map[string]builtin3
	builtinsN map[string]builtinN
)

func init() { // built-ins refer to the maps through opa
	builtins1 = map[string]builtin1{
		"abs": abs, "ceil": ceil, "floor": floor, "round": roundNumber,
		"count": count, "sum": sum, "product": product, "max": maximum, "min": minimum, "sort": sorted,
		"any": anyTrue, "all": allTrue,
		"array.reverse": arrayReverse, "array.flatten": arrayFlatten,
		"intersection": setIntersection, "union": setUnion,
		"object.keys": objectKeys, "object.union_n": objectUnionN,
		"lower": lower, "upper": upper, "trim_space": trimSpace,
		"is_array": isKind(Array), "is_boolean": isKind(Boolean), "is_null": isKind(Null), "is_number": isKind(Number),
		"is_object": isKind(Object), "is_set": isKind(Set), "is_string": isKind(String),
		"type_name": typeName, "to_number": toNumber,
		"time.parse_rfc3339_ns": timeParseRFC3339, "time.date": timeDate,
		"walk": walk,
	}
	builtins2 = map[string]builtin2{
		"plus": plus, "minus": minus, "mul": multiply, "div": divide, "rem": remainder,
		"eq": equalTo, "equal": equalTo, "neq": notEqualTo,
		"gt": greater, "gte": greaterOrEqual, "lt": less, "lte": lessOrEqual,
		"internal.member_2": member,
		"and":               setAnd, "or": setOr,
		"array.concat":  arrayConcat,
		"object.remove": objectRemove, "object.filter": objectFilter, "object.union": objectUnion,
		"concat": concat, "contains": contains, "startswith": startsWith, "endswith": endsWith, "split": split,
		"trim": trim, "trim_left": trimLeft, "trim_right": trimRight, "trim_prefix": trimPrefix, "trim_suffix": trimSuffix,
		"indexof": indexOf, "format_int": formatInt, "sprintf": sprintf,
		"numbers.range":     numbersRange,
		"regex.match":       regexMatch,
		"strings.replace_n": replaceN,
	}
	builtins3 = map[string]builtin3{
		"internal.member_3": memberWithKey,
		"array.slice":       arraySlice,
		"object.get":        objectGet,
		"replace":           replace, "substring": substring,
		"regex.replace": regexReplace,
	}
	builtinsN = map[string]builtinN{
		"time.add_date":  timeAddDate,
		"internal.print": func(*Eval, []Value) (Value, error) { return NewBool(true), nil },
	}
}

// native reports whether a call of a built-in with so many operands needs no help of OPA's.
func native(name string, operands int) (f any, ok bool) {
	switch operands {
	case 1:
		f, ok = builtins1[name]
	case 2:
		f, ok = builtins2[name]
	case 3:
		f, ok = builtins3[name]
	}
	if !ok {
		f, ok = builtinsN[name]
	}
	return f, ok
}

// builtin is a built-in that a program calls.
type builtin struct {
	name     string
	operands int
	// One of these is what evaluates it.
	one   builtin1
	two   builtin2
	three builtin3
	many  builtinN

	kind   Kind   // that it tests its operand for, if any
	orders uint16 // of its two operands, for which it is true, if it compares
	reads  reading
	dear   bool // it is not among those that are cheaper than a call
}

// builtin returns the number of a built-in in the list of those that the program calls.
func (s *shared) builtin(name string, operands int) int {
	n := slices.IndexFunc(s.builtins, func(b builtin) bool { return b.name == name && b.operands == operands })
	if n < 0 {
		n = len(s.builtins)
		s.builtins = append(s.builtins, newBuiltin(name, operands))
	}
	return n
}

func newBuiltin(name string, operands int) builtin {
	b := builtin{name: name, operands: operands, kind: kindTests[name], orders: orderTests[name], dear: dear[name], reads: readings[name]}
	f, ok := native(name, operands)
	if !ok {
		f, b.dear, b.reads = opaBuiltin(name), true, readsAll
	}
	switch f := f.(type) {
	case builtin1:
		b.one = f
	case builtin2:
		b.two = f
	case builtin3:
		b.three = f
	case builtinN:
		b.many = f
	}
	return b
}

// The forms of built-ins: by how many operands they are called, or with a list.
const (
	formOne byte = iota + 1
	formTwo
	formThree
	formMany
)

func (b *builtin) form() byte {
	switch {
	case b.one != nil:
		return formOne
	case b.two != nil:
		return formTwo
	case b.three != nil:
		return formThree
	}
	return formMany
}

// form returns the form of the built-ins that an instruction calls, or 0.
func (o op) form() byte {
	switch o {
	case opBuiltin1, opHolds1, opFails1:
		return formOne
	case opBuiltin2, opHolds2, opFails2:
		return formTwo
	case opBuiltin3, opGet:
		return formThree
	case opBuiltinN:
		return formMany
	}
	return 0
}

// kindTests are the built-ins that test an operand for its kind.
var kindTests = map[string]Kind{
	"is_array": Array, "is_boolean": Boolean, "is_null": Null, "is_number": Number, "is_object": Object, "is_set": Set,
	"is_string": String,
}

// orderTests are the built-ins that compare, with the orders of their operands for which they are true.
var orderTests = map[string]uint16{
	"eq": onlyEqual, "equal": onlyEqual, "neq": unequal,
	"lt": orderLess, "lte": orderLess | onlyEqual, "gt": orderGreater, "gte": orderGreater | onlyEqual,
}

// dear are native built-ins of which a call takes longer than to find what the same call returned before.
var dear = map[string]bool{
	"regex.match": true, "regex.replace": true, "strings.replace_n": true, "sprintf": true, "replace": true, "walk": true, "numbers.range": true,
	"time.parse_rfc3339_ns": true, "time.date": true,
}

// bridge is what OPA's built-ins need of an evaluation.
type bridge struct {
	ctx topdown.BuiltinContext
}

type cancelled struct{ ctx context.Context }

func (cancelled) Cancel()           {}
func (c cancelled) Cancelled() bool { return c.ctx.Err() != nil }

func (e *Eval) builtinContext() topdown.BuiltinContext {
	if e.bridge == nil {
		e.bridge = &bridge{topdown.BuiltinContext{
			Context: e.ctx,
			Metrics: metrics.NoOp(),
			Cancel:  cancelled{e.ctx},
			Cache:   builtins.Cache{},
			// A built-in puts the place into its error, from which the caller takes code and message only: it knows the place.
			Location: &ast.Location{},
		}}
	}
	return e.bridge.ctx
}

// opaBuiltin returns the built-in as OPA implements it. Of a relation it returns all that holds, as an array.
func opaBuiltin(name string) builtinN {
	f := topdown.GetBuiltin(name)
	decl := ast.BuiltinMap[name]
	relation := decl != nil && decl.Relation
	void := decl != nil && decl.Decl.Result() == nil
	own := slices.Contains(guarded, name) // it looks at its operands itself
	return func(e *Eval, args []Value) (Value, error) {
		terms := make([]*ast.Term, len(args))
		for i, a := range args {
			if a.tag == nil {
				return Value{}, nil
			}
			terms[i] = toTerm(a)
		}
		if !own {
			if err := guard(name, terms); err != nil {
				return Value{}, err
			}
		}
		var out Value
		if relation {
			out = Value{tag: e.mem.newTag(Array)}
		}
		err := f(e.builtinContext(), terms, func(t *ast.Term) error {
			if void {
				out = NewBool(true)
				return nil
			}
			v, err := fromAST(t.Value)
			if relation {
				out.tag.vals = e.mem.append(out.tag.vals, v)
			} else {
				out = v
			}
			return err
		})
		if err != nil {
			return Value{}, err
		}
		return out, nil
	}
}

// opa calls OPA's implementation for operands that a native built-in leaves to it.
func (e *Eval) opa(name string, args ...Value) (Value, error) { return opaBuiltin(name)(e, args) }
