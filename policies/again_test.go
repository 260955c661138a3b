package policies_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// TestAgain_AsIfEvaluatedWhole changes facts, and takes them away, with what is in them and around them. What Again concludes, which runs
// only rules that list the fact, must be to the byte what all rules conclude, for every fixture. In make test-all it is
// one fact in four, else one in sixteen of two fixtures, in turns: what most fixtures have alike comes up on some of them each.
func TestAgain_AsIfEvaluatedWhole(t *testing.T) {
	s, v := schema(t), profile.TrustedValidator(policies.Schema)
	e, err := engine.New(load(t), engine.Options{Lang: rule.English, Threshold: rule.High, Listed: true})
	if err != nil {
		t.Fatal(err)
	}
	for n, f := range fixtures(t) {
		if !thorough.Wanted() && n%40 != 7 || !thorough.Turn(n) {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			ctx := context.Background()
			before, err := e.Evaluate(ctx, f.profile)
			if err != nil {
				t.Fatal(err)
			}
			document := f.profile.Document()
			tried := 0
			pointers := slices.Sorted(maps.Keys(nodes(document)))
			step := 16
			if thorough.Wanted() {
				step = 4
			}
			step = min(step, max(len(pointers)/4, 1)) // a few changes in a small profile too
			for i, pointer := range pointers {
				if i%step != n%step {
					continue
				}
				values := append([]any{nil}, others(pack.Field(s, anyEntry(pointer)), get(document, pointer))...)
				if !thorough.Wanted() {
					values = values[:min(2, len(values))]
				}
				for _, value := range values {
					edited, ok := v.Try(f.profile, []profile.Edit{{Pointer: pointer, Value: value}})
					if !ok {
						continue
					}
					tried++
					whole, err := e.Evaluate(ctx, edited)
					if err != nil {
						t.Fatal(err)
					}
					again, err := e.Again(ctx, before, edited, engine.Changed{Facts: []string{pointer}})
					if err != nil {
						t.Fatal(err)
					}
					if diff := cmp.Diff(outcomes(t, whole), outcomes(t, again)); diff != "" {
						t.Errorf("%s is %v: a rule reads it that does not list it (-whole +again):\n%s", pointer, value, diff)
					}
				}
			}
			if tried == 0 && len(document) > 3 {
				t.Error("no change was tried")
			}
		})
	}
}

// TestOutline_SaysWhatDecides holds outlines against whole evaluations: on every fixture, and on each without some of its facts, the outcome,
// what is missing, and the kinds, subjects and pointers of findings are the same.
func TestOutline_SaysWhatDecides(t *testing.T) {
	v := profile.TrustedValidator(policies.Schema)
	e, err := engine.New(load(t), engine.Options{Lang: rule.English, Threshold: rule.High, Listed: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx, found := context.Background(), 0
	for n, f := range fixtures(t) {
		if !thorough.Wanted() && n%32 != 0 {
			continue
		}
		profiles := []*profile.Profile{f.profile}
		for _, pointer := range []string{"/company/stage", "/company/as_of", "/rounds", "/provenance"} {
			if edited, ok := v.Try(f.profile, []profile.Edit{{Pointer: pointer}}); ok {
				profiles = append(profiles, edited)
			}
		}
		for _, p := range profiles {
			whole, err := e.Evaluate(ctx, p)
			if err != nil {
				t.Fatal(err)
			}
			outline, err := e.Outline().Evaluate(ctx, p)
			if err != nil {
				t.Fatal(err)
			}
			want := make([]assessment.Result, 0, len(whole.Proven()))
			for _, r := range whole.Outcomes() {
				said := assessment.Result{Rule: r.Rule, Outcome: r.Outcome, Missing: r.Missing}
				for _, g := range r.Findings {
					said.Findings = append(said.Findings, assessment.Finding{Kind: g.Kind, Subject: g.Subject, Locations: g.Locations})
					found++
				}
				want = append(want, said)
			}
			if diff := cmp.Diff(want, outline.Outlines(), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s (-whole +outline):\n%s", f.name, diff)
			}
		}
	}
	if found == 0 {
		t.Error("no rule found anything")
	}
}

// TestAgain_Parameters demands the same of thresholds: only the rules whose own were set are run.
func TestAgain_Parameters(t *testing.T) {
	const id = rule.ID("runway/short_runway")
	setting, err := policy.ParseSetting(string(id) + ".comfortable_months=100")
	if err != nil {
		t.Fatal(err)
	}
	set, err := policy.Load([]policy.Source{shipped()}, []policy.Setting{setting})
	if err != nil {
		t.Fatal(err)
	}
	options := engine.Options{Lang: rule.English, Threshold: rule.High, Listed: true}
	is, err := engine.New(load(t), options)
	if err != nil {
		t.Fatal(err)
	}
	would, err := engine.New(set, options)
	if err != nil {
		t.Fatal(err)
	}
	ctx, differ := context.Background(), 0
	for _, f := range thorough.Some(fixtures(t), 4) {
		before, err := is.Evaluate(ctx, f.profile)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := would.Evaluate(ctx, f.profile)
		if err != nil {
			t.Fatal(err)
		}
		again, err := would.Again(ctx, before, f.profile, engine.Changed{Rules: func(other rule.ID) bool { return other == id }})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(line(t, whole.Assessment()), line(t, again.Assessment())); diff != "" {
			t.Errorf("%s (-whole +again):\n%s", f.name, diff)
		}
		if outcomes(t, before) != outcomes(t, whole) {
			differ++
		}
	}
	if differ == 0 {
		t.Error("the parameter made no difference on any fixture")
	}
}

// TestAgain_Unlisted demands that rules which may read what they do not list are all run.
func TestAgain_Unlisted(t *testing.T) {
	v := profile.TrustedValidator(policies.Schema)
	e, err := engine.New(load(t), engine.Options{Lang: rule.English, Threshold: rule.High})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for _, f := range fixtures(t) {
		if f.name != "seed_short_runway" {
			continue
		}
		before, err := e.Evaluate(ctx, f.profile)
		if err != nil {
			t.Fatal(err)
		}
		edited, err := v.Edit(f.profile, []profile.Edit{{Pointer: "/financials/cash/amount", Value: json.Number("900000000")}})
		if err != nil {
			t.Fatal(err)
		}
		again, err := e.Again(ctx, before, edited, engine.Changed{})
		if err != nil {
			t.Fatal(err)
		}
		if outcomes(t, before) == outcomes(t, again) {
			t.Error("nothing was evaluated again")
		}
		return
	}
	t.Fatal("no such fixture")
}

// TestBrief_IsPartOfTheWhole demands of every fixture that a brief assessment says what the whole one says, as far as it says anything.
func TestBrief_IsPartOfTheWhole(t *testing.T) {
	e, err := engine.New(load(t), engine.Options{Lang: rule.Chinese, Threshold: rule.Medium})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range thorough.Some(fixtures(t), 5) {
		if diff := briefly(t, e, f.profile); diff != "" {
			t.Errorf("%s (-whole +brief):\n%s", f.name, diff)
		}
	}
}

// briefly is how the brief assessment of a profile differs from the whole one, in what a brief one says.
func briefly(t *testing.T, e *engine.Engine, p *profile.Profile) string {
	t.Helper()
	v, err := e.Evaluate(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	whole, brief := v.Assessment(), v.Brief(3)
	whole.Profile.SHA256, whole.Summary.Factors, whole.Support = "", nil, nil
	whole.Questions = whole.Questions[:min(3, len(whole.Questions))]
	for _, a := range []*assessment.Assessment{whole, brief} {
		for i := range a.Results {
			r := &a.Results[i]
			r.Questions, r.Rests = nil, nil
			for k := range r.Findings {
				f := &r.Findings[k]
				f.Fingerprint, f.Thresholds = "", nil
				for n := range f.Locations {
					f.Locations[n] = assessment.Location{Pointer: f.Locations[n].Pointer}
				}
			}
		}
	}
	return cmp.Diff(line(t, whole), line(t, brief))
}

// TestShortcuts_AsTheLongWay evaluates made-up profiles by all shortcuts and without: brief assessments and whole ones; figures of the
// evaluation that the rules ran in and of their own; rules asked at the stages until two differ and at all stages. In make test-all it
// is 10,000 profiles.
func TestShortcuts_AsTheLongWay(t *testing.T) {
	s, v := load(t), profile.TrustedValidator(policies.Schema)
	e, err := engine.New(s, engine.Options{Lang: rule.English, Threshold: rule.High})
	if err != nil {
		t.Fatal(err)
	}
	var ids []rule.ID
	for _, r := range s.Catalogue().Rules {
		ids = append(ids, r.ID)
	}
	count := 24
	if thorough.Wanted() {
		count = 10_000
	}
	ctx, staged := context.Background(), 0
	for i := range count {
		if !thorough.Turn(i) {
			continue
		}
		p, err := v.Decode("generated.json", generator.Profile(11, i), profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		if diff := briefly(t, e, p); diff != "" {
			t.Errorf("profile %d (-whole +brief):\n%s", i, diff)
		}
		results, figures, err := s.Evaluator().EvaluateWithFigures(ctx, p.Value(), ids)
		if err != nil {
			t.Fatal(err)
		}
		alone, err := s.Evaluator().Figures(ctx, p.Value())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(alone, figures); diff != "" {
			t.Errorf("profile %d, figures (-alone +with the rules):\n%s", i, diff)
		}
		if p.Stage() == "" {
			staged += atAllStages(t, s, v, p, ids, results)
		}
		if p.Release(); t.Failed() {
			return
		}
	}
	if staged == 0 {
		t.Error("no rule was decided by all stages alike")
	}
}

// TestShortcuts_AgesWithoutAStage: where a profile gives no stage, its facts are as old as the default says, also for a finding that is
// judged at an assumed stage whose limit is shorter: the stage is assumed for the rule, not for the profile. The long way and a stock OPA
// say the same.
func TestShortcuts_AgesWithoutAStage(t *testing.T) {
	v, stock := profile.TrustedValidator(policies.Schema), stockOPA(t, "data.diligo.outcomes.risk.customer_churn_high")
	const id, churn = churns, "/financials/churn_12m_pct" // a flow: 184 days at the start, 275 by default
	tests := []struct {
		asOf string
		want []rule.Aged
	}{
		{"2026-01-05", nil}, // 189 days: too old at the start only
		{"2026-07-05", []rule.Aged{{Pointer: churn, AsOf: "2025-06-30"}}}, // 370: twice too old at the start only
		{"2027-01-05", []rule.Aged{{Pointer: churn, AsOf: "2025-06-30", Expired: true}}},
	}
	for _, tt := range tests {
		t.Run(tt.asOf, func(t *testing.T) {
			document := `{"company": {"name": "X", "as_of": "` + tt.asOf + `"},
				"financials": {"period_end": "2025-06-30", "churn_12m_pct": 50}}`
			p, err := v.Decode("x.json", []byte(document), profile.FormatJSON)
			if err != nil {
				t.Fatal(err)
			}
			r := evaluate(t, p.Document(), id)[id]
			if r.Outcome != rule.Fail || r.Findings[0].Evidence[policy.AssumedStage] != "start_up" {
				t.Fatalf("%s %v: want a finding at an assumed stage", r.Outcome, r.Findings)
			}
			if diff := cmp.Diff(tt.want, r.Aged); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if atAllStages(t, load(t), v, p, []rule.ID{id}, []policy.Result{r}) != 1 {
				t.Error("the stages do not agree")
			}
			answer, err := stock.Eval(context.Background(), rego.EvalInput(p.Document()))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(plainAges(tt.want), answer[0].Expressions[0].Value.(map[string]any)["aged"]); diff != "" {
				t.Errorf("-want +stock:\n%s", diff)
			}
		})
	}
}

// overaged asks a stock OPA which facts of a profile are too old, at the stage that it gives or at none.
func overaged(t *testing.T, p *profile.Profile) []rule.Aged {
	t.Helper()
	input := rego.EvalInput(p.Document())
	answer, err := stockOPA(t, "data.lib.ages.overaged with input as json.remove(input, data.diligo._nulls)").Eval(context.Background(), input)
	if err != nil {
		t.Fatal(err)
	}
	var all []rule.Aged
	for pointer, age := range answer[0].Expressions[0].Value.(map[string]any) {
		all = append(all, rule.Aged{Pointer: pointer, AsOf: get(age, "/as_of").(string), Expired: get(age, "/expired").(bool)})
	}
	slices.SortFunc(all, func(a, b rule.Aged) int { return strings.Compare(a.Pointer, b.Pointer) })
	return all
}

// spokenOf are those of the overaged facts that findings speak of.
func spokenOf(old []rule.Aged, findings []policy.Finding) (some []rule.Aged) {
	for _, a := range old {
		if slices.ContainsFunc(findings, func(f policy.Finding) bool { return slices.ContainsFunc(f.At, a.Holds) }) {
			some = append(some, a)
		}
	}
	return some
}

// atAllStages holds results of a profile without a stage against those of all stages. How old facts are does not depend on a stage that is
// assumed: that is held against the profile as it is. It returns how many rules all stages decide alike.
func atAllStages(t *testing.T, s *policy.Set, v *profile.Validator, p *profile.Profile, ids []rule.ID, results []policy.Result) (agreed int) {
	t.Helper()
	old := sync.OnceValue(func() []rule.Aged { return overaged(t, p) })
	var byStage [][]policy.Result
	for _, stage := range rule.Stages {
		edited, err := v.Edit(p, []profile.Edit{{Pointer: "/company/stage", Value: stage}})
		if err != nil {
			t.Fatal(err)
		}
		at, err := s.Evaluator().Evaluate(context.Background(), edited.Value(), ids)
		if err != nil {
			t.Fatal(err)
		}
		byStage = append(byStage, at)
	}
	for k, r := range results {
		if r.Outcome == rule.Unknown && slices.Contains(r.Missing, "/company/stage") {
			// With the stage, another word may be all that it waits for; two words at once are asked for.
			if would, ok := policy.StagesAgreed(byStage, k); ok && !asksForAnotherWord(t, r) {
				t.Errorf("%s waits for the stage, and all stages say %s", r.Rule, would.Outcome)
			}
			continue
		}
		if would, ok := policy.StagesAgreed(byStage, k); ok {
			agreed++
			if !hasAssumed(r) {
				continue
			}
			would.Aged = spokenOf(old(), would.Findings)
			if diff := cmp.Diff(would, r, cmpopts.EquateErrors()); diff != "" {
				t.Errorf("%s (-all stages +this):\n%s", r.Rule, diff)
			}
		}
	}
	return agreed
}

// asksForAnotherWord reports whether a result waits for a fact of few words beside the stage.
func asksForAnotherWord(t *testing.T, r policy.Result) bool {
	t.Helper()
	content, err := policies.FS.ReadFile(domainsFile)
	if err != nil {
		t.Fatal(err)
	}
	var domains struct {
		Words map[string][]string `json:"words"`
	}
	if err := json.Unmarshal(content, &domains); err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(r.Missing, func(pointer string) bool {
		_, ok := domains.Words[anyEntry(pointer)]
		return ok && pointer != "/company/stage"
	})
}

// hasAssumed reports whether a result is one of an assumed stage.
func hasAssumed(r policy.Result) bool {
	return slices.ContainsFunc(r.Findings, func(f policy.Finding) bool { _, ok := f.Evidence[policy.AssumedStage]; return ok })
}

// nodes are the values of a document by their pointers, but for the document itself.
func nodes(value any) map[string]any {
	all := map[string]any{}
	var visit func(value any, pointer string)
	visit = func(value any, pointer string) {
		if pointer != "" {
			all[pointer] = value
		}
		switch x := value.(type) {
		case map[string]any:
			for name, member := range x {
				visit(member, pointer+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(name))
			}
		case []any:
			for i, entry := range x {
				visit(entry, pointer+"/"+strconv.Itoa(i))
			}
		}
	}
	visit(value, "")
	return all
}

// anyEntry is a pointer with a star for the place in each list.
func anyEntry(pointer string) string {
	tokens := strings.Split(pointer, "/")
	for i, token := range tokens {
		if _, err := strconv.Atoi(token); err == nil {
			tokens[i] = "*"
		}
	}
	return strings.Join(tokens, "/")
}

// outcomes is all that rules said, as text.
func outcomes(t *testing.T, v *engine.Evaluation) string {
	t.Helper()
	return line(t, &assessment.Assessment{Results: v.Outcomes()})
}

func line(t *testing.T, a *assessment.Assessment) string {
	t.Helper()
	var b bytes.Buffer
	if err := a.WriteLine(&b); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(b.String(), "},{", "},\n{")
}
