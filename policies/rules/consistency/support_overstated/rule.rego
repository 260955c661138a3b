# METADATA
# title: Support overstated
# description: |
#   A profile says of its facts how well they are supported. A document that nobody can find, a verification by nobody, or one by the company
#   of itself supports nothing: such an entry counts as claimed, and this rule says so. Not in the article.
# custom:
#   severity: medium
#   chapters: ["X-42"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /provenance
#     - "/provenance/*"
#     - /company/id
#     - /company/name
#     - /company/legal_name
#     - /team/founders/*/name
#   statement: /provenance
#   optional:
#     /provenance: "Where nothing is said of the support, nothing is overstated."
#     /provenance/*: "An entry that is gone overstates nothing."
#     /company/id: "A verifier that bears another name than those that are known is somebody else."
#     /company/name: "A verifier that bears another name than those that are known is somebody else."
#     /company/legal_name: "A verifier that bears another name than those that are known is somebody else."
#     /team/founders/*/name: "A verifier that bears another name than those that are known is somebody else."
#   levers:
#     - {pointer: "/provenance/*", direction: set, actionable: true}
#   title: {zh: 证据等级虚高}
#   description:
#     zh: |
#       资料可注明各项事实的证据等级。找不到出处的文件、无人署名的核实、公司对自身的核实，均不构成佐证：此类条目按自述处理，并由本规则提示。原文未涉及。
#   message:
#     no_source:
#       en: "{subject} is marked as documented, but the source or the SHA-256 of the document is missing: it counts as claimed."
#       zh: "{subject} 注明为“有文件”，但缺少文件来源或 SHA-256，按自述处理。"
#     no_verifier:
#       en: "{subject} is marked as verified, but no verifier is named: it counts as claimed."
#       zh: "{subject} 注明为“已核实”，但未注明核实方，按自述处理。"
#     own_verifier:
#       en: "{subject} is marked as verified by {verified_by}, which is the company itself: it counts as claimed."
#       zh: "{subject} 注明由“{verified_by}”核实，而核实方即公司自身，按自述处理。"
#   suggestion:
#     name_document:
#       en: "For {subject}, give the document's source and SHA-256, or say that it is claimed."
#       zh: "请为 {subject} 补充文件来源与 SHA-256，或改注为自述。"
#     name_verifier:
#       en: "For {subject}, name who outside the company has verified it (auditor, bank, counsel), or give the document that shows it."
#       zh: "请为 {subject} 注明公司以外的核实方（审计机构、银行、律师等），或提供相应文件。"
package rules.consistency.support_overstated

import data.lib.facts
import data.lib.support

not_applicable if count(_said) == 0

# Whether a verifier is the company itself can't be told of a company without a name.
missing contains "/company/name" if {
	some record in input.provenance
	record.level == "verified"
	every member in ["id", "name", "legal_name"] { not facts.known(input, concat("/", ["company", member])) }
}

pass if {
	count(_said) > 0
	count(_overstated) == 0
}

finding contains object.union(_severity(why), {
	"kind": why,
	"subject": pointer,
	"at": [concat("/", ["/provenance", replace(replace(pointer, "~", "~0"), "/", "~1")])],
	"evidence": _evidence(why, input.provenance[pointer]),
}) if {
	some pointer, why in _overstated
}

suggestion contains {"action": _action(why), "subject": pointer, "values": {}} if some pointer, why in _overstated

# The entries that say more than claimed.
_said := {pointer | some pointer, record in input.provenance; record.level in {"documented", "verified"}}

# Expiry and replacement overstate nothing: what was said was true.
_overstated := {pointer: why |
	some pointer, why in support.lowered
	why in {"no_source", "no_verifier", "own_verifier"}
}

_severity(why) := {} if why == "own_verifier"

_severity(why) := {"severity": "low"} if why != "own_verifier"

_evidence(why, record) := {"verified_by": record.verified_by} if why == "own_verifier"

_evidence(why, _) := {} if why != "own_verifier"

_action(why) := "name_document" if why == "no_source"

_action(why) := "name_verifier" if why != "no_source"
