package cli

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestPacer_GoesByWhatLives(t *testing.T) {
	t.Setenv("GOGC", "")
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercentAtStart))
	percent := func() int {
		is := debug.SetGCPercent(100)
		debug.SetGCPercent(is)
		return is
	}
	p := &pacer{room: roomToScreen}
	p.next()
	if got := percent(); got != gcPercentAtStart {
		t.Errorf("with the first profile: %d", got)
	}
	p.next()
	if got := percent(); got < gcPercentHuge || got > gcPercent {
		t.Errorf("with the second profile: %d", got)
	}
	kept := make([]byte, 2*roomToScreen)
	runtime.GC()
	for range looksApart {
		p.next()
	}
	if got := percent(); got != gcPercentHuge {
		t.Errorf("with much that lives: %d", got)
	}
	runtime.KeepAlive(kept)
	for live, want := range map[uint64]int{0: gcPercent, roomToScreen / 8: gcPercent, roomToScreen / 2: 100, roomToScreen / 4: 300, roomToScreen: gcPercentHuge, 10 * roomToScreen: gcPercentHuge} {
		if got := percentOf(live, roomToScreen); got != want {
			t.Errorf("%d bytes: %d", live, got)
		}
	}
}

func TestPacer_LeavesTheUsersChoice(t *testing.T) {
	t.Setenv("GOGC", "77")
	defer debug.SetGCPercent(debug.SetGCPercent(77))
	p := &pacer{room: roomToScreen}
	for range looksApart {
		p.next()
	}
	if is := debug.SetGCPercent(77); is != 77 {
		t.Errorf("%d", is)
	}
}
