package rule

import (
	"strings"
	"testing"
)

func TestCatalogue_Find(t *testing.T) {
	c := &Catalogue{Rules: []*Rule{{ID: "a/short_runway"}, {ID: "b/long_runway"}, {ID: "c/burn_high"}}}
	for name, want := range map[string]string{
		"a/short_runway": "a/short_runway", "burn_high": "c/burn_high", "short_runwy": "did you mean a/short_runway?", "x/burn_high": "did you mean c/burn_high?",
		"runway": "did you mean a/short_runway or b/long_runway?", "b": "see diligo rules list", "": "see diligo rules list", "a/b": "see diligo rules list",
	} {
		got := ""
		if r, err := c.Find(name); err != nil {
			got = err.Error()
		} else {
			got = string(r.ID)
		}
		if !strings.HasSuffix(got, want) {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
}
