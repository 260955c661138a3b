package assessment

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// Rank orders the questions for the missing facts of unknown outcomes so that each next one settles the most weight: first
// the fact that, with those before it, settles the heaviest rules, then the one on which most weight rests. text words the
// question that a rule asks for a fact; rules that ask the same for one fact share a question.
func Rank(results []Result, text func(r rule.ID, pointer string) string) []Question {
	type key struct{ pointer, text string }
	type candidate struct {
		key
		needed []int // indexes of the results that need it
		gain   gain
		asked  bool
	}
	var candidates []*candidate
	byKey := map[key]*candidate{}
	open := make([]int, len(results)) // facts still missing
	for i := range results {
		r := &results[i]
		if r.Outcome != rule.Unknown {
			continue
		}
		open[i] = len(r.Missing)
		for _, p := range r.Missing {
			k := key{p, text(r.Rule, p)}
			c := byKey[k]
			if c == nil {
				c = &candidate{key: k}
				byKey[k] = c
				candidates = append(candidates, c)
			}
			c.needed = append(c.needed, i)
		}
	}
	slices.SortFunc(candidates, func(a, b *candidate) int {
		return cmp.Or(byToken(a.pointer, b.pointer), cmp.Compare(a.text, b.text))
	})
	needs := make([][]*candidate, len(results)) // by result: what it needs
	for _, c := range candidates {
		slices.SortFunc(c.needed, func(a, b int) int {
			return cmp.Or(cmp.Compare(results[b].Severity, results[a].Severity), cmp.Compare(results[a].Rule, results[b].Rule))
		})
		c.gain = gainOf(c.needed, results, open)
		for _, i := range c.needed {
			needs[i] = append(needs[i], c)
		}
	}
	questions := make([]Question, 0, len(candidates))
	settled := 0
	for range candidates {
		var best *candidate
		for _, c := range candidates {
			if !c.asked && (best == nil || c.gain.more(best.gain)) {
				best = c
			}
		}
		best.asked = true
		q := Question{Pointer: best.pointer, Text: best.text, Rules: make([]rule.ID, 0, len(best.needed))}
		for _, i := range best.needed {
			q.Rules = append(q.Rules, results[i].Rule)
			if open[i]--; open[i] == 0 {
				settled++
			}
		}
		for _, i := range best.needed {
			for _, c := range needs[i] {
				if !c.asked {
					c.gain = gainOf(c.needed, results, open)
				}
			}
		}
		q.Settles = settled
		questions = append(questions, q)
	}
	return questions
}

// gain is what the answer to a question brings.
type gain struct {
	settles float64 // weight of the rules that need nothing else
	shares  float64 // weight of all rules that need it, each divided by the facts that it still misses
}

// gainOf is the gain of a fact that these results need; open are the facts that each of them still misses.
func gainOf(needed []int, results []Result, open []int) gain {
	var g gain
	for _, i := range needed {
		weight := results[i].Severity.Weight() + 0.1 // so that an info rule counts for something
		if open[i] == 1 {
			g.settles += weight
		}
		g.shares += weight / float64(open[i])
	}
	return g
}

func (g gain) more(other gain) bool {
	return cmp.Or(cmp.Compare(g.settles+g.shares, other.settles+other.shares), cmp.Compare(g.settles, other.settles)) > 0
}

// byToken orders pointers token by token, numbers by value: /rounds/2 before /rounds/10.
func byToken(a, b string) int {
	for more := true; more; {
		var x, y string
		var moreA, moreB bool
		x, a, moreA = strings.Cut(a, "/")
		y, b, moreB = strings.Cut(b, "/")
		if x != y {
			if isNumber(x) && isNumber(y) {
				return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
			}
			return cmp.Compare(x, y)
		}
		if moreA != moreB {
			if moreA {
				return 1
			}
			return -1
		}
		more = moreA
	}
	return 0
}

func isNumber(token string) bool {
	return token != "" && strings.Trim(token, "0123456789") == ""
}
