# METADATA
# title: Ownership
# description: |
#   The holders of the cap table by their pointers. The table is whole when the profile says so, and also when the shares that it
#   names leave no room for another holder. What follows from other facts is not asked for: a holder's percentage from the number of shares
#   and their total, a founder's class from the founders' names.
package lib.ownership

import data.lib.entries
import data.lib.facts
import data.lib.given

# of is the holders of that class.
of(class) := {pointer: holder | some pointer, holder in holders; holder.class == class}

# hidden is the set of pointers of what may hide a further holder of any class.
hidden := _open | entries.lacking(holders, {"class"})

# holders is every holder that the table names, with the percentage and the class that it gives or that follow.
holders := _listed if derived == {}

holders := {pointer: object.union(holder, _following(pointer)) | some pointer, holder in _listed} if derived != {}

# derived is each fact of a holder that the profile lacks and that follows from others, by its pointer: its value, and the pointers of
# the facts that it was derived from.
derived[concat("/", [pointer, "pct"])] := {
	"value": (100 * shares) / total,
	"from": [concat("/", [pointer, "shares"]), "/cap_table/total_fd_shares"],
} if {
	total := given.fact(input.cap_table.total_fd_shares)
	total > 0
	some pointer, holder in _listed
	not facts.known(holder, "pct")
	shares := given.fact(holder.shares)
}

derived[concat("/", [pointer, "class"])] := {
	"value": "founder",
	"from": [concat("/", [pointer, "name"]), concat("/", [facts.entry("/team/founders", i), "name"])],
} if {
	some pointer, holder in _listed
	not facts.known(holder, "class")
	name := _plain(given.fact(holder.name))
	i := [i | some i, founder in input.team.founders; _plain(given.fact(founder.name)) == name][0]
}

# derivations is what was derived about some of the holders, as a rule says it in derived.
derivations(some_holders) := {object.union(found, {"pointer": at}) |
	some pointer, _ in some_holders
	some member in ["pct", "class"]
	at := concat("/", [pointer, member])
	found := derived[at]
}

# total_pct is the sum of the shares that are known.
total_pct(some_holders) := sum([holder.pct | some holder in some_holders; is_number(holder.pct)])

# adds_up is true when the shares that the table names leave no room for another holder.
adds_up if total_pct(holders) >= 100 - data.lib.ownership.tolerance_pct

_listed := entries.at("/cap_table/holders", object.get(input, ["cap_table", "holders"], null))

_following(pointer) := {member: found.value |
	some member in ["pct", "class"]
	found := derived[concat("/", [pointer, member])]
}

_plain(name) := lower(trim_space(name))

_open := set() if {
	adds_up
} else := facts.not_whole({"/cap_table/holders"})
