package jsonpointer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
)

func TestParse(t *testing.T) {
	for pointer, want := range map[string][]string{
		"": nil, "/": {""}, "/a/0/-": {"a", "0", "-"}, "/a~1b/~0~01": {"a/b", "~~1"}, "/中 文/": {"中 文", ""},
	} {
		tokens, ok := jsonpointer.Parse(pointer)
		if diff := cmp.Diff(want, tokens); diff != "" || !ok {
			t.Errorf("%q: %v (-want +got)\n%s", pointer, ok, diff)
		}
		if again := jsonpointer.Of(tokens...); again != pointer {
			t.Errorf("%q is written as %q", pointer, again)
		}
	}
	for _, text := range []string{"a", "a/b", "#/a", "/a~", "/~2", "/~~1"} {
		if tokens, ok := jsonpointer.Parse(text); ok {
			t.Errorf("%q: %q", text, tokens)
		}
	}
}

func TestParent(t *testing.T) {
	for pointer, want := range map[string]string{"/a/b": "/a", "/a": "", "": "", "/a~1b/c": "/a~1b"} {
		if got := jsonpointer.Parent(pointer); got != want {
			t.Errorf("%q: %q", pointer, got)
		}
	}
}

func TestFind(t *testing.T) {
	document, err := plan.Decode([]byte(`{"a": [1, {"b/c": null}], "": 2}`))
	if err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[string]string{"/a/0": "1", "/a/1/b~1c": "null", "/": "2", "/a/1": `{"b/c":null}`} {
		if v, ok := jsonpointer.Find(document, pointer); !ok || v.String() != want {
			t.Errorf("%q: %v, %v", pointer, v, ok)
		}
	}
	for _, pointer := range []string{"a", "/b", "/a/2", "/a/-", "/a/-1", "/a/00", "/a/0/x", "/a/x"} {
		if v, ok := jsonpointer.Find(document, pointer); ok {
			t.Errorf("%q: %v", pointer, v)
		}
	}
}
