# METADATA
# title: Dependencies
# description: |
#   Whether one counterparty carries too much of what a role brings (technology, data, hardware, application) while no second
#   one is qualified. A company does not depend on others for what is its own place in the ecosystem.
package lib.dependencies

import data.lib.facts
import data.lib.given
import data.lib.subjects

# is_own is true when the role is the company's own.
is_own(role) if input.strategy.ecosystem_role == role

# concentrated is the set of findings: counterparties of that role above the limit that nobody could replace.
concentrated(role, limit) := {found |
	_is_foreign(role)
	some i, entry in input.dependencies
	entry.role == role
	_is_concentrated(entry, limit)
	at := facts.entry("/dependencies", i)
	subject := subjects.of(_names(role), i, "supplier")
	found := {
		"subject": subject,
		"at": [concat("/", [at, "share_pct"]), concat("/", [at, "substitute"])],
		"evidence": {
			"supplier": object.get(entry, "supplier", subject),
			"share_pct": entry.share_pct,
			"maximum_share_pct": limit,
		},
	}
}

# is_spread is true when the list is whole and no counterparty of that role is concentrated.
is_spread(role, limit) if {
	_is_foreign(role)
	facts.whole("/dependencies")
	every entry in input.dependencies { _is_harmless(entry, role, limit) }
}

# missing is the set of pointers of what is needed to judge the role.
missing(role, limit) := (facts.absent({"/strategy/ecosystem_role"}) | facts.not_whole({"/dependencies"})) | {pointer |
	some i, entry in input.dependencies
	some pointer in facts.lacking(facts.entry("/dependencies", i), entry, _needed(entry, role, limit))
}

# One counterparty may bring several things: only within a role do two entries of one name need telling apart.
_names(role) := [named |
	some entry in input.dependencies
	named := {true: entry, false: {}}[object.get(entry, "role", null) == role]
]

_is_foreign(role) if given.fact(input.strategy.ecosystem_role) != role

_is_concentrated(entry, limit) if {
	given.fact(entry.share_pct) > limit
	entry.substitute == false
}

_is_harmless(entry, role, _) if given.fact(entry.role) != role

# Whatever it brings.
_is_harmless(entry, _, limit) if given.fact(entry.share_pct) <= limit

_is_harmless(entry, _, _) if given.fact(entry.substitute) == true

_needed(entry, role, limit) := set() if {
	_is_harmless(entry, role, limit)
} else := {"share_pct", "substitute"} if {
	entry.role == role
} else := {"role"}
