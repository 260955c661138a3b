# METADATA
# title: Training and test figures implausible side by side
# description: |
#   A model does a little worse on new data than on its training data. Figures that are exactly alike were probably measured on the same
#   rows; with a single figure it may be rounding, so that counts for less. Figures clearly better on new data may come from an
#   easier or leaking test, or from dropout that was on while training was measured: a matter to explain. Figures measured on training data
#   alone are judged elsewhere. Not in the article.
# related_resources:
#   - ref: S21
# custom:
#   severity: medium
#   chapters: ["K-18"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/evaluation/split
#     - /tech/models/*/evaluation/metrics
#     - /tech/models/*/evaluation/metrics/accuracy
#     - /tech/models/*/evaluation/metrics/precision
#     - /tech/models/*/evaluation/metrics/recall
#     - /tech/models/*/evaluation/metrics/f1
#     - /tech/models/*/evaluation/train_metrics
#     - /tech/models/*/evaluation/train_metrics/accuracy
#     - /tech/models/*/evaluation/train_metrics/precision
#     - /tech/models/*/evaluation/train_metrics/recall
#     - /tech/models/*/evaluation/train_metrics/f1
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#     /tech/models/*/task: "It only excuses a model that predicts numbers, which has none of these figures."
#   levers:
#     - {pointer: /tech/models/*/evaluation/split, direction: set, actionable: true}
#     - {pointer: /tech/models/*/evaluation/metrics, direction: set, actionable: false}
#     - {pointer: /tech/models/*/evaluation/train_metrics, direction: set, actionable: false}
#   title: {zh: 训练与测试指标对照存疑}
#   description:
#     zh: |
#       模型在新数据上的表现通常略逊于训练数据。若两者完全一致，很可能测的是同一批样本；仅有一项一致也可能是舍入巧合，因而从轻。
#       若新数据上反而明显更好，可能是测试集偏易、存在泄漏，或训练指标是在启用 dropout 时测得，需要解释。
#       仅在训练集上测得的指标由其他规则判断。原文未涉及。
#   message:
#     alike:
#       en: "{subject}: all {figures} figures given for both are exactly alike on the training set and the {split:term}, as if measured on the same rows."
#       zh: "{subject}：训练集与{split:term}上同时给出的 {figures} 项指标完全一致，疑似出自同一批样本。"
#     few_alike:
#       en: "{subject}: what is given for both the training set and the {split:term} ({figures} of the figures) is exactly alike; with fewer than {minimum_figures} it may be rounding."
#       zh: "{subject}：训练集与{split:term}上可对照的 {figures} 项指标完全一致；不足 {minimum_figures} 项时，也可能是舍入巧合。"
#     better_on_new_data:
#       en: "{subject} scores {held_out:share} on the {split:term} but {train:share} on its own training set, more than {maximum_excess:points} better on what it had not seen."
#       zh: "{subject} 在{split:term}上得分 {held_out:share}，在训练集上仅 {train:share}，未见过的数据反而高出 {maximum_excess:points} 以上。"
#   suggestion:
#     hash_rows:
#       en: "Compare hashes of the training and test rows of {subject} for common entries, then measure both sets again with one script and dropout off."
#       zh: "比对 {subject} 训练样本与测试样本的哈希值以查找重合，再以同一脚本、关闭 dropout 重新测量两组数据。"
package rules.model_development.train_and_test_scores_implausible

import data.lib.facts
import data.lib.metrics
import data.lib.models
import data.rules.model_development.train_and_test_scores_implausible.params

# No model has figures on new data to compare.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _without_comparison(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _without_comparison(model)
	some pointer in (models.lacking(i, {"evaluation/split"}) | models.unpaired(i, "train_metrics", "metrics"))
}

pass if {
	models.listed
	every i, model in input.tech.models { _sound(i, model) }
}

finding contains object.union(_likeness(pairs), {
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/metrics"), models.at(i, "evaluation/train_metrics")],
	"evidence": {
		"figures": count(pairs),
		"minimum_figures": params.minimum_figures,
		"split": input.tech.models[i].evaluation.split,
	},
}) if {
	some i, pairs in _pairs
	_alike(pairs)
}

finding contains {
	"kind": "better_on_new_data",
	"severity": "low",
	"subject": models.subject(i),
	"at": [
		models.at(i, concat("/", ["evaluation/metrics", name])),
		models.at(i, concat("/", ["evaluation/train_metrics", name])),
	],
	"evidence": {
		"figure": name,
		"train": pairs[name][0],
		"held_out": pairs[name][1],
		"maximum_excess": params.maximum_excess,
		"split": input.tech.models[i].evaluation.split,
	},
} if {
	some i, pairs in _pairs
	excess := max({_excess(pair) | some pair in pairs})
	metrics.above(excess, params.maximum_excess)
	name := min({n | some n, pair in pairs; _excess(pair) == excess})
}

suggestion contains {"action": "hash_rows", "subject": f.subject, "values": {}} if some f in finding

# The figures on training and on new data, by model.
_pairs[i] := pairs if {
	some i, model in input.tech.models
	not _without_comparison(model)
	facts.known(model, "evaluation/split")
	pairs := models.paired(model, "train_metrics", "metrics")
	count(pairs) > 0
}

_alike(pairs) if every pair in pairs { pair[0] == pair[1] }

_likeness(pairs) := {"kind": "alike"} if count(pairs) >= params.minimum_figures

_likeness(pairs) := {"kind": "few_alike", "severity": "low"} if count(pairs) < params.minimum_figures

_excess(pair) := metrics.difference(pair[1], pair[0])

_sound(_, model) if _without_comparison(model)

_sound(i, _) if {
	models.unpaired(i, "train_metrics", "metrics") == set()
	not _alike(_pairs[i])
	every pair in _pairs[i] { not metrics.above(_excess(pair), params.maximum_excess) }
}

_without_comparison(model) if model.evaluation.split == "train"

_without_comparison(model) if model.task == "regression"
