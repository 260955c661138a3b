# METADATA
# title: Cash exceeds total assets
# description: |
#   Cash is a part of the assets, so that it can't exceed them. Where it does, one of the two is wrong or of another entity. Cash is of the
#   as-of date, assets of the end of the accounts: where these lie more than a month apart, a round in between explains it, and nothing is
#   judged; without an end of the accounts the profile's day is that of both. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-25"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/company/as_of, /financials/period_end, /financials/cash, /financials/total_assets]
#   optional:
#     /financials/period_end: "Without it, what the profile says is of its day: cash and assets alike."
#   levers:
#     - {pointer: /financials/total_assets, direction: set, actionable: false}
#     - {pointer: /financials/cash, direction: set, actionable: false}
#   title: {zh: 现金超过资产总额}
#   description:
#     zh: |
#       现金是资产的一部分，不可能超过资产总额。若超过，两个数字必有一个有误或取自其他主体。现金取自基准日，资产取自报表期末：
#       两者相差超过一个月的，可能由期间融资造成，不作评价；未注明报表期末的，均视为基准日的数字。原文未涉及。
#   message:
#     en: "Cash of {cash:money} exceeds total assets of {total_assets:money}, of which it is a part."
#     zh: "现金 {cash:money} 超过资产总额 {total_assets:money}，而现金本应包含在资产之内。"
#   suggestion:
#     reconcile_cash:
#       en: "Reconcile cash with the bank statements and total assets with the balance sheet, both of one day and one entity."
#       zh: "以同一日期、同一主体为准，将现金与银行对账单、资产总额与资产负债表逐一核对。"
package rules.consistency.cash_exceeds_total_assets

import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.recency
import data.rules.consistency.cash_exceeds_total_assets.params

not_applicable if recency.older(_period_end, params.maximum_days)

# Neither cash nor anything else is there.
not_applicable if {
	_cash.amount == 0
	_assets.amount == 0
}

missing contains pointer if some pointer in facts.absent({"/financials/cash", "/financials/total_assets"})

missing contains pointer if some pointer in money.unrated_of(_cash, _assets.currency, "/financials/cash")

# Only cash above the assets has to be of their day.
missing contains pointer if {
	_above
	_period_end
	some pointer in facts.absent({"/company/as_of"})
}

missing contains pointer if {
	_above
	some pointer in recency.undecided("/financials/period_end", _period_end, params.maximum_days)
}

rates contains rate if some rate in money.used_of(_cash, _assets.currency, "/financials/cash")

pass if _value * 100 <= _assets.amount * (100 + params.tolerance_pct)

finding contains {
	"at": ["/financials/cash", "/financials/total_assets"],
	"evidence": {"cash": _cash, "total_assets": _assets},
} if {
	_above
	_of_one_day
}

suggestion contains {"action": "reconcile_cash", "values": {}} if count(finding) > 0

_of_one_day if recency.recent(_period_end, params.maximum_days)

_of_one_day if not _period_end

_above if _value * 100 > _assets.amount * (100 + params.tolerance_pct)

_value := money.converted_of(_cash, _assets.currency, "/financials/cash")

_cash := given.fact(input.financials.cash)

_assets := given.fact(input.financials.total_assets)

_period_end := given.fact(input.financials.period_end)
