package merge_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/internal/merge"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/policies"
)

func shipped(t testing.TB) *fact.Book {
	t.Helper()
	b, _ := facttest.Shipped(t)
	return b
}

var validator = profile.TrustedValidator(policies.Schema)

type fataler interface {
	Helper()
	Fatal(...any)
}

func decode(t fataler, name, text string) *profile.Profile {
	t.Helper()
	p, err := validator.Decode(name, []byte(text), profile.FormatJSON)
	if err != nil {
		t.Fatal(text, err)
	}
	return p
}

func text(t fataler, document map[string]any) string {
	t.Helper()
	b, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMerge(t *testing.T) {
	book := shipped(t)
	for _, tt := range []struct {
		name, a, b string
		want       string   // without provenance
		conflicts  []string // pointer, kept, dropped, why
	}{
		{"what only one says", `{"company": {"name": "Acme"}}`, `{"financials": {"gross_margin_pct": 60}}`,
			`{"company":{"name":"Acme"},"financials":{"gross_margin_pct":60}}`, nil},
		{"the same number in two spellings", `{"financials": {"gross_margin_pct": 60}}`, `{"financials": {"gross_margin_pct": 60.0}}`,
			`{"financials":{"gross_margin_pct":60}}`, nil},
		{"a more exact date", `{"company": {"founded_on": "2020"}}`, `{"company": {"founded_on": "2020-05"}}`, `{"company":{"founded_on":"2020-05"}}`, nil},
		{"another value stays out", `{"company": {"headcount": 10}}`, `{"company": {"headcount": 12}}`, `{"company":{"headcount":10}}`,
			[]string{"/company/headcount a.json:1:27 10 b.json:1:27 12 order"}},
		{"the better supported one stays",
			`{"company": {"headcount": 10}}`,
			`{"company": {"headcount": 12}, "provenance": {"/company": {"level": "documented", "source": "payroll", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}}`,
			`{"company":{"headcount":12}}`, []string{"/company/headcount b.json:1:27 12 a.json:1:27 10 level"}},
		{"what says more than it may counts as claimed",
			`{"company": {"headcount": 10}, "provenance": {"/company": {"level": "documented", "source": "payroll", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}}`,
			`{"company": {"headcount": 12, "name": "Acme"}, "provenance": {"/company": {"level": "verified", "verified_by": "Acme finance"}}}`,
			`{"company":{"headcount":10,"name":"Acme"}}`, []string{"/company/headcount a.json:1:27 10 b.json:1:27 12 level"}},
		{"the later one stays",
			`{"company": {"headcount": 10}, "provenance": {"/company/headcount": {"level": "claimed", "as_of": "2026-06-30"}}}`,
			`{"company": {"headcount": 12}, "provenance": {"/company/headcount": {"level": "claimed", "as_of": "2026-10"}}}`,
			`{"company":{"headcount":12}}`, []string{"/company/headcount b.json:1:27 12 a.json:1:27 10 date"}},
		{"a date that holds the other is not later",
			`{"company": {"headcount": 10}, "provenance": {"/company/headcount": {"level": "claimed", "as_of": "2026-10-31"}}}`,
			`{"company": {"headcount": 12}, "provenance": {"/company/headcount": {"level": "claimed", "as_of": "2026-10"}}}`,
			`{"company":{"headcount":10}}`, []string{"/company/headcount a.json:1:27 10 b.json:1:27 12 order"}},
		{"an amount is one fact", `{"financials": {"cash": {"amount": 5, "currency": "CNY"}}}`, `{"financials": {"cash": {"amount": 5, "currency": "USD"}}}`,
			`{"financials":{"cash":{"amount":5,"currency":"CNY"}}}`, []string{
				`/financials/cash a.json:1:25 map[amount:5 currency:CNY] b.json:1:25 map[amount:5 currency:USD] order`}},
		{"entries go by their names", `{"cap_table": {"holders": [{"name": "Li Wei", "pct": 60}, {"name": "Pool", "pct": 10}]}}`,
			`{"cap_table": {"holders": [{"name": "North"}, {"name": "li  wei", "class": "founder"}]}}`,
			`{"cap_table":{"holders":[{"class":"founder","name":"Li Wei","pct":60},{"name":"Pool","pct":10},{"name":"North"}]}}`,
			[]string{"/cap_table/holders/0/name a.json:1:37 Li Wei b.json:1:56 li  wei order"}},
		{"entries without names", `{"legal": {"ip": [{"registered": true}]}}`, `{"legal": {"ip": [{"registered": false}]}}`, `{"legal":{"ip":[{"registered":true}]}}`,
			[]string{"/legal/ip a.json:1:18 [map[registered:true]] b.json:1:18 [map[registered:false]] order"}},
		{"none against some", `{"grants": [], "complete": ["/grants"]}`, `{"grants": [{"name": "SBIR"}]}`, `{"grants":[{"name":"SBIR"}]}`,
			[]string{"/grants b.json:1:12 [map[name:SBIR]] a.json:1:12 [] whole"}},
		{"whole lists", `{"grants": [{"name": "SBIR"}], "complete": ["/grants"]}`, `{"grants": [{"name": "SBIR"}], "rounds": [], "complete": ["/rounds"]}`,
			`{"complete":["/grants","/rounds"],"grants":[{"name":"SBIR"}],"rounds":[]}`, nil},
		{"a whole list within an entry that has another place now",
			`{"rounds": [{"name": "A"}]}`, `{"rounds": [{"name": "B", "investors": []}], "complete": ["/rounds/0/investors"]}`,
			`{"complete":["/rounds/1/investors"],"rounds":[{"name":"A"},{"investors":[],"name":"B"}]}`, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := merge.Merge(book, []merge.Source{
				{Profile: decode(t, "a.json", tt.a), Name: "a.json"}, {Profile: decode(t, "b.json", tt.b), Name: "b.json"},
			})
			decode(t, "merged", text(t, r.Document))
			delete(r.Document, "provenance")
			if diff := cmp.Diff(tt.want, text(t, r.Document)); diff != "" {
				t.Error(diff)
			}
			var got []string
			for _, c := range r.Conflicts {
				got = append(got, fmt.Sprint(c.Pointer, " ", c.Kept.Place, " ", c.Kept.Value, " ", c.Dropped.Place, " ", c.Dropped.Value, " ", c.By))
			}
			if diff := cmp.Diff(tt.conflicts, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestProvenanceSaysWhereEachFactComesFrom(t *testing.T) {
	book := shipped(t)
	r := merge.Merge(book, []merge.Source{
		{Profile: decode(t, "a", `{"company": {"name": "Acme", "headcount": 3}, "financials": {"gross_margin_pct": 60},
			"provenance": {"/financials/gross_margin_pct": {"level": "documented", "source": "audit"}, "/legal": {"level": "claimed"}}}`)},
		{Profile: decode(t, "b", `{"company": {"name": "Acme", "sector": "AI"}, "team": {"headcount_rnd": 2, "open_roles": 1}}`), Name: "deck.pdf", AsOf: "2026-10"},
	})
	want := map[string]any{
		"/company/sector": map[string]any{"level": "claimed", "source": "deck.pdf", "as_of": "2026-10"},
		"/company/name":   map[string]any{"level": "claimed", "source": "deck.pdf", "as_of": "2026-10"},
		"/team":           map[string]any{"level": "claimed", "source": "deck.pdf", "as_of": "2026-10"},
		"/financials":     map[string]any{"level": "documented", "source": "audit"},
		"/legal":          map[string]any{"level": "claimed"},
	}
	if diff := cmp.Diff(want, r.Document["provenance"]); diff != "" {
		t.Error(diff)
	}
}

// drawn returns a small profile whose facts often meet those of others.
func drawn(t *rapid.T, name string) string {
	pick := func(label string, values ...any) any { return values[rapid.IntRange(0, len(values)-1).Draw(t, label)] }
	document := map[string]any{}
	if v := pick(name+" headcount", nil, 3, 5); v != nil {
		document["company"] = map[string]any{"headcount": v, "founded_on": pick(name+" founded", "2020", "2020-05", "2021")}
	}
	if v := pick(name+" cash", nil, 1, 2); v != nil {
		document["financials"] = map[string]any{"cash": map[string]any{"amount": v, "currency": "CNY"}}
	}
	var holders []any
	for _, who := range []string{"Li", "Wu", "Pool"} {
		if pick(name+" holder "+who, true, false).(bool) {
			holders = append(holders, map[string]any{"name": who, "pct": pick(name+" pct "+who, 10, 20)})
		}
	}
	if holders != nil {
		document["cap_table"] = map[string]any{"holders": holders}
		if pick(name+" whole", true, false).(bool) {
			document["complete"] = []any{"/cap_table/holders"}
		}
	}
	if pick(name+" supported", true, false).(bool) {
		document["provenance"] = map[string]any{"/company": map[string]any{"level": pick(name+" level", "claimed", "documented"), "as_of": pick(name+" as of", "2026-06", "2026-10")}}
	}
	b, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// unordered returns a document in which the order of entries, which is not a fact, is always the same.
func unordered(t fataler, document map[string]any) string {
	var walk func(any) any
	walk = func(value any) any {
		switch x := value.(type) {
		case map[string]any:
			for name, v := range x {
				x[name] = walk(v)
			}
		case []any:
			slices.SortFunc(x, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		}
		return value
	}
	delete(document, "provenance") // whose pointers go by the order; TestSupportIsTheSameInAnyOrder compares what they say
	return text(t, walk(document).(map[string]any))
}

// TestOrderAndRepetitionDoNotMatter: where nothing is in dispute a merge is commutative and idempotent.
func TestOrderAndRepetitionDoNotMatter(t *testing.T) {
	book := shipped(t)
	agreed := 0
	rapid.Check(t, func(rt *rapid.T) {
		a := merge.Source{Profile: decode(rt, "a", drawn(rt, "a")), Name: "a", AsOf: "2026-09"}
		b := merge.Source{Profile: decode(rt, "b", drawn(rt, "b")), Name: "b", AsOf: "2026-10"}
		one, other := merge.Merge(book, []merge.Source{a, b}), merge.Merge(book, []merge.Source{b, a})
		if len(one.Conflicts) != len(other.Conflicts) {
			rt.Fatalf("%d conflicts one way, %d the other", len(one.Conflicts), len(other.Conflicts))
		}
		undecided := func(c merge.Conflict) bool { return c.Undecided() }
		if slices.ContainsFunc(one.Conflicts, undecided) {
			return
		}
		agreed++
		merged := text(rt, one.Document)
		supports := supportsOf(one.Document)
		if diff := cmp.Diff(supports, supportsOf(other.Document)); diff != "" {
			rt.Fatal("the support depends on the order: ", diff)
		}
		again := merge.Merge(book, []merge.Source{{Profile: decode(rt, "merged", merged)}, b, a})
		if len(one.Conflicts) == 0 && len(again.Conflicts) > 0 {
			rt.Fatalf("merged again: %v", again.Conflicts)
		}
		if len(one.Conflicts) == 0 {
			if diff := cmp.Diff(merged, text(rt, again.Document)); diff != "" {
				rt.Fatal("merged again: ", diff)
			}
		}
		if diff := cmp.Diff(unordered(rt, one.Document), unordered(rt, other.Document)); diff != "" {
			rt.Fatal("the other way round: ", diff)
		}
	})
	if agreed == 0 {
		t.Error("nothing agreed")
	}
}

// supportsOf returns the support of each fact, where entries go by their names.
func supportsOf(document map[string]any) []string {
	entries, _ := document["provenance"].(map[string]any)
	var all []string
	var walk func(value any, pointer, named string, around any)
	walk = func(value any, pointer, named string, around any) {
		if e, ok := entries[pointer]; ok {
			around = e
		}
		switch x := value.(type) {
		case map[string]any:
			for _, name := range slices.Sorted(maps.Keys(x)) {
				if pointer != "" || name != "provenance" && name != "complete" {
					walk(x[name], pointer+"/"+name, named+"/"+name, around)
				}
			}
			return
		case []any:
			for i, v := range x {
				walk(v, fmt.Sprintf("%s/%d", pointer, i), fmt.Sprint(named, "/", v.(map[string]any)["name"]), around)
			}
			return
		}
		all = append(all, fmt.Sprint(named, " ", around))
	}
	walk(document, "", "", nil)
	slices.Sort(all)
	return all
}

func TestEditsMakeOneDocumentOfAnother(t *testing.T) {
	book := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		a, b := decode(rt, "a", drawn(rt, "a")), decode(rt, "b", drawn(rt, "b"))
		merged := merge.Merge(book, []merge.Source{{Profile: a}, {Profile: b, Name: "b"}}).Document
		edited, err := validator.Edit(a, merge.Edits(a.Document(), merged))
		if err != nil {
			rt.Fatal(err)
		}
		got := edited.Document()
		for name, v := range got { // what is taken away stays as null
			if v == nil {
				delete(got, name)
			}
		}
		if diff := cmp.Diff(text(rt, merged), text(rt, withoutNulls(got).(map[string]any))); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func withoutNulls(value any) any {
	switch x := value.(type) {
	case map[string]any:
		for name, v := range x {
			if v == nil {
				delete(x, name)
				continue
			}
			withoutNulls(v)
		}
	}
	return value
}
