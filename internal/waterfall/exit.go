package waterfall

import (
	"math/big"

	"github.com/diligo/diligo/internal/words"
)

// Exit is one division of what the shareholders are paid, as JSON. Amounts are in the currency of the rounds, with two decimals.
type Exit struct {
	Exit     string       `json:"exit"`
	Currency string       `json:"currency"`
	Refused  string       `json:"refused,omitempty"` // why it can't be told, and what to do
	Classes  []ExitClass  `json:"classes,omitempty"`
	Holders  []ExitHolder `json:"holders,omitempty"`
}

// ExitClass is what a class of shares is paid.
type ExitClass struct {
	Class      string `json:"class"`
	Preference string `json:"preference"`
	Common     string `json:"common"` // by its shares
	Converted  bool   `json:"converted"`
}

// ExitHolder is what a holding is paid. Rounded to cents, the holdings add up to the exit.
type ExitHolder struct {
	Holder string `json:"holder"`
	Class  string `json:"class"`
	Paid   string `json:"paid"`
	Share  string `json:"share_pct"` // of the exit
}

// Exit divides proceeds, which must not be negative, among the shareholders; shown is how they are written. Ranked reports that it is known
// which preference is paid first.
func (c *CapTable) Exit(proceeds *big.Rat, shown string, ranked bool, lang words.Lang) Exit {
	e := Exit{Exit: shown, Currency: c.Currency}
	d, err := c.Divide(proceeds, ranked)
	if err != nil {
		e.Refused = words.In(lang, "the preferences exceed the exit, and the profile does not say which round is paid first: use --rank standard or --rank pari-passu")
		return e
	}
	for i, p := range d.Paid {
		e.Classes = append(e.Classes, ExitClass{c.Classes[i].Name, p.Preference.FloatString(2), p.Common.FloatString(2), p.Converted})
	}
	for i, cents := range Cents(d.Holders) {
		share := "0.00"
		if proceeds.Sign() > 0 {
			share = new(big.Rat).Mul(new(big.Rat).Quo(d.Holders[i], proceeds), big.NewRat(100, 1)).FloatString(2)
		}
		h := c.Holders[i]
		e.Holders = append(e.Holders, ExitHolder{h.Name, c.Classes[h.Class].Name, new(big.Rat).SetFrac(cents, big.NewInt(100)).FloatString(2), share})
	}
	return e
}
