package assessment

import "github.com/diligo/diligo/internal/rule"

// WeightedScore is the score and the coverage when the weight of every rule is multiplied by its category's. With the same
// weight for all categories it is that of Summarize.
func WeightedScore(results []Result, weight func(category string) int) (score Score, coverage int) {
	var all tally
	for i := range results {
		r := &results[i]
		if r.Outcome == rule.NotApplicable {
			continue
		}
		var one tally
		one.add(r)
		w := weight(r.Category)
		all.credit += w * one.credit
		all.known += w * one.known
		all.weight += w * one.weight
	}
	return all.score(), all.coverage()
}
