# METADATA
# title: Line of the use of funds repeated
# description: |
#   Two lines with one category, one amount and one milestone are one purpose that is paid for twice. Lines that differ in what they reach
#   are two purposes. Not in the article.
# custom:
#   severity: low
#   chapters: ["K-05"]
#   stages: [start_up, growth, expansion]
#   facts: [/use_of_funds, /use_of_funds/*/category, /use_of_funds/*/amount, /use_of_funds/*/milestone]
#   optional:
#     /use_of_funds/*/amount: a line in another currency is another line
#   levers:
#     - {pointer: /use_of_funds/*/milestone, direction: set, actionable: true}
#   title: {zh: 资金用途重复列示}
#   description:
#     zh: |
#       两项用途类别、金额和里程碑均相同，等于同一用途列支两次；里程碑不同的，视为两项用途。原文未涉及。
#   message:
#     en: "Lines {first_line} and {second_line} of the use of funds are alike: {category:term}, {amount:money}, for the same milestone."
#     zh: "资金用途第 {first_line} 项与第 {second_line} 项相同：均为 {category:term} {amount:money}，且里程碑一致。"
#   suggestion:
#     merge_lines:
#       en: "Plan {amount:money} for {category:term} once, or say what the second sum reaches that the first does not."
#       zh: "{category:term} 的 {amount:money} 只安排一次；若确为两笔，应说明第二笔另外达成什么目标。"
#   question:
#     /use_of_funds/*/milestone:
#       en: "What will have been reached when the money for {category} is spent?"
#       zh: "用于 {category} 的资金花完时，应达成什么成果？"
package rules.consistency.use_of_funds_line_repeated

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.subjects

missing contains pointer if some pointer in facts.absent({"/use_of_funds"})

missing contains pointer if some pointer in entries.lacking(_lines, {"category", "amount"})

# Alike but for a milestone that nobody names.
missing contains pointer if {
	some pair in _alike
	some i in pair
	some pointer in facts.lacking(facts.entry("/use_of_funds", i), input.use_of_funds[i], {"milestone"})
}

pass if {
	facts.known(input, "use_of_funds")
	entries.lacking(_lines, {"category", "amount"}) == set()
	count(_alike) == 0
}

finding contains {
	"subject": subjects.of(input.use_of_funds, pair[1], "category"),
	"at": [facts.entry("/use_of_funds", pair[0]), facts.entry("/use_of_funds", pair[1])],
	"evidence": {
		"first_line": pair[0] + 1,
		"second_line": pair[1] + 1,
		"category": line.category,
		"amount": line.amount,
	},
} if {
	some pair in _alike
	line := input.use_of_funds[pair[0]]
	given.fact(line.milestone) == given.fact(input.use_of_funds[pair[1]].milestone)
}

suggestion contains {
	"action": "merge_lines",
	"subject": found.subject,
	"values": {"category": found.evidence.category, "amount": found.evidence.amount},
} if {
	some found in finding
}

# Every line with the nearest line before it that has its category and its amount, and that no milestone tells from it.
_alike contains [i, j] if {
	some j, second in input.use_of_funds
	earlier := [i |
		some i, first in input.use_of_funds
		i < j
		_same(first, second)
		not _told_apart(first, second)
	]
	i := max(earlier)
}

_same(first, second) if {
	facts.known(first, "category")
	facts.known(first, "amount")
	first.category == second.category
	first.amount.currency == second.amount.currency
	first.amount.amount == second.amount.amount
	first.amount.amount > 0
}

_told_apart(first, second) if given.fact(first.milestone) != given.fact(second.milestone)

_lines := entries.at("/use_of_funds", object.get(input, "use_of_funds", null))
