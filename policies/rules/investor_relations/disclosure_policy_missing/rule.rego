# METADATA
# title: No disclosure policy
# description: |
#   With several investors on board it must be settled who tells them what, when, and who corrects a mistake; otherwise each hears a
#   different figure. Contradictions within the profile are found by the consistency rules. Without outside investors there is nobody to
#   disclose to.
# custom:
#   severity: low
#   chapters: ["5.3.2"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts: [/company/stage, /investor_relations/has_outside_investors, /investor_relations/disclosure_policy]
#   levers:
#     - {pointer: /investor_relations/disclosure_policy, direction: set, actionable: true}
#   title: {zh: 缺少信息披露制度}
#   description:
#     zh: |
#       引入多位投资人后，应书面约定由谁、何时、披露哪些信息，以及出错如何更正，否则各方得到的数字会不一致。资料内部的矛盾由一致性规则识别。
#       没有外部投资人的公司不适用。
#   message:
#     en: "The company has outside investors but no written disclosure policy."
#     zh: "公司已有外部投资人，但没有书面的信息披露制度。"
#   suggestion:
#     adopt_policy:
#       en: "Have the board adopt two pages: what is reported monthly, quarterly and at once, who signs it off, and how an error is corrected to everybody who got it."
#       zh: "由董事会通过一份简明制度：月报、季报和即时披露的内容，签发责任人，以及数据有误时如何向全部收件人更正。"
#   question:
#     /investor_relations/disclosure_policy:
#       en: "Is there a written policy on what investors are told, when and by whom? When was it last followed for bad news?"
#       zh: "是否有书面制度规定向投资人披露的内容、时点和责任人？最近一次披露不利消息是如何处理的？"
package rules.investor_relations.disclosure_policy_missing

import data.lib.facts

not_applicable if input.company.stage == "start_up"

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({
		"/company/stage",
		"/investor_relations/has_outside_investors",
		"/investor_relations/disclosure_policy",
	})
}

pass if {
	_is_due
	input.investor_relations.disclosure_policy == true
}

finding contains {
	"at": ["/investor_relations/disclosure_policy"],
	"evidence": {"disclosure_policy": false},
} if {
	_is_due
	input.investor_relations.disclosure_policy == false
}

suggestion contains {"action": "adopt_policy", "values": {}} if count(finding) > 0

_is_due if {
	input.company.stage in {"growth", "expansion"}
	input.investor_relations.has_outside_investors == true
}
