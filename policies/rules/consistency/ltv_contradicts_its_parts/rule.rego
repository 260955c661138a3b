# METADATA
# title: Lifetime value does not follow from its parts
# description: |
#   What a customer is worth is its revenue a year at gross margin, divided by the share of customers lost a year. A lifetime value far above
#   that supposes that customers stay longer, pay more or cost less than the profile says; one far below it is from other books. Where few
#   customers are lost, models cut their lifetime off, so that a low value is held against a cut-off lifetime. Not in the article.
# related_resources:
#   - ref: S6
# custom:
#   severity: medium
#   chapters: ["6.3.5", "X-04"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /financials/ltv
#     - /financials/revenue_per_customer
#     - /financials/gross_margin_pct
#     - /financials/churn_12m_pct
#   statement: /financials/ltv
#   optional:
#     /financials/ltv: "Where no lifetime value is stated there is nothing to hold against its parts."
#   levers:
#     - {pointer: /financials/ltv, direction: set, actionable: true}
#     - {pointer: /financials/churn_12m_pct, direction: down, actionable: true}
#     - {pointer: /financials/gross_margin_pct, direction: up, actionable: true}
#     - {pointer: /financials/revenue_per_customer, direction: up, actionable: true}
#   title: {zh: 客户终身价值与其构成不符}
#   description:
#     zh: |
#       客户终身价值应等于年均客户收入乘以毛利率，再除以年客户流失率。所报数值远高于此，意味着默认客户留存更久、付费更多或成本更低；远低于此，则数据口径不一。
#       流失率很低时，测算模型通常对留存年限封顶，故偏低的数值按封顶年限比较。原文未涉及。
#   message:
#     above:
#       en: "A lifetime value of {ltv:money} is stated; revenue of {revenue_per_customer:money} a customer, a gross margin of {gross_margin_pct}% and churn of {churn_12m_pct}% a year give only {ltv_recomputed:money}; the two may differ by a factor of {maximum_factor}."
#       zh: "所报客户终身价值为 {ltv:money}；按年均客户收入 {revenue_per_customer:money}、毛利率 {gross_margin_pct}% 和年流失率 {churn_12m_pct}% 计算仅为 {ltv_recomputed:money}，前者超过后者的 {maximum_factor} 倍。"
#     below:
#       en: "A lifetime value of {ltv:money} is stated; revenue of {revenue_per_customer:money} a customer, a gross margin of {gross_margin_pct}% and churn of {churn_12m_pct}% a year give {ltv_recomputed:money}, even where no customer is taken to stay longer than {maximum_years} years; the two may differ by a factor of {maximum_factor}."
#       zh: "所报客户终身价值为 {ltv:money}；按年均客户收入 {revenue_per_customer:money}、毛利率 {gross_margin_pct}% 和年流失率 {churn_12m_pct}% 计算，即使留存年限以 {maximum_years} 年封顶也有 {ltv_recomputed:money}，后者超过前者的 {maximum_factor} 倍。"
#   suggestion:
#     show_the_model:
#       en: "Have the company show how its lifetime value is computed, with the cohorts behind its churn, and use {ltv_recomputed:money} until then."
#       zh: "请公司列示客户终身价值的计算过程及流失率所依据的客户分批数据；在此之前按 {ltv_recomputed:money} 计算。"
package rules.consistency.ltv_contradicts_its_parts

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.consistency.ltv_contradicts_its_parts.params

# No lifetime value is stated.
not_applicable if not facts.known(input, "financials/ltv")

missing contains pointer if some pointer in facts.absent({
	"/financials/revenue_per_customer",
	"/financials/gross_margin_pct",
	"/financials/churn_12m_pct",
})

missing contains pointer if some pointer in money.unrated_of(_revenue, _ltv.currency, "/financials/revenue_per_customer")

rates contains rate if some rate in money.used_of(_revenue, _ltv.currency, "/financials/revenue_per_customer")

pass if {
	_ltv.amount * params.maximum_factor >= _cut_off
	not _above
}

finding contains {
	"kind": "above",
	"at": _at,
	"evidence": object.union(_evidence, {"ltv_recomputed": _money(_value)}),
} if {
	_above
}

finding contains {
	"kind": "below",
	"severity": "low",
	"at": _at,
	"evidence": object.union(_evidence, {"ltv_recomputed": _money(_cut_off), "maximum_years": params.maximum_years}),
} if {
	_ltv.amount * params.maximum_factor < _cut_off
}

suggestion contains {"action": "show_the_model", "values": {"ltv_recomputed": found.evidence.ltv_recomputed}} if some found in finding

_above if _ltv.amount * _churn > (_gross * 100) * params.maximum_factor

# Customers without a margin are worth nothing, however long they stay.
_above if {
	_gross == 0
	_ltv.amount > 0
	_churn >= 0
}

# Where nobody leaves, any value above 0 would do; it is then never above.
_value := (_gross * 100) / _churn if _churn > 0

_value := 0 if _churn == 0

# What the parts give when a lifetime is cut off.
_cut_off := _gross * params.maximum_years if _churn * params.maximum_years <= 100

_cut_off := (_gross * 100) / _churn if _churn * params.maximum_years > 100

# The gross profit of a customer and year; a loss is taken for nothing.
_gross := max([0, money.converted_of(_revenue, _ltv.currency, "/financials/revenue_per_customer") * _margin]) / 100

_at := ["/financials/ltv", "/financials/revenue_per_customer", "/financials/gross_margin_pct", "/financials/churn_12m_pct"]

_evidence := {
	"ltv": _ltv,
	"revenue_per_customer": _revenue,
	"gross_margin_pct": _margin,
	"churn_12m_pct": _churn,
	"maximum_factor": params.maximum_factor,
}

_money(amount) := {"amount": amount, "currency": _ltv.currency}

_ltv := given.fact(input.financials.ltv)

_revenue := given.fact(input.financials.revenue_per_customer)

_margin := given.fact(input.financials.gross_margin_pct)

_churn := given.fact(input.financials.churn_12m_pct)
