package server

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"golang.org/x/oauth2"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// sessionLife is how long a session lasts.
const sessionLife = 12 * time.Hour

// session is the data of a session, or of a sign-in by a provider that is under way.
type session struct {
	Workspace, Member, Stamp string `json:",omitempty"`
	Key                      string `json:",omitempty"` // the ID of the key, if somebody has signed in by one
	State, Nonce, Verifier   string `json:",omitempty"`
}

// signInLife bounds a sign-in by a provider.
const signInLife = 10 * time.Minute

// Identity is an OpenID Connect provider.
type Identity struct {
	provider *oidc.Provider
	verifier *oidc.IDTokenVerifier
	config   oauth2.Config
	issuer   string
}

// NewIdentity loads the configuration of a provider. redirect is the address of /api/v1/session/oidc/callback as browsers reach it.
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

// doors holds sessions, rate limits, and the protection against cross-site requests.
type doors struct {
	service  *service.Service
	identity *Identity
	secure   bool
	origin   *http.CrossOriginProtection
	signIns  *limiter
	requests *limiter
}

func newDoors(o Options) *doors {
	d := &doors{service: o.Service, identity: o.Identity, secure: o.Secure, origin: http.NewCrossOriginProtection()}
	d.origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeProblem(w, problem(http.StatusForbidden, "the request comes from another site"))
	}))
	or := func(n, otherwise int) int {
		if n == 0 {
			return otherwise
		}
		return n
	}
	d.signIns = newLimiter(or(o.SignIns, 10), time.Minute)
	d.requests = newLimiter(or(o.Requests, 600), time.Minute)
	return d
}

// protect refuses cross-site requests of browsers that change something.
func (d *doors) protect(next http.Handler) http.Handler { return d.origin.Handler(next) }

// cookieName returns the name of the cookie: with TLS one that browsers accept from this host alone.
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

// past is an expiry that makes browsers delete a cookie.
func (d *doors) past() time.Time { return time.Unix(1, 0) }

// token returns the secret of the session that a request names, or "".
func (d *doors) token(r *http.Request) string {
	c, err := r.Cookie(d.cookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

// actor returns who has signed in; store.ErrNotFound if nobody has.
func (d *doors) actor(r *http.Request) (service.Actor, error) {
	token := d.token(r)
	if token == "" {
		return service.Actor{}, store.ErrNotFound
	}
	var in session
	if err := d.service.Store().SessionOf(r.Context(), token, &in); err != nil {
		return service.Actor{}, err
	}
	if in.Key != "" {
		return d.service.ActorOfKey(r.Context(), in.Workspace, in.Key)
	}
	return d.service.ActorIn(r.Context(), in.Workspace, in.Member, in.Stamp)
}

// enter begins a new session of a member.
func (d *doors) enter(ctx context.Context, m store.Member) (http.Cookie, error) {
	token, expires, err := d.service.Store().NewSession(ctx, session{Workspace: m.Workspace, Member: m.ID, Stamp: m.Stamp}, sessionLife)
	return d.cookie(token, expires), err
}

// leave ends the session that a request names.
func (d *doors) leave(r *http.Request) error {
	_, err := d.service.Store().EndSession(r.Context(), d.token(r))
	return err
}

// tooMany refuses a person or a founder who sends too many requests, and reports whether it did.
func (d *doors) tooMany(w http.ResponseWriter, a service.Actor) bool {
	return (a.Member != nil || a.Link != nil) && d.requests.refuses(w, a.Name())
}

// slowly limits how often an address may call an operation per minute, where secrets could be guessed.
func (s *Server) slowly(o *huma.Operation) {
	o.Middlewares = append(o.Middlewares, func(ctx huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(ctx)
		if !s.doors.signIns.refuses(w, s.client(r)) {
			next(ctx)
		}
	})
}

// begin returns the address at which a browser signs in by the provider, and a cookie that identifies it when it returns.
func (d *doors) begin(r *http.Request) (address string, c http.Cookie, err error) {
	b := session{State: oauth2.GenerateVerifier(), Nonce: oauth2.GenerateVerifier(), Verifier: oauth2.GenerateVerifier()}
	token, expires, err := d.service.Store().NewSession(r.Context(), b, signInLife)
	return d.identity.config.AuthCodeURL(b.State, oidc.Nonce(b.Nonce), oauth2.S256ChallengeOption(b.Verifier)), d.cookie(token, expires), err
}

// errOIDC means that a sign-in by the provider failed.
var errOIDC = words.New("the sign-in was not completed: begin again")

// finish signs in a browser that returns from the provider.
func (d *doors) finish(r *http.Request) (c http.Cookie, err error) {
	var b session
	switch err := d.service.Store().SessionOf(r.Context(), d.token(r), &b); {
	case errors.Is(err, store.ErrNotFound):
		return c, errOIDC
	case err != nil:
		return c, err
	}
	q := r.URL.Query()
	if b.State == "" || q.Get("state") != b.State || q.Get("code") == "" {
		return c, errOIDC
	}
	if ended, err := d.service.Store().EndSession(r.Context(), d.token(r)); err != nil || !ended { // it can be used only once
		return c, errors.Join(err, errOIDC)
	}
	tokens, err := d.identity.config.Exchange(r.Context(), q.Get("code"), oauth2.VerifierOption(b.Verifier))
	if err != nil {
		return c, errOIDC
	}
	raw, _ := tokens.Extra("id_token").(string)
	token, err := d.identity.verifier.Verify(r.Context(), raw)
	if err != nil || token.Nonce != b.Nonce {
		return c, errOIDC
	}
	var claims struct {
		Email    string `json:"email"`
		Verified bool   `json:"email_verified"`
	}
	if err := token.Claims(&claims); err != nil {
		return c, errOIDC
	}
	if claims.Email == "" { // some providers return it only on request
		info, err := d.identity.provider.UserInfo(r.Context(), oauth2.StaticTokenSource(tokens))
		if err != nil || info.Subject != token.Subject {
			return c, errOIDC
		}
		claims.Email, claims.Verified = info.Email, info.EmailVerified
	}
	if !claims.Verified {
		claims.Email = "" // then only an identity that was used before is accepted
	}
	m, err := d.service.SignInAs(r.Context(), token.Issuer, token.Subject, claims.Email)
	if err != nil {
		return c, err
	}
	return d.enter(r.Context(), m)
}
