package assessment

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestLayOut: JSON is laid out as package json lays it out.
func TestLayOut(t *testing.T) {
	texts := rapid.SampledFrom([]string{"", "a", `\`, `\\`, `"`, `\"`, "}{", "][", ", :", "ä\n\u2028", "<&>", strings.Repeat("x", 99)})
	var value func(depth int) *rapid.Generator[any]
	value = func(depth int) *rapid.Generator[any] {
		all := []*rapid.Generator[any]{texts.AsAny(), rapid.Int().AsAny(), rapid.Bool().AsAny(), rapid.Just[any](nil), rapid.Float64().AsAny()}
		if depth > 0 {
			all = append(all, rapid.SliceOfN(value(depth-1), 0, 3).AsAny(), rapid.MapOfN(texts, value(depth-1), 0, 3).AsAny())
		}
		return rapid.OneOf(all...)
	}
	rapid.Check(t, func(t *rapid.T) {
		var tight, want bytes.Buffer
		e := json.NewEncoder(&tight)
		e.SetEscapeHTML(rapid.Bool().Draw(t, "escape"))
		if err := e.Encode(value(4).Draw(t, "value")); err != nil {
			t.Fatal(err)
		}
		level := rapid.IntRange(0, 20).Draw(t, "level")
		text := bytes.TrimSuffix(tight.Bytes(), []byte("\n"))
		if err := json.Indent(&want, text, strings.Repeat("  ", level), "  "); err != nil {
			t.Fatal(err)
		}
		if got := layOut(nil, text, level); string(got) != want.String() {
			t.Errorf("%s\nwant %s", got, want.String())
		}
	})
}
