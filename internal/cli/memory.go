package cli

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// How much the heap grows before memory is collected, in percent of what lives in it. At first it may reach 48 MB, which a run on one
// profile never does; from the second profile on it grows to the room that the run has, so that a collection is neither frequent nor
// memory wasted.
const (
	gcPercentAtStart = 1200
	gcPercent        = 400 // at most, in a run over many profiles
	gcPercentHuge    = 40  // at least: of what a cohort of many companies holds, which is never garbage

	roomToScreen = 32 << 20 // bytes
	roomToCheck  = 80 << 20 // a profile takes far more, above all where targets are looked for
)

// setGC sets how much the heap grows, unless the user says so.
func setGC(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// percentOf is how much a heap that has room for so many bytes grows, when so many live in it.
func percentOf(live, room uint64) int {
	live = max(live, 1)
	return int(min(max((max(room, live)-live)*100/live, gcPercentHuge), gcPercent))
}

// pacer sets how much the heap grows in a run over many profiles, by what lives in it.
type pacer struct {
	room              uint64 // bytes
	profiles, percent int
}

// looksApart is the number of profiles between two looks at the heap: so few that it has not grown far beyond its room by the next.
const looksApart = 16

// next is to be called before every profile.
func (p *pacer) next() {
	p.profiles++
	percent := p.percent
	switch {
	case p.profiles == 2, p.profiles%looksApart == 0: // with the second it is clear that there are several
		percent = percentOf(liveHeap(), p.room)
	}
	if percent != p.percent {
		p.percent = percent
		setGC(percent)
	}
}

// liveHeap is what was found to live when memory was collected the last time, in bytes.
func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
