package server

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/google/uuid"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

func isUUID(text string) bool { return uuid.Validate(text) == nil }

func cursor(key string) string { return base64.RawURLEncoding.EncodeToString([]byte(key)) }

// assessBody is a profile and what to judge it by.
type assessBody struct {
	Profile  json.RawMessage  `json:"profile" doc:"The profile, as the schema of profiles has it."`
	Settings service.Settings `json:"settings,omitempty"`
}

// report is what a command writes with -f json: a diligo.report/v2 or a forecast.
type report struct {
	Type string `header:"Content-Type"`
	Body json.RawMessage
}

func (s *Server) registerAssessments() {
	add(s, op("assess", http.MethodPost, "/assess", "Assess a profile and keep nothing", large(maxProfile)), func(ctx context.Context, a service.Actor, in *BodyOf[assessBody]) (*report, error) {
		done, err := s.service.Assess(ctx, a, in.Body.Settings, service.Submission{Content: in.Body.Profile, Format: profile.FormatJSON})
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(done)
		return &report{"application/json", text}, err
	})
	add(s, op("list-assessments", http.MethodGet, "/companies/{id}/assessments", "List the assessments of a company, oldest first"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Assessment], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Assessments(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(x store.Assessment) string { return x.ID }), err
	})
	add(s, op("get-assessment", http.MethodGet, "/assessments/{id}", "An assessment as a saved report, which diligo diff and diligo replay read"), func(ctx context.Context, a service.Actor, in *ByID) (*report, error) {
		_, text, err := s.service.Assessment(ctx, a, in.ID)
		return &report{"application/json", text}, err
	})
	type opaInput struct {
		Input json.RawMessage `json:"input" doc:"A profile."`
	}
	type opaResult struct {
		Result map[string]map[string]any `json:"result" doc:"The outcome of every rule, by category and name."`
	}
	opa := op("opa-outcomes", http.MethodPost, "", "The outcomes of all rules, as OPA's data API gives them for data.diligo.outcomes", large(maxProfile))
	opa.Path = "/v1/data/diligo/outcomes"
	add(s, opa, func(ctx context.Context, a service.Actor, in *BodyOf[opaInput]) (*BodyOf[opaResult], error) {
		outcomes, err := s.service.Outcomes(ctx, a, service.Submission{Content: in.Body.Input, Format: profile.FormatJSON})
		return &BodyOf[opaResult]{opaResult{outcomes}}, err
	})
}
