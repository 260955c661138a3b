# METADATA
# title: Figures not measured on held-out data
# description: |
#   A model has seen its training data, so what it scores there says nothing about new customers. Validation data served to choose the
#   model and flatter it too, though less. Only test data, or data from outside, tell. The example in the article itself measures on
#   the training data, against its own pseudo-code. The rule reads where the figures come from, not whether they are good.
# related_resources:
#   - ref: S21
# custom:
#   severity: critical
#   chapters: ["T-8"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/evaluation/split
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/evaluation/split, direction: set, actionable: true}
#   title: {zh: 模型指标并非在留出数据上测得}
#   description:
#     zh: |
#       模型见过训练数据，在训练集上的得分说明不了它对新客户的表现；验证集曾用于挑选模型，得分也会偏高，只是程度较轻。只有测试集或外部数据才有说服力。
#       原文的示例代码恰恰是在训练集上评估，与其伪代码自相矛盾。本规则只看指标出自哪部分数据，不评判指标高低。
#   message:
#     training:
#       en: "The figures quoted for {subject} were measured on its own training data; they say how well it remembers, not how well it will do on new cases."
#       zh: "{subject} 对外引用的指标是在训练集上测得的，反映的是模型的记忆程度，而非对新样本的表现。"
#     validation:
#       en: "The figures quoted for {subject} were measured on the validation data that served to choose the model, so they lean to the high side."
#       zh: "{subject} 对外引用的指标是在验证集上测得的；验证集已用于挑选模型，结果会偏乐观。"
#   suggestion:
#     measure_on_test_data:
#       en: "Run {subject} once on rows that neither trained nor tuned it, and show that result beside the one quoted today; let valuation rest on the lower."
#       zh: "用从未参与训练和调参的样本对 {subject} 做一次性评估，与现有指标并列披露；估值讨论以较低者为准。"
package rules.model_development.figures_from_training_data

import data.lib.models

not_applicable if models.none

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"evaluation/split"})
}

pass if {
	models.listed
	every model in input.tech.models { model.evaluation.split in {"test", "external"} }
}

finding contains {
	"kind": "training",
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/split")],
	"evidence": {"split": "train"},
} if {
	some i, model in input.tech.models
	model.evaluation.split == "train"
}

finding contains {
	"kind": "validation",
	"severity": "medium",
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/split")],
	"evidence": {"split": "validation"},
} if {
	some i, model in input.tech.models
	model.evaluation.split == "validation"
}

suggestion contains {"action": "measure_on_test_data", "subject": f.subject, "values": {}} if some f in finding
