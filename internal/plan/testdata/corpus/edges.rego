package corpus.edges

# Where plans and topdown could differ in how a number is written or in what is shared.

from_set contains x if {
	some n in input.numbers
	x := {1.0, 14, 2.50}[n]
}

from_array := [10, 20, 30][input.numbers[0]]

get_from_set := object.get({"s": {1.0, 14}}, ["s", input.numbers[0]], "none")

# Integers, for OPA 1.22 loses a key that is inserted twice beside one of the same hash, such as 0 beside 0.01.
key_of_object contains k if some k, _ in {n: 1 | some n in input.numbers; n == floor(n)}

value_by_key contains v if {
	some n in input.numbers
	v := {1: "one", 2.5: "two and a half", "a": "letter"}[n]
}

first_wins := x if some x in [1, 1.0]

again contains x if {
	some x in input.numbers
	x in {1.0, 2.50}
}

mixed[k] := v if {
	k := "cash"
	v := input.cash
}

mixed[k].extra := 1 if {
	k := "cash"
	input.year
}

deep.a[x].b[y] := x + y if {
	some x in input.numbers
	some y in input.numbers
	is_number(x)
	is_number(y)
}

deeper.a[x].c contains y if {
	some x in input.numbers
	some y in input.numbers
}

same_as_input := x if x := input with input as object.union(input, {"year": 1})

many := {sprintf("%v/%v", [x, y]): [x, y] | some x in numbers.range(1, 12); some y in numbers.range(1, 12)}

many_numbers := {y | some x in numbers.range(-10, 40); y := x / 7}

many_mixed := {[x, sprintf("%d", [x])] | some x in numbers.range(1, 40)} | {x | some x in input.numbers}

in_many contains n if {
	some n in input.numbers
	n in many_numbers
}

nothing if input.nothing.at.all

undefined_function := _partial(input.numbers[0])

_partial(1) := "one"

_partial("a") := "letter"

template := $"{input.name} has {count(input.numbers)} numbers"

or_bits := bits.or(input.numbers[0], 8)

yaml_text := yaml.marshal({"numbers": input.numbers})

json_text := json.marshal(input)

b64 := base64.encode(json_text)

hashed := crypto.sha256(json_text)

days contains time.diff(time.parse_rfc3339_ns(r.closed_at), 0) if some r in input.rounds

weekdays contains time.weekday(time.parse_rfc3339_ns(r.closed_at)) if some r in input.rounds

size := units.parse(input.name)

grouped := {name: sums |
	some r in input.rounds
	name := r.name
	sums := [s.amount | some s in input.rounds; s.name == name]
}
