# METADATA
# title: Burn multiple too high
# description: |
#   Net burn of a year over the recurring revenue added in that year says what a unit of growth costs; the year's burn is taken as twelve
#   times the average month. Where recurring revenue did not grow, no multiple can be computed and the burn bought nothing. A company
#   without recurring revenue is not judged by this measure. The measure itself is not in the article.
# related_resources:
#   - ref: S26
#   - ref: S5
# custom:
#   severity: high
#   chapters: ["6.1.5", "7.f", "X-03"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts: [/company/stage, /financials/monthly_net_burn, /financials/arr, /financials/net_new_arr_12m]
#   levers:
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#     - {pointer: /financials/net_new_arr_12m, direction: up, actionable: true}
#   title: {zh: 资金消耗倍数过高}
#   description:
#     zh: |
#       全年净消耗除以当年净新增年度经常性收入，即每增加一元经常性收入所烧的钱；全年净消耗按月均值乘以十二估算。经常性收入未增长时倍数无法计算，
#       说明消耗未换来增长。没有经常性收入的公司不适用。该指标原文未涉及。
#   message:
#     high:
#       en: "Each unit of new ARR costs {burn_multiple:1+} units of net burn; above {maximum_multiple}x, growth is too expensive."
#       zh: "资金消耗倍数为 {burn_multiple:1+}，即每新增 1 元 ARR 消耗 {burn_multiple:1+} 元，超过 {maximum_multiple} 倍，增长代价过高。"
#     elevated:
#       en: "Each unit of new ARR costs {burn_multiple:1+} units of net burn; investors look for {target_multiple} or less."
#       zh: "资金消耗倍数为 {burn_multiple:1+}，高于投资人期望的 {target_multiple} 倍。"
#     no_growth:
#       en: "Net burn is {monthly_net_burn:money+} a month while ARR changed by {net_new_arr_12m:money-} in twelve months: the burn has bought no growth."
#       zh: "每月净消耗 {monthly_net_burn:money+}，而近十二个月净新增 ARR 为 {net_new_arr_12m:money-}，消耗没有换来增长。"
#   suggestion:
#     improve_efficiency:
#       en: "At the present growth, net burn of at most {burn_at_target:money-} a month reaches a multiple of {target_multiple}; at the present burn, {arr_at_target:money+} of net new ARR a year does."
#       zh: "增速不变时，月净消耗压至 {burn_at_target:money-} 以内，资金消耗倍数可降至 {target_multiple}；消耗不变时，年净新增 ARR 需达到 {arr_at_target:money+}。"
#     stop_scaling:
#       en: "Hold spending on sales until ARR grows again; the present burn would need {arr_at_target:money+} of net new ARR a year for a multiple of {target_multiple}."
#       zh: "在 ARR 恢复增长前暂缓扩大销售投入；按目前消耗，资金消耗倍数要降至 {target_multiple}，年净新增 ARR 需达到 {arr_at_target:money+}。"
package rules.capital_operation.burn_multiple_high

import data.lib.facts
import data.lib.figures
import data.lib.given
import data.lib.money
import data.rules.capital_operation.burn_multiple_high.params

not_applicable if input.company.stage == "start_up"

# Nothing recurs yet: the multiple is not defined.
not_applicable if given.fact(input.financials.arr).amount == 0

missing contains pointer if {
	some pointer in facts.absent({"/company/stage", "/financials/monthly_net_burn", "/financials/arr"})
}

# What comes in covers what goes out: growth costs nothing, however fast it is.
missing contains pointer if {
	not _is_self_funding
	some pointer in facts.absent({"/financials/net_new_arr_12m"})
}

missing contains pointer if {
	not _is_self_funding
	some pointer in money.unrated_of(given.fact(input.financials.net_new_arr_12m), _currency, "/financials/net_new_arr_12m")
}

rates contains rate if {
	not _is_self_funding
	some rate in money.used_of(given.fact(input.financials.net_new_arr_12m), _currency, "/financials/net_new_arr_12m")
}

pass if {
	_is_recurring
	_is_self_funding
}

pass if {
	_new_arr > 0
	_burn <= params.target_multiple * _new_arr
	_burn <= params.maximum_multiple * _new_arr
}

finding contains {
	"kind": "high",
	"severity": params.severity[input.company.stage],
	"at": _at,
	"evidence": object.union(_evidence, {"maximum_multiple": params.maximum_multiple}),
} if {
	_new_arr > 0
	_burn > params.maximum_multiple * _new_arr
}

finding contains {
	"kind": "elevated",
	"severity": "low",
	"at": _at,
	"evidence": object.union(_evidence, {"target_multiple": params.target_multiple}),
} if {
	_new_arr > 0
	_burn > params.target_multiple * _new_arr
	_burn <= params.maximum_multiple * _new_arr
}

finding contains {
	"kind": "no_growth",
	"severity": params.severity[input.company.stage],
	"at": _at,
	"evidence": {
		"monthly_net_burn": input.financials.monthly_net_burn,
		"net_new_arr_12m": input.financials.net_new_arr_12m,
	},
} if {
	_burn > 0
	_new_arr <= 0
}

suggestion contains {
	"action": "improve_efficiency",
	"values": {
		"burn_at_target": {"amount": (params.target_multiple * _new_arr) / 12, "currency": _currency},
		"arr_at_target": _arr_at_target,
		"target_multiple": params.target_multiple,
	},
} if {
	count(finding) > 0
	_new_arr > 0
}

suggestion contains {
	"action": "stop_scaling",
	"values": {"arr_at_target": _arr_at_target, "target_multiple": params.target_multiple},
} if {
	count(finding) > 0
	_new_arr <= 0
}

_at := ["/financials/monthly_net_burn", "/financials/net_new_arr_12m"]

_evidence := {
	"burn_multiple": figures.burn_multiple,
	"monthly_net_burn": input.financials.monthly_net_burn,
	"net_new_arr_12m": input.financials.net_new_arr_12m,
}

_arr_at_target := {"amount": _burn / params.target_multiple, "currency": _currency}

_is_recurring if {
	input.company.stage in {"growth", "expansion"}
	given.fact(input.financials.arr).amount > 0
}

_is_self_funding if given.fact(input.financials.monthly_net_burn).amount <= 0

# Net burn of twelve months; undefined where the measure is not.
_burn := figures.annual_burn

_new_arr := figures.new_arr

_currency := figures.burn_currency
