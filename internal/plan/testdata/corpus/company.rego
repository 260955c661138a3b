package corpus.company

# Money, shares and dates as policies about companies use them.

raised := sum([r.amount | some r in input.rounds])

post_money[r.name] := r.pre_money + r.amount if some r in input.rounds

dilution[r.name] := (100 * r.amount) / (r.pre_money + r.amount) if some r in input.rounds

flat_or_down contains later.name if {
	some i, later in input.rounds
	earlier := input.rounds[i - 1]
	later.pre_money <= earlier.pre_money + earlier.amount
}

runway := input.cash.amount / input.burn.amount

runway_text := sprintf("%.1f months", [runway])

short if runway < 6

not_applicable if input.burn.amount <= 0

missing contains pointer if {
	some pointer in {"/cash/amount", "/burn/amount", "/name"}
	object.get(input, split(trim_left(pointer, "/"), "/"), null) == null
}

holders[h.name] := share if {
	some h in input.holders
	share := (h.shares * 100) / _shares
}

_shares := sum([h.shares | some h in input.holders])

majority contains name if {
	some name, share in holders
	share > 50
}

concentrated if {
	some c in input.customers
	c.revenue / sum([x.revenue | some x in input.customers]) > 0.3
}

closed contains [r.name, time.date(ns)] if {
	some r in input.rounds
	ns := time.parse_rfc3339_ns(r.closed_at)
}

expires contains time.add_date(time.parse_rfc3339_ns(r.closed_at), 1, -2, 30) if some r in input.rounds

converted[currency] := x if {
	some currency, rate in input.rates
	x := input.cash.amount * rate
}

levels contains l if {
	some r in input.rounds
	l := _level(r.amount, "x")
}

_level(amount, _) := "seed" if amount < 5e6

_level(amount, "x") := "a" if {
	amount >= 5e6
	amount < 1.5e7
}

_level(amount, _) := "late" if amount >= 1.5e7
