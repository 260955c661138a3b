# METADATA
# title: Round counted before it is closed
# description: |
#   A round is closed when the money has arrived, not when it is announced or signed. One that is counted earlier makes cash, ownership
#   and valuation look settled that are not. The rule proves that a closing date is on record, not that it is true: a bank receipt is.
#   The order of term sheet, signing and closing is judged by a consistency rule.
# custom:
#   severity: medium
#   chapters: ["6.1.3"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/as_of, /rounds, /rounds/-, /rounds/*/name, /rounds/*/label, /rounds/*/closed_on]
#   optional:
#     /rounds/*/name: "It names the round in the finding; its label or place does as well."
#     /rounds/*/label: "It names the round in the finding; its place does as well."
#   levers:
#     - {pointer: /rounds/*/closed_on, direction: down, actionable: true}
#   title: {zh: 未交割的融资已计入}
#   description:
#     zh: |
#       资金到账才算交割，公告或签约都不是。提前计入，会使现金、股权和估值看似已确定。本规则只确认有交割日期，其真实性以银行回单为准。
#       投资条款清单、签约与交割的先后顺序由一致性规则判断。
#   message:
#     en: "Round {subject} is counted as closed, but its closing date {closed_on:date} lies after the as-of date {as_of:date}."
#     zh: "{subject} 轮已列为完成，但其交割日 {closed_on:date} 晚于基准日 {as_of:date}。"
#   suggestion:
#     count_when_paid:
#       en: "Treat round {subject} as open until the money is in the account: leave it out of cash and runway, and list the closing conditions that remain."
#       zh: "{subject} 轮在资金到账前按未完成处理，不计入现金和跑道，并列明尚未满足的交割条件。"
#   question:
#     /rounds/*/closed_on:
#       en: "On which day had the money of round {subject} arrived, and which document shows it?"
#       zh: "{subject} 轮的资金在哪一天全部到账？有何凭证？"
package rules.capital_operation.round_not_closed

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.rounds

# Nothing has been raised.
not_applicable if {
	facts.whole("/rounds")
	count(input.rounds) == 0
}

missing contains pointer if some pointer in (facts.absent({"/company/as_of"}) | facts.not_whole({"/rounds"}))

missing contains pointer if {
	some i, round in input.rounds
	some pointer in facts.lacking(facts.entry("/rounds", i), round, {"closed_on"})
}

# The precision of the dates leaves the order open.
missing contains pointer if {
	some i, closed_on in _closed_on
	not dates.before(_as_of, closed_on)
	not dates.not_after(closed_on, _as_of)
	at := concat("/", [facts.entry("/rounds", i), "closed_on"])
	some pointer, date in {at: closed_on, "/company/as_of": _as_of}
	count(date) < count("YYYY-MM-DD")
}

pass if {
	facts.whole("/rounds")
	every i, _ in input.rounds { dates.not_after(_closed_on[i], _as_of) }
}

finding contains {
	"subject": subject,
	"at": [concat("/", [facts.entry("/rounds", i), "closed_on"])],
	"evidence": {"closed_on": closed_on, "as_of": _as_of},
} if {
	some i, closed_on in _closed_on
	dates.before(_as_of, closed_on)
	subject := rounds.subject(i, input.rounds[i])
}

suggestion contains {"action": "count_when_paid", "subject": found.subject, "values": {}} if some found in finding

_closed_on[i] := given.fact(round.closed_on) if some i, round in input.rounds

_as_of := given.fact(input.company.as_of)
