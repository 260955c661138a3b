package intake

import (
	"cmp"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/rule"
)

// SheetOf returns the form of a checklist in plain words. Marked as needed are the company's name and what the checklist calls core, of several
// facts the first.
func SheetOf(book *fact.Book, list *rule.Checklist, patterns []string) form.Sheet {
	needed := map[string]bool{"/company/name": true}
	for _, core := range list.Core {
		needed[strings.TrimSuffix(core.Any[0], "/amount")] = true
	}
	s := form.Sheet{Title: list.Title, Lists: map[string]rule.Text{}}
	for _, pattern := range patterns {
		for _, f := range book.Within(pattern) {
			q := form.Question{Pattern: f.Pattern, Label: f.Label, Text: f.Question, Help: f.Help, Example: f.Example, Required: needed[f.Pattern]}
			if strings.Contains(q.Text.EN, "{") || q.Text == (rule.Text{}) { // about another fact
				q.Text = f.Label
			}
			tables := fact.Tables(f.Pattern)
			if len(tables) > 0 {
				if of, ok := book.Pattern(tables[0]); ok {
					s.Lists[tables[0]] = of.Label
				}
				q.Required = needed[tables[0]]
			}
			s.Questions = append(s.Questions, q)
		}
	}
	s.Title = rule.Text{EN: cmp.Or(s.Title.EN, list.Name), ZH: cmp.Or(s.Title.ZH, list.Name)}
	return s
}
