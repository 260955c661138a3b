package cli

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// Growth of the heap before a collection, in percent of the live heap. At first it may reach 48 MB, which a run on one profile never does;
// from the second profile on it grows to the room of the run, so that collections are rare and memory is not wasted.
const (
	gcPercentAtStart = 1200
	gcPercent        = 400 // maximum, in a run over many profiles
	gcPercentHuge    = 40  // minimum: the data of a large cohort is never garbage

	roomToScreen = 32 << 20 // bytes
	roomToCheck  = 80 << 20 // a profile takes far more, especially when targets are searched
)

// setGC sets the growth of the heap, unless the user has set GOGC.
func setGC(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// percentOf returns the growth for a heap with room bytes of room and live bytes in use.
func percentOf(live, room uint64) int {
	live = max(live, 1)
	return int(min(max((max(room, live)-live)*100/live, gcPercentHuge), gcPercent))
}

// pacer adjusts the growth of the heap in a run over many profiles to the live heap.
type pacer struct {
	room              uint64 // bytes
	profiles, percent int
}

// looksApart is the number of profiles between two checks of the heap: so few that it has not grown far beyond its room by the next.
const looksApart = 16

// next must be called before every profile.
func (p *pacer) next() {
	p.profiles++
	percent := p.percent
	switch {
	case p.profiles == 2, p.profiles%looksApart == 0: // the second profile shows that there are several
		percent = percentOf(liveHeap(), p.room)
	}
	if percent != p.percent {
		p.percent = percent
		setGC(percent)
	}
}

// liveHeap returns the live bytes found by the last collection.
func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
