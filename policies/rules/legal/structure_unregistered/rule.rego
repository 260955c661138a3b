# METADATA
# title: Structure abroad not registered
# description: |
#   Founders of a Chinese company that is held from abroad register their holdings with the foreign-exchange authority (SAFE Circular 37), and
#   domestic companies and funds among the holders register outbound investment (ODI). Without it money neither leaves nor comes back lawfully,
#   and a listing stalls. The rules are cited from memory, hence no more than medium.
# related_resources:
#   - ref: S55
# custom:
#   severity: medium
#   chapters: ["X-47"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /legal/offshore_holding
#     - /legal/founders_registered_abroad
#     - /legal/outbound_investment_registered
#   levers:
#     - {pointer: /legal/founders_registered_abroad, direction: set, actionable: true}
#     - {pointer: /legal/outbound_investment_registered, direction: set, actionable: true}
#   title: {zh: 境外架构登记备案不全}
#   description:
#     zh: |
#       境外架构（红筹、VIE）下，境内自然人股东须办理 37 号文外汇登记，境内机构股东须办理境外投资（ODI）备案。未办理的，资金出入境及分红缺乏合法通道，
#       并会影响上市。相关规定凭记忆引用，故最高为中等。
#   message:
#     founders:
#       en: "The company is held from abroad, but the founders' holdings are not registered under SAFE Circular 37."
#       zh: "公司为境外架构，但创始人未办理 37 号文外汇登记。"
#     holders:
#       en: "The company is held from abroad, but domestic companies or funds among its holders are not registered for outbound investment."
#       zh: "公司为境外架构，但境内机构股东未办理境外投资（ODI）备案。"
#   suggestion:
#     register_structure:
#       en: "Have counsel settle which registrations can still be made up for and which need a restructuring, and make them a closing condition."
#       zh: "由律师厘清可补办的登记与须重组解决的事项，并列为交割条件。"
#   question:
#     /legal/offshore_holding:
#       en: "Is the company held through a holding company abroad or by contracts (VIE)?"
#       zh: "公司是否搭建了境外控股（红筹）或协议控制（VIE）架构？"
#     /legal/founders_registered_abroad:
#       en: "Are the founders' holdings abroad registered under SAFE Circular 37?"
#       zh: "创始人的境外持股是否已办理 37 号文外汇登记？"
#     /legal/outbound_investment_registered:
#       en: "Are all domestic companies and funds among the holders abroad registered for outbound investment (ODI)? Yes where there are none."
#       zh: "境外持股的境内机构股东是否均已办理境外投资（ODI）备案？无此类股东请答“是”。"
package rules.legal.structure_unregistered

import data.lib.facts
import data.rules.legal.structure_unregistered.params

not_applicable if {
	facts.known(input, "company/country")
	not input.company.country in params.countries
}

not_applicable if input.legal.offshore_holding == false

missing contains pointer if {
	not _registered
	some pointer in facts.absent({"/company/country", "/legal/offshore_holding"})
}

missing contains pointer if some pointer in facts.absent({
	"/legal/founders_registered_abroad",
	"/legal/outbound_investment_registered",
})

# Registered is registered, wherever the company is and however it is held.
pass if _registered

finding contains {
	"kind": "founders",
	"at": ["/legal/offshore_holding", "/legal/founders_registered_abroad"],
	"evidence": {"founders_registered_abroad": false},
} if {
	_concerned
	input.legal.founders_registered_abroad == false
}

finding contains {
	"kind": "holders",
	"at": ["/legal/offshore_holding", "/legal/outbound_investment_registered"],
	"evidence": {"outbound_investment_registered": false},
} if {
	_concerned
	input.legal.outbound_investment_registered == false
}

suggestion contains {"action": "register_structure", "values": {}} if count(finding) > 0

_concerned if {
	input.company.country in params.countries
	input.legal.offshore_holding == true
}

_registered if {
	input.legal.founders_registered_abroad == true
	input.legal.outbound_investment_registered == true
}
