# METADATA
# title: Model is a wrapper around another vendor's
# description: |
#   Where a product runs on another vendor's model and adds nothing of its own, the vendor sets its price and can ship its feature. What
#   is added may be data, tuning, tools or the way to the customer.
# custom:
#   severity: medium
#   chapters: ["2.1.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/base_model
#     - /tech/models/*/own_contribution
#   optional:
#     /tech/models/*/name: "It names the model in the finding; its place in the list does as well."
#   levers:
#     - {pointer: /tech/models/*/own_contribution, direction: set, actionable: true}
#   title: {zh: 模型仅为第三方模型的套壳}
#   description:
#     zh: |
#       产品运行在第三方模型之上而没有自有增量，价格和功能便受制于人。自有增量可以是数据、微调、工具链或触达客户的渠道。
#   message:
#     en: "{subject} builds on {base_model} and adds nothing of its own (own contribution: {own_contribution})."
#     zh: "{subject} 基于 {base_model}，没有自有增量（自有贡献：{own_contribution}）。"
#   suggestion:
#     own_a_layer:
#       en: "For {subject}, decide which layer will be the company's own within a year (data from use, a tuned model, the workflow, the channel) and fund that one."
#       zh: "就 {subject} 明确一年内建立哪一层自有能力（使用数据、微调模型、业务流程或渠道），并集中投入。"
#   question:
#     /tech/models/*/own_contribution:
#       en: "If the vendor of {base_model} shipped what {subject} does, what would be left?"
#       zh: "如果 {base_model} 的厂商直接推出 {subject} 的功能，公司还剩下什么？"
package rules.technology.model_wrapper

import data.lib.facts
import data.lib.subjects
import data.lib.words

# There is no model to speak of.
not_applicable if {
	facts.whole("/tech/models")
	count(input.tech.models) == 0
}

missing contains pointer if some pointer in facts.not_whole({"/tech/models"})

missing contains pointer if {
	some i, model in input.tech.models
	not _is_own(model)
	some pointer in facts.lacking(facts.entry("/tech/models", i), model, {"base_model", "own_contribution"})
}

pass if {
	facts.whole("/tech/models")
	every model in input.tech.models { _is_own(model) }
}

finding contains {
	"subject": subjects.of(input.tech.models, i, "name"),
	"at": [concat("/", [at, "base_model"]), concat("/", [at, "own_contribution"])],
	"evidence": {"base_model": model.base_model, "own_contribution": model.own_contribution},
} if {
	some i, model in input.tech.models
	words.says_something(model, "base_model")
	words.says_none(model, "own_contribution")
	at := facts.entry("/tech/models", i)
}

suggestion contains {"action": "own_a_layer", "subject": found.subject, "values": {}} if some found in finding

# Built from scratch, or with something of the company's own on top.
_is_own(model) if words.says_none(model, "base_model")

_is_own(model) if {
	words.says_something(model, "base_model")
	words.says_something(model, "own_contribution")
}
