package lib.subjects_test

import data.lib.subjects

test_of if {
	list := [{"name": "x"}, {"name": "y"}, {"name": "x"}, {"name": null}, {}]
	[subjects.of(list, i, "name") | some i in numbers.range(0, 4)] == ["x", "y", "x (3)", "4", "5"]
}

test_of_a_name_that_looks_like_a_place if {
	[subjects.of([{"name": "2"}, {}], i, "name") | some i in [0, 1]] == ["2", "2 (2)"]
}
