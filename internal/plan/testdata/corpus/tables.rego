package corpus.tables

a := input.name

b := [x | some x in input.numbers; is_number(x)]

c contains r.name if some r in input.rounds

d[r.name] := r.amount if some r in input.rounds
