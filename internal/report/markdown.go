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

// markdownWords are the headings of the Markdown report in one language.
type markdownWords struct {
	report, verdict, score, profile, findings, severity, finding, place, waived, questions, failures string
}

var markdownWordsIn = words.Table(func(lang rule.Lang, say func(string) string) markdownWords {
	return markdownWords{
		report: say("Assessments"), verdict: say("Verdict"), score: say("Score"), profile: say("markdown|Profile"), findings: say("Findings"), severity: say("Severity"),
		finding: say("Finding"), place: say("Place"), waived: say("Waived"), questions: say("markdown|Questions"), failures: say("Inputs that could not be read"),
	}
})

// markdown writes GitHub-flavored Markdown for comments, wikis and summaries on code hosts.
type markdown struct {
	*bufio.Writer
	texts
	headings markdownWords
}

func writeMarkdown(w io.Writer, r *assessment.Report, o phrase.Options) error {
	m := &markdown{Writer: bufio.NewWriter(w), texts: textsFor(o), headings: markdownWordsIn(o.Lang)}
	fmt.Fprintf(m, "# %s\n", m.headings.report)
	m.failures(r.Failures)
	if len(r.Assessments) > 1 {
		m.overview(r.Assessments)
	}
	for _, a := range r.Assessments {
		m.assessment(a)
	}
	return m.Flush()
}

func (m *markdown) failures(failures []assessment.Failure) {
	if len(failures) == 0 {
		return
	}
	fmt.Fprintf(m, "\n## %s\n\n", m.headings.failures)
	for _, f := range failures {
		p := placeOfFailure(f)
		fmt.Fprintf(m, "- %s:%d:%d: %s\n", inert.Markdown(f.Source), p.line, p.column, inert.Markdown(phrase.Problem(f)))
	}
}

func (m *markdown) overview(assessments []*assessment.Assessment) {
	h := m.headings
	m.table(h.verdict, h.score, h.profile, h.findings)
	for _, a := range assessments {
		m.row(m.Words.Verdict[a.Summary.Verdict], phrase.Interval(a.Summary.Score.Low, a.Summary.Score.High), inert.Markdown(m.Title(a.Profile)), m.Counts(a.Summary.Findings))
	}
}

func (m *markdown) assessment(a *assessment.Assessment) {
	s := a.Summary
	fmt.Fprintf(m, "\n## %s\n\n**%s** · %s · %s\n\n%s · %s\n", inert.Markdown(m.Title(a.Profile)), m.Words.Verdict[s.Verdict],
		strings.Join(m.Conclusion(s), " · "), m.Words.Score(s.Score.Low, s.Score.High, s.Coverage), m.Outcomes(s.Outcomes), m.Basis(a))
	m.findings(a)
	m.waived(a)
	m.list(a, rule.Error, m.Words.Errors)
	m.questions(a)
	m.sale(a)
	m.support(a)
	m.parameters(a)
	if m.Verbose {
		m.list(a, rule.Unknown, m.Words.UnknownRules)
		m.list(a, rule.Pass, m.Words.Passed)
		m.list(a, rule.NotApplicable, m.Words.NotApplicable)
	}
}

// sale writes who would receive what in a sale, if the facts are known.
func (m *markdown) sale(a *assessment.Assessment) {
	sale, _ := m.Sale(a.Profile.Place())
	if sale == nil {
		return
	}
	fmt.Fprintf(m, "\n### %s\n", words.In(m.Lang, "At a sale"))
	m.table(append([]string{words.In(m.Lang, "Holder"), words.In(m.Lang, "sale|Class")}, sale.Exits...)...)
	for _, r := range sale.Rows {
		cells := []string{inert.Markdown(r.Holder), inert.Markdown(r.Class)}
		m.row(append(cells, r.Paid...)...)
	}
	fmt.Fprintf(m, "\n%s\n", strings.Join(sale.Notes, " "))
}

// findings writes a table of the findings that count, worst first.
func (m *markdown) findings(a *assessment.Assessment) {
	if a.Summary.Findings.Total()+a.Summary.Findings.Stale == 0 {
		fmt.Fprintf(m, "\n%s\n", m.None(a.Summary.Findings))
		return
	}
	m.table(m.headings.severity, m.headings.finding, m.headings.place)
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Waiver != nil {
				continue
			}
			lines := []string{fmt.Sprintf("**%s** `%s`", inert.Markdown(r.Title), r.Rule), inert.Markdown(f.Message)}
			if why := m.Description(r.Rule); m.Explain && why != "" {
				lines = append(lines, "*"+inert.Markdown(why)+"*")
			}
			if text := m.ComparedWith(r, f); text != "" {
				lines = append(lines, inert.Markdown(text))
			}
			if text := m.RestsOn(r.Rests); text != "" {
				lines = append(lines, inert.Markdown(text))
			}
			for _, s := range f.Suggestions {
				lines = append(lines, "→ "+inert.Markdown(s.Text))
			}
			m.row(phrase.Symbol(f.Severity)+"&nbsp;"+m.Words.Severity[f.Severity], strings.Join(lines, "<br>"), m.places(f))
		}
	}
}

// places returns the places of a finding in the input, whose name is in the heading.
func (m *markdown) places(f assessment.Finding) string {
	var places []string
	for _, l := range f.Locations {
		text := inert.Markdown(l.Pointer)
		if l.Line > 0 {
			text = fmt.Sprintf("%d:%d %s", l.Line, l.Column, text)
		}
		places = append(places, text)
	}
	return strings.Join(places, "<br>")
}

func (m *markdown) waived(a *assessment.Assessment) {
	if a.Summary.Findings.Waived == 0 {
		return
	}
	fmt.Fprintf(m, "\n### %s\n\n", m.headings.waived)
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Waiver != nil {
				fmt.Fprintf(m, "- %s `%s`<br>%s%s\n", inert.Markdown(r.Title), r.Rule, inert.Markdown(f.Message), m.Aside(inert.Markdown(m.Waiver(*f.Waiver))))
			}
		}
	}
}

// list names the rules with an outcome, if any.
func (m *markdown) list(a *assessment.Assessment, outcome rule.Outcome, heading string) {
	first := true
	for _, r := range a.Results {
		if r.Outcome != outcome {
			continue
		}
		if first {
			fmt.Fprintf(m, "\n### %s\n\n", rule.Capitalized(heading))
			first = false
		}
		line := fmt.Sprintf("- %s `%s`", inert.Markdown(r.Title), r.Rule)
		if r.Error != "" {
			line += "<br>" + inert.Markdown(r.Error)
		}
		if text := m.RestsOn(r.Rests); text != "" {
			line += "<br>" + inert.Markdown(text)
		}
		fmt.Fprintln(m, line)
	}
}

func (m *markdown) questions(a *assessment.Assessment) {
	if len(a.Questions) == 0 {
		return
	}
	fmt.Fprintf(m, "\n### %s\n\n", m.headings.questions)
	for i, q := range a.Questions {
		fmt.Fprintf(m, "%d. %s%s\n", i+1, inert.Markdown(q.Text), m.Aside(m.Words.Settles(len(q.Rules))))
	}
}

func (m *markdown) parameters(a *assessment.Assessment) {
	if lines := phrase.PackLines(a.Policy, m.Lang); len(lines) > 0 {
		m.WriteByte('\n')
		for _, line := range lines {
			fmt.Fprintf(m, "- %s\n", inert.Markdown(line))
		}
	}
	if len(a.Policy.Parameters) == 0 {
		return
	}
	fmt.Fprintf(m, "\n%s\n\n", m.Words.Parameters)
	for _, p := range a.Policy.Parameters {
		fmt.Fprintf(m, "- %s\n", inert.Markdown(m.Parameter(p)))
	}
}

// support writes the conclusion at each level of support.
func (m *markdown) support(a *assessment.Assessment) {
	for i, row := range m.Standpoints(a.Support) {
		if i == 0 {
			m.table(row...)
		} else {
			m.row(row...)
		}
	}
	if notes := m.SupportNotes(a.Support); len(notes) > 0 {
		m.WriteByte('\n')
		for _, note := range notes {
			fmt.Fprintf(m, "- %s\n", inert.Markdown(note))
		}
	}
}

// table begins a table.
func (m *markdown) table(headings ...string) {
	m.WriteByte('\n')
	m.row(headings...)
	m.WriteString(strings.Repeat("|---", len(headings)) + "|\n")
}

func (m *markdown) row(cells ...string) { m.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
