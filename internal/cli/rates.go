package cli

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/diligo/diligo/internal/words"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/exchange"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

func newRates(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rates",
		Short: "Show the exchange rates that are loaded: which currencies, from when to when, from where",
		Long: "Show the exchange rates that amounts are converted by: the shipped table (month ends of the European Central Bank's euro\n" +
			"reference rates) with the tables of --rates laid over it, by currency. A profile's own rates come before them where they\n" +
			"can be relied on. Rates of other pairs are crossed through the euro.",
		Example: "  diligo rates\n  diligo rates --rates eurofxref-hist.zip\n  diligo rates --rates twd.csv -f json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			tables, err := filesOf(a.config).OpenRates()
			if err != nil {
				return err
			}
			loaded, err := exchange.Load(policies.Rates, tables...)
			if err != nil {
				return err
			}
			return a.either(cmd, loaded, func(w io.Writer) error { return showRates(w, loaded, a.config.Lang) })
		},
	}
	addFormatFlag(cmd)
	return cmd
}

// ratesHead is the header of the list of rates.
var ratesHead = words.Table(func(lang rule.Lang, say func(string) string) string {
	return say("currency\trates\tfrom\tto\tper euro\tsource")
})

func showRates(w io.Writer, loaded []exchange.Loaded, lang rule.Lang) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, ratesHead(lang))
	for _, l := range loaded {
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%s\t%s\n", l.Currency, l.Quotes, l.First, l.Last, rule.FormatValue(l.PerEuro, lang), inert.Clean(l.Origin))
	}
	return t.Flush()
}
