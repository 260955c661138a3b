# METADATA
# title: Precision no better than chance
# description: |
#   Flagging samples at random, as many as one likes, hits positives as often as they occur. A precision at or below the share of positives
#   means that being flagged makes a sample no likelier to be positive. Only for figures of one positive class. Not in the article.
# custom:
#   severity: high
#   chapters: ["T-5.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/task
#     - /tech/models/*/evaluation/averaging
#     - /tech/models/*/evaluation/metrics/precision
#     - /tech/models/*/evaluation/prevalence
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/evaluation/metrics/precision, direction: up, actionable: true}
#   title: {zh: 精确率不高于随机水平}
#   description:
#     zh: |
#       随机抽取任意数量的样本判为正，命中率恰等于正样本占比。精确率不高于该占比，说明被模型判为正的样本并不比其他样本更可能为正。
#       仅适用于针对单一正类的指标。原文未涉及。
#   message:
#     en: "{subject}: of what it flags, {precision:share-} is positive; picked at random it would be {prevalence:share}."
#     zh: "{subject}：其判为正的样本中，{precision:share-} 确实为正；随机抽取也有 {prevalence:share}。"
#   suggestion:
#     beat_chance_first:
#       en: "Before {subject} is sold as a detector, precision on fresh data has to exceed {prevalence:share} clearly; until then look for swapped labels and for features that do not exist at the time of use."
#       zh: "{subject} 以识别能力对外销售之前，其在新数据上的精确率须明显高于 {prevalence:share}；目前应先排查标签颠倒，以及使用时尚不存在的特征。"
package rules.model_development.precision_no_better_than_chance

import data.lib.facts
import data.lib.given
import data.lib.models

# No model claims a precision of one positive class.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _without_positives(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _without_positives(model)
	some pointer in models.lacking(i, {
		"task",
		"evaluation/averaging",
		"evaluation/metrics/precision",
		"evaluation/prevalence",
	})
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [models.at(i, "evaluation/metrics/precision"), models.at(i, "evaluation/prevalence")],
	"evidence": {"precision": precision, "prevalence": prevalence},
} if {
	some i, model in input.tech.models
	model.task == "classification"
	model.evaluation.averaging == "binary"
	precision := given.fact(model.evaluation.metrics.precision)
	prevalence := given.fact(model.evaluation.prevalence)
	precision <= prevalence
}

suggestion contains {
	"action": "beat_chance_first",
	"subject": f.subject,
	"values": {"prevalence": f.evidence.prevalence},
} if {
	some f in finding
}

_sound(model) if _without_positives(model)

_sound(model) if {
	model.task == "classification"
	model.evaluation.averaging == "binary"
	given.fact(model.evaluation.metrics.precision) > given.fact(model.evaluation.prevalence)
}

_without_positives(model) if {
	is_string(model.task)
	model.task != "classification"
}

_without_positives(model) if model.evaluation.averaging in {"macro", "micro", "weighted"}
