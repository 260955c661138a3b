package assessment

import (
	"github.com/diligo/diligo/internal/rule"
)

// The score. Its band is that of the worst finding: critical 0 to 40, high 40 to 75, else 75 to 100. Inside the band the position
// falls with the failed weight w as 100 / (100 + w), so that every further finding lowers it, four criticals stand clearly below
// one, and no number of rules that pass makes up for one that fails. The score is an interval over all that is not known: its low
// end takes every unknown as failed, its high end as passed, the band included. Bands and weights are our own judgement.

// weightOf is what a finding, or a rule that is not known, weighs by its severity.
var weightOf = [...]int{rule.Info: 0, rule.Low: 1, rule.Medium: 3, rule.High: 10, rule.Critical: 40}

// Weight returns what a rule of that severity weighs in coverage and score.
func Weight(s rule.Severity) int { return weightOf[s] }

// bands by the worst finding.
var bands = [...]struct{ from, to int }{
	rule.Info: {75, 100}, rule.Low: {75, 100}, rule.Medium: {75, 100}, rule.High: {40, 75}, rule.Critical: {0, 40},
}

// halfway is the failed weight, in hundredths, at which the position is in the middle of the band.
const halfway = 100 * 100

// at returns the score, rounded down, with a failed weight in hundredths and a worst finding.
func at(worst rule.Severity, failed int) int {
	b := bands[worst]
	return b.from + (b.to-b.from)*halfway/(halfway+failed)
}

// tally sums up results. Weights are multiplied by the category's, which is in hundredths.
type tally struct {
	outcomes      Outcomes
	known, weight int           // of the rules that passed or failed, and of all that count
	failed        int           // weight of the worst finding of each failed rule
	worst         rule.Severity // of all findings
	atWorst       int           // failed, with all that is open taken as failed
	worstPossible rule.Severity
}

// add counts a result. A waiver changes nothing here: what was accepted is there all the same.
func (t *tally) add(r *Result, category int) {
	weight := category * weightOf[r.Severity]
	switch r.Outcome {
	case rule.NotApplicable:
		t.outcomes.NotApplicable++
		if !r.Unproven {
			return
		}
		t.open(r, weight)
	case rule.Pass:
		t.outcomes.Pass++
		t.known += weight
	case rule.Fail:
		t.outcomes.Fail++
		stale := r.stale()
		if r.Now() != rule.Fail { // what is much too old says nothing of today
			t.open(r, weight)
			break
		}
		t.known += weight
		worst := r.WorstOfAll()
		t.failed += category * weightOf[worst]
		t.worst = max(t.worst, worst)
		if len(r.Missing) > 0 || stale > 0 { // what lacks, or is much too old, could be worse than what is found
			t.open(r, weight)
			break
		}
		t.atWorst += category * weightOf[worst]
		t.worstPossible = max(t.worstPossible, worst)
	case rule.Unknown:
		t.outcomes.Unknown++
		t.open(r, weight)
	case rule.Error:
		t.outcomes.Error++
		t.open(r, weight)
	}
	t.weight += weight
}

func (t *tally) open(r *Result, weight int) {
	t.atWorst += weight
	t.worstPossible = max(t.worstPossible, r.Severity)
}

func (t *tally) score() Score {
	if t.outcomes.Pass+t.outcomes.Fail == 0 { // nothing speaks for anything
		return Score{High: 100}
	}
	s := Score{Low: at(t.worstPossible, t.atWorst), High: at(t.worst, t.failed)}
	known := s.High
	s.Known = &known
	return s
}

func (t *tally) coverage() int {
	if t.weight == 0 {
		return 0
	}
	return 100 * t.known / t.weight
}

// Standing is what a ranking goes by before it looks at scores. Rules are counted by their worst finding, waived or not. A rule that
// is open, because facts lack or the company has nothing to show, counts as failed: else who leaves a fact out would rise.
type Standing struct {
	Critical int
	High     int
	Medium   int
	Open     int // of the criticals, those that are open: such a company can't be ranked
}

// StandingOf counts results.
func StandingOf(results []Result) Standing {
	var s Standing
	for i := range results {
		worst, open := results[i].Possible()
		switch worst {
		case rule.Critical:
			s.Critical++
			if open {
				s.Open++
			}
		case rule.High:
			s.High++
		case rule.Medium:
			s.Medium++
		}
	}
	return s
}

// Possible returns the severity of the worst that a rule says or could still say, and whether that is open.
func (r *Result) Possible() (worst rule.Severity, open bool) {
	switch {
	case r.Outcome == rule.Fail:
		worst = r.WorstOfAll()
		open = r.Now() != rule.Fail || (len(r.Missing) > 0 || r.stale() > 0) && worst < r.Severity
	case r.Outcome == rule.Unknown, r.Outcome == rule.Error, r.Unproven:
		open = true
	}
	if open {
		worst = r.Severity
	}
	return worst, open
}

// Class returns the severity that decides first: info stands for none or low.
func (s Standing) Class() rule.Severity {
	switch {
	case s.Critical > 0:
		return rule.Critical
	case s.High > 0:
		return rule.High
	case s.Medium > 0:
		return rule.Medium
	}
	return rule.Info
}
