package generator

import (
	"fmt"
	"time"
)

// company is what one made-up company is, before it is written down: the figures from which the sections of its profile
// follow, so that they agree with one another unless something is to be wrong.
type company struct {
	draw
	number  int
	density density
	trouble int // percent of the things that could be wrong which are
	slips   int // mistakes in the form

	place      place
	chinese    bool
	stage      int // 0 start-up, 1 growth, 2 expansion
	asOf       time.Time
	founded    time.Time
	name       string
	founders   []string
	headcount  int
	gross, net int // burn a month
	revenue    int // of the last twelve months, and of those before
	previous   int
	monthly    int // revenue of the last month
	cash, debt int
	ask        int
	months     int // that the ask is to last
	launched   bool
	noMarket   bool    // nobody pays, and use does not grow
	weak       [4]bool // abilities that no founder has: technical, business, team building, capital
	thin       bool    // one vendor's model takes the margin
	profitable bool
	rounds     []round
	grant      int // received beside the rounds
	loan       int // the part of the debt that is listed as a round
}

// place is a country with its money.
type place struct {
	country, jurisdiction, currency string
	scale                           int // tenths of units of the currency that buy what a dollar buys
	rate                            int // hundredths of renminbi for a unit; 0 where the policies know one
}

var places = []place{
	{"CN", "CN", "CNY", 70, 0}, {"CN", "CN", "CNY", 70, 0}, {"CN", "CN", "CNY", 70, 0},
	{"US", "US-DE", "USD", 10, 0}, {"US", "US-CA", "USD", 10, 0},
	{"GB", "GB", "GBP", 8, 920}, {"DE", "DE", "EUR", 9, 0}, {"SG", "SG", "SGD", 13, 540},
}

var stages = []string{"start_up", "growth", "expansion"}

func newCompany(d draw, number int) *company {
	c := &company{draw: d, number: number, density: densities[d.IntN(len(densities))]}
	if d.odds(4) {
		c.density = everything
	}
	switch d.IntN(4) {
	case 0: // healthy
	case 1, 2:
		c.trouble, c.slips = 8, d.IntN(3)
	default:
		c.trouble, c.slips = 30, 2+d.IntN(6)
	}
	c.place = pick(d, places)
	c.chinese = c.place.country == "CN" && d.odds(85)
	c.stage = d.IntN(len(stages))
	c.asOf = time.Date(2024, time.Month(7+d.IntN(18)), 0, 0, 0, 0, 0, time.UTC)
	c.founded = c.asOf.AddDate(0, -[]int{18, 48, 90}[c.stage]-d.IntN(18), d.IntN(28))
	c.name = c.madeUpName()
	for len(c.founders) < 2+d.IntN(2) {
		c.founders = append(c.founders, c.person())
	}
	c.headcount = d.between([]int{6, 30, 160}[c.stage], []int{24, 140, 700}[c.stage])
	c.launched = !c.wrong() && (c.stage > 0 || d.odds(70))
	c.noMarket = c.wrong()
	for i := range c.weak {
		c.weak[i] = c.wrong()
	}
	c.thin = c.wrong()
	c.profitable = c.stage == 2 && d.odds(35)
	c.books()
	c.financings()
	return c
}

// wrong says whether this one thing is wrong with the company.
func (c *company) wrong() bool { return c.odds(c.trouble) }

// either is good, or bad if this one thing is wrong.
func either[T any](c *company, good, bad T) T {
	if c.wrong() {
		return bad
	}
	return good
}

// say returns a text in the language of the company's profile.
func (c *company) say(en, zh string) string {
	if c.chinese {
		return zh
	}
	return en
}

// units are so many dollars in the company's currency.
func (c *company) units(dollars int) int { return dollars * c.place.scale / 10 }

func (c *company) money(amount int) *object {
	return of("amount", amount, "currency", c.place.currency)
}

// worded is money with the words that a source has for it.
func (c *company) worded(amount int) *object {
	m := c.money(amount)
	if c.odds(25) {
		shown := either(c, amount, amount*10)
		if c.wrong() {
			shown = amount * 10_000
		}
		if c.chinese {
			m.set("amount_text", decimal(shown/100).String()+" 万元")
		} else {
			m.set("amount_text", decimal(shown/10).String()+" thousand")
		}
	}
	return m
}

// books makes the figures of the accounts.
func (c *company) books() {
	perHead := c.between(11, 15) * 1000
	c.gross = roundTo(c.units(c.headcount*perHead), c.units(1000))
	share := c.between([]int{4, 35, 40}[c.stage], []int{25, 55, 62}[c.stage])
	if c.profitable {
		share = c.between(105, 130)
	}
	if !c.launched || c.noMarket && c.odds(60) {
		share = 0
	}
	c.revenue = roundTo(c.gross*12*share/100, c.units(1000))
	c.previous = roundTo(c.revenue*100/either(c, c.between(170, 300), c.between(70, 105)), c.units(1000))
	c.monthly = c.revenue * 11 / 120
	c.net = roundTo(c.gross-c.monthly, c.units(1000))
	c.cash = max(c.net, c.gross/4) * either(c, c.between(15, 26), c.between(1, 9))
	if c.stage == 2 || c.wrong() {
		c.debt = roundTo(c.cash*c.between(0, either(c, 10, 90))/100, c.units(10_000))
	}
	c.months = c.between(15, 20)
	c.ask = roundTo(c.gross*c.months*10/9, c.units(100_000))
	if c.wrong() {
		c.ask = roundTo(max(c.net, c.gross/3)*pick(c.draw, []int{3, 6, 60}), c.units(100_000)) + c.units(100_000)
	}
}

// roundTo rounds down to a whole number of steps.
func roundTo(amount, step int) int { return amount / step * step }

func day(t time.Time) string { return t.Format("2006-01-02") }

// ago returns the day so many days before the profile's; a negative number is a day to come.
func (c *company) ago(days int) string { return day(c.asOf.AddDate(0, 0, -days)) }

// lately returns a day of the last few weeks, or long ago if this one thing is wrong.
func (c *company) lately() string {
	return c.ago(either(c, c.between(3, 55), c.between(200, 900)))
}

// profile writes the company down, all of it.
func (c *company) profile() *object {
	p := of("company", c.itself())
	p.set("capital_needs", c.needs(), "use_of_funds", c.uses())
	if c.odds(40) {
		p.set("use_of_funds_actual", c.spent())
	}
	p.set("rounds", c.financingList(), "cap_table", c.capTable(), "financials", c.financials())
	p.set("financing_plan", c.plan(), "investor_relations", c.relations(), "risk", c.risk(), "legal", c.legal())
	if c.odds(60) {
		p.set("grants", c.grants())
	}
	p.set("team", c.team(), "tech", c.tech())
	p.set("data_assets", c.dataAssets(), "compute", c.compute(), "market", c.market(), "product", c.product())
	p.set("strategy", c.strategy(), "dependencies", c.dependencies())
	p.set("gtm", of("channels", []any{
		of("name", c.say("Direct sales", "直销"), "cost", c.money(c.revenue/9), "customers_won", either(c, c.between(2, 40), 0)),
	}))
	p.set("treasury", of("banks", either(c, c.between(2, 4), 1), "max_bank_share_pct", either(c, c.between(35, 75), c.between(85, 100)),
		"dual_control", !c.wrong()))
	p.set("data_room", c.dataRoom(), "forecast", c.forecast(), "related_parties", c.relatedParties())
	if c.odds(60) {
		p.set("valuation_history", c.valuations())
	}
	p.set("declared", c.declared())
	p.set("claims", of("runway_months", either(c, c.runway(), c.runway()*2+6), "funding_sources", c.sources()))
	if c.odds(15) {
		p.set("asked", of("/financials/ltv", c.lately()))
	}
	if c.place.rate > 0 {
		p.set("rates", of(c.place.currency, of("CNY", of("rate", decimal(either(c, c.place.rate, c.place.rate*10)),
			"as_of", c.ago(either(c, 30, 500)), "source", "central bank"))))
	}
	return p
}

// runway returns how many months the cash lasts.
func (c *company) runway() int { return c.cash / max(c.net, c.gross/20) }

func (c *company) itself() *object {
	status := "operating"
	if c.wrong() && c.odds(30) {
		status = pick(c.draw, []string{"closed", "acquired", "ipo"})
	}
	stage := c.stage
	if c.wrong() && c.odds(40) {
		stage = c.IntN(len(stages))
	}
	legalForm := "other"
	if c.place.country == "CN" {
		legalForm = pick(c.draw, []string{"limited_liability", "limited_liability", "limited_by_shares"})
	}
	return of("id", fmt.Sprintf("made-up-%d", c.number), "legal_form", legalForm, "name", c.name, "legal_name", c.legalName(),
		"country", c.place.country, "jurisdiction", c.place.jurisdiction, "founded_on", either(c, day(c.founded), c.ago(200)),
		"status", status, "stage", stages[stage], "sector", c.sector(), "headcount", either(c, c.headcount, 2), "as_of", day(c.asOf),
		"reporting_currency", c.place.currency, "serves_public_genai", c.odds(30))
}

// shares are what hundredth parts of the ask go where, by stage.
var shares = [][]int{{36, 9, 12, 10, 23}, {27, 7, 11, 23, 22}, {21, 5, 11, 30, 23}}

var needCategories = []string{"rnd", "data", "hardware", "marketing", "operations"}

func (c *company) needs() []any {
	var out []any
	stage := either(c, c.stage, c.IntN(len(stages)))
	for i, category := range needCategories {
		if c.wrong() {
			continue
		}
		need := of("category", category, "amount", c.money(c.ask/100*shares[stage][i]), "months", c.months)
		if c.odds(50) {
			need.set("stage", stages[c.stage])
		}
		out = append(out, need)
	}
	if c.stage > 0 && c.odds(30) { // what the stage before took
		needed := 0
		for _, r := range c.rounds {
			if r.stage == c.stage-1 {
				needed += r.amount()
			}
		}
		out = append(out, of("category", "rnd", "amount", c.money(either(c, needed, needed*4)), "months", 24, "stage", stages[c.stage-1]))
	}
	return out
}

var goals = [][2]string{
	{"Next model reaches its target on the hard cases", "下一代模型在难例上达标"}, {"Licensed corpus doubled", "授权语料翻倍"},
	{"Unit cost of inference down by 40 percent", "单次推理成本下降四成"}, {"Paying customers doubled", "付费客户翻番"},
	{"Delivery team in two regions", "两地交付团队到位"},
}

func (c *company) uses() []any {
	var out []any
	stage := either(c, c.stage, c.IntN(len(stages)))
	for i, category := range needCategories {
		share := either(c, shares[stage][i], shares[stage][i]+c.between(3, 20))
		out = append(out, of("category", category, "amount", c.money(c.ask/100*share), "share_pct", either(c, share, share/2),
			"milestone", either(c, c.say(goals[i][0], goals[i][1]), c.say("Growth", "增长"))))
	}
	if c.wrong() {
		out = append(out, out[3])
	}
	return append(out, of("category", "contingency", "amount", c.money(c.ask/10), "share_pct", 10,
		"milestone", c.say("Held back by the board", "预备金")))
}

func (c *company) spent() []any {
	var out []any
	for i, category := range needCategories {
		planned := c.gross * shares[c.stage][i] / 10
		out = append(out, of("category", category, "planned", c.money(planned),
			"spent", c.money(planned*either(c, c.between(92, 108), c.between(140, 220))/100)))
	}
	return out
}
