# METADATA
# title: Outcomes
# description: |
#   The outcome of every rule on one profile. Each outcome is proven by a public name of the rule; a rule that proves none is
#   in error. Rules are found by their missing set, which is always defined. Only leaves are named: binding a rule's whole
#   package would evaluate its helpers, and all tests. A rule that waits for the stage of the company, or for one other fact that
#   admits few words (a choice that the schema closes, a yes or no: lib/domains), is judged at each word: where none makes a
#   difference, that is the outcome, with the findings of the mildest word.
# entrypoint: true
package diligo

import data.lib.ages
import data.lib.facts

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

# What waits for a word is judged at each word that the fact admits.
_settled(category, rule, found) := agreed if {
	pointer := _waits_for(found)
	words := _words(pointer)
	at := [outcome |
		some word in words
		outcome := _outcome(category, rule) with input as _with(pointer, word)
	]
	agreed := _agreed(at, pointer, words)
} else := found

_waits_for(found) := "/company/stage" if {
	"/company/stage" in found.missing
} else := pointer if {
	count(found.missing) == 1
	some pointer in found.missing
	_pattern(pointer) in object.keys(data.lib.domains.words)
}

_pattern(pointer) := regex.replace(pointer, `/\d+(/|$)`, "/*$1")

_words(pointer) := _stages if {
	pointer == "/company/stage"
} else := [false, true] if {
	data.lib.domains.words[_pattern(pointer)] == []
} else := data.lib.domains.words[_pattern(pointer)]

# The profile with a fact; objects on the way to it are made where they are not there.
_with(pointer, word) := json.patch(input, array.concat(
	[{"op": "add", "path": parent, "value": {}} | some parent in facts.absent(_parents(pointer))],
	[{"op": "add", "path": pointer, "value": word}],
))

_parents(pointer) := {concat("/", array.slice(tokens, 0, n)) |
	tokens := split(pointer, "/")
	some n in numbers.range(2, count(tokens) - 1)
}

# The outcome where no word makes a difference to it: none leaves a finding, or all do. Where some pass and to others nothing applies,
# nothing applies: it claims less. Of passes that with the most exchange rates stands, of findings those of the mildest word.
_agreed(at, _, _) := {"outcome": "not_applicable"} if {
	_harmless(at)
	some outcome in at
	outcome.outcome == "not_applicable"
}

_agreed(at, _, _) := at[best] if {
	{outcome.outcome | some outcome in at} == {"pass"}
	best := min([[0 - count(object.get(outcome, "rates", [])), i] | some i, outcome in at])[1]
}

_agreed(at, _, _) := at[0] if {
	{outcome.outcome | some outcome in at} == {"fail"}
	count({outcome.findings | some outcome in at}) == 1
}

_agreed(at, pointer, words) := object.union(at[mildest], {"findings": findings}) if {
	{outcome.outcome | some outcome in at} == {"fail"}
	count({outcome.findings | some outcome in at}) > 1
	mildest := min([[_worst(outcome.findings), count(outcome.findings), i] | some i, outcome in at])[2]
	findings := {_assuming(f, pointer, words[mildest]) | some f in at[mildest].findings}
}

_harmless(at) if {
	every outcome in at { outcome.outcome in {"pass", "not_applicable"} }
}

_assuming(finding, pointer, word) := object.union(finding, {
	"at": [at | some at in finding.at; at != pointer],
	"evidence": {_assumed(pointer): word},
})

_assumed(pointer) := "assumed_stage" if pointer == "/company/stage"

_assumed(pointer) := "assumed" if pointer != "/company/stage"

# A finding that has no severity of its own has the rule's, which none exceeds.
_worst(findings) := max({object.get(_severities, object.get(finding, "severity", ""), 5) | some finding in findings})

_severities := {"info": 0, "low": 1, "medium": 2, "high": 3, "critical": 4}

_stages := ["start_up", "growth", "expansion"]

# What a verdict rests on beside facts and thresholds: exchange rates, and facts that were derived from others.
_outcome(category, rule) := object.union(proven, {name: list |
	proven.outcome in {"fail", "pass"}
	some name in ["rates", "derived"]
	list := [entry | some entry in data.rules[category][rule][name]]
	count(list) > 0
}) if {
	proven := _proven(category, rule)
}

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
