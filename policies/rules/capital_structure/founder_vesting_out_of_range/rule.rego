# METADATA
# title: Founder vesting missing or out of range
# description: |
#   Vesting returns the shares of a founder who leaves early to those who stay. Without it a departed founder keeps a large holding; very
#   long terms drive founders to renegotiate. A cliff keeps a founder who leaves in the first months from taking shares along. In China
#   founders' vesting is less usual than in the US, so that its absence counts for less. The record counts as it stands: whether the agreement is signed is for the documents to show.
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
#     - /team/founders/*/vesting/cliff_months
#     - /company/country
#   optional:
#     /company/country: "It only lowers the severity, where vesting is less usual."
#     /team/founders/*/vesting/cliff_months: "The whole term gives the shares back; a short cliff counts low, and one that nobody states is none."
#   levers:
#     - {pointer: /team/founders/*/vesting/months, direction: set, actionable: true}
#     - {pointer: /team/founders/*/vesting/cliff_months, direction: up, actionable: true}
#   title: {zh: 创始人股权未设兑现期或期限不合理}
#   description:
#     zh: |
#       设定兑现期，可使中途离开的创始人交回未兑现股份。没有兑现安排，离职创始人仍持大量股份；期限过长，则容易引发重新谈判。
#       设首次兑现期（cliff），可避免入职数月即离开的创始人带走股份。国内创始人兑现安排不如美国普遍，未设的提示程度相应较低。
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
#     no_cliff:
#       en: "The first shares of {subject} vest after {cliff_months:1-} months; a cliff of {minimum_cliff_months} is usual."
#       zh: "{subject} 的股份在 {cliff_months:1-} 个月后首次兑现，通常应不少于 {minimum_cliff_months} 个月。"
#   suggestion:
#     agree_vesting:
#       en: "Before the round, agree vesting over at least {minimum_vesting_months} months with {subject}, crediting the time already served."
#       zh: "本轮交割前，与 {subject} 约定不少于 {minimum_vesting_months} 个月的兑现期，并折抵已服务时间。"
#     agree_cliff:
#       en: "Agree a cliff of {minimum_cliff_months} months with {subject}; who has served longer loses nothing by it."
#       zh: "与 {subject} 约定不少于 {minimum_cliff_months} 个月的首次兑现期；已服务满该期限的不受影响。"
#     shorten_vesting:
#       en: "Bring the vesting of {subject} down to {maximum_vesting_months} months."
#       zh: "将 {subject} 的兑现期缩短至 {maximum_vesting_months} 个月以内。"
#   question:
#     /team/founders/*/vesting/cliff_months:
#       en: "After how many months do the first shares of {name} vest? If there is no cliff, please answer 0."
#       zh: "{name} 的股份在几个月后首次兑现？没有首次兑现期（cliff）请填 0。"
package rules.capital_structure.founder_vesting_out_of_range

import data.lib.entries
import data.lib.facts
import data.lib.given
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
	not _short_cliff
}

finding contains {
	"kind": "none",
	"severity": object.get(params.severity_without, object.get(input, ["company", "country"], null), "high"),
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

finding contains {
	"kind": "no_cliff",
	"severity": "low",
	"subject": subjects.of(input.team.founders, i, "name"),
	"at": [concat("/", [facts.entry("/team/founders", i), "vesting/cliff_months"])],
	"evidence": {"cliff_months": cliff, "minimum_cliff_months": params.minimum_cliff_months},
} if {
	some i, cliff in _short_cliffs
}

suggestion contains {
	"action": "agree_cliff",
	"subject": f.subject,
	"values": {"minimum_cliff_months": params.minimum_cliff_months},
} if {
	some f in finding
	f.kind == "no_cliff"
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

_short_cliff if count(_short_cliffs) > 0

# Where shares vest over a usual term, the cliffs that are stated and short, by founder.
_short_cliffs[i] := cliff if {
	some i, founder in input.team.founders
	given.fact(founder.vesting.months) >= params.minimum_vesting_months
	founder.vesting.months <= params.maximum_vesting_months
	cliff := given.fact(founder.vesting.cliff_months)
	cliff < params.minimum_cliff_months
}
