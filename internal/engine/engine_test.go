package engine

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

const source = `# METADATA
# title: Too small
# description: Description
# custom:
#   severity: high
#   chapters: ["1.2.4"]
#   stages: [growth]
#   facts: [/rounds/*/amount, /rounds/*/date]
#   title: {zh: 过小}
#   description: {zh: 说明}
#   message:
#     small: {en: "{subject} raised {raised:money}, less than {least}.", zh: "{subject}融资 {raised:money}，低于 {least}。"}
#   suggestion:
#     raise: {en: "Raise {more:money+} more.", zh: "再融资 {more:money+}。"}
#     general: {en: "Plan larger rounds.", zh: "扩大单轮规模。"}
#   question:
#     /rounds/*/amount: {en: "What did {subject} raise ({label}, entry {n})?", zh: "{subject}融资多少（{label}，第 {n} 项）？"}
#     /rounds: {en: "Which rounds?", zh: "有哪些轮次？"}
package rules.mine.too_small

import data.rules.mine.too_small.params

missing contains "/rounds" if not input.rounds

missing contains sprintf("/rounds/%d/amount", [i]) if {
	some i, round in input.rounds
	not round.amount
}

finding contains {
	"kind": "small",
	"subject": round.name,
	"severity": "medium",
	"at": [sprintf("/rounds/%d/amount", [i])],
	"evidence": {"raised": round.amount, "least": params.least},
} if {
	some i, round in input.rounds
	round.amount.amount < params.least
}

suggestion contains {"action": "raise", "subject": round.name, "values": {"more": {"amount": params.least - round.amount.amount, "currency": "CNY"}}} if {
	some round in input.rounds
	round.amount.amount < params.least
}

suggestion contains {"action": "general", "values": {}} if count(finding) > 0

pass if every round in input.rounds { round.amount.amount >= params.least }
`

func newTestEngine(t *testing.T, lang rule.Lang, settings ...policy.Setting) *Engine {
	t.Helper()
	set, err := policy.Load([]policy.Source{{FS: fstest.MapFS{
		"rules/mine/too_small/rule.rego": &fstest.MapFile{Data: []byte(source)},
		"rules/mine/too_small/data.yaml": &fstest.MapFile{Data: []byte("params: {least: 100}\nsources: {least: [default]}")},
		"lib/terms/data.yaml":            &fstest.MapFile{Data: []byte("words: {label.a: {en: Series A, zh: A 轮}}")},
		"lib/items/data.yaml":            &fstest.MapFile{Data: []byte(`items: [{id: "8.3.4", kind: context, title: {en: Capital, zh: 资本}, factor: ["1.2.4"]}]`)},
	}}}, settings)
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(set, Options{Lang: lang, Threshold: rule.High})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func decode(t *testing.T, text string) *profile.Profile {
	t.Helper()
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	v, err := profile.NewValidator(schema)
	if err != nil {
		t.Fatal(err)
	}
	p, err := v.Decode("acme.json", []byte(text), profile.FormatJSON)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const text = `{"company": {"name": "Acme", "stage": "growth"}, "rounds": [
  {"name": "One", "amount": {"amount": 40, "currency": "CNY"}},
  {"name": "Two", "amount": {"amount": 99.5, "currency": "CNY"}}
]}`

func TestEngine_Findings(t *testing.T) {
	a, err := newTestEngine(t, rule.English).Assess(context.Background(), decode(t, text))
	if err != nil {
		t.Fatal(err)
	}
	cny := func(amount string) any { return map[string]any{"amount": json.Number(amount), "currency": "CNY"} }
	finding := func(subject, amount, message, more string, short, line int, pointer, least string) assessment.Finding {
		return assessment.Finding{
			Severity: rule.Medium, Kind: "small", Subject: subject, Message: message,
			Evidence:   map[string]any{"raised": cny(amount), "least": json.Number(least)},
			Thresholds: []assessment.Threshold{{Name: "least", Value: json.Number(least), Sources: []string{"default"}}},
			Locations:  []assessment.Location{{Pointer: pointer, Line: line, Column: 29, EndLine: line, EndColumn: 29 + short, Value: cny(amount)}},
			Suggestions: []assessment.Suggestion{
				{Action: "general", Text: "Plan larger rounds.", Values: map[string]any{}},
				{Action: "raise", Text: more, Values: a.Results[0].Findings[line-2].Suggestions[1].Values},
			},
		}
	}
	want := []assessment.Finding{
		finding("One", "40", "One raised CNY 40, less than 100.", "Raise CNY 60 more.", 33, 2, "/rounds/0/amount", "100"),
		finding("Two", "99.5", "Two raised CNY 99.5, less than 100.", "Raise CNY 0.5 more.", 35, 3, "/rounds/1/amount", "100"),
	}
	got := a.Results[0].Findings
	for i := range got {
		if got[i].Fingerprint == "" {
			t.Error("no fingerprint")
		}
		got[i].Fingerprint = ""
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if a.Summary.Verdict != assessment.VerdictPass || a.Summary.Findings.Medium != 2 {
		t.Errorf("%+v", a.Summary)
	}
	zero := []assessment.Factor{{Item: "8.3.4", Title: "Capital", Outcome: rule.Fail, Coverage: 100, Rules: []rule.ID{"mine/too_small"}}}
	if diff := cmp.Diff(zero, a.Summary.Factors); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEngine_Questions(t *testing.T) {
	p := decode(t, `{"rounds": [{"label": "a"}, {"name": "B two", "amount": null}]}`)
	for lang, want := range map[rule.Lang][]string{
		rule.English: {"What did Series A raise (Series A, entry 1)?", "What did B two raise (B two, entry 2)?"},
		rule.Chinese: {"A 轮融资多少（A 轮，第 1 项）？", "B two融资多少（B two，第 2 项）？"},
	} {
		a, err := newTestEngine(t, lang).Assess(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, a.Results[0].Questions); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if a.Results[0].Outcome != rule.Unknown || len(a.Questions) != 2 || a.Questions[1].Settles != 1 {
			t.Errorf("%+v", a.Questions)
		}
	}
}

// TestEngine_Configured: a threshold that the user has set says so.
func TestEngine_Configured(t *testing.T) {
	s, err := policy.ParseSetting("mine/too_small.least=50")
	if err != nil {
		t.Fatal(err)
	}
	a, err := newTestEngine(t, rule.English, s).Assess(context.Background(), decode(t, text))
	if err != nil {
		t.Fatal(err)
	}
	want := []assessment.Threshold{{Name: "least", Value: json.Number("50"), Sources: []string{"configured"}}}
	if diff := cmp.Diff(want, a.Results[0].Findings[0].Thresholds); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	parameters := []rule.Override{{Rule: "mine/too_small", Name: "least", Value: json.Number("50"), Default: json.Number("100"), Origin: "--set"}}
	if diff := cmp.Diff(parameters, a.Policy.Parameters); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEngine_SameInputSameOutput: the same profile gives the same bytes, however often and at once.
func TestEngine_SameInputSameOutput(t *testing.T) {
	e := newTestEngine(t, rule.Chinese)
	p := decode(t, text)
	answers := make(chan string, 16)
	for range cap(answers) {
		go func() {
			a, err := e.Assess(context.Background(), p)
			if err != nil {
				t.Error(err)
			}
			raw, err := json.Marshal(a)
			if err != nil {
				t.Error(err)
			}
			answers <- string(raw)
		}()
	}
	first := <-answers
	for range cap(answers) - 1 {
		if got := <-answers; got != first {
			t.Fatalf("two answers:\n%s\n%s", first, got)
		}
	}
}

func TestNew_NoRules(t *testing.T) {
	e := newTestEngine(t, rule.English)
	if _, err := New(e.policies, Options{Include: func(rule.ID) bool { return false }}); !errors.Is(err, ErrNoRules) {
		t.Errorf("%v, want ErrNoRules", err)
	}
}
