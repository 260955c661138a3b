package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// markdownWords are the headings of the Markdown report in one language.
type markdownWords struct {
	report, verdict, score, profile, findings, severity, finding, place, waived, questions, failures string
}

var markdownWordsIn = map[rule.Lang]markdownWords{
	rule.English: {
		report: "Assessments", verdict: "Verdict", score: "Score", profile: "Profile", findings: "Findings", severity: "Severity",
		finding: "Finding", place: "Place", waived: "Waived", questions: "Questions", failures: "Inputs that could not be read",
	},
	rule.Chinese: {
		report: "评估结果", verdict: "结论", score: "得分", profile: "资料", findings: "发现的问题", severity: "严重程度",
		finding: "问题", place: "位置", waived: "已豁免", questions: "待补充的问题", failures: "无法读取的输入",
	},
}

// markdown writes for comments, wikis and the summaries of code hosts: GitHub's Markdown, which others read too.
type markdown struct {
	*bufio.Writer
	texts
	headings markdownWords
}

func writeMarkdown(w io.Writer, r *assessment.Report, o Options) error {
	m := &markdown{Writer: bufio.NewWriter(w), texts: textsFor(o), headings: markdownWordsIn[o.Lang]}
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
		fmt.Fprintf(m, "- %s:%d:%d: %s\n", inert(f.Source), p.line, p.column, inert(problem(f)))
	}
}

func (m *markdown) overview(assessments []*assessment.Assessment) {
	h := m.headings
	m.table(h.verdict, h.score, h.profile, h.findings)
	for _, a := range assessments {
		m.row(m.words.verdict[a.Summary.Verdict], interval(a.Summary.Score.Low, a.Summary.Score.High), inert(m.title(a.Profile)), m.counts(a.Summary.Findings))
	}
}

func (m *markdown) assessment(a *assessment.Assessment) {
	s := a.Summary
	fmt.Fprintf(m, "\n## %s\n\n**%s** · %s · %s\n\n%s · %s\n", inert(m.title(a.Profile)), m.words.verdict[s.Verdict],
		strings.Join(m.conclusion(s), " · "), m.words.score(s.Score.Low, s.Score.High, s.Coverage), m.outcomes(s.Outcomes), m.basis(a))
	m.findings(a)
	m.waived(a)
	m.list(a, rule.Error, m.words.errors)
	m.questions(a)
	m.parameters(a)
	if m.Verbose {
		m.list(a, rule.Unknown, m.words.unknownRules)
		m.list(a, rule.Pass, m.words.passed)
		m.list(a, rule.NotApplicable, m.words.notApplicable)
	}
}

// findings is a table of what counts, the worst first.
func (m *markdown) findings(a *assessment.Assessment) {
	if a.Summary.Findings.Total()+a.Summary.Findings.Stale == 0 {
		fmt.Fprintf(m, "\n%s\n", m.none(a.Summary.Findings))
		return
	}
	m.table(m.headings.severity, m.headings.finding, m.headings.place)
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Waiver != nil {
				continue
			}
			lines := []string{fmt.Sprintf("**%s** `%s`", inert(r.Title), r.Rule), inert(f.Message)}
			if why := m.description(r.Rule); m.Explain && why != "" {
				lines = append(lines, "*"+inert(why)+"*")
			}
			if text := m.comparedWith(r, f); text != "" {
				lines = append(lines, inert(text))
			}
			for _, s := range f.Suggestions {
				lines = append(lines, "→ "+inert(s.Text))
			}
			m.row(symbol(f.Severity)+"&nbsp;"+m.words.severity[f.Severity], strings.Join(lines, "<br>"), m.places(f))
		}
	}
}

// places are where a finding stands in the input, which the heading names.
func (m *markdown) places(f assessment.Finding) string {
	var places []string
	for _, l := range f.Locations {
		text := inert(l.Pointer)
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
				fmt.Fprintf(m, "- %s `%s`<br>%s%s\n", inert(r.Title), r.Rule, inert(f.Message), m.aside(inert(m.waiver(*f.Waiver))))
			}
		}
	}
}

// list names the rules of one outcome, if there are any.
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
		line := fmt.Sprintf("- %s `%s`", inert(r.Title), r.Rule)
		if r.Error != "" {
			line += "<br>" + inert(r.Error)
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
		fmt.Fprintf(m, "%d. %s%s\n", i+1, inert(q.Text), m.aside(m.words.settles(len(q.Rules))))
	}
}

func (m *markdown) parameters(a *assessment.Assessment) {
	if lines := packLines(a.Policy, m.Lang); len(lines) > 0 {
		m.WriteByte('\n')
		for _, line := range lines {
			fmt.Fprintf(m, "- %s\n", inert(line))
		}
	}
	if len(a.Policy.Parameters) == 0 {
		return
	}
	fmt.Fprintf(m, "\n%s\n\n", m.words.parameters)
	for _, p := range a.Policy.Parameters {
		fmt.Fprintf(m, "- %s\n", inert(m.parameter(p)))
	}
}

// table starts a table with these headings.
func (m *markdown) table(headings ...string) {
	m.WriteByte('\n')
	m.row(headings...)
	m.WriteString(strings.Repeat("|---", len(headings)) + "|\n")
}

func (m *markdown) row(cells ...string) { m.WriteString("| " + strings.Join(cells, " | ") + " |\n") }

// inert is a text of somebody else as Markdown that shows what it says: no mark-up, no address that becomes a link, and no name or
// number that a code host takes for one of its users or issues.
func inert(text string) string { return links.Replace(escape(text)) }

var links = strings.NewReplacer("@", "@<!-- -->", "\\#", "#<!-- -->", "://", ":<!-- -->//", "www.", "www<!-- -->.", "WWW.", "WWW<!-- -->.", "Www.", "Www<!-- -->.")
