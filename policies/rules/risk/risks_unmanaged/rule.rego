# METADATA
# title: Risks not managed
# description: |
#   A register of risks is of use when it covers each kind of risk, scores it, is reviewed, and says of the severe ones what is done and
#   who answers. There is one finding for each kind that is not. Whether customers, staff, cash or claims are at risk is judged by rules of
#   their own.
# custom:
#   severity: medium
#   chapters: ["1.3.2", "5.2.3", "6.2.1", "6.2.2", "6.2.3", "6.2.4", "6.2.5", "8.2.1", "8.2.2", "8.2.3", "8.2.4"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /risk/register
#     - /risk/register/-
#     - /risk/register/*/category
#     - /risk/register/*/likelihood
#     - /risk/register/*/impact
#     - /risk/register/*/mitigation
#     - /risk/register/*/owner
#     - /risk/register/*/reviewed_on
#   replaces:
#     risk/data_risk_unmanaged: data
#     risk/financial_risk_unmanaged: financial
#     risk/legal_risk_unmanaged: legal
#     risk/market_risk_unmanaged: market
#     risk/operations_risk_unmanaged: operations
#     risk/talent_risk_unmanaged: talent
#     risk/technology_risk_unmanaged: technology
#     risk/risk_register_thin: ""
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#   title: {zh: 风险未有效管理}
#   description:
#     zh: |
#       风险登记册应覆盖各类风险，逐项评分、定期复核，评分较高的须有应对措施和责任人；任何一类未做到的，各提示一项。客户、人员、资金、索赔
#       等方面的实际风险另有规则判断。
#   message:
#     unidentified:
#       en: "The risk register (entries: {entries}) holds no {category:term} risk."
#       zh: "风险登记册共 {entries} 项，未涉及{category:term}风险。"
#     neglected:
#       en: "{neglected} severe {category:term} risks ({severe_score} of 25 or more) have no countermeasure or no owner, by the register."
#       zh: "登记册显示，{category:term}类有 {neglected} 项高分风险（满分 25，{severe_score} 分及以上）没有应对措施或责任人。"
#     stale:
#       en: "{category:term} risk was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "{category:term}风险最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#   suggestion:
#     identify:
#       en: "Ask whoever knows {subject:term} risk best what could stop the company this year, and enter the two worst with a score, an owner and a date."
#       zh: "请{subject:term}相关负责人列出今年可能危及公司的事项，选取最严重的两项登记，注明评分、责任人和日期。"
#     act:
#       en: "For each severe {subject:term} risk, name one person, one countermeasure and the date on which it takes effect."
#       zh: "对每项高分的{subject:term}风险，明确一名责任人、一项应对措施和生效日期。"
#     review:
#       en: "Review {subject:term} risk at the next management meeting and note the date; drop what has passed."
#       zh: "在下次管理层会议上复核{subject:term}风险并记录日期，已消除的予以删除。"
package rules.risk.risks_unmanaged

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.recency
import data.lib.words
import data.rules.risk.risks_unmanaged.params

missing contains pointer if some pointer in (facts.not_whole({"/risk/register"}) | facts.absent({"/company/as_of"}))

missing contains pointer if some pointer in entries.lacking(_register, {"category", "reviewed_on"})

# How severe a risk is matters where a countermeasure or an owner may lack.
missing contains pointer if {
	some at, entry in _register
	not _in_hand(entry)
	not _mild(entry)
	some pointer in facts.lacking(at, entry, {"likelihood", "impact"})
}

missing contains pointer if {
	some at, entry in _register
	_severe(entry)
	some pointer in facts.lacking(at, entry, {"mitigation", "owner"})
}

missing contains pointer if {
	some at, entry in _register
	some pointer in recency.undecided(concat("/", [at, "reviewed_on"]), entry.reviewed_on, params.maximum_review_days)
}

pass if {
	missing == set()
	every category in params.categories {
		not category in _unidentified
		_neglected(category) == {}
		_stale(category) == {}
	}
}

finding contains {
	"kind": "unidentified",
	"subject": category,
	"at": ["/risk/register"],
	"evidence": {"category": category, "entries": count(_register)},
} if {
	some category in _unidentified
}

finding contains {
	"kind": "neglected",
	"subject": category,
	"at": sort(object.keys(neglected)),
	"evidence": {"category": category, "neglected": count(neglected), "severe_score": params.severe_score},
} if {
	some category in params.categories
	neglected := _neglected(category)
	neglected != {}
}

finding contains {
	"kind": "stale",
	"subject": category,
	"at": [concat("/", [at, "reviewed_on"]) | some at, _ in stale],
	"evidence": {
		"category": category,
		"reviewed_on": min({entry.reviewed_on | some entry in stale}),
		"maximum_review_days": params.maximum_review_days,
	},
} if {
	some category in params.categories
	_neglected(category) == {}
	stale := _stale(category)
	stale != {}
}

suggestion contains {"action": _actions[found.kind], "subject": found.subject, "values": {}} if some found in finding

_actions := {"unidentified": "identify", "neglected": "act", "stale": "review"}

# The categories that no entry of a whole register names.
_unidentified := {category |
	facts.whole("/risk/register")
	every entry in _register { facts.known(entry, "category") }
	some category in params.categories
	not category in {entry.category | some entry in _register}
}

# Severe entries whose text says that nothing is done, or that nobody answers.
_neglected(category) := {at: entry |
	some at, entry in _register
	entry.category == category
	_severe(entry)
	some member in ["mitigation", "owner"]
	words.says_none(entry, member)
}

_stale(category) := {at: entry |
	some at, entry in _register
	entry.category == category
	recency.older(entry.reviewed_on, params.maximum_review_days)
}

_in_hand(entry) if {
	every member in ["mitigation", "owner"] { words.says_something(entry, member) }
}

# Neither figure is above 5.
_mild(entry) if {
	some member in ["likelihood", "impact"]
	given.fact(entry[member]) * 5 < params.severe_score
}

_severe(entry) if given.fact(entry.likelihood) * given.fact(entry.impact) >= params.severe_score

_register := entries.at("/risk/register", object.get(input, ["risk", "register"], null))
