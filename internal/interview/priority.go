package interview

import (
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/rule"
)

// coreFirst is more than all rules together weigh.
const coreFirst = 1e6

// Priority rates a fact before anything is known: the weight of the rules of a run that read it, relative to the cost of an answer. The core facts
// of the checklist come first, in their order. A rule that does not apply to the stage has no weight.
func Priority(c *rule.Catalogue, l *rule.Checklist, runs func(rule.ID) bool, stage string) func(*fact.Fact) float64 {
	return func(f *fact.Fact) float64 {
		priority := 0.0
		for _, id := range f.Rules {
			r, ok := c.Rule(id)
			if ok && runs(id) && (stage == "" || slices.Contains(r.Stages, stage)) {
				priority += weight(r, l)
			}
		}
		priority /= float64(f.Cost)
		for i, core := range l.Core {
			if slices.ContainsFunc(core.Any, func(pointer string) bool { return isOf(pointer, f.Pattern) }) {
				return priority + coreFirst*float64(len(l.Core)-i)
			}
		}
		return priority
	}
}

// isOf reports whether a pointer of a core fact leads to a fact, or to the amount in it.
func isOf(pointer, pattern string) bool { return strings.TrimSuffix(pointer, "/amount") == pattern }

// weight returns what a rule weighs in coverage, with its category's; a rule that only informs counts for a little.
func weight(r *rule.Rule, l *rule.Checklist) float64 {
	return max(float64(assessment.Weight(r.Severity)*l.Weight(r.ID.Category()))/100, 0.1)
}
