// Package panel holds the arithmetic of several people who judge the same things: how far they agree, what their scores are once each
// reviewer's strictness is removed, and who judges what. Plain numbers in, plain numbers out; the same input gives the same output. It
// imports nothing of ours.
package panel

import (
	"math"
	"slices"
)

// Metric measures the distance between two values.
type Metric int

// The metrics of Krippendorff (2011), section E.
const (
	Nominal  Metric = iota // the same or not
	Ordinal                // by the number of values between them
	Interval               // the square of their difference
)

// Agreement returns Krippendorff's alpha of units that several people judged: 1 for full agreement, 0 for the agreement expected by chance,
// less than 0 for systematic disagreement. Units with fewer than two values are ignored. ok is false if alpha is undefined: nothing can be
// paired, or all values are equal.
//
// It is alpha = 1 - (n-1) * sum o_ck d_ck / sum n_c n_k d_ck over coincidences o_ck, each pair of a unit with m values weighing 1/(m-1): K.
// Krippendorff, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, 2011, section E,
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
	below := make([]float64, len(values)+1) // the number of values before each
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

// Score is the value that one person gave one thing.
type Score struct {
	Person, Thing string
	Value         float64
}

// Adjusted holds scores with each person's strictness removed.
type Adjusted struct {
	Things  map[string]float64
	Persons map[string]float64 // how much more than the others each person gives; negative for the strict
	// Groups is the number of groups of things that have no person in common. Things of different groups can't be compared: nobody has
	// judged both.
	Groups int
}

// rounds bounds the iteration of Adjust, which stops once a round changes nothing by more than precision.
const (
	rounds    = 10_000
	precision = 1e-10
)

// Adjust fits value = thing + person by least squares, where the persons' parts of each group add up to zero over its scores: the additive
// two-way model without interaction (Scheffé, The Analysis of Variance, 1959, chapter 4). It fits things and persons in turn (backfitting),
// which converges to the least-squares fit.
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

// groups returns the things and persons that are connected by scores.
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

// Spread returns the mean and the sample standard deviation (n-1) of values; ok is false for fewer than two values.
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
