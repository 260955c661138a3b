package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
)

const metadata = `# METADATA
# title: Title
# description: Description
# custom:
#   severity: high
#   chapters: ["1.2.4"]
#   stages: [growth]
#   facts: [/x]
#   title: {zh: 标题}
#   description: {zh: 说明}
#   message: {en: "x is {x}", zh: "x 为 {x}"}
#   question: {/x: {en: "x?", zh: "x？"}}
`

const body = `
missing contains "/x" if not input.x

finding contains {"at": ["/x"], "evidence": {"x": input.x, "most": params.most}} if input.x > params.most

suggestion contains {"action": "lower", "values": {"x": params.most}} if input.x > params.most

pass if input.x <= params.most
`

// ruleOf returns the source of a rule of that name.
func ruleOf(name, body string) string {
	return metadata + "package rules.a." + name + "\n\nimport data.rules.a." + name + ".params\n" + body
}

func files(contents map[string]string) Source {
	fs := fstest.MapFS{}
	for name, content := range contents {
		fs[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return Source{Name: "mine", FS: fs}
}

func shipped() Source {
	return files(map[string]string{
		"rules/a/x/rule.rego":      ruleOf("x", body),
		"rules/a/x/data.yaml":      "params:\n  most: 5\n  by_stage: {growth: 1, expansion: 2}\n  words: [a]\nsources:\n  most: [default]\n",
		"rules/a/x/rule_test.rego": "package broken if",
		"notes.yaml":               "not: data",
	})
}

func evaluateX(t *testing.T, s *Set, document map[string]any) Result {
	t.Helper()
	results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, document), []rule.ID{"a/x"})
	if err != nil {
		t.Fatal(err)
	}
	return results[0]
}

func TestSet_Outcomes(t *testing.T) {
	s, err := Load([]Source{shipped()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name     string
		document map[string]any
		want     Result
	}{
		{"pass", map[string]any{"x": json.Number("5")}, Result{Rule: "a/x", Outcome: rule.Pass}},
		{"unknown", map[string]any{}, Result{Rule: "a/x", Outcome: rule.Unknown, Missing: []string{"/x"}}},
		{"null is absent", map[string]any{"x": nil}, Result{Rule: "a/x", Outcome: rule.Unknown, Missing: []string{"/x"}}},
		{"fail", map[string]any{"x": json.Number("5.10")}, Result{
			Rule: "a/x", Outcome: rule.Fail,
			Findings:    []Finding{{At: []string{"/x"}, Evidence: map[string]any{"x": json.Number("5.10"), "most": json.Number("5")}}},
			Suggestions: []Suggestion{{Action: "lower", Values: map[string]any{"x": json.Number("5")}}},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := evaluateX(t, s, tt.document)
			if len(got.Missing) == 0 {
				got.Missing = nil
			}
			if len(got.Findings) == 0 {
				got.Findings = nil
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSet_FaultStaysInItsRule: a rule that fails to evaluate, one that proves nothing and one that breaks the contract are in
// error; the rule beside them is not.
func TestSet_FaultStaysInItsRule(t *testing.T) {
	s, err := Load([]Source{files(map[string]string{
		"x.rego":      ruleOf("x", body),
		"divide.rego": metadata + "package rules.a.divide\n\nmissing contains 1 if false\n\nfinding contains 1 if 1 / (input.x - input.x) > 0\n\npass if true\n",
		"silent.rego": metadata + "package rules.a.silent\n\nmissing contains 1 if false\n\nfinding contains 1 if false\n\npass if false\n",
		"odd.rego":    metadata + "package rules.a.odd\n\nmissing contains 1 if false\n\nfinding contains {\"at\": [], \"evidence\": {}, \"prose\": \"x\"}\n\npass if false\n",
		"data.json":   `{"rules": {"a": {"x": {"params": {"most": 5}}}}}`,
	})}, nil)
	if err != nil {
		t.Fatal(err)
	}
	results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, map[string]any{"x": json.Number("1")}), []rule.ID{"a/divide", "a/silent", "a/odd", "a/x"})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"divide by zero", "undetermined", "unknown field", ""} {
		got := results[i]
		if want == "" {
			if got.Outcome != rule.Pass {
				t.Errorf("%s: %s %v", got.Rule, got.Outcome, got.Err)
			}
			continue
		}
		if got.Outcome != rule.Error || got.Err == nil || !strings.Contains(got.Err.Error(), want) {
			t.Errorf("%s: %s %v, want an error with %q", got.Rule, got.Outcome, got.Err, want)
		}
	}
}

func TestLoad_Errors(t *testing.T) {
	with := func(name, source string) map[string]string { return map[string]string{name: source} }
	tests := []struct {
		name  string
		files map[string]string
		want  string // at file:line
	}{
		{"nothing", map[string]string{"notes.txt": ""}, "no Rego module found"},
		{"syntax", with("x.rego", "package rules.a.x\n\npass if {"), "mine/x.rego:3"},
		{"type", with("x.rego", ruleOf("x", strings.Replace(body, "not input.x", "not data.lib.none(input.x)", 1))), "mine/x.rego:17"},
		{"strict: an unused import", with("x.rego", ruleOf("x", strings.ReplaceAll(body, "params.most", "5"))), "mine/x.rego:15"},
		{"no metadata", with("x.rego", "package rules.a.x\n\nmissing := set()\n"), "mine/x.rego:1"},
		{"no pass", with("x.rego", ruleOf("x", strings.ReplaceAll(body, "pass if", "_pass if"))), "does not define pass"},
		{"another public name", with("x.rego", ruleOf("x", body+"\nlimit := 5\n")), "limit is not a public name"},
		{"network", with("x.rego", ruleOf("x", body+"\n_x := http.send({\"method\": \"get\", \"url\": \"http://localhost\"})\n")), "undefined function http.send"},
		{"clock", with("x.rego", ruleOf("x", body+"\n_x := time.now_ns()\n")), "undefined function time.now_ns"},
		{"randomness", with("x.rego", ruleOf("x", body+"\n_x := rand.intn(\"a\", 5)\n")), "undefined function rand.intn"},
		{"environment", with("x.rego", ruleOf("x", body+"\n_x := opa.runtime()\n")), "undefined function opa.runtime"},
		{"data", map[string]string{"a.rego": "package a", "data.yaml": "a: ["}, "mine/data.yaml"},
		{"data that is not an object", map[string]string{"a.rego": "package a", "data.json": "[]"}, "an object is needed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load([]Source{files(tt.files)}, nil)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want an error with %q", err, tt.want)
			}
		})
	}
}

// TestLoad_Override: a later source replaces a rule by its ID and adds others; what it does not name stays.
func TestLoad_Override(t *testing.T) {
	mine := files(map[string]string{
		"stricter.rego": ruleOf("x", strings.Replace(body, "input.x <= params.most", "input.x < params.most", 1)),
		"y.rego":        strings.ReplaceAll(ruleOf("y", body), "a.y.params", "a.x.params"),
	})
	s, err := Load([]Source{shipped(), mine}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []rule.ID
	for _, r := range s.Catalogue().Rules {
		ids = append(ids, r.ID)
	}
	if diff := cmp.Diff([]rule.ID{"a/x", "a/y"}, ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := evaluateX(t, s, map[string]any{"x": json.Number("5")}); !errors.Is(got.Err, ErrUndetermined) {
		t.Errorf("the shipped rule ran: %+v", got)
	}
}

// TestLoad_OverrideLibrary: a package of a later source replaces the earlier one whole, a library too, under whatever file name.
func TestLoad_OverrideLibrary(t *testing.T) {
	ours := files(map[string]string{
		"lib/l/a.rego": "package lib.l\n\nmost := 5\n", "lib/l/b.rego": "package lib.l\n\nleast := 1\n",
		"x.rego":    strings.ReplaceAll(strings.ReplaceAll(ruleOf("x", body), "params.most", "l.most"), "data.rules.a.x.params", "data.lib.l"),
		"data.yaml": "rules: {a: {x: {params: {}}}}",
	})
	ours.Name = ""
	mine := files(map[string]string{"other.rego": "package lib.l\n\nmost := 7\n"})
	s, err := Load([]Source{ours, mine}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := evaluateX(t, s, map[string]any{"x": json.Number("7")}); got.Outcome != rule.Pass {
		t.Errorf("%s %v, want pass", got.Outcome, got.Err)
	}
}

// TestLoad_SameRevision: the same policies have the same revision in whatever folder they stand.
func TestLoad_SameRevision(t *testing.T) {
	revisions := map[string]bool{}
	for _, name := range []string{"a", "zz/top"} {
		mine := files(map[string]string{"rules/a/x/rule.rego": ruleOf("x", strings.Replace(body, "<=", "<", 1)), "rules/a/y/rule.rego": ruleOf("y", body)})
		mine.Name = name
		ours := shipped()
		ours.Name = ""
		s, err := Load([]Source{ours, mine}, nil)
		if err != nil {
			t.Fatal(err)
		}
		revisions[s.Revision()] = true
	}
	if len(revisions) != 1 {
		t.Errorf("revisions %v", revisions)
	}
}

// TestLoad_Disabled: the data of a pack leave rules out; the lists of several packs are joined.
func TestLoad_Disabled(t *testing.T) {
	off := func(name, list string) Source {
		s := files(map[string]string{"data.yaml": "disabled: " + list, "y.rego": strings.ReplaceAll(ruleOf("y", body), "a.y.params", "a.x.params")})
		s.Name = name
		return s
	}
	s, err := Load([]Source{shipped(), off("one", "[a/x]"), off("two", "[]")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Catalogue().Rule("a/x"); ok {
		t.Error("the rule is still there")
	}
	for list, want := range map[string]string{
		"[a/x,\n a/z]": "one/data.yaml:2:2: there is no rule \"a/z\" to disable",
		"a/x":          "disabled: a list of rule IDs is needed",
	} {
		_, err = Load([]Source{shipped(), off("one", list)}, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want an error with %q", err, want)
		}
	}
	if _, err := ParseSettings("p.yaml", []byte("disabled: [a/x]")); err == nil {
		t.Error("a data file can't disable a rule, and must not seem to")
	}
}

// TestInspect_AllProblems: one fault does not hide another.
func TestInspect_AllProblems(t *testing.T) {
	in := Inspect([]Source{files(map[string]string{
		"a.rego": "package a\n\nx := ]\n", "b.rego": "package b\n\nx := [\n", "data.yaml": "[]",
		"c.rego": strings.Replace(ruleOf("c", body), "severity: high", "severity: grave", 1),
	})})
	var got []string
	for _, p := range in.Problems {
		got = append(got, fmt.Sprintf("%s:%d", p.File, p.Line))
	}
	if diff := cmp.Diff([]string{"mine/a.rego:3", "mine/b.rego:4", "mine/c.rego:1", "mine/data.yaml:1"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s\n%v", diff, in.Problems)
	}
	in = Inspect([]Source{files(map[string]string{
		"x.rego": ruleOf("x", body+"\n_y := http.send({})\n\n_z := time.now_ns()\n"), "y.rego": ruleOf("x", body),
	})})
	if len(in.Problems) != 3 || !strings.Contains(in.Problems.Error(), "no network, clock") {
		t.Errorf("%v", in.Problems)
	}
}

func TestPrintable(t *testing.T) {
	if got, want := Printable("a\x1b[2Jb\nc\u202ed 中"), "a\\x1b[2Jb\nc\\u202ed 中"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSettings(t *testing.T) {
	tests := []struct {
		name    string
		set     string
		file    string
		x       string
		outcome rule.Outcome
		want    []rule.Override
		err     string
	}{
		{name: "flag", set: "a/x.most=7", x: "7", outcome: rule.Pass, want: []rule.Override{
			{Rule: "a/x", Name: "most", Value: json.Number("7"), Default: json.Number("5"), Origin: "--set"},
		}},
		{name: "the shipped value", set: "a/x.most=5.0", x: "5", outcome: rule.Pass},
		{name: "file", file: "params: {a/x: {most: 7}}", x: "7", outcome: rule.Pass, want: []rule.Override{
			{Rule: "a/x", Name: "most", Value: json.Number("7"), Default: json.Number("5"), Origin: "params.yaml"},
		}},
		{name: "plain data", file: "rules: {a: {x: {params: {most: 7}}}}", x: "7", outcome: rule.Pass, want: []rule.Override{
			{Rule: "a/x", Name: "most", Value: json.Number("7"), Default: json.Number("5"), Origin: "params.yaml"},
		}},
		{name: "a member", set: "a/x.by_stage.growth=3", x: "5", outcome: rule.Pass, want: []rule.Override{{
			Rule: "a/x", Name: "by_stage", Origin: "--set",
			Value:   map[string]any{"growth": json.Number("3"), "expansion": json.Number("2")},
			Default: map[string]any{"growth": json.Number("1"), "expansion": json.Number("2")},
		}}},
		{name: "members that are not named stay", file: "params: {a/x: {by_stage: {growth: 3}}}", x: "5", outcome: rule.Pass, want: []rule.Override{{
			Rule: "a/x", Name: "by_stage", Origin: "params.yaml",
			Value:   map[string]any{"growth": json.Number("3"), "expansion": json.Number("2")},
			Default: map[string]any{"growth": json.Number("1"), "expansion": json.Number("2")},
		}}},
		{name: "unknown rule", set: "a/y.most=7", err: `there is no rule "a/y"`},
		{name: "unknown parameter", set: "a/x.least=7", err: `no parameter "least": it has by_stage, most, words`},
		{name: "unknown member", set: "a/x.by_stage.seed=7", err: `no member "seed"`},
		{name: "unknown member in an object", file: "params: {a/x: {by_stage: {seed: 1}}}", err: `no member "seed"`},
		{name: "a string for a number", set: `a/x.most="7"`, err: "a number is needed, got a string"},
		{name: "a word for a number", set: "a/x.most=seven", err: "a number is needed, got a string"},
		{name: "a number for a list", set: "a/x.words=7", err: "a list is needed, got a number"},
		{name: "a member of a number", set: "a/x.most.growth=7", err: "has no members"},
		{name: "no value", set: "a/x.most", err: "want <rule>.<parameter>=<value>"},
		{name: "no parameter", set: "a/x=7", err: "want <rule>.<parameter>=<value>"},
		{name: "a file that is not an object", file: "[]", err: "an object is needed"},
		{name: "params beside other data", file: "params: {}\nrules: {}", err: "nothing else is allowed"},
		{name: "params that are not an object", file: "params: {a/x: 5}", err: "an object of parameters is needed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var settings []Setting
			var err error
			if tt.set != "" {
				var s Setting
				s, err = ParseSetting(tt.set)
				settings = []Setting{s}
			} else {
				settings, err = ParseSettings("params.yaml", []byte(tt.file))
			}
			var s *Set
			if err == nil {
				s, err = Load([]Source{shipped()}, settings)
			}
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Errorf("%v, want an error with %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := evaluateX(t, s, map[string]any{"x": json.Number(tt.x)}); got.Outcome != tt.outcome {
				t.Errorf("%s, want %s", got.Outcome, tt.outcome)
			}
			if diff := cmp.Diff(tt.want, s.Parameters()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			before, err := Load([]Source{shipped()}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if changed := before.Revision() != s.Revision(); changed != (len(tt.want) > 0) && tt.name != "the shipped value" {
				t.Errorf("the revision changed: %t", changed)
			}
		})
	}
}

func TestEvaluate_Cancelled(t *testing.T) {
	s, err := Load([]Source{shipped()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Evaluator().Evaluate(ctx, valueOf(t, map[string]any{}), []rule.ID{"a/x"}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want a cancelled context", err)
	}
}
