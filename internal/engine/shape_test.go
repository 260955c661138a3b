package engine

import "testing"

func TestShapeOf(t *testing.T) {
	for pointer, want := range map[string]string{
		"": "", "/": "/", "/a": "/a", "/a/12": "/a/0", "/a/12/b/3": "/a/0/b/0", "/7": "/0", "/a/-": "/a/-", "/a//1": "/a//0",
		"/a/1/": "/a/0/", "/a/1x/2": "/a/1x/0", "12": "12",
	} {
		if got := shapeOf(pointer); got != want {
			t.Errorf("%q: %q, want %q", pointer, got, want)
		}
	}
}
