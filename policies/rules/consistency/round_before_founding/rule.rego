# METADATA
# title: Round before the company was founded
# description: |
#   A company raises no money before it exists. The usual reason is a new legal entity for an older business, so it is a question about
#   succession rather than a fault; money some months before the papers is common, and a round of the same year weighs less. A date of
#   the first of January is often only a year, and then years are compared. Not in the article.
# related_resources:
#   - ref: S19
#   - ref: S20
# custom:
#   severity: medium
#   chapters: ["K-08"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/founded_on
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#     /rounds/-: "Rounds are judged one by one; the list must be whole only to show that there is none."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#   levers:
#     - {pointer: /company/founded_on, direction: set, actionable: false}
#   title: {zh: 融资早于公司成立}
#   description:
#     zh: |
#       公司成立之前不可能以公司名义融资。常见原因是原业务改由新主体承接，因此重在查清承继关系，而非认定差错；先到款、后注册亦属常见，同一年内的从轻对待。
#       日期为 1 月 1 日的，往往只知年份，此时仅按年份比较。原文未涉及。
#   message:
#     en: "Round {subject} is dated {round_on:date}, before the company was founded ({founded_on:date})."
#     zh: "“{subject}”融资日期为 {round_on:date}，早于公司成立日期 {founded_on:date}。"
#   suggestion:
#     document_succession:
#       en: "If an earlier entity took the money of round {subject}, document how its shareholders, contracts, code and debts passed to this company."
#       zh: "若“{subject}”融资由前一主体收取，应以文件说明其股东、合同、代码及债务如何转入现公司。"
package rules.consistency.round_before_founding

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds

not_applicable if {
	facts.whole("/rounds")
	count(_rounds) == 0
}

missing contains pointer if some pointer in facts.absent({"/company/founded_on"})

missing contains pointer if {
	count(_rounds) == 0
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if some pointer in entries.lacking(_rounds, {"date"})

missing contains pointer if {
	some at, round in _rounds
	facts.known(round, "date")
	not dates.before(dates.registered(round.date), _earliest)
	not dates.not_after(_founded, dates.registered(round.date))
	some pointer, date in {"/company/founded_on": _founded, rounds.date_at(at): round.date}
	count(dates.registered(date)) < count("YYYY-MM-DD")
}

pass if {
	count(_rounds) > 0
	every round in _rounds { dates.not_after(_founded, dates.registered(given.fact(round.date))) }
}

finding contains {
	"subject": rounds.subject(i, round),
	"severity": _severity(round.date),
	"at": [rounds.date_at(at), "/company/founded_on"],
	"evidence": {"round_on": round.date, "founded_on": _founded},
} if {
	some i, _ in input.rounds
	at := facts.entry("/rounds", i)
	round := _rounds[at]
	dates.before(dates.registered(given.fact(round.date)), _earliest)
}

suggestion contains {"action": "document_succession", "subject": found.subject, "values": {}} if some found in finding

_earliest := dates.registered(_founded)

# Money that comes some months before the papers is common.
_severity(date) := "low" if substring(date, 0, 4) == substring(_founded, 0, 4)

_severity(date) := "medium" if substring(date, 0, 4) != substring(_founded, 0, 4)

_founded := given.fact(input.company.founded_on)

_rounds := rounds.all
