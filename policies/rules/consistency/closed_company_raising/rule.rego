# METADATA
# title: Financing planned by a company that is closed, sold or listed
# description: |
#   A company that has closed raises nothing, one that was acquired is financed by its parent, and a listed one raises on the market under its
#   rules. A plan beside such a status means that one of the two is out of date. Not in the article.
# custom:
#   severity: low
#   chapters: ["K-30"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/status, /financing_plan/amount]
#   levers:
#     - {pointer: /company/status, direction: set, actionable: false}
#     - {pointer: /financing_plan/amount, direction: down, actionable: true}
#   title: {zh: 已终止、被收购或已上市的公司仍有融资计划}
#   description:
#     zh: |
#       已终止经营的公司无从融资，被收购的公司由母公司提供资金，上市公司须按市场规则再融资。存续状态与融资计划并存，说明其中一项已过时。原文未涉及。
#   message:
#     en: "The company's status is {status:term}, yet it plans to raise {planned_amount:money}."
#     zh: "公司存续状态为 {status:term}，却仍计划融资 {planned_amount:money}。"
#   suggestion:
#     name_issuer:
#       en: "Name the entity that is to issue and receive {planned_amount:money}: a successor, the parent or the listed company, and look at that one's profile."
#       zh: "明确 {planned_amount:money} 的发行与收款主体：承继公司、母公司还是上市公司，并以该主体为评价对象。"
#   question:
#     /company/status:
#       en: "Is the company operating, closed, acquired or listed?"
#       zh: "公司目前的存续状态：正常经营、已终止、被收购还是已上市？"
package rules.consistency.closed_company_raising

import data.lib.facts
import data.lib.given
import data.rules.consistency.closed_company_raising.params

missing contains pointer if some pointer in facts.absent({"/company/status"})

missing contains pointer if {
	_ended
	some pointer in facts.absent({"/financing_plan/amount"})
}

pass if {
	facts.known(input, "company/status")
	not _ended
}

pass if {
	_ended
	_planned.amount == 0
}

finding contains {
	"at": ["/company/status", "/financing_plan/amount"],
	"evidence": {"status": input.company.status, "planned_amount": _planned},
} if {
	_ended
	_planned.amount > 0
}

suggestion contains {"action": "name_issuer", "values": {"planned_amount": _planned}} if count(finding) > 0

_ended if input.company.status in params.ended

_planned := given.fact(input.financing_plan.amount)
