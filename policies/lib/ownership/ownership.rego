# METADATA
# title: Ownership
# description: |
#   The holders of the cap table by their pointers. The table is whole when the profile says so, and also when the shares that it
#   names leave no room for another holder.
package lib.ownership

import data.lib.entries
import data.lib.facts

# of is the holders of that class.
of(class) := {pointer: holder | some pointer, holder in holders; holder.class == class}

# hidden is the set of pointers of what may hide a further holder of any class.
hidden := _open | entries.lacking(holders, {"class"})

# holders is every holder that the table names.
holders := entries.at("/cap_table/holders", object.get(input, ["cap_table", "holders"], null))

# total_pct is the sum of the shares that are known.
total_pct(some_holders) := sum([holder.pct | some holder in some_holders; is_number(holder.pct)])

# adds_up is true when the shares that the table names leave no room for another holder.
adds_up if total_pct(holders) >= 100 - data.lib.ownership.tolerance_pct

_open := set() if {
	adds_up
} else := facts.not_whole({"/cap_table/holders"})
