package profile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
)

// cut returns the part of the profile's text that a range covers.
func cut(p *profile.Profile, r profile.Range) string {
	var lines []string
	for n := r.Line; n <= r.EndLine; n++ {
		line := []rune(p.Line(n))
		from, to := 0, len(line)
		if n == r.EndLine {
			to = r.EndColumn - 1
		}
		if n == r.Line {
			from = r.Column - 1
		}
		lines = append(lines, string(line[from:to]))
	}
	return strings.Join(lines, "\n")
}

func TestProfile_Range(t *testing.T) {
	type place struct {
		pointer string
		want    profile.Range
		text    string
	}
	const yaml = `# 启明视觉
company: {id: acme, name: "启明\u89c6觉"} # done
rounds:
  - name: A轮 融资
    amount:
      amount: 5000000.00
      currency: 'CNY'
  - closed_on: 2026-10-31
    name: long
      words   follow
    amount:
extensions:
  note: |
    line one

    line two
  list: [1, 'it''s', # ]
    [2, {a: b}]]
  tail: >-
    the end
`
	for _, test := range []struct {
		name   string
		format profile.Format
		in     string
		places []place
	}{
		{"json", profile.FormatJSON, acme, []place{
			{"", profile.Range{Line: 1, Column: 1, EndLine: 6, EndColumn: 2}, strings.TrimSpace(acme)},
			{"/company/name", profile.Range{Line: 2, Column: 37, EndLine: 2, EndColumn: 43}, `"启明视觉"`},
			{"/company/stage", profile.Range{Line: 2, Column: 54, EndLine: 2, EndColumn: 62}, `"growth"`},
			{"/company/country", profile.Range{Line: 2, Column: 98, EndLine: 2, EndColumn: 102}, `null`},
			{"/financials/cash/amount", profile.Range{Line: 3, Column: 37, EndLine: 3, EndColumn: 60}, `12345678901234567890.10`},
			{"/rounds/1", profile.Range{Line: 4, Column: 30, EndLine: 4, EndColumn: 43}, `{"name": "B"}`},
			{"/extensions/a~1b/~0", profile.Range{Line: 5, Column: 31, EndLine: 5, EndColumn: 32}, `1`},
		}},
		{"json with a byte order mark, tabs and CRLF", profile.FormatJSON, "\ufeff{\"company\":\r\n\t{\"id\":\t\"\U0001F600\", \"name\": \"x\"}}\r\n", []place{
			{"/company", profile.Range{Line: 2, Column: 2, EndLine: 2, EndColumn: 26}, "{\"id\":\t\"\U0001F600\", \"name\": \"x\"}"},
			{"/company/name", profile.Range{Line: 2, Column: 22, EndLine: 2, EndColumn: 25}, `"x"`},
		}},
		{"yaml", profile.FormatYAML, yaml, []place{
			{"/company", profile.Range{Line: 2, Column: 10, EndLine: 2, EndColumn: 39}, `{id: acme, name: "启明\u89c6觉"}`},
			{"/company/id", profile.Range{Line: 2, Column: 15, EndLine: 2, EndColumn: 19}, `acme`},
			{"/company/name", profile.Range{Line: 2, Column: 27, EndLine: 2, EndColumn: 38}, `"启明\u89c6觉"`},
			{"/rounds/0/name", profile.Range{Line: 4, Column: 11, EndLine: 4, EndColumn: 16}, `A轮 融资`},
			{"/rounds/0/amount", profile.Range{Line: 6, Column: 7, EndLine: 7, EndColumn: 22}, "amount: 5000000.00\n      currency: 'CNY'"},
			{"/rounds/0/amount/amount", profile.Range{Line: 6, Column: 15, EndLine: 6, EndColumn: 25}, `5000000.00`},
			{"/rounds/0/amount/currency", profile.Range{Line: 7, Column: 17, EndLine: 7, EndColumn: 22}, `'CNY'`},
			{"/rounds/1/closed_on", profile.Range{Line: 8, Column: 16, EndLine: 8, EndColumn: 26}, `2026-10-31`},
			{"/rounds/1/name", profile.Range{Line: 9, Column: 11, EndLine: 10, EndColumn: 21}, "long\n      words   follow"},
			{"/rounds/1/amount", profile.Range{Line: 11, Column: 12, EndLine: 11, EndColumn: 12}, ""},
			{"/extensions/note", profile.Range{Line: 13, Column: 9, EndLine: 16, EndColumn: 13}, "|\n    line one\n\n    line two"},
			{"/extensions/list/1", profile.Range{Line: 17, Column: 13, EndLine: 17, EndColumn: 20}, `'it''s'`},
			{"/extensions/list/2", profile.Range{Line: 18, Column: 5, EndLine: 18, EndColumn: 16}, `[2, {a: b}]`},
			{"/extensions/tail", profile.Range{Line: 19, Column: 9, EndLine: 20, EndColumn: 12}, ">-\n    the end"},
		}},
		{"yaml with CRLF, a rare line break and a byte order mark", profile.FormatYAML, "\ufeffcompany:\r\n  id: \"a\u2028b\"\r\n  name: x\r\n", []place{
			{"/company/id", profile.Range{Line: 2, Column: 7, EndLine: 2, EndColumn: 12}, "\"a\u2028b\""},
			{"/company/name", profile.Range{Line: 3, Column: 9, EndLine: 3, EndColumn: 10}, "x"},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := decode(t, test.in, test.format)
			for _, place := range test.places {
				got, ok := p.Range(place.pointer)
				if diff := cmp.Diff(place.want, got); diff != "" || !ok {
					t.Errorf("%s: ok %v %s", place.pointer, ok, diff)
					continue
				}
				if diff := cmp.Diff(place.text, cut(p, got)); diff != "" {
					t.Errorf("%s: %s", place.pointer, diff)
				}
			}
		})
	}
}

func TestProfile_RangeOfMissing(t *testing.T) {
	p := decode(t, acme, profile.FormatJSON)
	for pointer, ancestor := range map[string]string{
		"/rounds/-":               "/rounds",
		"/rounds/7/amount/amount": "/rounds",
		"/financials/cash/x":      "/financials/cash",
		"/nothing":                "",
		"nonsense":                "",
	} {
		want, _ := p.Range(ancestor)
		if got, ok := p.Range(pointer); ok || got != want {
			t.Errorf("Range(%q) = %v, %v, want %v", pointer, got, ok, want)
		}
	}
}

func TestProfile_Line(t *testing.T) {
	p := decode(t, "{\r\n\"company\": {}\n}", profile.FormatJSON)
	var got []string
	for n := range 5 {
		got = append(got, p.Line(n))
	}
	if diff := cmp.Diff([]string{"", "{", `"company": {}`, "}", ""}, got); diff != "" {
		t.Error(diff)
	}
}
