# METADATA
# title: Amounts on Form D do not add up
# description: |
#   On a notice of an exempt offering the sum sold and the sum remaining make the sum offered, to the dollar. A notice may call the offering
#   indefinite instead; then there is nothing to add up. Not in the article.
# custom:
#   severity: low
#   chapters: ["K-27"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /company/jurisdiction
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/form_d/offering
#     - /rounds/*/form_d/indefinite
#     - /rounds/*/form_d/sold
#     - /rounds/*/form_d/remaining
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#   optional:
#     /rounds/-: "Notices are judged one by one; the list must be whole only to show that there is none."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#     /rounds/*/date: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/closed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/signed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#   levers:
#     - {pointer: /rounds/*/form_d/remaining, direction: set, actionable: true}
#   title: {zh: Form D 金额不平}
#   description:
#     zh: |
#       Form D 中已售金额与未售金额之和，应精确等于发行总额；若申报为发行额不确定（indefinite），则无须核对。原文未涉及。
#   message:
#     en: "On the Form D of round {subject}, {sold:money} sold plus {remaining:money} remaining is not the {offering:money} offered."
#     zh: "“{subject}”的 Form D 中，已售 {sold:money} 与未售 {remaining:money} 之和，不等于发行总额 {offering:money}。"
#   suggestion:
#     amend_notice:
#       en: "Compare the notice with the closing ledger of round {subject} and have counsel say whether it needs an amendment."
#       zh: "将“{subject}”的 Form D 与交割台账核对，并请律师判断是否需要提交修订。"
#   question:
#     /rounds/*/form_d/offering:
#       en: "Which total offering amount does the Form D of round {subject} state, or is it indefinite?"
#       zh: "“{subject}”的 Form D 所列发行总额是多少，还是申报为不确定？"
#     /rounds/*/form_d/indefinite:
#       en: "Does the Form D of round {subject} call the offering amount indefinite?"
#       zh: "“{subject}”的 Form D 是否将发行总额申报为不确定？"
#     /rounds/*/form_d/sold:
#       en: "Which amount sold does the Form D of round {subject} state?"
#       zh: "“{subject}”的 Form D 所列已售金额是多少？"
#     /rounds/*/form_d/remaining:
#       en: "Which amount remaining to be sold does the Form D of round {subject} state?"
#       zh: "“{subject}”的 Form D 所列未售金额是多少？"
package rules.consistency.form_d_amounts_do_not_add_up

import data.lib.entries
import data.lib.facts
import data.lib.form_d
import data.lib.given
import data.lib.money
import data.lib.rounds
import data.rules.consistency.form_d_amounts_do_not_add_up.params

not_applicable if form_d.none

not_applicable if {
	form_d.notices != {}
	form_d.expected == {}
	_definite == {}
}

missing contains pointer if some pointer in form_d.unplaced

missing contains pointer if {
	some pointer in entries.lacking(
		object.union(_definite, form_d.expected),
		{"form_d/offering", "form_d/sold", "form_d/remaining"},
	)
}

missing contains pointer if {
	some round in _definite
	some member in ["sold", "remaining"]
	some pointer in money.unrated_on({given.fact(round.form_d[member])}, given.fact(round.form_d.offering).currency, entries.day(round))
}

rates contains rate if {
	some round in _definite
	some member in ["sold", "remaining"]
	some rate in money.used_on({given.fact(round.form_d[member])}, given.fact(round.form_d.offering).currency, entries.day(round))
}

pass if {
	_definite != {}
	form_d.expected == {}
	every round in _definite { abs(_difference(round)) < params.minimum_difference }
}

finding contains {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [at, "form_d", member]) | some member in ["offering", "sold", "remaining"]],
	"evidence": {
		"offering": round.form_d.offering,
		"sold": round.form_d.sold,
		"remaining": round.form_d.remaining,
		"minimum_difference": params.minimum_difference,
	},
} if {
	some i, _ in input.rounds
	at := facts.entry("/rounds", i)
	round := _definite[at]
	abs(_difference(round)) >= params.minimum_difference
}

suggestion contains {"action": "amend_notice", "subject": found.subject, "values": {}} if some found in finding

_definite := {at: round |
	some at, round in form_d.notices
	not _is_open(round)
}

# An amount that is stated is definite.
_is_open(round) if {
	round.form_d.indefinite == true
	not facts.known(round.form_d, "offering")
}

_difference(round) := (offering.amount - _part(round, "sold")) - _part(round, "remaining") if {
	offering := given.fact(round.form_d.offering)
}

_part(round, member) := money.converted_on(given.fact(round.form_d[member]), round.form_d.offering.currency, entries.day(round))
