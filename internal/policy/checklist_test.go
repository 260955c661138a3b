package policy

import (
	"testing"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
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

// TestViewOf: a checklist as programs read it names the rules that it selects, in their order, and the facts that its form asks for.
func TestViewOf(t *testing.T) {
	c := &rule.Catalogue{Rules: []*rule.Rule{
		{ID: "runway/short_runway", Facts: []string{"/financials/cash", "/rounds/-"}}, {ID: "runway/other", Facts: []string{"/company/stage"}}, {ID: "legal/ip", Facts: []string{"/legal/ip"}},
	}}
	l := &rule.Checklist{Name: "mine", Rules: []string{"runway/*"}, Except: []string{"*/other"}}
	v := ViewOf(l, c)
	if diff := cmp.Diff([]rule.ID{"runway/short_runway"}, v.RuleIDs); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"/financials/cash", "/rounds"}, v.Facts); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	l.Form = []string{"/company/name"}
	if diff := cmp.Diff(l.Form, ViewOf(l, c).Facts); diff != "" {
		t.Errorf("facts that it names (-want +got):\n%s", diff)
	}
}
