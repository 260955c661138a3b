# METADATA
# title: Market risk not managed
# description: |
#   Market risk is managed when the register names it, scores it, reviews it regularly and, where the score is high, says who does
#   what about it. A low rating must also agree with the figures: a company that lives on one customer has no low market risk. The
#   register proves that the risk was looked at, not that the countermeasure works.
# custom:
#   severity: high
#   chapters: ["6.2.1", "8.2.2"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /risk/register
#     - /risk/register/-
#     - /risk/register/*/category
#     - /risk/register/*/title
#     - /risk/register/*/likelihood
#     - /risk/register/*/impact
#     - /risk/register/*/mitigation
#     - /risk/register/*/owner
#     - /risk/register/*/reviewed_on
#     - /company/stage
#     - /financials/top_customer_share_pct
#   optional:
#     /risk/register/*/title: "It only names the risk; without it the place in the register does."
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#     - {pointer: /financials/top_customer_share_pct, direction: down, actionable: true}
#   title: {zh: 市场风险未有效管理}
#   description:
#     zh: |
#       风险登记册应列明市场风险，给出评分并定期复核；评分较高的，须有应对措施和责任人。若评为低风险，还应与经营数据相符：
#       收入依赖单一客户的公司，市场风险不可能低。登记册只证明风险已被识别，不证明措施有效。
#   message:
#     unidentified:
#       en: "Entries in the risk register: {entries}. None concerns the market: demand, competition, prices or customers."
#       zh: "风险登记册共 {entries} 项，未涉及市场风险（需求波动、竞争加剧、价格下行、客户流失）。"
#     unmitigated:
#       en: "Market risk “{subject}” scores {score} of 25 and, by the register, nothing is done about it; from {severe_score} on a countermeasure is needed."
#       zh: "市场风险“{subject}”评分 {score}（满分 25），登记册载明尚无应对措施；{severe_score} 分及以上应有措施。"
#     unowned:
#       en: "Market risk “{subject}” scores {score} of 25 and, by the register, nobody answers for it; from {severe_score} on it needs an owner."
#       zh: "市场风险“{subject}”评分 {score}（满分 25），登记册载明无责任人；{severe_score} 分及以上应指定责任人。"
#     stale:
#       en: "Market risk “{subject}” was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "市场风险“{subject}”最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#     concentrated:
#       en: "Market risk is scored {highest_score} of 25 (low: up to {low_score}), yet the largest customer brings {top_customer_share_pct:percent+} of revenue (limit {maximum_top_customer_pct:percent})."
#       zh: "登记册中市场风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但第一大客户收入占比达 {top_customer_share_pct:percent+}，超过 {maximum_top_customer_pct:percent} 的上限。"
#   suggestion:
#     identify:
#       en: "Put the two or three market events that would hurt revenue first into the register, each with the figure that would show it early: a lost key account, a rival's price cut, slower orders."
#       zh: "将最先影响收入的两三类市场事件列入登记册，如大客户流失、竞品降价、订单放缓，并为每项设定可提前观察的指标。"
#     mitigate:
#       en: "For “{subject}”, decide on a countermeasure such as a second segment, longer contracts or a price floor, with a date on which it takes effect."
#       zh: "针对“{subject}”确定应对措施，例如开拓第二客群、签订长期合同或设定价格底线，并明确生效时间。"
#     name_owner:
#       en: "Give “{subject}” to the person who runs sales, and have that person report on it to the board."
#       zh: "将“{subject}”交由销售负责人跟踪，并定期向董事会汇报。"
#     review:
#       en: "Take “{subject}” through the next management meeting with the current pipeline and churn figures, and record the date."
#       zh: "在下一次经营例会上结合最新销售管线和流失数据复核“{subject}”，并记录日期。"
#     reassess:
#       en: "Score the loss of the largest customer on its own, and plan how much of its share other customers are to take over by when."
#       zh: "将失去第一大客户单独列为一项风险重新评分，并制定降低其收入占比的客户拓展计划和时间表。"
package rules.risk.market_risk_unmanaged

import data.lib.facts
import data.lib.given
import data.lib.risk_register
import data.rules.risk.market_risk_unmanaged.params

missing contains pointer if some pointer in risk_register.missing("market", params)

# A low rating must be borne out by the figures; a higher one stands by itself.
missing contains pointer if {
	risk_register.rated_low("market", params)
	some pointer in facts.absent({"/company/stage", "/financials/top_customer_share_pct"})
}

pass if {
	risk_register.managed("market", params)
	_borne_out
}

finding contains found if some found in risk_register.finding("market", params)

finding contains risk_register.contradiction(
	"market", params, "concentrated",
	["/financials/top_customer_share_pct"],
	{"top_customer_share_pct": _share, "maximum_top_customer_pct": _maximum},
) if {
	_share > _maximum
}

suggestion contains found if some found in risk_register.suggestions(finding)

_borne_out if risk_register.highest("market") > params.low_score

_borne_out if _share <= _maximum

_share := given.fact(input.financials.top_customer_share_pct)

_maximum := params.maximum_top_customer_pct[input.company.stage]
