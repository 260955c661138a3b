package policies_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// agesFile holds data.lib.ages.facts: for the pointer of each date, the facts that it dates, each with the kind that says how it ages.
const agesFile = "lib/ages/facts/data.json"

// TestAges demands that every fact of the schema says how it ages, and that the data of lib.ages say the same; make generate writes
// them.
func TestAges(t *testing.T) {
	ages := map[string]map[string]string{}
	s := schema(t)
	var visit func(node map[string]any, pointer, kind, by string)
	visit = func(node map[string]any, pointer, kind, by string) {
		if own, ok := node["x-ages"].(string); ok {
			kind = own
		}
		if own, ok := node["x-dated-by"].(string); ok {
			by = own
		}
		if !slices.Contains([]string{"balance", "flow", "count", "event", "permanent"}, kind) {
			t.Errorf("%s: x-ages is %q: say balance, flow, count, event or permanent", pointer, kind)
		}
		if pack.Field(s, by)["x-unit"] != "date" {
			t.Errorf("%s: x-dated-by names %s, which is no date", pointer, by)
		}
		properties, isObject := node["properties"].(map[string]any)
		switch {
		case isObject:
			for name, member := range properties {
				visit(member.(map[string]any), pointer+"/"+name, kind, by)
			}
			return
		case kind == "permanent":
			return
		case kind == "event" && node["items"] == nil:
			t.Errorf("%s: only a list can leave out what happened since", pointer)
		case kind == "event":
			pointer += "/-"
		}
		if ages[by] == nil {
			ages[by] = map[string]string{}
		}
		ages[by][pointer] = kind
	}
	for name, member := range s["properties"].(map[string]any) {
		visit(member.(map[string]any), "/"+name, "", "/company/facts_as_of")
	}
	var want bytes.Buffer
	e := json.NewEncoder(&want)
	e.SetIndent("", "  ")
	if err := e.Encode(ages); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(agesFile, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(agesFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), string(got)); diff != "" {
		t.Errorf("%s is stale: run make generate (-want +got):\n%s", agesFile, diff)
	}
}

// TestAges_OldCashBearsNoPass: on whatever day after its age, cash of the fixtures proves no runway. In make test it is one of two days on each.
func TestAges_OldCashBearsNoPass(t *testing.T) {
	passed := 0
	ids := []rule.ID{"runway/short_runway", "runway/stressed_runway_too_short"}
	for n, f := range fixtures(t) {
		for _, id := range ids {
			if resultsOf(t, f)[id].Outcome == rule.Pass {
				passed++
			}
		}
		days := []string{"2026-06-30", "2028-06-30"}
		if !thorough.Wanted() {
			days = days[n%2 : n%2+1]
		}
		for _, day := range days {
			later, err := f.profile.WithAsOf(day)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range evaluate(t, later.Document(), ids...) {
				if r.Outcome == rule.Pass {
					t.Errorf("%s passes on %s on facts of %s", f.name, day, f.profile.AsOf())
				}
			}
		}
	}
	if passed == 0 {
		t.Error("no fixture passes on its own day: nothing was tested")
	}
}
