package term

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"
)

// TestIsWider: judging by the beginning of a text gives the same result as by the whole.
func TestIsWider(t *testing.T) {
	parts := []string{"a", " ", "ä", "a\u0301", "\u0301", "资", "🇨🇳", "🇨", "👩‍🚀", "\u200d", "\ufe0f"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 60).Draw(t, "parts"), "")
		columns := rapid.IntRange(0, 12).Draw(t, "columns")
		if got, want := IsWider([]rune(text), columns), displaywidth.String(text) > columns; got != want {
			t.Fatalf("%q in %d columns: %v, want %v", text, columns, got, want)
		}
	})
}
