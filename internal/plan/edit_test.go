package plan_test

import (
	"testing"

	"github.com/diligo/diligo/internal/plan"
)

func TestValue_WithField(t *testing.T) {
	object, err := plan.Decode([]byte(`{"a": {"x": 1}, "c": [1], "d": null}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, want string
		to         plan.Value
	}{
		{"a", `{"a":2,"c":[1],"d":null}`, plan.NewInt(2)},
		{"b", `{"a":{"x":1},"b":true,"c":[1],"d":null}`, plan.NewBool(true)},
		{"", `{"":2,"a":{"x":1},"c":[1],"d":null}`, plan.NewInt(2)},
		{"z", `{"a":{"x":1},"c":[1],"d":null,"z":{"k":0}}`, plan.NewObject([2]plan.Value{plan.NewString("k"), plan.NewInt(0)})},
	} {
		got := object.WithField(tt.name, tt.to)
		if got.String() != tt.want {
			t.Errorf("%q: %s\nwant %s", tt.name, got, tt.want)
		}
		if !got.Field("c").Is(object.Field("c")) {
			t.Errorf("%q: what stays is not shared", tt.name)
		}
		if !plan.Equal(got.Field(tt.name), tt.to) {
			t.Errorf("%q is not found", tt.name)
		}
	}
	if got := object.String(); got != `{"a":{"x":1},"c":[1],"d":null}` {
		t.Errorf("the object itself was changed: %s", got)
	}
	if got := plan.NewInt(1).WithField("a", plan.NewInt(2)).String(); got != `{"a":2}` {
		t.Errorf("no object: %s", got)
	}
}

func TestValue_WithElement(t *testing.T) {
	array, err := plan.Decode([]byte(`[{"x": 1}, 2]`))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`[3,2]`, `[{"x":1},3]`, `[{"x":1},2,3]`} {
		got := array.WithElement(i, plan.NewInt(3))
		if got.String() != want || i > 0 && !got.At(0).Is(array.At(0)) {
			t.Errorf("%d: %s, want %s", i, got, want)
		}
	}
	if got := array.String(); got != `[{"x":1},2]` {
		t.Errorf("the array itself was changed: %s", got)
	}
}

// TestValue_With_Nulls: nulls that an edit brings are found, those that it takes away are gone.
func TestValue_With_Nulls(t *testing.T) {
	plain, err := plan.Decode([]byte(`{"a": [1, 2], "b": {"c": 1}}`))
	if err != nil {
		t.Fatal(err)
	}
	null, err := plan.FromInterface(nil)
	if err != nil {
		t.Fatal(err)
	}
	inner := plain.WithField("b", plain.Field("b").WithField("c", null))
	if got := inner.WithoutNulls().String(); got != `{"a":[1,2],"b":{}}` {
		t.Errorf("%s", got)
	}
	if got := plain.WithField("a", plain.Field("a").WithElement(0, null)).WithoutNulls().String(); got != `{"a":[2],"b":{"c":1}}` {
		t.Errorf("%s", got)
	}
	if got := inner.WithField("b", plan.NewInt(1)).WithoutNulls().String(); got != `{"a":[1,2],"b":1}` {
		t.Errorf("%s", got)
	}
}

func TestValue_Is(t *testing.T) {
	list := plan.NewArray(plan.NewInt(1))
	text := plan.NewString("a")
	for name, tt := range map[string]struct {
		a, b plan.Value
		want bool
	}{
		"itself":        {list, list, true},
		"an equal list": {list, plan.NewArray(plan.NewInt(1)), false},
		"a scalar":      {text, plan.NewString("a"), true},
		"another":       {text, plan.NewString("b"), false},
		"undefined":     {plan.Value{}, plan.Value{}, false},
	} {
		if got := tt.a.Is(tt.b); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	written, err := plan.Decode([]byte(`[1, 1.0]`))
	if err != nil {
		t.Fatal(err)
	}
	if written.At(0).Is(written.At(1)) {
		t.Error("1 and 1.0 are not written alike")
	}
}

func TestValue_Counterpart(t *testing.T) {
	decode := func(text string) plan.Value {
		v, err := plan.Decode([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	v := decode(`{"a": 1, "b": 2, "d": 4}`)
	for name, other := range map[string]plan.Value{
		"itself":      v,
		"a copy":      v.WithField("b", plan.NewInt(3)),
		"more before": v.WithField("aa", plan.NewInt(3)),
		"fewer":       decode(`{"d": 5}`),
		"no object":   decode(`["a", "b", "d"]`),
		"undefined":   {},
	} {
		for i := range v.Len() {
			key, _ := v.Pair(i)
			want := plan.Value{}
			if other.Kind() == plan.Object {
				want = other.Get(key)
			}
			if got := v.Counterpart(i, other); got != want {
				t.Errorf("%s: under %s: %s, want %s", name, key, got, want)
			}
		}
	}
}
