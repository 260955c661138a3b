package diff

import (
	"maps"
	"math/bits"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Factor is something that an assessment depends on.
type Factor string

// Factors. Selection: the rule was run on one side only. Unknown: the available data can't tell.
const (
	Data      Factor = "data"
	Time      Factor = "time"
	Threshold Factor = "threshold"
	Policy    Factor = "policy"
	Waiver    Factor = "waiver"
	Support   Factor = "support" // the floor: how well facts had to be supported to count
	Selection Factor = "selection"
	Unknown   Factor = "unknown"
)

// Case is two assessments and the data available to find out why they differ.
type Case struct {
	Old, New *assessment.Assessment
	// The profiles' documents, nil if not available, and functions that return the fact at a pointer.
	OldDocument, NewDocument map[string]any
	OldFact, NewFact         func(pointer string) (any, bool)
	// Assess assesses with these factors as on the new side and all others as on the old one, or returns nil if that is impossible. A nil
	// Assess means never.
	Assess func(asNew []Factor) *assessment.Assessment
	// Facts returns the pointer patterns of the facts that a rule reads; a nil Facts means unknown.
	Facts func(id rule.ID) []string
}

// factors lists what differs between the sides.
func (c Case) factors() []Factor {
	var out []Factor
	for _, f := range []struct {
		factor  Factor
		differs bool
	}{
		{Data, c.dataDiffers()},
		{Time, c.timed() && c.Old.Profile.AsOf != c.New.Profile.AsOf},
		{Threshold, !slices.EqualFunc(c.Old.Policy.Parameters, c.New.Policy.Parameters, sameParameter)},
		{Policy, c.Old.Policy.Text() != c.New.Policy.Text() || c.otherData()},
		{Waiver, !sameWaivers(c.Old.Waivers, c.New.Waivers)},
		{Support, c.Old.Run.Support != c.New.Run.Support},
	} {
		if f.differs {
			out = append(out, f.factor)
		}
	}
	return out
}

// timed reports whether both sides have a date; a date on only one side counts as a fact.
func (c Case) timed() bool { return c.Old.Profile.AsOf != "" && c.New.Profile.AsOf != "" }

func (c Case) dataDiffers() bool {
	if c.OldDocument == nil || c.NewDocument == nil {
		return c.Old.Profile.SHA256 != c.New.Profile.SHA256
	}
	return len(c.patch()) > 0
}

// otherData reports whether data differs that is neither shipped nor a parameter.
func (c Case) otherData() bool {
	return c.Old.Policy.Revision != c.New.Policy.Revision && c.Old.Policy.Text() == c.New.Policy.Text() &&
		slices.EqualFunc(c.Old.Policy.Parameters, c.New.Policy.Parameters, sameParameter)
}

// patch returns the difference between the documents, except for the date if both have one.
func (c Case) patch() []Operation {
	return slices.DeleteFunc(Patch(c.OldDocument, c.NewDocument), func(o Operation) bool { return c.timed() && o.Path == "/company/as_of" })
}

func sameParameter(a, b rule.Override) bool {
	return a.Rule == b.Rule && a.Name == b.Name && equal(a.Value, b.Value)
}

func sameWaivers(a, b *assessment.Waivers) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.SHA256 == b.SHA256 && a.Today == b.Today && slices.Equal(a.NonWaivable, b.NonWaivable)
}

// Cause is one reason of a change.
type Cause struct {
	Factor Factor `json:"factor"`
	// Of data: the changed facts that the rule reads; without the documents, as far as the reports state them.
	Patch []Operation `json:"patch,omitempty"`
	// Of a threshold: the parameters of the rule.
	Parameters []Parameter `json:"parameters,omitempty"`
	// Of time: the dates. Of the policy: the revisions. Of support: the floors.
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
	// Of unknown causes: the factors that are possible.
	Possible []Factor `json:"possible,omitempty"`
}

// Parameter is a parameter on both sides.
type Parameter struct {
	Name string `json:"name"`
	Old  any    `json:"old"`
	New  any    `json:"new"`
}

// causes finds out why results changed.
type causes struct {
	Case
	factors    []Factor
	operations []Operation                     // between the documents
	assessed   map[uint]*assessment.Assessment // by the set of factors as on the new side
}

func newCauses(c Case, factors []Factor) *causes {
	x := &causes{Case: c, factors: factors, assessed: map[uint]*assessment.Assessment{0: c.Old, 1<<len(factors) - 1: c.New}}
	if c.OldDocument != nil && c.NewDocument != nil {
		x.operations = c.patch()
	}
	return x
}

// of returns the causes of one change: the smallest sets of factors that alone bring it about, or without which it does not occur.
func (x *causes) of(c Change, i item) []Cause {
	if c.Old == nil || c.New == nil {
		if slices.Contains(x.factors, Policy) {
			return []Cause{x.cause(Policy, c)}
		}
		return []Cause{{Factor: Selection}}
	}
	all := uint(1)<<len(x.factors) - 1
	if found, ok := x.smallest(all, all, c, i); ok {
		return x.listed(found, c)
	}
	if found, ok := x.smallest(x.relevant(c, i), all, c, i); ok {
		return x.listed(found, c)
	}
	return []Cause{{Factor: Unknown, Possible: x.factors}}
}

// smallest returns the smallest sets among the factors that explain a change. All of them together explain it, but that is conclusive only
// if no smaller set could have been overlooked.
func (x *causes) smallest(among, all uint, c Change, i item) (found uint, ok bool) {
	overlooked := false
	for size := 1; size <= bits.OnesCount(among); size++ {
		for set := uint(1); set <= all; set++ {
			if set&^among != 0 || bits.OnesCount(set) != size {
				continue
			}
			if set == among {
				return among, !overlooked
			}
			proven, known := x.explains(set, all, c, i)
			if proven {
				found |= set
			}
			overlooked = overlooked || !known
		}
		if found != 0 {
			return found, true
		}
	}
	return 0, false
}

// relevant returns the factors that can affect a change, by what its rule is known to read.
func (x *causes) relevant(c Change, i item) uint {
	var out uint
	for k, f := range x.factors {
		bears := true
		switch f {
		case Data:
			bears = x.OldDocument == nil || x.NewDocument == nil || len(x.facts(c)) > 0 || x.Old.Run.Support+x.New.Run.Support > rule.Claimed // with a floor, provenance affects every rule
		case Time: // facts of every rule age, which makes a pass unknown and a finding stale
			bears = x.Facts == nil || slices.Contains(x.Facts(c.Rule), "/company/as_of") || c.ages()
		case Threshold:
			bears = len(x.parameters(c.Rule)) > 0
		case Waiver:
			bears = i.before != nil && i.after != nil && (i.before.Waiver == nil) != (i.after.Waiver == nil)
		case Support: // a floor does not affect findings
			bears = i.before == nil && i.after == nil
		}
		if bears {
			out |= 1 << k
		}
	}
	return out
}

// ages reports whether the change may be due to facts that have become too old.
func (c *Change) ages() bool {
	unknown := func(s *State) bool { return s != nil && s.Outcome == rule.Unknown }
	stale := func(s *State) bool { return s != nil && s.Finding != nil && s.Finding.Stale }
	return unknown(c.Old) || unknown(c.New) || stale(c.Old) != stale(c.New)
}

// explains reports whether a set of factors brings the change about, or its absence prevents it, and whether that is known.
func (x *causes) explains(set, all uint, c Change, i item) (proven, known bool) {
	forward, backward := x.assess(set), x.assess(all&^set)
	if forward != nil && stateIn(forward, c.Rule, i).is(c.New) || backward != nil && stateIn(backward, c.Rule, i).is(c.Old) {
		return true, true
	}
	return false, forward != nil && backward != nil
}

// stateIn returns the state of the same finding in another assessment.
func stateIn(a *assessment.Assessment, id rule.ID, i item) *State {
	r := resultOf(a, id)
	return stateOf(r, i.in(r))
}

// assess assesses with a set of factors as on the new side, at most once per set.
func (x *causes) assess(set uint) *assessment.Assessment {
	if a, ok := x.assessed[set]; ok {
		return a
	}
	var a *assessment.Assessment
	if x.Assess != nil {
		a = x.Assess(x.members(set))
	}
	x.assessed[set] = a
	return a
}

func (x *causes) members(set uint) []Factor {
	var out []Factor
	for i, f := range x.factors {
		if set&(1<<i) != 0 {
			out = append(out, f)
		}
	}
	return out
}

func (x *causes) listed(set uint, c Change) []Cause {
	var out []Cause
	for _, f := range x.members(set) {
		out = append(out, x.cause(f, c))
	}
	return out
}

// cause returns what is known of a factor with regard to a change.
func (x *causes) cause(f Factor, c Change) Cause {
	cause := Cause{Factor: f}
	switch f {
	case Data:
		cause.Patch = x.facts(c)
	case Time:
		cause.Old, cause.New = x.Old.Profile.AsOf, x.New.Profile.AsOf
	case Policy:
		cause.Old, cause.New = x.Old.Policy.Revision, x.New.Policy.Revision
	case Support:
		cause.Old, cause.New = x.Old.Run.Support.String(), x.New.Run.Support.String()
	case Threshold:
		cause.Parameters = x.parameters(c.Rule)
	}
	return cause
}

func (x *causes) parameters(id rule.ID) []Parameter {
	byName := map[string]Parameter{}
	for _, p := range x.Old.Policy.Parameters {
		if p.Rule == id {
			byName[p.Name] = Parameter{Name: p.Name, Old: p.Value, New: p.Default}
		}
	}
	for _, p := range x.New.Policy.Parameters {
		if p.Rule == id {
			before, ok := byName[p.Name]
			if !ok {
				before = Parameter{Name: p.Name, Old: p.Default}
			}
			before.New = p.Value
			byName[p.Name] = before
		}
	}
	var out []Parameter
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		for _, o := range Patch(byName[name].Old, byName[name].New) { // of an object only the members that differ
			out = append(out, Parameter{Name: name + strings.ReplaceAll(o.Path, "/", "."), Old: o.Old, New: o.Value})
		}
	}
	return out
}

// facts returns what changed in the facts that a rule reads. Without both documents it is what the findings say of the values at their
// places, and which facts are missing on one side only.
func (x *causes) facts(c Change) []Operation {
	if x.OldDocument != nil && x.NewDocument != nil {
		if x.Facts == nil {
			return x.operations
		}
		return touching(x.operations, x.Facts(c.Rule))
	}
	before, after := told(c.Old), told(c.New)
	for _, pointer := range slices.Sorted(maps.Keys(before)) {
		complete(after, pointer, x.NewFact)
	}
	for _, pointer := range slices.Sorted(maps.Keys(after)) {
		complete(before, pointer, x.OldFact)
	}
	var out []Operation
	for _, pointer := range slices.Sorted(maps.Keys(before)) {
		was, is := before[pointer], after[pointer]
		switch {
		case was.missing && is.known:
			out = append(out, Operation{Op: "add", Path: pointer, Value: is.value})
		case was.known && is.known && !equal(was.value, is.value):
			out = append(out, Operation{Op: "replace", Path: pointer, Value: is.value, Old: was.value})
		case was.known && is.missing:
			out = append(out, Operation{Op: "remove", Path: pointer, Old: was.value})
		}
	}
	return out
}

// complete looks up facts that a report does not contain.
func complete(facts map[string]fact, pointer string, lookup func(string) (any, bool)) {
	if _, ok := facts[pointer]; ok || lookup == nil {
		return
	}
	value, ok := lookup(pointer)
	facts[pointer] = fact{known: ok, missing: !ok, value: value}
}

// fact is a fact as a report shows it.
type fact struct {
	known, missing bool
	value          any
}

func told(s *State) map[string]fact {
	out := map[string]fact{}
	for _, pointer := range s.Missing {
		out[pointer] = fact{missing: true}
	}
	if s.Finding != nil {
		for _, l := range s.Finding.Locations {
			out[l.Pointer] = fact{known: l.Value != nil, missing: l.Value == nil, value: l.Value}
		}
	}
	return out
}
