# METADATA
# title: Stated number of rounds contradicted by the list
# description: |
#   The number of rounds that a company states is the number of rounds it lists. More rounds than stated contradict it at once, fewer only when
#   the list is whole. Closings of one round may have been counted as one. Not in the article.
# related_resources:
#   - ref: S19
# custom:
#   severity: low
#   chapters: ["K-07"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/declared/funding_rounds, /rounds, /rounds/-]
#   statement: /declared/funding_rounds
#   optional:
#     /declared/funding_rounds: "What the company does not state can contradict nothing."
#   levers:
#     - {pointer: /declared/funding_rounds, direction: set, actionable: true}
#   title: {zh: 自述融资轮数与清单不符}
#   description:
#     zh: |
#       公司自述的融资轮数应与清单一致。清单多于自述，即构成矛盾；少于自述，则须在清单列全后方可判定。同一轮的多次交割可能合并计数。原文未涉及。
#   message:
#     fewer_stated:
#       en: "Rounds stated: {stated_rounds}; rounds listed: {listed_rounds}."
#       zh: "自述融资 {stated_rounds} 轮，清单已列 {listed_rounds} 轮。"
#     more_stated:
#       en: "Rounds stated: {stated_rounds}; rounds in the list (declared complete): {listed_rounds}."
#       zh: "自述融资 {stated_rounds} 轮，而清单已列全，仅有 {listed_rounds} 轮。"
#   suggestion:
#     agree_on_count:
#       en: "Agree on what counts as a round, with separate closings, loans and grants named, and use that number in every document."
#       zh: "统一轮次口径，明确分次交割、贷款和补贴是否计入，并在各类材料中使用同一数字。"
#   question:
#     /declared/funding_rounds:
#       en: "How many financing rounds does the company say it has had?"
#       zh: "贵公司对外口径共完成几轮融资？"
package rules.consistency.round_count_contradicted

import data.lib.facts
import data.lib.given

# No number is stated.
not_applicable if not facts.known(input, "declared/funding_rounds")

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

pass if {
	facts.whole("/rounds")
	_listed == _stated
}

finding contains {"kind": "fewer_stated", "at": _at, "evidence": _evidence} if _listed > _stated

finding contains {"kind": "more_stated", "at": _at, "evidence": _evidence} if {
	facts.whole("/rounds")
	_listed < _stated
}

suggestion contains {"action": "agree_on_count", "values": {}} if count(finding) > 0

_at := ["/declared/funding_rounds", "/rounds"]

_evidence := {"stated_rounds": _stated, "listed_rounds": _listed}

_stated := given.fact(input.declared.funding_rounds)

_listed := count(given.fact(input.rounds))
