package corpus.strings

names := {s | walk(input, [_, s]); is_string(s)}

joined := concat(", ", names)

joined_array := concat("", [upper(s) | some s in names])

parts[s] := split(s, " ") if some s in names

lengths[s] := count(s) if some s in names

trimmed contains trim_space(lower(s)) if some s in names

cut contains trim_left(trim_right(s, "s"), "aS") if some s in names

affixes contains [trim_prefix(s, "Seed"), trim_suffix(s, "A")] if some s in names

starts contains s if {
	some s in names
	startswith(s, "S")
}

ends contains s if {
	some s in names
	endswith(s, "d")
}

has_a contains s if {
	some s in names
	contains(s, "a")
	indexof(s, "a") >= 0
}

heads contains substring(s, 0, 3) if some s in names

tails contains substring(s, 2, -1) if some s in names

replaced contains replace(s, "e", "ee") if some s in names

words contains s if {
	some s in names
	regex.match(`^[A-Z][a-z]+$`, s)
}

described contains sprintf("%s has %d letters, %v, %.2f, %5.1f%%", [s, count(s), {s}, count(s) / 3, 12.5]) if some s in names

odd_formats contains sprintf("%d %s %v %!", [count(s), count(s), 1.0]) if some s in names

numbers_in_text[s] := to_number(s) if some s in names

mistaken contains concat(",", [s, x]) if {
	some s in names
	some x in input.numbers
}
