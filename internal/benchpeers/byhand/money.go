package byhand

import (
	"encoding/json"
	"math"
	"slices"
	"sync"
	"time"

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

// periods are the figures of a period: of how many months, and how many months before the end of the accounts' period it ended.
var periods = map[string]struct{ months, before int }{
	"/financials/net_new_arr_12m": {months: 12},
}

// rate returns how many units of one currency one unit of another is worth on the day of the fact at a pointer, or in the mean of its period:
// by the profile where its rate is sound and near, else as shipped, else by the profile's rate of another day.
func (p *Profile) rate(from, to, pointer string) (float64, bool) {
	day := p.known(p.date(pointer))
	if own, ok := p.own(from, to, day); ok {
		return own, true
	}
	if of, ok := periods[pointer]; ok {
		sum, all := int64(0), day != "" // in rateScale, as a float of the sum may fall on the other side of a half
		for i := range of.months {
			if !all {
				break
			}
			var r float64
			r, all = shippedRate(from, to, monthsBefore(day, of.before+i))
			sum += int64(math.Round(r * rateScale))
		}
		if all {
			months := int64(of.months)
			return float64((2*sum+months)/(2*months)) / rateScale, true
		}
	} else if r, ok := shippedRate(from, to, day); ok {
		return r, true
	}
	return p.own(from, to, p.asOf())
}

// own returns the profile's rate of a pair or the reverse of the other direction's, where it is sound and near the day.
func (p *Profile) own(from, to, day string) (float64, bool) {
	if r, ok := p.Rates[from][to]; ok && p.sound(from, to, r) && near(r.AsOf, day) {
		return r.Rate, true
	}
	if r, ok := p.Rates[to][from]; ok && p.sound(to, from, r) && near(r.AsOf, day) {
		return rounded(1 / r.Rate), true
	}
	return 0, false
}

func near(of, day string) bool {
	if day == "" {
		return true
	}
	a, b := parseDate(of), parseDate(day)
	return a.within(b, maximumRateAgeDays) && b.within(a, maximumRateAgeDays)
}

// known returns a date, but no later than the day of the profile.
func (p *Profile) known(day string) string {
	if asOf := p.asOf(); asOf != "" && day != "" && end(day) > end(asOf) {
		return asOf
	}
	return day
}

// end returns the last day that a date may be, as text; each month has 31 days.
func end(day string) string {
	switch len(day) {
	case len("2006"):
		return day + "-12-31"
	case len("2006-01"):
		return day + "-31"
	}
	return day
}

// monthsBefore returns the month so many months before a date; the date itself for none.
func monthsBefore(day string, months int) string {
	if months == 0 {
		return day
	}
	t, _ := time.Parse("2006-01", end(day)[:len("2006-01")]) // the schema demands the form
	return t.AddDate(0, -months, 0).Format("2006-01")
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
	if on == "" {
		return 0, false
	}
	a, ok := perEuro(from, on)
	b, ok2 := perEuro(to, on)
	return rounded(b / a), ok && ok2
}

// perEuro returns the last quote up to the end of a date.
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

// converted returns the amount of the fact at a pointer in another currency; not ok when it is unknown or has no rate.
func (p *Profile) converted(m *Money, currency, pointer string) (float64, bool) {
	if !m.known() {
		return 0, false
	}
	if m.Currency == currency || *m.Amount == 0 {
		return *m.Amount, true
	}
	r, ok := p.rate(m.Currency, currency, pointer)
	return *m.Amount * r, ok
}

// unrated returns the pointer of the rate that is needed to convert m, the fact at a pointer, and that nobody gives, or "".
func (p *Profile) unrated(m *Money, currency, pointer string) string {
	if m == nil || m.Currency == currency || m.Amount != nil && *m.Amount == 0 {
		return ""
	}
	if _, ok := p.rate(m.Currency, currency, pointer); ok {
		return ""
	}
	return "/rates/" + m.Currency + "/" + currency
}

func amount(a float64, currency string) Money { return Money{Amount: &a, Currency: currency} }
