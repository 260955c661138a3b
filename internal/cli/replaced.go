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
// have replaced, and what became of each; and which waivers do not tell what they accept.
func (a *app) warnOfReplaced(set *policy.Set) error {
	catalogue := set.Catalogue()
	said := map[string]bool{}
	warn := func(origin string, now rule.Replacement) {
		text := fmt.Sprintf("%s: warning: %s; name the new one", origin, now)
		if !said[text] {
			said[text] = true
			fmt.Fprintln(a.err, text)
		}
	}
	for _, of := range []struct {
		origin string
		globs  []string
	}{{"only", a.config.Only}, {"skip", a.config.Skip}, {"non_waivable", a.config.NonWaivable}} {
		for _, glob := range of.globs {
			if now, ok := catalogue.Replaced(rule.ID(glob)); ok {
				warn(of.origin, now)
				if of.origin == "skip" && !chosen(a.config, catalogue, now.New) {
					continue
				}
				if of.origin == "skip" {
					fmt.Fprintf(a.err, "skip: warning: %s still runs, since it replaces more than %s\n", now.New, now.Old)
				}
			}
		}
	}
	settings, err := settingsOf(a.config)
	if err != nil {
		return err
	}
	for _, s := range settings {
		if now, ok := catalogue.Replaced(s.Rule()); ok {
			warn(s.Origin, now)
		}
	}
	list, err := loadWaivers(a.config)
	if err != nil {
		return err
	}
	if list != nil {
		for _, now := range list.Follow(catalogue) {
			warn(list.File.Source, now)
		}
		a.sayUnbounded(list)
	}
	known, err := loadBaseline(a.config)
	if err != nil {
		return err
	}
	if known != nil {
		for _, now := range known.Follow(catalogue) {
			warn(a.config.Baseline, now)
		}
	}
	return nil
}
