// Package cohort assesses many profiles and compares them: it runs the workers and keeps a journal, so that an interrupted run can be
// resumed (screen, journal, output), ranks the companies, counts outcomes, percentiles of ratios and suspected duplicates, and compares two
// sets of policies (whatif). It evaluates nothing itself: the caller supplies a function that assesses a profile.
//
// In memory a company takes about 200 bytes: numbers, its names, and indices of shared texts in tables, without pointers, so that the
// garbage collector need not scan them. Messages of findings contain figures and are hardly ever equal, so they are kept only for the top
// of the ranking (TextsKept).
package cohort

import (
	"cmp"
	"container/heap"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
)

const (
	// TextsKept is the number of companies, from the top of the ranking, whose findings keep their messages.
	TextsKept = 1000
	// failuresKept bounds the failures whose texts are kept; the others are only counted.
	failuresKept = 1000
	// Listed bounds the findings, questions and changed rules kept for a company.
	Listed = 3
)

// Options configure a cohort.
type Options struct {
	Rules     []Rule // all rules that are evaluated, sorted by ID; at most 65,535
	Policy    assessment.Policy
	Title     string // of the checklist
	Threshold rule.Severity
	Support   rule.Level      // facts with less support were absent
	Gates     []rule.ID       // rules that a company must pass
	Checklist *rule.Checklist // the checklist of the rules; nil: all rules have the same weight
	Fixed     *Fixed          // how the rules were fixed, if no checklist was named
	Stages    []string        // only companies of these stages are reported; empty: all
	Where     string          // the expression that selects companies, as written; empty: all
	WhatIf    *WhatIf         // nil when policies are not compared
	Show      []string        // pointers of facts that are shown for each company
}

// Fixed means that the rules are those that the facts of the first input can decide.
type Fixed struct {
	By    string `json:"by"`    // "columns" of a mapping, or "facts" of the first profiles
	Rules int    `json:"rules"` // rules that they can decide
	Of    int    `json:"of"`    // rules of the policies
	// Absent holds the core facts, as texts, that none of them contains; nothing is concluded from these.
	Absent []string `json:"absent,omitempty"`
}

// Rule is what a cohort needs to know of a rule.
type Rule struct {
	ID       rule.ID       `json:"rule"`
	Severity rule.Severity `json:"severity"`
	Title    string        `json:"title"`
}

// Cohort is the companies of a run. It is not safe for concurrent use.
type Cohort struct {
	options    Options
	index      map[rule.ID]int
	categories []string

	counts   Counts
	rows     list[row]
	names    nameStore
	cells    list[cell]  // per row, one for each category
	outcomes [][5]int    // per rule, in the order of letters
	shifts   list[shift] // per row, with a what-if
	moves    map[move]int
	groups   map[groupOf]*passes
	top      ranking                 // the rows that keep their messages, worst on top
	messages map[int]*[Listed]string // of the worst findings, by row
	failures []assessment.Failure
	dates    map[string]int // number of companies by as-of date
	shown    list[[]string] // per row, with facts to show

	sources, questions, currencies table
}

// Counts accounts for the inputs: Read = Failed + OtherStage + Unmatched + Lacking + Companies.
type Counts struct {
	Read       int `json:"read"`        // profiles
	Failed     int `json:"failed"`      // could not be read or selected
	OtherStage int `json:"other_stage"` // excluded by the selection of stages
	Unmatched  int `json:"unmatched"`   // excluded because the expression is false
	Lacking    int `json:"lacking"`     // excluded because they lack facts in the expression
	Companies  int `json:"companies"`   // the companies that all figures are about
	Errors     int `json:"errors"`      // of them, with a rule that could not be evaluated
	Cells      int `json:"cells"`       // cells of tables that could not be read; the companies of some are among the failed ones
}

// row is what is kept in memory for every company.
type row struct {
	called               nameRef
	legal                uint64 // hash of the normalized legal name; 0 if there is none
	ratios               [len(Ratios)]float64
	currency             [len(Ratios)]uint16 // of amounts: index in the table
	source, line         uint32
	questions            [Listed]uint32 // indices in the table, from 1; 0 is none
	worst                [Listed]worst
	findings             [5]uint16 // by severity
	failed               uint32    // weight at the low end of the score
	what, ask            uint32    // what is missing for a rank, and the question: indices in the table, from 1; 0 is none
	standing             [3]uint16 // rules of critical, high and medium severity that failed or are unknown
	core                 uint8     // core facts that are known
	verdict, stage, gate uint8
	low, high, known     uint8 // known is none if nothing is known
	coverage             uint8
}

// worst is a finding of a row: the index of its rule, from 1, and its severity.
type worst struct {
	rule     uint16
	severity uint8
}

// cell is the roll-up of one category: the low end of the score, none if nothing is known, and the coverage.
type cell struct{ low, coverage uint8 }

// none stands for an unknown number.
const none = math.MaxUint8

// letters are the outcomes in Entry.Outcomes.
const letters = "pfune"

var (
	letterOf = map[rule.Outcome]byte{rule.Pass: 'p', rule.Fail: 'f', rule.Unknown: 'u', rule.NotApplicable: 'n', rule.Error: 'e'}
	verdicts = []assessment.Verdict{assessment.VerdictPass, assessment.VerdictIncomplete, assessment.VerdictFail, assessment.VerdictInsufficient}
	stages   = append([]string{""}, rule.Stages...)
)

// New returns an empty cohort.
func New(o Options) *Cohort {
	c := &Cohort{
		dates:   map[string]int{},
		options: o, index: map[rule.ID]int{}, outcomes: make([][5]int, len(o.Rules)), moves: map[move]int{}, groups: map[groupOf]*passes{},
		messages: map[int]*[Listed]string{},
	}
	c.top.cohort = c
	for i, r := range o.Rules {
		c.index[r.ID] = i
		if category := r.ID.Category(); !slices.Contains(c.categories, category) {
			c.categories = append(c.categories, category)
		}
	}
	slices.Sort(c.categories)
	return c
}

// Counts accounts for the inputs so far.
func (c *Cohort) Counts() Counts { return c.counts }

// Dates returns the number of companies by as-of date, "" for those without one.
func (c *Cohort) Dates() map[string]int { return maps.Clone(c.dates) }

// Add adds an entry. The same entries in the same order always make the same cohort.
func (c *Cohort) Add(e *Entry) {
	switch {
	case e.Lost > 0:
		c.counts.Read += e.Lost
		c.counts.Failed += e.Lost
		return
	case e.Part == source.Cell:
		c.counts.Cells++
	case e.Part == "":
		c.counts.Read++
	}
	switch {
	case len(e.Failures) > 0:
		if e.Part == "" {
			c.counts.Failed++
		}
		c.failures = append(c.failures, e.Failures[:min(len(e.Failures), max(0, failuresKept-len(c.failures)))]...)
		return
	case len(c.options.Stages) > 0 && !slices.Contains(c.options.Stages, e.Stage):
		c.counts.OtherStage++
		return
	case e.Match == Unmatched:
		c.counts.Unmatched++
		return
	case e.Match == Lacking:
		c.counts.Lacking++
		return
	}
	c.counts.Companies++
	c.dates[strings.Clone(e.AsOf)]++
	for i := range e.Outcomes {
		for k := range letters {
			if e.Outcomes[i] == letters[k] {
				c.outcomes[i][k]++
			}
		}
	}
	c.group(e)
	r := c.row(e)
	c.rows.add(r)
	for _, cat := range e.Categories {
		c.cells.add(cell{low: percent(cat.Low), coverage: uint8(cat.Coverage)})
	}
	if e.After != nil {
		c.shift(e)
	}
	if len(c.options.Show) > 0 {
		c.shown.add(e.Shown)
	}
	c.keepTexts(e)
}

func (c *Cohort) row(e *Entry) row {
	r := row{
		called: c.names.add(e.Name, e.ID), legal: legalHash(cmp.Or(e.LegalName, e.Name)),
		source: c.sources.place(e.Source), line: uint32(e.Line),
		verdict: uint8(slices.Index(verdicts, e.Verdict)), stage: uint8(max(0, slices.Index(stages, e.Stage))), gate: uint8(e.Gate),
		low: uint8(e.Score.Low), high: uint8(e.Score.High), known: percent(e.Score.Known), coverage: uint8(e.Coverage),
	}
	s := e.Standing
	r.failed = uint32(e.Failed)
	r.core = uint8(min(e.Core, math.MaxUint8))
	for i, n := range []int{s.Critical, s.High, s.Medium} {
		r.standing[i] = uint16(min(n, math.MaxUint16))
	}
	if e.Lack != nil {
		r.what, r.ask = c.questions.place(e.Lack.What)+1, c.questions.place(e.Lack.Ask)+1
	}
	for i := range e.Ratios {
		r.ratios[i] = math.NaN()
		if v := e.Ratios[i]; v != nil {
			r.ratios[i] = v.Value
			r.currency[i] = uint16(c.currencies.place(v.Currency))
		}
	}
	for i, q := range e.Questions {
		r.questions[i] = c.questions.place(q) + 1
	}
	for i, f := range e.Findings {
		r.worst[i] = worst{rule: uint16(c.index[f.Rule] + 1), severity: uint8(f.Severity)}
	}
	for i, s := range rule.Severities() {
		r.findings[i] = uint16(min(e.Counts.Of(s), math.MaxUint16))
	}
	if letters := e.Outcomes; slices.Contains([]byte(letters), 'e') {
		c.counts.Errors++
	}
	return r
}

// keepTexts keeps the messages of the last entry if it is at the top of the ranking, and drops those of the entry that it displaces.
func (c *Cohort) keepTexts(e *Entry) {
	last := c.rows.len() - 1
	if len(c.top.places) == TextsKept && c.compare(last, c.top.places[0]) > 0 {
		return
	}
	var texts [Listed]string
	for i, f := range e.Findings {
		texts[i] = strings.Clone(f.Message) // a copy, because it may share the memory of the profile's whole text
	}
	c.messages[last] = &texts
	heap.Push(&c.top, last)
	if len(c.top.places) > TextsKept {
		delete(c.messages, heap.Pop(&c.top).(int))
	}
}

func percent(n *int) uint8 {
	if n == nil {
		return none
	}
	return uint8(*n)
}

// list grows without copying its elements.
type list[T any] struct{ chunks [][]T }

const chunk = 4096

func (l *list[T]) add(x T) {
	if n := len(l.chunks); n == 0 || len(l.chunks[n-1]) == chunk {
		l.chunks = append(l.chunks, make([]T, 0, chunk))
	}
	last := &l.chunks[len(l.chunks)-1]
	*last = append(*last, x)
}

func (l *list[T]) at(i int) *T { return &l.chunks[i/chunk][i%chunk] }

func (l *list[T]) len() int {
	if len(l.chunks) == 0 {
		return 0
	}
	return (len(l.chunks)-1)*chunk + len(l.chunks[len(l.chunks)-1])
}

// table interns texts.
type table struct {
	texts  []string
	places map[string]uint32
}

func (t *table) place(text string) uint32 {
	if p, ok := t.places[text]; ok {
		return p
	}
	if t.places == nil {
		t.places = map[string]uint32{}
	}
	p := uint32(len(t.texts))
	text = strings.Clone(text)
	t.places[text] = p
	t.texts = append(t.texts, text)
	return p
}
