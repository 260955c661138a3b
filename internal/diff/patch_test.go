package diff

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
)

func parse(t testing.TB, text string) any {
	t.Helper()
	var value any
	if err := assessment.Unmarshal("test", []byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestPatch(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"equal", `{"a": [1, {"b": null}]}`, `{"a": [1.0, {"b": null}]}`, `null`},
		{"a number", `{"a": 1}`, `{"a": 2}`, `[{"op":"replace","path":"/a","value":2,"old":1}]`},
		{"another kind", `{"a": 1}`, `{"a": "1"}`, `[{"op":"replace","path":"/a","value":"1","old":1}]`},
		{"members", `{"a": 1, "b/~": 2}`, `{"b/~": 3, "c": {}}`, `[{"op":"remove","path":"/a","old":1},{"op":"replace","path":"/b~1~0","value":3,"old":2},{"op":"add","path":"/c","value":{}}]`},
		{"an entry before", `[1, 2]`, `[0, 1, 2]`, `[{"op":"add","path":"/0","value":0}]`},
		{"an entry between", `[1, 3]`, `[1, 2, 3]`, `[{"op":"add","path":"/1","value":2}]`},
		{"entries gone", `[1, 2, 3, 4]`, `[1, 4]`, `[{"op":"remove","path":"/2","old":3},{"op":"remove","path":"/1","old":2}]`},
		{"a change inside an entry", `[{"a": 1}, 2]`, `[{"a": 2}, 2]`, `[{"op":"replace","path":"/0/a","value":2,"old":1}]`},
		{"the whole", `1`, `{}`, `[{"op":"replace","path":"","value":{},"old":1}]`},
		{"to null", `{"a": 1}`, `{"a": null}`, `[{"op":"replace","path":"/a","old":1}]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := json.Marshal(Patch(parse(t, tt.before), parse(t, tt.after)))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzPatch: the patch of two values, applied to the first, yields the second.
func FuzzPatch(f *testing.F) {
	f.Add(`{"a": [1, 2, {"b": 3}], "c": null}`, `{"a": [2, {"b": 4}, 1], "d": "x"}`)
	f.Add(`[[1], [2, 3], 4, 4]`, `[[2, 3], 4]`)
	f.Add(`[1, 2, 3, 4, 5]`, `[5, 4, 3, 2, 1, 0]`)
	f.Fuzz(func(t *testing.T, a, b string) {
		var before, after, copied any
		if assessment.Unmarshal("a", []byte(a), &before) != nil || assessment.Unmarshal("b", []byte(b), &after) != nil ||
			assessment.Unmarshal("a", []byte(a), &copied) != nil {
			return
		}
		for _, o := range Patch(before, after) {
			copied = apply(t, copied, o)
		}
		if !equal(copied, after) {
			t.Errorf("%s and %s: got %v", a, b, copied)
		}
	})
}

// apply applies one operation of a patch.
func apply(t *testing.T, value any, o Operation) any {
	if o.Path == "" {
		return o.Value
	}
	token, rest, more := strings.Cut(o.Path[1:], "/")
	inner := o
	if more {
		inner.Path = "/" + rest
	} else {
		inner.Path = ""
	}
	switch x := value.(type) {
	case map[string]any:
		name := strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		if !more && o.Op == "remove" {
			delete(x, name)
			return x
		}
		x[name] = apply(t, x[name], inner)
		return x
	case []any:
		i, err := strconv.Atoi(token)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case !more && o.Op == "remove":
			return slices.Delete(x, i, i+1)
		case !more && o.Op == "add":
			return slices.Insert(x, i, o.Value)
		}
		x[i] = apply(t, x[i], inner)
		return x
	}
	t.Fatalf("nothing at %s", o.Path)
	return nil
}

func TestTouches(t *testing.T) {
	tests := []struct {
		operation Operation
		pattern   string
		want      bool
	}{
		{Operation{Path: "/financials/cash/amount"}, "/financials/cash", true},
		{Operation{Path: "/financials"}, "/financials/cash", true},
		{Operation{Path: ""}, "/financials/cash", true},
		{Operation{Path: "/financials/cash_bridge"}, "/financials/cash", false},
		{Operation{Path: "/rounds/3"}, "/rounds/*/amount", true},
		{Operation{Path: "/rounds/3/date"}, "/rounds/*/amount", false},
		{Operation{Path: "/complete/0", Value: "/rounds"}, "/rounds/-", true},
		{Operation{Path: "/complete/0", Value: "/loans", Old: "/rounds"}, "/rounds/-", true},
		{Operation{Path: "/complete", Value: []any{"/rounds"}}, "/rounds/-", true},
		{Operation{Path: "/complete/0", Value: "/loans"}, "/rounds/-", false},
		{Operation{Path: "/complete/0", Value: "/rounds/2/investors"}, "/rounds/*/investors/-", true},
		{Operation{Path: "/rounds/3"}, "/rounds/-", false},
	}
	for _, tt := range tests {
		if got := touches(tt.operation, tt.pattern); got != tt.want {
			t.Errorf("%+v and %s: %t", tt.operation, tt.pattern, got)
		}
	}
}
