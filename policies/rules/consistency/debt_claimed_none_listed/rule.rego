# METADATA
# title: Debt claimed, none listed
# description: |
#   A company that names debt among its sources of capital has borrowed from somebody. Where the list of financings is whole and holds no loan,
#   note or bond, or where nothing is owed and none is listed, claim and record contradict each other. The article tells of mixed structures
#   without showing a loan. Not in the article as a check.
# related_resources:
#   - ref: article
# custom:
#   severity: medium
#   chapters: ["K-21", "7.a"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /claims/funding_sources
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /financials/interest_bearing_debt
#   statement: /claims/funding_sources
#   optional:
#     /claims/funding_sources: "What the company does not claim can contradict nothing."
#     /rounds/-: "One loan carries the claim; to deny it the list must be whole."
#     /rounds/*/instrument: "A channel tells a loan as well; where neither does, the channel is asked for."
#     /rounds/*/channel: "An instrument tells a loan as well; where neither does, the channel is asked for."
#     /financials/interest_bearing_debt: "A loan in the list shows that there is debt; without one and without a balance the list must be whole."
#   levers:
#     - {pointer: /claims/funding_sources, direction: set, actionable: true}
#     - {pointer: /rounds/-, direction: add, actionable: true}
#   title: {zh: 自称有债务融资而清单中没有}
#   description:
#     zh: |
#       自称资金来源包括债务的公司，必有相应的贷款机构。融资清单已列全却没有贷款、可转换借款或债券，或有息负债为零且清单亦无债务，则自述与记录矛盾。
#       原文案例称采用混合融资结构，但未列出任何贷款；原文未将其作为核对项。
#   message:
#     unlisted:
#       en: "Debt is named among the sources of capital, but the list of financings (declared complete) holds no loan, note or bond."
#       zh: "自述资金来源包括债务，但融资清单已列全，其中并无贷款、可转换借款或债券。"
#     nothing_owed:
#       en: "Debt is named among the sources of capital, but no loan, note or bond is listed and interest-bearing debt is {interest_bearing_debt:money}."
#       zh: "自述资金来源包括债务，但清单中未见贷款、可转换借款或债券，有息负债余额为 {interest_bearing_debt:money}。"
#   suggestion:
#     show_loans:
#       en: "Show for every loan behind the claim the lender, sum, rate, maturity and security, repaid ones too; without one, describe the company as funded by equity."
#       zh: "就自述所指的每笔债务，列明贷款机构、金额、利率、到期日及担保（含已偿还的）；若确无债务，对外应表述为股权融资。"
#   question:
#     /claims/funding_sources:
#       en: "How do you describe your funding mix (equity, debt, grants)?"
#       zh: "贵公司对外如何描述资金构成（股权、债务、补贴）？"
package rules.consistency.debt_claimed_none_listed

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds
import data.rules.consistency.debt_claimed_none_listed.params

not_applicable if {
	facts.known(input, "claims/funding_sources")
	not _claimed
}

# Nothing is claimed.
not_applicable if not facts.known(input, "claims/funding_sources")

missing contains pointer if {
	_claimed
	not _on_record
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if {
	_claimed
	not _on_record
	some pointer in _unplaced
}

pass if {
	_claimed
	_on_record
}

finding contains {
	"kind": "unlisted",
	"at": ["/claims/funding_sources", "/rounds"],
	"evidence": {"funding_sources": input.claims.funding_sources},
} if {
	_claimed
	not _on_record
	facts.whole("/rounds")
	_unplaced == set()
}

finding contains {
	"kind": "nothing_owed",
	"at": ["/claims/funding_sources", "/financials/interest_bearing_debt", "/rounds"],
	"evidence": {
		"funding_sources": input.claims.funding_sources,
		"interest_bearing_debt": input.financials.interest_bearing_debt,
	},
} if {
	_claimed
	not _on_record
	facts.known(input, "rounds")
	not facts.whole("/rounds")
	_unplaced == set()
	given.fact(input.financials.interest_bearing_debt).amount == 0
}

suggestion contains {"action": "show_loans", "values": {}} if count(finding) > 0

_claimed if "debt" in input.claims.funding_sources

_on_record if {
	some round in _rounds
	_is_debt(round)
}

_on_record if given.fact(input.financials.interest_bearing_debt).amount > 0

_is_debt(round) if rounds.is_debt(round)

_is_debt(round) if round.instrument in params.debt_instruments

# Rounds of which nothing says whether they are owed back.
_unplaced := {pointer |
	some at, round in _rounds
	not facts.known(round, "instrument")
	some pointer in facts.lacking(at, round, {"channel"})
}

_rounds := entries.at("/rounds", object.get(input, "rounds", null))
