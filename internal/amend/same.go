package amend

import (
	"bytes"
	"encoding/json"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// Profile is the text of a profile with edits, and the profile that is read back from it: that says what the edited profile says, or there
// is an error, so that nothing is written which says something else. layOut gives the text its layout, and read reads it.
func Profile(
	text []byte, format profile.Format, edits []profile.Edit, edited *profile.Profile,
	layOut func([]byte) ([]byte, error), read func([]byte) (*profile.Profile, error),
) ([]byte, *profile.Profile, error) {
	text, err := Text(text, format, edits)
	if err != nil {
		return nil, nil, err
	}
	if text, err = layOut(text); err != nil {
		return nil, nil, err
	}
	p, err := read(text)
	if err != nil {
		return nil, nil, words.Errorf("it can't be written without a fault: %w", err)
	}
	if !Same(p.Document(), edited.Document()) {
		p.Release()
		return nil, nil, words.Errorf("it can't be written such that it says the same: make the change by hand")
	}
	return text, p, nil
}

// Same reports whether two documents say the same. A null says nothing.
func Same(a, b map[string]any) bool {
	x, errX := json.Marshal(withoutNulls(a))
	y, errY := json.Marshal(withoutNulls(b))
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// withoutNulls returns a document without what is null in its objects, and without objects that hold nothing else.
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
