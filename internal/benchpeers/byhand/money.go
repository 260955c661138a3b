package byhand

import (
	"encoding/json"
	"math"
	"slices"
	"sync"

	"github.com/diligo/diligo/policies"
)

func (m *Money) known() bool { return m != nil && m.Amount != nil }

// The figures of lib/money.
const (
	maximumRateAgeDays = 400
	rateTolerancePct   = 2.0
	maximumRateOffPct  = 50.0
	rateScale          = 1e8
)

// shippedRates are those of lib/money: units for one euro, by currency and day.
var shippedRates = sync.OnceValue(func() (r struct {
	Calendars map[string]struct {
		Days []string `json:"days"`
	} `json:"calendars"`
	Series map[string]struct {
		Calendar string    `json:"calendar"`
		Values   []float64 `json:"values"`
	} `json:"series"`
}) {
	if err := json.Unmarshal(policies.Rates, &r); err != nil {
		panic(err) // an embedded file
	}
	return r
})

// rate is how many units of one currency one unit of another is worth, by the profile where its rate is sound, else as shipped.
func (p *Profile) rate(from, to string) (float64, bool) {
	if r, ok := p.Rates[from][to]; ok && p.sound(from, to, r) {
		return r.Rate, true
	}
	if r, ok := p.Rates[to][from]; ok && p.sound(to, from, r) {
		return rounded(1 / r.Rate), true
	}
	if p.Company.AsOf == nil {
		return 0, false
	}
	return shippedRate(from, to, *p.Company.AsOf)
}

// sound says whether a rate of the profile is near the day of the profile, agrees with the reverse rate and with the shipped one.
func (p *Profile) sound(from, to string, r Rate) bool {
	if p.Company.AsOf != nil {
		of, asOf := parseDate(r.AsOf), parseDate(*p.Company.AsOf)
		if asOf.before(of) || !of.within(asOf, maximumRateAgeDays) || !asOf.within(of, maximumRateAgeDays) {
			return false
		}
	}
	if reverse, ok := p.Rates[to][from]; ok && math.Abs(r.Rate*reverse.Rate-1)*100 > rateTolerancePct {
		return false
	}
	shipped, ok := shippedRate(from, to, r.AsOf)
	return !ok || max(r.Rate, shipped)*100 <= min(r.Rate, shipped)*(100+maximumRateOffPct)
}

func shippedRate(from, to, on string) (float64, bool) {
	a, ok := perEuro(from, on)
	b, ok2 := perEuro(to, on)
	return rounded(b / a), ok && ok2
}

// perEuro is the last quote up to the end of a date.
func perEuro(currency, on string) (float64, bool) {
	if currency == "EUR" {
		return 1, true
	}
	shipped := shippedRates()
	series := shipped.Series[currency]
	days := shipped.Calendars[series.Calendar].Days
	i, ok := slices.BinarySearch(days, on+"~") // behind all days of the date
	if ok || i == 0 || !parseDate(days[i-1]).within(date{last: parseDate(on).last}, maximumRateAgeDays) {
		return 1, false
	}
	return series.Values[i-1], true
}

func rounded(rate float64) float64 { return math.Round(rate*rateScale) / rateScale }

// converted is an amount in another currency; not ok when it is unknown or has no rate.
func (p *Profile) converted(m *Money, currency string) (float64, bool) {
	if !m.known() {
		return 0, false
	}
	if m.Currency == currency || *m.Amount == 0 {
		return *m.Amount, true
	}
	r, ok := p.rate(m.Currency, currency)
	return *m.Amount * r, ok
}

// unrated is the pointer of the rate that is needed to convert m and that nobody gives, or "".
func (p *Profile) unrated(m *Money, currency string) string {
	if m == nil || m.Currency == currency || m.Amount != nil && *m.Amount == 0 {
		return ""
	}
	if _, ok := p.rate(m.Currency, currency); ok {
		return ""
	}
	return "/rates/" + m.Currency + "/" + currency
}

func amount(a float64, currency string) Money { return Money{Amount: &a, Currency: currency} }
