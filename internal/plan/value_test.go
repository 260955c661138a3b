package plan

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

func TestValue(t *testing.T) {
	v := mustDecode(t, `{"b": [true, null, "x", 14.0, 0.50], "a": {}}`)
	if v.Kind() != Object || v.Len() != 2 || !v.IsDefined() || (Value{}).IsDefined() {
		t.Fatal(v)
	}
	if k, val := v.Pair(1); k.String() != `"b"` || val.Kind() != Array || val.Len() != 5 {
		t.Error(k, val)
	}
	list := v.Field("b")
	if b, ok := list.At(0).Bool(); !b || !ok {
		t.Error("bool")
	}
	if s, ok := list.At(2).Str(); s != "x" || !ok {
		t.Error("string")
	}
	if i, ok := list.Get(NewInt(3)).Int(); i != 14 || !ok {
		t.Error("int")
	}
	if text, ok := list.At(3).Number(); text != "14.0" || !ok {
		t.Error("number")
	}
	if f, ok := list.At(4).Float(); f != 0.5 || !ok {
		t.Error("float")
	}
	for _, undefined := range []Value{v.Field("c"), list.Get(NewInt(5)), list.Get(NewInt(-1)), list.Field("x"), list.At(0).Field("x"), Value{}.Field("x")} {
		if undefined.IsDefined() {
			t.Errorf("got %v", undefined)
		}
	}
	if _, ok := list.Int(); ok {
		t.Error("an array is not an integer")
	}
}

func TestConstructors(t *testing.T) {
	v := NewObject(
		[2]Value{NewString("s"), NewSet(NewInt(2), NewInt(1), NewInt(2))},
		[2]Value{NewString("a"), NewArray(NewBool(true), NewString("\n"))},
		[2]Value{NewString("s"), NewSet(NewInt(2), NewInt(1))},
	)
	if got, want := v.String(), `{"a":[true,"\n"],"s":[1,2]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestCollections puts many keys into sets and objects in any order, as OPA does, and compares order, membership,
// equality and comparison.
func TestCollections(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	key := func(n int) Value {
		k := r.IntN(n)
		switch r.IntN(5) {
		case 0:
			return NewInt(int64(k - n/2))
		case 1:
			return parseNumber(fmt.Sprintf("%d.50", 10_000+k)) // OPA's objects lose keys if integers have the same hash
		case 2:
			return NewArray(NewInt(int64(k)), NewString("x"))
		case 3:
			return NewObject([2]Value{NewString("k"), NewInt(int64(k))})
		}
		return NewString(fmt.Sprint("key ", k))
	}
	for _, n := range []int{1, 5, 9, 17, 40, 300} {
		set, obj := &tag{kind: Set}, &tag{kind: Object}
		opaSet, opaObj := ast.NewSet(), ast.NewObject()
		for i := range 2 * n {
			k := key(n)
			set.add(nil, k)
			obj.put(nil, k, NewInt(int64(i)))
			opaSet.Add(ast.NewTerm(ToAST(k)))
			opaObj.Insert(ast.NewTerm(ToAST(k)), ast.InternedTerm(i))
			if i == n { // read in between
				_ = Value{tag: set}.String()
			}
		}
		s, o := Value{tag: set}, Value{tag: obj}
		if got := ToAST(s); got.String() != opaSet.String() {
			t.Fatalf("%d: set\n got %v\nwant %v", n, got, opaSet)
		}
		if got := ToAST(o); got.String() != opaObj.String() {
			t.Fatalf("%d: object\n got %v\nwant %v", n, got, opaObj)
		}
		for range 4 * n {
			k := key(2 * n)
			if got, want := s.Get(k).IsDefined(), opaSet.Contains(ast.NewTerm(ToAST(k))); got != want {
				t.Fatalf("%d: %v in set: %t", n, k, got)
			}
			if got, want := o.Get(k).IsDefined(), opaObj.Get(ast.NewTerm(ToAST(k))) != nil; got != want {
				t.Fatalf("%d: %v in object: %t", n, k, got)
			}
		}
		back, err := FromAST(opaObj)
		if err != nil || !Equal(back, o) || Compare(back, o) != 0 || hash(back) != hash(o) {
			t.Fatalf("%d: %v is not %v", n, back, o)
		}
	}
}

func TestCompare(t *testing.T) {
	ordered := []string{`null`, `false`, `true`, `-1.5`, `0`, `0.5`, `1`, `10`, `""`, `"1"`, `"a"`, `"b"`, `[]`, `[1]`, `[1, 2]`, `[2]`,
		`{}`, `{"a": 1}`, `{"a": 1, "b": 0}`, `{"a": 2}`, `{"b": 0}`}
	for i, x := range ordered {
		for j, y := range ordered {
			a, b := mustDecode(t, x), mustDecode(t, y)
			want := ToAST(a).Compare(ToAST(b))
			if got := Compare(a, b); sign(got) != sign(want) || sign(got) != sign(i-j) {
				t.Errorf("compare %s with %s: %d, OPA has %d", x, y, got, want)
			}
			if Equal(a, b) != (i == j) {
				t.Errorf("%s equal to %s: %t", x, y, Equal(a, b))
			}
		}
	}
}

func sign(i int) int { return slices.Index([]bool{i < 0, i == 0, i > 0}, true) - 1 }
