package corpus.control

default decided := "undecided"

decided := "rich" if input.cash.amount > 1000

decided := "poor" if input.cash.amount <= 10

default flag := false

flag if input.name

chained := "none" if {
	not input.rounds
} else := "empty" if {
	count(input.rounds) == 0
} else := {"rounds": n, "first": input.rounds[0]} if {
	n := count(input.rounds)
} else := "odd"

everyone if every r in input.rounds { r.amount > 0 }

everyone_strict if {
	every i, r in input.rounds {
		r.amount / r.shares > i
		r.name
	}
}

no_one if not everyone

nobody if {
	count(input.rounds) > 0
	not _some_amount
}

_some_amount if {
	some r in input.rounds
	r.amount
}

conflict := 1 if input.cash

conflict := 2 if input.name

conflict_in_function := f(input.cash.amount)

f(x) := 1 if x > 0

f(x) := 2 if x > 100

unified if {
	[a, {"amount": b}] = [input.name, input.cash]
	a != b
}

destructured contains x if {
	{"name": x, "amount": _} = input.rounds[_]
}

replaced := {"x": x, "y": y} if {
	x := decided with input as {"cash": {"amount": 5000}}
	y := decided with input.cash.amount as 1
}

replaced_data := x if x := data.corpus.limits.above with data.limits.low as input.cash.amount

replaced_rule := x if x := data.corpus.limits.above with data.corpus.limits.from_data as 7

mocked := n if n := _length(input.numbers) with count as 5

mocked_function := n if n := _length(input.numbers) with data.corpus.control.f as f_mock

f_mock(_) := 7

_length(xs) := count(xs) + f(1)

dynamic := data.corpus.tables[input.name]

dynamic_two contains v if {
	some name in ["a", "b", "c", "x"]
	v := data.corpus.tables[name]
}

enumerated[name] := v if {
	some name
	v := data.corpus.tables[name]
}

early if {
	some x in input.numbers
	1 / x > 0
}

late := v if {
	some x in input.numbers
	v := x > 0
	1 / x > 0
}
