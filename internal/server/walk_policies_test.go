package server_test

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/browsertest"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// TestPages_PoliciesMemoPortfolioAndAdministration: a change of policies passes through the pages as through the API: proposed with its
// backtest, not published by its author if a second person is required, published by another. The pages of memo, portfolio and
// administration exist in both languages for those who may see them, and for nobody else.
func TestPages_PoliciesMemoPortfolioAndAdministration(t *testing.T) {
	long(t)
	b := small(t)
	p := b.program(map[string]any{})
	ann := b.member("ann@team.example", store.RoleManager, p.ID)
	bob := b.member("bob@team.example", store.RoleManager, p.ID)
	b.member("vera@team.example", store.RoleViewer, p.ID)
	company := b.addTo(p.ID, profileOf(t, "Plain <b>", 30_000_000))
	b.settle()
	b.addTo(p.ID, profileOf(t, "Plain <b>", 100_000))
	b.settle()
	at := "/programs/" + p.ID
	admin := b.signedIn(b.key)
	admin.open("/admin/workspace")
	admin.sees(200, "Download a backup", "second person")
	admin.send("/admin/workspace", url.Values{"second": {"yes"}, "revision": {"0"}})
	admin.sees(200, "Saved.")
	s, other := b.signedIn("ann@team.example", password), b.signedIn("bob@team.example", password)
	const parameter = "runway/short_runway.minimum_months.growth"
	s.open(at + "/policies?q=runway")
	s.sees(200, "Runway too short", "Propose and backtest", "Who changed what", "asks for a second person")
	for _, bad := range []url.Values{
		{"parameters": {"none"}, "checklist": {"diligence"}, "threshold": {"high"}, "as_of": {"profile"}, "reason": {"why"}},
		{"parameters": {"runway/none.x=1"}, "checklist": {"diligence"}, "threshold": {"high"}, "as_of": {"profile"}, "reason": {"why"}},
		{"parameters": {""}, "checklist": {"diligence"}, "threshold": {"high"}, "as_of": {"profile"}, "reason": {"why"}},
		{"parameters": {parameter + "=600"}, "checklist": {"diligence"}, "threshold": {"high"}, "as_of": {"profile"}, "reason": {""}},
	} {
		s.send(at+"/policies", bad)
		if !strings.Contains(s.page, `role="alert"`) {
			t.Errorf("%v: %d", bad, s.code)
		}
	}
	s.send(at+"/policies", url.Values{"parameters": {parameter + "=600\n"}, "checklist": {"diligence"}, "threshold": {"high"}, "as_of": {"profile"}, "reason": {"A longer runway <i>."}})
	s.sees(200, "A longer runway &lt;i&gt;.")
	proposal := s.at.Path
	b.settle()
	s.open(proposal)
	s.sees(200, "What the backtest says", parameter+" = 600", "Another member publishes it")
	s.send(proposal, url.Values{"do": {"publish"}})
	if !strings.Contains(s.page, `role="alert"`) {
		t.Errorf("the one who proposed it publishes it: %d", s.code)
	}
	other.open(proposal)
	other.send(proposal, url.Values{"do": {"publish"}})
	other.sees(200, "Published.")
	b.settle()
	// What the API says about it.
	var history service.Revision
	var all struct{ Items []service.Revision }
	b.must(200, "GET", "/api/v1"+at+"/policy/history", nil).into(t, &all)
	if history = all.Items[0]; history.Author != "member:"+bob.ID || len(history.Changes) != 1 || history.Changes[0].After != "600" {
		t.Errorf("%+v", history)
	}
	var made struct{ Items []service.Proposal }
	b.must(200, "GET", "/api/v1"+at+"/proposals", nil).into(t, &made)
	if one := made.Items[0]; len(made.Items) != 1 || one.Author != "member:"+ann.ID || one.Closer != "member:"+bob.ID || one.Status != store.ProposalPublished {
		t.Errorf("%+v", made)
	}
	s.open(at + "/policies?which=set")
	s.sees(200, "set by Bob")
	// One person alone can change settings, but not what is judged by.
	var program service.Program
	b.must(200, "GET", "/api/v1"+at, nil).into(t, &program)
	s.open(at + "/settings")
	s.send(at+"/settings", url.Values{"name": {"Batch"}, "checklist": {"screening"}, "lang": {"en"}, "threshold": {"high"}, "revision": {fmt.Sprint(program.Revision)}})
	if !strings.Contains(s.page, `role="alert"`) || !strings.Contains(s.page, "second person") {
		t.Errorf("the settings change what is judged by: %d", s.code)
	}
	// The memo and the portfolio.
	memo := at + "/companies/" + company + "/memo"
	for lang, want := range map[string][]string{"en": {"Bottom line", "Condition precedent", "Prepared by Ann"}, "zh": {"结论", "先决条件", "编写人：Ann"}} {
		s.send("/look", url.Values{"lang": {lang}, "back": {memo + "?kind=committee"}})
		s.sees(200, want...)
		if strings.Contains(s.page, "Plain <b>") || strings.Count(s.page, "<h1") != 1 {
			t.Errorf("%s: the page of the memo is not sound", lang)
		}
		for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(s.page, -1) {
			if m[1] != "" && !strings.Contains(s.page, `id="`+m[1]+`"`) {
				t.Errorf("#%s leads nowhere", m[1])
			}
		}
	}
	s.send("/look", url.Values{"lang": {"en"}, "back": {at + "/portfolio"}})
	s.sees(200, "What has changed", "new facts", "Runway too short under stress", "What will change")
	// Others see none of it.
	vera := b.signedIn("vera@team.example", password)
	for path, code := range map[string]int{memo: 403, at + "/policies": 403, proposal: 403, "/admin": 403, "/admin/keys": 403, "/admin/audit": 403, at + "/portfolio": 200} {
		vera.open(path)
		vera.sees(code)
	}
	s.open("/admin")
	s.sees(403)
	// Administration.
	admin.open("/admin")
	admin.send("/admin", url.Values{"name": {"Cleo"}, "email": {"cleo@team.example"}, "role": {"reviewer"}})
	admin.sees(200, "/invitation?token=", "shown only once")
	var members struct{ Items []store.Member }
	b.must(200, "GET", "/api/v1/members", nil).into(t, &members)
	cleo := members.Items[len(members.Items)-1]
	if cleo.Email != "cleo@team.example" || cleo.Role != store.RoleReviewer {
		t.Fatalf("%+v", cleo)
	}
	admin.open("/admin/members/" + cleo.ID)
	admin.send("/admin/members/"+cleo.ID, url.Values{"do": {"grant"}, "what": {"program:" + p.ID}})
	admin.sees(200, "the program Batch")
	admin.send("/admin/members/"+cleo.ID, url.Values{"do": {"change"}, "name": {"Cleo"}, "firm": {"Fund"}, "role": {"analyst"}, "interests": {"Acme\nBoreal"}, "revision": {fmt.Sprint(cleo.Revision)}})
	admin.sees(200, "Saved.")
	b.must(200, "GET", "/api/v1/members/"+cleo.ID, nil).into(t, &cleo)
	if cleo.Role != store.RoleAnalyst || len(cleo.Interests) != 2 {
		t.Errorf("%+v", cleo)
	}
	admin.send("/admin/members/"+cleo.ID, url.Values{"do": {"end"}})
	admin.sees(200, "The membership has ended.")
	admin.open("/admin/keys")
	admin.send("/admin/keys", url.Values{"do": {"add"}, "name": {"reader"}, "scope": {"read"}})
	admin.sees(200, "shown only once and not stored")
	var keys struct{ Items []store.Key }
	b.must(200, "GET", "/api/v1/keys", nil).into(t, &keys)
	last := keys.Items[len(keys.Items)-1]
	admin.send("/admin/keys", url.Values{"do": {"revoke"}, "key": {last.ID}})
	admin.sees(200, "Revoked.", "revoked on")
	admin.open("/admin/webhooks")
	admin.send("/admin/webhooks", url.Values{"do": {"add"}, "url": {"https://hooks.example/secret-path"}, "event": {"decision.added"}})
	admin.sees(200, "hooks.example", "Standard Webhooks")
	admin.seesNot("secret-path")
	admin.open("/admin/audit")
	admin.sees(200, "The log is whole", "a proposal was published", "the rules of the workspace were changed")
}

// TestWalk_Policies visits the pages in a browser: in both languages, at desktop and phone width, in both themes. The console stays empty,
// and axe-core finds no serious fault. DILIGO_SHOTS names a folder for pictures.
func TestWalk_Policies(t *testing.T) {
	thorough.Only(t)
	browser := browsertest.Start(t)
	browser.Do(t, "Page.setBypassCSP", map[string]any{"enabled": true}, nil) // for axe alone: TestPages_Doors holds the policy
	axe := axeCore(t)
	for _, lang := range []string{"en", "zh"} {
		t.Run(lang, func(t *testing.T) {
			b := small(t)
			p := b.program(map[string]any{"judging": map[string]any{"parameters": []string{"runway/short_runway.minimum_months.growth=9"}}})
			b.member("ann@team.example", store.RoleManager, p.ID)
			b.member("root@team.example", store.RoleAdministrator)
			company := ""
			for _, name := range []string{"unsound_models", "loose_ends_us", "healthy_growth", "seed_short_runway"} {
				text, err := os.ReadFile("../../fixtures/profiles/" + name + "/profile.json")
				if err != nil {
					t.Fatal(err)
				}
				id := b.addTo(p.ID, text)
				if company == "" {
					company = id
				}
			}
			b.addTo(p.ID, profileOf(t, "Plain", 30_000_000))
			b.settle()
			b.addTo(p.ID, profileOf(t, "Plain", 100_000))
			b.settle()
			w := &walker{Browser: browser, t: t, base: b.http.URL, lang: lang, axe: axe, shots: os.Getenv("DILIGO_SHOTS")}
			w.Size(t, 1280)
			at := "/programs/" + p.ID
			w.signIn("root@team.example")
			w.open(at + "/policies")
			w.fill("parameters", "runway/short_runway.minimum_months.growth=30")
			w.fill("reason", "A longer runway is wanted.")
			w.press("parameters")
			proposal := w.path()
			b.settle()
			w.open(proposal)
			for name, path := range map[string]string{
				"memo": at + "/companies/" + company + "/memo", "memo-committee": at + "/companies/" + company + "/memo?kind=committee", "portfolio": at + "/portfolio?on=366",
				"policies": at + "/policies", "proposal": proposal, "admin-members": "/admin", "admin-keys": "/admin/keys", "admin-webhooks": "/admin/webhooks",
				"admin-audit": "/admin/audit", "admin-workspace": "/admin/workspace",
			} {
				w.inspect(name, path)
			}
			w.open(at + "/companies/" + company + "/memo?kind=committee")
			var printed struct{ Data string }
			w.Do(t, "Page.printToPDF", map[string]any{"paperWidth": 8.27, "paperHeight": 11.69}, &printed)
			pdf, err := base64.StdEncoding.DecodeString(printed.Data)
			if err != nil {
				t.Fatal(err)
			}
			if pages := regexp.MustCompile(`/Count (\d+)`).FindSubmatch(pdf); pages == nil || string(pages[1]) > "2" {
				t.Errorf("the memo prints to %s pages", pages)
			}
			var members struct{ Items []store.Member }
			b.must(200, "GET", "/api/v1/members", nil).into(t, &members)
			w.inspect("admin-member", "/admin/members/"+members.Items[0].ID)
			w.open(proposal)
			w.run(`document.querySelector('input[name=do][value=publish]').form.requestSubmit()`)
			b.settle()
			var after service.InForce
			b.must(200, "GET", "/api/v1"+at+"/policy", nil).into(t, &after)
			if got := after.Policy.Judging.Parameters; len(got) != 1 || got[0] != "runway/short_runway.minimum_months.growth=30" {
				t.Errorf("what was published is not in force: %q", got)
			}
		})
	}
}
