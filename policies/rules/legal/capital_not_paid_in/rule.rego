# METADATA
# title: Registered capital not paid in
# description: |
#   Under the Company Law of China (2024, articles 47 and 266) shareholders of a limited company pay in their capital within five years;
#   companies older than the law shorten their terms by 30 June 2027, so that all is paid by 30 June 2032. What is overdue makes
#   shareholders and directors liable and stops a listing. Applies in China.
# related_resources:
#   - ref: S44
# custom:
#   severity: high
#   chapters: ["X-29"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /company/as_of
#     - /legal/subscribed_capital
#     - /legal/paid_in_capital
#     - /legal/paid_in_due_on
#   levers:
#     - {pointer: /legal/paid_in_capital, direction: up, actionable: true}
#     - {pointer: /legal/paid_in_due_on, direction: up, actionable: true}
#   title: {zh: 注册资本未按期实缴}
#   description:
#     zh: |
#       《公司法》（2024 年施行）第四十七条、第二百六十六条规定，有限责任公司股东应自公司成立之日起五年内缴足出资；存量公司应在 2027 年 6 月 30 日前
#       调整出资期限，最迟于 2032 年 6 月 30 日缴足。逾期未缴的，股东和董事须承担责任，并构成上市障碍。仅适用于中国公司。
#   message:
#     overdue:
#       en: "{open:money} of the registered capital should have been paid in by {paid_in_due_on:date}."
#       zh: "注册资本尚有 {open:money} 未实缴，已过 {paid_in_due_on:date} 的缴足期限。"
#     late:
#       en: "{open:money} of the registered capital is due only on {paid_in_due_on:date}, after the last day that the law allows, {last_day:date}."
#       zh: "注册资本尚有 {open:money} 未实缴，约定期限 {paid_in_due_on:date} 晚于法定最后期限 {last_day:date}。"
#   suggestion:
#     pay_or_reduce:
#       en: "Pay in {open:money}, or reduce the registered capital, and file the change before the next round closes."
#       zh: "在下一轮交割前补缴 {open:money}，或办理减资并完成变更登记。"
#   question:
#     /legal/subscribed_capital:
#       en: "What is the registered capital subscribed?"
#       zh: "公司认缴注册资本是多少？"
#     /legal/paid_in_capital:
#       en: "How much of it has been paid in?"
#       zh: "其中已实缴多少？"
#     /legal/paid_in_due_on:
#       en: "By which day do the articles require the rest?"
#       zh: "章程约定的缴足期限是哪一天？"
package rules.legal.capital_not_paid_in

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.recency
import data.rules.legal.capital_not_paid_in.params

not_applicable if given.fact(input.company.country) != "CN"

missing contains pointer if some pointer in facts.absent({"/company/country", "/legal/subscribed_capital", "/legal/paid_in_capital"})

missing contains pointer if some pointer in money.unrated({_paid}, _subscribed.currency)

missing contains pointer if {
	not _paid_up
	some pointer in facts.absent({"/company/as_of", "/legal/paid_in_due_on"})
}

# A date that is too imprecise to tell.
missing contains pointer if {
	_open > 0
	some pointer in recency.undecided("/legal/paid_in_due_on", _due, 0)
}

rates contains rate if some rate in money.used({_paid}, _subscribed.currency)

missing contains "/legal/paid_in_due_on" if {
	_open > 0
	dates.last_day(_due) > dates.last_day(params.last_day)
	not dates.before(params.last_day, _due)
}

pass if {
	input.company.country == "CN"
	_paid_up
}

pass if {
	missing == set()
	count(finding) == 0
}

finding contains {
	"kind": "overdue",
	"at": ["/legal/paid_in_capital", "/legal/paid_in_due_on"],
	"evidence": {"open": {"amount": _open, "currency": _subscribed.currency}, "paid_in_due_on": _due},
} if {
	input.company.country == "CN"
	_open > 0
	dates.before(_due, _as_of)
}

finding contains {
	"kind": "late",
	"severity": "medium",
	"at": ["/legal/paid_in_capital", "/legal/paid_in_due_on"],
	"evidence": {
		"open": {"amount": _open, "currency": _subscribed.currency},
		"paid_in_due_on": _due,
		"last_day": params.last_day,
	},
} if {
	input.company.country == "CN"
	_open > 0
	dates.before(params.last_day, _due)
}

suggestion contains {"action": "pay_or_reduce", "values": {"open": found.evidence.open}} if some found in finding

_paid_up if _open <= 0

_open := _subscribed.amount - money.converted(_paid, _subscribed.currency)

_subscribed := given.fact(input.legal.subscribed_capital)

_paid := given.fact(input.legal.paid_in_capital)

_due := given.fact(input.legal.paid_in_due_on)

_as_of := given.fact(input.company.as_of)
