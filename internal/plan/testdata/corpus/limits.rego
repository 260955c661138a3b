package corpus.limits

from_data := data.limits.low

above contains x if {
	some x in input.numbers
	x > data.limits.low
	x < data.limits.high
}

table[k] := v if some k, v in data.limits

looked_up := data.limits[input.name]

banded contains [r.name, band] if {
	some r in input.rounds
	some band in data.bands
	r.amount >= band.from
	r.amount < band.to
}

by_year := data.years[input.year]

third := data.bands[input.year]
