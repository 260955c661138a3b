package support_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/support"
)

func document(t *testing.T, text string) plan.Value {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var plain any
	if err := d.Decode(&plain); err != nil {
		t.Fatal(err)
	}
	v, err := plan.FromInterface(plain)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var outcomes = []rule.Outcome{rule.Pass, rule.Fail, rule.Unknown, rule.NotApplicable, rule.Error}

// TestAt_EveryCombination: a pass needs a pass twice, not applicable needs itself twice, and a finding, a fault and what is not known
// stay as they are.
func TestAt_EveryCombination(t *testing.T) {
	for _, all := range outcomes {
		for _, floor := range outcomes {
			want := all
			if (all == rule.Pass || all == rule.NotApplicable) && floor != all {
				want = rule.Unknown
			}
			if got := support.At(all, floor); got != want {
				t.Errorf("%s with all facts, %s at the floor: %s, want %s", all, floor, got, want)
			}
		}
	}
}

func TestOf_WhoMaySaySo(t *testing.T) {
	const sum = `"sha256": "` + "0000000000000000000000000000000000000000000000000000000000000000" + `"`
	tests := []struct {
		name, record string
		counts       rule.Level
		fault        support.Fault
	}{
		{"claimed", `{"level": "claimed"}`, rule.Claimed, ""},
		{"documented", `{"level": "documented", "source": "Statement", ` + sum + `}`, rule.Documented, ""},
		{"documented without a digest", `{"level": "documented", "source": "Statement"}`, rule.Claimed, support.NoSource},
		{"documented without a source", `{"level": "documented", "source": " ", ` + sum + `}`, rule.Claimed, support.NoSource},
		{"verified", `{"level": "verified", "verified_by": "Hart & Partners"}`, rule.Verified, ""},
		{"verified by nobody", `{"level": "verified", "source": "the company"}`, rule.Claimed, support.NotVerified},
		{"verified by the company", `{"level": "verified", "verified_by": "ACME, finance team"}`, rule.Claimed, support.OwnVerifier},
		{"verified by its legal name", `{"level": "verified", "verified_by": "Rocket Works Ltd"}`, rule.Claimed, support.OwnVerifier},
		{"verified by a founder", `{"level": "verified", "verified_by": "dr. ada byron"}`, rule.Claimed, support.OwnVerifier},
		{"expired the day before", `{"level": "documented", "source": "S", ` + sum + `, "expires": "2025-06-29"}`, rule.Claimed, support.Expired},
		{"expires on the day", `{"level": "documented", "source": "S", ` + sum + `, "expires": "2025-06-30"}`, rule.Documented, ""},
		{"expires in the month", `{"level": "documented", "source": "S", ` + sum + `, "expires": "2025-06"}`, rule.Documented, ""},
		{"expired last year", `{"level": "verified", "verified_by": "Hart", "expires": "2024"}`, rule.Claimed, support.Expired},
		{"superseded", `{"level": "documented", "source": "S", ` + sum + `, "superseded_by": "the audited accounts"}`, rule.Claimed, support.Superseded},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := support.Of(document(t, `{"company": {"name": "Acme", "legal_name": "Rocket Works", "as_of": "2025-06-30"},
				"team": {"founders": [{"name": "Ada Byron"}]}, "provenance": {"/financials": `+tt.record+`}}`))
			e := s.Entries()[0]
			if e.Counts != tt.counts || e.Fault != tt.fault {
				t.Errorf("counts %s, fault %q; want %s, %q", e.Counts, e.Fault, tt.counts, tt.fault)
			}
			if got := s.Level("/financials/cash/amount"); got != tt.counts {
				t.Errorf("a fact below it is %s, want %s", got, tt.counts)
			}
		})
	}
}

// TestFloor_WhatIsLeft: each case names what documents show (by the pointers in d) and what is left at that floor.
func TestFloor_WhatIsLeft(t *testing.T) {
	const head = `"company": {"name": "A", "stage": "growth", "headcount": 7}, "complete": ["/rounds", "/loans"], `
	const facts = `"financials": {"cash": {"amount": 5, "currency": "CNY"}, "dso_days": 3}, "loans": [],
		"rounds": [{"label": "A", "amount": {"amount": 1, "currency": "USD"}}, {"label": "B"}], "names": ["x", "y"]`
	tests := []struct{ name, d, want string }{
		{"nothing", ``, `{"company": {"name": "A", "stage": "growth"}, "complete": []}`},
		{"a section", `/financials`, `{"company": {"name": "A", "stage": "growth"}, "complete": [],
			"financials": {"cash": {"amount": 5, "currency": "CNY"}, "dso_days": 3}}`},
		{"an amount with its currency", `/financials/cash/amount`, `{"company": {"name": "A", "stage": "growth"}, "complete": [],
			"financials": {"cash": {"amount": 5, "currency": "CNY"}}}`},
		{"an empty list that a document shows", `/loans`, `{"company": {"name": "A", "stage": "growth"}, "complete": ["/loans"], "loans": []}`},
		{"one fact of one entry: the list keeps its length", `/rounds/0/label`, `{"company": {"name": "A", "stage": "growth"}, "complete": ["/rounds"],
			"rounds": [{"label": "A"}, {}]}`},
		{"a part of a list of words says nothing", `/names/0`, `{"company": {"name": "A", "stage": "growth"}, "complete": []}`},
		{"a member of the company", `/company/headcount`, `{"company": {"name": "A", "stage": "growth", "headcount": 7}, "complete": []}`},
		{"a part that is only claimed", `/rounds -/rounds/1`, `{"company": {"name": "A", "stage": "growth"}, "complete": ["/rounds"],
			"rounds": [{"label": "A", "amount": {"amount": 1, "currency": "USD"}}, {}]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			provenance := map[string]any{}
			for pointer := range strings.FieldsSeq(tt.d) {
				record := map[string]any{"level": "documented", "source": "S", "sha256": "00"}
				if p, ok := strings.CutPrefix(pointer, "-"); ok {
					pointer, record = p, map[string]any{"level": "claimed"}
				}
				provenance[pointer] = record
			}
			raw, err := json.Marshal(provenance)
			if err != nil {
				t.Fatal(err)
			}
			doc := document(t, `{`+head+facts+`, "provenance": `+string(raw)+`}`)
			got, _ := support.Of(doc).Floor(rule.Documented).Interface().(map[string]any)
			delete(got, "provenance")
			want := document(t, tt.want).Interface()
			if diff := cmp.Diff(want, any(got)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if whole := support.Of(doc).Floor(rule.Claimed); !whole.Is(doc) {
				t.Error("at the lowest floor it is not the profile itself")
			}
		})
	}
}
