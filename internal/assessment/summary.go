package assessment

import (
	"cmp"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/rule"
)

// MinimumCoverage is the share of the applicable weight, in percent, that must be known for a verdict of pass, where no checklist
// says otherwise.
const MinimumCoverage = 70

// consistency is the category whose findings say that facts contradict each other: with one of them, of medium severity or more,
// nothing passes.
const consistency = "consistency"

// Terms are what results are rolled up by.
type Terms struct {
	Threshold rule.Severity   // findings from here on make the verdict fail
	Checklist *rule.Checklist // its minimum of coverage and its weights; nil: MinimumCoverage, and all categories alike
	Core      Core
}

func (t Terms) minimum() int {
	if t.Checklist == nil {
		return MinimumCoverage
	}
	return t.Checklist.MinimumCoverage
}

// Summarize rolls results up.
func Summarize(results []Result, terms Terms) Summary {
	all := tally{}
	byCategory := map[string]*tally{}
	s := Summary{Threshold: terms.Threshold, MinimumCoverage: terms.minimum(), Core: terms.Core}
	serious, contradiction := false, false
	for i := range results {
		r := &results[i]
		c, ok := byCategory[r.Category]
		if !ok {
			c = &tally{}
			byCategory[r.Category] = c
		}
		weight := terms.Checklist.Weight(r.Category)
		all.add(r, weight)
		c.add(r, weight)
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Waiver != nil {
				s.Findings.Waived++
				s.WorstWaived = max(s.WorstWaived, f.Severity)
				continue
			}
			if f.Stale {
				s.Findings.Stale++
				continue
			}
			s.Findings.add(f.Severity)
			if f.Known {
				s.Findings.Known++
			}
			serious = serious || f.Severity >= terms.Threshold
			contradiction = contradiction || r.Category == consistency && f.Severity >= rule.Medium
		}
	}
	s.Score, s.Coverage, s.Outcomes, s.Failed = all.score(), all.coverage(), all.outcomes, all.atWorst
	for _, category := range slices.Sorted(maps.Keys(byCategory)) {
		c := byCategory[category]
		summary := CategorySummary{Category: category, Coverage: c.coverage(), Outcomes: c.outcomes}
		if c.weight > 0 { // else nothing there counts, and there is no score
			summary.Score = c.score()
		}
		s.Categories = append(s.Categories, summary)
	}
	switch {
	case len(s.Core.Missing) > 0:
		s.Verdict = VerdictInsufficient
	case serious:
		s.Verdict = VerdictFail
	case contradiction || s.Coverage < s.MinimumCoverage || s.Outcomes.Error > 0:
		s.Verdict = VerdictIncomplete
	default:
		s.Verdict = VerdictPass
	}
	return s
}

// Serious reports whether a finding that counts reaches the threshold, whatever the verdict.
func (s *Summary) Serious() bool {
	return slices.ContainsFunc(rule.Severities(), func(severity rule.Severity) bool {
		return severity >= s.Threshold && s.Findings.Of(severity) > 0
	})
}

// SeriousAndNew reports whether a finding that counts, and is not one of those that a baseline knows, reaches the threshold.
func (a *Assessment) SeriousAndNew() bool {
	return slices.ContainsFunc(a.Results, func(r Result) bool {
		return slices.ContainsFunc(r.Findings, func(f Finding) bool {
			return f.Counts() && !f.Known && f.Severity >= a.Summary.Threshold
		})
	})
}

func (c *FindingCounts) add(s rule.Severity) {
	switch s {
	case rule.Critical:
		c.Critical++
	case rule.High:
		c.High++
	case rule.Medium:
		c.Medium++
	case rule.Low:
		c.Low++
	case rule.Info:
		c.Info++
	}
}

// Total returns the number of findings that count.
func (c FindingCounts) Total() int { return c.Critical + c.High + c.Medium + c.Low + c.Info }

// Of returns the number of findings of one severity.
func (c FindingCounts) Of(s rule.Severity) int {
	return map[rule.Severity]int{
		rule.Critical: c.Critical, rule.High: c.High, rule.Medium: c.Medium, rule.Low: c.Low, rule.Info: c.Info,
	}[s]
}

// FactorOf rolls up the results that carry a success factor. Like every roll-up it never passes below the minimum coverage.
func FactorOf(item, title string, results []*Result) Factor {
	f := Factor{Item: item, Title: title, Outcome: rule.Unknown, Rules: make([]rule.ID, 0, len(results))}
	var t tally
	for _, r := range results {
		t.add(r, 100)
		f.Rules = append(f.Rules, r.Rule)
	}
	f.Coverage = t.coverage()
	switch {
	case len(results) > 0 && t.outcomes.NotApplicable == len(results):
		f.Outcome = rule.NotApplicable
	case slices.ContainsFunc(results, func(r *Result) bool { return r.Outcome == rule.Fail && r.Worst() > rule.Info }):
		f.Outcome = rule.Fail
	case f.Coverage >= MinimumCoverage && t.outcomes.Error == 0:
		f.Outcome = rule.Pass
	}
	return f
}

// Sort puts results in their order: failed ones by their worst finding, then error, unknown, pass and not applicable, each
// by severity, category and rule.
func Sort(results []Result) {
	order := make([]position, len(results))
	for i := range results {
		r := &results[i]
		order[i] = position{outcomeOrder[r.Outcome]<<8 - int(r.Worst()), i}
	}
	byRule := func(a, b position) int {
		x, y := &results[a.from], &results[b.from]
		if x.Category != y.Category {
			return cmp.Compare(x.Category, y.Category)
		}
		return cmp.Compare(x.Rule, y.Rule)
	}
	if !slices.IsSortedFunc(order, byRule) { // as they come from a catalogue
		slices.SortFunc(order, byRule)
	}
	arrange(results, byRank(order))
	for _, r := range results {
		slices.SortFunc(r.Findings, func(a, b Finding) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), slices.CompareFunc(a.Locations, b.Locations, byPlace),
				cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Fingerprint, b.Fingerprint))
		})
	}
}

// position is where a result stood before, and what it is ordered by first.
type position struct{ rank, from int }

// byRank returns an order by rank, and in one rank as it was.
func byRank(order []position) []position {
	const bits = 32 // for the place
	keys := make([]int64, len(order))
	for i, p := range order {
		keys[i] = int64(p.rank)<<bits | int64(i)
	}
	slices.Sort(keys)
	sorted := make([]position, len(order))
	for i, key := range keys {
		sorted[i] = order[key&(1<<bits-1)]
	}
	return sorted
}

// arrange puts results in that order. They are large, so each is moved once.
func arrange(results []Result, order []position) {
	for start := range order {
		first, to := results[start], start
		for {
			from := order[to].from
			order[to].from = to
			if from == start {
				break
			}
			results[to], to = results[from], from
		}
		results[to] = first
	}
}

// byPlace orders locations as a reader meets them in the file; at one place by pointer.
func byPlace(a, b Location) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Pointer, b.Pointer))
}

var outcomeOrder = map[rule.Outcome]int{rule.Fail: 0, rule.Error: 1, rule.Unknown: 2, rule.Pass: 3, rule.NotApplicable: 4}

// WorstOfAll returns the severity of a failed rule's worst finding that is not stale, waived or not.
func (r *Result) WorstOfAll() rule.Severity {
	worst := rule.Info
	for i := range r.Findings {
		if f := &r.Findings[i]; !f.Stale {
			worst = max(worst, f.Severity)
		}
	}
	return worst
}

// Now returns the outcome as far as it is one of today: a fail whose findings are all stale is unknown.
func (r *Result) Now() rule.Outcome {
	if r.Outcome == rule.Fail && len(r.Findings) > 0 && r.stale() == len(r.Findings) {
		return rule.Unknown
	}
	return r.Outcome
}

// stale returns how many findings of the rule are stale.
func (r *Result) stale() (n int) {
	for i := range r.Findings {
		if r.Findings[i].Stale {
			n++
		}
	}
	return n
}

// Worst returns the severity of a failed rule's worst finding that counts, else of the rule.
func (r *Result) Worst() rule.Severity {
	if len(r.Findings) == 0 {
		return r.Severity
	}
	worst := rule.Info
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Counts() {
			worst = max(worst, f.Severity)
		}
	}
	return worst
}
