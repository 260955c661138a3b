package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/waterfall"
	"github.com/diligo/diligo/internal/words"
)

// waterfallFlags are the flags of diligo waterfall.
type waterfallFlags struct {
	exits              []string
	pool, rank, format string
}

func newWaterfall(a *app) *cobra.Command {
	var flags waterfallFlags
	cmd := &cobra.Command{
		Use:   "waterfall PROFILE --exit AMOUNT",
		Short: "Divide what a sale of the company pays among its shareholders: preferences, conversions, shares",
		Long: "Waterfall reads the cap table and the terms of the rounds. An exit is what is left for the shareholders, after debt and costs.\n" +
			"Preferences are paid first; what is left goes by shares; holders without participation convert where that pays them more. What\n" +
			"the profile leaves open is refused, and what to say is named. The arithmetic is exact, and rounded to cents at the end.",
		Example: "  diligo waterfall acme.json --exit 100m --exit 20m --pool none\n  diligo waterfall acme.json --exit 5m --rank pari-passu --pool none -f json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("waterfall: name one profile, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.waterfall(args[0], flags) },
	}
	cmd.Flags().StringArrayVar(&flags.exits, "exit", nil, "what the shareholders are paid, in the currency of the rounds: 100m; repeatable")
	cmd.Flags().StringVar(&flags.pool, "pool", "", "what becomes of the option pool: none (options that nobody holds are paid nothing) or all (they share as common)")
	cmd.Flags().StringVar(&flags.rank, "rank", "", "which preference is paid first where they exceed the exit: standard (the latest round) or pari-passu (side by side)")
	cmd.Flags().StringVarP(&flags.format, "format", "f", "pretty", "pretty or json")
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	return cmd
}

func (a *app) waterfall(path string, flags waterfallFlags) error {
	switch {
	case len(flags.exits) == 0:
		return words.New("waterfall: say what the shareholders are paid: --exit 100m")
	case flags.pool != "" && flags.pool != "none" && flags.pool != "all":
		return words.New("waterfall: --pool: use none or all")
	case flags.rank != "" && flags.rank != "standard" && flags.rank != "pari-passu":
		return words.New("waterfall: --rank: use standard or pari-passu")
	case flags.format != "pretty" && flags.format != "json":
		return words.Errorf("waterfall: unknown format %q: %s", flags.format, nearest.Use(flags.format, []string{"pretty", "json"}))
	}
	j, err := a.newJudge("waterfall")
	if err != nil {
		return err
	}
	p, err := a.readOne(j, path)
	if err != nil {
		return err
	}
	document := p.Document()
	at := func(pointer string) any { return importer.Lookup(document, importer.Tokens(pointer)) }
	cap, err := waterfall.Read(at, waterfall.Terms{Pool: flags.pool, Rank: flags.rank})
	if err != nil {
		return words.Errorf("waterfall: %w", err)
	}
	im, err := importerWith(j.Set())
	if err != nil {
		return err
	}
	var all []waterfall.Exit
	refused := false
	for _, text := range flags.exits {
		figure, err := importer.Number(importer.Cell{Text: text}, importer.Style{Decimal: "point"}, im.Currencies)
		switch {
		case err != nil:
			return words.Errorf("--exit %s: %w", text, err)
		case figure.Percent || figure.Value.Sign() < 0:
			return words.Errorf("--exit %s: an amount of 0 or more is needed", text)
		case figure.Currency != nil && !slices.Contains(figure.Currency, cap.Currency):
			return words.Errorf("--exit %s: the rounds are in %s", text, cap.Currency)
		}
		e := cap.Exit(figure.Value, importer.DecimalText(figure.Value), flags.rank != "", a.config.Lang)
		refused = refused || e.Refused != ""
		all = append(all, e)
	}
	if flags.format == "json" {
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(all)
	} else {
		err = a.showExits(a.out, all)
	}
	if err == nil && refused {
		return exit(exitIncomplete)
	}
	return err
}

// showExits prints the divisions for people.
func (a *app) showExits(w io.Writer, all []waterfall.Exit) error {
	var b strings.Builder
	for i, e := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, words.In(a.config.Lang, "Exit: %s %s to the shareholders\n"), e.Currency, e.Exit)
		if e.Refused != "" {
			b.WriteString("  " + e.Refused + "\n")
			continue
		}
		for _, c := range e.Classes {
			how := ""
			if c.Converted {
				how = words.In(a.config.Lang, " (converts)")
			}
			fmt.Fprintf(&b, words.In(a.config.Lang, "  class %s: preference %s, by shares %s%s\n"), inert.Clean(c.Class), c.Preference, c.Common, how)
		}
		width := 0
		for _, h := range e.Holders {
			width = max(width, len(h.Paid))
		}
		for _, h := range e.Holders {
			fmt.Fprintf(&b, "  %*s  %6s %%  %s\n", width, h.Paid, h.Share, inert.Clean(h.Holder))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
