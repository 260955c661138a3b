package lib.metrics_test

import data.lib.metrics

_matrix := {"tp": 40, "fp": 10, "fn": 20, "tn": 30}

test_above if {
	not metrics.above(0.92 - 0.9, 0.02)
	metrics.above(0.9201 - 0.9, 0.02)
	not metrics.above(0.1, 0.2)
}

test_difference if {
	metrics.difference(0.92, 0.9) == 0.02
	metrics.difference(0.1, 0.2) == -0.1
}

test_agrees if {
	metrics.agrees(0.905, 0.9, 0.005)
	metrics.agrees(0.895, 0.9, 0.005)
	not metrics.agrees(0.9051, 0.9, 0.005)
	not metrics.agrees(0.8949, 0.9, 0.005)
}

test_size if {
	metrics.size(_matrix) == 100
	metrics.size({"tp": 0, "fp": 0, "fn": 0, "tn": 0}) == 0
	not metrics.size({"tp": 1, "fp": 1, "fn": 1})
	not metrics.size({"tp": 1, "fp": 1, "fn": 1, "tn": null})
}

test_figures_of_a_matrix if {
	metrics.accuracy(_matrix) == 0.7
	metrics.prevalence(_matrix) == 0.6
	figures := {[averaging, name]: value |
		some averaging in ["binary", "macro", "micro", "weighted"]
		some name in ["precision", "recall", "f1"]
		value := round(metrics.figure(_matrix, name, averaging) * 10000)
	}
	figures == {
		["binary", "precision"]: 8000, ["binary", "recall"]: 6667, ["binary", "f1"]: 7273,
		["macro", "precision"]: 7000, ["macro", "recall"]: 7083, ["macro", "f1"]: 6970,
		["micro", "precision"]: 7000, ["micro", "recall"]: 7000, ["micro", "f1"]: 7000,
		["weighted", "precision"]: 7200, ["weighted", "recall"]: 7000, ["weighted", "f1"]: 7030,
	}
}

test_undefined_without_a_denominator if {
	empty := {"tp": 0, "fp": 0, "fn": 0, "tn": 0}
	not metrics.accuracy(empty)
	not metrics.prevalence(empty)
	negatives := {"tp": 0, "fp": 0, "fn": 0, "tn": 9}
	metrics.accuracy(negatives) == 1
	every name in ["precision", "recall", "f1"] {
		not metrics.figure(negatives, name, "binary")
		not metrics.figure(negatives, name, "macro")
		not metrics.figure(negatives, name, "weighted")
		metrics.figure(negatives, name, "micro") == 1
	}
	metrics.figure({"tp": 0, "fp": 1, "fn": 0, "tn": 9}, "precision", "binary") == 0
	metrics.figure({"tp": 0, "fp": 1, "fn": 0, "tn": 9}, "f1", "binary") == 0
}

test_f1 if {
	metrics.f1(0.5, 1) == 2 / 3
	metrics.f1(0, 0.5) == 0
	metrics.f1(0, 0) == 0
}

test_overlap if {
	metrics.overlap(0.5, 0.5) == 1 / 3
	metrics.overlap(1, 1) == 1
	metrics.overlap(0, 0) == 0
}

test_span if {
	metrics.span(0.5, 0.25) == [0.25, 0.75]
	metrics.span(0, 0.25) == [0, 0.25]
	metrics.span(1, 0.25) == [0.75, 1]
}

test_accuracies if {
	metrics.accuracies(0.6, 0.8, 2 / 3, 0) == [0.7, 0.7]
	metrics.accuracies(0.5, 0.004, 0.5, 0.005)[0] == 0
	metrics.accuracies(0.5, 0.1, 1, 0.005)[0] == 0
	metrics.accuracies(0.5, 0, 0, 0) == [0, 1]
}

test_least_precision if {
	metrics.least_precision(0.5, 1) == 0.5
	metrics.least_precision(0.5, 0) == 0
	metrics.least_precision(1, 0) == 0
}

# Whatever a matrix holds: the figures that follow from it, rounded to two decimals, never contradict one another.
test_bounds_hold_for_every_small_matrix if {
	tolerance := 0.005
	cells := [0, 1, 7]
	contradicted := {matrix |
		some tp in cells
		some fp in cells
		some fn in cells
		some tn in cells
		matrix := {"tp": tp, "fp": fp, "fn": fn, "tn": tn}
		a := _rounded(metrics.accuracy(matrix))
		p := _rounded(metrics.figure(matrix, "precision", "binary"))
		r := _rounded(metrics.figure(matrix, "recall", "binary"))
		not _consistent(matrix, a, p, r, tolerance)
	}
	contradicted == set()
}

_consistent(matrix, a, p, r, tolerance) if {
	f1 := _rounded(metrics.figure(matrix, "f1", "binary"))
	not metrics.above(metrics.f1(max([0, p - tolerance]), max([0, r - tolerance])), f1 + tolerance)
	not metrics.above(f1 - tolerance, metrics.f1(p + tolerance, r + tolerance))
	share := _rounded(metrics.prevalence(matrix))
	[least, greatest] := metrics.accuracies(share, p, r, tolerance)
	not metrics.above(least, a + tolerance)
	not metrics.above(a - tolerance, greatest)
	not metrics.above(metrics.overlap(max([0, p - tolerance]), max([0, r - tolerance])), a + tolerance)
	not metrics.above(metrics.least_precision(max([0, share - tolerance]), max([0, r - tolerance])), p + tolerance)
}

_rounded(x) := round(x * 100) / 100
