// Package app is the session that every front of diligo works with, from a command that judges once to a server that runs for days: it
// holds the policies, the engine, the waivers and known findings, and the schema together.
//
// A session is opened from contents: sources of policies, the text of a file of waivers. Files, which people name by paths, are read by a
// small loader beside it (files.go). The package knows no flag, no stream, no exit code, and no clock: whoever opens the session supplies
// the day.
package app

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// Options are what a session judges by.
type Options struct {
	Policies  Policies
	Version   string // of the program, recorded in assessments
	Lang      rule.Lang
	Threshold rule.Severity // findings at or above it make the verdict fail
	AsOf      string        // replaces the as-of dates of profiles if not empty
	Only      []string      // globs over rule IDs, as Selection takes them
	Skip      []string
	Checklist ChecklistChoice // what to judge for
	Support   rule.Level      // facts with less support count as absent
	// AllowEmpty permits a session without any rule to run.
	AllowEmpty bool
	Waivers    *File // nil: nothing is waived
	Baseline   *File // known findings; nil: none
	// Today returns the day (YYYY-MM-DD, UTC) for which waivers are judged. It is called for each assessment, so that waivers expire in a
	// long-lived session, and must be safe for concurrent use.
	Today       func() string
	NonWaivable []string // globs over rule IDs
}

// Policies are what policies are loaded from.
type Policies struct {
	Sources   []policy.Source // opened, the shipped ones first
	Settings  []policy.Setting
	Rates     []assessment.File // the tables of exchange rates among the settings
	Evaluator policy.Mode
	Cache     policy.Cache // of compiled policies; nil caches nothing
}

// Shipped returns the policies embedded in the program.
func Shipped() policy.Source { return policy.Source{FS: policies.FS, Compiled: policies.Compiled} }

// Load loads the policies.
func (p Policies) Load() (*policy.Set, error) {
	options := []policy.Option{policy.WithEvaluator(p.Evaluator)}
	if p.Cache != nil {
		options = append(options, policy.WithCache(p.Cache))
	}
	return policy.Load(p.Sources, p.Settings, options...)
}

// With returns the same policies with further settings, which are overridden by the existing ones.
func (p Policies) With(settings ...policy.Setting) Policies {
	p.Settings = append(slices.Clone(settings), p.Settings...)
	return p
}

// File is a file's name and content.
type File struct {
	Name    string // as people know it
	Content []byte
}

// NewValidator returns a validator for the shipped profile schema.
func NewValidator() *profile.Validator { return profile.TrustedValidator(policies.Schema) }

// Session judges profiles. It is safe for concurrent use, Reload included.
type Session struct {
	options   Options
	validator *profile.Validator
	judge     atomic.Pointer[Judge]
	reloading sync.Mutex
}

// Open opens a session. If the selection leaves no rule to run and the options do not allow that, the error wraps engine.ErrNoRules.
func Open(o Options) (*Session, error) {
	s := &Session{options: o, validator: NewValidator()}
	return s, s.Reload(o.Policies)
}

// Reload makes the session judge by other policies. Work in progress continues with the earlier ones. On an error the session stays as it
// was.
func (s *Session) Reload(p Policies) error {
	s.reloading.Lock()
	defer s.reloading.Unlock()
	j, err := newJudge(s.options, p, s.validator)
	if err != nil {
		return err
	}
	s.judge.Store(j)
	return nil
}

// Judge returns what the session judges by now. Call it once for several steps that must agree, such as a ranking or a comparison.
func (s *Session) Judge() *Judge { return s.judge.Load() }

// Assess assesses a profile. The assessment names the revision of the policies.
func (s *Session) Assess(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	return s.Judge().Assess(ctx, p)
}

// Compare assesses profiles for a comparison: all by the same revision.
func (s *Session) Compare(ctx context.Context, profiles ...*profile.Profile) ([]*assessment.Assessment, error) {
	return s.Judge().Compare(ctx, profiles...)
}

// Judge is one generation of a session: policies, their catalogue, and an engine with what marks its assessments. It is immutable and safe
// for concurrent use.
type Judge struct {
	options   Options
	policies  Policies
	set       *policy.Set
	engine    *engine.Engine // nil if no rule is left to run
	checklist *rule.Checklist
	include   func(rule.ID) bool
	validator *profile.Validator
	marks     marks
}

func newJudge(o Options, p Policies, v *profile.Validator) (*Judge, error) {
	set, err := p.Load()
	if err != nil {
		return nil, err
	}
	return judgeOf(o, p, set, v)
}

// judgeOf makes a judge from loaded policies.
func judgeOf(o Options, p Policies, set *policy.Set, v *profile.Validator) (j *Judge, err error) {
	j = &Judge{options: o, policies: p, set: set, validator: v}
	if j.checklist, err = o.Checklist.Of(set.Catalogue()); err != nil {
		return nil, err
	}
	if j.include, err = Selection(set.Catalogue(), o.Only, o.Skip, j.checklist); err != nil {
		return nil, err
	}
	if j.marks, err = newMarks(o, set.Catalogue()); err != nil {
		return nil, err
	}
	j.engine, err = engine.New(set, j.engineOptions(Relevant(j.checklist, set.Catalogue(), j.include), j.include))
	if errors.Is(err, engine.ErrNoRules) {
		if o.AllowEmpty {
			return j, nil
		}
		return j, misnamed(err, o.Only, set.Catalogue())
	}
	return j, err
}

func (j *Judge) engineOptions(checklist *rule.Checklist, include func(rule.ID) bool) engine.Options {
	o := engine.Options{
		Lang: j.options.Lang, Threshold: j.options.Threshold, Checklist: checklist, Include: include, Figures: true, Run: j.run(), Rates: j.policies.Rates,
		Listed: j.listsFacts(), Support: j.options.Support,
	}
	if !j.marks.empty() {
		o.Mark = j.marks.mark
	}
	return o
}

// run returns the options as assessments record them.
func (j *Judge) run() assessment.Run {
	o := j.options
	return assessment.Run{
		Version: o.Version, Lang: o.Lang, AsOf: o.AsOf, Only: o.Only, Skip: o.Skip,
		Checklists: o.Checklist.Names, Fixed: o.Checklist.Fixed, Weights: o.Checklist.Weights, Support: o.Support,
	}
}

// listsFacts reports whether the rules are known to declare all facts that they read: the shipped ones do, with the shipped data.
func (j *Judge) listsFacts() bool { return len(j.policies.Sources) == 1 && !j.set.HasDocuments() }

// Under returns a judge with the same options and other policies.
func (j *Judge) Under(p Policies) (*Judge, error) { return newJudge(j.options, p, j.validator) }

// Judging returns a judge with the same options but other policies and another checklist.
func (j *Judge) Judging(p Policies, c ChecklistChoice) (*Judge, error) {
	o := j.options
	o.Checklist = c
	return newJudge(o, p, j.validator)
}

// Options returns what the judge judges by, except its policies.
func (j *Judge) Options() Options { return j.options }

// Policies returns what the policies were loaded from.
func (j *Judge) Policies() Policies { return j.policies }

// Set returns the policies.
func (j *Judge) Set() *policy.Set { return j.set }

// Catalogue returns the catalogue of the rules.
func (j *Judge) Catalogue() *rule.Catalogue { return j.set.Catalogue() }

// Validator returns the validator of profiles.
func (j *Judge) Validator() *profile.Validator { return j.validator }

// Empty reports whether no rule is left to run. Such a judge assesses nothing.
func (j *Judge) Empty() bool { return j.engine == nil }

// Runs reports whether the judge's selection includes a rule.
func (j *Judge) Runs(id rule.ID) bool { return j.include(id) }

// Evaluate runs the rules on a profile, see engine.Engine.Evaluate.
func (j *Judge) Evaluate(ctx context.Context, p *profile.Profile, only ...rule.ID) (*engine.Evaluation, error) {
	if j.Empty() {
		return nil, engine.ErrNoRules
	}
	return j.engine.Evaluate(ctx, p, only...)
}

// Again evaluates a profile that differs from an evaluated one only by what changed, see engine.Engine.
func (j *Judge) Again(ctx context.Context, before *engine.Evaluation, p *profile.Profile, c engine.Changed) (*engine.Evaluation, error) {
	return j.engine.Again(ctx, before, p, c)
}

// Assess assesses a profile.
func (j *Judge) Assess(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	v, err := j.Evaluate(ctx, p)
	if err != nil {
		return nil, err
	}
	return v.Assessment(), nil
}

// AssessAlone assesses a profile for a report on one company. If the profile states support for its facts, the assessment includes what is
// concluded at each floor of support.
func (j *Judge) AssessAlone(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	v, err := j.Evaluate(ctx, p)
	if err != nil {
		return nil, err
	}
	a := v.Assessment()
	if a.Support != nil {
		a.Support.Levels, err = v.Levels(ctx)
	}
	return a, err
}

// Brief returns as much of an assessment as a ranking shows, see engine.Evaluation.Brief.
func (j *Judge) Brief(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	v, err := j.Evaluate(ctx, p)
	if err != nil {
		return nil, err
	}
	return v.Brief(cohort.Listed), nil
}

// Compare assesses profiles in order.
func (j *Judge) Compare(ctx context.Context, profiles ...*profile.Profile) ([]*assessment.Assessment, error) {
	all := make([]*assessment.Assessment, 0, len(profiles))
	for _, p := range profiles {
		a, err := j.Assess(ctx, p)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// AssessOne returns what one rule concludes of a profile, even if the selection excludes it, and without waivers.
func (j *Judge) AssessOne(ctx context.Context, p *profile.Profile, id rule.ID) (*assessment.Assessment, error) {
	e, err := engine.New(j.set, engine.Options{
		Lang: j.options.Lang, Threshold: j.options.Threshold, Support: j.options.Support, Include: func(other rule.ID) bool { return other == id },
	})
	if err != nil {
		return nil, err
	}
	return e.Assess(ctx, p)
}

// Mark records the options in an assessment, and marks its waived and known findings.
func (j *Judge) Mark(a *assessment.Assessment) {
	a.Run, a.Policy.Rates = j.run(), j.policies.Rates
	j.marks.mark(a)
}
