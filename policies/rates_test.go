package policies_test

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// TestRates_EveryVerdictThatUsesOneNamesIt changes all exchange rates a little on profiles in mixed currencies. A fail or pass that
// the change touches rests on a rate and must name one. In make test it is one mixture on each fixture, in turns.
func TestRates_EveryVerdictThatUsesOneNamesIt(t *testing.T) {
	changed, err := policy.Load([]policy.Source{shipped()}, []policy.Setting{policy.Document("test", scaledRates(t))})
	if err != nil {
		t.Fatal(err)
	}
	named := map[rule.ID]bool{}
	for n, f := range fixtures(t) {
		for variant := range mixtures {
			if !thorough.Wanted() && variant != n%mixtures {
				continue
			}
			document := mixed(f.profile.Document(), uint32(variant)).(map[string]any)
			delete(document, "rates")
			before, after := evaluateWith(t, load(t), document), evaluateWith(t, changed, document)
			for id, r := range before {
				named[id] = named[id] || len(r.Rates) > 0
				other := after[id]
				if r.Outcome != rule.Pass && r.Outcome != rule.Fail || len(r.Rates) > 0 {
					continue
				}
				if r.Outcome != other.Outcome || !cmp.Equal(r.Findings, other.Findings) || !cmp.Equal(r.Suggestions, other.Suggestions) {
					t.Errorf("%s, variant %d: %s is %s by an exchange rate that it does not name", f.name, variant, id, r.Outcome)
				}
			}
		}
	}
	if len(named) == 0 {
		t.Error("no verdict names a rate")
	}
	t.Logf("%d rules name rates", len(slices.DeleteFunc(slices.Collect(maps.Keys(named)), func(id rule.ID) bool { return !named[id] })))
}

// scaledRates is the shipped table with every currency worth something else against every other.
func scaledRates(t *testing.T) map[string]any {
	t.Helper()
	var shipped struct {
		Series map[string]struct {
			Origin   string        `json:"origin"`
			Calendar string        `json:"calendar"`
			Values   []json.Number `json:"values"`
		} `json:"series"`
	}
	if err := json.Unmarshal(policies.Rates, &shipped); err != nil {
		t.Fatal(err)
	}
	series := map[string]any{}
	for i, currency := range slices.Sorted(maps.Keys(shipped.Series)) {
		s := shipped.Series[currency]
		values := make([]any, len(s.Values))
		for j, v := range s.Values {
			n, err := v.Float64()
			if err != nil {
				t.Fatal(err)
			}
			values[j] = json.Number(strconv.FormatFloat(n*(1+0.03*float64(i+1)), 'f', 6, 64))
		}
		series[currency] = map[string]any{"origin": s.Origin, "calendar": s.Calendar, "values": values}
	}
	return map[string]any{"lib": map[string]any{"money": map[string]any{"rates": map[string]any{"series": series}}}}
}

// mixtures are the ways in which mixed mixes currencies.
const mixtures = 6

// mixed is a document whose amounts are, one here and one there, of another currency: the same money at some rate near today's.
func mixed(value any, variant uint32) any { return mixedAt(value, "", variant) }

func mixedAt(value any, path string, variant uint32) any {
	switch x := value.(type) {
	case []any:
		out := make([]any, len(x))
		for i, v := range x {
			out[i] = mixedAt(v, path+"/"+strconv.Itoa(i), variant)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(x))
		for k, v := range x {
			out[k] = mixedAt(v, path+"/"+k, variant)
		}
		amount, isNumber := x["amount"].(json.Number)
		currency, isMoney := x["currency"].(string)
		h := fnv.New32a()
		fmt.Fprint(h, variant, path)
		if !isNumber || !isMoney || h.Sum32()>>13&1 == 0 {
			return out
		}
		n, err := amount.Float64()
		if err != nil {
			return out
		}
		to, rate := "USD", map[string]float64{"CNY": 0.14, "EUR": 1.15, "HKD": 0.128}[currency]
		if currency == "USD" {
			to, rate = "CNY", 7.1
		}
		if rate > 0 {
			out["amount"], out["currency"] = json.Number(strconv.FormatFloat(n*rate, 'f', 2, 64)), to
		}
		return out
	}
	return value
}
