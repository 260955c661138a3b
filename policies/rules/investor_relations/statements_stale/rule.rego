# METADATA
# title: Financial statements out of date
# description: |
#   An investor prices a company on its last closed books. The longer ago they were closed, the more of the present position rests on
#   word of mouth; a company that grows needs them more often. An audited year takes longer
#   to come and stands longer than unaudited accounts do. This rule looks at the age of the statements, not at what they say.
# custom:
#   severity: high
#   chapters: ["5.2.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /company/as_of, /financials/period_end, /financials/statements]
#   levers:
#     - {pointer: /financials/period_end, direction: up, actionable: true}
#   title: {zh: 财务报表过期}
#   description:
#     zh: |
#       投资人依据最近一期已结账的报表定价。结账日越久远，当前财务状况就越依赖口头说明；公司发展越快，越需要缩短报表间隔。
#       经审计的年度报表出具较慢，有效时间也较长。本规则只看报表的时效，不评价其内容。
#   message:
#     en: "The last closed period ended on {period_end:date}, {age_days} days before the as-of date; at this stage at most {maximum_age_days} days are usual."
#     zh: "最近一期报表截止于 {period_end:date}，距基准日已 {age_days} 天；该阶段通常不应超过 {maximum_age_days} 天。"
#   suggestion:
#     close_books:
#       en: "Close the books up to a day at most {maximum_age_days} days back: balance sheet, income statement and cash flow, before the figures go to investors."
#       zh: "尽快结出距今不超过 {maximum_age_days} 天的资产负债表、利润表和现金流量表，再向投资人提供数据。"
package rules.investor_relations.statements_stale

import data.lib.facts
import data.lib.recency
import data.rules.investor_relations.statements_stale.params

missing contains pointer if some pointer in facts.absent({"/company/stage", "/company/as_of", "/financials/period_end"})

# Whether they are audited decides only for those too old for accounts that are not.
missing contains pointer if {
	not pass
	not _too_old(_longest)
	some pointer in facts.absent({"/financials/statements"})
}

missing contains pointer if {
	some pointer in recency.undecided("/financials/period_end", input.financials.period_end, _maximum)
}

pass if recency.recent(input.financials.period_end, _shortest)

pass if recency.recent(input.financials.period_end, _maximum)

finding contains {
	"at": ["/financials/period_end"],
	"evidence": {
		"period_end": input.financials.period_end,
		"age_days": recency.age(input.financials.period_end),
		"maximum_age_days": _maximum,
	},
} if {
	_too_old(_maximum)
}

suggestion contains {"action": "close_books", "values": {"maximum_age_days": _maximum}} if count(finding) > 0

_too_old(days) if recency.older(input.financials.period_end, days)

_maximum := _longest if {
	input.company.stage
	input.financials.statements == "audited"
} else := _shortest if {
	facts.known(input, "financials/statements")
} else := _longest if {
	_too_old(_longest)
}

_shortest := params.maximum_age_days[input.company.stage]

_longest := max({_shortest, params.maximum_audited_age_days})
