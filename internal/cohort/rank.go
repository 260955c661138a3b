package cohort

import (
	"bytes"
	"cmp"
	"slices"
)

// compare orders two rows as the ranking does: gates first, then the low end of the score, so that nobody wins by leaving
// facts out; then the coverage, the name, the identifier, and the place in the inputs. No two rows are equal.
func (c *Cohort) compare(i, k int) int {
	a, b := c.rows.at(i), c.rows.at(k)
	if order := cmp.Or(cmp.Compare(a.gate, b.gate), cmp.Compare(b.low, a.low), cmp.Compare(b.coverage, a.coverage)); order != 0 {
		return order
	}
	return cmp.Or(
		bytes.Compare(c.names.name(a.called), c.names.name(b.called)), bytes.Compare(c.names.id(a.called), c.names.id(b.called)),
		cmp.Compare(i, k),
	)
}

// ranked is the places of all rows in the order of the ranking.
func (c *Cohort) ranked() []int32 {
	order := make([]int32, c.rows.len())
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, k int32) int { return c.compare(int(i), int(k)) })
	return order
}

// ranking is a heap of the places of rows, the last of the ranking on top.
type ranking struct {
	cohort *Cohort
	places []int
}

func (r *ranking) Len() int           { return len(r.places) }
func (r *ranking) Less(i, k int) bool { return r.cohort.compare(r.places[i], r.places[k]) > 0 }
func (r *ranking) Swap(i, k int)      { r.places[i], r.places[k] = r.places[k], r.places[i] }
func (r *ranking) Push(x any)         { r.places = append(r.places, x.(int)) }

func (r *ranking) Pop() any {
	last := r.places[len(r.places)-1]
	r.places = r.places[:len(r.places)-1]
	return last
}
