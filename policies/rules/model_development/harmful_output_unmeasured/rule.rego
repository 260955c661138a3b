# METADATA
# title: False and harmful output not measured
# description: |
#   A model that writes will say false things at some rate. A company that sells its answers has to know that rate, by a benchmark or a red team,
#   before a customer tells it. Models that are not in use are left alone.
# custom:
#   severity: medium
#   chapters: ["X-52"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/deployment/deployed
#     - /tech/models/*/evaluation/harmful_output_measured
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/evaluation/harmful_output_measured, direction: set, actionable: true}
#   title: {zh: 虚构与有害输出未测量}
#   description:
#     zh: |
#       生成式模型必然以一定比例输出虚构或有害内容。以其回答为产品的公司，应通过基准测试或红队测试掌握这一比例，而不是等客户发现。未投入使用的模型不作判断。
#   message:
#     en: "{subject} is in use, and the rate of its false or harmful answers is not measured."
#     zh: "{subject} 已投入使用，但未测量其虚构或有害输出的比例。"
#   suggestion:
#     measure_output:
#       en: "Measure the rate for {subject} on the questions that customers ask, set a limit above which a version does not ship, and repeat it with each version of the model."
#       zh: "以客户真实问题测量 {subject} 的该项比例，设定不得上线的上限，并在每次模型升级时复测。"
#   question:
#     /tech/models/*/evaluation/harmful_output_measured:
#       en: "Is the rate of false or harmful answers of {subject} measured, by a benchmark or a red team?"
#       zh: "{subject} 的虚构或有害输出比例是否经基准测试或红队测试测得？"
package rules.model_development.harmful_output_unmeasured

import data.lib.facts
import data.lib.models
import data.rules.model_development.harmful_output_unmeasured.params

# The company has no model that writes.
not_applicable if models.none

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _harmless(model)
	some pointer in models.lacking(i, {"task"} | {"evaluation/harmful_output_measured", "deployment/deployed"})
}

pass if {
	models.listed
	every model in input.tech.models { _harmless(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/harmful_output_measured")],
	"evidence": {"harmful_output_measured": false},
} if {
	some i, model in input.tech.models
	model.task in params.tasks
	model.deployment.deployed == true
	model.evaluation.harmful_output_measured == false
}

suggestion contains {"action": "measure_output", "values": {}, "subject": found.subject} if some found in finding

_harmless(model) if {
	facts.known(model, "task")
	not model.task in params.tasks
}

_harmless(model) if model.deployment.deployed == false

_harmless(model) if model.evaluation.harmful_output_measured == true
