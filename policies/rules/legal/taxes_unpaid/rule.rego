# METADATA
# title: Taxes or social insurance not paid up
# description: |
#   Arrears of tax or social insurance rank before investors and stop many a closing. The fact is the company's own statement; a certificate
#   of the authority is what proves it.
# custom:
#   severity: high
#   chapters: ["6.3.4"]
#   stages: [start_up, growth, expansion]
#   facts: [/legal/tax_clear]
#   levers:
#     - {pointer: /legal/tax_clear, direction: set, actionable: true}
#   title: {zh: 税款或社保未足额缴纳}
#   description:
#     zh: |
#       欠缴税款或社保优先于投资人受偿，常常导致无法交割。该事实为公司自述，以主管部门出具的证明为准。
#   message:
#     en: "Taxes or social insurance are not paid up."
#     zh: "公司存在未足额缴纳的税款或社会保险。"
#   suggestion:
#     settle:
#       en: "Have the arrears computed with late fees, agree on payment or instalments with the authority, and get its certificate before the data room opens."
#       zh: "核算欠缴金额及滞纳金，与主管部门商定补缴或分期方案，并在开放资料室前取得完税及社保证明。"
#   question:
#     /legal/tax_clear:
#       en: "Are all taxes and social insurance paid up? Please send the latest certificates of the authorities."
#       zh: "税款和社会保险是否均已足额缴纳？请提供最近的完税证明和社保缴纳证明。"
package rules.legal.taxes_unpaid

import data.lib.facts

missing contains pointer if some pointer in facts.absent({"/legal/tax_clear"})

pass if input.legal.tax_clear == true

finding contains {"at": ["/legal/tax_clear"], "evidence": {"tax_clear": false}} if input.legal.tax_clear == false

suggestion contains {"action": "settle", "values": {}} if count(finding) > 0
