# METADATA
# title: Evaluation not checked for contamination
# description: |
#   Language models have read the internet, public benchmarks included: a score on data that the model has seen proves memory. Whoever reports
#   one has to have looked for the evaluation data in the training data, the base model's included, or to have written the data since.
# custom:
#   severity: medium
#   chapters: ["X-51"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/evaluation/contamination_checked
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/evaluation/contamination_checked, direction: set, actionable: true}
#   title: {zh: 评估数据未检查污染}
#   description:
#     zh: |
#       大语言模型的训练语料覆盖互联网，公开测试集往往已在其中，在见过的数据上得分只能证明记忆。报告成绩前，须检查评估数据是否混入训练数据（含基座模型），或改用训练之后新写的数据。
#   message:
#     en: "The evaluation data of {subject} were not searched for in the training data."
#     zh: "{subject} 的评估数据未检查是否混入训练数据。"
#   suggestion:
#     check_contamination:
#       en: "Search the evaluation data of {subject} for overlaps with the training data, report the score without what overlaps, and keep a set that never leaves the house."
#       zh: "检查 {subject} 的评估数据与训练数据的重叠，剔除后重新报告成绩，并保留一套从不外传的测试集。"
#   question:
#     /tech/models/*/evaluation/contamination_checked:
#       en: "Was the evaluation set of {subject} searched for in the training data, the base model's included?"
#       zh: "{subject} 的评估集是否检查过混入训练数据（含基座模型）的情况？"
package rules.model_development.evaluation_contaminated

import data.lib.facts
import data.lib.models
import data.rules.model_development.evaluation_contaminated.params

# The company has no model that writes.
not_applicable if models.none

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _harmless(model)
	some pointer in models.lacking(i, {"task"} | {"evaluation/contamination_checked"})
}

pass if {
	models.listed
	every model in input.tech.models { _harmless(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/contamination_checked")],
	"evidence": {"contamination_checked": false},
} if {
	some i, model in input.tech.models
	model.task in params.tasks
	model.evaluation.contamination_checked == false
}

suggestion contains {"action": "check_contamination", "values": {}, "subject": found.subject} if some found in finding

_harmless(model) if {
	facts.known(model, "task")
	not model.task in params.tasks
}

_harmless(model) if model.evaluation.contamination_checked == true
