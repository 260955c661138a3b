# METADATA
# title: Pilots counted as ARR
# description: |
#   A pilot or a contract that is not signed recurs only if the customer decides so. Counted as ARR it lifts the valuation on revenue that may
#   never come; investors take it out and ask what else is in.
# custom:
#   severity: medium
#   chapters: ["X-33"]
#   stages: [start_up, growth, expansion]
#   facts: [/financials/arr, /market/arr_from_pilots]
#   levers:
#     - {pointer: /market/arr_from_pilots, direction: down, actionable: true}
#   title: {zh: 试点收入计入 ARR}
#   description:
#     zh: |
#       试点及未签约合同能否续费取决于客户的后续决定。将其计入 ARR，等于以可能不会发生的收入抬高估值；投资人会予以剔除，并质疑其余口径。
#   message:
#     en: "{pilots:money} of the ARR of {arr:money} comes from pilots or unsigned contracts, more than {maximum_share_pct:percent}."
#     zh: "ARR {arr:money} 中有 {pilots:money} 来自试点或未签约客户，超过 {maximum_share_pct:percent}。"
#   suggestion:
#     restate_arr:
#       en: "Restate ARR on signed, recurring contracts only, show pilots beside it with their decision dates, and use the lower figure in every document."
#       zh: "仅按已签约的经常性合同重述 ARR，试点单列并注明客户决策时间，各类材料统一采用调整后的口径。"
#   question:
#     /market/arr_from_pilots:
#       en: "How much of the ARR comes from pilots or contracts that are not signed yet? If none, please say so."
#       zh: "ARR 中有多少来自试点或尚未签约的客户？没有也请说明。"
package rules.market.pilots_counted_as_arr

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.market.pilots_counted_as_arr.params

missing contains pointer if some pointer in facts.absent({"/market/arr_from_pilots"})

missing contains pointer if {
	not _clean
	some pointer in facts.absent({"/financials/arr"})
}

missing contains pointer if {
	not _clean
	some pointer in money.unrated_of(_arr, _pilots.currency, "/financials/arr")
}

rates contains rate if {
	not _clean
	some rate in money.used_of(_arr, _pilots.currency, "/financials/arr")
}

pass if _clean

pass if _pilots.amount * 100 <= params.maximum_share_pct * money.converted_of(_arr, _pilots.currency, "/financials/arr")

finding contains {
	"at": ["/market/arr_from_pilots", "/financials/arr"],
	"evidence": {"pilots": _pilots, "arr": _arr, "maximum_share_pct": params.maximum_share_pct},
} if {
	_pilots.amount * 100 > params.maximum_share_pct * money.converted_of(_arr, _pilots.currency, "/financials/arr")
}

suggestion contains {"action": "restate_arr", "values": {}} if count(finding) > 0

_clean if _pilots.amount == 0

_pilots := given.fact(input.market.arr_from_pilots)

_arr := given.fact(input.financials.arr)
