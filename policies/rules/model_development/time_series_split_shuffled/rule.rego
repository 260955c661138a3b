# METADATA
# title: Time series tested on the past
# description: |
#   A forecast is used on days that have not come yet. When rows of a time series are divided at random, the model learns from days after
#   those on which it is tested, and scores better than it ever will in use. Not in the article, whose worked example is a time series.
# related_resources:
#   - ref: S21
# custom:
#   severity: high
#   chapters: ["T-1.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/modality
#     - /tech/models/*/data_prep/splits/time_ordered
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/data_prep/splits/time_ordered, direction: set, actionable: true}
#   title: {zh: 时间序列未按时间先后划分}
#   description:
#     zh: |
#       预测模型面对的是尚未到来的日子。若把时间序列的样本随机打散划分，模型会用测试时点之后的数据学习，测得的成绩在实际使用中无法重现。
#       原文未涉及此点，但其示例模型恰为时间序列。
#   message:
#     en: "{subject} works on time series, but its test rows are not later than its training rows: it was tested on a past whose future it had seen."
#     zh: "{subject} 处理时间序列，但测试数据并不晚于训练数据，相当于已知未来再去预测过去。"
#   suggestion:
#     test_forward:
#       en: "Train {subject} up to a cut-off day, test it on the months after, and repeat with three or four cut-off days to see how much the result moves."
#       zh: "以某一日期为界，此前数据训练 {subject}，此后数月数据测试；更换三四个分界日重复，观察结果的波动。"
#   question:
#     /tech/models/*/data_prep/splits/time_ordered:
#       en: "Up to which day do the training data of {subject} run, and from which day on do the test data start?"
#       zh: "{subject} 的训练数据截至哪一天，测试数据从哪一天开始？"
package rules.model_development.time_series_split_shuffled

import data.lib.facts
import data.lib.models

# No model works on time series.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _other_data(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"modality"})
}

missing contains pointer if {
	some i, model in input.tech.models
	model.modality == "time_series"
	some pointer in models.lacking(i, {"data_prep/splits/time_ordered"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "data_prep/splits/time_ordered"), models.at(i, "modality")],
	"evidence": {"time_ordered": false, "modality": "time_series"},
} if {
	some i, model in input.tech.models
	model.modality == "time_series"
	model.data_prep.splits.time_ordered == false
}

suggestion contains {"action": "test_forward", "subject": f.subject, "values": {}} if some f in finding

_sound(model) if _other_data(model)

_sound(model) if {
	model.modality == "time_series"
	model.data_prep.splits.time_ordered == true
}

_other_data(model) if {
	is_string(model.modality)
	model.modality != "time_series"
}
