# METADATA
# title: Model in use without a sound evaluation
# description: |
#   Before a model goes into use, the very version that will run is measured on held-out data against a value set beforehand. An
#   evaluation on training data, of an older version, or below its own bar does not clear it.
# related_resources:
#   - ref: S21
# custom:
#   severity: high
#   chapters: ["T-7.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/released_on
#     - /tech/models/*/deployment/deployed
#     - /tech/models/*/deployment/predeploy_eval/date
#     - /tech/models/*/deployment/predeploy_eval/split
#     - /tech/models/*/deployment/predeploy_eval/value
#     - /tech/models/*/deployment/predeploy_eval/threshold
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/deployment/predeploy_eval/date, direction: up, actionable: true}
#     - {pointer: /tech/models/*/deployment/predeploy_eval/split, direction: set, actionable: true}
#     - {pointer: /tech/models/*/deployment/predeploy_eval/value, direction: up, actionable: true}
#   title: {zh: 模型上线前评估不合格}
#   description:
#     zh: |
#       模型上线前，应以即将运行的同一版本，在留出数据上对照事先设定的标准进行评估。在训练数据上评估、评估的是旧版本、或未达到自设标准，均
#       不足以放行。
#   message:
#     training:
#       en: "{subject} went into use on the strength of an evaluation on its own training data."
#       zh: "{subject} 上线所依据的评估是在训练集上完成的。"
#     validation:
#       en: "{subject} went into use on the strength of an evaluation on validation data, which had already served to choose it."
#       zh: "{subject} 上线所依据的评估是在验证集上完成的，而验证集此前已用于挑选模型。"
#     older_version:
#       en: "{subject} was evaluated on {date:date}, more than {maximum_days_before_version} days before the present version of {released_on:date}; that was another version."
#       zh: "{subject} 的上线评估日期为 {date:date}，早于现行版本定版日 {released_on:date} 超过 {maximum_days_before_version} 天，评估的应是旧版本。"
#     below_threshold:
#       en: "{subject} is in use although it reached {value:share-} before deployment, below the {threshold:share} that the company had set."
#       zh: "{subject} 上线前评估结果为 {value:share-}，未达到公司自设的 {threshold:share}，但仍投入使用。"
#   suggestion:
#     evaluate_running_version:
#       en: "Evaluate the version of {subject} that runs today on held-out data, have somebody outside the team sign the result, and make that a gate of every release."
#       zh: "对 {subject} 当前运行的版本在留出数据上重新评估，由团队以外人员签字确认，并将其设为每次发布的必经关口。"
#     close_gap_or_withdraw:
#       en: "{subject} is {gap:points+} below its own bar of {threshold:share}: restrict it to cases with human review until it is there, or fall back on the version that passed."
#       zh: "{subject} 距自设标准 {threshold:share} 尚差 {gap:points+}：达标之前仅用于有人工复核的场景，或退回此前达标的版本。"
#   question:
#     /tech/models/*/deployment/predeploy_eval/date:
#       en: "When was {subject} last evaluated before it went into use?"
#       zh: "{subject} 上线前最近一次评估是哪一天？"
#     /tech/models/*/deployment/predeploy_eval/split:
#       en: "On which data was the evaluation run that cleared {subject} for use: training, validation, test or outside data?"
#       zh: "据以批准 {subject} 上线的那次评估用的是哪部分数据：训练集、验证集、测试集，还是外部数据？"
#     /tech/models/*/deployment/predeploy_eval/value:
#       en: "What did {subject} score on its main figure in the evaluation that cleared it for use?"
#       zh: "在批准上线的那次评估中，{subject} 的主要指标得分是多少？"
#     /tech/models/*/deployment/predeploy_eval/threshold:
#       en: "What value did {subject} have to reach to go into use, and who set it before the result was known?"
#       zh: "{subject} 须达到什么数值方可上线？该标准由谁在结果揭晓之前设定？"
package rules.model_development.predeployment_evaluation_unsound

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.metrics
import data.lib.models
import data.rules.model_development.predeployment_evaluation_unsound.params

# No model is in use.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { model.deployment.deployed == false }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"deployment/deployed"})
}

missing contains pointer if {
	some i, _ in _deployed
	some pointer in models.lacking(i, {
		"released_on",
		"deployment/predeploy_eval/date",
		"deployment/predeploy_eval/split",
		"deployment/predeploy_eval/value",
		"deployment/predeploy_eval/threshold",
	})
}

# Dates whose precision leaves open which version was evaluated.
missing contains models.at(i, path) if {
	some i, model in _deployed
	evaluated := given.fact(model.deployment.predeploy_eval.date)
	released := given.fact(model.released_on)
	dates.undecided_age(evaluated, released, params.maximum_days_before_version)
	some path, date in {"released_on": released, "deployment/predeploy_eval/date": evaluated}
	count(date) < count("YYYY-MM-DD")
}

pass if {
	models.listed
	every model in input.tech.models { _sound(model) }
}

finding contains {
	"kind": "training",
	"subject": models.subject(i),
	"at": [models.at(i, "deployment/predeploy_eval/split")],
	"evidence": {"split": "train"},
} if {
	some i, model in _deployed
	model.deployment.predeploy_eval.split == "train"
}

finding contains {
	"kind": "validation",
	"severity": "medium",
	"subject": models.subject(i),
	"at": [models.at(i, "deployment/predeploy_eval/split")],
	"evidence": {"split": "validation"},
} if {
	some i, model in _deployed
	model.deployment.predeploy_eval.split == "validation"
}

finding contains {
	"kind": "older_version",
	"subject": models.subject(i),
	"at": [models.at(i, "deployment/predeploy_eval/date"), models.at(i, "released_on")],
	"evidence": {
		"date": evaluated,
		"released_on": released,
		"maximum_days_before_version": params.maximum_days_before_version,
	},
} if {
	some i, model in _deployed
	evaluated := given.fact(model.deployment.predeploy_eval.date)
	released := given.fact(model.released_on)
	dates.older(evaluated, released, params.maximum_days_before_version)
}

finding contains {
	"kind": "below_threshold",
	"subject": models.subject(i),
	"at": [models.at(i, "deployment/predeploy_eval/value"), models.at(i, "deployment/predeploy_eval/threshold")],
	"evidence": {"value": value, "threshold": threshold},
} if {
	some i, model in _deployed
	value := given.fact(model.deployment.predeploy_eval.value)
	threshold := given.fact(model.deployment.predeploy_eval.threshold)
	value < threshold
}

suggestion contains {"action": "evaluate_running_version", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind != "below_threshold"
}

suggestion contains {
	"action": "close_gap_or_withdraw",
	"subject": f.subject,
	"values": {
		"gap": metrics.difference(f.evidence.threshold, f.evidence.value),
		"threshold": f.evidence.threshold,
	},
} if {
	some f in finding
	f.kind == "below_threshold"
}

_deployed[i] := model if {
	some i, model in input.tech.models
	model.deployment.deployed == true
}

_sound(model) if model.deployment.deployed == false

_sound(model) if {
	model.deployment.deployed == true
	evaluation := model.deployment.predeploy_eval
	evaluation.split in {"test", "external"}
	given.fact(evaluation.value) >= given.fact(evaluation.threshold)
	dates.within(given.fact(evaluation.date), given.fact(model.released_on), params.maximum_days_before_version)
}
