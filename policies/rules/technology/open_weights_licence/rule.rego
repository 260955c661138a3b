# METADATA
# title: Open weights under a licence with a limit
# description: |
#   Weights that anybody may download still come with terms. A licence with a limit of users asks for another one above it, at the owner's
#   price; a component under a licence of the network (AGPL, SSPL) asks a service to publish its own source. Only the name is read, never the
#   licence, and licences that exclude business are another rule's.
# related_resources:
#   - ref: S56
# custom:
#   severity: medium
#   chapters: ["X-49"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/base_model
#     - /tech/models/*/base_model_licence
#     - /product/monthly_users
#     - /legal/open_source
#     - /legal/open_source/-
#     - /legal/open_source/*/component
#     - /legal/open_source/*/licence
#     - /legal/open_source/*/use
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /legal/open_source/*/component: "It only names the component; without it the place in the list does."
#     /product/monthly_users: "Asked for where a licence has a limit of users."
#   levers:
#     - {pointer: /tech/models/*/base_model_licence, direction: set, actionable: true}
#     - {pointer: /legal/open_source/*/licence, direction: set, actionable: true}
#   title: {zh: 开放权重或组件许可证附带限制}
#   description:
#     zh: |
#       可自由下载的权重同样附带条款。设有用户数上限的许可证，超限后须另行取得授权；采用网络传染性许可证（AGPL、SSPL）的组件，要求服务公开自身源代码。
#       本规则仅以许可证名称判断，不解读条款；禁止商用的许可证由其他规则判断。
#   message:
#     users:
#       en: "{subject} builds on weights under “{licence}”, which holds up to {maximum_users} users a month; the product has {monthly_users}."
#       zh: "{subject} 所用权重的许可证“{licence}”以月活 {maximum_users} 为限，产品月活为 {monthly_users}。"
#     source:
#       en: "{subject} is used in business under “{licence}”, a licence that asks a service for its source."
#       zh: "{subject} 用于商业用途，其许可证“{licence}”要求以服务方式提供时公开源代码。"
#   suggestion:
#     licence_weights:
#       en: "Ask the owner of the weights of {subject} for a commercial licence in writing, or qualify other weights, before the limit is reached."
#       zh: "在达到上限前，就 {subject} 的权重取得书面商业授权，或引入其他合格权重。"
#     replace_component:
#       en: "Replace {subject}, buy its commercial licence, or have counsel confirm that the way in which it is used does not oblige you to publish."
#       zh: "替换 {subject} 或购买商业授权，或由律师确认现有使用方式不触发公开源代码义务。"
#   question:
#     /product/monthly_users:
#       en: "How many users are active in a month?"
#       zh: "产品的月活跃用户数是多少？"
package rules.technology.open_weights_licence

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.licences
import data.lib.models
import data.lib.subjects
import data.lib.words
import data.rules.technology.open_weights_licence.params

missing contains pointer if some pointer in (models.unlisted | facts.not_whole({"/legal/open_source"}))

missing contains pointer if {
	some i, model in input.tech.models
	not words.says_none(model, "base_model")
	some pointer in (models.lacking(i, {"base_model_licence"}) | licences.unclear(facts.entry("/tech/models", i), model, "base_model_licence"))
}

missing contains pointer if {
	count(_limited) > 0
	some pointer in facts.absent({"/product/monthly_users"})
}

missing contains pointer if {
	some at, component in _components
	not _harmless(component)
	some pointer in (facts.lacking(at, component, {"licence", "use"}) | licences.unclear(at, component, "licence"))
}

pass if {
	missing == set()
	count(finding) == 0
}

finding contains {
	"kind": "users",
	"subject": models.subject(i),
	"at": [models.at(i, "base_model_licence"), "/product/monthly_users"],
	"evidence": {
		"licence": input.tech.models[i].base_model_licence,
		"monthly_users": _users,
		"maximum_users": maximum,
	},
} if {
	some i, maximum in _limited
	_users > maximum
}

finding contains {
	"kind": "source",
	"subject": subjects.of(input.legal.open_source, i, "component"),
	"at": [concat("/", [facts.entry("/legal/open_source", i), "licence"])],
	"evidence": {"licence": component.licence},
} if {
	some i, component in input.legal.open_source
	component.use in params.business_uses
	licences.restricted(component.licence, params.source_words)
}

suggestion contains {"action": "licence_weights", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "users"
}

suggestion contains {"action": "replace_component", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "source"
}

# The models, by their places, whose licence has a limit of users, with that limit.
_limited[i] := maximum if {
	some i, model in input.tech.models
	not words.says_none(model, "base_model")
	some word, maximum in params.maximum_users
	licences.restricted(model.base_model_licence, [word])
}

_harmless(component) if licences.unrestricted(component.licence, params.source_words)

_harmless(component) if {
	facts.known(component, "use")
	not component.use in params.business_uses
}

_users := given.fact(input.product.monthly_users)

_components := entries.at("/legal/open_source", object.get(input, ["legal", "open_source"], null))
