// Package interview asks for a company's missing facts one at a time: next is always the fact that settles the most weight per cost of its
// answer, and members of list entries rather than whole lists. It is a function of the profile, which also records what was set aside, so that
// an interview can be resumed from the file alone. It never asks for what can't change the verdict, reads no clock, file or terminal, and
// reveals no thresholds.
package interview

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Judge evaluates profiles; *app.Judge is one.
type Judge interface {
	Catalogue() *rule.Catalogue
	Checklist() *rule.Checklist
	Validator() *profile.Validator
	Evaluate(ctx context.Context, p *profile.Profile, only ...rule.ID) (*engine.Evaluation, error)
	Again(ctx context.Context, before *engine.Evaluation, p *profile.Profile, c engine.Changed) (*engine.Evaluation, error)
}

// Options are how to ask.
type Options struct {
	Lang rule.Lang
	All  bool          // go on when the verdict can't change any more, until the checklist is covered
	From rule.Severity // only for rules of that severity or more
	Who  fact.Who      // only what they know; "" for everybody
	// Again also asks for what was set aside, unless it does not apply to the company.
	Again bool
}

// Interview asks by one judge. It is safe for concurrent use.
type Interview struct {
	judge   Judge
	book    *fact.Book
	options Options
	order   map[string]int // of patterns in the schema
}

// New makes an interview.
func New(j Judge, b *fact.Book, o Options) *Interview {
	i := &Interview{judge: j, book: b, options: o, order: map[string]int{}}
	for n, f := range b.All() {
		i.order[f.Pattern] = n
	}
	return i
}

// Step is the state of an interview: a profile and its verdict. It is immutable.
type Step struct {
	interview  *Interview
	profile    *profile.Profile
	evaluation *engine.Evaluation
	results    []assessment.Result
	summary    assessment.Summary
	aside      map[string]Aside
}

// Begin starts from a profile, or goes on with it.
func (i *Interview) Begin(ctx context.Context, p *profile.Profile) (*Step, error) {
	v, err := i.judge.Evaluate(ctx, p)
	if err != nil {
		return nil, err
	}
	return i.step(p, v), nil
}

func (i *Interview) step(p *profile.Profile, v *engine.Evaluation) *Step {
	a := v.Brief(0)
	return &Step{interview: i, profile: p, evaluation: v, results: a.Results, summary: a.Summary, aside: asides(p)}
}

// Profile returns the profile as it stands.
func (s *Step) Profile() *profile.Profile { return s.profile }

// Verdict is that of what is known.
func (s *Step) Verdict() assessment.Verdict { return s.summary.Verdict }

// Progress is how much is settled.
type Progress struct {
	Settled int `json:"settled"` // rules whose outcome is known
	Of      int `json:"of"`      // rules of the run
	Percent int `json:"percent"` // of their weight, rounded down
}

// Progress says how far the interview has come, over the rules that it asks for.
func (s *Step) Progress() Progress {
	var p Progress
	settled, all := 0.0, 0.0
	for i := range s.results {
		r := &s.results[i]
		if r.Severity < s.interview.options.From {
			continue
		}
		w := s.weight(r)
		p.Of++
		all += w
		if r.Outcome != rule.Unknown {
			p.Settled++
			settled += w
		}
	}
	if all > 0 {
		p.Percent = int(100 * settled / all)
	}
	return p
}

func (s *Step) weight(r *assessment.Result) float64 {
	w := assessment.Weight(r.Severity) * s.interview.judge.Checklist().Weight(r.Category)
	return max(float64(w)/100, 0.1)
}

// Asked is what kind of answer a question wants.
type Asked string

// What questions ask for.
const (
	AskValue Asked = "value" // the fact's value
	AskCount Asked = "count" // how many entries a list has; with the answer the list is whole
	AskMore  Asked = "more"  // how many entries a list has beside those that it names; with the answer it is whole
)

// Question is what to ask next.
type Question struct {
	Pointer string     `json:"pointer"`
	Ask     Asked      `json:"ask"`
	Text    string     `json:"text"`
	Help    string     `json:"help,omitempty"`
	Example string     `json:"example,omitempty"`
	Kind    fact.Kind  `json:"kind"`
	Choices []Choice   `json:"choices,omitempty"`
	Columns []Column   `json:"columns,omitempty"` // of AskCount: what a line has that tells an entry, in place of their number
	Unit    string     `json:"unit,omitempty"`
	Who     fact.Who   `json:"who"`
	Cost    int        `json:"cost"`
	Core    bool       `json:"core,omitempty"` // without the fact there is no verdict
	Settles int        `json:"settles"`        // rules that wait for nothing else
	Why     []Reason   `json:"why"`            // the rules that wait for the fact, the weightiest first
	Fact    *fact.Fact `json:"-"`
}

// Choice is a word that an answer may be.
type Choice struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

// Column is a member of a table's entries that rules read.
type Column struct {
	Name    string     `json:"name"` // of the member
	Label   string     `json:"label"`
	Kind    fact.Kind  `json:"kind"`
	Unit    string     `json:"unit,omitempty"`
	Choices []Choice   `json:"choices,omitempty"`
	Fact    *fact.Fact `json:"-"`
}

// Table returns the question for the entries of a list, whether or not it has to be asked now; ok is false if the pointer is not one of a list.
func (s *Step) Table(list string) (q *Question, ok bool) {
	f, ok := s.interview.book.At(list)
	if !ok || f.Kind != fact.Table || !f.Asked() {
		return nil, false
	}
	return s.question(&candidate{pointer: list, fact: f, ask: AskCount}), true
}

// Whole reports whether the profile declares a list complete.
func (s *Step) Whole(list string) bool { return s.isWhole(list) }

// columns returns the members of a table's entries that the rules of the run read and a cell can hold, in the order of the schema: what names an
// entry first. Who answers must know them.
func (s *Step) columns(table *fact.Fact) []Column {
	var all []Column
	for _, m := range table.Members() {
		named := m.Name == "name" || m.Name == "title"
		if !m.Asked() || m.Kind == fact.Table || m.Kind == fact.Texts || s.interview.options.Who != "" && m.Who != s.interview.options.Who {
			continue
		}
		if !named && !slices.ContainsFunc(s.results, func(r assessment.Result) bool {
			return r.Severity >= s.interview.options.From && slices.ContainsFunc(m.Rules, func(id rule.ID) bool { return id == r.Rule })
		}) {
			continue
		}
		c := Column{Name: m.Name, Label: m.Label.In(s.interview.options.Lang), Kind: m.Kind, Unit: m.Unit, Fact: m, Choices: s.choices(m)}
		if named {
			all = append([]Column{c}, all...)
			continue
		}
		all = append(all, c)
	}
	return all
}

// choices returns the words that a fact may be, where they are few enough to be listed.
func (s *Step) choices(f *fact.Fact) []Choice {
	var all []Choice
	if len(f.Words) > 0 && len(f.Words) <= mostChoices {
		for i, text := range s.interview.book.Shown(f, s.interview.options.Lang) {
			all = append(all, Choice{f.Words[i], text})
		}
	}
	return all
}

// Reason is a rule, as people know it: without its thresholds.
type Reason struct {
	Rule  rule.ID `json:"rule"`
	Title string  `json:"title"`
}

// reason returns a rule by its title; by its category where the title tells the threshold, as that of the rule of 40 does.
func (i *Interview) reason(r *assessment.Result) Reason {
	c := i.judge.Catalogue()
	known, ok := c.Rule(r.Rule)
	if !ok {
		return Reason{r.Rule, r.Title}
	}
	for _, p := range known.Params {
		if n := fmt.Sprint(p.Value); len(n) > 1 && strings.Trim(n, "0123456789.") == "" && strings.Contains(r.Title, n) {
			return Reason{r.Rule, rule.Capitalized(c.Vocabulary.Category(r.Category, i.options.Lang))}
		}
	}
	return Reason{r.Rule, r.Title}
}

// End says why there is no further question.
type End string

// The ends of an interview.
const (
	Going   End = ""        // there is a further question
	Covered End = "covered" // nothing is open that somebody could answer
	Decided End = "decided" // no further answer changes the verdict
)

// candidate is a fact that could be asked for.
type candidate struct {
	pointer  string
	fact     *fact.Fact
	ask      Asked
	priority float64 // weight settled for what it costs
	settles  int
	waiting  []*assessment.Result
	core     *assessment.MissingCore
	instead  bool // of the first fact that would make the core known
}

// Next returns the next question, or why there is none.
func (s *Step) Next() (*Question, End) {
	candidates := s.candidates()
	if c := s.core(candidates); c != nil {
		return s.question(c), Going
	}
	if len(candidates) > 0 {
		return s.question(slices.MinFunc(candidates, s.compare)), Going
	}
	if !s.interview.options.All && slices.ContainsFunc(s.results, func(r assessment.Result) bool { return s.open(&r) }) {
		return nil, Decided
	}
	return nil, Covered
}

// Pending returns the questions that could be asked now: those for the core first, then by rank.
func (s *Step) Pending() []*Question {
	candidates := s.candidates()
	slices.SortFunc(candidates, s.compare)
	all := []*Question{}
	add := func(c *candidate) {
		if !slices.ContainsFunc(all, func(q *Question) bool { return q.Pointer == c.pointer }) {
			all = append(all, s.question(c))
		}
	}
	for i := range s.summary.Core.Missing {
		if c := s.coreOf(&s.summary.Core.Missing[i], candidates); c != nil {
			add(c)
		}
	}
	for _, c := range candidates {
		add(c)
	}
	return all
}

func (s *Step) compare(a, b *candidate) int {
	switch {
	case a.priority > b.priority+1e-9:
		return -1
	case b.priority > a.priority+1e-9:
		return 1
	}
	if x, y := s.tableOrder(a), s.tableOrder(b); x != y {
		return x - y
	}
	return assessment.ComparePointers(a.pointer, b.pointer)
}

// tableOrder keeps what is worth the same in the order of the schema, entry by entry.
func (s *Step) tableOrder(c *candidate) int {
	pattern := c.fact.Pattern
	if tables := fact.Tables(pattern); len(tables) > 0 {
		pattern = tables[0]
	}
	return s.interview.order[pattern]
}

// open reports whether a rule waits for facts.
func (s *Step) open(r *assessment.Result) bool {
	return r.Outcome == rule.Unknown && r.Severity >= s.interview.options.From
}

// matters reports whether the outcome of a rule that is open can change the verdict.
func (s *Step) matters(r *assessment.Result) bool {
	sum := &s.summary
	serious, contradiction := sum.Serious(), false
	for i := range s.results {
		if s.results[i].Category == "consistency" && s.results[i].Worst() >= rule.Medium && len(s.results[i].Findings) > 0 {
			contradiction = true
		}
	}
	switch {
	case s.interview.options.All:
		return true
	case serious:
		return false
	case r.Severity >= sum.Threshold:
		return true
	case contradiction:
		return false
	}
	return sum.Coverage < sum.MinimumCoverage || r.Category == "consistency" && r.Severity >= rule.Medium
}

// candidates returns the facts that rules wait for, where somebody can answer and the answer can change something.
func (s *Step) candidates() []*candidate {
	byPointer := map[string]*candidate{}
	var all []*candidate
	for i := range s.results {
		r := &s.results[i]
		if !s.open(r) || !s.matters(r) {
			continue
		}
		wanted, cost, answerable := s.wanted(r)
		if !answerable {
			continue
		}
		for _, w := range wanted {
			c, ok := byPointer[w.pointer]
			if !ok {
				c = w
				byPointer[w.pointer] = c
				all = append(all, c)
			}
			c.priority += s.weight(r) / float64(cost)
			c.waiting = append(c.waiting, r)
			if len(wanted) == 1 {
				c.settles++
			}
		}
	}
	for _, c := range all {
		slices.SortStableFunc(c.waiting, func(a, b *assessment.Result) int { return int(b.Severity) - int(a.Severity) })
	}
	return all
}

// wanted returns the facts that a rule waits for, and what answers to all of them cost. It is not answerable where one of them was set aside
// or nobody can be asked for it.
func (s *Step) wanted(r *assessment.Result) (all []*candidate, cost int, answerable bool) {
	known, _ := s.interview.judge.Catalogue().Rule(r.Rule)
	for _, pointer := range r.Missing {
		for _, c := range s.askable(known, pointer) {
			if s.isAside(c.pointer) || c.ask == "" || s.interview.options.Who != "" && c.fact.Who != s.interview.options.Who {
				return nil, 0, false
			}
			if slices.ContainsFunc(all, func(other *candidate) bool { return other.pointer == c.pointer }) {
				continue
			}
			all = append(all, c)
			cost += effort(c.fact)
		}
	}
	return all, cost, len(all) > 0 && cost > 0
}

// opening is what it costs to think of something new, in the units of costs. Facts of an entry that is being spoken of come without.
const opening = 8

// effort returns what an answer costs.
func effort(f *fact.Fact) int {
	if len(fact.Tables(f.Pattern)) > 0 {
		return f.Cost
	}
	return f.Cost + opening
}

// askable returns the questions for a fact that a rule misses: a group is asked for by those of its members that the rule reads.
func (s *Step) askable(r *rule.Rule, pointer string) []*candidate {
	list, whole := strings.CutSuffix(pointer, "/-")
	f, ok := s.interview.book.At(list)
	if !ok {
		list = strings.TrimSuffix(strings.TrimSuffix(list, "/amount"), "/currency")
		if f, ok = s.interview.book.At(list); !ok || f.Kind != fact.Money {
			return []*candidate{{pointer: pointer, fact: &fact.Fact{Pattern: pointer, Kind: fact.Map}}}
		}
	}
	_, there := s.profile.Lookup(list)
	switch {
	case f.Kind == fact.Group:
		var all []*candidate
		for _, m := range f.Members() {
			if r != nil && slices.ContainsFunc(m.Rules, func(id rule.ID) bool { return id == r.ID }) {
				inner := list + "/" + m.Name
				if v, there := s.profile.Lookup(inner); !there || m.Kind == fact.Group && v != nil {
					all = append(all, s.askable(r, inner)...)
				}
			}
		}
		return all
	case !f.Asked():
		return []*candidate{{pointer: pointer, fact: f}}
	case f.Kind == fact.Table && (!there || !whole):
		return []*candidate{{pointer: list, fact: f, ask: AskCount}}
	case whole && s.isWhole(list): // what a rule misses in it does not exist
		return []*candidate{{pointer: pointer, fact: &fact.Fact{Pattern: f.Pattern, Kind: fact.Map}}}
	case f.Kind == fact.Table || f.Kind == fact.Texts && whole && there:
		return []*candidate{{pointer: list + "/-", fact: f, ask: AskMore}}
	case there: // it was answered, and a rule would know it more exactly: the same question again would not help
		return []*candidate{{pointer: pointer, fact: &fact.Fact{Pattern: f.Pattern, Kind: fact.Map}}}
	}
	return []*candidate{{pointer: list, fact: f, ask: AskValue}}
}

// core returns the question for the first core fact that lacks and that somebody can answer.
func (s *Step) core(candidates []*candidate) *candidate {
	for i := range s.summary.Core.Missing {
		if c := s.coreOf(&s.summary.Core.Missing[i], candidates); c != nil {
			return c
		}
	}
	return nil
}

// coreOf returns the question for a core fact that lacks, if somebody can answer it. What rules wait for it goes along.
func (s *Step) coreOf(missing *assessment.MissingCore, candidates []*candidate) *candidate {
	for n, pointer := range missing.Pointers {
		for _, c := range s.askable(nil, pointer) {
			if s.isAside(c.pointer) || c.ask == "" || s.interview.options.Who != "" && c.fact.Who != s.interview.options.Who {
				continue
			}
			for _, other := range candidates {
				if other.pointer == c.pointer {
					c = other
				}
			}
			c.core, c.instead = missing, n > 0
			return c
		}
	}
	return nil
}

// question puts a candidate into words.
func (s *Step) question(c *candidate) *Question {
	f, lang := c.fact, s.interview.options.Lang
	q := &Question{
		Pointer: c.pointer, Ask: c.ask, Help: f.Help.In(lang), Example: f.Example.In(lang), Kind: f.Kind, Unit: f.Unit, Who: f.Who, Cost: f.Cost,
		Core: c.core != nil, Settles: c.settles, Why: []Reason{}, Fact: f,
	}
	switch {
	case c.ask == AskCount:
		q.Text = s.evaluation.Fill(f.Count, f.Pattern, c.pointer)
	case c.ask == AskMore:
		q.Text = s.evaluation.Fill(moreOf(f), f.Pattern, strings.TrimSuffix(c.pointer, "/-"))
	case c.core != nil && !c.instead:
		q.Text = c.core.Question
	case len(c.waiting) > 0 && !f.Noted:
		q.Text = s.evaluation.Ask(c.waiting[0].Rule, c.pointer)
	}
	if q.Text == "" || q.Text == c.pointer {
		q.Text = s.evaluation.Fill(f.Question, f.Pattern, c.pointer)
	}
	switch q.Ask {
	case AskValue:
		q.Choices = s.choices(f)
	case AskCount:
		q.Columns = s.columns(f)
	}
	for _, r := range c.waiting {
		q.Why = append(q.Why, s.interview.reason(r))
	}
	return q
}

// mostChoices is how many words are listed; of currencies there are more.
const mostChoices = 40

// moreOf asks how many entries of a list are left out.
func moreOf(f *fact.Fact) rule.Text {
	return rule.Saying("%s: how many are left out? 0 if all are listed.", f.Label)
}

// Why nobody answers now.
const (
	Unknown       = "unknown"        // nobody knows
	NotApplicable = "not_applicable" // the question does not fit the company
	SomeoneElse   = "someone_else"   // another person is asked
)

// Aside is a question that was set aside.
type Aside struct {
	Why string `json:"why"`
	Who string `json:"who,omitempty"` // is asked
}

// asidePointer is where a profile holds what was set aside.
const asidePointer = "/extensions/interview"

func asides(p *profile.Profile) map[string]Aside {
	all := map[string]Aside{}
	value, _ := p.Lookup(asidePointer)
	members, _ := value.(map[string]any)
	for pointer, v := range members {
		m, ok := v.(map[string]any)
		if !ok {
			continue
		}
		why, _ := m["why"].(string)
		who, _ := m["who"].(string)
		all[pointer] = Aside{why, who}
	}
	return all
}

func (s *Step) isAside(pointer string) bool {
	a, ok := s.aside[pointer]
	return ok && (!s.interview.options.Again || a.Why == NotApplicable)
}

// Asides returns the questions that were set aside, by pointer.
func (s *Step) Asides() map[string]Aside { return s.aside }

// Answer is what somebody answers.
type Answer struct {
	// Value is in the form of the schema; for AskCount and AskMore it is the number of entries, or the entries as a list; for AskMore of texts,
	// the missing ones.
	Value    any
	Aside    *Aside // in place of a value
	Document string // where the answer stands, or ""
	Page     string
}

// Refused is an answer that does not fit the fact.
type Refused struct{ What, Hint rule.Text }

// Error implements error.
func (r *Refused) Error() string { return r.What.EN }

// NotACount is an answer to how many there are that is not a number.
var NotACount = &Refused{
	What: rule.Said("a whole number is needed"),
	Hint: rule.Said("write how many there are, 0 for none"),
}

// mostEntries bounds a count, so that a slip does not make a thousand questions.
const mostEntries = 200

func tooMany() error {
	return &Refused{
		What: rule.Saying("more than %d entries are too many to ask for one by one", mostEntries),
		Hint: rule.Said("import them from a table"),
	}
}

// Edits returns what an answer changes in the profile.
func (s *Step) Edits(q *Question, a Answer) ([]profile.Edit, error) {
	if a.Aside != nil {
		if !slices.Contains([]string{Unknown, NotApplicable, SomeoneElse}, a.Aside.Why) {
			return nil, &Refused{
				What: rule.Saying("%q is not a reason to set a question aside", a.Aside.Why),
				Hint: rule.Said("use unknown, not_applicable or someone_else"),
			}
		}
		value := map[string]any{"why": a.Aside.Why}
		if a.Aside.Who != "" {
			value["who"] = a.Aside.Who
		}
		return []profile.Edit{edit(asidePointer+jsonpointer.Of(q.Pointer), value)}, nil
	}
	var edits []profile.Edit
	list := strings.TrimSuffix(q.Pointer, "/-")
	texts, isTexts := a.Value.([]any)
	switch {
	case q.Ask == AskValue:
		edits = append(edits, edit(q.Pointer, a.Value))
		if isTexts && len(texts) == 0 { // none at all
			edits = append(edits, s.whole(list)...)
		}
	case q.Ask != AskValue && isTexts && len(texts) > mostEntries:
		return nil, tooMany()
	case q.Ask == AskCount && isTexts:
		edits = append(append(edits, edit(list, a.Value)), s.whole(list)...)
	case q.Ask == AskMore && isTexts:
		for _, t := range texts {
			edits = append(edits, edit(q.Pointer, t))
		}
		edits = append(edits, s.whole(list)...)
	default:
		n, ok := countOf(a.Value)
		if !ok {
			return nil, NotACount
		}
		if n > mostEntries {
			return nil, tooMany()
		}
		if q.Ask == AskCount {
			entries := make([]any, n)
			for i := range entries {
				entries[i] = map[string]any{}
			}
			edits = append(edits, edit(list, entries))
		} else {
			for range n {
				edits = append(edits, edit(q.Pointer, map[string]any{}))
			}
		}
		edits = append(edits, s.whole(list)...)
	}
	if a.Document != "" {
		source := a.Document
		if a.Page != "" {
			source += ", p. " + a.Page
		}
		edits = append(edits, edit("/provenance"+jsonpointer.Of(list), map[string]any{"level": "claimed", "source": source}))
	}
	if _, was := s.aside[q.Pointer]; was {
		edits = append(edits, edit(asidePointer+jsonpointer.Of(q.Pointer), nil))
	}
	return edits, nil
}

func edit(pointer string, value any) profile.Edit {
	return profile.Edit{Text: pointer, Pointer: pointer, Value: value}
}

// whole says that a list is whole, unless that stands in the profile.
func (s *Step) whole(list string) []profile.Edit {
	if s.isWhole(list) {
		return nil
	}
	return []profile.Edit{edit("/complete/-", list)}
}

func (s *Step) isWhole(list string) bool {
	value, _ := s.profile.Lookup("/complete")
	complete, _ := value.([]any)
	return slices.Contains(complete, any(list))
}

func countOf(value any) (int, bool) {
	switch x := value.(type) {
	case int:
		return x, x >= 0
	case json.Number:
		n, err := strconv.Atoi(string(x))
		return n, err == nil && n >= 0
	}
	return 0, false
}

// Answer returns the step after an answer, with what it settled. If the profile would not fit the schema, the error is a *Refused.
func (s *Step) Answer(ctx context.Context, q *Question, a Answer) (*Step, []Reason, error) {
	edits, err := s.Edits(q, a)
	if err != nil {
		return nil, nil, err
	}
	return s.Apply(ctx, edits)
}

// Apply returns the step after edits, with the rules that they settled.
func (s *Step) Apply(ctx context.Context, edits []profile.Edit) (*Step, []Reason, error) {
	p, err := s.interview.judge.Validator().Edit(s.profile, edits)
	var faults profile.Errors
	if errors.As(err, &faults) && len(faults) > 0 {
		return nil, nil, &Refused{What: rule.Saying("%s", faults[0].Problem), Hint: rule.Saying("%s", faults[0].Hint)}
	}
	if err != nil {
		return nil, nil, err
	}
	var changed engine.Changed
	for _, e := range edits {
		changed.Facts = append(changed.Facts, e.Pointer)
	}
	v, err := s.interview.judge.Again(ctx, s.evaluation, p, changed)
	if err != nil {
		return nil, nil, err
	}
	next := s.interview.step(p, v)
	before := map[rule.ID]bool{}
	for i := range s.results {
		before[s.results[i].Rule] = s.results[i].Outcome == rule.Unknown
	}
	settled := []Reason{}
	for i := range next.results {
		r := &next.results[i]
		if before[r.Rule] && r.Outcome != rule.Unknown && r.Severity >= s.interview.options.From {
			settled = append(settled, s.interview.reason(r))
		}
	}
	slices.SortFunc(settled, func(a, b Reason) int { return strings.Compare(string(a.Rule), string(b.Rule)) })
	return next, settled, nil
}
