package app

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Selection returns which rules of a checklist, or of all if it is nil, globs over rule IDs leave: those that match only, or all if it is
// empty, except those that match skip. A rule that replaces others matches only if one of them does, and skip if all of them do: skipping
// one part must not skip the others.
func Selection(catalogue *rule.Catalogue, only, skip []string, checklist *rule.Checklist) (func(rule.ID) bool, error) {
	if err := CheckGlobs(slices.Concat(only, skip)); err != nil {
		return nil, err
	}
	return func(id rule.ID) bool {
		return (checklist == nil || policy.Selects(checklist, id)) && chosen(only, skip, catalogue, id)
	}, nil
}

// misnamed extends the error that no rule is left to run by the names in only that are no rules, with suggestions.
func misnamed(err error, only []string, catalogue *rule.Catalogue) error {
	for _, name := range only {
		if strings.ContainsAny(name, `*?[{\`) {
			continue
		}
		if _, unknown := catalogue.Find(name); unknown != nil {
			return fmt.Errorf("%w: %w", err, unknown)
		}
	}
	return err
}

// CheckGlobs returns an error if one of globs is malformed.
func CheckGlobs(globs []string) error {
	for _, glob := range globs {
		if !doublestar.ValidatePattern(glob) {
			return words.Errorf("%q is not a glob: use one such as runway/* or **/option_*", glob)
		}
	}
	return nil
}

// matchesAny reports whether a glob matches the rule's ID or, if the glob has no slash, its name.
func matchesAny(globs []string, id rule.ID) bool {
	for _, glob := range globs {
		if doublestar.MatchUnvalidated(glob, string(id)) || !strings.Contains(glob, "/") && doublestar.MatchUnvalidated(glob, id.Name()) {
			return true
		}
	}
	return false
}

// chosen reports whether only and skip leave a rule.
func chosen(includes, skips []string, catalogue *rule.Catalogue, id rule.ID) bool {
	old := formerly(catalogue, id)
	matches := func(globs []string) func(rule.ID) bool {
		return func(id rule.ID) bool { return matchesAny(globs, id) }
	}
	only := len(includes) == 0 || matchesAny(includes, id) || slices.ContainsFunc(old, matches(includes))
	skipped := matchesAny(skips, id) || len(old) > 0 && !slices.ContainsFunc(old, func(id rule.ID) bool { return !matchesAny(skips, id) })
	return only && !skipped
}

// waivable reports whether a rule and all rules that it replaces may be waived.
func waivable(nonWaivable []string, catalogue *rule.Catalogue, id rule.ID) bool {
	return !slices.ContainsFunc(append(formerly(catalogue, id), id), func(id rule.ID) bool { return matchesAny(nonWaivable, id) })
}

// SkipsWhole reports whether globs of old IDs skip all rules that a rule replaces, so that it does not run.
func SkipsWhole(globs []string, catalogue *rule.Catalogue, id rule.ID) bool {
	return !slices.ContainsFunc(formerly(catalogue, id), func(id rule.ID) bool { return !matchesAny(globs, id) })
}

// formerly returns the rules that a rule replaces.
func formerly(catalogue *rule.Catalogue, id rule.ID) []rule.ID {
	r, ok := catalogue.Rule(id)
	if !ok {
		return nil
	}
	return slices.Sorted(maps.Keys(r.Replaces))
}

// globs are the globs over rule IDs of one option.
type globs struct {
	origin string // the name of the option
	globs  []string
}

// globs returns the globs of all options that have some.
func (o Options) globs() []globs {
	return []globs{{"only", o.Only}, {"skip", o.Skip}, {"non_waivable", o.NonWaivable}}
}

// Outdated is an ID in the options, the waivers or the baseline whose rule was replaced by another.
type Outdated struct {
	Origin string // the option or file
	rule.Replacement
	Runs bool // the ID was to be skipped, but the new rule runs, because it replaces others too
}

// Outdated lists outdated IDs, each once per origin.
func (j *Judge) Outdated() []Outdated {
	catalogue := j.Catalogue()
	var all []Outdated
	add := func(o Outdated) {
		if !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	for _, of := range j.options.globs() {
		for _, glob := range of.globs {
			if now, ok := catalogue.Replaced(rule.ID(glob)); ok {
				add(Outdated{Origin: of.origin, Replacement: now, Runs: of.origin == "skip" && chosen(j.options.Only, j.options.Skip, catalogue, now.New)})
			}
		}
	}
	for _, s := range j.policies.Settings {
		if now, ok := catalogue.Replaced(s.Rule()); ok {
			add(Outdated{Origin: s.Origin, Replacement: now})
		}
	}
	for _, o := range j.marks.followed {
		add(o)
	}
	return all
}

// Unknown is an ID or a glob in the options or the waivers that matches no rule.
type Unknown struct {
	Origin string // the option or file
	ID     rule.ID
}

// Unknown lists unknown IDs and globs.
func (j *Judge) Unknown() []Unknown {
	catalogue := j.Catalogue()
	var all []Unknown
	for _, of := range j.options.globs() {
		for _, glob := range of.globs {
			_, replaced := catalogue.Replaced(rule.ID(glob))
			if !replaced && !slices.ContainsFunc(catalogue.Rules, func(r *rule.Rule) bool { return matchesAny([]string{glob}, r.ID) }) {
				all = append(all, Unknown{of.origin, rule.ID(glob)})
			}
		}
	}
	if list := j.Waivers(); list != nil {
		for _, w := range list.Waivers {
			if _, ok := catalogue.Rule(w.Rule); !ok {
				all = append(all, Unknown{fmt.Sprintf("%s:%d", list.File.Source, w.Line), w.Rule})
			}
		}
	}
	return all
}
