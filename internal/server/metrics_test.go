package server

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// TestMetrics_PrometheusReadsThem parses the metrics with Prometheus's own parser.
func TestMetrics_PrometheusReadsThem(t *testing.T) {
	m := &metrics{requests: map[answered]uint64{}, took: map[string]*histogram{}}
	hostile := "GET /a\"b\\c\nd"
	for _, took := range []time.Duration{0, time.Millisecond, time.Millisecond + 1, 30 * time.Second, time.Minute} {
		m.observe("GET", "GET /api/v1/me", 200, took)
	}
	m.observe("BREW", hostile, 405, 50*time.Millisecond)
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(strings.NewReader(m.text(-1)))
	if err != nil {
		t.Fatalf("%v\n%s", err, m.text(-1))
	}
	labels := func(m *dto.Metric) string {
		var s []string
		for _, l := range m.Label {
			s = append(s, l.GetName()+"="+l.GetValue())
		}
		return strings.Join(s, " ")
	}
	requests := map[string]float64{}
	for _, m := range families["diligo_http_requests_total"].Metric {
		requests[labels(m)] = m.Counter.GetValue()
	}
	if d := cmp.Diff(map[string]float64{"method=GET route=GET /api/v1/me status=200": 5, "method=other route=" + hostile + " status=405": 1}, requests); d != "" {
		t.Error(d)
	}
	for _, m := range families["diligo_http_request_seconds"].Metric {
		if labels(m) != "route=GET /api/v1/me" {
			continue
		}
		h := m.Histogram
		if h.GetSampleCount() != 5 || h.GetSampleSum() != 90.002000001 {
			t.Errorf("count %d, sum %v", h.GetSampleCount(), h.GetSampleSum())
		}
		buckets := map[float64]uint64{}
		for _, b := range h.Bucket {
			if u := b.GetUpperBound(); u == .001 || u == .005 || u == 5 || u == 30 {
				buckets[u] = b.GetCumulativeCount()
			}
		}
		if d := cmp.Diff(map[float64]uint64{.001: 2, .005: 3, 5: 3, 30: 4}, buckets); d != "" {
			t.Error("a bound belongs to its bucket:", d)
		}
	}
	if got := families["diligo_jobs_waiting"].Metric[0].Gauge.GetValue(); got != -1 {
		t.Error(got)
	}
}
