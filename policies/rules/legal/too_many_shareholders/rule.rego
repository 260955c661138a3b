# METADATA
# title: Too many shareholders for a private company
# description: |
#   In China a limited liability company has at most 50 registered shareholders, and shares issued to more than 200 persons in all, vehicles
#   looked through, are a public offering without registration. Where money was collected from many, by crowdfunding or through nominees, the
#   register shows it whatever the rounds are called. Applies in China; a check of facts, not legal advice.
# related_resources:
#   - ref: S12
#   - ref: S59
# custom:
#   severity: critical
#   chapters: ["4.2.5", "X-59"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /company/legal_form
#     - /cap_table/registered_holders
#     - /cap_table/looked_through_holders
#   levers:
#     - {pointer: /cap_table/looked_through_holders, direction: down, actionable: true}
#     - {pointer: /cap_table/registered_holders, direction: down, actionable: true}
#     - {pointer: /company/legal_form, direction: set, actionable: true}
#   title: {zh: 股东人数超过法定上限}
#   description:
#     zh: |
#       中国的有限责任公司登记股东不得超过五十人；向特定对象发行证券累计超过二百人（持股平台穿透计算）的，构成未经注册的公开发行。以众筹或代持方式
#       向多人募资的，无论轮次如何命名，均会反映在股东名册上。仅适用于中国公司；本规则仅核对事实，不构成法律意见。
#   message:
#     public:
#       en: "Looked through all vehicles, {looked_through_holders} persons hold shares; above {maximum_looked_through} they have been offered to the public."
#       zh: "穿透计算后股东共 {looked_through_holders} 人；超过 {maximum_looked_through} 人即构成公开发行。"
#     registered:
#       en: "{registered_holders} shareholders are registered; a limited liability company may have {maximum_registered} at most."
#       zh: "登记股东 {registered_holders} 人；有限责任公司不得超过 {maximum_registered} 人。"
#   suggestion:
#     reduce_holders:
#       en: "Have PRC counsel agree a buy-back or a vehicle with the holders beyond {maximum_looked_through}, and confirm in writing that past issues were private placements; no round can close before."
#       zh: "由中国律师就超出 {maximum_looked_through} 人的部分制定回购或清理方案，并书面确认历次发行属于非公开发行；此前不宜交割新一轮融资。"
#     change_form:
#       en: "Move holders beyond {maximum_registered} into a partnership that is looked through, or convert into a company limited by shares."
#       zh: "将超出 {maximum_registered} 人的股东归入持股平台（仍须穿透计算），或改制为股份有限公司。"
#   question:
#     /company/legal_form:
#       en: "In which legal form is the company registered: limited liability company or company limited by shares?"
#       zh: "公司登记的组织形式是有限责任公司还是股份有限公司？"
#     /cap_table/registered_holders:
#       en: "How many shareholders are registered?"
#       zh: "登记在册的股东共几人（含机构股东）？"
#     /cap_table/looked_through_holders:
#       en: "How many persons hold shares in all, looked through partnerships, nominees and crowdfunding vehicles, without staff in a lawful plan?"
#       zh: "穿透合伙企业、代持及众筹平台后，股东共几人（依法实施的员工持股计划除外）？"
package rules.legal.too_many_shareholders

import data.lib.facts
import data.lib.given
import data.rules.legal.too_many_shareholders.params

not_applicable if not given.fact(input.company.country) in params.countries

missing contains pointer if some pointer in facts.absent({"/company/country", "/cap_table/looked_through_holders"})

missing contains pointer if {
	not _few_registered
	some pointer in facts.absent({"/company/legal_form", "/cap_table/registered_holders"})
}

pass if {
	_in_country
	_looked_through <= params.maximum_looked_through
	_few_registered
}

finding contains {
	"kind": "public",
	"subject": "public",
	"at": ["/cap_table/looked_through_holders"],
	"evidence": {"looked_through_holders": _looked_through, "maximum_looked_through": params.maximum_looked_through},
} if {
	_in_country
	_looked_through > params.maximum_looked_through
}

finding contains {
	"kind": "registered",
	"subject": "registered",
	"severity": "high",
	"at": ["/cap_table/registered_holders", "/company/legal_form"],
	"evidence": {"registered_holders": _registered, "maximum_registered": params.maximum_registered},
} if {
	_in_country
	input.company.legal_form == "limited_liability"
	_registered > params.maximum_registered
}

suggestion contains {"action": "reduce_holders", "subject": "public", "values": {"maximum_looked_through": params.maximum_looked_through}} if {
	some found in finding
	found.kind == "public"
}

suggestion contains {"action": "change_form", "subject": "registered", "values": {"maximum_registered": params.maximum_registered}} if {
	some found in finding
	found.kind == "registered"
}

_in_country if input.company.country in params.countries

# Few enough for every form, or a form without the limit.
_few_registered if _registered <= params.maximum_registered

_few_registered if given.fact(input.company.legal_form) != "limited_liability"

_registered := given.fact(input.cap_table.registered_holders)

_looked_through := given.fact(input.cap_table.looked_through_holders)
