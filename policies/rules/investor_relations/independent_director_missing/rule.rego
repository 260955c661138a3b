# METADATA
# title: No independent director
# description: |
#   A board of founders and investors has nobody to decide where their interests differ: pay, related parties, an offer to buy. From the growth
#   stage on one seat for an independent is usual.
# custom:
#   severity: low
#   chapters: ["X-55"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /investor_relations/independent_directors]
#   levers:
#     - {pointer: /investor_relations/independent_directors, direction: up, actionable: true}
#   title: {zh: 董事会无独立董事}
#   description:
#     zh: |
#       董事会仅由创始人与投资人委派的董事组成时，薪酬、关联交易、收购要约等利益不一致事项缺少中立裁断。成长期以后通常设一名独立董事。
#   message:
#     en: "The board has {independent_directors} independent directors; at least {minimum_independent_directors} is expected."
#     zh: "董事会有 {independent_directors} 名独立董事，少于 {minimum_independent_directors} 名。"
#   suggestion:
#     appoint_independent:
#       en: "Agree on one independent seat with the lead investor, and fill it with somebody who has run a company of the next size."
#       zh: "与领投方约定一个独立董事席位，聘请管理过更大规模公司的人士担任。"
#   question:
#     /investor_relations/independent_directors:
#       en: "How many directors are neither founders nor sent by an investor? Zero if none."
#       zh: "既非创始人、亦非投资人委派的董事有几名？没有请填 0。"
package rules.investor_relations.independent_director_missing

import data.lib.facts
import data.lib.given
import data.rules.investor_relations.independent_director_missing.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/investor_relations/independent_directors"})

pass if {
	input.company.stage in {"growth", "expansion"}
	_independent_directors >= params.minimum_independent_directors
}

finding contains {
	"at": ["/investor_relations/independent_directors"],
	"evidence": {"independent_directors": _independent_directors, "minimum_independent_directors": params.minimum_independent_directors},
} if {
	input.company.stage in {"growth", "expansion"}
	_independent_directors < params.minimum_independent_directors
}

suggestion contains {"action": "appoint_independent", "values": {}} if count(finding) > 0

_independent_directors := given.fact(input.investor_relations.independent_directors)
