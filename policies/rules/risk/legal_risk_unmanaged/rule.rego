# METADATA
# title: Legal risk not managed
# description: |
#   Legal risk comes from disputes and from rules that change. It is managed when the register names it, scores it, reviews it and, where
#   the score is high, says who does what about it. A low rating must agree with the disputes that are open: what they claim is
#   compared with the cash in the bank.
# custom:
#   severity: high
#   chapters: ["6.2.4"]
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
#     - /legal/litigation
#     - /legal/litigation/-
#     - /legal/litigation/*/status
#     - /legal/litigation/*/amount
#     - /financials/cash
#   optional:
#     /risk/register/*/title: "It only names the risk; without it the place in the register does."
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#     - {pointer: /legal/litigation/*/status, direction: set, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 法律风险未有效管理}
#   description:
#     zh: |
#       法律风险来自未决纠纷和监管政策变化。登记册应列明并评分、定期复核；评分较高的须有措施和责任人。
#       若评为低风险，应与未决纠纷相符：将未决索赔金额与账面现金相比较。
#   message:
#     unidentified:
#       en: "Entries in the risk register: {entries}. None concerns the law: disputes, contracts, regulation."
#       zh: "风险登记册共 {entries} 项，未涉及法律风险（诉讼纠纷、合同争议、监管政策变化）。"
#     unmitigated:
#       en: "Legal risk “{subject}” scores {score} of 25 and, by the register, nothing is done about it; from {severe_score} on a countermeasure is needed."
#       zh: "法律风险“{subject}”评分 {score}（满分 25），登记册载明尚无应对措施；{severe_score} 分及以上应有措施。"
#     unowned:
#       en: "Legal risk “{subject}” scores {score} of 25 and, by the register, nobody answers for it; from {severe_score} on it needs an owner."
#       zh: "法律风险“{subject}”评分 {score}（满分 25），登记册载明无责任人；{severe_score} 分及以上应指定责任人。"
#     stale:
#       en: "Legal risk “{subject}” was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "法律风险“{subject}”最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#     claims:
#       en: "Legal risk is scored {highest_score} of 25 (low: up to {low_score}), yet open disputes claim {claimed:money}, over {maximum_claims_pct:percent} of cash ({cash:money})."
#       zh: "登记册中法律风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但未决索赔合计 {claimed:money}，账面现金 {cash:money}，已超过现金的 {maximum_claims_pct:percent}。"
#   suggestion:
#     identify:
#       en: "Ask counsel for a short list of what could be disputed and which pending rules touch the product, and enter both."
#       zh: "请律师梳理可能发生的争议，以及影响产品的拟出台或新修订法规，一并列入登记册。"
#     mitigate:
#       en: "For “{subject}”, get counsel's view on the likely outcome and decide on settlement, provision or a change of practice."
#       zh: "就“{subject}”取得律师对结果的判断，并在和解、计提预计负债或调整业务做法之间作出决定。"
#     name_owner:
#       en: "Put one person in charge of “{subject}” who speaks to counsel and reports the state of it."
#       zh: "为“{subject}”指定专人，负责与律师对接并汇报进展。"
#     review:
#       en: "Review “{subject}” with counsel, and enter the date together with what has changed in law or in the case."
#       zh: "与律师共同复核“{subject}”，登记日期以及法规或案情的变化。"
#     reassess:
#       en: "Score legal risk again with counsel's estimate of the loss in each open dispute, and state what is covered by insurance or provisions."
#       zh: "依据律师对每起未决纠纷的损失估计重新评分，并说明保险或预计负债已覆盖的部分。"
package rules.risk.legal_risk_unmanaged

import data.lib.disputes
import data.lib.facts
import data.lib.given
import data.lib.risk_register
import data.rules.risk.legal_risk_unmanaged.params

missing contains pointer if some pointer in risk_register.missing("legal", params)

# A low rating must be borne out by the disputes; a higher one stands by itself.
missing contains pointer if {
	risk_register.rated_low("legal", params)
	some pointer in (facts.not_whole({"/legal/litigation"}) | facts.absent({"/financials/cash"}))
}

missing contains pointer if {
	risk_register.rated_low("legal", params)
	some pointer in disputes.missing_claims(_currency)
}

pass if {
	risk_register.managed("legal", params)
	risk_register.highest("legal") > params.low_score
}

pass if {
	risk_register.managed("legal", params)
	disputes.missing_claims(_currency) == set()
	disputes.claimed(_currency) * 100 <= params.maximum_claims_pct * _cash.amount
}

finding contains found if some found in risk_register.finding("legal", params)

finding contains risk_register.contradiction(
	"legal", params, "claims",
	array.concat(disputes.open_claims, ["/financials/cash"]),
	{
		"claimed": {"amount": disputes.claimed(_currency), "currency": _currency},
		"cash": _cash,
		"maximum_claims_pct": params.maximum_claims_pct,
	},
) if {
	disputes.claimed(_currency) * 100 > params.maximum_claims_pct * _cash.amount
}

suggestion contains found if some found in risk_register.suggestions(finding)

_cash := given.fact(input.financials.cash)

_currency := _cash.currency
