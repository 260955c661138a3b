# METADATA
# title: SAFEs promise too much of the company
# description: |
#   A post-money SAFE promises its investment over its cap as a share of the company. These shares add up: whatever they leave is all that
#   founders, staff and earlier investors keep, before the priced round takes its own. An investment at or above its own cap is almost
#   certainly an error. A SAFE without a cap promises no fixed share and is left out, as are notes, whose interest changes what they convert
#   into. Not in the article.
# custom:
#   severity: high
#   chapters: ["X-09"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /cap_table/convertibles
#     - /cap_table/convertibles/-
#     - /cap_table/convertibles/*/holder
#     - /cap_table/convertibles/*/instrument
#     - /cap_table/convertibles/*/amount
#     - /cap_table/convertibles/*/valuation_cap
#     - /cap_table/convertibles/*/uncapped
#   optional:
#     /cap_table/convertibles/*/uncapped: "A SAFE has a cap unless the profile states that it is uncapped; the cap is then asked for."
#   levers:
#     - {pointer: /cap_table/convertibles/*/valuation_cap, direction: up, actionable: true}
#     - {pointer: /cap_table/convertibles/*/amount, direction: down, actionable: true}
#   title: {zh: SAFE 累计承诺的股权过多}
#   description:
#     zh: |
#       投后 SAFE 承诺的股权比例等于投资额除以估值上限，各份累加；剩余部分才归创始人、员工和在先投资人。单份投资额达到或超过其估值上限，
#       几乎可以肯定是笔误。不设估值上限的 SAFE 未承诺固定比例，可转换借款因利息影响转股结果，均不在此列。原文未涉及。
#   message:
#     stack:
#       en: "The post-money SAFEs promise {total_pct:percent+} of the company before the next round sells anything; above {maximum_total_pct}% little is left to sell."
#       zh: "投后 SAFE 合计已承诺公司 {total_pct:percent+} 的股权，下一轮尚未计入；超过 {maximum_total_pct}% 将严重挤压后续融资空间。"
#     heavy:
#       en: "The post-money SAFEs promise {total_pct:percent+} of the company before the next round sells anything; {usual_total_pct}% or less is usual."
#       zh: "投后 SAFE 合计已承诺公司 {total_pct:percent+} 的股权，下一轮尚未计入；通常不超过 {usual_total_pct}%。"
#     cap:
#       en: "The SAFE of {subject} invests {amount:money-} at a valuation cap of {valuation_cap:money+}: it would convert into the whole company."
#       zh: "{subject} 的 SAFE 投资额 {amount:money-}，不低于其估值上限 {valuation_cap:money+}，等于取得公司全部股权。"
#   suggestion:
#     renegotiate_safes:
#       en: "Before the next priced round, agree higher caps or a fixed conversion with the SAFE holders, so that at least {over_pct:percent+} of the company is freed."
#       zh: "在下一轮定价融资前，与 SAFE 持有人协商提高估值上限或约定转股比例，至少释放 {over_pct:percent+} 的股权。"
#     check_terms:
#       en: "Settle with {subject}, from the signed SAFE, what cap was meant, and amend it if it reads so."
#       zh: "对照已签署的 SAFE 与 {subject} 确认估值上限的本意；如文本确如此，应签署补充协议予以修订。"
#   question:
#     /cap_table/convertibles/*/holder:
#       en: "Who holds SAFE or note {n}?"
#       zh: "第 {n} 份 SAFE 或可转换借款由谁持有？"
#     /cap_table/convertibles/*/uncapped:
#       en: "Does the SAFE of {holder} have a valuation cap?"
#       zh: "{holder} 的 SAFE 是否设有估值上限？"
#     /cap_table/convertibles/*/valuation_cap:
#       en: "At which valuation cap does the SAFE of {holder} convert?"
#       zh: "{holder} 的 SAFE 约定的估值上限是多少？"
package rules.capital_structure.safe_stack_too_large

import data.lib.entries
import data.lib.facts
import data.lib.money
import data.lib.subjects
import data.rules.capital_structure.safe_stack_too_large.params

# Everything that converts is known, and no SAFE is among it.
not_applicable if {
	_hidden == set()
	_safes == {}
}

missing contains pointer if some pointer in (_hidden | entries.lacking(_capped, {"amount", "valuation_cap"}))

missing contains pointer if {
	some safe in _priced
	some pointer in money.unrated({safe.amount}, safe.valuation_cap.currency)
}

rates contains rate if {
	some safe in _priced
	some rate in money.used({safe.amount}, safe.valuation_cap.currency)
}

pass if {
	missing == set()
	_total_pct <= params.usual_total_pct
	every pointer, safe in _priced { _invested[pointer] < safe.valuation_cap.amount }
}

finding contains {
	"kind": "stack",
	"at": [concat("/", [pointer, "amount"]) | some pointer, _ in _shares],
	"evidence": {"total_pct": _total_pct, "maximum_total_pct": params.maximum_total_pct},
} if {
	_total_pct > params.maximum_total_pct
}

finding contains {
	"kind": "heavy",
	"severity": "medium",
	"at": [concat("/", [pointer, "amount"]) | some pointer, _ in _shares],
	"evidence": {"total_pct": _total_pct, "usual_total_pct": params.usual_total_pct},
} if {
	_total_pct > params.usual_total_pct
	_total_pct <= params.maximum_total_pct
}

finding contains {
	"kind": "cap",
	"subject": subjects.of(input.cap_table.convertibles, i, "holder"),
	"at": [concat("/", [pointer, "amount"]), concat("/", [pointer, "valuation_cap"])],
	"evidence": {"amount": safe.amount, "valuation_cap": safe.valuation_cap},
} if {
	some i, safe in input.cap_table.convertibles
	pointer := facts.entry("/cap_table/convertibles", i)
	_invested[pointer] >= safe.valuation_cap.amount
}

suggestion contains {
	"action": "renegotiate_safes",
	"values": {"over_pct": _total_pct - params.usual_total_pct},
} if {
	some f in finding
	f.kind in {"stack", "heavy"}
}

suggestion contains {"action": "check_terms", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "cap"
}

_total_pct := sum([share | some share in _shares])

# The share, in percent, that each post-money SAFE promises.
_shares[pointer] := (100 * _invested[pointer]) / safe.valuation_cap.amount if {
	some pointer, safe in _priced
	safe.instrument == "safe_post_money"
	safe.valuation_cap.amount > 0
}

# What each SAFE invests, in the currency of its cap.
_invested[pointer] := money.converted(safe.amount, safe.valuation_cap.currency) if some pointer, safe in _priced

_priced := {pointer: safe |
	some pointer, safe in _capped
	facts.lacking(pointer, safe, {"amount", "valuation_cap"}) == set()
}

# All but those that are stated as uncapped.
_capped := {pointer: safe | some pointer, safe in _safes; not _uncapped(safe)}

_uncapped(safe) if safe.uncapped == true

_safes := {pointer: entry |
	some pointer, entry in _convertibles
	entry.instrument in {"safe_pre_money", "safe_post_money"}
}

_hidden := facts.not_whole({"/cap_table/convertibles"}) | entries.lacking(_convertibles, {"instrument"})

_convertibles := entries.at("/cap_table/convertibles", object.get(input, ["cap_table", "convertibles"], null))
