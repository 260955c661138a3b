package generator

import (
	"fmt"
)

func (c *company) financials() *object {
	liabilities := c.debt + c.gross/3
	assets := c.cash + c.monthly*2 + c.debt
	if c.wrong() { // what was borrowed is spent
		assets = max(c.debt*9/10, c.gross/4)
	}
	arr := c.monthly * 12
	o := of("period_end", c.ago(either(c, c.between(0, 30), c.between(200, 900))),
		"statements", either(c, []string{"management", "reviewed", "audited"}[c.stage], "none"),
		"cash", c.money(c.cash), "monthly_gross_burn", c.money(either(c, c.gross, c.gross*3)), "monthly_net_burn", c.money(c.net),
		"undrawn_facility", c.money(0), "revenue_ttm", c.money(c.revenue), "revenue_prior_ttm", c.money(c.previous), "arr", c.money(either(c, arr, arr*4)),
		"net_new_arr_12m", c.money(arr*either(c, c.between(50, 65), c.between(1, 12))/100),
		"gross_margin_pct", c.margin(), "ebitda_ttm", c.money(c.revenue-c.gross*11),
		"operating_cash_flow_ttm", c.money(-c.net*11), "rnd_expense_ttm", c.money(c.gross*4),
		"total_assets", c.money(assets), "total_liabilities", c.money(liabilities),
		"net_assets", c.money(either(c, assets-liabilities, assets)), "interest_bearing_debt", c.money(c.debt),
		"annual_debt_service", c.money(c.debt/4), "top_customer_share_pct", either(c, c.between(8, 24), c.between(45, 90)),
		"top5_customers_share_pct", either(c, c.between(25, 60), c.between(91, 99)),
		"churn_12m_pct", either(c, c.between(2, 15), c.between(32, 60)))
	customers := c.between([]int{3, 20, 60}[c.stage], []int{9, 60, 300}[c.stage])
	price := c.revenue / customers
	o.set("customers", either(c, customers, customers*4), "revenue_per_customer", c.money(price), "ltv", c.money(price*4),
		"cac", c.money(price*either(c, c.between(70, 110), c.between(420, 700))/100),
		"cac_payback_months", decimal(either(c, c.between(700, 1900), c.between(2600, 4800))))
	if c.odds(60) {
		o.set("gross_margin_includes_inference", either(c, true, false), "inference_cost_ttm", c.money(c.revenue*c.between(5, 25)/100),
			"receivables", c.money(c.revenue/either(c, 6, 2)))
	}
	if c.place.country == "CN" {
		o.set("high_tech_income_pct", either(c, c.between(70, 95), 40))
	}
	if c.profitable || c.stage > 0 && c.odds(50) {
		o.set("operating_cash_flow", c.cashFlow(), "distributable_profit_avg_3y", c.money(-c.net*6))
	}
	if c.odds(40) {
		used := c.net * 6
		o.set("cash_bridge", of("from", c.ago(182), "cash_start", c.money(max(0, c.cash+used)),
			"raised", c.money(0), "net_burn", c.money(either(c, used, used*4))))
	}
	if c.stage == 2 && c.odds(60) || c.stage == 1 && c.place.country == "CN" && c.odds(90) {
		o.set("annual", c.years())
	}
	return o
}

// margin returns the gross margin in percent, thin where a vendor takes it.
func (c *company) margin() int {
	if c.thin {
		return c.between(10, 30)
	}
	return c.between(55, 80)
}

func (c *company) cashFlow() []any {
	var out []any
	for i := 11; i >= 0; i-- {
		month := c.asOf.AddDate(0, 0, -27).AddDate(0, -i, 0)
		out = append(out, of("month", month.Format("2006-01"), "amount", c.money(-c.net-c.gross*i/100)))
	}
	return out
}

func (c *company) years() []any {
	var out []any
	for i := 3; i >= 1; i-- {
		part := 4 - i
		out = append(out, of("year", c.asOf.Year()-i, "revenue", c.money(c.previous*part/3), "net_profit", c.money(-c.net*2*part),
			"rnd_expense", c.money(c.gross*part), "operating_expense", c.money(c.gross*part*either(c, 4, 12)), "operating_cash_flow", c.money(-c.net*3*part)))
	}
	return out
}

func (c *company) plan() *object {
	channel, instrument := []string{"venture", "venture", "private_equity"}[c.stage], "preferred"
	var odd *object
	switch c.IntN(8) {
	case 0:
		if c.stage == 2 || c.wrong() {
			channel, instrument = "bond", "bond"
		}
	case 1:
		switch {
		case c.profitable && c.odds(70): // a loan that it can carry
			odd = of("channel", "bank", "instrument", "loan", "amount", c.money(max(c.units(10_000), -c.net)), "rate_pct", 5, "annual_cost_pct", 6, "risk", c.say("Covenants", "财务约束条款"))
		case c.profitable || c.wrong():
			channel, instrument = pick(c.draw, []string{"bank", "venture_debt"}), "loan"
		}
	case 2:
		if c.stage == 0 || c.wrong() {
			channel = "angel"
		}
	case 3:
		odd = of("channel", "crowdfunding", "instrument", "common", "amount", c.money(either(c, c.ask/20, c.ask*2)), "public", c.wrong(),
			"platform", c.say("Open platform", "某众筹平台"), "exemption", either(c, "private placement", "Reg CF"),
			"investor_count", either(c, 60, 900), "risk", c.say("Many small holders", "小股东众多"))
	case 4:
		odd = of("channel", either(c, "strategic", "venture_debt"), "instrument", either(c, "preferred", "loan"),
			"amount", c.money(either(c, c.ask/10, c.ask)), "rate_pct", 9, "annual_cost_pct", 11, "risk", c.say("Exclusivity asked for", "要求排他"))
	case 5:
		odd = of("channel", pick(c.draw, []string{"bank", "bond", "angel"}), "instrument", pick(c.draw, []string{"loan", "bond"}), "amount", c.money(either(c, c.ask/20, c.ask)),
			"rate_pct", 6, "annual_cost_pct", 7, "risk", c.say("Covenants", "财务约束条款"))
	}
	methods := []any{
		of("channel", channel, "instrument", instrument, "amount", c.money(c.ask*9/10), "dilution_pct",
			decimal(either(c, c.between(900, 1500), c.between(3000, 5000))), "rate_pct", 7, "annual_cost_pct", 8, "risk", c.say("Pricing takes longer", "估值谈判拉长")),
	}
	if odd == nil && !c.wrong() {
		odd = of("channel", "strategic", "instrument", "preferred", "amount", c.money(c.ask/10), "dilution_pct", 2,
			"risk", c.say("Exclusivity asked for", "要求排他"))
	}
	if odd != nil {
		methods = append(methods, odd)
	}
	o := of("amount", c.money(either(c, c.ask, c.ask*3/2)), "round", c.nextRound(),
		"pre_money", c.money(c.ask*either(c, c.between(5, 8), 1)), "pool_increase_pct", either(c, 0, c.between(6, 18)), "plan_months", either(c, c.months, 40),
		"owner", either(c, c.founders[0], "none"),
		"talks_started_on", c.ago(c.between(2, 30)), "methods", methods, "timetable", []any{
			of("step", c.say("Term sheet", "签署投资意向书"), "date", c.ago(either(c, -75, 40))),
			of("step", c.say("Closing", "交割"), "date", c.ago(either(c, -150, pick(c.draw, []int{-600, 15})))),
		}, "tranches", c.tranches())
	if !c.wrong() {
		o.set("decision", of("date", c.ago(either(c, c.between(35, 60), 1)), "approved_by", either(c, c.say("Board", "董事会"), c.founders[0]),
			"amount", c.money(either(c, c.ask, c.ask/2)), "method", c.say("Preferred shares", "增资扩股")))
	}
	if c.stage == 2 && c.odds(30) {
		o.set("listing", of("venue", pick(c.draw, []string{"star", "star", "hkex", "hkex", "nasdaq"}),
			"route", pick(c.draw, []string{"specialist_technology", "specialist_technology", "general"}),
			"expected_market_cap", c.money(c.ask*either(c, c.between(4, 90), 1)), "approved_technology", !c.wrong()))
	}
	return o
}

func (c *company) tranches() []any {
	one := of("amount", c.money(c.ask), "milestone", c.say("Closing", "交割"), "date", c.ago(-150))
	if c.odds(60) {
		return []any{one}
	}
	*one = *of("amount", c.money(c.ask*7/10), "milestone", c.say("Closing", "交割"), "date", c.ago(-150))
	return []any{one, of("amount", c.money(c.ask*3/10), "milestone", c.say("75 customers", "客户达到 75 家"), "date", c.ago(-340))}
}

func (c *company) relations() *object {
	o := of("has_outside_investors", either(c, len(c.rounds) > 0, len(c.rounds) == 0), "updates_per_year", either(c, pick(c.draw, []int{4, 12}), 1), "last_update_on", c.lately(),
		"board_meetings_per_year", either(c, c.between(4, 8), 1), "independent_directors", either(c, 1, 0), "annual_meeting", !c.wrong(), "disclosure_policy", !c.wrong(),
		"calendar", []any{of("date", c.lately(), "form", c.say("Board meeting", "董事会"))})
	if c.odds(60) {
		o.set("feedback_log", []any{of("date", c.ago(60), "topic", c.say("Margin", "毛利率"), "answered_on", c.ago(either(c, 55, 12)))},
			"corrections", []any{})
	}
	if c.odds(60) {
		o.set("education", []any{of("date", c.lately(), "topic", c.say("How we measure the model", "模型评测口径"))},
			"reports", []any{of("date", c.lately(), "title", c.say("Quarter in review", "季度经营分析"))})
	}
	return o
}

var risks = [][3]string{
	{"market", "A large vendor bundles the function", "大厂捆绑同类功能"}, {"technology", "Recall falls on hard cases", "难例召回下降"},
	{"financial", "The round closes late", "融资延期"}, {"legal", "Rights in training data are questioned", "训练数据权属争议"},
	{"operations", "Onboarding hangs on one person", "交付依赖个别人员"}, {"talent", "A lead engineer leaves", "核心工程师流失"},
	{"data", "A licensor ends the contract", "数据授权方终止合作"},
}

func (c *company) risk() *object {
	var register []any
	for _, r := range risks {
		if c.wrong() {
			continue
		}
		register = append(register, of("category", r[0], "title", c.say(r[1], r[2]), "likelihood", c.between(1, either(c, 3, 5)),
			"impact", c.between(2, either(c, 4, 5)), "mitigation", either(c, c.say("Second source, monthly review", "备选方案并按月复核"), "none"),
			"owner", c.founders[0], "reviewed_on", c.lately()))
	}
	read := c.ago(either(c, c.between(0, 20), 120))
	indicator := func(en, zh string, runway bool, threshold, current int, alarm string) *object {
		return of("metric", c.say(en, zh), "runway", runway, "threshold", threshold, "alarm", alarm, "current", current,
			"cadence_days", 30, "read_on", read, "owner", c.founders[0], "action", either(c, c.say("Hiring slowed", "放缓招聘"), "none"))
	}
	indicators := []any{
		indicator("Runway, months", "现金跑道（月）", !c.wrong(), 9, either(c, max(10, c.runway()), 5), "below"),
		indicator("Largest customer, percent", "最大客户占比", false, 40, either(c, 22, 55), "above"),
	}
	if !c.wrong() {
		indicators = append(indicators, indicator("Churn, percent", "客户流失率", false, 20, either(c, 6, 25), "above"))
	}
	return of("appetite", pick(c.draw, []string{"low", "medium", "high"}), "register", register,
		"early_warning", of("indicators", indicators),
		"training", []any{of("date", c.lately(), "audience", either(c, "managers", "staff"), "hours", 2)}, "cyber_insurance", !c.wrong())
}

func (c *company) legal() *object {
	o := of("ip_assigned_pct", either(c, 100, c.between(40, 95)), "tax_clear", !c.wrong(), "sanctions_check", !c.wrong(),
		"open_source", []any{of("component", "PyTorch", "licence", either(c, "BSD-3-Clause", pick(c.draw, []string{"CC-BY-NC-4.0", "AGPL-3.0"})), "use", "commercial")})
	listed := []any{}
	if c.wrong() && c.odds(30) {
		listed = append(listed, "BIS Entity List")
	}
	o.set("listed_by", listed, "security_attestation", either(c, "iso27001", "none"),
		"eu_ai_act", of("eu_users", c.odds(40), "class", pick(c.draw, []string{"minimal", "transparency", "general_purpose", "prohibited"}), "duties_met", !c.wrong()))
	review := func() string { return either(c, pick(c.draw, []string{"not_needed", "cleared"}), "open") }
	switch c.place.country {
	case "US":
		o.set("us_reviews", of("inbound", review(), "export", review()))
	case "CN":
		o.set("us_reviews", of("outbound", review(), "export", review()))
	}
	if c.place.country == "CN" {
		capital := c.units(1_000_000)
		o.set("content_labelled", !c.wrong() && c.odds(85), "offshore_holding", c.odds(40), "founders_registered_abroad", !c.wrong(), "outbound_investment_registered", true)
		o.set("subscribed_capital", c.money(capital), "paid_in_capital", c.money(either(c, capital, capital/2)),
			"paid_in_due_on", c.ago(either(c, -600, 200)))
		o.set("filings", []any{
			of("kind", "algorithm_filing", "name", c.say("Algorithm filing", "算法备案"), "number", fmt.Sprint(c.between(1e8, 9e8)),
				"status", either(c, "accepted", "planned"), "date", c.ago(120)),
			of("kind", "security_assessment", "name", c.say("Security assessment", "安全评估"), "status", either(c, "accepted", "submitted"), "date", c.ago(90)),
			of("kind", "genai_registration", "name", c.say("Registration", "生成式服务登记"), "status", either(c, "accepted", "submitted"), "date", c.ago(60)),
		})
	}
	o.set("licences", []any{of("name", c.say("Trade licence", "增值电信业务许可"), "held", !c.wrong(), "number", fmt.Sprint(c.between(1e5, 9e5)),
		"valid_until", c.ago(either(c, -500, 30)))})
	litigation := []any{}
	if c.wrong() || c.odds(10) {
		litigation = append(litigation, of("title", c.say("Claim of a former supplier", "前供应商诉讼"), "kind", pick(c.draw, []string{"ip", "contract"}),
			"status", either(c, "settled", "open"), "amount", c.money(either(c, c.cash/100, c.cash/3))))
	}
	o.set("litigation", litigation)
	if c.odds(40) {
		o.set("ip", []any{of("kind", "patent", "registered", c.odds(60)), of("kind", "software_copyright", "registered", true)})
	}
	return o
}

func (c *company) grants() []any {
	if c.wrong() || c.place.country == "CN" && c.odds(15) {
		return []any{}
	}
	return []any{of("name", c.say("Innovation grant", "高新技术企业、科技型中小企业扶持"), "status", either(c, pick(c.draw, []string{"applied", "received"}), "planned"),
		"amount", c.money(c.units(100_000)), "received_on", c.ago(200), "conditions", c.say("Jobs kept two years", "两年内不减员"),
		"conditions_tracked", !c.wrong())}
}

func (c *company) team() *object {
	var founders []any
	technical, business, building, capital := c.weak[0], c.weak[1], c.weak[2], c.weak[3]
	for i, name := range c.founders {
		rated := func(at int, weak bool) *object {
			if i != at || weak {
				return of("level", "basic")
			}
			return of("level", "strong", "evidence", c.say("Past positions", "过往任职"))
		}
		shipped := []any{}
		if i == 1 && !technical {
			shipped = append(shipped, c.say("Model v1", "模型一代"))
		}
		managed, years, led := 2, 1, 0
		if !building {
			managed = 12
		}
		if !technical {
			years += 7 * i
		}
		if !capital {
			led = 2
		}
		founder := of("name", name, "roles", []any{[]string{"CEO", "CTO", "COO"}[i]},
			"background", either(c, fmt.Sprintf("2014-2021 %s", c.fund()), "none"),
			"verified_by", either(c, c.say("Reference call", "背景调查"), "none"), "full_time", !c.wrong(),
			"ip_claimed_by", either(c, "none", c.say("A university", "某高校")), "years_ai", years,
			"shipped_models", shipped, "commercial_experience", i == 0 && !business,
			"managed_people", managed, "finance_experience", i == 0 && !capital, "prior_rounds_led", led,
			"vesting", of("months", either(c, 48, 12), "cliff_months", 12))
		if i > 0 && c.wrong() {
			founder.set("left", true, "left_on", c.ago(c.between(20, 900)), "kept_pct", c.between(1, 15))
		} else {
			founder.set("left", false)
		}
		if c.odds(50) {
			founder.set("competencies", of("technical", rated(1, technical), "business", rated(0, business),
				"team_building", rated(0, building), "capital", rated(0, capital)))
		}
		founders = append(founders, founder)
	}
	scientific := c.headcount * either(c, c.between(30, 60), 5) / 100
	o := of("founders", founders, "finance_lead", of("exists", !c.wrong(), "role", "CFO", "part_time", c.stage == 0),
		"headcount_rnd", scientific, "headcount_scientific", scientific, "attrition_12m_pct", either(c, c.between(3, 18), c.between(28, 50)),
		"key_persons", []any{of("name", c.founders[1], "deputy", !c.wrong(), "retained", !c.wrong())}, "open_roles", c.IntN(9), "org_chart", true)
	var training []any
	for _, name := range c.founders {
		if !c.wrong() {
			training = append(training, of("date", c.lately(), "topic", c.say("Finance for founders", "财务课程"), "person", name))
		}
	}
	return o.set("training", training, "advisers", []any{})
}

func (c *company) compute() *object {
	peak := c.headcount * 90
	return of("gpu_hours_month", peak*6/10, "peak_gpu_hours_month", peak, "secured_gpu_hours_month", either(c, peak*11/10, peak/2),
		"provider", c.say("Northlode Cloud", "云算力服务商"), "contract_months", either(c, 12, 2), "cost_month", c.money(c.gross/12),
		"committed_next_12m", c.money(either(c, c.cash/12, c.cash/3)), "credits_left", c.money(either(c, c.gross/6, c.gross/20)),
		"credits_used_month", c.money(either(c, c.gross/100, c.gross*2)), "credits_expire_on", c.ago(-either(c, 500, 60)))
}

func (c *company) market() *object {
	competitor := func(en, zh string) *object {
		return of("name", c.say(en, zh), "differentiator", either(c, c.say("No audit trail", "缺少审计留痕"), "none"),
			"pricing", c.say("Per seat", "按席位"))
	}
	competitors := []any{competitor("Suites", "综合套件厂商"), competitor("Consultants", "咨询服务商")}
	if !c.wrong() {
		competitors = append(competitors, competitor("General assistants", "通用助手"))
	}
	return of("tam", of("amount", c.money(c.units(600_000_000)), "method", either(c, "bottom_up", "top_down"),
		"source", either(c, c.say("Statistics office, firms by size times price", "统计年鉴企业数乘以客单价"), "own estimate"), "as_of", c.ago(150)),
		"competitors", competitors, "segments", []any{
			of("name", either(c, c.say("Mid-market makers", "中型制造企业"), "everyone"),
				"buyers", c.say("Head of purchasing", "采购负责人"), "use_case", c.say("Supplier contracts", "供应商合同")),
			of("name", c.say("Hospital groups", "连锁医院"))},
		"pilots", []any{
			of("customer", c.say("Wendover", "试点客户一"), "paid", !c.noMarket, "since", c.ago(300)),
			of("customer", c.say("Brannoc", "试点客户二"), "paid", !c.noMarket, "since", c.ago(200)),
		}, "customer_interviews", either(c, c.between(20, 60), c.between(0, 9)),
		"nrr_pct", either(c, c.between(100, 125), c.between(75, 99)), "grr_pct", either(c, c.between(86, 97), c.between(60, 84)),
		"arr_from_pilots", c.money(c.monthly*either(c, 0, 3)),
		"services_share_pct", either(c, c.between(0, 30), c.between(31, 70)), "cohorts_kept", !c.wrong())
}

func (c *company) product() *object {
	o := of("launched", c.launched, "monthly_users", c.between(100, 90_000))
	growth := c.between(10, 140)
	if c.noMarket {
		growth = -20
	}
	if c.launched {
		o.set("releases", []any{of("date", c.lately(), "version", "1.4")}, "release_cadence_days", 45,
			"usage_growth_6m_pct", growth)
	}
	return o
}

func (c *company) strategy() *object {
	var milestones []any
	for i := range either(c, 3, 1) {
		milestones = append(milestones, of("date", c.ago(-90*(i+1)), "metric", either(c, c.say("Paying customers", "付费客户数"), c.say("Growth", "增长")),
			"target", fmt.Sprint(20*(i+1))))
	}
	return of("ecosystem_role", pick(c.draw, []string{"technology", "application"}), "plan_months", 18, "milestones", milestones,
		"market_review", of("last_on", c.lately(), "owner", c.founders[0]))
}

func (c *company) dependencies() []any {
	var out []any
	for _, role := range []string{"technology", "data", "hardware", "application"} {
		share := either(c, c.between(15, 39), c.between(65, 100))
		if role == "technology" && c.thin {
			share = c.between(85, 100)
		}
		out = append(out, of("role", role, "supplier", c.fund(), "share_pct", share,
			"substitute", either(c, c.odds(70), false)))
	}
	return out
}

var documents = []string{
	"cap_table", "formation", "ip_assignments", "statements", "forecast", "key_contracts", "employment", "litigation", "tax", "licences",
	"insurance", "data_register", "model_cards", "board_minutes", "shareholder_agreements", "option_plan", "bank_statements", "customer_list",
	"privacy", "security", "pitch",
}

func (c *company) dataRoom() *object {
	kinds := documents
	if c.odds(70) {
		kinds = documents[:c.between(5, len(documents))]
	}
	var items []any
	for _, kind := range kinds {
		items = append(items, of("kind", kind, "present", !c.wrong()))
	}
	return of("items", items)
}

func (c *company) forecast() *object {
	years := either(c, 3, 1)
	var revenue []any
	amount := max(c.revenue, c.units(50_000))
	for i := range years {
		amount = amount * 2
		revenue = append(revenue, of("year", c.asOf.Year()+i, "amount", c.money(amount)))
	}
	assumptions := either(c, []any{c.say("One sale in four through partners", "四分之一销售来自渠道")}, []any{})
	return of("years", years, "revenue", revenue, "assumptions", assumptions)
}

// relatedParties are dealings with insiders: none, or some that are small unless this one thing is wrong.
func (c *company) relatedParties() []any {
	if !c.wrong() && c.odds(70) {
		return []any{}
	}
	return []any{of("who", c.founders[0], "relation", either(c, "shareholder", "founder"), "nature", pick(c.draw, []string{"purchase", "loan_to"}),
		"amount", c.money(either(c, c.revenue/100, c.revenue/8)))}
}
