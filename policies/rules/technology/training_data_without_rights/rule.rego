# METADATA
# title: Training data without a right to use it
# description: |
#   Each set of training data needs a known origin and a licence or contract; one that holds personal data needs a legal basis too. What
#   has none of them can be struck from the model by a court or an authority, and with it the work built on it. China asks for lawful
#   sources by rule.
# related_resources:
#   - ref: S18
# custom:
#   severity: high
#   chapters: ["1.3.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /data_assets
#     - /data_assets/-
#     - /data_assets/*/name
#     - /data_assets/*/origin
#     - /data_assets/*/licence
#     - /data_assets/*/personal_data
#     - /data_assets/*/consent_basis
#   optional:
#     /data_assets/*/name: "It names the asset in the finding; its place in the list does as well."
#   levers:
#     - {pointer: /data_assets/*/licence, direction: set, actionable: true}
#     - {pointer: /data_assets/*/origin, direction: set, actionable: true}
#     - {pointer: /data_assets/*/consent_basis, direction: set, actionable: true}
#   title: {zh: 训练数据缺乏合法来源或授权}
#   description:
#     zh: |
#       每项训练数据都应有明确来源和许可或合同，含个人信息的还须有处理的合法性基础。缺少这些，法院或监管部门可要求停用该数据及由其训练的模
#       型。《生成式人工智能服务管理暂行办法》要求使用具有合法来源的数据。所列依据是否覆盖本用途应由律师判断。
#   message:
#     no_origin:
#       en: "Nobody knows where the training data {subject} comes from (origin: {origin})."
#       zh: "训练数据“{subject}”来源不明（来源：{origin}）。"
#     no_licence:
#       en: "The training data {subject} has no licence or contract behind it (licence: {licence})."
#       zh: "训练数据“{subject}”没有许可或合同依据（许可：{licence}）。"
#     no_consent:
#       en: "The training data {subject} holds personal data without a legal basis (basis: {consent_basis})."
#       zh: "训练数据“{subject}”含个人信息，但缺少处理的合法性基础（依据：{consent_basis}）。"
#   suggestion:
#     trace_origin:
#       en: "Trace {subject} to its source, or leave it out of the next training run and say which model versions hold it."
#       zh: "追溯“{subject}”的来源；无法查明的，在下一次训练中剔除，并列明已使用该数据的模型版本。"
#     license_or_replace:
#       en: "License {subject} for training and commercial use, or replace it; price both before the round, as the investor will."
#       zh: "就“{subject}”取得可用于训练及商业化的授权，或以其他数据替换；两种方案的成本应在融资前测算。"
#     establish_basis:
#       en: "Have counsel name the legal basis for the personal data in {subject}, or remove or anonymise it."
#       zh: "由律师确认“{subject}”中个人信息的处理依据，否则应删除或作匿名化处理。"
#   question:
#     /data_assets/*/origin:
#       en: "Where does the training data {subject} come from: own users, a supplier, the open web?"
#       zh: "训练数据“{subject}”来自哪里：自有用户、供应商还是公开网络？"
#     /data_assets/*/licence:
#       en: "Which licence or contract allows training on {subject}, and commercial use of the result?"
#       zh: "使用“{subject}”训练并将成果商用，依据的是哪份许可或合同？"
#     /data_assets/*/personal_data:
#       en: "Does {subject} hold personal data, in raw or derived form?"
#       zh: "“{subject}”是否含有个人信息（包括经加工的）？"
#     /data_assets/*/consent_basis:
#       en: "On what legal basis are the personal data in {subject} used for training: consent, contract or another?"
#       zh: "“{subject}”中的个人信息用于训练的合法性基础是什么：同意、合同还是其他？"
package rules.technology.training_data_without_rights

import data.lib.facts
import data.lib.given
import data.lib.subjects
import data.rules.technology.training_data_without_rights.params

# The models are trained on no data of the company's own.
not_applicable if {
	facts.whole("/data_assets")
	count(input.data_assets) == 0
}

missing contains pointer if some pointer in facts.not_whole({"/data_assets"})

missing contains pointer if {
	some i, asset in input.data_assets
	some pointer in facts.lacking(facts.entry("/data_assets", i), asset, _needed(asset))
}

pass if {
	facts.whole("/data_assets")
	every asset in input.data_assets { _is_clear(asset) }
}

finding contains {
	"kind": kind,
	"subject": subjects.of(input.data_assets, i, "name"),
	"at": [concat("/", [facts.entry("/data_assets", i), member])],
	"evidence": {member: asset[member]},
} if {
	some i, asset in input.data_assets
	some kind, member in _kinds
	_is_judged(asset, member)
	_says_none(asset[member])
}

suggestion contains {"action": action, "subject": found.subject, "values": {}} if {
	some found in finding
	action := _actions[found.kind]
}

_kinds := {"no_origin": "origin", "no_licence": "licence", "no_consent": "consent_basis"}

_actions := {"no_origin": "trace_origin", "no_licence": "license_or_replace", "no_consent": "establish_basis"}

_needed(asset) := {"origin", "licence", "personal_data", "consent_basis"} if {
	asset.personal_data == true
} else := {"origin", "licence", "personal_data"}

_is_judged(_, "origin")

_is_judged(_, "licence")

_is_judged(asset, "consent_basis") if asset.personal_data == true

_is_clear(asset) if {
	_names_one(asset.origin)
	_names_one(asset.licence)
	asset.personal_data == false
}

_is_clear(asset) if {
	_names_one(asset.origin)
	_names_one(asset.licence)
	asset.personal_data == true
	_names_one(asset.consent_basis)
}

_says_none(text) if _plain(text) in params.no_basis

_names_one(text) if {
	answer := _plain(text)
	not answer in params.no_basis
}

_plain(text) := lower(trim_space(given.fact(text)))
