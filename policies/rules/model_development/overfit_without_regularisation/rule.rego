# METADATA
# title: Overfitting left untreated
# description: |
#   A model much better on its training data than on validation data has learned the sample by heart. That calls for weight decay, dropout,
#   early stopping, augmentation or more data. The rule fires where the gap is wide and the company says that none of these was used; it does
#   not judge whether a remedy in place is enough.
# custom:
#   severity: medium
#   chapters: ["T-6.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/evaluation/train_metrics
#     - /tech/models/*/evaluation/train_metrics/accuracy
#     - /tech/models/*/evaluation/train_metrics/precision
#     - /tech/models/*/evaluation/train_metrics/recall
#     - /tech/models/*/evaluation/train_metrics/f1
#     - /tech/models/*/evaluation/validation_metrics
#     - /tech/models/*/evaluation/validation_metrics/accuracy
#     - /tech/models/*/evaluation/validation_metrics/precision
#     - /tech/models/*/evaluation/validation_metrics/recall
#     - /tech/models/*/evaluation/validation_metrics/f1
#     - /tech/models/*/training/regularisation
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/task: "It only excuses a model that predicts numbers, which has none of these figures."
#   levers:
#     - {pointer: /tech/models/*/training/regularisation, direction: add, actionable: true}
#     - {pointer: /tech/models/*/evaluation/validation_metrics, direction: up, actionable: true}
#   title: {zh: 过拟合而未加约束}
#   description:
#     zh: |
#       训练集得分远高于验证集，说明模型是在死记样本，需要权重衰减、dropout、早停、数据增强或更多数据。
#       差距过大且公司明示未采用任何此类手段时触发；已有手段是否充分不在本规则判断之列。
#   message:
#     en: "{subject} scores {train:share} on training and {validation:share} on validation data; the gap exceeds {maximum_gap:points} and nothing is done against overfitting."
#     zh: "{subject} 训练集得分 {train:share}，验证集得分 {validation:share}，差距超过 {maximum_gap:points}，且未采取任何抑制过拟合的手段。"
#   suggestion:
#     restrain_and_collect:
#       en: "Add early stopping and weight decay to {subject} and see whether the gap narrows by {excess:points+} or more; if not, put the money into labelled data rather than a larger model."
#       zh: "先为 {subject} 加入早停与权重衰减，看差距能否收窄 {excess:points+} 以上；若不能，应把预算投向标注数据，而非更大的模型。"
#   question:
#     /tech/models/*/evaluation/validation_metrics:
#       en: "What does {subject} score on validation data, by the same formulas as on training data?"
#       zh: "按与训练集相同的公式计算，{subject} 在验证集上的得分各是多少？"
#     /tech/models/*/evaluation/validation_metrics/accuracy:
#       en: "What share of the validation samples does {subject} get right: (TP+TN)/(TP+FP+FN+TN)?"
#       zh: "在验证集上，{subject} 判断正确的样本占比是多少，即 (TP+TN)/(TP+FP+FN+TN)？"
#     /tech/models/*/evaluation/validation_metrics/precision:
#       en: "On the validation data, what is TP/(TP+FP) of {subject}?"
#       zh: "在验证集上，{subject} 的 TP/(TP+FP) 是多少？"
#     /tech/models/*/evaluation/validation_metrics/recall:
#       en: "On the validation data, what is TP/(TP+FN) of {subject}?"
#       zh: "在验证集上，{subject} 的 TP/(TP+FN) 是多少？"
#     /tech/models/*/evaluation/validation_metrics/f1:
#       en: "On the validation data, what is 2TP/(2TP+FP+FN) of {subject}?"
#       zh: "在验证集上，{subject} 的 2TP/(2TP+FP+FN) 是多少？"
#     /tech/models/*/training/regularisation:
#       en: "What holds {subject} back from learning its training data by heart: weight decay, dropout, early stopping, augmentation, or nothing so far?"
#       zh: "训练 {subject} 时采用了哪些抑制过拟合的手段：权重衰减、dropout、早停、数据增强，还是尚未采用？"
package rules.model_development.overfit_without_regularisation

import data.lib.facts
import data.lib.given
import data.lib.metrics
import data.lib.models
import data.rules.model_development.overfit_without_regularisation.params

# No model sorts samples into classes, or has figures of that kind.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _without_figures(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _without_figures(model)
	not _regularised(model)
	some pointer in models.unpaired(i, "train_metrics", "validation_metrics")
}

missing contains pointer if {
	some i, _ in _overfit
	some pointer in models.lacking(i, {"training/regularisation"})
}

pass if {
	models.listed
	every i, model in input.tech.models { _sound(i, model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [
		models.at(i, concat("/", ["evaluation/train_metrics", worst.figure])),
		models.at(i, concat("/", ["evaluation/validation_metrics", worst.figure])),
		models.at(i, "training/regularisation"),
	],
	"evidence": object.union(worst, {"maximum_gap": params.maximum_gap}),
} if {
	some i, worst in _overfit
	input.tech.models[i].training.regularisation == []
}

suggestion contains {
	"action": "restrain_and_collect",
	"subject": f.subject,
	"values": {"excess": metrics.difference(f.evidence.train - f.evidence.validation, params.maximum_gap)},
} if {
	some f in finding
}

# The widest gap of each model whose gap is too wide.
_overfit[i] := {"figure": name, "train": pairs[name][0], "validation": pairs[name][1]} if {
	some i, model in input.tech.models
	not _without_figures(model)
	pairs := models.paired(model, "train_metrics", "validation_metrics")
	gap := max({_gap(pair) | some pair in pairs})
	metrics.above(gap, params.maximum_gap)
	name := min({n | some n, pair in pairs; _gap(pair) == gap})
}

_gap(pair) := metrics.difference(pair[0], pair[1])

_sound(_, model) if _without_figures(model)

_sound(i, _) if {
	models.unpaired(i, "train_metrics", "validation_metrics") == set()
	not _overfit[i]
}

_sound(_, model) if _regularised(model)

_regularised(model) if count(given.fact(model.training.regularisation)) > 0

_without_figures(model) if model.task == "regression"
