# METADATA
# title: Information security neither attested nor insured
# description: |
#   Buyers of some size ask for an attestation before they sign, and a leak costs more than most balance sheets hold. An attestation that is in
#   force (SOC 2, ISO 27001, China's MLPS) or an insurance will do. A start-up is not expected to have either.
# custom:
#   severity: low
#   chapters: ["X-56"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /legal/security_attestation, /risk/cyber_insurance]
#   levers:
#     - {pointer: /legal/security_attestation, direction: set, actionable: true}
#     - {pointer: /risk/cyber_insurance, direction: set, actionable: true}
#   title: {zh: 信息安全既无认证亦无保险}
#   description:
#     zh: |
#       规模客户签约前通常要求提供认证，而一次数据泄露的损失往往超出公司承受能力。持有有效认证（SOC 2、ISO 27001、等保）或投保网络安全保险即可。
#       初创期不作要求。
#   message:
#     en: "Information security is neither attested nor insured."
#     zh: "信息安全既未取得认证，也未投保。"
#   suggestion:
#     attest:
#       en: "Start the attestation that the largest buyers ask for (SOC 2 or ISO 27001; MLPS in China), and insure the gap until it is there."
#       zh: "启动主要客户要求的认证（SOC 2 或 ISO 27001；国内为等级保护测评），在取得之前以保险覆盖风险。"
#   question:
#     /legal/security_attestation:
#       en: "Which attestation of information security is in force (SOC 2, ISO 27001, MLPS)? If none, please say so."
#       zh: "公司持有哪项有效的信息安全认证（SOC 2、ISO 27001、等保）？没有也请说明。"
#     /risk/cyber_insurance:
#       en: "Is damage by attacks and leaks of data insured?"
#       zh: "公司是否投保网络安全保险？"
package rules.risk.security_unattested

import data.lib.facts

not_applicable if input.company.stage == "start_up"

missing contains pointer if {
	not _covered
	some pointer in facts.absent({"/legal/security_attestation", "/risk/cyber_insurance"})
}

missing contains pointer if some pointer in facts.absent({"/company/stage"})

pass if {
	input.company.stage in {"growth", "expansion"}
	_covered
}

finding contains {
	"at": ["/legal/security_attestation", "/risk/cyber_insurance"],
	"evidence": {"security_attestation": "none", "cyber_insurance": false},
} if {
	input.company.stage in {"growth", "expansion"}
	input.legal.security_attestation == "none"
	input.risk.cyber_insurance == false
}

suggestion contains {"action": "attest", "values": {}} if count(finding) > 0

_covered if input.risk.cyber_insurance == true

_covered if {
	facts.known(input, "legal/security_attestation")
	input.legal.security_attestation != "none"
}
