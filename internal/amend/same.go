package amend

import (
	"bytes"
	"encoding/json"
)

// Same reports whether two documents say the same. A null says nothing.
func Same(a, b map[string]any) bool {
	x, errX := json.Marshal(withoutNulls(a))
	y, errY := json.Marshal(withoutNulls(b))
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// withoutNulls is a document without what is null in its objects, and without objects that hold nothing else.
func withoutNulls(value any) any {
	switch x := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, v := range x {
			if v == nil {
				continue
			}
			inner := withoutNulls(v)
			if m, ok := inner.(map[string]any); ok && len(m) == 0 {
				continue
			}
			out[name] = inner
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i, v := range x {
			out[i] = withoutNulls(v)
		}
		return out
	}
	return value
}
