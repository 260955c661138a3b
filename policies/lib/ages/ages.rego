# METADATA
# title: Ages of facts
# description: |
#   How old a fact is, and from which age on nothing may rest on it. A fact carries the date of its provenance; else that of the fact which the
#   schema names as its date (the end of the accounts' period, the day of the cap table); else the day of the facts without a date; else it is of
#   the as-of date. How it ages stands in the schema too: a balance, a flow (of a period), a count (a number or a list of what there is), an
#   event (what has happened stays true, but a list of it no longer names everything), permanent. A partial date makes a fact older only if
#   it does so on every day that it may stand for. lib.ages.facts is generated from the schema;
#   the ages themselves (lib.ages.limits) are data.
package lib.ages

import data.lib.dates
import data.lib.facts
import data.lib.given

# overaged is every fact that is too old to rest on, by its pointer (of an event list with "/-" behind it, for what it leaves out): its
# date, the days that it may be old, and whether it is more than twice as old as that.
overaged[pointer] := aged if {
	some by, kinds in data.lib.ages.facts
	date := day(by)
	age := _age(date)
	age > _shortest
	some pointer, kind in kinds
	not _observed[pointer]
	aged := _aged(pointer, _limits[kind], date, age)
}

overaged[pointer] := aged if {
	some pointer, [kind, date] in _observed
	aged := _aged(pointer, _limits[kind], date, _age(date))
}

# current is the profile without what is overaged: what can be concluded from it rests on nothing too old.
current := without({pointer | some pointer, _ in overaged})

# without is the profile without those of the overaged facts. What is missing of an event list is that it is whole.
without(pointers) := object.union(json.remove(input, gone), complete) if {
	gone := [split(trim_left(pointer, "/"), "/") | some pointer in pointers; not endswith(pointer, "/-")]
	complete := {"complete": [pointer | some pointer in input.complete; not concat("/", [pointer, "-"]) in pointers]}
	is_array(input.complete)
} else := json.remove(input, [split(trim_left(pointer, "/"), "/") | some pointer in pointers])

# day is the date of the facts that the date at pointer by is the date of.
day(by) := date if {
	date := object.get(input, split(trim_left(by, "/"), "/"), null)
	is_string(date)
} else := date if {
	date := input.company.facts_as_of
	is_string(date)
} else := _as_of

# date is the date of the fact at pointer: that of its provenance, else that of the facts of its kind; the as-of date for a fact that does
# not age, or "".
date(pointer) := _said[pointer] if {
	input.provenance
} else := day(by) if {
	some by, kinds in data.lib.ages.facts
	kinds[pointer]
} else := object.get(input, ["company", "as_of"], "")

_as_of := given.fact(input.company.as_of)

# maximum_days is how many days facts of a kind may be old, at the company's stage.
maximum_days(kind) := days if {
	days := data.lib.ages.limits[kind][input.company.stage]
} else := data.lib.ages.limits[kind]["default"]

_limits := {kind: maximum_days(kind) | some kind, _ in data.lib.ages.limits}

_shortest := min([days | some days in _limits])

# The least number of days that a date can lie back.
_age(date) := dates.first_day(_as_of) - dates.last_day(date)

_aged(pointer, days, date, age) := {"as_of": date, "maximum_days": days, "expired": expired} if {
	age > days
	_there(pointer)
	expired := age > (2 * days)
}

_there(pointer) if facts.whole(trim_suffix(pointer, "/-"))

_there(pointer) if facts.known(input, substring(pointer, 1, -1))

# The facts whose provenance says as of when they are, each with its kind and that date. What is said of a section holds for those facts
# in it of which nothing is said themselves. A list of events is as whole as the company says, whatever day its evidence is of.
_observed[pointer] := [kind, date] if {
	some pointer, date in _said
	some kinds in data.lib.ages.facts
	kind := kinds[pointer]
}

_observed[pointer] := [kind, _said[section]] if {
	count(_sections) > 0
	some kinds in data.lib.ages.facts
	some pointer, kind in kinds
	kind != "event"
	not _said[pointer]
	section := max([[count(section), section] |
		some section in _sections
		startswith(pointer, concat("", [section, "/"]))
	])[1]
}

# The dates that provenance gives, by pointer; the older one where it speaks of an amount of money and of its number.
_said[name] := min(days) if {
	some at, _ in input.provenance
	is_string(at)
	name := trim_suffix(at, "/amount")
	days := {day |
		some pointer in [name, concat("/", [name, "amount"])]
		day := input.provenance[pointer].as_of
		is_string(day)
	}
	count(days) > 0
}

_sections := [name |
	some name, _ in _said
	is_object(object.get(input, split(trim_left(name, "/"), "/"), null))
	every kinds in data.lib.ages.facts { not kinds[name] }
]
