package compare

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Policies is the difference between two revisions of policies.
type Policies struct {
	Old     string         `json:"old"` // revisions
	New     string         `json:"new"`
	Changes []PolicyChange `json:"changes"`
}

// PolicyChange is one difference: a rule added, removed or replaced, its severity or threshold, or a checklist.
type PolicyChange struct {
	Kind string `json:"kind"`
	On   string `json:"on"` // ID of the rule, or name of the checklist
	Text string `json:"text"`
}

// policyDiffWords are the words of a difference in one language.
type policyDiffWords struct {
	heads                                      map[string]string
	same, revisions                            string
	replaced                                   func(r rule.Replacement) string
	severity, threshold, gained, lost          string
	rules, minimum, weight, core, gates, items string
}

// kindsOfChange lists the kinds in display order.
var kindsOfChange = []string{"added", "removed", "replaced", "severity", "threshold", "checklist"}

var policyDiffWordsIn = words.Table(func(lang rule.Lang, say func(string) string) policyDiffWords {
	return policyDiffWords{
		heads: map[string]string{
			"added": say("Rules added"), "removed": say("Rules removed"), "replaced": say("Rules replaced"), "severity": say("Severities"), "threshold": say("Thresholds"),
			"checklist": say("Checklists"),
		},
		same: say("No rule, severity, threshold or checklist differs."), revisions: say("policy %s → %s"),
		replaced: func(r rule.Replacement) string {
			if r.Subject != "" {
				return words.Say(lang, "is now %s, subject %s", r.New, r.Subject)
			}
			return words.Say(lang, "is now %s", r.New)
		},
		severity: "%s → %s", threshold: say("%s: %s → %s"), gained: say("new: %s"), lost: say("gone: %s"),
		rules: say("rules"), minimum: say("must be known for a pass"), weight: say("weight of %s"), core: say("core facts"), gates: say("gates"), items: say(", "),
	}
})

// Write writes the differences as text, grouped by kind.
func (d Policies) Write(w io.Writer, lang rule.Lang) error {
	words := policyDiffWordsIn(lang)
	fmt.Fprintf(w, words.revisions+"\n", d.Old, d.New)
	if len(d.Changes) == 0 {
		fmt.Fprintln(w, words.same)
	}
	for _, kind := range kindsOfChange {
		first := true
		for _, c := range d.Changes {
			if c.Kind != kind {
				continue
			}
			if first {
				fmt.Fprintf(w, "\n%s\n", words.heads[kind])
				first = false
			}
			fmt.Fprintf(w, "  %s  %s\n", c.On, c.Text)
		}
	}
	return nil
}

// PolicyChanges returns the differences between two catalogues, ordered by kind, then by rule or checklist; never nil. selects reports
// whether a checklist selects a rule.
func PolicyChanges(old, now *rule.Catalogue, selects func(*rule.Checklist, rule.ID) bool, lang rule.Lang) []PolicyChange {
	words := policyDiffWordsIn(lang)
	changes := []PolicyChange{}
	add := func(kind, on, text string) { changes = append(changes, PolicyChange{kind, on, text}) }
	for _, r := range now.Rules {
		before, ok := old.Rule(r.ID)
		if !ok {
			add("added", string(r.ID), phrase.SeverityWord(r.Severity, lang)+"  "+r.Title.In(lang))
			continue
		}
		if before.Severity != r.Severity {
			add("severity", string(r.ID), fmt.Sprintf(words.severity, phrase.SeverityWord(before.Severity, lang), phrase.SeverityWord(r.Severity, lang)))
		}
		for _, p := range r.Params {
			was, ok := before.Param(p.Name)
			value := rule.FormatValue(p.Value, lang)
			switch {
			case !ok:
				add("threshold", string(r.ID), fmt.Sprintf(words.gained, p.Name+" "+value))
			case rule.FormatValue(was.Value, lang) != value:
				add("threshold", string(r.ID), fmt.Sprintf(words.threshold, p.Name, rule.FormatValue(was.Value, lang), value))
			}
		}
		for _, p := range before.Params {
			if _, ok := r.Param(p.Name); !ok {
				add("threshold", string(r.ID), fmt.Sprintf(words.lost, p.Name))
			}
		}
	}
	for _, r := range old.Rules {
		if _, ok := now.Rule(r.ID); ok {
			continue
		}
		if replacement, ok := now.Replaced(r.ID); ok {
			add("replaced", string(r.ID), words.replaced(replacement))
		} else {
			add("removed", string(r.ID), phrase.SeverityWord(r.Severity, lang)+"  "+r.Title.In(lang))
		}
	}
	for _, l := range now.Checklists {
		before, ok := old.Checklist(l.Name)
		if !ok {
			add("checklist", l.Name, fmt.Sprintf(words.gained, l.Title.In(lang)))
			continue
		}
		for _, text := range words.checklist(before, l, old, now, selects, lang) {
			add("checklist", l.Name, text)
		}
	}
	for _, l := range old.Checklists {
		if _, ok := now.Checklist(l.Name); !ok {
			add("checklist", l.Name, fmt.Sprintf(words.lost, l.Title.In(lang)))
		}
	}
	slices.SortStableFunc(changes, func(x, y PolicyChange) int {
		return slices.Index(kindsOfChange, x.Kind) - slices.Index(kindsOfChange, y.Kind)
	})
	return changes
}

// checklist describes the differences between two checklists of the same name. Rules that were added or removed in the policies are marked
// as such.
func (words policyDiffWords) checklist(before, after *rule.Checklist, old, now *rule.Catalogue, selects func(*rule.Checklist, rule.ID) bool, lang rule.Lang) []string {
	var texts []string
	sets := func(what string, before, after []string) {
		var parts []string
		for _, x := range after {
			if !slices.Contains(before, x) {
				parts = append(parts, "+"+x)
			}
		}
		for _, x := range before {
			if !slices.Contains(after, x) {
				parts = append(parts, "−"+x)
			}
		}
		if len(parts) > 0 {
			texts = append(texts, what+" "+strings.Join(parts, words.items))
		}
	}
	both := func(l *rule.Checklist) (ids []string) {
		for _, r := range now.Rules {
			if _, ok := old.Rule(r.ID); ok && selects(l, r.ID) {
				ids = append(ids, string(r.ID))
			}
		}
		return ids
	}
	core := func(l *rule.Checklist) (titles []string) {
		for _, f := range l.Core {
			titles = append(titles, f.Title.In(lang))
		}
		return titles
	}
	sets(words.rules, both(before), both(after))
	sets(words.core, core(before), core(after))
	sets(words.gates, before.Gates, after.Gates)
	if before.MinimumCoverage != after.MinimumCoverage {
		texts = append(texts, fmt.Sprintf(words.threshold, words.minimum, fmt.Sprintf("%d%%", before.MinimumCoverage), fmt.Sprintf("%d%%", after.MinimumCoverage)))
	}
	categories := maps.Clone(before.Weights)
	if categories == nil {
		categories = map[string]int{}
	}
	maps.Copy(categories, after.Weights)
	for _, category := range slices.Sorted(maps.Keys(categories)) {
		if x, y := before.Weight(category), after.Weight(category); x != y {
			texts = append(texts, fmt.Sprintf(words.threshold, fmt.Sprintf(words.weight, now.Vocabulary.Category(category, lang)), fmt.Sprint(float64(x)/100), fmt.Sprint(float64(y)/100)))
		}
	}
	return texts
}
