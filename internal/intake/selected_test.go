package intake_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/rule"
)

func patterns(facts []*fact.Fact) (all []string) {
	for _, f := range facts {
		all = append(all, f.Pattern)
	}
	return all
}

func TestSelected(t *testing.T) {
	b, c := facttest.Shipped(t)
	everything := intake.Selected{}.Of(b)
	if len(everything) < 200 || slices.ContainsFunc(everything, func(f *fact.Fact) bool { return !f.Asked() }) {
		t.Errorf("%d facts", len(everything))
	}
	for _, tt := range []struct {
		name string
		of   intake.Selected
		want []string
	}{
		{"within patterns", intake.Selected{Patterns: []string{"/company/stage", "/company/country"}}, []string{"/company/country", "/company/stage"}},
		{"no pattern", intake.Selected{Patterns: []string{}}, nil},
		{"all words", intake.Selected{Patterns: []string{"/company"}, Words: "stage growth"}, []string{"/company/stage"}},
		{"words that no fact has", intake.Selected{Words: "zyzzyva"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := patterns(tt.of.Of(b))
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	r, err := c.Find("runway/short_runway")
	if err != nil {
		t.Fatal(err)
	}
	read := intake.Selected{Rule: r.ID}.Of(b)
	if !slices.Contains(patterns(read), "/financials/cash") || len(read) == len(everything) {
		t.Errorf("the rule reads %v", patterns(read))
	}
}

func TestTold(t *testing.T) {
	b, _ := facttest.Shipped(t)
	got, err := intake.Told(b, map[string]string{"/company/stage": "成长期", "/company/country": ""})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"/company/stage": "growth"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for pattern, want := range map[string]string{"/company/stage": `stage: "soon"`, "/no/such": "there is no fact /no/such"} {
		if got, err := intake.Told(b, map[string]string{pattern: "soon"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v, want %q", pattern, got, err, want)
		}
	}
}

// TestHandOut: what is wanted is handed out in its order, and what the core needs in any case.
func TestHandOut(t *testing.T) {
	b, c := facttest.Shipped(t)
	p := decode(t, `{"company": {"name": "Acme"}}`)
	pending := sheetOf(t, b, "screening", rule.English, p).Questions
	pointers := func(s intake.Sheet) (all []string) {
		for _, q := range s.Questions {
			all = append(all, q.Pointer)
		}
		return all
	}
	all := intake.HandOut(b, p, intake.Wanted{}, c, pending)
	if len(all.Questions) != len(pending) || all.Company != "Acme" {
		t.Errorf("%d of %d questions for %q", len(all.Questions), len(pending), all.Company)
	}
	if diff := cmp.Diff(pointers(all)[:3], pointers(intake.HandOut(b, p, intake.Wanted{Top: 3}, c, pending))); diff != "" {
		t.Errorf("the first three (-want +got):\n%s", diff)
	}
	some := intake.HandOut(b, p, intake.Wanted{Categories: []string{"legal"}}, c, pending).Questions
	if len(some) == 0 || len(some) == len(pending) {
		t.Fatalf("%d of %d questions for one category", len(some), len(pending))
	}
	for _, q := range some {
		waits := slices.ContainsFunc(q.Why, func(r interview.Reason) bool { return r.Rule.Category() == "legal" })
		if !q.Core && !waits {
			t.Errorf("%s is asked for, and no rule of the category waits for it", q.Pointer)
		}
	}
}

func TestReadAnswers_ByTheEnding(t *testing.T) {
	unopened := func() (io.ReadCloser, error) { return nil, errors.New("opened") }
	text := func(s string) func() ([]byte, error) { return func() ([]byte, error) { return []byte(s), nil } }
	for _, tt := range []struct {
		name, text, want string
	}{
		{"a.json", `{"/company/name": "Acme"}`, ""},
		{"A.JSON", `{"/company/name": "Acme"}`, ""},
		{"a.md", "Answer `/company/name`: Acme\n", ""},
		{"a.txt", "Answer `/company/name`: Acme\n", ""},
		{"a.xlsx", "", "opened"},
		{"a.docx", "", "answers come as .xlsx, .md or .json"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := intake.ReadAnswers(tt.name, unopened, text(tt.text), nil)
			switch {
			case tt.want != "":
				if err == nil || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("%v, want %q", err, tt.want)
				}
			case err != nil:
				t.Error(err)
			case len(a.Given) != 1 || a.Given[0].Pointer != "/company/name":
				t.Errorf("%+v", a.Given)
			}
		})
	}
}
