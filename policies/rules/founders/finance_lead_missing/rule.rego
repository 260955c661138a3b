# METADATA
# title: Finance lead missing
# description: |
#   Somebody must own the books, the cash forecast and the model of the round. At the start-up stage a part-time owner is enough;
#   later it is a full-time job. The record proves that the role is filled, not how well.
# custom:
#   severity: medium
#   chapters: ["1.3.4"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /team/finance_lead/exists, /team/finance_lead/part_time]
#   levers:
#     - {pointer: /team/finance_lead/exists, direction: set, actionable: true}
#     - {pointer: /team/finance_lead/part_time, direction: set, actionable: true}
#   title: {zh: 缺少财务负责人}
#   description:
#     zh: |
#       账务、资金预测和融资模型须有专人负责。初创期可由兼职人员承担，其后应为全职。记录只证明岗位有人，不证明履职质量。
#   message:
#     vacant:
#       en: "Nobody owns the finances."
#       zh: "公司尚无人负责财务。"
#     part_time:
#       en: "The finance lead works part-time; at this stage the role fills a full week."
#       zh: "财务负责人为兼职；公司已过初创期，该岗位应为全职。"
#   suggestion:
#     appoint_part_time:
#       en: "Contract a part-time finance lead before the round opens: monthly closing, a rolling cash forecast, one owner for investors' figures."
#       zh: "在启动融资前聘请兼职财务负责人，负责月度结账、滚动资金预测，并统一对外口径的财务数据。"
#     appoint_full_time:
#       en: "Appoint a full-time finance lead who closes the books within ten working days and owns the model of the round."
#       zh: "聘任全职财务负责人，做到月结后十个工作日内出表，并负责融资财务模型。"
#   question:
#     /team/finance_lead/exists:
#       en: "Who closes the books each month, and who builds the model of the round?"
#       zh: "每月由谁结账？融资财务模型由谁负责？"
#     /team/finance_lead/part_time:
#       en: "Does the finance lead work full-time for the company?"
#       zh: "财务负责人是否全职？"
package rules.founders.finance_lead_missing

import data.lib.facts
import data.rules.founders.finance_lead_missing.params

missing contains pointer if some pointer in facts.absent({"/company/stage", "/team/finance_lead/exists"})

missing contains pointer if {
	_full_time_needed
	some pointer in facts.absent({"/team/finance_lead/part_time"})
}

pass if {
	input.company.stage in params.part_time_stages
	input.team.finance_lead.exists == true
}

pass if {
	_full_time_needed
	input.team.finance_lead.exists == true
	input.team.finance_lead.part_time == false
}

finding contains {
	"kind": "vacant",
	"at": ["/team/finance_lead/exists"],
	"evidence": {"exists": false},
} if {
	input.team.finance_lead.exists == false
}

finding contains {
	"kind": "part_time",
	"severity": "low",
	"at": ["/team/finance_lead/part_time"],
	"evidence": {"part_time": true},
} if {
	_full_time_needed
	input.team.finance_lead.exists == true
	input.team.finance_lead.part_time == true
}

suggestion contains {"action": "appoint_part_time", "values": {}} if {
	count(finding) > 0
	input.company.stage in params.part_time_stages
}

suggestion contains {"action": "appoint_full_time", "values": {}} if {
	count(finding) > 0
	_full_time_needed
}

_full_time_needed if input.company.stage in params.full_time_stages
