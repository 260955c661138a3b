package lsp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/policies"
)

// TestOutlineFindsWhatProfilesFind compares places of all values of the shipped profiles with those that package profile knows.
func TestOutlineFindsWhatProfilesFind(t *testing.T) {
	v := profile.TrustedValidator(policies.Schema)
	for _, pattern := range []string{"../../fixtures/profiles/*/profile.*", "../../fixtures/*/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for i, name := range files {
			if i%7 != 0 && strings.HasSuffix(name, ".json") {
				continue
			}
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p, err := v.Decode(name, raw, profile.FormatOf(name))
			if err != nil {
				continue
			}
			compareOutline(t, name, p, string(raw))
		}
	}
}

func compareOutline(t *testing.T, name string, p *profile.Profile, body string) {
	t.Helper()
	root, known := outline(body, profile.FormatOf(name)), placesOf(body)
	seen := 0
	root.each(func(n *node) {
		if n.parent == nil {
			return
		}
		r, ok := p.Range(n.pointer())
		if _, there := p.Lookup(n.pointer()); !there && !ok {
			t.Errorf("%s: %q: the profile has no such value", name, n.pointer())
			return
		}
		if n.shape == absent {
			return
		}
		seen++
		if want := known.offset(r.Line, r.Column); n.start != want {
			t.Errorf("%s: %q starts at %d, the profile says %d", name, n.pointer(), n.start, want)
		}
		if want := known.offset(r.EndLine, r.EndColumn); n.shape == scalar && n.end != want {
			t.Errorf("%s: %q ends at %d, the profile says %d", name, n.pointer(), n.end, want)
		}
	})
	if seen < 3 {
		t.Errorf("%s: %d values seen", name, seen)
	}
}
