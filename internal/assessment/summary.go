package assessment

import (
	"cmp"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/rule"
)

// MinimumCoverage is the share of the applicable weight, in percent, that must be known for a verdict of pass.
const MinimumCoverage = 70

// consistency is the category whose findings say that facts contradict each other: with one of them nothing passes.
const consistency = "consistency"

// Summarize rolls results up. Findings of severity threshold and above make the verdict fail.
func Summarize(results []Result, threshold rule.Severity) Summary {
	all := tally{}
	byCategory := map[string]*tally{}
	s := Summary{Threshold: threshold}
	serious, contradiction := false, false
	for i := range results {
		r := &results[i]
		c, ok := byCategory[r.Category]
		if !ok {
			c = &tally{}
			byCategory[r.Category] = c
		}
		all.add(r)
		c.add(r)
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Waiver != nil {
				s.Findings.Waived++
				continue
			}
			s.Findings.add(f.Severity)
			if f.Known {
				s.Findings.Known++
			}
			serious = serious || f.Severity >= threshold
			contradiction = contradiction || r.Category == consistency
		}
	}
	s.Score, s.Coverage, s.Outcomes = all.score(), all.coverage(), all.outcomes
	for _, category := range slices.Sorted(maps.Keys(byCategory)) {
		c := byCategory[category]
		s.Categories = append(s.Categories, CategorySummary{
			Category: category, Score: c.score(), Coverage: c.coverage(), Outcomes: c.outcomes,
		})
	}
	switch {
	case serious:
		s.Verdict = VerdictFail
	case contradiction || s.Coverage < MinimumCoverage || s.Outcomes.Error > 0:
		s.Verdict = VerdictIncomplete
	default:
		s.Verdict = VerdictPass
	}
	return s
}

// tally sums weights, in tenths so that they are whole numbers.
type tally struct {
	outcomes      Outcomes
	credit        int // of the rules that passed or failed
	known, weight int // of the rules that passed or failed, and of all that apply
}

func (t *tally) add(r *Result) {
	weight := tenths(r.Severity)
	switch r.Outcome {
	case rule.NotApplicable:
		t.outcomes.NotApplicable++
		return
	case rule.Pass:
		t.outcomes.Pass++
		t.known += weight
		t.credit += weight
	case rule.Fail:
		t.outcomes.Fail++
		t.known += weight
		t.credit += weight - lost(r)
	case rule.Unknown:
		t.outcomes.Unknown++
	case rule.Error:
		t.outcomes.Error++
	}
	t.weight += weight
}

// lost is the weight of a failed rule's worst finding that nobody has waived.
func lost(r *Result) int {
	worst := 0
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Waiver == nil {
			worst = max(worst, tenths(f.Severity))
		}
	}
	return worst
}

func tenths(s rule.Severity) int { return int(s.Weight() * 10) }

func (t *tally) score() Score {
	var s Score
	if t.known > 0 {
		known := 100 * t.credit / t.known
		s.Known = &known
	}
	if t.weight > 0 {
		s.Low = 100 * t.credit / t.weight
		s.High = 100 * (t.credit + t.weight - t.known) / t.weight
	}
	return s
}

func (t *tally) coverage() int {
	if t.weight == 0 {
		return 0
	}
	return 100 * t.known / t.weight
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

// Total is the number of findings that count.
func (c FindingCounts) Total() int { return c.Critical + c.High + c.Medium + c.Low + c.Info }

// Of is the number of findings of one severity.
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
		t.add(r)
		f.Rules = append(f.Rules, r.Rule)
	}
	f.Coverage = t.coverage()
	switch {
	case len(results) > 0 && t.outcomes.NotApplicable == len(results):
		f.Outcome = rule.NotApplicable
	case slices.ContainsFunc(results, func(r *Result) bool { return r.Outcome == rule.Fail && lost(r) > 0 }):
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
	slices.SortStableFunc(order, func(a, b position) int { return a.rank - b.rank })
	arrange(results, order)
	for _, r := range results {
		slices.SortFunc(r.Findings, func(a, b Finding) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), slices.CompareFunc(a.Locations, b.Locations, byPlace),
				cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Fingerprint, b.Fingerprint))
		})
	}
}

// position is where a result stood before, and what it is ordered by first.
type position struct{ rank, from int }

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

// Worst is the severity of a failed rule's worst finding that counts, else of the rule.
func (r *Result) Worst() rule.Severity {
	if len(r.Findings) == 0 {
		return r.Severity
	}
	worst := rule.Info
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Waiver == nil {
			worst = max(worst, f.Severity)
		}
	}
	return worst
}
