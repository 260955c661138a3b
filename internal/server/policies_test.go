package server_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/backtest"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/store/storetest"
)

// proposed proposes a policy as somebody and waits for its backtest.
func (b *bench) proposed(cookie, program string, policy map[string]any) service.Proposal {
	b.t.Helper()
	var p service.Proposal
	b.visited(201, cookie, "POST", "/api/v1/programs/"+program+"/proposals", map[string]any{"policy": policy, "reason": "a longer runway is wanted"}).into(b.t, &p)
	b.settle()
	return p
}

// TestPolicies_ProposedBacktestedAndPublishedByASecondPerson: a change is proposed with its backtest, published by another person if the
// workspace requires one, and the history tells who set which parameter.
func TestPolicies_ProposedBacktestedAndPublishedByASecondPerson(t *testing.T) {
	long(t)
	benches(t, func(t *testing.T, b *bench) {
		const parameter = "runway/short_runway.minimum_months.growth"
		_, ann := b.join("ann@team.example", map[string]any{"role": "manager"})
		bobs, bob := b.join("bob@team.example", map[string]any{"role": "manager"})
		p := b.program(map[string]any{})
		for _, m := range []string{"ann", "bob"} {
			var list struct{ Items []store.Member }
			b.must(200, "GET", "/api/v1/members", nil).into(t, &list)
			for _, one := range list.Items {
				if strings.HasPrefix(one.Email, m) {
					b.grant(one.ID, "workspace", "")
				}
			}
		}
		b.addTo(p.ID, profileOf(t, "Plain", 30_000_000))
		b.settle()
		at := "/api/v1/programs/" + p.ID
		b.must(200, "PUT", "/api/v1/workspace", map[string]any{"second_person": true}, "If-Match", `"0"`)
		policy := map[string]any{"judging": map[string]any{"parameters": []string{parameter + "=600"}}}
		// The rule can't be bypassed.
		b.visited(409, ann, "PUT", at, map[string]any{"name": p.Name, "settings": policy}, "If-Match", fmt.Sprintf("%q", fmt.Sprint(p.Revision)))
		b.visited(409, ann, "PUT", at, map[string]any{"name": p.Name, "settings": map[string]any{"severity_threshold": "low"}}, "If-Match", fmt.Sprintf("%q", fmt.Sprint(p.Revision)))
		// A proposal that changes nothing is refused, and so is one that would not work.
		b.visited(409, ann, "POST", at+"/proposals", map[string]any{"policy": map[string]any{"judging": map[string]any{}, "severity_threshold": "high"}, "reason": "none"})
		b.visited(422, ann, "POST", at+"/proposals", map[string]any{"policy": map[string]any{"judging": map[string]any{"parameters": []string{"runway/no_such.x=1"}}}, "reason": "none"})
		one := b.proposed(ann, p.ID, policy)
		if diff := cmp.Diff([]service.PolicyChange{{Kind: "parameter", Name: parameter, After: "600"}}, one.Changes); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		var test store.Backtest
		b.visited(200, bob, "GET", "/api/v1/backtests/"+one.Backtest, nil).into(t, &test)
		var result backtest.Report
		if err := json.Unmarshal(test.Result, &result); err != nil || test.Status != "done" || result.Companies != 1 {
			t.Fatalf("%s %s %v", test.Status, test.Result, err)
		}
		b.visited(409, ann, "POST", "/api/v1/proposals/"+one.ID+"/publication", nil) // her own proposal
		b.must(409, "POST", "/api/v1/proposals/"+one.ID+"/publication", nil)         // a key is no person
		b.visited(200, bob, "POST", "/api/v1/proposals/"+one.ID+"/publication", nil)
		b.visited(412, bob, "POST", "/api/v1/proposals/"+one.ID+"/publication", nil)
		b.settle()
		var after service.InForce
		b.visited(200, ann, "GET", at+"/policy", nil).into(t, &after)
		i := slices.IndexFunc(after.Rules, func(r service.RuleInForce) bool { return r.Rule == "runway/short_runway" })
		k := slices.IndexFunc(after.Rules[i].Params, func(x service.ParameterInForce) bool { return x.Name == "minimum_months" })
		x := after.Rules[i].Params[k]
		if got := x.Value.(map[string]any)["growth"]; got != 600.0 || !x.Set || x.AuthorName != bobs.Name || x.Shipped == nil {
			t.Errorf("%+v", x)
		}
		var history service.Revision
		var all struct{ Items []service.Revision }
		b.visited(200, ann, "GET", at+"/policy/history", nil).into(t, &all)
		if history = all.Items[0]; len(all.Items) != 2 || history.AuthorName != bobs.Name || len(history.Changes) != 1 {
			t.Errorf("%+v", all)
		}
		if r := b.ranking(p.ID, 10); len(r) != 1 || r[0].Entry.Verdict != "fail" || r[0].Stale {
			t.Errorf("the company is not assessed again: %+v", r)
		}
		// A proposal made from an outdated state can't be published.
		late, later := b.proposed(ann, p.ID, map[string]any{"judging": map[string]any{}}), b.proposed(ann, p.ID, map[string]any{"judging": map[string]any{"checklists": []string{"screening"}}})
		b.visited(200, bob, "POST", "/api/v1/proposals/"+later.ID+"/publication", nil)
		b.visited(412, bob, "POST", "/api/v1/proposals/"+late.ID+"/publication", nil)
		var closed service.Proposal
		b.visited(200, ann, "POST", "/api/v1/proposals/"+late.ID+"/withdrawal", nil).into(t, &closed)
		if closed.Status != store.ProposalWithdrawn {
			t.Errorf("%+v", closed)
		}
		var chain store.Chain
		if b.must(200, "GET", "/api/v1/audit/verify", nil).into(t, &chain); chain.Fault != "" || chain.Entries == 0 {
			t.Errorf("%+v", chain)
		}
	})
}

// TestChangeProgram_AnotherThresholdJudgesAnew: the verdict follows the severity threshold even if nothing else changes.
func TestChangeProgram_AnotherThresholdJudgesAnew(t *testing.T) {
	long(t)
	b := small(t)
	p := b.program(map[string]any{})
	for _, name := range []string{"careless_treasury", "no_risk_management", "silent_investor_relations"} { // with high findings and no critical ones
		text, err := os.ReadFile("../../fixtures/profiles/" + name + "/profile.json")
		if err != nil {
			t.Fatal(err)
		}
		b.addTo(p.ID, text)
	}
	b.settle()
	failing := func() (n int) {
		for _, r := range b.ranking(p.ID, 100) {
			if r.Entry.Verdict == "fail" {
				n++
			}
		}
		return n
	}
	before := failing()
	policy := map[string]any{"judging": map[string]any{}, "severity_threshold": "critical"}
	var one service.Proposal
	b.must(201, "POST", "/api/v1/programs/"+p.ID+"/proposals", map[string]any{"policy": policy, "reason": "why"}).into(t, &one)
	b.settle()
	var test store.Backtest
	b.must(200, "GET", "/api/v1/backtests/"+one.Backtest, nil).into(t, &test)
	b.must(200, "POST", "/api/v1/proposals/"+one.ID+"/publication", nil)
	b.settle()
	after := failing()
	if after >= before {
		t.Errorf("%d fail with the threshold high, %d with critical", before, after)
	}
	var result backtest.Report
	if err := json.Unmarshal(test.Result, &result); err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, f := range result.Verdicts {
		if f.Before == "fail" && f.After != "fail" {
			told += f.Count
		}
	}
	if told != before-after {
		t.Errorf("the backtest told that %d fail no more, and it is %d: %s", told, before-after, test.Result)
	}
}

// TestMemo_TellsWhatWasFoundAskedAndDecided: a memo contains conclusions, requests and the decision, in every format and language, and all
// its links lead somewhere.
func TestMemo_TellsWhatWasFoundAskedAndDecided(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	company := b.addTo(p.ID, profileOf(t, "Plain <b>", 100_000))
	b.settle()
	_, cookie := b.join("ann@team.example", map[string]any{"role": "manager"})
	var list struct{ Items []store.Member }
	b.must(200, "GET", "/api/v1/members", nil).into(t, &list)
	b.grant(list.Items[0].ID, "workspace", "")
	at := "/api/v1/programs/" + p.ID + "/companies/" + company
	b.must(201, "POST", at+"/requests", map[string]any{"question": "Who holds the keys?", "due": "2027-01-31"})
	var made struct{ Items []store.Assessment }
	b.must(200, "GET", "/api/v1/companies/"+company+"/assessments", nil).into(t, &made)
	b.must(201, "POST", at+"/decisions", map[string]any{"outcome": "defer", "reason": "evidence", "text": "Wait for the cash.", "assessment": made.Items[0].ID})
	var m memo.Memo
	b.visited(200, cookie, "GET", at+"/memo?kind=committee", nil).into(t, &m)
	if m.Company != "Plain <b> Name" || m.Decision == nil || m.Decision.Outcome != "defer" || len(m.Requests) == 0 || m.Requests[0].Question != "Who holds the keys?" || !m.Requests[0].Asked {
		t.Errorf("%+v", m)
	}
	i := slices.IndexFunc(m.Rows, func(r memo.Row) bool { return r.Remedy == rule.Price && r.Severity == rule.Critical })
	if i < 0 || m.Findings[m.Rows[i].Refs[0]-1].Rule != "runway/short_runway" {
		t.Errorf("the runway is not a matter of the price: %+v", m.Rows)
	}
	if !strings.Contains(m.Signatures[0], "ann@team.example") {
		t.Errorf("%q", m.Signatures)
	}
	for _, lang := range []string{"en", "zh"} {
		a := b.visited(200, cookie, "GET", at+"/memo?kind=committee&format=html&lang="+lang, nil)
		if !strings.Contains(a.header.Get("Content-Security-Policy"), "style-src 'sha256-") || strings.Contains(string(a.body), "Plain <b>") {
			t.Errorf("%v\n%.500s", a.header, a.body)
		}
		for _, link := range regexp.MustCompile(`href="#([^"]*)"`).FindAllSubmatch(a.body, -1) {
			if !bytes.Contains(a.body, fmt.Appendf(nil, `id="%s"`, link[1])) {
				t.Errorf("%s: #%s leads nowhere", lang, link[1])
			}
		}
	}
	text := string(b.visited(200, cookie, "GET", at+"/memo?format=markdown&lang=zh", nil).body)
	for _, want := range []string{"# 重大风险备忘录：Plain", "## 结论", "Who holds the keys", "暂缓"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// TestPortfolio_NewsAndWhatLiesAhead: the news of a portfolio tells what became worse and why; the forecast equals that of each company.
func TestPortfolio_NewsAndWhatLiesAhead(t *testing.T) {
	long(t)
	b := small(t)
	p := b.program(map[string]any{})
	company := b.addTo(p.ID, profileOf(t, "Plain", 30_000_000))
	b.settle()
	b.addTo(p.ID, profileOf(t, "Plain", 100_000))
	b.settle()
	at := "/api/v1/programs/" + p.ID
	var news struct {
		Items []service.News
		Next  string
	}
	b.must(200, "GET", at+"/news?days=7", nil).into(t, &news)
	if len(news.Items) != 2 || news.Next != "" || len(news.Items[0].Causes) != 0 {
		t.Fatalf("%+v", news)
	}
	last := news.Items[1]
	if diff := cmp.Diff([]string{"facts"}, last.Causes); diff != "" || last.Name != "Plain Name" || last.Verdict != "fail" {
		t.Errorf("%+v", last)
	}
	if !slices.ContainsFunc(last.Worse, func(r service.NamedRule) bool {
		return r.Rule == "runway/stressed_runway_too_short" && r.Title == "Runway too short under stress" && r.Severity == rule.High
	}) {
		t.Errorf("%+v", last.Worse)
	}
	var ahead struct {
		Items []service.Prospect
		Next  string
	}
	b.must(200, "GET", at+"/ahead?days=90", nil).into(t, &ahead)
	if len(ahead.Items) != 1 || ahead.Items[0].Name != "Plain Name" || ahead.Items[0].Failed != "" {
		t.Fatalf("%+v", ahead)
	}
	for days, atLeast := range map[int]int{90: 0, 366: 1} {
		a := b.must(200, "GET", fmt.Sprintf("%s/ahead?days=%d", at, days), nil)
		again := b.must(200, "GET", fmt.Sprintf("%s/ahead?days=%d", at, days), nil) // from the cache
		if diff := cmp.Diff(string(a.body), string(again.body)); diff != "" {
			t.Errorf("(-first +second):\n%s", diff)
		}
		a.into(t, &ahead)
		if ahead.Items[0].Company != company {
			t.Errorf("%+v", ahead.Items[0])
		}
		if n := len(ahead.Items[0].Changes); n < atLeast {
			t.Errorf("%d days ahead %d changes, want at least %d", days, n, atLeast)
		}
	}
}

// TestBackup_IsDownloadedAndRestored: an administrator can download a backup, which a new store accepts.
func TestBackup_IsDownloadedAndRestored(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	b.addTo(p.ID, profileOf(t, "Plain", 30_000_000))
	b.settle()
	a := b.must(200, "GET", "/api/v1/backup", nil)
	if !strings.Contains(a.header.Get("Content-Disposition"), ".backup") {
		t.Errorf("%v", a.header)
	}
	other := storetest.Open(t, store.Options{URL: filepath.Join(t.TempDir(), "other.db")})
	if err := other.Restore(t.Context(), bytes.NewReader(a.body)); err != nil {
		t.Fatal(err)
	}
	w, err := other.Workspaces(t.Context())
	if err != nil || len(w) != 1 {
		t.Fatalf("%d %v", len(w), err)
	}
	all, err := other.Programs(t.Context(), store.Whole(w[0].ID), store.Page{})
	if err != nil || len(all) != 1 || all[0].ID != p.ID {
		t.Errorf("%+v %v", all, err)
	}
	strangers(t, b)
	b.must(409, "GET", "/api/v1/backup", nil)
}
