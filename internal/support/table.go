package support

import "github.com/diligo/diligo/internal/rule"

// At returns the outcome of a rule at a floor: by the outcome with all facts, and by that with those alone that reach the floor. A floor never
// makes a pass and never takes a finding away: an admission needs no document. What was proven with all facts and is not proven any
// more rests on a claim, and is unknown; so is "there is nothing to judge" that only somebody says.
func At(all, floor rule.Outcome) rule.Outcome { return table[all][floor] }

// table is every combination: by the outcome with all facts, then by that at the floor.
var table = map[rule.Outcome]map[rule.Outcome]rule.Outcome{
	rule.Pass: {
		rule.Pass: rule.Pass, rule.Fail: rule.Unknown, rule.Unknown: rule.Unknown, rule.NotApplicable: rule.Unknown, rule.Error: rule.Unknown,
	},
	rule.Fail: {
		rule.Pass: rule.Fail, rule.Fail: rule.Fail, rule.Unknown: rule.Fail, rule.NotApplicable: rule.Fail, rule.Error: rule.Fail,
	},
	rule.Unknown: {
		rule.Pass: rule.Unknown, rule.Fail: rule.Unknown, rule.Unknown: rule.Unknown, rule.NotApplicable: rule.Unknown, rule.Error: rule.Unknown,
	},
	rule.NotApplicable: {
		rule.Pass: rule.Unknown, rule.Fail: rule.Unknown, rule.Unknown: rule.Unknown, rule.NotApplicable: rule.NotApplicable, rule.Error: rule.Unknown,
	},
	rule.Error: {
		rule.Pass: rule.Error, rule.Fail: rule.Error, rule.Unknown: rule.Error, rule.NotApplicable: rule.Error, rule.Error: rule.Error,
	},
}
