// Package heap sets how much the heap may grow before the garbage collector runs, by what a command is about to do.
//
// It sets the first percentage when it is initialised. Of the packages whose imports are initialised, Go takes the one with the first import
// path next, so this one, which imports three of the standard library, precedes the large libraries: what they allocate would otherwise
// start a collection before main does.
package heap

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// Growth of the heap between two collections, in percent of what lives in it. The first lets it reach 48 MB, which a run over one profile
// never does; from the second profile on a Pacer takes over, so that collections are neither frequent nor wasteful of memory.
const (
	Steady  = 400 // at most, in a run over many profiles
	Default = 100 // of Go

	atStart = 1200
	huge    = 40 // at least: of what a cohort of many companies holds, which is never garbage
)

func init() { Grow(atStart) }

// Grow sets the percentage, unless the user has set GOGC.
func Grow(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// Pacer sets the percentage in a run over many profiles, by what lives in the heap.
type Pacer struct {
	Room uint64 // bytes that the heap may reach before it is collected at a lower percentage

	profiles, percent int
}

// looksApart is the number of profiles between two looks at the heap: few enough that it has not grown far beyond its room by the next.
const looksApart = 16

// Next must be called before every profile.
func (p *Pacer) Next() {
	p.profiles++
	percent := p.percent
	switch {
	case p.profiles == 2, p.profiles%looksApart == 0: // with the second it is clear that there are several
		percent = percentOf(live(), p.Room)
	}
	if percent != p.percent {
		p.percent = percent
		Grow(percent)
	}
}

// percentOf returns the growth of a heap in which so many bytes live and that has this much room.
func percentOf(live, room uint64) int {
	live = max(live, 1)
	return int(min(max((max(room, live)-live)*100/live, huge), Steady))
}

// live returns the bytes that the last collection found alive.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
