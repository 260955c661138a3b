package profile_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
)

func TestParseEdit(t *testing.T) {
	tests := []struct {
		in, pointer string
		value       any
	}{
		{"/a/b=9000000", "/a/b", json.Number("9000000")},
		{"/a=1e3", "/a", json.Number("1e3")},
		{`/a={"amount": 1.50}`, "/a", map[string]any{"amount": json.Number("1.50")}},
		{"/a=null", "/a", nil},
		{"/a=true", "/a", true},
		{"/a=growth", "/a", "growth"},
		{"/a=2026-10", "/a", "2026-10"},
		{"/a=1 2", "/a", "1 2"},
		{"/a=x=y", "/a", "x=y"},
		{"/a=", "/a", ""},
		{"/a~1b=1", "/a~1b", json.Number("1")},
	}
	for _, tt := range tests {
		e, err := profile.ParseEdit(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if diff := cmp.Diff(profile.Edit{Text: tt.in, Pointer: tt.pointer, Value: tt.value}, e); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.in, diff)
		}
	}
	for _, in := range []string{"", "/a", "a=1", "=1", "/a~2=1"} {
		if e, err := profile.ParseEdit(in); err == nil {
			t.Errorf("%q: %+v", in, e)
		}
	}
}

const toEdit = `{"company": {"name": "Acme", "stage": "growth"}, "financials": {"cash": {"amount": 1.50, "currency": "CNY"}},
 "rounds": [{"label": "seed"}, {"label": "a"}]}`

func TestValidator_Edit(t *testing.T) {
	schema, err := os.ReadFile("../../policies/schema/profile.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	v, err := profile.NewValidator(schema)
	if err != nil {
		t.Fatal(err)
	}
	p, err := v.Decode("acme.json", []byte(toEdit), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		edits []string
		want  string // the edited members
		fault string
	}{
		{"a fact", []string{"/financials/cash/amount=9"}, `{"financials": {"cash": {"amount": 9, "currency": "CNY"}}}`, ""},
		{"a fact that is absent", []string{`/financials/revenue_ttm={"amount": 9, "currency": "CNY"}`}, `{"financials": {"cash": {"amount": 1.50, "currency": "CNY"}, "revenue_ttm": {"amount": 9, "currency": "CNY"}}}`, ""},
		{"one below nothing", []string{"/market/share_pct=9"}, "", `/market/share_pct=9: /market/share_pct: the key "share_pct" is not known here`},
		{"an entry", []string{"/rounds/1/label=b"}, `{"rounds": [{"label": "seed"}, {"label": "b"}]}`, ""},
		{"one more entry", []string{`/rounds/-={"label": "b"}`, "/rounds/2/channel=venture"}, `{"rounds": [{"label": "seed"}, {"label": "a"}, {"label": "b", "channel": "venture"}]}`, ""},
		{"a list that is absent", []string{"/complete/-=/rounds"}, `{"complete": ["/rounds"]}`, ""},
		{"no fact any more", []string{"/rounds=null"}, `{"rounds": null}`, ""},
		{"no such entry", []string{"/rounds/3/label=b"}, "", `/rounds/3/label=b: /rounds/3/label: the list has 2 entries: name one by its place from 0, or - for one more, not "3"`},
		{"no place", []string{"/rounds/01/label=b"}, "", `/rounds/01/label=b: /rounds/01/label: the list has 2 entries: name one by its place from 0, or - for one more, not "01"`},
		{"below nothing", []string{"/loans/2/amount=b"}, "", "/loans/2/amount=b: /loans/2/amount: there is no list to hold an entry 2"},
		{"inside a text", []string{"/company/name/x=1"}, "", `/company/name/x=1: /company/name/x: the string "Acme" stands there, with no "x" in it`},
		{"a number for an amount", []string{"/company/name=B", "/financials/cash=9"}, "", "/financials/cash=9: /financials/cash: an amount with its currency is needed, got the number 9"},
		{"a word that is none", []string{"/company/stage=huge"}, "", `/company/stage=huge: /company/stage: one of start_up, growth or expansion is needed, got "huge"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var edits []profile.Edit
			for _, text := range tt.edits {
				e, err := profile.ParseEdit(text)
				if err != nil {
					t.Fatal(err)
				}
				edits = append(edits, e)
			}
			got, err := v.Edit(p, edits)
			if tt.fault != "" {
				var faults profile.Errors
				if !errors.As(err, &faults) {
					t.Fatalf("%v", err)
				}
				if text := faults[0].Source + ": " + faults[0].Pointer + ": " + faults[0].Problem; !strings.HasPrefix(text, tt.fault) {
					t.Errorf("%s\nwant %s", text, tt.fault)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]any{}
			for _, text := range []string{toEdit, tt.want} {
				d := json.NewDecoder(strings.NewReader(text))
				d.UseNumber()
				if err := d.Decode(&want); err != nil { // the second replaces the members of the first
					t.Fatal(err)
				}
				if text == toEdit && strings.Contains(tt.want, `"financials"`) {
					delete(want, "financials")
				}
			}
			if diff := cmp.Diff(want, got.Document()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	var before map[string]any
	d := json.NewDecoder(strings.NewReader(toEdit))
	d.UseNumber()
	if err := d.Decode(&before); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, p.Document()); diff != "" {
		t.Errorf("the profile itself was changed (-want +got):\n%s", diff)
	}
}
