# METADATA
# title: Data neither growing nor exclusive
# description: |
#   Data that everybody can buy and that use does not add to gives no lead. One asset that grows, or that nobody else has, is enough here.
# custom:
#   severity: low
#   chapters: ["2.1.3"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /data_assets
#     - /data_assets/-
#     - /data_assets/*/growth_per_month
#     - /data_assets/*/exclusive
#   levers:
#     - {pointer: /data_assets/*/growth_per_month, direction: up, actionable: true}
#     - {pointer: /data_assets/*/exclusive, direction: set, actionable: true}
#   title: {zh: 数据既无增长也无独占性}
#   description:
#     zh: |
#       人人可买、且不随使用而增加的数据构不成壁垒。有一项持续增长或独占的数据即可。
#   message:
#     none:
#       en: "The company has no training data of its own."
#       zh: "公司没有自有训练数据。"
#     common:
#       en: "Of the data assets ({assets} in all) none grows with use, and none is exclusive."
#       zh: "{assets} 项数据资产均不随使用增长，也均非独占。"
#   suggestion:
#     feed_back_use:
#       en: "Let the product bring data back, with consent in its terms: corrections by users, outcomes, cases that failed; or take one source under an exclusive licence."
#       zh: "在用户协议取得同意的前提下，将纠错、结果和失败案例回流为训练数据，或就某一数据源取得独家授权。"
#   question:
#     /data_assets/*/growth_per_month:
#       en: "By how many rows or tokens a month does {subject} grow through use of the product?"
#       zh: "「{subject}」因产品使用每月新增多少条（或 token）？"
#     /data_assets/*/exclusive:
#       en: "Can a competitor get {subject} too, from the same source or another?"
#       zh: "竞争对手能否从同一来源或其他渠道取得「{subject}」？"
package rules.technology.data_moat_missing

import data.lib.facts
import data.lib.given

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _has_moat
	some pointer in facts.not_whole({"/data_assets"})
}

missing contains pointer if {
	not _has_moat
	some i, asset in input.data_assets
	some pointer in facts.lacking(facts.entry("/data_assets", i), asset, {"growth_per_month", "exclusive"})
}

pass if {
	_is_due
	_has_moat
}

finding contains {"kind": "none", "at": ["/data_assets"], "evidence": {"assets": 0}} if {
	_is_due
	facts.whole("/data_assets")
	count(input.data_assets) == 0
}

finding contains {"kind": "common", "at": ["/data_assets"], "evidence": {"assets": count(input.data_assets)}} if {
	_is_due
	facts.whole("/data_assets")
	count(input.data_assets) > 0
	every asset in input.data_assets {
		given.fact(asset.growth_per_month) <= 0
		asset.exclusive == false
	}
}

suggestion contains {"action": "feed_back_use", "values": {}} if count(finding) > 0

_is_due if input.company.stage in {"growth", "expansion"}

_has_moat if {
	some asset in input.data_assets
	asset.exclusive == true
}

_has_moat if {
	some asset in input.data_assets
	given.fact(asset.growth_per_month) > 0
}
