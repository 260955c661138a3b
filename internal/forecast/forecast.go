// Package forecast says when each verdict about a company will change if nobody does anything: which rule, from what to what, on which
// day, and why. It evaluates the rules as of later days, on facts as they will be then: cash goes on as the schema says (x-projection),
// everything else stays and ages. Nothing is statistical. What is taken for granted is said, and what can't be predicted is refused.
//
// Days are found exactly: the rules are evaluated at every day on which something may turn, and between two that differ by halving.
package forecast

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// MaxDays is the longest time that is looked ahead: some ten years.
const MaxDays = 3660

// Forecaster forecasts by the policies of one judge. It is safe for concurrent use.
type Forecaster struct {
	judge       *app.Judge
	projections projections
	lang        rule.Lang
	rules       []*rule.Rule
	offsets     map[rule.ID][]int // days that a rule adds to dates
}

// New makes a forecaster; schema is that of a profile, with x-projection.
func New(j *app.Judge, schema []byte) (*Forecaster, error) {
	f := &Forecaster{judge: j, lang: j.Options().Lang, offsets: map[rule.ID][]int{}}
	var err error
	if f.projections, err = readProjections(schema); err != nil {
		return nil, err
	}
	for _, r := range j.Catalogue().Rules {
		if !j.Runs(r.ID) {
			continue
		}
		f.rules = append(f.rules, r)
		days := map[int]bool{}
		for _, p := range r.Params {
			numbers(p.Value, days)
		}
		f.offsets[r.ID] = slices.Sorted(maps.Keys(days))
	}
	return f, nil
}

// numbers collects the whole numbers in a parameter that may be days or months.
func numbers(value any, into map[int]bool) {
	switch x := value.(type) {
	case json.Number:
		if n, err := x.Int64(); err == nil && n > 0 && n <= MaxDays {
			into[int(n)] = true
		}
	case map[string]any:
		for _, v := range x {
			numbers(v, into)
		}
	case []any:
		for _, v := range x {
			numbers(v, into)
		}
	}
}

// run is one forecast under way.
type run struct {
	*Forecaster
	ctx      context.Context
	profile  *profile.Profile
	asOf     string // that the profile gives, "" where it gives none
	told     Day
	from, to Day
	paths    []*path
	// currencies is how many the profile's amounts are of.
	currencies int
	days       map[Day]*profile.Profile
	states     map[rule.ID]map[Day]state
}

// state is what a rule says on a day, in a form that can be compared.
type state string

// Company forecasts the verdicts about a company from a day on, until another one.
func (f *Forecaster) Company(ctx context.Context, p *profile.Profile, from, until Day) (*outlook.Outlook, error) {
	if until <= from || until-from > MaxDays {
		return nil, words.Errorf("forecast: the last day, %s, must come after %s and within ten years", until, from)
	}
	r, out, err := f.begin(ctx, p, from, until)
	if err != nil {
		return nil, err
	}
	changes, err := r.find()
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		change, err := r.describe(c)
		if err != nil {
			return nil, err
		}
		out.Changes = append(out.Changes, change)
	}
	slices.SortStableFunc(out.Changes, func(a, b outlook.Transition) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule))
	})
	return out, nil
}

// begin works out what goes on how.
func (f *Forecaster) begin(ctx context.Context, p *profile.Profile, from, until Day) (*run, *outlook.Outlook, error) {
	r := &run{
		Forecaster: f, ctx: ctx, profile: p, asOf: p.AsOf(), from: from, to: until,
		days: map[Day]*profile.Profile{}, states: map[rule.ID]map[Day]state{},
	}
	out := &outlook.Outlook{
		Schema: outlook.Schema,
		Policy: f.judge.Set().Revision(), From: from.String(), Until: until.String(), Assumptions: []outlook.Remark{}, Refused: []outlook.Refusal{}, Changes: []outlook.Transition{},
	}
	currencies := map[string]bool{}
	currenciesOf(p.Value(), currencies)
	r.currencies = len(currencies)
	r.told = from
	told, _ := p.Lookup("/company/facts_as_of")
	date, _ := told.(string)
	date = cmp.Or(date, r.asOf)
	if _, last, ok := span(date); ok {
		r.told = last
		if len(date) != len("2006-01-02") {
			out.Assumptions = append(out.Assumptions, outlook.Remark{Pointer: "/company/as_of", Text: fill(phrases.otherwise, date, last.String())})
		}
	} else {
		out.Assumptions = append(out.Assumptions, outlook.Remark{Pointer: "/company/as_of", Text: fill(phrases.undated, from.String())})
	}
	a, err := f.judge.Assess(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	out.Profile, out.Run, out.JudgedBy = a.Profile, a.Run, a.Policy
	var cash *rule.Figure
	if figure, ok := a.Figure("cash"); ok {
		cash = &figure
	}
	var assumed []outlook.Remark
	var refused []outlook.Refusal
	r.paths, assumed, refused = f.projections.project(p, r.told, cash)
	out.Assumptions = append(out.Assumptions, assumed...)
	kept := r.rules
	for _, refusal := range refused {
		kept = slices.DeleteFunc(slices.Clone(kept), func(k *rule.Rule) bool {
			if !slices.Contains(k.Facts, refusal.Pointer) {
				return false
			}
			refusal.Rules = append(refusal.Rules, k.ID)
			return true
		})
		out.Refused = append(out.Refused, refusal)
	}
	forecaster := *f
	forecaster.rules = kept
	r.Forecaster = &forecaster
	out.Rules = len(kept)
	for _, k := range kept {
		r.states[k.ID] = map[Day]state{}
	}
	return r, out, nil
}

// on returns the company as it will be on a day.
func (r *run) on(d Day) (*profile.Profile, error) {
	if p := r.days[d]; p != nil {
		return p, nil
	}
	p, err := r.edited(d, true)
	if err == nil {
		r.days[d] = p
	}
	return p, err
}

// edited returns the company on a day, with or without what its projected facts will be then.
func (r *run) edited(d Day, projected bool) (*profile.Profile, error) {
	edits := []profile.Edit{{Text: "as-of date", Pointer: "/company/as_of", Value: d.String()}}
	if value, told := r.profile.Lookup("/company/facts_as_of"); !told || value == nil {
		edits = append(edits, profile.Edit{Text: "date of the facts", Pointer: "/company/facts_as_of", Value: cmp.Or(r.asOf, r.from.String())})
	}
	if projected {
		for _, path := range r.paths {
			if d > path.from {
				edits = append(edits, profile.Edit{
					Text: "projection", Pointer: path.pointer, Value: map[string]any{"amount": path.at(d), "currency": path.currency},
				})
			}
		}
	}
	return r.judge.Validator().Edit(r.profile, edits)
}

// evaluate runs rules on a day and keeps what they say.
func (r *run) evaluate(d Day, ids []rule.ID) error {
	var moving, still []rule.ID
	for _, id := range ids {
		if len(r.paths) > 0 && !projects(id) {
			still = append(still, id)
		} else {
			moving = append(moving, id)
		}
	}
	for _, part := range []struct {
		ids []rule.ID
		of  func(Day) (*profile.Profile, error)
	}{{moving, r.on}, {still, func(d Day) (*profile.Profile, error) { return r.edited(d, false) }}} {
		if len(part.ids) == 0 {
			continue
		}
		p, err := part.of(d)
		if err != nil {
			return err
		}
		v, err := r.judge.Evaluate(r.ctx, p, part.ids...)
		if err != nil {
			return err
		}
		for _, proven := range v.Proven() {
			r.states[proven.Rule][d] = stateOf(proven.Outcome, proven.Findings, proven.Aged)
		}
	}
	return nil
}

// projects reports whether a rule judges projected facts. Those of consistency hold what was said at one time against each other: what cash
// will be does not contradict a statement of today.
func projects(id rule.ID) bool { return id.Category() != "consistency" }

// wanted is days on which rules are to be evaluated.
type wanted map[Day]map[rule.ID]bool

func (w wanted) add(d Day, id rule.ID) {
	if w[d] == nil {
		w[d] = map[rule.ID]bool{}
	}
	w[d][id] = true
}

// run evaluates what is wanted and not known yet.
func (r *run) run(w wanted) error {
	for _, d := range slices.Sorted(maps.Keys(w)) {
		var ids []rule.ID
		for id := range w[d] {
			if _, known := r.states[id][d]; !known {
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			continue
		}
		slices.Sort(ids)
		if err := r.evaluate(d, ids); err != nil {
			return err
		}
	}
	return nil
}

// found is a day on which a rule's state is another one than the day before.
type found struct {
	rule *rule.Rule
	on   Day
}

// find finds all changes.
func (r *run) find() ([]found, error) {
	if len(r.rules) == 0 {
		return nil, nil
	}
	w := wanted{}
	for _, k := range r.rules {
		for d := range r.breakpoints(k) {
			w.add(d, k.ID)
		}
	}
	if err := r.run(w); err != nil {
		return nil, err
	}
	type gap struct {
		rule     *rule.Rule
		from, to Day
	}
	var gaps []gap
	for _, k := range r.rules {
		days := slices.Sorted(maps.Keys(r.states[k.ID]))
		for i := 1; i < len(days); i++ {
			gaps = append(gaps, gap{k, days[i-1], days[i]})
		}
	}
	var changes []found
	for len(gaps) > 0 {
		next, w := []gap(nil), wanted{}
		for _, g := range gaps {
			at := r.states[g.rule.ID]
			switch {
			case at[g.from] == at[g.to]:
			case g.to-g.from == 1:
				changes = append(changes, found{g.rule, g.to})
			default:
				middle := (g.from + g.to) / 2
				w.add(middle, g.rule.ID)
				next = append(next, gap{g.rule, g.from, middle}, gap{g.rule, middle, g.to})
			}
		}
		if err := r.run(w); err != nil {
			return nil, err
		}
		gaps = next
	}
	slices.SortFunc(changes, func(a, b found) int { return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.rule.ID, b.rule.ID)) })
	return changes, nil
}

// describe says of a change what it is and why.
func (r *run) describe(c found) (outlook.Transition, error) {
	before, err := r.result(c.on-1, c.rule.ID, true)
	if err != nil {
		return outlook.Transition{}, err
	}
	after, err := r.result(c.on, c.rule.ID, true)
	if err != nil {
		return outlook.Transition{}, err
	}
	change := outlook.Transition{
		Date: c.on.String(), Rule: c.rule.ID, Title: c.rule.Title.In(r.lang), Category: c.rule.ID.Category(),
		From: shown(before, assessment.Result{}), To: shown(after, before), Lever: lever(after),
	}
	change.Severity = max(change.From.Severity, change.To.Severity)
	if change.Cause, change.Class, err = r.cause(c, before, after); err != nil {
		return outlook.Transition{}, err
	}
	if change.To.Outcome == rule.Unknown {
		if change.Cause.Kind == outlook.ByAge && len(change.Cause.Pointers) > 0 {
			change.Lever = fill(phrases.updateFacts, strings.Join(change.Cause.Pointers, ", ")).In(r.lang)
			return change, nil
		}
		asked, err := r.evaluation(c.on, c.rule.ID, true)
		if err != nil {
			return outlook.Transition{}, err
		}
		change.Lever = strings.Join(asked.Assessment().Results[0].Questions, " ")
	}
	return change, nil
}

// result returns what a rule says on a day, in words.
func (r *run) result(d Day, id rule.ID, projected bool) (assessment.Result, error) {
	v, err := r.evaluation(d, id, projected)
	if err != nil {
		return assessment.Result{}, err
	}
	return v.Outcomes()[0], nil
}

// evaluation evaluates a rule on a day, with the projection or without it.
func (r *run) evaluation(d Day, id rule.ID, projected bool) (*engine.Evaluation, error) {
	p, err := r.on(d)
	if !projected || !projects(id) {
		p, err = r.edited(d, false)
	}
	if err != nil {
		return nil, err
	}
	return r.judge.Evaluate(r.ctx, p, id)
}

// cause finds what brings a change about: facts that became too old if the rule asks for them or finds on them alone, a projected fact if
// there is no change without its projection, else the calendar.
func (r *run) cause(c found, before, after assessment.Result) (outlook.Cause, outlook.Class, error) {
	class := outlook.Worsens
	worse := rank(after) > rank(before)
	if !worse {
		class = outlook.Eases
	}
	// A rule that does not apply for want of a statement is one whose statement has become too old.
	lapsed := after.Outcome == rule.NotApplicable && c.rule.Statement != ""
	if after.Outcome == rule.Unknown && len(after.Aged) > 0 || after.Now() != after.Outcome || lapsed {
		var pointers []string
		for _, a := range after.Aged {
			pointers = append(pointers, a.Pointer)
		}
		if lapsed {
			pointers = []string{c.rule.Statement}
		}
		return outlook.Cause{Kind: outlook.ByAge, Pointers: pointers}, outlook.GoesStale, nil
	}
	if len(r.paths) > 0 && projects(c.rule.ID) && slices.ContainsFunc(r.paths, func(p *path) bool { return c.rule.Reads(p.pointer) }) {
		still, err := r.result(c.on, c.rule.ID, false)
		if err != nil {
			return outlook.Cause{}, class, err
		}
		was, err := r.result(c.on-1, c.rule.ID, false)
		if err != nil {
			return outlook.Cause{}, class, err
		}
		if stateOfResult(still) == stateOfResult(was) {
			var pointers []string
			for _, p := range r.paths {
				if c.rule.Reads(p.pointer) {
					pointers = append(pointers, p.pointer)
				}
			}
			return outlook.Cause{Kind: outlook.ByProjection, Pointers: pointers}, class, nil
		}
	}
	pointers, due := r.dates(c.rule, after, before)
	if worse {
		class = outlook.GoesStale
		if due {
			class = outlook.FallsDue
		}
	}
	return outlook.Cause{Kind: outlook.ByCalendar, Pointers: pointers}, class, nil
}

// dates returns the dates that a change speaks of, and whether one of them lay ahead when the facts were told: then something falls due. Where
// all of them were past, nobody did again what was done then. Where the rule reads no date of the profile but the as-of date, the day is
// one of its own, such as that on which a law comes into force: that falls due too.
func (r *run) dates(k *rule.Rule, results ...assessment.Result) (pointers []string, due bool) {
	for _, result := range results {
		for _, f := range result.Findings {
			for _, l := range f.Locations {
				date, last, ok := dateIn(r.profile, l.Pointer)
				if !ok || date == asOf {
					continue
				}
				if !slices.Contains(pointers, date) {
					pointers = append(pointers, date)
				}
				due = due || last > r.told
			}
		}
	}
	slices.Sort(pointers)
	if len(pointers) == 0 {
		read := r.datesOf(func(pointer string) bool { return pointer != asOf && k.Lists(pointer) })
		due = len(read) == 0 || slices.ContainsFunc(read, func(d Day) bool { return d > r.told })
	}
	return pointers, due
}

// dateIn returns a date that a pointer names, or the last one in the object that it names.
func dateIn(p *profile.Profile, pointer string) (at string, last Day, ok bool) {
	value, _ := p.Lookup(pointer)
	switch x := value.(type) {
	case string:
		_, last, ok = span(x)
		return pointer, last, ok
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(x)) {
			text, _ := x[name].(string)
			if _, l, is := span(text); is && len(text) > len("2006") && (!ok || l > last) {
				at, last, ok = pointer+"/"+name, l, true
			}
		}
	}
	return at, last, ok
}

// rank orders states from good to bad: what passes or does not apply, what is not known, findings by their severity.
func rank(r assessment.Result) int {
	switch r.Now() {
	case rule.Pass, rule.NotApplicable:
		return 0
	case rule.Fail:
		return 100*(2+int(r.WorstOfAll())) + min(len(r.Findings), 99)
	}
	return 1
}

// shown returns what a rule says; of findings those that it did not say before.
func shown(r, before assessment.Result) outlook.State {
	s := outlook.State{Outcome: r.Now(), Severity: r.Severity}
	if s.Outcome != rule.Fail {
		return s
	}
	s.Severity = r.WorstOfAll()
	findings := slices.DeleteFunc(slices.Clone(r.Findings), func(f assessment.Finding) bool {
		return f.Stale || slices.ContainsFunc(before.Findings, func(b assessment.Finding) bool {
			return b.Kind == f.Kind && b.Subject == f.Subject && b.Severity == f.Severity && !b.Stale
		})
	})
	slices.SortStableFunc(findings, func(a, b assessment.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	for _, f := range findings {
		s.Messages = append(s.Messages, f.Message)
	}
	return s
}

// lever returns the first suggestion of the worst finding.
func lever(r assessment.Result) string {
	for _, f := range r.Findings {
		for _, s := range f.Suggestions {
			return s.Text
		}
	}
	return ""
}

// valueDates collects all dates of a value that a rule reads.
func valueDates(v plan.Value, pointer string, visit func(pointer, date string)) {
	switch v.Kind() {
	case plan.Object:
		for i := range v.Len() {
			key, member := v.Pair(i)
			name, _ := key.Str()
			valueDates(member, pointer+"/"+name, visit)
		}
	case plan.Array:
		for i := range v.Len() {
			valueDates(v.At(i), fmt.Sprintf("%s/%d", pointer, i), visit)
		}
	case plan.String:
		if text, _ := v.Str(); text != "" && text[0] >= '0' && text[0] <= '9' {
			visit(pointer, text)
		}
	}
}
