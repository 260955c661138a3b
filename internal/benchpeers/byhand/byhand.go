package byhand

import (
	"slices"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// sample is the rules that are ported: plain numbers, money in several currencies, lists and dates.
var sample = []struct {
	id       rule.ID
	evaluate func(p *Profile, j *judgement)
}{
	{"capital_operation/bank_concentration_high", bankConcentrationHigh},
	{"capital_operation/burn_multiple_high", burnMultipleHigh},
	{"capital_operation/ltv_cac_low", ltvCACLow},
	{"capital_structure/dominant_outside_holder", dominantOutsideHolder},
	{"consistency/balance_sheet_does_not_balance", balanceSheetDoesNotBalance},
	{"consistency/round_dated_in_the_future", roundDatedInTheFuture},
	{"investor_relations/forecast_too_short", forecastTooShort},
	{"investor_relations/statements_stale", statementsStale},
	{"risk/customer_churn_high", customerChurnHigh},
	{"risk/customer_concentration", customerConcentration},
	{"runway/short_runway", shortRunway},
	{"team/rnd_staff_share_low", rndStaffShareLow},
}

// Rules returns the rules of the sample.
func Rules() []rule.ID {
	ids := make([]rule.ID, 0, len(sample))
	for _, r := range sample {
		ids = append(ids, r.id)
	}
	return ids
}

// Evaluate runs the sample and answers in the order of Rules, as policy.Evaluator does. Numbers in evidence are float64, money is
// Money.
func Evaluate(p *Profile) []policy.Result { return byAge(p, settled(p)) }

// settled evaluates at every stage where the stage is not known and makes a difference.
func settled(p *Profile) []policy.Result {
	results := evaluate(p)
	if p.stage() != "" || !slices.ContainsFunc(results, waitsForStage) {
		return results
	}
	var byStage [][]policy.Result
	for _, stage := range rule.Stages {
		staged := *p
		staged.Company.Stage = &stage
		byStage = append(byStage, evaluate(&staged))
	}
	for i, r := range results {
		if agreed, ok := policy.StagesAgreed(byStage, i); ok && waitsForStage(r) {
			results[i] = agreed
		}
	}
	return results
}

func evaluate(p *Profile) []policy.Result {
	results := make([]policy.Result, 0, len(sample))
	for _, r := range sample {
		var j judgement
		r.evaluate(p, &j)
		results = append(results, j.result(r.id))
	}
	return results
}

func waitsForStage(r policy.Result) bool {
	return r.Outcome == rule.Unknown && slices.Contains(r.Missing, "/company/stage")
}

// judgement collects what a rule proves.
type judgement struct {
	notApplicable, pass bool
	findings            []policy.Finding
	suggestions         []policy.Suggestion
	missing             []string
}

func (j *judgement) result(id rule.ID) policy.Result {
	if j.notApplicable {
		return policy.Result{Rule: id, Outcome: rule.NotApplicable}
	}
	slices.Sort(j.missing)
	r := policy.Result{Rule: id, Missing: slices.Compact(j.missing)}
	switch {
	case len(j.findings) > 0:
		r.Outcome, r.Findings, r.Suggestions = rule.Fail, j.findings, j.suggestions
	case len(j.missing) > 0:
		r.Outcome = rule.Unknown
	case j.pass:
		r.Outcome = rule.Pass
	default:
		r.Outcome, r.Err = rule.Error, policy.ErrUndetermined
	}
	return r
}

// need notes a fact as missing unless it is known.
func (j *judgement) need(known bool, pointer string) {
	if !known {
		j.missing = append(j.missing, pointer)
	}
}

// lack notes a missing pointer, if there is one.
func (j *judgement) lack(pointer string) {
	if pointer != "" {
		j.missing = append(j.missing, pointer)
	}
}

func (j *judgement) find(f policy.Finding) { j.findings = append(j.findings, f) }

func (j *judgement) suggest(action string, values map[string]any) {
	j.suggestions = append(j.suggestions, policy.Suggestion{Action: action, Values: values})
}
