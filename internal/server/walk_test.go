package server_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/browsertest"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// applications is the number of companies that apply to the program.
const applications = 800

// whole is how many of them submit a complete profile instead of a row.
const whole = 20

// sheetOf returns a spreadsheet of made-up applications, as an accelerator gets from a form of its own.
func sheetOf(t *testing.T, lang string, n int) []byte {
	t.Helper()
	head := []any{"Company name", "Country", "Stage", "Founded on", "Employees", "As of", "Cash balance", "Monthly net burn", "Revenue last 12 months", "Prior year revenue", "Gross margin", "Largest customer share"}
	stages := []string{"seed", "startup", "growth"}
	if lang == "zh" {
		head = []any{"公司名称", "国家", "发展阶段", "成立日期", "员工人数", "数据截止日期", "现金余额", "月净消耗", "营业收入", "上年收入", "毛利率", "最大客户收入占比"}
		stages = []string{"种子期", "初创期", "成长期"}
	}
	r := rand.New(rand.NewPCG(24, uint64(n)))
	book := excelize.NewFile()
	defer book.Close()
	put := func(row int, cells []any) {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &cells); err != nil {
			t.Fatal(err)
		}
	}
	put(1, head)
	for i := range n {
		cash, burn, revenue := 200_000+r.IntN(6_000_000), 20_000+r.IntN(300_000), r.IntN(5_000_000)
		put(i+2, []any{
			fmt.Sprintf("Applicant %03d", i+1), []string{"US", "DE", "CN", "SG"}[r.IntN(4)], stages[r.IntN(3)], fmt.Sprintf("20%02d-03-01", 15+r.IntN(9)), 2 + r.IntN(60), "2026-06-30",
			fmt.Sprintf("%d USD", cash), fmt.Sprintf("%d USD", burn), fmt.Sprintf("%d USD", revenue), fmt.Sprintf("%d USD", revenue*2/3), fmt.Sprintf("%d%%", 20+r.IntN(70)), fmt.Sprintf("%d%%", 5+r.IntN(70)),
		})
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// walker is a person at a browser.
type walker struct {
	*browsertest.Browser
	t     *testing.T
	base  string
	lang  string
	axe   string // the text of axe-core, "" if unavailable
	shots string // the folder for pictures, "" for none
}

func (w *walker) open(path string) {
	w.t.Helper()
	w.Load(w.t, w.base+path)
	w.sound(path)
}

// sound reports what the console says.
func (w *walker) sound(path string) {
	w.t.Helper()
	for _, e := range w.Events {
		switch e.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			w.t.Errorf("%s: %s: %s", path, e.Method, e.Params)
		}
	}
}

// run runs a statement that makes the browser load another page, and waits for it.
func (w *walker) run(js string) {
	w.t.Helper()
	w.Events = nil
	w.Eval(w.t, js, nil)
	w.Loaded(w.t)
	w.sound(js)
}

func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// fill types into a field, or selects one of its options.
func (w *walker) fill(name, value string) {
	w.t.Helper()
	w.Eval(w.t, fmt.Sprintf(`(() => {
		const all = [...document.getElementsByName(%[1]s)].filter(e => e.type !== "hidden");
		if (!all.length) throw new Error("no field " + %[1]s);
		const e = all.find(e => (e.type === "radio" || e.type === "checkbox") && e.value === %[2]s) || all[0];
		if (e.type === "radio" || e.type === "checkbox") { e.checked = true; } else { e.value = %[2]s; }
		e.dispatchEvent(new Event("input", {bubbles: true}));
	})()`, quoted(name), quoted(value)), nil)
}

// press submits the form that contains a field.
func (w *walker) press(field string) {
	w.t.Helper()
	w.run(fmt.Sprintf(`(() => { const e = document.getElementsByName(%[1]s)[0]; if (!e) throw new Error("no field " + %[1]s); const f = e.form; for (const d of document.querySelectorAll("details")) d.open = true; f.requestSubmit(f.querySelector(".buttons button")); })()`, quoted(field)))
}

// attach puts a file into a field.
func (w *walker) attach(name, file string) {
	w.t.Helper()
	var document struct{ Root struct{ NodeID int } }
	w.Do(w.t, "DOM.getDocument", nil, &document)
	var node struct{ NodeID int }
	w.Do(w.t, "DOM.querySelector", map[string]any{"nodeId": document.Root.NodeID, "selector": fmt.Sprintf("[name=%s]", quoted(name))}, &node)
	w.Do(w.t, "DOM.setFileInputFiles", map[string]any{"files": []string{file}, "nodeId": node.NodeID}, nil)
}

func (w *walker) text() string {
	w.t.Helper()
	var s string
	w.Eval(w.t, "document.body.innerText", &s)
	return s
}

// signIn signs in another person in the same browser.
func (w *walker) signIn(email string) {
	w.t.Helper()
	w.Do(w.t, "Network.clearBrowserCookies", nil, nil)
	w.setTheme("light")
	w.open("/sign-in")
	w.fill("email", email)
	w.fill("password", password)
	w.press("email")
	if path := w.path(); path != "/" {
		w.t.Fatalf("%s could not sign in: %s: %s", email, path, w.text())
	}
}

func (w *walker) path() string {
	w.t.Helper()
	var s string
	w.Eval(w.t, "location.pathname", &s)
	return s
}

func (w *walker) setTheme(theme string) {
	w.t.Helper()
	for name, value := range map[string]string{"lang": w.lang, "theme": theme} {
		w.Do(w.t, "Network.setCookie", map[string]any{"name": name, "value": value, "url": w.base}, nil)
	}
}

// mainPages are those photographed in all four combinations of width and theme.
var mainPages = []string{"programs", "ranking", "compare", "heat", "figures", "company", "review", "decision", "form", "form-list-none", "memo", "components", "portfolio"}

// wrong is a script that lists what is wrong with a page: it scrolls sideways, has no or several main headings, or fields without labels.
const wrong = `(() => {
  const found = [], page = document.documentElement;
  if (page.scrollWidth > page.clientWidth + 1) found.push("the page is " + page.scrollWidth + " wide on " + page.clientWidth);
  if (document.querySelectorAll("h1").length !== 1) found.push("not one main heading");
  for (const e of document.querySelectorAll("input:not([type=hidden]),select,textarea")) if (!e.labels?.length && !e.getAttribute("aria-label")) found.push("no label: " + e.outerHTML.slice(0, 80));
  return found.join("; ");
})()`

const serious = `(async () => (await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21aa"], rules: {"heading-order": {enabled: true}}})).violations.filter(v => v.impact === "serious" || v.impact === "critical" || v.id === "heading-order")
  .map(v => v.id + " at " + v.nodes[0].target + ": " + v.nodes[0].failureSummary).join("; "))()`

// inspect checks a page at desktop and phone width, in both themes, with axe-core, and saves pictures.
func (w *walker) inspect(name, path string) {
	w.t.Helper()
	type view struct {
		width int
		theme string
	}
	views := []view{{1280, "light"}, {390, "dark"}}
	if w.shots != "" && slices.Contains(mainPages, name) {
		views = append(views, view{1280, "dark"}, view{390, "light"})
	}
	for _, v := range views {
		w.Size(w.t, v.width)
		w.setTheme(v.theme)
		w.open(path)
		var found string
		if w.Eval(w.t, wrong, &found); found != "" {
			w.t.Errorf("%s (%s, %d, %s): %s", path, w.lang, v.width, v.theme, found)
		}
		if w.axe != "" {
			w.Eval(w.t, w.axe+";0", nil)
			if w.Eval(w.t, serious, &found); found != "" {
				w.t.Errorf("%s (%s, %d, %s): axe: %s", path, w.lang, v.width, v.theme, found)
			}
		}
		if w.shots != "" {
			w.Shot(w.t, filepath.Join(w.shots, fmt.Sprintf("%s-%s-%d-%s.png", name, w.lang, v.width, v.theme)))
		}
	}
	w.Size(w.t, 1280)
	w.setTheme("light")
}

// axeCore returns the text of axe-core (MPL 2.0), which the test gets by npm; "" without npm or network.
func axeCore(t *testing.T) string {
	t.Helper()
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Log("no npm: axe-core looks at nothing")
		return ""
	}
	dir := t.TempDir()
	if out, err := exec.CommandContext(t.Context(), npm, "install", "--no-audit", "--no-fund", "--prefix", dir, "axe-core@4").CombinedOutput(); err != nil {
		t.Logf("axe-core could not be had, and looks at nothing: %v: %.300s", err, out)
		return ""
	}
	text, err := os.ReadFile(filepath.Join(dir, "node_modules/axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestWalk walks through a program of 800 made-up applications in a browser, in both languages, from its creation to its end, and checks
// the state by the API after each step. DILIGO_SHOTS names a folder for pictures of every page.
func TestWalk(t *testing.T) {
	thorough.Only(t)
	browser := browsertest.Start(t)
	browser.Do(t, "DOM.enable", nil, nil)
	browser.Do(t, "Page.setBypassCSP", map[string]any{"enabled": true}, nil) // for axe alone: TestPages_Doors holds the policy
	axe := axeCore(t)
	for _, lang := range []string{"en", "zh"} {
		t.Run(lang, func(t *testing.T) {
			walk(t, &walker{Browser: browser, t: t, lang: lang, axe: axe, shots: os.Getenv("DILIGO_SHOTS")})
		})
	}
}

func walk(t *testing.T, w *walker) {
	b := small(t)
	w.base = b.http.URL
	b.member("mia@team.example", store.RoleManager)
	reviewers := []string{"ann", "ben", "cai", "dov", "eva"}
	members := map[string]store.Member{}
	w.Size(t, 1280)
	w.signIn("mia@team.example")

	// Create a program.
	w.open("/new")
	w.fill("name", "Batch 24")
	w.fill("checklist", "screening")
	w.fill("lang", w.lang)
	w.fill("rubric", "team 2\nmarket")
	w.fill("reviewers", "5")
	w.press("name")
	program := strings.Split(w.path(), "/")[2]
	at := "/programs/" + program
	var of service.Program
	b.must(200, "GET", "/api/v1/programs/"+program, nil).into(t, &of)
	if of.Name != "Batch 24" || of.Settings.PerCompany() != 5 || len(of.Settings.Rubric) != 2 || of.Settings.Rubric[0] != (service.Criterion{Name: "team", Weight: 2}) {
		t.Fatalf("%+v", of)
	}
	for _, name := range reviewers {
		members[name] = b.member(name+"@team.example", store.RoleReviewer, program)
	}

	// Import a spreadsheet: first a trial, then for good.
	file := filepath.Join(t.TempDir(), "applications.xlsx")
	if err := os.WriteFile(file, sheetOf(t, w.lang, applications-whole), 0o600); err != nil {
		t.Fatal(err)
	}
	w.open(at + "/import")
	w.attach("table", file)
	w.run(`document.querySelector("button[name=try]").click()`)
	var progress service.Progress
	b.must(200, "GET", "/api/v1"+at+"/progress", nil).into(t, &progress)
	if !strings.Contains(w.text(), fmt.Sprint(applications-whole)) || progress.Companies != 0 {
		t.Fatalf("trying came to %+v: %s", progress, w.text())
	}
	w.open(at + "/import")
	w.attach("table", file)
	w.press("currency")
	b.upload(program, generated(whole))
	b.settle()
	b.must(200, "GET", "/api/v1"+at+"/progress", nil).into(t, &progress)
	if progress != (service.Progress{Companies: applications, Assessed: applications}) {
		t.Fatalf("%+v: %.2000s", progress, w.text())
	}

	// Invite founders: the link of one of them.
	w.open(at + "/founders?q=Applicant+007")
	w.run(`document.querySelector("input[name=company]").checked = true; document.querySelector("input[name=company]").form.requestSubmit(document.querySelector("form[method=post][action$=founders] .buttons button"))`)
	var link string
	w.Eval(t, `document.querySelector("#made a").href`, &link)
	link = strings.TrimPrefix(link, w.base)
	companies := b.companies("Applicant 007")
	company := companies[0].ID
	if before := b.latest(company); before != 1 {
		t.Fatalf("version %d", before)
	}

	// Fill in the form on a phone, with an interruption.
	w.Do(t, "Network.clearBrowserCookies", nil, nil)
	w.Size(t, 390)
	w.setTheme("light")
	w.open(link)
	for _, never := range []string{"Series A burn", "SBA SOP"} {
		if strings.Contains(w.text(), never) {
			t.Errorf("the form shows a threshold: %s", never)
		}
	}
	first := w.answer(t)
	w.Eval(t, `new Promise(done => { document.querySelector("form[data-saves]").dispatchEvent(new Event("change", {bubbles: true})); const o = document.querySelector(".saving"); const i = setInterval(() => { if (o.textContent) { clearInterval(i); done(o.textContent); } }, 50); })`, nil)
	kept := b.latest(company)
	if kept != 2 {
		t.Errorf("what was typed made version %d: it is not kept before a button is pressed: %s", kept, w.text())
	}
	w.Load(t, "about:blank")
	w.Do(t, "Network.clearBrowserCookies", nil, nil) // another day, another phone
	w.setTheme("light")
	w.open(link)
	var again bool
	w.Eval(t, fmt.Sprintf(`[...document.querySelectorAll("form[data-saves] [name]")].some(e => e.name === %s)`, quoted(first)), &again)
	if again {
		t.Errorf("%s is asked again", first)
	}
	w.answer(t)
	w.run(`document.querySelector("form[data-saves]").requestSubmit()`)
	if now := b.latest(company); now <= kept {
		t.Errorf("going on made no version behind %d: %s", kept, w.text())
	}
	// The list of holders, on the phone: a row is added, and the whole list saved.
	w.open(link + "/list?of=%2Fcap_table%2Fholders")
	w.fill("c:0:name", "Li Wei")
	w.fill("c:0:pct", "60")
	w.run(`document.querySelector("button[value=add]").click()`)
	w.fill("c:1:name", "Fund A")
	w.fill("c:1:pct", "40")
	if w.shots != "" {
		w.Shot(t, filepath.Join(w.shots, "form-list-"+w.lang+"-390-light.png"))
	}
	w.run(`document.querySelector("button[value=whole]").click()`)
	var holders struct {
		CapTable struct{ Holders []struct{ Name string } } `json:"cap_table"`
		Complete []string
	}
	b.must(200, "GET", fmt.Sprintf("/api/v1/companies/%s/versions/%d", company, b.latest(company)), nil).into(t, &holders)
	if len(holders.CapTable.Holders) != 2 || holders.CapTable.Holders[1].Name != "Fund A" || !slices.Contains(holders.Complete, "/cap_table/holders") {
		t.Errorf("the list came to %+v: %s", holders, w.text())
	}
	w.inspect("form", link)
	w.inspect("form-list-none", link+"/list?of=%2Fteam%2Ffounders")
	w.inspect("form-one", link+"?one=yes")
	b.settle()

	// Assign evenly.
	w.signIn("mia@team.example")
	w.open(at + "/reviews")
	w.press("member")
	var assigned []store.Assignment
	for next := ""; ; {
		var page struct {
			Items []store.Assignment
			Next  string
		}
		b.must(200, "GET", "/api/v1"+at+"/assignments?limit=1000&cursor="+next, nil).into(t, &page)
		assigned = append(assigned, page.Items...)
		if next = page.Next; next == "" {
			break
		}
	}
	loads := map[string]int{}
	for _, a := range assigned {
		loads[a.Member]++
	}
	for _, name := range reviewers {
		if loads[members[name].ID] != applications {
			t.Errorf("%s has %d companies of %d", name, loads[members[name].ID], applications)
		}
	}

	// Review blind, five reviewers: nobody sees what others wrote before their own review is in.
	said := func(name string) string { return "PARROT of " + name }
	for i, name := range reviewers {
		w.signIn(name + "@team.example")
		for _, path := range []string{at + "/companies/" + company + "/review", at + "/reviews", at + "/companies/" + company + "/decision", "/queue"} {
			w.open(path)
			if text := w.text(); strings.Contains(text, "PARROT") {
				t.Errorf("%s sees on %s what others think before the own review is in: %s", name, path, text)
			}
		}
		if i == 0 {
			w.inspect("queue", "/queue")
			w.inspect("review", at+"/companies/"+company+"/review")
		}
		w.open(at + "/companies/" + company + "/review")
		w.fill("points-0", fmt.Sprint(5-i%2))
		w.fill("points-1", fmt.Sprint(1+i%5))
		w.fill("confidence", "4")
		w.fill("text", said(name))
		if i == 0 { // a draft is private, and waits
			w.run(`document.querySelector("button[name=draft]").click()`)
			w.open(at + "/companies/" + company + "/review")
			var draft string
			if w.Eval(t, `document.querySelector("textarea[name=text]").value`, &draft); draft != said(name) {
				t.Errorf("the draft says %q", draft)
			}
		}
		w.press("points-0")
		text := w.text()
		for j, other := range reviewers {
			if seen := strings.Contains(text, said(other)); seen != (j <= i) {
				t.Errorf("%s, whose review is in, sees that of %s: %v", name, other, seen)
			}
		}
	}
	var reviews struct{ Items []service.Review }
	b.must(200, "GET", "/api/v1"+at+"/reviews?company="+company+"&limit=1000", nil).into(t, &reviews)
	who := map[string]bool{}
	for _, r := range reviews.Items {
		if r.Submitted != nil {
			who[r.Member] = true
		}
	}
	for _, name := range reviewers {
		if !who[members[name].ID] {
			t.Errorf("the API does not know of the review of %s", name)
		}
	}

	// Compare: companies side by side, the ranking sorted and filtered, the scores, another threshold.
	w.signIn("mia@team.example")
	w.open(at + "?q=Applicant+00")
	w.run(fmt.Sprintf(`(() => { for (const c of document.querySelectorAll("input[name=company]")) if ([%s, %s].includes(c.value)) c.checked = true; document.querySelector("button[value=compare]").click(); })()`,
		quoted(company), quoted(b.companies("Applicant 003")[0].ID)))
	var side string
	w.Eval(t, `location.pathname + location.search`, &side)
	var compared service.Comparison
	b.must(200, "GET", "/api/v1"+at+"/comparison"+side[strings.Index(side, "?"):], nil).into(t, &compared)
	if len(compared.Companies) != 2 {
		t.Fatalf("%d companies stand side by side at %s: %s", len(compared.Companies), side, w.text())
	}
	for i, one := range compared.Companies {
		if !strings.Contains(w.text(), one.Profile.Name) || !strings.Contains(w.text(), fmt.Sprintf("%d–%d", one.Summary.Score.Low, one.Summary.Score.High)) {
			t.Errorf("%s does not stand there with its score %+v: %s", one.Profile.Name, one.Summary.Score, w.text())
		}
		if own := compared.People[i]; (own.Company == company) != (own.Reviews == 5) || own.Company == company && !strings.Contains(w.text(), fmt.Sprintf("%.2f", *own.Adjusted)) {
			t.Errorf("what reviewers made of %s: %+v: %s", one.Profile.Name, own, w.text())
		}
	}
	w.inspect("compare", side)
	w.inspect("compare-none", at+"/compare")

	// Decide on several at once: refused with a reason, each on what the list showed.
	w.open(at + "?q=Applicant+01")
	w.run(`(() => { document.querySelector("input[name=every]").checked = true; document.querySelector("select[name=do]").value = "decision"; document.querySelector(".marked > .buttons:last-child button").click(); })()`)
	w.fill("outcome", "refuse")
	w.fill("reason", "fit")
	if w.shots != "" {
		w.Shot(t, filepath.Join(w.shots, "bulk-"+w.lang+"-1280-light.png"))
	}
	w.press("outcome")
	if w.shots != "" {
		w.Shot(t, filepath.Join(w.shots, "bulk-done-"+w.lang+"-1280-light.png"))
	}
	for _, one := range b.companies("Applicant 01") {
		var refused struct{ Items []store.Decision }
		b.must(200, "GET", "/api/v1"+at+"/companies/"+one.ID+"/decisions", nil).into(t, &refused)
		if len(refused.Items) != 1 || refused.Items[0].Outcome != "refuse" || refused.Items[0].Reason != "fit" || refused.Items[0].Facts == "" {
			t.Errorf("%s: decided %+v: %.600s", one.Name, refused.Items, w.text())
		}
	}
	w.open(at + "?sort=score&down=down&verdict=fail")
	var shown, all int
	w.Eval(t, `document.querySelectorAll("main tbody tr").length`, &shown)
	for _, r := range b.ranking(program, 1000) {
		if r.Entry.Verdict == "fail" {
			all++
		}
	}
	if shown != min(100, all) {
		t.Errorf("%d companies that fail are shown, of %d", shown, all)
	}
	w.open(at + "/reviews")
	var scores service.Scores
	b.must(200, "GET", "/api/v1"+at+"/scores", nil).into(t, &scores)
	if len(scores.Companies) != 1 || scores.Companies[0].Reviews != 5 || !strings.Contains(w.text(), fmt.Sprintf("%.2f", scores.Companies[0].Adjusted)) {
		t.Errorf("the scores are %+v: %s", scores, w.text())
	}
	w.open(at + "/what-if?threshold=risk/customer_concentration.maximum_top_customer_pct.growth")
	if strings.Contains(w.text(), "404") {
		t.Error(w.text())
	}
	if w.has("value") {
		w.fill("value", "3")
		w.press("value")
		b.settle()
		var run string
		w.Eval(t, `new URLSearchParams(location.search).get("run")`, &run)
		w.open(w.path() + "?run=" + run)
		var tried store.Backtest
		b.must(200, "GET", "/api/v1/backtests/"+run, nil).into(t, &tried)
		var result struct {
			Companies, Flipped int
			Rules              []struct{ Count int }
		}
		if err := json.Unmarshal(tried.Result, &result); err != nil || result.Companies != applications || len(result.Rules) == 0 || result.Rules[0].Count == 0 || !strings.Contains(w.text(), fmt.Sprint(result.Rules[0].Count)) || !strings.Contains(w.text(), fmt.Sprint(result.Flipped)) {
			t.Errorf("%v %+v: %s", err, result, w.text())
		}
		var named int
		if w.Eval(t, `document.querySelectorAll("table a[href*='/companies/']").length`, &named); named != min(result.Flipped, 50) {
			t.Errorf("of %d companies that flip %d are named", result.Flipped, named)
		}
		w.inspect("what-if", w.path()+"?run="+run)
	} else {
		t.Error("the threshold can't be tried")
	}

	// Decide, on what was seen.
	w.open(at + "/companies/" + company + "/decision")
	w.fill("outcome", "accept")
	w.fill("reason", "merit")
	w.press("outcome")
	var decisions struct{ Items []store.Decision }
	b.must(200, "GET", "/api/v1"+at+"/companies/"+company+"/decisions", nil).into(t, &decisions)
	var versions struct{ Items []store.Version }
	b.must(200, "GET", "/api/v1/companies/"+company+"/versions", nil).into(t, &versions)
	version := versions.Items[len(versions.Items)-1]
	if len(decisions.Items) != 1 || decisions.Items[0].Outcome != "accept" || decisions.Items[0].Facts != version.SHA256 || !strings.HasPrefix(decisions.Items[0].Author, "member:") {
		t.Fatalf("decided %+v on facts %s", decisions.Items, version.SHA256)
	}
	if !strings.Contains(w.text(), version.SHA256[:12]) {
		t.Errorf("the page does not say what the decision is bound to: %s", w.text())
	}

	// The memo for those who decide: the page, and what the API makes of the same.
	w.inspect("memo", at+"/companies/"+company+"/memo")
	if memo := b.must(200, "GET", "/api/v1"+at+"/companies/"+company+"/memo?format=markdown&lang="+w.lang, nil); !strings.Contains(string(memo.body), "Applicant 007") || !strings.Contains(w.text(), "Applicant 007") {
		t.Errorf("the memo is not of the company: %.300s", memo.body)
	}

	// A letter, edited by a person, then noted as sent.
	w.open(at + "/companies/" + company + "/letters")
	w.fill("kind", "invitation")
	w.fill("reason", "merit")
	w.press("kind")
	w.fill("text", "Dear team, welcome.")
	w.press("text")
	w.run(`(() => { const f = document.querySelector("input[name=step]").form; f.closest("details").open = true; f.requestSubmit(); })()`)
	var letters struct{ Items []store.Letter }
	b.must(200, "GET", "/api/v1"+at+"/companies/"+company+"/letters", nil).into(t, &letters)
	if len(letters.Items) != 1 || letters.Items[0].State != "sent" || letters.Items[0].Text != "Dear team, welcome." {
		t.Errorf("%+v", letters.Items)
	}

	// Every page, looked at.
	for name, path := range map[string]string{
		"programs": "/", "new": "/new", "portfolios": "/portfolio", "components": "/components", "ranking": at, "heat": at + "/heat", "figures": at + "/figures", "duplicates": at + "/duplicates", "reviews": at + "/reviews", "import": at + "/import",
		"founders": at + "/founders", "settings": at + "/settings", "company": at + "/companies/" + company, "history": at + "/companies/" + company + "/history", "forecast": at + "/companies/" + company + "/forecast",
		"requests": at + "/companies/" + company + "/requests", "documents": at + "/companies/" + company + "/documents", "decision": at + "/companies/" + company + "/decision", "letters": at + "/companies/" + company + "/letters",
		"letter": at + "/companies/" + company + "/letters/" + letters.Items[0].ID, "company-review": at + "/companies/" + company + "/review",
	} {
		w.inspect(name, path)
	}

	// Export: it contains the decisions, and every company once.
	var csv string
	w.Eval(t, fmt.Sprintf(`fetch(%s).then(r => r.text())`, quoted(at+"/export/decisions")), &csv)
	if lines := strings.Count(csv, "\n"); lines != applications+1 || !strings.Contains(csv, version.SHA256) {
		t.Errorf("the export has %d lines, and of the decision %v", lines, strings.Contains(csv, version.SHA256))
	}
	var workbook string
	w.Eval(t, fmt.Sprintf(`fetch(%s).then(r => r.arrayBuffer()).then(b => btoa(String.fromCharCode(...new Uint8Array(b).slice(0, 4))))`, quoted(at+"/export/xlsx")), &workbook)
	if head, err := base64.StdEncoding.DecodeString(workbook); err != nil || string(head[:2]) != "PK" {
		t.Errorf("the workbook begins with %q", head)
	}

	// Close: the form is closed, and no decision is reopened.
	w.open(at + "/settings")
	w.run(`(() => { const f = document.querySelector("form[action$=close]"); f.closest("details").open = true; f.requestSubmit(); })()`)
	b.must(200, "GET", "/api/v1/programs/"+program, nil).into(t, &of)
	if !of.Settings.Closed(time.Now()) {
		t.Errorf("the program closes on %s", of.Settings.Closes)
	}
	last := b.latest(company)
	secret := strings.TrimPrefix(link, "/f/")
	if a := b.send("POST", "/api/v1/founder/form", map[string]any{"answers": map[string]any{"/company/headcount": map[string]any{"text": "77"}}}, "Authorization", "Bearer "+secret); a.status != 409 || b.latest(company) != last {
		t.Errorf("a closed form takes an answer: %d %s", a.status, a.body)
	}
	b.settle()
	b.must(200, "GET", "/api/v1"+at+"/companies/"+company+"/decisions", nil).into(t, &decisions)
	if d := decisions.Items[len(decisions.Items)-1]; d.State != "standing" {
		t.Errorf("the decision is %s by %s", d.State, d.Cause)
	}
	for line := range strings.Lines(b.log.String()) {
		if strings.Contains(line, `"level":"ERROR"`) {
			t.Errorf("the log has an error: %s", line)
		}
	}
}

func (w *walker) has(name string) bool {
	w.t.Helper()
	var there bool
	w.Eval(w.t, fmt.Sprintf(`document.getElementsByName(%s).length > 0`, quoted(name)), &there)
	return there
}

// answer answers the first question of a founder's form, and returns its field.
func (w *walker) answer(t *testing.T) string {
	t.Helper()
	var q struct{ Name, Kind, Help, Value string }
	w.Eval(t, `(() => {
		const e = document.querySelector("form[data-saves] input:not([type=hidden]), form[data-saves] textarea, form[data-saves] select");
		const box = e.closest(".question");
		return {name: e.name, kind: e.type, help: box.innerText, value: e.type === "radio" ? e.value : ""};
	})()`, &q)
	value := q.Value
	if q.Kind != "radio" {
		_, example, ok := strings.Cut(q.Help, map[string]string{"en": "For example: ", "zh": "例如："}[w.lang])
		if value = strings.TrimSpace(strings.Split(example, "\n")[0]); !ok {
			t.Fatalf("%s has no example: %s", q.Name, q.Help)
		}
	}
	w.fill(q.Name, value)
	return q.Name
}

func (b *bench) companies(search string) []store.Company {
	b.t.Helper()
	var page struct{ Items []store.Company }
	b.must(200, "GET", "/api/v1/companies?q="+strings.ReplaceAll(search, " ", "+"), nil).into(b.t, &page)
	slices.SortFunc(page.Items, func(a, b store.Company) int { return strings.Compare(a.Name, b.Name) })
	if len(page.Items) == 0 {
		b.t.Fatalf("no company is called %s", search)
	}
	return page.Items
}

func (b *bench) latest(company string) int64 {
	b.t.Helper()
	var c store.Company
	b.must(200, "GET", "/api/v1/companies/"+company, nil).into(b.t, &c)
	return c.Latest
}
