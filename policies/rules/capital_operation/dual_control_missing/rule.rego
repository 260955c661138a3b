# METADATA
# title: No dual approval for payments
# description: |
#   Where one person can move the company's money alone, neither fraud nor a mistyped account number is stopped by anybody.
# custom:
#   severity: high
#   chapters: ["6.1.4"]
#   stages: [start_up, growth, expansion]
#   facts: [/treasury/dual_control]
#   levers:
#     - {pointer: /treasury/dual_control, direction: set, actionable: true}
#   title: {zh: 付款缺少双人复核}
#   description:
#     zh: |
#       若一人即可完成付款，舞弊和误付都无人拦截。
#   message:
#     en: "One person can release payments alone: no second approval is required."
#     zh: "付款可由一人独立完成，未设置第二人授权。"
#   suggestion:
#     require_second_approval:
#       en: "Set the bank accounts so that one person enters a payment and another releases it, whatever the amount; keep the release tokens apart."
#       zh: "在网银中设置经办与复核分离，不论金额大小均由两人完成，U 盾或密钥分开保管。"
#   question:
#     /treasury/dual_control:
#       en: "Who can enter a payment, who releases it, and can the same person do both?"
#       zh: "付款由谁经办、由谁复核？是否存在一人同时持有经办和复核权限的情形？"
package rules.capital_operation.dual_control_missing

import data.lib.facts

missing contains pointer if some pointer in facts.absent({"/treasury/dual_control"})

pass if input.treasury.dual_control == true

finding contains {
	"at": ["/treasury/dual_control"],
	"evidence": {"dual_control": false},
} if {
	input.treasury.dual_control == false
}

suggestion contains {"action": "require_second_approval", "values": {}} if count(finding) > 0
