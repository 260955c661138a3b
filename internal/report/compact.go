package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// writeCompact writes one line per finding, like a compiler: file:line:column: severity rule message. Unreadable inputs come first,
// policies beyond the shipped ones last. A waived or stale finding has "waived" or "stale" in place of its severity, so that a search for a
// severity finds only what counts.
func writeCompact(w io.Writer, r *assessment.Report, o phrase.Options) error {
	b, t := bufio.NewWriter(w), textsFor(o)
	line := func(source string, p place, severity, rule, message string) {
		fmt.Fprintf(b, "%s:%d:%d: %s %s %s\n", inert.Clean(source), p.line, p.column, severity, rule, inert.Clean(message))
	}
	for _, f := range r.Failures {
		line(f.Source, placeOfFailure(f), "error", inputRule, phrase.Problem(f))
	}
	for a, result := range broken(r) {
		line(a.Profile.Source, start, "error", string(result.Rule), result.Error)
	}
	for e := range findings(r) {
		severity, message := e.finding.Severity.String(), e.finding.Message
		switch {
		case e.finding.Waiver != nil:
			severity, message = "waived", message+t.Aside(t.Waiver(*e.finding.Waiver))
		case e.finding.Stale:
			severity = "stale"
		}
		line(e.Profile.Source, e.place(), severity, string(e.result.Rule), message)
	}
	for source, text := range packs(r, o.Lang) {
		line(source, start, rule.Info.String(), policyRule, text)
	}
	return b.Flush()
}
