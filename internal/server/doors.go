package server

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/go-chi/httprate"
	"golang.org/x/oauth2"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// sessionLife is how long somebody stays signed in.
const sessionLife = 12 * time.Hour

// What a session holds.
const (
	sessionWorkspace = "workspace"
	sessionMember    = "member"
	sessionStamp     = "stamp"
	sessionState     = "state"    // of a sign-in by a provider that is under way
	sessionNonce     = "nonce"    // of it
	sessionVerifier  = "verifier" // of it
)

// Identity is a provider of OpenID Connect.
type Identity struct {
	provider *oidc.Provider
	verifier *oidc.IDTokenVerifier
	config   oauth2.Config
	issuer   string
}

// NewIdentity asks a provider for its configuration. The redirect is the address of /api/v1/session/oidc/callback as browsers reach it.
func NewIdentity(ctx context.Context, issuer, clientID, secret, redirect string) (*Identity, error) {
	p, err := oidc.NewProvider(ctx, issuer)
	if err != nil {
		return nil, err
	}
	return &Identity{
		provider: p, verifier: p.Verifier(&oidc.Config{ClientID: clientID}), issuer: issuer,
		config: oauth2.Config{ClientID: clientID, ClientSecret: secret, Endpoint: p.Endpoint(), RedirectURL: redirect, Scopes: []string{oidc.ScopeOpenID, "email"}},
	}, nil
}

// doors are how people come in: sessions, limits, and protection against requests that other sites make for them.
type doors struct {
	service  *service.Service
	sessions *scs.SessionManager
	identity *Identity
	secure   bool
	origin   *http.CrossOriginProtection
	signIns  *httprate.RateLimiter
	requests *httprate.RateLimiter
}

func newDoors(o Options) *doors {
	d := &doors{service: o.Service, identity: o.Identity, secure: o.Secure, sessions: scs.New(), origin: http.NewCrossOriginProtection()}
	d.sessions.Lifetime = sessionLife
	if o.Service != nil {
		d.sessions.Store = store.Sessions{Store: o.Service.Store()}
	}
	d.origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeProblem(w, problem(http.StatusForbidden, "the request comes from another site"))
	}))
	limited := httprate.WithLimitHandler(func(w http.ResponseWriter, _ *http.Request) {
		writeProblem(w, problem(http.StatusTooManyRequests, "too many attempts: wait a minute"))
	})
	or := func(n, otherwise int) int {
		if n == 0 {
			return otherwise
		}
		return n
	}
	d.signIns = httprate.NewRateLimiter(or(o.SignIns, 10), time.Minute, limited)
	d.requests = httprate.NewRateLimiter(or(o.Requests, 600), time.Minute, limited)
	return d
}

// protect refuses requests that change something and that a browser makes for another site.
func (d *doors) protect(next http.Handler) http.Handler { return d.origin.Handler(next) }

// cookieName is the name of the cookie: with TLS one that browsers take from this host alone.
func (d *doors) cookieName() string {
	if d.secure {
		return "__Host-diligo"
	}
	return "diligo"
}

func (d *doors) cookie(token string, expires time.Time) http.Cookie {
	c := http.Cookie{Name: d.cookieName(), Value: token, Path: "/", HttpOnly: true, Secure: d.secure, SameSite: http.SameSiteLaxMode, Expires: expires}
	if token == "" {
		c.MaxAge = -1
	}
	return c
}

// past is when a cookie has ended that is to be forgotten.
func (d *doors) past() time.Time { return time.Unix(1, 0) }

// load is the context of the session that a request names, or of a new one.
func (d *doors) load(r *http.Request) (context.Context, error) {
	token := ""
	if c, err := r.Cookie(d.cookieName()); err == nil {
		token = c.Value
	}
	return d.sessions.Load(r.Context(), token)
}

// session is who has signed in; store.ErrNotFound for nobody.
func (d *doors) session(r *http.Request) (service.Actor, error) {
	if _, err := r.Cookie(d.cookieName()); err != nil {
		return service.Actor{}, store.ErrNotFound
	}
	ctx, err := d.load(r)
	if err != nil {
		return service.Actor{}, err
	}
	member := d.sessions.GetString(ctx, sessionMember)
	if member == "" {
		return service.Actor{}, store.ErrNotFound
	}
	return d.service.ActorIn(r.Context(), d.sessions.GetString(ctx, sessionWorkspace), member, d.sessions.GetString(ctx, sessionStamp))
}

// enter begins a session of a member, in place of the one that the request names.
func (d *doors) enter(ctx context.Context, m store.Member) (http.Cookie, error) {
	if err := d.sessions.RenewToken(ctx); err != nil {
		return http.Cookie{}, err
	}
	for _, key := range d.sessions.Keys(ctx) {
		d.sessions.Remove(ctx, key)
	}
	d.sessions.Put(ctx, sessionWorkspace, m.Workspace)
	d.sessions.Put(ctx, sessionMember, m.ID)
	d.sessions.Put(ctx, sessionStamp, m.Stamp)
	token, expires, err := d.sessions.Commit(ctx)
	return d.cookie(token, expires), err
}

// leave ends the session that a request names.
func (d *doors) leave(r *http.Request) error {
	ctx, err := d.load(r)
	if err != nil {
		return err
	}
	return d.sessions.Destroy(ctx)
}

// tooMany answers a person or a founder who asks too often.
func (d *doors) tooMany(w http.ResponseWriter, r *http.Request, a service.Actor) bool {
	return (a.Member != nil || a.Link != nil) && d.requests.RespondOnLimit(w, r, a.Name())
}

// slowly has an operation answer an address only so many times a minute: where secrets could be guessed.
func (s *Server) slowly(o *huma.Operation) {
	o.Middlewares = append(o.Middlewares, func(ctx huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(ctx)
		if !s.doors.signIns.RespondOnLimit(w, r, s.client(r)) {
			next(ctx)
		}
	})
}

// begin is where a browser is sent to sign in by the provider, with the cookie by which it is known when it comes back.
func (d *doors) begin(r *http.Request) (address string, c http.Cookie, err error) {
	ctx, err := d.load(r)
	if err != nil {
		return "", c, err
	}
	if err := d.sessions.RenewToken(ctx); err != nil {
		return "", c, err
	}
	state, nonce, verifier := oauth2.GenerateVerifier(), oauth2.GenerateVerifier(), oauth2.GenerateVerifier()
	d.sessions.Put(ctx, sessionState, state)
	d.sessions.Put(ctx, sessionNonce, nonce)
	d.sessions.Put(ctx, sessionVerifier, verifier)
	token, expires, err := d.sessions.Commit(ctx)
	return d.identity.config.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), d.cookie(token, expires), err
}

// errOIDC says that a sign-in by the provider failed.
var errOIDC = errors.New("the sign-in was not completed: begin again")

// finish signs in who comes back from the provider.
func (d *doors) finish(r *http.Request) (c http.Cookie, err error) {
	ctx, err := d.load(r)
	if err != nil {
		return c, err
	}
	state, nonce, verifier := d.sessions.PopString(ctx, sessionState), d.sessions.PopString(ctx, sessionNonce), d.sessions.PopString(ctx, sessionVerifier)
	if _, _, err := d.sessions.Commit(ctx); err != nil { // they hold once
		return c, err
	}
	q := r.URL.Query()
	if state == "" || q.Get("state") != state || q.Get("code") == "" {
		return c, errOIDC
	}
	tokens, err := d.identity.config.Exchange(r.Context(), q.Get("code"), oauth2.VerifierOption(verifier))
	if err != nil {
		return c, errOIDC
	}
	raw, _ := tokens.Extra("id_token").(string)
	token, err := d.identity.verifier.Verify(r.Context(), raw)
	if err != nil || token.Nonce != nonce {
		return c, errOIDC
	}
	var claims struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
	}
	if err := token.Claims(&claims); err != nil {
		return c, errOIDC
	}
	if claims.Email == "" { // some providers tell it only when asked
		info, err := d.identity.provider.UserInfo(r.Context(), oauth2.StaticTokenSource(tokens))
		if err != nil || info.Subject != token.Subject {
			return c, errOIDC
		}
		claims.Email, claims.Verified = info.Email, info.EmailVerified
	}
	if !claims.Verified {
		claims.Email = "" // then only an identity that was used before is known
	}
	m, err := d.service.SignInAs(r.Context(), token.Issuer, token.Subject, claims.Email, "")
	if err != nil {
		return c, err
	}
	return d.enter(ctx, m)
}
