# METADATA
# title: Models
# description: |
#   The models that a company uses or develops. A rule judges each model on its own; all are well only when the profile names
#   every one of them.
package lib.models

import data.lib.facts
import data.lib.given
import data.lib.metrics
import data.lib.subjects

# unlisted is the set of pointers that stand for models that the profile may leave out; empty when it names every one.
unlisted := facts.not_whole({"/tech/models"})

# none is true when the company is known to have no model.
none if {
	facts.whole("/tech/models")
	count(input.tech.models) == 0
}

# listed is true when the profile names every model of the company, and there is one.
listed if {
	facts.whole("/tech/models")
	count(input.tech.models) > 0
}

# trained is the models, by their place in the list, that the company trains or tunes: all but those of which the profile says that a
# third party does.
trained[i] := model if {
	some i, model in input.tech.models
	not _of_others(model)
}

_of_others(model) if model.trained_by == "third_party"

# untrained is true when the company is known to train no model.
untrained if {
	facts.whole("/tech/models")
	trained == {}
}

# at is the pointer of the fact at path (names joined by "/") of model i.
at(i, path) := concat("/", [facts.entry("/tech/models", i), path])

# lacking is the set of pointers of those facts that model i lacks.
lacking(i, paths) := facts.lacking(facts.entry("/tech/models", i), input.tech.models[i], paths)

# subject is the name by which findings speak of model i and waivers find it again.
subject(i) := subjects.of(input.tech.models, i, "name")

# paired is the figures, by name, that the evaluation of a model has in both of two sets, such as train_metrics and metrics.
paired(model, first, second) := {name: [a, b] |
	some name in metrics.names
	a := given.fact(model.evaluation[first][name])
	b := given.fact(model.evaluation[second][name])
}

# unpaired is the set of pointers of what model i lacks for a comparison of two sets of figures: the other half of each figure
# that only one of them has, and the sets themselves when neither has any.
unpaired(i, first, second) := halves if {
	halves := _other_half(i, first, second) | _other_half(i, second, first)
	count(halves) > 0
} else := {at(i, concat("/", ["evaluation", set_])) | some set_ in [first, second]} if {
	count(paired(input.tech.models[i], first, second)) == 0
} else := set()

_other_half(i, first, second) := {pointer |
	some name in metrics.names
	given.fact(input.tech.models[i].evaluation[first][name])
	some pointer in lacking(i, {concat("/", ["evaluation", second, name])})
}
