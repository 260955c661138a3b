# METADATA
# title: Outcomes
# description: |
#   The outcome of every rule on one profile. Each outcome is proven by a public name of the rule; a rule that proves none is
#   in error. Rules are found by their missing set, which is always defined. Only leaves are named: binding a rule's whole
#   package would evaluate its helpers, and all tests. A rule that waits for the stage of the company is judged at every stage:
#   where all of them have one outcome, that is the outcome, with the findings of the mildest stage.
# entrypoint: true
package diligo

import data.lib.ages

# What is null is absent: no rule ever sees a null.
outcomes := found if {
	found := _outcomes with input as json.remove(input, _nulls)
}

_nulls := [[_text(step) | some step in path] | walk(input, [path, value]); value == null]

_text(step) := step if is_string(step)

_text(step) := format_int(step, 10) if is_number(step)

_outcomes[category][rule] := outcome if {
	some category, rule
	data.rules[category][rule].missing
	outcome := _aged(category, rule, _settled(category, rule, _outcome(category, rule)))
}

# What is too old bears no pass and proves no "not applicable": these are what the other facts prove alone, and where those prove nothing,
# the values of today are missing. A finding stands. Both say which facts are overaged, and whether they are twice as old as they may be: such a finding
# is stale.
_aged(category, rule, settled) := settled if {
	count(ages.overaged) == 0
} else := _dated(settled, {pointer | some finding in settled.findings; some pointer in finding.at}) if {
	settled.outcome == "fail"
} else := settled if {
	not settled.outcome in {"pass", "not_applicable"}
} else := now if {
	now := _now(category, rule, ages.current)
	now.outcome in {"pass", "not_applicable"}
} else := _dated({"outcome": "unknown", "missing": missing}, missing) if {
	now := _now(category, rule, ages.current)
	now.outcome == "unknown"
	missing := now.missing
} else := _dated({"outcome": "unknown", "missing": missing}, missing) if {
	missing := {pointer |
		some pointer, _ in ages.overaged
		_now(category, rule, ages.without({pointer})).outcome != settled.outcome
	}
	count(missing) > 0
} else := _dated({"outcome": "unknown", "missing": missing}, missing) if {
	missing := {pointer | some pointer, _ in ages.overaged}
}

_now(category, rule, profile) := outcome if {
	outcome := _settled(category, rule, _outcome(category, rule)) with input as profile
}

_dated(outcome, pointers) := object.union(outcome, {"aged": aged}) if {
	aged := {fact: {"as_of": age.as_of, "expired": age.expired} |
		some pointer in pointers
		some fact, age in ages.overaged
		startswith(concat("", [pointer, "/"]), concat("", [fact, "/"]))
	}
	count(aged) > 0
} else := outcome

_settled(category, rule, found) := agreed if {
	"/company/stage" in found.missing
	at := {stage: outcome |
		some stage in _stages
		outcome := _outcome(category, rule) with input as object.union(input, {"company": {"stage": stage}})
	}
	agreed := _agreed(at)
} else := found

_agreed(at) := at.growth if {
	{outcome.outcome | some outcome in at} in {{"pass"}, {"not_applicable"}}
}

_agreed(at) := at.growth if {
	{outcome.outcome | some outcome in at} == {"fail"}
	count({outcome.findings | some outcome in at}) == 1
}

_agreed(at) := object.union(at[mildest], {"findings": {_assuming(f, mildest) | some f in at[mildest].findings}}) if {
	{outcome.outcome | some outcome in at} == {"fail"}
	count({outcome.findings | some outcome in at}) > 1
	mildest := min([[_worst(at[stage].findings), count(at[stage].findings), i, stage] | some i, stage in _stages])[3]
}

_assuming(finding, stage) := object.union(finding, {
	"at": [pointer | some pointer in finding.at; pointer != "/company/stage"],
	"evidence": {"assumed_stage": stage},
})

# A finding that has no severity of its own has the rule's, which none exceeds.
_worst(findings) := max({object.get(_severities, object.get(finding, "severity", ""), 5) | some finding in findings})

_severities := {"info": 0, "low": 1, "medium": 2, "high": 3, "critical": 4}

_stages := ["start_up", "growth", "expansion"]

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

# figures is the derived figures of a profile, by name: what rules judge by, and reports show for every company. It is evaluated only
# where it is asked for.
figures := found if {
	found := data.lib.figures.all with input as json.remove(input, _nulls)
}
