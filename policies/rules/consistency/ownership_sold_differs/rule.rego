# METADATA
# title: Ownership sold differs from the cap table
# description: |
#   The investors of the latest priced round hold, fully diluted, what they paid over the post-money valuation; post-money includes the option
#   pool, so a pool enlarged with the round changes nothing. Shares from SAFEs and notes may stand in the same lines, and money for existing
#   shares may not: both readings are accepted. Only the latest round is compared, since later ones dilute it. Not in the article.
# related_resources:
#   - ref: S28
# custom:
#   severity: high
#   chapters: ["K-03"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /rounds/*/amount
#     - /rounds/*/post_money
#     - /rounds/*/secondary
#     - /rounds/*/converted
#     - /cap_table/as_of
#     - /cap_table/basis
#     - /cap_table/holders
#     - /cap_table/holders/-
#     - /cap_table/holders/*/class
#     - /cap_table/holders/*/pct
#     - /cap_table/holders/*/round
#     - /cap_table/holders/*/shares
#     - /cap_table/total_fd_shares
#     - /cap_table/holders/*/name
#     - /team/founders/*/name
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#     /rounds/*/channel: "A round of which neither channel nor instrument is known counts as priced."
#     /rounds/*/instrument: "A round of which neither channel nor instrument is known counts as priced."
#     /rounds/*/name: "A holder's line may name the round by its label alone; without both, the line names no round and is asked for."
#     /rounds/*/label: "A holder's line may name the round by its name alone; without both, the line names no round and is asked for."
#     /rounds/*/secondary: "Where the holding fits the whole amount it need not be known; where it does not, it is asked for."
#     /rounds/*/converted: "Where the holding fits without a conversion it need not be known; where it does not, it is asked for."
#     /cap_table/holders/*/shares: "Shares only stand in for a percentage that is not given."
#     /cap_table/total_fd_shares: "It only stands in for a percentage that is not given."
#     /cap_table/holders/*/pct: "It follows from the holder's shares where they and their total are known."
#     /cap_table/holders/*/class: "That of a founder follows from the founders' names."
#     /team/founders/*/name: "Names only stand in for a class that is not given."
#     /cap_table/holders/*/name: "A name only stands in for a class that is not given."
#   levers:
#     - {pointer: /cap_table/holders/*/pct, direction: set, actionable: false}
#     - {pointer: /rounds/*/post_money, direction: set, actionable: false}
#   title: {zh: 出让比例与股权结构表不符}
#   description:
#     zh: |
#       最近一轮定价融资的投资人，完全稀释后的持股比例应等于投资额除以投后估值；投后估值已含期权池，扩池不影响该比例。
#       SAFE 与可转换借款转得的股份可并入同一行，受让老股的资金可不计入，两种口径均予认可。之后各轮会稀释，故只比较最近一轮。原文未涉及。
#   message:
#     more:
#       en: "{amount:money} at a post-money of {post_money:money} buys {sold_pct:2}%, but the cap table gives round {subject} {held_pct:2}%, more than {tolerance_pct} point above."
#       zh: "“{subject}”按投资额 {amount:money}、投后估值 {post_money:money} 计应占 {sold_pct:2}%，股权结构表所列为 {held_pct:2}%，高出 {tolerance_pct} 个百分点以上。"
#     less:
#       en: "{amount:money} at a post-money of {post_money:money} buys {sold_pct:2}%, but the cap table gives round {subject} only {held_pct:2}%, more than {tolerance_pct} point below."
#       zh: "“{subject}”按投资额 {amount:money}、投后估值 {post_money:money} 计应占 {sold_pct:2}%，股权结构表仅列 {held_pct:2}%，低 {tolerance_pct} 个百分点以上。"
#   suggestion:
#     bridge_holdings:
#       en: "Draw up the bridge from the {sold_pct:2}% that the price gives to the {held_pct:2}% on the cap table: conversions, anti-dilution shares, transfers, holders under another round."
#       zh: "编制从按估值应得的 {sold_pct:2}% 到股权结构表所列 {held_pct:2}% 的调节表，逐项说明转股、反稀释补偿、股份转让及归入其他轮次的持股。"
#   question:
#     /cap_table/holders/*/round:
#       en: "In which round did {name} buy these shares?"
#       zh: "{name} 的这部分股权是在哪一轮取得的？"
package rules.consistency.ownership_sold_differs

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.ownership
import data.lib.priced_rounds
import data.lib.rounds
import data.rules.consistency.ownership_sold_differs.params

not_applicable if {
	facts.whole("/rounds")
	priced_rounds.primary == {}
}

# Issued shares are no base for a valuation that counts all diluted ones.
not_applicable if input.cap_table.basis == "issued"

not_applicable if dates.before(given.fact(input.cap_table.as_of), given.fact(_round.date))

# Nothing is a share of a company worth nothing.
not_applicable if given.fact(_round.post_money).amount == 0

# Which of two closings on one day a holding belongs to can't be told.
not_applicable if {
	count(_last) > 1
	every i in _last { count(given.fact(priced_rounds.primary[i].date)) == count("YYYY-MM-DD") }
}

missing contains pointer if some pointer in facts.not_whole({"/rounds", "/cap_table/holders"})

missing contains pointer if some pointer in facts.absent({"/cap_table/as_of", "/cap_table/basis"})

missing contains pointer if {
	some i, round in priced_rounds.primary
	some pointer in facts.lacking(facts.entry("/rounds", i), round, {"date"})
}

# Dates too coarse to tell which round came last.
missing contains rounds.date_at(facts.entry("/rounds", i)) if {
	count(_last) > 1
	some i in _last
	count(given.fact(priced_rounds.primary[i].date)) < count("YYYY-MM-DD")
}

# Or to tell whether the table counts it.
missing contains pointer if {
	not dates.before(given.fact(input.cap_table.as_of), _round.date)
	not dates.not_after(_round.date, input.cap_table.as_of)
	some pointer, date in {"/cap_table/as_of": input.cap_table.as_of, rounds.date_at(_at): _round.date}
	count(given.fact(date)) < count("YYYY-MM-DD")
}

missing contains pointer if some pointer in facts.lacking(_at, _round, {"amount", "post_money"})

missing contains pointer if {
	some at, holder in ownership.holders
	some pointer in facts.lacking(at, holder, {"class"})
}

missing contains pointer if {
	some at, holder in ownership.holders
	not _insider(holder)
	some pointer in facts.lacking(at, holder, {"round"})
}

missing contains pointer if {
	some at, holder in ownership.holders
	not _insider(holder)
	not _of_another_round(holder)
	some pointer in facts.lacking(at, holder, {"pct"})
}

# Holders name rounds, so the round needs a name.
missing contains concat("/", [_at, "label"]) if _names == set()

missing contains pointer if {
	_held_pct > _most + params.tolerance_pct
	some pointer in facts.lacking(_at, _round, {"converted"})
}

missing contains pointer if {
	_held_pct < _least - params.tolerance_pct
	some pointer in facts.lacking(_at, _round, {"secondary"})
}

missing contains pointer if {
	some pointer in money.unrated_on(_moneys, given.fact(_round.post_money).currency, entries.day(_round))
}

rates contains rate if {
	some rate in money.used_on(_moneys, given.fact(_round.post_money).currency, entries.day(_round))
}

derived contains fact if some fact in ownership.derivations(ownership.holders)

pass if {
	_held_pct <= _most + params.tolerance_pct
	_held_pct >= _least - params.tolerance_pct
}

finding contains object.union(_evidence, {"kind": "more"}) if {
	_held_pct > _most + params.tolerance_pct
	facts.known(_round, "converted")
}

finding contains object.union(_evidence, {"kind": "less"}) if {
	_held_pct < _least - params.tolerance_pct
	facts.known(_round, "secondary")
}

suggestion contains {
	"action": "bridge_holdings",
	"subject": found.subject,
	"values": {"sold_pct": found.evidence.sold_pct, "held_pct": found.evidence.held_pct},
} if {
	some found in finding
}

_evidence := {
	"subject": rounds.subject(_latest, _round),
	"at": array.concat(
		[concat("/", [_at, "amount"]), concat("/", [_at, "post_money"])],
		[concat("/", [at, "pct"]) | some at, holder in ownership.holders; _of_round(holder)],
	),
	"evidence": {
		"amount": _round.amount,
		"post_money": _round.post_money,
		"sold_pct": _share("amount"),
		"held_pct": _held_pct,
		"tolerance_pct": params.tolerance_pct,
	},
}

# Defined only where everything is known that the sum needs.
_held_pct := sum([holder.pct | some holder in ownership.holders; _of_round(holder)]) if {
	facts.whole("/rounds")
	facts.whole("/cap_table/holders")
	count(_names) > 0
	input.cap_table.basis == "fully_diluted"
	dates.not_after(_round.date, given.fact(input.cap_table.as_of))
	every holder in ownership.holders { _placed(holder) }
}

_insider(holder) if holder.class in {"founder", "employee", "option_pool"}

_placed(holder) if _insider(holder)

_placed(holder) if {
	facts.known(holder, "class")
	facts.known(holder, "round")
	facts.known(holder, "pct")
}

_placed(holder) if {
	facts.known(holder, "class")
	_of_another_round(holder)
}

# A holder of whom no round is known may be of this one.
_of_another_round(holder) if {
	count(_names) > 0
	facts.known(holder, "round")
	not given.fact(holder.round) in _names
}

_of_round(holder) if {
	not _insider(holder)
	given.fact(holder.round) in _names
}

_names := {given.fact(_round[member]) | some member in ["name", "label"]}

_most := _share("amount") + _share("converted") if facts.known(_round, "converted")

_most := _share("amount") if not facts.known(_round, "converted")

_least := _share("amount") - _share("secondary") if facts.known(_round, "secondary")

_least := _share("amount") if not facts.known(_round, "secondary")

# Points of the company that the money of that member buys.
_share(member) := (100 * money.converted_on(given.fact(_round[member]), post_money.currency, entries.day(_round))) / post_money.amount if {
	post_money := given.fact(_round.post_money)
	post_money.amount > 0
}

_moneys := {m | some member in ["amount", "secondary", "converted"]; m := given.fact(_round[member])}

_at := facts.entry("/rounds", _latest)

_round := priced_rounds.primary[_latest]

_latest := i if {
	count(_last) == 1
	some i in _last
}

# The rounds that no other one surely follows; undefined until all are dated.
_last := {i |
	some i, round in priced_rounds.primary
	dates.last_day(round.date) >= latest
} if {
	every round in priced_rounds.primary { facts.known(round, "date") }
	latest := max([dates.first_day(round.date) | some round in priced_rounds.primary])
}
