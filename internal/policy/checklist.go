package policy

import (
	"maps"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// checklistsOf reads the checklists in the data. One that sets no weights has those of the default checklist.
func checklistsOf(c *rule.Catalogue, data map[string]any, problems Problems) ([]*rule.Checklist, Problems) {
	documents, _ := data[checklists].(map[string]any)
	var all []*rule.Checklist
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		l, err := rule.ParseChecklist(name, documents[name])
		if err == nil {
			err = checkGlobs(l)
		}
		if err != nil {
			problems = append(problems, Problem{File: checklists + "/" + name, Text: words.Text("%s", err)})
			continue
		}
		all = append(all, l)
	}
	i := slices.IndexFunc(all, func(l *rule.Checklist) bool { return l.Name == rule.DefaultChecklist })
	for k, l := range all {
		if i >= 0 && l.Weights == nil {
			all[k] = l.With(all[i].Weights)
		}
	}
	return all, problems
}

// checkGlobs refuses what is not a glob. A checklist may hold no rule: a pack or a bundle can leave rules out.
func checkGlobs(l *rule.Checklist) error {
	for member, globs := range map[string][]string{"rules": l.Rules, "gates": l.Gates, "except": l.Except} {
		for _, glob := range globs {
			if !doublestar.ValidatePattern(glob) {
				return words.Errorf("checklist %s: %s: %q is not a glob: use one such as runway/*", l.Name, member, glob)
			}
		}
	}
	return nil
}

// Selects reports whether a checklist holds a rule.
func Selects(l *rule.Checklist, id rule.ID) bool {
	return matches(l.Rules, id) && !matches(l.Except, id)
}

func matches(globs []string, id rule.ID) bool {
	return slices.ContainsFunc(globs, func(glob string) bool { return match(glob, string(id)) })
}

// match is doublestar's, of which most globs do not need the whole: those whose stars end their parts, as in */* and runway/short*.
func match(glob, id string) bool {
	stars := false
	for i := range len(glob) {
		switch glob[i] {
		case '*':
			if i > 0 && glob[i-1] == '*' {
				return doublestar.MatchUnvalidated(glob, id)
			}
			stars = true
		case '?', '[', '{', '\\':
			return doublestar.MatchUnvalidated(glob, id)
		}
	}
	if !stars { // a checklist fixed by the first profiles names each of its rules
		return glob == id
	}
	for g, s := glob, id; ; {
		part, moreParts, hasMore := strings.Cut(g, "/")
		name, moreNames, namesMore := strings.Cut(s, "/")
		start, starred := strings.CutSuffix(part, "*")
		switch {
		case strings.Contains(start, "*"):
			return doublestar.MatchUnvalidated(glob, id)
		case hasMore != namesMore, !starred && name != part, !strings.HasPrefix(name, start):
			return false
		case !hasMore:
			return true
		}
		g, s = moreParts, moreNames
	}
}

// ReadChecklist reads a checklist from the text of a file (YAML or JSON) for a catalogue. The name is for people.
func ReadChecklist(name string, content []byte, c *rule.Catalogue) (*rule.Checklist, error) {
	var document any
	if err := unmarshal(name, content, &document); err != nil {
		return nil, Problems{problemOf(err)}
	}
	l, err := rule.ParseChecklist(name, document)
	if err != nil {
		return nil, err
	}
	if err := checkGlobs(l); err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(c.Rules, func(r *rule.Rule) bool { return Selects(l, r.ID) }) {
		return nil, words.Errorf("checklist %s: rules: no rule matches", l.Name)
	}
	if base, ok := c.Checklist(rule.DefaultChecklist); ok && l.Weights == nil {
		l = l.With(base.Weights)
	}
	return l, nil
}

// UnionOf is several checklists as one. What one of them leaves out and another holds is in it.
func UnionOf(lists []*rule.Checklist, c *rule.Catalogue) *rule.Checklist {
	var rules []string
	for _, r := range c.Rules {
		if slices.ContainsFunc(lists, func(l *rule.Checklist) bool { return Selects(l, r.ID) }) {
			rules = append(rules, string(r.ID))
		}
	}
	return rule.Union(lists, rules)
}

// ChecklistView is a checklist as programs read it, in JSON: what it says, and the rules and facts that this comes to.
type ChecklistView struct {
	*rule.Checklist
	RuleIDs []rule.ID `json:"rule_ids"`
	Facts   []string  `json:"facts"` // that its form asks for
}

// ViewOf returns a checklist as programs read it.
func ViewOf(l *rule.Checklist, c *rule.Catalogue) ChecklistView {
	v := ChecklistView{Checklist: l, Facts: FormOf(l, c)}
	for _, r := range c.Rules {
		if Selects(l, r.ID) {
			v.RuleIDs = append(v.RuleIDs, r.ID)
		}
	}
	return v
}

// FormOf returns the patterns of the facts that a checklist's form asks for, in their order: those that it names, else all that its
// rules read. A table is asked for by its columns.
func FormOf(l *rule.Checklist, c *rule.Catalogue) []string {
	if len(l.Form) > 0 {
		return l.Form
	}
	read := map[string]bool{}
	for _, r := range c.Rules {
		if Selects(l, r.ID) {
			for _, pattern := range r.Facts {
				read[strings.TrimSuffix(pattern, "/-")] = true
			}
		}
	}
	var form []string
	for _, pattern := range slices.Sorted(maps.Keys(read)) {
		parent := false
		for other := range read {
			parent = parent || strings.HasPrefix(other, pattern+"/")
		}
		if !parent {
			form = append(form, pattern)
		}
	}
	return form
}
