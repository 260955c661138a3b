# METADATA
# title: Dealings with related parties
# description: |
#   Sales to and purchases from related parties may be at prices that nobody else would pay, and a loan to a founder takes the investors' money
#   out again. Loans to founders and their families count whatever their size; all else together is held against revenue.
# custom:
#   severity: high
#   chapters: ["X-27"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /related_parties
#     - /related_parties/-
#     - /related_parties/*/who
#     - /related_parties/*/relation
#     - /related_parties/*/nature
#     - /related_parties/*/amount
#     - /financials/revenue_ttm
#   optional:
#     /related_parties/*/who: "It only names the party; its place in the list does as well."
#   levers:
#     - {pointer: /related_parties/*/amount, direction: down, actionable: true}
#   title: {zh: 关联交易占比过高}
#   description:
#     zh: |
#       与关联方的购销可能偏离公允价格，向创始人出借资金等于把投资款转出公司。向创始人及其近亲属的借款不论金额均予提示，其余关联交易合计与营业收入比较。
#   message:
#     loan:
#       en: "{subject} owes the company {amount:money}: a loan to a founder or a founder's family."
#       zh: "{subject} 欠公司 {amount:money}，属向创始人或其近亲属的借款。"
#     share:
#       en: "Dealings with related parties come to {dealings:money}, more than {maximum_share_pct:percent} of the revenue of {revenue:money}."
#       zh: "关联交易合计 {dealings:money}，超过营业收入 {revenue:money} 的 {maximum_share_pct:percent}。"
#   suggestion:
#     repay_loan:
#       en: "Have the loan of {subject} repaid before closing, and bar loans to insiders in the shareholder agreement."
#       zh: "要求 {subject} 在交割前清偿借款，并在股东协议中禁止向内部人出借资金。"
#     show_terms:
#       en: "Show for each dealing the contract, a comparable price and the approval by those without an interest in it."
#       zh: "逐项提供合同、可比价格及无利害关系方的批准文件。"
#   question:
#     /related_parties:
#       en: "Which dealings does the company have with founders, directors, shareholders, their families or companies, loans included? If none, please say so."
#       zh: "公司与创始人、董监高、股东及其近亲属或关联企业之间有哪些交易（含资金往来）？没有也请说明。"
#     /related_parties/-:
#       en: "Are these all the dealings with related parties?"
#       zh: "以上是否为全部关联交易？"
#     /related_parties/*/who:
#       en: "Who is related party {n}?"
#       zh: "第 {n} 个关联方是谁？"
#     /related_parties/*/relation:
#       en: "How is {who} related to the company?"
#       zh: "{who} 与公司是什么关联关系？"
#     /related_parties/*/nature:
#       en: "What kind of dealing is it with {who}: a sale, a purchase, a loan, a guarantee, a lease?"
#       zh: "与 {who} 的交易属于销售、采购、借款、担保还是租赁？"
#     /related_parties/*/amount:
#       en: "What did the dealing with {who} come to in the last twelve months, or what is outstanding?"
#       zh: "与 {who} 的交易近十二个月发生额或余额是多少？"
package rules.legal.related_party_dealings

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.subjects
import data.rules.legal.related_party_dealings.params

missing contains pointer if some pointer in facts.not_whole({"/related_parties"})

missing contains pointer if some pointer in entries.lacking(_all, {"relation", "nature", "amount"})

missing contains pointer if {
	count(_all) > 0
	some pointer in facts.absent({"/financials/revenue_ttm"})
}

missing contains pointer if some pointer in entries.unrated(_all, _revenue.currency)

rates contains rate if some rate in entries.used(_all, _revenue.currency)

pass if {
	missing == set()
	count(_all) == 0
}

pass if {
	missing == set()
	not _too_much
	count(_loans) == 0
}

finding contains {
	"kind": "loan",
	"subject": subjects.of(input.related_parties, i, "who"),
	"at": [concat("/", [facts.entry("/related_parties", i), "amount"])],
	"evidence": {"amount": dealing.amount},
} if {
	some i, dealing in _loans
}

finding contains {
	"kind": "share",
	"at": array.concat([concat("/", [at, "amount"]) | some at, _ in _others], ["/financials/revenue_ttm"]),
	"evidence": {
		"dealings": {"amount": _known, "currency": _revenue.currency},
		"revenue": _revenue,
		"maximum_share_pct": params.maximum_share_pct,
	},
} if {
	_too_much
}

suggestion contains {"action": "repay_loan", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "loan"
}

suggestion contains {"action": "show_terms", "values": {}} if _too_much

_too_much if _known * 100 > params.maximum_share_pct * _revenue.amount

_known := entries.at_least(_others, _revenue.currency)

# A loan of nothing is none.
_loans := {i: dealing |
	some i, dealing in input.related_parties
	dealing.relation in {"founder", "family"}
	dealing.nature == "loan_to"
	given.fact(dealing.amount).amount > 0
}

_others := {at: dealing |
	some at, dealing in _all
	given.fact(dealing.relation)
	given.fact(dealing.nature)
	not _is_loan(dealing)
}

_is_loan(dealing) if {
	dealing.relation in {"founder", "family"}
	dealing.nature == "loan_to"
}

_all := entries.at("/related_parties", object.get(input, ["related_parties"], null))

_revenue := given.fact(input.financials.revenue_ttm)
