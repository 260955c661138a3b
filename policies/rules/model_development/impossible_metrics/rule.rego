# METADATA
# title: Figures that exclude one another
# description: |
#   Even without the counts, the figures of one positive class bind one another. F1 is the harmonic mean of precision and recall.
#   Precision, recall and the share of positives fix the accuracy; without that share, accuracy can't be lower than
#   PR/(P+R-PR), since true negatives only raise it. And flagging everything still reaches a precision close to the share of positives.
#   No model produces figures that break these bounds, rounding allowed for. Figures averaged over classes are not bound this way, and
#   where the counts are known another rule recomputes each figure. The article gives the formulas, not the check.
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
#     - /tech/models/*/evaluation/averaging
#     - /tech/models/*/evaluation/metrics/accuracy
#     - /tech/models/*/evaluation/metrics/precision
#     - /tech/models/*/evaluation/metrics/recall
#     - /tech/models/*/evaluation/metrics/f1
#     - /tech/models/*/evaluation/prevalence
#     - /tech/models/*/evaluation/confusion/tp
#     - /tech/models/*/evaluation/confusion/fp
#     - /tech/models/*/evaluation/confusion/fn
#     - /tech/models/*/evaluation/confusion/tn
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/evaluation/metrics/accuracy: "An accuracy that is not claimed contradicts nothing; precision and recall are asked for."
#     /tech/models/*/evaluation/metrics/f1: "An F1 that is not claimed contradicts nothing; precision and recall are asked for."
#     /tech/models/*/evaluation/confusion/tp: "The rule is for figures without counts; with all four another rule judges."
#     /tech/models/*/evaluation/confusion/fp: "The rule is for figures without counts; with all four another rule judges."
#     /tech/models/*/evaluation/confusion/fn: "The rule is for figures without counts; with all four another rule judges."
#     /tech/models/*/evaluation/confusion/tn: "The rule is for figures without counts; with all four another rule judges."
#   levers:
#     - {pointer: /tech/models/*/evaluation/metrics/accuracy, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/metrics/precision, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/metrics/recall, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/metrics/f1, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/prevalence, direction: set, actionable: false}
#   title: {zh: 模型指标彼此矛盾}
#   description:
#     zh: |
#       即使没有混淆矩阵，单一正类的各项指标也相互约束：F1 是精确率与召回率的调和平均；精确率、召回率与正样本占比共同决定准确率；
#       占比未知时，准确率也不可能低于 PR/(P+R-PR)，因为真负样本只会抬高它；而把所有样本一律判为正，精确率也能接近正样本占比。
#       扣除舍入误差后仍越界的一组指标，任何模型都无法得到。多类别平均的指标不受此约束；已有混淆矩阵的，由另一条规则逐项复算。
#       原文只给出公式，未涉及此项核验。
#   message:
#     f1:
#       en: "{subject}: F1 {f1:share} can't come from precision {precision:share} and recall {recall:share}, whose harmonic mean is {harmonic_mean:share}, even with {tolerance:points} of rounding on each."
#       zh: "{subject}：精确率 {precision:share}、召回率 {recall:share} 的调和平均为 {harmonic_mean:share}，即使各有 {tolerance:points} 的舍入误差，F1 也不可能是 {f1:share}。"
#     accuracy:
#       en: "{subject}: precision {precision:share}, recall {recall:share} and {prevalence:share} of positives put accuracy between {least_accuracy:share-} and {greatest_accuracy:share+}; {accuracy:share} is claimed."
#       zh: "{subject}：由精确率 {precision:share}、召回率 {recall:share} 和正样本占比 {prevalence:share} 推算，准确率应在 {least_accuracy:share-} 至 {greatest_accuracy:share+} 之间，而所称为 {accuracy:share}。"
#     accuracy_floor:
#       en: "{subject}: with precision {precision:share} and recall {recall:share}, accuracy is at least {least_accuracy:share-} whatever the share of positives; {accuracy:share} is claimed."
#       zh: "{subject}：精确率 {precision:share}、召回率 {recall:share} 时，无论正样本占比多少，准确率都不低于 {least_accuracy:share-}，而所称为 {accuracy:share}。"
#     precision_floor:
#       en: "{subject}: with {prevalence:share} of positives and recall {recall:share}, even flagging everything else too gives a precision of {least_precision:share-}; {precision:share} is claimed."
#       zh: "{subject}：正样本占比 {prevalence:share}、召回率 {recall:share} 时，即使其余样本全部判为正，精确率也有 {least_precision:share-}，而所称为 {precision:share}。"
#   suggestion:
#     show_counts:
#       en: "Ask for TP, FP, FN and TN of {subject} from a single run and recompute; set the figures aside until counts of one data set at one threshold bear them out."
#       zh: "索取 {subject} 同一次评估的 TP、FP、FN、TN 计数并复算；在同一数据集、同一阈值的计数能够印证之前，暂不采信上述指标。"
package rules.model_development.impossible_metrics

import data.lib.facts
import data.lib.given
import data.lib.metrics
import data.lib.models
import data.rules.model_development.impossible_metrics.params

# No model claims figures of one positive class without the counts behind them.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _unbound(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _unbound(model)
	some pointer in models.lacking(i, {
		"task",
		"evaluation/averaging",
		"evaluation/metrics/precision",
		"evaluation/metrics/recall",
		"evaluation/prevalence",
	})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"kind": "f1",
	"subject": models.subject(i),
	"at": _figures(i, ["f1", "precision", "recall"]),
	"evidence": {
		"f1": f1,
		"precision": claim.precision,
		"recall": claim.recall,
		"harmonic_mean": metrics.f1(claim.precision, claim.recall),
		"tolerance": params.tolerance,
	},
} if {
	some i, claim in _claims
	f1 := claim.f1
	not _is_mean(f1, claim)
}

finding contains {
	"kind": "accuracy",
	"subject": models.subject(i),
	"at": array.concat(_figures(i, ["accuracy", "precision", "recall"]), [models.at(i, "evaluation/prevalence")]),
	"evidence": {
		"accuracy": accuracy,
		"precision": claim.precision,
		"recall": claim.recall,
		"prevalence": claim.prevalence,
		"least_accuracy": least,
		"greatest_accuracy": greatest,
		"tolerance": params.tolerance,
	},
} if {
	some i, claim in _claims
	accuracy := claim.accuracy
	[least, greatest] := _accuracies(claim)
	not metrics.above(least, greatest) # else no accuracy is possible: precision is too low
	not _between(accuracy, least, greatest)
}

finding contains {
	"kind": "accuracy_floor",
	"subject": models.subject(i),
	"at": _figures(i, ["accuracy", "precision", "recall"]),
	"evidence": {
		"accuracy": accuracy,
		"precision": claim.precision,
		"recall": claim.recall,
		"least_accuracy": least,
		"tolerance": params.tolerance,
	},
} if {
	some i, claim in _claims
	not claim.prevalence
	accuracy := claim.accuracy
	least := _least_accuracy(claim)
	metrics.above(least, accuracy + params.tolerance)
}

finding contains {
	"kind": "precision_floor",
	"subject": models.subject(i),
	"at": array.concat(_figures(i, ["precision", "recall"]), [models.at(i, "evaluation/prevalence")]),
	"evidence": {
		"precision": claim.precision,
		"recall": claim.recall,
		"prevalence": claim.prevalence,
		"least_precision": _least_precision(claim),
		"tolerance": params.tolerance,
	},
} if {
	some i, claim in _claims
	metrics.above(_least_precision(claim), claim.precision + params.tolerance)
}

suggestion contains {"action": "show_counts", "subject": f.subject, "values": {}} if some f in finding

_sound(model) if _unbound(model)

_sound(model) if {
	model.task == "classification"
	claim := _claim(model)
	claim.prevalence
	every f1 in _given(claim, "f1") { _is_mean(f1, claim) }
	[least, greatest] := _accuracies(claim)
	every accuracy in _given(claim, "accuracy") { _between(accuracy, least, greatest) }
	not metrics.above(_least_precision(claim), claim.precision + params.tolerance)
}

# Figures are not bound when they are not those of one positive class; with the counts they are recomputed instead.
_unbound(model) if {
	is_string(model.task)
	model.task != "classification"
}

_unbound(model) if model.evaluation.averaging in {"macro", "micro", "weighted"}

_unbound(model) if metrics.size(model.evaluation.confusion)

# What is claimed, by model, where precision and recall of one positive class are.
_claims[i] := claim if {
	some i, model in input.tech.models
	not _unbound(model)
	claim := _claim(model)
}

_claim(model) := claim if {
	model.evaluation.averaging == "binary"
	claim := object.union(
		{name: figure | some name in metrics.names; figure := given.fact(model.evaluation.metrics[name])},
		{"prevalence": share | share := given.fact(model.evaluation.prevalence)},
	)
	claim.precision
	claim.recall
}

_given(claim, name) := {value | value := claim[name]}

_is_mean(f1, claim) if {
	_between(
		f1,
		metrics.f1(_lowest(claim.precision), _lowest(claim.recall)),
		metrics.f1(_highest(claim.precision), _highest(claim.recall)),
	)
}

_between(x, least, greatest) if {
	not metrics.above(least, x + params.tolerance)
	not metrics.above(x - params.tolerance, greatest)
}

_accuracies(claim) := [max([least, _least_accuracy(claim)]), greatest] if {
	[least, greatest] := metrics.accuracies(claim.prevalence, claim.precision, claim.recall, params.tolerance)
}

_least_accuracy(claim) := metrics.overlap(_lowest(claim.precision), _lowest(claim.recall))

_least_precision(claim) := metrics.least_precision(_lowest(claim.prevalence), _lowest(claim.recall))

_lowest(figure) := metrics.span(figure, params.tolerance)[0]

_highest(figure) := metrics.span(figure, params.tolerance)[1]

_figures(i, names) := [models.at(i, concat("/", ["evaluation/metrics", name])) | some name in names]
