package baseline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

func company(name string, findings ...assessment.Finding) *assessment.Assessment {
	return &assessment.Assessment{
		Profile: assessment.Profile{Company: name},
		Results: []assessment.Result{{Rule: "a/x", Findings: findings}},
	}
}

func found(fingerprint, subject string) assessment.Finding {
	return assessment.Finding{Fingerprint: strings.Repeat(fingerprint, 16), Subject: subject}
}

func TestBaseline(t *testing.T) {
	waived := found("c", "waived")
	waived.Waiver = &assessment.Waiver{}
	b := Of([]*assessment.Assessment{
		company("b", found("b", "z"), found("a", "=\"<b>&\u2028\n\x1b[31m"), waived), company("a", found("d", "x")), company("", found("e", "nameless")),
	})
	var text strings.Builder
	if err := b.Write(&text); err != nil {
		t.Fatal(err)
	}
	want := `{"schema": "diligo.baseline/v1", "findings": [
  {"fingerprint":"dddddddddddddddd","rule":"a/x","profile":"a","subject":"x"},
  {"fingerprint":"aaaaaaaaaaaaaaaa","rule":"a/x","profile":"b","subject":"=\"<b>&\u2028\n\u001b[31m"},
  {"fingerprint":"bbbbbbbbbbbbbbbb","rule":"a/x","profile":"b","subject":"z"}
]}
`
	if diff := cmp.Diff(want, text.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	read, err := Read("known.json", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	next := company("b", found("b", "z"), found("f", "new"))
	read.Mark(next)
	if f := next.Results[0].Findings; !f[0].Known || f[1].Known || next.Baseline.Source != "known.json" || len(next.Baseline.SHA256) != 64 {
		t.Errorf("marked: %+v %+v", f, next.Baseline)
	}
	nameless := company("", found("b", "z"))
	if read.Mark(nameless); nameless.Results[0].Findings[0].Known {
		t.Error("a finding of a company without a name is known")
	}
}

func TestRead_Faults(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "b.json:1:1: the file is empty",
		`{"schema": 1}`:           "b.json:1:12: schema: a JSON number does not belong here",
		`{"schema": "x"}`:         `b.json: a baseline of schema diligo.baseline/v1 is needed, got "x"; write one with diligo check --create-baseline`,
		"{\n \"findings\": [}":    "b.json:2:15: invalid character '}' at start of value",
		`{"schema": "diligo.base`: "b.json:1:24: the file ends too early",
		"{}\n{}":                  "b.json:2:1: there is more behind the end",
		`{"schema": "diligo.baseline/v1", "findings": [{"fingerprint": "XYZ"}]}`: `b.json: /findings/0/fingerprint: 16 hexadecimal digits are needed, got "XYZ"`,
	} {
		_, err := Read("b.json", []byte(in))
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v\nwant %s", in, err, want)
		}
	}
}

// TestFollow: what a rule found that another has replaced is known of the latter.
func TestFollow(t *testing.T) {
	c := &rule.Catalogue{Rules: []*rule.Rule{{ID: "a/x", Replaces: map[rule.ID]string{"a/data": "data", "a/old": ""}}}}
	b := &Baseline{Findings: []Finding{
		{Fingerprint: "aaaaaaaaaaaaaaaa", Rule: "a/data", Profile: "acme", Subject: "a title"},
		{Fingerprint: "bbbbbbbbbbbbbbbb", Rule: "a/old", Profile: "acme", Subject: "seed"},
		{Fingerprint: "cccccccccccccccc", Rule: "a/old", Subject: "nameless"},
	}}
	if followed := b.Follow(c); len(followed) != 2 {
		t.Errorf("followed %v", followed)
	}
	a := company("acme", found("1", "data"), found("2", "seed"), found("3", "another"), found("4", "nameless"))
	b.Mark(a)
	other := company("other", found("1", "data"))
	b.Mark(other)
	var known []bool
	for _, f := range append(a.Results[0].Findings, other.Results[0].Findings...) {
		known = append(known, f.Known)
	}
	if diff := cmp.Diff([]bool{true, true, false, false, false}, known); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
