package server_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/server"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// least is the least role that each operation needs; "founder" for those of a link, "open" for those without any. An operation that is
// missing here fails the test.
var least = map[string]string{
	"setup": "open", "accept-invitation": "open", "sign-in": "open", "sign-out": "open", "begin-oidc": "open", "finish-oidc": "open",
	"founder": "founder", "founder-answer": "founder", "founder-form": "founder", "founder-table": "founder", "founder-document": "founder",
	"me": "viewer", "list-programs": "viewer", "get-program": "viewer", "program-progress": "viewer", "program-rules": "viewer", "program-ranking": "viewer",
	"program-cohort": "viewer", "program-changes": "viewer", "company-forecast": "viewer", "program-companies": "viewer", "list-waivers": "viewer", "list-backtests": "viewer",
	"get-backtest": "viewer", "list-packs": "viewer", "get-pack": "viewer", "list-checklists": "viewer", "get-checklist": "viewer", "list-ratess": "viewer", "get-rates": "viewer",
	"get-archive": "viewer", "list-companies": "viewer", "get-company": "viewer", "list-versions": "viewer", "get-version": "viewer", "list-documents": "viewer", "get-document": "viewer",
	"assess": "viewer", "list-assessments": "viewer", "get-assessment": "viewer", "opa-outcomes": "viewer", "list-cases": "viewer", "get-case": "viewer", "list-comments": "viewer",
	"list-decisions": "viewer", "list-requests": "viewer", "get-request": "viewer", "list-reviews": "viewer", "program-scores": "viewer",
	"get-workspace": "viewer", "program-policy": "viewer", "policy-history": "viewer", "list-proposals": "viewer", "get-proposal": "viewer", "program-news": "viewer", "program-comparison": "viewer", "program-ahead": "viewer",
	"add-comment": "reviewer", "save-review": "reviewer", "declare-conflict": "reviewer", "list-assignments": "reviewer",
	"add-profile": "analyst", "upload-profiles": "analyst", "add-document": "analyst", "add-request": "analyst", "ask-request": "analyst", "close-request": "analyst",
	"answer-request": "analyst", "list-letters": "analyst", "get-letter": "analyst", "company-memo": "analyst",
	"add-program": "manager", "change-program": "manager", "set-waivers": "manager", "add-backtest": "manager", "add-checklist": "manager", "add-rates": "manager",
	"list-members": "manager", "get-member": "manager", "change-case": "manager", "add-decision": "manager", "program-expiring": "manager", "program-redacted": "manager",
	"list-links": "manager", "add-link": "manager", "revoke-link": "manager", "draft-letter": "manager", "edit-letter": "manager", "send-letter": "manager",
	"company-conflicts": "manager", "assign-evenly": "manager", "assign-reviewer": "manager", "withdraw-reviewer": "manager",
	"add-proposal": "manager", "publish-proposal": "manager", "withdraw-proposal": "manager",
	"change-workspace": "administrator", "get-backup": "administrator",
	"list-keys": "administrator", "add-key": "administrator", "revoke-key": "administrator", "list-audit": "administrator", "verify-audit": "administrator",
	"add-webhook": "administrator", "list-webhooks": "administrator", "remove-webhook": "administrator", "list-deliveries": "administrator", "add-pack": "administrator",
	"purge-company": "administrator", "add-member": "administrator", "change-member": "administrator", "remove-member": "administrator", "invite-member": "administrator",
	"list-grants": "administrator", "add-grant": "administrator", "remove-grant": "administrator",
}

// operation is an operation in the description of the API.
type operation struct {
	ID         string `json:"operationId"`
	method     string
	path       string
	Parameters []struct {
		Name, In string
		Required bool
		Schema   map[string]any
	}
	RequestBody struct {
		Content map[string]struct{ Schema map[string]any }
	}
}

// described returns all operations and schemas in the description.
func described(t *testing.T) (all []operation, schemas map[string]any) {
	t.Helper()
	text, err := server.New(server.Options{}).OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var d struct {
		Paths      map[string]map[string]json.RawMessage
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(d.Paths[path])) {
			o := operation{method: strings.ToUpper(method), path: path}
			if err := json.Unmarshal(d.Paths[path][method], &o); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if o.ID == "" {
				t.Fatalf("%s %s has no name", method, path)
			}
			all = append(all, o)
		}
	}
	return all, d.Components.Schemas
}

// world is a workspace with what everybody may see, what only some may, and its members.
type world struct {
	*bench
	schemas                 map[string]any
	ids                     map[string][]string // candidates for {id} after a collection, {company}, {member} and so on
	hidden                  map[string]bool     // those of them that are not granted
	texts                   map[string]string   // values for members of bodies, by name
	members                 map[store.Role]store.Member
	cookies                 map[store.Role]string
	other                   store.Member // another reviewer of the reviewer's company
	otherCookie             string
	links                   map[store.LinkKind]string
	program, beside         string
	asked                   string // a request to the granted company
	granted, inside, beyond string // companies: granted; not granted, in the same program; in another program
}

const password = "correct horse battery"

// canary is in every text of what is not granted, canaryReview in what the other reviewer wrote.
const (
	canary       = "CANARY"
	canaryReview = "PARROT"
)

// profileOf returns a complete profile whose names contain a word and whose cash is an amount.
func profileOf(t *testing.T, word string, cash int) []byte {
	t.Helper()
	d := healthy(t)
	company := d["company"].(map[string]any)
	company["id"], company["name"], company["legal_name"] = word+"-id", word+" Name", word+" Name Ltd"
	for i, f := range d["team"].(map[string]any)["founders"].([]any) {
		f.(map[string]any)["name"] = fmt.Sprintf("%s Founder%d", word, i)
	}
	d["financials"].(map[string]any)["cash"].(map[string]any)["amount"] = cash
	return mustJSON(t, d)
}

// as sends a request with a session.
func (w *world) as(cookie, method, path string, body any, headers ...string) answer {
	w.t.Helper()
	return w.send(method, path, body, append([]string{"Authorization", "", "Cookie", "diligo=" + cookie}, headers...)...)
}

// join adds a member who is signed in.
func (b *bench) join(email string, m map[string]any) (store.Member, string) {
	b.t.Helper()
	body := map[string]any{"email": email, "name": email}
	maps.Copy(body, m)
	var made service.NewMember
	b.must(201, "POST", "/api/v1/members", body).into(b.t, &made)
	b.must(200, "POST", "/api/v1/invitations", map[string]any{"invitation": made.Invitation, "password": password}, "Authorization", "")
	a := b.must(200, "POST", "/api/v1/session", map[string]any{"email": email, "password": password}, "Authorization", "")
	_, rest, _ := strings.Cut(a.header.Get("Set-Cookie"), "diligo=")
	cookie, _, _ := strings.Cut(rest, ";")
	if cookie == "" {
		b.t.Fatal(a.header)
	}
	return made.Member, cookie
}

// addTo adds a profile to a program and returns its company.
func (b *bench) addTo(program string, profile []byte) string {
	b.t.Helper()
	var done service.Accepted
	b.must(200, "POST", "/api/v1/programs/"+program+"/profiles", profile).into(b.t, &done)
	return done.Company
}

func (b *bench) idOf(a answer) string {
	b.t.Helper()
	var x struct{ ID string }
	a.into(b.t, &x)
	return x.ID
}

func newWorld(t *testing.T, b *bench) *world {
	t.Helper()
	w := &world{bench: b, ids: map[string][]string{}, hidden: map[string]bool{}, members: map[store.Role]store.Member{}, cookies: map[store.Role]string{}}
	settings := map[string]any{"rubric": []map[string]any{{"name": "team"}, {"name": "market"}}, "retain_refused_days": 30}
	w.program, w.beside = b.program(settings).ID, b.program(settings).ID
	w.granted = b.addTo(w.program, profileOf(t, "Plain", 30_000_000))
	w.inside = b.addTo(w.program, profileOf(t, canary+"inside", 31_000_000))
	w.beyond = b.addTo(w.beside, profileOf(t, canary+"beyond", 32_000_000))
	for _, role := range rolesTried() {
		w.members[role], w.cookies[role] = b.join(string(role)+"@team.example", map[string]any{"role": role})
		b.must(201, "POST", "/api/v1/members/"+w.members[role].ID+"/grants", map[string]any{"kind": "company", "object": w.granted})
	}
	w.other, w.otherCookie = b.join("other@team.example", map[string]any{"role": "manager"})
	b.must(201, "POST", "/api/v1/members/"+w.other.ID+"/grants", map[string]any{"kind": "workspace"})
	b.settle()
	add := func(collection, id string, of string) string {
		w.ids[collection] = append(w.ids[collection], id)
		if of != w.granted {
			w.hidden[id] = true
		}
		return id
	}
	w.ids["programs"], w.ids["companies"], w.ids["company"] = []string{w.program, w.beside}, []string{w.granted, w.inside, w.beyond}, []string{w.granted, w.inside, w.beyond}
	w.hidden[w.beside], w.hidden[w.inside], w.hidden[w.beyond] = true, true, true
	for _, of := range [][2]string{{w.granted, w.program}, {w.inside, w.program}, {w.beyond, w.beside}} {
		company, program := of[0], of[1]
		word := "Plain"
		if company != w.granted {
			word = canary
		}
		at := "/api/v1/programs/" + program + "/companies/" + company
		var list struct{ Items []store.Assessment }
		b.must(200, "GET", "/api/v1/companies/"+company+"/assessments", nil).into(t, &list)
		assessment := add("assessments", list.Items[0].ID, company)
		add("documents", b.idOf(b.must(201, "POST", "/api/v1/companies/"+company+"/documents?name="+word+".pdf", word, "Content-Type", "application/pdf")), company)
		request := add("requests", b.idOf(b.must(201, "POST", at+"/requests", map[string]any{"question": word + "?", "fact": "/financials/cash"})), company)
		if company == w.granted { // nothing is decided yet: others' reviews are hidden
			w.texts, w.asked = map[string]string{"assessment": assessment}, request
		} else {
			b.must(201, "POST", at+"/comments", map[string]any{"text": word})
			b.must(201, "POST", at+"/decisions", map[string]any{"outcome": "refuse", "reason": "risk", "text": word, "assessment": assessment})
		}
		w.must2xx(w.as(w.otherCookie, "PUT", at+"/reviewers/"+w.other.ID, nil))
		add("letters", b.idOf(b.must(201, "POST", at+"/letters", map[string]any{"kind": "refusal", "lang": "en", "reason": "risk"})), company)
	}
	at := "/api/v1/programs/" + w.program + "/companies/" + w.granted
	w.must2xx(b.send("PUT", at+"/reviewers/"+w.members[store.RoleReviewer].ID, nil))
	w.ids["backtests"] = []string{b.idOf(b.must(202, "POST", "/api/v1/programs/"+w.program+"/backtests", map[string]any{}))}
	w.hidden[w.ids["backtests"][0]] = true
	w.ids["proposals"] = []string{b.idOf(b.must(201, "POST", "/api/v1/programs/"+w.program+"/proposals", map[string]any{"policy": map[string]any{"judging": map[string]any{"checklists": []string{"screening"}}}, "reason": canary}))}
	w.hidden[w.ids["proposals"][0]] = true
	b.settle()
	w.ids["members"], w.ids["member"] = []string{w.other.ID}, []string{w.other.ID}
	const none = "01930000-0000-7000-8000-000000000000"
	w.ids["keys"], w.ids["webhooks"], w.ids["grant"], w.ids["link"], w.ids["seq"] = []string{none}, []string{none}, []string{none}, []string{none}, []string{"0", "1"}
	w.ids["digest"] = []string{strings.Repeat("0", 64)}
	w.links = map[store.LinkKind]string{}
	for kind, body := range map[store.LinkKind]map[string]any{store.LinkForm: {"kind": "form"}, store.LinkRequest: {"kind": "request", "request": w.asked}} {
		var link service.NewLink
		b.must(201, "POST", at+"/links", body).into(t, &link)
		w.links[kind] = link.Secret
	}
	return w
}

func (w *world) must2xx(a answer) {
	w.t.Helper()
	if a.status/100 != 2 {
		w.t.Fatalf("%d %s", a.status, a.body)
	}
}

// submit makes the other reviewer review the granted company.
func (w *world) submit(team int) {
	w.t.Helper()
	at := "/api/v1/programs/" + w.program + "/companies/" + w.granted
	w.must2xx(w.as(w.otherCookie, "PUT", at+"/review", map[string]any{"points": map[string]int{"team": team, "market": 1}, "confidence": 3, "text": canaryReview, "submit": true}))
	w.must2xx(w.as(w.otherCookie, "POST", at+"/comments", map[string]any{"text": canaryReview}))
}

// paths returns the paths of an operation with all candidates, and for each whether it names something that is not granted.
func (w *world) paths(o operation) map[string]bool {
	out := map[string]bool{"": false}
	segments := strings.Split(strings.TrimPrefix(o.path, "/"), "/")
	for i, s := range segments {
		name, ok := strings.CutPrefix(s, "{")
		candidates := []string{s}
		if ok {
			name = strings.TrimSuffix(name, "}")
			if name == "id" {
				name = segments[i-1]
			}
			if candidates = w.ids[name]; len(candidates) == 0 {
				w.t.Fatalf("%s: there is no candidate for %s", o.path, name)
			}
			if !thorough.Wanted() {
				candidates = candidates[:min(2, len(candidates))]
			}
		}
		next := map[string]bool{}
		for prefix, hidden := range out {
			for _, c := range candidates {
				next[prefix+"/"+c] = hidden || w.hidden[c]
			}
		}
		out = next
	}
	queries := []string{""}
	for _, p := range o.Parameters {
		switch {
		case p.In != "query":
		case p.Name == "q":
			queries = append(queries, "?q="+canary, "?q=a")
		case !p.Required && !thorough.Wanted():
		case p.Name == "company" && p.Required:
			queries = []string{"?company=" + w.granted, "?company=" + w.inside + "&company=" + w.granted}
		case p.Name == "company":
			queries = append(queries, "?company="+w.inside, "?company="+w.granted)
		case p.Name == "limit":
			queries = append(queries, "?limit=1")
		case p.Name == "member":
			queries = []string{"?member=" + w.other.ID}
		case p.Required && p.Name == "name":
			queries = []string{"?name=x"}
		case p.Required:
			w.t.Fatalf("%s: no value for the parameter %s", o.path, p.Name)
		}
	}
	all := map[string]bool{}
	for path, hidden := range out {
		for _, q := range queries {
			all[path+q] = hidden
		}
	}
	return all
}

// pages returns the addresses of all pages and exports for a signed-in person, with all candidates.
func (w *world) pages() (all []string) {
	w.t.Helper()
	names := map[string][]string{
		"program": w.ids["programs"], "company": w.ids["company"], "document": w.ids["documents"], "letter": w.ids["letters"], "format": {"xlsx", "csv", "html", "decisions", "redacted"},
		"proposal": w.ids["proposals"], "member": w.ids["members"], "webhook": w.ids["webhooks"],
	}
	if !thorough.Wanted() {
		names["format"] = []string{"csv", "decisions"}
	}
	for _, pattern := range server.New(server.Options{Log: slog.New(slog.DiscardHandler)}).Pages() {
		path, ok := strings.CutPrefix(pattern, "GET ")
		if !ok || path == "/sign-in" || path == "/invitation" || strings.HasPrefix(path, "/f/") { // open to all, or for founders
			continue
		}
		if !thorough.Wanted() && strings.HasSuffix(path, "/forecast") { // company-forecast does the same by the API, and an outlook takes a third of this test
			continue
		}
		paths := []string{strings.TrimSuffix(path, "{$}")}
		for strings.Contains(paths[0], "{") {
			before, rest, _ := strings.Cut(path, "{")
			name, after, _ := strings.Cut(rest, "}")
			if len(names[name]) == 0 {
				w.t.Fatalf("%s: there is no candidate for %s", pattern, name)
			}
			var next []string
			for _, one := range paths {
				candidates := names[name]
				if !thorough.Wanted() && name != "format" {
					candidates = candidates[:min(2, len(candidates))]
				}
				for _, id := range candidates {
					next = append(next, strings.Replace(one, "{"+name+"}", id, 1))
				}
			}
			path, paths = before+after, next
		}
		if strings.HasSuffix(pattern, "/compare") {
			for _, one := range slices.Clone(paths) {
				paths = append(paths, one+"?company="+w.granted, one+"?company="+w.granted+"&company="+w.inside)
			}
		}
		all = append(all, paths...)
	}
	if len(all) < 30 {
		w.t.Fatalf("only %d pages", len(all))
	}
	return all
}

// example returns a value that a schema allows.
func (w *world) example(schema map[string]any, name string) any {
	if ref, ok := schema["$ref"].(string); ok {
		return w.example(w.schemas[ref[strings.LastIndex(ref, "/")+1:]].(map[string]any), name)
	}
	if text, ok := w.texts[name]; ok {
		return text
	}
	if enum, ok := schema["enum"].([]any); ok {
		return enum[0]
	}
	kind := schema["type"]
	if several, ok := kind.([]any); ok {
		kind = several[0]
	}
	switch kind {
	case "object":
		out := map[string]any{}
		required, _ := schema["required"].([]any)
		properties, _ := schema["properties"].(map[string]any)
		for _, p := range required {
			out[p.(string)] = w.example(properties[p.(string)].(map[string]any), p.(string))
		}
		return out
	case "array":
		if n, _ := schema["minItems"].(float64); n == 0 {
			return []any{}
		}
		return []any{w.example(schema["items"].(map[string]any), name)}
	case "integer", "number":
		return max(1, schema["minimum"].(float64))
	case "boolean":
		return false
	case "string":
		switch {
		case name == "email":
			return "new@team.example"
		case name == "url":
			return "http://127.0.0.1:1/"
		case name == "members" || schema["format"] == "uuid":
			return w.other.ID
		}
		return "a text that is long enough"
	}
	return map[string]any{}
}

// call calls an operation with a body that its description allows.
func (w *world) call(o operation, path string, auth ...string) answer {
	headers := slices.Clone(auth)
	for _, p := range o.Parameters {
		if p.In == "header" && p.Required {
			headers = append(headers, p.Name, `"1"`)
		}
	}
	var body any
	switch content := o.RequestBody.Content; {
	case len(content) == 0:
	case o.ID == "add-profile":
		body = profileOf(w.t, canary+"inside", 1)
	case o.ID == "upload-profiles":
		body, headers = profileOf(w.t, canary+"inside", 1), append(headers, "Content-Type", "application/x-ndjson")
	case o.ID == "assess":
		body = fmt.Sprintf(`{"profile": %s}`, profileOf(w.t, "Plain", 1))
	case o.ID == "opa-outcomes":
		body = fmt.Sprintf(`{"input": %s}`, profileOf(w.t, "Plain", 1))
	case o.ID == "set-waivers":
		body, headers = "waivers: []\n", append(headers, "Content-Type", "application/yaml")
	default:
		kind := "application/json"
		if _, ok := content[kind]; !ok {
			body, headers = "x", append(headers, "Content-Type", slices.Sorted(maps.Keys(content))[0])
			break
		}
		body = w.example(content[kind].Schema, "")
	}
	return w.send(o.method, path, body, headers...)
}

// TestRights_EveryOperationAsEveryRole is generated from the description of the API: every operation is called in every role, as a founder,
// and as strangers, with everything that is granted and everything that is not. A role that an operation does not permit is refused; what
// is not granted does not exist; and no response, be it a list, a count, a percentile, a search or an export, contains anything of a
// company that is not granted, or of another's review before the own one is in. The test not only searches for texts: it changes what is
// hidden, and all responses must stay the same, byte for byte.
func TestRights_EveryOperationAsEveryRole(t *testing.T) {
	run := func(t *testing.T, b *bench) {
		operations, schemas := described(t)
		w := newWorld(t, b)
		w.schemas = schemas
		for _, o := range operations {
			if least[o.ID] == "" {
				t.Errorf("%s (%s %s): which role does it need?", o.ID, o.method, o.path)
			}
		}
		look := func(role store.Role) map[string]string {
			out := map[string]string{}
			for _, o := range operations {
				if o.method != "GET" || least[o.ID] == "open" || least[o.ID] == "founder" {
					continue
				}
				for path := range w.paths(o) {
					a := w.call(o, path, "Authorization", "", "Cookie", "diligo="+w.cookies[role])
					out[path] = fmt.Sprintf("%d %s", a.status, a.body)
				}
			}
			for _, path := range w.pages() {
				a := w.as(w.cookies[role], "GET", path, nil)
				if a.status >= 500 {
					t.Errorf("%s: GET %s: %d %s", role, path, a.status, a.body)
				}
				out["page "+path] = fmt.Sprintf("%d %s", a.status, a.body)
			}
			return out
		}
		before := map[store.Role]map[string]string{}
		for _, role := range rolesTried() {
			before[role] = look(role)
		}
		// Companies that are not granted change, and the work on them; the other reviewer submits the review.
		b.addTo(w.program, profileOf(t, canary+"inside", 900_000))
		b.addTo(w.beside, profileOf(t, canary+"beyond", 800_000))
		b.addTo(w.program, profileOf(t, canary+"third", 700_000))
		b.must(201, "POST", "/api/v1/programs/"+w.program+"/companies/"+w.inside+"/requests", map[string]any{"question": canary})
		b.settle()
		var managers map[string]string
		if _, ok := before[store.RoleManager]; ok {
			managers = look(store.RoleManager)
		}
		w.submit(5)
		for role, want := range before {
			got := managers
			if role != store.RoleManager {
				got = look(role)
			}
			if role == store.RoleAdministrator {
				// The control: who sees everything finds everything that is searched for.
				all := strings.Join(slices.Collect(maps.Values(got)), "\n")
				if !strings.Contains(all, canary+"third") || !strings.Contains(all, canaryReview) || !strings.Contains(strings.Join(slices.Collect(maps.Values(want)), "\n"), canary) {
					t.Error("even an administrator does not see what is hidden from others: the test looks for nothing")
				}
				if cmp.Equal(want, got) {
					t.Error("nothing changes for an administrator: the test compares nothing")
				}
				continue
			}
			for path, body := range got {
				if strings.Contains(strings.ReplaceAll(body, "q="+canary, ""), canary) || strings.Contains(body, canaryReview) {
					t.Errorf("%s: GET %s shows what is hidden: %.600s", role, path, body)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: what is hidden changes an answer (-before +after):\n%.3000s", role, diff)
			}
		}
		type caller struct {
			who  string
			auth []string
		}
		callers := []caller{{"nobody", []string{"Authorization", ""}}, {"key of another workspace", []string{"Authorization", "Bearer " + strangers(t, b)}}}
		for kind, secret := range w.links {
			if !thorough.Wanted() {
				break
			}
			callers = append(callers, caller{"founder of a " + string(kind), []string{"Authorization", "Bearer " + secret}})
		}
		for _, role := range rolesTried() { // a manager's decision opens reviews, so roles are called from the least up
			if role != store.RoleAdministrator { // whose calls could undo the setup: below
				callers = append(callers, caller{string(role), []string{"Authorization", "", "Cookie", "diligo=" + w.cookies[role]}})
			}
		}
		for _, c := range callers {
			for _, o := range operations {
				w.refuses(o, c.who, c.auth)
			}
		}
		for _, o := range operations { // an administrator is refused only what is for founders
			if thorough.Wanted() && o.method == "GET" && least[o.ID] != "open" && least[o.ID] != "founder" {
				for path := range w.paths(o) {
					if a := w.call(o, path, "Authorization", "", "Cookie", "diligo="+w.cookies[store.RoleAdministrator]); a.status == 403 || a.status == 401 || a.status >= 500 {
						t.Errorf("administrator: GET %s: %d %s", path, a.status, a.body)
					}
				}
			}
		}
	}
	if thorough.Wanted() {
		benches(t, run)
		return
	}
	run(t, small(t))
}

// rolesTried returns all roles or, in make test, the one from which most is hidden.
func rolesTried() []store.Role {
	if thorough.Wanted() {
		return store.Roles()
	}
	return []store.Role{store.RoleReviewer}
}

// strangers returns a key with all rights in another workspace.
func strangers(t *testing.T, b *bench) string {
	t.Helper()
	_, k, err := b.store.NewWorkspace(t.Context(), "Others", "test")
	if err != nil {
		t.Fatal(err)
	}
	return k.Secret
}

// refuses calls an operation as somebody, and reports responses that it must not give.
func (w *world) refuses(o operation, who string, auth []string) {
	t := w.t
	t.Helper()
	need := least[o.ID]
	for path, hidden := range w.paths(o) {
		if need == "open" {
			continue
		}
		a := w.call(o, path, auth...)
		name := fmt.Sprintf("%s: %s %s", who, o.method, path)
		if a.status >= 500 {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
		if strings.Contains(strings.ReplaceAll(string(a.body), "q="+canary, ""), canary) || (strings.Contains(string(a.body), canaryReview) && who != "manager") {
			t.Errorf("%s shows what is hidden: %.600s", name, a.body)
		}
		switch {
		case who == "nobody":
			if a.status != 401 {
				t.Errorf("%s: %d, not 401: %s", name, a.status, a.body)
			}
		case strings.HasPrefix(who, "founder"):
			of := map[string]string{"founder-answer": "founder of a request", "founder-form": "founder of a form", "founder-table": "founder of a form"}[o.ID] // the others are for both
			if may := need == "founder" && (of == "" || of == who); may == (a.status == 403) || a.status == 401 {
				t.Errorf("%s: %d %s", name, a.status, a.body)
			}
		case need == "founder":
			if a.status != 403 {
				t.Errorf("%s: %d, not 403: %s", name, a.status, a.body)
			}
		case who == "key of another workspace":
			if a.status/100 == 2 && strings.Contains(o.path, "{") && !strings.Contains(string(a.body), `"items":[]`) {
				t.Errorf("%s: %d %s", name, a.status, a.body)
			}
		case !store.Role(who).Includes(store.Role(need)):
			if a.status != 403 {
				t.Errorf("%s: %d, not 403: %s", name, a.status, a.body)
			}
		case hidden:
			if a.status/100 == 2 && o.method != "GET" {
				t.Errorf("%s changes what is not granted: %d %s", name, a.status, a.body)
			}
			if a.status/100 == 2 && o.method == "GET" && !strings.Contains(string(a.body), `"items":[]`) {
				t.Errorf("%s answers of what is not granted: %d %.300s", name, a.status, a.body)
			}
		case a.status == 403 && o.ID != "save-review" || a.status == 401:
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
}
