# METADATA
# title: Licence of a base model forbids the use
# description: |
#   A model in use that builds on weights for research or non-commercial use only puts the product at the mercy of the owner of the weights.
#   The rule compares the name of the licence with a list of words; it does not read the licence.
# custom:
#   severity: high
#   chapters: ["2.3.3"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/base_model
#     - /tech/models/*/base_model_licence
#     - /tech/models/*/deployment/deployed
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/base_model_licence, direction: set, actionable: true}
#     - {pointer: /tech/models/*/base_model, direction: set, actionable: true}
#   title: {zh: 基座模型许可证禁止现有用途}
#   description:
#     zh: |
#       已投入使用的模型若基于仅限研究或非商业用途的权重，产品存续将取决于权利人。本规则仅以许可证名称比对词表，不解读条款。
#   message:
#     en: "{subject} is in use and builds on {base_model} under “{licence}”, a licence whose name excludes business use."
#     zh: "{subject} 已投入使用，其基座模型 {base_model} 的许可证“{licence}”从名称看不允许商用。"
#   suggestion:
#     replace_base_model:
#       en: "Move {subject} to weights under a licence that allows business use, or get a written commercial licence; budget for training and evaluating it again."
#       zh: "将 {subject} 迁移至允许商用的基座权重，或取得书面商业授权，并为重新训练与评估预留预算。"
package rules.legal.base_model_licence_forbids_use

import data.lib.facts
import data.lib.licences
import data.lib.models
import data.lib.words
import data.rules.legal.base_model_licence_forbids_use.params

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _harmless(model)
	some pointer in union({
		models.lacking(i, {"base_model", "base_model_licence", "deployment/deployed"}),
		licences.unclear(facts.entry("/tech/models", i), model, "base_model_licence"),
	})
}

pass if {
	facts.whole("/tech/models")
	every model in input.tech.models { _harmless(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, path) | some path in ["base_model_licence", "deployment/deployed"]],
	"evidence": {"base_model": model.base_model, "licence": model.base_model_licence},
} if {
	some i, model in input.tech.models
	words.says_something(model, "base_model")
	model.deployment.deployed == true
	licences.restricted(model.base_model_licence, params.restricting_words)
}

suggestion contains {"action": "replace_base_model", "values": {}, "subject": found.subject} if some found in finding

# Built from nothing, not in use, or under a licence that allows it.
_harmless(model) if words.says_none(model, "base_model")

_harmless(model) if model.deployment.deployed == false

_harmless(model) if licences.unrestricted(model.base_model_licence, params.restricting_words)
