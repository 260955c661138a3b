package fact_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/fact/facttest"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

func importerOf(t *testing.T, c *rule.Catalogue) *importer.Importer {
	t.Helper()
	im, err := importer.New([]byte(policies.Schema), c.Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// machines are facts that no person is asked for.
var machines = []string{"/$schema", "/complete", "/provenance", "/asked", "/extensions", "/rates"}

func TestEveryFactHasWhatPeopleNeed(t *testing.T) {
	b, _ := facttest.Shipped(t)
	const widest, widestZH = 44, 24
	asked := 0
	for _, f := range b.All() {
		if slices.Contains(machines, f.Pattern) {
			if f.Asked() {
				t.Errorf("%s is asked for", f.Pattern)
			}
			continue
		}
		if !f.Label.IsWhole() || utf8.RuneCountInString(f.Label.EN) > widest || utf8.RuneCountInString(f.Label.ZH) > widestZH ||
			strings.HasPrefix(f.Label.EN, "Whether") {
			t.Errorf("%s: the label is no short one in both languages: %q, %q", f.Pattern, f.Label.EN, f.Label.ZH)
		}
		if f.Cost != fact.AtHand && f.Cost != fact.Document && f.Cost != fact.AsTable || !slices.Contains(fact.Everyone, f.Who) {
			t.Errorf("%s: cost %d, known by %q", f.Pattern, f.Cost, f.Who)
		}
		if (f.Help != rule.Text{}) && !f.Help.IsWhole() {
			t.Errorf("%s: help in one language only", f.Pattern)
		}
		if f.Kind == fact.Group || f.Kind == fact.Map {
			continue
		}
		asked++
		if !f.Question.IsWhole() || !f.Example.IsWhole() {
			t.Errorf("%s (%s): question %q, example %q", f.Pattern, f.Kind, f.Question, f.Example)
		}
		if f.Kind == fact.Boolean { // yes must say that the fact holds, and no that it does not
			first, _, _ := strings.Cut(f.Question.EN, " ")
			if slices.Contains([]string{"How", "When", "Which", "Where", "What", "Who", "Up", "Why"}, first) || strings.Contains(f.Question.EN, ", or ") || !strings.ContainsAny(f.Question.ZH, "否有") {
				t.Errorf("%s is not answered by yes or no: %q, %q", f.Pattern, f.Question.EN, f.Question.ZH)
			}
		}
		if f.Kind == fact.Table && (!f.Count.IsWhole() || f.Cost != fact.AsTable) {
			t.Errorf("%s: how many are there is asked by %q, cost %d", f.Pattern, f.Count, f.Cost)
		}
		if f.Kind != fact.Table && (f.Count != rule.Text{}) {
			t.Errorf("%s has no entries to count", f.Pattern)
		}
	}
	if asked < 400 {
		t.Errorf("%d facts are asked for", asked)
	}
}

func TestAt(t *testing.T) {
	b, _ := facttest.Shipped(t)
	for _, tt := range []struct{ pointer, pattern string }{
		{"/financials/cash", "/financials/cash"},
		{"/rounds/12/investors/-/amount", "/rounds/*/investors/*/amount"},
		{"/rounds/*/amount", "/rounds/*/amount"},
		{"/team/founders/0/roles/1", "/team/founders/*/roles"},
		{"/rounds/0", ""},
		{"/rounds/first/amount", ""},
		{"/rounds/amount", ""},
		{"/cash", ""},
		{"/", ""},
	} {
		t.Run(tt.pointer, func(t *testing.T) {
			pattern := ""
			if f, ok := b.At(tt.pointer); ok {
				pattern = f.Pattern
			}
			if pattern != tt.pattern {
				t.Errorf("leads to %q, want %q", pattern, tt.pattern)
			}
		})
	}
}

func TestCostsAndKnowersHoldForWhatLiesWithin(t *testing.T) {
	b, _ := facttest.Shipped(t)
	for _, tt := range []struct {
		pattern string
		kind    fact.Kind
		cost    int
		who     fact.Who
	}{
		{"/financials/cash", fact.Money, fact.AtHand, fact.Finance},
		{"/rounds", fact.Table, fact.AsTable, fact.Founder},
		{"/rounds/*/amount", fact.Money, fact.AtHand, fact.Founder},
		{"/rounds/*/terms/liquidation/multiple", fact.Number, fact.Document, fact.Legal},
		{"/tech/models/*/training/seeds", fact.Integer, fact.Document, fact.Engineering},
		{"/legal/tax_clear", fact.Boolean, fact.AtHand, fact.Finance},
	} {
		f, ok := b.Pattern(tt.pattern)
		if !ok {
			t.Fatalf("no %s", tt.pattern)
		}
		if f.Kind != tt.kind || f.Cost != tt.cost || f.Who != tt.who {
			t.Errorf("%s: %s, %d, %s", tt.pattern, f.Kind, f.Cost, f.Who)
		}
	}
}

func TestRulesOfAFact(t *testing.T) {
	b, c := facttest.Shipped(t)
	cash, _ := b.Pattern("/financials/cash")
	if !slices.Contains(cash.Rules, "runway/short_runway") || slices.Contains(cash.Rules, "legal/taxes_unpaid") {
		t.Errorf("/financials/cash is read by %v", cash.Rules)
	}
	unread := 0
	for _, r := range c.Rules {
		for _, pattern := range r.Facts {
			f, ok := b.At(strings.TrimSuffix(pattern, "/-"))
			if ok && !slices.Contains(f.Rules, r.ID) {
				t.Errorf("%s is not among the rules of %s", r.ID, f.Pattern)
			}
			if !ok {
				unread++
			}
		}
	}
	if unread > 12 { // maps, such as /asked/*
		t.Errorf("%d patterns of rules lead to no fact", unread)
	}
}

func TestTables(t *testing.T) {
	want := []string{"/rounds", "/rounds/*/investors"}
	if diff := cmp.Diff(want, fact.Tables("/rounds/*/investors/*/amount")); diff != "" {
		t.Error(diff)
	}
	if got := fact.Tables("/financials/cash"); got != nil {
		t.Errorf("tables around cash: %v", got)
	}
}

func TestReadRefuses(t *testing.T) {
	_, c := facttest.Shipped(t)
	for _, tt := range []struct{ name, notes, want string }{
		{"a fact that is not there", "/company/nmae: {cost: 1}", "/company/nmae: the schema has no such fact"},
		{"an unknown member", "/company/name: {costs: 1}", "field costs not found"},
		{"another cost", "/company/name: {cost: 5}", "cost is 1, 3 or 10, not 5"},
		{"an unknown person", "/company/name: {who: lawyer}", `nobody is "lawyer"`},
		{"a key twice", "/company/name: {cost: 1}\n/company/name: {cost: 1}", "/company/name"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := fact.Read(importerOf(t, c), []byte(tt.notes), c)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func TestValue(t *testing.T) {
	b, _ := facttest.Shipped(t)
	for _, tt := range []struct {
		name, pattern, text, currency string
		want                          string // as JSON; or the beginning of why not, behind "!"
	}{
		{"an amount", "/financials/cash", "4.2m CNY", "", `{"amount":4200000,"currency":"CNY"}`},
		{"万", "/financials/cash", "420万 CNY", "", `{"amount":4200000,"currency":"CNY"}`},
		{"the company's currency", "/financials/cash", "4200000", "CNY", `{"amount":4200000,"currency":"CNY"}`},
		{"a currency of its own", "/financials/cash", "4200000 USD", "CNY", `{"amount":4200000,"currency":"USD"}`},
		{"no currency", "/financials/cash", "4200000", "", "!not an amount with its currency"},
		{"a percentage", "/financials/gross_margin_pct", "65%", "", "65"},
		{"a small percentage", "/financials/gross_margin_pct", "0.5", "", "0.5"},
		{"a date", "/company/as_of", "2026年10月31日", "", `"2026-10-31"`},
		{"a date with two readings", "/company/as_of", "05/03/2026", "", "!"},
		{"a word", "/company/stage", "growth", "", `"growth"`},
		{"a word in Chinese", "/company/stage", "成长期", "", `"growth"`},
		{"no such word", "/company/stage", "mature", "", "!"},
		{"yes", "/legal/tax_clear", "是", "", "true"},
		{"several texts", "/team/founders/*/roles", "CEO; sales", "", `["CEO","sales"]`},
		{"a text with a comma", "/company/legal_name", "Acme Vision, Inc.", "", `"Acme Vision, Inc."`},
		{"nothing", "/company/name", "  ", "", "!there is no answer"},
		{"half a person", "/company/headcount", "2.5", "", "!not a whole number"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, _ := b.Pattern(tt.pattern)
			value, err := f.Value(b, tt.text, tt.currency)
			got := ""
			if err != nil {
				got = "!" + err.Error()
			} else if raw, err := json.Marshal(value); err == nil {
				got = string(raw)
			}
			if want, refused := strings.CutPrefix(tt.want, "!"); got != tt.want && !(refused && strings.HasPrefix(got, "!"+want)) {
				t.Errorf("is %s, want %s", got, tt.want)
			}
		})
	}
}
