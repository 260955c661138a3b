package corpus.numbers

xs := [x | some x in input.numbers; is_number(x)]

total := sum(xs)

biggest := max(xs)

smallest := min(xs)

in_order := sort(xs)

distinct := {x | some x in xs}

mean := total / count(xs)

products[i] := x * 1.1 if some i, x in xs

differences contains a - b if {
	some a in xs
	some b in xs
	a != b
}

quotients contains a / b if {
	some a in xs
	some b in xs
	b != 0
}

unguarded contains a / b if {
	some a in xs
	some b in xs
}

rounded[op] contains y if {
	some x in xs
	some op, y in {"ceil": ceil(x), "floor": floor(x), "round": round(x), "abs": abs(x)}
}

even := {x | some x in xs; x % 2 == 0}

ordered contains [a, b] if {
	some a in xs
	some b in xs
	a < b
	not b <= a
}

range_to contains numbers.range(0, x) if {
	some x in xs
	x < 20
	x > -20
}

as_text := [format_int(x, 16) | some x in xs]

product_of_all := product(xs)

computed_equal if {
	some x in xs
	(x * 3) / 3 == x
}

by_size[size] contains x if {
	some x in xs
	size := _size(x)
}

_size(x) := "small" if x < 10

else := "medium" if x < 1000

else := "large"
