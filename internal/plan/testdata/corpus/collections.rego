package corpus.collections

import data.corpus.strings

keys := object.keys(input)

without := object.remove(input, ["name", "rounds"])

only := object.filter(input, {"name", "cash"})

merged := object.union(input, {"name": "other", "cash": {"amount": 1, "extra": [1, 1.0]}})

amount := object.get(input, ["cash", "amount"], "none")

unknown := object.get(input, "nothing", {"default": true})

both := {1, 2, "a"} & {x | some x in input.numbers}

either := {1, 2, "a"} | {x | some x in input.numbers}

difference := {1, 2, "a"} - {x | some x in input.numbers}

all_of := union({{1, 2}, {x | some x in input.numbers}})

common := intersection({{1, 2, 3}, {x | some x in input.numbers}})

slice := array.slice(input.numbers, 1, 3)

reversed := array.reverse(input.numbers)

twice := array.concat(input.numbers, input.numbers)

paths contains path if walk(input, [path, true])

leaves contains [path, x] if {
	walk(input, [path, x])
	not is_object(x)
	not is_array(x)
}

index_of[x] contains i if some i, x in input.numbers

counted[type_name(x)] contains x if some x in input.numbers

pairs := {k: v | some k, v in input; is_number(v)}

conflicting := {type_name(x): x | some x in input.numbers}

nested[k1][k2] := v if {
	some k1, inner in input
	some k2, v in inner
}

nested_set[k1][k2] contains v if {
	some k1, inner in input
	some k2, v in inner
}

member if "a" in input.numbers

member_of_object if 1 in input

key_member if 0, 1 in input.numbers

empty if count(input.numbers) == 0

sorted_mixed := sort([x | some x in input.numbers])

equal_sets if {x | some x in input.numbers} == {x | some x in array.reverse(input.numbers)}

text_names := strings.names

united_all := object.union_n([input.company, {"stage": "x", "a": {"b": 1}}, {"a": {"c": 2}, "stage": {"d": 3}}, {"stage": {"e": input.company}}])

united_frozen := object.union_n([{"a": {"b": 2}}, {"a": 4}, {"a": {"c": 3}}, {}])

united_numbers := object.union_n([{1: "a", "x": {2: {}}}, {1.0: "b", "x": {2.0: {"y": 1}}}])

united_wrong := object.union_n([{"a": 1}, input.rounds])

united_one := object.union_n([input.company])
