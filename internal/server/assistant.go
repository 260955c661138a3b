package server

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/diligo/diligo/internal/assist"
	"github.com/diligo/diligo/internal/assist/team"
	"github.com/diligo/diligo/internal/mcp"
	"github.com/diligo/diligo/internal/words"
)

// assistant serves assistants by the Model Context Protocol, with the rights of the key or person that they use.
func (s *Server) assistant(version string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, ok := s.actor(w, r)
		if !ok {
			return
		}
		if a.Link != nil { // founders answer through their links
			writeProblem(w, problem(http.StatusForbidden, "assistants need a key of the workspace"))
			return
		}
		lang := words.English
		if strings.HasPrefix(r.Header.Get("Accept-Language"), "zh") {
			lang = words.Chinese
		}
		mcp.New(assist.New(team.Desk(s.service, a, s.told), lang), version).ServeHTTP(w, r)
	}
}

// told converts an error of the service for an assistant, as for the API: an error that is not the assistant's fault is logged, and
// reported without its cause.
func (s *Server) told(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	switch s.problemOf(err).Status {
	case http.StatusServiceUnavailable:
		return words.New("the server can't do this now: try again")
	case http.StatusGatewayTimeout:
		return words.New("it took too long: try again")
	case http.StatusNotFound:
		return words.New("there is no such thing in this workspace")
	}
	return err
}
