# METADATA
# title: Dispute over intellectual property open
# description: |
#   While somebody disputes the rights in code, weights or data, what investors buy is not certain to be the company's.
# custom:
#   severity: critical
#   chapters: ["6.2.2", "8.2.1"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /legal/litigation
#     - /legal/litigation/-
#     - /legal/litigation/*/title
#     - /legal/litigation/*/kind
#     - /legal/litigation/*/status
#   optional:
#     /legal/litigation/*/title: "It only names the dispute; without it the place in the list does."
#   levers:
#     - {pointer: /legal/litigation/*/status, direction: set, actionable: true}
#   title: {zh: 存在未决知识产权纠纷}
#   description:
#     zh: |
#       代码、权重或数据的权属存在争议时，投资人所买的未必属于公司。
#   message:
#     en: "A dispute over intellectual property is open: {subject}."
#     zh: "存在未决的知识产权纠纷：{subject}。"
#   suggestion:
#     resolve:
#       en: "Get counsel's written opinion on {subject}, weigh settlement or a licence against the delay, and agree on an indemnity or escrow if the round closes first."
#       zh: "就“{subject}”取得律师书面意见，权衡和解或取得许可与拖延的代价；如须先行交割，应约定赔偿承诺或资金托管。"
package rules.legal.ip_dispute_open

import data.lib.disputes

missing contains pointer if some pointer in disputes.missing_ip

pass if {
	disputes.missing_ip == set()
	disputes.open_ip == []
}

finding contains {
	"subject": disputes.subject(i),
	"at": [concat("/", [disputes.pointer_of(i), member]) | some member in ["kind", "status"]],
	"evidence": {"kind": "ip", "status": "open"},
} if {
	some i, dispute in input.legal.litigation
	dispute.kind == "ip"
	dispute.status == "open"
}

suggestion contains {"action": "resolve", "values": {}, "subject": found.subject} if some found in finding
