# METADATA
# title: Valuation behind option grants out of date
# description: |
#   In the US, options granted below fair value are taxed when they vest, with a penalty. An independent valuation protects for twelve months,
#   and no longer than until something material happens, such as a priced round. The rule is for companies in the US that grant options.
# related_resources:
#   - ref: S54
# custom:
#   severity: medium
#   chapters: ["X-50"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/as_of
#     - /company/country
#     - /cap_table/options_granted
#     - /cap_table/valuation_report_on
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#   optional:
#     /rounds/*/name: "It only names the round; its label or its place in the list does as well."
#     /rounds/*/label: "It only names the round; its name or its place in the list does as well."
#     /rounds/*/channel: "A round of which neither channel nor instrument is known counts as priced."
#     /rounds/*/instrument: "A round of which neither channel nor instrument is known counts as priced."
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#   levers:
#     - {pointer: /cap_table/valuation_report_on, direction: up, actionable: true}
#   title: {zh: 期权授予所依据的估值已过期}
#   description:
#     zh: |
#       在美国，行权价低于公允价值的期权将在归属时征税并加收罚款。独立估值的保护期为十二个月，且发生定价融资等重大事项即告失效。
#       本规则适用于授予期权的美国公司。
#   message:
#     old:
#       en: "The valuation behind the options is of {valuation_report_on:date}, more than {maximum_days} days old."
#       zh: "期权所依据的估值基准日为 {valuation_report_on:date}，已超过 {maximum_days} 天。"
#     before_round:
#       en: "The valuation behind the options is of {valuation_report_on:date}, before round {subject} was priced on {round_on:date}."
#       zh: "期权所依据的估值基准日为 {valuation_report_on:date}，早于“{subject}”的定价日 {round_on:date}。"
#   suggestion:
#     renew_valuation:
#       en: "Grant no options until a new 409A valuation is there, and have counsel look at those granted since the old one lapsed."
#       zh: "在取得新的 409A 估值前暂停授予期权，并由律师核查原估值失效后的授予。"
#   question:
#     /cap_table/options_granted:
#       en: "Are options or other rights on shares granted to staff?"
#       zh: "公司是否已向员工授予期权或其他股权激励？"
#     /cap_table/valuation_report_on:
#       en: "As of what date is the latest independent valuation of the common stock (409A)?"
#       zh: "最近一次普通股独立估值（409A）的基准日是哪一天？"
package rules.capital_structure.valuation_report_stale

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.priced_rounds
import data.lib.recency
import data.lib.rounds
import data.rules.capital_structure.valuation_report_stale.params

not_applicable if {
	facts.known(input, "company/country")
	not input.company.country in params.countries
}

not_applicable if input.cap_table.options_granted == false

missing contains pointer if some pointer in facts.absent({
	"/company/as_of",
	"/company/country",
	"/cap_table/options_granted",
	"/cap_table/valuation_report_on",
})

missing contains pointer if {
	not _old
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if {
	not _old
	some i, round in priced_rounds.primary
	not facts.known(round, "date")
	pointer := rounds.date_at(facts.entry("/rounds", i))
}

# Which came first may be left open by how precise the days are.
missing contains pointer if {
	not _old
	some i, round in priced_rounds.primary
	not dates.before(_report, given.fact(round.date))
	not dates.not_after(given.fact(round.date), _report)
	some pointer, day in {rounds.date_at(facts.entry("/rounds", i)): round.date, "/cap_table/valuation_report_on": _report}
	count(day) < count("YYYY-MM-DD")
}

missing contains pointer if some pointer in recency.undecided("/cap_table/valuation_report_on", _report, params.maximum_days)

pass if {
	missing == set()
	recency.recent(_report, params.maximum_days)
	every round in priced_rounds.primary { dates.not_after(round.date, _report) }
}

finding contains {
	"kind": "old",
	"at": ["/cap_table/valuation_report_on"],
	"evidence": {"valuation_report_on": _report, "maximum_days": params.maximum_days},
} if {
	_concerned
	_old
}

finding contains {
	"kind": "before_round",
	"subject": rounds.subject(i, input.rounds[i]),
	"at": ["/cap_table/valuation_report_on", rounds.date_at(facts.entry("/rounds", i))],
	"evidence": {"valuation_report_on": _report, "round_on": round.date},
} if {
	_concerned
	some i, round in priced_rounds.primary
	dates.before(_report, given.fact(round.date))
}

suggestion contains {"action": "renew_valuation", "values": {}} if count(finding) > 0

_concerned if {
	input.company.country in params.countries
	input.cap_table.options_granted == true
}

_old if recency.older(_report, params.maximum_days)

_report := given.fact(input.cap_table.valuation_report_on)
