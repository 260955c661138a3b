# METADATA
# title: Model chosen on its test data
# description: |
#   Whoever tries many settings and keeps the one that does best on the test data has fitted to them: what was an examination has become
#   an exercise, and nothing is left to measure on. Chosen on the training data, the setting that memorises best wins. The choice belongs on
#   validation data. One trial leaves nothing to choose.
# related_resources:
#   - ref: S21
# custom:
#   severity: high
#   chapters: ["T-6.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/tuning/trials
#     - /tech/models/*/tuning/selected_on
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/tuning/trials: "It only excuses a model of one trial; otherwise a choice is taken to have been made."
#   levers:
#     - {pointer: /tech/models/*/tuning/selected_on, direction: set, actionable: true}
#   title: {zh: 依据测试集挑选模型}
#   description:
#     zh: |
#       反复试验多组参数、再留下测试集上得分最高的一组，等于用考题来复习，测试集就此失去检验作用；依据训练集挑选，胜出的往往是最会死记的一组。
#       学习率等超参数应依据验证集选定。仅试验一次则不存在挑选。
#   message:
#     test:
#       en: "The best setting of {subject} was chosen on the test data; its test figures are therefore the best of several tries, not a measurement."
#       zh: "{subject} 的最优参数是依据测试集选出的，其测试指标因而只是多次尝试中的最好成绩，不能视为独立检验。"
#     train:
#       en: "The best setting of {subject} was chosen on the training data, which favours the setting that memorises most."
#       zh: "{subject} 的最优参数是依据训练集选出的，容易选中过拟合最严重的一组。"
#   suggestion:
#     choose_on_validation_data:
#       en: "Choose the learning rate and other settings of {subject} by cross-validation on the training rows, then measure once on rows collected after that choice."
#       zh: "在训练样本内以交叉验证选定 {subject} 的学习率等参数，参数锁定后再用此后新采集的样本做一次性测试。"
#   question:
#     /tech/models/*/tuning/trials:
#       en: "How many settings of {subject} were tried before this one was kept?"
#       zh: "{subject} 在选定现有参数之前共试验了多少组？"
#     /tech/models/*/tuning/selected_on:
#       en: "When you compared settings of {subject}, on which data did you read the score that decided?"
#       zh: "比较 {subject} 的各组参数时，据以取舍的得分是在哪部分数据上读取的？"
package rules.model_development.model_selected_on_test_data

import data.lib.facts
import data.lib.models

# No model was chosen among several.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _single_trial(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _single_trial(model)
	some pointer in models.lacking(i, {"tuning/selected_on"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"kind": "test",
	"subject": models.subject(i),
	"at": [models.at(i, "tuning/selected_on")],
	"evidence": {"selected_on": "test"},
} if {
	some i, model in input.tech.models
	not _single_trial(model)
	model.tuning.selected_on == "test"
}

finding contains {
	"kind": "train",
	"severity": "medium",
	"subject": models.subject(i),
	"at": [models.at(i, "tuning/selected_on")],
	"evidence": {"selected_on": "train"},
} if {
	some i, model in input.tech.models
	not _single_trial(model)
	model.tuning.selected_on == "train"
}

suggestion contains {"action": "choose_on_validation_data", "subject": f.subject, "values": {}} if some f in finding

_sound(model) if _single_trial(model)

_sound(model) if model.tuning.selected_on == "validation"

_single_trial(model) if {
	is_number(model.tuning.trials)
	model.tuning.trials < 2
}
