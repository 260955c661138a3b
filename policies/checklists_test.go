package policies_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// TestChecklists holds the shipped checklists to what they are for.
func TestChecklists(t *testing.T) {
	c := load(t).Catalogue()
	sizes := map[string][2]int{"screening": {25, 40}, "diligence": {len(c.Rules), len(c.Rules)}, "credit": {25, 35}, "record": {20, 60}}
	for name := range sizes {
		if _, ok := c.Checklist(name); !ok {
			t.Errorf("there is no checklist %s", name)
		}
	}
	for _, l := range c.Checklists {
		t.Run(l.Name, func(t *testing.T) {
			ids := rulesOf(c, l)
			if size, ok := sizes[l.Name]; !ok || len(ids) < size[0] || len(ids) > size[1] {
				t.Errorf("%d rules, want %v", len(ids), size)
			}
			if len(l.Core) == 0 {
				t.Error("it has no core facts")
			}
			for _, glob := range l.Rules {
				if !slices.ContainsFunc(c.Rules, func(r *rule.Rule) bool { return policy.Selects(&rule.Checklist{Rules: []string{glob}}, r.ID) }) {
					t.Errorf("rules: %s matches no rule", glob)
				}
			}
			for category := range l.Weights {
				if !slices.Contains(c.Categories(), category) {
					t.Errorf("weights: there is no category %s", category)
				}
			}
			if questions := asked(l); l.Name == "screening" && len(questions) > 40 {
				t.Errorf("%d questions are more than a founder answers on one sheet: %q", len(questions), questions)
			}
		})
	}
}

// TestChecklists_FormDecides: the facts that a checklist's form asks for decide all its rules on some fixture, and each rule of
// the form for applicants can pass and fail by them.
func TestChecklists_FormDecides(t *testing.T) {
	c := load(t).Catalogue()
	for _, l := range c.Checklists {
		t.Run(l.Name, func(t *testing.T) {
			form := policy.FormOf(l, c)
			ids := rulesOf(c, l)
			fewest := slices.Clone(ids)
			met := map[rule.ID]map[rule.Outcome]bool{}
			both := func(id rule.ID) bool { return met[id][rule.Pass] && met[id][rule.Fail] }
			for _, f := range fixtures(t) {
				if len(fewest) == 0 && (l.Name != "screening" || !slices.ContainsFunc(ids, func(id rule.ID) bool { return !both(id) })) {
					break // no other fixture adds anything
				}
				document := only(f.profile.Value().Interface().(map[string]any), form)
				var open []rule.ID
				for id, r := range evaluate(t, document, ids...) {
					if r.Outcome == rule.Unknown || r.Outcome == rule.Error {
						open = append(open, id)
					}
					if met[id] == nil {
						met[id] = map[rule.Outcome]bool{}
					}
					met[id][r.Outcome] = true
				}
				if len(open) < len(fewest) {
					fewest = open
				}
			}
			if len(fewest) > 0 {
				slices.Sort(fewest)
				t.Errorf("the form decides all rules on no fixture; nearest leaves open: %q", fewest)
			}
			if l.Name != "screening" {
				return
			}
			for _, id := range slices.Sorted(maps.Keys(met)) {
				if !both(id) {
					t.Errorf("%s: outcomes on the fixtures by the form alone: %v, want a pass and a fail", id, met[id])
				}
			}
		})
	}
}

func rulesOf(c *rule.Catalogue, l *rule.Checklist) []rule.ID {
	var ids []rule.ID
	for _, r := range c.Rules {
		if policy.Selects(l, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// asked is the questions of a form: each fact, and each table as one.
func asked(l *rule.Checklist) []string {
	var out []string
	for _, pattern := range l.Form {
		table, _, _ := strings.Cut(pattern, "/*")
		if !slices.Contains(out, table) {
			out = append(out, table)
		}
	}
	return out
}

// only leaves of a profile what a form asks for. A table that is handed in is whole.
func only(document map[string]any, form []string) map[string]any {
	out, _ := keep(document, "", form).(map[string]any)
	if out == nil {
		out = map[string]any{}
	}
	if all, ok := document["complete"].([]any); ok {
		var complete []any
		for _, pointer := range all {
			if slices.ContainsFunc(form, func(p string) bool {
				return strings.HasPrefix(p, numbers.ReplaceAllString(pointer.(string), "/*$1")+"/") || p == pointer
			}) {
				complete = append(complete, pointer)
			}
		}
		out["complete"] = complete
	}
	if rates, ok := document["rates"]; ok {
		out["rates"] = rates
	}
	return out
}

// numbers are the places in lists that a pointer names.
var numbers = regexp.MustCompile(`/[0-9]+(/|$)`)

func keep(value any, at string, form []string) any {
	if slices.Contains(form, at) {
		return value
	}
	below := func(prefix string) bool {
		return slices.ContainsFunc(form, func(p string) bool { return strings.HasPrefix(p, prefix+"/") })
	}
	switch x := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, member := range x {
			if here := at + "/" + name; slices.Contains(form, here) || below(here) {
				if kept := keep(member, here, form); kept != nil {
					out[name] = kept
				}
			}
		}
		return out
	case []any:
		if !below(at + "/*") {
			return nil
		}
		out := []any{}
		for _, entry := range x {
			out = append(out, keep(entry, at+"/*", form))
		}
		return out
	}
	return nil
}
