# METADATA
# title: Sanctions lists not checked
# description: |
#   A customer, supplier or investor on a sanctions list can freeze payments, chips or a closing. The fact says that a check was made, not how
#   thorough it was or when.
# custom:
#   severity: high
#   chapters: ["6.3.4"]
#   stages: [start_up, growth, expansion]
#   facts: [/legal/sanctions_check]
#   levers:
#     - {pointer: /legal/sanctions_check, direction: set, actionable: true}
#   title: {zh: 未做制裁名单筛查}
#   description:
#     zh: |
#       客户、供应商或投资人一旦在制裁名单上，付款、芯片供应乃至交割都可能受阻。该事实只说明做过筛查，不说明深度和时间。
#   message:
#     en: "Customers, suppliers and investors have not been screened against sanctions lists."
#     zh: "尚未对客户、供应商和投资人进行制裁名单筛查。"
#   suggestion:
#     screen:
#       en: "Screen all counterparties and the holders behind investors once against the lists of the countries in which you sell, buy chips or raise money; then at each new contract."
#       zh: "对照销售、采购芯片及融资所在国家和地区的名单，对全部交易对手及投资人的最终受益人筛查一次，此后每签新约即查。"
#   question:
#     /legal/sanctions_check:
#       en: "When were customers, suppliers and investors last screened against sanctions and export-control lists, and by whom?"
#       zh: "最近一次对客户、供应商和投资人进行制裁及出口管制名单筛查是何时？由谁完成？"
package rules.legal.sanctions_unscreened

import data.lib.facts

missing contains pointer if some pointer in facts.absent({"/legal/sanctions_check"})

pass if input.legal.sanctions_check == true

finding contains {"at": ["/legal/sanctions_check"], "evidence": {"sanctions_check": false}} if {
	input.legal.sanctions_check == false
}

suggestion contains {"action": "screen", "values": {}} if count(finding) > 0
