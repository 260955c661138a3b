package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// Example is a finding to show on a rule's page.
type Example struct {
	Profile string // name of the example profile
	Finding assessment.Finding
}

// pageWords are the fixed words of the pages in one language.
type pageWords struct {
	title, intro, severity, items, stages, facts, threshold, value, source, example string
}

var pageWordsIn = words.Table(func(lang rule.Lang, say func(string) string) pageWords {
	return pageWords{
		title: say("pages|Rules"), intro: say("Generated from the metadata of the rules by `make generate`; do not edit. A rule's ID names the bad state: firing always means bad."),
		severity: say("Severity"), items: say("Items"), stages: say("Stages"), facts: say("Facts read"), threshold: say("Threshold"), value: say("Value"), source: say("Source"), example: say("Example"),
	}
})

// WriteRulePages documents every rule with its thresholds, their sources and, where available, an example.
func WriteRulePages(w io.Writer, c *rule.Catalogue, examples map[rule.ID]Example, lang rule.Lang) error {
	b := bufio.NewWriter(w)
	l := pageWordsIn(lang)
	fmt.Fprintf(b, "# %s\n\n%s\n", l.title, l.intro)
	for _, category := range c.Categories() {
		fmt.Fprintf(b, "\n- [%s](#%s)", rule.Capitalized(c.Vocabulary.Category(category, lang)), category)
	}
	fmt.Fprintln(b)
	category := ""
	for _, r := range c.Rules {
		if r.ID.Category() != category {
			category = r.ID.Category()
			fmt.Fprintf(b, "\n<a id=\"%s\"></a>\n\n## %s\n", category, rule.Capitalized(c.Vocabulary.Category(category, lang)))
		}
		writePage(b, c, r, examples, lang)
	}
	return b.Flush()
}

func writePage(b *bufio.Writer, c *rule.Catalogue, r *rule.Rule, examples map[rule.ID]Example, lang rule.Lang) {
	fmt.Fprintf(b, "\n### %s\n\n`%s`\n\n", inert.Escape(r.Title.In(lang)), r.ID)
	writeRule(b, c.Vocabulary, c.Sources, r, lang)
	if e, ok := examples[r.ID]; ok {
		fmt.Fprintf(b, "\n%s (`%s`)%s\n\n> %s\n", pageWordsIn(lang).example, e.Profile, strings.TrimRight(colon(lang), " "), inert.Escape(e.Finding.Message))
		for _, s := range e.Finding.Suggestions {
			fmt.Fprintf(b, ">\n> → %s\n", inert.Escape(s.Text))
		}
	}
}

func colon(lang rule.Lang) string {
	return words.In(lang, ": ")
}

// writeRule writes why a rule matters, its thresholds and the facts that it reads, as Markdown.
func writeRule(b io.Writer, v rule.Vocabulary, sources map[string]rule.Source, r *rule.Rule, lang rule.Lang) {
	l, words, colon := pageWordsIn(lang), phrase.WordsIn(lang), colon(lang)
	stages := make([]string, 0, len(r.Stages))
	for _, s := range r.Stages {
		stages = append(stages, v.Word("stage", s, lang))
	}
	fmt.Fprintf(b, "%s\n\n", inert.Escape(phrase.Joined(r.Description.In(lang), lang)))
	fmt.Fprintf(b, "%s%s%s · %s%s%s · %s%s%s\n", l.severity, colon, words.Severity[r.Severity],
		l.items, colon, strings.Join(r.Chapters, words.Listing), l.stages, colon, strings.Join(stages, words.Listing))
	if len(r.Params) > 0 {
		fmt.Fprintf(b, "\n| %s | %s | %s |\n|---|---|---|\n", l.threshold, l.value, l.source)
		for _, p := range r.Params {
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", p.Name, inert.Escape(rule.FormatValue(p.Value, lang)), sourceLinks(sources, p.Sources, lang))
		}
	}
	fmt.Fprintf(b, "\n%s%s", l.facts, colon)
	for i, f := range r.Facts {
		if i > 0 {
			fmt.Fprint(b, words.Listing)
		}
		fmt.Fprintf(b, "`%s`", f)
	}
	fmt.Fprintln(b)
}

func sourceLinks(sources map[string]rule.Source, ids []string, lang rule.Lang) string {
	var links []string
	for _, id := range ids {
		s, ok := sources[id]
		text := inert.Escape(s.Title.In(lang))
		switch {
		case !ok:
			text = id
		case strings.HasPrefix(id, "S"):
			text = id + " " + text
			if s.Address != "" {
				text = "[" + text + "](" + s.Address + ")"
			}
			if remark := s.Remark.In(lang); remark != "" {
				text += " (" + inert.Escape(remark) + ")"
			}
		}
		links = append(links, text)
	}
	return strings.Join(links, phrase.WordsIn(lang).Separator)
}
