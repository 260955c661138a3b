# METADATA
# title: Lead without experience in the sector
# description: |
#   A lead who has invested in the sector before brings judgement and contacts besides money. Named here is every lead from series A on
#   who has not.
# custom:
#   severity: low
#   chapters: ["4.3.2"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/lead
#     - /rounds/*/investors
#     - /rounds/*/investors/-
#     - /rounds/*/investors/*/name
#     - /rounds/*/investors/*/sector_experience
#   optional:
#     /rounds/*/name: names the finding only
#   levers:
#     - {pointer: /rounds/*/investors/*/sector_experience, direction: set, actionable: false}
#   title: {zh: 领投方缺乏行业投资经验}
#   description:
#     zh: |
#       有同行业投资经验的领投方，除资金外还能带来判断力与资源。此处列出 A 轮及以后缺乏此类经验的领投方。仍须向其被投企业求证。
#   message:
#     en: "{lead} led the {subject} round without having invested in the sector before."
#     zh: "“{subject}”的领投方 {lead} 此前没有同行业投资经验。"
#   suggestion:
#     ask_references:
#       en: "Speak to two founders in the portfolio of {lead}, and win an investor who knows the sector for the next round."
#       zh: "向 {lead} 的两家被投企业创始人求证，并在下一轮引入熟悉本行业的投资人。"
package rules.financing_plan.lead_without_sector_experience

import data.lib.entries
import data.lib.facts
import data.lib.rounds
import data.lib.words
import data.rules.financing_plan.lead_without_sector_experience.params

not_applicable if input.company.stage == "start_up"

# All rounds are known, and nobody led one of them.
not_applicable if {
	_hidden == set()
	entries.lacking(_from_a, {"lead"}) == set()
	_led == {}
}

missing contains pointer if {
	some pointer in (facts.absent({"/company/stage"}) | (_hidden | entries.lacking(_from_a, {"lead"})))
}

missing contains pointer if {
	some place, round in _led
	some pointer in entries.lacking(_leads(place, round), {"sector_experience"})
}

# The lead is not among the investors named, or some of them have no name.
missing contains pointer if {
	some place, round in _led
	_leads(place, round) == {}
	some pointer in facts.lacking(place, round, {"investors"})
}

missing contains concat("/", [place, "investors", "-"]) if {
	some place, round in _led
	_leads(place, round) == {}
	is_array(round.investors)
}

pass if {
	_late
	missing == set()
	_led != {}
	every place, round in _led { _experienced(place, round) }
}

finding contains {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [pointer, "sector_experience"])],
	"evidence": {"lead": round.lead},
} if {
	_late
	some i, round in input.rounds
	place := facts.entry("/rounds", i)
	some pointer, lead in _leads(place, _led[place])
	lead.sector_experience == false
}

suggestion contains {
	"action": "ask_references",
	"subject": found.subject,
	"values": {"lead": found.evidence.lead},
} if {
	some found in finding
}

_late if input.company.stage in {"growth", "expansion"}

_experienced(place, round) if {
	some lead in _leads(place, round)
	lead.sector_experience == true
}

# The lead's entry among the investors of a round.
_leads(place, round) := {pointer: investor |
	some pointer, investor in entries.at(concat("/", [place, "investors"]), object.get(round, "investors", null))
	_plain(investor.name) == _plain(round.lead)
}

_plain(name) := lower(trim_space(name)) if is_string(name)

_hidden := facts.not_whole({"/rounds"}) | entries.lacking(_rounds, {"label"})

_led := {place: round | some place, round in _from_a; words.says_something(round, "lead")}

_from_a := {place: round | some place, round in _rounds; round.label in params.led_labels}

_rounds := entries.at("/rounds", object.get(input, ["rounds"], null))
