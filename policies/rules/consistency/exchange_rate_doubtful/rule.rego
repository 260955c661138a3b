# METADATA
# title: Exchange rate in the profile is doubtful
# description: |
#   A profile may bring exchange rates of its own, and every amount converted at them depends on them. A rate dated after the as-of date or
#   long before it, two rates of one pair that are not each other's inverse, and a rate far from the published one of its day, typically
#   because it is written the wrong way round, are not used: the published rate takes their place where there is one. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-08"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/company/as_of, /rates, /rates/*/*/rate, /rates/*/*/as_of]
#   statement: /rates
#   optional:
#     /rates: "A profile without rates of its own relies on the published ones, so there is nothing to check."
#     /rates/*/*/rate: "A pair that is not given is not relied on."
#     /rates/*/*/as_of: "A pair that is not given is not relied on."
#   levers:
#     - {pointer: /rates/*/*/rate, direction: set, actionable: true}
#     - {pointer: /rates/*/*/as_of, direction: set, actionable: true}
#   title: {zh: 资料自带的汇率存疑}
#   description:
#     zh: |
#       公司资料可自带汇率，凡按其折算的金额均受其影响。以下汇率不予采用，改用公布的汇率（如有）：日期晚于基准日或早于基准日过久；同一币种对的两个方向互不为倒数；
#       与当日公布汇率相差过大（多为方向写反）。原文未涉及。
#   message:
#     future:
#       en: "The exchange rate {subject} is dated {rate_on:date}, after the as-of date {as_of:date}."
#       zh: "汇率 {subject} 的日期为 {rate_on:date}，晚于基准日 {as_of:date}。"
#     old:
#       en: "The exchange rate {subject} is dated {rate_on:date}, more than {limit_days} days before the as-of date {as_of:date}."
#       zh: "汇率 {subject} 的日期为 {rate_on:date}，早于基准日 {as_of:date} 超过 {limit_days} 天。"
#     contradicting:
#       en: "The exchange rate {subject} is {rate:4}, but the opposite direction is {opposite:4}; the two are not each other's inverse."
#       zh: "汇率 {subject} 为 {rate:4}，反方向为 {opposite:4}，两者并非互为倒数。"
#     off:
#       en: "The exchange rate {subject} is {rate:4} on {rate_on:date}, more than {limit_pct:percent} off the published rate of {published:4}."
#       zh: "汇率 {subject} 在 {rate_on:date} 为 {rate:4}，与公布汇率 {published:4} 相差超过 {limit_pct:percent}。"
#   suggestion:
#     correct_rate:
#       en: "Correct the rate {subject} (units of the second currency for one of the first), or leave it out; the published rate is used then."
#       zh: "更正汇率 {subject}（1 单位前一货币折合后一货币的数量），或删去该汇率，届时将采用公布汇率。"
#   question:
#     /rates:
#       en: "Which exchange rates does the company use, of which day and from which source?"
#       zh: "公司采用哪些汇率？请列明日期和来源。"
#     /rates/*/*/rate:
#       en: "How many {1} is one {0} worth at the rate that the company uses?"
#       zh: "按公司采用的汇率，1 {0} 折合多少 {1}？"
#     /rates/*/*/as_of:
#       en: "On what date was the exchange rate from {0} to {1} quoted?"
#       zh: "{0} 兑 {1} 的汇率是哪一天的？"
package rules.consistency.exchange_rate_doubtful

import data.lib.dates
import data.lib.facts
import data.lib.money

not_applicable if count(_given) == 0

missing contains pointer if {
	count(_given) > 0
	some pointer in facts.absent({"/company/as_of"})
}

# The precision of the dates can't tell whether the rate is of the future.
missing contains concat("/", ["/rates", from, to, "as_of"]) if {
	some [from, to], own in _given
	not dates.before(input.company.as_of, own.as_of)
	not dates.not_after(own.as_of, input.company.as_of)
}

pass if {
	count(_given) > 0
	missing == set()
	every pair in object.keys(_given) { money.faults(pair[0], pair[1]) == set() }
}

finding contains {
	"kind": "future", "subject": _pair(from, to), "at": [_at(from, to, "as_of"), "/company/as_of"],
	"evidence": {"rate_on": own.as_of, "as_of": input.company.as_of},
} if {
	some [from, to], own in _given
	"future" in money.faults(from, to)
}

finding contains {
	"kind": "old", "subject": _pair(from, to), "at": [_at(from, to, "as_of"), "/company/as_of"],
	"evidence": {"rate_on": own.as_of, "as_of": input.company.as_of, "limit_days": data.lib.money.maximum_age_days},
} if {
	some [from, to], own in _given
	"old" in money.faults(from, to)
}

# Of a pair that is given in both directions only one is named.
finding contains {
	"kind": "contradicting", "subject": _pair(from, to), "at": [_at(from, to, "rate"), _at(to, from, "rate")],
	"evidence": {"rate": own.rate, "opposite": input.rates[to][from].rate},
} if {
	some [from, to], own in _given
	from < to
	"contradicting" in money.faults(from, to)
}

finding contains {
	"kind": "off", "subject": _pair(from, to), "at": [_at(from, to, "rate")],
	"evidence": {
		"rate": own.rate, "rate_on": own.as_of, "limit_pct": data.lib.money.maximum_deviation_pct,
		"published": money.tabled(from, to, own.as_of).rate,
	},
} if {
	some [from, to], own in _given
	"off" in money.faults(from, to)
}

suggestion contains {"action": "correct_rate", "subject": found.subject, "values": {}} if some found in finding

rates contains money.tabled(from, to, own.as_of) if some [from, to], own in _given

_given := {[from, to]: own | some from, pairs in input.rates; some to, own in pairs}

_pair(from, to) := concat("/", [from, to])

_at(from, to, member) := concat("/", ["/rates", from, to, member])
