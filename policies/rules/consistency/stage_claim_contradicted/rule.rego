# METADATA
# title: Stated stage contradicted by the rounds
# description: |
#   The stage of the company and the stage that its rounds belong to may be a step apart, not two: a company with a C round is hardly at its
#   start, and one with seed money only hardly in expansion, unless customers rather than investors paid for its growth. In the growth stage
#   nothing is two steps away. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-20"]
#   stages: [start_up, expansion]
#   when_empty: neutral
#   facts: [/company/stage, /rounds, /rounds/-, /rounds/*/stage, /rounds/*/label]
#   optional:
#     /rounds/-: "One round of growth or expansion carries a company in expansion; for every other pass the list must be whole."
#     /rounds/*/stage: "A label places a round as well; where both are missing, the label is asked for."
#     /rounds/*/label: "A stated stage places a round as well; where both are missing, the label is asked for."
#   levers:
#     - {pointer: /company/stage, direction: set, actionable: false}
#   title: {zh: 自述阶段与融资轮次矛盾}
#   description:
#     zh: |
#       公司所处阶段与其融资轮次对应的阶段可以相差一级，不应相差两级：已完成 C 轮的公司难言初创，只拿过种子轮的公司也难言扩张，
#       除非其成长主要依靠客户收入。成长期公司与任何轮次均不会相差两级。原文未涉及。
#   message:
#     understated:
#       en: "The stated stage is {stage:term}, but it has closed a round of the {round_stage:term} stage."
#       zh: "自述处于 {stage:term}，但已完成 {round_stage:term} 轮次的融资。"
#     overstated:
#       en: "The stated stage is {stage:term}, but every round it has closed belongs to the {round_stage:term} stage."
#       zh: "自述处于 {stage:term}，但已完成的各轮融资均属 {round_stage:term} 轮次。"
#   suggestion:
#     evidence_stage:
#       en: "Show which facts carry the stage: product in use, revenue and its growth, markets served. Thresholds by stage, runway and dilution among them, follow from it."
#       zh: "说明阶段划分的依据：产品使用情况、收入及增速、所覆盖的市场；现金跑道、稀释等分阶段标准均由此而定。"
package rules.consistency.stage_claim_contradicted

import data.lib.entries
import data.lib.facts
import data.lib.rounds

not_applicable if input.company.stage == "growth"

# No round says anything about the stage.
not_applicable if {
	_settled
	_stages == set()
}

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _growing
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if {
	not _growing
	some at, round in _rounds
	not facts.known(round, "stage")
	some pointer in facts.lacking(at, round, {"label"})
}

pass if {
	input.company.stage == "start_up"
	_settled
	not "expansion" in _stages
}

pass if _growing

finding contains {
	"kind": "understated",
	"at": array.concat(["/company/stage"], _at("expansion")),
	"evidence": {"stage": "start_up", "round_stage": "expansion"},
} if {
	input.company.stage == "start_up"
	"expansion" in _stages
}

finding contains {
	"kind": "overstated",
	"at": array.concat(["/company/stage"], _at("start_up")),
	"evidence": {"stage": "expansion", "round_stage": "start_up"},
} if {
	input.company.stage == "expansion"
	_settled
	_stages == {"start_up"}
}

suggestion contains {"action": "evidence_stage", "values": {}} if count(finding) > 0

# In expansion one round of growth or expansion is enough.
_growing if {
	input.company.stage == "expansion"
	some stage in ["growth", "expansion"]
	stage in _stages
}

# Every round is known, and what it says about the stage.
_settled if {
	facts.whole("/rounds")
	every round in _rounds { _placed(round) }
}

_placed(round) if facts.known(round, "stage")

_placed(round) if facts.known(round, "label")

_stages := {stage | some round in _rounds; stage := rounds.stage(round)}

_at(stage) := [concat("/", [facts.entry("/rounds", i), _told_by(round)]) |
	some i, round in input.rounds
	rounds.stage(round) == stage
]

_told_by(round) := "stage" if {
	facts.known(round, "stage")
} else := "label"

_rounds := entries.at("/rounds", object.get(input, "rounds", null))
