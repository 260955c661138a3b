package ranking

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
)

const (
	// rulesShown is the number of rules, those that fail most often, that text reports show.
	rulesShown = 15
	// namesShown is the number of companies listed in a phrase.
	namesShown = 10
	// barWidth is the width of the longest bar.
	barWidth = 40
)

// prettyCohort writes a cohort to a terminal.
type prettyCohort struct {
	*phrase.Canvas
	view *cohortView
	r    *cohort.Report
}

func writePretty(w io.Writer, r *cohort.Report, o Options) error {
	view := newCohortView(r, o)
	p := &prettyCohort{phrase.NewCanvas(w, o.Options), view, r}
	p.head()
	if r.Counts.Companies > 0 {
		p.ranking()
		p.spread()
		p.passRates()
		p.rules()
		p.duplicates()
	}
	p.whatIf()
	p.verdicts()
	return p.Flush()
}

func (p *prettyCohort) head() {
	w := p.view.words
	p.WrappedAs(p.Bold, w.title+" · "+strings.Join(w.counts(p.r.Counts), " · "), 0)
	for _, line := range p.view.conditions() {
		p.Wrapped(line, 0)
	}
	p.Line("")
}

// conditions describes what was selected and how it was ranked.
func (v *cohortView) conditions() []string {
	lines := []string{v.words.policy(v.report.Policy.Rules, v.report.Policy.Revision)}
	lines = append(lines, phrase.PackLines(v.report.Policy, v.Lang)...)
	if v.report.Fixed != nil {
		lines = append(lines, v.words.fixed(*v.report.Fixed))
		if len(v.report.Fixed.Absent) > 0 {
			lines = append(lines, v.words.absent(strings.Join(v.report.Fixed.Absent, phrase.WordsIn(v.Lang).Listing)))
		}
	} else if v.report.Checklist.Name != "" {
		lines = append(lines, v.words.checklist(v.report.Checklist))
	}
	if text := phrase.Floor(v.report.Support, v.Lang); text != "" {
		lines = append(lines, text)
	}
	if v.report.Where != "" {
		lines = append(lines, v.words.where+inert.Clean(v.report.Where))
	}
	if len(v.report.Gates) > 0 {
		var ids []string
		for _, id := range v.report.Gates {
			ids = append(ids, string(id))
		}
		lines = append(lines, v.words.gatesAre(strings.Join(ids, phrase.WordsIn(v.Lang).Listing)))
	}
	if len(v.report.Weights) > 0 {
		var weights []string
		for _, category := range v.report.Categories() {
			if w, ok := v.report.Weights[category]; ok {
				weights = append(weights, fmt.Sprintf("%s %s", v.Vocabulary.Category(category, v.Lang), formatRatio(w)))
			}
		}
		lines = append(lines, v.words.weightsAre(strings.Join(weights, phrase.WordsIn(v.Lang).Listing)))
	}
	return lines
}

func (p *prettyCohort) heading(text, note string) {
	if note != "" {
		text += p.Words.Open + note + p.Words.Shut
	}
	p.WrappedAs(p.Bold, text, 0)
}

func (p *prettyCohort) ranking() {
	w, note := p.view.words, ""
	if shown := p.r.ShownRanked(); shown < p.r.Ranked {
		note = w.shown(shown, p.r.Ranked)
	}
	p.heading(w.ranking, note)
	if p.r.Ranked == 0 {
		p.Wrapped(w.nobody, 0)
	}
	digits := len(fmt.Sprint(p.r.Shown()))
	apart := false
	for c := range p.r.Companies() {
		if c.Lack != nil && !apart {
			apart = true
			p.Line("")
			note := fmt.Sprint(p.r.Unranked())
			if shown := p.r.Shown() - p.r.ShownRanked(); shown < p.r.Unranked() {
				note = w.shown(shown, p.r.Unranked())
			}
			p.heading(w.notRanked, note)
		}
		title := inert.Clean(name(c.Ref)) + p.Words.Open + p.view.stage(c.Stage) + p.Words.Shut
		left := fmt.Sprintf("%*s  %7s  %3d%%  ", digits, rankText(c.Rank), phrase.Interval(c.Score.Low, c.Score.High), c.Coverage)
		column := len(left)
		verdict := term.Pad(p.view.verdict(c), 12) + "  "
		if c.Gate != nil {
			verdict += term.Pad(w.gates[*c.Gate], 8)
		}
		room := max(p.Width-column-displaywidth.String(verdict), 20)
		p.Line(left + p.SGR(phrase.VerdictColor[c.Verdict], verdict) + p.Bold(term.Truncate(title, room)))
		if c.Lack != nil {
			p.Hanging("? ", inert.Clean(w.lacks+w.colon+c.Lack.What+p.Words.Separator+c.Lack.Ask), column)
		}
		for i, text := range c.Shown {
			if text != "" {
				p.Hanging("· ", inert.Clean(p.r.ShownFacts[i]+p.view.words.colon+text), column)
			}
		}
		for i, f := range p.view.worst(c) {
			text := inert.Clean(f)
			if !p.Verbose {
				text = term.Truncate(text, max(p.Width-column-2, 20))
			}
			p.Hanging(phrase.Symbol(c.Worst[i].Severity)+" ", text, column)
		}
		if len(c.Questions) > 0 && p.Verbose {
			for _, q := range c.Questions {
				p.Hanging("? ", inert.Clean(q), column)
			}
		}
	}
	p.Line("")
}

func (p *prettyCohort) spread() {
	if len(p.r.Ratios) == 0 {
		return
	}
	w := p.view.words
	p.heading(w.spread, "")
	rows := p.view.spreadRows()
	if p.Width < 100 { // no room for the outermost percentiles
		for i, row := range rows {
			rows[i] = append(row[:3:3], row[4:7]...)
		}
	}
	p.table(rows, 2)
	p.Line("")
}

func (p *prettyCohort) passRates() {
	p.heading(p.view.words.passRates, "")
	p.table(p.view.passRows(), 1)
	p.Line("")
}

// spreadRows returns a table of the ratios by stage, header first.
func (v *cohortView) spreadRows() [][]string {
	w := v.words
	rows := [][]string{{w.ratio, w.stage, w.known, "p10", "p25", "p50", "p75", "p90"}}
	for _, s := range v.report.Ratios {
		row := []string{w.ratios[s.Ratio], v.stage(s.Stage), fmt.Sprintf("%d/%d", s.Known, s.Of)}
		for _, value := range []float64{s.P10, s.P25, s.P50, s.P75, s.P90} {
			row = append(row, RatioText(v.Lang, value, s.Currency))
		}
		rows = append(rows, row)
	}
	return rows
}

// table writes rows in columns, the first left ones left-aligned and the others right-aligned.
func (p *prettyCohort) table(rows [][]string, left int) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], displaywidth.String(text))
		}
	}
	for n, row := range rows {
		var b strings.Builder
		for i, text := range row {
			space := strings.Repeat(" ", widths[i]-displaywidth.String(text))
			if i < left {
				b.WriteString("  " + text + space)
			} else {
				b.WriteString("  " + space + text)
			}
		}
		if n == 0 {
			p.Line(p.Faint(b.String()))
		} else {
			p.Line(b.String())
		}
	}
}

// mostFailed returns the rules that fail somewhere, most often first.
func (v *cohortView) mostFailed() []cohort.RuleShare {
	rules := slices.DeleteFunc(slices.Clone(v.report.Rules), func(r cohort.RuleShare) bool { return r.Fail == 0 })
	slices.SortFunc(rules, func(a, b cohort.RuleShare) int {
		return cmp.Or(cmp.Compare(b.Fail, a.Fail), cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.ID, b.ID))
	})
	return rules
}

func (p *prettyCohort) rules() {
	w, words := p.view.words, p.Words
	rules := p.view.mostFailed()
	if len(rules) == 0 {
		return
	}
	p.heading(w.outcomes, w.rulesFail(len(rules), len(p.r.Rules)))
	rows := [][]string{{words.Outcome[rule.Fail], words.Outcome[rule.Unknown], words.Outcome[rule.Pass], words.Outcome[rule.NotApplicable], w.rule}}
	for _, r := range rules[:min(rulesShown, len(rules))] {
		var row []string
		for _, n := range []int{r.Fail, r.Unknown, r.Pass, r.NotApplicable} {
			row = append(row, share(n, p.r.Counts.Companies))
		}
		rows = append(rows, append(row, ""))
		rows[len(rows)-1][4] = phrase.Symbol(r.Severity) + " " + term.Truncate(r.Title, max(p.Width-40, 20))
	}
	for n, row := range rows {
		var b strings.Builder
		for i, text := range row[:4] {
			width := displaywidth.String(rows[0][i])
			b.WriteString("  " + strings.Repeat(" ", max(0, max(width, 5)-displaywidth.String(text))) + text)
		}
		b.WriteString("  " + row[4])
		if n == 0 {
			p.Line(p.Faint(b.String()))
		} else {
			p.Line(b.String())
		}
	}
	p.Line("")
}

// share returns n of of in percent, rounded to the nearest; "<1%" for a small part that is not zero.
func share(n, of int) string {
	switch {
	case of == 0 || n == 0:
		return "0%"
	case 100*n < of:
		return "<1%"
	}
	return fmt.Sprintf("%d%%", (200*n+of)/(2*of))
}

func (p *prettyCohort) duplicates() {
	if len(p.r.Duplicates) == 0 {
		return
	}
	w := p.view.words
	p.heading(w.duplicates, fmt.Sprint(len(p.r.Duplicates)))
	for _, d := range p.r.Duplicates[:min(namesShown, len(p.r.Duplicates))] {
		p.Hanging("  ", w.duplicate[d.By]+w.colon+p.view.names(d.Companies()), 0)
	}
	if rest := len(p.r.Duplicates) - namesShown; rest > 0 {
		p.Line("  " + w.more(rest))
	}
	p.Line("")
}

// names lists companies with their ranks.
func (v *cohortView) names(companies []cohort.Ref) string {
	words := phrase.WordsIn(v.Lang)
	var names []string
	for _, c := range companies[:min(namesShown, len(companies))] {
		names = append(names, fmt.Sprintf("%s%s%s%s%s%s", inert.Clean(name(c)), words.Open, rankText(c.Rank), words.Listing, inert.Clean(c.Place()), words.Shut))
	}
	if rest := len(companies) - namesShown; rest > 0 {
		names = append(names, v.words.more(rest))
	}
	return strings.Join(names, words.Separator)
}

func (p *prettyCohort) whatIf() {
	if p.r.WhatIf == nil {
		return
	}
	w := p.view.words
	p.heading(w.whatIf, "")
	for _, override := range p.r.WhatIf.Parameters {
		p.Line("  " + p.view.override(override))
	}
	for _, d := range []struct {
		label string
		cohort.Distribution
	}{{w.before, p.r.Outcome}, {w.after, p.r.WhatIf.After}} {
		p.Line("  " + term.Pad(d.label, 8) + p.view.distribution(d.Verdicts))
		p.Line("  " + term.Pad("", 8) + p.Faint(w.scores+w.colon+scores(d.Scores)))
	}
	if len(p.r.WhatIf.Flips) == 0 {
		p.Line("  " + w.noFlips)
	}
	for _, f := range p.r.WhatIf.Flips {
		p.Line("  " + p.Bold(w.flips(f.Count, p.Words.Verdict[f.From], p.Words.Verdict[f.To])))
		p.Wrapped(p.view.names(f.Companies), 4)
	}
	for _, m := range p.r.WhatIf.Moves {
		p.Line("  " + p.Faint(string(m.Rule)+w.colon) + w.moves(p.Words.Outcome[m.Before], p.Words.Outcome[m.After], m.Count))
	}
	p.Line("")
}

// override describes a parameter being compared.
func (v *cohortView) override(c rule.Override) string {
	return fmt.Sprintf("%s.%s: %s → %s", c.Rule, c.Name, rule.FormatValue(c.Default, v.Lang), rule.FormatValue(c.Value, v.Lang))
}

// scores describes the number of companies whose low end is in each decade of scores.
func scores(n [10]int) string {
	var parts []string
	for i, count := range n {
		if count > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", bin(i), count))
		}
	}
	return strings.Join(parts, " · ")
}

// bin names a decade of scores.
func bin(i int) string {
	if i == 9 {
		return "90-100"
	}
	return fmt.Sprintf("%d-%d", 10*i, 10*i+9)
}

func (v *cohortView) distribution(n cohort.Verdicts) string {
	words := phrase.WordsIn(v.Lang)
	return fmt.Sprintf("%s %d · %s %d · %s %d · %s %d", words.Verdict[assessment.VerdictPass], n.Pass, words.Verdict[assessment.VerdictIncomplete], n.Incomplete,
		words.Verdict[assessment.VerdictFail], n.Fail, words.Verdict[assessment.VerdictInsufficient], n.Insufficient)
}

// verdicts writes the distribution of scores and, on the last line, of verdicts.
func (p *prettyCohort) verdicts() {
	w := p.view.words
	if p.r.Counts.Companies > 0 {
		p.heading(w.scores, "")
		most := slices.Max(p.r.Outcome.Scores[:])
		for i := 9; i >= 0; i-- {
			n := p.r.Outcome.Scores[i]
			p.Line(fmt.Sprintf("  %6s  %s %d", bin(i), strings.Repeat("█", (n*barWidth+most-1)/most), n))
		}
		p.Line("")
	}
	p.Line(p.Bold(p.view.distribution(p.r.Outcome.Verdicts)))
}
