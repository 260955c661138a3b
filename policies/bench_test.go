package policies_test

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"testing"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// benchmarked are fixtures of three kinds: much known and sound, much wrong, and little known.
var benchmarked = []string{"healthy_growth", "unsound_models", "sparse_crunchbase"}

func newEngine(b *testing.B, mode policy.Mode) (*policy.Set, *engine.Engine) {
	b.Helper()
	s, err := policy.Load([]policy.Source{shipped()}, nil, policy.WithEvaluator(mode))
	if err != nil {
		b.Fatal(err)
	}
	e, err := engine.New(s, engine.Options{Lang: rule.English, Threshold: rule.High})
	if err != nil {
		b.Fatal(err)
	}
	return s, e
}

func assess(b *testing.B, e *engine.Engine, p *profile.Profile) *assessment.Assessment {
	b.Helper()
	a, err := e.Assess(context.Background(), p)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkAssess assesses with each evaluator.
func BenchmarkAssess(b *testing.B) {
	all := fixtures(b)
	for _, mode := range []policy.Mode{policy.Plan, policy.Topdown} {
		_, e := newEngine(b, mode)
		for _, f := range all {
			if !slices.Contains(benchmarked, f.name) {
				continue
			}
			b.Run(string(mode)+"/"+f.name, func(b *testing.B) {
				assess(b, e, f.profile) // what only the first one costs
				b.ReportAllocs()
				for b.Loop() {
					assess(b, e, f.profile)
				}
			})
		}
	}
}

// replayed repeats what the rules said about one profile.
type replayed struct {
	*policy.Set
	results []policy.Result
}

func (r *replayed) Evaluator() policy.Evaluator { return r }

func (r *replayed) Outline() policy.Evaluator { return r }

func (r *replayed) Name() string { return "replayed" }

func (r *replayed) Evaluate(context.Context, plan.Value, []rule.ID) ([]policy.Result, error) {
	return r.results, nil
}

func (r *replayed) Figures(context.Context, plan.Value) ([]rule.Figure, error) { return nil, nil }

func (r *replayed) EvaluateWithFigures(context.Context, plan.Value, []rule.ID) ([]policy.Result, []rule.Figure, error) {
	return r.results, nil, nil
}

// BenchmarkConclude makes assessments of what the rules said about generated profiles, and writes them: what a profile costs
// beside reading and evaluating it.
func BenchmarkConclude(b *testing.B) {
	s, _ := newEngine(b, policy.Plan)
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		b.Fatal(err)
	}
	validator, err := profile.NewValidator(schema)
	if err != nil {
		b.Fatal(err)
	}
	const many = 50
	var ids []rule.ID
	for _, r := range s.Catalogue().Rules {
		ids = append(ids, r.ID)
	}
	texts, profiles, said := make([][]byte, many), make([]*profile.Profile, many), make([][]policy.Result, many)
	decode := func() {
		for i, text := range texts {
			if profiles[i], err = validator.Decode("generated.json", text, profile.FormatJSON); err != nil {
				b.Fatal(err)
			}
		}
	}
	for i := range texts {
		texts[i] = generator.Profile(7, i)
	}
	decode()
	for i, p := range profiles {
		if said[i], err = s.Evaluator().Evaluate(context.Background(), p.Value(), ids); err != nil {
			b.Fatal(err)
		}
	}
	r := &replayed{Set: s}
	e, err := engine.New(r, engine.Options{Lang: rule.English, Threshold: rule.High})
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range []string{"none", "ndjson"} {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if i%many == 0 { // a profile remembers where its values stand, so each is used once
					b.StopTimer()
					decode()
					b.StartTimer()
				}
				r.results = said[i%many]
				a := assess(b, e, profiles[i%many])
				if format == "none" {
					continue
				}
				if err := report.Write(io.Discard, format, &assessment.Report{Assessments: []*assessment.Assessment{a}}, phrase.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkWrite renders an assessment with many findings in each format.
func BenchmarkWrite(b *testing.B) {
	s, e := newEngine(b, policy.Plan)
	all := fixtures(b)
	f := all[slices.IndexFunc(all, func(f fixture) bool { return f.name == "unsound_models" })]
	a := assess(b, e, f.profile)
	r := &assessment.Report{
		Schema: assessment.Schema, Assessments: []*assessment.Assessment{a}, Failures: []assessment.Failure{},
	}
	c := s.Catalogue()
	options := phrase.Options{
		Lang: rule.English, Width: 80, Version: "1.2.3", Explain: true, Vocabulary: c.Vocabulary, Sources: c.Sources, Rule: c.Rule,
		Profiles: behind(a, f.profile),
	}
	for _, format := range report.Formats() {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := report.Write(io.Discard, format, r, options); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// behind is the profile of an assessment, for a report.
func behind(a *assessment.Assessment, p *profile.Profile) phrase.Profiles {
	var all app.Profiles
	all.Add(a, p)
	return &all
}

// BenchmarkAgain changes one fact of a profile of 40 kB and assesses it anew, as a slider or a search for targets does: outcomes, score,
// and the texts of findings.
func BenchmarkAgain(b *testing.B) {
	e, err := engine.New(load(b), engine.Options{Lang: rule.English, Threshold: rule.High, Listed: true})
	if err != nil {
		b.Fatal(err)
	}
	v := profile.TrustedValidator(policies.Schema)
	all := fixtures(b)
	p := all[slices.IndexFunc(all, func(f fixture) bool { return f.name == "healthy_growth" })].profile
	if len(p.Text()) < 40_000 {
		b.Fatalf("a profile of %d bytes is no large one", len(p.Text()))
	}
	ctx := context.Background()
	before, err := e.Evaluate(ctx, p)
	if err != nil {
		b.Fatal(err)
	}
	for _, pointer := range []string{"/financials/cash/amount", "/financials/monthly_net_burn/amount", "/company/headcount"} {
		b.Run(pointer, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				edited, err := v.Edit(p, []profile.Edit{{Pointer: pointer, Value: json.Number(strconv.Itoa(1000 + i))}})
				if err != nil {
					b.Fatal(err)
				}
				again, err := e.Again(ctx, before, edited, engine.Changed{Facts: []string{pointer}})
				if err != nil {
					b.Fatal(err)
				}
				again.Brief(3)
			}
		})
	}
}
