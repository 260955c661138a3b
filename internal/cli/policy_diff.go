package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// shippedPolicies is the word for the policies within the program, where a folder could stand.
const shippedPolicies = "shipped"

func newPolicyDiff(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Tell two revisions of policies apart in words: rules, severities, thresholds, checklists",
		Long: "OLD and NEW are each a folder or bundle: a whole set of policies, which has a main.rego, or a pack, which is read with the\n" +
			"shipped ones as --policy reads it. The word shipped stands for those within the program.\n\n" +
			"Exit codes: 0 nothing differs, 1 something does, 2 error.",
		Example: "  diligo policy diff shipped our-policies/\n  diligo policy diff diligo-1.0/policies shipped --lang zh",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return words.New("policy diff: name two revisions, such as: diligo policy diff shipped our-policies/")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var sets [2]*policy.Set
			for i, name := range args {
				set, err := a.revision(name)
				if err != nil {
					return fmt.Errorf("policy diff: %s: %w", name, err)
				}
				sets[i] = set
			}
			d := policyDiff{Old: sets[0].Revision(), New: sets[1].Revision(), Changes: differencesOf(sets[0].Catalogue(), sets[1].Catalogue(), a.config.Lang)}
			if err := a.either(cmd, d, func(w io.Writer) error { return d.write(w, a.config.Lang) }); err != nil {
				return err
			}
			if len(d.Changes) > 0 {
				return exit(exitFindings)
			}
			return nil
		},
	}
	addFormatFlag(cmd)
	return cmd
}

// revision reads one side.
func (a *app) revision(name string) (*policy.Set, error) {
	if name == shippedPolicies {
		return policy.Load([]policy.Source{core.Shipped()}, nil)
	}
	if _, err := os.Stat(filepath.Join(name, "main.rego")); err == nil {
		return policy.Load([]policy.Source{{FS: os.DirFS(name), Name: name}}, nil)
	}
	pack, err := core.OpenPack(name, core.Verify(a.config.Verify))
	if err != nil {
		return nil, err
	}
	return policy.Load([]policy.Source{core.Shipped(), pack}, nil)
}

// policyDiff is what two revisions of policies differ in.
type policyDiff struct {
	Old     string         `json:"old"` // revisions
	New     string         `json:"new"`
	Changes []policyChange `json:"changes"`
}

// policyChange is one difference: added, removed, replaced, severity, threshold, or of a checklist.
type policyChange struct {
	Kind string `json:"kind"`
	On   string `json:"on"` // ID of a rule, or name of a checklist
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

// kindsOfChange are in the order in which they are told.
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

func (d policyDiff) write(w io.Writer, lang rule.Lang) error {
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

// differencesOf is what differs between two catalogues, in the order of kindsOfChange, then by rule or checklist.
func differencesOf(old, now *rule.Catalogue, lang rule.Lang) []policyChange {
	words := policyDiffWordsIn(lang)
	changes := []policyChange{}
	add := func(kind, on, text string) { changes = append(changes, policyChange{kind, on, text}) }
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
		for _, text := range words.checklist(before, l, old, now, lang) {
			add("checklist", l.Name, text)
		}
	}
	for _, l := range old.Checklists {
		if _, ok := now.Checklist(l.Name); !ok {
			add("checklist", l.Name, fmt.Sprintf(words.lost, l.Title.In(lang)))
		}
	}
	slices.SortStableFunc(changes, func(x, y policyChange) int {
		return slices.Index(kindsOfChange, x.Kind) - slices.Index(kindsOfChange, y.Kind)
	})
	return changes
}

// checklist is what differs between two checklists of one name. Rules that came or went with the policies are told as such.
func (words policyDiffWords) checklist(before, after *rule.Checklist, old, now *rule.Catalogue, lang rule.Lang) []string {
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
			if _, ok := old.Rule(r.ID); ok && policy.Selects(l, r.ID) {
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
