# METADATA
# title: Training data contested
# description: |
#   Where somebody claims rights in training data, or it was collected against the terms of its source, a court or an authority can have it
#   struck from the model, and with it the work built on it. Unlike a licence that is missing, papers alone no longer cure this. China asks
#   for lawful sources by rule.
# related_resources:
#   - ref: S18
# custom:
#   severity: critical
#   chapters: ["1.3.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /data_assets
#     - /data_assets/-
#     - /data_assets/*/name
#     - /data_assets/*/objection
#   optional:
#     /data_assets/*/name: "It names the asset in the finding; its place in the list does as well."
#   levers:
#     - {pointer: /data_assets/*/objection, direction: set, actionable: true}
#   title: {zh: 训练数据权属存在争议}
#   description:
#     zh: |
#       已有权利人就训练数据主张权利，或数据系违反来源方条款采集的，法院或监管部门可要求停用该数据及由其训练的模型。与缺少许可不同，这已不是补办文件所能解决。
#       《生成式人工智能服务管理暂行办法》要求使用具有合法来源的数据。
#   message:
#     claim_pending:
#       en: "A claim is pending over the use of the training data {subject}."
#       zh: "训练数据“{subject}”的使用已有权利主张，尚未了结。"
#     terms_forbid:
#       en: "The training data {subject} was collected against the terms of its source."
#       zh: "训练数据“{subject}”系违反来源方条款采集。"
#   suggestion:
#     settle_or_retrain:
#       en: "Have counsel estimate what {subject} may cost: a licence for the past, damages, and training again without it; settle that before the money goes out."
#       zh: "由律师评估“{subject}”的风险敞口（补缴授权费、赔偿、剔除后重新训练的成本），并在放款前落实解决方案。"
#   question:
#     /data_assets/*/objection:
#       en: "Does anybody object to training on {subject}: a pending claim, or terms of the source that forbid it? None if not."
#       zh: "使用“{subject}”训练是否存在异议：已有权利主张，或来源方条款禁止？没有请填“无”。"
package rules.technology.training_data_contested

import data.lib.facts
import data.lib.subjects

# The models are trained on no data of the company's own.
not_applicable if {
	facts.whole("/data_assets")
	count(input.data_assets) == 0
}

missing contains pointer if some pointer in facts.not_whole({"/data_assets"})

missing contains pointer if {
	some i, asset in input.data_assets
	some pointer in facts.lacking(facts.entry("/data_assets", i), asset, {"objection"})
}

pass if {
	facts.whole("/data_assets")
	every asset in input.data_assets { asset.objection == "none" }
}

finding contains {
	"kind": asset.objection,
	"subject": subjects.of(input.data_assets, i, "name"),
	"at": [concat("/", [facts.entry("/data_assets", i), "objection"])],
	"evidence": {"objection": asset.objection},
} if {
	some i, asset in input.data_assets
	asset.objection in {"claim_pending", "terms_forbid"}
}

suggestion contains {"action": "settle_or_retrain", "subject": found.subject, "values": {}} if some found in finding
