# METADATA
# title: Test split missing or not separate
# description: |
#   A test means something only when its rows are kept apart: some rows set aside, none of them also used in training, and duplicates
#   removed before the division. The article speaks of dividing data into batches only and has no test split at all. A test on outside
#   data stands in for rows of one's own, but must be free of training rows as well. The rule reads what the company states.
# related_resources:
#   - ref: S21
# custom:
#   severity: critical
#   chapters: ["T-1.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/data_prep/splits/test
#     - /tech/models/*/data_prep/splits/disjoint
#     - /tech/models/*/data_prep/splits/dedup
#     - /tech/models/*/evaluation/split
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/data_prep/splits/test, direction: up, actionable: true}
#     - {pointer: /tech/models/*/data_prep/splits/disjoint, direction: set, actionable: true}
#     - {pointer: /tech/models/*/data_prep/splits/dedup, direction: set, actionable: true}
#   title: {zh: 测试集缺失或未与训练数据隔离}
#   description:
#     zh: |
#       测试集只有真正隔离才有意义：须单独留出样本，不与训练集重叠，且在划分之前已去重。原文所说的“数据分片”仅指分批，通篇没有划分测试集的步骤。
#       以外部数据测试可代替自留样本，但同样不得混入训练数据。本规则以公司所述为准。
#   message:
#     no_test_rows:
#       en: "No row was set aside to test {subject}: every labelled row went into building it."
#       zh: "{subject} 未留出任何测试样本，全部标注数据均已用于构建模型。"
#     overlap:
#       en: "Some rows on which {subject} is tested also trained it, so its test measures partly what it has memorised."
#       zh: "{subject} 的测试样本与训练样本存在重叠，测试结果部分反映的是记忆而非泛化能力。"
#     duplicates:
#       en: "Duplicates were not removed before the data of {subject} were divided; copies of training rows can sit in the test."
#       zh: "{subject} 的数据在划分之前未去重，测试集中可能含有训练样本的副本。"
#   suggestion:
#     set_rows_aside:
#       en: "Label a fresh set of cases for {subject}, from customers or weeks that it has not seen, and keep it out of training for good."
#       zh: "为 {subject} 另行标注一批样本，取自模型未接触过的客户或时段，并长期不用于训练。"
#     divide_again:
#       en: "Remove duplicates first, then divide by customer or document rather than by row, retrain {subject} and measure it afresh."
#       zh: "先去重，再按客户或文档（而非逐行）重新划分，重新训练 {subject} 并重新测评。"
#   question:
#     /tech/models/*/data_prep/splits/disjoint:
#       en: "How did you make sure that no row, customer or document stands in both the training and the test data of {subject}?"
#       zh: "如何确保 {subject} 的训练数据与测试数据中没有相同的样本、客户或文档？"
#     /tech/models/*/data_prep/splits/dedup:
#       en: "Were exact and near duplicates removed before the data of {subject} were divided, and how many were there?"
#       zh: "{subject} 的数据在划分前是否已剔除完全重复和近似重复的样本？各有多少条？"
package rules.model_development.test_split_unsound

import data.lib.facts
import data.lib.models

not_applicable if models.none

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"data_prep/splits/disjoint", "data_prep/splits/dedup"})
}

# A test on outside data needs no rows of one's own.
missing contains pointer if {
	some i, model in input.tech.models
	not _outside(model)
	some pointer in models.lacking(i, {"data_prep/splits/test"})
}

missing contains pointer if {
	some i, model in input.tech.models
	model.data_prep.splits.test == 0
	some pointer in models.lacking(i, {"evaluation/split"})
}

pass if {
	models.listed
	every model in input.tech.models {
		_held_out(model)
		model.data_prep.splits.disjoint == true
		model.data_prep.splits.dedup == true
	}
}

finding contains {
	"kind": "no_test_rows",
	"subject": models.subject(i),
	"at": [models.at(i, "data_prep/splits/test")],
	"evidence": {"test": 0, "split": model.evaluation.split},
} if {
	some i, model in input.tech.models
	model.data_prep.splits.test == 0
	facts.known(model, "evaluation/split")
	not _outside(model)
}

finding contains {
	"kind": "overlap",
	"subject": models.subject(i),
	"at": [models.at(i, "data_prep/splits/disjoint")],
	"evidence": {"disjoint": false},
} if {
	some i, model in input.tech.models
	model.data_prep.splits.disjoint == false
}

finding contains {
	"kind": "duplicates",
	"subject": models.subject(i),
	"at": [models.at(i, "data_prep/splits/dedup")],
	"evidence": {"dedup": false},
} if {
	some i, model in input.tech.models
	model.data_prep.splits.dedup == false
}

suggestion contains {"action": "set_rows_aside", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "no_test_rows"
}

suggestion contains {"action": "divide_again", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind in {"overlap", "duplicates"}
}

_held_out(model) if _outside(model)

_held_out(model) if {
	is_number(model.data_prep.splits.test)
	model.data_prep.splits.test > 0
}

_outside(model) if model.evaluation.split == "external"
