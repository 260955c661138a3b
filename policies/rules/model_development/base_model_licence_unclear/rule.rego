# METADATA
# title: Base model without a clear licence
# description: |
#   A product that builds on somebody else's weights exists by their licence. Where the company itself says that there is none or that it
#   does not know, the right to sell the product is open. Whether a stated licence allows the business use is judged elsewhere; this rule
#   proves only that one is on record.
# custom:
#   severity: high
#   chapters: ["T-2.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/base_model
#     - /tech/models/*/base_model_licence
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/base_model_licence, direction: set, actionable: true}
#     - {pointer: /tech/models/*/base_model, direction: set, actionable: true}
#   title: {zh: 基座模型许可不明}
#   description:
#     zh: |
#       建立在他人权重之上的产品，以其许可为存续前提。公司自述没有许可或不清楚许可的，其商业化权利即存疑。已注明的许可是否允许商用由其他规
#       则判断。
#   message:
#     en: "{subject} builds on {base_model}, whose licence is recorded as “{base_model_licence}”: no right to use it commercially is shown."
#     zh: "{subject} 基于 {base_model} 构建，而其许可登记为“{base_model_licence}”，未能显示商业使用的权利。"
#   suggestion:
#     settle_licence:
#       en: "Find the licence text shipped with the exact weights behind {subject} and have counsel confirm commercial use in writing; otherwise rebuild on weights with a known licence."
#       zh: "查明 {subject} 所用权重版本随附的许可文本，由律师书面确认可商用；无法确认的，改用许可明确的权重重新构建。"
package rules.model_development.base_model_licence_unclear

import data.lib.facts
import data.lib.models
import data.lib.words
import data.rules.model_development.base_model_licence_unclear.params

# Every model was trained from scratch.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { words.says_none(model, "base_model") }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"base_model"})
}

missing contains pointer if {
	some i, model in input.tech.models
	words.says_something(model, "base_model")
	some pointer in models.lacking(i, {"base_model_licence"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "base_model_licence"), models.at(i, "base_model")],
	"evidence": {"base_model": model.base_model, "base_model_licence": model.base_model_licence},
} if {
	some i, model in input.tech.models
	words.says_something(model, "base_model")
	_licence(model) in params.unclear_licences
}

suggestion contains {"action": "settle_licence", "subject": f.subject, "values": {}} if some f in finding

_sound(model) if words.says_none(model, "base_model")

_sound(model) if {
	words.says_something(model, "base_model")
	licence := _licence(model)
	not licence in params.unclear_licences
}

_licence(model) := lower(trim_space(model.base_model_licence)) if is_string(model.base_model_licence)
