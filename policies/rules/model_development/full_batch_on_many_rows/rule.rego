# METADATA
# title: Every step goes over all rows
# description: |
#   Full-batch gradient descent reads every row before each step. On many rows that is slow and expensive, and mini-batches usually get as far for a
#   fraction of the compute, so the choice is worth a question; it is not a fault.
# custom:
#   severity: info
#   chapters: ["T-4.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/trained_by
#     - /tech/models/*/training/batch_size
#     - /tech/models/*/training/rows
#   optional:
#     /tech/models/*/trained_by: "A model is taken for the company's own unless a third party is named as its trainer."
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/training/batch_size, direction: down, actionable: true}
#   title: {zh: 大数据量下采用全批量训练}
#   description:
#     zh: |
#       全批量梯度下降每走一步都要遍历全部样本，数据量大时耗时且算力成本高；小批量通常以少得多的算力达到同等效果。
#       这一选择值得追问，但不算缺陷。
#   message:
#     en: "{subject} takes each training step over {batch_size} rows, that is all {rows} of them; above {maximum_full_batch_rows} rows this is unusual and expensive."
#     zh: "{subject} 每步训练使用 {batch_size} 条样本，即全部 {rows} 条；超过 {maximum_full_batch_rows} 条仍采用全批量并不常见，且成本高昂。"
#   suggestion:
#     compare_mini_batches:
#       en: "Train {subject} with mini-batches of a few hundred rows for the same GPU hours and compare the loss reached; budget compute on the cheaper of the two."
#       zh: "用数百条的小批量、相同的 GPU 小时训练 {subject}，比较所达到的损失，并按成本较低的方案编制算力预算。"
#   question:
#     /tech/models/*/training/batch_size:
#       en: "How many rows go into one training step of {subject}, over all devices?"
#       zh: "{subject} 每个训练步使用多少条样本（合计所有设备）？"
#     /tech/models/*/training/rows:
#       en: "On how many rows was {subject} trained?"
#       zh: "{subject} 的训练样本共有多少条？"
package rules.model_development.full_batch_on_many_rows

import data.lib.given
import data.lib.models
import data.rules.model_development.full_batch_on_many_rows.params

not_applicable if models.untrained

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in models.trained
	not _small_batch(model)
	some pointer in models.lacking(i, {"training/rows"})
}

missing contains pointer if {
	some i, model in models.trained
	given.fact(model.training.rows) > params.maximum_full_batch_rows
	some pointer in models.lacking(i, {"training/batch_size"})
}

pass if {
	models.listed
	every model in models.trained { _sound(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "training/batch_size"), models.at(i, "training/rows")],
	"evidence": {
		"batch_size": batch_size,
		"rows": rows,
		"maximum_full_batch_rows": params.maximum_full_batch_rows,
	},
} if {
	some i, model in models.trained
	batch_size := given.fact(model.training.batch_size)
	rows := given.fact(model.training.rows)
	rows > params.maximum_full_batch_rows
	batch_size >= rows
}

suggestion contains {"action": "compare_mini_batches", "subject": f.subject, "values": {}} if some f in finding

_sound(model) if given.fact(model.training.rows) <= params.maximum_full_batch_rows

_sound(model) if _small_batch(model)

_small_batch(model) if given.fact(model.training.batch_size) <= params.maximum_full_batch_rows

_sound(model) if given.fact(model.training.batch_size) < given.fact(model.training.rows)
