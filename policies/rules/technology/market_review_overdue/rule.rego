# METADATA
# title: Market and rules not reviewed lately
# description: |
#   Models, prices and rules in this field change within months; a plan that rests on last year's view is out of date.
# custom:
#   severity: low
#   chapters: ["2.3.5", "C-1"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/as_of, /strategy/market_review/last_on]
#   levers:
#     - {pointer: /strategy/market_review/last_on, direction: up, actionable: true}
#   title: {zh: 未及时复盘行业与监管动态}
#   description:
#     zh: |
#       本行业的模型、价格和监管规则几个月就会变化，依据去年的判断制定的规划已经过时。
#   message:
#     en: "Market and rules were last reviewed on {last_on:date}, {age_days} days before the as-of date; {maximum_age_days} days is the limit."
#     zh: "最近一次行业与监管复盘在 {last_on:date}，距基准日已 {age_days} 天，超过 {maximum_age_days} 天的上限。"
#   suggestion:
#     schedule_review:
#       en: "Put half an hour on rivals, model prices and new rules on the agenda of each quarterly board meeting, with one owner and a page of what changed."
#       zh: "在每季董事会议程中安排半小时复盘竞争对手、模型价格和新规，指定责任人并形成一页变化摘要。"
#   question:
#     /strategy/market_review/last_on:
#       en: "When were competitors, model prices and rules last reviewed together, and which decision changed as a result?"
#       zh: "最近一次系统梳理竞争对手、模型价格和监管变化是什么时候？因此调整了哪项决策？"
package rules.technology.market_review_overdue

import data.lib.facts
import data.lib.recency
import data.rules.technology.market_review_overdue.params

missing contains pointer if some pointer in facts.absent({"/company/as_of", "/strategy/market_review/last_on"})

missing contains pointer if {
	last_on := input.strategy.market_review.last_on
	some pointer in recency.undecided("/strategy/market_review/last_on", last_on, params.maximum_age_days)
}

pass if recency.recent(input.strategy.market_review.last_on, params.maximum_age_days)

finding contains {
	"at": ["/strategy/market_review/last_on"],
	"evidence": {
		"last_on": last_on,
		"age_days": recency.age(last_on),
		"maximum_age_days": params.maximum_age_days,
	},
} if {
	last_on := input.strategy.market_review.last_on
	recency.older(last_on, params.maximum_age_days)
}

suggestion contains {"action": "schedule_review", "values": {}} if count(finding) > 0
