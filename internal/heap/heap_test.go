package heap

import (
	"runtime"
	"runtime/debug"
	"testing"
)

const room = 32 << 20

func TestPacer_GoesByWhatLives(t *testing.T) {
	t.Setenv("GOGC", "")
	defer debug.SetGCPercent(debug.SetGCPercent(atStart))
	percent := func() int {
		is := debug.SetGCPercent(100)
		debug.SetGCPercent(is)
		return is
	}
	p := &Pacer{Room: room}
	p.Next()
	if got := percent(); got != atStart {
		t.Errorf("with the first profile: %d", got)
	}
	p.Next()
	if got := percent(); got < huge || got > Steady {
		t.Errorf("with the second profile: %d", got)
	}
	kept := make([]byte, 2*room)
	runtime.GC()
	for range looksApart {
		p.Next()
	}
	if got := percent(); got != huge {
		t.Errorf("with much that lives: %d", got)
	}
	runtime.KeepAlive(kept)
	for live, want := range map[uint64]int{0: Steady, room / 8: Steady, room / 2: 100, room / 4: 300, room: huge, 10 * room: huge} {
		if got := percentOf(live, room); got != want {
			t.Errorf("%d bytes: %d", live, got)
		}
	}
}

func TestPacer_LeavesTheUsersChoice(t *testing.T) {
	t.Setenv("GOGC", "77")
	defer debug.SetGCPercent(debug.SetGCPercent(77))
	p := &Pacer{Room: room}
	for range looksApart {
		p.Next()
	}
	if is := debug.SetGCPercent(77); is != 77 {
		t.Errorf("%d", is)
	}
}
