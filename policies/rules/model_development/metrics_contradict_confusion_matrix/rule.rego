# METADATA
# title: Figures contradict the confusion matrix
# description: |
#   Accuracy, precision, recall and F1 follow from four counts. Where the figures claimed do not, one of the two is wrong or comes from
#   another run, data set or threshold. Accuracy and precision are often mistaken for each other, in Chinese above all; a pair that
#   fits when exchanged is reported as such. A figure whose denominator is 0 has no value, neither 0 nor 1. Figures averaged over classes
#   are recomputed over the two classes of the matrix. That the arithmetic is right does not make the model good.
# custom:
#   severity: high
#   chapters: ["T-5.1", "T-5.2", "T-5.3", "K-17"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/evaluation/metrics
#     - /tech/models/*/evaluation/metrics/accuracy
#     - /tech/models/*/evaluation/metrics/precision
#     - /tech/models/*/evaluation/metrics/recall
#     - /tech/models/*/evaluation/metrics/f1
#     - /tech/models/*/evaluation/averaging
#     - /tech/models/*/evaluation/prevalence
#     - /tech/models/*/evaluation/confusion
#     - /tech/models/*/evaluation/confusion/tp
#     - /tech/models/*/evaluation/confusion/fp
#     - /tech/models/*/evaluation/confusion/fn
#     - /tech/models/*/evaluation/confusion/tn
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/evaluation/metrics/accuracy: "A figure that is not claimed contradicts nothing; one figure at least is asked for."
#     /tech/models/*/evaluation/metrics/precision: "A figure that is not claimed contradicts nothing; one figure at least is asked for."
#     /tech/models/*/evaluation/metrics/recall: "A figure that is not claimed contradicts nothing; one figure at least is asked for."
#     /tech/models/*/evaluation/metrics/f1: "A figure that is not claimed contradicts nothing; one figure at least is asked for."
#     /tech/models/*/evaluation/prevalence: "A share of positives that is not claimed contradicts nothing; the matrix gives it."
#   levers:
#     - {pointer: /tech/models/*/evaluation/confusion, direction: set, actionable: true}
#     - {pointer: /tech/models/*/evaluation/metrics/accuracy, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/metrics/precision, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/metrics/recall, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/metrics/f1, direction: set, actionable: false}
#   title: {zh: 模型指标与混淆矩阵不符}
#   description:
#     zh: |
#       准确率、精确率、召回率和 F1 均可由混淆矩阵的四个计数算出。若所称指标与之不符，则必有一方有误，或出自不同的评估批次、数据集或判定阈值。
#       准确率与精确率在中文里尤易混用，若两者互换后恰好吻合，则单独提示。分母为零的指标没有数值，既不是 0 也不是 1。
#       多类别平均的指标按矩阵的两个类别复算。数字自洽并不代表模型优秀。
#   message:
#     accuracy:
#       en: "{subject}: accuracy is given as {claimed:share}, but (TP+TN)/n of its matrix is {computed:share}; rounding explains at most {tolerance:points}."
#       zh: "{subject}：所称准确率为 {claimed:share}，而按混淆矩阵 (TP+TN)/n 为 {computed:share}，差异超出 {tolerance:points} 的舍入误差。"
#     precision:
#       en: "{subject}: precision is given as {claimed:share}, but its matrix yields {computed:share}, TP/(TP+FP) for one class; rounding explains at most {tolerance:points}."
#       zh: "{subject}：所称精确率为 {claimed:share}，而由混淆矩阵算得 {computed:share}（单一正类即 TP/(TP+FP)），差异超出 {tolerance:points} 的舍入误差。"
#     recall:
#       en: "{subject}: recall is given as {claimed:share}, but its matrix yields {computed:share}, TP/(TP+FN) for one class; rounding explains at most {tolerance:points}."
#       zh: "{subject}：所称召回率为 {claimed:share}，而由混淆矩阵算得 {computed:share}（单一正类即 TP/(TP+FN)），差异超出 {tolerance:points} 的舍入误差。"
#     f1:
#       en: "{subject}: F1 is given as {claimed:share}, but its matrix yields {computed:share}, 2TP/(2TP+FP+FN) for one class; rounding explains at most {tolerance:points}."
#       zh: "{subject}：所称 F1 为 {claimed:share}，而由混淆矩阵算得 {computed:share}（单一正类即 2TP/(2TP+FP+FN)），差异超出 {tolerance:points} 的舍入误差。"
#     prevalence:
#       en: "{subject}: {claimed:share} of samples are stated as positive, but (TP+FN)/n of its matrix is {computed:share}; the two come from different data."
#       zh: "{subject}：所称正样本占比为 {claimed:share}，而按混淆矩阵 (TP+FN)/n 为 {computed:share}，两者出自不同数据。"
#     exchanged:
#       en: "{subject}: accuracy {accuracy:share} and precision {precision:share} fit the matrix only when exchanged: (TP+TN)/n is {computed_accuracy:share}, TP/(TP+FP) is {computed_precision:share}."
#       zh: "{subject}：准确率 {accuracy:share} 与精确率 {precision:share} 互换后才与混淆矩阵相符：(TP+TN)/n 为 {computed_accuracy:share}，TP/(TP+FP) 为 {computed_precision:share}。"
#     accuracy_undefined:
#       en: "{subject}: accuracy is given as {claimed:share}, but its matrix counts no sample at all, so there is none to compute."
#       zh: "{subject}：所称准确率为 {claimed:share}，但混淆矩阵的样本数为零，无从计算。"
#     precision_undefined:
#       en: "{subject}: precision is given as {claimed:share}, but by its matrix a class was never predicted (for one class, TP+FP is 0), so precision has no value."
#       zh: "{subject}：所称精确率为 {claimed:share}，但按混淆矩阵有类别从未被预测（单一正类即 TP+FP 为 0），精确率没有定义。"
#     recall_undefined:
#       en: "{subject}: recall is given as {claimed:share}, but a class does not occur in its matrix (for one class, TP+FN is 0), so recall has no value."
#       zh: "{subject}：所称召回率为 {claimed:share}，但混淆矩阵中有类别没有样本（单一正类即 TP+FN 为 0），召回率没有定义。"
#     f1_undefined:
#       en: "{subject}: F1 is given as {claimed:share}, but a class neither occurs in its matrix nor is predicted, so F1 has no value."
#       zh: "{subject}：所称 F1 为 {claimed:share}，但混淆矩阵中有类别既无样本也无预测，F1 没有定义。"
#     prevalence_undefined:
#       en: "{subject}: {claimed:share} of samples are stated as positive, but its matrix counts no sample at all."
#       zh: "{subject}：所称正样本占比为 {claimed:share}，但混淆矩阵的样本数为零。"
#   suggestion:
#     recompute_from_one_run:
#       en: "Take labels and predictions of {subject} from one run at one threshold, have the investor's engineer recompute all four figures from them, and quote only those."
#       zh: "取 {subject} 同一次评估、同一判定阈值下的标签与预测明细，由投资方技术人员复算四项指标，对外仅引用复算结果。"
#     quote_with_formula:
#       en: "In the deck and the data room, print the formula beside each figure of {subject}: (TP+TN)/n for accuracy, TP/(TP+FP) for precision."
#       zh: "在融资材料和资料室中，为 {subject} 的每项指标注明公式：准确率为 (TP+TN)/n，精确率为 TP/(TP+FP)。"
package rules.model_development.metrics_contradict_confusion_matrix

import data.lib.facts
import data.lib.given
import data.lib.metrics
import data.lib.models
import data.rules.model_development.metrics_contradict_confusion_matrix.params

# No model sorts samples into classes.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _without_classes(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"task"})
}

missing contains pointer if {
	some i, model in input.tech.models
	not _without_classes(model)
	some pointer in models.lacking(i, _confusion(model))
}

missing contains models.at(i, "evaluation/metrics") if {
	some i, model in input.tech.models
	not _without_classes(model)
	count(_claimed(model)) == 0
}

# Accuracy is the same however the classes are averaged; the other figures are not.
missing contains pointer if {
	some i, model in input.tech.models
	not _without_classes(model)
	some name in ["precision", "recall", "f1"]
	_claimed(model)[name]
	some pointer in models.lacking(i, {"evaluation/averaging"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"kind": name,
	"subject": models.subject(i),
	"at": [_source(i, name), models.at(i, "evaluation/confusion")],
	"evidence": object.union(
		model.evaluation.confusion,
		{"claimed": claimed, "computed": computed, "tolerance": params.tolerance},
	),
} if {
	some i, model in _judged
	some name, claimed in _stated(model)
	not name in _exchanged(model)
	computed := _computed(model)[name]
	not metrics.agrees(claimed, computed, params.tolerance)
}

finding contains {
	"kind": "exchanged",
	"subject": models.subject(i),
	"at": [_source(i, "accuracy"), _source(i, "precision"), models.at(i, "evaluation/confusion")],
	"evidence": object.union(model.evaluation.confusion, {
		"accuracy": model.evaluation.metrics.accuracy,
		"precision": model.evaluation.metrics.precision,
		"computed_accuracy": _computed(model).accuracy,
		"computed_precision": _computed(model).precision,
		"tolerance": params.tolerance,
	}),
} if {
	some i, model in _judged
	count(_exchanged(model)) > 0
}

finding contains {
	"kind": concat("_", [name, "undefined"]),
	"subject": models.subject(i),
	"at": [_source(i, name), models.at(i, "evaluation/confusion")],
	"evidence": object.union(model.evaluation.confusion, {"claimed": claimed}),
} if {
	some i, model in _judged
	some name, claimed in _stated(model)
	not name in object.keys(_computed(model))
}

suggestion contains {"action": "recompute_from_one_run", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind != "exchanged"
}

suggestion contains {"action": "quote_with_formula", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "exchanged"
}

_sound(model) if _without_classes(model)

_sound(model) if {
	is_string(model.task)
	metrics.size(model.evaluation.confusion)
	count(_claimed(model)) > 0
	every name, _ in _claimed(model) { _comparable(model, name) }
	every name, claimed in _stated(model) { metrics.agrees(claimed, _computed(model)[name], params.tolerance) }
}

_without_classes(model) if {
	is_string(model.task)
	model.task != "classification"
}

# The models whose whole matrix is known.
_judged[i] := model if {
	some i, model in input.tech.models
	not _without_classes(model)
	metrics.size(model.evaluation.confusion)
}

# The one fact that stands for a matrix of which nothing is known.
_confusion(model) := {"evaluation/confusion"} if {
	not facts.known(model, "evaluation/confusion")
} else := {concat("/", ["evaluation/confusion", cell]) | some cell in ["tp", "fp", "fn", "tn"]}

_claimed(model) := {name: figure |
	some name in metrics.names
	figure := given.fact(model.evaluation.metrics[name])
}

# The claims that can be held against the matrix: without knowing the averaging, accuracy and the share of positives alone.
_stated(model) := object.union(
	{name: figure | some name, figure in _claimed(model); _comparable(model, name)},
	{"prevalence": share | share := given.fact(model.evaluation.prevalence)},
)

_comparable(_, "accuracy")

_comparable(model, _) if facts.known(model, "evaluation/averaging")

_computed(model) := object.union_n([
	{"accuracy": accuracy | accuracy := metrics.accuracy(model.evaluation.confusion)},
	{"prevalence": share | share := metrics.prevalence(model.evaluation.confusion)},
	{name: figure |
		some name in ["precision", "recall", "f1"]
		figure := metrics.figure(model.evaluation.confusion, name, model.evaluation.averaging)
	},
])

# Accuracy and precision, when they fit the matrix only under each other's name.
_exchanged(model) := {"accuracy", "precision"} if {
	metrics.agrees(_stated(model).accuracy, _computed(model).precision, params.tolerance)
	metrics.agrees(_stated(model).precision, _computed(model).accuracy, params.tolerance)
	not metrics.agrees(_stated(model).accuracy, _computed(model).accuracy, params.tolerance)
	not metrics.agrees(_stated(model).precision, _computed(model).precision, params.tolerance)
} else := set()

_source(i, "prevalence") := models.at(i, "evaluation/prevalence")

_source(i, name) := models.at(i, concat("/", ["evaluation/metrics", name])) if name != "prevalence"
