package server

import (
	"fmt"
	"testing"
	"time"
)

func TestLimiter_SlidesAndForgets(t *testing.T) {
	l := newLimiter(4, time.Minute)
	at := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	l.now = func() time.Time { return at }
	allowed := func(key string, tries int) (n int) {
		for range tries {
			if l.allow(key) {
				n++
			}
		}
		return n
	}
	for _, step := range []struct {
		after time.Duration
		key   string
		want  int
	}{
		{0, "a", 4}, {0, "b", 4}, {59 * time.Second, "a", 0},
		{1 * time.Second, "a", 0},   // the previous window counts fully
		{30 * time.Second, "a", 2},  // and by half
		{-10 * time.Minute, "a", 4}, // the clock was set back
		{2 * time.Minute, "a", 4},
	} {
		at = at.Add(step.after)
		if got := allowed(step.key, 10); got != step.want {
			t.Errorf("%s at %s: %d allowed, want %d", step.key, at.Format(time.TimeOnly), got, step.want)
		}
	}
	for i := range 1000 {
		l.allow(fmt.Sprint(i))
	}
	at = at.Add(2 * time.Minute)
	if l.allow("a"); len(l.is)+len(l.was) != 1 {
		t.Errorf("%d keys are kept", len(l.is)+len(l.was))
	}
}
