# METADATA
# title: Licences
# description: |
#   What the name of a licence says about its use. Only the name is read, never the licence.
package lib.licences

# restricted is true when the name holds one of the restricting words.
restricted(licence, restricting) if {
	name := lower(_known(licence))
	some word in restricting
	contains(name, word)
}

# unrestricted is true when the licence is known and its name holds none of them.
unrestricted(licence, restricting) if {
	name := lower(_known(licence))
	every word in restricting { not contains(name, word) }
}

# unclear is the pointer of a licence that is named as unknown.
unclear(pointer, entry, member) := {concat("/", [pointer, member]) | _plain(entry[member]) in data.lib.licences.unknown}

_known(licence) := licence if {
	is_string(licence)
	not _plain(licence) in data.lib.licences.unknown
}

_plain(licence) := lower(trim_space(licence)) if is_string(licence)
