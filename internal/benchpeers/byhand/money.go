package byhand

func (m *Money) known() bool { return m != nil && m.Amount != nil }

// shippedRates are those of lib/money, newest first.
var shippedRates = map[[2]string][]struct {
	asOf string
	rate float64
}{
	{"USD", "CNY"}: {
		{"2024-12-31", 7.1884}, {"2023-12-29", 7.0827}, {"2022-12-30", 6.9646}, {"2021-12-31", 6.3757},
		{"2020-12-31", 6.5249}, {"2019-12-31", 6.9762}, {"2018-12-28", 6.8632},
	},
	{"EUR", "CNY"}: {
		{"2024-12-31", 7.5257}, {"2023-12-29", 7.8592}, {"2022-12-30", 7.4229}, {"2021-12-31", 7.2197},
		{"2020-12-31", 8.0250}, {"2019-12-31", 7.8155}, {"2018-12-28", 7.8473},
	},
}

const maximumRateAgeDays = 400

// rate is how many units of one currency one unit of another is worth, by the profile, else as shipped.
func (p *Profile) rate(from, to string) (float64, bool) {
	if r, ok := p.Rates[from][to]; ok {
		return r.Rate, true
	}
	if r, ok := p.Rates[to][from]; ok {
		return 1 / r.Rate, true
	}
	if r, ok := p.shippedRate(from, to); ok {
		return r, true
	}
	if r, ok := p.shippedRate(to, from); ok {
		return 1 / r, true
	}
	return 0, false
}

func (p *Profile) shippedRate(from, to string) (float64, bool) {
	if p.Company.AsOf == nil {
		return 0, false
	}
	asOf := parseDate(*p.Company.AsOf)
	for _, r := range shippedRates[[2]string{from, to}] {
		of := parseDate(r.asOf)
		if of.notAfter(asOf) && of.within(asOf, maximumRateAgeDays) {
			return r.rate, true
		}
	}
	return 0, false
}

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
