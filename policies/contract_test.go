package policies_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

var snake = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// TestContract_Metadata checks what policies/README.md demands of every rule before it is evaluated.
func TestContract_Metadata(t *testing.T) {
	c := load(t).Catalogue()
	s := schema(t)
	items := map[string]rule.Item{}
	for _, i := range c.Items {
		items[i.ID] = i
	}
	names := map[string]rule.ID{}
	asks := map[string]rule.ID{}
	for _, r := range c.Rules {
		t.Run(string(r.ID), func(t *testing.T) {
			if !snake.MatchString(r.ID.Name()) || !snake.MatchString(r.ID.Category()) {
				t.Error("the ID is not lower_snake_case")
			}
			if other, ok := names[r.ID.Name()]; ok {
				t.Errorf("the name is taken by %s", other)
			}
			names[r.ID.Name()] = r.ID
			if _, ok := c.Vocabulary.Categories[r.ID.Category()]; !ok {
				t.Errorf("category %s has no name in lib/terms", r.ID.Category())
			}

			text(t, "title", r.Title)
			text(t, "description", r.Description)
			for kind, m := range r.Messages {
				text(t, "message "+kind, m)
				samePlaceholders(t, "message "+kind, m)
			}
			for action, m := range r.Suggestions {
				text(t, "suggestion "+action, m)
				samePlaceholders(t, "suggestion "+action, m)
			}
			for pattern, m := range r.Questions {
				text(t, "question "+pattern, m)
				if strings.HasSuffix(pattern, "/-") { // what a list leaves out can be different things to different rules
					continue
				}
				if other, ok := asks[pattern]; ok {
					t.Errorf("%s asks about %s too: move the question to lib/questions", other, pattern)
				}
				asks[pattern] = r.ID
				if _, ok := c.Questions[pattern]; ok {
					t.Errorf("lib/questions asks about %s too", pattern)
				}
			}

			if len(r.Chapters) == 0 {
				t.Error("chapters are missing")
			}
			for _, chapter := range r.Chapters {
				if _, ok := items[chapter]; !ok {
					t.Errorf("chapter %s is no item of lib/items", chapter)
				}
			}
			if len(r.Stages) == 0 {
				t.Error("stages are missing")
			}
			if len(r.Facts) == 0 {
				t.Error("facts are missing")
			}
			for _, pattern := range r.Facts {
				if node(s, pattern) == nil {
					t.Errorf("fact %s is not in the schema", pattern)
				}
				if _, _, ok := c.Question(r, strings.ReplaceAll(pattern, "*", "0")); !ok {
					t.Errorf("no question asks for %s", pattern)
				}
			}
			for pattern := range r.Questions {
				if !slices.Contains(r.Facts, pattern) {
					t.Errorf("a question asks for %s, which is not among the facts", pattern)
				}
			}
			for pattern, reason := range r.Optional {
				if !slices.Contains(r.Facts, pattern) || reason == "" {
					t.Errorf("optional %s must be one of the facts, with a reason", pattern)
				}
			}
			for _, lever := range r.Levers {
				if node(s, lever.Pointer) == nil {
					t.Errorf("lever %s is not in the schema", lever.Pointer)
				}
			}
			computed := slices.ContainsFunc(r.Chapters, func(id string) bool { return items[id].Kind == rule.Computed })
			if computed && len(r.Levers) == 0 {
				t.Error("a computed rule must name its levers")
			}

			source, err := fs.ReadFile(policies.FS, r.File)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range r.Params {
				if len(p.Sources) == 0 {
					t.Errorf("parameter %s has no source", p.Name)
				}
				for _, id := range p.Sources {
					if _, ok := c.Sources[id]; !ok {
						t.Errorf("parameter %s: source %s is not in lib/sources", p.Name, id)
					}
				}
				if !usesParam(string(source), p.Name) {
					t.Errorf("parameter %s is never used", p.Name)
				}
			}
			for _, id := range r.Resources {
				if _, ok := c.Sources[id]; !ok && !strings.Contains(id, "://") {
					t.Errorf("resource %s is neither a source nor an address", id)
				}
			}
		})
	}
	for pattern, q := range c.Questions {
		text(t, "question "+pattern, q)
		read := slices.ContainsFunc(c.Rules, func(r *rule.Rule) bool { return slices.Contains(r.Facts, pattern) })
		if !read && !strings.HasPrefix(pattern, "/rates/") {
			t.Errorf("lib/questions asks about %s, which no rule reads", pattern)
		}
	}
}

// usesParam reports whether a rule reads a parameter: by its name, or by handing all of them to a library.
func usesParam(source, name string) bool {
	return strings.Contains(source, "params."+name) || strings.Contains(source, `"`+name+`"`) ||
		strings.Contains(source, "params,") || strings.Contains(source, "params)")
}

func text(t *testing.T, what string, x rule.Text) {
	t.Helper()
	if !x.IsWhole() {
		t.Errorf("%s is not there in both languages", what)
		return
	}
	if han := strings.Map(onlyHan, x.EN); 10*len([]rune(han)) > len([]rune(x.EN)) { // a quoted word or unit is all right
		t.Errorf("%s: the English text is Chinese: %s", what, x.EN)
	}
	if !strings.ContainsFunc(x.ZH, isHan) {
		t.Errorf("%s: the Chinese text has no Chinese characters: %s", what, x.ZH)
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func onlyHan(r rune) rune {
	if isHan(r) {
		return r
	}
	return -1
}

// samePlaceholders demands that both languages say the same facts.
func samePlaceholders(t *testing.T, what string, x rule.Text) {
	t.Helper()
	names := func(s string) string {
		return strings.Join(slices.Compact(slices.Sorted(slices.Values(rule.Placeholders(s)))), " ")
	}
	if en, zh := names(x.EN), names(x.ZH); en != zh {
		t.Errorf("%s names other values in English (%s) than in Chinese (%s)", what, en, zh)
	}
}

// TestContract_Sources demands a value and a source for every parameter in the data, and no source for what is no parameter.
func TestContract_Sources(t *testing.T) {
	for _, r := range load(t).Catalogue().Rules {
		raw, err := fs.ReadFile(policies.FS, path.Join(path.Dir(r.File), "data.yaml"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var data struct {
			Params  map[string]any      `json:"params"`
			Sources map[string][]string `json:"sources"`
		}
		if err := util.Unmarshal(raw, &data); err != nil {
			t.Fatalf("%s: %v", r.ID, err)
		}
		for name, value := range data.Params {
			if value == nil || len(data.Sources[name]) == 0 {
				t.Errorf("%s: parameter %s has no value or no source", r.ID, name)
			}
		}
		for name := range data.Sources {
			if _, ok := data.Params[name]; !ok {
				t.Errorf("%s: a source for %s, which is no parameter", r.ID, name)
			}
		}
	}
}

// TestContract_Stages holds the stages in the metadata equal to what not_applicable proves from the stage alone.
func TestContract_Stages(t *testing.T) {
	for _, stage := range rule.Stages {
		results := evaluate(t, map[string]any{"company": map[string]any{"stage": stage}})
		for _, r := range load(t).Catalogue().Rules {
			got := results[r.ID].Outcome == rule.NotApplicable
			if want := !slices.Contains(r.Stages, stage); got != want {
				t.Errorf("%s: stage %s: not applicable is %t, but stages are %v", r.ID, stage, got, r.Stages)
			}
		}
	}
}

// TestContract_NothingKnown demands that an empty profile proves nothing: every rule is unknown and asks for something.
func TestContract_NothingKnown(t *testing.T) {
	for id, r := range evaluate(t, map[string]any{}) {
		if r.Outcome != rule.Unknown {
			t.Errorf("%s: outcome %s of an empty profile, want unknown (%v)", id, r.Outcome, r.Err)
		}
	}
}

// TestContract_Findings checks on all fixtures and in both languages what rules may only be seen to do: no errors, texts whose
// values are all there, places that exist, findings that can be told apart, and questions with a text.
func TestContract_Findings(t *testing.T) {
	s := load(t)
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		e, err := engine.New(s, engine.Options{Lang: lang, Threshold: rule.High})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fixtures(t) {
			a, err := e.Assess(context.Background(), f.profile)
			if err != nil {
				t.Fatal(err)
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
	want := map[rule.Kind]int{rule.Computed: 62, rule.Attested: 54, rule.Context: 22, rule.Consistency: 30, rule.Added: 11}
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
