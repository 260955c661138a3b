package waterfall

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// CapTable is who holds what of a company, on which terms.
type CapTable struct {
	Currency string
	Classes  []Class
	Holders  []Holder
}

// Holder is a holding of one class.
type Holder struct {
	Name  string
	Class int      // in the classes
	Part  *big.Rat // of its class
	size  *big.Rat
}

// Terms say what a profile does not.
type Terms struct {
	Pool string // what becomes of the option pool: PoolNone, PoolAll, or "" for refused
	Rank string // of preferences: RankStandard, RankPariPassu, or "" for not told
}

// What terms may say.
const (
	PoolNone      = "none"       // options that nobody holds are paid nothing
	PoolAll       = "all"        // they share as common
	RankStandard  = "standard"   // the latest round is paid first
	RankPariPassu = "pari-passu" // side by side
)

// Read reads who holds what, on which terms, from the facts of a profile by their pointers. What these leave open is an error that says what
// is missing.
func Read(at func(pointer string) any, terms Terms) (*CapTable, error) {
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
	c := &CapTable{}
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
			switch terms.Pool {
			case "":
				return nil, words.Errorf("%s: %s", here, words.Text("it is an option pool: say --pool none (options that nobody holds are paid nothing) or --pool all (they share as common)"))
			case PoolNone:
				continue
			}
		}
		class := "common"
		round, _ := h["round"].(string)
		var preference map[string]any
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
				preference, _ = t["liquidation"].(map[string]any)
			}
			instrument, _ := entry["instrument"].(string)
			switch {
			case instrument == "" && preference == nil:
				return nil, words.Errorf("%s: %s", where+"/instrument", words.Text("it is needed whether the round issued common or preferred shares"))
			case instrument == "preferred" || preference != nil:
				class = round
			case instrument != "common":
				return nil, words.Errorf("%s: %s", where+"/instrument", words.Text("shares come of rounds of common or preferred"))
			}
		} else if kind == "investor" {
			return nil, words.Errorf("%s: %s", here+"/round", words.Text("the round in which an investor bought its shares is needed"))
		}
		i, ok := byRound[class]
		if !ok {
			k := Class{Name: class, Shares: new(big.Rat)}
			if class != "common" {
				if err := c.preference(&k, entry, preference, where); err != nil {
					return nil, err
				}
			}
			i = len(c.Classes)
			byRound[class] = i
			c.Classes = append(c.Classes, k)
		}
		c.Classes[i].Shares.Add(c.Classes[i].Shares, size)
		c.Holders = append(c.Holders, Holder{Name: name, Class: i, size: size})
	}
	if len(c.Holders) == 0 {
		return nil, words.Errorf("%s: %s", "/cap_table/holders", words.Text("nobody but the option pool holds shares"))
	}
	for i := range c.Holders {
		h := &c.Holders[i]
		h.Part = new(big.Rat).Quo(h.size, c.Classes[h.Class].Shares)
	}
	if terms.Rank == RankStandard {
		if err := c.order(listed("/rounds")); err != nil {
			return nil, err
		}
	}
	if c.Currency == "" {
		c.Currency, _ = at("/company/reporting_currency").(string)
	}
	return c, nil
}

// preference reads the preference of a round.
func (c *CapTable) preference(k *Class, round, terms map[string]any, where string) error {
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
			return words.Errorf("%s: %s", where+"/"+name, words.Text("part of the round is not new money, and its preference is not stated"))
		}
	}
	amount, _ := round["amount"].(map[string]any)
	invested := ratOf(amount["amount"])
	if invested == nil {
		return words.Errorf("%s: %s", where+"/amount", words.Text("the sum of the round is needed"))
	}
	currency, _ := amount["currency"].(string)
	if c.Currency != "" && currency != c.Currency {
		return words.Errorf("%s: %s", where+"/amount", words.Text("the rounds are in several currencies: convert them first"))
	}
	c.Currency = currency
	k.Preference, k.Participating = new(big.Rat).Mul(invested, multiple), participating
	return nil
}

// order ranks the preferences: the latest round first.
func (c *CapTable) order(rounds []map[string]any) error {
	dates := map[int]string{}
	for i, k := range c.Classes {
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
		c.Classes[i].Rank = rank
	}
	return nil
}

// ratOf returns a number of a document, or nil.
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

// Division is what the classes and the holders are paid at one exit.
type Division struct {
	Paid    []Paid     // by class
	Holders []*big.Rat // by holder, exact
}

// Divide divides proceeds among the classes, and within each by shares. ErrRank says that what comes first is not told.
func (c *CapTable) Divide(proceeds *big.Rat, ranked bool) (*Division, error) {
	paid, err := Divide(proceeds, c.Classes, ranked)
	if err != nil {
		return nil, err
	}
	d := &Division{Paid: paid}
	for _, h := range c.Holders {
		d.Holders = append(d.Holders, new(big.Rat).Mul(paid[h.Class].Total(), h.Part))
	}
	return d, nil
}

// Preferences returns the sum of what is paid first.
func (c *CapTable) Preferences() *big.Rat {
	sum := new(big.Rat)
	for _, k := range c.Classes {
		if k.Preference != nil {
			sum.Add(sum, k.Preference)
		}
	}
	return sum
}
