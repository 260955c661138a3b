package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
)

// questionsShown is the number of questions in the short form of the report.
const questionsShown = 8

// pretty writes an assessment to a terminal.
type pretty struct{ *phrase.Canvas }

func writePretty(w io.Writer, r *assessment.Report, o phrase.Options) error {
	p := &pretty{phrase.NewCanvas(w, o)}
	for i, a := range r.Assessments {
		if i > 0 {
			p.Line("")
		}
		p.assessment(a)
	}
	if len(r.Assessments)+len(r.Failures) > 1 {
		p.overview(r)
	}
	return p.Flush()
}

func (p *pretty) assessment(a *assessment.Assessment) {
	p.WrappedAs(p.Bold, inert.Clean(p.Title(a.Profile)), 0)
	p.Line("")
	shown := p.findings(a)
	p.below(a)
	if !shown {
		p.Line(p.noFindings(a))
		p.Line("")
	}
	p.waived(a)
	p.list(a, rule.Error, p.Words.Errors)
	p.questions(a)
	if p.Verbose {
		p.list(a, rule.Unknown, p.Words.UnknownRules)
		p.list(a, rule.Pass, p.Words.Passed)
		p.list(a, rule.NotApplicable, p.Words.NotApplicable)
	}
	p.parameters(a)
	p.support(a)
	p.totals(a)
}

// support writes the conclusions at each level of support, and the entries that count for less than they state.
func (p *pretty) support(a *assessment.Assessment) {
	rows, notes := p.Standpoints(a.Support), p.SupportNotes(a.Support)
	widths := make([]int, 4)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], displaywidth.String(cell))
		}
	}
	for n, row := range rows {
		line := " "
		for i, cell := range row {
			line += " " + term.Pad(cell, widths[i]+1)
		}
		if line = strings.TrimRight(line, " "); n == 0 {
			line = p.Faint(line)
		}
		p.Line(line)
	}
	for _, note := range notes {
		p.Wrapped(inert.Clean(note), 2)
	}
	if len(rows)+len(notes) > 0 {
		p.Line("")
	}
}

// findings writes the findings at or above the threshold by category, categories with the worst ones first.
func (p *pretty) findings(a *assessment.Assessment) bool {
	worst := map[string]rule.Severity{}
	var categories []string
	for _, r := range a.Results {
		if r.Outcome != rule.Fail || !slices.ContainsFunc(r.Findings, p.isShown(a)) {
			continue
		}
		if _, ok := worst[r.Category]; !ok {
			categories = append(categories, r.Category)
		}
		worst[r.Category] = max(worst[r.Category], r.Worst())
	}
	slices.SortStableFunc(categories, func(x, y string) int {
		return cmp.Or(cmp.Compare(worst[y], worst[x]), cmp.Compare(x, y))
	})
	for _, category := range categories {
		p.Line(p.Bold(p.Vocabulary.Category(category, p.Lang)))
		for _, r := range a.Results {
			if r.Category != category || r.Outcome != rule.Fail {
				continue
			}
			p.result(a, r)
		}
		p.Line("")
	}
	return len(categories) > 0
}

func (p *pretty) isShown(a *assessment.Assessment) func(assessment.Finding) bool {
	return func(f assessment.Finding) bool { return f.Severity >= a.Summary.Threshold && f.Counts() }
}

// result writes the findings of one rule; suggestions that they share follow the last one.
func (p *pretty) result(a *assessment.Assessment, r assessment.Result) {
	var shown []assessment.Finding
	for _, f := range r.Findings {
		if p.isShown(a)(f) {
			shown = append(shown, f)
		}
	}
	for i, f := range shown {
		p.Heading(f.Severity, r.Title+p.baselineNote(f), string(r.Rule))
		p.Wrapped(inert.Clean(f.Message), phrase.Indent)
		if why := p.Description(r.Rule); p.Explain && i == 0 && why != "" {
			p.WrappedAs(p.Faint, why, phrase.Indent)
		}
		if text := p.ComparedWith(r, f); text != "" {
			p.WrappedAs(p.Faint, text, phrase.Indent)
		}
		if text := p.RestsOn(r.Rests); text != "" && i == 0 {
			p.WrappedAs(p.Faint, inert.Clean(text), phrase.Indent)
		}
		p.frames(a.Profile.Source, f)
		for _, s := range f.Suggestions {
			if i+1 == len(shown) || !suggested(shown[i+1], s) {
				p.Hanging("→ ", inert.Clean(s.Text), phrase.Indent)
			}
		}
		if len(f.Targets) > 0 {
			p.targets(f)
		}
	}
}

func suggested(f assessment.Finding, s assessment.Suggestion) bool {
	return slices.ContainsFunc(f.Suggestions, func(other assessment.Suggestion) bool { return other.Text == s.Text })
}

// frames shows the places of a finding, each with its line of the file.
func (p *pretty) frames(source string, f assessment.Finding) {
	last := 0
	for _, l := range f.Locations {
		if l.Line == 0 {
			p.Line(strings.Repeat(" ", phrase.Indent) + p.Faint(inert.Clean(source+": "+l.Pointer)))
			continue
		}
		p.Line(strings.Repeat(" ", phrase.Indent) + p.Underline(inert.Clean(fmt.Sprintf("%s:%d:%d", source, l.Line, l.Column))) + p.Faint("  "+inert.Clean(l.Pointer)))
		if p.Profiles == nil || l.Line == last {
			continue
		}
		last = l.Line
		p.frame(p.Profiles.Line(source, l.Line), l)
	}
}

// frame shows one line of the file, cut to the width, with the value marked.
func (p *pretty) frame(text string, l assessment.Location) {
	room := max(p.Width-phrase.Indent-2, 20)
	runes := []rune(inert.Clean(text))
	start, end := min(l.Column-1, len(runes)), len(runes)
	if l.EndLine == l.Line {
		end = min(l.EndColumn-1, len(runes))
	}
	cut := 0
	for cut < len(runes) && (runes[cut] == ' ' && cut < start) { // skip the indentation
		cut++
	}
	cut = max(0, cut-2)
	if start-cut > room/2 && term.IsWider(runes[cut:], room) {
		cut = start - room/4
	}
	shown := term.Fitted(runes[cut:], room)
	before := displaywidth.String(string(runes[cut:start]))
	marked := displaywidth.String(string(runes[start:end]))
	marked = min(max(marked, 1), max(displaywidth.String(shown)-before, 1))
	p.Line(p.Faint(fmt.Sprintf("%*d │ ", phrase.Indent-1, l.Line)) + shown)
	p.Line(p.Faint(strings.Repeat(" ", phrase.Indent)+"│ ") + strings.Repeat(" ", before) + p.SGR("31", strings.Repeat("^", marked)))
}

// below lists the findings below the threshold, one per line.
func (p *pretty) below(a *assessment.Assessment) {
	first := true
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Severity >= a.Summary.Threshold && !f.Stale || f.Waiver != nil {
				continue
			}
			if first {
				p.Line(p.Bold(p.Words.Below(p.Words.Severity[a.Summary.Threshold])))
				first = false
			}
			p.Line("  " + p.Paint(f.Severity, phrase.Symbol(f.Severity)+" "+term.Pad(p.Words.Severity[f.Severity], phrase.SeverityWidth)) + p.place(a.Profile.Source, f) + p.Faint(string(r.Rule)) + p.baselineNote(f))
			p.Wrapped(inert.Clean(f.Message), phrase.Indent)
		}
	}
	if !first {
		p.Line("")
	}
}

func (p *pretty) place(source string, f assessment.Finding) string {
	if len(f.Locations) == 0 || f.Locations[0].Line == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d  ", inert.Clean(source), f.Locations[0].Line, f.Locations[0].Column)
}

func (p *pretty) noFindings(a *assessment.Assessment) string {
	if a.Summary.Findings.Total() == 0 {
		return p.None(a.Summary.Findings)
	}
	return p.Words.NoneAtOrAbove(p.Words.Severity[a.Summary.Threshold])
}

func (p *pretty) questions(a *assessment.Assessment) {
	if len(a.Questions) == 0 {
		return
	}
	shown := a.Questions
	if !p.Verbose && len(shown) > questionsShown {
		shown = shown[:questionsShown]
	}
	p.Line(p.Bold(p.Words.Unknown(a.Summary.Outcomes.Unknown, len(shown), shown[len(shown)-1].Settles)))
	for i, q := range shown {
		p.Hanging(fmt.Sprintf("%2d  ", i+1), inert.Clean(q.Text), 2)
		p.Line(strings.Repeat(" ", 6) + p.Faint(p.Words.Settles(len(q.Rules))+" · "+q.Pointer))
	}
	if rest := len(a.Questions) - len(shown); rest > 0 {
		p.Line("      " + p.Words.MoreQuestions(rest))
	}
	p.Line("")
}

// list names the rules with an outcome.
func (p *pretty) list(a *assessment.Assessment, outcome rule.Outcome, heading string) {
	first := true
	for _, r := range a.Results {
		if r.Outcome != outcome {
			continue
		}
		if first {
			p.Line(p.Bold(heading))
			first = false
		}
		p.Line("  " + term.Pad(r.Title, 48) + " " + p.Faint(string(r.Rule)))
		if r.Error != "" {
			p.Wrapped(r.Error, phrase.Indent)
		}
		if text := p.RestsOn(r.Rests); text != "" {
			p.Wrapped(inert.Clean(text), phrase.Indent)
		}
	}
	if !first {
		p.Line("")
	}
}

func (p *pretty) parameters(a *assessment.Assessment) {
	if len(a.Policy.Parameters) == 0 {
		return
	}
	p.Line(p.Bold(p.Words.Parameters))
	for _, param := range a.Policy.Parameters {
		p.Line("  " + p.Parameter(param))
	}
	p.Line("")
}

// totals writes the counts of outcomes, the score, and the verdict on the last line.
func (p *pretty) totals(a *assessment.Assessment) {
	s := a.Summary
	for _, line := range phrase.PackLines(a.Policy, p.Lang) {
		p.Line(line)
	}
	p.Sides(p.Outcomes(s.Outcomes), p.Words.Score(s.Score.Low, s.Score.High, s.Coverage))
	p.Sides(p.verdict(s), p.Faint(p.Basis(a)))
}

func (p *pretty) verdict(s assessment.Summary) string {
	return strings.Join(append([]string{p.SGR(phrase.VerdictColor[s.Verdict], p.Words.Verdict[s.Verdict])}, p.Conclusion(s)...), "  ")
}

// overview writes a line per profile, lowest score first.
func (p *pretty) overview(r *assessment.Report) {
	p.Line("")
	n := map[assessment.Verdict]int{}
	for _, a := range slices.SortedStableFunc(slices.Values(r.Assessments), func(a, b *assessment.Assessment) int {
		return cmp.Compare(a.Summary.Score.Low, b.Summary.Score.Low)
	}) {
		n[a.Summary.Verdict]++
		s := a.Summary
		p.Line(fmt.Sprintf("%s %7s %4d%%  %s  %s", term.Pad(p.Words.Verdict[s.Verdict], 12), phrase.Interval(s.Score.Low, s.Score.High), s.Coverage, inert.Clean(a.Profile.Place()), p.Faint(p.Counts(s.Findings))))
	}
	parts := []string{p.Words.Profiles(len(r.Assessments))}
	for _, v := range []assessment.Verdict{assessment.VerdictFail, assessment.VerdictInsufficient, assessment.VerdictIncomplete, assessment.VerdictPass} {
		if n[v] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.Words.Verdict[v], n[v]))
		}
	}
	if sources := phrase.FailedSources(r.Failures); sources > 0 {
		parts = append(parts, p.Words.Failures(sources))
	}
	p.Line(p.Bold(strings.Join(parts, " · ")))
}

// waived lists the waived findings with reason and expiry.
func (p *pretty) waived(a *assessment.Assessment) {
	if a.Summary.Findings.Waived == 0 {
		return
	}
	words := phrase.WaiverWordsIn(p.Lang)
	p.Line(p.Bold(words.Heading))
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Waiver == nil {
				continue
			}
			p.Line("  " + p.Paint(f.Severity, phrase.Symbol(f.Severity)+" "+term.Pad(p.Words.Severity[f.Severity], phrase.SeverityWidth)) + p.place(a.Profile.Source, f) + p.Faint(string(r.Rule)))
			p.Wrapped(inert.Clean(f.Message), phrase.Indent)
			p.Hanging("→ ", p.Waiver(*f.Waiver), phrase.Indent)
		}
	}
	p.Line("")
}

// baselineNote returns the suffix to the title of a finding in the baseline.
func (p *pretty) baselineNote(f assessment.Finding) string {
	if !f.Known {
		return ""
	}
	return phrase.WaiverWordsIn(p.Lang).Known
}
