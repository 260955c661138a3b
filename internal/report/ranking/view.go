package ranking

import (
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// cohortView formats companies for tables.
type cohortView struct {
	Options
	words   cohortWords
	report  *cohort.Report
	columns []column
}

// column is one column of the ranking.
type column struct {
	title string
	// value is a string, an int, a float64, or nil for nothing.
	value func(c cohort.Company) any
}

func newCohortView(r *cohort.Report, o Options) *cohortView {
	v := &cohortView{Options: o, words: cohortWordsIn(o.Lang), report: r}
	w := v.words
	add := func(title string, value func(cohort.Company) any) {
		v.columns = append(v.columns, column{title, value})
	}
	add(w.rank, rankOf)
	add(w.name, func(c cohort.Company) any { return c.Name })
	add(w.id, func(c cohort.Company) any { return c.ID })
	add(w.stage, func(c cohort.Company) any { return v.stage(c.Stage) })
	add(w.verdict, func(c cohort.Company) any { return v.verdict(c) })
	if len(r.Gates) > 0 {
		add(w.gate, func(c cohort.Company) any { return w.gates[*c.Gate] })
	}
	add(w.low, func(c cohort.Company) any { return c.Score.Low })
	add(w.high, func(c cohort.Company) any { return c.Score.High })
	add(w.coverage, func(c cohort.Company) any { return c.Coverage })
	for _, s := range rule.Severities() {
		add(phrase.WordsIn(o.Lang).Severity[s], func(c cohort.Company) any { return c.Findings.Of(s) })
	}
	add(w.lacks, func(c cohort.Company) any { return lackOf(c).What })
	add(w.ask, func(c cohort.Company) any { return lackOf(c).Ask })
	add(w.worst, func(c cohort.Company) any { return strings.Join(v.worst(c), w.between) })
	add(w.questions, func(c cohort.Company) any { return strings.Join(c.Questions, w.between) })
	for _, name := range cohort.Ratios {
		value := func(c cohort.Company) (cohort.RatioOf, bool) {
			for _, r := range c.Ratios {
				if r.Name == name {
					return r, true
				}
			}
			return cohort.RatioOf{}, false
		}
		add(w.ratios[name], func(c cohort.Company) any {
			if r, ok := value(c); ok {
				return r.Value
			}
			return nil
		})
		if cohort.IsAmount(name) {
			add(w.ratios[name]+w.currency, func(c cohort.Company) any {
				if r, ok := value(c); ok {
					return r.Currency
				}
				return nil
			})
		}
		add(w.ratios[name]+w.percentile, func(c cohort.Company) any {
			if r, ok := value(c); ok {
				return r.Percentile
			}
			return nil
		})
	}
	for i, category := range r.Categories() {
		add(v.category(category), func(c cohort.Company) any { return orNil(c.Categories[i].Low) })
	}
	if r.WhatIf != nil {
		add(w.verdictAfter, func(c cohort.Company) any { return phrase.WordsIn(o.Lang).Verdict[c.WhatIf.Verdict] })
		add(w.lowAfter, func(c cohort.Company) any { return c.WhatIf.Low })
	}
	for i, pointer := range r.ShownFacts {
		add(pointer, func(c cohort.Company) any { return c.Shown[i] })
	}
	add(w.source, func(c cohort.Company) any { return c.Place() })
	return v
}

// lackOf returns why a company is not ranked; zero if it is.
func lackOf(c cohort.Company) cohort.Lack {
	if c.Lack == nil {
		return cohort.Lack{}
	}
	return *c.Lack
}

// rankOf returns the rank of a company; nil if it is not ranked.
func rankOf(c cohort.Company) any {
	if c.Lack != nil {
		return nil
	}
	return c.Rank
}

// rankText formats a rank; a dash for 0.
func rankText(rank int) string {
	if rank == 0 {
		return "–"
	}
	return fmt.Sprint(rank)
}

// passRows returns a table of the pass rates by group, header first.
func (v *cohortView) passRows() [][]string {
	w, words := v.words, phrase.WordsIn(v.Lang)
	rows := [][]string{{w.group, w.number, w.share, words.Verdict[assessment.VerdictPass], words.Verdict[assessment.VerdictIncomplete],
		words.Verdict[assessment.VerdictFail], words.Verdict[assessment.VerdictInsufficient]}}
	for _, g := range v.report.PassRates {
		group := g.Group
		switch {
		case group == "":
			group = w.noStage
		case g.By == "stage":
			group = v.stage(group)
		case g.By == "language":
			group = w.languages[group]
		}
		rate := "–"
		if g.Share != nil {
			rate = fmt.Sprintf("%d%%", *g.Share)
		}
		rows = append(rows, []string{w.by[g.By] + w.colon + inert.Clean(group), fmt.Sprint(g.Of), rate, share(g.Verdicts.Pass, g.Of),
			share(g.Verdicts.Incomplete, g.Of), share(g.Verdicts.Fail, g.Of), share(g.Verdicts.Insufficient, g.Of)})
	}
	return rows
}

// cell returns the low end of a category; nil if its coverage is below the minimum for a verdict, because a color would claim too much.
func (v *cohortView) cell(c cohort.CategoryOf) any {
	if c.Coverage < v.report.MinimumCoverage {
		return nil
	}
	return orNil(c.Low)
}

func orNil(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

func (v *cohortView) stage(stage string) string {
	if stage == "" {
		return v.words.noStage
	}
	return v.Vocabulary.Word("stage", stage, v.Lang)
}

func (v *cohortView) category(category string) string {
	return rule.Capitalized(v.Vocabulary.Category(category, v.Lang))
}

func (v *cohortView) verdict(c cohort.Company) string {
	return phrase.WordsIn(v.Lang).Verdict[c.Verdict]
}

// worst returns the worst findings of a company: their messages if kept, else the titles of their rules.
func (v *cohortView) worst(c cohort.Company) []string {
	var phrases []string
	for _, f := range c.Worst {
		text := f.Title
		if f.Message != "" {
			text = f.Message
		}
		phrases = append(phrases, text)
	}
	return phrases
}

// name returns a company's name, or its place if it has none.
func name(r cohort.Ref) string {
	switch {
	case r.Name != "":
		return r.Name
	case r.ID != "":
		return r.ID
	}
	return r.Place()
}

// failureLine formats a failure on one line.
func failureLine(f assessment.Failure) string {
	place := f.Source
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", f.Source, f.Line, f.Column)
	}
	if f.Pointer != "" {
		place += ": " + f.Pointer
	}
	return place + ": " + f.Error
}
