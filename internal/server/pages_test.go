package server_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// surfer is a browser without a script: it keeps cookies, loads pages, and sends the forms that they have.
type surfer struct {
	t    *testing.T
	base string
	http *http.Client
	page string // the one that it sees
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

// signedIn is a browser of who has signed in: by a key, or by an address and a password.
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

// send sends a form with the token of the page that was opened last.
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

// member is somebody with a password.
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
