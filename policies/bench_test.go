package policies_test

import (
	"context"
	"io"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
)

// BenchmarkAssess assesses and renders fixtures of three kinds with each evaluator: much known and sound, much wrong, and little
// known.
func BenchmarkAssess(b *testing.B) {
	all := fixtures(b)
	for _, mode := range []policy.Mode{policy.Plan, policy.Topdown} {
		s, err := policy.Load([]policy.Source{shipped()}, nil, policy.WithEvaluator(mode))
		if err != nil {
			b.Fatal(err)
		}
		e, err := engine.New(s, engine.Options{Lang: rule.English, Threshold: rule.High})
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range all {
			if f.name != "healthy_growth" && f.name != "unsound_models" && f.name != "sparse_crunchbase" {
				continue
			}
			b.Run(string(mode)+"/"+f.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					a, err := e.Assess(context.Background(), f.profile)
					if err != nil {
						b.Fatal(err)
					}
					r := &assessment.Report{Assessments: []*assessment.Assessment{a}}
					if err := report.Write(io.Discard, "ndjson", r, report.Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
