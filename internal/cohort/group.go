package cohort

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// groupOf identifies companies that have something in common.
type groupOf struct{ by, group string }

// passes counts the companies of a group by verdict, and the outcomes of their rules.
type passes struct {
	of             int
	verdicts       Verdicts
	passed, failed int
}

// groupings are the ways of grouping, in the order of the report.
var groupings = []string{"country", "language", "stage"}

// group counts a company in the groups of its country, the script of its name, and its stage.
func (c *Cohort) group(e *Entry) {
	for _, g := range []groupOf{{"country", e.Country}, {"language", languageOf(cmp.Or(e.Name, e.LegalName))}, {"stage", e.Stage}} {
		p := c.groups[g]
		if p == nil {
			p = &passes{}
			c.groups[groupOf{g.by, strings.Clone(g.group)}] = p
		}
		p.of++
		p.verdicts.add(e.Verdict)
		p.passed += strings.Count(e.Outcomes, "p")
		p.failed += strings.Count(e.Outcomes, "f")
	}
}

// languageOf guesses the language of a text from its script: "zh" with a Chinese character, else "latin" with a Latin letter, else "other";
// "" without a letter.
func languageOf(text string) string {
	found := ""
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			return "zh"
		case unicode.Is(unicode.Latin, r):
			found = "latin"
		case unicode.IsLetter(r) && found == "":
			found = "other"
		}
	}
	return found
}

// passRates returns the groups by way of grouping, then the largest first.
func (c *Cohort) passRates() []PassRate {
	out := []PassRate{}
	for _, g := range slices.SortedFunc(maps.Keys(c.groups), func(a, b groupOf) int {
		return cmp.Or(cmp.Compare(slices.Index(groupings, a.by), slices.Index(groupings, b.by)),
			cmp.Compare(c.groups[b].of, c.groups[a].of), cmp.Compare(a.group, b.group))
	}) {
		p := c.groups[g]
		rate := PassRate{By: g.by, Group: g.group, Of: p.of, Verdicts: p.verdicts}
		if n := p.passed + p.failed; n > 0 {
			share := 100 * p.passed / n
			rate.Share = &share
		}
		out = append(out, rate)
	}
	return out
}
