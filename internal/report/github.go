package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// writeGitHub writes workflow commands that annotate the changed lines. GitHub shows the first ten of each level, so the worst findings of
// all profiles come first. Waived findings are left to the Markdown summary.
func writeGitHub(w io.Writer, r *assessment.Report, o phrase.Options) error {
	b := bufio.NewWriter(w)
	t := textsFor(o)
	for _, f := range r.Failures {
		annotate(b, "error", t.path(f.Source), placeOfFailure(f), t.Words.Unreadable, phrase.Problem(f))
	}
	for a, result := range broken(r) {
		annotate(b, "error", t.path(a.Profile.Source), start, t.Heading(*result), inert.Clean(result.Error))
	}
	for _, a := range r.Assessments {
		for _, lacking := range t.coreResults(a) {
			annotate(b, "notice", t.path(a.Profile.Source), start, lacking.Title, inert.Clean(lacking.Questions[0]))
		}
	}
	for _, severity := range rule.Severities() {
		for e := range findings(r) {
			if e.finding.Severity != severity || !e.counts() {
				continue
			}
			source := e.Profile.Source
			annotate(b, annotationLevel[severity], t.path(source), t.inUTF16(source, e.place()), t.Heading(*e.result), phrase.Detail(*e.finding))
		}
	}
	for source, text := range packs(r, o.Lang) {
		annotate(b, "notice", t.path(source), start, policyRule, text)
	}
	return b.Flush()
}

var annotationLevel = map[rule.Severity]string{
	rule.Critical: "error", rule.High: "error", rule.Medium: "warning", rule.Low: "notice", rule.Info: "notice",
}

// annotate writes one command. GitHub places an annotation below its last line and supports columns only within one line, so a multi-line
// value is marked at its first line.
func annotate(w io.Writer, level, file string, p place, title, message string) {
	if p.endLine != p.line {
		p.endLine, p.endColumn = p.line, p.column
	}
	fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", level, commandProperty.Replace(inert.Clean(file)),
		p.line, p.endLine, p.column, p.endColumn, commandProperty.Replace(inert.Clean(title)), commandMessage.Replace(message))
}

// Escapes for a command's message and properties, as the runner decodes them.
var (
	commandMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
