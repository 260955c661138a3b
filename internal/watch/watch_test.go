package watch

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/rule"
)

// company returns an assessment of a profile with findings by rule.
func company(sha string, findings map[rule.ID]rule.Severity, stale ...rule.ID) *assessment.Assessment {
	a := &assessment.Assessment{Profile: assessment.Profile{Company: "acme", Name: "Acme", SHA256: sha}}
	for _, id := range []rule.ID{"a/x", "a/y", "a/z"} {
		r := assessment.Result{Rule: id, Title: string(id), Outcome: rule.Pass}
		if s, ok := findings[id]; ok {
			r.Outcome, r.Findings = rule.Fail, []assessment.Finding{{Severity: s, Message: "message"}}
		}
		for _, other := range stale {
			if other == id {
				r.Outcome, r.Aged = rule.Unknown, []rule.Aged{{Pointer: "/x"}}
			}
		}
		a.Results = append(a.Results, r)
	}
	return a
}

type findings = map[rule.ID]rule.Severity

// digest returns the digest of a run as text.
func digest(state *State, day string, a *assessment.Assessment, ahead ...outlook.Transition) []string {
	l := NewRun(state, day, rule.High)
	if a != nil {
		l.Add(a, ahead)
	}
	var out []string
	for _, e := range l.End(true).Companies {
		for _, i := range e.Items {
			line := fmt.Sprint(i.Class, " ", i.Rule, " ", i.Severity)
			if i.Quiet != nil {
				line = fmt.Sprint(i.Class, " ", *i.Quiet)
			}
			out = append(out, line)
		}
	}
	return out
}

// TestRun_ReportsOnlyWhatHasChanged runs one company day by day.
func TestRun_ReportsOnlyWhatHasChanged(t *testing.T) {
	state := &State{}
	for _, step := range []struct {
		why, day string
		a        *assessment.Assessment
		want     []string
	}{
		{"seen first", "2026-01-01", company("1", findings{"a/x": rule.Low}), nil},
		{"nothing", "2026-01-02", company("1", findings{"a/x": rule.Low}), nil},
		{"new facts, a small finding", "2026-01-03", company("2", findings{"a/x": rule.Low, "a/y": rule.Medium}), []string{"worse a/y medium"}},
		{"the same again", "2026-01-04", company("2", findings{"a/x": rule.Low, "a/y": rule.Medium}), nil},
		{"time alone: kept", "2026-01-10", company("2", findings{"a/x": rule.Low, "a/y": rule.Medium}, "a/z"), nil},
		{"time alone, and serious", "2026-01-11", company("2", findings{"a/x": rule.Low, "a/y": rule.Critical}, "a/z"), []string{"worse a/y critical", "time {1 0 0 []}"}},
		{"time alone: kept", "2026-01-12", company("2", findings{"a/x": rule.Medium, "a/y": rule.Critical}, "a/z"), nil},
		{"a day before 30", "2026-02-09", company("2", findings{"a/x": rule.Medium, "a/y": rule.Critical}, "a/z"), nil},
		{"after 30 days", "2026-02-10", company("2", findings{"a/x": rule.Medium, "a/y": rule.Critical}, "a/z"), []string{"time {0 1 0 [a/x]}"}},
		{"new facts mend it", "2026-02-11", company("3", findings{"a/x": rule.Medium}), []string{"resolved a/y info"}},
		{"gone", "2026-02-12", nil, []string{"lost  info"}},
		{"still gone", "2026-02-13", nil, nil},
	} {
		if diff := cmp.Diff(step.want, digest(state, step.day, step.a)); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", step.day, step.why, diff)
		}
	}
}

// TestRun_WhatIsNotMendedIsNoNewsWhenFoundAgain: a finding that lapses, because facts are too old or missing or because its rule does not apply
// any more with time, has neither gone nor come when it is found again; a pass in between makes it news.
func TestRun_WhatIsNotMendedIsNoNewsWhenFoundAgain(t *testing.T) {
	lapsed := func(sha string, o rule.Outcome) *assessment.Assessment {
		a := company(sha, nil)
		a.Results[1].Outcome = o
		return a
	}
	found := func(sha string) *assessment.Assessment { return company(sha, findings{"a/y": rule.Medium}) }
	for _, tt := range []struct {
		name          string
		between       *assessment.Assessment
		second, third []string // what the days tell
	}{
		{"too old", company("1", nil, "a/y"), []string{"time {1 0 0 []}"}, nil},
		{"missing in new facts", lapsed("2", rule.Unknown), nil, nil},
		{"time makes it inapplicable", lapsed("1", rule.NotApplicable), nil, nil},
		{"new facts make it inapplicable", lapsed("2", rule.NotApplicable), []string{"time {0 0 1 []}"}, []string{"worse a/y medium"}},
		{"mended", company("2", nil), []string{"time {0 0 1 []}"}, []string{"worse a/y medium"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			state := &State{}
			digest(state, "2026-01-01", found("1"))
			if diff := cmp.Diff(tt.second, digest(state, "2026-01-02", tt.between)); diff != "" {
				t.Errorf("the second day (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.third, digest(state, "2026-01-03", found("3"))); diff != "" {
				t.Errorf("the third day (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRun_WarnsOnce of a coming change, unless it draws nearer by two weeks or the announced day has passed.
func TestRun_WarnsOnce(t *testing.T) {
	state := &State{}
	coming := func(day string, s rule.Severity) outlook.Transition {
		return outlook.Transition{Date: day, Rule: "a/x", Class: outlook.Worsens, To: outlook.State{Outcome: rule.Fail, Severity: s}}
	}
	a := company("1", nil)
	for _, step := range []struct {
		day, on  string
		severity rule.Severity
		want     []string
	}{
		{"2026-01-01", "2026-03-01", rule.Critical, []string{"ahead a/x critical"}},
		{"2026-01-02", "2026-03-01", rule.Critical, nil},
		{"2026-01-03", "2026-03-20", rule.Critical, nil}, // later
		{"2026-01-04", "2026-02-16", rule.Critical, nil}, // 13 days sooner than announced
		{"2026-01-05", "2026-02-15", rule.Critical, []string{"ahead a/x critical"}},
		{"2026-01-06", "2026-03-20", rule.Critical, nil},
		{"2026-02-15", "2026-03-20", rule.Critical, nil},
		{"2026-02-16", "2026-03-20", rule.Critical, []string{"ahead a/x critical"}}, // the announced day has passed
		{"2026-02-17", "2026-03-20", rule.Medium, nil},
	} {
		if diff := cmp.Diff(step.want, digest(state, step.day, a, coming(step.on, step.severity))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.day, diff)
		}
	}
}

// TestWebhook_SignsAndTriesAgain: a server that is down for a while gets the same signed message with the same ID.
func TestWebhook_SignsAndTriesAgain(t *testing.T) {
	var ids []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		ids = append(ids, r.Header.Get("Webhook-Id"))
		want, err := Sign("whsec_c2VjcmV0", r.Header.Get("Webhook-Id"), r.Header.Get("Webhook-Timestamp"), body)
		if err != nil || r.Header.Get("Webhook-Signature") != want {
			t.Errorf("signature %q, want %q", r.Header.Get("Webhook-Signature"), want)
		}
		if len(ids) < 2 {
			w.WriteHeader(http.StatusBadGateway)
		}
	}))
	defer server.Close()
	state := &State{}
	if err := state.Queue(&Digest{Day: "2026-01-01"}, "webhook"); err != nil {
		t.Fatal(err)
	}
	hook := Webhook{URL: server.URL + "/secret?token=secret", Secret: "whsec_c2VjcmV0", Client: server.Client(), Now: func() int64 { return 1 }}
	send := map[string]func(Pending) error{"webhook": func(p Pending) error { return hook.Send(t.Context(), p) }}
	if errs := state.Deliver(send); len(errs) > 0 || len(state.Pending) > 0 || len(ids) != 2 || ids[0] != ids[1] {
		t.Errorf("errors %v, pending %d, ids %v", errs, len(state.Pending), ids)
	}
	server.Close()
	if err := state.Queue(&Digest{Day: "2026-01-02"}, "webhook"); err != nil {
		t.Fatal(err)
	}
	errs := state.Deliver(send)
	if len(errs) != 1 || len(state.Pending) != 1 || strings.Contains(errors.Join(errs...).Error(), "secret") {
		t.Errorf("errors %v, pending %d", errs, len(state.Pending))
	}
}

// TestSign_KnownVector is the example in the specification of Standard Webhooks.
func TestSign_KnownVector(t *testing.T) {
	got, err := Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; err != nil || got != want {
		t.Errorf("%s %v, want %s", got, err, want)
	}
}
