# What conftest needs to test our policies: a message for every rule that fails.
package main

deny contains msg if {
	some category, rule
	data.diligo.outcomes[category][rule].outcome == "fail"
	msg := sprintf("%s/%s", [category, rule])
}
