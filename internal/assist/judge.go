package assist

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// About names the company of an answer, and what it was judged by.
type About struct {
	Company   string `json:"company"`
	Name      string `json:"name,omitempty"`
	Stage     string `json:"stage,omitempty"`
	AsOf      string `json:"as_of,omitempty"`
	SHA256    string `json:"sha256" doc:"Of the profile as it was read."`
	Checklist string `json:"checklist"`
	Revision  string `json:"policy_revision"`
}

func aboutOf(c *Case, a *assessment.Assessment) About {
	return About{
		Company: c.Name, Name: short(a.Profile.Name, shortText), Stage: a.Profile.Stage, AsOf: a.Profile.AsOf, SHA256: a.Profile.SHA256,
		Checklist: a.Checklist.Name, Revision: a.Policy.Revision,
	}
}

// Score is the interval in which the score lies.
type Score struct {
	Known *int `json:"known" doc:"By what passed or failed alone; null when nothing did."`
	Low   int  `json:"low" doc:"With every unknown taken as failed."`
	High  int  `json:"high" doc:"With every unknown taken as passed."`
}

func scoreOf(s assessment.Score) Score { return Score{s.Known, s.Low, s.High} }

// Counts counts rules by outcome.
type Counts struct {
	Pass          int `json:"pass"`
	Fail          int `json:"fail"`
	Unknown       int `json:"unknown" doc:"A fact lacks: neither a fail nor a pass."`
	NotApplicable int `json:"not_applicable"`
	Error         int `json:"error"`
}

func countsOf(o assessment.Outcomes) Counts {
	return Counts{o.Pass, o.Fail, o.Unknown, o.NotApplicable, o.Error}
}

// Verdict is the conclusion about a company.
type Verdict struct {
	Verdict         string `json:"verdict" enum:"pass,fail,incomplete,insufficient"`
	Score           Score  `json:"score"`
	Coverage        int    `json:"coverage" doc:"Percent of the weight that is known."`
	MinimumCoverage int    `json:"minimum_coverage"`
}

func verdictOf(s assessment.Summary) Verdict {
	return Verdict{string(s.Verdict), scoreOf(s.Score), s.Coverage, s.MinimumCoverage}
}

// CategoryLine is one category of rules.
type CategoryLine struct {
	Category string `json:"category"`
	Title    string `json:"title"`
	Score    Score  `json:"score"`
	Coverage int    `json:"coverage"`
	Outcomes Counts `json:"outcomes"`
}

// Headline is a finding in one line.
type Headline struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Message  string `json:"message"`
}

// MissingFact is a core fact that lacks.
type MissingFact struct {
	Title    string   `json:"title"`
	Pointers []string `json:"pointers" doc:"Any one of them will do."`
	Question string   `json:"question"`
}

// Standing is the conclusion when only facts with a level of support count.
type Standing struct {
	Level    string `json:"level"`
	Verdict  string `json:"verdict"`
	Score    Score  `json:"score"`
	Coverage int    `json:"coverage"`
}

// Companied names a company.
type Companied struct {
	Company string `json:"company" maxLength:"1000" doc:"As the tool companies lists it."`
}

// Checked is what check answers.
type Checked struct {
	About
	Verdict
	Threshold  string         `json:"severity_threshold" doc:"Findings from here on make the verdict fail."`
	Missing    []MissingFact  `json:"core_missing" doc:"Facts without which nothing is concluded."`
	Outcomes   Counts         `json:"outcomes"`
	Findings   map[string]int `json:"findings" doc:"By severity, those that count; waived and stale apart."`
	Categories []CategoryLine `json:"categories"`
	Worst      []Headline     `json:"worst" doc:"The worst findings; the tool findings has all of them."`
	Support    []Standing     `json:"support" doc:"What is concluded at each floor of support; empty where the profile says nothing of support."`
}

// worstShown is how many findings check names.
const worstShown = 10

func check(ctx context.Context, c *Clerk, in Companied) (out Checked, err error) {
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	a, err := k.Judge.AssessAlone(ctx, k.Profile)
	if err != nil {
		return out, err
	}
	s := a.Summary
	out = Checked{
		About: aboutOf(k, a), Verdict: verdictOf(s), Threshold: s.Threshold.String(), Missing: []MissingFact{}, Outcomes: countsOf(s.Outcomes),
		Findings: map[string]int{
			"critical": s.Findings.Critical, "high": s.Findings.High, "medium": s.Findings.Medium, "low": s.Findings.Low, "info": s.Findings.Info,
			"waived": s.Findings.Waived, "stale": s.Findings.Stale,
		},
		Categories: []CategoryLine{}, Worst: []Headline{}, Support: []Standing{},
	}
	for _, m := range s.Core.Missing {
		out.Missing = append(out.Missing, MissingFact{m.Title, m.Pointers, m.Question})
	}
	for _, l := range s.Categories {
		out.Categories = append(out.Categories, CategoryLine{
			l.Category, rule.Capitalized(k.Judge.Catalogue().Vocabulary.Category(l.Category, c.lang)), scoreOf(l.Score), l.Coverage, countsOf(l.Outcomes),
		})
	}
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Counts() && len(out.Worst) < worstShown {
				out.Worst = append(out.Worst, Headline{string(r.Rule), f.Severity.String(), r.Title, short(f.Message, longText)})
			}
		}
	}
	slices.SortStableFunc(out.Worst, func(x, y Headline) int { return rank(y.Severity) - rank(x.Severity) })
	if a.Support != nil {
		for _, l := range a.Support.Levels {
			out.Support = append(out.Support, Standing{l.Level.String(), string(l.Verdict), scoreOf(l.Score), l.Coverage})
		}
	}
	return out, nil
}

func rank(severity string) int {
	s, err := rule.ParseSeverity(severity)
	if err != nil {
		return -1
	}
	return int(s)
}

// FindingsWanted chooses results.
type FindingsWanted struct {
	Companied
	Outcome  string `json:"outcome,omitempty" enum:"fail,unknown,pass,not_applicable,error" doc:"fail where it is not given."`
	Severity string `json:"severity,omitempty" enum:"critical,high,medium,low,info" doc:"From here on."`
	Category string `json:"category,omitempty" maxLength:"100"`
	Rule     string `json:"rule,omitempty" maxLength:"200" doc:"The ID of one rule."`
	Paged
}

// Paged is where a list goes on, and how long it is.
type Paged struct {
	Cursor string `json:"cursor,omitempty" maxLength:"20" doc:"next of the page before."`
	Limit  int    `json:"limit,omitempty" minimum:"1" maximum:"100" doc:"Entries of a page; what would be too long comes on the next one."`
}

// entries returns how many entries a page has.
func (p Paged) entries() int {
	if p.Limit > 0 {
		return p.Limit
	}
	return 25
}

// Place is a fact that a finding speaks of.
type Place struct {
	Pointer string `json:"pointer"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Value   any    `json:"value,omitempty"`
}

// Limit is a threshold, with where it comes from.
type Limit struct {
	Name    string   `json:"name"`
	Value   any      `json:"value"`
	Sources []string `json:"sources" doc:"Where it comes from; empty where a person has set it."`
}

// FindingLine is a finding with its evidence, or a rule that has none.
type FindingLine struct {
	Rule        string         `json:"rule"`
	Title       string         `json:"title"`
	Category    string         `json:"category"`
	Outcome     string         `json:"outcome"`
	Severity    string         `json:"severity"`
	Message     string         `json:"message,omitempty"`
	Evidence    map[string]any `json:"evidence,omitempty"`
	Thresholds  []Limit        `json:"thresholds,omitempty"`
	Places      []Place        `json:"places,omitempty"`
	Suggestions []string       `json:"suggestions,omitempty"`
	Missing     []string       `json:"missing,omitempty" doc:"Pointers of facts that lack."`
	Waived      string         `json:"waived,omitempty" doc:"Why it does not count."`
	Stale       bool           `json:"stale,omitempty"`
	RestsOn     string         `json:"rests_on,omitempty" doc:"How well the weakest fact is supported that it rests on."`
	Rates       []string       `json:"exchange_rates,omitempty"`
}

// FindingsPage is a page of findings.
type FindingsPage struct {
	About
	Total int           `json:"total"`
	Items []FindingLine `json:"items"`
	Next  string        `json:"next,omitempty"`
}

func findings(ctx context.Context, c *Clerk, in FindingsWanted) (out FindingsPage, err error) {
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	a, err := k.Judge.Assess(ctx, k.Profile)
	if err != nil {
		return out, err
	}
	outcome := rule.Outcome(in.Outcome)
	if outcome == "" {
		outcome = rule.Fail
	}
	only := rule.ID(in.Rule)
	if in.Rule != "" {
		r, err := k.Judge.Catalogue().Find(in.Rule)
		if err != nil {
			return out, err
		}
		only = r.ID
	}
	var all []FindingLine
	for i := range a.Results {
		r := &a.Results[i]
		if r.Outcome != outcome || in.Category != "" && r.Category != in.Category || only != "" && r.Rule != only {
			continue
		}
		for _, l := range linesOf(r) {
			if in.Severity == "" || rank(l.Severity) >= rank(in.Severity) {
				all = append(all, l)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y FindingLine) int { return rank(y.Severity) - rank(x.Severity) })
	out = FindingsPage{About: aboutOf(k, a), Total: len(all)}
	out.Items, out.Next, err = page(all, in.Cursor, in.entries(), Budget-1500)
	return out, err
}

// Most parts of a finding that an answer holds.
const (
	mostPlaces   = 8
	mostEvidence = 12
	mostPointers = 12
)

// linesOf returns the findings of a result, or the result itself where it has none.
func linesOf(r *assessment.Result) []FindingLine {
	base := FindingLine{Rule: string(r.Rule), Title: r.Title, Category: r.Category, Outcome: string(r.Outcome), Severity: r.Severity.String(), Missing: firstOf(r.Missing, mostPointers)}
	if r.Rests != nil {
		base.RestsOn = r.Rests.Level.String()
	}
	if r.Error != "" {
		base.Message = short(r.Error, longText)
	}
	for _, x := range firstOf(r.Rates, mostPointers) {
		base.Rates = append(base.Rates, fmt.Sprintf("%s/%s %s (%s, %s)", x.From, x.To, x.Rate, x.AsOf, x.Origin))
	}
	if len(r.Findings) == 0 {
		return []FindingLine{base}
	}
	var all []FindingLine
	for i := range r.Findings {
		f := &r.Findings[i]
		l := base
		l.Severity, l.Message, l.Stale = f.Severity.String(), short(f.Message, longText), f.Stale
		if f.Waiver != nil {
			l.Waived = short(f.Waiver.Reason, longText)
		}
		for _, name := range firstOf(slices.Sorted(maps.Keys(f.Evidence)), mostEvidence) {
			if l.Evidence == nil {
				l.Evidence = map[string]any{}
			}
			l.Evidence[short(name, shortText)] = brief(f.Evidence[name])
		}
		for _, t := range f.Thresholds {
			l.Thresholds = append(l.Thresholds, Limit{t.Name, brief(t.Value), firstOf(t.Sources, mostPointers)})
		}
		for _, p := range firstOf(f.Locations, mostPlaces) {
			l.Places = append(l.Places, Place{p.Pointer, p.Line, p.Column, brief(p.Value)})
		}
		for _, s := range firstOf(f.Suggestions, mostPlaces) {
			l.Suggestions = append(l.Suggestions, short(s.Text, longText))
		}
		all = append(all, l)
	}
	return all
}

func firstOf[T any](all []T, n int) []T {
	if len(all) == 0 {
		return []T{}
	}
	return all[:min(len(all), n)]
}

// WhatIf is what would be otherwise.
type WhatIf struct {
	Companied
	Facts []struct {
		Pointer string `json:"pointer" maxLength:"2000" doc:"JSON pointer; /- behind a list for one more entry."`
		Value   any    `json:"value" doc:"As the schema has it; null for an absent fact."`
	} `json:"facts,omitempty" maxItems:"50"`
	Parameters []string `json:"parameters,omitempty" maxItems:"50" doc:"Thresholds: runway/short_runway.target_months=24."`
	Paged
}

// ChangeLine is what would become of a finding or a rule.
type ChangeLine struct {
	Status   string `json:"status" enum:"new,changed,resolved,incomparable,outcome,unchanged"`
	Rule     string `json:"rule"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	Before   string `json:"before" doc:"The outcome."`
	After    string `json:"after"`
	Message  string `json:"message,omitempty"`
}

// Tried is what a trial comes to.
type Tried struct {
	About
	Before Verdict      `json:"before"`
	After  Verdict      `json:"after"`
	Total  int          `json:"total"`
	Items  []ChangeLine `json:"items"`
	Next   string       `json:"next,omitempty"`
}

func whatIf(ctx context.Context, c *Clerk, in WhatIf) (out Tried, err error) {
	if len(in.Facts)+len(in.Parameters) == 0 {
		return out, words.Errorf("say what would be otherwise: facts or parameters")
	}
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	var edits []profile.Edit
	for _, f := range in.Facts {
		edits = append(edits, profile.Edit{Text: f.Pointer, Pointer: f.Pointer, Value: f.Value})
	}
	would := k.Judge
	if len(in.Parameters) > 0 {
		p := k.Judge.Policies()
		p.Settings = slices.Clone(p.Settings)
		for _, text := range in.Parameters {
			s, err := policy.ParseSetting(text)
			if err != nil {
				return out, err
			}
			p.Settings = append(p.Settings, s)
		}
		if would, err = k.Judge.Under(p); err != nil {
			return out, err
		}
	}
	t, err := app.Try(ctx, k.Judge, would, k.Profile, edits)
	if err != nil {
		return out, c.unfit(err)
	}
	pair := diff.Compare(diff.Case{Old: t.Before, New: t.After})
	out = Tried{About: aboutOf(k, t.Before), Before: verdictOf(t.Before.Summary), After: verdictOf(t.After.Summary), Total: len(pair.Changes)}
	var all []ChangeLine
	for _, x := range pair.Changes {
		l := ChangeLine{Status: string(x.Status), Rule: string(x.Rule), Title: x.Title, Severity: x.Severity.String()}
		for _, s := range []struct {
			state *diff.State
			into  *string
		}{{x.Old, &l.Before}, {x.New, &l.After}} {
			if s.state == nil {
				continue
			}
			*s.into = string(s.state.Outcome)
			if s.state.Finding != nil {
				l.Message = short(s.state.Finding.Message, longText)
			}
		}
		all = append(all, l)
	}
	out.Items, out.Next, err = page(all, in.Cursor, in.entries(), Budget-2000)
	return out, err
}

// unfit words why edits do not fit the schema.
func (c *Clerk) unfit(err error) error {
	var faults profile.Errors
	if !errors.As(err, &faults) {
		return err
	}
	var lines []string
	for _, f := range faults[:min(len(faults), 5)] {
		line := short(f.Pointer, shortText) + ": " + f.Problem.In(c.lang)
		if hint := f.Hint.In(c.lang); hint != "" {
			line += "; " + hint
		}
		lines = append(lines, line)
	}
	return errors.New(strings.Join(lines, "\n"))
}

// RuleOf names a rule of a company.
type RuleOf struct {
	Companied
	Rule string `json:"rule" maxLength:"200" doc:"The ID of a rule."`
	Paged
}

// TargetLine is what one fact would have to become for a finding to clear.
type TargetLine struct {
	Finding    string   `json:"finding"`
	Pointer    string   `json:"pointer"`
	Direction  string   `json:"direction"`
	Actionable bool     `json:"actionable" doc:"Whether the company can act on it."`
	Reach      string   `json:"reach" enum:"reached,out_of_reach,not_tried"`
	Now        any      `json:"now,omitempty"`
	Value      any      `json:"value,omitempty" doc:"The smallest change found that clears the finding alone."`
	Text       string   `json:"text"`
	Clears     []string `json:"clears,omitempty" doc:"Other rules that go with it."`
	Breaks     []string `json:"breaks,omitempty"`
}

// Targets are the targets of a rule's findings.
type Targets struct {
	About
	Rule    string       `json:"rule"`
	Outcome string       `json:"outcome"`
	Total   int          `json:"total"`
	Items   []TargetLine `json:"items"`
	Next    string       `json:"next,omitempty"`
}

func targets(ctx context.Context, c *Clerk, in RuleOf) (out Targets, err error) {
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	r, err := k.Judge.Catalogue().Find(in.Rule)
	if err != nil {
		return out, err
	}
	a, err := k.Judge.Assess(ctx, k.Profile)
	if err != nil {
		return out, err
	}
	i := slices.IndexFunc(a.Results, func(x assessment.Result) bool { return x.Rule == r.ID })
	if i < 0 {
		return out, words.Errorf("the checklist leaves out %s", r.ID)
	}
	f, err := k.Judge.Finder()
	if err != nil {
		return out, err
	}
	if err := f.Add(ctx, k.Profile, a, func(id rule.ID) bool { return id == r.ID }); err != nil {
		return out, err
	}
	names := func(all []assessment.Change) (out []string) {
		for _, x := range firstOf(all, mostPointers) {
			out = append(out, string(x.Rule))
		}
		return out
	}
	var all []TargetLine
	for _, f := range a.Results[i].Findings {
		for _, t := range f.Targets {
			all = append(all, TargetLine{
				Finding: short(f.Message, longText), Pointer: t.Pointer, Direction: string(t.Direction), Actionable: t.Actionable, Reach: string(t.Reach),
				Now: brief(t.Now), Value: brief(t.Value), Text: short(t.Text, longText), Clears: names(t.Clears), Breaks: names(t.Breaks),
			})
		}
	}
	out = Targets{About: aboutOf(k, a), Rule: string(r.ID), Outcome: string(a.Results[i].Outcome), Total: len(all)}
	out.Items, out.Next, err = page(all, in.Cursor, in.entries(), Budget-1500)
	return out, err
}

// Ahead is how far to look.
type Ahead struct {
	Companied
	Months int `json:"months,omitempty" minimum:"1" maximum:"120" doc:"18 where it is not given."`
	Paged
}

// AheadLine is a verdict that will change.
type AheadLine struct {
	Date     string   `json:"date" doc:"The first day of the new state."`
	Rule     string   `json:"rule"`
	Title    string   `json:"title"`
	Severity string   `json:"severity"`
	Class    string   `json:"class" enum:"worsens,goes_stale,falls_due,eases"`
	Cause    string   `json:"cause" doc:"projection, calendar or age"`
	Pointers []string `json:"pointers,omitempty"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	Messages []string `json:"messages,omitempty"`
	Lever    string   `json:"lever,omitempty" doc:"What would move it."`
}

// Foreseen is a page of changes.
type Foreseen struct {
	Company     string      `json:"company"`
	From        string      `json:"from"`
	Until       string      `json:"until"`
	Assumptions []string    `json:"assumptions" doc:"What is taken for granted."`
	Refused     []string    `json:"refused" doc:"What is not predicted, and why."`
	Total       int         `json:"total"`
	Items       []AheadLine `json:"items"`
	Next        string      `json:"next,omitempty"`
}

// monthsAhead is how far a forecast looks when nobody says: a year and a half, what a round is to pay for.
const monthsAhead = 18

func foresee(ctx context.Context, c *Clerk, in Ahead) (out Foreseen, err error) {
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	f, err := forecast.New(k.Timeless, []byte(policies.Schema))
	if err != nil {
		return out, err
	}
	from, err := forecast.ParseDay(c.desk.Today())
	if err != nil {
		return out, err
	}
	months := in.Months
	if months == 0 {
		months = monthsAhead
	}
	o, err := f.Company(ctx, k.Profile, from, from.AddMonths(months))
	if err != nil {
		return out, err
	}
	out = Foreseen{Company: k.Name, From: o.From, Until: o.Until, Assumptions: []string{}, Refused: []string{}, Total: len(o.Changes)}
	for _, r := range firstOf(o.Assumptions, mostPointers) {
		out.Assumptions = append(out.Assumptions, told(r.Pointer, r.Text.In(c.lang)))
	}
	for _, r := range firstOf(o.Refused, mostPointers) {
		out.Refused = append(out.Refused, told(r.Pointer, r.Why.In(c.lang)))
	}
	var all []AheadLine
	for _, x := range o.Changes {
		all = append(all, aheadOf(x))
	}
	out.Items, out.Next, err = page(all, in.Cursor, in.entries(), Budget-500-sizeOf(out.Assumptions)-sizeOf(out.Refused))
	return out, err
}

func told(pointer, text string) string {
	if pointer == "" {
		return short(text, longText)
	}
	return pointer + ": " + short(text, longText)
}

func aheadOf(x outlook.Transition) AheadLine {
	l := AheadLine{
		Date: x.Date, Rule: string(x.Rule), Title: x.Title, Severity: x.Severity.String(), Class: string(x.Class), Cause: x.Cause.Kind,
		Pointers: firstOf(x.Cause.Pointers, mostPlaces), From: string(x.From.Outcome), To: string(x.To.Outcome), Lever: short(x.Lever, longText),
	}
	for _, m := range firstOf(x.To.Messages, 3) {
		l.Messages = append(l.Messages, short(m, longText))
	}
	return l
}

// Several names companies.
type Several struct {
	Companies []string `json:"companies" minItems:"2" maxItems:"10" doc:"As the tool companies lists them."`
}

// RatioLine is a key ratio.
type RatioLine struct {
	Name  string `json:"name"`
	Value any    `json:"value" doc:"A number, an amount, or null where the facts do not give it."`
}

// SideLine is one of the companies that are compared.
type SideLine struct {
	About
	Verdict
	Outcomes   Counts         `json:"outcomes"`
	Categories map[string]int `json:"category_scores" doc:"By what is known; a category of which nothing is known is left out."`
	Ratios     []RatioLine    `json:"ratios"`
	Worst      []Headline     `json:"worst"`
}

// Compared are companies side by side.
type Compared struct {
	Items []SideLine `json:"items"`
}

func compareAll(ctx context.Context, c *Clerk, in Several) (out Compared, err error) {
	out.Items = []SideLine{}
	for _, name := range in.Companies {
		side, err := c.side(ctx, name)
		if err != nil {
			return out, fmt.Errorf("%s: %w", short(name, shortText), err)
		}
		out.Items = append(out.Items, side)
	}
	for sizeOf(out) > Budget { // the last findings and ratios go first
		for i := range out.Items {
			x := &out.Items[i]
			x.Worst = x.Worst[:max(len(x.Worst)-1, 0)]
			if len(x.Worst) == 0 {
				x.Ratios = x.Ratios[:max(len(x.Ratios)-1, 0)]
			}
		}
	}
	return out, nil
}

func (c *Clerk) side(ctx context.Context, name string) (out SideLine, err error) {
	k, err := c.open(ctx, name)
	if err != nil {
		return out, err
	}
	defer k.Release()
	a, err := k.Judge.Assess(ctx, k.Profile)
	if err != nil {
		return out, err
	}
	x := compare.CompanyOf(a, compare.RatiosOf(a))
	out = SideLine{
		About: aboutOf(k, a), Verdict: verdictOf(a.Summary), Outcomes: countsOf(a.Summary.Outcomes), Categories: map[string]int{}, Ratios: []RatioLine{}, Worst: []Headline{},
	}
	for _, l := range a.Summary.Categories {
		if l.Score.Known != nil {
			out.Categories[l.Category] = *l.Score.Known
		}
	}
	for _, r := range x.Ratios {
		out.Ratios = append(out.Ratios, RatioLine{r.Name, r.Value})
	}
	for _, w := range x.Worst {
		out.Worst = append(out.Worst, Headline{string(w.Rule), w.Severity.String(), w.Title, short(w.Subject, shortText)})
	}
	return out, nil
}
