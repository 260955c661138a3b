# METADATA
# title: Debt without a listed loan
# description: |
#   Interest-bearing debt on the balance sheet came from somebody. Where the list of financings and that of the convertibles are whole and
#   neither holds a loan, note or bond, a financing is missing from the record. Debt of nothing needs no loan. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-21"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /financials/interest_bearing_debt
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /cap_table/convertibles
#     - /cap_table/convertibles/-
#     - /cap_table/convertibles/*/instrument
#   optional:
#     /rounds/-: "One loan explains the debt; only to find none must the list be whole."
#     /rounds/*/instrument: "A channel tells a loan as well; where neither does, the channel is asked for."
#     /rounds/*/channel: "An instrument tells a loan as well; where neither does, the channel is asked for."
#     /cap_table/convertibles: "Asked for only where no round is a loan: a note may explain the debt."
#     /cap_table/convertibles/-: "One note explains the debt; only to find none must the list be whole."
#     /cap_table/convertibles/*/instrument: "One note explains the debt, whatever the others are."
#   levers:
#     - {pointer: /rounds/-, direction: add, actionable: true}
#     - {pointer: /financials/interest_bearing_debt, direction: set, actionable: true}
#   title: {zh: 有息负债缺少对应借款}
#   description:
#     zh: |
#       资产负债表上的有息负债必有出借方。融资清单与可转换工具清单均已列全，却没有贷款、可转换借款或债券，说明融资记录不完整。有息负债为零的，无须列示借款。
#       原文未涉及。
#   message:
#     en: "Interest-bearing debt is {interest_bearing_debt:money}, but no loan, note or bond is among the financings (declared complete)."
#     zh: "有息负债为 {interest_bearing_debt:money}，但融资清单已列全，其中并无贷款、可转换借款或债券。"
#   suggestion:
#     list_loans:
#       en: "List each loan behind the balance with lender, amount, date, rate, maturity and security, shareholder loans and leases included."
#       zh: "逐笔列明构成该余额的借款：出借方、金额、日期、利率、到期日及担保，股东借款与融资租赁一并列示。"
package rules.consistency.debt_without_listed_loan

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds
import data.rules.consistency.debt_without_listed_loan.params

missing contains pointer if {
	not _explained
	some pointer in facts.absent({"/financials/interest_bearing_debt"})
}

missing contains pointer if {
	not _explained
	some pointer in facts.not_whole({"/rounds", "/cap_table/convertibles"})
}

missing contains pointer if {
	not _explained
	some pointer in _unplaced
}

pass if _explained

finding contains {
	"at": ["/financials/interest_bearing_debt", "/rounds"],
	"evidence": {"interest_bearing_debt": input.financials.interest_bearing_debt},
} if {
	missing == set()
	not _explained
}

suggestion contains {"action": "list_loans", "values": {}} if count(finding) > 0

# Nothing is owed.
_explained if given.fact(input.financials.interest_bearing_debt).amount <= 0

_explained if {
	some round in input.rounds
	_is_debt(round)
}

_explained if {
	some convertible in input.cap_table.convertibles
	convertible.instrument in params.debt_instruments
}

_is_debt(round) if rounds.is_debt(round)

_is_debt(round) if round.instrument in params.debt_instruments

# What nothing tells to be a loan, and nothing to be none.
_unplaced := entries.lacking(_rounds, {"channel"}) | entries.lacking(_convertibles, {"instrument"})

_rounds := {at: round |
	some at, round in entries.at("/rounds", object.get(input, "rounds", null))
	not facts.known(round, "instrument")
}

_convertibles := entries.at("/cap_table/convertibles", object.get(input, ["cap_table", "convertibles"], null))
