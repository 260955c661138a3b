package server

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

const (
	maxName    = 200      // characters of a name
	maxProfile = 32 << 20 // bytes of a profile, as elsewhere
	maxPack    = 16 << 20
	slowBody   = 5 * time.Minute
)

// Paged holds the parameters of every list.
type Paged struct {
	Cursor string `query:"cursor" maxLength:"100" doc:"Where the list goes on: next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"100"`
}

func (p Paged) after() (string, error) {
	if p.Cursor == "" {
		return "", nil
	}
	text, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err != nil || !plainText(string(text)) {
		return "", problem(http.StatusUnprocessableEntity, "the cursor is none that this server gave")
	}
	return string(text), nil
}

// plainText reports whether a database can compare a text: cursors come from clients.
func plainText(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}

// listOf is a page of a list.
type listOf[T any] struct {
	Body struct {
		Items []T    `json:"items"`
		Next  string `json:"next,omitempty" doc:"The cursor of the next page; absent on the last one."`
	}
}

// pageOf returns a page; after a full one there may be another.
func pageOf[T any](items []T, limit int, key func(T) string) *listOf[T] {
	out := &listOf[T]{}
	if out.Body.Items = items; items == nil {
		out.Body.Items = []T{}
	}
	if len(items) == limit {
		out.Body.Next = base64.RawURLEncoding.EncodeToString([]byte(key(items[len(items)-1])))
	}
	return out
}

// BodyOf is a request or response whose body is a T.
type BodyOf[T any] struct{ Body T }

// tagged is a response with the revision of its body as ETag.
type tagged[T any] struct {
	ETag string `header:"ETag"`
	Body T
}

// ByID holds the ID in a path.
type ByID struct {
	ID string `path:"id" format:"uuid"`
}

// Retried holds the idempotency key of a request that may be repeated.
type Retried struct {
	Key string `header:"Idempotency-Key" maxLength:"200" pattern:"^[!-~]*$" doc:"A request with the same key and content takes effect once, and is answered alike for a week."`
}

func (r Retried) request(operation string, content ...any) store.Request {
	h := sha256.New()
	fmt.Fprintf(h, "%q", operation)
	for _, c := range content {
		text, err := json.Marshal(c)
		if err != nil {
			panic(err) // it was decoded from JSON
		}
		fmt.Fprintf(h, "%q", text)
	}
	return store.Request{Key: r.Key, Fingerprint: hex.EncodeToString(h.Sum(nil))}
}

// add registers an operation. Errors of the service become problems here.
func add[I, O any](s *Server, op huma.Operation, f func(ctx context.Context, a service.Actor, in *I) (*O, error)) {
	op.Errors = append(op.Errors, http.StatusForbidden, http.StatusUnprocessableEntity, http.StatusServiceUnavailable)
	if op.Security == nil {
		op.Errors = append(op.Errors, http.StatusUnauthorized)
	}
	if strings.Contains(op.Path, "{") || op.Method == http.MethodPost {
		op.Errors = append(op.Errors, http.StatusNotFound)
	}
	if op.Method != http.MethodGet {
		op.Errors = append(op.Errors, http.StatusConflict)
	}
	op.Errors = append(op.Errors, http.StatusTooManyRequests)
	if op.Method == http.MethodPost || op.Method == http.MethodPut {
		op.Errors = append(op.Errors, http.StatusBadRequest, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := f(ctx, actorOf(ctx), in)
		if err == nil {
			return out, nil
		}
		var already *Problem
		if p, ok := err.(*Problem); ok { //nolint:errorlint // our own type, never wrapped
			already = p
		} else {
			already = s.problemOf(err)
		}
		return nil, already
	})
}

func op(id, method, path, summary string, more ...func(*huma.Operation)) huma.Operation {
	o := huma.Operation{OperationID: id, Method: method, Path: "/api/v1" + path, Summary: summary}
	for _, f := range more {
		f(&o)
	}
	return o
}

func status(n int) func(*huma.Operation) { return func(o *huma.Operation) { o.DefaultStatus = n } }

func failsWith(n ...int) func(*huma.Operation) {
	return func(o *huma.Operation) { o.Errors = append(o.Errors, n...) }
}

func large(bytes int64) func(*huma.Operation) {
	return func(o *huma.Operation) { o.MaxBodyBytes, o.BodyReadTimeout = bytes, slowBody }
}

func open(o *huma.Operation) { o.Security = []map[string][]string{} }

func etag(n int64) string { return strconv.Quote(strconv.FormatInt(n, 10)) }

// revisionOf returns the revision in an If-Match header.
func revisionOf(header string) (int64, error) {
	n, err := strconv.ParseInt(strings.Trim(header, `"`), 10, 64)
	if err != nil {
		return 0, problem(http.StatusPreconditionFailed, "If-Match is not an ETag that this server gave")
	}
	return n, nil
}

func formatOf(contentType string) profile.Format {
	if strings.Contains(contentType, "yaml") {
		return profile.FormatYAML
	}
	return profile.FormatJSON
}

// register registers all operations.
func (s *Server) register() {
	s.registerPeople()
	s.registerTeam()
	s.registerCases()
	s.registerReviews()
	s.registerFounders()
	s.registerPrograms()
	s.registerCompanies()
	s.registerAssessments()
	s.registerPolicies()
}

func (s *Server) registerPeople() {
	type setupBody struct {
		Token     string `json:"token" maxLength:"200" doc:"Of the one-time link that the server showed at its first start."`
		Workspace string `json:"workspace" minLength:"1" maxLength:"200"`
	}
	type setupDone struct {
		Workspace store.Workspace `json:"workspace"`
		Key       store.NewKey    `json:"key"`
	}
	add(s, op("setup", http.MethodPost, "/setup", "Create the first workspace and its administrator's key", status(http.StatusCreated), open),
		func(ctx context.Context, _ service.Actor, in *BodyOf[setupBody]) (*BodyOf[setupDone], error) {
			w, k, err := s.service.Store().Setup(ctx, in.Body.Token, in.Body.Workspace)
			if err != nil {
				return nil, problem(http.StatusForbidden, "the one-time link does not hold: it was used, or is older than a day; restart the server for a new one")
			}
			return &BodyOf[setupDone]{setupDone{w, k}}, nil
		})
	type me struct {
		Workspace store.Workspace `json:"workspace"`
		Key       *store.Key      `json:"key,omitempty"`
		Member    *store.Member   `json:"member,omitempty"`
	}
	add(s, op("me", http.MethodGet, "/me", "The workspace and the key or the member that call"), func(ctx context.Context, a service.Actor, _ *struct{}) (*BodyOf[me], error) {
		w, err := s.service.Workspace(ctx, a)
		out := me{Workspace: w, Member: a.Member}
		if a.Member == nil {
			out.Key = &a.Key
		}
		return &BodyOf[me]{out}, err
	})
	add(s, op("list-keys", http.MethodGet, "/keys", "List the keys"), func(ctx context.Context, a service.Actor, in *Paged) (*listOf[store.Key], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		keys, err := s.service.Keys(ctx, a, store.Page{After: after, Limit: in.Limit})
		return pageOf(keys, in.Limit, func(k store.Key) string { return k.ID }), err
	})
	type keyBody struct {
		Name    string     `json:"name" minLength:"1" maxLength:"200"`
		Scopes  []string   `json:"scopes" minItems:"1" maxItems:"3" enum:"read,write,admin" doc:"read sees everything but keys and secrets; write adds and changes; admin does all. Each includes the ones before it."`
		Expires *time.Time `json:"expires,omitempty" doc:"When it ends; never where it is absent."`
	}
	add(s, op("add-key", http.MethodPost, "/keys", "Create a key", status(http.StatusCreated)), func(ctx context.Context, a service.Actor, in *BodyOf[keyBody]) (*BodyOf[store.NewKey], error) {
		var expires time.Time
		if in.Body.Expires != nil {
			expires = *in.Body.Expires
			if expires.Year() > 9999 {
				return nil, problem(http.StatusUnprocessableEntity, "expires is too far away")
			}
		}
		var scopes []store.Scope
		for _, name := range in.Body.Scopes {
			scopes = append(scopes, store.Scope(name))
		}
		k, err := s.service.AddKey(ctx, a, in.Body.Name, scopes, expires)
		return &BodyOf[store.NewKey]{k}, err
	})
	add(s, op("revoke-key", http.MethodDelete, "/keys/{id}", "Revoke a key"), func(ctx context.Context, a service.Actor, in *ByID) (*struct{}, error) {
		return nil, s.service.RevokeKey(ctx, a, in.ID)
	})
	type auditQuery struct {
		After int64 `query:"after" minimum:"0" doc:"The number of the entry behind which the list goes on."`
		Limit int   `query:"limit" minimum:"1" maximum:"1000" default:"100"`
	}
	add(s, op("list-audit", http.MethodGet, "/audit", "List the audit log"), func(ctx context.Context, a service.Actor, in *auditQuery) (*BodyOf[struct {
		Items []store.AuditEntry `json:"items"`
	}], error) {
		out := &BodyOf[struct {
			Items []store.AuditEntry `json:"items"`
		}]{}
		var err error
		out.Body.Items, err = s.service.Audit(ctx, a, in.After, in.Limit)
		return out, err
	})
	add(s, op("verify-audit", http.MethodGet, "/audit/verify", "Recompute the audit log and say whether it is whole"), func(ctx context.Context, a service.Actor, _ *struct{}) (*BodyOf[store.Chain], error) {
		c, err := s.service.VerifyAudit(ctx, a)
		return &BodyOf[store.Chain]{c}, err
	})
	type webhookBody struct {
		URL    string   `json:"url" maxLength:"2000" format:"uri"`
		Events []string `json:"events" minItems:"1" maxItems:"10" enum:"assessment.added,verdict.changed,backtest.finished,decision.added"`
	}
	add(s, op("add-webhook", http.MethodPost, "/webhooks", "Have an address told of events, signed as Standard Webhooks has it", status(http.StatusCreated)),
		func(ctx context.Context, a service.Actor, in *BodyOf[webhookBody]) (*BodyOf[service.NewWebhook], error) {
			w, err := s.service.AddWebhook(ctx, a, in.Body.URL, in.Body.Events)
			return &BodyOf[service.NewWebhook]{w}, err
		})
	add(s, op("list-webhooks", http.MethodGet, "/webhooks", "List the webhooks"), func(ctx context.Context, a service.Actor, in *Paged) (*listOf[service.Webhook], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		hooks, err := s.service.Webhooks(ctx, a, store.Page{After: after, Limit: in.Limit})
		return pageOf(hooks, in.Limit, func(w service.Webhook) string { return w.ID }), err
	})
	add(s, op("remove-webhook", http.MethodDelete, "/webhooks/{id}", "Remove a webhook"), func(ctx context.Context, a service.Actor, in *ByID) (*struct{}, error) {
		return nil, s.service.RemoveWebhook(ctx, a, in.ID)
	})
	add(s, op("list-deliveries", http.MethodGet, "/webhooks/{id}/deliveries", "List what was to be delivered to a webhook"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Delivery], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Deliveries(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(d store.Delivery) string { return d.ID }), err
	})
}
