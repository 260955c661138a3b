package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/waterfall"
	"github.com/diligo/diligo/internal/words"
)

// waterfallFlags are what diligo waterfall is told.
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
		Example: "  diligo waterfall acme.json --exit 100m --exit 20m\n  diligo waterfall acme.json --exit 5m --rank pari-passu --pool none -f json",
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

// exitOf is one division.
type exitOf struct {
	Exit     string       `json:"exit"`
	Currency string       `json:"currency"`
	Refused  string       `json:"refused,omitempty"` // why it can't be told
	Classes  []exitClass  `json:"classes,omitempty"`
	Holders  []exitHolder `json:"holders,omitempty"`
}

type exitClass struct {
	Class      string `json:"class"`
	Preference string `json:"preference"`
	Common     string `json:"common"`
	Converted  bool   `json:"converted"`
}

type exitHolder struct {
	Holder string `json:"holder"`
	Class  string `json:"class"`
	Paid   string `json:"paid"`
	Share  string `json:"share_pct"`
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
		return words.New("waterfall: unknown format: use pretty or json")
	}
	j, err := a.newJudge("waterfall")
	if err != nil {
		return err
	}
	p, err := a.readOne(j, path)
	if err != nil {
		return err
	}
	cap, err := a.capTable(p, flags)
	if err != nil {
		return words.Errorf("waterfall: %w", err)
	}
	im, err := importerWith(j.Set())
	if err != nil {
		return err
	}
	var all []exitOf
	refused := false
	for _, text := range flags.exits {
		figure, err := importer.Number(importer.Cell{Text: text}, importer.Style{Decimal: "point"}, im.Currencies)
		switch {
		case err != nil:
			return words.Errorf("--exit %s: %w", text, err)
		case figure.Percent || figure.Value.Sign() < 0:
			return words.Errorf("--exit %s: an amount of 0 or more is needed", text)
		case figure.Currency != nil && !slices.Contains(figure.Currency, cap.currency):
			return words.Errorf("--exit %s: the rounds are in %s", text, cap.currency)
		}
		e := cap.divide(a, figure.Value, flags.rank != "")
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

// capped is the cap table of a profile as a waterfall takes it.
type capped struct {
	currency string
	classes  []waterfall.Class
	holders  []capHolder
}

type capHolder struct {
	name  string
	class int
	part  *big.Rat // of its class
	size  *big.Rat
}

// capTable reads who holds what, on which terms. What the profile leaves open is an error that says what is missing.
func (a *app) capTable(p *profile.Profile, flags waterfallFlags) (*capped, error) {
	document := p.Document()
	at := func(pointer string) any { return importer.Lookup(document, importer.Tokens(pointer)) }
	listed := func(pointer string) []map[string]any {
		list, _ := at(pointer).([]any)
		var all []map[string]any
		for _, e := range list {
			if entry, ok := e.(map[string]any); ok {
				all = append(all, entry)
			}
		}
		return all
	}
	if len(listed("/cap_table/convertibles")) > 0 {
		return nil, words.Errorf("%s: %s", "/cap_table/convertibles", words.Text("SAFEs and notes are outstanding, and the profile does not say what they are paid at an exit: convert them in the cap table first"))
	}
	holders := listed("/cap_table/holders")
	if len(holders) == 0 {
		return nil, words.Errorf("%s: %s", "/cap_table/holders", words.Text("no holder is listed"))
	}
	c := &capped{}
	byRound := map[string]int{}
	for n, h := range holders {
		here := fmt.Sprintf("/cap_table/holders/%d", n)
		name, _ := h["name"].(string)
		size := ratOf(h["shares"])
		if size == nil || size.Sign() <= 0 {
			return nil, words.Errorf("%s: %s", here+"/shares", words.Text("the number of shares is needed"))
		}
		kind, _ := h["class"].(string)
		if kind == "option_pool" {
			switch flags.pool {
			case "":
				return nil, words.Errorf("%s: %s", here, words.Text("it is an option pool: say --pool none (options that nobody holds are paid nothing) or --pool all (they share as common)"))
			case "none":
				continue
			}
		}
		class := "common"
		round, _ := h["round"].(string)
		var terms map[string]any
		var entry map[string]any
		where := ""
		if round != "" {
			var found []int
			rounds := listed("/rounds")
			for i, r := range rounds {
				if r["name"] == round || r["label"] == round {
					found = append(found, i)
				}
			}
			if len(found) != 1 {
				return nil, words.Errorf("%s: %s", here+"/round", words.Text("there is not exactly one round of this name"))
			}
			entry, where = rounds[found[0]], fmt.Sprintf("/rounds/%d", found[0])
			if t, ok := entry["terms"].(map[string]any); ok {
				terms, _ = t["liquidation"].(map[string]any)
			}
			instrument, _ := entry["instrument"].(string)
			switch {
			case instrument == "" && terms == nil:
				return nil, words.Errorf("%s: %s", where+"/instrument", words.Text("it is needed whether the round issued common or preferred shares"))
			case instrument == "preferred" || terms != nil:
				class = round
			case instrument != "common":
				return nil, words.Errorf("%s: %s", where+"/instrument", words.Text("shares come of rounds of common or preferred"))
			}
		} else if kind == "investor" {
			return nil, words.Errorf("%s: %s", here+"/round", words.Text("the round in which an investor bought its shares is needed"))
		}
		i, ok := byRound[class]
		if !ok {
			k := waterfall.Class{Name: class, Shares: new(big.Rat)}
			if class != "common" {
				if err := c.terms(a, &k, entry, terms, where, flags.rank); err != nil {
					return nil, err
				}
			}
			i = len(c.classes)
			byRound[class] = i
			c.classes = append(c.classes, k)
		}
		c.classes[i].Shares.Add(c.classes[i].Shares, size)
		c.holders = append(c.holders, capHolder{name: name, class: i, size: size})
	}
	if len(c.holders) == 0 {
		return nil, words.Errorf("%s: %s", "/cap_table/holders", words.Text("nobody but the option pool holds shares"))
	}
	for i := range c.holders {
		h := &c.holders[i]
		h.part = new(big.Rat).Quo(h.size, c.classes[h.class].Shares)
	}
	if flags.rank == "standard" {
		if err := c.order(a, listed("/rounds")); err != nil {
			return nil, err
		}
	}
	if c.currency == "" {
		c.currency, _ = at("/company/reporting_currency").(string)
	}
	return c, nil
}

// terms reads the preference of a round.
func (c *capped) terms(a *app, k *waterfall.Class, round, terms map[string]any, where, rank string) error {
	multiple := ratOf(terms["multiple"])
	if multiple == nil {
		return words.Errorf("%s: %s", where+"/terms/liquidation/multiple", words.Text("the multiple of the preference is needed"))
	}
	participating, ok := terms["participating"].(bool)
	if !ok {
		return words.Errorf("%s: %s", where+"/terms/liquidation/participating", words.Text("it is needed whether the preferred also share in what is left"))
	}
	for _, name := range []string{"secondary", "converted"} {
		if amount, _ := round[name].(map[string]any); amount != nil && (ratOf(amount["amount"]) == nil || ratOf(amount["amount"]).Sign() != 0) {
			return words.Errorf("%s: %s", where+"/"+name, words.Text("a part of the round is no new money, and its preference is not told"))
		}
	}
	amount, _ := round["amount"].(map[string]any)
	invested := ratOf(amount["amount"])
	if invested == nil {
		return words.Errorf("%s: %s", where+"/amount", words.Text("the sum of the round is needed"))
	}
	currency, _ := amount["currency"].(string)
	if c.currency != "" && currency != c.currency {
		return words.Errorf("%s: %s", where+"/amount", words.Text("the rounds are in several currencies: convert them first"))
	}
	c.currency = currency
	k.Preference, k.Participating = new(big.Rat).Mul(invested, multiple), participating
	return nil
}

// order ranks the preferences: the latest round first.
func (c *capped) order(a *app, rounds []map[string]any) error {
	dates := map[int]string{}
	for i, k := range c.classes {
		for _, r := range rounds {
			if k.Preference != nil && (r["name"] == k.Name || r["label"] == k.Name) {
				dates[i], _ = r["date"].(string)
			}
		}
	}
	for i, date := range dates {
		rank := 0
		for other, later := range dates {
			switch {
			case other == i:
			case date == "" || later == "" || strings.HasPrefix(date, later) || strings.HasPrefix(later, date):
				return words.New("--rank standard needs the dates of the rounds, as precise as to set them in order")
			case later > date:
				rank++
			}
		}
		c.classes[i].Rank = rank
	}
	return nil
}

// ratOf is a number of a document, or nil.
func ratOf(value any) *big.Rat {
	n, ok := value.(json.Number)
	if !ok {
		return nil
	}
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return nil
	}
	return r
}

// divide divides one exit.
func (c *capped) divide(a *app, proceeds *big.Rat, ranked bool) exitOf {
	e := exitOf{Exit: importer.DecimalText(proceeds), Currency: c.currency}
	paid, err := waterfall.Divide(proceeds, c.classes, ranked)
	if err != nil {
		e.Refused = words.In(a.config.Lang, "the preferences exceed the exit, and the profile does not say which round is paid first: use --rank standard or --rank pari-passu")
		return e
	}
	for i, p := range paid {
		e.Classes = append(e.Classes, exitClass{c.classes[i].Name, p.Preference.FloatString(2), p.Common.FloatString(2), p.Converted})
	}
	amounts := make([]*big.Rat, len(c.holders))
	for i, h := range c.holders {
		amounts[i] = new(big.Rat).Mul(paid[h.class].Total(), h.part)
	}
	for i, cents := range waterfall.Cents(amounts) {
		share := "0.00"
		if proceeds.Sign() > 0 {
			share = new(big.Rat).Mul(new(big.Rat).Quo(amounts[i], proceeds), big.NewRat(100, 1)).FloatString(2)
		}
		e.Holders = append(e.Holders, exitHolder{c.holders[i].name, c.classes[c.holders[i].class].Name, new(big.Rat).SetFrac(cents, big.NewInt(100)).FloatString(2), share})
	}
	return e
}

// showExits writes the divisions for people.
func (a *app) showExits(w io.Writer, all []exitOf) error {
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
