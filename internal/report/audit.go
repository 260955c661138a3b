package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
)

// IdleReason explains why a waiver covers nothing.
func IdleReason(w assessment.IdleWaiver) words.Message {
	switch w.Status {
	case assessment.WaiverExpired:
		return words.Text("has expired: it held until %s", w.Expires)
	case assessment.WaiverOutgrown:
		return words.Text("does not hold: what it names is worse than what was accepted")
	case assessment.WaiverAmbiguous:
		return words.Text("covers nothing: its subject does not tell one entry from another; name the finding by its fingerprint")
	case assessment.WaiverNotAllowed:
		return words.Text("covers nothing: the configuration does not let this rule be waived")
	}
	return words.Text("covers nothing: there is no such finding; remove it if it is settled")
}

// auditWords are the fixed words of an audit in one language.
type auditWords struct {
	status   map[assessment.WaiverStatus]string
	until    func(date string) string
	by       func(reason, owner string) string
	unjudged string
	count    func(n int, status string) string
	listing  string
	none     string
	hint     string
}

var auditWordsIn = words.Table(func(lang rule.Lang, say func(string) string) auditWords {
	return auditWords{
		status: map[assessment.WaiverStatus]string{
			assessment.WaiverActive: say("active"), assessment.WaiverExpired: say("expired"), assessment.WaiverUnused: say("unused"),
			assessment.WaiverOutgrown: say("outgrown"), assessment.WaiverAmbiguous: say("ambiguous"), assessment.WaiverNotAllowed: say("not waivable"),
		},
		until:    func(date string) string { return words.Say(lang, "until %s", rule.Date(date, lang)) },
		by:       func(reason, owner string) string { return words.Say(lang, "waivers|%s (%s)", reason, owner) },
		unjudged: say("none of the profiles assessed is the one that it is for, or its rule could not tell or was not run"),
		count:    func(n int, status string) string { return words.Say(lang, "%d %s", n, status) },
		listing:  say("waivers|, "), none: say("no waivers"), hint: say("name the profiles to see which are unused"),
	}
})

// WriteAudit writes an audit of the waivers in a file. If nothing was assessed, it says what would make the audit more informative.
func WriteAudit(w io.Writer, source string, audit waiver.Audit, assessed bool, lang rule.Lang) error {
	words := auditWordsIn(lang)
	for _, r := range audit {
		about := strings.Join(slices.DeleteFunc([]string{string(r.Rule), r.Profile, r.Subject, r.Fingerprint}, func(s string) bool { return s == "" }), " · ")
		fmt.Fprintf(w, "%s  %s  %s:%d  %s\n", words.status[r.Status], words.until(r.Expires), source, r.Line, inert.Clean(about))
		fmt.Fprintf(w, "    %s\n", inert.Clean(words.by(r.Reason, r.Owner)))
		if r.Status == assessment.WaiverUnused && !r.Judged {
			fmt.Fprintf(w, "    %s\n", words.unjudged)
		}
	}
	var parts []string
	for _, c := range audit.Counts() {
		parts = append(parts, words.count(c.Waivers, words.status[c.Status]))
	}
	if len(parts) == 0 {
		parts = []string{words.none}
	}
	if !assessed && len(audit) > 0 {
		parts = append(parts, words.hint)
	}
	_, err := fmt.Fprintln(w, strings.Join(parts, words.listing))
	return err
}
