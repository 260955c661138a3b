package rules.consistency.ownership_sold_differs_test

import data.rules.consistency.ownership_sold_differs as rule

test_outcome[note] if {
	some note, tc in {
		"as sold": {"held": 20, "extra": {}, "want": ["pass"]},
		"a point more": {"held": 21, "extra": {}, "want": ["pass"]},
		"more, conversions unknown": {"held": 22, "extra": {}, "want": ["unknown", "/rounds/1/converted"]},
		"more, none converted": {"held": 22, "extra": {"converted": _cny(0)}, "want": ["more"]},
		"more, with the converted": {"held": 22, "extra": {"converted": _cny(2)}, "want": ["pass"]},
		"converted elsewhere": {"held": 20, "extra": {"converted": _cny(5)}, "want": ["pass"]},
		"a point less": {"held": 19, "extra": {}, "want": ["pass"]},
		"less, sale unknown": {"held": 18, "extra": {}, "want": ["unknown", "/rounds/1/secondary"]},
		"less, nothing sold": {"held": 18, "extra": {"secondary": _cny(0)}, "want": ["less"]},
		"less, without the shares sold": {"held": 18, "extra": {"secondary": _cny(2)}, "want": ["pass"]},
		"worth nothing": {"held": 20, "extra": {"post_money": _cny(0)}, "want": ["not_applicable"]},
	}

	profile := _profile(tc.held, tc.extra)
	_outcome(profile) == tc.want
}

test_finding_whole if {
	profile := _profile(30, {"converted": _cny(0)})
	found := rule.finding with input as profile
	found == {{
		"kind": "more",
		"subject": "Series A",
		"at": ["/rounds/1/amount", "/rounds/1/post_money", "/cap_table/holders/1/pct", "/cap_table/holders/2/pct"],
		"evidence": {
			"amount": _cny(20),
			"post_money": _cny(100),
			"sold_pct": 20,
			"held_pct": 30,
			"tolerance_pct": 1,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{
		"action": "bridge_holdings",
		"subject": "Series A",
		"values": {"sold_pct": 20, "held_pct": 30},
	}}
}

test_not_applicable[note] if {
	some note, tc in {
		"issued shares": [{"op": "replace", "path": "/cap_table/basis", "value": "issued"}],
		"an earlier table": [{"op": "replace", "path": "/cap_table/as_of", "value": "2025-05"}],
		"no priced round": [{"op": "replace", "path": "/rounds", "value": [{"instrument": "safe"}]}],
		"two closings on one day": [{"op": "replace", "path": "/rounds/0/date", "value": "2025-06-30"}],
	}

	rule.not_applicable with input as json.patch(_profile(20, {}), tc)
}

test_applicable_until_proven if {
	not rule.not_applicable with input as {}
	not rule.not_applicable with input as {"rounds": []}
	not rule.not_applicable with input as json.remove(_profile(20, {}), ["/cap_table/basis"])
}

test_missing[note] if {
	some note, tc in {
		"rounds whole": {"patch": [{"op": "replace", "path": "/complete", "value": ["/cap_table/holders"]}], "want": {"/rounds/-"}},
		"holders whole": {"patch": [{"op": "replace", "path": "/complete", "value": ["/rounds"]}], "want": {"/cap_table/holders/-"}},
		"date of a round": {"patch": [{"op": "remove", "path": "/rounds/0/date"}], "want": {"/rounds/0/date"}},
		"which round was last": {"patch": [{"op": "replace", "path": "/rounds/0/date", "value": "2025"}], "want": {"/rounds/0/date"}},
		"before or after the table": {
			"patch": [{"op": "replace", "path": "/cap_table/as_of", "value": "2025"}],
			"want": {"/cap_table/as_of"},
		},
		"table undated": {"patch": [{"op": "remove", "path": "/cap_table/as_of"}], "want": {"/cap_table/as_of"}},
		"basis": {"patch": [{"op": "replace", "path": "/cap_table/basis", "value": null}], "want": {"/cap_table/basis"}},
		"class": {"patch": [{"op": "remove", "path": "/cap_table/holders/0/class"}], "want": {
			"/cap_table/holders/0/class",
			"/cap_table/holders/0/round",
		}},
		"round of a holder": {
			"patch": [{"op": "remove", "path": "/cap_table/holders/1/round"}],
			"want": {"/cap_table/holders/1/round"},
		},
		"share of a holder": {
			"patch": [{"op": "replace", "path": "/cap_table/holders/1/pct", "value": null}],
			"want": {"/cap_table/holders/1/pct"},
		},
		"name of the round": {
			"patch": [
				{"op": "remove", "path": "/rounds/1/name"},
				{"op": "remove", "path": "/rounds/1/label"},
			],
			"want": {"/rounds/1/label"},
		},
		"valuation": {"patch": [{"op": "remove", "path": "/rounds/1/post_money"}], "want": {"/rounds/1/post_money"}},
		"rate": {"patch": [{"op": "replace", "path": "/rounds/1/amount/currency", "value": "XAF"}], "want": {"/rates/XAF/CNY"}},
		"nothing": {"patch": [], "want": set()},
		"share of a holder of another round": {
			"patch": [{"op": "add", "path": "/cap_table/holders/-", "value": {"class": "investor", "round": "angel"}}],
			"want": set(),
		},
	}

	profile := json.patch(_profile(20, {}), tc.patch)
	rule.missing == tc.want with input as profile
	_outcome(profile)[0] == {true: "pass", false: "unknown"}[tc.want == set()]
}

test_nothing_known if {
	rule.missing == {"/rounds", "/cap_table/holders", "/cap_table/as_of", "/cap_table/basis"} with input as {}
}

test_holders_name_the_label if {
	_outcome(json.patch(_profile(20, {}), [{"op": "replace", "path": "/cap_table/holders/1/round", "value": "a"}])) == ["pass"]
}

test_no_suggestion_without_finding if rule.suggestion == set() with input as _profile(20, {})

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

# The lead holds 5% less than all investors of the round together.
_profile(held, extra) := {
	"complete": ["/rounds", "/cap_table/holders"],
	"rounds": [
		{"label": "angel", "channel": "angel", "date": "2023"},
		object.union(
			{
				"name": "Series A",
				"label": "a",
				"channel": "venture",
				"date": "2025-06-30",
				"amount": _cny(20),
				"post_money": _cny(100),
			},
			extra,
		),
	],
	"cap_table": {
		"as_of": "2025-12",
		"basis": "fully_diluted",
		"holders": [
			{"class": "founder", "pct": 90 - held},
			{"class": "investor", "pct": held - 5, "round": "Series A"},
			{"class": "investor", "pct": 5, "round": "Series A"},
			{"class": "investor", "pct": 10, "round": "angel"},
		],
	},
}

_cny(amount) := {"amount": amount, "currency": "CNY"}

test_derived if {
	profile := json.patch(_profile(20, {}), [{"op": "add", "path": "/cap_table/total_fd_shares", "value": 100}, {"op": "replace", "path": "/cap_table/holders/1", "value": {"class": "investor", "shares": 15, "round": "Series A"}}])
	rule.missing == set() with input as profile
	rule.pass with input as profile
	derived := rule.derived with input as profile
	{d.pointer | some d in derived} == {"/cap_table/holders/1/pct"}
}
