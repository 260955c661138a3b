package generator

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"testing"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// TestProfilesReachTheRules checks every profile against the schema and evaluates it: no rule may err, and most rules must
// see companies that pass and companies that fail, or that lack the fact where a rule only asks.
func TestProfilesReachTheRules(t *testing.T) {
	const (
		leastPct   = 96   // of the rules must both pass and fail somewhere, on all 2000 profiles
		leastBytes = 4000 // the average size of a profile
		mostBytes  = 6500
	)
	count, reachedPct := thorough.Times(250, 2000), thorough.Times(85, leastPct)
	validator := newValidator(t)
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []rule.ID
	onlyAsks := map[rule.ID]bool{}
	for _, r := range set.Catalogue().Rules {
		ids = append(ids, r.ID)
		onlyAsks[r.ID] = len(r.Messages) == 0
	}
	type seen map[rule.Outcome]int
	outcomes := map[rule.ID]seen{}
	for _, id := range ids {
		outcomes[id] = seen{}
	}
	bytes := 0
	places := map[any]int{}
	for i := range count {
		content := Profile(1, i)
		bytes += len(content)
		p, err := validator.Decode(fmt.Sprintf("profile %d", i), content, profile.FormatJSON)
		if err != nil {
			t.Fatalf("profile %d does not fit the schema: %v\n%s", i, err, content)
		}
		stage, _ := p.Lookup("/company/stage")
		country, _ := p.Lookup("/company/country")
		places[fmt.Sprint(stage, " ", country)]++
		results, err := set.Evaluator().Evaluate(context.Background(), p.Value(), ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			outcomes[r.Rule][r.Outcome]++
			if r.Outcome == rule.Error {
				t.Errorf("profile %d: %s: %v", i, r.Rule, r.Err)
			}
		}
	}
	if average := bytes / count; average < leastBytes || average > mostBytes {
		t.Errorf("a profile has %d bytes on average, want %d to %d", average, leastBytes, mostBytes)
	}
	if len(places) < 3*5 {
		t.Errorf("only %d pairs of stage and country: %v", len(places), places)
	}
	reached := 0
	for _, id := range slices.SortedFunc(maps.Keys(outcomes), cmp.Compare[rule.ID]) {
		o := outcomes[id]
		if o[rule.Pass] > 0 && (o[rule.Fail] > 0 || onlyAsks[id] && o[rule.Unknown] > 0) {
			reached++
			continue
		}
		t.Logf("%s: %d pass, %d fail, %d unknown, %d not applicable", id, o[rule.Pass], o[rule.Fail], o[rule.Unknown], o[rule.NotApplicable])
	}
	t.Logf("%d of %d rules pass and fail on some of %d profiles of %d bytes on average", reached, len(ids), count, bytes/count)
	if reached*100 < reachedPct*len(ids) {
		t.Errorf("%d of %d rules pass and fail somewhere, want %d%%", reached, len(ids), reachedPct)
	}
}

// TestProfileIsTheSameEverywhere pins what a seed yields.
func TestProfileIsTheSameEverywhere(t *testing.T) {
	sum := sha256.New()
	for i := range 100 {
		sum.Write(Profile(7, i))
	}
	const want = "32121760cb600fb85c1bae9eac24d85ae670f0e63c270a26615e37ee815fcbe0"
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		t.Errorf("profiles of seed 7 hash to %s, want %s", got, want)
	}
	if bytes.Equal(Profile(7, 0), Profile(8, 0)) || bytes.Equal(Profile(7, 0), Profile(7, 1)) {
		t.Error("seeds or numbers make no difference")
	}
}

// TestMixed: the profiles fit the schema, no rule errs on them, and most of them have several currencies.
func TestMixed(t *testing.T) {
	validator := newValidator(t)
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []rule.ID
	for _, r := range set.Catalogue().Rules {
		ids = append(ids, r.ID)
	}
	count := thorough.Times(100, 300)
	several, rated := 0, map[rule.ID]bool{}
	for i := range count {
		p, err := validator.Decode(fmt.Sprintf("profile %d", i), Mixed(1, i), profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		currencies := map[string]bool{}
		for _, found := range regexp.MustCompile(`"currency":"(...)"`).FindAllSubmatch(Mixed(1, i), -1) {
			currencies[string(found[1])] = true
		}
		if len(currencies) > 2 {
			several++
		}
		results, err := set.Evaluator().Evaluate(context.Background(), p.Value(), ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			if r.Outcome == rule.Error {
				t.Errorf("profile %d: %s: %v", i, r.Rule, r.Err)
			}
			if len(r.Rates) > 0 {
				rated[r.Rule] = true
			}
		}
	}
	if several*10 < count*7 {
		t.Errorf("%d of %d profiles have more than two currencies", several, count)
	}
	if len(rated) < 30 {
		t.Errorf("only %d rules convert amounts of these profiles", len(rated))
	}
	t.Logf("%d of %d profiles have more than two currencies; %d rules convert them", several, count, len(rated))
}

// TestHealthyProfilesAreConsistent: what nothing is wrong with must not contradict itself.
func TestHealthyProfilesAreConsistent(t *testing.T) {
	validator := newValidator(t)
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []rule.ID
	for _, r := range set.Catalogue().Rules {
		if r.ID.Category() == "consistency" {
			ids = append(ids, r.ID)
		}
	}
	healthy := 0
	for i := range 1200 {
		c := newCompany(newDraw(1, i), i)
		if c.trouble > 0 {
			continue
		}
		healthy++
		p, err := validator.Decode(fmt.Sprintf("profile %d", i), Profile(1, i), profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		results, err := set.Evaluator().Evaluate(context.Background(), p.Value(), ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			if r.Outcome == rule.Fail {
				t.Errorf("profile %d is healthy, but fails %s: %v", i, r.Rule, r.Findings)
			}
		}
	}
	if healthy < 200 {
		t.Errorf("only %d healthy profiles", healthy)
	}
}

func newValidator(t *testing.T) *profile.Validator {
	t.Helper()
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	v, err := profile.NewValidator(schema)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func BenchmarkProfile(b *testing.B) {
	b.ReportAllocs()
	for i := range b.N {
		Profile(1, i)
	}
}
