# METADATA
# title: Training data not cleaned
# description: |
#   Wrong labels, empty records and spam in the training data become wrong answers in the product. Cleaning shows in a count of what was
#   removed; zero is a count too.
# custom:
#   severity: medium
#   chapters: ["T-1.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/data_prep/cleaning/done
#     - /tech/models/*/data_prep/cleaning/removed_rows
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/data_prep/cleaning/done, direction: set, actionable: true}
#     - {pointer: /tech/models/*/data_prep/cleaning/removed_rows, direction: add, actionable: true}
#   title: {zh: 训练数据未经清洗}
#   description:
#     zh: |
#       训练数据中的错误标签、空记录和垃圾内容，最终会变成产品中的错误答案。清洗与否体现于剔除数量，为零也是一个数量。
#   message:
#     en: "The data behind {subject} were not cleaned before training."
#     zh: "{subject} 的训练数据未经清洗即投入训练。"
#   suggestion:
#     audit_sample:
#       en: "Let two people check a random sample of the training rows of {subject} by hand, report the share of wrong ones, then clean by rule and count what goes."
#       zh: "从 {subject} 的训练样本中随机抽样，由两人独立核对并报告错误率，再按规则清洗并统计剔除数量。"
#   question:
#     /tech/models/*/data_prep/cleaning/done:
#       en: "Were the training data of {subject} cleaned of wrong, empty and offensive records, and by whom?"
#       zh: "{subject} 的训练数据是否已剔除错误、空白和违规记录？由谁完成？"
#     /tech/models/*/data_prep/cleaning/removed_rows:
#       en: "How many rows did cleaning remove from the training data of {subject}?"
#       zh: "{subject} 的训练数据在清洗中剔除了多少条？"
package rules.model_development.uncleaned_training_data

import data.lib.facts
import data.lib.models

not_applicable if models.none

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"data_prep/cleaning/done"})
}

missing contains pointer if {
	some i, model in input.tech.models
	model.data_prep.cleaning.done == true
	some pointer in models.lacking(i, {"data_prep/cleaning/removed_rows"})
}

pass if {
	models.listed
	every model in input.tech.models {
		model.data_prep.cleaning.done == true
		facts.known(model, "data_prep/cleaning/removed_rows")
	}
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "data_prep/cleaning/done")],
	"evidence": {"done": false},
} if {
	some i, model in input.tech.models
	model.data_prep.cleaning.done == false
}

suggestion contains {"action": "audit_sample", "subject": f.subject, "values": {}} if some f in finding
