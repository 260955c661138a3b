package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
)

// endless is a rule whose finding never comes to an end.
const endless = `package rules.mine.endless

missing contains "/x" if not input.x
finding contains {"at": ["/x"]} if count([1 | some a in numbers.range(1, 1000); some b in numbers.range(1, 1000); a * b < input.x]) > 0
pass if input.x
`

// TestBudget: a rule without end ends the evaluation of that profile with an error that names it, in either evaluator.
func TestBudget(t *testing.T) {
	for _, mode := range []Mode{Plan, Auto, Topdown} {
		t.Run(string(mode), func(t *testing.T) {
			s := loadOne(t, endless, mode, WithSteps(100_000))
			_, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, map[string]any{"x": json.Number("-1")}), []rule.ID{"mine/endless"})
			if !errors.Is(err, plan.ErrStepBudget) || !strings.Contains(err.Error(), "mine/endless") {
				t.Errorf("%v, want the end of the budget in mine/endless", err)
			}
		})
	}
}

// TestNumbers: a number that no report can carry is an error of its rule, and of no other.
func TestNumbers(t *testing.T) {
	for _, text := range []string{"007", "1e400", "-1e400"} {
		t.Run(text, func(t *testing.T) {
			s := loadOne(t, `package rules.mine.odd

missing contains "/x" if not input.x
finding contains {"at": ["/x"], "evidence": {"value": to_number(input.x)}} if input.x
pass if false
`, Auto)
			results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, map[string]any{"x": text}), []rule.ID{"mine/odd"})
			if err != nil || results[0].Outcome != rule.Error || !strings.Contains(fmt.Sprint(results[0].Err), "number") {
				t.Errorf("%+v, %v, want an error of the rule", results, err)
			}
		})
	}
}

// TestData_Clash: two data files of one source that both give a value are refused, as OPA refuses them.
func TestData_Clash(t *testing.T) {
	_, err := Load([]Source{files(map[string]string{
		"rules/a/x/rule.rego": ruleOf("x", body), "a/data.yaml": "b: {c: 1}", "a/data.json": `{"b": {"c": 2}}`,
	})}, nil)
	if err == nil || !strings.Contains(err.Error(), "a/data.json gives data at a.b.c too") || !strings.Contains(err.Error(), "a/data.yaml:1:1") {
		t.Errorf("%v, want both files named", err)
	}
}

// shippedWith returns the source of shipped with another file.
func shippedWith(t *testing.T, name, content string) Source {
	t.Helper()
	s := shipped()
	s.FS.(fstest.MapFS)[name] = &fstest.MapFile{Data: []byte(content)}
	return s
}

// TestLoad_Limits: what is too large or too deep is refused with its name and the limit; what just holds is not.
func TestLoad_Limits(t *testing.T) {
	nested := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	with := func(name, content string) Source { return shippedWith(t, name, content) }
	filler := "# " + strings.Repeat("x", maxFile-100) + "\n"
	many := shipped()
	for i := range maxSource/len(filler) + 1 {
		many.FS.(fstest.MapFS)[fmt.Sprintf("lib/l%d.rego", i)] = &fstest.MapFile{Data: []byte(filler)}
	}
	crowd := shipped()
	for i := range maxEntries {
		crowd.FS.(fstest.MapFS)[fmt.Sprint("notes/", i)] = &fstest.MapFile{}
	}
	device := with("lib/fifo.rego", "not rego")
	device.FS.(fstest.MapFS)["lib/fifo.rego"].Mode = fs.ModeNamedPipe
	tests := []struct {
		name   string
		source Source
		want   string
	}{
		{"a file", with("lib/big.rego", "package lib.big\n"+filler+filler[:100]), "mine/lib/big.rego: larger than 4 MB"},
		{"a large file", with("lib/big.rego", "package lib.big\n"+filler), ""},
		{"all files", many, "mine: more than 32 MB"},
		{"the number of files", crowd, "mine: more than 100000 files"},
		{"a module", with("lib/deep.rego", "package lib.deep\n\nx := "+nested(maxNesting+1)), "mine/lib/deep.rego:3:1: brackets are nested deeper than 200"},
		{"a deep module", with("lib/deep.rego", "package lib.deep\n\nx := "+nested(maxNesting)), ""},
		{"brackets that do not count", with("lib/text.rego", "package lib.text\n\n# "+nested(300)[:300]+"\nx := [\"\\\""+nested(300)[:300]+"\", `"+nested(300)[:300]+"`]"), ""},
		{"data", with("lib/data.json", `{"x": `+nested(maxNesting)+`}`), "mine/lib/data.json:1:1: objects and lists are nested deeper than 200"},
		{"deep data", with("lib/data.json", `{"x": `+nested(maxNesting-1)+`}`), ""},
		{"very deep data", with("lib/data.json", `{"x": `+nested(1_000_000)+`}`), "mine/lib/data.json"},
		{"very deep YAML", with("lib/data.yaml", `x: `+nested(1_000_000)), "mine/lib/data.yaml"},
		{"a FIFO", device, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load([]Source{tt.source}, nil)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
	for _, content := range []string{strings.Repeat(" ", MaxSettings+1), `{"x": ` + nested(maxNesting) + `}`} {
		if _, err := ParseSettings("p.json", []byte(content)); err == nil || !strings.Contains(err.Error(), "p.json: ") || !strings.Contains(err.Error(), "than") {
			t.Errorf("%v, want the limit", err)
		}
	}
}

// oneMetadata is what stands before a rule that judges /x.
const oneMetadata = `# METADATA
# title: Title
# description: Description
# custom:
#   severity: high
#   chapters: ["1.2.4"]
#   stages: [growth]
#   facts: [/x]
#   title: {zh: 题}
#   description: {zh: 说明}
#   message: {en: "m", zh: "m"}
#   suggestion: {general: {en: "s", zh: "s"}}
#   question:
#     /x: {en: "q", zh: "q"}
`

// loadOne loads one rule, given without its metadata.
func loadOne(t *testing.T, module string, mode Mode, opts ...Option) *Set {
	t.Helper()
	s, err := Load([]Source{files(map[string]string{"one.rego": oneMetadata + module})}, nil, append(opts, WithEvaluator(mode))...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
