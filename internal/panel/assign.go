package panel

import "slices"

// Work is things to be assigned, each to several people.
type Work struct {
	Things  []string
	People  []string
	Each    int                             // how many people are to judge each thing
	Allowed func(person, thing string) bool // no conflict of interest
	Given   map[string][]string             // earlier assignments, by thing; they stay
}

// Assign distributes work evenly: no chain of handovers from person to person would bring their loads closer together. It returns the new
// assignments by thing, and by how many people each thing falls short because nobody else may judge it.
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

// even moves one thing along a chain of people, from one who has at least two more than the last of the chain. It returns false if there is
// no such chain; then no other distribution of the same work is more even (the loads minimize a convex cost, whose residual graph has no
// improving path).
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
