# METADATA
# title: Financial risk not managed
# description: |
#   Financial risk is running out of money, using it badly, or paying too much for it. It is managed when the register names it, scores
#   it, reviews it and, where the score is high, says who does what about it. A low rating must agree with the figures: cash runway,
#   burn multiple (net burn over net new recurring revenue, judged once there is revenue) and the coverage of debt service.
# related_resources:
#   - ref: S5
#   - ref: S8
#   - ref: S26
# custom:
#   severity: high
#   chapters: ["6.2.3", "8.2.3"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /risk/register
#     - /risk/register/-
#     - /risk/register/*/category
#     - /risk/register/*/title
#     - /risk/register/*/likelihood
#     - /risk/register/*/impact
#     - /risk/register/*/mitigation
#     - /risk/register/*/owner
#     - /risk/register/*/reviewed_on
#     - /financials/cash
#     - /financials/monthly_net_burn
#     - /financials/revenue_ttm
#     - /financials/net_new_arr_12m
#     - /financials/annual_debt_service
#     - /financials/operating_cash_flow_ttm
#   optional:
#     /risk/register/*/title: "It only names the risk; without it the place in the register does."
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#     - {pointer: /financials/annual_debt_service, direction: down, actionable: true}
#   title: {zh: 财务风险未有效管理}
#   description:
#     zh: |
#       财务风险即资金断档、资金使用低效或融资成本过高。登记册应列明并评分、定期复核；评分较高的须有措施和责任人。
#       若评为低风险，应与财务数据相符：现金跑道、资金消耗倍数（净消耗与净新增年度经常性收入之比，有收入后才评价）以及偿债覆盖倍数。
#   message:
#     unidentified:
#       en: "Entries in the risk register: {entries}. None concerns the finances: runway, use of funds or the cost of money."
#       zh: "风险登记册共 {entries} 项，未涉及财务风险（现金跑道、资金使用效率、融资成本）。"
#     unmitigated:
#       en: "Financial risk “{subject}” scores {score} of 25 and, by the register, nothing is done about it; from {severe_score} on a countermeasure is needed."
#       zh: "财务风险“{subject}”评分 {score}（满分 25），登记册载明尚无应对措施；{severe_score} 分及以上应有措施。"
#     unowned:
#       en: "Financial risk “{subject}” scores {score} of 25 and, by the register, nobody answers for it; from {severe_score} on it needs an owner."
#       zh: "财务风险“{subject}”评分 {score}（满分 25），登记册载明无责任人；{severe_score} 分及以上应指定责任人。"
#     stale:
#       en: "Financial risk “{subject}” was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "财务风险“{subject}”最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#     short_runway:
#       en: "Financial risk is scored {highest_score} of 25 (low: up to {low_score}), yet cash lasts {runway_months:1-} months; {minimum_months} are the minimum."
#       zh: "登记册中财务风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但现金跑道只有 {runway_months:1-} 个月，低于 {minimum_months} 个月的底线。"
#     high_burn:
#       en: "Financial risk is scored {highest_score} (low: up to {low_score}), yet yearly net burn {annual_net_burn:money} is over {maximum_burn_multiple} times net new ARR {net_new_arr_12m:money}."
#       zh: "登记册中财务风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但年化净消耗 {annual_net_burn:money}，对应净新增年度经常性收入 {net_new_arr_12m:money}，消耗倍数超过 {maximum_burn_multiple} 倍。"
#     thin_coverage:
#       en: "Financial risk is scored {highest_score} (low: up to {low_score}), yet cash flow {operating_cash_flow_ttm:money} is below {minimum_coverage} times debt service {annual_debt_service:money}."
#       zh: "登记册中财务风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但经营性现金流 {operating_cash_flow_ttm:money} 对年度本息 {annual_debt_service:money} 的覆盖不足 {minimum_coverage} 倍。"
#   suggestion:
#     identify:
#       en: "Add the day on which cash runs out under a plan without new money, what triggers a cost cut before it, and what the next money would cost."
#       zh: "补充无新增融资情形下的资金耗尽时点、触发压缩开支的条件，以及下一笔资金的预计成本。"
#     mitigate:
#       en: "For “{subject}”, agree now on the cash balance at which hiring and compute spending are cut, and by how much."
#       zh: "针对“{subject}”，事先约定账面资金降至多少时压缩招聘和算力开支，以及压缩幅度。"
#     name_owner:
#       en: "Let whoever owns finance answer for “{subject}” and report the cash position every month."
#       zh: "由财务负责人对“{subject}”负责，并按月通报资金状况。"
#     review:
#       en: "Review “{subject}” with the next month-end closing, against the updated cash forecast."
#       zh: "在下一次月结时对照滚动资金预测复核“{subject}”。"
#     reassess:
#       en: "Score financial risk again from the present cash, burn and debt service, and attach the cash forecast that supports the score."
#       zh: "以当前现金、净消耗和偿债安排为依据重新评分，并附上支持该评分的资金预测。"
package rules.risk.financial_risk_unmanaged

import data.lib.risk_register
import data.lib.solvency
import data.rules.risk.financial_risk_unmanaged.params

missing contains pointer if some pointer in risk_register.missing("financial", params)

# A low rating must be borne out by the figures; a higher one stands by itself.
missing contains pointer if {
	risk_register.rated_low("financial", params)
	some pointer in (solvency.runway_missing | (solvency.burn_missing | solvency.coverage_missing))
}

pass if {
	risk_register.managed("financial", params)
	risk_register.highest("financial") > params.low_score
}

pass if {
	risk_register.managed("financial", params)
	solvency.runway_long(params.minimum_months)
	solvency.burn_low(params.maximum_burn_multiple)
	solvency.coverage_wide(params.minimum_coverage)
}

finding contains found if some found in risk_register.finding("financial", params)

finding contains risk_register.contradiction(
	"financial", params, "short_runway",
	["/financials/cash", "/financials/monthly_net_burn"],
	{"runway_months": solvency.runway_months, "minimum_months": params.minimum_months},
) if {
	solvency.runway_short(params.minimum_months)
}

finding contains risk_register.contradiction(
	"financial", params, "high_burn",
	["/financials/monthly_net_burn", "/financials/net_new_arr_12m"],
	{
		"annual_net_burn": solvency.annual_burn,
		"net_new_arr_12m": input.financials.net_new_arr_12m,
		"maximum_burn_multiple": params.maximum_burn_multiple,
	},
) if {
	solvency.burn_high(params.maximum_burn_multiple)
}

finding contains risk_register.contradiction(
	"financial", params, "thin_coverage",
	["/financials/operating_cash_flow_ttm", "/financials/annual_debt_service"],
	{
		"operating_cash_flow_ttm": input.financials.operating_cash_flow_ttm,
		"annual_debt_service": input.financials.annual_debt_service,
		"minimum_coverage": params.minimum_coverage,
	},
) if {
	solvency.coverage_thin(params.minimum_coverage)
}

suggestion contains found if some found in risk_register.suggestions(finding)
