package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// Problem is an error in the format of RFC 9457, with the places in the client's input.
type Problem struct {
	Type   string  `json:"type" doc:"Always about:blank: the status tells the kind."`
	Title  string  `json:"title"`
	Status int     `json:"status"`
	Detail string  `json:"detail" doc:"What is wrong, and what to do."`
	Errors []Fault `json:"errors,omitempty"`
}

// Fault is one fault in the client's input.
type Fault struct {
	Detail  string `json:"detail"`
	Pointer string `json:"pointer,omitempty" doc:"The place in the profile or the body, as RFC 6901 has it."`
	Line    int    `json:"line,omitempty" doc:"From 1."`
	Column  int    `json:"column,omitempty" doc:"From 1, in characters."`
	Hint    string `json:"hint,omitempty"`
}

// Error returns what is wrong.
func (p *Problem) Error() string { return p.Detail }

// GetStatus returns the status of the response.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType returns the media type of a problem.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

func problem(status int, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail}
}

func writeProblem(w http.ResponseWriter, p *Problem) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the client may be gone
}

func init() {
	// huma's own errors get our format; they name the place in the input, but not the value.
	huma.NewError = func(status int, detail string, errs ...error) huma.StatusError {
		p := problem(status, detail)
		for _, err := range errs {
			var d huma.ErrorDetailer
			switch {
			case err == nil:
			case errors.As(err, &d):
				e := d.ErrorDetail()
				p.Errors = append(p.Errors, Fault{Detail: e.Message, Pointer: pointerOf(e.Location)})
			default:
				p.Errors = append(p.Errors, Fault{Detail: err.Error()})
			}
		}
		return p
	}
}

// pointerOf converts a place as huma writes it, body.friends[0].name, to a pointer.
func pointerOf(location string) string {
	if location == "" {
		return ""
	}
	location = strings.TrimPrefix(strings.TrimPrefix(location, "body"), ".")
	location = strings.NewReplacer("[", ".", "]", "").Replace(location)
	if location == "" {
		return ""
	}
	return "/" + strings.ReplaceAll(location, ".", "/")
}

// problemOf converts an error of the service to a response. An error that is not the client's fault is logged, and reported without its
// cause.
func (s *Server) problemOf(err error) *Problem {
	var bad *service.Invalid
	var conflicted *service.Conflicted
	switch {
	case errors.As(err, &conflicted):
		return problem(http.StatusConflict, conflicted.Error())
	case errors.Is(err, service.ErrSignIn):
		return problem(http.StatusUnauthorized, err.Error())
	case errors.Is(err, store.ErrDraft):
		return problem(http.StatusConflict, store.ErrDraft.Error())
	case errors.Is(err, service.ErrSecondPerson), errors.Is(err, service.ErrNotTried), errors.Is(err, service.ErrNoChange), errors.Is(err, service.ErrSeveralWorkspaces), errors.Is(err, service.ErrClosed):
		return problem(http.StatusConflict, err.Error())
	case errors.As(err, &bad):
		p := problem(http.StatusUnprocessableEntity, bad.What.String())
		p.Errors = faultsOf(bad.Failures)
		return p
	case errors.Is(err, store.ErrNotFound):
		return problem(http.StatusNotFound, "there is no such thing in this workspace")
	case errors.Is(err, service.ErrForbidden), errors.Is(err, service.ErrPerson), errors.Is(err, service.ErrMasked):
		return problem(http.StatusForbidden, err.Error())
	case errors.Is(err, store.ErrChanged):
		return problem(http.StatusPreconditionFailed, store.ErrChanged.Error())
	case errors.Is(err, store.ErrReused):
		return problem(http.StatusUnprocessableEntity, store.ErrReused.Error())
	case errors.Is(err, store.ErrExists):
		return problem(http.StatusConflict, store.ErrExists.Error())
	case errors.Is(err, context.Canceled):
		return problem(499, "the client went away")
	case errors.Is(err, context.DeadlineExceeded):
		return problem(http.StatusGatewayTimeout, "it took too long: try again")
	}
	s.log.Error("a request failed", "error", err.Error())
	return problem(http.StatusServiceUnavailable, "the server can't do this now: try again")
}

func faultsOf(failures []assessment.Failure) []Fault {
	var out []Fault
	for _, f := range failures {
		out = append(out, Fault{Detail: f.Error, Pointer: f.Pointer, Line: f.Line, Column: f.Column, Hint: f.Hint})
	}
	return out
}
