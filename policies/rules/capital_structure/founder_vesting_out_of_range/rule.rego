# METADATA
# title: Founder vesting missing or out of range
# description: |
#   Vesting returns the shares of a founder who leaves early to those who stay. Without it a departed founder keeps a large holding; very
#   long terms drive founders to renegotiate. The record counts as it stands: whether the agreement is signed is for the documents to show.
# custom:
#   severity: high
#   chapters: ["3.2.4"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/name
#     - /team/founders/*/vesting/months
#   levers:
#     - {pointer: /team/founders/*/vesting/months, direction: set, actionable: true}
#   title: {zh: 创始人股权未设兑现期或期限不合理}
#   description:
#     zh: |
#       设定兑现期，可使中途离开的创始人交回未兑现股份。没有兑现安排，离职创始人仍持大量股份；期限过长，则容易引发重新谈判。
#       本条只核对所填期限，协议是否签署须以文件为准。
#   message:
#     none:
#       en: "The shares of {subject} do not vest; {minimum_vesting_months} to {maximum_vesting_months} months are usual."
#       zh: "{subject} 的股份未设兑现期，通常应为 {minimum_vesting_months} 至 {maximum_vesting_months} 个月。"
#     short:
#       en: "The shares of {subject} vest over {vesting_months:1-} months, fewer than {minimum_vesting_months}."
#       zh: "{subject} 的股份兑现期为 {vesting_months:1-} 个月，短于 {minimum_vesting_months} 个月。"
#     long:
#       en: "The shares of {subject} vest over {vesting_months:1+} months, more than {maximum_vesting_months}."
#       zh: "{subject} 的股份兑现期为 {vesting_months:1+} 个月，长于 {maximum_vesting_months} 个月。"
#   suggestion:
#     agree_vesting:
#       en: "Before the round, agree vesting over at least {minimum_vesting_months} months with {subject}, crediting the time already served."
#       zh: "本轮交割前，与 {subject} 约定不少于 {minimum_vesting_months} 个月的兑现期，并折抵已服务时间。"
#     shorten_vesting:
#       en: "Bring the vesting of {subject} down to {maximum_vesting_months} months."
#       zh: "将 {subject} 的兑现期缩短至 {maximum_vesting_months} 个月以内。"
package rules.capital_structure.founder_vesting_out_of_range

import data.lib.entries
import data.lib.facts
import data.lib.subjects
import data.rules.capital_structure.founder_vesting_out_of_range.params

# The company names all its founders, and there is none.
not_applicable if {
	facts.whole("/team/founders")
	count(input.team.founders) == 0
}

missing contains pointer if some pointer in facts.not_whole({"/team/founders"})

missing contains pointer if {
	some pointer in entries.lacking(entries.at("/team/founders", input.team.founders), {"vesting/months"})
}

pass if {
	missing == set()
	every founder in input.team.founders {
		founder.vesting.months >= params.minimum_vesting_months
		founder.vesting.months <= params.maximum_vesting_months
	}
}

finding contains {
	"kind": "none",
	"subject": subject,
	"at": [pointer],
	"evidence": _bounds,
} if {
	some [subject, pointer, months] in _vesting
	months == 0
	params.minimum_vesting_months > 0
}

finding contains {
	"kind": "short",
	"severity": "medium",
	"subject": subject,
	"at": [pointer],
	"evidence": object.union(_bounds, {"vesting_months": months}),
} if {
	some [subject, pointer, months] in _vesting
	months > 0
	months < params.minimum_vesting_months
}

finding contains {
	"kind": "long",
	"severity": "low",
	"subject": subject,
	"at": [pointer],
	"evidence": object.union(_bounds, {"vesting_months": months}),
} if {
	some [subject, pointer, months] in _vesting
	months > params.maximum_vesting_months
}

suggestion contains {
	"action": "agree_vesting",
	"subject": f.subject,
	"values": {"minimum_vesting_months": params.minimum_vesting_months},
} if {
	some f in finding
	f.kind in {"none", "short"}
}

suggestion contains {
	"action": "shorten_vesting",
	"subject": f.subject,
	"values": {"maximum_vesting_months": params.maximum_vesting_months},
} if {
	some f in finding
	f.kind == "long"
}

_bounds := {
	"minimum_vesting_months": params.minimum_vesting_months,
	"maximum_vesting_months": params.maximum_vesting_months,
}

# The founders whose vesting is known.
_vesting contains [subject, pointer, founder.vesting.months] if {
	some i, founder in input.team.founders
	facts.known(founder, "vesting/months")
	subject := subjects.of(input.team.founders, i, "name")
	pointer := concat("/", [facts.entry("/team/founders", i), "vesting/months"])
}
