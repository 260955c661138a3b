// Package server is the HTTP front of a service: the API under /api/v1 with its OpenAPI description, OPA's data API for the entry point of
// the policies, health and metrics, the page of the one-time link, and the sign-in of the pages for people (package pages). It decides
// nothing: every operation is a method of the service, which knows what the caller may do.
//
// No fact of a company appears in a log, a metric or a URL.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path"
	"reflect"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/diligo/diligo/internal/pages"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// Options configure a server.
type Options struct {
	Service *service.Service
	Version string // of the program
	Log     *slog.Logger
	// BehindProxy is true if a proxy terminates TLS, so that the addresses of clients are those that it reports.
	BehindProxy bool
	// Secure is true if browsers connect by TLS, so that cookies are sent only by TLS.
	Secure bool
	// Identity is a provider by which people can sign in, in addition to passwords; nil for none.
	Identity *Identity
	// SignIns bounds the attempts of an address per minute to sign in, or to use an invitation or a link; 0 means 10.
	SignIns int
	// Requests bounds the requests of a person or a founder per minute; 0 means 600. Keys have no limit.
	Requests int
}

// Server is the HTTP server.
type Server struct {
	service *service.Service
	log     *slog.Logger
	proxied bool
	api     huma.API
	mux     *http.ServeMux
	metrics *metrics
	doors   *doors
	pages   *pages.Pages
	ending  atomic.Bool
}

// New makes a server.
func New(o Options) *Server {
	s := &Server{service: o.Service, log: o.Log, proxied: o.BehindProxy, mux: http.NewServeMux()}
	s.metrics = newMetrics(o.Service)
	s.doors = newDoors(o)
	c := huma.DefaultConfig("diligo", o.Version)
	c.Info.Description = "Judges how start-ups use capital. Every verdict names its evidence and the source of its threshold; a fact that is missing is neither a fail nor a pass."
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil
	c.Transformers = nil
	c.RejectUnknownQueryParameters = true
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"key":     {Type: "http", Scheme: "bearer", Description: "A key of a workspace, or the secret of a founder's link."},
		"session": {Type: "apiKey", In: "cookie", Name: s.doors.cookieName(), Description: "The session of a person who has signed in."},
	}
	c.Security = []map[string][]string{{"key": {}}, {"session": {}}}
	s.api = humago.New(s.mux, c)
	s.api.UseMiddleware(s.authenticate)
	s.register()
	s.mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	s.mux.HandleFunc("GET /readyz", s.ready)
	s.mux.Handle("GET /metrics", s.metrics)
	s.mux.HandleFunc("/mcp", s.assistant(o.Version))
	s.mux.HandleFunc("GET /setup", s.setupPage)
	s.mux.HandleFunc("POST /setup", s.setupForm)
	s.pages = pages.New(s.mux, pages.Options{Service: o.Service, Door: door{s}, Log: o.Log, Now: time.Now, Secure: o.Secure})
	return s
}

// schemaName returns the name of a type's schema. Types of packages below the service are prefixed by their package.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch below := path.Base(t.PkgPath()); below {
	case "cohort", "assessment", "rule", "outlook", "memo":
		return strings.ToUpper(below[:1]) + below[1:] + name
	}
	return name
}

// OpenAPI returns the description of the API as JSON.
func (s *Server) OpenAPI() ([]byte, error) { return s.api.OpenAPI().MarshalJSON() }

// Pages returns the patterns of all pages and forms for people.
func (s *Server) Pages() []string { return s.pages.Patterns() }

// End makes the server report that it is not ready, so that it gets no new requests while it shuts down.
func (s *Server) End() { s.ending.Store(true) }

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, text)
}

func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	switch {
	case s.ending.Load():
		plain(w, http.StatusServiceUnavailable, "ending")
	case s.service.Store().Ping(ctx) != nil:
		plain(w, http.StatusServiceUnavailable, "the database does not answer")
	default:
		plain(w, http.StatusOK, "ready")
	}
}

// Limits of a connection. Uploads extend them.
const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 64 << 10
)

// HTTP returns a net/http server for this one.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler: s.handler(), ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		ErrorLog: nil, // set by the caller
	}
}

// handler wraps all responses: headers, a log line, metrics, and recovery from panics.
func (s *Server) handler() http.Handler {
	inner := s.doors.protect(s.mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
		h.Set("Cache-Control", "no-store")
		rec := &recorder{ResponseWriter: w}
		defer func() {
			if fault := recover(); fault != nil {
				// The text of a panic may hold facts; its stack does not.
				s.log.Error("a request panicked", "fault", fmt.Sprintf("%T", fault), "stack", string(debug.Stack()))
				if rec.status == 0 {
					writeProblem(rec, problem(http.StatusInternalServerError, "this is a fault of the server; its log says more"))
				}
			}
			pattern := r.Pattern // it contains no identifiers
			if pattern == "" {
				pattern = "none"
			}
			took := time.Since(begun)
			s.metrics.observe(r.Method, pattern, rec.status, took)
			level := slog.LevelInfo
			if rec.status >= http.StatusInternalServerError {
				level = slog.LevelError
			}
			s.log.LogAttrs(r.Context(), level, "request", slog.String("method", r.Method), slog.String("route", pattern), slog.Int("status", rec.status),
				slog.Duration("took", took), slog.Int64("bytes", rec.bytes), slog.String("client", s.client(r)))
		}()
		inner.ServeHTTP(rec, r)
	})
}

// client returns the address of the client.
func (s *Server) client(r *http.Request) string {
	if s.proxied {
		// Our proxy appended the last address; the client may have sent those before it.
		hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if ip := net.ParseIP(strings.TrimSpace(hops[len(hops)-1])); ip != nil {
			return ip.String()
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	return host
}

// recorder records the status and size of a response.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader records the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts bytes.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController find the underlying writer.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

type actorKey struct{}

func actorOf(ctx context.Context) service.Actor {
	a, _ := ctx.Value(actorKey{}).(service.Actor)
	return a
}

// authenticate finds out who calls. Operations without security are open to all.
func (s *Server) authenticate(ctx huma.Context, next func(huma.Context)) {
	if op := ctx.Operation(); op.Security != nil && len(op.Security) == 0 {
		next(ctx)
		return
	}
	r, w := humago.Unwrap(ctx)
	if a, ok := s.actor(w, r); ok {
		next(huma.WithValue(ctx, actorKey{}, a))
	}
}

// actor returns who calls. If nobody does, or too often, it writes the response and ok is false.
func (s *Server) actor(w http.ResponseWriter, r *http.Request) (a service.Actor, ok bool) {
	var err error
	if secret, bears := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); bears {
		a, err = s.service.ActorOf(r.Context(), secret)
	} else {
		a, err = s.doors.actor(r)
	}
	if err == nil && s.doors.tooMany(w, a) {
		return a, false
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		w.Header().Set("WWW-Authenticate", `Bearer realm="diligo"`)
		writeProblem(w, problem(http.StatusUnauthorized, "sign in, or send a key: Authorization: Bearer KEY"))
	case err != nil:
		writeProblem(w, s.problemOf(err))
	default:
		return a, true
	}
	return a, false
}
