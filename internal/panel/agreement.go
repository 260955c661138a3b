// Package panel is the arithmetic of several people who judge the same things: how far they agree, what their scores are once it is taken
// off how strict each of them is, and who judges what. Plain numbers in, plain numbers out; the same input gives the same output. Imports
// nothing of ours.
package panel

import (
	"math"
	"slices"
)

// Metric is how far two values are apart.
type Metric int

// The metrics of Krippendorff (2011), section E.
const (
	Nominal  Metric = iota // the same or not
	Ordinal                // by how many values stand between them
	Interval               // the square of their difference
)

// Agreement is Krippendorff's alpha of units that were each judged by some people: 1 where all agree, 0 where they agree as by chance, below
// where they disagree more than that. Units with fewer than two values say nothing of agreement and are left out. It is not known, and ok is
// false, where nothing can be paired, or where all values are the same, so that chance agrees as well.
//
// It is alpha = 1 - (n-1) * sum o_ck d_ck / sum n_c n_k d_ck over coincidences o_ck, each pair of a unit with m values weighing 1/(m-1):
// K. Krippendorff, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, 2011, section E,
// https://repository.upenn.edu/asc_papers/43.
func Agreement(units [][]float64, metric Metric) (alpha float64, ok bool) {
	var paired [][]float64
	counts := map[float64]float64{}
	n := 0.0
	for _, u := range units {
		if len(u) < 2 {
			continue
		}
		paired = append(paired, u)
		for _, v := range u {
			counts[v]++
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	values := make([]float64, 0, len(counts))
	for v := range counts {
		values = append(values, v)
	}
	slices.Sort(values)
	place := map[float64]int{}
	below := make([]float64, len(values)+1) // how many values stand before each
	for i, v := range values {
		place[v] = i
		below[i+1] = below[i] + counts[v]
	}
	distance := func(a, b float64) float64 {
		if a == b {
			return 0
		}
		switch metric {
		case Nominal:
			return 1
		case Ordinal:
			i, k := place[min(a, b)], place[max(a, b)]
			d := below[k+1] - below[i] - (counts[a]+counts[b])/2
			return d * d
		}
		return (a - b) * (a - b)
	}
	observed := 0.0
	for _, u := range paired {
		of := 0.0
		for i := range u {
			for k := range u {
				of += distance(u[i], u[k])
			}
		}
		observed += of / float64(len(u)-1)
	}
	expected := 0.0
	for _, a := range values {
		for _, b := range values {
			expected += counts[a] * counts[b] * distance(a, b)
		}
	}
	if expected == 0 {
		return 0, false
	}
	return 1 - (n-1)*observed/expected, true
}

// Score is what one person gave one thing.
type Score struct {
	Person, Thing string
	Value         float64
}

// Adjusted are scores once it is taken off how strict each person is.
type Adjusted struct {
	Things  map[string]float64
	Persons map[string]float64 // how much more than the others each gives; negative for the strict
	// Groups is how many groups of things share no person. Things of two groups can't be compared: nobody has seen one of each.
	Groups int
}

// rounds bounds the iteration of Adjust, which ends by itself once a round moves nothing by more than precision.
const (
	rounds    = 10_000
	precision = 1e-10
)

// Adjust fits value = thing + person by least squares, the persons' parts adding up to zero over the scores of each group: the additive
// two-way model without interaction (Scheffé, The Analysis of Variance, 1959, chapter 4). It is solved by fitting things and persons in
// turns (backfitting), which converges to the least-squares fit.
func Adjust(scores []Score) Adjusted {
	byThing, byPerson := map[string][]Score{}, map[string][]Score{}
	for _, s := range scores {
		byThing[s.Thing] = append(byThing[s.Thing], s)
		byPerson[s.Person] = append(byPerson[s.Person], s)
	}
	things, persons := keys(byThing), keys(byPerson)
	out := Adjusted{Things: map[string]float64{}, Persons: map[string]float64{}}
	for range rounds {
		moved := 0.0
		for _, t := range things {
			sum := 0.0
			for _, s := range byThing[t] {
				sum += s.Value - out.Persons[s.Person]
			}
			next := sum / float64(len(byThing[t]))
			moved = max(moved, math.Abs(next-out.Things[t]))
			out.Things[t] = next
		}
		for _, p := range persons {
			sum := 0.0
			for _, s := range byPerson[p] {
				sum += s.Value - out.Things[s.Thing]
			}
			next := sum / float64(len(byPerson[p]))
			moved = max(moved, math.Abs(next-out.Persons[p]))
			out.Persons[p] = next
		}
		if moved < precision {
			break
		}
	}
	for _, group := range groups(things, byThing, byPerson) {
		out.Groups++
		sum, n := 0.0, 0.0
		for _, p := range group.persons {
			sum += out.Persons[p] * float64(len(byPerson[p]))
			n += float64(len(byPerson[p]))
		}
		for _, p := range group.persons {
			out.Persons[p] -= sum / n
		}
		for _, t := range group.things {
			out.Things[t] += sum / n
		}
	}
	return out
}

type group struct{ things, persons []string }

// groups are the things and persons that hang together by scores.
func groups(things []string, byThing, byPerson map[string][]Score) (out []group) {
	seenThings, seenPersons := map[string]bool{}, map[string]bool{}
	for _, first := range things {
		if seenThings[first] {
			continue
		}
		g := group{things: []string{first}}
		seenThings[first] = true
		for i := 0; i < len(g.things); i++ {
			for _, s := range byThing[g.things[i]] {
				if seenPersons[s.Person] {
					continue
				}
				seenPersons[s.Person] = true
				g.persons = append(g.persons, s.Person)
				for _, other := range byPerson[s.Person] {
					if !seenThings[other.Thing] {
						seenThings[other.Thing] = true
						g.things = append(g.things, other.Thing)
					}
				}
			}
		}
		out = append(out, g)
	}
	return out
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Spread is the mean of values and their standard deviation (of a sample, by n-1); the deviation of fewer than two values is not known.
func Spread(values []float64) (mean, deviation float64, ok bool) {
	if len(values) == 0 {
		return 0, 0, false
	}
	for _, v := range values {
		mean += v
	}
	mean /= float64(len(values))
	if len(values) < 2 {
		return mean, 0, false
	}
	for _, v := range values {
		deviation += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(deviation / float64(len(values)-1)), true
}
