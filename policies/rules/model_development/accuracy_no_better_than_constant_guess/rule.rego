# METADATA
# title: Accuracy no better than always giving the same answer
# description: |
#   Where nine samples in ten are of one class, a program that always names that class is right nine times in ten. An accuracy at or below
#   the share of the largest class is not a merit; and where classes are very uneven, a higher accuracy still says little unless precision and
#   recall stand beside it, so those are asked for. The article defines accuracy; the comparison is not in the article.
# custom:
#   severity: medium
#   chapters: ["T-5.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/evaluation/metrics/accuracy
#     - /tech/models/*/evaluation/metrics/precision
#     - /tech/models/*/evaluation/metrics/recall
#     - /tech/models/*/evaluation/largest_class_share
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/evaluation/metrics/accuracy, direction: up, actionable: true}
#     - {pointer: /tech/models/*/evaluation/metrics/precision, direction: add, actionable: true}
#     - {pointer: /tech/models/*/evaluation/metrics/recall, direction: add, actionable: true}
#   title: {zh: 准确率未超过多数类基线}
#   description:
#     zh: |
#       若九成样本属于同一类别，一律判为该类也有九成准确率。准确率未超过多数类占比，便谈不上优势；类别极不均衡时，
#       准确率再高也说明不了问题，须同时给出精确率和召回率，因此会追问这两项。原文只给出准确率的定义，未涉及此项比较。
#   message:
#     en: "{subject}: accuracy is {accuracy:share-}, while always naming the largest class would be right in {largest_class_share:share} of cases."
#     zh: "{subject}：准确率为 {accuracy:share-}，而一律判为最大类别即可达到 {largest_class_share:share}。"
#   suggestion:
#     show_gain_over_guess:
#       en: "Put the constant guess ({largest_class_share:share}) and the customer's present method beside {subject} on the same rows, and quote precision and recall of the class that customers pay for."
#       zh: "在同一批样本上，将 {subject} 与多数类基线（{largest_class_share:share}）及客户现行做法并列比较，并给出客户真正关心的那一类的精确率和召回率。"
#   question:
#     /tech/models/*/evaluation/largest_class_share:
#       en: "In the data on which {subject} was measured, what share of samples belongs to the most frequent class?"
#       zh: "{subject} 的评估数据中，样本最多的类别占多大比例？"
package rules.model_development.accuracy_no_better_than_constant_guess

import data.lib.facts
import data.lib.given
import data.lib.models
import data.rules.model_development.accuracy_no_better_than_constant_guess.params

# No model sorts samples into classes.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _without_classes(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _without_classes(model)
	some pointer in models.lacking(i, {"task", "evaluation/metrics/accuracy", "evaluation/largest_class_share"})
}

missing contains pointer if {
	some i, model in input.tech.models
	not _without_classes(model)
	given.fact(model.evaluation.largest_class_share) > params.imbalanced_share
	some pointer in models.lacking(i, {"evaluation/metrics/precision", "evaluation/metrics/recall"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/metrics/accuracy"), models.at(i, "evaluation/largest_class_share")],
	"evidence": {"accuracy": accuracy, "largest_class_share": share},
} if {
	some i, model in input.tech.models
	model.task == "classification"
	accuracy := given.fact(model.evaluation.metrics.accuracy)
	share := given.fact(model.evaluation.largest_class_share)
	accuracy <= share
}

suggestion contains {
	"action": "show_gain_over_guess",
	"subject": f.subject,
	"values": {"largest_class_share": f.evidence.largest_class_share},
} if {
	some f in finding
}

_sound(model) if _without_classes(model)

_sound(model) if {
	model.task == "classification"
	given.fact(model.evaluation.metrics.accuracy) > given.fact(model.evaluation.largest_class_share)
	_accuracy_is_enough(model)
}

_accuracy_is_enough(model) if model.evaluation.largest_class_share <= params.imbalanced_share

_accuracy_is_enough(model) if {
	facts.known(model, "evaluation/metrics/precision")
	facts.known(model, "evaluation/metrics/recall")
}

_without_classes(model) if {
	is_string(model.task)
	model.task != "classification"
}
