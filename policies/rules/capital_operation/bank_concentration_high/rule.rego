# METADATA
# title: Too much cash at one bank
# description: |
#   Deposits above the insured sum are lost or frozen with the bank that holds them, and wages fall due all the same. From the A round on,
#   cash is large enough to be spread. In the US what stands above the insured sum is what counts.
# custom:
#   severity: medium
#   chapters: ["6.1.4"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /company/country, /treasury/max_bank_share_pct, /financials/cash]
#   optional:
#     /company/country: where the share is within the limit, insurance decides nothing
#     /financials/cash: where the share is within the limit, insurance decides nothing
#   levers:
#     - {pointer: /treasury/max_bank_share_pct, direction: down, actionable: true}
#   title: {zh: 资金过度集中于一家银行}
#   description:
#     zh: |
#       超出存款保险限额的资金，一旦存放银行出险即可能损失或冻结，而工资仍须照发。A 轮之后的资金量已足以分散存放。
#       美国公司按超出存款保险限额的部分判断。
#   message:
#     uninsured:
#       en: "One bank holds {max_bank_share_pct:percent+} of the cash; {uninsured:money+} stands above the insured {insured:money}."
#       zh: "单一银行存放了 {max_bank_share_pct:percent+} 的资金，其中 {uninsured:money+} 超出 {insured:money} 的存款保险限额。"
#     share:
#       en: "One bank holds {max_bank_share_pct:percent+} of the cash; at most {maximum_bank_share_pct:percent} should be in one place."
#       zh: "单一银行存放了 {max_bank_share_pct:percent+} 的资金，单家占比不宜超过 {maximum_bank_share_pct:percent}。"
#   suggestion:
#     spread_cash:
#       en: "Move at least {share_to_move_pct:percent+} of the cash to a second bank, enough there for three months of wages, and test a payment from it."
#       zh: "将至少 {share_to_move_pct:percent+} 的资金转存第二家银行，使其足以支付三个月工资，并实际测试一次付款。"
#   question:
#     /treasury/max_bank_share_pct:
#       en: "What share of the cash is at the bank that holds most of it?"
#       zh: "存款最多的一家银行占公司资金的比例是多少？"
package rules.capital_operation.bank_concentration_high

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_operation.bank_concentration_high.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/treasury/max_bank_share_pct"})

# Where the most that a bank holds may be insured, the sum decides.
missing contains pointer if {
	_is_high
	some pointer in facts.absent({"/company/country"})
}

missing contains pointer if {
	_is_high
	_insured
	some pointer in facts.absent({"/financials/cash"})
}

missing contains pointer if {
	_is_high
	some pointer in money.unrated_of(_cash, _insured.currency, "/financials/cash")
}

rates contains rate if some rate in money.used_of(_cash, _insured.currency, "/financials/cash")

pass if _share <= params.maximum_bank_share_pct

pass if {
	_is_high
	_deposit <= _insured.amount
}

finding contains {
	"kind": "share",
	"at": ["/treasury/max_bank_share_pct"],
	"evidence": {"max_bank_share_pct": _share, "maximum_bank_share_pct": params.maximum_bank_share_pct},
} if {
	_is_high
	facts.known(input, "company/country")
	not _insured
}

finding contains {
	"kind": "uninsured",
	"at": ["/treasury/max_bank_share_pct", "/financials/cash"],
	"evidence": {
		"max_bank_share_pct": _share,
		"maximum_bank_share_pct": params.maximum_bank_share_pct,
		"insured": _insured,
		"uninsured": {"amount": _deposit - _insured.amount, "currency": _insured.currency},
	},
} if {
	_is_high
	_deposit > _insured.amount
}

suggestion contains {
	"action": "spread_cash",
	"values": {"share_to_move_pct": _share - params.maximum_bank_share_pct},
} if {
	count(finding) > 0
}

_is_high if _share > params.maximum_bank_share_pct

# What the bank that holds most holds, in the currency of the insurance.
_deposit := (_share * money.converted_of(_cash, _insured.currency, "/financials/cash")) / 100

_cash := given.fact(input.financials.cash)

_insured := params.insured[given.fact(input.company.country)]

# Undefined where the stage is not one of those that are judged.
_share := given.fact(input.treasury.max_bank_share_pct) if input.company.stage in {"growth", "expansion"}
