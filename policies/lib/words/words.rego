# METADATA
# title: Words
# description: |
#   What a text says. A text field that says that there is nothing is a fact; an absent one is not.
package lib.words

# says_none is true when the text of that member says that there is nothing.
says_none(object_, member) if _plain(object_[member]) in data.lib.words.none

# says_something is true when the text of that member is there and names something.
says_something(object_, member) if {
	text := _plain(object_[member])
	not text in data.lib.words.none
}

_plain(text) := lower(trim_space(text)) if is_string(text)
