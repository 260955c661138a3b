# METADATA
# title: Talks before the decision to raise
# description: |
#   Who talks to investors before the board has settled amount and method negotiates without a mandate, and terms that were only floated
#   come back as promises.
# custom:
#   severity: medium
#   chapters: ["6.1.1"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /financing_plan/talks_started_on
#     - /financing_plan/decision/date
#     - /financing_plan/decision/approved_by
#   levers:
#     - {pointer: /financing_plan/decision/date, direction: set, actionable: true}
#     - {pointer: /financing_plan/decision/approved_by, direction: set, actionable: true}
#   title: {zh: 融资洽谈先于决策}
#   description:
#     zh: |
#       董事会尚未确定融资金额和方式就与投资人洽谈，等于未获授权谈判，随口提及的条件日后可能被视为承诺。
#   message:
#     order:
#       en: "Talks with investors began on {talks_started_on:date}, before the resolution to raise of {decided_on:date}."
#       zh: "与投资人的洽谈始于 {talks_started_on:date}，早于融资决议日 {decided_on:date}。"
#     unapproved:
#       en: "Nobody has resolved on the financing (approved by: {approved_by})."
#       zh: "本次融资未经任何机构决议（批准人：{approved_by}）。"
#   suggestion:
#     ratify:
#       en: "Have the board resolve on amount, method and price range now, ratify what has been said so far, and name who may agree to what."
#       zh: "尽快由董事会就金额、方式和价格区间作出决议，对前期洽谈予以追认，并明确谈判授权范围。"
#   question:
#     /financing_plan/decision/date:
#       en: "On what date was it resolved to raise this money? Please send the resolution."
#       zh: "本次融资的决议是哪一天作出的？请提供决议文件。"
#     /financing_plan/decision/approved_by:
#       en: "Who resolved on this financing: the founders, the board or the shareholders?"
#       zh: "本次融资由谁批准：创始人、董事会还是股东会？"
package rules.capital_operation.talks_before_decision

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.words

missing contains pointer if {
	some pointer in facts.absent({
		"/financing_plan/talks_started_on",
		"/financing_plan/decision/date",
		"/financing_plan/decision/approved_by",
	})
}

# The precision of the dates leaves the order open.
missing contains pointer if {
	not dates.before(_talks, _decided)
	dates.last_day(_decided) > dates.first_day(_talks)
	some pointer, date in {"/financing_plan/talks_started_on": _talks, "/financing_plan/decision/date": _decided}
	count(date) < count("YYYY-MM-DD")
}

pass if {
	dates.last_day(_decided) <= dates.first_day(_talks)
	words.says_something(input.financing_plan.decision, "approved_by")
}

finding contains {
	"kind": "order",
	"at": ["/financing_plan/talks_started_on", "/financing_plan/decision/date"],
	"evidence": {"talks_started_on": _talks, "decided_on": _decided},
} if {
	dates.before(_talks, _decided)
}

finding contains {
	"kind": "unapproved",
	"at": ["/financing_plan/decision/approved_by"],
	"evidence": {"approved_by": input.financing_plan.decision.approved_by},
} if {
	words.says_none(input.financing_plan.decision, "approved_by")
}

suggestion contains {"action": "ratify", "values": {}} if count(finding) > 0

_talks := given.fact(input.financing_plan.talks_started_on)

_decided := given.fact(input.financing_plan.decision.date)
