# METADATA
# title: Gross margin too low
# description: |
#   What is left of revenue after the cost of serving it pays for everything else. The cost of inference belongs into it: where the stated
#   margin leaves inference out, it is taken off. Without revenue there is no margin to judge.
# related_resources:
#   - ref: S41
# custom:
#   severity: critical
#   chapters: ["X-22"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /financials/revenue_ttm
#     - /financials/gross_margin_pct
#     - /financials/gross_margin_includes_inference
#     - /financials/inference_cost_ttm
#   levers:
#     - {pointer: /financials/gross_margin_pct, direction: up, actionable: true}
#     - {pointer: /financials/inference_cost_ttm, direction: down, actionable: true}
#   title: {zh: 毛利率偏低}
#   description:
#     zh: |
#       毛利是覆盖其余全部开支的来源。推理成本应计入营业成本；所报毛利率未含推理成本的，予以扣减后再判断。尚无收入的公司不适用。
#   message:
#     negative:
#       en: "Gross margin with inference is {margin_pct:1}%: each sale costs more than it brings in."
#       zh: "含推理成本的毛利率为 {margin_pct:1}%，卖得越多亏得越多。"
#     weak:
#       en: "Gross margin with inference is {margin_pct:1}%, below {weak_margin_pct}%."
#       zh: "含推理成本的毛利率为 {margin_pct:1}%，低于 {weak_margin_pct}%。"
#     thin:
#       en: "Gross margin with inference is {margin_pct:1}%, below the {usual_margin_pct}% that AI companies report on average."
#       zh: "含推理成本的毛利率为 {margin_pct:1}%，低于 AI 公司的平均水平 {usual_margin_pct}%。"
#   suggestion:
#     lift_margin:
#       en: "Show the cost of serving by customer and feature; route easy requests to smaller models, cache, and reprice the customers who cost more than they pay."
#       zh: "按客户和功能拆分服务成本，将简单请求分流至小模型并启用缓存，对入不敷出的客户重新定价。"
#   question:
#     /financials/gross_margin_includes_inference:
#       en: "Is the cost of inference (model APIs, GPUs that serve customers) part of that cost of revenue?"
#       zh: "计算毛利率时，营业成本是否已包含推理成本（模型接口费、服务客户的算力）？"
#     /financials/inference_cost_ttm:
#       en: "What did inference for customers cost in the last twelve months?"
#       zh: "近十二个月为客户服务的推理成本是多少？"
package rules.capital_operation.gross_margin_low

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_operation.gross_margin_low.params

# Nothing has been sold.
not_applicable if _revenue.amount == 0

missing contains pointer if {
	some pointer in facts.absent({
		"/company/stage",
		"/financials/revenue_ttm",
		"/financials/gross_margin_pct",
		"/financials/gross_margin_includes_inference",
	})
}

missing contains pointer if {
	input.financials.gross_margin_includes_inference == false
	some pointer in facts.absent({"/financials/inference_cost_ttm"})
}

missing contains pointer if {
	input.financials.gross_margin_includes_inference == false
	some pointer in money.unrated_of(given.fact(input.financials.inference_cost_ttm), _revenue.currency, "/financials/inference_cost_ttm")
}

rates contains rate if {
	input.financials.gross_margin_includes_inference == false
	some rate in money.used_of(given.fact(input.financials.inference_cost_ttm), _revenue.currency, "/financials/inference_cost_ttm")
}

pass if {
	_revenue.amount > 0
	_margin >= _floor
}

finding contains {
	"kind": "negative",
	"severity": "medium",
	"at": ["/financials/gross_margin_pct"],
	"evidence": {"margin_pct": _margin},
} if {
	input.company.stage == "start_up"
	_margin < 0
}

finding contains {
	"kind": "negative",
	"at": ["/financials/gross_margin_pct"],
	"evidence": {"margin_pct": _margin},
} if {
	input.company.stage != "start_up"
	_margin < 0
}

finding contains {
	"kind": "weak",
	"severity": "high",
	"at": ["/financials/gross_margin_pct"],
	"evidence": {"margin_pct": _margin, "weak_margin_pct": params.weak_margin_pct},
} if {
	input.company.stage != "start_up"
	_margin >= 0
	_margin < params.weak_margin_pct
}

finding contains {
	"kind": "thin",
	"severity": "medium",
	"at": ["/financials/gross_margin_pct"],
	"evidence": {"margin_pct": _margin, "usual_margin_pct": params.usual_margin_pct},
} if {
	input.company.stage != "start_up"
	_margin >= params.weak_margin_pct
	_margin < params.usual_margin_pct
}

suggestion contains {"action": "lift_margin", "values": {}} if count(finding) > 0

_floor := 0 if input.company.stage == "start_up"

_floor := params.usual_margin_pct if input.company.stage != "start_up"

# The margin after inference.
_margin := given.fact(input.financials.gross_margin_pct) if input.financials.gross_margin_includes_inference

_margin := given.fact(input.financials.gross_margin_pct) - ((100 * inference) / _revenue.amount) if {
	input.financials.gross_margin_includes_inference == false
	_revenue.amount > 0
	inference := money.converted_of(given.fact(input.financials.inference_cost_ttm), _revenue.currency, "/financials/inference_cost_ttm")
}

_revenue := given.fact(input.financials.revenue_ttm)
