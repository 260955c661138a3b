package waiver

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

func TestAudit_CountsAndRows(t *testing.T) {
	entry := func(line int, s assessment.WaiverStatus) Entry {
		return Entry{Waiver: Waiver{Line: line, Rule: "a/b", Profile: "acme", Waiver: assessment.Waiver{Reason: "r", Owner: "o", Expires: "2027-01-01"}}, Status: s, Judged: line == 3}
	}
	audit := Audit{entry(3, assessment.WaiverActive), entry(8, assessment.WaiverNotAllowed), entry(12, assessment.WaiverActive)}
	if diff := cmp.Diff([]Counted{{assessment.WaiverActive, 2}, {assessment.WaiverNotAllowed, 1}}, audit.Counts()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if audit.Active() || !audit[:1].Active() || !(Audit{}).Active() {
		t.Error("an audit is active where each of its waivers is")
	}
	text, err := json.Marshal(audit[:1].Rows())
	if err != nil {
		t.Fatal(err)
	}
	const want = `[{"line":3,"status":"active","judged":true,"rule":"a/b","profile":"acme","reason":"r","owner":"o","expires":"2027-01-01"}]`
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if text, _ := json.Marshal(Audit(nil).Rows()); string(text) != "[]" {
		t.Errorf("no waiver is %s", text)
	}
}

func TestNamed(t *testing.T) {
	r := &assessment.Result{Rule: "a/b", Findings: []assessment.Finding{
		{Subject: "Seed", Fingerprint: "1111111111111111"}, {Subject: "A", Fingerprint: "2222222222222222"}, {Subject: "A", Fingerprint: "3333333333333333"},
	}}
	for name, want := range map[string]int{"": 3, "Seed": 1, "A": 2, "3333333333333333": 1, "B": 0} {
		if found := Named(r, name); len(found) != want {
			t.Errorf("%q names %d findings, want %d", name, len(found), want)
		}
	}
}

// TestFor: a waiver that is made of a finding covers that finding, and no other of its rule.
func TestFor(t *testing.T) {
	r := assessment.Result{Rule: "a/b", Findings: []assessment.Finding{
		{Subject: "/rounds/0", Fingerprint: "1111111111111111", Severity: rule.High, Message: "m"},
		{Subject: "/rounds/1", Fingerprint: "2222222222222222", Severity: rule.High, Message: "m"},
	}}
	for i := range r.Findings {
		w := For("acme", &r, &r.Findings[i], "2026-11-29")
		if w.Rule != "a/b" || w.Profile != "acme" || w.Created != "2026-11-29" || w.Severity == nil || *w.Severity != rule.High {
			t.Errorf("%+v", w)
		}
		if covered, _ := w.covers(&r); len(covered) != 1 || covered[0] != &r.Findings[i] {
			t.Errorf("the waiver of %s covers %d findings", r.Findings[i].Subject, len(covered))
		}
	}
}

func TestCheckExpiry(t *testing.T) {
	for day, want := range map[string]string{
		"2026-11-28": "2026-11-28 is over", "2026-11-29": "", "2026-11-30": "", "tomorrow": "tomorrow", "2026-02-30": "2026-02-30",
	} {
		err := CheckExpiry(day, "2026-11-29")
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", day, err, want)
		}
	}
}
