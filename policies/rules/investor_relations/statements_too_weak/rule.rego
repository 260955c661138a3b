# METADATA
# title: Financial statements too weak for the stage
# description: |
#   What management accounts are to a first investor, audited accounts are to a late one: the larger the cheque, the less it can rest on
#   figures that nobody outside the company has looked at. Where a yearly audit is the law or the custom and reviews are rare, as in
#   China, growth companies are held to the audit.
# custom:
#   severity: high
#   chapters: ["5.2.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /company/country, /financials/statements]
#   levers:
#     - {pointer: /financials/statements, direction: up, actionable: true}
#   title: {zh: 财务报表的鉴证程度不足}
#   description:
#     zh: |
#       天使阶段看未经审计的管理报表即可，越往后单笔投资越大，就越不能只依赖未经外部审阅或审计的数字。中国境内审阅报告在私募融资中很少使用，
#       而年度审计较为通行，因此成长期要求年度审计。
#   message:
#     en: "The company has {statements:term}; at the {stage:term} stage investors expect {minimum_statements:term} or better."
#     zh: "目前仅有{statements:term}；{stage:term}投资人通常要求{minimum_statements:term}或以上。"
#   suggestion:
#     raise_assurance:
#       en: "Have the last closed year prepared as {minimum_statements:term}; engage the accountants before the round opens, as their work takes weeks."
#       zh: "就最近一个会计年度备妥{minimum_statements:term}；需要会计师事务所介入的，应在启动融资前聘请，相关工作需数周。"
package rules.investor_relations.statements_too_weak

import data.lib.facts
import data.lib.given
import data.rules.investor_relations.statements_too_weak.params

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/statements"})

# The country decides only where the statements are enough in one and not in another.
missing contains pointer if {
	not _passes(_strictest)
	_passes(_weakest)
	some pointer in facts.absent({"/company/country"})
}

pass if _passes(_strictest)

pass if _passes(_minimum)

finding contains object.union(_band, {
	"at": ["/financials/statements"],
	"evidence": {
		"statements": input.financials.statements,
		"minimum_statements": _minimum,
		"stage": input.company.stage,
	},
}) if {
	not _passes(_minimum)
	_grade(input.financials.statements)
}

suggestion contains {"action": "raise_assurance", "values": {"minimum_statements": _minimum}} if count(finding) > 0

_minimum := _by_country[country] if {
	country := given.fact(input.company.country)
	_by_country[country]
} else := _general if {
	facts.known(input, "company/country")
} else := _weakest if {
	not _passes(_weakest)
}

# Reviewed where others would do with that.
_band := {"severity": "medium"} if _passes(_general)

_band := {} if not _passes(_general)

_general := params.minimum_statements[input.company.stage]

_by_country := {country: by_stage[input.company.stage] | some country, by_stage in params.minimum_statements_in}

_possible := {_grade(s): s | some s in ({s | some s in _by_country} | {_general})}

_weakest := _possible[min(object.keys(_possible))]

_strictest := _possible[max(object.keys(_possible))]

_passes(minimum) if _grade(input.financials.statements) >= _grade(minimum)

_grade(statements) := i if {
	some i, grade in params.grades
	grade == statements
}
