package schema

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// TestText: whatever is written as JSON, tight or laid out, is walked as encoding/json reads it.
func TestText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		document := anything(3).Draw(t, "document")
		tight, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		loose, err := json.MarshalIndent(document, "\t ", "\r\n ")
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{string(tight), string(loose)} {
			for _, o := range []*outline{nil, outlineOf(text), outlineOf("[]")} { // none, its own, and one of another text
				if end := o.skip(text, 0); end != len(text) {
					t.Fatalf("%s: skipped %d bytes of %d", text, end, len(text))
				}
				got, err := json.Marshal(walk(o, text))
				if err != nil || string(got) != string(tight) {
					t.Fatalf("got %s, want %s (%v)", got, tight, err)
				}
			}
		}
	})
}

func anything(depth int) *rapid.Generator[any] {
	texts := rapid.SampledFrom([]string{"", "a", `\`, `\\`, `"`, `\"`, "}{", "][", ", :", "ä\n", "a\\"})
	all := []*rapid.Generator[any]{
		texts.AsAny(), rapid.Int().AsAny(), rapid.Bool().AsAny(), rapid.Just[any](nil).AsAny(), rapid.SampledFrom([]float64{-1.5e30, 0.25}).AsAny(),
	}
	if depth > 0 {
		all = append(all, rapid.SliceOfN(anything(depth-1), 0, 3).AsAny(), rapid.MapOfN(texts, anything(depth-1), 0, 3).AsAny())
	}
	return rapid.OneOf(all...)
}

// walk makes a document of a text by what reads schemas.
func walk(o *outline, text string) any {
	switch text[0] {
	case '{':
		object := map[string]any{}
		for name, member := range o.members(text) {
			object[name] = walk(o, member)
		}
		return object
	case '[':
		list := []any{}
		for element := range o.elements(text) {
			list = append(list, walk(o, element))
		}
		return list
	case '"':
		s, _ := unquote(text)
		return s
	}
	return json.RawMessage(text)
}
