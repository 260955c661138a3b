# METADATA
# title: Unallocated option pool missing or out of range
# description: |
#   Key staff are hired with options. Without a pool, or with a small one, the next hires dilute everybody after the price of the round is
#   set; a large one dilutes the founders for hires that nobody has planned. What is left to grant shrinks from stage to stage. Judged
#   where a round is planned, as that is when the pool is set. The range itself is not in the article.
# related_resources:
#   - ref: S4
# custom:
#   severity: medium
#   chapters: ["3.2.4", "X-02"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /financing_plan/amount
#     - /cap_table/option_pool_unallocated_pct
#     - /cap_table/basis
#     - /cap_table/holders
#     - /cap_table/holders/*/class
#     - /cap_table/holders/*/pct
#     - /cap_table/holders/*/shares
#     - /cap_table/total_fd_shares
#     - /cap_table/holders/*/name
#     - /team/founders/*/name
#   optional:
#     /cap_table/holders/*/shares: "Shares only stand in for a percentage that is not given."
#     /cap_table/total_fd_shares: "It only stands in for a percentage that is not given."
#     /cap_table/holders/*/pct: "It follows from the holder's shares where they and their total are known."
#     /cap_table/holders/*/class: "That of a founder follows from the founders' names."
#     /team/founders/*/name: "Names only stand in for a class that is not given."
#     /cap_table/holders/*/name: "A name only stands in for a class that is not given."
#   levers:
#     - {pointer: /cap_table/option_pool_unallocated_pct, direction: set, actionable: true}
#   title: {zh: 可授予期权池缺失或规模不合理}
#   description:
#     zh: |
#       核心人才靠期权吸引。没有期权池或池子过小，新增授予将在本轮定价之后稀释全体股东；池子过大，则是为尚未规划的招聘提前稀释创始人。
#       可授予部分随阶段递减。仅在拟融资时判断，因为期权池正是在此时核定。具体区间原文未涉及。
#   message:
#     none:
#       en: "No options are left to grant; an unallocated pool of {minimum_pool_pct}% of fully diluted shares is usual."
#       zh: "公司没有可授予的期权池，通常应预留完全稀释后股本的 {minimum_pool_pct}%。"
#     small:
#       en: "The unallocated pool is {pool_pct:percent-} of fully diluted shares, below {minimum_pool_pct}%."
#       zh: "期权池未授予部分占完全稀释后股本的 {pool_pct:percent-}，低于 {minimum_pool_pct}%。"
#     large:
#       en: "The unallocated pool is {pool_pct:percent+} of fully diluted shares, above {maximum_pool_pct}%."
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

# Nothing is to be raised: the pool is set with the next round.
not_applicable if given.fact(input.financing_plan.amount).amount == 0

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _no_pool
	some pointer in facts.absent({"/cap_table/option_pool_unallocated_pct"})
}

# A pool in range is well with or without a round.
missing contains pointer if {
	not pass
	some pointer in facts.absent({"/financing_plan/amount"})
}

pass if {
	_pool_pct >= _minimum
	_pool_pct <= params.maximum_pool_pct
}

finding contains {
	"kind": "none",
	"at": _at,
	"evidence": {"pool_pct": 0, "minimum_pool_pct": _minimum},
} if {
	_is_raising
	_no_pool
	_minimum > 0
}

finding contains {
	"kind": "small",
	"at": ["/cap_table/option_pool_unallocated_pct"],
	"evidence": {"pool_pct": _pool_pct, "minimum_pool_pct": _minimum},
} if {
	_is_raising
	_pool_pct > 0
	_pool_pct < _minimum
}

finding contains {
	"kind": "large",
	"severity": "low",
	"at": ["/cap_table/option_pool_unallocated_pct"],
	"evidence": {"pool_pct": _pool_pct, "maximum_pool_pct": params.maximum_pool_pct},
} if {
	_is_raising
	_pool_pct > params.maximum_pool_pct
}

# So many new shares, of a hundred today, that the pool is the minimum of the larger total.
suggestion contains {
	"action": "top_up_pool",
	"values": {
		"top_up_pct": (100 * (_minimum - f.evidence.pool_pct)) / (100 - _minimum),
		"minimum_pool_pct": _minimum,
	},
} if {
	some f in finding
	f.kind in {"none", "small"}
	_minimum < 100
}

suggestion contains {"action": "plan_hires", "values": {"surplus_pct": _pool_pct - params.maximum_pool_pct}} if {
	some f in finding
	f.kind == "large"
}

_is_raising if given.fact(input.financing_plan.amount).amount > 0

_minimum := params.minimum_pool_pct[input.company.stage]

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
