# METADATA
# title: Scaling fitted on test data
# description: |
#   Means and ranges taken from all rows carry knowledge of the test rows into training, so the test looks better than use will be. They are to
#   be fitted on the training rows and applied to the rest. Tokenised text and models that need no scaling are left out.
# related_resources:
#   - ref: S21
# custom:
#   severity: medium
#   chapters: ["T-1.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/trained_by
#     - /tech/models/*/modality
#     - /tech/models/*/data_prep/normalisation/method
#     - /tech/models/*/data_prep/normalisation/fitted_on
#   optional:
#     /tech/models/*/trained_by: "A model is taken for the company's own unless a third party is named as its trainer."
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/modality: "It only excuses text, which is tokenised; any other model is judged alike."
#     /tech/models/*/data_prep/normalisation/method: "It only excuses a model without scaling; any method is judged alike."
#   levers:
#     - {pointer: /tech/models/*/data_prep/normalisation/fitted_on, direction: set, actionable: true}
#   title: {zh: 归一化参数泄漏测试信息}
#   description:
#     zh: |
#       用全部数据计算均值和取值范围，会把测试样本的信息带入训练，使测试结果优于实际使用。归一化参数应仅由训练集计算，再应用于其余数据。
#       经分词处理的文本和无须归一化的模型不在此列。
#   message:
#     en: "The scaling of {subject} was fitted on all data, test rows included, so its test had sight of what it should not know."
#     zh: "{subject} 的归一化参数由包含测试样本在内的全部数据计算，测试集信息泄漏到训练过程。"
#   suggestion:
#     fit_inside_pipeline:
#       en: "Put the scaling of {subject} into the training pipeline so that it is fitted on training rows only, and measure again; tell investors by how much the figures moved."
#       zh: "将 {subject} 的归一化并入训练流水线，仅以训练样本拟合后重新测评，并向投资人说明指标变动幅度。"
#   question:
#     /tech/models/*/data_prep/normalisation/method:
#       en: "How are the inputs of {subject} brought to one scale, if at all?"
#       zh: "{subject} 的输入是否做归一化？采用什么方法？"
#     /tech/models/*/data_prep/normalisation/fitted_on:
#       en: "From which rows were the means and ranges computed that scale the inputs of {subject}: the training rows, or all?"
#       zh: "{subject} 归一化所用的均值和取值范围，是由训练样本还是全部样本计算得出？"
package rules.model_development.normalisation_leak

import data.lib.facts
import data.lib.models
import data.lib.words

# No model has inputs to scale.
not_applicable if {
	facts.whole("/tech/models")
	every model in models.trained { _unscaled(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in models.trained
	not _unscaled(model)
	some pointer in models.lacking(i, {"data_prep/normalisation/fitted_on"})
}

pass if {
	models.listed
	every model in models.trained { _sound(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "data_prep/normalisation/fitted_on")],
	"evidence": {"fitted_on": "all"},
} if {
	some i, model in models.trained
	not _unscaled(model)
	model.data_prep.normalisation.fitted_on == "all"
}

suggestion contains {"action": "fit_inside_pipeline", "subject": f.subject, "values": {}} if some f in finding

_sound(model) if _unscaled(model)

_sound(model) if model.data_prep.normalisation.fitted_on == "train"

_unscaled(model) if model.modality == "text"

_unscaled(model) if words.says_none(model.data_prep.normalisation, "method")

_unscaled(model) if model.data_prep.normalisation.fitted_on == "none"
