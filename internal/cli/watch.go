package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/report/news"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/watch"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// webhookSecret is the environment variable with the secret of webhooks, so that it appears in no list of processes.
const webhookSecret = "DILIGO_WEBHOOK_SECRET"

// patience bounds a webhook or a command.
const patience = 30 * time.Second

// watching holds the flags of diligo watch.
type watching struct{ state, ahead, webhook, command, format string }

func newWatch(a *app) *cobra.Command {
	var w watching
	cmd := &cobra.Command{
		Use:   "watch PATH...",
		Short: "Assess as of today and report what has changed since the last run; for cron",
		Long: "watch assesses profiles as of today, compares with what the last run knew (--state), and tells only what has changed: one\n" +
			"digest a run, the worst company first. What new facts bring is told at once. Where facts are the same and only time has\n" +
			"passed, serious findings are told at once and all else in one line of the company every 30 days at most. --ahead warns once\n" +
			"of verdicts that will worsen. A day without news prints nothing, so that cron mails nothing; -v says so, and -f json always writes.\n\n" +
			"--webhook posts the digest as JSON, signed as Standard Webhooks asks with the secret in " + webhookSecret + ";\n" +
			"--notify-cmd runs a command with it on the standard input. What can't be delivered is said, and tried again by the next run.\n\n" +
			"Exit codes: 1 where a serious finding is new, 3 where an input could not be read, else 0.",
		Example: "  diligo watch portfolio/ --state watch.json --ahead 90d\n" +
			"  diligo watch portfolio/ --state watch.json --webhook https://example.com/hook --notify-cmd 'mail -s diligo partners@example.com'",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.Errorf("watch: name at least one file, folder or glob")
			}
			if w.state == "" {
				return words.Errorf("watch: name the file that keeps what is known with --state")
			}
			return news.CheckFormat(w.format)
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.watch(cmd.Context(), w, args) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	config.AddJobsFlag(cmd.Flags())
	cmd.Flags().StringVar(&w.state, "state", "", "file that keeps what is known from run to run")
	cmd.Flags().StringVar(&w.ahead, "ahead", "", "warn of verdicts that will worsen within this many days, such as 90d")
	cmd.Flags().StringVar(&w.webhook, "webhook", "", "address that digests are posted to")
	cmd.Flags().StringVar(&w.command, "notify-cmd", "", "command that gets each digest as JSON on its standard input")
	cmd.Flags().StringVarP(&w.format, "format", "f", "pretty", "what to write: "+strings.Join(news.Formats(), ", "))
	return cmd
}

func (a *app) watch(ctx context.Context, w watching, paths []string) error {
	days := 0
	if w.ahead != "" {
		var err error
		if days, err = forecast.ParseDays(w.ahead); err != nil {
			return fmt.Errorf("ahead: %w", err)
		}
	}
	first, err := a.firstDay()
	if err != nil {
		return err
	}
	lock := flock.New(w.state+".lock", flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err != nil {
		return err
	}
	if !locked {
		return words.Errorf("watch: another run uses %s: wait for it to end", w.state)
	}
	defer lock.Close()
	state, err := readState(w.state)
	if err != nil {
		return err
	}
	b, c := *a, *a.config
	c.AsOf = first.String()
	b.config = &c
	j, err := b.newJudge("watch")
	if err != nil {
		return err
	}
	var f *forecast.Forecaster
	if days > 0 {
		if f, err = forecast.New(j, []byte(policies.Schema)); err != nil {
			return err
		}
	}
	run := watch.NewRun(state, first.String(), a.config.Threshold)
	inputs, failures := a.expand(profileFiles, paths)
	type watched struct {
		assessed *assessment.Assessment
		ahead    []outlook.Transition
		failures []assessment.Failure
		err      error
	}
	for c := range source.InOrder(a.config.Jobs, a.files().Records(inputs), func(record source.Record) (c watched) {
		p, unread := j.Decode(record)
		if c.failures = unread; p == nil {
			return c
		}
		defer p.Release()
		var o *outlook.Outlook
		if c.assessed, c.err = j.Assess(ctx, p); c.err == nil && f != nil {
			if o, c.err = f.Company(ctx, p, first, first+forecast.Day(days)); c.err == nil {
				c.ahead = o.Changes
			}
		}
		if fault, ok := core.OverBudget(ctx, a.config.Lang, record, c.err); ok {
			return watched{failures: append(c.failures, fault)}
		}
		return c
	}) {
		failures = append(failures, c.failures...)
		if c.err != nil {
			return c.err
		}
		if c.assessed != nil {
			run.Add(c.assessed, c.ahead)
		}
	}
	a.sayFailures(failures)
	if len(inputs) == 0 && len(failures) == 0 && !a.config.AllowEmpty {
		return errNoProfile
	}
	return a.tell(ctx, w, state, run, failures)
}

// tell ends a run: it writes the digest, saves the state, and then sends. A recipient that can't be reached changes neither state nor exit
// code.
func (a *app) tell(ctx context.Context, w watching, state *watch.State, run *watch.Run, failures []assessment.Failure) error {
	digest := run.End(len(failures) == 0) // a profile that could not be read has not disappeared
	senders := a.senders(ctx, w)
	if len(digest.Companies) > 0 {
		channels := []string{}
		for _, channel := range []string{"webhook", "command"} {
			if senders[channel] != nil {
				channels = append(channels, channel)
			}
		}
		if err := state.Queue(digest, channels...); err != nil {
			return err
		}
	}
	set, err := loadPolicies(a.config)
	if err != nil {
		return err
	}
	if len(digest.Companies) > 0 || a.config.Verbose || w.format == "json" { // cron mails all output, so a day without news prints nothing
		if err := news.Write(a.out, w.format, digest, a.reportOptions(set)); err != nil {
			return err
		}
	}
	if err := writeState(w.state, state); err != nil {
		return err
	}
	for _, err := range state.Deliver(senders) {
		a.remark(words.In(a.config.Lang, "watch: not delivered, to be tried again: %v"), err)
	}
	if err := writeState(w.state, state); err != nil {
		return err
	}
	switch {
	case len(failures) > 0:
		return exit(exitIncomplete)
	case digest.Worsened(a.config.Threshold):
		return exit(exitFindings)
	}
	return nil
}

// senders returns what sends digests, by channel.
func (a *app) senders(ctx context.Context, w watching) map[string]func(watch.Pending) error {
	all := map[string]func(watch.Pending) error{}
	if w.webhook != "" {
		hook := watch.Webhook{
			URL: w.webhook, Secret: os.Getenv(webhookSecret), Client: &http.Client{Timeout: patience}, Now: func() int64 { return time.Now().Unix() },
		}
		all["webhook"] = func(p watch.Pending) error { return hook.Send(ctx, p) }
	}
	if w.command != "" {
		all["command"] = func(p watch.Pending) error {
			limited, cancel := context.WithTimeout(ctx, patience)
			defer cancel()
			c := exec.CommandContext(limited, "/bin/sh", "-c", w.command)
			c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(p.Body), a.err, a.err
			if err := c.Run(); err != nil {
				return words.Errorf("notify-cmd: %w", err)
			}
			return nil
		}
	}
	return all
}

func readState(name string) (*watch.State, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return &watch.State{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return watch.ReadState(name, f)
}

// writeState writes the state atomically, for its owner alone.
func writeState(name string, state *watch.State) error {
	return outfile.Write(name, 0o600, state.Write)
}
