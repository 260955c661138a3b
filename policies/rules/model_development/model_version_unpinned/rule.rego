# METADATA
# title: Version of the model not pinned
# description: |
#   A vendor changes a hosted model without asking; figures measured on the old one then describe nothing. A pinned version, with its figures
#   measured again before each change, keeps the product what was sold. Models that are not in use are left alone.
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
#     - /tech/models/*/deployment/version_pinned
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/deployment/version_pinned, direction: set, actionable: true}
#   title: {zh: 模型版本未锁定}
#   description:
#     zh: |
#       供应商可能随时更新托管模型，原有评测结果即告失效。锁定版本并在每次切换前复测，才能保证交付的产品与所售一致。未投入使用的模型不作判断。
#   message:
#     en: "{subject} is in use without a pinned version: an update of the vendor changes it unseen."
#     zh: "{subject} 已投入使用但未锁定版本，供应商更新将不经测试直接生效。"
#   suggestion:
#     pin_version:
#       en: "Pin the version of {subject}, subscribe to its retirement date, and run the evaluation again before each change."
#       zh: "锁定 {subject} 的版本，跟踪其下线日期，并在每次切换前重新评测。"
#   question:
#     /tech/models/*/deployment/version_pinned:
#       en: "Is the version of {subject} pinned, so that an update of its vendor changes nothing unseen?"
#       zh: "{subject} 是否锁定版本，供应商更新不会未经测试生效？"
package rules.model_development.model_version_unpinned

import data.lib.facts
import data.lib.models
import data.rules.model_development.model_version_unpinned.params

# The company has no model that writes.
not_applicable if models.none

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _harmless(model)
	some pointer in models.lacking(i, {"task"} | {"deployment/version_pinned", "deployment/deployed"})
}

pass if {
	models.listed
	every model in input.tech.models { _harmless(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "deployment/version_pinned")],
	"evidence": {"version_pinned": false},
} if {
	some i, model in input.tech.models
	model.task in params.tasks
	model.deployment.deployed == true
	model.deployment.version_pinned == false
}

suggestion contains {"action": "pin_version", "values": {}, "subject": found.subject} if some found in finding

_harmless(model) if {
	facts.known(model, "task")
	not model.task in params.tasks
}

_harmless(model) if model.deployment.deployed == false

_harmless(model) if model.deployment.version_pinned == true
