// Package generator makes up company profiles: realistic, varied, healthy and broken, complete and sparse. They serve
// benchmarks and property tests, and are not company's data.
//
// Profile i of a seed depends on the seed and i only and is the same on every machine: all figures are whole numbers, so
// that no processor rounds them its own way, and the clock is not read. A stream of any length needs the memory of one.
package generator

import "math/rand/v2"

// Profile is profile i of the seed as compact JSON that fits the profile schema.
func Profile(seed uint64, i int) []byte {
	_, profile := draft(seed, i)
	return encode(nil, profile)
}

// draft returns a company and its profile before it is written.
func draft(seed uint64, i int) (*company, *object) {
	d := newDraw(seed, i)
	c := newCompany(d, i)
	profile := c.profile()
	for range c.slips {
		slip(d, profile)
	}
	thin(d, profile, c.density)
	list(d, profile, c.density)
	return c, profile
}

// draw is a source of chance.
type draw struct{ *rand.Rand }

func newDraw(seed uint64, i int) draw { return draw{rand.New(rand.NewPCG(seed, uint64(i)))} }

// between returns a number from low to high, both included.
func (d draw) between(low, high int) int { return low + d.IntN(high-low+1) }

// odds is true in so many of a hundred cases.
func (d draw) odds(percent int) bool { return d.IntN(100) < percent }

func pick[T any](d draw, from []T) T { return from[d.IntN(len(from))] }

// density says how much of a profile is filled in.
type density struct {
	core     int // percent of rounds, cap table, accounts and plan that are there
	sections int // percent of the sections that are there
	facts    int // percent of the facts of a section that are there
	complete int // percent of the lists that are whole
}

// Most companies show a part; a few show everything.
var (
	densities  = []density{{78, 34, 98, 95}, {48, 23, 93, 75}, {35, 12, 70, 30}}
	everything = density{100, 100, 100, 100}
)
