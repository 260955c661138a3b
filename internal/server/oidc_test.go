package server_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"

	"github.com/diligo/diligo/internal/server"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// TestOIDC signs in by a real OpenID Connect provider that the test starts: zitadel's certified library, with users in memory. A browser is
// redirected there, signs in with the provider's own form, and returns as the member with the e-mail address that the provider has
// verified; from then on the identity counts, whatever the address. Uninvited users are refused, and no step works twice or in another
// browser.
func TestOIDC(t *testing.T) {
	long(t)
	b := small(t)
	var provider http.Handler
	issuer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { provider.ServeHTTP(w, r) }))
	defer issuer.Close()
	var front http.Handler
	ours := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { front.ServeHTTP(w, r) }))
	defer ours.Close()
	callback := ours.URL + "/api/v1/session/oidc/callback"
	web := storage.WebClient("diligo", "a secret", callback)
	provider = exampleop.SetupServer(issuer.URL, storage.NewStorageWithClients(storage.NewUserStore(issuer.URL), map[string]*storage.Client{"diligo": web}), nil, false)
	identity, err := server.NewIdentity(t.Context(), issuer.URL, "diligo", "a secret", callback)
	if err != nil {
		t.Fatal(err)
	}
	front = server.New(server.Options{Service: b.service, Log: slog.New(slog.DiscardHandler), Identity: identity, SignIns: 1000}).HTTP().Handler
	get := func(c *http.Client, address string) (*http.Response, string) {
		t.Helper()
		r, err := c.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		text, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r, string(text)
	}
	browser := func() *http.Client {
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		return &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
			if strings.HasPrefix(r.URL.String(), callback) || r.URL.String() == ours.URL+"/" {
				return http.ErrUseLastResponse
			}
			return nil
		}}
	}
	// signIn goes to where the provider redirects back to us, and returns that address.
	signIn := func(c *http.Client, user string) string {
		t.Helper()
		r, page := get(c, ours.URL+"/api/v1/session/oidc")
		if r.StatusCode != 200 || !strings.Contains(page, "<form") {
			t.Fatalf("%d %s", r.StatusCode, page)
		}
		id := r.Request.URL.Query().Get("authRequestID")
		back, err := c.PostForm(issuer.URL+"/login/username", url.Values{"id": {id}, "username": {user}, "password": {"verysecure"}})
		if err != nil {
			t.Fatal(err)
		}
		back.Body.Close()
		address := back.Header.Get("Location")
		if !strings.HasPrefix(address, callback) {
			t.Fatalf("%d %s", back.StatusCode, address)
		}
		return address
	}
	if r, text := get(browser(), callback+"?state=x&code=y"); r.StatusCode != 400 {
		t.Errorf("a sign-in that nobody began: %d %s", r.StatusCode, text)
	}
	stranger := browser()
	if r, text := get(stranger, signIn(stranger, "test-user2")); r.StatusCode != 401 {
		t.Errorf("who was not invited: %d %s", r.StatusCode, text)
	}
	var made service.NewMember
	b.must(201, "POST", "/api/v1/members", map[string]any{"email": "test-user2@zitadel.ch", "name": "Two", "role": "analyst"}).into(t, &made)
	c := browser()
	address := signIn(c, "test-user2")
	if r, text := get(browser(), address); r.StatusCode != 400 {
		t.Errorf("in another browser: %d %s", r.StatusCode, text)
	}
	if r, text := get(c, address); r.StatusCode != 302 {
		t.Fatalf("%d %s", r.StatusCode, text)
	}
	r, me := get(c, ours.URL+"/api/v1/me")
	if r.StatusCode != 200 || !strings.Contains(me, made.ID) || !strings.Contains(me, `"sign_in":"oidc"`) {
		t.Errorf("%d %s", r.StatusCode, me)
	}
	if r, text := get(c, address); r.StatusCode != 400 {
		t.Errorf("a second time: %d %s", r.StatusCode, text)
	}
	if _, err := b.store.Writer().ExecContext(t.Context(), "UPDATE people SET email = 'moved@team.example'"); err != nil {
		t.Fatal(err)
	}
	again := browser()
	if r, text := get(again, signIn(again, "test-user2")); r.StatusCode != 302 {
		t.Errorf("the identity is known: %d %s", r.StatusCode, text)
	}
	// Another user of the provider can't take over a member who has an identity, even with the member's address.
	if _, err := b.store.Writer().ExecContext(t.Context(), "UPDATE people SET email = 'test-user@zitadel.ch'"); err != nil {
		t.Fatal(err)
	}
	other := browser()
	host := strings.Split(strings.TrimPrefix(issuer.URL, "http://"), ":")[0]
	if r, text := get(other, signIn(other, "test-user@"+host)); r.StatusCode != 401 {
		t.Errorf("another identity: %d %s", r.StatusCode, text)
	}
	var members struct{ Items []store.Member }
	b.must(200, "GET", "/api/v1/members", nil).into(t, &members)
	if len(members.Items) != 1 || members.Items[0].SignIn != "oidc" {
		t.Errorf("%+v", members.Items)
	}
}
