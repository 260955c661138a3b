package ranking

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// markdownCohort writes a cohort as Markdown.
type markdownCohort struct {
	*bufio.Writer
	*cohortView
}

func writeMarkdown(w io.Writer, r *cohort.Report, o Options) error {
	m := &markdownCohort{bufio.NewWriter(w), newCohortView(r, o)}
	words := m.words
	m.printf("# %s\n\n%s\n\n", words.title, strings.Join(words.counts(r.Counts), " · "))
	for _, line := range m.conditions() {
		m.printf("- %s\n", inert.Escape(line))
	}
	m.printf("\n%s\n", m.distribution(r.Outcome.Verdicts))
	if r.Counts.Companies > 0 {
		m.ranking()
		m.section(words.spread)
		m.table(m.spreadRows())
		m.section(words.passRates)
		m.table(m.passRows())
		m.rules()
	}
	m.duplicates()
	m.whatIf()
	m.failures()
	return m.Flush()
}

func (m *markdownCohort) printf(format string, args ...any) { fmt.Fprintf(m, format, args...) }

func (m *markdownCohort) section(title string) { m.printf("\n## %s\n\n", title) }

// table writes a table whose first row is the header.
func (m *markdownCohort) table(rows [][]string) {
	for i, row := range rows {
		for _, text := range row {
			m.printf("| %s ", inert.Escape(text))
		}
		m.printf("|\n")
		if i == 0 {
			m.printf("%s|\n", strings.Repeat("| --- ", len(row)))
		}
	}
}

func (m *markdownCohort) ranking() {
	w, r := m.words, m.report
	m.section(w.ranking)
	shown := func(shown, all int) {
		if shown < all {
			m.printf("%s\n\n", rule.Capitalized(w.shown(shown, all)))
		}
	}
	shown(r.ShownRanked(), r.Ranked)
	head := []string{w.rank, w.name, w.stage, w.verdict, w.score, w.coverage, w.worst, w.questions}
	if len(r.Gates) > 0 {
		head = append(head, w.gate)
	}
	head = append(head, r.ShownFacts...)
	rows, apart := [][]string{head}, [][]string{append([]string{w.name, w.verdict, w.lacks, w.ask, w.worst}, r.ShownFacts...)}
	for c := range r.Companies() {
		if c.Lack != nil {
			apart = append(apart, append([]string{name(c.Ref), m.verdict(c), c.Lack.What, c.Lack.Ask, strings.Join(m.worst(c), w.between)}, c.Shown...))
			continue
		}
		row := []string{
			fmt.Sprint(c.Rank), name(c.Ref), m.stage(c.Stage), m.verdict(c), phrase.Interval(c.Score.Low, c.Score.High),
			fmt.Sprint(c.Coverage), strings.Join(m.worst(c), w.between), strings.Join(c.Questions, w.between),
		}
		if c.Gate != nil {
			row = append(row, w.gates[*c.Gate])
		}
		rows = append(rows, append(row, c.Shown...))
	}
	if len(rows) > 1 {
		m.table(rows)
	} else {
		m.printf("%s\n", w.nobody)
	}
	if len(apart) > 1 {
		m.section(w.notRanked)
		shown(r.Shown()-r.ShownRanked(), r.Unranked())
		m.table(apart)
	}
}

func (m *markdownCohort) rules() {
	words := phrase.WordsIn(m.Lang)
	m.section(m.words.outcomes)
	rows := [][]string{{m.words.rule, m.words.severity, words.Outcome[rule.Fail], words.Outcome[rule.Unknown], words.Outcome[rule.Pass], words.Outcome[rule.NotApplicable]}}
	for _, r := range m.mostFailed() {
		row := []string{r.Title, words.Severity[r.Severity]}
		for _, n := range []int{r.Fail, r.Unknown, r.Pass, r.NotApplicable} {
			row = append(row, share(n, m.report.Counts.Companies))
		}
		rows = append(rows, row)
	}
	m.table(rows)
}

func (m *markdownCohort) duplicates() {
	if len(m.report.Duplicates) == 0 {
		return
	}
	m.section(m.words.duplicates)
	for _, d := range m.report.Duplicates {
		m.printf("- %s%s%s\n", m.words.duplicate[d.By], m.words.colon, inert.Escape(m.names(d.Companies())))
	}
}

func (m *markdownCohort) whatIf() {
	w, words := m.report.WhatIf, phrase.WordsIn(m.Lang)
	if w == nil {
		return
	}
	m.section(m.words.whatIf)
	for _, override := range w.Parameters {
		m.printf("- %s\n", inert.Escape(m.override(override)))
	}
	m.printf("\n")
	rows := [][]string{{"", words.Verdict["pass"], words.Verdict["incomplete"], words.Verdict["fail"], m.words.scores}}
	for _, d := range []struct {
		label string
		cohort.Distribution
	}{{m.words.before, m.report.Outcome}, {m.words.after, w.After}} {
		rows = append(rows, []string{
			d.label, fmt.Sprint(d.Verdicts.Pass), fmt.Sprint(d.Verdicts.Incomplete), fmt.Sprint(d.Verdicts.Fail), scores(d.Scores),
		})
	}
	m.table(rows)
	m.printf("\n")
	if len(w.Flips) == 0 {
		m.printf("%s\n", m.words.noFlips)
	}
	for _, f := range w.Flips {
		m.printf("- **%s**%s%s\n", m.words.flips(f.Count, words.Verdict[f.From], words.Verdict[f.To]), m.words.colon, inert.Escape(m.names(f.Companies)))
	}
	for _, move := range w.Moves {
		m.printf("- %s%s%s\n", inert.Escape(string(move.Rule)), m.words.colon, m.words.moves(words.Outcome[move.Before], words.Outcome[move.After], move.Count))
	}
}

func (m *markdownCohort) failures() {
	if len(m.report.Failures) == 0 {
		return
	}
	m.section(m.words.failures)
	shown := m.report.Failures[:min(len(m.report.Failures), 5*namesShown)]
	for _, f := range shown {
		m.printf("- %s\n", inert.Escape(failureLine(f)))
	}
	if rest := len(m.report.Failures) - len(shown); rest > 0 {
		m.printf("- %s\n", m.words.more(rest))
	}
}
