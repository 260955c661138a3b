# METADATA
# title: Public generative service without filing
# description: |
#   In China, a generative-AI service that is open to the public and can shape opinion or mobilise people needs a security assessment and
#   an algorithm filing. An app that only calls a filed model, unchanged, registers (dengji) instead of filing (bei'an); who trains or fine-tunes
#   a model files. Whether a service has that property is for counsel to say; the profile does not hold it.
# related_resources:
#   - ref: S18
# custom:
#   severity: critical
#   chapters: ["2.3.4", "6.3.4"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /company/serves_public_genai
#     - /legal/filings
#     - /legal/filings/-
#     - /legal/filings/*/kind
#     - /legal/filings/*/status
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/trained_by
#   levers:
#     - {pointer: /legal/filings/-, direction: add, actionable: true}
#     - {pointer: /legal/filings/*/status, direction: set, actionable: true}
#   title: {zh: 面向公众的生成式服务未完成备案}
#   description:
#     zh: |
#       在中国境内面向公众提供具有舆论属性或社会动员能力的生成式人工智能服务，应开展安全评估并履行算法备案手续。仅直接调用已备案模型且未作
#       修改的应用办理登记即可；自行训练或微调模型的，须办理备案。是否具有上述属性，资料中并无记载，应由律师判断。
#   message:
#     unfiled:
#       en: "The service is open to the public in China, and no {filing:term} is on record; required where it can shape opinion or mobilise people (counsel to confirm)."
#       zh: "服务已在中国面向公众开放，但没有{filing:term}记录；具有舆论属性或社会动员能力的服务须办理（请律师确认）。"
#     pending:
#       en: "The service is open to the public in China while the {filing:term} is not yet accepted; required where it can shape opinion or mobilise people (counsel to confirm)."
#       zh: "服务已在中国面向公众开放，但{filing:term}尚未通过；具有舆论属性或社会动员能力的服务须办理（请律师确认）。"
#     registered_only:
#       en: "The app is registered (dengji) as one that only calls a filed model, but the company trains or fine-tunes a model of its own; that needs a filing (bei'an)."
#       zh: "应用按直接调用已备案模型办理了登记，但公司自行训练或微调了模型，应当办理备案。"
#   suggestion:
#     file:
#       en: "Have counsel confirm the duty, restrict the service to invited users until the filing is accepted, and plan {filing_months} months for it."
#       zh: "请律师确认是否负有该义务；通过之前将服务限定为邀请制，并为办理预留约 {filing_months} 个月。"
#   question:
#     /legal/filings:
#       en: "Which filings were made for the service (algorithm, security assessment, generative AI), with number, date and state?"
#       zh: "该服务办理了哪些备案或评估（算法备案、安全评估、生成式人工智能备案）？请提供编号、日期和状态。"
#     /legal/filings/-:
#       en: "Are these all the filings with authorities? Please add the others."
#       zh: "以上是否为全部备案与登记？如有其他，请补充。"
#     /legal/filings/*/kind:
#       en: "What kind of filing is entry {n} of the filings?"
#       zh: "第 {n} 项备案属于哪一类？"
#     /legal/filings/*/status:
#       en: "Is filing {n} planned, submitted, accepted, rejected or expired?"
#       zh: "第 {n} 项备案目前是计划中、已提交、已通过、被驳回还是已失效？"
package rules.legal.public_genai_unfiled

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.rules.legal.public_genai_unfiled.params

not_applicable if {
	country := given.fact(input.company.country)
	not country in params.countries
}

not_applicable if input.company.serves_public_genai == false

missing contains pointer if some pointer in facts.absent({"/company/country", "/company/serves_public_genai"})

# What is already accepted settles its requirement; what else is left out matters only for the others.
missing contains pointer if {
	count(_unmet) > 0
	some pointer in (facts.not_whole({"/legal/filings"}) | entries.lacking(_filings, {"kind", "status"}))
}

# Whether a registration will do depends on who trains the models.
missing contains pointer if {
	some required in _unmet
	_registered(required)
	not _trains
	some pointer in (facts.not_whole({"/tech/models"}) | entries.lacking(_models, {"trained_by"}))
}

pass if {
	_in_scope
	count(_unmet) == 0
}

finding contains {
	"kind": "registered_only",
	"subject": required,
	"at": ["/legal/filings", "/tech/models"],
	"evidence": {"filing": required, "country": input.company.country},
} if {
	_in_scope
	_trains
	some required in _unmet
	_registered(required)
}

finding contains object.union(found, {
	"subject": required,
	"at": ["/company/serves_public_genai", "/legal/filings"],
	"evidence": {"filing": required, "country": input.company.country},
}) if {
	_in_scope
	facts.whole("/legal/filings")
	entries.lacking(_filings, {"kind", "status"}) == set()
	some required in _unmet
	not _registered(required)
	found := {true: {"kind": "pending", "severity": "high"}, false: {"kind": "unfiled"}}[required in _pending]
}

suggestion contains {"action": "file", "values": {"filing_months": params.filing_months}, "subject": found.subject} if {
	some found in finding
}

_in_scope if {
	input.company.country in params.countries
	input.company.serves_public_genai == true
}

# Required filings, each with the kinds that fulfil it, none of which is accepted.
_unmet := {required |
	some required, kinds in params.required_filings
	every filing in _of(kinds) { not filing.status == "accepted" }
	not _registration_will_do(required)
}

_registration_will_do(required) if {
	_registered(required)
	_only_calls
}

# An accepted registration as an app that only calls a filed model.
_registered(required) if {
	some filing in _of(object.get(params.for_callers, required, []))
	filing.status == "accepted"
}

_only_calls if {
	facts.whole("/tech/models")
	every model in input.tech.models { model.trained_by == "third_party" }
}

_trains if {
	some model in input.tech.models
	model.trained_by in {"own", "fine_tuned"}
}

_models := entries.at("/tech/models", object.get(input, ["tech", "models"], null))

_pending := {required |
	some required, kinds in params.required_filings
	some filing in _of(kinds)
	filing.status == "submitted"
}

_of(kinds) := [filing | some filing in _filings; filing.kind in kinds]

_filings := entries.at("/legal/filings", object.get(input, ["legal", "filings"], null))
