# METADATA
# title: Shares of the use of funds do not add up
# description: |
#   The shares of a use-of-funds table make 100%, and a line's share is its amount over the whole. The whole is the sum to be
#   raised or the total of the lines. Whether the two agree is judged with the financing plan. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-05"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /use_of_funds
#     - /use_of_funds/-
#     - /use_of_funds/*/category
#     - /use_of_funds/*/share_pct
#     - /use_of_funds/*/amount
#     - /financing_plan/amount
#   optional:
#     /use_of_funds/*/category: "A category only says which line a finding is about."
#     /use_of_funds/*/share_pct: "A table in amounts alone states no shares; a share missing beside others is asked for."
#     /use_of_funds/*/amount: "A table in shares alone states no amounts."
#     /financing_plan/amount: "Without the sum to be raised an amount is compared with the total of the lines; where that is unknown too, it is asked for."
#   levers:
#     - {pointer: /use_of_funds/*/share_pct, direction: set, actionable: true}
#     - {pointer: /use_of_funds/*/amount, direction: set, actionable: true}
#   title: {zh: 资金用途占比合计不符}
#   description:
#     zh: |
#       资金用途各项占比之和应为 100%，单项占比应等于该项金额除以总额（拟融资额或各项合计）。
#       各项金额之和是否等于拟融资额，在融资计划部分另行评价。原文未涉及。
#   message:
#     over:
#       en: "The uses of funds come to {total_pct:2+}% of the money, more than {tolerance_pct} points over 100%."
#       zh: "资金用途各项占比合计 {total_pct:2+}%，比 100% 高出 {tolerance_pct} 个百分点以上。"
#     under:
#       en: "The uses of funds come to {total_pct:2-}% of the money, more than {tolerance_pct} points short of 100%; the rest has no purpose."
#       zh: "资金用途各项占比合计 {total_pct:2-}%，比 100% 低 {tolerance_pct} 个百分点以上，其余资金用途不明。"
#     line:
#       en: "The line for {category:term} is given {share_pct}% of the money, but {amount:money} is {share_of_amount_pct:2}% of it (tolerance {line_tolerance_pct} points)."
#       zh: "{category:term} 一项所列占比为 {share_pct}%，而其金额 {amount:money} 相当于总额的 {share_of_amount_pct:2}%（容差 {line_tolerance_pct} 个百分点）。"
#   suggestion:
#     cut_uses:
#       en: "Decide which purposes give up {excess_pct:2+} points between them before the table goes to an investor."
#       zh: "在对外提供资金用途表之前，确定从哪些项目中合计压减 {excess_pct:2+} 个百分点。"
#     assign_rest:
#       en: "Decide what the remaining {gap_pct:2+} points are for, or hold them openly as a contingency."
#       zh: "明确其余 {gap_pct:2+} 个百分点的去向，或如实列为预备金。"
#     settle_budget:
#       en: "Settle one budget for {category:term}: either {amount:money} or {share_pct}% of the round, and let the milestones follow from that sum."
#       zh: "为 {category:term} 确定唯一预算：按金额 {amount:money} 或按本轮资金的 {share_pct}%，二者取一，并据此安排里程碑。"
#   question:
#     /use_of_funds/*/share_pct:
#       en: "What share of the money goes to {category}?"
#       zh: "用于 {category} 的资金占比是多少？"
package rules.consistency.use_of_funds_shares_do_not_add_up

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.subjects
import data.rules.consistency.use_of_funds_shares_do_not_add_up.params

# A whole table in amounts alone.
not_applicable if {
	facts.whole("/use_of_funds")
	count(_shares) == 0
	entries.lacking(_lines, {"amount"}) == set()
}

missing contains pointer if some pointer in facts.not_whole({"/use_of_funds"})

# Once a line has a share, every line needs one.
missing contains pointer if {
	count(_shares) > 0
	some pointer in entries.lacking(_lines, {"share_pct"})
}

missing contains pointer if {
	count(_shares) == 0
	some at, line in _lines
	not facts.known(line, "amount")
	some pointer in facts.lacking(at, line, {"share_pct"})
}

missing contains pointer if {
	some line in _stated_twice
	_wholes(line) == set()
	some pointer in facts.absent({"/financing_plan/amount"})
}

missing contains pointer if {
	some line in _stated_twice
	_wholes(line) == set()
	some pointer in money.unrated({given.fact(input.financing_plan.amount)}, line.amount.currency)
}

rates contains rate if {
	some line in _stated_twice
	some rate in entries.used(_lines, line.amount.currency)
}

rates contains rate if {
	some line in _stated_twice
	some rate in money.used({given.fact(input.financing_plan.amount)}, line.amount.currency)
}

pass if {
	facts.whole("/use_of_funds")
	_total_pct >= 100 - params.tolerance_pct
	_total_pct <= 100 + params.tolerance_pct
	count([1 | some line in _stated_twice; _contradicted(line)]) == 0
}

finding contains {
	"kind": "over",
	"at": ["/use_of_funds"],
	"evidence": {"total_pct": sum(_shares), "tolerance_pct": params.tolerance_pct},
} if {
	sum(_shares) > 100 + params.tolerance_pct
}

finding contains {
	"kind": "under",
	"at": ["/use_of_funds"],
	"evidence": {"total_pct": _total_pct, "tolerance_pct": params.tolerance_pct},
} if {
	facts.whole("/use_of_funds")
	_total_pct < 100 - params.tolerance_pct
}

finding contains {
	"kind": "line",
	"subject": subjects.of(input.use_of_funds, i, "category"),
	"at": [concat("/", [at, "share_pct"]), concat("/", [at, "amount"])],
	"evidence": {
		"category": object.get(line, "category", "other"),
		"share_pct": line.share_pct,
		"amount": line.amount,
		"share_of_amount_pct": (100 * line.amount.amount) / max(_wholes(line)),
		"line_tolerance_pct": params.line_tolerance_pct,
	},
} if {
	some i, _ in input.use_of_funds
	at := facts.entry("/use_of_funds", i)
	line := _stated_twice[at]
	_contradicted(line)
}

suggestion contains {"action": "cut_uses", "values": {"excess_pct": found.evidence.total_pct - 100}} if {
	some found in finding
	found.kind == "over"
}

suggestion contains {"action": "assign_rest", "values": {"gap_pct": 100 - found.evidence.total_pct}} if {
	some found in finding
	found.kind == "under"
}

suggestion contains {
	"action": "settle_budget",
	"subject": found.subject,
	"values": {
		"category": found.evidence.category,
		"share_pct": found.evidence.share_pct,
		"amount": found.evidence.amount,
	},
} if {
	some found in finding
	found.kind == "line"
}

_contradicted(line) if {
	_wholes(line) != set()
	every whole in _wholes(line) {
		abs((line.share_pct * whole) - (100 * line.amount.amount)) > params.line_tolerance_pct * whole
	}
}

# The sums that the line can be a share of, in its own currency.
_wholes(line) := {whole | some whole in (_planned(line) | _listed(line)); whole > 0}

_planned(line) := {whole | whole := money.converted(given.fact(input.financing_plan.amount), line.amount.currency)}

_listed(line) := {whole |
	facts.whole("/use_of_funds")
	whole := entries.total(_lines, line.amount.currency)
}

_stated_twice := {at: line |
	some at, line in _lines
	facts.known(line, "share_pct")
	facts.known(line, "amount")
}

# Undefined until every line has a share.
_total_pct := sum(_shares) if {
	count(_shares) > 0
	count(_shares) == count(_lines)
}

_shares := [share_pct | some line in _lines; share_pct := given.fact(line.share_pct)]

_lines := entries.at("/use_of_funds", object.get(input, "use_of_funds", null))
