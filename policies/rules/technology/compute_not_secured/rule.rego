# METADATA
# title: Compute not secured for the plan
# description: |
#   A model company whose busiest month is not covered by a contract or a quota buys the rest at the price of the day, if there is any to
#   buy, and its milestones slip. The contract must last until that month has come.
# custom:
#   severity: high
#   chapters: ["2.1.2"]
#   stages: [start_up, growth, expansion]
#   facts: [/compute/peak_gpu_hours_month, /compute/secured_gpu_hours_month, /compute/contract_months]
#   levers:
#     - {pointer: /compute/secured_gpu_hours_month, direction: up, actionable: true}
#     - {pointer: /compute/peak_gpu_hours_month, direction: down, actionable: true}
#     - {pointer: /compute/contract_months, direction: up, actionable: true}
#   title: {zh: 算力保障不足}
#   description:
#     zh: |
#       若峰值月份的算力没有合同或配额保障，缺口只能按市价临时采购，且未必买得到，里程碑随之延后；合同期限也应覆盖峰值到来之时。
#   message:
#     short:
#       en: "The plan peaks at {peak_gpu_hours_month:0+} GPU hours a month; contracts and quotas cover {secured_gpu_hours_month:0-}."
#       zh: "规划峰值为每月 {peak_gpu_hours_month:0+} GPU 小时，合同及配额仅覆盖 {secured_gpu_hours_month:0-} GPU 小时。"
#     expiring:
#       en: "Months left in the compute contract: {contract_months}; the plan needs {minimum_contract_months}."
#       zh: "算力合同仅剩 {contract_months} 个月，规划至少需要覆盖 {minimum_contract_months} 个月。"
#   suggestion:
#     secure_capacity:
#       en: "Get {gap_gpu_hours:0+} GPU hours a month more in writing, as a reservation or a quota with a fixed price, or move training out of the peak month."
#       zh: "以预留实例或书面配额锁定每月 {gap_gpu_hours:0+} GPU 小时的缺口和价格，或将训练任务错开峰值月份。"
#     extend_contract:
#       en: "Extend the contract by {months_short} months at today's terms before the round closes, or qualify a second provider."
#       zh: "在交割前按现有条款续约至少 {months_short} 个月，或引入第二家算力供应商。"
#   question:
#     /compute/peak_gpu_hours_month:
#       en: "How many GPU hours does the busiest of the next six months need, training and inference together?"
#       zh: "未来六个月中，训练与推理合计用量最高的月份需要多少 GPU 小时？"
#     /compute/secured_gpu_hours_month:
#       en: "How many GPU hours a month are covered by a signed contract, a written quota or machines of your own?"
#       zh: "已签合同、书面配额及自有设备合计每月可保障多少 GPU 小时？"
#     /compute/contract_months:
#       en: "For how many months does that capacity last: until when does the contract run, or the company's own hardware serve?"
#       zh: "上述算力还可使用多少个月（合同剩余期限或自有设备可用期限）？"
package rules.technology.compute_not_secured

import data.lib.facts
import data.lib.given
import data.rules.technology.compute_not_secured.params

missing contains pointer if {
	not _needs_none
	some pointer in facts.absent({
		"/compute/peak_gpu_hours_month",
		"/compute/secured_gpu_hours_month",
		"/compute/contract_months",
	})
}

pass if _needs_none

pass if {
	_secured >= _peak
	_months >= params.minimum_contract_months
}

finding contains {
	"kind": "short",
	"at": ["/compute/peak_gpu_hours_month", "/compute/secured_gpu_hours_month"],
	"evidence": {"peak_gpu_hours_month": _peak, "secured_gpu_hours_month": _secured},
} if {
	_secured < _peak
}

finding contains {
	"kind": "expiring",
	"severity": "medium",
	"at": ["/compute/contract_months"],
	"evidence": {"contract_months": _months, "minimum_contract_months": params.minimum_contract_months},
} if {
	_peak > 0
	_months < params.minimum_contract_months
}

suggestion contains {"action": "secure_capacity", "values": {"gap_gpu_hours": _peak - _secured}} if _secured < _peak

suggestion contains {
	"action": "extend_contract",
	"values": {"months_short": params.minimum_contract_months - _months},
} if {
	_peak > 0
	_months < params.minimum_contract_months
}

_needs_none if _peak == 0

_peak := given.fact(input.compute.peak_gpu_hours_month)

_secured := given.fact(input.compute.secured_gpu_hours_month)

_months := given.fact(input.compute.contract_months)
