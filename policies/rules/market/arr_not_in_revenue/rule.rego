# METADATA
# title: ARR not borne out by revenue
# description: |
#   Recurring revenue turns into revenue. ARR today can exceed the revenue of the last twelve months by what was added in that time, and by
#   hardly more. Above one and a half times the two together, ARR counts what is not billed: bookings, pilots, usage at its peak.
# custom:
#   severity: high
#   chapters: ["X-34"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/financials/arr, /financials/revenue_ttm, /financials/net_new_arr_12m]
#   levers:
#     - {pointer: /financials/arr, direction: set, actionable: false}
#     - {pointer: /financials/revenue_ttm, direction: set, actionable: false}
#   title: {zh: ARR 与营业收入不匹配}
#   description:
#     zh: |
#       经常性收入终将体现为营业收入。当前 ARR 高于近十二个月收入的部分，大体应以同期新增 ARR 为限；超过两者之和的 1.5 倍，
#       说明 ARR 计入了尚未开票的部分，如意向订单、试点或峰值用量。
#   message:
#     en: "ARR of {arr:money} is more than {maximum_multiple} times revenue and net new ARR together ({borne_out:money})."
#     zh: "ARR {arr:money} 超过近十二个月收入与新增 ARR 之和（{borne_out:money}）的 {maximum_multiple} 倍。"
#   suggestion:
#     reconcile_arr:
#       en: "Reconcile ARR to invoices contract by contract for the last three months, and name what is in it that has not been billed."
#       zh: "按合同将最近三个月的 ARR 与开票逐笔核对，列明已计入但尚未开票的部分。"
package rules.market.arr_not_in_revenue

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.market.arr_not_in_revenue.params

# There is no ARR to bear out.
not_applicable if _arr.amount == 0

missing contains pointer if {
	not pass
	some pointer in facts.absent({"/financials/arr", "/financials/revenue_ttm", "/financials/net_new_arr_12m"})
}

missing contains pointer if {
	not pass
	some pointer in (money.unrated_of(_revenue, _arr.currency, "/financials/revenue_ttm") | money.unrated_of(_added, _arr.currency, "/financials/net_new_arr_12m"))
}

rates contains rate if some rate in (money.used_of(_revenue, _arr.currency, "/financials/revenue_ttm") | money.used_of(_added, _arr.currency, "/financials/net_new_arr_12m"))

# One of the two may bear out all of it: neither counts below nothing.
pass if _arr.amount <= params.maximum_multiple * sum(_parts)

finding contains {
	"at": ["/financials/arr", "/financials/revenue_ttm", "/financials/net_new_arr_12m"],
	"evidence": {
		"arr": _arr,
		"borne_out": {"amount": _borne_out, "currency": _arr.currency},
		"maximum_multiple": params.maximum_multiple,
	},
} if {
	_arr.amount > 0
	_arr.amount > params.maximum_multiple * _borne_out
}

suggestion contains {"action": "reconcile_arr", "values": {}} if count(finding) > 0

# Revenue and net new ARR, as far as they are known.
_parts := array.concat(
	[amount | amount := money.converted_of(_revenue, _arr.currency, "/financials/revenue_ttm")],
	[max([0, amount]) | amount := money.converted_of(_added, _arr.currency, "/financials/net_new_arr_12m")],
)

_borne_out := sum(_parts) if count(_parts) == 2

_arr := given.fact(input.financials.arr)

_revenue := given.fact(input.financials.revenue_ttm)

_added := given.fact(input.financials.net_new_arr_12m)
