# METADATA
# title: Form D filed late
# description: |
#   In the United States the notice of an exempt offering is due fifteen days after the first sale, or on the next business day when the
#   fifteenth falls on a weekend or a federal holiday. A late notice seldom costs the exemption but shows how filings are kept, and some states
#   charge for it. Whether an offering needs the notice is for counsel. Not in the article.
# related_resources:
#   - ref: S11
# custom:
#   severity: medium
#   chapters: ["K-26", "6.1.3"]
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
#     - /rounds/*/form_d/first_sale_on
#     - /rounds/*/form_d/filed_on
#   optional:
#     /rounds/-: "Notices are judged one by one; the list must be whole only to show that there is none."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#   levers:
#     - {pointer: /rounds/*/form_d/filed_on, direction: set, actionable: false}
#   title: {zh: Form D 逾期申报}
#   description:
#     zh: |
#       在美国以豁免方式发行证券，应在首次出售后 15 日内向 SEC 提交 Form D；第 15 日适逢周末或联邦假日的，顺延至下一工作日。
#       逾期一般不影响豁免本身，但反映申报管理水平，部分州另有罚款。是否需要申报，应由律师判断。原文未涉及。
#   message:
#     en: "The Form D of round {subject} was filed on {filed_on:date}; with a first sale on {first_sale_on:date} it was due on {due_on:date} ({maximum_days} days)."
#     zh: "“{subject}”的 Form D 于 {filed_on:date} 提交；首次出售日为 {first_sale_on:date}，申报截止日应为 {due_on:date}（{maximum_days} 日内）。"
#   suggestion:
#     ask_counsel:
#       en: "Have US counsel confirm that the exemption of round {subject} stands and that the state notices were filed, and put the deadline of {maximum_days} days into the closing checklist."
#       zh: "请美国律师确认“{subject}”融资的豁免仍然有效、州级申报已完成，并将首次出售后 {maximum_days} 日的期限列入交割清单。"
#   question:
#     /rounds/*/form_d/first_sale_on:
#       en: "On what date was the first investor of round {subject} irrevocably bound (first sale in the sense of Form D)?"
#       zh: "“{subject}”首位投资人是哪一天签约受约束的（Form D 所称首次出售日）？"
#     /rounds/*/form_d/filed_on:
#       en: "On what date was the Form D of round {subject} filed with the SEC? If no notice was due, on which exemption did the round rest?"
#       zh: "“{subject}”的 Form D 于哪一天向 SEC 提交？如无需提交，该轮依据何种豁免？"
package rules.consistency.form_d_filed_late

import data.lib.business_days
import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.form_d
import data.lib.given
import data.lib.rounds
import data.rules.consistency.form_d_filed_late.params

not_applicable if form_d.none

missing contains pointer if some pointer in form_d.unplaced

missing contains pointer if {
	some pointer in entries.lacking(
		object.union(form_d.notices, form_d.expected),
		{"form_d/first_sale_on", "form_d/filed_on"},
	)
}

# Dates too coarse for a deadline of days.
missing contains pointer if {
	some at, round in form_d.notices
	facts.lacking(at, round.form_d, {"first_sale_on", "filed_on"}) == set()
	not _late(round)
	not _in_time(round)
	some member in ["first_sale_on", "filed_on"]
	count(round.form_d[member]) < count("YYYY-MM-DD")
	pointer := concat("/", [at, "form_d", member])
}

pass if {
	form_d.notices != {}
	form_d.expected == {}
	every round in form_d.notices { _in_time(round) }
}

finding contains {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [at, "form_d/filed_on"]), concat("/", [at, "form_d/first_sale_on"])],
	"evidence": {
		"filed_on": round.form_d.filed_on,
		"first_sale_on": round.form_d.first_sale_on,
		"due_on": business_days.date(_due(dates.last_day(round.form_d.first_sale_on))),
		"maximum_days": params.maximum_days,
	},
} if {
	some i, _ in input.rounds
	at := facts.entry("/rounds", i)
	round := form_d.notices[at]
	_late(round)
}

suggestion contains {
	"action": "ask_counsel",
	"subject": found.subject,
	"values": {"maximum_days": params.maximum_days},
} if {
	some found in finding
}

_late(round) if {
	dates.first_day(given.fact(round.form_d.filed_on)) > _due(dates.last_day(given.fact(round.form_d.first_sale_on)))
}

_in_time(round) if {
	dates.last_day(given.fact(round.form_d.filed_on)) <= _due(dates.first_day(given.fact(round.form_d.first_sale_on)))
}

_due(first_sale) := business_days.on_or_after(first_sale + params.maximum_days)
