package cli

import (
	"cmp"
	"io"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/report/timeline"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// monthsAhead is how far a forecast looks when nobody says: a year and a half, what a round is to pay for.
const monthsAhead = 18

func newForecast(a *app) *cobra.Command {
	var until, output string
	var format string
	var months int
	cmd := &cobra.Command{
		Use:   "forecast PROFILE",
		Short: "Say when each verdict will change if nothing is done, and why",
		Long: "forecast evaluates the rules as of later days, on the facts as they will be then: cash less the net burn of each month and\n" +
			"less what falls due, everything else as it is and a day older. It answers with the day on which each verdict changes, what\n" +
			"brings that about, and what would move it. Nothing is statistical; what is taken for granted is printed. Where the burn is\n" +
			"not known or not stable, what rests on it is not predicted.\n\n" +
			"The first day is today (--as-of or --today name another).",
		Example: "  diligo forecast acme.json\n  diligo forecast acme.json --months 36 --only 'runway/*'\n  diligo forecast acme.json --format ics -o acme.ics",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.Errorf("forecast: name one profile, or - for the standard input")
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
			p, err := a.readOne(j, args[0])
			if err != nil {
				return err
			}
			o, err := f.Company(cmd.Context(), p, from, last)
			if err != nil {
				return err
			}
			write := func(w io.Writer) error {
				return timeline.Write(w, format, []*outlook.Outlook{o}, a.reportOptions(j.Set()))
			}
			if output != "" && output != stdin {
				return writeFile(output, write)
			}
			return write(a.out)
		},
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	config.AddTodayFlag(cmd.Flags())
	cmd.Flags().StringVar(&until, "until", "", "the last day (YYYY-MM-DD)")
	cmd.Flags().IntVar(&months, "months", monthsAhead, "how many months to look ahead")
	cmd.Flags().StringVarP(&format, "format", "f", "pretty", "what to write: "+strings.Join(timeline.Formats(), ", "))
	cmd.Flags().StringVarP(&output, "output", "o", "", "write into this file")
	return cmd
}

// newTimelessJudge opens a session that leaves profiles as of their own dates: --as-of names the first day of what looks ahead.
func (a *app) newTimelessJudge(command string) (*core.Judge, error) {
	b := *a
	c := *a.config
	c.AsOf = ""
	b.config = &c
	return b.newJudge(command)
}

// firstDay is the day from which is looked ahead: --as-of, else today.
func (a *app) firstDay() (forecast.Day, error) {
	return forecast.ParseDay(cmp.Or(a.asOf(), a.today()))
}
