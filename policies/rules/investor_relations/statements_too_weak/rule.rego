# METADATA
# title: Financial statements too weak for the stage
# description: |
#   What management accounts are to a first investor, audited accounts are to a late one: the larger the cheque, the less it can rest
#   on figures that nobody outside the company has looked at. The rule proves what kind of statements exist, not that they are right.
# custom:
#   severity: high
#   chapters: ["5.2.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /financials/statements]
#   levers:
#     - {pointer: /financials/statements, direction: up, actionable: true}
#   title: {zh: 财务报表的鉴证程度不足}
#   description:
#     zh: |
#       天使阶段看管理层报表即可，越往后单笔投资越大，就越不能只依赖未经外部审阅或审计的数字。本规则只确认报表的鉴证程度，不证明数字正确。
#   message:
#     en: "There are {statements:term}; at the {stage:term} stage investors expect {minimum_statements:term} or better."
#     zh: "财务报表现状：{statements:term}；{stage:term}的投资人通常要求：{minimum_statements:term}或以上。"
#   suggestion:
#     raise_assurance:
#       en: "Have the last closed year prepared as {minimum_statements:term}; engage the accountants before the round opens, as their work takes weeks."
#       zh: "就最近一个会计年度备妥{minimum_statements:term}；需要会计师事务所介入的，应在启动融资前聘请，相关工作需数周。"
package rules.investor_relations.statements_too_weak

import data.lib.facts
import data.rules.investor_relations.statements_too_weak.params

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/statements"})

pass if _grade(input.financials.statements) >= _grade(_minimum)

finding contains {
	"at": ["/financials/statements"],
	"evidence": {
		"statements": input.financials.statements,
		"minimum_statements": _minimum,
		"stage": input.company.stage,
	},
} if {
	_grade(input.financials.statements) < _grade(_minimum)
}

suggestion contains {"action": "raise_assurance", "values": {"minimum_statements": _minimum}} if count(finding) > 0

_minimum := params.minimum_statements[input.company.stage]

_grade(statements) := i if {
	some i, grade in params.grades
	grade == statements
}
