package rules.capital_structure.option_pool_out_of_range_test

import data.rules.capital_structure.option_pool_out_of_range as rule

test_finding[note] if {
	some note, tc in {
		"none left": {"pct": 0, "want": {"none"}},
		"nearly none left": {"pct": 0.1, "want": {"small"}},
		"below the minimum": {"pct": 7.9, "want": {"small"}},
		"the minimum": {"pct": 8, "want": set()},
		"the maximum": {"pct": 20, "want": set()},
		"above the maximum": {"pct": 20.1, "want": {"large"}},
		"growth, below the minimum": {"stage": "growth", "pct": 4.9, "want": {"small"}},
		"growth, the minimum": {"stage": "growth", "pct": 5, "want": set()},
		"expansion, below the minimum": {"stage": "expansion", "pct": 2.9, "want": {"small"}},
		"expansion, the minimum": {"stage": "expansion", "pct": 3, "want": set()},
	}

	profile := object.union(_pool(tc.pct), {"company": {"stage": object.get(tc, "stage", "start_up")}})
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
	not rule.not_applicable with input as profile
}

test_without_a_round[note] if {
	some note, tc in {
		"no pool, no round": {"pct": 0, "ask": 0, "applies": false, "missing": set()},
		"small, plan not known": {"pct": 5, "ask": null, "applies": true, "missing": {"/financing_plan/amount"}},
		"large, plan not known": {"pct": 30, "ask": null, "applies": true, "missing": {"/financing_plan/amount"}},
		"right, plan not known": {"pct": 10, "ask": null, "applies": true, "missing": set()},
	}

	profile := object.union(_pool(tc.pct), {"financing_plan": {"amount": _yuan(tc.ask)}})
	found := rule.finding with input as profile
	found == set()
	missing := rule.missing with input as profile
	missing == tc.missing
	applies := [true | not rule.not_applicable] with input as profile
	applies == [true | tc.applies]
}

test_finding_whole if {
	found := rule.finding with input as _pool(5)
	found == {{
		"kind": "small",
		"at": ["/cap_table/option_pool_unallocated_pct"],
		"evidence": {"pool_pct": 5, "minimum_pool_pct": 8},
	}}
}

test_suggestion[note] if {
	some note, tc in {
		"none": {"pct": 0, "want": {{
			"action": "top_up_pool",
			"values": {"top_up_pct": 800 / 92, "minimum_pool_pct": 8},
		}}},
		"small": {"pct": 3.4, "want": {{
			"action": "top_up_pool",
			"values": {"top_up_pct": 5, "minimum_pool_pct": 8},
		}}},
		"right": {"pct": 10, "want": set()},
		"large": {"pct": 25, "want": {{"action": "plan_hires", "values": {"surplus_pct": 5}}}},
	}

	suggested := rule.suggestion with input as _pool(tc.pct)
	suggested == tc.want
}

test_table_without_a_pool if {
	found := rule.finding with input as _table("fully_diluted", "investor", 40)
	found == {{
		"kind": "none",
		"at": ["/cap_table/holders"],
		"evidence": {"pool_pct": 0, "minimum_pool_pct": 8},
	}}
	rule.missing == set() with input as _table("fully_diluted", "investor", 40)
	found_declared := rule.finding with input as _pool(0)
	{f.at | some f in found_declared} == {["/cap_table/option_pool_unallocated_pct"]}
}

test_missing[note] if {
	some note, profile in {
		"pool": {"company": {"stage": "start_up"}, "financing_plan": {"amount": _yuan(1)}},
		"a pool of unknown size": _table("fully_diluted", "option_pool", 40),
		"a holder of no class": _table("fully_diluted", null, 40),
		"issued shares only": _table("issued", "investor", 40),
		"no basis": _table(null, "investor", 40),
		"room for a pool": _table("fully_diluted", "investor", 30),
	}

	rule.missing == {"/cap_table/option_pool_unallocated_pct"} with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

test_nothing_known if {
	rule.missing == {
		"/company/stage", "/financing_plan/amount",
		"/cap_table/option_pool_unallocated_pct",
	} with input as {}
}

_pool(pct) := {
	"company": {"stage": "start_up"},
	"financing_plan": {"amount": _yuan(1)},
	"cap_table": {"option_pool_unallocated_pct": pct},
}

_yuan(null) := null

_yuan(amount) := {"amount": amount, "currency": "CNY"} if is_number(amount)

_table(basis, class, pct) := {
	"company": {"stage": "start_up"},
	"financing_plan": {"amount": _yuan(1)},
	"complete": ["/cap_table/holders"],
	"cap_table": {"basis": basis, "holders": [{"class": "founder", "pct": 60}, {"class": class, "pct": pct}]},
}
