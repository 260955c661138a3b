# METADATA
# title: Loss does not fit the task
# description: |
#   Training minimises the loss and nothing else. Numbers are learned by the distance between prediction and truth, classes and words by the
#   probability given to the right one. A distance taken on class labels still learns, but slowly and with poor probabilities, so it counts for
#   less. Generation, ranking and losses of one's own are not judged.
# custom:
#   severity: medium
#   chapters: ["T-3.1", "T-3.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/training/loss
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/training/loss, direction: set, actionable: true}
#   title: {zh: 损失函数与任务不匹配}
#   description:
#     zh: |
#       训练只会让损失变小，别无其他。预测数值应最小化预测值与真实值的距离，预测类别或词语则应最大化正确答案的概率。
#       对类别标签使用距离型损失仍能学习，但收敛慢、概率不准，因而从轻。生成、排序任务和自定义损失不作判断。
#   message:
#     numbers:
#       en: "{subject} predicts numbers but is trained with {loss:term}; what fits is {fitting_losses:terms}."
#       zh: "{subject} 预测的是数值，训练却采用{loss:term}；适用的损失为{fitting_losses:terms}。"
#     classes:
#       en: "{subject} predicts classes or words but is trained with {loss:term}, a distance between numbers; what fits is {fitting_losses:terms}."
#       zh: "{subject} 预测的是类别或词语，训练却采用{loss:term}这一数值距离；适用的损失为{fitting_losses:terms}。"
#   suggestion:
#     train_with_fitting_loss:
#       en: "Train {subject} once more on the same rows with {fitting_losses:terms}, compare both on the test rows, and keep the better one with the comparison on file."
#       zh: "以相同样本、改用{fitting_losses:terms}重新训练 {subject}，在测试集上比较两者，保留较优者并存档对比结果。"
#   question:
#     /tech/models/*/training/loss:
#       en: "Which loss is minimised in training {subject}, and why that one?"
#       zh: "训练 {subject} 时最小化的是哪种损失函数？选择依据是什么？"
package rules.model_development.loss_does_not_fit_task

import data.lib.facts
import data.lib.models
import data.rules.model_development.loss_does_not_fit_task.params

# No model has a task and a loss that can be held against each other.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _unjudged(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _unjudged(model)
	some pointer in models.lacking(i, {"task", "training/loss"})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"kind": "numbers",
	"subject": models.subject(i),
	"at": [models.at(i, "training/loss"), models.at(i, "task")],
	"evidence": {"task": model.task, "loss": model.training.loss, "fitting_losses": params.fitting_losses[model.task]},
} if {
	some i, model in _unfit
	model.task == "regression"
}

finding contains {
	"kind": "classes",
	"severity": "low",
	"subject": models.subject(i),
	"at": [models.at(i, "training/loss"), models.at(i, "task")],
	"evidence": {"task": model.task, "loss": model.training.loss, "fitting_losses": params.fitting_losses[model.task]},
} if {
	some i, model in _unfit
	model.task != "regression"
}

suggestion contains {
	"action": "train_with_fitting_loss",
	"subject": f.subject,
	"values": {"fitting_losses": f.evidence.fitting_losses},
} if {
	some f in finding
}

_unfit[i] := model if {
	some i, model in input.tech.models
	not _unjudged(model)
	facts.known(model, "training/loss")
	fitting := params.fitting_losses[model.task]
	not model.training.loss in fitting
}

_sound(model) if _unjudged(model)

_sound(model) if model.training.loss in params.fitting_losses[model.task]

_unjudged(model) if model.training.loss == "other"

_unjudged(model) if {
	is_string(model.task)
	not model.task in object.keys(params.fitting_losses)
}
