package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// questionsShown is how many questions the short form of the report shows.
const questionsShown = 8

// indent is the column at which the texts of a finding start.
const indent = 4 + severityWidth

// severityWidth is the room for the name of a severity and the space behind it.
const severityWidth = 9

// pretty writes for a person at a terminal.
type pretty struct {
	*bufio.Writer
	texts
}

func writePretty(w io.Writer, r *assessment.Report, o Options) error {
	p := &pretty{Writer: bufio.NewWriter(w), texts: textsFor(o)}
	for i, a := range r.Assessments {
		if i > 0 {
			p.line("")
		}
		p.assessment(a)
	}
	if len(r.Assessments)+len(r.Failures) > 1 {
		p.overview(r)
	}
	return p.Flush()
}

func (p *pretty) assessment(a *assessment.Assessment) {
	p.wrappedAs(p.bold, clean(p.title(a.Profile)), 0)
	p.line("")
	shown := p.findings(a)
	p.below(a)
	if !shown {
		p.line(p.noFindings(a))
		p.line("")
	}
	p.waived(a)
	p.list(a, rule.Error, p.words.errors)
	p.questions(a)
	if p.Verbose {
		p.list(a, rule.Unknown, p.words.unknownRules)
		p.list(a, rule.Pass, p.words.passed)
		p.list(a, rule.NotApplicable, p.words.notApplicable)
	}
	p.parameters(a)
	p.totals(a)
}

// findings writes the findings at or above the threshold, by category; the categories with the worst ones first.
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
		p.line(p.bold(p.Vocabulary.Category(category, p.Lang)))
		for _, r := range a.Results {
			if r.Category != category || r.Outcome != rule.Fail {
				continue
			}
			p.result(a, r)
		}
		p.line("")
	}
	return len(categories) > 0
}

func (p *pretty) isShown(a *assessment.Assessment) func(assessment.Finding) bool {
	return func(f assessment.Finding) bool { return f.Severity >= a.Summary.Threshold && f.Counts() }
}

// result writes the findings of one rule that are shown; suggestions that they share stand behind the last.
func (p *pretty) result(a *assessment.Assessment, r assessment.Result) {
	var shown []assessment.Finding
	for _, f := range r.Findings {
		if p.isShown(a)(f) {
			shown = append(shown, f)
		}
	}
	for i, f := range shown {
		p.heading(f.Severity, r.Title+p.known(f), string(r.Rule))
		p.wrapped(clean(f.Message), indent)
		if why := p.description(r.Rule); p.Explain && i == 0 && why != "" {
			p.wrappedAs(p.faint, why, indent)
		}
		if text := p.comparedWith(r, f); text != "" {
			p.wrappedAs(p.faint, text, indent)
		}
		p.frames(a.Profile.Source, f)
		for _, s := range f.Suggestions {
			if i+1 == len(shown) || !suggested(shown[i+1], s) {
				p.hanging("→ ", clean(s.Text), indent)
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

// heading is symbol, severity and title on the left and the rule's ID on the right, or below where the line is too short.
func (p *pretty) heading(s rule.Severity, title, id string) {
	left := "  " + p.paint(s, symbol(s)+" "+pad(p.words.severity[s], severityWidth)) + p.bold(title)
	used := 2 + 2 + severityWidth + displaywidth.String(title)
	if gap := p.Width - used - len(id); gap >= 2 {
		p.line(left + strings.Repeat(" ", gap) + p.faint(id))
		return
	}
	p.line(left)
	p.line(strings.Repeat(" ", indent) + p.faint(id))
}

// symbol says the severity without colour.
func symbol(s rule.Severity) string {
	switch {
	case s >= rule.High:
		return "✗"
	case s == rule.Medium:
		return "!"
	}
	return "·"
}

// frames shows the places of a finding, each with its line of the file.
func (p *pretty) frames(source string, f assessment.Finding) {
	last := 0
	for _, l := range f.Locations {
		if l.Line == 0 {
			p.line(strings.Repeat(" ", indent) + p.faint(clean(source+": "+l.Pointer)))
			continue
		}
		p.line(strings.Repeat(" ", indent) + p.underline(clean(fmt.Sprintf("%s:%d:%d", source, l.Line, l.Column))) + p.faint("  "+clean(l.Pointer)))
		if p.Profiles == nil || l.Line == last {
			continue
		}
		last = l.Line
		p.frame(p.Profiles.Line(source, l.Line), l)
	}
}

// frame shows one line of the file, cut to the width, and marks the value in it.
func (p *pretty) frame(text string, l assessment.Location) {
	room := max(p.Width-indent-2, 20)
	runes := []rune(clean(text))
	start, end := min(l.Column-1, len(runes)), len(runes)
	if l.EndLine == l.Line {
		end = min(l.EndColumn-1, len(runes))
	}
	cut := 0
	for cut < len(runes) && (runes[cut] == ' ' && cut < start) { // the indentation says nothing here
		cut++
	}
	cut = max(0, cut-2)
	if start-cut > room/2 && isWider(runes[cut:], room) {
		cut = start - room/4
	}
	shown := fitted(runes[cut:], room)
	before := displaywidth.String(string(runes[cut:start]))
	marked := displaywidth.String(string(runes[start:end]))
	marked = min(max(marked, 1), max(displaywidth.String(shown)-before, 1))
	p.line(p.faint(fmt.Sprintf("%*d │ ", indent-1, l.Line)) + shown)
	p.line(p.faint(strings.Repeat(" ", indent)+"│ ") + strings.Repeat(" ", before) + p.sgr("31", strings.Repeat("^", marked)))
}

func truncate(text string, width int) string { return fitted([]rune(text), width) }

// fitted is a text, or what of it goes into these columns with a mark that there is more.
func fitted(text []rune, width int) string {
	if !isWider(text, width) {
		return string(text)
	}
	var b strings.Builder
	used := 1
	for _, r := range text {
		if used += displaywidth.Rune(r); used > width {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}

// isWider tells whether a text takes more than these columns. Of a long one a look at its beginning is mostly enough, whose last
// character, of two columns at most, may be cut.
func isWider(text []rune, columns int) bool {
	if head := 4 * columns; len(text) > head && displaywidth.String(string(text[:head])) > columns+2 {
		return true
	}
	return displaywidth.String(string(text)) > columns
}

// below lists the findings under the threshold, a line each.
func (p *pretty) below(a *assessment.Assessment) {
	first := true
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Severity >= a.Summary.Threshold && !f.Stale || f.Waiver != nil {
				continue
			}
			if first {
				p.line(p.bold(p.words.below(p.words.severity[a.Summary.Threshold])))
				first = false
			}
			p.line("  " + p.paint(f.Severity, symbol(f.Severity)+" "+pad(p.words.severity[f.Severity], severityWidth)) + p.place(a.Profile.Source, f) + p.faint(string(r.Rule)) + p.known(f))
			p.wrapped(clean(f.Message), indent)
		}
	}
	if !first {
		p.line("")
	}
}

func (p *pretty) place(source string, f assessment.Finding) string {
	if len(f.Locations) == 0 || f.Locations[0].Line == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d  ", clean(source), f.Locations[0].Line, f.Locations[0].Column)
}

func (p *pretty) noFindings(a *assessment.Assessment) string {
	if a.Summary.Findings.Total() == 0 {
		return p.none(a.Summary.Findings)
	}
	return p.words.noneAtOrAbove(p.words.severity[a.Summary.Threshold])
}

func (p *pretty) questions(a *assessment.Assessment) {
	if len(a.Questions) == 0 {
		return
	}
	shown := a.Questions
	if !p.Verbose && len(shown) > questionsShown {
		shown = shown[:questionsShown]
	}
	p.line(p.bold(p.words.unknown(a.Summary.Outcomes.Unknown, len(shown), shown[len(shown)-1].Settles)))
	for i, q := range shown {
		p.hanging(fmt.Sprintf("%2d  ", i+1), clean(q.Text), 2)
		p.line(strings.Repeat(" ", 6) + p.faint(p.words.settles(len(q.Rules))+" · "+q.Pointer))
	}
	if rest := len(a.Questions) - len(shown); rest > 0 {
		p.line("      " + p.words.moreQuestions(rest))
	}
	p.line("")
}

// list names the rules of one outcome.
func (p *pretty) list(a *assessment.Assessment, outcome rule.Outcome, heading string) {
	first := true
	for _, r := range a.Results {
		if r.Outcome != outcome {
			continue
		}
		if first {
			p.line(p.bold(heading))
			first = false
		}
		p.line("  " + pad(r.Title, 48) + " " + p.faint(string(r.Rule)))
		if r.Error != "" {
			p.wrapped(r.Error, indent)
		}
	}
	if !first {
		p.line("")
	}
}

func (p *pretty) parameters(a *assessment.Assessment) {
	if len(a.Policy.Parameters) == 0 {
		return
	}
	p.line(p.bold(p.words.parameters))
	for _, param := range a.Policy.Parameters {
		p.line("  " + p.parameter(param))
	}
	p.line("")
}

// totals is the count of outcomes, the score, and the verdict on the last line.
func (p *pretty) totals(a *assessment.Assessment) {
	s := a.Summary
	for _, line := range packLines(a.Policy, p.Lang) {
		p.line(line)
	}
	p.sides(p.outcomes(s.Outcomes), p.words.score(s.Score.Low, s.Score.High, s.Coverage))
	p.sides(p.verdict(s), p.faint(p.basis(a)))
}

var verdictColor = map[assessment.Verdict]string{
	assessment.VerdictPass: "1;32", assessment.VerdictFail: "1;31", assessment.VerdictIncomplete: "1;33",
	assessment.VerdictInsufficient: "1;33",
}

func (p *pretty) verdict(s assessment.Summary) string {
	return strings.Join(append([]string{p.sgr(verdictColor[s.Verdict], p.words.verdict[s.Verdict])}, p.conclusion(s)...), "  ")
}

// overview is a line for each profile, the worst score first.
func (p *pretty) overview(r *assessment.Report) {
	p.line("")
	n := map[assessment.Verdict]int{}
	for _, a := range slices.SortedStableFunc(slices.Values(r.Assessments), func(a, b *assessment.Assessment) int {
		return cmp.Compare(a.Summary.Score.Low, b.Summary.Score.Low)
	}) {
		n[a.Summary.Verdict]++
		s := a.Summary
		p.line(fmt.Sprintf("%s %7s %4d%%  %s  %s", pad(p.words.verdict[s.Verdict], 12), interval(s.Score.Low, s.Score.High), s.Coverage, clean(a.Profile.Place()), p.faint(p.counts(s.Findings))))
	}
	parts := []string{p.words.profiles(len(r.Assessments))}
	for _, v := range []assessment.Verdict{assessment.VerdictFail, assessment.VerdictInsufficient, assessment.VerdictIncomplete, assessment.VerdictPass} {
		if n[v] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.words.verdict[v], n[v]))
		}
	}
	if sources := failedSources(r.Failures); sources > 0 {
		parts = append(parts, p.words.failures(sources))
	}
	p.line(p.bold(strings.Join(parts, " · ")))
}

// sides writes two texts on one line, at its ends, or on two lines where it is too short.
func (p *pretty) sides(left, right string) {
	gap := p.Width - visible(left) - visible(right)
	if gap < 2 {
		p.line(left)
		p.line(right)
		return
	}
	p.line(left + strings.Repeat(" ", gap) + right)
}

func (p *pretty) line(text string) {
	p.WriteString(strings.TrimRight(text, " ")) // bufio keeps the error for Flush
	p.WriteByte('\n')
}

func (p *pretty) wrapped(text string, column int) { p.hanging("", text, column) }

func (p *pretty) wrappedAs(style func(string) string, text string, column int) {
	for _, l := range wrap(text, max(p.Width-column, 20)) {
		p.line(strings.Repeat(" ", column) + style(l))
	}
}

// hanging writes a text wrapped at the width, its first line behind a mark and the others below the first.
func (p *pretty) hanging(mark, text string, column int) {
	width := displaywidth.String(mark)
	for i, l := range wrap(text, max(p.Width-column-width, 20)) {
		if i > 0 {
			mark = strings.Repeat(" ", width)
		}
		p.line(strings.Repeat(" ", column) + mark + l)
	}
}

// wrap breaks a text into lines of at most so many columns: at spaces, and between Chinese characters, but not before a
// closing mark.
func wrap(text string, width int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line, used := "", 0
		for _, chunk := range chunks(paragraph) {
			w := displaywidth.String(strings.TrimRight(chunk, " "))
			if used > 0 && used+w > width {
				lines, line, used = append(lines, strings.TrimRight(line, " ")), "", 0
			}
			line += chunk
			used += displaywidth.String(chunk)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// chunks cuts a text behind spaces and around wide characters.
func chunks(text string) []string {
	var out []string
	var current strings.Builder
	runes := []rune(text)
	for i, r := range runes {
		current.WriteRune(r)
		if i+1 == len(runes) {
			break
		}
		next := runes[i+1]
		wide := displaywidth.Rune(r) == 2 || displaywidth.Rune(next) == 2
		if r == ' ' && next != ' ' || wide && !strings.ContainsRune("，。；：！？、）”》%", next) && !strings.ContainsRune("（“《", r) {
			out = append(out, current.String())
			current.Reset()
		}
	}
	return append(out, current.String())
}

// clean makes a text of somebody else safe to show on one line, of a terminal too: line breaks and tabs are spaces, and characters
// that steer a terminal, turn the direction of writing or are none (which XML refuses) are shown as unreadable.
func clean(text string) string { return strings.Map(legible, text) }

// legible is what is shown of a character.
func legible(r rune) rune {
	switch {
	case r >= ' ' && r < '\x7f': // of a long line nearly all
		return r
	case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
		return ' '
	case unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Noncharacter_Code_Point):
		return unicode.ReplacementChar
	}
	return r
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-displaywidth.String(text)))
}

// visible is the width of a text without its colours.
func visible(text string) int {
	for {
		start := strings.IndexByte(text, '\x1b')
		if start < 0 {
			return displaywidth.String(text)
		}
		end := strings.IndexByte(text[start:], 'm')
		text = text[:start] + text[start+end+1:]
	}
}

func (p *pretty) sgr(code, text string) string {
	if !p.Color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p *pretty) bold(text string) string      { return p.sgr("1", text) }
func (p *pretty) faint(text string) string     { return p.sgr("2", text) }
func (p *pretty) underline(text string) string { return p.sgr("4", text) }

func (p *pretty) paint(s rule.Severity, text string) string {
	return p.sgr(map[rule.Severity]string{
		rule.Critical: "1;31", rule.High: "31", rule.Medium: "33", rule.Low: "36", rule.Info: "2",
	}[s], text)
}
