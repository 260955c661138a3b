package policies_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// TestContract holds every rule to what policies/README.md demands before it meets a profile: what diligo policy check says of
// anybody's rules, and that ours carry an item each and that no shared question is left over.
func TestContract(t *testing.T) {
	report := pack.Check(nil, []policy.Source{{FS: policies.FS}}, schema(t))
	for _, p := range report.Errors {
		t.Error(p)
	}
	c := load(t).Catalogue()
	if len(report.Rules) != len(c.Rules) {
		t.Errorf("%d rules were checked, there are %d", len(report.Rules), len(c.Rules))
	}
	for _, r := range c.Rules {
		if len(r.Chapters) == 0 {
			t.Errorf("%s: chapters are missing", r.ID)
		}
	}
	for _, q := range c.Questions {
		pattern := q.Name
		if !q.Text.IsWhole() {
			t.Errorf("lib/questions: the question about %s is not there in both languages", pattern)
		}
		read := slices.ContainsFunc(c.Rules, func(r *rule.Rule) bool { return slices.Contains(r.Facts, pattern) })
		if !read && !strings.HasPrefix(pattern, "/rates/") {
			t.Errorf("lib/questions asks about %s, which no rule reads", pattern)
		}
	}
}

// TestContract_Findings checks on all fixtures and in both languages what rules may only be seen to do: no errors, texts whose
// values are all there, places that exist, findings that can be told apart, and questions with a text.
func TestContract_Findings(t *testing.T) {
	s := load(t)
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		all := assessmentsOf(t, lang)
		for i, f := range fixtures(t) {
			a := all[i]
			if country, _ := f.profile.Lookup("/company/country"); country == "US" && lang == rule.English {
				americans(t, s.Catalogue().Vocabulary, f, a)
			}
			for _, r := range a.Results {
				if r.Outcome == rule.Error {
					t.Errorf("%s: %s: %s", f.name, r.Rule, r.Error)
				}
				seen := map[string]bool{}
				for _, finding := range r.Findings {
					if seen[finding.Fingerprint] {
						t.Errorf("%s: %s: two findings have the fingerprint %s: give each a subject of its own", f.name, r.Rule, finding.Fingerprint)
					}
					seen[finding.Fingerprint] = true
					if len(finding.Locations) == 0 {
						t.Errorf("%s: %s: a finding without a place", f.name, r.Rule)
					}
					for _, l := range finding.Locations {
						if l.Value == nil {
							t.Errorf("%s: %s: %s leads nowhere", f.name, r.Rule, l.Pointer)
						}
					}
				}
				known, _ := s.Catalogue().Rule(r.Rule)
				for _, pointer := range r.Missing {
					if _, _, ok := s.Catalogue().Question(known, pointer); !ok {
						t.Errorf("%s: %s: no question asks for %s", f.name, r.Rule, pointer)
					}
				}
				for _, q := range r.Questions {
					if strings.HasPrefix(q, "/") || strings.Contains(q, "{") {
						t.Errorf("%s: %s: question without its text: %s", f.name, r.Rule, q)
					}
				}
			}
		}
	}
}

// americans demands that texts about a US company have the words that US readers use, but where the profile itself has others.
func americans(t *testing.T, v rule.Vocabulary, f fixture, a *assessment.Assessment) {
	t.Helper()
	var ours []string
	for _, u := range v.American {
		ours = append(ours, regexp.QuoteMeta(u.Word))
	}
	said := regexp.MustCompile(`(?i)\b(` + strings.Join(ours, "|") + `)\b`)
	document := strings.ToLower(fmt.Sprint(f.profile.Document()))
	check := func(id rule.ID, text string) {
		for _, word := range said.FindAllString(text, -1) {
			if !strings.Contains(document, strings.ToLower(word)) {
				t.Errorf("%s: %s: %q in a text about a US company: %s", f.name, id, word, text)
			}
		}
	}
	for _, r := range a.Results {
		for _, finding := range r.Findings {
			check(r.Rule, finding.Message)
			for _, s := range finding.Suggestions {
				check(r.Rule, s.Text)
			}
		}
		for _, q := range r.Questions {
			check(r.Rule, q)
		}
	}
}

// TestItems demands that every item is carried by a rule or has a reason why not.
func TestItems(t *testing.T) {
	c := load(t).Catalogue()
	carried := map[string]bool{}
	for _, r := range c.Rules {
		for _, chapter := range r.Chapters {
			carried[chapter] = true
		}
	}
	kinds := map[rule.Kind]int{}
	for _, i := range c.Items {
		kinds[i.Kind]++
		if !i.Title.IsWhole() {
			t.Errorf("item %s has no title in both languages", i.ID)
		}
		switch {
		case carried[i.ID] && i.Reason.IsWhole():
			t.Errorf("item %s is carried by a rule and has a reason why it is not", i.ID)
		case !carried[i.ID] && !i.Reason.IsWhole():
			t.Errorf("item %s is lost: no rule carries it, and no reason says why", i.ID)
		}
	}
	want := map[rule.Kind]int{rule.Computed: 62, rule.Attested: 54, rule.Context: 22, rule.Consistency: 30, rule.Added: 49}
	if !maps.Equal(kinds, want) {
		t.Errorf("items by kind: %v, want %v", kinds, want)
	}
}

// TestVocabulary demands a word in both languages for every enum word of the schema.
func TestVocabulary(t *testing.T) {
	v := load(t).Catalogue().Vocabulary
	var walk func(value any, field string)
	walk = func(value any, field string) {
		object, ok := value.(map[string]any)
		if !ok {
			return
		}
		if words, ok := object["enum"].([]any); ok && field != "currency" {
			for _, w := range words {
				word, ok := w.(string)
				if !ok {
					continue
				}
				if text, ok := v.Words[field+"."+word]; ok && text.IsWhole() {
					continue
				}
				if text, ok := v.Words[word]; !ok || !text.IsWhole() {
					t.Errorf("the word %s of %s is not in lib/terms", word, field)
				}
			}
		}
		for k, m := range object {
			switch k {
			case "items", "properties", "additionalProperties", "$defs":
				walk(m, field)
			default:
				walk(m, k)
			}
		}
	}
	walk(schema(t), "")
}

// TestSchema demands a description in both languages for every field.
func TestSchema(t *testing.T) {
	s := schema(t)
	var walk func(n map[string]any, pointer string)
	walk = func(n map[string]any, pointer string) {
		if _, isRef := n["$ref"]; !isRef && pointer != "" {
			for _, k := range []string{"description", "x-description-zh"} {
				if text, _ := n[k].(string); text == "" {
					t.Errorf("%s has no %s", pointer, k)
				}
			}
		}
		properties, _ := n["properties"].(map[string]any)
		for name, p := range properties {
			walk(p.(map[string]any), pointer+"/"+name)
		}
		if items, ok := n["items"].(map[string]any); ok && items["properties"] != nil {
			walk(items, pointer+"/*")
		}
	}
	walk(s, "")
}
