package policy

import (
	"testing"

	"github.com/bmatcuk/doublestar/v4"
)

func TestMatch_AsDoublestar(t *testing.T) {
	globs := []string{
		"", "*", "**", "*/*", "*/", "/", "*/short*", "r*/s*", "*way/*", "r*y*/*", "runway/*rt*", "runway/*", "runway/**", "runway/short*", "runway/short_runway", "runway/", "/*", "runway/s?ort_runway", "runway/[a-s]*",
		"{runway,legal}/*", "*/short_runway", "**/short_*", "run*", `runway/\*`, `runway/\short_runway`, "runway/*/*", "runway*",
	}
	ids := []string{"", "runway", "runway/", "runway/short_runway", "runway/short/runway", "legal/ip", "runway/*", "/x", "runways/x"}
	for _, glob := range globs {
		for _, id := range ids {
			if got, want := match(glob, id), doublestar.MatchUnvalidated(glob, id); got != want {
				t.Errorf("%q on %q: %v, doublestar %v", glob, id, got, want)
			}
		}
	}
}
