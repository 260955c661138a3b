# METADATA
# title: Option pool missing or out of range
# description: |
#   Key staff are hired with options. Without a pool, or with a small one, the next hires dilute everybody after the price of the round is
#   set; a large one dilutes the founders for hires that nobody has planned. The range itself is not in the article.
# related_resources:
#   - ref: S4
# custom:
#   severity: high
#   chapters: ["3.2.4", "X-02"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /cap_table/option_pool_unallocated_pct
#     - /cap_table/basis
#     - /cap_table/holders
#     - /cap_table/holders/*/class
#     - /cap_table/holders/*/pct
#   levers:
#     - {pointer: /cap_table/option_pool_unallocated_pct, direction: set, actionable: true}
#   title: {zh: 期权池缺失或规模失当}
#   description:
#     zh: |
#       核心人才靠期权吸引。没有期权池或池子过小，新增授予将在本轮定价之后稀释全体股东；池子过大，则是为尚未规划的招聘提前稀释创始人。
#       具体区间为原文未涉及。
#   message:
#     none:
#       en: "No option pool is left to grant from; {minimum_pool_pct}% of the fully diluted company is usual."
#       zh: "公司没有可授予的期权池，通常应预留完全稀释后股本的 {minimum_pool_pct}%。"
#     small:
#       en: "Ungranted options are {pool_pct:percent-} of the fully diluted company, below {minimum_pool_pct}%."
#       zh: "期权池未授予部分占完全稀释后股本的 {pool_pct:percent-}，低于 {minimum_pool_pct}%。"
#     large:
#       en: "Ungranted options are {pool_pct:percent+} of the fully diluted company, above {maximum_pool_pct}%."
#       zh: "期权池未授予部分占完全稀释后股本的 {pool_pct:percent+}，高于 {maximum_pool_pct}%。"
#   suggestion:
#     top_up_pool:
#       en: "Before the round is priced, add options over new shares worth {top_up_pct:percent+} of today's fully diluted total; that makes the pool {minimum_pool_pct}%."
#       zh: "在本轮定价前增设期权，新增股份为目前完全稀释后总股本的 {top_up_pct:percent+}，使期权池达到 {minimum_pool_pct}%。"
#     plan_hires:
#       en: "Size the pool by the hires of the next 12 to 18 months and leave {surplus_pct:percent-} of the company out of it until it is needed."
#       zh: "按未来 12 至 18 个月的招聘计划核定期权池规模，超出的 {surplus_pct:percent-} 可待需要时再设。"
package rules.capital_structure.option_pool_out_of_range

import data.lib.facts
import data.lib.given
import data.lib.ownership
import data.rules.capital_structure.option_pool_out_of_range.params

missing contains pointer if {
	not _no_pool
	some pointer in facts.absent({"/cap_table/option_pool_unallocated_pct"})
}

pass if {
	_pool_pct >= params.minimum_pool_pct
	_pool_pct <= params.maximum_pool_pct
}

finding contains {
	"kind": "none",
	"at": _at,
	"evidence": {"pool_pct": 0, "minimum_pool_pct": params.minimum_pool_pct},
} if {
	_no_pool
	params.minimum_pool_pct > 0
}

finding contains {
	"kind": "small",
	"severity": "medium",
	"at": ["/cap_table/option_pool_unallocated_pct"],
	"evidence": {"pool_pct": _pool_pct, "minimum_pool_pct": params.minimum_pool_pct},
} if {
	_pool_pct > 0
	_pool_pct < params.minimum_pool_pct
}

finding contains {
	"kind": "large",
	"severity": "low",
	"at": ["/cap_table/option_pool_unallocated_pct"],
	"evidence": {"pool_pct": _pool_pct, "maximum_pool_pct": params.maximum_pool_pct},
} if {
	_pool_pct > params.maximum_pool_pct
}

# So many new shares, of a hundred today, that the pool is the minimum of the larger total.
suggestion contains {
	"action": "top_up_pool",
	"values": {
		"top_up_pct": (100 * (params.minimum_pool_pct - f.evidence.pool_pct)) / (100 - params.minimum_pool_pct),
		"minimum_pool_pct": params.minimum_pool_pct,
	},
} if {
	some f in finding
	f.kind in {"none", "small"}
	params.minimum_pool_pct < 100
}

suggestion contains {"action": "plan_hires", "values": {"surplus_pct": _pool_pct - params.maximum_pool_pct}} if {
	some f in finding
	f.kind == "large"
}

_no_pool if _pool_pct == 0

# A fully diluted table that adds up without a line for the pool.
_no_pool if {
	not facts.known(input, "cap_table/option_pool_unallocated_pct")
	input.cap_table.basis == "fully_diluted"
	ownership.adds_up
	ownership.hidden == set()
	ownership.of("option_pool") == {}
}

_at := ["/cap_table/option_pool_unallocated_pct"] if {
	_pool_pct == 0
} else := ["/cap_table/holders"]

_pool_pct := given.fact(input.cap_table.option_pool_unallocated_pct)
