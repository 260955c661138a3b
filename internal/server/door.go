package server

import (
	"context"
	"net/http"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// door is the sign-in of the pages: the same sessions and the same limits as for the API.
type door struct{ *Server }

// Actor returns who has signed in; store.ErrNotFound if nobody has.
func (d door) Actor(r *http.Request) (service.Actor, error) { return d.doors.actor(r) }

// Secret returns the secret of the session that a request names.
func (d door) Secret(r *http.Request) string { return d.doors.token(r) }

// Enter begins a session of a member, or of the owner of a key.
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

// Slow refuses an address that has tried to sign in too often, and reports whether it did.
func (d door) Slow(w http.ResponseWriter, r *http.Request) bool {
	return d.doors.signIns.refuses(w, d.client(r))
}

// Busy refuses an actor who sends too many requests, and reports whether it did.
func (d door) Busy(w http.ResponseWriter, a service.Actor) bool { return d.doors.tooMany(w, a) }

// Identity reports whether people can sign in by a provider.
func (d door) Identity() bool { return d.doors.identity != nil }
