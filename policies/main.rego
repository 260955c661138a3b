# METADATA
# title: Outcomes
# description: |
#   The outcome of every rule on one profile. Each outcome is proven by a public name of the rule; a rule that proves none is
#   in error. Rules are found by their missing set, which is always defined. Only leaves are named: binding a rule's whole
#   package would evaluate its helpers, and all tests.
# entrypoint: true
package diligo

# What is null is absent: no rule ever sees a null.
outcomes := found if {
	found := _outcomes with input as json.remove(input, _nulls)
}

_nulls := [[_text(step) | some step in path] | walk(input, [path, value]); value == null]

_text(step) := step if is_string(step)

_text(step) := format_int(step, 10) if is_number(step)

_outcomes[category][rule] := _outcome(category, rule) if {
	some category, rule
	data.rules[category][rule].missing
}

# What a verdict rests on beside facts and thresholds: exchange rates.
_outcome(category, rule) := object.union(proven, {"rates": rates}) if {
	proven := _proven(category, rule)
	rates := _rates(category, rule, proven.outcome)
	count(rates) > 0
} else := _proven(category, rule)

_rates(category, rule, outcome) := [rate | some rate in data.rules[category][rule].rates] if outcome in {"fail", "pass"}

_proven(category, rule) := {"outcome": "not_applicable"} if {
	data.rules[category][rule].not_applicable
} else := {"outcome": "fail", "findings": findings, "suggestions": _suggestions(category, rule)} if {
	findings := data.rules[category][rule].finding
	count(findings) > 0
} else := {"outcome": "unknown", "missing": missing} if {
	missing := data.rules[category][rule].missing
	count(missing) > 0
} else := {"outcome": "pass"} if {
	data.rules[category][rule].pass
} else := {"outcome": "error", "reason": "undetermined"}

_suggestions(category, rule) := {suggestion | some suggestion in data.rules[category][rule].suggestion}
