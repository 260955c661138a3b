package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/baseline"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
)

func waiversFile(c *config.Config) string {
	if c.Waivers != "" {
		return c.Waivers
	}
	return waiver.FileName
}

// createBaseline writes the findings of a run as known. An input that could not be read would lose its known findings, so that
// nothing is written then.
func (a *app) createBaseline(r *assessment.Report) error {
	if a.config.NewBaseline == "" {
		return nil
	}
	if len(r.Failures) > 0 {
		fmt.Fprintln(a.err, "diligo: "+words.Say(a.config.Lang, "%s is not written, because an input could not be read", a.config.NewBaseline))
		return nil
	}
	for _, assessed := range r.Assessments {
		if assessed.Profile.Company == "" {
			fmt.Fprintln(a.err, words.Say(a.config.Lang, "%s: warning: it names no company, so that its findings are not in the baseline: add /company/id or /company/name", assessed.Profile.Place()))
		}
	}
	if err := writeFile(a.config.NewBaseline, func(w io.Writer) error { return baseline.Of(r.Assessments).Write(w) }); err != nil {
		return words.Errorf("write baseline: %w", err)
	}
	return nil
}

// idleReason says for people why a waiver covers nothing.
func idleReason(s assessment.WaiverStatus, expires string) words.Message {
	switch s {
	case assessment.WaiverExpired:
		return words.Text("has expired: it held until %s", expires)
	case assessment.WaiverOutgrown:
		return words.Text("does not hold: what it names is worse than what was accepted")
	case assessment.WaiverAmbiguous:
		return words.Text("covers nothing: its subject does not tell one entry from another; name the finding by its fingerprint")
	case assessment.WaiverNotAllowed:
		return words.Text("covers nothing: the configuration does not let this rule be waived")
	}
	return words.Text("covers nothing: there is no such finding; remove it if it is settled")
}

// idleWaiver is a waiver for an assessed company that covers nothing, and its file.
type idleWaiver struct {
	source string
	assessment.IdleWaiver
}

// sayIdleWaivers warns of waivers that cover nothing.
func (a *app) sayIdleWaivers(waivers []idleWaiver) {
	for _, w := range waivers {
		fmt.Fprintln(a.err, words.Say(a.config.Lang, "%s:%d: warning: the waiver of %s %s", w.source, w.Line, w.Rule, idleReason(w.Status, w.Expires)))
	}
}

// sayUnbounded says which waivers do not tell how bad the finding was that they accept.
func (a *app) sayUnbounded(list *waiver.List) {
	var lines []string
	for _, w := range list.Waivers {
		if !w.Bounded() {
			lines = append(lines, strconv.Itoa(w.Line))
		}
	}
	if len(lines) > 0 {
		fmt.Fprintln(a.err, words.Say(a.config.Lang, "%s: notice: waivers that do not say how severe the finding was cover it however severe it becomes (lines %s): add severity: to each, or remove it and waive again",
			inert.Clean(list.File.Source), words.List(lines)))
	}
}

func newWaivers(a *app) *cobra.Command {
	cmd := &cobra.Command{Use: "waivers", Short: "What the file of waivers holds", Args: noArguments}
	audit := &cobra.Command{
		Use:   "audit [PATH...]",
		Short: "List the waivers with what they do; exit with 1 when one is expired, outgrown, unused or not allowed",
		Long: "List the waivers with what they do for the profiles in PATH: active, expired, outgrown, unused, ambiguous, not\nwaivable.\n" +
			"Without a PATH no profile is assessed, and whether a waiver is used is not reported.",
		Example: "  diligo waivers audit profiles/",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.auditWaivers(cmd, args) },
	}
	config.AddCheckFlags(audit.Flags())
	config.AddWaiverFlags(audit.Flags())
	addFormatFlag(audit)
	cmd.AddCommand(audit)
	return cmd
}

// audited is a waiver with what it does, as audit prints it.
type audited struct {
	Line        int                     `json:"line"`
	Status      assessment.WaiverStatus `json:"status"`
	Judged      bool                    `json:"judged"` // false: no profile that it is for was assessed
	Rule        rule.ID                 `json:"rule"`
	Profile     string                  `json:"profile,omitempty"`
	Subject     string                  `json:"subject,omitempty"`
	Fingerprint string                  `json:"fingerprint,omitempty"`
	assessment.Waiver
}

func (a *app) auditWaivers(cmd *cobra.Command, paths []string) error {
	o, err := a.options()
	if err != nil {
		return err
	}
	if o.Waivers == nil {
		return words.Errorf("waivers audit: there is no %s here; name a file with --waivers, or add a waiver with diligo waive", waiver.FileName)
	}
	o.AllowEmpty = o.AllowEmpty || len(paths) == 0 // then nothing is assessed
	opened, err := open(o)
	if err != nil {
		return err
	}
	j := opened.Judge()
	a.warnOfOutdated(j)
	list := j.Waivers()
	var assessed []*assessment.Assessment
	failed := false
	if len(paths) > 0 {
		if assessed, failed, err = a.assessAll(cmd.Context(), j, paths); err != nil {
			return err
		}
	}
	rows := []audited{}
	bad := false
	for _, e := range list.Audit(assessed, j.Terms()) {
		bad = bad || e.Status != assessment.WaiverActive
		rows = append(rows, audited{
			Line: e.Line, Status: e.Status, Judged: e.Judged, Rule: e.Rule, Profile: e.Profile, Subject: e.Subject,
			Fingerprint: e.Fingerprint, Waiver: e.Waiver.Waiver,
		})
	}
	err = a.either(cmd, rows, func(w io.Writer) error {
		return listWaivers(w, list.File.Source, rows, len(paths) > 0, a.config.Lang)
	})
	switch {
	case err != nil:
		return err
	case failed:
		return exit(exitIncomplete)
	case bad:
		return exit(exitFindings)
	}
	return nil
}

// assessAll assesses all profiles of these paths. What can't be read is said, and the others go on.
func (a *app) assessAll(ctx context.Context, j *core.Judge, paths []string) (all []*assessment.Assessment, failed bool, err error) {
	inputs, failures := a.expand(profileFiles, paths)
	for record := range a.files().Records(inputs) {
		p, unread := j.Decode(record)
		failures = append(failures, unread...)
		if p == nil || j.Empty() {
			continue
		}
		assessed, err := j.Assess(ctx, p)
		if f, ok := core.OverBudget(ctx, a.config.Lang, record, err); ok {
			failures = append(failures, f)
			continue
		}
		if err != nil {
			return nil, false, err
		}
		all = append(all, assessed)
	}
	a.sayFailures(failures)
	return all, len(failures) > 0, nil
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

// listWaivers prints an audit for people.
func listWaivers(w io.Writer, source string, rows []audited, assessed bool, lang rule.Lang) error {
	words := auditWordsIn(lang)
	counts := map[assessment.WaiverStatus]int{}
	for _, r := range rows {
		counts[r.Status]++
		about := strings.Join(nonEmpty(string(r.Rule), r.Profile, r.Subject, r.Fingerprint), " · ")
		fmt.Fprintf(w, "%s  %s  %s:%d  %s\n", words.status[r.Status], words.until(r.Expires), source, r.Line, inert.Clean(about))
		fmt.Fprintf(w, "    %s\n", inert.Clean(words.by(r.Reason, r.Owner)))
		if r.Status == assessment.WaiverUnused && !r.Judged {
			fmt.Fprintf(w, "    %s\n", words.unjudged)
		}
	}
	var parts []string
	for _, s := range []assessment.WaiverStatus{
		assessment.WaiverActive, assessment.WaiverExpired, assessment.WaiverOutgrown, assessment.WaiverUnused, assessment.WaiverAmbiguous,
		assessment.WaiverNotAllowed,
	} {
		if counts[s] > 0 {
			parts = append(parts, words.count(counts[s], words.status[s]))
		}
	}
	if len(parts) == 0 {
		parts = []string{words.none}
	}
	if !assessed && len(rows) > 0 {
		parts = append(parts, words.hint)
	}
	_, err := fmt.Fprintln(w, strings.Join(parts, words.listing))
	return err
}
