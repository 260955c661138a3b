package cohort

import (
	"bytes"
	"cmp"
	"iter"
	"math"
	"slices"
	"sort"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Schema is the version of the JSON form of a Report.
const Schema = "diligo.cohort/v2"

// Report is the result of a cohort. Its companies, which may be many, are yielded one at a time.
type Report struct {
	Schema    string               `json:"schema"`
	Policy    assessment.Policy    `json:"policy"`
	Threshold rule.Severity        `json:"severity_threshold"`
	Support   rule.Level           `json:"support,omitzero"` // facts with less support were absent
	Gates     []rule.ID            `json:"gates,omitempty"`
	Checklist assessment.Checklist `json:"checklist,omitzero"`
	// MinimumCoverage is the share of the weight, in percent, that must be known for a verdict.
	MinimumCoverage int                  `json:"minimum_coverage"`
	Fixed           *Fixed               `json:"fixed,omitempty"`
	Weights         map[string]float64   `json:"weights,omitempty"` // of categories, if not 1
	Stages          []string             `json:"stages,omitempty"`  // those selected
	Where           string               `json:"where,omitempty"`
	ShownFacts      []string             `json:"shown_facts,omitempty"` // pointers of the facts that are shown for each company
	Counts          Counts               `json:"counts"`
	Outcome         Distribution         `json:"outcome"`
	Ranked          int                  `json:"ranked"`     // companies in the ranking; the others of Counts.Companies lack something
	PassRates       []PassRate           `json:"pass_rates"` // reveals rules that exclude a group
	Rules           []RuleShare          `json:"rules"`
	Ratios          []RatioSummary       `json:"ratios"`
	Duplicates      []Duplicate          `json:"duplicates"` // by the rank of their first company; formats ask for the companies
	WhatIf          *Comparison          `json:"what_if,omitempty"`
	Failures        []assessment.Failure `json:"failures"` // the first ones; Counts has the number of inputs

	cohort *Cohort
	order  []int32
	groups map[group][]float64 // sorted
	ranks  []int32             // of rows, from 0

	shownRanked, shownApart int // companies that Companies yields
}

// Distribution counts companies by verdict and by the low end of the score.
type Distribution struct {
	Verdicts Verdicts `json:"verdicts"`
	Scores   [10]int  `json:"scores"` // low ends from 0 to 9, 10 to 19 ... 90 to 100
}

// Verdicts counts companies.
type Verdicts struct {
	Pass       int `json:"pass"`
	Incomplete int `json:"incomplete"`
	Fail       int `json:"fail"`
	// Insufficient counts those that lack a core fact.
	Insufficient int `json:"insufficient"`
}

// PassRate summarizes the companies of a group.
type PassRate struct {
	By       string   `json:"by"`    // "country", "language" or "stage"
	Group    string   `json:"group"` // "" if the profiles do not say
	Of       int      `json:"of"`
	Verdicts Verdicts `json:"verdicts"`
	// Share is the percentage of decided rules that passed, rounded down; null if none was decided.
	Share *int `json:"share"`
}

// RuleShare counts the companies by the outcome of a rule.
type RuleShare struct {
	Rule
	assessment.Outcomes
}

// RatioSummary is the distribution of a ratio among the companies of one stage, for an amount within one currency.
type RatioSummary struct {
	Ratio    string  `json:"ratio"`
	Stage    string  `json:"stage"` // "" if the profiles give none
	Currency string  `json:"currency,omitempty"`
	Known    int     `json:"known"` // companies that have it
	Of       int     `json:"of"`    // companies of the stage
	P10      float64 `json:"p10"`
	P25      float64 `json:"p25"`
	P50      float64 `json:"p50"`
	P75      float64 `json:"p75"`
	P90      float64 `json:"p90"`
}

// Duplicate is a group of inputs that may be about one company.
type Duplicate struct {
	By     string // "id", or "name": the normalized legal name, or the name if there is none
	report *Report
	rows   []int32
}

// Count returns the number of inputs.
func (d Duplicate) Count() int { return len(d.rows) }

// Companies returns the inputs by rank. They are computed at each call: all at once they would take more memory than the cohort itself.
func (d Duplicate) Companies() []Ref {
	refs := make([]Ref, 0, len(d.rows))
	for _, i := range d.rows {
		refs = append(refs, d.report.ref(int(i)))
	}
	return refs
}

// Ref refers to a company of the ranking.
type Ref struct {
	Rank   int    `json:"rank"` // 0: not ranked yet
	ID     string `json:"id,omitempty"`
	Name   string `json:"name,omitempty"`
	Source string `json:"source"`
	Line   int    `json:"line,omitempty"`
}

// Place returns the place of the company's profile, for people.
func (r Ref) Place() string { return assessment.Profile{Source: r.Source, Line: r.Line}.Place() }

// Company is a company of the ranking.
type Company struct {
	Ref
	Stage      string                   `json:"stage,omitempty"`
	Lack       *Lack                    `json:"lack,omitempty"` // why the company is not ranked yet; then its rank is 0
	Verdict    assessment.Verdict       `json:"verdict"`
	Gate       *Gate                    `json:"gate,omitempty"` // nil without gates
	Score      assessment.Score         `json:"score"`
	Coverage   int                      `json:"coverage"`
	Findings   assessment.FindingCounts `json:"findings"`
	Worst      []WorstOf                `json:"worst,omitempty"`
	Questions  []string                 `json:"questions,omitempty"`
	Ratios     []RatioOf                `json:"ratios,omitempty"`
	Categories []CategoryOf             `json:"categories"`
	WhatIf     *Outlook                 `json:"what_if,omitempty"`
	Shown      []string                 `json:"shown,omitempty"` // the profile's values of Report.ShownFacts; "" for none
}

// WorstOf is one of the worst findings of a company.
type WorstOf struct {
	Rule
	Message string `json:"message,omitempty"` // for the top of the ranking only
}

// RatioOf is a ratio of a company and its rank among the companies of its stage.
type RatioOf struct {
	Name string `json:"ratio"`
	Ratio
	Percentile int `json:"percentile"` // percentage of them with a lower value, rounded down
}

// CategoryOf is the roll-up of a category of a company.
type CategoryOf struct {
	Category string `json:"category"`
	Low      *int   `json:"low"` // end of the score; null if nothing is known
	Coverage int    `json:"coverage"`
}

// Outlook is what the second set of policies concludes of a company.
type Outlook struct {
	Verdict assessment.Verdict `json:"verdict"`
	Low     int                `json:"low"`
	High    int                `json:"high"`
	Changed []ChangeOf         `json:"changed,omitempty"` // the first outcomes that change
}

// ChangeOf is an outcome that changes.
type ChangeOf struct {
	Rule   rule.ID      `json:"rule"`
	Before rule.Outcome `json:"before"`
	After  rule.Outcome `json:"after"`
}

// Comparison is the effect of a second set of policies.
type Comparison struct {
	Parameters []rule.Override `json:"parameters"`
	After      Distribution    `json:"after"` // before is Report.Outcome
	Flips      []Flip          `json:"flips"` // of verdicts
	Moves      []Move          `json:"moves"` // of outcomes
}

// Flip is the companies whose verdict changes from Before to After, by rank.
type Flip struct {
	From      assessment.Verdict `json:"from"`
	To        assessment.Verdict `json:"to"`
	Count     int                `json:"count"`
	Companies []Ref              `json:"companies"`
}

// Move counts the companies for which the outcome of a rule changes from Before to After.
type Move struct {
	Rule   rule.ID      `json:"rule"`
	Before rule.Outcome `json:"before"`
	After  rule.Outcome `json:"after"`
	Count  int          `json:"count"`
}

// group is a set of companies whose ratios can be compared.
type group struct {
	ratio    int
	stage    uint8
	currency uint16
}

// Report returns the result.
func (c *Cohort) Report() *Report {
	r := &Report{
		Schema: Schema, Policy: c.options.Policy, Threshold: c.options.Threshold, Support: c.options.Support, Gates: c.options.Gates, Stages: c.options.Stages,
		Where: c.options.Where, ShownFacts: c.options.Show, Counts: c.counts, Duplicates: []Duplicate{}, Ratios: []RatioSummary{}, Failures: c.failures,
		cohort: c, order: c.ranked(), Fixed: c.options.Fixed,
	}
	r.MinimumCoverage = assessment.MinimumCoverage
	if l := c.options.Checklist; l != nil {
		r.MinimumCoverage = l.MinimumCoverage
		r.Checklist = assessment.Checklist{Name: l.Name, Title: c.options.Title, Revision: l.Revision}
	}
	if r.Failures == nil {
		r.Failures = []assessment.Failure{}
	}
	if r.Checklist.Name != "" {
		for _, category := range c.categories {
			if hundredths := c.options.Checklist.Weight(category); hundredths != 100 {
				if r.Weights == nil {
					r.Weights = map[string]float64{}
				}
				r.Weights[category] = float64(hundredths) / 100
			}
		}
	}
	r.ranks = make([]int32, len(r.order))
	for rank, i := range r.order {
		r.ranks[i] = int32(rank)
		row := c.rows.at(int(i))
		r.Outcome.add(row.verdict, row.low)
		if row.what == 0 {
			r.Ranked++
		}
	}
	r.Show(0)
	r.PassRates = c.passRates()
	for i, id := range c.options.Rules {
		n := c.outcomes[i]
		r.Rules = append(r.Rules, RuleShare{Rule: id, Outcomes: assessment.Outcomes{Pass: n[0], Fail: n[1], Unknown: n[2], NotApplicable: n[3], Error: n[4]}})
	}
	r.spread()
	r.duplicates()
	if c.options.WhatIf != nil {
		r.compare()
	}
	return r
}

func (v *Verdicts) add(verdict assessment.Verdict) {
	switch verdict {
	case assessment.VerdictPass:
		v.Pass++
	case assessment.VerdictIncomplete:
		v.Incomplete++
	case assessment.VerdictFail:
		v.Fail++
	case assessment.VerdictInsufficient:
		v.Insufficient++
	}
}

func (d *Distribution) add(verdict, low uint8) {
	d.Verdicts.add(verdicts[verdict])
	d.Scores[min(low/10, 9)]++
}

// Categories lists the categories, in the order of Company.Categories.
func (r *Report) Categories() []string { return r.cohort.categories }

// Show limits Companies to the top of the ranking, and to as many of those that are not ranked; 0 means all.
func (r *Report) Show(top int) {
	r.shownRanked, r.shownApart = r.Ranked, len(r.order)-r.Ranked
	if top > 0 {
		r.shownRanked, r.shownApart = min(top, r.shownRanked), min(top, r.shownApart)
	}
}

// Shown returns the number of companies that Companies yields.
func (r *Report) Shown() int { return r.shownRanked + r.shownApart }

// ShownRanked returns how many of these are ranked.
func (r *Report) ShownRanked() int { return r.shownRanked }

// Unranked returns the number of companies that lack what a rank needs.
func (r *Report) Unranked() int { return len(r.order) - r.Ranked }

// Companies yields the companies in the order of the ranking, then those that are not ranked, as limited by Show.
func (r *Report) Companies() iter.Seq[Company] {
	return func(yield func(Company) bool) {
		for i := range r.Shown() {
			place := i
			if i >= r.shownRanked {
				place += r.Ranked - r.shownRanked
			}
			if !yield(r.company(place)) {
				return
			}
		}
	}
}

func (r *Report) ref(i int) Ref {
	c, row := r.cohort, r.cohort.rows.at(i)
	rank := int(r.ranks[i]) + 1
	if row.what > 0 {
		rank = 0
	}
	return Ref{
		Rank: rank, ID: string(c.names.id(row.called)), Name: string(c.names.name(row.called)),
		Source: c.sources.texts[row.source], Line: int(row.line),
	}
}

func (r *Report) company(rank int) Company {
	c, i := r.cohort, int(r.order[rank])
	row := c.rows.at(i)
	out := Company{
		Ref: r.ref(i), Stage: stages[row.stage], Verdict: verdicts[row.verdict],
		Score: assessment.Score{Known: number(row.known), Low: int(row.low), High: int(row.high)}, Coverage: int(row.coverage),
		Findings: assessment.FindingCounts{
			Critical: int(row.findings[0]), High: int(row.findings[1]), Medium: int(row.findings[2]), Low: int(row.findings[3]), Info: int(row.findings[4]),
		},
	}
	if row.what > 0 {
		out.Lack = &Lack{What: c.questions.texts[row.what-1], Ask: c.questions.texts[row.ask-1]}
	}
	if len(c.options.Gates) > 0 {
		g := Gate(row.gate)
		out.Gate = &g
	}
	for k, w := range row.worst {
		if w.rule == 0 {
			break
		}
		f := WorstOf{Rule: c.options.Rules[w.rule-1]}
		f.Severity = rule.Severity(w.severity)
		if texts, ok := c.messages[i]; ok {
			f.Message = texts[k]
		}
		out.Worst = append(out.Worst, f)
	}
	if len(c.options.Show) > 0 {
		out.Shown = *c.shown.at(i)
	}
	for _, q := range row.questions {
		if q > 0 {
			out.Questions = append(out.Questions, c.questions.texts[q-1])
		}
	}
	for k, value := range row.ratios {
		if math.IsNaN(value) {
			continue
		}
		all := r.groups[group{k, row.stage, row.currency[k]}]
		out.Ratios = append(out.Ratios, RatioOf{
			Name: Ratios[k], Ratio: Ratio{Value: value, Currency: c.currencies.texts[row.currency[k]]},
			Percentile: 100 * sort.SearchFloat64s(all, value) / len(all),
		})
	}
	for k, category := range c.categories {
		cell := c.cells.at(i*len(c.categories) + k)
		out.Categories = append(out.Categories, CategoryOf{Category: category, Low: number(cell.low), Coverage: int(cell.coverage)})
	}
	if c.options.WhatIf != nil {
		out.WhatIf = c.outlook(i)
	}
	return out
}

func (c *Cohort) outlook(i int) *Outlook {
	s := c.shifts.at(i)
	o := &Outlook{Verdict: verdicts[s.verdict], Low: int(s.low), High: int(s.high)}
	for _, ch := range s.changed {
		if ch.rule > 0 {
			o.Changed = append(o.Changed, ChangeOf{Rule: c.options.Rules[ch.rule-1].ID, Before: outcomeOf(ch.before), After: outcomeOf(ch.after)})
		}
	}
	return o
}

func outcomeOf(letter byte) rule.Outcome {
	for outcome, l := range letterOf {
		if l == letter {
			return outcome
		}
	}
	return rule.Error
}

func number(n uint8) *int {
	if n == none {
		return nil
	}
	v := int(n)
	return &v
}

// spread computes the percentiles of the ratios.
func (r *Report) spread() {
	c := r.cohort
	known := map[group]int{}
	c.eachRatio(func(g group, _ float64) { known[g]++ })
	r.groups = make(map[group][]float64, len(known))
	for g, n := range known {
		r.groups[g] = make([]float64, 0, n)
	}
	c.eachRatio(func(g group, value float64) { r.groups[g] = append(r.groups[g], value) })
	ofStage := make([]int, len(stages))
	for i := range c.rows.len() {
		ofStage[c.rows.at(i).stage]++
	}
	var groups []group
	for g, values := range r.groups {
		slices.Sort(values)
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.ratio, b.ratio), cmp.Compare(a.stage, b.stage),
			cmp.Compare(len(r.groups[b]), len(r.groups[a])), cmp.Compare(c.currencies.texts[a.currency], c.currencies.texts[b.currency]))
	})
	for _, g := range groups {
		values := r.groups[g]
		at := func(p int) float64 { return values[(len(values)-1)*p/100] }
		r.Ratios = append(r.Ratios, RatioSummary{
			Ratio: Ratios[g.ratio], Stage: stages[g.stage], Currency: c.currencies.texts[g.currency], Known: len(values), Of: ofStage[g.stage],
			P10: at(10), P25: at(25), P50: at(50), P75: at(75), P90: at(90),
		})
	}
}

// eachRatio passes on all known values.
func (c *Cohort) eachRatio(pass func(g group, value float64)) {
	for i := range c.rows.len() {
		row := c.rows.at(i)
		for k, value := range row.ratios {
			if !math.IsNaN(value) {
				pass(group{k, row.stage, row.currency[k]}, value)
			}
		}
	}
}

// duplicates finds companies with the same identifier or the same name. Companies that share both are listed once.
func (r *Report) duplicates() {
	names := &r.cohort.names
	byID := r.alike(func(a *row) bool { return a.called.id > 0 }, func(a, b *row) int { return bytes.Compare(names.id(a.called), names.id(b.called)) })
	byName := r.alike(func(a *row) bool { return a.legal != 0 }, func(a, b *row) int { return cmp.Compare(a.legal, b.legal) })
	listed := map[int32][]int32{} // by the first member
	for _, members := range byID {
		listed[members[0]] = members
		r.Duplicates = append(r.Duplicates, Duplicate{"id", r, members})
	}
	for _, members := range byName {
		if !slices.Equal(listed[members[0]], members) {
			r.Duplicates = append(r.Duplicates, Duplicate{"name", r, members})
		}
	}
	slices.SortFunc(r.Duplicates, func(a, b Duplicate) int {
		return cmp.Or(cmp.Compare(r.ranks[a.rows[0]], r.ranks[b.rows[0]]), cmp.Compare(a.By, b.By))
	})
}

// alike groups the rows that have a key by that key, without groups of one. The members of a group are in the order of the ranking.
func (r *Report) alike(hasKey func(*row) bool, compare func(a, b *row) int) [][]int32 {
	rows := &r.cohort.rows
	var places []int32
	for _, i := range r.order {
		if hasKey(rows.at(int(i))) {
			places = append(places, i)
		}
	}
	slices.SortFunc(places, func(i, k int32) int {
		return cmp.Or(compare(rows.at(int(i)), rows.at(int(k))), cmp.Compare(r.ranks[i], r.ranks[k]))
	})
	var groups [][]int32
	for start := 0; start < len(places); {
		end := start + 1
		for end < len(places) && compare(rows.at(int(places[end])), rows.at(int(places[start]))) == 0 {
			end++
		}
		if end-start > 1 {
			groups = append(groups, places[start:end:end])
		}
		start = end
	}
	return groups
}

// compare compares the two sets of policies.
func (r *Report) compare() {
	c := r.cohort
	w := &Comparison{Parameters: c.options.WhatIf.Parameters, Flips: []Flip{}, Moves: []Move{}}
	type key struct{ from, to uint8 }
	flips := map[key]*Flip{}
	for _, at := range r.order {
		i := int(at)
		row, s := c.rows.at(i), c.shifts.at(i)
		w.After.add(s.verdict, s.low)
		if row.verdict == s.verdict {
			continue
		}
		k := key{row.verdict, s.verdict}
		if flips[k] == nil {
			flips[k] = &Flip{From: verdicts[k.from], To: verdicts[k.to]}
		}
		flips[k].Count++
		flips[k].Companies = append(flips[k].Companies, r.ref(i))
	}
	for from := range uint8(len(verdicts)) {
		for to := range uint8(len(verdicts)) {
			if f := flips[key{from, to}]; f != nil {
				w.Flips = append(w.Flips, *f)
			}
		}
	}
	for m, n := range c.moves {
		w.Moves = append(w.Moves, Move{Rule: c.options.Rules[m.rule].ID, Before: outcomeOf(m.before), After: outcomeOf(m.after), Count: n})
	}
	slices.SortFunc(w.Moves, func(a, b Move) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Before, b.Before), cmp.Compare(a.After, b.After))
	})
	r.WhatIf = w
}
