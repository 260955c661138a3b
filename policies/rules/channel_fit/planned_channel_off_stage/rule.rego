# METADATA
# title: Planned channel does not fit the stage
# description: |
#   The channel should fit the stage. This rule covers channels that the article does not name: private equity and the public market are
#   early for a young company, an accelerator late for a large one. Angels, venture capital, loans, grants, crowdfunding and bonds have rules
#   of their own.
# custom:
#   severity: medium
#   chapters: ["4.1.2"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/stage
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#   levers:
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#   title: {zh: 拟用融资渠道与发展阶段不匹配}
#   description:
#     zh: |
#       融资渠道应与发展阶段相匹配。本规则针对原文未提及的渠道：私募股权与公开市场对年轻公司为时尚早，加速器对规模较大的公司则已过时。
#       天使投资、风险投资、银行贷款、政府补贴、股权众筹和债券另有专门规则。
#   message:
#     en: "{channels:terms} planned at the {stage:term} stage, where it seldom fits."
#     zh: "公司处于{stage:term}，拟采用{channels:terms}，与该阶段通常不匹配。"
#   suggestion:
#     change_channel:
#       en: "Look first at what fits this stage: {usual:terms}."
#       zh: "优先考虑与本阶段相匹配的渠道：{usual:terms}。"
package rules.channel_fit.planned_channel_off_stage

import data.lib.channels
import data.lib.facts
import data.lib.given
import data.rules.channel_fit.planned_channel_off_stage.params

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | channels.planned_hidden)

pass if {
	missing == set()
	channels.none_planned(params.unusual[_stage])
}

finding contains {
	"at": [pointer | some pointer, _ in _unusual],
	"evidence": {"channels": sort({method.channel | some method in _unusual}), "stage": _stage},
} if {
	_unusual != {}
}

suggestion contains {"action": "change_channel", "values": {"usual": params.usual[_stage]}} if count(finding) > 0

_unusual := channels.planned(params.unusual[_stage])

_stage := given.fact(input.company.stage)
