package server_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// surfer is a browser without scripts: it keeps cookies, loads pages, and submits their forms.
type surfer struct {
	t    *testing.T
	base string
	http *http.Client
	page string // the page it shows
	at   *url.URL
	code int
	head http.Header
}

func (b *bench) surfer(lang string) *surfer {
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.t.Fatal(err)
	}
	s := &surfer{t: b.t, base: b.http.URL, http: &http.Client{Jar: jar}}
	at, err := url.Parse(b.http.URL)
	if err != nil {
		b.t.Fatal(err)
	}
	jar.SetCookies(at, []*http.Cookie{{Name: "lang", Value: lang, Path: "/"}})
	return s
}

// signedIn returns a browser that is signed in: by a key, or by an address and a password.
func (b *bench) signedIn(secret ...string) *surfer {
	b.t.Helper()
	s := b.surfer("en")
	s.open("/sign-in")
	if len(secret) == 2 {
		s.send("/sign-in", url.Values{"email": {secret[0]}, "password": {secret[1]}})
	} else {
		s.send("/sign-in", url.Values{"key": {secret[0]}})
	}
	s.sees(200, "Sign out")
	return s
}

func (s *surfer) took(r *http.Response, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	s.page, s.at, s.code, s.head = string(text), r.Request.URL, r.StatusCode, r.Header
}

func (s *surfer) open(path string) {
	s.t.Helper()
	s.took(s.http.Get(s.base + path))
}

var tokenField = regexp.MustCompile(`name="token" value="([^"]*)"`)

// send submits a form with the token of the last page.
func (s *surfer) send(path string, fields url.Values) {
	s.t.Helper()
	if m := tokenField.FindStringSubmatch(s.page); m != nil && fields.Get("token") == "" {
		fields.Set("token", m[1])
	}
	s.took(s.http.PostForm(s.base+path, fields))
}

func (s *surfer) sees(code int, texts ...string) {
	s.t.Helper()
	if s.code != code {
		s.t.Errorf("%s: %d, want %d", s.at, s.code, code)
	}
	for _, text := range texts {
		if !strings.Contains(s.page, text) {
			s.t.Errorf("%s does not say %q:\n%s", s.at, text, s.page)
		}
	}
}

func (s *surfer) seesNot(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if strings.Contains(s.page, text) {
			s.t.Errorf("%s says %q", s.at, text)
		}
	}
}

// member adds a member with a password.
func (b *bench) member(email string, role store.Role, granted ...string) store.Member {
	b.t.Helper()
	var m service.NewMember
	b.must(201, "POST", "/api/v1/members", map[string]any{"email": email, "name": strings.ToUpper(email[:1]) + strings.Split(email, "@")[0][1:], "role": role}).into(b.t, &m)
	for _, program := range granted {
		b.must(201, "POST", "/api/v1/members/"+m.ID+"/grants", map[string]any{"kind": "program", "object": program})
	}
	b.must(200, "POST", "/api/v1/invitations", map[string]any{"invitation": m.Invitation, "password": password}, "Authorization", "")
	return m.Member
}

func TestPages_Doors(t *testing.T) {
	b := small(t)
	b.member("ann@team.example", store.RoleManager)
	t.Run("who has not signed in is sent to do so, and back", func(t *testing.T) {
		s := b.surfer("en")
		s.open("/components?sort=name")
		s.sees(200, "Sign in")
		if got := s.at.Query().Get("to"); got != "/components?sort=name" {
			t.Errorf("to %q", got)
		}
		s.send("/sign-in", url.Values{"email": {"ann@team.example"}, "password": {password}, "to": {"/components?sort=name"}})
		s.sees(200, "Components", "Ann")
		s.send("/sign-out", url.Values{})
		s.sees(200, "You have signed out.")
		s.open("/components")
		s.sees(200, "Sign in")
	})
	t.Run("a wrong password is refused, and an address elsewhere is not followed", func(t *testing.T) {
		s := b.surfer("en")
		s.open("/sign-in")
		s.send("/sign-in", url.Values{"email": {"ann@team.example"}, "password": {"wrong"}})
		s.sees(401, `role="alert"`, "ann@team.example")
		for _, to := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "evil"} {
			s.send("/sign-in", url.Values{"email": {"ann@team.example"}, "password": {password}, "to": {to}})
			if s.code != 200 || s.at.Path != "/" || !strings.HasPrefix(s.base, "http://"+s.at.Host) {
				t.Errorf("%q leads to %s", to, s.at)
			}
		}
	})
	t.Run("a key opens a session that ends with the key", func(t *testing.T) {
		var k store.NewKey
		b.must(201, "POST", "/api/v1/keys", map[string]any{"name": "reader", "scopes": []string{"read"}}).into(t, &k)
		s := b.signedIn(k.Secret)
		s.seesNot(k.Secret)
		b.must(204, "DELETE", "/api/v1/keys/"+k.ID, nil)
		s.open("/")
		s.sees(200, "Sign in with the key")
	})
	t.Run("a form without the session's token is refused", func(t *testing.T) {
		s := b.signedIn(b.key)
		for _, token := range []string{"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"} {
			s.send("/sign-out", url.Values{"token": {token}})
			s.sees(403, "was not sent from this site")
		}
		s.open("/")
		s.sees(200, "Sign out")
		other := b.signedIn(b.key)
		token := tokenField.FindStringSubmatch(other.page)[1]
		s.send("/sign-out", url.Values{"token": {token}})
		s.sees(403)
	})
	t.Run("another site can't send a form", func(t *testing.T) {
		s := b.signedIn(b.key)
		r, err := http.NewRequestWithContext(t.Context(), "POST", s.base+"/look", strings.NewReader("lang=zh"))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		s.took(s.http.Do(r))
		s.sees(403)
	})
	t.Run("pages load and run nothing but what the server sends", func(t *testing.T) {
		s := b.signedIn(b.key)
		s.open("/components")
		policy := s.head.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("the policy %q lacks %q", policy, want)
			}
		}
		if strings.Contains(policy, "unsafe") {
			t.Errorf("the policy is %q", policy)
		}
		for _, inline := range []string{"<style", " style=", "<script>", " onclick=", "javascript:"} {
			s.seesNot(inline)
		}
		for _, m := range regexp.MustCompile(`(?:href|src)="(/assets/[^"]*)"`).FindAllStringSubmatch(s.page, -1) {
			page := s.page
			s.open(m[1])
			if s.code != 200 || !strings.Contains(s.head.Get("Cache-Control"), "immutable") || len(s.page) < 500 {
				t.Errorf("%s: %d, %d bytes", m[1], s.code, len(s.page))
			}
			s.page = page
		}
	})
	t.Run("a reader chooses language and light", func(t *testing.T) {
		s := b.signedIn(b.key)
		s.open("/components")
		s.send("/look", url.Values{"lang": {"zh"}, "back": {"/components"}})
		s.sees(200, "组件", `lang="zh-CN"`)
		s.send("/look", url.Values{"theme": {"dark"}, "back": {"/components"}})
		s.sees(200, "/assets/dark-")
		style := regexp.MustCompile(`/assets/dark-[0-9a-f]*\.css`).FindString(s.page)
		s.open(style)
		if strings.Contains(s.page, "prefers-color-scheme") || !strings.Contains(s.page, "color-scheme: dark;") {
			t.Error("the dark style sheet asks the system")
		}
	})
}

// attach submits a form with a file.
func (s *surfer) attach(path, field, name string, content []byte, fields map[string]string) {
	s.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if m := tokenField.FindStringSubmatch(s.page); m != nil {
		fields["token"] = m[1]
	}
	for k, v := range fields {
		if err := w.WriteField(k, v); err != nil {
			s.t.Fatal(err)
		}
	}
	if name != "" {
		part, err := w.CreateFormFile(field, name)
		if err == nil {
			_, err = part.Write(content)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.took(s.http.Post(s.base+path, w.FormDataContentType(), &b))
}

func TestPages_Program(t *testing.T) {
	thorough.Only(t)
	b := small(t)
	b.member("mia@team.example", store.RoleManager)
	s := b.signedIn("mia@team.example", password)
	valid := func(changes ...string) url.Values {
		v := url.Values{"name": {"Batch"}, "checklist": {"screening"}, "lang": {"en"}, "threshold": {"high"}, "reviewers": {"2"}}
		for i := 0; i+1 < len(changes); i += 2 {
			v.Set(changes[i], changes[i+1])
		}
		return v
	}
	for name, bad := range map[string]struct {
		fields url.Values
		says   string
	}{
		"no name":        {valid("name", " "), "at most 200 characters"},
		"a checklist":    {valid("checklist", "none"), "none"},
		"a day":          {valid("closes", "soon"), "is not a day"},
		"closes early":   {valid("opens", "2026-12-02", "closes", "2026-12-01"), "would close before it opens"},
		"seven criteria": {valid("rubric", "a\nb\nc\nd\ne\nf\ng"), "at most six criteria"},
		"one twice":      {valid("rubric", "team\nteam"), "twice"},
		"a weight":       {valid("rubric", "team 0"), "from 1 to 100"},
		"a number":       {valid("reviewers", "many"), "not a whole number"},
	} {
		t.Run("a program is not made by "+name, func(t *testing.T) {
			s.t = t
			s.open("/new")
			s.send("/new", bad.fields)
			s.sees(422, bad.says, `role="alert"`)
			if name != "no name" {
				s.sees(422, `value="Batch"`) // the form shows again what was typed
			}
		})
	}
	s.t = t
	s.open("/")
	s.sees(200, "You have not been granted a program yet")
	s.open("/new")
	s.send("/new", valid("rubric", "team 2\nmarket"))
	s.sees(200, "The program is created.")
	at := strings.TrimSuffix(s.at.Path, "/import")
	t.Run("a table is accounted for cell by cell", func(t *testing.T) {
		s.t = t
		table := "Company name,Cash balance,Employees,Shoe size\nAcme,1200000 USD,12,44\nBolt,a lot,7,\n,5 USD,1,\n"
		s.open(at + "/import")
		s.attach(at+"/import", "table", "t.csv", []byte(table), map[string]string{"try": "yes"})
		s.sees(200, "Preview", "Shoe size", "left out", "a lot")
		var p service.Progress
		if b.must(200, "GET", "/api/v1"+at+"/progress", nil).into(t, &p); p.Companies != 0 {
			t.Errorf("trying kept %d companies", p.Companies)
		}
		s.attach(at+"/import", "table", "t.csv", []byte(table), map[string]string{})
		s.sees(200, "What was imported")
		if b.must(200, "GET", "/api/v1"+at+"/progress", nil).into(t, &p); p.Companies != 2 {
			t.Errorf("%d companies", p.Companies)
		}
		for name, content := range map[string]string{"t.pdf": "%PDF", "t.xlsx": "no workbook", "t.csv": "a,b\n1,2\n", "": ""} {
			s.open(at + "/import")
			s.attach(at+"/import", "table", name, []byte(content), map[string]string{})
			s.sees(422, `role="alert"`)
		}
		s.attach(at+"/import", "table", "t.csv", []byte(table), map[string]string{"currency": "XXX"})
		s.sees(422, "is not a currency")
	})
	t.Run("what somebody else has changed meanwhile is not overwritten", func(t *testing.T) {
		s.t = t
		s.open(at + "/settings")
		old := valid("name", "Mine", "revision", "1")
		b.must(200, "PUT", "/api/v1"+at, map[string]any{"name": "Theirs", "settings": map[string]any{}}, "If-Match", `"1"`)
		s.send(at+"/settings", old)
		s.sees(409, "changed in the meantime")
	})
	t.Run("a reviewer is offered nothing that a manager does", func(t *testing.T) {
		b.member("rex@team.example", store.RoleReviewer, strings.TrimPrefix(at, "/programs/"))
		r := b.signedIn("rex@team.example", password)
		r.t = t
		r.open(at)
		r.sees(200, "Reviews")
		r.seesNot("/settings", "/founders", "/import", "/what-if", "export/decisions")
		for _, path := range []string{"/settings", "/founders", "/import", "/what-if", "/export/decisions", "/export/redacted"} {
			r.open(at + path)
			r.sees(403, "This needs another role")
		}
	})
}

func TestPages_Founder(t *testing.T) {
	thorough.Only(t)
	b := small(t)
	p := b.program(map[string]any{"judging": map[string]any{"checklists": []string{"screening"}}})
	company := b.addTo(p.ID, []byte(`{"company": {"name": "Acme", "stage": "growth"}}`))
	b.settle()
	var link service.NewLink
	b.must(201, "POST", "/api/v1/programs/"+p.ID+"/companies/"+company+"/links", map[string]any{"kind": "form"}).into(t, &link)
	at := "/f/" + link.Secret
	s := b.surfer("en")
	s.open(at)
	s.sees(200, "Acme", "Save and continue")
	s.seesNot("threshold", "Sign out", "/programs")
	headcount := func() string {
		var d struct {
			Company struct{ Headcount json.Number }
		}
		b.must(200, "GET", "/api/v1/companies/"+company+"/versions/"+strconv.FormatInt(b.latest(company), 10), nil).into(t, &d)
		return d.Company.Headcount.String()
	}
	s.send(at, url.Values{"a:/company/headcount": {"12"}, "a:/company/founded_on": {"once upon a time"}})
	s.sees(200, "Some answers could not be read; the others are saved.")
	if got := headcount(); got != "12" {
		t.Errorf("headcount %q", got)
	}
	s.open(at)
	s.sees(200, "What you have answered", `value="12"`)
	s.send(at, url.Values{"a:/company/headcount": {"14"}, "was:/company/headcount": {"12"}})
	s.sees(200, "Your answers are saved.")
	if got := headcount(); got != "14" {
		t.Errorf("a founder can't correct an answer: %q", got)
	}
	var team map[string]any
	b.must(200, "GET", "/api/v1/companies/"+company+"/versions/"+strconv.FormatInt(b.latest(company), 10), nil).into(t, &team)
	team["company"].(map[string]any)["headcount"] = 20
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", team)
	s.send(at, url.Values{"a:/company/headcount": {"15"}})
	s.sees(200, "These answers contradict each other")
	if got := headcount(); got != "20" {
		t.Errorf("a founder has overwritten what the team says: %q", got)
	}
	s.open(at[:len(at)-3] + "abc")
	s.sees(404, "is no longer valid")
	s.open("/")
	s.sees(200, "Sign in")
}
