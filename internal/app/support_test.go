package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// floors returns judges by the shipped policies, one for each floor of support.
func floors(t *testing.T) map[rule.Level]*app.Judge {
	t.Helper()
	judges := map[rule.Level]*app.Judge{}
	for _, level := range rule.Levels() {
		s, err := app.Open(app.Options{
			Policies: app.Policies{Sources: []policy.Source{app.Shipped()}, Evaluator: policy.Auto}, Version: "1", Lang: rule.English,
			Threshold: rule.High, Today: func() string { return "2026-11-28" }, Support: level,
		})
		if err != nil {
			t.Fatal(err)
		}
		judges[level] = s.Judge()
	}
	return judges
}

func fixture(t *testing.T, name string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "fixtures", "profiles", name, "profile.json"))
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(raw, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

func decoded(t *testing.T, j *app.Judge, document map[string]any) *profile.Profile {
	t.Helper()
	raw, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	p, err := j.Validator().Decode("profile.json", raw, profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func assessed(t *testing.T, j *app.Judge, document map[string]any) *assessment.Assessment {
	t.Helper()
	a, err := j.Assess(context.Background(), decoded(t, j, document))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func byRule(a *assessment.Assessment) map[rule.ID]assessment.Result {
	all := map[rule.ID]assessment.Result{}
	for _, r := range a.Results {
		all[r.Rule] = r
	}
	return all
}

// pointersOf returns the pointers of all values in a document that provenance can describe.
func pointersOf(at string, value any) []string {
	all := []string{}
	if at != "" {
		all = append(all, at)
	}
	switch x := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(x)) {
			if at == "" && slices.Contains([]string{"$schema", "asked", "complete", "provenance", "rates", "extensions"}, name) {
				continue
			}
			all = append(all, pointersOf(at+jsonpointer.Of(name), x[name])...)
		}
	case []any:
		for i, entry := range x {
			all = append(all, pointersOf(at+"/"+strconv.Itoa(i), entry)...)
		}
	}
	return all
}

func record(level rule.Level) map[string]any {
	return map[string]any{
		"level": level.String(), "source": "Data room", "verified_by": "Outside auditors",
		"sha256": "0000000000000000000000000000000000000000000000000000000000000000",
	}
}

// TestSupport_AFloorOnlyTakesProofAway: whatever support a profile states, no floor turns anything into a pass, adds or removes a finding
// compared with all facts, leaves an unknown without a question, or raises a score's low end.
func TestSupport_AFloorOnlyTakesProofAway(t *testing.T) {
	judges := floors(t)
	bases := []string{"healthy_growth", "healthy_seed", "healthy_expansion", "over_indebted", "unprepared_raise", "case_xx_growth", "dormant_shell", "tangled_cap_table", "stage_not_given", "exchange_rates_sound"}
	rounds := 2
	if thorough.Wanted() {
		rounds = 1000
	}
	capped, sets := 0, 0
	for _, base := range bases {
		document := fixture(t, base)
		pointers := pointersOf("", document)
		r := rand.New(rand.NewPCG(1, uint64(len(base))))
		for n := range rounds {
			provenance := map[string]any{}
			for range 1 + r.IntN(40) {
				provenance[pointers[r.IntN(len(pointers))]] = record(rule.Level(r.IntN(3)))
			}
			if !thorough.Turn(n) {
				continue
			}
			sets++
			document["provenance"] = provenance
			told := assessed(t, judges[rule.Claimed], document)
			before := byRule(told)
			for _, level := range []rule.Level{rule.Documented, rule.Verified} {
				name := fmt.Sprintf("%s, set %d, %s", base, n, level)
				a := assessed(t, judges[level], document)
				for id, now := range byRule(a) {
					was := before[id]
					switch {
					case now.Outcome == rule.Pass && was.Outcome != rule.Pass:
						t.Errorf("%s: %s passes, and was %s", name, id, was.Outcome)
					case now.Outcome == rule.NotApplicable && was.Outcome != rule.NotApplicable:
						t.Errorf("%s: %s does not apply, and was %s", name, id, was.Outcome)
					case now.Outcome == rule.Error && was.Outcome != rule.Error:
						t.Errorf("%s: %s is in error: %s", name, id, now.Error)
					case (now.Outcome == rule.Fail) != (was.Outcome == rule.Fail):
						t.Errorf("%s: %s is %s, and was %s", name, id, now.Outcome, was.Outcome)
					case now.Outcome == rule.Unknown && len(now.Questions) == 0:
						t.Errorf("%s: %s asks nothing", name, id)
					}
					if diff := cmp.Diff(messages(was), messages(now)); diff != "" {
						t.Errorf("%s: the findings of %s differ:\n%s", name, id, diff)
					}
					if now.Outcome != was.Outcome {
						capped++
						if now.Rests == nil || now.Rests.Told != was.Outcome || now.Rests.Level >= level {
							t.Errorf("%s: %s does not say on which claim it rested: %+v", name, id, now.Rests)
						}
					}
				}
				if a.Summary.Score.Low > told.Summary.Score.Low {
					t.Errorf("%s: the low end of the score rises from %d to %d", name, told.Summary.Score.Low, a.Summary.Score.Low)
				}
			}
		}
	}
	if capped < 15*sets {
		t.Errorf("only %d outcomes rested on claims: the sets tell nothing", capped)
	}
}

func messages(r assessment.Result) []string {
	var all []string
	for _, f := range r.Findings {
		all = append(all, f.Message)
	}
	return all
}

// TestSupport_HealthyFixturesRestOnDocuments: if everything is only claimed, verdicts at the documented floor differ for every healthy
// fixture, and those without a floor do not.
func TestSupport_HealthyFixturesRestOnDocuments(t *testing.T) {
	judges := floors(t)
	for _, name := range []string{"healthy_seed", "healthy_growth", "healthy_expansion"} {
		t.Run(name, func(t *testing.T) {
			document := fixture(t, name)
			supported, told := assessed(t, judges[rule.Documented], document), assessed(t, judges[rule.Claimed], document)
			provenance, _ := document["provenance"].(map[string]any)
			for pointer := range provenance {
				provenance[pointer] = map[string]any{"level": "claimed"}
			}
			claimed := assessed(t, judges[rule.Documented], document)
			if supported.Summary.Outcomes.Pass == 0 || claimed.Summary.Outcomes.Pass >= supported.Summary.Outcomes.Pass {
				t.Errorf("%d rules pass by documents, %d by claims", supported.Summary.Outcomes.Pass, claimed.Summary.Outcomes.Pass)
			}
			if claimed.Summary.Verdict != assessment.VerdictInsufficient || supported.Summary.Verdict == claimed.Summary.Verdict {
				t.Errorf("by claims alone the verdict is %s, by documents %s", claimed.Summary.Verdict, supported.Summary.Verdict)
			}
			after, before := byRule(assessed(t, judges[rule.Claimed], document)), byRule(told)
			for id, r := range after { // without a floor only rules about the levels themselves see them
				if r.Outcome != before[id].Outcome && id != "evidence/critical_fact_only_claimed" && id != "consistency/support_overstated" {
					t.Errorf("with all facts the level makes %s %s, which was %s", id, r.Outcome, before[id].Outcome)
				}
			}
		})
	}
}

// TestSupport_SaysItselfVerified: a company that states that everything is verified, by nobody or by itself, has only claimed it.
func TestSupport_SaysItselfVerified(t *testing.T) {
	judges := floors(t)
	document := fixture(t, "healthy_growth")
	company, _ := document["company"].(map[string]any)
	for _, by := range []any{nil, company["name"], company["legal_name"]} {
		provenance := map[string]any{}
		for section := range document {
			if section != "company" && section != "complete" && section != "provenance" && section != "asked" {
				r := map[string]any{"level": "verified", "source": "the company"}
				if by != nil {
					r["verified_by"] = by
				}
				provenance["/"+section] = r
			}
		}
		document["provenance"] = provenance
		a := assessed(t, judges[rule.Verified], document)
		if a.Summary.Verdict != assessment.VerdictInsufficient || len(a.Support.Lower) != len(provenance) {
			t.Errorf("verified by %v: %s, %d of %d entries lowered", by, a.Summary.Verdict, len(a.Support.Lower), len(provenance))
		}
	}
}

// TestSupport_AgainIsAsFromAnew: with a floor, the evaluation of edits equals a full evaluation of the edited profile.
func TestSupport_AgainIsAsFromAnew(t *testing.T) {
	judges := floors(t)
	j := judges[rule.Documented]
	for _, text := range []string{
		`/financials/cash/amount=1`, `/provenance/~1financials~1cash/level="claimed"`, `/company/name="会计师事务所"`, `/market/tam/amount/amount=7`,
	} {
		e, err := profile.ParseEdit(text)
		if err != nil {
			t.Fatal(err)
		}
		p := decoded(t, j, fixture(t, "healthy_growth"))
		trial, err := app.Try(context.Background(), j, j, p, []profile.Edit{e})
		if err != nil {
			t.Fatal(err)
		}
		anew, err := j.Assess(context.Background(), trial.Edited)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(anew.Summary, trial.After.Summary); diff != "" {
			t.Errorf("%s: -anew +again\n%s", text, diff)
		}
	}
}
