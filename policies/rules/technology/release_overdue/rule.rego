# METADATA
# title: No recent release
# description: |
#   Money buys speed: a company that has not released for half a year at the start, or for a quarter at scale, is not shown to be fast.
# custom:
#   severity: low
#   chapters: ["1.2.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts: [/company/stage, /company/as_of, /product/launched, /product/releases, /product/releases/-, /product/releases/*/date]
#   levers:
#     - {pointer: /product/releases, direction: add, actionable: true}
#   title: {zh: 近期未发布新版本}
#   description:
#     zh: |
#       资金应换来迭代速度。初创期半年、扩张期一个季度没有新版本，难以证明迭代快。
#   message:
#     none:
#       en: "Nothing has been released yet; at this stage a release every {maximum_age_days} days is expected."
#       zh: "尚未发布任何版本；该阶段通常每 {maximum_age_days} 天内应有一次发布。"
#     old:
#       en: "The last release was on {last_on:date}, more than {maximum_age_days} days before the as-of date."
#       zh: "最近一次发布在 {last_on:date}，距基准日超过 {maximum_age_days} 天。"
#   suggestion:
#     tie_releases:
#       en: "Set dates for the next two releases, the first within {maximum_age_days} days, and tie the part of the money that pays for each to it."
#       zh: "确定后两次发布的日期（首次在 {maximum_age_days} 天内），并将对应资金与其挂钩。"
#   question:
#     /product/releases:
#       en: "When did the company last release a model or product version, and what changed for the user?"
#       zh: "最近一次发布模型或产品版本是什么时候？用户感受到的变化是什么？"
#     /product/releases/-:
#       en: "Does the release log name every version? Please add the others."
#       zh: "版本发布记录是否完整？如有遗漏，请补充。"
#     /product/releases/*/date:
#       en: "On what date was version {version} released?"
#       zh: "{version} 版本是哪一天发布的？"
package rules.technology.release_overdue

import data.lib.facts
import data.lib.recency
import data.rules.technology.release_overdue.params

# Before the launch nothing can have been released to the market.
not_applicable if {
	input.product.launched == false
	count(object.get(input.product, "releases", [])) == 0
}

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if some pointer in recency.unsettled(_pointer, _maximum)

# Without a stage there is no limit to ask by.
missing contains pointer if {
	not _maximum
	some pointer in facts.absent({"/company/as_of", _pointer})
}

# What was released has been launched; of none that is not known.
missing contains pointer if {
	recency.all_older(_pointer, _maximum)
	count(input.product.releases) == 0
	some pointer in facts.absent({"/product/launched"})
}

pass if recency.any_recent(_pointer, _maximum)

finding contains {"kind": "none", "at": [_pointer], "evidence": {"maximum_age_days": _maximum}} if {
	recency.all_older(_pointer, _maximum)
	count(input.product.releases) == 0
	input.product.launched
}

finding contains {
	"kind": "old",
	"at": [_pointer],
	"evidence": {"last_on": recency.latest(_pointer), "maximum_age_days": _maximum},
} if {
	recency.all_older(_pointer, _maximum)
	count(input.product.releases) > 0
}

suggestion contains {"action": "tie_releases", "values": {"maximum_age_days": _maximum}} if count(finding) > 0

_pointer := "/product/releases"

_maximum := params.maximum_age_days[input.company.stage]
