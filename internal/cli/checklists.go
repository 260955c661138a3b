package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

func newChecklists(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "checklists",
		Short: "Selections of rules for one purpose, for --checklist",
		Args:  noArguments,
	}
	cmd.AddCommand(newChecklistsList(a), newChecklistsShow(a))
	return cmd
}

func newChecklistsList(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the checklists",
		Example: "  diligo checklists list\n  diligo checklists list --lang zh -f json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := loadPolicies(a.config)
			if err != nil {
				return err
			}
			c, views := set.Catalogue(), []policy.ChecklistView{}
			for _, l := range c.Checklists {
				views = append(views, policy.ViewOf(l, c))
			}
			return a.either(cmd, views, func(w io.Writer) error {
				for _, v := range views {
					fmt.Fprintf(w, "%-12s %4d  %s\n", v.Name, len(v.RuleIDs), v.Title.In(a.config.Lang))
				}
				return nil
			})
		},
	}
	addFormatFlag(cmd)
	return cmd
}

func newChecklistsShow(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "show NAME|FILE",
		Short:   "Show one checklist: purpose, core facts, rules, and the facts that its form asks for",
		Example: "  diligo checklists show screening",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("checklists show: name one checklist; diligo checklists list names them")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := loadPolicies(a.config)
			if err != nil {
				return err
			}
			named := *a.config
			named.Checklists = args
			l, err := checklistOf(&named, set)
			if err != nil {
				return err
			}
			v := policy.ViewOf(l, set.Catalogue())
			return a.either(cmd, v, func(w io.Writer) error { return showChecklist(w, v, set.Catalogue(), a.config.Lang) })
		},
	}
	addFormatFlag(cmd)
	return cmd
}

// checklistWords are the fixed words of a checklist in one language.
type checklistWords struct{ revision, core, minimum, weights, rules, form string }

var checklistWordsIn = words.Table(func(lang rule.Lang, say func(string) string) checklistWords {
	return checklistWords{
		say("revision"), say("Nothing is concluded without"), say("Must be known for a pass"), say("Weights of categories"), say("checklists|Rules"), say("Facts that its form asks for"),
	}
})

func showChecklist(w io.Writer, v policy.ChecklistView, c *rule.Catalogue, lang rule.Lang) error {
	words := checklistWordsIn(lang)
	fmt.Fprintf(w, "%s  %s  (%s %s)\n%s\n\n%s\n", v.Name, v.Title.In(lang), words.revision, v.Revision, v.Purpose.In(lang), words.core)
	for _, f := range v.Core {
		fmt.Fprintf(w, "  %s\n", f.Title.In(lang))
	}
	fmt.Fprintf(w, "\n%s  %d%%\n\n%s\n", words.minimum, v.MinimumCoverage, words.weights)
	for _, category := range c.Categories() {
		if weight := v.Weight(category); weight != 100 {
			fmt.Fprintf(w, "  %s %g\n", c.Vocabulary.Category(category, lang), float64(weight)/100)
		}
	}
	fmt.Fprintf(w, "\n%s  %d\n", words.rules, len(v.RuleIDs))
	for _, id := range v.RuleIDs {
		if r, ok := c.Rule(id); ok {
			fmt.Fprintf(w, "  %s%-52s %s\n", term.Pad(phrase.SeverityWord(r.Severity, lang), phrase.SeverityWidth), id, r.Title.In(lang))
		}
	}
	fmt.Fprintf(w, "\n%s  %d\n", words.form, len(v.Facts))
	for _, pattern := range v.Facts {
		fmt.Fprintf(w, "  %s\n", pattern)
	}
	return nil
}
