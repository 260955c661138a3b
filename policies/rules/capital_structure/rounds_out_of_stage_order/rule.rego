# METADATA
# title: Rounds out of stage order
# description: |
#   Staged financing follows the company's growth. A round of an earlier stage after one of a later stage is a relabelled extension or a
#   sign that the plan was lost, and either wants explaining. Stages come from the profile, else from the round's label. Time between
#   rounds is not judged.
# custom:
#   severity: low
#   chapters: ["3.3.3"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/stage
#     - /rounds/*/date
#   optional:
#     /rounds/*/stage: the label tells the stage where the round does not state it
#   levers:
#     - {pointer: /rounds/*/stage, direction: set, actionable: false}
#   title: {zh: 融资轮次与发展阶段顺序不符}
#   description:
#     zh: |
#       分阶段融资应与企业成长同步。较早阶段的轮次出现在较晚阶段之后，或为补充融资改称，或说明原定计划已被打乱，均须说明。
#       阶段以所填为准，未填则按轮次推定；各轮间隔不作判断。
#   message:
#     en: "Round {subject} of {date:date} belongs to the {stage:term} stage, but {earlier:list} had closed before it at the {reached:term} stage."
#     zh: "{subject}（{date:date}）属于{stage:term}融资，但此前 {earlier:list} 已在{reached:term}完成。"
#   suggestion:
#     explain_order:
#       en: "Prepare one page on round {subject}: why it was raised at that point, at what price, and which milestone it was to reach."
#       zh: "就 {subject} 准备一页说明：为何在该时点融资、定价如何、旨在达成哪项里程碑。"
package rules.capital_structure.rounds_out_of_stage_order

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.rounds
import data.rules.capital_structure.rounds_out_of_stage_order.params

not_applicable if input.company.stage == "start_up"

# Every financing is known, and there is nothing to put in order.
not_applicable if {
	facts.whole("/rounds")
	count(input.rounds) < 2
}

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | facts.not_whole({"/rounds"}))

# The label tells the stage, or that there is none to tell: a grant, a bridge.
missing contains pointer if {
	some pointer in entries.lacking(
		{pointer: round |
			some pointer, round in _rounds
			not facts.known(round, "stage")
		},
		{"label"},
	)
}

missing contains pointer if {
	some pointer in entries.lacking({pointer: round | some pointer, round in _rounds; rounds.stage(round)}, {"date"})
}

# The order of two rounds matters, and a date is too imprecise to tell it.
missing contains concat("/", [round.pointer, "date"]) if {
	some [first, second] in _pairs
	not dates.not_after(first.date, second.date)
	not dates.before(second.date, first.date)
	some round in [first, second]
	count(round.date) < count("YYYY-MM-DD")
}

pass if {
	missing == set()
	every pair in _pairs { dates.not_after(pair[0].date, pair[1].date) }
}

finding contains {
	"subject": round.subject,
	"at": array.concat([round.source, concat("/", [round.pointer, "date"])], [other.source | some other in _ahead(round)]),
	"evidence": {
		"stage": round.stage,
		"date": round.date,
		"earlier": [other.subject | some other in _ahead(round)],
		"reached": params.stages[max([other.rank | some other in _ahead(round)])],
	},
} if {
	facts.known(input, "company/stage")
	some round in _placed
	count(_ahead(round)) > 0
}

suggestion contains {"action": "explain_order", "subject": f.subject, "values": {}} if some f in finding

# The rounds of a later stage that surely closed before it.
_ahead(round) := [other |
	some [first, other] in _pairs
	first.pointer == round.pointer
	dates.before(other.date, round.date)
]

# Every two rounds of which the first belongs to an earlier stage.
_pairs := [[first, second] |
	some first in _placed
	some second in _placed
	first.rank < second.rank
]

_placed := [placed |
	some i, round in input.rounds
	facts.known(round, "date")
	some rank, stage in params.stages
	stage == rounds.stage(round)
	placed := {
		"pointer": facts.entry("/rounds", i),
		"subject": rounds.subject(i, round),
		"source": _source(facts.entry("/rounds", i), round),
		"date": round.date,
		"stage": stage,
		"rank": rank,
	}
]

# Where the profile tells the stage of a round.
_source(pointer, round) := concat("/", [pointer, "stage"]) if {
	facts.known(round, "stage")
} else := concat("/", [pointer, "label"])

_rounds := entries.at("/rounds", object.get(input, ["rounds"], null))
