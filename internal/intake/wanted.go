package intake

import (
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Wanted is which questions of an assessment are wanted.
type Wanted struct {
	Top        int           // so many; 0 for all
	From       rule.Severity // for which rules of that severity or more wait
	Categories []string      // for which rules of these categories wait; empty for all
	Who        fact.Who      // that they can answer; "" for everybody
}

// Waits reports whether a question for which these rules wait is wanted. Those for a core fact always are.
func (w Wanted) Waits(c *rule.Catalogue, rules []rule.ID) bool {
	return slices.ContainsFunc(rules, func(id rule.ID) bool {
		r, ok := c.Rule(id)
		return ok && r.Severity >= w.From && (len(w.Categories) == 0 || slices.Contains(w.Categories, id.Category()))
	})
}

// Of returns the questions of an assessment that are wanted: those for the core first, then as they are ranked. It is never nil.
func (w Wanted) Of(a *assessment.Assessment, book *fact.Book, c *rule.Catalogue) []assessment.Question {
	isCore := func(pointer string) bool {
		return slices.ContainsFunc(a.Summary.Core.Missing, func(m assessment.MissingCore) bool {
			return slices.ContainsFunc(m.Pointers, func(p string) bool { return strings.TrimSuffix(p, "/amount") == pointer })
		})
	}
	first, rest := []assessment.Question{}, []assessment.Question{}
	for _, q := range a.Questions {
		f, ok := book.At(strings.TrimSuffix(q.Pointer, "/-"))
		if w.Who != "" && (!ok || f.Who != w.Who) || !w.Waits(c, q.Rules) {
			continue
		}
		if isCore(q.Pointer) {
			first = append(first, q)
		} else {
			rest = append(rest, q)
		}
	}
	all := append(first, rest...)
	if w.Top > 0 && len(all) > w.Top {
		all = all[:w.Top]
	}
	return all
}

// HandOut returns a sheet with those of an interview's pending questions that are wanted, in their order, and those for the core.
func HandOut(book *fact.Book, p *profile.Profile, w Wanted, c *rule.Catalogue, pending []*interview.Question) Sheet {
	sheet := Sheet{Book: book, Profile: p, Company: p.Name()}
	for _, q := range pending {
		var rules []rule.ID
		for _, why := range q.Why {
			rules = append(rules, why.Rule)
		}
		if (q.Core || w.Waits(c, rules)) && (w.Top == 0 || len(sheet.Questions) < w.Top) {
			sheet.Questions = append(sheet.Questions, q)
		}
	}
	return sheet
}
