# METADATA
# title: Compression costs too much quality
# description: |
#   A smaller model is cheaper to run, but what customers get is the smaller model, so the figures quoted have to be its own. The rule asks for
#   the main figure before and after quantisation, pruning or distillation and fires when too much of it is lost.
# custom:
#   severity: medium
#   chapters: ["T-7.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/name
#     - /tech/models/*/deployment/deployed
#     - /tech/models/*/deployment/compression/method
#     - /tech/models/*/deployment/compression/metric_before
#     - /tech/models/*/deployment/compression/metric_after
#   optional:
#     /tech/models/*/name: "It only names the model; without it the place in the list does."
#   levers:
#     - {pointer: /tech/models/*/deployment/compression/metric_after, direction: up, actionable: true}
#     - {pointer: /tech/models/*/deployment/compression/method, direction: set, actionable: true}
#   title: {zh: 模型压缩损失过大}
#   description:
#     zh: |
#       模型越小运行成本越低，但客户实际用到的正是压缩后的模型，对外指标应以其为准。
#       本规则核对量化、剪枝或蒸馏前后的主要指标，降幅过大时触发。
#   message:
#     en: "Compressed ({method:term}), {subject} falls from {metric_before:share} to {metric_after:share-}; at most {maximum_drop:points} may be lost."
#     zh: "{subject} 压缩（{method:term}）后，主要指标由 {metric_before:share} 降至 {metric_after:share-}，超出 {maximum_drop:points} 的允许降幅。"
#   suggestion:
#     compress_less:
#       en: "Compress {subject} less, or fine-tune it after compression, until the main figure is at least {floor:share+}; price the product on the larger model until then."
#       zh: "降低 {subject} 的压缩程度，或在压缩后再微调，使主要指标不低于 {floor:share+}；在此之前按未压缩模型的成本定价。"
#   question:
#     /tech/models/*/deployment/compression/method:
#       en: "Is the {subject} that customers use a quantised, pruned or distilled version of the one you measured?"
#       zh: "客户实际使用的 {subject} 是否经过量化、剪枝或蒸馏？"
#     /tech/models/*/deployment/compression/metric_before:
#       en: "What was the main figure of {subject} before compression, on the test rows?"
#       zh: "{subject} 压缩前在测试集上的主要指标是多少？"
#     /tech/models/*/deployment/compression/metric_after:
#       en: "Was {subject} measured again after compression on the same rows, and with what result?"
#       zh: "{subject} 压缩后是否在同一批样本上重新测量？结果是多少？"
package rules.model_development.compression_degrades_model

import data.lib.facts
import data.lib.given
import data.lib.metrics
import data.lib.models
import data.rules.model_development.compression_degrades_model.params

# No model in use is compressed.
not_applicable if {
	facts.whole("/tech/models")
	every model in input.tech.models { _spared(model) }
}

missing contains pointer if some pointer in models.unlisted

missing contains pointer if {
	some i, model in input.tech.models
	not _spared(model)
	some pointer in models.lacking(i, {"deployment/compression/method"})
}

missing contains pointer if {
	some i, _ in _compressed
	some pointer in models.lacking(i, {"deployment/compression/metric_before", "deployment/compression/metric_after"})
}

missing contains pointer if {
	some i, compression in _compressed
	metrics.above(_drop(compression), params.maximum_drop)
	some pointer in models.lacking(i, {"deployment/deployed"})
}

pass if {
	models.listed
	every i, model in input.tech.models { _sound(i, model) }
}

finding contains {
	"subject": models.subject(i),
	"at": [
		models.at(i, "deployment/compression/metric_after"),
		models.at(i, "deployment/compression/metric_before"),
	],
	"evidence": {
		"method": compression.method,
		"metric_before": compression.metric_before,
		"metric_after": compression.metric_after,
		"maximum_drop": params.maximum_drop,
	},
} if {
	some i, compression in _compressed
	input.tech.models[i].deployment.deployed == true
	metrics.above(_drop(compression), params.maximum_drop)
}

suggestion contains {
	"action": "compress_less",
	"subject": f.subject,
	"values": {"floor": metrics.difference(f.evidence.metric_before, params.maximum_drop)},
} if {
	some f in finding
}

# The compression of each model that is known to be compressed.
_compressed[i] := compression if {
	some i, model in input.tech.models
	not _spared(model)
	compression := model.deployment.compression
	is_string(compression.method)
}

# Nobody gets a smaller model: this one is not compressed, or not in use.
_spared(model) if model.deployment.compression.method == "none"

_spared(model) if model.deployment.deployed == false

_drop(compression) := metrics.difference(given.fact(compression.metric_before), given.fact(compression.metric_after))

_sound(_, model) if _spared(model)

_sound(i, _) if {
	drop := _drop(_compressed[i])
	not metrics.above(drop, params.maximum_drop)
}
