# METADATA
# title: Decision threshold decides nothing
# description: |
#   Precision and recall hold at one decision threshold and trade off along it. At 0 everything is flagged, at 1 hardly anything: figures
#   measured there do not describe a model in use. The threshold and the way of averaging have to be on record before two figures are compared;
#   that they are does not make them well chosen.
# custom:
#   severity: medium
#   chapters: ["T-5.2", "T-5.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/evaluation/averaging
#     - /tech/models/*/evaluation/threshold
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/evaluation/threshold, direction: set, actionable: true}
#   title: {zh: 判定阈值取极端值}
#   description:
#     zh: |
#       精确率与召回率对应于某一判定阈值，并随阈值此消彼长。阈值为 0 时一律判为正，为 1 时几乎不判正，此时测得的指标无法反映实际使用情况。
#       比较指标之前，阈值和平均方式须有记录；有记录不等于取值合理。
#   message:
#     en: "The figures of {subject} were measured at a decision threshold of {threshold}, where the answer no longer depends on the sample."
#     zh: "{subject} 的指标是在判定阈值 {threshold} 下测得的，此时判定结果已与样本本身无关。"
#   suggestion:
#     choose_threshold_by_cost:
#       en: "Ask a customer of {subject} what a false alarm and what a miss costs, set the threshold on validation data by that ratio, and quote precision and recall there."
#       zh: "向 {subject} 的客户了解一次误报和一次漏报各造成多少损失，据此在验证集上设定阈值，并给出该阈值下的精确率与召回率。"
#   question:
#     /tech/models/*/evaluation/threshold:
#       en: "From which score upwards does {subject} call a sample positive, in the evaluation and in use?"
#       zh: "{subject} 的得分达到多少即判为正？评估时与实际使用时是否一致？"
package rules.model_development.decision_threshold_degenerate

import data.lib.facts
import data.lib.models

# No model decides by a threshold.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _without_threshold(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _without_threshold(model)
	some pointer in models.lacking(i, {"task", "evaluation/averaging", "evaluation/threshold"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/threshold")],
	"evidence": {"threshold": model.evaluation.threshold},
} if {
	some i, model in input.tech.models
	model.task == "classification"
	model.evaluation.averaging == "binary"
	_decides_nothing(model.evaluation.threshold)
}

suggestion contains {"action": "choose_threshold_by_cost", "subject": f.subject, "values": {}} if some f in finding

_sound(model) if _without_threshold(model)

_sound(model) if {
	model.task == "classification"
	model.evaluation.averaging == "binary"
	is_number(model.evaluation.threshold)
	model.evaluation.threshold > 0
	model.evaluation.threshold < 1
}

# Everything is positive, or hardly anything.
_decides_nothing(threshold) if threshold == 0

_decides_nothing(threshold) if threshold == 1

_without_threshold(model) if {
	is_string(model.task)
	model.task != "classification"
}

_without_threshold(model) if model.evaluation.averaging in {"macro", "micro", "weighted"}
