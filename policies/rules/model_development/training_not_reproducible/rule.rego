# METADATA
# title: Training can't be repeated
# description: |
#   Training starts from chance: another seed, another result. Unless the seed is recorded nobody can repeat the run, and a gain seen with
#   one or two seeds may be luck. The way of initialising is asked for too; being random merely makes the weights differ, it is their
#   scale (Xavier, He) that keeps gradients from vanishing or exploding, unlike what the article says.
# custom:
#   severity: low
#   chapters: ["T-2.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/trained_by
#     - /tech/models/*/training/init
#     - /tech/models/*/training/seeds
#     - /tech/models/*/training/seed_recorded
#   optional:
#     /tech/models/*/trained_by: "A model is taken for the company's own unless a third party is named as its trainer."
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/training/seeds, direction: up, actionable: true}
#     - {pointer: /tech/models/*/training/seed_recorded, direction: set, actionable: true}
#   title: {zh: 训练结果无法复现}
#   description:
#     zh: |
#       训练从随机数开始，种子不同，结果就不同。种子未记录则无人能够复现；仅用一两个种子得到的提升可能只是运气。初始化方式也会一并询问：随
#       机只是让各权重互不相同，真正避免梯度消失或爆炸的是权重的尺度（Xavier、He），与原文说法不同。
#   message:
#     seed_not_recorded:
#       en: "The random seed with which {subject} was trained is not recorded; the run can't be repeated."
#       zh: "{subject} 训练所用的随机种子未记录，训练无法复现。"
#     too_few_seeds:
#       en: "Random seeds with which {subject} was trained: {seeds}; with fewer than {minimum_seeds}, gain and luck can't be told apart."
#       zh: "{subject} 仅用 {seeds} 个随机种子训练，不足 {minimum_seeds} 个，无法区分真实提升与运气。"
#   suggestion:
#     record_seed:
#       en: "Write seed, code version and data version of {subject} into the run log, and let a second engineer repeat the run from the log alone."
#       zh: "将 {subject} 的随机种子、代码版本和数据版本写入训练日志，并由另一名工程师仅凭日志复现一次。"
#     train_with_more_seeds:
#       en: "Train {subject} with {further_seeds} more seeds and quote the mean with the spread, not the best run."
#       zh: "再用 {further_seeds} 个随机种子训练 {subject}，对外给出均值与波动范围，而非最好的一次。"
#   question:
#     /tech/models/*/training/init:
#       en: "From which weights did the training of {subject} start: random, Xavier, He or pretrained?"
#       zh: "{subject} 的训练从何种权重开始：随机、Xavier、He，还是预训练权重？"
#     /tech/models/*/training/seeds:
#       en: "With how many random seeds was {subject} trained, and how far apart were the results?"
#       zh: "{subject} 用过多少个随机种子训练？各次结果相差多少？"
#     /tech/models/*/training/seed_recorded:
#       en: "Could somebody else repeat the training of {subject} from your records, seed included?"
#       zh: "他人能否依据贵司记录（含随机种子）复现 {subject} 的训练？"
package rules.model_development.training_not_reproducible

import data.lib.facts
import data.lib.given
import data.lib.models
import data.rules.model_development.training_not_reproducible.params

not_applicable if models.untrained

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in models.trained
	some pointer in models.lacking(i, {"training/init", "training/seeds", "training/seed_recorded"})
}

pass if {
	models.listed
	every model in models.trained {
		facts.known(model, "training/init")
		model.training.seed_recorded == true
		given.fact(model.training.seeds) >= params.minimum_seeds
	}
}

finding contains {
	"kind": "seed_not_recorded",
	"subject": models.subject(i),
	"at": [models.at(i, "training/seed_recorded")],
	"evidence": {"seed_recorded": false},
} if {
	some i, model in models.trained
	model.training.seed_recorded == false
}

finding contains {
	"kind": "too_few_seeds",
	"subject": models.subject(i),
	"at": [models.at(i, "training/seeds")],
	"evidence": {"seeds": seeds, "minimum_seeds": params.minimum_seeds},
} if {
	some i, model in models.trained
	seeds := given.fact(model.training.seeds)
	seeds < params.minimum_seeds
}

suggestion contains {"action": "record_seed", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "seed_not_recorded"
}

suggestion contains {
	"action": "train_with_more_seeds",
	"subject": f.subject,
	"values": {"further_seeds": params.minimum_seeds - f.evidence.seeds},
} if {
	some f in finding
	f.kind == "too_few_seeds"
}
