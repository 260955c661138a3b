# METADATA
# title: Amounts in words
# description: |
#   What an amount's text says, as the least and the greatest number that it can mean: 3000万 or 30,000,000 or ₹17,50,000 or 数千万 or
#   "over USD 2m". A number is as exact as its last digit. Text that says no number, such as 未透露, has no reading and is never zero.
package lib.amount_text

import data.lib.facts
import data.lib.given
import data.lib.rounds

# low is the least number that the text can mean; undefined when it can't be read.
low(text) := 0 if _reading(text).ceiling

low(text) := reading.low if {
	reading := _reading(text)
	not reading.ceiling
}

# high is the greatest number that it can mean; undefined also for a text such as 过亿, which has no upper end.
high(text) := reading.high if {
	reading := _reading(text)
	not reading.floor
}

# contradicted is true when the amount of m lies outside what its text can mean.
contradicted(m) if m.amount < low(m.amount_text)

contradicted(m) if m.amount > high(m.amount_text)

# readable is true when the text says a number.
readable(text) if low(text)

# unit_factor is the smallest factor, by which a wrong unit multiplies, that explains why the amount of m contradicts its text.
unit_factor(m) := min(factors) if {
	contradicted(m)
	factors := {factor |
		some factor in data.lib.amount_text.unit_factors
		some amount in [m.amount * factor, m.amount / factor]
		not contradicted({"amount": amount, "amount_text": m.amount_text})
	}
}

# currency is the one currency that the text names.
currency(text) := code if {
	codes := {code | some word, code in data.lib.amount_text.currencies; contains(_plain(text), word)}
	count(codes) == 1
	some code in codes
}

# worded is the amounts of the profile that are given both in figures and in words, by pointer.
worded[pointer] := amount if {
	some pointer, amount in _amounts
	is_string(object.get(amount, "amount_text", null))
}

# subject is what a finding calls the amount at pointer.
subject(pointer) := concat(" ", [rounds.subject(i, round), member]) if {
	some i, round in input.rounds
	some member in data.lib.amount_text.round_members
	pointer == concat("/", [facts.entry("/rounds", i), member])
} else := pointer

_amounts[pointer] := amount if {
	some pointer in data.lib.amount_text.facts
	amount := given.fact(object.get(input, split(trim_left(pointer, "/"), "/"), null))
}

_amounts[concat("/", [facts.entry("/rounds", i), member])] := amount if {
	some i, round in input.rounds
	some member in data.lib.amount_text.round_members
	amount := given.fact(round[member])
}

_amounts[concat("/", [facts.entry("/use_of_funds", i), "amount"])] := amount if {
	some i, line in input.use_of_funds
	amount := given.fact(line.amount)
}

# A number, a range, or a unit with no number before it, and what the words around it make of it.
_reading(text) := object.union(
	_span(strings.replace_n({mark: "" | some mark in [">", "<", "≈"]}, marked), marked),
	{"floor": contains(marked, ">"), "ceiling": contains(marked, "<")},
) if {
	marked := _marked(regex.replace(_plain(text), _currency_pattern, ""))
}

_span(core, marked) := {"low": number.value - margin, "high": number.value + margin} if {
	number := _number(core)
	margin := _margin(number, marked)
}

# 数千万 and 千万级 are anything from the unit to ten times the unit; 近千万 ends at the unit.
_span(core, marked) := {"low": factor, "high": _times(marked) * factor} if {
	core != ""
	factor := _factor(core)
}

_span(core, _) := {"low": first.value - first.margin, "high": last.value + last.margin} if {
	ends := split(core, "-")
	count(ends) == 2
	last := _number(ends[1])
	first := _number(_with_unit(ends[0], ends[1]))
}

# 1000至2000万 and 1000~2000万 are ranges; 不到2000万 and ~2000万 are not.
_marked(body) := strings.replace_n(data.lib.amount_text.marks[1], strings.replace_n(data.lib.amount_text.marks[0], ranged)) if {
	ranged := regex.replace(body, `([0-9a-z十百千万亿])[~至到]([0-9])`, "$1-$2")
}

# 1000-2000万: the unit stands once.
_with_unit(start, _) := start if not regex.match("[0-9.,]$", start)

_with_unit(start, end) := concat("", [start, regex.find_n("[^0-9.,]*$", end, 1)[0]]) if regex.match("[0-9.,]$", start)

# The sum of numbers with ever smaller units, such as 1亿5000万, and half of the last digit's place.
_number(core) := {"value": sum(values), "margin": min([part.margin | some part in parts])} if {
	matches := regex.find_all_string_submatch_n(_part_pattern, core, -1)
	concat("", [match[0] | some match in matches]) == core
	parts := [_part(match) | some match in matches]
	count(parts) == count(matches)
	count(parts) > 0
	every i, _ in parts { _smaller(parts, i) }
	values := [part.value | some part in parts]
}

_smaller(_, 0)

_smaller(parts, i) if {
	i > 0
	parts[i].factor < parts[i - 1].factor
	parts[i].factor > 1
}

_part(match) := {
	"value": to_number(digits) * factor,
	"factor": factor,
	"margin": factor / (2 * _power(_decimals(digits))),
} if {
	regex.match(_grouped, match[1])
	digits := replace(match[1], ",", "")
	factor := _factor(match[2])
}

_factor("") := 1

_factor(word) := unit.factor if {
	some unit in data.lib.amount_text.units
	unit.word == word
}

_decimals(digits) := count(split(digits, ".")[1]) if contains(digits, ".")

_decimals(digits) := 0 if not contains(digits, ".")

_power(n) := to_number(concat("", ["1", substring("000000000000", 0, n)]))

# Thousands, Indian lakhs, or groups of four; or no separators.
_grouped := `^([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4}|[0-9]{1,2}(,[0-9]{2}){0,5},[0-9]{3}|[0-9]{1,4}(,[0-9]{4}){1,3})(\.[0-9]{1,12})?$`

_part_pattern := concat("", ["([0-9][0-9.,]*)(", concat("|", [unit.word | some unit in data.lib.amount_text.units]), ")?"])

# A floor or a ceiling is meant as it stands.
_margin(number, marked) := 0 if {
	regex.match("[<>]", marked)
} else := max([number.margin, number.value * data.lib.amount_text.about_range]) if {
	contains(marked, "≈")
} else := number.margin

_times(marked) := 1 if {
	contains(marked, "<")
} else := 10

_plain(text) := strings.replace_n(data.lib.amount_text.signs, regex.replace(lower(text), `[\s\p{Zs}]+`, ""))

_currency_pattern := concat("", [
	"人民币|新台币|新加坡元|美元|美金|港元|港币|欧元|英镑|日元|韩元|卢比|dollars?|yuan|euros?|rupees?|pounds?|",
	`rmb|cny|usd|hkd|eur|gbp|jpy|inr|krw|twd|sgd|us\$|hk\$|rs\.?|[$¥€£₹元圆整]`,
])
