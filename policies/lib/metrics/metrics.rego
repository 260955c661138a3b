# METADATA
# title: Metrics
# description: |
#   The arithmetic of classification figures, all of them fractions from 0 to 1. A matrix counts the samples of a two-class task:
#   tp, fp, fn and tn. A figure whose denominator is 0 is undefined: neither 0 nor 1, and never averaged away.
package lib.metrics

# names of the figures that a company claims.
names := ["accuracy", "f1", "precision", "recall"]

# above is true when a exceeds b by more than the noise of floating-point arithmetic.
above(a, b) if round((a - b) * 1000000000) > 0

# difference is a - b without that noise, for evidence.
difference(a, b) := round((a - b) * 1000000000) / 1000000000

# agrees is true when a and b differ by no more than the tolerance.
agrees(a, b, tolerance) if not above(abs(a - b), tolerance)

# size is the number of samples that a matrix counts; undefined unless all four counts are known.
size(matrix) := sum(counts) if {
	counts := [n | some cell in ["tp", "fp", "fn", "tn"]; n := matrix[cell]; is_number(n)]
	count(counts) == 4
}

# accuracy is the share of all samples predicted correctly.
accuracy(matrix) := (matrix.tp + matrix.tn) / size(matrix) if size(matrix) > 0

# prevalence is the share of positive samples.
prevalence(matrix) := (matrix.tp + matrix.fn) / size(matrix) if size(matrix) > 0

# figure is the precision, recall or f1 of a matrix: of the positive class (binary), or over both classes, each alike (macro), by
# its samples (weighted), or by pooling their counts (micro, which makes all of them the accuracy).
figure(matrix, name, "binary") := _of_positives(matrix, name)

figure(matrix, name, "macro") := (_of_positives(matrix, name) + _of_positives(_mirrored(matrix), name)) / 2

figure(matrix, name, "weighted") := (share * _of_positives(matrix, name)) + ((1 - share) * negatives) if {
	share := prevalence(matrix)
	negatives := _of_positives(_mirrored(matrix), name)
}

figure(matrix, name, "micro") := accuracy(matrix) if name in names

# f1 is the harmonic mean of precision and recall. Both are 0 when there is no true positive, and so is it.
f1(precision, recall) := ((2 * precision) * recall) / (precision + recall) if precision + recall > 0

f1(precision, recall) := 0 if precision + recall == 0

# overlap is tp / (tp + fp + fn), by precision and recall. True negatives only add to accuracy, so that is never lower.
overlap(precision, recall) := product / ((precision + recall) - product) if {
	precision + recall > 0
	product := precision * recall
}

overlap(precision, recall) := 0 if precision + recall == 0

# span is the ends of what a figure that was rounded can have been.
span(figure_, tolerance) := [max([0, figure_ - tolerance]), min([1, figure_ + tolerance])]

# accuracies is the least and the greatest accuracy that a share of positives, a precision and a recall allow, each of them
# rounded. It moves one way in each of the three, so the extremes lie at the ends of their spans.
accuracies(prevalence_, precision, recall, tolerance) := [_least(corners, precision, tolerance), max(corners)] if {
	precision + tolerance > 0
	corners := {max([0, 1 - _errors(share, p, r)]) |
		some share in span(prevalence_, tolerance)
		some p in span(precision, tolerance)
		some r in span(recall, tolerance)
		p > 0
	}
}

accuracies(_, precision, _, tolerance) := [0, 1] if precision + tolerance == 0

# least_precision is the precision of the model that reaches the recall by flagging every sample that is not positive too; no
# model with that recall has less.
least_precision(prevalence_, recall) := (prevalence_ * recall) / (((prevalence_ * recall) + 1) - prevalence_) if {
	((prevalence_ * recall) + 1) - prevalence_ > 0
}

least_precision(prevalence_, recall) := 0 if ((prevalence_ * recall) + 1) - prevalence_ == 0

# The share of samples predicted wrongly: negatives taken for positives, and positives missed.
_errors(prevalence_, precision, recall) := (found * ((1 / precision) - 1)) + (prevalence_ - found) if {
	found := prevalence_ * recall
}

_least(corners, precision, tolerance) := min(corners) if precision > tolerance

# A precision that may be 0 sets no floor.
_least(_, precision, tolerance) := 0 if precision <= tolerance

_of_positives(matrix, "precision") := matrix.tp / (matrix.tp + matrix.fp) if matrix.tp + matrix.fp > 0

_of_positives(matrix, "recall") := matrix.tp / (matrix.tp + matrix.fn) if matrix.tp + matrix.fn > 0

_of_positives(matrix, "f1") := (2 * matrix.tp) / (((2 * matrix.tp) + matrix.fp) + matrix.fn) if {
	((2 * matrix.tp) + matrix.fp) + matrix.fn > 0
}

_mirrored(matrix) := {"tp": matrix.tn, "fp": matrix.fn, "fn": matrix.fp, "tn": matrix.tp}
