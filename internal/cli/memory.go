package cli

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// How much the heap grows before memory is collected, in percent of what lives in it. At first it may reach 48 MB, which a run on one
// profile never does; from the second profile on memory is kept low.
const (
	gcPercentAtStart = 1200
	gcPercent        = 400 // while what lives is small: at most 80 MB in all
	gcPercentLarge   = 100
	gcPercentHuge    = 40 // such as that of a cohort of many companies, which is never garbage

	largeHeap = 16 << 20 // bytes that live
	hugeHeap  = 64 << 20
)

// setGC sets how much the heap grows, unless the user says so.
func setGC(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// percentOf is how much a heap grows in which so many bytes live.
func percentOf(live uint64) int {
	switch {
	case live < largeHeap:
		return gcPercent
	case live < hugeHeap:
		return gcPercentLarge
	}
	return gcPercentHuge
}

// pacer sets how much the heap grows in a run over many profiles, by what lives in it.
type pacer struct{ profiles, percent int }

// looksApart is the number of profiles between two looks at the heap.
const looksApart = 256

// next is to be called before every profile.
func (p *pacer) next() {
	p.profiles++
	percent := p.percent
	switch {
	case p.profiles == 2: // so there are several
		percent = gcPercent
	case p.profiles%looksApart == 0:
		percent = percentOf(liveHeap())
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
