package engine

import (
	"cmp"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// agedTexts are what stands behind the message of a finding that speaks of overaged facts, and behind a question that asks for one of
// them anew; {date} is the date of the oldest.
var agedTexts = struct{ dated, stale, asked rule.Text }{
	dated: rule.Said(" (As of {date:date}.)"),
	stale: rule.Said(" (Stale: as of {date:date}, more than twice as old as it may be. It does not count as current.)"),
	asked: rule.Said(" (Please update: the last value is of {date:date}.)"),
}

// dated fills in a text with the date of the oldest of the facts.
func (e *Engine) dated(text rule.Text, facts []rule.Aged) string {
	oldest := oldestOf(facts)
	filled, err := e.policies.Catalogue().Vocabulary.Fill(rule.ParseTemplate(text.In(e.options.Lang)), func(string) any { return oldest.AsOf }, e.options.Lang)
	if err != nil { // the date is none
		return ""
	}
	return filled
}

// oldestOf goes by the text of dates: a year stands before its months.
func oldestOf(facts []rule.Aged) rule.Aged {
	return slices.MinFunc(facts, func(a, b rule.Aged) int { return cmp.Compare(a.AsOf, b.AsOf) })
}

// age says of a finding how old the facts are that it speaks of, where they are overaged.
func (e *Engine) age(f *assessment.Finding, raw *policy.Finding, aged []rule.Aged) {
	facts := slices.DeleteFunc(slices.Clone(aged), func(a rule.Aged) bool { return !slices.ContainsFunc(raw.At, a.Holds) })
	if len(facts) == 0 {
		return
	}
	f.AsOf = oldestOf(facts).AsOf
	f.Stale = slices.ContainsFunc(facts, func(a rule.Aged) bool { return a.Expired })
	if f.Stale {
		f.Message += e.dated(agedTexts.stale, facts)
		return
	}
	f.Message += e.dated(agedTexts.dated, facts)
}

// update adds to a question how old the value is that is there.
func (e *Engine) update(question, pointer string, aged []rule.Aged) string {
	i := slices.IndexFunc(aged, func(a rule.Aged) bool { return a.Holds(pointer) })
	if i < 0 {
		return question
	}
	return question + e.dated(agedTexts.asked, aged[i:i+1])
}
