package cli

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/baseline"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
)

func waiversFile(c *config.Config) string {
	if c.Waivers != "" {
		return c.Waivers
	}
	return waiver.FileName
}

// createBaseline writes the findings of a run as known. It writes nothing if an input could not be read, because its known findings would
// be lost.
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

// idleWaiver is a waiver for an assessed company that covers nothing, and its file.
type idleWaiver struct {
	source string
	assessment.IdleWaiver
}

// sayIdleWaivers warns of waivers that cover nothing.
func (a *app) sayIdleWaivers(waivers []idleWaiver) {
	for _, w := range waivers {
		fmt.Fprintln(a.err, words.Say(a.config.Lang, "%s:%d: warning: the waiver of %s %s", w.source, w.Line, w.Rule, report.IdleReason(w.IdleWaiver)))
	}
}

// sayUnbounded warns of waivers that do not state the severity that they accept.
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
	audit := list.Audit(assessed, j.Terms())
	err = a.either(cmd, audit.Rows(), func(w io.Writer) error {
		return report.WriteAudit(w, list.File.Source, audit, len(paths) > 0, a.config.Lang)
	})
	switch {
	case err != nil:
		return err
	case failed:
		return exit(exitIncomplete)
	case !audit.Active():
		return exit(exitFindings)
	}
	return nil
}

// assessAll assesses all profiles at paths. What can't be read is reported and does not stop the others.
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
