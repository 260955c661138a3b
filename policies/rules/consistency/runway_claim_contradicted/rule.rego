# METADATA
# title: Stated runway contradicted by cash and burn
# description: |
#   Runway is cash over net burn, net burn being the average of three months. A stated runway that differs uses another burn, gross or planned,
#   or another balance; which one must be known before anybody relies on it. A company that takes in more than it spends has no runway to
#   state. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-04"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/claims/runway_months, /financials/cash, /financials/monthly_net_burn]
#   statement: /claims/runway_months
#   optional:
#     /claims/runway_months: "What the company does not claim can contradict nothing."
#   levers:
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#   title: {zh: 自述现金跑道与现金及净消耗不符}
#   description:
#     zh: |
#       现金跑道等于账面现金除以月净消耗（近三个月平均）。自述月数与之不符，说明所用消耗口径（总消耗或预算数）或现金余额不同，须先厘清再引用。
#       经营净流入的公司不存在跑道问题。原文未涉及。
#   message:
#     longer:
#       en: "{stated_months} months of runway are stated, but {cash:money} at {monthly_net_burn:money} of net burn lasts {runway_months:1-} months (tolerance {tolerance_months} month or {tolerance_pct}%)."
#       zh: "自述现金跑道为 {stated_months} 个月，但按现金 {cash:money}、月净消耗 {monthly_net_burn:money} 计算仅为 {runway_months:1-} 个月（容差 {tolerance_months} 个月或 {tolerance_pct}%）。"
#     shorter:
#       en: "Only {stated_months} months of runway are stated; {cash:money} at {monthly_net_burn:money} of net burn lasts {runway_months:1-} months (tolerance {tolerance_months} month or {tolerance_pct}%)."
#       zh: "自述现金跑道仅 {stated_months} 个月，而按现金 {cash:money}、月净消耗 {monthly_net_burn:money} 计算可达 {runway_months:1-} 个月（容差 {tolerance_months} 个月或 {tolerance_pct}%）。"
#   suggestion:
#     earn_the_claim:
#       en: "{stated_months} months would take {cash_gap:money+} more cash, or net burn of at most {burn_for_claim:money-} a month; until then plan with {runway_months:1-}."
#       zh: "若要真正达到 {stated_months} 个月，需增加现金 {cash_gap:money+}，或将月净消耗压降至 {burn_for_claim:money-} 以内；在此之前应按 {runway_months:1-} 个月安排。"
#     name_the_burn:
#       en: "Put beside the stated runway which burn it assumes: a rise in spending that is already decided belongs in the forecast, month by month."
#       zh: "披露跑道时一并注明所用消耗口径；若已确定加大投入，应在月度预测中逐月列明。"
#   question:
#     /claims/runway_months:
#       en: "How many months of runway do you state to investors, and on which burn, gross or net?"
#       zh: "贵公司对投资人披露的现金跑道是多少个月？按总消耗还是净消耗计算？"
package rules.consistency.runway_claim_contradicted

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.consistency.runway_claim_contradicted.params

not_applicable if _net_burn <= 0

# No runway is claimed.
not_applicable if not facts.known(input, "claims/runway_months")

missing contains pointer if {
	some pointer in facts.absent({"/financials/cash", "/financials/monthly_net_burn"})
}

missing contains pointer if {
	some pointer in money.unrated_of(given.fact(input.financials.cash), _currency, "/financials/cash")
}

rates contains rate if {
	some rate in money.used_of(given.fact(input.financials.cash), _currency, "/financials/cash")
}

pass if {
	_net_burn > 0
	_gap <= _tolerance
	_gap >= 0 - _tolerance
}

finding contains {"kind": "longer", "at": _at, "evidence": _evidence} if _gap > _tolerance

finding contains {"kind": "shorter", "severity": "low", "at": _at, "evidence": _evidence} if _gap < 0 - _tolerance

suggestion contains {
	"action": "earn_the_claim",
	"values": {
		"stated_months": _stated,
		"runway_months": _cash / _net_burn,
		"cash_gap": {"amount": _gap, "currency": _currency},
		"burn_for_claim": {"amount": _cash / _stated, "currency": _currency},
	},
} if {
	_gap > _tolerance
}

suggestion contains {"action": "name_the_burn", "values": {}} if _gap < 0 - _tolerance

_at := ["/claims/runway_months", "/financials/cash", "/financials/monthly_net_burn"]

_evidence := {
	"stated_months": _stated,
	"runway_months": _cash / _net_burn,
	"cash": input.financials.cash,
	"monthly_net_burn": input.financials.monthly_net_burn,
	"tolerance_months": params.tolerance_months,
	"tolerance_pct": params.tolerance_pct,
}

# The cash that the stated months would take, less what is there.
_gap := (_stated * _net_burn) - _cash if _net_burn > 0

_tolerance := min([params.tolerance_months * _net_burn, (params.tolerance_pct * _cash) / 100])

_stated := given.fact(input.claims.runway_months)

_cash := money.converted_of(given.fact(input.financials.cash), _currency, "/financials/cash")

_net_burn := given.fact(input.financials.monthly_net_burn).amount

_currency := given.fact(input.financials.monthly_net_burn).currency
