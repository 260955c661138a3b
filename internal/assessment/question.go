package assessment

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// Rank orders the questions for the missing facts of unknown outcomes so that each next one settles the most weight: first
// the fact that, with those before it, settles the heaviest rules, then the one on which most weight rests. text words the
// question that a rule asks for a fact; rules that ask the same for one fact share a question.
func Rank(results []Result, text func(r rule.ID, pointer string) string) []Question {
	type key struct{ pointer, text string }
	needs := map[key][]*Result{}
	open := map[rule.ID]int{} // facts still missing
	for i := range results {
		r := &results[i]
		if r.Outcome != rule.Unknown {
			continue
		}
		open[r.Rule] = len(r.Missing)
		for _, p := range r.Missing {
			k := key{p, text(r.Rule, p)}
			needs[k] = append(needs[k], r)
		}
	}
	for _, rs := range needs {
		slices.SortFunc(rs, func(a, b *Result) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule))
		})
	}
	keys := slices.SortedFunc(maps.Keys(needs), func(a, b key) int {
		return cmp.Or(byToken(a.pointer, b.pointer), cmp.Compare(a.text, b.text))
	})
	questions := make([]Question, 0, len(keys))
	settled := 0
	for len(keys) > 0 {
		best, bestGain := 0, gain{}
		for i, k := range keys {
			if g := gainOf(needs[k], open); i == 0 || g.more(bestGain) {
				best, bestGain = i, g
			}
		}
		k := keys[best]
		keys = slices.Delete(keys, best, best+1)
		q := Question{Pointer: k.pointer, Text: k.text}
		for _, r := range needs[k] {
			q.Rules = append(q.Rules, r.Rule)
			if open[r.Rule]--; open[r.Rule] == 0 {
				settled++
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

func gainOf(needed []*Result, open map[rule.ID]int) gain {
	var g gain
	for _, r := range needed {
		weight := r.Severity.Weight() + 0.1 // so that an info rule counts for something
		if open[r.Rule] == 1 {
			g.settles += weight
		}
		g.shares += weight / float64(open[r.Rule])
	}
	return g
}

func (g gain) more(other gain) bool {
	return cmp.Or(cmp.Compare(g.settles+g.shares, other.settles+other.shares), cmp.Compare(g.settles, other.settles)) > 0
}

// byToken orders pointers token by token, numbers by value: /rounds/2 before /rounds/10.
func byToken(a, b string) int {
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	return slices.CompareFunc(as, bs, func(x, y string) int {
		if isNumber(x) && isNumber(y) {
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		}
		return cmp.Compare(x, y)
	})
}

func isNumber(token string) bool {
	return token != "" && strings.Trim(token, "0123456789") == ""
}
