package assessment

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/rule"
)

// Rank orders the questions for the missing facts of unknown outcomes so that each next one settles the most weight: first
// the fact that, with those before it, settles the heaviest rules, then the one on which most weight rests. texts holds the
// question of each result for each of its missing facts; rules that ask the same for one fact share a question.
func Rank(results []Result, texts [][]string) []Question {
	return RankFirst(math.MaxInt, results, texts)
}

// RankFirst returns the first questions of Rank, at most so many.
func RankFirst(limit int, results []Result, texts [][]string) []Question {
	u := newUnsettled(results, texts)
	defer u.release()
	left := u.left
	slices.SortFunc(left, func(a, b *candidate) int {
		if a.pointer != b.pointer {
			return ComparePointers(a.pointer, b.pointer)
		}
		return cmp.Compare(a.text, b.text)
	})
	questions := make([]Question, 0, min(limit, len(left)))
	rules := make([]rule.ID, 0, u.needs()) // of all questions
	settled := 0
	for len(left) > 0 && len(questions) < limit {
		first, most := 0, left[0].gain
		for i, c := range left {
			if c.more(most) {
				first, most = i, c.gain
			}
		}
		best := left[first]
		left = slices.Delete(left, first, first+1)
		settled += u.answer(best)
		for _, asker := range best.askers {
			rules = append(rules, results[asker].Rule)
		}
		asking := rules[len(rules)-len(best.askers):]
		questions = append(questions, Question{Pointer: best.pointer, Text: best.text, Rules: slices.Clip(asking), Settles: settled})
	}
	return questions
}

// question is what tells questions apart.
type question struct{ pointer, text string }

// candidate is a question that can be asked next.
type candidate struct {
	question
	askers []int // the results that need it, by severity and rule
	gain
}

// unsettled is what results with an unknown outcome need. Results and candidates go by their places.
type unsettled struct {
	candidates []candidate
	asked      [][]int   // by result, the candidates that it needs
	open       []int     // by result, facts still missing
	weights    []float64 // by result

	// What is large next to all else here, and used again.
	places map[question]int // of the candidates
	counts []int            // askers by candidate
	room   []int            // for asked and the askers
	left   []*candidate     // in the order of their pointers
}

var unsettledPool = sync.Pool{New: func() any { return &unsettled{places: map[question]int{}} }}

// release lets u be used again. It keeps no text.
func (u *unsettled) release() {
	clear(u.places)
	clear(u.candidates)
	unsettledPool.Put(u)
}

// sized returns a slice of n zeros, in the memory of another one if there is room.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	clear(s[:n])
	return s[:n]
}

// newUnsettled is to be released.
func newUnsettled(results []Result, texts [][]string) *unsettled {
	u := unsettledPool.Get().(*unsettled)
	u.asked, u.open, u.weights = sized(u.asked, len(results)), sized(u.open, len(results)), sized(u.weights, len(results))
	for i := range results {
		u.weights[i] = results[i].Severity.Weight() + 0.1 // so that an info rule counts for something
		if results[i].Outcome == rule.Unknown {
			u.open[i] = len(results[i].Missing)
		}
	}
	needs := u.needs()
	u.candidates, u.counts = sized(u.candidates, needs)[:0], sized(u.counts, needs)[:0]
	u.room = sized(u.room, 2*needs)
	room := u.room
	for i, n := range u.open {
		u.asked[i], room = room[:n:n], room[n:]
		for k := range n {
			q := question{results[i].Missing[k], texts[i][k]}
			c, ok := u.places[q]
			if !ok {
				c = len(u.candidates)
				u.places[q] = c
				u.candidates, u.counts = append(u.candidates, candidate{question: q}), append(u.counts, 0)
			}
			u.asked[i][k] = c
			u.counts[c]++
		}
	}
	for c, n := range u.counts {
		u.candidates[c].askers, room = room[:0:n], room[n:]
	}
	for i, asked := range u.asked {
		for _, c := range asked {
			u.candidates[c].askers = append(u.candidates[c].askers, i)
		}
	}
	u.left = sized(u.left, len(u.candidates))
	for i := range u.candidates {
		c := &u.candidates[i]
		slices.SortFunc(c.askers, func(a, b int) int {
			x, y := &results[a], &results[b]
			return cmp.Or(cmp.Compare(y.Severity, x.Severity), cmp.Compare(x.Rule, y.Rule))
		})
		c.gain = u.gain(c)
		u.left[i] = c
	}
	return u
}

// needs returns how many facts are missing, each counted for every result that needs it.
func (u *unsettled) needs() int {
	n := 0
	for _, facts := range u.open {
		n += facts
	}
	return n
}

// answer takes a question as answered and counts the results that this settles.
func (u *unsettled) answer(c *candidate) (settled int) {
	for _, i := range c.askers {
		if u.open[i]--; u.open[i] == 0 {
			settled++
		}
	}
	for _, i := range c.askers {
		for _, k := range u.asked[i] {
			other := &u.candidates[k]
			other.gain = u.gain(other)
		}
	}
	return settled
}

// gain is what the answer to a question brings.
type gain struct {
	settles float64 // weight of the rules that need nothing else
	sum     float64 // of that and of the weight of all rules that need it, each divided by the facts that it still misses
}

// gain returns what the answer to a question brings now.
func (u *unsettled) gain(c *candidate) gain {
	settles, shares := 0.0, 0.0
	for _, i := range c.askers {
		if u.open[i] == 1 {
			settles += u.weights[i]
		}
		shares += u.weights[i] / float64(u.open[i])
	}
	return gain{settles, settles + shares}
}

func (g gain) more(other gain) bool {
	return g.sum > other.sum || g.sum == other.sum && g.settles > other.settles
}

// ComparePointers orders pointers token by token, numbers by value: /rounds/2 before /rounds/10.
func ComparePointers(a, b string) int {
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	from := strings.LastIndexByte(a[:same], '/') + 1 // of the first tokens that differ, unless a or b ends there
	if x, y := digits(a[from:]), digits(b[from:]); x != y && x > 0 && y > 0 {
		return x - y
	}
	return order(a, same) - order(b, same)
}

// digits returns how many the first token of a pointer has; 0 when it is not a number.
func digits(pointer string) int {
	for i := range len(pointer) {
		switch c := pointer[i]; {
		case c == '/':
			return i
		case c < '0' || c > '9':
			return 0
		}
	}
	return len(pointer)
}

// order is that of the byte at a place: the end of the pointer comes first, then the end of its token.
func order(pointer string, at int) int {
	switch {
	case at == len(pointer):
		return 0
	case pointer[at] == '/':
		return 1
	}
	return 2 + int(pointer[at])
}

func isNumber(token string) bool {
	for i := range len(token) {
		if token[i] < '0' || token[i] > '9' {
			return false
		}
	}
	return token != ""
}
