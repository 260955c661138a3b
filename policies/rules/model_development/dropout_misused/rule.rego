# METADATA
# title: Dropout used wrongly
# description: |
#   Dropout leaves out a share of units at random while training; a share below 0 does not exist and a share of 1 leaves nothing. In use it is
#   off, else the same question gets different answers. Where it stays on so as to measure uncertainty, the finding is to be accepted
#   with that reason. Models without dropout are left out.
# custom:
#   severity: low
#   chapters: ["T-6.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/trained_by
#     - /tech/models/*/training/dropout
#     - /tech/models/*/training/dropout_off_at_inference
#   optional:
#     /tech/models/*/trained_by: "A model is taken for the company's own unless a third party is named as its trainer."
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/training/dropout, direction: set, actionable: true}
#     - {pointer: /tech/models/*/training/dropout_off_at_inference, direction: set, actionable: true}
#   title: {zh: dropout 使用不当}
#   description:
#     zh: |
#       dropout 在训练时随机丢弃一定比例的神经元：比例小于 0 没有意义，等于 1 则全部丢弃。实际使用时应关闭，否则同一问题会得到不同答案。
#       若为度量不确定性而有意保留，可注明理由予以豁免。未使用 dropout 的模型不在此列。
#   message:
#     out_of_range:
#       en: "{subject}: the dropout rate is {dropout}; it has to be at least {least_rate} and below {rate_limit}."
#       zh: "{subject}：dropout 比例为 {dropout}，应不小于 {least_rate} 且小于 {rate_limit}。"
#     on_in_use:
#       en: "{subject} runs with dropout of {dropout:share} still on, so the same input gives different answers."
#       zh: "{subject} 在实际使用时仍启用 {dropout:share} 的 dropout，同一输入会得到不同结果。"
#   suggestion:
#     correct_rate:
#       en: "Retrain {subject} with a rate chosen on validation data, and have the training script refuse rates that leave nothing or less than nothing out."
#       zh: "依据验证集选定合理的比例后重新训练 {subject}，并在训练脚本中拒绝越界取值。"
#     switch_off_in_use:
#       en: "Switch {subject} to inference mode where it is served, and add a test to the release that puts the same input in twice."
#       zh: "将线上 {subject} 切换为推理模式，并在发布流程中加入“同一输入两次结果一致”的测试。"
#   question:
#     /tech/models/*/training/dropout:
#       en: "Which share of units does dropout leave out when {subject} is trained? Zero if it is not used."
#       zh: "训练 {subject} 时 dropout 的丢弃比例是多少？未使用请填 0。"
#     /tech/models/*/training/dropout_off_at_inference:
#       en: "Does {subject} give the same answer when the same input is put in twice, that is, is dropout off where it is served?"
#       zh: "同一输入两次提交给线上 {subject}，结果是否一致（即推理时是否已关闭 dropout）？"
package rules.model_development.dropout_misused

import data.lib.facts
import data.lib.given
import data.lib.models
import data.rules.model_development.dropout_misused.params

# No model uses dropout.
not_applicable if {
	facts.whole("/tech/models")
	every model in models.trained { model.training.dropout == 0 }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in models.trained
	some pointer in models.lacking(i, {"training/dropout"})
}

missing contains pointer if {
	some i, model in models.trained
	given.fact(model.training.dropout) != 0
	some pointer in models.lacking(i, {"training/dropout_off_at_inference"})
}

pass if {
	models.listed
	every model in models.trained { _sound(model) }
}

finding contains {
	"kind": "out_of_range",
	"subject": models.subject(i),
	"at": [models.at(i, "training/dropout")],
	"evidence": {"dropout": rate, "least_rate": params.least_rate, "rate_limit": params.rate_limit},
} if {
	some i, model in models.trained
	rate := given.fact(model.training.dropout)
	not _in_range(rate)
}

finding contains {
	"kind": "on_in_use",
	"subject": models.subject(i),
	"at": [models.at(i, "training/dropout_off_at_inference"), models.at(i, "training/dropout")],
	"evidence": {"dropout": rate, "dropout_off_at_inference": false},
} if {
	some i, model in models.trained
	rate := given.fact(model.training.dropout)
	rate != 0
	_in_range(rate)
	model.training.dropout_off_at_inference == false
}

suggestion contains {"action": "correct_rate", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "out_of_range"
}

suggestion contains {"action": "switch_off_in_use", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "on_in_use"
}

_in_range(rate) if {
	rate >= params.least_rate
	rate < params.rate_limit
}

_sound(model) if model.training.dropout == 0

_sound(model) if {
	_in_range(given.fact(model.training.dropout))
	model.training.dropout_off_at_inference == true
}
