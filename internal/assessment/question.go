package assessment

import (
	"cmp"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// Rank orders the questions for the missing facts of unknown outcomes so that each next one settles the most weight: first
// the fact that, with those before it, settles the heaviest rules, then the one on which most weight rest. texts holds the
// question of each result for each of its missing facts; rules that ask the same for one fact share a question.
func Rank(results []Result, texts [][]string) []Question {
	needs := needsOf(results, texts)
	candidates := candidatesOf(needs)
	rest := newUnsettled(candidates, len(results), len(needs))
	left := make([]*candidate, len(candidates))
	for i := range candidates {
		left[i] = &candidates[i]
	}
	questions := make([]Question, 0, len(candidates))
	rules := make([]rule.ID, 0, len(needs)) // of all questions
	settled := 0
	for len(left) > 0 {
		first := 0
		for i, c := range left {
			if c.more(left[first].gain) {
				first = i
			}
		}
		best := left[first]
		left = slices.Delete(left, first, first+1)
		settled += rest.answer(best)
		for _, n := range best.needs {
			rules = append(rules, results[n.result].Rule)
		}
		asking := rules[len(rules)-len(best.needs):]
		questions = append(questions, Question{
			Pointer: best.needs[0].pointer, Text: best.needs[0].text, Rules: slices.Clip(asking), Settles: settled,
		})
	}
	return questions
}

// need is one result's question for one fact.
type need struct {
	pointer, text string
	result        int
	weight        float64 // of the rule
}

// needsOf lists what unknown outcomes need, by pointer, text, severity and rule.
func needsOf(results []Result, texts [][]string) []need {
	all := 0
	for i := range results {
		all += len(texts[i])
	}
	needs := make([]need, 0, all)
	for i := range results {
		r := &results[i]
		if r.Outcome != rule.Unknown {
			continue
		}
		weight := r.Severity.Weight() + 0.1 // so that an info rule counts for something
		for k, pointer := range r.Missing {
			needs = append(needs, need{pointer, texts[i][k], i, weight})
		}
	}
	slices.SortFunc(needs, func(a, b need) int {
		if a.pointer != b.pointer {
			return byToken(a.pointer, b.pointer)
		}
		if a.text != b.text {
			return cmp.Compare(a.text, b.text)
		}
		x, y := &results[a.result], &results[b.result]
		return cmp.Or(cmp.Compare(y.Severity, x.Severity), cmp.Compare(x.Rule, y.Rule))
	})
	return needs
}

// candidate is a question and those who ask it.
type candidate struct {
	needs []need
	gain
}

func candidatesOf(needs []need) []candidate {
	candidates := make([]candidate, 0, len(needs))
	for len(needs) > 0 {
		n := 1
		for n < len(needs) && needs[n].pointer == needs[0].pointer && needs[n].text == needs[0].text {
			n++
		}
		candidates = append(candidates, candidate{needs: needs[:n]})
		needs = needs[n:]
	}
	return candidates
}

// unsettled is what the results still need.
type unsettled struct {
	facts []int          // that each result still misses
	asked [][]*candidate // by result, the questions for them
}

func newUnsettled(candidates []candidate, results, needs int) *unsettled {
	u := &unsettled{facts: make([]int, results), asked: make([][]*candidate, results)}
	for i := range candidates {
		for _, n := range candidates[i].needs {
			u.facts[n.result]++
		}
	}
	room := make([]*candidate, needs)
	for i, n := range u.facts {
		u.asked[i], room = room[:0:n], room[n:]
	}
	for i := range candidates {
		c := &candidates[i]
		for _, n := range c.needs {
			u.asked[n.result] = append(u.asked[n.result], c)
		}
		c.gain = u.gain(c)
	}
	return u
}

// answer takes the answer to a question as given and answers how many results are settled by it.
func (u *unsettled) answer(c *candidate) (settled int) {
	for _, n := range c.needs {
		if u.facts[n.result]--; u.facts[n.result] == 0 {
			settled++
		}
	}
	for _, n := range c.needs {
		for _, other := range u.asked[n.result] {
			other.gain = u.gain(other)
		}
	}
	return settled
}

// gain is what the answer to a question brings.
type gain struct {
	settles float64 // weight of the rules that need nothing else
	shares  float64 // weight of all rules that need it, each divided by the facts that it still misses
}

// gain is what the answer to a question brings now.
func (u *unsettled) gain(c *candidate) gain {
	var g gain
	for _, n := range c.needs {
		if u.facts[n.result] == 1 {
			g.settles += n.weight
		}
		g.shares += n.weight / float64(u.facts[n.result])
	}
	return g
}

func (g gain) more(other gain) bool {
	sum, others := g.settles+g.shares, other.settles+other.shares
	return sum > others || sum == others && g.settles > other.settles
}

// byToken orders pointers token by token, numbers by value: /rounds/2 before /rounds/10.
func byToken(a, b string) int {
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	from := strings.LastIndexByte(a[:same], '/') + 1 // of the first tokens that differ, unless a or b ends there
	x, _, moreA := strings.Cut(a[from:], "/")
	y, _, moreB := strings.Cut(b[from:], "/")
	switch {
	case x == y && moreA == moreB:
		return 0
	case x == y && moreA:
		return 1
	case x == y:
		return -1
	case isNumber(x) && isNumber(y) && len(x) != len(y):
		return cmp.Compare(len(x), len(y))
	}
	return cmp.Compare(x, y)
}

func isNumber(token string) bool {
	for i := range len(token) {
		if token[i] < '0' || token[i] > '9' {
			return false
		}
	}
	return token != ""
}
