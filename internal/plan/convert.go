package plan

import (
	"errors"
	"fmt"

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
