package forecast

import (
	"fmt"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// asOf is the fact whose readers judge by the calendar.
const asOf = "/company/as_of"

// breakpoints returns the days of a forecast on which a rule is evaluated before any halving, so that no two of its turns lie between two of
// them. What only ages turns once and stays: a look every half-year will do. Where rates or projected amounts move on it is the last day
// of each month, on which the table of rates has a new one. Rules that judge by the calendar are looked at then too, and around the dates
// that they read, with the numbers of their parameters, as days and as months, before and after.
func (r *run) breakpoints(k *rule.Rule) map[Day]bool {
	days := map[Day]bool{r.from: true, r.to: true}
	calendar := slices.Contains(k.Facts, asOf)
	moving := calendar || r.currencies > 1 || slices.ContainsFunc(r.paths, func(p *path) bool { return k.Reads(p.pointer) })
	for i, d := range r.monthEnds() {
		if moving || i%6 == 5 {
			days[d] = true
		}
	}
	if !calendar {
		return days
	}
	add := func(d Day) {
		if d > r.from && d < r.to {
			days[d] = true
		}
	}
	for _, d := range r.datesOf(k.Reads) {
		add(d)
		add(d + 1)
		for _, n := range r.offsets[k.ID] {
			add(d + Day(n))
			add(d + Day(n) + 1)
			add(d - Day(n))
			add(d - Day(n) + 1)
			if n <= MaxDays/30 {
				add(d.AddMonths(n))
				add(d.AddMonths(n) + 1)
				add(d.AddMonths(-n))
				add(d.AddMonths(-n) + 1)
			}
		}
	}
	return days
}

// currenciesOf counts the currencies of a profile's amounts.
func currenciesOf(v plan.Value, into map[string]bool) {
	switch v.Kind() {
	case plan.Object:
		for i := range v.Len() {
			key, member := v.Pair(i)
			if name, _ := key.Str(); name == "currency" {
				code, _ := member.Str()
				into[code] = true
				continue
			}
			currenciesOf(member, into)
		}
	case plan.Array:
		for i := range v.Len() {
			currenciesOf(v.At(i), into)
		}
	}
}

// monthEnds returns the last days of months within the forecast, in their order.
func (r *run) monthEnds() []Day {
	var days []Day
	t := r.from.time()
	for first := dayOf(t.AddDate(0, 0, 1-t.Day())); ; {
		first = first.AddMonths(1)
		if first-1 >= r.to {
			return days
		}
		if first-1 > r.from {
			days = append(days, first-1)
		}
	}
}

// datesOf returns the days at which those dates of the profile that are read begin and end.
func (r *run) datesOf(reads func(pointer string) bool) []Day {
	var days []Day
	valueDates(r.profile.Value(), "", func(pointer, date string) {
		if first, last, ok := span(date); ok && reads(pointer) {
			days = append(days, first, last)
		}
	})
	slices.Sort(days)
	return slices.Compact(days)
}

// stateOf returns what a rule says, without the figures in it.
func stateOf(outcome rule.Outcome, findings []policy.Finding, aged []rule.Aged) state {
	if outcome != rule.Fail {
		return state(outcome)
	}
	var parts []string
	for _, f := range findings {
		severity := "rule's"
		if f.Severity != nil {
			severity = f.Severity.String()
		}
		stale := slices.ContainsFunc(aged, func(a rule.Aged) bool { return a.Expired && slices.ContainsFunc(f.At, a.Holds) })
		parts = append(parts, fmt.Sprintf("%q %q %s %t", f.Kind, f.Subject, severity, stale))
	}
	slices.Sort(parts)
	return state(strings.Join(append([]string{string(outcome)}, parts...), "\n"))
}

// stateOfResult returns the same of a result in words.
func stateOfResult(r assessment.Result) state {
	if r.Outcome != rule.Fail {
		return state(r.Outcome)
	}
	var parts []string
	for _, f := range r.Findings {
		parts = append(parts, fmt.Sprintf("%q %q %s %t", f.Kind, f.Subject, f.Severity, f.Stale))
	}
	slices.Sort(parts)
	return state(strings.Join(append([]string{string(r.Outcome)}, parts...), "\n"))
}
