// Package diff compares two assessments of a company: which findings are new, resolved, unchanged or incomparable, and why. Its input is
// plain data; a caller who can assess again supplies a function for that, by which causes are found.
package diff

import (
	"cmp"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Schema is the version of the JSON form of a Diff.
const Schema = "diligo.diff/v1"

// Diff compares the assessments of two runs.
type Diff struct {
	Schema  string               `json:"schema"`
	Pairs   []Pair               `json:"pairs"`
	OnlyOld []assessment.Profile `json:"only_old"` // companies only in the old run
	OnlyNew []assessment.Profile `json:"only_new"`
}

// Changed reports whether anything differs that matters to a reader: a finding, an outcome, or a company.
func (d *Diff) Changed() bool {
	return len(d.OnlyOld)+len(d.OnlyNew) > 0 || slices.ContainsFunc(d.Pairs, func(p Pair) bool { return len(p.Changes) > 0 })
}

// Pair is one company in both runs.
type Pair struct {
	Old       Side     `json:"old"`
	New       Side     `json:"new"`
	Factors   []Factor `json:"factors"` // what differs between the runs
	Counts    Counts   `json:"counts"`
	Changes   []Change `json:"changes"`
	Unchanged []Change `json:"unchanged"`
}

// Side is one of the two assessments, without its results.
type Side struct {
	Profile assessment.Profile `json:"profile"`
	Policy  assessment.Policy  `json:"policy"`
	Verdict assessment.Verdict `json:"verdict"`
	Score   assessment.Score   `json:"score"`
	// Coverage is the percentage of the applicable weight that is known.
	Coverage int `json:"coverage"`
	// Support is the floor: facts with less support were absent.
	Support rule.Level `json:"support,omitzero"`
}

// Counts counts findings by status, and rules without findings whose outcomes differ.
type Counts struct {
	New          int `json:"new"`
	Changed      int `json:"changed"`
	Resolved     int `json:"resolved"`
	Incomparable int `json:"incomparable"`
	Unchanged    int `json:"unchanged"`
	Outcomes     int `json:"outcomes"`
}

// Status is what became of a finding.
type Status string

// Statuses. Incomparable: on one side the rule was unknown, did not apply or was not run. Outcome: no finding on either side, but another
// outcome.
const (
	New          Status = "new"
	Changed      Status = "changed" // on both sides, with another kind, severity or waiver
	Resolved     Status = "resolved"
	Incomparable Status = "incomparable"
	Outcome      Status = "outcome"
	Unchanged    Status = "unchanged"
)

var statusOrder = []Status{New, Changed, Resolved, Incomparable, Outcome, Unchanged}

// Change is a finding, or a rule without findings, on both sides.
type Change struct {
	Status   Status        `json:"status"`
	Rule     rule.ID       `json:"rule"`
	Title    string        `json:"title"`
	Severity rule.Severity `json:"severity"` // of the newer finding, or of the rule if there is none
	Kind     string        `json:"kind,omitempty"`
	Subject  string        `json:"subject,omitempty"`
	Old      *State        `json:"old"` // null: the rule was not run
	New      *State        `json:"new"`
	Causes   []Cause       `json:"causes,omitempty"`
}

// State is what one side concludes.
type State struct {
	Outcome rule.Outcome        `json:"outcome"`
	Finding *assessment.Finding `json:"finding,omitempty"`
	Missing []string            `json:"missing,omitempty"`
}

// is reports whether two states are equal as far as decisions depend on them.
func (s *State) is(other *State) bool {
	if s == nil || other == nil {
		return s == other
	}
	if s.Outcome != other.Outcome || (s.Finding == nil) != (other.Finding == nil) {
		return false
	}
	return s.Finding == nil || s.Finding.Severity == other.Finding.Severity && s.Finding.Kind == other.Finding.Kind && s.Finding.Counts() == other.Finding.Counts()
}

// Compare compares two assessments of one company.
func Compare(c Case) Pair {
	p := Pair{Old: side(c.Old), New: side(c.New), Factors: c.factors(), Changes: []Change{}, Unchanged: []Change{}}
	if p.Factors == nil {
		p.Factors = []Factor{}
	}
	x := newCauses(c, p.Factors)
	for _, id := range ruleIDs(c.Old, c.New) {
		before, after := resultOf(c.Old, id), resultOf(c.New, id)
		items := pairUp(before, after)
		for _, i := range items {
			change := newChange(id, before, after, i)
			p.Counts.add(change.Status)
			if change.Status == Unchanged {
				p.Unchanged = append(p.Unchanged, change)
				continue
			}
			change.Causes = x.of(change, i)
			p.Changes = append(p.Changes, change)
		}
		if len(items) == 0 && before != nil && after != nil && before.Outcome != after.Outcome {
			change := newChange(id, before, after, item{})
			p.Counts.add(change.Status)
			change.Causes = x.of(change, item{})
			p.Changes = append(p.Changes, change)
		}
	}
	for _, changes := range [][]Change{p.Changes, p.Unchanged} {
		slices.SortStableFunc(changes, func(a, b Change) int {
			return cmp.Or(cmp.Compare(slices.Index(statusOrder, a.Status), slices.Index(statusOrder, b.Status)),
				cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule))
		})
	}
	return p
}

func side(a *assessment.Assessment) Side {
	return Side{Profile: a.Profile, Policy: a.Policy, Verdict: a.Summary.Verdict, Score: a.Summary.Score, Coverage: a.Summary.Coverage, Support: a.Run.Support}
}

func (c *Counts) add(s Status) {
	*map[Status]*int{
		New: &c.New, Changed: &c.Changed, Resolved: &c.Resolved, Incomparable: &c.Incomparable, Outcome: &c.Outcomes, Unchanged: &c.Unchanged,
	}[s]++
}

// ruleIDs returns the rules of both sides, sorted.
func ruleIDs(assessments ...*assessment.Assessment) []rule.ID {
	var ids []rule.ID
	for _, a := range assessments {
		for _, r := range a.Results {
			ids = append(ids, r.Rule)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func resultOf(a *assessment.Assessment, id rule.ID) *assessment.Result {
	i := slices.IndexFunc(a.Results, func(r assessment.Result) bool { return r.Rule == id })
	if i < 0 {
		return nil
	}
	return &a.Results[i]
}

// item is a finding on both sides; one is nil if only the other side has it.
type item struct{ before, after *assessment.Finding }

// sameFinding are the ways in which findings of a rule can correspond, most reliable first: by fingerprint; by kind and subject, if the
// company has another name; by subject, if the kind has changed.
var sameFinding = []func(a, b *assessment.Finding) bool{
	func(a, b *assessment.Finding) bool { return a.Fingerprint == b.Fingerprint },
	func(a, b *assessment.Finding) bool { return a.Kind == b.Kind && a.Subject == b.Subject },
	func(a, b *assessment.Finding) bool { return a.Subject == b.Subject },
}

// pairUp pairs the findings of a rule.
func pairUp(before, after *assessment.Result) []item {
	var items []item
	left, right := findings(before), findings(after)
	for _, same := range sameFinding {
		var open []*assessment.Finding
		for _, f := range left {
			i := slices.IndexFunc(right, func(other *assessment.Finding) bool { return same(f, other) })
			if i < 0 {
				open = append(open, f)
				continue
			}
			items = append(items, item{before: f, after: right[i]})
			right = slices.Delete(right, i, i+1)
		}
		left = open
	}
	for _, f := range left {
		items = append(items, item{before: f})
	}
	for _, f := range right {
		items = append(items, item{after: f})
	}
	return items
}

// in returns the same finding in another assessment's result, or nil.
func (i item) in(r *assessment.Result) *assessment.Finding {
	ways := sameFinding[:2]
	if i.before != nil && i.after != nil && i.before.Kind != i.after.Kind {
		ways = sameFinding
	}
	all := findings(r)
	for _, same := range ways {
		for _, f := range []*assessment.Finding{i.after, i.before} {
			if f == nil {
				continue
			}
			if k := slices.IndexFunc(all, func(other *assessment.Finding) bool { return same(f, other) }); k >= 0 {
				return all[k]
			}
		}
	}
	return nil
}

func findings(r *assessment.Result) []*assessment.Finding {
	if r == nil {
		return nil
	}
	var out []*assessment.Finding
	for i := range r.Findings {
		out = append(out, &r.Findings[i])
	}
	return out
}

func stateOf(r *assessment.Result, f *assessment.Finding) *State {
	if r == nil {
		return nil
	}
	return &State{Outcome: r.Outcome, Finding: f, Missing: r.Missing}
}

func newChange(id rule.ID, before, after *assessment.Result, i item) Change {
	c := Change{Rule: id, Old: stateOf(before, i.before), New: stateOf(after, i.after), Status: status(before, after, i)}
	for _, r := range []*assessment.Result{before, after} {
		if r != nil {
			c.Title, c.Severity = r.Title, r.Severity
		}
	}
	for _, f := range []*assessment.Finding{i.before, i.after} {
		if f != nil {
			c.Severity, c.Kind, c.Subject = f.Severity, f.Kind, f.Subject
		}
	}
	return c
}

func status(before, after *assessment.Result, i item) Status {
	switch {
	case i.before == nil && i.after == nil:
		return Outcome
	case i.before != nil && i.after != nil:
		if stateOf(before, i.before).is(stateOf(after, i.after)) {
			return Unchanged
		}
		return Changed
	case i.before == nil && judged(before):
		return New
	case i.after == nil && judged(after):
		return Resolved
	}
	return Incomparable
}

// judged reports whether a rule reached a conclusion, so that the absence of a finding is meaningful.
func judged(r *assessment.Result) bool {
	return r != nil && (r.Outcome == rule.Pass || r.Outcome == rule.Fail)
}
