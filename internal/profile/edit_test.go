package profile_test

import (
	"encoding/json"
	"errors"
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
	v := newValidator(t)
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
				if text := faults[0].Source + ": " + faults[0].Pointer + ": " + faults[0].Problem.String(); !strings.HasPrefix(text, tt.fault) {
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

// newValidator returns a validator for the profile schema.
func newValidator(t testing.TB) *profile.Validator {
	t.Helper()
	return validatorOf(t, "../../policies/schema/profile.schema.json")
}

// edits parses edits as whatif does.
func edits(t testing.TB, texts ...string) []profile.Edit {
	t.Helper()
	var all []profile.Edit
	for _, text := range texts {
		e, err := profile.ParseEdit(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// TestValidator_Edit_AsIfRead: an edited profile equals what its text decodes to, and is refused where its text would be.
func TestValidator_Edit_AsIfRead(t *testing.T) {
	v := newValidator(t)
	deep := strings.Repeat("[", 70) + strings.Repeat("]", 70)
	for _, start := range []string{toEdit, `{"company": {"name": "<A&B>"}, "complete": ["/rounds"], "provenance": {"/financials/cash": {"level": "claimed"}}}`} {
		p, err := v.Decode("acme.json", []byte(start), profile.FormatJSON)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{
			"/financials/cash/amount=9", "/financials/cash/amount=1e3", "/financials/cash/amount=1.50", "/financials/cash/amount=1e400",
			"/financials/cash/amount=1e999999999999", "/financials/cash/amount=null", "/financials/cash=null", "/financials=null", "/financials=[]",
			`/financials={"cash": {"amount": 1}}`, `/financials/cash={"amount": 2, "currency": "USD"}`, "/financials/cash/currency=XXXX",
			"/company/name=#REF!", "/company/name=", "/company/name=\xff\xfe", "/company/stage=growth", "/company/as_of=2024-02-30",
			"/complete/-=/loans", "/complete/-=/lons", "/complete=[\"/nowhere\"]", "/complete/0=/financials/cash/x", "/asked/~1financials~1cash=2024-01-01",
			"/asked/~1nothing=2024-01-01", "/provenance/~1financials~1cas=null", "/rounds/-={}", `/rounds/-={"label": "zz"}`, "/rounds/0=null",
			"/rounds/0/label=null", "/extensions/mine={\"a\": [1, 2.50, \"<\"]}", "/extensions/deep=" + deep, "/nothing=1", "/rounds/0/nothing=1",
		} {
			changed, err := v.Edit(p, edits(t, text))
			tried, ok := v.Try(p, edits(t, text))
			if ok != (err == nil) {
				t.Errorf("%s: %s: Edit says %v, Try %v", start, text, err, ok)
			}
			if err != nil {
				var faults profile.Errors
				if !errors.As(err, &faults) || len(faults) == 0 || faults[0].Problem.IsZero() {
					t.Errorf("%s: %s: %v", start, text, err)
				}
				continue
			}
			read, err := v.Decode("acme.json", changed.Text(), profile.FormatJSON)
			if err != nil {
				t.Errorf("%s: %s: the text of what was accepted is refused: %v", start, text, err)
				continue
			}
			for name, of := range map[string]func(*profile.Profile) any{
				"value": func(p *profile.Profile) any { return p.Value().String() },
				"text":  func(p *profile.Profile) any { return string(p.Text()) },
				"hash":  func(p *profile.Profile) any { return p.SHA256() },
				"place": func(p *profile.Profile) any { r, ok := p.Range("/company/name"); return []any{r, ok} },
				"line":  func(p *profile.Profile) any { return p.Line(1) },
			} {
				if diff := cmp.Diff(of(read), of(changed)); diff != "" {
					t.Errorf("%s: %s: %s (-read +edited):\n%s", start, text, name, diff)
				}
			}
			if tried.Value().String() != changed.Value().String() || p.Value().String() == "" {
				t.Errorf("%s: %s: Try made %s", start, text, tried.Value())
			}
		}
	}
}

// TestValidator_Edit_Shares: unchanged values are shared, not copied, and an edited profile can be edited again.
func TestValidator_Edit_Shares(t *testing.T) {
	v := newValidator(t)
	p, err := v.Decode("acme.json", []byte(toEdit), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	once, err := v.Edit(p, edits(t, "/financials/cash/amount=9"))
	if err != nil {
		t.Fatal(err)
	}
	twice, err := v.Edit(once, edits(t, "/rounds/1/label=b"))
	if err != nil {
		t.Fatal(err)
	}
	if !twice.Value().Field("company").Is(p.Value().Field("company")) || !twice.Value().Field("financials").Is(once.Value().Field("financials")) {
		t.Error("the facts of the company were copied")
	}
	const want = `{"company":{"name":"Acme","stage":"growth"},"financials":{"cash":{"amount":9,"currency":"CNY"}},"rounds":[{"label":"seed"},{"label":"b"}]}`
	if got := twice.Value().String(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if dated, err := twice.WithAsOf("2026-01-31"); err != nil || dated.AsOf() != "2026-01-31" || dated.SHA256() != twice.SHA256() {
		t.Errorf("as of another date: %v, %v", dated.Value(), err)
	}
	p.Release()
	if _, err := v.Decode("other.json", []byte(`{"company": {"name": "Other"}, "rounds": [{"label": "c"}, {"label": "d"}]}`), profile.FormatJSON); err != nil {
		t.Fatal(err)
	}
	if got := twice.Value().String(); got != want {
		t.Errorf("once the first was released: %s", got)
	}
}

// TestValidator_Edit_Counts: the limit on the number of values also applies to edits.
func TestValidator_Edit_Counts(t *testing.T) {
	v := newValidator(t)
	list := make([]any, profile.MaxValues-10)
	for i := range list {
		list[i] = true
	}
	p, err := v.Decode("acme.json", []byte(toEdit), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := v.Try(p, []profile.Edit{{Pointer: "/extensions/many", Value: list}}); ok {
		t.Error("more values than a profile may hold")
	}
	some, ok := v.Try(p, []profile.Edit{{Pointer: "/extensions/many", Value: list[:len(list)/2]}})
	if !ok {
		t.Fatal("half as many are refused")
	}
	if _, ok := v.Try(some, []profile.Edit{{Pointer: "/extensions/more", Value: list[:len(list)/2+10]}}); ok {
		t.Error("more values than a profile may hold, by two edits")
	}
	if _, ok := v.Try(some, []profile.Edit{{Pointer: "/extensions/many", Value: list[:len(list)/2+10]}}); !ok {
		t.Error("what is replaced is counted")
	}
}
