# METADATA
# title: Facts
# description: |
#   What a profile says and what it leaves out. A fact is absent when its JSON pointer leads nowhere or to null, or to an
#   amount that is known only in words; 0, false and an empty list are facts. A list is open unless the profile names it in
#   complete: the pointer of what it may leave out is the list's pointer with "/-" behind it (RFC 6901, the entry after the last).
package lib.facts

# absent is the set of those pointers whose fact the profile lacks.
absent(pointers) := {pointer | some pointer in pointers; not is_fact(object.get(input, _tokens(pointer), null))}

# lacking is the set of pointers of those members that entry, found at pointer, lacks. A member may be a path such as
# "vesting/months".
lacking(pointer, entry, members) := {concat("/", [pointer, member]) | some member in members; not known(entry, member)}

# known is true when the member at path (names joined by "/") below object is a fact.
known(object_, path) if {
	contains(path, "/")
	is_fact(object.get(object_, split(path, "/"), null))
} else if is_fact(object_[path])

# is_fact is true unless value is null or an amount that is known only in words.
is_fact(value) if {
	not is_object(value)
	value != null
}

is_fact(value) if {
	is_object(value)
	not _only_words(value)
}

# whole is true when the profile says that the list at pointer names everything there is (lists are open by default).
whole(pointer) if pointer in _whole

# not_whole is the set of pointers that stand for what is not known of those lists: the list's own pointer when the profile
# lacks it, else the pointer of its further entries, unless the profile says that the list is whole.
not_whole(pointers) := {unknown | some pointer in pointers; unknown := _not_whole(pointer)}

_not_whole(pointer) := pointer if {
	not is_fact(object.get(input, _tokens(pointer), null))
} else := concat("/", [pointer, "-"]) if {
	not whole(pointer)
}

# The lists that are there and whole.
_whole contains pointer if {
	some pointer in input.complete
	is_array(object.get(input, _tokens(pointer), null))
}

# entry is the JSON pointer of entry i of the list at pointer.
entry(pointer, i) := concat("/", [pointer, format_int(i, 10)])

# The tokens of a pointer, places in lists as numbers.
_tokens(pointer) := [_token(text) | some text in split(trim_left(pointer, "/"), "/")] if {
	regex.match(`/\d`, pointer)
} else := split(trim_left(pointer, "/"), "/")

_token(text) := to_number(text) if {
	regex.match(`^\d+$`, text)
} else := text

_only_words(value) if {
	value.currency
	object.get(value, "amount", null) == null
}
