package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

func newRules(a *app) *cobra.Command {
	cmd := &cobra.Command{Use: "rules", Short: "What the rules are, what they read and where their thresholds come from", Args: noArguments}
	cmd.AddCommand(newRulesList(a), newRulesShow(a), newRulesCoverage(a))
	return cmd
}

func newRulesList(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the rules",
		Example: "  diligo rules list\n  diligo rules list --only 'runway/*' -f json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := loadPolicies(a.config)
			if err != nil {
				return err
			}
			checklist, err := checklistOf(a.config, set)
			if err != nil {
				return err
			}
			include, err := selectionOf(a.config, set.Catalogue(), checklist)
			if err != nil {
				return err
			}
			c := set.Catalogue()
			views := []rule.View{}
			for _, r := range c.Rules {
				if include(r.ID) {
					views = append(views, r.View())
				}
			}
			return a.either(cmd, views, func(w io.Writer) error { return listRules(w, c, views, a.config.Lang) })
		},
	}
	addFormatFlag(cmd)
	return cmd
}

func listRules(w io.Writer, c *rule.Catalogue, views []rule.View, lang rule.Lang) error {
	category := ""
	for _, v := range views {
		if v.Category != category {
			if category != "" {
				fmt.Fprintln(w)
			}
			category = v.Category
			fmt.Fprintln(w, c.Vocabulary.Category(category, lang))
		}
		fmt.Fprintf(w, "  %s%-52s %s\n", term.Pad(phrase.SeverityWord(v.Severity, lang), phrase.SeverityWidth), v.ID, v.Title.In(lang))
	}
	_, err := fmt.Fprintf(w, "\n%s\n", words.Count(lang, len(views), "%d rule", "%d rules"))
	return err
}

func newRulesShow(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "show ID",
		Short:   "Show one rule: what it says, its thresholds with their sources, the facts it reads",
		Example: "  diligo rules show runway/short_runway",
		Args:    oneID("rules show"),
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := loadPolicies(a.config)
			if err != nil {
				return err
			}
			c := set.Catalogue()
			r, err := c.Find(args[0])
			if err != nil {
				return err
			}
			return a.either(cmd, r.View(), func(w io.Writer) error { return showRule(w, c, r, a.config.Lang) })
		},
	}
	addFormatFlag(cmd)
	return cmd
}

func oneID(command string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return words.Errorf("%s: name one rule by its ID: see diligo rules list", command)
		}
		return nil
	}
}

// labels are the fixed words of the commands that describe rules.
type labels struct {
	facts, thresholds, sources, levers, chapters, stages, where, canAct, cannotAct, overridden string
	outcome, because, missing, findings, reads, absent, applies                                string
	directions                                                                                 map[rule.Direction]string
}

var labelsIn = words.Table(func(lang rule.Lang, say func(string) string) labels {
	return labels{
		facts: say("Facts that it reads"), thresholds: say("Thresholds"), sources: say("Sources"), levers: say("What would clear it"), chapters: say("Items"),
		stages: say("Stages"), where: say("File"), canAct: say("the company can act on it"), cannotAct: say("the company can't change it"), overridden: say("set by the user"),
		outcome: say("rules|Outcome"), because: say("rules|Why"), missing: say("Missing"), findings: say("Findings"), reads: say("Facts and where they stand"), absent: say("absent"),
		applies:    say("the facts prove that there is nothing to judge here"),
		directions: map[rule.Direction]string{rule.Up: say("up"), rule.Down: say("down"), rule.Set: say("another value"), rule.Add: say("add")},
	}
})

func showRule(w io.Writer, c *rule.Catalogue, r *rule.Rule, lang rule.Lang) error {
	l := labelsIn(lang)
	fmt.Fprintf(w, "%s  %s\n%s\n\n%s\n", r.ID, phrase.SeverityWord(r.Severity, lang), r.Title.In(lang), r.Description.In(lang))
	stages := make([]string, 0, len(r.Stages))
	for _, s := range r.Stages {
		stages = append(stages, c.Vocabulary.Word("stage", s, lang))
	}
	fmt.Fprintf(w, "\n%s: %s\n%s: %s\n", l.chapters, strings.Join(r.Chapters, ", "), l.stages, strings.Join(stages, ", "))
	showThresholds(w, c, r, lang)
	fmt.Fprintf(w, "\n%s\n", l.facts)
	for _, f := range r.Facts {
		fmt.Fprintf(w, "  %s\n", f)
	}
	if len(r.Levers) > 0 {
		fmt.Fprintf(w, "\n%s\n", l.levers)
		for _, lever := range r.Levers {
			can := l.cannotAct
			if lever.Actionable {
				can = l.canAct
			}
			fmt.Fprintf(w, "  %s: %s (%s)\n", lever.Pointer, l.directions[lever.Direction], can)
		}
	}
	_, err := fmt.Fprintf(w, "\n%s: %s\n", l.where, r.File)
	return err
}

func showThresholds(w io.Writer, c *rule.Catalogue, r *rule.Rule, lang rule.Lang) {
	if len(r.Params) == 0 {
		return
	}
	l := labelsIn(lang)
	fmt.Fprintf(w, "\n%s\n", l.thresholds)
	var used []string
	for _, p := range r.Params {
		origin := l.overridden
		if p.Default {
			origin = strings.Join(p.Sources, ", ")
			used = append(used, p.Sources...)
		}
		fmt.Fprintf(w, "  %s = %s  (%s)\n", p.Name, rule.FormatValue(p.Value, lang), origin)
	}
	for _, resource := range r.Resources {
		if _, ok := c.Sources[resource]; ok {
			used = append(used, resource)
		}
	}
	slices.Sort(used)
	if used = slices.Compact(used); len(used) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", l.sources)
	for _, id := range used {
		s := c.Sources[id]
		fmt.Fprintf(w, "  %-8s %s\n", id, strings.Join(nonEmpty(s.Title.In(lang), s.Remark.In(lang), s.Address), " · "))
	}
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

func newRulesCoverage(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "coverage",
		Short:   "Print for every item of the article the rules that carry it, or why none does; exit with 1 when one is lost",
		Example: "  diligo rules coverage\n  diligo rules coverage -f json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := loadPolicies(a.config)
			if err != nil {
				return err
			}
			items := set.Catalogue().Coverage()
			if err := a.either(cmd, items, func(w io.Writer) error { return listCoverage(w, items, a.config.Lang) }); err != nil {
				return err
			}
			if slices.ContainsFunc(items, func(i rule.Carried) bool { return i.Lost }) {
				return exit(exitFindings)
			}
			return nil
		},
	}
	addFormatFlag(cmd)
	return cmd
}

// kindWord returns how an item is judged, in words.
func kindWord(k rule.Kind, lang rule.Lang) string {
	switch k {
	case rule.Computed:
		return words.Say(lang, "item|computed")
	case rule.Attested:
		return words.Say(lang, "item|attested")
	case rule.Context:
		return words.Say(lang, "item|context")
	case rule.Consistency:
		return words.Say(lang, "item|consistency")
	case rule.Added:
		return words.Say(lang, "item|added")
	}
	return string(k)
}

func listCoverage(w io.Writer, items []rule.Carried, lang rule.Lang) error {
	carried, stated, lost := 0, 0, 0
	for _, i := range items {
		text := i.Reason.In(lang)
		switch {
		case len(i.Rules) > 0:
			carried++
			ids := make([]string, len(i.Rules))
			for k, id := range i.Rules {
				ids[k] = string(id)
			}
			text = strings.Join(ids, ", ")
		case i.Lost:
			lost++
			text = words.In(lang, "LOST")
		default:
			stated++
		}
		fmt.Fprintf(w, "%-7s %s%s: %s\n", i.ID, term.Pad(kindWord(i.Kind, lang), 13), i.Title.In(lang), text)
	}
	_, err := fmt.Fprintf(w, "\n%s\n", words.Say(lang, "%d items: %d carried by rules, %d without a verdict for a stated reason, %d lost", len(items), carried, stated, lost))
	return err
}

// addFormatFlag declares --format for commands that print text or JSON.
func addFormatFlag(cmd *cobra.Command) {
	cmd.Flags().StringP("format", "f", "text", "text or json")
}

// eitherFormats are the formats of these commands.
var eitherFormats = []string{"text", "json"}

// checkEither refuses a wrong format before anything is read.
func checkEither(cmd *cobra.Command) error {
	format := cmd.Flag("format").Value.String()
	if slices.Contains(eitherFormats, format) {
		return nil
	}
	return words.Errorf("unknown format %q: %s", format, nearest.Use(format, eitherFormats))
}

// either prints JSON on request, else text.
func (a *app) either(cmd *cobra.Command, value any, text func(io.Writer) error) error {
	if err := checkEither(cmd); err != nil {
		return err
	}
	if cmd.Flag("format").Value.String() == "json" {
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(value)
	}
	var b bytes.Buffer
	err := text(&b)
	_, errWrite := inert.Cleaner{W: a.out}.Write(b.Bytes())
	return cmp.Or(err, errWrite)
}
