package plan

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// errNotGround reports a term of a policy's syntax where a value belongs.
var errNotGround = errors.New("not a value")

// FromAST converts a value of OPA.
func FromAST(v ast.Value) (Value, error) {
	r, err := fromAST(v)
	if err != nil {
		return Value{}, fmt.Errorf("convert: %w", err)
	}
	r.freeze()
	return r, nil
}

func fromAST(v ast.Value) (Value, error) {
	switch v := v.(type) {
	case nil:
		return Value{}, nil
	case ast.Null:
		return null, nil
	case ast.Boolean:
		return NewBool(bool(v)), nil
	case ast.Number:
		return parseNumber(string(v)), nil
	case ast.String:
		return NewString(string(v)), nil
	case *ast.Array:
		t := &tag{kind: Array, vals: make([]Value, 0, v.Len())}
		for i := range v.Len() {
			x, err := fromAST(v.Elem(i).Value)
			if err != nil {
				return Value{}, err
			}
			t.vals = append(t.vals, x)
		}
		return Value{tag: t}, nil
	case ast.Set:
		t := &tag{kind: Set, keys: make([]Value, 0, v.Len()), sorted: true}
		for _, m := range v.Slice() {
			x, err := fromAST(m.Value)
			if err != nil {
				return Value{}, err
			}
			t.keys = append(t.keys, x)
		}
		return Value{tag: t}, nil
	case ast.Object:
		t := &tag{kind: Object, keys: make([]Value, 0, v.Len()), vals: make([]Value, 0, v.Len())}
		err := v.Iter(func(key, val *ast.Term) error {
			k, err := fromAST(key.Value)
			if err != nil {
				return err
			}
			x, err := fromAST(val.Value)
			if err != nil {
				return err
			}
			t.keys = append(t.keys, k)
			t.vals = append(t.vals, x)
			return nil
		})
		return Value{tag: t}, err
	}
	return Value{}, fmt.Errorf("%s: %w", ast.ValueName(v), errNotGround)
}

// ToAST converts v, which must be defined, into a value of OPA.
func ToAST(v Value) ast.Value { return toTerm(v).Value }

func toTerm(v Value) *ast.Term {
	switch v.Kind() {
	case Null:
		return ast.InternedNullTerm
	case Boolean:
		return ast.InternedTerm(v.num != 0)
	case Number:
		if v.tag == &intTag && v.text == "" {
			return ast.InternedTerm(int(int64(v.num)))
		}
		return ast.NewTerm(ast.Number(numberText(v)))
	case String:
		return ast.StringTerm(v.text)
	case Array:
		terms := make([]*ast.Term, len(v.tag.vals))
		for i, x := range v.tag.vals {
			terms[i] = toTerm(x)
		}
		return ast.ArrayTerm(terms...)
	case Set:
		v.tag.sort()
		s := ast.NewSetWithCapacity(len(v.tag.keys))
		for _, x := range v.tag.keys {
			s.Add(toTerm(x))
		}
		return ast.NewTerm(s)
	case Object:
		v.tag.sort()
		o := ast.NewObjectWithCapacity(len(v.tag.keys))
		for i, k := range v.tag.keys {
			o.Insert(toTerm(k), toTerm(v.tag.vals[i]))
		}
		return ast.NewTerm(o)
	}
	panic("plan: undefined value converted")
}

// FromInterface converts a JSON value: nil, bool, string, json.Number, []any, map[string]any, and what OPA can convert otherwise.
func FromInterface(value any) (Value, error) {
	switch x := value.(type) {
	case nil:
		return null, nil
	case map[string]any:
		t := &tag{kind: Object, keys: make([]Value, 0, len(x)), vals: make([]Value, 0, len(x))}
		for k, member := range x {
			v, err := FromInterface(member)
			if err != nil {
				return Value{}, err
			}
			t.keys, t.vals = append(t.keys, NewString(k)), append(t.vals, v)
		}
		v := Value{tag: t}
		v.freeze()
		return v, nil
	case []any:
		elements := make([]Value, 0, len(x))
		for _, element := range x {
			v, err := FromInterface(element)
			if err != nil {
				return Value{}, err
			}
			elements = append(elements, v)
		}
		return NewArray(elements...), nil
	case string:
		return NewString(x), nil
	case bool:
		return NewBool(x), nil
	case json.Number:
		n, err := ast.NumberChecked(string(x))
		if err != nil {
			return Value{}, fmt.Errorf("convert: %w", err)
		}
		return parseNumber(string(n)), nil
	}
	v, err := ast.InterfaceToValue(value)
	if err != nil {
		return Value{}, fmt.Errorf("convert: %w", err)
	}
	return FromAST(v)
}

// Interface is v as JSON: nil, bool, string, json.Number, []any, map[string]any. A set is a list in order, a key that is not a string is
// its JSON, and undefined is nil.
func (v Value) Interface() any {
	switch v.Kind() {
	case Boolean:
		return v.num != 0
	case Number:
		return json.Number(numberText(v))
	case String:
		return v.text
	case Array, Set:
		list := make([]any, 0, v.Len())
		for i := range v.Len() {
			list = append(list, v.At(i).Interface())
		}
		return list
	case Object:
		o := make(map[string]any, v.Len())
		for i := range v.Len() {
			key, member := v.Pair(i)
			name, ok := key.Str()
			if !ok {
				name = key.String()
			}
			o[name] = member.Interface()
		}
		return o
	}
	return nil
}

// WithoutNulls is v without the members of objects and the elements of arrays that are null, at any depth.
func (v Value) WithoutNulls() Value {
	kind := v.Kind()
	if kind != Object && kind != Array || v.tag.noNulls {
		return v
	}
	var kept *tag // made at the first difference
	for i, x := range v.tag.vals {
		y := x.WithoutNulls()
		if kept == nil {
			if y.tag == x.tag && y.tag != &nullTag {
				continue
			}
			kept = &tag{kind: kind, sorted: true, vals: append(make([]Value, 0, len(v.tag.vals)), v.tag.vals[:i]...)}
			if kind == Object {
				kept.keys = append(make([]Value, 0, len(v.tag.keys)), v.tag.keys[:i]...)
			}
		}
		if y.tag == &nullTag {
			continue
		}
		kept.vals = append(kept.vals, y)
		if kind == Object {
			kept.keys = append(kept.keys, v.tag.keys[i])
		}
	}
	if kept == nil {
		return v
	}
	kept.frozen, kept.noNulls = true, true // its parts are frozen
	return Value{tag: kept}
}

// CheckNumbers refuses the numbers in v, at any depth, that a document can't carry: those that are not JSON, such as the 007 that
// to_number makes of a text, and those beyond a float64, for which readers of JSON have no value.
func (v Value) CheckNumbers() error {
	switch v.Kind() {
	case Number:
		if v.tag == &intTag && v.text == "" {
			return nil
		}
		text := numberText(v)
		shown := text
		if len(shown) > 40 {
			shown = shown[:40] + "…"
		}
		if !isJSONNumber(text) {
			return fmt.Errorf("%q is not a number in JSON", shown)
		}
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return fmt.Errorf("the number %s is too large: at most 1.8e308", shown)
		}
	case Array, Object, Set:
		for _, x := range v.tag.keys {
			if err := x.CheckNumbers(); err != nil {
				return err
			}
		}
		for _, x := range v.tag.vals {
			if err := x.CheckNumbers(); err != nil {
				return err
			}
		}
	}
	return nil
}

// isJSONNumber reports whether a text is a number as JSON writes it.
func isJSONNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && s[0] >= '0' && s[0] <= '9' && json.Valid([]byte(s))
}
