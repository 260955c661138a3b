# METADATA
# title: Given facts
# description: |
#   A fact of the profile as a value that can be compared. In Rego null is smaller than every number and can't be counted, so an
#   absent fact that is written as null must not reach a comparison.
package lib.given

import data.lib.facts

# fact is x unless it is null or an amount known only in words; undefined then, as for a fact that is not written at all.
fact(x) := x if facts.is_fact(x)
