package server

import (
	"net/http"
	"sync"
	"time"
)

// limiter bounds how often each key may do something in a sliding window: the count of the previous window is weighted by its overlap. (A
// library such as go-chi/httprate would do, but its hash queries the processor's features, which adds 0.3 ms to the start of every command
// on a virtual machine.)
type limiter struct {
	limit   int
	window  time.Duration
	now     func() time.Time
	mu      sync.Mutex
	begun   time.Time
	is, was map[string]int // counts of this window and of the previous one
}

func newLimiter(limit int, window time.Duration) *limiter {
	return &limiter{limit: limit, window: window, now: time.Now, is: map[string]int{}, was: map[string]int{}}
}

// allow counts a call of a key and reports whether it is within the limit.
func (l *limiter) allow(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	switch passed := now.Sub(l.begun); {
	case passed >= 2*l.window || passed < 0: // or the clock was set back
		l.begun, l.is, l.was = now, map[string]int{}, map[string]int{}
	case passed >= l.window:
		l.begun, l.is, l.was = l.begun.Add(l.window), map[string]int{}, l.is
	}
	left := 1 - float64(now.Sub(l.begun))/float64(l.window)
	if float64(l.is[key])+left*float64(l.was[key]) >= float64(l.limit) {
		return false
	}
	l.is[key]++
	return true
}

// refuses responds to a request whose key is beyond its limit, and reports whether it did.
func (l *limiter) refuses(w http.ResponseWriter, key string) bool {
	if l.allow(key) {
		return false
	}
	w.Header().Set("Retry-After", "60")
	writeProblem(w, problem(http.StatusTooManyRequests, "too many attempts: wait a minute"))
	return true
}
