# METADATA
# title: On a sanctions or entity list
# description: |
#   A company, founder or investor on a sanctions or entity list (such as the US Entity List or SDN list) can be cut off from chips, cloud,
#   banks and buyers, and many funds may not hold its shares. Only what is entered counts: the lists themselves are not looked up.
# custom:
#   severity: critical
#   chapters: ["X-28", "6.2.4"]
#   stages: [start_up, growth, expansion]
#   facts: [/legal/listed_by, /legal/listed_by/-]
#   levers:
#     - {pointer: /legal/listed_by, direction: set, actionable: false}
#   title: {zh: 被列入制裁或实体清单}
#   description:
#     zh: |
#       公司、创始人或投资人被列入制裁清单或实体清单（如美国实体清单、SDN 清单）的，芯片、云服务、银行及客户都可能中断，多数基金也不得持有其股权。
#       仅以所填内容为准，未查询清单本身。
#   message:
#     en: "The company, a founder or an investor is listed by: {lists:list}."
#     zh: "公司、创始人或投资人已被列入：{lists:list}。"
#   suggestion:
#     take_counsel:
#       en: "Take sanctions counsel before any money or technology moves; map which suppliers, customers and investors the listing reaches, and whether a licence or removal is realistic."
#       zh: "在资金或技术流动前咨询制裁合规律师，梳理受影响的供应商、客户和投资人，并评估申请许可或移出清单的可行性。"
#   question:
#     /legal/listed_by:
#       en: "Do any sanctions or entity lists name the company, its founders or its investors, and which? If none, please say so."
#       zh: "公司、创始人或投资人是否被列入制裁清单或实体清单？具体是哪些？没有也请说明。"
#     /legal/listed_by/-:
#       en: "Are these all the lists?"
#       zh: "以上是否为全部清单？"
package rules.legal.listed_by_authority

import data.lib.facts

missing contains pointer if {
	count(finding) == 0
	some pointer in facts.not_whole({"/legal/listed_by"})
}

pass if {
	facts.whole("/legal/listed_by")
	count(input.legal.listed_by) == 0
}

finding contains {
	"at": ["/legal/listed_by"],
	"evidence": {"lists": input.legal.listed_by},
} if {
	count(input.legal.listed_by) > 0
}

suggestion contains {"action": "take_counsel", "values": {}} if count(finding) > 0
