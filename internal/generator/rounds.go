package generator

import (
	"fmt"
	"slices"
	"time"
)

// round is a financing that has closed.
type round struct {
	label    string
	stage    int
	post     int
	dilution int // percent
	closed   time.Time
	lead     string
	follower string
}

func (r round) amount() int { return r.post / 100 * r.dilution }

// series are the ways that companies come to their stage.
var series = [][][]string{
	{{"pre_seed", "seed"}, {"angel"}, {"angel", "pre_a"}, {"seed"}},
	{{"seed", "a"}, {"angel", "pre_a", "a"}, {"seed", "a", "b"}},
	{{"seed", "a", "b", "c"}, {"angel", "a", "b", "c"}, {"a", "b", "c", "d"}},
}

// stageOf returns the stage that a round of a name belongs to.
func stageOf(label string) int {
	switch label {
	case "pre_seed", "seed", "angel", "pre_a":
		return 0
	case "a", "b":
		return 1
	}
	return 2
}

// financings makes the rounds that the company has closed.
func (c *company) financings() {
	labels := pick(c.draw, series[c.stage])
	life := int(c.asOf.Sub(c.founded).Hours()/24) - 320
	post := c.units(c.between(30, 60) * 100_000)
	for i, label := range labels {
		r := round{label: label, stage: stageOf(label), post: post, dilution: c.between(10, 14), lead: c.fund(), follower: c.fund()}
		for r.follower == r.lead {
			r.follower = c.fund()
		}
		r.closed = c.founded.AddDate(0, 0, 60+life*(i+1)/(len(labels)+1)+c.between(0, 20))
		if i == len(labels)-1 {
			r.closed = c.asOf.AddDate(0, 0, -c.between(200, 300))
		}
		c.rounds = append(c.rounds, r)
		post = roundTo(post*either(c, c.between(22, 40), c.between(5, 9))/10, c.units(100_000))
	}
	if c.stage == 0 && c.odds(8) { // it has been paid for by its founders so far
		c.rounds = nil
	} else if c.wrong() {
		c.rounds[len(c.rounds)-1].dilution = c.between(30, 45)
	}
	if c.stage > 0 && c.odds(60) {
		c.grant = c.units(300_000)
	}
	if !c.wrong() {
		c.loan = c.debt
	}
}

var roundNames = map[string][2]string{
	"pre_seed": {"Pre-seed", "种子前轮"}, "seed": {"Seed", "种子轮"}, "angel": {"Angel", "天使轮"}, "pre_a": {"Pre-A", "Pre-A 轮"},
	"a": {"Series A", "A 轮"}, "b": {"Series B", "B 轮"}, "c": {"Series C", "C 轮"}, "d": {"Series D", "D 轮"},
}

func (c *company) roundName(r round) string {
	n := roundNames[r.label]
	return c.say(n[0], n[1])
}

func (c *company) financingList() []any {
	var out []any
	for i, r := range c.rounds {
		out = append(out, c.financing(i, r))
	}
	if c.grant > 0 {
		when := c.rounds[len(c.rounds)-1].closed.AddDate(0, 1, 0)
		out = append(out, of("name", c.say("Research grant", "研发专项"), "label", "grant", "stage", stages[c.stage], "channel", "government",
			"instrument", "grant", "amount", c.money(c.grant), "date", day(when), "closed_on", day(when),
			"use_of_proceeds", []any{c.say("Model research", "模型研发")}, "milestone", c.say("Mid-term review passed", "中期检查通过")))
	}
	if c.loan > 0 {
		out = append(out, of("name", c.say("Term loan", "流动资金贷款"), "label", "debt", "stage", stages[c.stage], "channel",
			either(c, "bank", "venture_debt"), "instrument", "loan", "amount", c.money(c.loan), "date", c.ago(400),
			"use_of_proceeds", []any{c.say("Working capital", "补充流动资金")}, "milestone", c.say("none", "none")))
	}
	if len(out) > 0 && c.wrong() {
		out = append(out, out[0])
	}
	if c.wrong() {
		slices.Reverse(out)
	}
	return out
}

func (c *company) financing(i int, r round) *object {
	channel, kind := "venture", "vc"
	switch {
	case i == 0 && r.stage == 0:
		channel, kind = either(c, "angel", "crowdfunding"), "angel"
	case i == len(c.rounds)-1 && c.stage > 0:
		channel = either(c, "strategic", "venture")
	}
	amount := r.amount()
	half := amount * 7 / 10
	investors := []any{
		of("name", r.lead, "type", kind, "amount", c.money(half), "sector_experience", !c.wrong()),
		of("name", either(c, r.follower, r.lead), "type", either(c, "corporate", "vc"), "amount", c.money(amount-half)),
	}
	closed := day(r.closed)
	lead := either(c, r.lead, either(c, c.fund(), "none"))
	o := of("name", c.roundName(r), "label", either(c, r.label, pick(c.draw, []string{"a", "b", "bridge", "other"})),
		"stage", stages[either(c, r.stage, 2)], "channel", channel, "instrument", either(c, "preferred", "note"),
		"amount", c.worded(amount), "date", closed, "closed_on", closed,
		"pre_money", c.money(either(c, r.post-amount, r.post)), "post_money", c.money(r.post),
		"lead", lead, "investors", investors, "investor_count", either(c, 2, c.between(1, 9)),
		"milestone", either(c, c.say("First product in use", "首个产品投入使用")+fmt.Sprint(" ", i+1), "none"))
	if c.odds(40) {
		o.set("amount_received", c.money(either(c, amount, amount*8/10)), "term_sheet_on", day(r.closed.AddDate(0, 0, -90)),
			"signed_on", day(r.closed.AddDate(0, 0, either(c, -20, 30))))
	}
	if c.odds(70) {
		o.set("use_of_proceeds", either(c, []any{c.say("Model and team", "模型研发与团队")}, []any{}))
	}
	if c.odds(20) {
		o.set("secondary", c.money(0), "converted", c.money(0))
	}
	if c.odds(30) {
		o.set("terms", of("tranches", c.between(1, 2), "exclusivity", c.wrong(), "veto_rights", []any{
			of("holder", r.lead, "matter", "new_financing", "sole", c.wrong()),
		}, "liquidation", of("multiple", either(c, 1, 2), "participating", c.wrong()), "redemption", c.redemption(r, amount),
			"valuation_adjustment", c.adjustment()))
	}
	if c.place.country == "US" && c.odds(60) {
		o.set("exemption", "Rule 506(b)", "form_d", of("first_sale_on", closed, "filed_on", day(r.closed.AddDate(0, 0, either(c, 9, 70))),
			"offering", c.money(amount), "indefinite", false, "sold", c.money(amount), "remaining", c.money(either(c, 0, amount/5))))
	}
	return o
}

// capTable shares out the company in hundredth parts of a percent; a thousand shares each.
func (c *company) capTable() *object {
	const whole, sharesEach = 10_000, 1000
	pool := either(c, c.between(900, 1400), pick(c.draw, []int{0, 300, 2600}))
	left := whole - pool
	after := 100_00 // what is left of a holding after all later rounds
	var investors []any
	for i := len(c.rounds) - 1; i >= 0; i-- {
		r := c.rounds[i]
		held := r.dilution * after / 100
		after = after * (100 - r.dilution) / 100
		lead := held * 7 / 10
		investors = append(investors, c.holding(r.lead, "investor", lead, c.roundName(r)),
			c.holding(r.follower, "investor", held-lead, c.roundName(r)))
		left -= held
	}
	if c.wrong() { // an early investor bought founders out
		bought := left * c.between(4, 8) / 10
		left -= bought
		investors = append(investors, c.holding(c.fund(), either(c, "investor", "other"), bought, ""))
	}
	var holders []any
	for i, name := range c.founders {
		part := left / (len(c.founders) - i)
		left -= part
		h := c.holding(name, "founder", part, "")
		if c.odds(40) {
			h.set("acting_in_concert", c.say("founders' agreement", "一致行动协议"))
		}
		holders = append(holders, h)
	}
	holders = append(holders, c.holding(c.say("Option pool", "期权池"), "option_pool", pool, ""))
	holders = append(holders, investors...)
	if c.wrong() {
		holders = append(holders, c.holding(c.fund(), "investor", c.between(100, 900), ""))
	}
	votes := c.between(51, 80)
	table := of("as_of", c.ago(either(c, 0, 400)), "control", of("voting_pct", votes, "economic_pct", either(c, votes-10, votes/3)),
		"options_granted", c.odds(80), "valuation_report_on", c.ago(either(c, 0, 500)), "basis", "fully_diluted", "total_fd_shares", whole*sharesEach, "holders", holders,
		"option_pool_unallocated_pct", decimal(either(c, pool, pool+200)))
	if c.place.country == "CN" {
		table.set("registered_holders", either(c, len(holders), 62), "looked_through_holders", either(c, len(holders)+c.between(2, 40), 240))
	}
	convertibles := []any{}
	if c.stage < 2 && c.odds(40) {
		soon := c.wrong()
		due, instrument := c.between(700, 1100), pick(c.draw, []string{"safe_post_money", "safe_pre_money", "note"})
		if soon {
			due, instrument = c.between(60, 170), "note"
		}
		convertibles = append(convertibles, of("holder", c.fund(), "instrument", instrument,
			"amount", c.money(c.units(500_000)), "valuation_cap", c.money(either(c, c.units(8_000_000), c.units(400_000))),
			"uncapped", false, "discount_pct", 20, "maturity_on", c.ago(-due)))
	}
	return table.set("convertibles", convertibles)
}

func (c *company) holding(name, class string, part int, round string) *object {
	h := of("name", name, "class", class, "shares", part*1000, "pct", decimal(part))
	if round != "" {
		h.set("round", round)
	}
	return h
}

func (c *company) valuations() []any {
	var out []any
	for _, r := range c.rounds {
		out = append(out, of("date", day(r.closed), "post_money", c.money(r.post)))
	}
	return out
}

func (c *company) declared() *object {
	total, count := c.grant+c.loan, len(c.rounds)
	for _, r := range c.rounds {
		total += r.amount()
	}
	for _, other := range []int{c.grant, c.loan} {
		if other > 0 {
			count++
		}
	}
	return of("funding_total", c.worded(either(c, total, total*3)), "funding_rounds", either(c, count, count+2))
}

func (c *company) sources() []any {
	out := []any{"equity"}
	if c.loan > 0 || c.wrong() {
		out = append(out, "debt")
	}
	return out
}

// redemption returns what the investors of a round may demand back; usual in China.
func (c *company) redemption(r round, amount int) []any {
	if c.place.country != "CN" || c.odds(40) {
		return []any{}
	}
	return []any{of("holder", r.lead, "trigger", c.say("No listing by then", "届时未上市"),
		"due_on", c.ago(-either(c, c.between(800, 1400), c.between(90, 500))), "amount", c.money(amount*13/10),
		"obligor", either(c, "company", pick(c.draw, []string{"founders", "joint"})))}
}

// adjustment returns the target that a round's investors set; usual in China.
func (c *company) adjustment() []any {
	if c.place.country != "CN" || c.odds(60) {
		return []any{}
	}
	return []any{of("metric", "net_profit", "period_end", c.ago(-c.between(60, 500)), "remedy", pick(c.draw, []string{"cash", "shares", "redemption"}),
		"met", !c.wrong())}
}
