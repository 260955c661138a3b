# METADATA
# title: Risk register
# description: |
#   How the register treats one category of risk: whether it is named, scored (likelihood times impact, 1 to 25), countered,
#   owned and reviewed. The thresholds are the asking rule's params: severe_score, low_score and maximum_review_days.
package lib.risk_register

import data.lib.facts
import data.lib.given
import data.lib.recency
import data.lib.subjects
import data.lib.words

# missing is the set of pointers of what must be known of the category before the register can be judged.
missing(category, params) := union({
	facts.not_whole({"/risk/register"}),
	facts.absent({"/company/as_of"}),
	{p | some i, entry in input.risk.register; some p in facts.lacking(_pointer(i), entry, {"category"})},
	{p | some i, entry in _entries(category); some p in facts.lacking(_pointer(i), entry, _always)},
	{p |
		some i, entry in _entries(category)
		_score(entry) >= params.severe_score
		some p in facts.lacking(_pointer(i), entry, {"mitigation", "owner"})
	},
	{p |
		some i, entry in _entries(category)
		some p in recency.undecided(concat("/", [_pointer(i), "reviewed_on"]), entry.reviewed_on, params.maximum_review_days)
	},
})

# finding is the set of findings about the category: unidentified, unmitigated, unowned and stale.
finding(category, params) := union({
	_unidentified(category),
	_neglected(category, params, "unmitigated", "mitigation"),
	{object.union(f, {"severity": "medium"}) | some f in _neglected(category, params, "unowned", "owner")},
	_stale(category, params),
})

# managed is true when the register names the category and everything that it says about it is in order.
managed(category, params) if {
	_all_categorised
	count(_entries(category)) > 0
	every entry in _entries(category) { _in_hand(entry, params) }
}

# highest is the highest score of the category; undefined unless all its entries are known and scored.
highest(category) := max(scores) if {
	_all_categorised
	scores := [_score(entry) | some entry in _entries(category)]
	count(scores) == count(_entries(category))
}

# rated_low is true when the register calls the category a low risk.
rated_low(category, params) if highest(category) <= params.low_score

# contradiction is the finding that a fact speaks against a category rated low; at and evidence are those of the fact.
contradiction(category, params, kind, at, evidence) := {
	"kind": kind,
	"at": array.concat(at, [_pointer(i) | some i, _ in _entries(category)]),
	"evidence": object.union(evidence, {"highest_score": highest(category), "low_score": params.low_score}),
} if {
	rated_low(category, params)
}

# suggestions is the set of what would help against findings; a contradiction asks for a new rating.
suggestions(findings) := {s |
	some f in findings
	action := object.get(_actions, f.kind, "reassess")
	s := object.union({"action": action, "values": {}}, object.filter(f, {"subject"}))
}

_actions := {"unidentified": "identify", "unmitigated": "mitigate", "unowned": "name_owner", "stale": "review"}

_always := {"likelihood", "impact", "reviewed_on"}

_unidentified(category) := {f |
	_all_categorised
	count(_entries(category)) == 0
	f := {
		"kind": "unidentified",
		"severity": "medium",
		"at": ["/risk/register"],
		"evidence": {"entries": count(input.risk.register)},
	}
}

# Severe entries whose text in that member says that there is none.
_neglected(category, params, kind, member) := {f |
	some i, entry in _entries(category)
	_score(entry) >= params.severe_score
	words.says_none(entry, member)
	f := {
		"kind": kind,
		"subject": subjects.of(input.risk.register, i, "title"),
		"at": [concat("/", [_pointer(i), m]) | some m in [member, "likelihood", "impact"]],
		"evidence": {"score": _score(entry), "severe_score": params.severe_score},
	}
}

_stale(category, params) := {f |
	some i, entry in _entries(category)
	recency.older(entry.reviewed_on, params.maximum_review_days)
	f := {
		"kind": "stale",
		"severity": "medium",
		"subject": subjects.of(input.risk.register, i, "title"),
		"at": [concat("/", [_pointer(i), "reviewed_on"])],
		"evidence": {"reviewed_on": entry.reviewed_on, "maximum_review_days": params.maximum_review_days},
	}
}

_in_hand(entry, params) if {
	_score(entry) < params.severe_score
	recency.recent(entry.reviewed_on, params.maximum_review_days)
}

_in_hand(entry, params) if {
	words.says_something(entry, "mitigation")
	words.says_something(entry, "owner")
	is_number(_score(entry))
	recency.recent(entry.reviewed_on, params.maximum_review_days)
}

# The register is whole and no entry hides its category.
_all_categorised if {
	facts.whole("/risk/register")
	every entry in input.risk.register { facts.known(entry, "category") }
}

# The entries of the category by their place in the register.
_entries(category) := {i: entry | some i, entry in input.risk.register; entry.category == category}

_pointer(i) := facts.entry("/risk/register", i)

_score(entry) := given.fact(entry.likelihood) * given.fact(entry.impact)
