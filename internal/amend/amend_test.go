package amend_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/amend"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/policies"
)

func edits(pairs ...any) (all []profile.Edit) {
	for i := 0; i < len(pairs); i += 2 {
		all = append(all, profile.Edit{Pointer: pairs[i].(string), Text: pairs[i].(string), Value: pairs[i+1]})
	}
	return all
}

var cash = map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}

func TestText(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		format     profile.Format
		edits      []profile.Edit
		want       string // "!" before what the error says
	}{
		{"a blank of YAML, comments kept", "# top\nfinancials:\n  # How much?\n  cash:\n  arr: # later\n", profile.FormatYAML,
			edits("/financials/cash", cash),
			"# top\nfinancials:\n  # How much?\n  cash: {amount: 4200000, currency: CNY}\n  arr: # later\n"},
		{"what is not there, with what is around it", "company:\n  name: Acme\n", profile.FormatYAML, edits("/team/headcount_rnd", json.Number("14")),
			"company:\n  name: Acme\nteam:\n  headcount_rnd: 14\n"},
		{"an empty file", "", profile.FormatYAML, edits("/company/name", "Acme"), "company:\n  name: Acme\n"},
		{"comments alone", "# yaml-language-server: $schema=s.json\n", profile.FormatYAML, edits("/company/name", "Acme"),
			"# yaml-language-server: $schema=s.json\n\ncompany:\n  name: Acme\n"},
		{"entries one after the other", "rounds:\n", profile.FormatYAML,
			edits("/rounds", []any{map[string]any{}, map[string]any{}}, "/rounds/1/name", "A", "/rounds/-", map[string]any{}, "/rounds/2/name", "B"),
			"rounds:\n  - {}\n  - name: A\n  - name: B\n"},
		{"a text that looks like something else", "company:\n  name: x\n", profile.FormatYAML, edits("/company/name", "2026-10-31", "/company/id", "yes"),
			"company:\n  name: \"2026-10-31\"\n  id: \"yes\"\n"},
		{"a list of its own", "a: 1\n", profile.FormatYAML, edits("/complete/-", "/rounds", "/complete/-", "/grants"), "a: 1\ncomplete:\n  - /rounds\n  - /grants\n"},
		{"taken away", "a: 1\nb: 2\n", profile.FormatYAML, edits("/a", nil, "/c/d", nil), "b: 2\n"},
		{"an alias on the way", "a: &x {b: 1}\nc: *x\n", profile.FormatYAML, edits("/c/b", json.Number("2")), "!an alias stands on the way"},
		{"a value on the way", "a: 1\n", profile.FormatYAML, edits("/a/b", json.Number("2")), "!a value stands there"},
		{"no such entry", "a: [1]\n", profile.FormatYAML, edits("/a/7", json.Number("2")), "!the list has no entry 7"},
		{"JSON with a comment", "{\n  // said by phone\n  \"company\": {\"name\": \"Acme\"}\n}\n", profile.FormatJSON, edits("/company/stage", "growth"),
			"{\n  // said by phone\n  \"company\": {\"name\": \"Acme\",\"stage\":\"growth\"}\n}\n"},
		{"JSON, what is not there", `{}`, profile.FormatJSON, edits("/rounds/-", map[string]any{}, "/rounds/0/name", "A", "/financials/cash", cash),
			`{"rounds":[{"name":"A"}],"financials":{"cash":{"amount":4200000,"currency":"CNY"}}}`},
		{"JSON, a null on the way", `{"financials":null}`, profile.FormatJSON, edits("/financials/cash", cash),
			`{"financials":{"cash":{"amount":4200000,"currency":"CNY"}}}`},
		{"JSON, taken away", `{"a":1,"b":2}`, profile.FormatJSON, edits("/a", nil, "/c/d", nil), `{"b":2}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := amend.Text([]byte(tt.text), tt.format, tt.edits)
			if want, refused := strings.CutPrefix(tt.want, "!"); refused {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("error %v, want %q", err, want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTextSaysWhatTheEditedProfileSays checks the text against the profile that the validator makes of the same edits.
func TestTextSaysWhatTheEditedProfileSays(t *testing.T) {
	v := profile.TrustedValidator(policies.Schema)
	all := edits("/company/name", "1e3", "/financials/cash", cash, "/rounds/-", map[string]any{}, "/rounds/0/label", "a", "/rounds/0/amount", cash,
		"/rounds/0/investors/-", map[string]any{"name": "null"}, "/complete/-", "/rounds", "/provenance/~1financials~1cash",
		map[string]any{"level": "claimed", "source": "statement: October #2, p. 3"})
	for format, text := range map[profile.Format]string{profile.FormatYAML: "# a\ncompany:\n", profile.FormatJSON: "{\"company\": {}}"} {
		p, err := v.Decode("acme", []byte(text), format)
		if err != nil {
			t.Fatal(err)
		}
		edited, err := v.Edit(p, all)
		if err != nil {
			t.Fatal(err)
		}
		out, err := amend.Text([]byte(text), format, all)
		if err != nil {
			t.Fatal(err)
		}
		again, err := v.Decode("acme", out, format)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if diff := cmp.Diff(edited.Document(), again.Document()); diff != "" {
			t.Errorf("%s\n%s", diff, out)
		}
	}
}

// TestProfile: what is written says what the edited profile says, or nothing is.
func TestProfile(t *testing.T) {
	v := profile.TrustedValidator(policies.Schema)
	read := func(text []byte) (*profile.Profile, error) { return v.Decode("p.json", text, profile.FormatJSON) }
	asItIs := func(text []byte) ([]byte, error) { return text, nil }
	const text = `{"company": {"name": "Acme"}}`
	before, err := read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	change := edits("/financials/cash", cash)
	edited, err := v.Edit(before, change)
	if err != nil {
		t.Fatal(err)
	}
	got, p, err := amend.Profile([]byte(text), profile.FormatJSON, change, edited, asItIs, read)
	if err != nil || !amend.Same(p.Document(), edited.Document()) || !strings.Contains(string(got), "4200000") {
		t.Errorf("%s, %v", got, err)
	}
	for _, tt := range []struct {
		name   string
		edits  []profile.Edit
		layOut func([]byte) ([]byte, error)
		want   string
	}{
		{"a layout that loses something", change, func([]byte) ([]byte, error) { return []byte(text), nil }, "says the same"},
		{"a layout that breaks it", change, func([]byte) ([]byte, error) { return []byte("{"), nil }, "without a fault"},
		{"other edits than those of the profile", edits("/company/stage", "growth"), asItIs, "says the same"},
		{"edits that do not fit the schema", edits("/company/name", json.Number("7")), asItIs, "without a fault"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := amend.Profile([]byte(text), profile.FormatJSON, tt.edits, edited, tt.layOut, read)
			if err == nil || !strings.Contains(err.Error(), tt.want) || got != nil {
				t.Errorf("%s, %v, want %q", got, err, tt.want)
			}
		})
	}
}
