package generator

// Mixed is profile i of the seed with part of its amounts in other currencies, as companies have them that raise and sell abroad: about
// the same worth, at round rates. One in fifty of these amounts is in a currency that no table knows.
func Mixed(seed uint64, i int) []byte {
	c, profile := draft(seed, i)
	c.mix(profile)
	return encode(nil, profile)
}

// abroad are other currencies, with the tenths of units that buy what a dollar buys.
var abroad = []struct {
	currency string
	scale    int
}{
	{"USD", 10}, {"CNY", 70}, {"EUR", 9}, {"GBP", 8}, {"HKD", 78}, {"JPY", 1500}, {"KRW", 13_000}, {"INR", 830}, {"SGD", 13}, {"CHF", 9},
}

// mix puts two in five amounts into another currency.
func (c *company) mix(value any) {
	switch x := value.(type) {
	case *object:
		c.move(x)
		for _, m := range *x {
			c.mix(m.value)
		}
	case []any:
		for _, entry := range x {
			c.mix(entry)
		}
	}
}

func (c *company) move(money *object) {
	var amount, currency *member
	for i := range *money {
		switch m := &(*money)[i]; m.key {
		case "amount":
			amount = m
		case "currency":
			currency = m
		}
	}
	if amount == nil || currency == nil || !c.odds(40) {
		return
	}
	units, ok := amount.value.(int)
	if !ok {
		return
	}
	to := pick(c.draw, abroad)
	amount.value, currency.value = units/c.place.scale*to.scale, to.currency
	if c.odds(2) {
		currency.value = "XAF"
	}
}
