package server_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// long skips a test that runs only in make test-all.
func long(t *testing.T) {
	t.Helper()
	thorough.Only(t)
}

// caseAt returns the path of a case.
func caseAt(program, company string) string {
	return "/api/v1/programs/" + program + "/companies/" + company
}

// visit sends a request with a session.
func (b *bench) visit(cookie, method, path string, body any, headers ...string) answer {
	b.t.Helper()
	return b.send(method, path, body, append([]string{"Authorization", "", "Cookie", "diligo=" + cookie}, headers...)...)
}

func (b *bench) visited(status int, cookie, method, path string, body any, headers ...string) answer {
	b.t.Helper()
	a := b.visit(cookie, method, path, body, headers...)
	if a.status != status {
		b.t.Fatalf("%s %s: %d, want %d: %s", method, path, a.status, status, a.body)
	}
	return a
}

func (b *bench) grant(member, kind, object string) {
	b.t.Helper()
	b.must(201, "POST", "/api/v1/members/"+member+"/grants", map[string]any{"kind": kind, "object": object})
}

// TestSignIn: a password is set once by an invitation and opens a session in a cookie hidden from scripts and other sites; the end of the
// membership or a new password ends the session.
func TestSignIn(t *testing.T) {
	long(t)
	benches(t, func(t *testing.T, b *bench) {
		var made service.NewMember
		b.must(201, "POST", "/api/v1/members", map[string]any{"email": "Ann@Team.example", "name": "Ann", "role": "viewer"}).into(t, &made)
		if made.Email != "ann@team.example" || made.SignIn != "invited" || made.Invitation == "" {
			t.Errorf("%+v", made)
		}
		b.must(409, "POST", "/api/v1/members", map[string]any{"email": "ann@team.example", "name": "Ann", "role": "viewer"})
		b.must(422, "POST", "/api/v1/members", map[string]any{"email": "Ann <ann@x.example>", "name": "Ann", "role": "viewer"})
		try := func(password string) answer {
			return b.send("POST", "/api/v1/session", map[string]any{"email": "ann@team.example", "password": password}, "Authorization", "")
		}
		if a := try(""); a.status != 401 {
			t.Errorf("without a password: %d", a.status)
		}
		set := func(status int, token, password string) {
			t.Helper()
			b.must(status, "POST", "/api/v1/invitations", map[string]any{"invitation": token, "password": password}, "Authorization", "")
		}
		set(422, made.Invitation, "short")
		set(200, made.Invitation, password)
		set(403, made.Invitation, password) // it can be used only once
		wrong, none := try("not the password"), b.send("POST", "/api/v1/session", map[string]any{"email": "nobody@team.example", "password": password}, "Authorization", "")
		if wrong.status != 401 || none.status != 401 || string(wrong.body) != string(none.body) {
			t.Errorf("a wrong password and a wrong address are told apart: %s %s", wrong.body, none.body)
		}
		in := try(password)
		cookie := in.header.Get("Set-Cookie")
		if in.status != 200 || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Lax") {
			t.Fatalf("%d %s", in.status, cookie)
		}
		_, rest, _ := strings.Cut(cookie, "diligo=")
		session, _, _ := strings.Cut(rest, ";")
		var me struct{ Member store.Member }
		b.visited(200, session, "GET", "/api/v1/me", nil).into(t, &me)
		if me.Member.ID != made.ID {
			t.Errorf("%+v", me)
		}
		var text string
		if err := b.store.Writer().QueryRowContext(t.Context(), "SELECT password FROM people WHERE email = 'ann@team.example'").Scan(&text); err != nil || !strings.HasPrefix(text, "$argon2id$v=19$m=19456,t=2,p=1$") {
			t.Errorf("%s %v", text, err)
		}
		b.visited(403, session, "POST", "/api/v1/keys", map[string]any{"name": "x", "scopes": []string{"admin"}})
		if a := b.visit(session, "DELETE", "/api/v1/session", nil, "Sec-Fetch-Site", "cross-site"); a.status != 403 {
			t.Errorf("another site may act for a person: %d", a.status)
		}
		b.visited(204, session, "DELETE", "/api/v1/session", nil, "Sec-Fetch-Site", "same-origin")
		b.visited(401, session, "GET", "/api/v1/me", nil)
		_, rest, _ = strings.Cut(try(password).header.Get("Set-Cookie"), "diligo=")
		session, _, _ = strings.Cut(rest, ";")
		var again struct{ Invitation string }
		b.must(201, "POST", "/api/v1/members/"+made.ID+"/invitation", nil).into(t, &again)
		set(200, again.Invitation, password+" two")
		b.visited(401, session, "GET", "/api/v1/me", nil)
		_, rest, _ = strings.Cut(try(password+" two").header.Get("Set-Cookie"), "diligo=")
		session, _, _ = strings.Cut(rest, ";")
		b.visited(200, session, "GET", "/api/v1/me", nil)
		b.must(204, "DELETE", "/api/v1/members/"+made.ID, nil)
		b.visited(401, session, "GET", "/api/v1/me", nil)
		if a := try(password + " two"); a.status != 401 {
			t.Errorf("who has left signs in: %d", a.status)
		}
	})
}

// TestWorkspaces_ShareNoPassword: an administrator who invites an address can't sign in as its owner in another workspace.
func TestWorkspaces_ShareNoPassword(t *testing.T) {
	benches(t, func(t *testing.T, b *bench) {
		long(t)
		ann, _ := b.join("ann@team.example", map[string]any{"role": "administrator"})
		others := strangers(t, b)
		var made service.NewMember
		b.must(201, "POST", "/api/v1/members", map[string]any{"email": "ann@team.example", "name": "Ann", "role": "viewer"}, "Authorization", "Bearer "+others).into(t, &made)
		b.must(200, "POST", "/api/v1/invitations", map[string]any{"invitation": made.Invitation, "password": "another password"}, "Authorization", "")
		for word, want := range map[string]string{password: ann.ID, "another password": made.ID} {
			var in store.Member
			b.must(200, "POST", "/api/v1/session", map[string]any{"email": "ann@team.example", "password": word}, "Authorization", "").into(t, &in)
			if in.ID != want {
				t.Errorf("%q signs in %s, want %s", word, in.ID, want)
			}
		}
	})
}

// TestMember_Changes: only from the revision that was seen, and nobody can raise their own role.
func TestMember_Changes(t *testing.T) {
	long(t)
	b := small(t)
	admin, cookie := b.join("admin@team.example", map[string]any{"role": "administrator"})
	ann, _ := b.join("ann@team.example", map[string]any{"role": "viewer"})
	body := map[string]any{"name": "Ann", "role": "analyst", "firm": "Lowland Fund", "interests": []string{"Aunt"}}
	b.visited(200, cookie, "PUT", "/api/v1/members/"+ann.ID, body, "If-Match", `"1"`)
	b.visited(412, cookie, "PUT", "/api/v1/members/"+ann.ID, body, "If-Match", `"1"`)
	b.visited(422, cookie, "PUT", "/api/v1/members/"+admin.ID, map[string]any{"name": "A", "role": "viewer"}, "If-Match", `"1"`)
	b.visited(422, cookie, "DELETE", "/api/v1/members/"+admin.ID, nil)
	var m store.Member
	b.visited(200, cookie, "GET", "/api/v1/members/"+ann.ID, nil).into(t, &m)
	if m.Role != store.RoleAnalyst || m.Firm != "Lowland Fund" || m.Revision != 2 {
		t.Errorf("%+v", m)
	}
}

// TestAnswer_NamesWhatItSettlesAndContradicts: an answer is evaluated at once, keeps its document, page and quote, and names the rules it
// settled and the facts that no longer agree; nothing is overwritten without consent.
func TestAnswer_NamesWhatItSettlesAndContradicts(t *testing.T) {
	long(t)
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{})
		d := healthy(t)
		cash := d["financials"].(map[string]any)["cash"].(map[string]any)
		delete(d["financials"].(map[string]any), "cash")
		company := b.addTo(p.ID, mustJSON(t, d))
		b.settle()
		at := caseAt(p.ID, company)
		var doc store.Document
		b.must(201, "POST", "/api/v1/companies/"+company+"/documents?name=bank.pdf", "x", "Content-Type", "application/pdf").into(t, &doc)
		var r store.DataRequest
		b.must(422, "POST", at+"/requests", map[string]any{"question": "Cash?", "fact": "/financials"})
		b.must(201, "POST", at+"/requests", map[string]any{"question": "How much cash is there?", "fact": "/financials/cash", "due": "2026-12-24"}).into(t, &r)
		answer := map[string]any{"text": fmt.Sprintf("%.0f %v", cash["amount"], cash["currency"]), "document": doc.ID, "page": "3", "quote": "closing balance"}
		b.must(422, "POST", "/api/v1/requests/"+r.ID+"/answers", answer, "If-Match", `"1"`) // nobody has asked yet
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/asks", map[string]any{}, "If-Match", `"1"`)
		b.must(412, "POST", "/api/v1/requests/"+r.ID+"/answers", answer, "If-Match", `"1"`)
		b.must(422, "POST", "/api/v1/requests/"+r.ID+"/answers", map[string]any{"text": "a good deal"}, "If-Match", `"2"`)
		var done service.Answered
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/answers", answer, "If-Match", `"2"`).into(t, &done)
		if !done.Taken || done.Version != 2 || len(done.Settled) == 0 || len(done.Contradicted) != 0 {
			t.Errorf("%+v", done)
		}
		if !slices.ContainsFunc(done.Settled, func(s service.Settled) bool {
			return s.Rule == "runway/short_runway" && s.Before == "unknown" && s.After == "pass" && s.Title != ""
		}) {
			t.Errorf("short_runway is not settled: %+v", done.Settled)
		}
		var kept struct {
			Provenance map[string]map[string]any
		}
		b.must(200, "GET", "/api/v1/companies/"+company+"/versions/0", nil).into(t, &kept)
		if e := kept.Provenance["/financials/cash"]; e["document"] != "bank.pdf" || e["page"] != "3" || e["quote"] != "closing balance" || e["sha256"] != doc.SHA256 {
			t.Errorf("%+v", kept.Provenance)
		}
		b.settle()
		for _, x := range b.ranking(p.ID, 10) { // the job reached the same result
			if string(x.Entry.Verdict) != done.After {
				t.Errorf("the verdict is %s, the answer said %s", x.Entry.Verdict, done.After)
			}
		}
		// A second answer differs: it contradicts the profile, which stays.
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/asks", map[string]any{"text": "Sure?"}, "If-Match", `"3"`)
		other := map[string]any{"text": fmt.Sprintf("1000 %v", cash["currency"]), "document": doc.ID, "page": "4"}
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/answers", other, "If-Match", `"4"`).into(t, &done)
		if done.Taken || len(done.Contradicted) != 1 || !strings.HasPrefix(done.Contradicted[0].Pointer, "/financials/cash") {
			t.Errorf("%+v", done)
		}
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/asks", map[string]any{}, "If-Match", `"5"`)
		other["replace"] = true
		done = service.Answered{}
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/answers", other, "If-Match", `"6"`).into(t, &done)
		if !done.Taken || !slices.ContainsFunc(done.Changed, func(s service.Settled) bool { return s.Rule == "runway/short_runway" && s.After == "fail" }) {
			t.Errorf("%+v", done)
		}
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/closing", map[string]any{}, "If-Match", `"7"`)
		b.must(200, "GET", "/api/v1/requests/"+r.ID, nil).into(t, &r)
		var kinds []string
		for _, e := range r.Entries {
			kinds = append(kinds, e.Kind)
		}
		if got := strings.Join(kinds, " "); r.Status != "closed" || got != "asked answered follow-up answered follow-up answered closed" {
			t.Errorf("%s: %s", r.Status, got)
		}
	})
}

// healthy is the profile of a company in which nothing is amiss, the test's own.
func healthy(t *testing.T) map[string]any {
	t.Helper()
	text, err := os.ReadFile("../../fixtures/profiles/healthy_growth/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// screening is a session that judges by the shipped policies and the checklist of that name, as a command line would.
func screening(t *testing.T) *app.Session {
	t.Helper()
	policies, err := app.Contents{}.Policies()
	if err != nil {
		t.Fatal(err)
	}
	session, err := app.Open(app.Options{
		Policies: policies, Lang: rule.English, Threshold: rule.High, Today: func() string { return "2026-11-28" },
		Checklist: app.ChecklistChoice{Names: []string{"screening"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func mustJSON(t *testing.T, x any) []byte {
	t.Helper()
	text, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestAnswer_NewlyContradictingFacts: an answer that makes a consistency rule fail names it.
func TestAnswer_NewlyContradictingFacts(t *testing.T) {
	long(t)
	b := small(t)
	p := b.program(map[string]any{})
	d := healthy(t)
	delete(d["claims"].(map[string]any), "runway_months")
	company := b.addTo(p.ID, mustJSON(t, d))
	b.settle()
	var r store.DataRequest
	b.must(201, "POST", caseAt(p.ID, company)+"/requests", map[string]any{"question": "How many months does the cash last?", "fact": "/claims/runway_months"}).into(t, &r)
	b.must(200, "POST", "/api/v1/requests/"+r.ID+"/asks", map[string]any{}, "If-Match", `"1"`)
	var done service.Answered
	b.must(200, "POST", "/api/v1/requests/"+r.ID+"/answers", map[string]any{"text": "60"}, "If-Match", `"2"`).into(t, &done)
	if !slices.ContainsFunc(done.Contradicted, func(c service.Contradiction) bool {
		return strings.HasPrefix(string(c.Rule), "consistency/") && c.Title != ""
	}) {
		t.Errorf("%+v", done)
	}
}

// TestFounder_SeesOneThing: a link opens one request or one form, shows no threshold and nothing of the team, accepts answers, and expires.
func TestFounder_SeesOneThing(t *testing.T) {
	long(t)
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{"judging": map[string]any{"checklists": []string{"screening"}}})
		company := b.addTo(p.ID, []byte(`{"company": {"id": "acme", "name": "Acme", "reporting_currency": "CNY"}}`))
		b.settle()
		at := caseAt(p.ID, company)
		var r store.DataRequest
		b.must(201, "POST", at+"/requests", map[string]any{"question": "How much cash?", "fact": "/financials/cash"}).into(t, &r)
		b.must(200, "POST", "/api/v1/requests/"+r.ID+"/asks", map[string]any{"text": "TEAMSECRET"}, "If-Match", `"1"`)
		link := func(body map[string]any) (service.NewLink, []string) {
			t.Helper()
			var l service.NewLink
			b.must(201, "POST", at+"/links", body).into(t, &l)
			return l, []string{"Authorization", "Bearer " + l.Secret}
		}
		one, asked := link(map[string]any{"kind": "request", "request": r.ID})
		_, form := link(map[string]any{"kind": "form"})
		var f service.Founding
		a := b.must(200, "GET", "/api/v1/founder?lang=zh", nil, asked...)
		a.into(t, &f)
		if f.Question != "How much cash?" || f.Fact == "" || f.Company != "Acme" || f.Status != "asked" || strings.Contains(string(a.body), "TEAMSECRET") {
			t.Errorf("%s", a.body)
		}
		told := b.must(200, "POST", "/api/v1/founder/answers?lang=zh", map[string]any{"text": "4.2m CNY", "replace": true}, asked...)
		if regexp.MustCompile(`[A-Za-z]{4,} [a-z]{3,}`).Match(told.body) {
			t.Errorf("not in Chinese: %s", told.body)
		}
		b.must(200, "GET", "/api/v1/founder", nil, asked...).into(t, &f)
		if f.Status != "answered" || len(f.Answers) != 1 || f.Answers[0].Text != "4.2m CNY" {
			t.Errorf("%+v", f)
		}
		f = service.Founding{}
		b.must(200, "GET", "/api/v1/founder", nil, form...).into(t, &f)
		if len(f.Questions) < 5 || f.Question != "" {
			t.Fatalf("%+v", f)
		}
		before := f.Settled
		var zh service.Founding
		b.must(200, "GET", "/api/v1/founder?lang=zh", nil, form...).into(t, &zh)
		for i, q := range zh.Questions {
			if !regexp.MustCompile(`\p{Han}`).MatchString(q.Text) || i < len(f.Questions) && q.Text == f.Questions[i].Text {
				t.Errorf("not in Chinese: %+v", q)
			}
		}
		b.must(422, "POST", "/api/v1/founder/form", map[string]any{"answers": map[string]any{"/company/stage": map[string]any{"text": "nonsense"}}}, form...)
		b.must(200, "POST", "/api/v1/founder/form", map[string]any{"answers": map[string]any{"/company/stage": map[string]any{"text": "start_up"}}}, form...)
		b.must(200, "GET", "/api/v1/founder", nil, form...).into(t, &f)
		if slices.ContainsFunc(f.Questions, func(q service.FounderAsked) bool { return q.Pointer == "/company/stage" }) || f.Settled < before {
			t.Errorf("what was answered is asked again: %+v", f)
		}
		b.must(201, "POST", "/api/v1/founder/documents?name=deck.pdf", "x", append([]string{"Content-Type", "application/pdf"}, form...)...)
		var versions struct{ Items []store.Version }
		b.must(200, "GET", "/api/v1/companies/"+company+"/versions", nil).into(t, &versions)
		var origins []string
		for _, v := range versions.Items {
			origins = append(origins, v.Origin)
		}
		if !slices.Equal(origins, []string{"upload", "answer", "form"}) || !strings.HasPrefix(versions.Items[2].Author, "link:") {
			t.Errorf("%v %+v", origins, versions.Items)
		}
		for i := range one.Secret { // with any other letter the signature is wrong
			letter := "A"
			if one.Secret[i] == 'A' {
				letter = "B"
			}
			changed := one.Secret[:i] + letter + one.Secret[i+1:]
			if i == len(one.Secret)-1 {
				continue // two bits of the last letter are unused
			}
			if a := b.send("GET", "/api/v1/founder", nil, "Authorization", "Bearer "+changed); a.status != 401 {
				t.Errorf("letter %d: %d", i, a.status)
			}
		}
		b.must(204, "DELETE", at+"/links/"+one.ID, nil)
		b.must(401, "GET", "/api/v1/founder", nil, asked...)
	})
}

// TestDecision_IsReopenedWhenWhatItRestsOnChanges: a decision is bound to the facts, policies and waivers that were seen.
func TestDecision_IsReopenedWhenWhatItRestsOnChanges(t *testing.T) {
	long(t)
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{})
		company := b.addTo(p.ID, profileOf(t, "Acme", 30_000_000))
		at := caseAt(p.ID, company)
		b.settle()
		current := func() string {
			t.Helper()
			b.settle()
			return b.ranking(p.ID, 10)[0].Assessment
		}
		seen := current()
		body := map[string]any{"outcome": "refuse", "reason": "risk", "text": "too early", "assessment": seen}
		b.must(422, "POST", at+"/decisions", map[string]any{"outcome": "accept", "reason": "risk", "assessment": seen})
		var d store.Decision
		b.must(201, "POST", at+"/decisions", body, "Idempotency-Key", "k").into(t, &d)
		var twice store.Decision
		b.must(201, "POST", at+"/decisions", body, "Idempotency-Key", "k").into(t, &twice)
		if d.ID != twice.ID || d.State != "standing" || d.Facts == "" || d.Archive != p.Archive {
			t.Errorf("%+v %+v", d, twice)
		}
		last := func(cause string) {
			t.Helper()
			var c store.Case
			b.must(200, "GET", at+"/case", nil).into(t, &c)
			var all struct{ Items []store.Decision }
			b.must(200, "GET", at+"/decisions", nil).into(t, &all)
			got := all.Items[len(all.Items)-1]
			state, status := "reopened", "reopened"
			if cause == "" {
				state, status = "standing", "decided"
			}
			if got.State != state || got.Cause != cause || c.Status != status || (cause != "") != (got.Reopened != nil) {
				t.Errorf("want %q: %+v %+v", cause, got, c)
			}
		}
		last("")
		b.addTo(p.ID, profileOf(t, "Acme", 30_000_000)) // the same facts
		last("")
		b.addTo(p.ID, profileOf(t, "Acme", 20_000_000))
		last("facts")
		b.must(412, "POST", at+"/decisions", map[string]any{"outcome": "refuse", "reason": "risk", "assessment": seen}) // it is no longer current
		decide := func() {
			t.Helper()
			b.must(201, "POST", at+"/decisions", map[string]any{"outcome": "accept", "reason": "merit", "assessment": current()})
			last("")
		}
		decide()
		b.must(200, "PUT", "/api/v1/programs/"+p.ID, map[string]any{"name": "Renamed", "settings": map[string]any{}}, "If-Match", `"1"`)
		last("")
		b.must(200, "PUT", "/api/v1/programs/"+p.ID, map[string]any{"name": "Renamed", "settings": map[string]any{"judging": map[string]any{"checklists": []string{"screening"}}}}, "If-Match", `"2"`)
		last("policy")
		decide()
		b.must(200, "PUT", "/api/v1/programs/"+p.ID+"/waivers", "waivers: []\n", "Content-Type", "application/yaml")
		last("waivers")
	})
}

// TestReviews_AreBlindUntilTheOwnIsIn, and are scored together afterwards.
func TestReviews_AreBlindUntilTheOwnIsIn(t *testing.T) {
	long(t)
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{"rubric": []map[string]any{{"name": "team", "weight": 2}, {"name": "market"}}})
		company, second := b.addTo(p.ID, profileOf(t, "Acme", 30_000_000)), b.addTo(p.ID, profileOf(t, "Beta", 30_000_000))
		ann, annIn := b.join("ann@one.example", map[string]any{"role": "reviewer"})
		ben, benIn := b.join("ben@two.example", map[string]any{"role": "reviewer"})
		eve, eveIn := b.join("eve@three.example", map[string]any{"role": "manager"})
		for _, m := range []store.Member{ann, ben, eve} {
			b.grant(m.ID, "program", p.ID)
		}
		at := caseAt(p.ID, company)
		for _, m := range []store.Member{ann, ben} {
			b.must(204, "PUT", at+"/reviewers/"+m.ID, nil)
			b.must(204, "PUT", caseAt(p.ID, second)+"/reviewers/"+m.ID, nil)
		}
		review := func(team, market int, submit bool) map[string]any {
			return map[string]any{"points": map[string]int{"team": team, "market": market}, "confidence": 4, "text": "x", "submit": submit}
		}
		seen := func(cookie string) int {
			t.Helper()
			var all struct{ Items []service.Review }
			b.visited(200, cookie, "GET", "/api/v1/programs/"+p.ID+"/reviews?company="+company, nil).into(t, &all)
			return len(all.Items)
		}
		b.visited(422, annIn, "PUT", at+"/review", map[string]any{"points": map[string]int{"team": 5}, "confidence": 4, "submit": true})
		b.visited(422, annIn, "PUT", at+"/review", review(6, 1, false))
		b.visited(404, eveIn, "PUT", at+"/review", review(1, 1, true)) // not assigned to her
		b.must(403, "PUT", at+"/review", review(1, 1, true))           // a key is not a person
		b.visited(200, annIn, "PUT", at+"/review", review(1, 1, false))
		if seen(annIn) != 1 || seen(benIn) != 0 || seen(eveIn) != 0 {
			t.Error("a draft is its author's")
		}
		b.visited(200, annIn, "PUT", at+"/review", review(5, 2, true))
		b.visited(409, annIn, "PUT", at+"/review", review(1, 1, true))
		if seen(annIn) != 1 || seen(benIn) != 0 || seen(eveIn) != 1 {
			t.Errorf("submitted: %d %d %d", seen(annIn), seen(benIn), seen(eveIn))
		}
		b.visited(200, benIn, "PUT", at+"/review", review(3, 2, true))
		if seen(annIn) != 2 || seen(benIn) != 2 {
			t.Error("whose own is in sees the others'")
		}
		b.visited(200, annIn, "PUT", caseAt(p.ID, second)+"/review", review(4, 4, true))
		b.visited(200, benIn, "PUT", caseAt(p.ID, second)+"/review", review(2, 2, true))
		var s service.Scores
		b.visited(200, eveIn, "GET", "/api/v1/programs/"+p.ID+"/scores", nil).into(t, &s)
		// Ann gave 4 and 4, Ben 8/3 and 2; by least squares each company has the mean of its scores, because both saw both.
		if len(s.Companies) != 2 || s.Groups != 1 || s.Companies[0].Company != company || math.Abs(s.Companies[0].Raw-10.0/3) > 0.001 || math.Abs(s.Companies[1].Adjusted-3) > 0.001 ||
			s.Companies[0].Spread == nil || math.Abs(*s.Companies[0].Spread-(4-8.0/3)/math.Sqrt2) > 0.001 || len(s.Agreement) != 3 || s.Agreement[0].Alpha == nil || s.Agreement[0].Companies != 2 {
			t.Errorf("%+v", s)
		}
		if len(s.Reviewers) != 2 || math.Abs(s.Reviewers[0].Leniency+s.Reviewers[1].Leniency) > 0.002 || math.Abs(math.Abs(s.Reviewers[0].Leniency)-5.0/6) > 0.002 {
			t.Errorf("%+v", s.Reviewers)
		}
	})
}

// TestConflicts: by person, firm, holder and e-mail domain. A member with a conflict is not assigned, neither alone nor evenly, and one who
// declares a conflict sees no review.
func TestConflicts(t *testing.T) {
	long(t)
	b := small(t)
	p := b.program(map[string]any{"reviewers": 2})
	with := func(id, rest string) string {
		return b.addTo(p.ID, fmt.Appendf(nil, `{"company": {"id": %q, "name": %q}%s}`, id, id, rest))
	}
	companies := map[string]string{
		"person":        with("a", `, "team": {"founders": [{"name": "ann  ARBOR"}]}`),
		"holder":        with("b", `, "cap_table": {"holders": [{"name": "Lowland Ventures, Ltd."}]}`),
		"e-mail domain": with("c", `, "compute": {"provider": "ask ops@mail.lowland.example"}`),
		"firm":          with("d", `, "related_parties": [{"who": "Lowland Ventures"}]`),
		"":              with("e", `, "compute": {"provider": "notlowland.example"}`),
	}
	ann, annIn := b.join("ann@lowland.example", map[string]any{"role": "reviewer", "name": "Ann Arbor", "firm": "Lowland Ventures Limited"})
	ben, _ := b.join("ben@two.example", map[string]any{"role": "reviewer", "name": "Ben"})
	cy, _ := b.join("cy@three.example", map[string]any{"role": "reviewer", "name": "Cy"})
	outside, _ := b.join("out@four.example", map[string]any{"role": "reviewer", "name": "Out"})
	for _, m := range []store.Member{ann, ben, cy} {
		b.grant(m.ID, "program", p.ID)
	}
	for by, company := range companies {
		var found []service.Conflict
		b.must(200, "GET", "/api/v1/companies/"+company+"/conflicts?member="+ann.ID, nil).into(t, &found)
		a := b.send("PUT", caseAt(p.ID, company)+"/reviewers/"+ann.ID, nil)
		if by == "" {
			if len(found) != 0 || a.status != 204 {
				t.Errorf("%+v: %d %s", found, a.status, a.body)
			}
			continue
		}
		if len(found) != 1 || found[0].By != by || found[0].Pointer == "" || a.status != 409 || !strings.Contains(string(a.body), by) {
			t.Errorf("%s: %+v: %d %s", by, found, a.status, a.body)
		}
	}
	b.must(422, "PUT", caseAt(p.ID, companies[""])+"/reviewers/"+outside.ID, nil) // without a grant
	var s service.Spreading
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/assignments", map[string]any{"members": []string{ann.ID, ben.ID, cy.ID, outside.ID}}).into(t, &s)
	loads := map[string]int{}
	for _, l := range s.Loads {
		loads[l.Member] = l.Companies
	}
	// Nine of ten places are new: Ann may have one company, which she has; the others go to the two others.
	if s.Assigned != 9 || loads[ann.ID] != 1 || loads[outside.ID] != 0 || loads[ben.ID]+loads[cy.ID] != 9 || loads[ben.ID] < 4 || loads[cy.ID] < 4 || len(s.Short) != 0 {
		t.Errorf("%+v", s)
	}
	at := caseAt(p.ID, companies[""])
	b.visited(204, annIn, "POST", at+"/conflict", map[string]any{"text": "an old friend"})
	b.visited(404, annIn, "PUT", at+"/review", map[string]any{"points": map[string]int{"overall": 3}, "confidence": 1, "submit": true})
	b.must(204, "PUT", at+"/reviewers/"+ann.ID, nil) // nothing changes
	var queue struct{ Items []store.Assignment }
	b.visited(200, annIn, "GET", "/api/v1/programs/"+p.ID+"/assignments", nil).into(t, &queue)
	if len(queue.Items) != 1 || queue.Items[0].Status != "conflict" {
		t.Errorf("%+v", queue.Items)
	}
}

// TestMasks_HideFromReviewers: what a program masks appears in no response to a reviewer; an analyst sees it.
func TestMasks_HideFromReviewers(t *testing.T) {
	long(t)
	b := small(t)
	b.must(422, "POST", "/api/v1/programs", map[string]any{"name": "x", "settings": map[string]any{"masks": []string{"/financials/cash"}}})
	p := b.program(map[string]any{"masks": []string{"/company/name", "/company/legal_name", "/company/id", "/team/founders/*/name"}})
	company := b.addTo(p.ID, profileOf(t, canary, 100_000))
	b.settle()
	_, ann := b.join("ann@one.example", map[string]any{"role": "reviewer"})
	analyst, ben := b.join("ben@one.example", map[string]any{"role": "analyst"})
	b.grant(analyst.ID, "workspace", "")
	var all struct{ Items []store.Member }
	b.must(200, "GET", "/api/v1/members", nil).into(t, &all)
	for _, m := range all.Items {
		if m.Email == "ann@one.example" {
			b.grant(m.ID, "workspace", "")
		}
	}
	assessment := b.ranking(p.ID, 1)[0].Assessment
	for path, shown := range map[string]bool{
		"/api/v1/companies": true, "/api/v1/companies/" + company: true, "/api/v1/companies/" + company + "/versions/0": true, "/api/v1/assessments/" + assessment: true,
		"/api/v1/programs/" + p.ID + "/ranking": true, "/api/v1/programs/" + p.ID + "/cohort": true, "/api/v1/programs/" + p.ID + "/cases": true, caseAt(p.ID, company) + "/case": true,
		"/api/v1/companies?q=a": false, "/api/v1/companies/" + company + "/documents": false, caseAt(p.ID, company) + "/forecast": false, "/api/v1/programs/" + p.ID + "/requests": false,
	} {
		a := b.visit(ann, "GET", path, nil)
		if want := map[bool]int{true: 200, false: 403}[shown]; a.status != want || strings.Contains(string(a.body), canary) {
			t.Errorf("%s: %d %.400s", path, a.status, a.body)
		}
	}
	if a := b.visit(ben, "GET", "/api/v1/assessments/"+assessment, nil); !strings.Contains(string(a.body), canary) {
		t.Error("an analyst sees names")
	}
	if a := b.visit(ann, "GET", "/api/v1/companies/"+company+"/versions/0", nil); !strings.Contains(string(a.body), "100000") {
		t.Errorf("what is not masked is shown: %s", a.body)
	}
}

// TestLetters are drafted from findings in both languages, without thresholds or other figures, and are sent only after a person has edited
// them.
func TestLetters(t *testing.T) {
	long(t)
	b := small(t)
	p := b.program(map[string]any{})
	company := b.addTo(p.ID, profileOf(t, "Acme", 100_000))
	b.settle()
	manager, cookie := b.join("m@one.example", map[string]any{"role": "manager"})
	b.grant(manager.ID, "program", p.ID)
	at := caseAt(p.ID, company) + "/letters"
	b.must(422, "POST", at, map[string]any{"kind": "refusal", "lang": "en", "reason": "merit"})
	var texts []string
	for _, lang := range []string{"en", "zh"} {
		for _, kind := range []string{"refusal", "invitation"} {
			reason := map[string]string{"refusal": "risk", "invitation": "merit"}[kind]
			var l store.Letter
			b.must(201, "POST", at, map[string]any{"kind": kind, "lang": lang, "reason": reason}).into(t, &l)
			plain := strings.ReplaceAll(l.Text, "2.0", "") // in the name of a model
			if digits := regexp.MustCompile(`\d`).FindString(plain); digits != "" || !strings.Contains(l.Text, "Acme Name") || !strings.Contains(l.Text, "\n- ") {
				t.Errorf("%s %s: %s", lang, kind, l.Text)
			}
			texts = append(texts, l.Text)
			tag := func(n int) []string { return []string{"If-Match", fmt.Sprintf("%q", fmt.Sprint(n))} }
			path := "/api/v1/letters/" + l.ID
			b.visited(409, cookie, "POST", path+"/sent", nil, tag(1)...) // nobody has edited it
			b.must(403, "PUT", path, map[string]any{"text": "x"}, tag(1)...)
			b.visited(200, cookie, "PUT", path, map[string]any{"text": l.Text + "Call us."}, tag(1)...)
			b.visited(412, cookie, "POST", path+"/sent", nil, tag(1)...)
			b.visited(200, cookie, "POST", path+"/sent", nil, tag(2)...)
			b.visited(412, cookie, "PUT", path, map[string]any{"text": "later"}, tag(2)...) // sent letters are final
			b.must(200, "GET", path, nil).into(t, &l)
			if l.State != "sent" || !strings.HasSuffix(l.Text, "Call us.") || l.Sent == nil || l.Author != "member:"+manager.ID {
				t.Errorf("%+v", l)
			}
		}
	}
	if !strings.Contains(texts[0], "Runway too short") || !strings.Contains(texts[2], "团队") || strings.Contains(texts[2], "Runway") {
		t.Errorf("%s\n%s", texts[0], texts[2])
	}
}

// TestRetention_DeletesRefusedCompanies completely when their time has come, leaving a trace; a company that another program keeps stays.
func TestRetention_DeletesRefusedCompanies(t *testing.T) {
	long(t)
	b := small(t)
	p, other := b.program(map[string]any{"retain_refused_days": 30}), b.program(map[string]any{})
	gone, kept := b.addTo(p.ID, profileOf(t, "CANARYgone", 1)), b.addTo(p.ID, profileOf(t, "Kept", 1))
	b.addTo(other.ID, profileOf(t, "Kept", 1))
	b.settle()
	for _, r := range b.ranking(p.ID, 10) {
		at := caseAt(p.ID, r.Company)
		b.must(201, "POST", at+"/comments", map[string]any{"text": "CANARYcomment"})
		b.must(201, "POST", at+"/requests", map[string]any{"question": "CANARYquestion"})
		b.must(201, "POST", at+"/links", map[string]any{"kind": "form"})
		b.must(201, "POST", at+"/letters", map[string]any{"kind": "refusal", "lang": "en", "reason": "risk"})
		b.must(201, "POST", at+"/decisions", map[string]any{"outcome": "refuse", "reason": "risk", "text": "CANARYreason", "assessment": r.Assessment})
	}
	var due []service.Expiry
	b.must(200, "GET", "/api/v1/programs/"+p.ID+"/expiring", nil).into(t, &due)
	if len(due) != 1 || due[0].Company != gone || due[0].Deleted != time.Now().UTC().AddDate(0, 0, 30).Format(time.DateOnly) {
		t.Errorf("%+v", due)
	}
	workspaces, err := b.store.Workspaces(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if err := b.service.Export(t.Context(), workspaces[0].ID, out); err != nil {
		t.Fatal(err)
	}
	exported, err := os.ReadFile(out + "/cases/" + p.ID + "/" + gone + ".json")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"CANARYcomment", "CANARYquestion", "CANARYreason", "Dear team of"} {
		if !strings.Contains(string(exported), want) {
			t.Errorf("the export lacks %s: %s", want, exported)
		}
	}
	old := time.Now().AddDate(0, 0, -31).UnixMilli()
	if _, err := b.store.Writer().ExecContext(t.Context(), "UPDATE decisions SET created = ?", old); err != nil {
		t.Fatal(err)
	}
	if err := b.service.Daily(t.Context()); err != nil {
		t.Fatal(err)
	}
	var c store.Company
	b.must(200, "GET", "/api/v1/companies/"+gone, nil).into(t, &c)
	if c.Purged == nil || c.Name != "" {
		t.Errorf("%+v", c)
	}
	b.must(404, "GET", caseAt(p.ID, gone)+"/case", nil)
	b.must(200, "GET", caseAt(p.ID, kept)+"/case", nil)
	for _, table := range []string{"cases", "comments", "requests", "links", "letters", "decisions", "versions", "assessments", "enrolments"} {
		var n int
		if err := b.store.Writer().QueryRowContext(t.Context(), "SELECT count(*) FROM "+table+" WHERE company = ?", gone).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s: %d left, %v", table, n, err)
		}
	}
	log := string(b.must(200, "GET", "/api/v1/audit?limit=1000", nil).body)
	if !strings.Contains(log, `"job:retention","action":"company.purge","object":"`+gone) || strings.Contains(log, "CANARY") {
		t.Error(log)
	}
	var chain store.Chain
	if b.must(200, "GET", "/api/v1/audit/verify", nil).into(t, &chain); chain.Fault != "" {
		t.Error(chain.Fault)
	}
}

// TestLimits_OfGuessing: the attempts of an address per minute are bounded, whatever they are for.
func TestLimits_OfGuessing(t *testing.T) {
	long(t)
	b := small(t)
	front := newFront(t, b)
	refused := 0
	for range 15 {
		r, err := http.Post(front+"/api/v1/session", "application/json", strings.NewReader(`{"email": "a@b.example", "password": "x"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		switch r.StatusCode {
		case 401:
		case 429:
			refused++
		default:
			t.Errorf("%d", r.StatusCode)
		}
	}
	if refused != 5 {
		t.Errorf("%d of 15 were refused, not 5", refused)
	}
}
