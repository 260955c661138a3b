package policies_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/support"
	"github.com/diligo/diligo/internal/thorough"
)

// records are entries of provenance of every kind, those that count for less than they say among them.
func records(founder string) []map[string]any {
	const sum = "0000000000000000000000000000000000000000000000000000000000000000"
	return []map[string]any{
		{"level": "claimed"}, {"level": "claimed", "expires": "2020"},
		{"level": "documented", "source": "s", "sha256": sum}, {"level": "documented", "source": "s"}, {"level": "documented", "source": " ", "sha256": sum},
		{"level": "documented", "source": "s", "sha256": sum, "superseded_by": "b"}, {"level": "documented", "source": "s", "sha256": sum, "expires": "2025-05"},
		{"level": "documented", "source": "s", "sha256": sum, "expires": "2025-06"}, {"level": "verified"}, {"level": "verified", "verified_by": "Baker & Lane"},
		{"level": "verified", "verified_by": "The Company"}, {"level": "verified", "verified_by": "我司"}, {"level": "verified", "verified_by": "Mr. " + founder + "!"},
		{"level": "verified", "verified_by": "Baker", "expires": "2024"}, {"level": "verified", "verified_by": "审计师" + founder + "审计"},
	}
}

// critical are the facts that evidence/critical_fact_only_claimed looks at, and places around and in them.
var critical = []string{
	"", "/financials", "/financials/cash", "/financials/cash/amount", "/financials/revenue_ttm", "/legal", "/legal/licences", "/legal/licences/0",
	"/legal/licences/0/name", "/legal/ip_assigned_pct", "/tech/models", "/tech/models/0", "/tech/models/0/evaluation", "/tech/models/0/evaluation/split",
	"/market", "/rounds/0", "/team/founders",
}

// TestSupport_EqualsTheHosts: what lib.support says of what entries count for, and of whether facts are shown, is what the host says, which
// leaves out what is below a floor.
func TestSupport_EqualsTheHosts(t *testing.T) {
	ctx := context.Background()
	listed, err := json.Marshal(places)
	if err != nil {
		t.Fatal(err)
	}
	query := stockOPA(t, fmt.Sprintf("places := %s; faults := data.lib.support.lowered; shown := {p | some p in places; data.lib.support.is_shown(p)}", listed))
	r := rand.New(rand.NewPCG(17, 17))
	for _, f := range fixtures(t) {
		if !f.isHealthy() {
			continue
		}
		document := f.profile.Document()
		founder, _ := get(document, "/team/founders/0/name").(string)
		for n := range thorough.Times(15, 500) {
			provenance, all := map[string]any{}, records(founder)
			for range 1 + r.IntN(8) {
				provenance[critical[r.IntN(len(critical))]] = all[r.IntN(len(all))]
			}
			document = maps.Clone(document)
			document["provenance"] = provenance
			input, err := ast.InterfaceToValue(document)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := query.Eval(ctx, rego.EvalParsedInput(input))
			if err != nil {
				t.Fatal(err)
			}
			s := support.Of(converted(t, document))
			faults, shown := map[string]any{}, []any{}
			for _, e := range s.Entries() {
				if e.Fault != "" {
					faults[e.Pointer] = string(e.Fault)
				}
			}
			for _, place := range places {
				if s.Level(place) >= rule.Documented {
					shown = append(shown, place)
				}
			}
			got := answer[0].Bindings
			if diff := cmp.Diff(map[string]any{"faults": faults, "shown": shown}, map[string]any{"faults": got["faults"], "shown": got["shown"]}); diff != "" {
				t.Errorf("%s, set %d: %v\n-host +lib.support\n%s", f.name, n, provenance, diff)
			}
		}
	}
}

// places are facts that evidence/critical_fact_only_claimed may look at, sorted.
var places = []string{"/financials/cash", "/financials/revenue_ttm", "/legal/ip_assigned_pct", "/legal/licences", "/tech/models/0/evaluation"}

// TestSupport_StockOPA: a stock OPA that is given the facts which reach a floor comes to the host's outcomes at that floor, by the table of
// all combinations (support.At).
func TestSupport_StockOPA(t *testing.T) {
	ctx := context.Background()
	query := stockOPA(t, "data.diligo.outcomes")
	outcomes := func(document any) map[string]any {
		input, err := ast.InterfaceToValue(document)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := query.Eval(ctx, rego.EvalParsedInput(input))
		if err != nil {
			t.Fatal(err)
		}
		return answer[0].Expressions[0].Value.(map[string]any)
	}
	all := fixtures(t)
	if !thorough.Wanted() {
		all = slices.DeleteFunc(all, func(f fixture) bool { return f.name != "healthy_seed" })
	}
	for _, floor := range []rule.Level{rule.Documented, rule.Verified} {
		e, err := engine.New(load(t), engine.Options{Lang: rule.English, Threshold: rule.High, Support: floor, Listed: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range all {
			t.Run(f.name+" "+floor.String(), func(t *testing.T) { compareAtFloor(t, e, f.profile, floor, outcomes) })
		}
	}
}

func compareAtFloor(t *testing.T, e *engine.Engine, p *profile.Profile, floor rule.Level, outcomes func(any) map[string]any) {
	t.Helper()
	a, err := e.Assess(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	told, left := outcomes(p.Document()), outcomes(support.Of(p.Value()).Floor(floor).Interface())
	for _, r := range a.Results {
		of := func(all map[string]any) rule.Outcome {
			word, _ := get(all, "/"+string(r.Rule)+"/outcome").(string)
			return rule.Outcome(word)
		}
		if want := support.At(of(told), of(left)); isStock(r.Rule) && r.Outcome != want {
			t.Errorf("%s is %s, and by stock OPA %s: %s with all facts, %s with those left", r.Rule, r.Outcome, want, of(told), of(left))
		}
	}
}
