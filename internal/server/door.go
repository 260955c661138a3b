package server

import (
	"context"
	"net/http"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// door is how people come to the pages: by the same sessions, and within the same limits, as to the API.
type door struct{ *Server }

// Actor is who has signed in; store.ErrNotFound for nobody.
func (d door) Actor(r *http.Request) (service.Actor, error) { return d.doors.actor(r) }

// Secret is the secret of the session that a request names.
func (d door) Secret(r *http.Request) string { return d.doors.token(r) }

// Enter begins a session of a member, or of who has a key.
func (d door) Enter(ctx context.Context, a service.Actor) (http.Cookie, error) {
	if a.Member != nil {
		return d.doors.enter(ctx, *a.Member)
	}
	if a.Link != nil || a.Key.ID == "" {
		return http.Cookie{}, store.ErrNotFound
	}
	token, expires, err := d.service.Store().NewSession(ctx, session{Workspace: a.Key.Workspace, Key: a.Key.ID}, sessionLife)
	return d.doors.cookie(token, expires), err
}

// Leave ends the session of a request.
func (d door) Leave(r *http.Request) (http.Cookie, error) {
	return d.doors.cookie("", d.doors.past()), d.doors.leave(r)
}

// Slow refuses an address that has tried to sign in too often.
func (d door) Slow(w http.ResponseWriter, r *http.Request) bool {
	return d.doors.signIns.refuses(w, d.client(r))
}

// Busy refuses an actor who asks too often.
func (d door) Busy(w http.ResponseWriter, a service.Actor) bool { return d.doors.tooMany(w, a) }

// Identity reports whether there is a provider by which people sign in.
func (d door) Identity() bool { return d.doors.identity != nil }
