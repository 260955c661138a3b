package intake_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// inEntry is a fact of a list's entry, as a comment.
var inEntry = regexp.MustCompile(`^( *)# ( *(?:- )?[a-z_0-9]+:(?:  # .*)?)$`)

// patternsIn are the patterns of all facts that a YAML document names.
func patternsIn(value any, at string, all map[string]bool) {
	switch x := value.(type) {
	case map[string]any:
		for name, v := range x {
			patternsIn(v, at+"/"+name, all)
		}
	case []any:
		for _, v := range x {
			patternsIn(v, at+"/*", all)
		}
	default:
		all[at] = true
	}
}

func TestBlankHasExactlyTheFactsOfAChecklistAndIsValid(t *testing.T) {
	b, c := facttest.Shipped(t)
	validator := profile.TrustedValidator(policies.Schema)
	for _, l := range c.Checklists {
		for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
			t.Run(l.Name+" "+string(lang), func(t *testing.T) {
				patterns := policy.FormOf(l, c)
				var out bytes.Buffer
				blank := intake.Blank{
					Book: b, Name: "acme.yaml", Purpose: l.Title, Patterns: patterns, Schema: "schema.json",
					Value: func(f *fact.Fact) float64 { return float64(len(f.Rules)) },
				}
				if err := intake.WriteBlank(&out, blank, lang); err != nil {
					t.Fatal(err)
				}
				p, err := validator.Decode("acme.yaml", out.Bytes(), profile.FormatYAML)
				if err != nil {
					t.Fatalf("not valid: %v\n%s", err, out.String())
				}
				if _, ok := p.Lookup("/financials/cash"); ok {
					t.Error("a fact is filled in")
				}
				want := map[string]bool{}
				var expand func(pattern string)
				expand = func(pattern string) {
					for _, f := range b.Within(pattern) {
						if f.Kind != fact.Table {
							want[f.Pattern] = true
							continue
						}
						for _, m := range f.Members() {
							expand(m.Pattern)
						}
					}
				}
				for _, pattern := range patterns {
					expand(pattern)
				}
				var lines []string
				for line := range strings.Lines(out.String()) {
					lines = append(lines, inEntry.ReplaceAllString(strings.TrimSuffix(line, "\n"), "$1$2"))
				}
				var document any
				if err := yaml.Unmarshal([]byte(strings.Join(lines, "\n")), &document); err != nil {
					t.Fatalf("with its comments taken for entries: %v\n%s", err, strings.Join(lines, "\n"))
				}
				got := map[string]bool{}
				patternsIn(document, "", got)
				if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestBlankPutsTheMostTellingFirstAndTakesWhatIsGiven(t *testing.T) {
	b, _ := facttest.Shipped(t)
	var out bytes.Buffer
	err := intake.WriteBlank(&out, intake.Blank{
		Book: b, Patterns: []string{"/company/name", "/company/stage", "/financials/arr", "/financials/cash"}, Purpose: rule.Text{EN: "Trial"}, Schema: "s.json",
		Value: func(f *fact.Fact) float64 {
			return map[string]float64{"/financials/cash": 9, "/company/stage": 5}[f.Pattern]
		},
		Given: map[string]string{"/company/stage": "growth"},
	}, rule.English)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(strings.TrimSpace(line), "#") && strings.TrimSpace(line) != "" {
			order = append(order, strings.TrimSpace(line))
		}
	}
	want := []string{"financials:", "cash:", "arr:", "company:", "stage: growth", "name:"}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Error(diff)
	}
}
