# METADATA
# title: Closed round dated in the future
# description: |
#   A round in the list of closed financings has happened by the day that the profile describes. A later date means that the money is not there
#   yet, and everything that counts on it, runway first, counts too much. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-08"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/company/as_of, /rounds, /rounds/-, /rounds/*/name, /rounds/*/label, /rounds/*/date, /rounds/*/signed_on, /rounds/*/closed_on]
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#     /rounds/-: "Rounds are judged one by one; the list must be whole only to show that there is none."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#     /rounds/*/closed_on: "The date of the round is what every round has; the day of the money counts where it is given."
#   levers:
#     - {pointer: /rounds/*/closed_on, direction: set, actionable: true}
#   title: {zh: 已完成融资的日期晚于基准日}
#   description:
#     zh: |
#       列入已完成融资清单的轮次，应在资料基准日之前完成。日期晚于基准日，说明资金尚未到位，以其为前提的测算（首先是现金跑道）均偏乐观。原文未涉及。
#   message:
#     date:
#       en: "Round {subject} is listed as closed, but dated {round_on:date}, after the as-of date {as_of:date}."
#       zh: "“{subject}”列为已完成融资，但日期为 {round_on:date}，晚于基准日 {as_of:date}。"
#     closed:
#       en: "Round {subject} is listed as closed, but its money arrives on {closed_on:date}, after the as-of date {as_of:date}."
#       zh: "“{subject}”列为已完成融资，但到账日期为 {closed_on:date}，晚于基准日 {as_of:date}。"
#   suggestion:
#     plan_until_closed:
#       en: "Treat round {subject} as planned until the money is in the account, and show cash and runway without it."
#       zh: "“{subject}”资金到账之前，按拟融资处理，现金和跑道测算均不计入该笔资金。"
package rules.consistency.round_dated_in_the_future

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds

not_applicable if {
	facts.whole("/rounds")
	count(_rounds) == 0
}

missing contains pointer if some pointer in facts.absent({"/company/as_of"})

missing contains pointer if {
	count(_rounds) == 0
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if some pointer in entries.lacking(_rounds, {"date"})

missing contains pointer if {
	some at, round in _rounds
	some member, pointer_of in {"date": rounds.date_at(at), "closed_on": concat("/", [at, "closed_on"])}
	date := given.fact(round[member])
	not dates.before(_as_of, date)
	not dates.not_after(date, _as_of)
	some pointer, partial in {"/company/as_of": _as_of, pointer_of: date}
	count(partial) < count("YYYY-MM-DD")
}

pass if {
	count(_rounds) > 0
	every round in _rounds {
		dates.not_after(given.fact(round.date), _as_of)
		_closed_by_then(round)
	}
}

finding contains object.union(_late(i, round, "date"), {"kind": "date"}) if {
	some i, round in input.rounds
	facts.known(round, "date")
}

# Without a date of its own, the day of the signing stands for it; that of the closing is judged below.
finding contains object.union(_late(i, round, "signed_on"), {"kind": "date"}) if {
	some i, round in input.rounds
	rounds.date_at(facts.entry("/rounds", i)) == concat("/", [facts.entry("/rounds", i), "signed_on"])
}

finding contains object.union(_late(i, round, "closed_on"), {"kind": "closed"}) if {
	some i, round in input.rounds
}

suggestion contains {"action": "plan_until_closed", "subject": found.subject, "values": {}} if some found in finding

_late(i, round, member) := {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", i), member]), "/company/as_of"],
	"evidence": {{"date": "round_on", "signed_on": "round_on", "closed_on": "closed_on"}[member]: round[member], "as_of": _as_of},
} if {
	dates.before(_as_of, given.fact(round[member]))
}

_closed_by_then(round) if not facts.known(round, "closed_on")

_closed_by_then(round) if dates.not_after(given.fact(round.closed_on), _as_of)

_as_of := given.fact(input.company.as_of)

_rounds := rounds.all
