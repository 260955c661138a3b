package cli

import (
	"fmt"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// chosen reports whether --only and --skip leave a rule. A rule that replaces others is among --only when one of them is, and among
// --skip when all of them are: skipping a part of it would else skip more than was said.
func chosen(c *config.Config, catalogue *rule.Catalogue, id rule.ID) bool {
	old := formerly(catalogue, id)
	matches := func(globs []string) func(rule.ID) bool {
		return func(id rule.ID) bool { return matchesAny(globs, id) }
	}
	only := len(c.Only) == 0 || matchesAny(c.Only, id) || slices.ContainsFunc(old, matches(c.Only))
	skipped := matchesAny(c.Skip, id) || len(old) > 0 && !slices.ContainsFunc(old, func(id rule.ID) bool { return !matchesAny(c.Skip, id) })
	return only && !skipped
}

// waivable reports whether these globs leave a rule, and all that it replaces.
func waivable(nonWaivable []string, catalogue *rule.Catalogue, id rule.ID) bool {
	return !slices.ContainsFunc(append(formerly(catalogue, id), id), func(id rule.ID) bool { return matchesAny(nonWaivable, id) })
}

// formerly is the rules that a rule replaces.
func formerly(catalogue *rule.Catalogue, id rule.ID) []rule.ID {
	r, ok := catalogue.Rule(id)
	if !ok {
		return nil
	}
	return slices.Sorted(maps.Keys(r.Replaces))
}

// warnOfReplaced says on standard error which IDs of the configuration, the waivers and the baseline are those of rules that others
// have replaced, and what became of each; and which of the configuration and the waivers are of no rule at all.
func (a *app) warnOfReplaced(set *policy.Set) error {
	catalogue := set.Catalogue()
	said := map[string]bool{}
	warn := func(origin, what string) {
		text := origin + ": warning: " + what
		if !said[text] {
			said[text] = true
			fmt.Fprintln(a.err, text)
		}
	}
	is := func(now rule.Replacement) string { return now.String() + "; name the new one" }
	for _, of := range []struct {
		origin string
		globs  []string
	}{{"only", a.config.Only}, {"skip", a.config.Skip}, {"non_waivable", a.config.NonWaivable}} {
		for _, glob := range of.globs {
			now, ok := catalogue.Replaced(rule.ID(glob))
			switch {
			case ok:
				warn(of.origin, is(now))
				if of.origin == "skip" && chosen(a.config, catalogue, now.New) {
					fmt.Fprintf(a.err, "skip: warning: %s still runs, since it replaces more than %s\n", now.New, now.Old)
				}
			case !slices.ContainsFunc(catalogue.Rules, func(r *rule.Rule) bool { return matchesAny([]string{glob}, r.ID) }):
				warn(of.origin, noRule(catalogue, rule.ID(glob)))
			}
		}
	}
	settings, err := settingsOf(a.config)
	if err != nil {
		return err
	}
	for _, s := range settings {
		if now, ok := catalogue.Replaced(s.Rule()); ok {
			warn(s.Origin, is(now))
		}
	}
	list, err := loadWaivers(a.config)
	if err != nil {
		return err
	}
	if list != nil {
		for _, now := range list.Follow(catalogue) {
			warn(list.File.Source, is(now))
		}
		for _, w := range list.Waivers {
			if _, ok := catalogue.Rule(w.Rule); !ok {
				warn(fmt.Sprintf("%s:%d", list.File.Source, w.Line), noRule(catalogue, w.Rule))
			}
		}
	}
	known, err := loadBaseline(a.config)
	if err != nil {
		return err
	}
	if known != nil {
		for _, now := range known.Follow(catalogue) {
			warn(a.config.Baseline, is(now))
		}
	}
	return nil
}

// noRule says that an ID or a glob is of no rule, and which may be meant.
func noRule(c *rule.Catalogue, id rule.ID) string {
	r, err := findRule(c, string(id))
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("there is no rule %q: did you mean %s?", id, r.ID)
}
