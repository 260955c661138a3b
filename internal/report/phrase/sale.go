package phrase

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/waterfall"
	"github.com/diligo/diligo/internal/words"
)

// Sale shows who would receive what if the company were sold, at several prices.
type Sale struct {
	Exits []string // total paid to shareholders, formatted
	Rows  []SaleRow
	Notes []string // assumptions
}

// SaleRow is a holding with its proceeds at each price; a dash if they can't be determined.
type SaleRow struct {
	Holder, Class string
	Paid          []string
}

// saleRows is the number of holdings shown; the others share one row.
const saleRows = 15

// Sale divides half, all and twice the last valuation among the shareholders, or one, three and ten times the liquidation preferences. It
// returns nil if the profile lists no holders or nobody has a preference; why says which fact is missing, if that is the reason.
func (t Phrases) Sale(place string) (sale *Sale, why string) {
	if t.Profiles == nil {
		return nil, ""
	}
	at := func(pointer string) any {
		value, _ := t.Profiles.Fact(place, pointer)
		return value
	}
	if list, _ := at("/cap_table/holders").([]any); len(list) == 0 {
		return nil, ""
	}
	c, err := waterfall.Read(at, waterfall.Terms{Pool: waterfall.PoolNone})
	if err != nil {
		return nil, words.Error(t.Lang, err)
	}
	first := c.Preferences()
	if first.Sign() == 0 {
		return nil, ""
	}
	exits := times(lastValuation(at, c.Currency), 1, 2, 1, 1, 2, 1)
	sale = &Sale{Notes: []string{words.Say(t.Lang, "Shares are of half, all and twice of the last post-money valuation, after debt and costs; diligo waterfall shows other exits.")}}
	if exits == nil {
		exits = times(first, 1, 1, 3, 1, 10, 1)
		sale.Notes = []string{words.Say(t.Lang, "Shares are of one, three and ten times of what is paid first, after debt and costs; diligo waterfall shows other exits.")}
	}
	rows := make([]SaleRow, len(c.Holders))
	for i, h := range c.Holders {
		class := c.Classes[h.Class]
		rows[i] = SaleRow{Holder: h.Name, Class: class.Name}
		if class.Preference == nil {
			rows[i].Class = t.Vocabulary.Word("instrument", class.Name, t.Lang)
		}
	}
	amount := func(n *big.Rat) string {
		return rule.FormatValue(map[string]any{"amount": json.Number(n.FloatString(0)), "currency": c.Currency}, t.Lang)
	}
	untold := false
	var last []*big.Rat
	for _, exit := range exits {
		sale.Exits = append(sale.Exits, amount(exit))
		d, err := c.Divide(exit, false)
		for i := range rows {
			if err != nil {
				rows[i].Paid = append(rows[i].Paid, words.Say(t.Lang, "–"))
				untold = true
				continue
			}
			rows[i].Paid = append(rows[i].Paid, amount(d.Holders[i]))
			last = d.Holders
		}
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	if last != nil {
		slices.SortStableFunc(order, func(a, b int) int { return last[b].Cmp(last[a]) })
	}
	for _, i := range order[:min(len(order), saleRows)] {
		sale.Rows = append(sale.Rows, rows[i])
	}
	if rest := len(rows) - len(sale.Rows); rest > 0 {
		sale.Notes = append(sale.Notes, words.Count(t.Lang, rest, "%d smaller holding is not shown.", "%d smaller holdings are not shown."))
	}
	if untold {
		sale.Notes = append(sale.Notes, words.Say(t.Lang, "Not shown: what is paid first exceeds the exit, and the profile does not say which round comes first."))
	}
	list, _ := at("/cap_table/holders").([]any)
	if slices.ContainsFunc(list, func(e any) bool { h, _ := e.(map[string]any); return h["class"] == "option_pool" }) {
		sale.Notes = append(sale.Notes, words.Say(t.Lang, "Options that nobody holds are paid nothing."))
	}
	return sale, ""
}

// times returns multiples of an amount, given as fractions; nil if the amount is not positive.
func times(of *big.Rat, fractions ...int64) []*big.Rat {
	if of == nil || of.Sign() <= 0 {
		return nil
	}
	var all []*big.Rat
	for i := 0; i+1 < len(fractions); i += 2 {
		all = append(all, new(big.Rat).Mul(of, big.NewRat(fractions[i], fractions[i+1])))
	}
	return all
}

// lastValuation returns the post-money valuation of the latest round that states one in the currency; nil if there is none or the dates
// leave open which is the latest.
func lastValuation(at func(pointer string) any, currency string) *big.Rat {
	rounds, _ := at("/rounds").([]any)
	day := ""
	var last *big.Rat
	for _, r := range rounds {
		round, _ := r.(map[string]any)
		date, _ := round["date"].(string)
		post, _ := round["post_money"].(map[string]any)
		n, ok := post["amount"].(json.Number)
		if !ok || post["currency"] != currency {
			continue
		}
		value, ok := new(big.Rat).SetString(n.String())
		switch {
		case !ok || date == "" || day != "" && (strings.HasPrefix(date, day) || strings.HasPrefix(day, date)):
			return nil
		case date > day:
			day, last = date, value
		}
	}
	return last
}
