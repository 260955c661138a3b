package policy

import (
	"fmt"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/diligo/diligo/internal/thorough"
)

// doubling writes lines of which each names the one before twice; %[1]d is the number of a line, %[2]d that of the one before.
func doubling(first, line string, lines int) string {
	var b strings.Builder
	b.WriteString(first + "\n")
	for i := 1; i <= lines; i++ {
		fmt.Fprintf(&b, line+"\n", i, i-1)
	}
	return b.String()
}

// TestCheckWidths: a value whose type would double at every step is refused before the type checker writes it out; one that stays
// small is not, however long its way is.
func TestCheckWidths(t *testing.T) {
	const many, few = 60, 14
	body := func(first, line string, lines int) string {
		return "package a\n\np := x if {\n" + doubling(first, line, lines) + fmt.Sprintf("\tx := s%d\n}\n", lines)
	}
	tests := []struct {
		name    string
		modules []string
		want    string
	}{
		{"names of a body", []string{body("\ts0 := 1", "\ts%[1]d := [s%[2]d, s%[2]d]", many)}, "m0.rego:3:1: a value of this rule has a type of more than 100000 parts"},
		{"few names of a body", []string{body("\ts0 := 1", "\ts%[1]d := [s%[2]d, s%[2]d]", few)}, ""},
		{"names that lead nowhere", []string{body("\ts0 := 1", "\ts%[1]d := [s%[2]d, s%[2]d]", many) + "\nq := x if {\n" + doubling("\ts0 := 1", "\ts%[1]d := [s%[2]d, s%[2]d]", many) + "\tx := count(s60)\n}\n"}, "m0.rego:3:1"},
		{"a call of the last", []string{"package a\n\nq := x if {\n" + doubling("\ts0 := 1", "\ts%[1]d := [s%[2]d, s%[2]d]", many) + "\tx := count(s60)\n}\n"}, "m0.rego:3:1"},
		{"lists taken apart", []string{body("\ts0 := 1", "\tt%[1]d := [[s%[2]d, s%[2]d]]\n\t[s%[1]d] = t%[1]d", many)}, "m0.rego:3:1"},
		{"lists set apart", []string{body("\ts0 := 1", "\t[s%[1]d, _] := [[s%[2]d, s%[2]d], 1]", many)}, "m0.rego:3:1"},
		{"entries of lists", []string{body("\ts0 := 1", "\t[s%[1]d, 1] = [[s%[2]d, s%[2]d], 1]", many)}, "m0.rego:3:1"},
		{"equations", []string{body("\ts0 = 1", "\t[s%[2]d, s%[2]d] = s%[1]d", many)}, "m0.rego:3:1"},
		{"objects and sets", []string{body("\ts0 := 1", "\ts%[1]d := {\"a\": {s%[2]d}, \"b\": s%[2]d}", many)}, "m0.rego:3:1"},
		{"comprehensions", []string{body("\ts0 := 1", "\ts%[1]d := [[s%[2]d, s%[2]d] | true]", many)}, "m0.rego:3:1"},
		{"members", []string{body("\ts0 := [1, 2]", "\tsome x%[1]d in s%[2]d\n\ts%[1]d := [[x%[1]d, x%[1]d], [x%[1]d, x%[1]d]]", many)}, "m0.rego:3:1"},
		{"parts", []string{body("\ts0 := [1, 2]", "\ts%[1]d := [[s%[2]d[0], s%[2]d[0]]]", many)}, "m0.rego:3:1"},
		{"one name many times", []string{body("\ts0 := 1", "\ts%[1]d := [s0, s0, s0]", 200)}, ""},
		{"what is not known", []string{body("\ts0 := input.x", "\ts%[1]d := [input.a, input.b, count(s%[2]d)]", many)}, ""},
		{"rules", []string{"package a\n\n" + doubling("s0 := 1", "s%[1]d := [s%[2]d, s%[2]d]", many)}, "a value of this rule"},
		{"functions", []string{"package a\n\n" + doubling("s0(_) := 1", "s%[1]d(x) := [s%[2]d(x), s%[2]d(x)]", many)}, "a value of this rule"},
		{"rules of two modules", []string{
			"package a\n\nimport data.b as other\n\n" + doubling("s0 := 1", "s%[1]d := [other.s%[2]d, other.s%[2]d]", many),
			"package b\n\n" + doubling("s0 := 1", "s%[1]d := [data.a.s%[2]d, data.a.s%[2]d]", many),
		}, "a value of this rule"},
		{"rules that refer to themselves", []string{"package a\n\ns := [t, t]\n\nt := [s, s]\n"}, ""},
		{"names that refer to themselves", []string{"package a\n\np if {\n\tx = [y, y]\n\ty = [x, x]\n}\n"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var modules []Module
			for i, text := range tt.modules {
				m, err := ast.ParseModule(fmt.Sprintf("m%d.rego", i), text)
				if err != nil {
					t.Fatal(err)
				}
				modules = append(modules, Module{Parsed: m})
			}
			got := checkWidths(modules)
			if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) == 0 || !strings.Contains(got[0].String(), tt.want)) {
				t.Errorf("%v, want %q", got, tt.want)
			}
		})
	}
}

// TestCheckWidths_Shipped: the shipped policies are far below the limit. In make test it is the libraries and one rule of six.
func TestCheckWidths_Shipped(t *testing.T) {
	files, err := read([]Source{{FS: withRules(t, thorough.Some(ruleIDs(loadShipped(t, Plan)[0]), 6))}})
	if err != nil {
		t.Fatal(err)
	}
	modules, problems := parse(files.modules)
	if len(modules) == 0 || len(problems) > 0 {
		t.Fatal(problems)
	}
	w := newWidths(modules)
	for _, m := range modules {
		for _, r := range m.Parsed.Rules {
			if n := namesOf(w, m.Parsed, r).widest(); n > maxWidth/100 {
				t.Errorf("%s: a value of %d parts", r.Location, n)
			}
		}
	}
}

// TestInspect_TooWide: what the type checker would not survive is told and not compiled.
func TestInspect_TooWide(t *testing.T) {
	_, err := Load([]Source{shippedWith(t, "lib/wide.rego", "package lib.wide\n\n"+doubling("s0 := 1", "s%[1]d := [s%[2]d, s%[2]d]", 60))}, nil)
	if err == nil || !strings.Contains(err.Error(), "mine/lib/wide.rego") || !strings.Contains(err.Error(), "parts") {
		t.Errorf("%v, want the module", err)
	}
}
