package merge_test

import (
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/merge"
	"github.com/diligo/diligo/internal/rule"
)

// TestConflict_In: both values are shown with their places, whoever wins, and a long value is cut.
func TestConflict_In(t *testing.T) {
	c := merge.Conflict{
		Pointer: "/financials/cash", By: merge.ByLevel,
		Kept: merge.Side{Place: "a.json:3:4", Value: map[string]any{"amount": 1}}, Dropped: merge.Side{Place: "b.json:5:6", Value: strings.Repeat("x", 200)},
	}
	got := c.In(shipped(t), rule.English)
	for _, want := range []string{"/financials/cash (", `{"amount":1} (a.json:3:4)`, "… (b.json:5:6)", "better supported"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
	if strings.Contains(got, strings.Repeat("x", 121)) {
		t.Errorf("%q shows a long value whole", got)
	}
	if c.By = merge.ByOrder; !strings.Contains(c.In(shipped(t), rule.English), "please decide") || !merge.Undecided([]merge.Conflict{{By: merge.ByDate}, c}) {
		t.Errorf("%q leaves nothing to decide", c.In(shipped(t), rule.English))
	}
	if c.By = merge.ByWhole; !strings.Contains(c.In(shipped(t), rule.Chinese), "b.json:5:6") || merge.Undecided([]merge.Conflict{{By: merge.ByDate}}) {
		t.Errorf("%q", c.In(shipped(t), rule.Chinese))
	}
}

func TestImported(t *testing.T) {
	const acme, beta = `{"company": {"name": "Acme", "as_of": "2026-10-31"}}`, `{"company": {"name": "Beta"}}`
	for _, tt := range []struct {
		name, lines string
		sources     []string
		want        string // the names of the sources, or the error
	}{
		{"one", acme + "\n", []string{"x/a.csv"}, "a.csv"},
		{"two of one company", acme + "\n" + acme + "\n", []string{"x/a.csv", "b.csv"}, "a.csv b.csv"},
		{"two companies", acme + "\n" + beta + "\n", []string{"a.csv", "b.csv"}, "the import yields 2 companies"},
		{"two lines of one file", acme + "\n" + acme + "\n", []string{"a.csv"}, "the import yields 2 companies"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all, err := merge.Imported(validator, []byte(tt.lines), tt.sources)
			var got []string
			for _, s := range all {
				if got = append(got, s.Name); s.AsOf != "2026-10-31" || !s.Made {
					t.Errorf("%+v", s)
				}
			}
			if err != nil {
				got = []string{err.Error()}
			}
			if text := strings.Join(got, " "); !strings.HasPrefix(text, tt.want) {
				t.Errorf("%s, want %s", text, tt.want)
			}
		})
	}
}
