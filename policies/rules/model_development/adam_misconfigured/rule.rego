# METADATA
# title: Adam set up wrongly
# description: |
#   Adam keeps running means of the gradient and of its square; their decay rates lie from 0 to below 1, else the means do not settle. Both
#   means start at zero and are corrected for it; code of one's own that leaves out the correction takes wrong first steps. The article's
#   formula leaves it out too. Frameworks correct by themselves, and their defaults are taken as they are.
# related_resources:
#   - ref: S22
# custom:
#   severity: low
#   chapters: ["T-4.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/trained_by
#     - /tech/models/*/training/optimizer/name
#     - /tech/models/*/training/optimizer/hand_written
#     - /tech/models/*/training/optimizer/bias_correction
#     - /tech/models/*/training/optimizer/beta1
#     - /tech/models/*/training/optimizer/beta2
#   optional:
#     /tech/models/*/trained_by: "A model is taken for the company's own unless a third party is named as its trainer."
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/training/optimizer/beta1: "Left alone, a framework's default holds, which is in range; it is asked for where the code is one's own."
#     /tech/models/*/training/optimizer/beta2: "Left alone, a framework's default holds, which is in range; it is asked for where the code is one's own."
#   levers:
#     - {pointer: /tech/models/*/training/optimizer/beta1, direction: set, actionable: true}
#     - {pointer: /tech/models/*/training/optimizer/beta2, direction: set, actionable: true}
#     - {pointer: /tech/models/*/training/optimizer/bias_correction, direction: set, actionable: true}
#   title: {zh: Adam 优化器设置有误}
#   description:
#     zh: |
#       Adam 维护梯度及其平方的滑动平均，衰减率应大于等于 0 且小于 1，否则平均值无法收敛。两者均从零起步，需做偏差校正；
#       自行编写而省略校正的，训练初期步长会失真。原文公式亦省略了这一步。主流框架会自动校正，其默认值视为无误。
#   message:
#     beta1:
#       en: "{subject}: beta1 of its optimiser is {beta1}; it has to be at least {least_decay} and below {decay_limit}."
#       zh: "{subject}：优化器的 beta1 为 {beta1}，应不小于 {least_decay} 且小于 {decay_limit}。"
#     beta2:
#       en: "{subject}: beta2 of its optimiser is {beta2}; it has to be at least {least_decay} and below {decay_limit}."
#       zh: "{subject}：优化器的 beta2 为 {beta2}，应不小于 {least_decay} 且小于 {decay_limit}。"
#     uncorrected:
#       en: "{subject} is trained with an Adam of the company's own code that does not correct its moments for bias."
#       zh: "{subject} 采用自行编写的 Adam，且未对一阶、二阶矩做偏差校正。"
#   suggestion:
#     use_framework_optimizer:
#       en: "Retrain {subject} once with the Adam of the framework at its default decay rates and compare the loss curves; keep own code only if it wins."
#       zh: "改用框架自带的 Adam 及其默认衰减率重新训练 {subject} 一次并比较损失曲线；自编版本确有优势再予保留。"
#   question:
#     /tech/models/*/training/optimizer/name:
#       en: "Which optimiser trained {subject}?"
#       zh: "{subject} 用哪种优化器训练？"
#     /tech/models/*/training/optimizer/hand_written:
#       en: "Is the optimiser of {subject} the one of a framework, or your own code?"
#       zh: "{subject} 的优化器是框架自带，还是自行编写？"
#     /tech/models/*/training/optimizer/bias_correction:
#       en: "In the first steps, does the Adam that trains {subject} divide its moments by 1 - beta^t?"
#       zh: "训练 {subject} 的 Adam 在初始若干步是否将矩估计除以 1 - beta^t（偏差校正）？"
#     /tech/models/*/training/optimizer/beta1:
#       en: "Which decay rate (beta1) does the running mean of the gradient have in training {subject}?"
#       zh: "训练 {subject} 时，梯度滑动平均的衰减率（beta1）设为多少？"
#     /tech/models/*/training/optimizer/beta2:
#       en: "Which decay rate (beta2) does the running mean of the squared gradient have in training {subject}?"
#       zh: "训练 {subject} 时，梯度平方滑动平均的衰减率（beta2）设为多少？"
package rules.model_development.adam_misconfigured

import data.lib.facts
import data.lib.given
import data.lib.models
import data.rules.model_development.adam_misconfigured.params

# No model is trained with Adam.
not_applicable if {
	facts.whole("/tech/models")
	every model in models.trained { _other_optimizer(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in models.trained
	some pointer in models.lacking(i, {"training/optimizer/name"})
}

missing contains pointer if {
	some i, _ in _adam
	some pointer in models.lacking(i, {"training/optimizer/hand_written"})
}

missing contains pointer if {
	some i, optimizer in _adam
	optimizer.hand_written == true
	some pointer in models.lacking(i, {
		"training/optimizer/beta1",
		"training/optimizer/beta2",
		"training/optimizer/bias_correction",
	})
}

pass if {
	models.listed
	every i, model in models.trained { _sound(i, model) }
}

finding contains {
	"kind": name,
	"subject": models.subject(i),
	"at": [models.at(i, concat("/", ["training/optimizer", name]))],
	"evidence": {name: beta, "least_decay": params.least_decay, "decay_limit": params.decay_limit},
} if {
	some i, optimizer in _adam
	some name, beta in _betas(optimizer)
	not _in_range(beta)
}

finding contains {
	"kind": "uncorrected",
	"subject": models.subject(i),
	"at": [models.at(i, "training/optimizer/bias_correction"), models.at(i, "training/optimizer/hand_written")],
	"evidence": {"bias_correction": false, "hand_written": true},
} if {
	some i, optimizer in _adam
	optimizer.hand_written == true
	optimizer.bias_correction == false
}

suggestion contains {"action": "use_framework_optimizer", "subject": f.subject, "values": {}} if some f in finding

_adam[i] := model.training.optimizer if {
	some i, model in models.trained
	model.training.optimizer.name in {"adam", "adamw"}
}

_betas(optimizer) := {name: beta | some name in ["beta1", "beta2"]; beta := given.fact(optimizer[name])}

_in_range(beta) if {
	beta >= params.least_decay
	beta < params.decay_limit
}

_sound(_, model) if _other_optimizer(model)

_sound(i, _) if {
	every beta in _betas(_adam[i]) { _in_range(beta) }
	_corrected(_adam[i])
}

_corrected(optimizer) if optimizer.hand_written == false

_corrected(optimizer) if {
	optimizer.hand_written == true
	optimizer.bias_correction == true
	count(_betas(optimizer)) == 2
}

_other_optimizer(model) if {
	is_string(model.training.optimizer.name)
	not model.training.optimizer.name in {"adam", "adamw"}
}
