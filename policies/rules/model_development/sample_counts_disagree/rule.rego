# METADATA
# title: Numbers of samples disagree
# description: |
#   The confusion matrix counts every sample evaluated, so its four counts add up to the number of samples; and figures measured on the
#   test split rest on as many samples as were set aside for it. More samples than that means that others crept in; fewer means that some
#   were left out, and why matters. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-17"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/evaluation/samples
#     - /tech/models/*/evaluation/split
#     - /tech/models/*/data_prep/splits/test
#     - /tech/models/*/evaluation/confusion/tp
#     - /tech/models/*/evaluation/confusion/fp
#     - /tech/models/*/evaluation/confusion/fn
#     - /tech/models/*/evaluation/confusion/tn
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/evaluation/confusion/tp: "Only a model that sorts into two classes has a matrix; the other numbers are compared without it."
#     /tech/models/*/evaluation/confusion/fp: "Only a model that sorts into two classes has a matrix; the other numbers are compared without it."
#     /tech/models/*/evaluation/confusion/fn: "Only a model that sorts into two classes has a matrix; the other numbers are compared without it."
#     /tech/models/*/evaluation/confusion/tn: "Only a model that sorts into two classes has a matrix; the other numbers are compared without it."
#   levers:
#     - {pointer: /tech/models/*/evaluation/samples, direction: set, actionable: false}
#     - {pointer: /tech/models/*/data_prep/splits/test, direction: set, actionable: false}
#   title: {zh: 评估样本数前后不一}
#   description:
#     zh: |
#       混淆矩阵覆盖全部评估样本，四格之和应等于样本数；在测试集上测得的指标，其样本数应等于留出的测试样本数。
#       多出说明混入了其他样本，减少说明有样本被剔除，须说明原因。原文未涉及。
#   message:
#     matrix:
#       en: "{subject}: TP+FP+FN+TN of the confusion matrix is {counted}, but {samples} evaluated samples are stated."
#       zh: "{subject}：混淆矩阵 TP+FP+FN+TN 合计 {counted}，而所称评估样本数为 {samples}。"
#     beyond_test_rows:
#       en: "{subject}: {samples} samples were evaluated on a test split of {test} rows; the rest must come from somewhere else."
#       zh: "{subject}：测试集仅 {test} 条，却评估了 {samples} 条样本，多出部分来源不明。"
#     test_rows_left_out:
#       en: "{subject}: only {samples} of the {test} test rows were evaluated; which ones were left out, and why, is open."
#       zh: "{subject}：测试集共 {test} 条，仅评估了 {samples} 条，未评估部分及其原因有待说明。"
#   suggestion:
#     evaluate_every_test_row:
#       en: "Re-run {subject} on every row of the test split and file the list of row numbers with the result."
#       zh: "对测试集的每一条样本重新运行 {subject}，并将样本编号清单与结果一并存档。"
#   question:
#     /tech/models/*/evaluation/samples:
#       en: "On how many samples do the figures of {subject} rest?"
#       zh: "{subject} 的指标是基于多少条样本测得的？"
package rules.model_development.sample_counts_disagree

import data.lib.facts
import data.lib.given
import data.lib.metrics
import data.lib.models

not_applicable if models.none

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"evaluation/split"})
}

missing contains pointer if {
	some i, model in input.tech.models
	not _incomparable(model)
	some pointer in models.lacking(i, {"evaluation/samples"})
}

missing contains pointer if {
	some i, model in input.tech.models
	model.evaluation.split == "test"
	some pointer in models.lacking(i, {"data_prep/splits/test"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"kind": "matrix",
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/confusion"), models.at(i, "evaluation/samples")],
	"evidence": {"counted": counted, "samples": samples},
} if {
	some i, model in input.tech.models
	samples := given.fact(model.evaluation.samples)
	some counted in _counted(model)
	counted != samples
}

finding contains {
	"kind": "beyond_test_rows",
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/samples"), models.at(i, "data_prep/splits/test")],
	"evidence": {"samples": samples, "test": test, "split": "test"},
} if {
	some i, model in input.tech.models
	model.evaluation.split == "test"
	samples := given.fact(model.evaluation.samples)
	test := given.fact(model.data_prep.splits.test)
	samples > test
}

finding contains {
	"kind": "test_rows_left_out",
	"severity": "medium",
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/samples"), models.at(i, "data_prep/splits/test")],
	"evidence": {"samples": samples, "test": test, "split": "test"},
} if {
	some i, model in input.tech.models
	model.evaluation.split == "test"
	samples := given.fact(model.evaluation.samples)
	test := given.fact(model.data_prep.splits.test)
	samples < test
}

suggestion contains {"action": "evaluate_every_test_row", "subject": f.subject, "values": {}} if some f in finding

# The samples that the matrix counts, where all of it is known.
_counted(model) := {counted | counted := metrics.size(model.evaluation.confusion)}

_sound(model) if _incomparable(model)

_sound(model) if {
	samples := given.fact(model.evaluation.samples)
	every counted in _counted(model) { counted == samples }
	_fits_test_rows(model, samples)
}

# No other figure counts the samples.
_incomparable(model) if {
	_beside_test(model)
	_counted(model) == set()
}

_beside_test(model) if {
	facts.known(model, "evaluation/split")
	model.evaluation.split != "test"
}

_fits_test_rows(model, _) if _beside_test(model)

_fits_test_rows(model, samples) if {
	model.evaluation.split == "test"
	model.data_prep.splits.test == samples
}
