package cohort

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// compare orders two rows. Companies that can be ranked come first, by gates (an unknown one counts as failed), the worst severity that
// failed or is unknown, the number of criticals, of highs, the low end of the score, exactly by weight, and the coverage. Unknown ranks as
// failed, so that nobody rises by omitting facts. Then come those that can't be ranked yet, by gates, class, their findings, and the number
// of known core facts. Ties are broken by name, identifier, and place in the inputs: no two rows are equal.
func (c *Cohort) compare(i, k int) int {
	a, b := c.rows.at(i), c.rows.at(k)
	order := cmp.Or(cmp.Compare(min(a.what, 1), min(b.what, 1)), cmp.Compare(min(a.gate, 1), min(b.gate, 1)), cmp.Compare(a.class(), b.class()))
	if order == 0 && a.what > 0 {
		order = cmp.Or(slices.Compare(a.findings[:], b.findings[:]), cmp.Compare(b.core, a.core))
	}
	if order == 0 {
		order = cmp.Or(
			cmp.Compare(a.standing[0], b.standing[0]), cmp.Compare(a.standing[1], b.standing[1]),
			cmp.Compare(b.low, a.low), cmp.Compare(a.failed, b.failed), cmp.Compare(b.coverage, a.coverage),
		)
	}
	if order != 0 {
		return order
	}
	return cmp.Or(
		bytes.Compare(c.names.name(a.called), c.names.name(b.called)), bytes.Compare(c.names.id(a.called), c.names.id(b.called)),
		cmp.Compare(i, k),
	)
}

// class is the severity that decides first. For a company that can't be ranked yet it is that of its findings.
func (r *row) class() rule.Severity {
	if r.what == 0 {
		return assessment.Standing{Critical: int(r.standing[0]), High: int(r.standing[1]), Medium: int(r.standing[2])}.Class()
	}
	return assessment.Standing{Critical: int(r.findings[0]), High: int(r.findings[1]), Medium: int(r.findings[2])}.Class()
}

// ranked returns the indices of all rows in the order of the ranking.
func (c *Cohort) ranked() []int32 {
	order := make([]int32, c.rows.len())
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, k int32) int { return c.compare(int(i), int(k)) })
	return order
}

// ranking is a heap of row indices, the last of the ranking on top.
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
