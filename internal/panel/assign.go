package panel

import "slices"

// Work is what is to be given out: things that are each to be judged by some people.
type Work struct {
	Things  []string
	People  []string
	Each    int                             // how many people are to judge a thing
	Allowed func(person, thing string) bool // no conflict of interest
	Given   map[string][]string             // what people have already, by thing; it stays
}

// Assign gives out work evenly: no person could hand one thing over to another, directly or through others, so that their loads came
// closer. It returns what is given in addition, by thing, and for how many judges a thing is short because nobody else may judge it.
func Assign(w Work) (added map[string][]string, short map[string]int) {
	added, short = map[string][]string{}, map[string]int{}
	load, has := map[string]int{}, map[string]map[string]bool{}
	people := slices.Clone(w.People)
	slices.Sort(people)
	for _, t := range w.Things {
		has[t] = map[string]bool{}
		for _, p := range w.Given[t] {
			has[t][p] = true
			load[p]++
		}
	}
	for _, t := range w.Things {
		for len(has[t]) < w.Each {
			best := ""
			for _, p := range people {
				if !has[t][p] && w.Allowed(p, t) && (best == "" || load[p] < load[best]) {
					best = p
				}
			}
			if best == "" {
				short[t] = w.Each - len(has[t])
				break
			}
			has[t][best] = true
			added[t] = append(added[t], best)
			load[best]++
		}
	}
	for w.even(people, load, has, added) {
	}
	for t := range added {
		slices.Sort(added[t])
	}
	return added, short
}

// even hands one thing on along a chain of people, from one who has at least two more than the last of the chain. It is false where there
// is not a such chain: then no other way of giving out the same work has loads that are closer (the loads are those of a minimum of a convex
// cost, whose residual graph has no path that lowers it).
func (w Work) even(people []string, load map[string]int, has map[string]map[string]bool, added map[string][]string) bool {
	from := slices.Clone(people)
	slices.SortStableFunc(from, func(a, b string) int { return load[b] - load[a] })
	for _, first := range from {
		type step struct{ person, thing, by string }
		reached := map[string]step{first: {}}
		queue := []string{first}
		for len(queue) > 0 {
			p := queue[0]
			queue = queue[1:]
			if load[first]-load[p] >= 2 {
				for p != first {
					s := reached[p]
					delete(has[s.thing], s.by)
					has[s.thing][p] = true
					added[s.thing] = append(slices.DeleteFunc(added[s.thing], func(x string) bool { return x == s.by }), p)
					load[s.by]--
					load[p]++
					p = s.by
				}
				return true
			}
			for _, t := range w.Things {
				if !slices.Contains(added[t], p) {
					continue
				}
				for _, q := range people {
					if _, ok := reached[q]; !ok && !has[t][q] && w.Allowed(q, t) {
						reached[q] = step{person: q, thing: t, by: p}
						queue = append(queue, q)
					}
				}
			}
		}
	}
	return false
}
