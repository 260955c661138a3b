package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
)

// waiveFlags are the flags that make up a waiver.
type waiveFlags struct {
	subject, reason, owner, approvedBy, expires string
}

func newWaive(a *app) *cobra.Command {
	var f waiveFlags
	cmd := &cobra.Command{
		Use:   "waive PROFILE RULE",
		Short: "Accept a finding for a while: add it to the file of waivers",
		Long: "Add a waiver of a finding that RULE has on PROFILE. Reason, owner and expiry are mandatory; on a terminal they are\n" +
			"asked for. Comments and layout of the file stay as they are.\n" +
			"The severity of the finding goes into the waiver (severity, at_least, at_most): what is worse counts again.",
		Example: `  diligo waive acme.json runway/short_runway --reason "bridge signed" --owner "A. Partner" --expires 2027-03-31`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return words.New("waive: name a profile and a rule, such as: diligo waive acme.json runway/short_runway")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.waive(cmd, args[0], args[1], f) },
	}
	cmd.Flags().StringVar(&f.subject, "subject", "", "which finding, where the rule has several: the subject or the fingerprint")
	cmd.Flags().StringVar(&f.reason, "reason", "", "why the finding is accepted")
	cmd.Flags().StringVar(&f.owner, "owner", "", "who answers for it")
	cmd.Flags().StringVar(&f.approvedBy, "approved-by", "", "who agreed")
	cmd.Flags().StringVar(&f.expires, "expires", "", "the last day on which it holds (YYYY-MM-DD, UTC)")
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	return cmd
}

func (a *app) waive(cmd *cobra.Command, path, id string, f waiveFlags) error {
	if path == dash {
		return words.New("waive: name the file of the profile; the standard input is for answers")
	}
	j, err := a.newRuleJudge()
	if err != nil {
		return err
	}
	r, err := j.Catalogue().Find(id)
	if err != nil {
		return err
	}
	terms := j.Terms()
	if !terms.Waivable(r.ID) {
		return words.Errorf("waive: the configuration does not let %s be waived (non_waivable)", r.ID)
	}
	list, err := a.waiversToExtend()
	if err != nil {
		return err
	}
	company, result, err := a.assessOne(cmd.Context(), j, r.ID, path)
	if err != nil {
		return err
	}
	if company == "" {
		return words.Errorf("waive: %s names no company, so that a waiver could be for any: add /company/id or /company/name", path)
	}
	if len(result.Findings) == 0 {
		return words.Errorf("waive: the outcome of %s on %s is %s: there is nothing to waive", r.ID, path, words.Described(func(lang words.Lang) string { return phrase.WordsIn(lang).Outcome[result.Outcome] }))
	}
	ask := a.asker()
	finding, err := choose(result, f.subject, ask)
	if err != nil {
		return err
	}
	if w, ok := list.Covering(company, result, finding); ok {
		return words.Errorf("waive: %s:%d: this waiver is for the same finding, until %s; change it there", list.File.Source, w.Line, w.Expires)
	}
	w := waiver.For(company, result, finding, terms.Today)
	w.ApprovedBy = strings.TrimSpace(f.approvedBy)
	if err := f.complete(&w, terms.Today, ask); err != nil {
		return err
	}
	return a.addWaiver(w)
}

// waiversToExtend reads the existing waivers; the file may not exist yet.
func (a *app) waiversToExtend() (*waiver.List, error) {
	name := waiversFile(a.config)
	content, err := source.WaiversLimit.Read(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, words.Errorf("waivers: %w", err)
	}
	return waiver.Read(name, content)
}

// assessOne returns what one rule concludes of one profile, regardless of waivers, and how the company is identified.
func (a *app) assessOne(ctx context.Context, j *core.Judge, id rule.ID, path string) (company string, result *assessment.Result, err error) {
	p, err := a.readOne(j, path)
	if err != nil {
		return "", nil, err
	}
	assessed, err := j.AssessOne(ctx, p, id)
	if err != nil {
		return "", nil, err
	}
	return assessed.Profile.Company, &assessed.Results[0], nil
}

// choose returns the finding to waive: the one that is named, or the only one.
func choose(r *assessment.Result, subject string, ask asker) (*assessment.Finding, error) {
	found := waiver.Named(r, subject)
	if subject == "" && len(found) > 1 && ask != nil {
		answer, err := ask(words.Text("Which finding (subject or fingerprint)?\n%s", listing(found)))
		if err != nil {
			return nil, err
		}
		return choose(r, answer, nil)
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, words.Errorf("waive: %s has no finding about %q; name one of these with --subject:\n%s", r.Rule, subject, listing(waiver.Named(r, "")))
	}
	return nil, words.Errorf("waive: %s has %d findings; name one with --subject, by its subject or its fingerprint:\n%s", r.Rule, len(found), listing(found))
}

func listing(findings []*assessment.Finding) string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, "  "+strings.Join(nonEmpty(f.Fingerprint, inert.Clean(f.Subject), inert.Clean(f.Message)), "  "))
	}
	return strings.Join(lines, "\n")
}

// complete fills in the required fields of a waiver, by the flags or by asking.
func (f waiveFlags) complete(w *waiver.Waiver, today string, ask asker) error {
	anything := func(string) error { return nil }
	var missing []string
	for _, field := range []struct {
		flag, given string
		question    words.Message
		check       func(string) error
		into        *string
	}{
		{"--reason", f.reason, words.Text("Why is the finding accepted?"), anything, &w.Reason},
		{"--owner", f.owner, words.Text("Who answers for it?"), anything, &w.Owner},
		{"--expires", f.expires, words.Text("Until which day (YYYY-MM-DD)?"), func(day string) error { return waiver.CheckExpiry(day, today) }, &w.Expires},
	} {
		*field.into = strings.TrimSpace(field.given)
		if *field.into == "" && ask != nil {
			answer, err := ask(field.question)
			if err != nil {
				return err
			}
			*field.into = answer
		}
		if *field.into == "" {
			missing = append(missing, field.flag)
		} else if err := field.check(*field.into); err != nil {
			return fmt.Errorf("waive: %s: %w", field.flag, err)
		}
	}
	if len(missing) > 0 {
		return words.Errorf("waive: %s needed", words.List(missing))
	}
	return nil
}

// addWaiver adds the waiver to the file, which is created if necessary, and says so.
func (a *app) addWaiver(w waiver.Waiver) error {
	name := waiversFile(a.config)
	content, err := source.WaiversLimit.Read(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return words.Errorf("waivers: %w", err)
	}
	after, err := waiver.Add(name, content, w)
	if err != nil {
		return fmt.Errorf("waive: %w", err)
	}
	if err := writeFile(name, func(out io.Writer) error { _, err := out.Write(after); return err }); err != nil {
		return fmt.Errorf("waive: %w", err)
	}
	about := strings.Join(nonEmpty(string(w.Rule), w.Profile, w.Subject), " · ")
	_, err = fmt.Fprintln(a.out, words.Say(a.config.Lang, "%s: waived %s until %s", inert.Clean(name), inert.Clean(about), w.Expires))
	return err
}

// asker asks a person one question; nil if nobody can be asked.
type asker func(question words.Message) (answer string, err error)

// asker returns a function that asks on the terminal, if the command runs on one.
func (a *app) asker() asker {
	if !isTerminal(a.in) {
		return nil
	}
	answers := bufio.NewScanner(a.in)
	return func(question words.Message) (string, error) {
		fmt.Fprintln(a.err, question.In(a.config.Lang))
		fmt.Fprint(a.err, "> ")
		if !answers.Scan() {
			return "", words.New("no answer")
		}
		return strings.TrimSpace(answers.Text()), nil
	}
}
