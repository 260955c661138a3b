package phrase

import (
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
)

// Canvas writes phrases about findings to a terminal.
type Canvas struct {
	*term.Writer
	Phrases
}

// NewCanvas returns a Canvas that writes to w.
func NewCanvas(w io.Writer, o Options) *Canvas {
	return &Canvas{term.NewWriter(w, o.Color, o.Width), For(o)}
}

// Indent is the column at which the text of a finding starts.
const Indent = 4 + SeverityWidth

// SeverityWidth is the width of a severity's name and the following space.
const SeverityWidth = 9

// Heading writes symbol, severity and title, with the rule ID at the right or, if the line is too short, below.
func (p *Canvas) Heading(s rule.Severity, title, id string) {
	left := "  " + p.Paint(s, Symbol(s)+" "+term.Pad(p.Words.Severity[s], SeverityWidth)) + p.Bold(title)
	used := 2 + 2 + SeverityWidth + displaywidth.String(title)
	if gap := p.Width - used - len(id); gap >= 2 {
		p.Line(left + strings.Repeat(" ", gap) + p.Faint(id))
		return
	}
	p.Line(left)
	p.Line(strings.Repeat(" ", Indent) + p.Faint(id))
}

// Symbol shows the severity without color.
func Symbol(s rule.Severity) string {
	switch {
	case s >= rule.High:
		return "✗"
	case s == rule.Medium:
		return "!"
	}
	return "·"
}

func (p *Canvas) Paint(s rule.Severity, text string) string {
	return p.SGR(map[rule.Severity]string{
		rule.Critical: "1;31", rule.High: "31", rule.Medium: "33", rule.Low: "36", rule.Info: "2",
	}[s], text)
}

var VerdictColor = map[assessment.Verdict]string{
	assessment.VerdictPass: "1;32", assessment.VerdictFail: "1;31", assessment.VerdictIncomplete: "1;33",
	assessment.VerdictInsufficient: "1;33",
}
