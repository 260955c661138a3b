# METADATA
# title: Support
# description: |
#   How well a fact is supported: claimed by the company, shown by a document, or verified by somebody else. The profile says so in
#   provenance, by pointers; of a fact the nearest entry at or above it counts. Not everybody may say everything: who says documented must name the source and
#   the digest of the document, who says verified must name who has verified it, and that must not be the company. Otherwise, and when a
#   document has expired or was replaced, the entry counts as claimed. The host, which leaves facts below a floor out, counts alike.
package lib.support

import data.lib.dates
import data.lib.given

# counts is the level that each entry counts for, by its pointer.
counts[pointer] := "claimed" if lowered[pointer]

counts[pointer] := record.level if {
	some pointer, record in input.provenance
	record.level
	not lowered[pointer]
}

# lowered is why an entry counts for less than it says: no_source, no_verifier, own_verifier, superseded or expired.
lowered[pointer] := fault if {
	some pointer, record in input.provenance
	fault := _fault(record)
}

# is_said is true when an entry at a fact or above it says how well the fact is supported.
is_said(pointer) if _nearest(pointer)

# is_shown is true when the fact counts as documented or verified, with all that is in it.
is_shown(pointer) if {
	_nearest(pointer) != "claimed"
	not pointer in _claimed_within
}

# is_shown is also true of an amount of money whose number is.
is_shown(pointer) if counts[concat("/", [pointer, "amount"])] in {"documented", "verified"}

# at is the entry of provenance whose level a fact has.
at(pointer) := [above | some above in _around(pointer); counts[above]][0]

_nearest(pointer) := counts[at(pointer)]

# A pointer, and those of what is around it, the nearest first.
_around(pointer) := [concat("/", array.slice(tokens, 0, n)) |
	tokens := split(pointer, "/")
	some i in numbers.range(1, count(tokens))
	n := (count(tokens) - i) + 1
]

# What has something in it that is only claimed, but for the currency of an amount, which says nothing by itself.
_claimed_within := {around |
	some pointer, "claimed" in counts
	not endswith(pointer, "/currency")
	some around in _around(pointer)
	around != pointer
}

_fault(record) := "no_source" if {
	record.level == "documented"
	not _names(record, "source")
} else := "no_source" if {
	record.level == "documented"
	not _names(record, "sha256")
} else := "no_verifier" if {
	record.level == "verified"
	not _names(record, "verified_by")
} else := "own_verifier" if {
	record.level == "verified"
	_is_own(_plain(record.verified_by))
} else := "superseded" if {
	_says_more(record)
	_names(record, "superseded_by")
} else := "expired" if {
	_says_more(record)
	dates.before(given.fact(record.expires), given.fact(input.company.as_of))
}

_says_more(record) if record.level in {"documented", "verified"}

_names(record, member) if trim_space(record[member]) != ""

# A verifier is the company itself where it is called so, or where the name of the company or of a founder is in its name: as words, or,
# in a script that parts no words, as letters.
_is_own(verifier) if verifier in data.lib.support.own

_is_own(verifier) if {
	some name in _own_names
	contains(sprintf(" %s ", [verifier]), sprintf(" %s ", [name]))
}

_is_own(verifier) if {
	some name in _own_names
	regex.match(`\p{Han}`, name)
	contains(replace(verifier, " ", ""), replace(name, " ", ""))
}

_own_names := {plain |
	some name in array.concat(
		[name | some member in ["id", "name", "legal_name"]; name := input.company[member]],
		[founder.name | some founder in input.team.founders],
	)
	plain := _plain(name)
	count(plain) > 1
}

# A name in lower case, its words parted by single spaces.
_plain(name) := trim_space(lower(regex.replace(name, `[^\p{L}\p{Nd}]+`, " ")))
