# METADATA
# title: Crowdfunding past the start-up stage
# description: |
#   Equity crowdfunding is money for starting up. Later it adds many small holders just when funds ask for a short list of signatures, and
#   signals that professional investors were not found. What the law of the country allows is judged by other rules.
# custom:
#   severity: medium
#   chapters: ["4.2.5", "4.1.2"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/stage
#     - /rounds/*/channel
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#   optional:
#     /rounds/*/stage: the label tells the stage where the round does not state it
#     /rounds/*/name: names the finding only
#     /rounds/*/label: gives the stage only where the round does not state it
#   levers:
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#   title: {zh: 初创期之后仍采用股权众筹}
#   description:
#     zh: |
#       股权众筹适合起步阶段。此后再引入众多小股东，恰与机构投资人精简签字方的要求相悖，也容易被解读为未能获得专业投资人认可。
#       所在国法律是否允许，另由其他规则判断。
#   message:
#     planned:
#       en: "Equity crowdfunding is planned at the {stage:term} stage; it is a channel for starting up and crowds the list of holders."
#       zh: "公司处于{stage:term}，仍拟采用股权众筹；该渠道适合初创期，且会使股东名册过于分散。"
#     closed:
#       en: "The {subject} crowdfunding round closed at the {stage:term} stage; its small holders will have to sign in later rounds."
#       zh: "众筹轮次“{subject}”完成于{stage:term}，其众多小股东在后续融资中均可能需要签署文件。"
#   suggestion:
#     bundle_holders:
#       en: "Bundle the small holders in one vehicle with a single vote, or buy them out in the next priced round; let counsel in the country of issue clear it first."
#       zh: "将小股东归集至统一行使表决权的持股主体，或在下一轮定价融资中回购其股份；方案须先经发行地律师确认。"
#     change_channel:
#       en: "Replace the planned crowdfunding by funds or strategic investors."
#       zh: "以基金或产业投资方替代拟进行的众筹。"
package rules.channel_fit.crowdfunding_past_start_up

import data.lib.channels
import data.lib.facts
import data.lib.rounds

not_applicable if input.company.stage == "start_up"

not_applicable if {
	channels.none_closed({"crowdfunding"})
	channels.none_planned({"crowdfunding"})
}

missing contains pointer if {
	some pointer in ((facts.absent({"/company/stage"}) | channels.closed_hidden) | channels.planned_hidden)
}

missing contains concat("/", [pointer, "stage"]) if {
	some pointer, round in channels.closed({"crowdfunding"})
	not rounds.stage(round)
}

# There was crowdfunding, and all of it was at the start.
pass if {
	_late
	missing == set()
	channels.none_planned({"crowdfunding"})
	every round in channels.closed({"crowdfunding"}) { rounds.stage(round) == "start_up" }
}

finding contains {
	"kind": "planned",
	"at": [pointer | some pointer, _ in channels.planned({"crowdfunding"})],
	"evidence": {"stage": input.company.stage},
} if {
	_late
	channels.planned({"crowdfunding"}) != {}
}

finding contains {
	"kind": "closed",
	"subject": rounds.subject(i, round),
	"at": [facts.entry("/rounds", i)],
	"evidence": {"stage": rounds.stage(round)},
} if {
	_late
	some i, round in input.rounds
	round.channel == "crowdfunding"
	rounds.stage(round) in {"growth", "expansion"}
}

suggestion contains {"action": "bundle_holders", "values": {}} if {
	some late in finding
	late.kind == "closed"
}

suggestion contains {"action": "change_channel", "values": {}} if {
	some late in finding
	late.kind == "planned"
}

_late if input.company.stage in {"growth", "expansion"}
