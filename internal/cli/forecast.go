package cli

import (
	"cmp"
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/timeline"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// monthsAhead is the default horizon of a forecast: a year and a half, the time that a round should pay for.
const monthsAhead = 18

func newForecast(a *app) *cobra.Command {
	var until, output string
	var format string
	var months int
	cmd := &cobra.Command{
		Use:   "forecast PATH...",
		Short: "Say when each verdict will change if nothing is done, and why",
		Long: "forecast evaluates the rules as of later days, on the facts as they will be then: cash less the net burn of each month and\n" +
			"less what falls due, everything else as it is and a day older. It answers with the day on which each verdict changes, what\n" +
			"brings that about, and what would move it. Nothing is statistical; what is taken for granted is printed. Where the burn is\n" +
			"not known or not stable, what rests on it is not predicted.\n\n" +
			"The first day is today (--as-of or --today name another).",
		Example: "  diligo forecast acme.json\n  diligo forecast acme.json --months 36 --only 'runway/*'\n  diligo forecast acme.json --format ics -o acme.ics\n" +
			"  diligo forecast portfolio/ --jobs 4 --format json -o portfolio.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.Errorf("forecast: name at least one profile, folder or glob, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := timeline.CheckFormat(format); err != nil {
				return err
			}
			from, err := a.firstDay()
			if err != nil {
				return err
			}
			last := from.AddMonths(months)
			if until != "" {
				if last, err = forecast.ParseDay(until); err != nil {
					return err
				}
			}
			j, err := a.newTimelessJudge("forecast")
			if err != nil {
				return err
			}
			f, err := forecast.New(j, []byte(policies.Schema))
			if err != nil {
				return err
			}
			all, failures, err := a.forecasts(cmd.Context(), j, args, func(p *profile.Profile) (*outlook.Outlook, error) {
				return f.Company(cmd.Context(), p, from, last)
			})
			if err != nil {
				return err
			}
			write := func(w io.Writer) error { return timeline.Write(w, format, all, a.reportOptions(j.Set())) }
			if output != "" && output != dash {
				err = writeFile(output, write)
			} else {
				err = write(a.out)
			}
			if err == nil && len(failures) > 0 {
				return exit(exitIncomplete)
			}
			return err
		},
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	config.AddTodayFlag(cmd.Flags())
	config.AddJobsFlag(cmd.Flags())
	cmd.Flags().StringVar(&until, "until", "", "the last day (YYYY-MM-DD)")
	cmd.Flags().IntVar(&months, "months", monthsAhead, "how many months to look ahead")
	cmd.Flags().StringVarP(&format, "format", "f", "pretty", "what to write: "+strings.Join(timeline.Formats(), ", "))
	cmd.Flags().StringVarP(&output, "output", "o", "", "write into this file")
	return cmd
}

// forecasts forecasts the companies that paths name, in order, several at a time. A profile that can't be read does not stop the others.
func (a *app) forecasts(
	ctx context.Context, j *core.Judge, paths []string, predict func(*profile.Profile) (*outlook.Outlook, error),
) ([]*outlook.Outlook, []assessment.Failure, error) {
	if a.config.Company != "" && len(paths) == 1 {
		p, err := a.readOne(j, paths[0])
		if err != nil {
			return nil, nil, err
		}
		o, err := predict(p)
		return []*outlook.Outlook{o}, nil, err
	}
	if a.config.Company != "" {
		return nil, nil, words.Errorf("forecast: --company picks one of the companies of one path")
	}
	inputs, failures := a.expand(profileFiles, paths)
	type looked struct {
		outlook  *outlook.Outlook
		failures []assessment.Failure
		err      error
	}
	all := []*outlook.Outlook{}
	for l := range source.InOrder(a.config.Jobs, a.files().Records(inputs), func(record source.Record) (l looked) {
		p, unread := j.Decode(record)
		if l.failures = unread; p == nil {
			return l
		}
		defer p.Release()
		l.outlook, l.err = predict(p)
		if f, ok := core.OverBudget(ctx, a.config.Lang, record, l.err); ok {
			return looked{failures: append(l.failures, f)}
		}
		return l
	}) {
		failures = append(failures, l.failures...)
		if l.err != nil {
			return nil, nil, l.err
		}
		if l.outlook != nil {
			all = append(all, l.outlook)
		}
	}
	a.sayFailures(failures)
	if len(inputs) == 0 && len(failures) == 0 && !a.config.AllowEmpty {
		return nil, nil, errNoProfile
	}
	return all, failures, nil
}

// newTimelessJudge opens a session that keeps the profiles' own dates: --as-of names the first day of the forecast.
func (a *app) newTimelessJudge(command string) (*core.Judge, error) {
	b := *a
	c := *a.config
	c.AsOf = ""
	b.config = &c
	return b.newJudge(command)
}

// firstDay returns the first day of a forecast: --as-of, else today.
func (a *app) firstDay() (forecast.Day, error) {
	return forecast.ParseDay(cmp.Or(a.asOf(), a.today()))
}
