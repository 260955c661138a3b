# METADATA
# title: Model in use without monitoring
# description: |
#   Customers and their data change, and a model that was right at launch drifts without a sound. Monitoring is a figure, a rhythm, a
#   value that raises an alert, and a last look no further back than that rhythm.
# custom:
#   severity: high
#   chapters: ["T-7.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/as_of
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/deployment/deployed
#     - /tech/models/*/deployment/monitoring/metric
#     - /tech/models/*/deployment/monitoring/cadence_days
#     - /tech/models/*/deployment/monitoring/alert_threshold
#     - /tech/models/*/deployment/monitoring/last_on
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/deployment/monitoring/metric, direction: add, actionable: true}
#     - {pointer: /tech/models/*/deployment/monitoring/last_on, direction: up, actionable: true}
#   title: {zh: 在用模型缺乏监控}
#   description:
#     zh: |
#       客户与数据都在变化，上线时表现良好的模型会悄然退化。监控须有指标、频率、告警阈值，且最近一次检查未超出该频率。
#   message:
#     none:
#       en: "{subject} is in use and nothing about its results is watched."
#       zh: "{subject} 已投入使用，但未对其效果做任何监控。"
#     overdue:
#       en: "{subject} is to be looked at every {cadence_days} days; the last look was on {last_on:date}, at least {days_since} days before {as_of:date}."
#       zh: "{subject} 应每 {cadence_days} 天检查一次，而最近一次检查在 {last_on:date}，距基准日 {as_of:date} 已至少 {days_since} 天。"
#   suggestion:
#     watch_results:
#       en: "Name one figure for {subject} that customers would feel, check it on a fresh labelled sample every month, and agree the value at which it is pulled."
#       zh: "为 {subject} 选定一项客户能切身感受到的指标，每月抽取新样本标注复核，并约定跌至何值即下线。"
#     look_now:
#       en: "Look at {subject} now, and let a person be answerable for the next look within {cadence_days} days."
#       zh: "立即检查 {subject}，并指定专人负责在 {cadence_days} 天内完成下一次检查。"
#   question:
#     /tech/models/*/deployment/monitoring/metric:
#       en: "Which figure tells you today that {subject} is getting worse? Say so if none does."
#       zh: "目前靠哪项指标发现 {subject} 的效果在变差？没有也请说明。"
#     /tech/models/*/deployment/monitoring/cadence_days:
#       en: "Every how many days does somebody look at the results of {subject}?"
#       zh: "每隔多少天检查一次 {subject} 的效果？"
#     /tech/models/*/deployment/monitoring/alert_threshold:
#       en: "At which value of the figure watched does {subject} raise an alert, and who is called?"
#       zh: "{subject} 的监控指标达到什么数值会触发告警？由谁接警？"
#     /tech/models/*/deployment/monitoring/last_on:
#       en: "When did somebody last look at the results of {subject} in use?"
#       zh: "最近一次检查 {subject} 线上效果是哪一天？"
package rules.model_development.model_unmonitored

import data.lib.facts
import data.lib.given
import data.lib.models
import data.lib.recency
import data.lib.words

# No model is in use.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { model.deployment.deployed == false }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"deployment/deployed"})
}

missing contains pointer if {
	some i, model in _deployed
	not _unwatched(model)
	some pointer in models.lacking(i, {
		"deployment/monitoring/metric",
		"deployment/monitoring/alert_threshold",
		"deployment/monitoring/last_on",
	})
}

missing contains pointer if {
	some i, model in _deployed
	not _unwatched(model)
	not _on_time(model.deployment.monitoring)
	some pointer in models.lacking(i, {"deployment/monitoring/cadence_days"})
}

missing contains pointer if {
	some model in _deployed
	not _unwatched(model)
	some pointer in facts.absent({"/company/as_of"})
}

missing contains pointer if {
	some i, model in _deployed
	not _unwatched(model)
	monitoring := model.deployment.monitoring
	at := models.at(i, "deployment/monitoring/last_on")
	some pointer in recency.undecided(at, monitoring.last_on, given.fact(monitoring.cadence_days))
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"kind": "none",
	"subject": models.subject(i),
	"at": [models.at(i, "deployment/monitoring/metric"), models.at(i, "deployment/deployed")],
	"evidence": {"metric": model.deployment.monitoring.metric, "deployed": true},
} if {
	some i, model in _deployed
	_unwatched(model)
}

finding contains {
	"kind": "overdue",
	"subject": models.subject(i),
	"at": [
		models.at(i, "deployment/monitoring/last_on"),
		models.at(i, "deployment/monitoring/cadence_days"),
		"/company/as_of",
	],
	"evidence": {
		"last_on": monitoring.last_on,
		"cadence_days": cadence,
		"days_since": recency.age(monitoring.last_on),
		"as_of": input.company.as_of,
	},
} if {
	some i, model in _deployed
	not _unwatched(model)
	monitoring := model.deployment.monitoring
	cadence := given.fact(monitoring.cadence_days)
	recency.older(monitoring.last_on, cadence)
}

suggestion contains {"action": "watch_results", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "none"
}

suggestion contains {
	"action": "look_now",
	"subject": f.subject,
	"values": {"cadence_days": f.evidence.cadence_days},
} if {
	some f in finding
	f.kind == "overdue"
}

_deployed[i] := model if {
	some i, model in input.tech.models
	model.deployment.deployed == true
}

_unwatched(model) if words.says_none(model.deployment.monitoring, "metric")

_sound(model) if model.deployment.deployed == false

_sound(model) if {
	model.deployment.deployed == true
	monitoring := model.deployment.monitoring
	words.says_something(monitoring, "metric")
	facts.known(monitoring, "alert_threshold")
	_on_time(monitoring)
}

# A look on the day is late by no cadence.
_on_time(monitoring) if recency.recent(monitoring.last_on, 0)

_on_time(monitoring) if recency.recent(monitoring.last_on, given.fact(monitoring.cadence_days))
