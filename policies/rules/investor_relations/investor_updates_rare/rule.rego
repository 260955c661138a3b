# METADATA
# title: Investor updates too rare
# description: |
#   Investors who hear from the company every quarter at least can help before it is too late and are readier to follow on. The rule
#   proves how often updates are written, not what they say. Without outside investors there is nobody to write to.
# custom:
#   severity: medium
#   chapters: ["5.2.2", "5.3.1", "7.c"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts: [/investor_relations/has_outside_investors, /investor_relations/updates_per_year]
#   levers:
#     - {pointer: /investor_relations/updates_per_year, direction: up, actionable: true}
#   title: {zh: 投资人通报过少}
#   description:
#     zh: |
#       至少按季通报，投资人才能在问题变大之前提供帮助，也更愿意跟投。本规则只看书面通报的频率，不评价内容；没有外部投资人的公司不适用。
#   message:
#     en: "Written updates to investors a year: {updates_per_year}; at least {minimum_updates_per_year} are expected."
#     zh: "每年向投资人书面通报 {updates_per_year} 次，少于通常要求的 {minimum_updates_per_year} 次。"
#   suggestion:
#     write_regularly:
#       en: "Send a one-page update at least {minimum_updates_per_year} times a year, better monthly: cash, burn, runway, the one metric that counts, what went wrong, where help is needed."
#       zh: "每年至少发送 {minimum_updates_per_year} 次（最好按月）一页纸的进展通报：现金、消耗、跑道、核心指标、不及预期之处及所需协助。"
#   question:
#     /investor_relations/updates_per_year:
#       en: "How many written updates did the investors get in the last twelve months? Please send the last two."
#       zh: "近十二个月向投资人发送过几次书面通报？请提供最近两期。"
package rules.investor_relations.investor_updates_rare

import data.lib.facts
import data.lib.given
import data.rules.investor_relations.investor_updates_rare.params

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({
		"/investor_relations/has_outside_investors",
		"/investor_relations/updates_per_year",
	})
}

pass if _updates >= params.minimum_updates_per_year

finding contains {
	"at": ["/investor_relations/updates_per_year"],
	"evidence": {
		"updates_per_year": _updates,
		"minimum_updates_per_year": params.minimum_updates_per_year,
	},
} if {
	_updates < params.minimum_updates_per_year
}

suggestion contains {
	"action": "write_regularly",
	"values": {"minimum_updates_per_year": params.minimum_updates_per_year},
} if {
	count(finding) > 0
}

# Undefined unless there are outside investors to write to.
_updates := given.fact(input.investor_relations.updates_per_year) if {
	input.investor_relations.has_outside_investors == true
}
