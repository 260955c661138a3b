package waiver

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

const good = `# Our waivers.
waivers:
  - rule: runway/short_runway   # the bridge
    profile: acme
    reason: bridge signed
    owner: A. Partner
    expires: 2027-03-31
  - rule: capital_structure/dominant_outside_holder
    profile: acme
    subject: =Fund, "One" <b> | %s
    reason: "agreed: see the minutes"
    owner: B
    approved_by: committee
    created: 2026-11-01
    expires: 2026-11-22
  - rule: market/competitors_too_few
    fingerprint: 1234567890123456
    reason: niche
    owner: C
    expires: "2027-01-01"
`

func TestRead(t *testing.T) {
	l, err := Read("w.yaml", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	want := []Waiver{
		{Line: 3, Rule: "runway/short_runway", Profile: "acme", Waiver: assessment.Waiver{Reason: "bridge signed", Owner: "A. Partner", Expires: "2027-03-31"}},
		{
			Line: 8, Rule: "capital_structure/dominant_outside_holder", Profile: "acme", Subject: `=Fund, "One" <b> | %s`,
			Waiver: assessment.Waiver{Reason: "agreed: see the minutes", Owner: "B", ApprovedBy: "committee", Created: "2026-11-01", Expires: "2026-11-22"},
		},
		{
			Line: 16, Rule: "market/competitors_too_few", Fingerprint: "1234567890123456",
			Waiver: assessment.Waiver{Reason: "niche", Owner: "C", Expires: "2027-01-01"},
		},
	}
	if diff := cmp.Diff(want, l.Waivers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if l.File.Source != "w.yaml" || len(l.File.SHA256) != 64 {
		t.Errorf("file: %+v", l.File)
	}
}

func TestRead_Nothing(t *testing.T) {
	for _, in := range []string{"", "\n# none\n", "---\n", "null", "waivers:\n", "waivers: []\n", "waivers: ~"} {
		l, err := Read("w.yaml", []byte(in))
		if err != nil || len(l.Waivers) > 0 {
			t.Errorf("%q: %v %v", in, l, err)
		}
	}
}

func TestRead_Faults(t *testing.T) {
	const rest = "reason: r, owner: o, expires: 2027-01-01"
	tests := []struct{ name, in, want string }{
		{"no YAML", "waivers:\n  - {rule: a/b\n", "w.yaml:1:1: this is not YAML: did not find expected ',' or '}'"},
		{"no YAML without a line", "waivers: \x00", "w.yaml:1:1: this is not YAML: control characters are not allowed"},
		{"not at the top", "- rule: a/b\n", "w.yaml:1:1: waivers: with a list is needed at the top"},
		{"unknown at the top", "waiver: []\n", `w.yaml:1:1: unknown key "waiver": use waivers`},
		{"twice at the top", "waivers: []\nwaivers: []\n", `w.yaml:2:1: the key "waivers" occurs twice`},
		{"no list", "waivers: {}\n", "w.yaml:1:10: waivers: a list is needed"},
		{"two documents", "waivers: []\n---\nwaivers: []\n", "w.yaml:2:1: a second document begins here, and only one is read: leave it out"},
		{"no object", "waivers: [a/b]\n", "w.yaml:1:11: a waiver is needed: an object with rule, profile, subject, fingerprint, reason, owner, approved_by, created, expires, severity, at_least, at_most"},
		{"unknown key", "waivers:\n- {rule: a/b, profile: p, expiry: x, " + rest + "}\n", `w.yaml:2:27: unknown key "expiry": use ` + strings.Join(fields, ", ")},
		{"repeated key", "waivers:\n- {rule: a/b, rule: a/c, profile: p, " + rest + "}\n", `w.yaml:2:15: the key "rule" occurs twice`},
		{"no rule", "waivers:\n- {profile: p, " + rest + "}\n", "w.yaml:2:3: rule is missing"},
		{"odd rule", "waivers:\n- {rule: ab, profile: p, " + rest + "}\n", `w.yaml:2:10: rule: "ab" is not an ID of a rule, such as runway/short_runway`},
		{"no company", "waivers:\n- {rule: a/b, " + rest + "}\n", "w.yaml:2:3: profile or fingerprint is missing: name the company by its id (else its legal name, else its name)"},
		{"odd fingerprint", "waivers:\n- {rule: a/b, fingerprint: xyz, " + rest + "}\n", `w.yaml:2:28: fingerprint: 16 hexadecimal digits are needed, got "xyz"`},
		{"blank reason", "waivers:\n- {rule: a/b, profile: p, reason: ' ', owner: o, expires: 2027-01-01}\n", "w.yaml:2:3: reason is missing"},
		{"null owner", "waivers:\n- {rule: a/b, profile: p, reason: r, owner: null, expires: 2027-01-01}\n", "w.yaml:2:3: owner is missing"},
		{"no expiry", "waivers:\n- {rule: a/b, profile: p, reason: r, owner: o}\n", "w.yaml:2:3: expires is missing"},
		{"reason a list", "waivers:\n- {rule: a/b, profile: p, reason: [r], owner: o, expires: 2027-01-01}\n", "w.yaml:2:35: reason: a text is needed"},
		{"an alias", "waivers:\n- {rule: a/b, profile: &p p, reason: *p, owner: o, expires: 2027-01-01}\n", "w.yaml:2:24: anchors and aliases are not allowed: write the value out"},
		{"expires in a month", "waivers:\n- {rule: a/b, profile: p, reason: r, owner: o, expires: 2027-02}\n", `w.yaml:2:57: expires: a day such as 2027-03-31 is needed, got "2027-02"`},
		{"expires never", "waivers:\n- {rule: a/b, profile: p, reason: r, owner: o, expires: 2027-02-30}\n", `w.yaml:2:57: expires: a day such as 2027-03-31 is needed, got "2027-02-30"`},
		{"created odd", "waivers:\n- {rule: a/b, profile: p, created: today, " + rest + "}\n", `w.yaml:2:36: created: a day such as 2027-03-31 is needed, got "today"`},
		{"created late", "waivers:\n- {rule: a/b, profile: p, created: 2027-01-02, " + rest + "}\n", "w.yaml:2:3: expires 2027-01-01 before it was created on 2027-01-02"},
		{
			"twice the same", "waivers:\n- {rule: a/b, profile: p, " + rest + "}\n- {rule: a/b, profile: p, reason: other, owner: x, expires: 2026-01-01}\n",
			"w.yaml:3:1: the waiver in line 2 is for the same findings; keep one of the two",
		},
		{
			"twice the same fingerprint", "waivers:\n- {rule: a/b, fingerprint: 00000000000000aa, " + rest + "}\n- {rule: a/b, profile: p, fingerprint: 00000000000000aa, " + rest + "}\n",
			"w.yaml:3:1: the waiver in line 2 is for the same findings; keep one of the two",
		},
		{
			"several", "waivers:\n- {rule: a/b, profile: p, reason: r, owner: o}\n- {profile: q, " + rest + "}\n",
			"w.yaml:2:3: expires is missing\nw.yaml:3:3: rule is missing",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read("w.yaml", []byte(tt.in))
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzRead: whatever the bytes are, Read answers, and what it accepts is whole.
func FuzzRead(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte("waivers:\n- {rule: a/b, fingerprint: 00000000000000aa, reason: &a r, owner: *a, expires: 2027-01-01}\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		l, err := Read("w.yaml", content)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "w.yaml:") {
				t.Errorf("an error without its place: %v", err)
			}
			return
		}
		for _, w := range l.Waivers {
			if w.Rule == "" || w.Reason == "" || w.Owner == "" || CheckDate(w.Expires) != nil || w.Line < 1 || w.Profile == "" && w.Fingerprint == "" {
				t.Errorf("accepted: %+v", w)
			}
		}
		added := Waiver{Rule: "new/one", Profile: "p", Waiver: assessment.Waiver{Reason: "r", Owner: "o", Expires: "2027-01-01"}}
		after, err := Add("w.yaml", content, added)
		if err != nil {
			return
		}
		again, err := Read("w.yaml", after)
		if err != nil || len(again.Waivers) != len(l.Waivers)+1 {
			t.Errorf("after one more: %v\n%s", err, after)
		}
	})
}

// judged is one company with a rule that fires on several subjects.
func judged() *assessment.Assessment {
	at := func(subject, pointer string) assessment.Finding {
		return assessment.Finding{Subject: subject, Severity: rule.High, Locations: []assessment.Location{{Pointer: pointer, Value: pointer}}}
	}
	a := &assessment.Assessment{
		Profile: assessment.Profile{Company: "acme"},
		Results: []assessment.Result{
			{Rule: "a/one", Outcome: rule.Fail, Findings: []assessment.Finding{at("", "/cash")}},
			{Rule: "a/many", Outcome: rule.Fail, Findings: []assessment.Finding{
				at("Fund", "/holders/0"), at("Fund (2)", "/holders/1"), at("Other", "/holders/2"), at("4", "/holders/3"),
			}},
			{Rule: "a/pass", Outcome: rule.Pass},
			{Rule: "a/unknown", Outcome: rule.Unknown},
		},
	}
	for _, r := range a.Results {
		assessment.SetFingerprints(r.Rule, a.Profile.Company, r.Findings)
	}
	return a
}

func TestList_Mark(t *testing.T) {
	const day = "2026-11-23"
	fingerprint := judged().Results[1].Findings[3].Fingerprint
	tests := []struct {
		name    string
		waiver  Waiver
		covered []string // subjects with a slash after the rule's name
		status  assessment.WaiverStatus
	}{
		{"the only finding", Waiver{Rule: "a/one", Profile: "acme"}, []string{"a/one "}, ""},
		{"all findings of the rule", Waiver{Rule: "a/many", Profile: "acme"}, []string{"a/many Fund", "a/many Fund (2)", "a/many Other", "a/many 4"}, ""},
		{"one subject", Waiver{Rule: "a/many", Profile: "acme", Subject: "Other"}, []string{"a/many Other"}, ""},
		{"a fingerprint", Waiver{Rule: "a/many", Fingerprint: fingerprint}, []string{"a/many 4"}, ""},
		{"a fingerprint and a remark", Waiver{Rule: "a/many", Profile: "acme", Subject: "9", Fingerprint: fingerprint}, []string{"a/many 4"}, ""},
		{"a name of two", Waiver{Rule: "a/many", Profile: "acme", Subject: "Fund"}, nil, assessment.WaiverAmbiguous},
		{"a name with a place", Waiver{Rule: "a/many", Profile: "acme", Subject: "Fund (2)"}, nil, assessment.WaiverAmbiguous},
		{"a place", Waiver{Rule: "a/many", Profile: "acme", Subject: "4"}, nil, assessment.WaiverAmbiguous},
		{"another subject", Waiver{Rule: "a/many", Profile: "acme", Subject: "other"}, nil, assessment.WaiverUnused},
		{"another company", Waiver{Rule: "a/one", Profile: "Acme"}, nil, ""},
		{"another rule's fingerprint", Waiver{Rule: "a/one", Fingerprint: fingerprint}, nil, ""},
		{"a rule that passes", Waiver{Rule: "a/pass", Profile: "acme"}, nil, assessment.WaiverUnused},
		{"a rule that can't tell", Waiver{Rule: "a/unknown", Profile: "acme"}, nil, ""},
		{"a rule that was not run", Waiver{Rule: "a/skipped", Profile: "acme"}, nil, ""},
		{"the last day", Waiver{Rule: "a/one", Profile: "acme", Waiver: assessment.Waiver{Expires: day}}, []string{"a/one "}, ""},
		{"the day after", Waiver{Rule: "a/one", Profile: "acme", Waiver: assessment.Waiver{Expires: "2026-11-22"}}, nil, assessment.WaiverExpired},
		{"forbidden", Waiver{Rule: "a/forbidden", Profile: "acme"}, nil, assessment.WaiverNotAllowed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := judged()
			a.Results = append(a.Results, assessment.Result{Rule: "a/forbidden", Outcome: rule.Fail, Findings: []assessment.Finding{{}}})
			if tt.waiver.Expires == "" {
				tt.waiver.Expires = "2027-01-01"
			}
			l := &List{Waivers: []Waiver{tt.waiver}}
			terms := Terms{Today: day, Waivable: func(id rule.ID) bool { return id != "a/forbidden" }}
			l.Mark(a, terms)
			var covered []string
			for _, r := range a.Results {
				for _, f := range r.Findings {
					if f.Waiver != nil {
						covered = append(covered, string(r.Rule)+" "+f.Subject)
					}
				}
			}
			if diff := cmp.Diff(tt.covered, covered); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var status assessment.WaiverStatus
			if len(a.Waivers.Idle) > 0 {
				status = a.Waivers.Idle[0].Status
			}
			if status != tt.status {
				t.Errorf("status %q, want %q", status, tt.status)
			}
		})
	}
}

// TestList_Mark_NoName: what is known of one company without a name says nothing of the next.
func TestList_Mark_NoName(t *testing.T) {
	a := judged()
	a.Profile.Company = ""
	l := &List{Waivers: []Waiver{{Rule: "a/one", Fingerprint: a.Results[0].Findings[0].Fingerprint, Waiver: assessment.Waiver{Expires: "2027-01-01"}}}}
	l.Mark(a, Terms{Today: "2026-11-23"})
	if a.Results[0].Findings[0].Waiver != nil {
		t.Error("waived")
	}
}

func TestList_Audit(t *testing.T) {
	l := &List{Waivers: []Waiver{
		{Rule: "a/one", Profile: "acme", Waiver: assessment.Waiver{Expires: "2027-01-01"}},
		{Rule: "a/one", Profile: "acme", Waiver: assessment.Waiver{Expires: "2026-01-01"}},
		{Rule: "a/pass", Profile: "acme", Waiver: assessment.Waiver{Expires: "2027-01-01"}},
		{Rule: "a/many", Profile: "acme", Subject: "Fund", Waiver: assessment.Waiver{Expires: "2027-01-01"}},
		{Rule: "a/one", Profile: "elsewhere", Waiver: assessment.Waiver{Expires: "2027-01-01"}},
		{Rule: "a/one", Profile: "acme", Subject: "forbidden", Waiver: assessment.Waiver{Expires: "2027-01-01"}},
	}}
	terms := Terms{Today: "2026-11-23"}
	statuses := func(assessments ...*assessment.Assessment) string {
		var out []string
		for _, e := range l.Audit(assessments, terms) {
			text := string(e.Status)
			if !e.Judged {
				text += "?"
			}
			out = append(out, text)
		}
		return strings.Join(out, " ")
	}
	if got, want := statuses(judged()), "active expired unused ambiguous unused? unused"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := statuses(), "active? expired? active? active? active? active?"; got != want {
		t.Errorf("without profiles: %s, want %s", got, want)
	}
	terms.Waivable = func(rule.ID) bool { return false }
	if got, want := statuses(), "not_waivable? expired? not_waivable? not_waivable? not_waivable? not_waivable?"; got != want {
		t.Errorf("nothing waivable: %s, want %s", got, want)
	}
}

func TestAdd(t *testing.T) {
	w := Waiver{
		Rule: "a/b", Profile: `=Acme "x" <b>`, Subject: "Fund: one # two", Fingerprint: "00000000000000aa",
		Waiver: assessment.Waiver{Reason: "line one\nline two", Owner: "- O'Neil", ApprovedBy: "委员会", Created: "2026-11-23", Expires: "2027-03-31"},
	}
	const item = `- rule: a/b
  profile: =Acme "x" <b>
  subject: 'Fund: one # two'
  fingerprint: 00000000000000aa
  reason: |-
    line one
    line two
  owner: '- O''Neil'
  approved_by: 委员会
  created: 2026-11-23
  expires: 2027-03-31
`
	indented := "  " + strings.TrimRight(strings.ReplaceAll(item, "\n", "\n  "), " ")
	tests := []struct{ name, in, want string }{
		{"new", "", "waivers:\n" + indented},
		{"a comment only", "# ours", "# ours\nwaivers:\n" + indented},
		{"none yet", "# ours\nwaivers:\n", "# ours\nwaivers:\n" + indented},
		{"an empty list", "waivers: []  # none\n", "waivers:  # none\n" + indented},
		{"comments stay", good + "  # the end", good + "  # the end\n" + indented},
		{"no indent", "waivers:\n- {rule: c/d, profile: p, reason: r, owner: o, expires: 2027-01-01}\n", "waivers:\n- {rule: c/d, profile: p, reason: r, owner: o, expires: 2027-01-01}\n" + item},
		{"CRLF", "waivers:\r\n", "waivers:\r\n" + strings.ReplaceAll(indented, "\n", "\r\n")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Add("w.yaml", []byte(tt.in), w)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	refused := []struct{ name, in string }{
		{"a list in one line", "waivers: [{rule: c/d, profile: p, reason: r, owner: o, expires: 2027-01-01}]\n"},
		{"a broken file", "waivers: {}\n"},
		{"the same once more", "waivers:\n" + indented},
		{"the end of the document", "waivers:\n- {rule: c/d, profile: p, reason: r, owner: o, expires: 2027-01-01}\n...\n"},
	}
	for _, tt := range refused {
		if got, err := Add("w.yaml", []byte(tt.in), w); err == nil {
			t.Errorf("%s: no error\n%s", tt.name, got)
		}
	}
	if _, err := Add("w.yaml", nil, Waiver{Rule: "a/b", Profile: "p"}); err == nil {
		t.Error("a waiver without a reason was added")
	}
}

// TestFollow: a waiver for a rule that another has replaced covers what that one finds of the same thing.
func TestFollow(t *testing.T) {
	c := &rule.Catalogue{Rules: []*rule.Rule{
		{ID: "risk/all", Replaces: map[rule.ID]string{"risk/data": "data", "risk/renamed": ""}},
		{ID: "risk/there", Replaces: map[rule.ID]string{}},
	}}
	l := &List{Waivers: []Waiver{
		{Rule: "risk/data", Profile: "acme", Fingerprint: "1234567890123456"},
		{Rule: "risk/renamed", Profile: "acme", Subject: "x"},
		{Rule: "risk/there", Profile: "acme", Subject: "x"},
		{Rule: "risk/never_was", Profile: "acme"},
	}}
	followed := l.Follow(c)
	if diff := cmp.Diff([]rule.Replacement{
		{Old: "risk/data", New: "risk/all", Subject: "data"}, {Old: "risk/renamed", New: "risk/all"},
	}, followed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Waiver{
		{Rule: "risk/all", Profile: "acme", Subject: "data"},
		{Rule: "risk/all", Profile: "acme", Subject: "x"},
		{Rule: "risk/there", Profile: "acme", Subject: "x"},
		{Rule: "risk/never_was", Profile: "acme"},
	}, l.Waivers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if again := l.Follow(c); again != nil {
		t.Errorf("followed twice: %v", again)
	}
}
