# METADATA
# title: Equity crowdfunding that is public in China
# description: |
#   China knows no exemption for offering shares to the public: it needs registration, and issuing to more than 200 persons in all counts as
#   public. Only a private offering to qualified investors is left, and vehicles are looked through. The article's advice to raise money
#   from the public therefore does not hold there. This is a check of facts, not legal advice.
# related_resources:
#   - ref: S12
#   - ref: S13
# custom:
#   severity: critical
#   chapters: ["4.2.5", "4.1.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/investor_count
#     - /rounds/*/exemption
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/investor_count
#     - /financing_plan/methods/*/public
#   levers:
#     - {pointer: /financing_plan/methods/*/public, direction: set, actionable: true}
#     - {pointer: /financing_plan/methods/*/investor_count, direction: down, actionable: true}
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#   title: {zh: 股权众筹在中国境内构成公开发行}
#   description:
#     zh: |
#       中国境内没有面向公众发行股份的豁免：公开发行须经注册，向特定对象发行累计超过二百人即视为公开发行。可行的只有面向合格投资者的非公开发行，
#       且持股平台须穿透计算人数。原文所述向公众募资的做法在境内并不适用。本规则仅核对事实，不构成法律意见。
#   message:
#     public:
#       en: "Equity crowdfunding is planned as an offer to the public; in China that needs registration and no exemption exists."
#       zh: "拟以公开方式进行股权众筹；在中国境内公开发行须经注册，并无豁免。"
#     too_many:
#       en: "One crowdfunding offering reaches {investors} persons; above {maximum_investors} it is a public offering in China."
#       zh: "单次众筹涉及投资人 {investors} 人；超过 {maximum_investors} 人即构成公开发行。"
#     too_many_together:
#       en: "Crowdfunding offerings together name {investors} investors; unless many took part twice, more than {maximum_investors} persons make it a public offering in China."
#       zh: "历次及拟进行的众筹合计投资人 {investors} 人次；除非重复参与者众多，累计超过 {maximum_investors} 人即构成公开发行。"
#     not_private:
#       en: "The legal basis stated for the {subject} crowdfunding round does not name a private offering: {exemption}."
#       zh: "众筹轮次“{subject}”所列法律依据未体现非公开发行：{exemption}。"
#   suggestion:
#     ask_counsel:
#       en: "Stop the offer until PRC counsel has put in writing that it is a private placement to qualified investors, at most {maximum_investors} persons looked through all vehicles."
#       zh: "暂停募集，待中国律师出具书面意见，确认属于面向合格投资者的非公开发行，且穿透计算后累计不超过 {maximum_investors} 人。"
package rules.channel_fit.crowdfunding_public_in_china

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds
import data.rules.channel_fit.crowdfunding_public_in_china.params

not_applicable if not given.fact(input.company.country) in params.countries

not_applicable if {
	channels.none_closed({"crowdfunding"})
	channels.none_planned({"crowdfunding"})
}

missing contains pointer if {
	some pointer in union({
		facts.absent({"/company/country"}),
		channels.closed_hidden,
		channels.planned_hidden,
		entries.lacking(_closed, {"investor_count", "exemption"}),
		entries.lacking(_planned, {"investor_count", "public"}),
	})
}

pass if {
	_in_country
	missing == set()
	_offerings != {}
	_investors <= params.maximum_investors
	every round in _closed { _private(round) }
	every method in _planned { method.public == false }
}

finding contains {
	"kind": "public",
	"at": [concat("/", [pointer, "public"]) | some pointer in public],
	"evidence": {"public": true},
} if {
	_in_country
	public := [pointer | some pointer, method in _planned; method.public == true]
	count(public) > 0
}

finding contains {
	"kind": "too_many",
	"at": [concat("/", [pointer, "investor_count"]) |
		some pointer, offering in _offerings
		offering.investor_count > params.maximum_investors
	],
	"evidence": {"investors": _most, "maximum_investors": params.maximum_investors},
} if {
	_in_country
	_most > params.maximum_investors
}

# Some may have taken part twice, so the sum alone is a weaker proof.
finding contains {
	"kind": "too_many_together",
	"severity": "high",
	"at": [concat("/", [pointer, "investor_count"]) | some pointer, offering in _offerings; _counted(offering)],
	"evidence": {"investors": _investors, "maximum_investors": params.maximum_investors},
} if {
	_in_country
	_most <= params.maximum_investors
	_investors > params.maximum_investors
}

# The words are only searched, so counsel has the last word.
finding contains {
	"kind": "not_private",
	"severity": "medium",
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", i), "exemption"])],
	"evidence": {"exemption": round.exemption},
} if {
	_in_country
	some i, round in input.rounds
	round.channel == "crowdfunding"
	facts.known(round, "exemption")
	not _private(round)
}

suggestion contains {
	"action": "ask_counsel",
	"values": {"maximum_investors": params.maximum_investors},
} if {
	count(finding) > 0
}

_in_country if input.company.country in params.countries

_offerings := object.union(_closed, _planned)

_closed := channels.closed({"crowdfunding"})

_planned := channels.planned({"crowdfunding"})

_most := max(_counts)

_investors := sum(_counts)

_counts := [offering.investor_count | some offering in _offerings; _counted(offering)]

_counted(offering) if facts.known(offering, "investor_count")

_private(round) if {
	some word in params.private_words
	contains(lower(given.fact(round.exemption)), word)
}
