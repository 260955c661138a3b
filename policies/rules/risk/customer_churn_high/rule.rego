# METADATA
# title: Too many customers leave
# description: |
#   Customers who leave within a year are the first sign that demand or competition has turned. The limits are our own: the article
#   names the swing in demand, not a figure. A start-up has few customers and searches for the right
#   ones, so its limit is the widest.
# custom:
#   severity: medium
#   chapters: ["6.2.1", "8.2.2"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /financials/churn_12m_pct]
#   levers:
#     - {pointer: /financials/churn_12m_pct, direction: down, actionable: true}
#   title: {zh: 客户流失率过高}
#   description:
#     zh: |
#       一年内客户流失，往往是需求转弱或竞争加剧的最早信号。上限为本项目默认值：原文提及需求波动，未给数值。
#       初创期客户较少且仍在寻找合适客群，因此上限最宽。
#   message:
#     en: "{churn_12m_pct:percent+} of the customers left within twelve months, more than {maximum_churn_pct:percent}."
#     zh: "近十二个月客户流失率 {churn_12m_pct:percent+}，超过 {maximum_churn_pct:percent} 的上限。"
#   suggestion:
#     learn_from_leavers:
#       en: "Call every customer who left in the last two quarters, sort the reasons into product, price and competitor, and fix the largest before spending on growth."
#       zh: "逐一回访近两个季度流失的客户，按产品、价格、竞品归类原因；在加大获客投入前先解决首要原因。"
package rules.risk.customer_churn_high

import data.lib.facts
import data.lib.given
import data.rules.risk.customer_churn_high.params

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/churn_12m_pct"})

pass if _churn <= _maximum

finding contains {
	"at": ["/financials/churn_12m_pct"],
	"evidence": {"churn_12m_pct": _churn, "maximum_churn_pct": _maximum},
} if {
	_churn > _maximum
}

suggestion contains {"action": "learn_from_leavers", "values": {}} if _churn > _maximum

_churn := given.fact(input.financials.churn_12m_pct)

_maximum := params.maximum_churn_pct[input.company.stage]
