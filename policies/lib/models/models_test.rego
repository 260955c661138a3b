package lib.models_test

import data.lib.models

test_unlisted[note] if {
	some note, tc in {
		"absent": {"input": {}, "want": {"/tech/models"}},
		"open": {"input": {"tech": {"models": [{}]}}, "want": {"/tech/models/-"}},
		"whole": {"input": {"tech": {"models": [{}]}, "complete": ["/tech/models"]}, "want": set()},
	}

	models.unlisted == tc.want with input as tc.input
}

test_none_and_listed if {
	models.none with input as {"tech": {"models": []}, "complete": ["/tech/models"]}
	not models.none with input as {"tech": {"models": []}}
	not models.none with input as {"tech": {"models": [{}]}, "complete": ["/tech/models"]}
	not models.none with input as {}
	models.listed with input as {"tech": {"models": [{}]}, "complete": ["/tech/models"]}
	not models.listed with input as {"tech": {"models": [{}]}}
	not models.listed with input as {"tech": {"models": []}, "complete": ["/tech/models"]}
	not models.listed with input as {"tech": {"models": null}, "complete": ["/tech/models"]}
}

test_at if models.at(2, "evaluation/split") == "/tech/models/2/evaluation/split"

test_lacking if {
	lacking := models.lacking(1, {"task", "evaluation/split", "evaluation/date"}) with input as {"tech": {"models": [
		{},
		{"task": "other", "evaluation": {"split": null, "date": "2026"}},
	]}}
	lacking == {"/tech/models/1/evaluation/split"}
}

test_subject if {
	subjects := [models.subject(i) | some i in numbers.range(0, 3)] with input as {"tech": {"models": [
		{"name": "Detector"},
		{"name": "Ranker"},
		{},
		{"name": "Ranker"},
	]}}
	subjects == ["Detector", "Ranker", "3", "Ranker (4)"]
}

test_paired if {
	model := {"evaluation": {
		"train_metrics": {"accuracy": 0.9, "recall": 0, "f1": 0.5},
		"metrics": {"accuracy": 0.8, "recall": 0.1, "precision": 0.3, "f1": null},
	}}
	models.paired(model, "train_metrics", "metrics") == {"accuracy": [0.9, 0.8], "recall": [0, 0.1]}
	models.paired({}, "train_metrics", "metrics") == {}
}

test_unpaired[note] if {
	some note, tc in {
		"nothing": {"evaluation": {}, "want": {"train_metrics", "metrics"}},
		"no figure": {"evaluation": {"train_metrics": {}, "metrics": null}, "want": {"train_metrics", "metrics"}},
		"pairs": {"evaluation": {"train_metrics": {"f1": 0}, "metrics": {"f1": 0}}, "want": set()},
		"halves": {
			"evaluation": {"train_metrics": {"f1": 0, "recall": 1}, "metrics": {"accuracy": 0, "recall": 1}},
			"want": {"train_metrics/accuracy", "metrics/f1"},
		},
	}

	unpaired := models.unpaired(0, "train_metrics", "metrics") with input as {"tech": {"models": [tc]}}
	unpaired == {concat("/", ["/tech/models/0/evaluation", path]) | some path in tc.want}
}

test_trained if {
	profile := {"tech": {"models": [{"trained_by": "third_party"}, {"trained_by": "own"}, {}]}, "complete": ["/tech/models"]}
	trained := models.trained with input as profile
	object.keys(trained) == {1, 2}
	not models.untrained with input as profile
	others := {"tech": {"models": [{"trained_by": "third_party"}]}, "complete": ["/tech/models"]}
	models.untrained with input as others
	not models.untrained with input as object.remove(others, ["complete"])
}
