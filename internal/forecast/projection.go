package forecast

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// projections are the facts whose value of a later day the schema says how to work out (x-projection), by their pointers.
type projections map[string]*projection

// projection is how an amount goes on: less what goes out each month, less the obligations and plus the inflows that have a date.
type projection struct {
	LessMonthly string `json:"less_monthly"` // pointer of the amount that goes out each month
	// KnownPeriods are lists that say what came in (negative: went out) in periods of the past, the best first. Where it grew by more than
	// UnstableGrowth (a fraction) over the last three, nothing is predicted.
	KnownPeriods   []series `json:"known_periods"`
	UnstableGrowth string   `json:"unstable_growth"`
	Obligations    []series `json:"obligations"`
	Inflows        []series `json:"inflows"`
}

// series is amounts in the entries of lists.
type series struct {
	Each   string              `json:"each"`   // pattern of the lists
	On     string              `json:"on"`     // member with the date of an amount
	At     string              `json:"at"`     // member that orders periods
	Amount string              `json:"amount"` // member with the amount
	Where  map[string][]string `json:"where"`  // members that must be one of these words
}

// readProjections reads them from the schema of a profile.
func readProjections(schema []byte) (projections, error) {
	var root node
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, words.Errorf("schema: %w", err)
	}
	found := projections{}
	root.collect("", found)
	return found, nil
}

type node struct {
	Projection *projection      `json:"x-projection"`
	Properties map[string]*node `json:"properties"`
}

func (n *node) collect(pointer string, into projections) {
	if n.Projection != nil {
		into[pointer] = n.Projection
	}
	for name, member := range n.Properties {
		member.collect(pointer+"/"+name, into)
	}
}

// path is how one fact goes on in one profile.
type path struct {
	pointer  string
	from     Day
	start    *big.Rat // in currency
	monthly  *big.Rat // that goes out; never negative
	currency string
	dated    []dated
}

// dated is an amount that comes in, or goes out if it is negative, on a day.
type dated struct {
	on     Day
	amount *big.Rat
}

// monthDays is the mean length of a month: 365.25 days in twelve.
var monthDays = big.NewRat(36525, 1200)

// at returns the amount on a day, in whole units of the currency rounded down, and never below nothing.
func (p *path) at(d Day) json.Number {
	sum := new(big.Rat).Set(p.start)
	if d > p.from {
		months := new(big.Rat).Quo(big.NewRat(int64(d-p.from), 1), monthDays)
		sum.Sub(sum, months.Mul(months, p.monthly))
		for _, a := range p.dated {
			if a.on <= d {
				sum.Add(sum, a.amount)
			}
		}
	}
	if sum.Sign() <= 0 {
		return "0"
	}
	if d <= p.from && !sum.IsInt() {
		return json.Number(sum.FloatString(2))
	}
	return json.Number(new(big.Int).Quo(sum.Num(), sum.Denom()).String())
}

// project makes the paths of a profile's projected facts. What it takes for granted is said in assumptions, what it can't predict in
// refusals. told is the day of the facts that have no date of their own; cash is the figure of the same name, in the currency of the burn.
func (ps projections) project(p *profile.Profile, told Day, cash *rule.Figure) (paths []*path, assumptions []outlook.Remark, refused []outlook.Refusal) {
	for pointer, how := range ps {
		if _, there := p.Lookup(pointer); !there {
			continue
		}
		refuse := func(why rule.Text) { refused = append(refused, outlook.Refusal{Pointer: pointer, Why: why}) }
		burn, currency, ok := amountAt(p, how.LessMonthly)
		if !ok {
			refuse(phrases.burnUnknown)
			continue
		}
		path := &path{pointer: pointer, from: told, currency: currency, monthly: burn}
		if day, ok := dayFrom(p, pointer); ok {
			path.from = day
		}
		if cash == nil || cash.Currency != currency {
			refuse(phrases.noRate)
			continue
		}
		var isNumber bool
		if path.start, isNumber = new(big.Rat).SetString(string(cash.Value)); !isNumber {
			refuse(phrases.noRate)
			continue
		}
		known, unstable := how.stability(p, currency)
		if unstable {
			refuse(phrases.burnUnstable)
			continue
		}
		if burn.Sign() <= 0 {
			path.monthly = new(big.Rat)
			assumptions = append(assumptions, outlook.Remark{Pointer: pointer, Text: phrases.noBurn})
		} else {
			assumptions = append(assumptions, outlook.Remark{Pointer: pointer, Text: fill(phrases.burnGoesOn, amountText(burn, currency), path.from.String())})
			if !known {
				assumptions = append(assumptions, outlook.Remark{Pointer: how.LessMonthly, Text: phrases.periodsUnknown})
			}
		}
		for _, r := range cash.Rates {
			assumptions = append(assumptions, outlook.Remark{Pointer: pointer, Text: fill(phrases.converted, r.From+" "+string(r.Rate)+" "+r.To, r.AsOf)})
		}
		for _, s := range how.Obligations {
			path.add(p, s, -1, &assumptions)
		}
		for _, s := range how.Inflows {
			path.add(p, s, 1, &assumptions)
		}
		assumptions = append(assumptions, outlook.Remark{Pointer: pointer, Text: phrases.restStays})
		paths = append(paths, path)
	}
	return paths, assumptions, refused
}

// add takes the dated amounts of a series that fall after the start. Those in another currency are left out, and it is said.
func (p *path) add(of *profile.Profile, s series, sign int64, assumptions *[]outlook.Remark) {
	for _, list := range of.Instances(s.Each) {
		entries, _ := of.Lookup(list)
		all, _ := entries.([]any)
		for i, e := range all {
			entry, _ := e.(map[string]any)
			at := list + "/" + strconv.Itoa(i)
			on, _ := entry[s.On].(string)
			first, _, ok := span(on)
			if !ok || first <= p.from || !s.includes(entry) {
				continue
			}
			amount, currency, ok := money(entry[s.Amount])
			switch {
			case !ok:
				*assumptions = append(*assumptions, outlook.Remark{Pointer: at, Text: fill(phrases.amountUnknown, on)})
			case currency != p.currency:
				*assumptions = append(*assumptions, outlook.Remark{Pointer: at, Text: fill(phrases.otherCurrency, amountText(amount, currency), on)})
			default:
				p.dated = append(p.dated, dated{first, new(big.Rat).Mul(amount, big.NewRat(sign, 1))})
				text := phrases.goesOut
				if sign > 0 {
					text = phrases.comesIn
				}
				*assumptions = append(*assumptions, outlook.Remark{Pointer: at, Text: fill(text, amountText(amount, currency), on)})
			}
		}
	}
}

func (s series) includes(entry map[string]any) bool {
	for member, wanted := range s.Where {
		if word, _ := entry[member].(string); !slices.Contains(wanted, word) {
			return false
		}
	}
	return true
}

// stability reports whether three past periods are known, and whether what went out grew by more than the schema allows from the first of
// the last three to the last.
func (p *projection) stability(of *profile.Profile, currency string) (known, unstable bool) {
	limit, ok := new(big.Rat).SetString(p.UnstableGrowth)
	if !ok {
		return false, false
	}
	for _, s := range p.KnownPeriods {
		value, _ := of.Lookup(s.Each)
		entries, _ := value.([]any)
		type period struct {
			at  string
			out *big.Rat
		}
		var periods []period
		for _, e := range entries {
			entry, _ := e.(map[string]any)
			if amount, c, ok := money(entry[s.Amount]); ok && c == currency && entry[s.At] != nil {
				periods = append(periods, period{fmt.Sprint(entry[s.At]), new(big.Rat).Neg(amount)})
			}
		}
		if len(periods) < 3 {
			continue
		}
		slices.SortFunc(periods, func(a, b period) int { return strings.Compare(a.at, b.at) })
		first, last := periods[len(periods)-3].out, periods[len(periods)-1].out
		if last.Sign() <= 0 {
			return true, false
		}
		if first.Sign() <= 0 {
			return true, true
		}
		grown := new(big.Rat).Mul(first, new(big.Rat).Add(limit, big.NewRat(1, 1)))
		return true, last.Cmp(grown) > 0
	}
	return false, false
}

// dayFrom returns the day that the provenance of a fact is of, as lib.ages has it: the older one where it speaks of the amount too.
func dayFrom(p *profile.Profile, pointer string) (day Day, ok bool) {
	for _, name := range []string{pointer, pointer + "/amount"} {
		value, _ := p.Lookup(jsonpointer.Of("provenance", name, "as_of"))
		date, _ := value.(string)
		if first, _, is := span(date); is && (!ok || first < day) {
			day, ok = first, true
		}
	}
	return day, ok
}

func amountAt(p *profile.Profile, pointer string) (*big.Rat, string, bool) {
	value, _ := p.Lookup(pointer)
	return money(value)
}

// money returns an amount whose number is known.
func money(value any) (amount *big.Rat, currency string, ok bool) {
	object, _ := value.(map[string]any)
	number, isNumber := object["amount"].(json.Number)
	currency, hasCurrency := object["currency"].(string)
	if !isNumber || !hasCurrency {
		return nil, "", false
	}
	amount, ok = new(big.Rat).SetString(string(number))
	return amount, currency, ok
}

// amountText writes an amount as messages do, in both languages alike.
func amountText(amount *big.Rat, currency string) string {
	text := strings.TrimRight(strings.TrimRight(amount.FloatString(2), "0"), ".")
	return rule.FormatValue(map[string]any{"amount": json.Number(text), "currency": currency}, rule.English)
}
