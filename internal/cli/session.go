package cli

import (
	"fmt"
	"os"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// filesOf returns the policies that the configuration names.
func filesOf(c *config.Config) core.Files {
	return core.Files{
		Packs: c.Policies, Verify: core.Verify(c.Verify), Data: c.Data, Settings: c.Settings, Rates: c.Rates, Evaluator: policy.Mode(c.Evaluator),
	}
}

// loadPolicies loads the shipped policies with the user's, for a command that judges nothing.
func loadPolicies(c *config.Config) (*policy.Set, error) {
	p, err := filesOf(c).Open()
	if err != nil {
		return nil, err
	}
	return p.Load()
}

// bareOptions returns the options of a session without waivers and known findings.
func (a *app) bareOptions() (core.Options, error) {
	c := a.config
	p, err := filesOf(c).Open()
	if err != nil {
		return core.Options{}, err
	}
	today := a.today()
	return core.Options{
		Policies: p, Version: ownVersion(), Lang: c.Lang, Threshold: c.Threshold, AsOf: a.asOf(), Only: c.Only, Skip: c.Skip, Checklist: choiceOf(c), Support: c.Support,
		AllowEmpty: c.AllowEmpty, Today: func() string { return today }, NonWaivable: c.NonWaivable,
	}, nil
}

// options returns the options of a session.
func (a *app) options() (core.Options, error) {
	o, err := a.bareOptions()
	if err != nil {
		return o, err
	}
	if o.Waivers, err = core.OpenWaivers(waiversFile(a.config), a.config.Waivers != ""); err != nil {
		return o, err
	}
	o.Baseline, err = core.OpenBaseline(a.config.Baseline)
	return o, err
}

// open opens a session.
func open(o core.Options) (*core.Session, error) {
	s, err := core.Open(o)
	if err != nil && err.Error() == engine.ErrNoRules.Error() { // otherwise it names the names that match no rule
		return nil, words.New("no rule matches the checklist, --only and --skip: see diligo rules list, or use --allow-empty")
	}
	return s, err
}

// openAny opens a session, which may have no rule to run if that is allowed, and warns of what is out of date.
func (a *app) openAny() (*core.Judge, error) {
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	s, err := open(o)
	if err != nil {
		return nil, err
	}
	a.warnOfOutdated(s.Judge())
	return s.Judge(), nil
}

// newJudge opens a session for a command that needs at least one rule.
func (a *app) newJudge(command string) (*core.Judge, error) {
	j, err := a.openAny()
	if err == nil && j.Empty() {
		return nil, words.Errorf("%s: no rule to evaluate", command)
	}
	return j, err
}

// newRuleJudge opens a session for a command that names its rule, whatever else is selected, waived or known.
func (a *app) newRuleJudge() (*core.Judge, error) {
	o, err := a.bareOptions()
	if err != nil {
		return nil, err
	}
	o.Only, o.Skip, o.Checklist = nil, nil, core.ChecklistChoice{}
	s, err := open(o)
	if err != nil {
		return nil, err
	}
	return s.Judge(), nil
}

// selectionOf returns the rules of a checklist, or of all if it is nil, that --only and --skip leave.
func selectionOf(c *config.Config, catalogue *rule.Catalogue, checklist *rule.Checklist) (func(rule.ID) bool, error) {
	return core.Selection(catalogue, c.Only, c.Skip, checklist)
}

// choiceOf returns the choice of the run's checklist.
func choiceOf(c *config.Config) core.ChecklistChoice {
	return core.ChecklistChoice{Names: c.Checklists, Weights: c.Screen.Weights, Read: os.ReadFile}
}

// checklistOf returns the checklist of a run.
func checklistOf(c *config.Config, set *policy.Set) (*rule.Checklist, error) {
	return choiceOf(c).Of(set.Catalogue())
}

// warnOfOutdated warns on standard error about IDs in the configuration, the waivers and the baseline whose rules were replaced, and what
// became of each; and about IDs in the configuration and the waivers that match no rule.
func (a *app) warnOfOutdated(j *core.Judge) {
	for _, o := range j.Outdated() {
		fmt.Fprintln(a.err, words.Say(a.config.Lang, "%s: warning: %s; name the new one", o.Origin, o.Replacement))
		if o.Runs {
			fmt.Fprintln(a.err, words.Say(a.config.Lang, "skip: warning: %s still runs, since it replaces more than %s", o.New, o.Old))
		}
	}
	for _, u := range j.Unknown() {
		fmt.Fprintln(a.err, words.Say(a.config.Lang, "%s: warning: %s", u.Origin, noRule(j.Catalogue(), u.ID)))
	}
	if list := j.Waivers(); list != nil {
		a.sayUnbounded(list)
	}
}

// noRule returns the message that an ID or a glob matches no rule, with a suggestion.
func noRule(c *rule.Catalogue, id rule.ID) words.Message {
	r, err := c.Find(string(id))
	if err != nil {
		return words.Text("%s", err)
	}
	return words.Text("there is no rule %q: did you mean %s?", id, r.ID)
}
