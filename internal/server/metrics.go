package server

import (
	"context"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/diligo/diligo/internal/service"
)

// metrics counts responses by method, route and status, their durations by route, and waiting jobs. They are written in Prometheus's text
// format, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/). Prometheus's own client adds 0.4 ms to the start of
// every command, because its packages build tables during initialization; three metric families do not need it.
type metrics struct {
	waiting func(context.Context) (int, error)

	mu       sync.Mutex
	requests map[answered]uint64
	took     map[string]*histogram
}

// answered identifies one counter of responses. The route is one of our patterns and the method a known one, so their number is bounded.
type answered struct {
	route, method string
	status        int
}

// histogram counts durations. Buckets are not cumulative, one for each of bounds; durations beyond all bounds are only in count.
type histogram struct {
	buckets [11]uint64
	count   uint64
	sum     time.Duration
}

// bounds are the upper bounds of the buckets, in seconds, inclusive.
var bounds = [11]float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 5, 30}

func newMetrics(s *service.Service) *metrics {
	return &metrics{waiting: s.Waiting, requests: map[answered]uint64{}, took: map[string]*histogram{}}
}

// knownMethods are counted by name; a client may send any word.
var knownMethods = map[string]bool{"GET": true, "HEAD": true, "POST": true, "PUT": true, "PATCH": true, "DELETE": true, "OPTIONS": true}

// observe counts a response.
func (m *metrics) observe(method, route string, status int, took time.Duration) {
	if !knownMethods[method] {
		method = "other"
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.requests[answered{route, method, status}]++
	h := m.took[route]
	if h == nil {
		h = &histogram{}
		m.took[route] = h
	}
	if i, _ := slices.BinarySearch(bounds[:], took.Seconds()); i < len(bounds) {
		h.buckets[i]++
	}
	h.count++
	h.sum += took
}

// ServeHTTP responds with all metrics, in a fixed order. The number of waiting jobs is -1 if the database does not respond within two
// seconds.
func (m *metrics) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	waiting, err := m.waiting(ctx)
	if err != nil {
		waiting = -1
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = io.WriteString(w, m.text(waiting))
}

// text returns all metrics.
func (m *metrics) text(waiting int) string {
	var b strings.Builder
	family := func(name, kind, help string) {
		b.WriteString("# HELP " + name + " " + help + "\n# TYPE " + name + " " + kind + "\n")
	}
	sample := func(name, value string, labels ...string) {
		b.WriteString(name)
		for i := 0; i < len(labels); i += 2 {
			b.WriteString([]string{"{", ","}[min(i, 1)] + labels[i] + `="` + labelEscapes.Replace(labels[i+1]) + `"`)
		}
		if len(labels) > 0 {
			b.WriteByte('}')
		}
		b.WriteString(" " + value + "\n")
	}
	integer := func(n uint64) string { return strconv.FormatUint(n, 10) }
	float := func(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

	m.mu.Lock()
	defer m.mu.Unlock()
	family("diligo_http_request_seconds", "histogram", "How long answers took.")
	for _, route := range slices.Sorted(maps.Keys(m.took)) {
		h, sum := m.took[route], uint64(0)
		for i, bound := range bounds {
			sum += h.buckets[i]
			sample("diligo_http_request_seconds_bucket", integer(sum), "route", route, "le", float(bound))
		}
		sample("diligo_http_request_seconds_bucket", integer(h.count), "route", route, "le", "+Inf")
		sample("diligo_http_request_seconds_sum", float(h.sum.Seconds()), "route", route)
		sample("diligo_http_request_seconds_count", integer(h.count), "route", route)
	}
	family("diligo_http_requests_total", "counter", "Requests that were answered.")
	for _, a := range slices.SortedFunc(maps.Keys(m.requests), func(a, b answered) int {
		return slices.Compare([]string{a.route, a.method, strconv.Itoa(a.status)}, []string{b.route, b.method, strconv.Itoa(b.status)})
	}) {
		sample("diligo_http_requests_total", integer(m.requests[a]), "method", a.method, "route", a.route, "status", strconv.Itoa(a.status))
	}
	family("diligo_jobs_waiting", "gauge", "Jobs that wait or run; -1 where the database does not answer.")
	sample("diligo_jobs_waiting", strconv.Itoa(waiting))
	return b.String()
}

// labelEscapes escapes the values of labels.
var labelEscapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)
