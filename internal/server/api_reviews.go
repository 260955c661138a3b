package server

import (
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

func (s *Server) registerReviews() {
	add(s, op("list-reviews", http.MethodGet, "/programs/{id}/reviews", "List the reviews of a program that the caller sees: the own, and others' once the own is in"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
		Company string `query:"company" format:"uuid"`
	}) (*listOf[service.Review], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Reviews(ctx, a, in.ID, in.Company, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(r service.Review) string { return r.ID }), err
	})
	type reviewBody struct {
		service.ReviewBody
		Submit bool `json:"submit,omitempty" doc:"For good: it can't be changed afterwards. Without, a draft that only its author sees."`
	}
	add(s, caseOp("save-review", http.MethodPut, "/review", "Save the own review of a company, or submit it; 409 where it is in already, or with a conflict of interest"), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		BodyOf[reviewBody]
	}) (*BodyOf[service.Review], error) {
		if err := texts(in.Body.Text); err != nil {
			return nil, err
		}
		r, err := s.service.SaveReview(ctx, a, in.ID, in.Company, in.Body.ReviewBody, in.Body.Submit)
		return &BodyOf[service.Review]{r}, err
	})
	type declaration struct {
		Text string `json:"text,omitempty" maxLength:"20000"`
	}
	add(s, caseOp("declare-conflict", http.MethodPost, "/conflict", "Declare a conflict of interest with a company that was assigned to the caller", status(http.StatusNoContent)), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		BodyOf[declaration]
	}) (*struct{}, error) {
		if err := texts(in.Body.Text); err != nil {
			return nil, err
		}
		return nil, s.service.DeclareConflict(ctx, a, in.ID, in.Company, in.Body.Text)
	})
	add(s, op("company-conflicts", http.MethodGet, "/companies/{id}/conflicts", "The conflicts of interest between a member and a company: by person, firm, holder, e-mail domain"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Member string `query:"member" format:"uuid" required:"true"`
	}) (*BodyOf[[]service.Conflict], error) {
		c, err := s.service.Conflicts(ctx, a, in.ID, in.Member)
		return &BodyOf[[]service.Conflict]{c}, err
	})
	add(s, op("program-scores", http.MethodGet, "/programs/{id}/scores", "What reviewers think of the companies of a program: raw and adjusted scores, spread, Krippendorff's alpha; of the reviews that the caller sees"),
		func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[service.Scores], error) {
			sc, err := s.service.Scores(ctx, a, in.ID)
			return &BodyOf[service.Scores]{sc}, err
		})
	add(s, op("list-assignments", http.MethodGet, "/programs/{id}/assignments", "The caller's queue of companies to review; for managers, everybody's"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Assignment], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Assignments(ctx, a, in.ID, after, in.Limit)
		return pageOf(all, in.Limit, func(x store.Assignment) string { return x.Company + " " + x.Member }), err
	})
	type spreadBody struct {
		Members []string `json:"members" minItems:"1" maxItems:"200" doc:"The IDs of the reviewers."`
	}
	add(s, op("assign-evenly", http.MethodPost, "/programs/{id}/assignments", "Give the companies of a program to reviewers, as evenly as conflicts of interest and grants allow; what was assigned stays"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			BodyOf[spreadBody]
		}) (*BodyOf[service.Spreading], error) {
			for _, id := range in.Body.Members {
				if err := idIn(id); err != nil || id == "" {
					return nil, store.ErrNotFound
				}
			}
			sp, err := s.service.AssignEvenly(ctx, a, in.ID, in.Body.Members)
			return &BodyOf[service.Spreading]{sp}, err
		})
	type byReviewer struct {
		ByCase
		Member string `path:"member" format:"uuid"`
	}
	add(s, caseOp("assign-reviewer", http.MethodPut, "/reviewers/{member}", "Have a member review a company; 409 with a conflict of interest", status(http.StatusNoContent)), func(ctx context.Context, a service.Actor, in *byReviewer) (*struct{}, error) {
		return nil, s.service.Assign(ctx, a, in.ID, in.Company, in.Member)
	})
	add(s, caseOp("withdraw-reviewer", http.MethodDelete, "/reviewers/{member}", "Take a company from a reviewer"), func(ctx context.Context, a service.Actor, in *byReviewer) (*struct{}, error) {
		return nil, s.service.Withdraw(ctx, a, in.ID, in.Company, in.Member)
	})
}

// registerFounders registers what a founder's link opens.
func (s *Server) registerFounders() {
	type InLanguage struct {
		Lang string `query:"lang" enum:"en,zh" default:"en"`
	}
	add(s, op("founder", http.MethodGet, "/founder", "What a founder's link opens: one request, or the form of one company"), func(ctx context.Context, a service.Actor, in *InLanguage) (*BodyOf[service.Founding], error) {
		f, err := s.service.Founding(ctx, a, words.Lang(in.Lang))
		return &BodyOf[service.Founding]{f}, err
	})
	add(s, op("founder-answer", http.MethodPost, "/founder/answers", "Answer the request of a founder's link; says what it helped with and what does not fit together, without thresholds", failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *struct {
			InLanguage
			BodyOf[service.Answer]
		}) (*BodyOf[service.FounderAnswered], error) {
			if err := answerTexts(in.Body); err != nil {
				return nil, err
			}
			done, err := s.service.AnswerAsFounder(ctx, a, in.Body, words.Lang(in.Lang))
			return &BodyOf[service.FounderAnswered]{done}, err
		})
	type formBody struct {
		Answers map[string]service.Answer `json:"answers" doc:"By the pointers of the questions; all are taken, or none."`
	}
	add(s, op("founder-form", http.MethodPost, "/founder/form", "Answer questions of the form of a founder's link; it can be left and gone on with at any time", failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *struct {
			InLanguage
			BodyOf[formBody]
		}) (*BodyOf[service.FounderAnswered], error) {
			for pointer, one := range in.Body.Answers {
				if err := firstOf(texts(pointer), answerTexts(one)); err != nil {
					return nil, err
				}
			}
			done, err := s.service.FillForm(ctx, a, in.Body.Answers, words.Lang(in.Lang))
			return &BodyOf[service.FounderAnswered]{done}, err
		})
	add(s, op("founder-table", http.MethodPost, "/founder/table", "Fill in a list of the form of a founder's link, such as founders, holders or rounds: all rows are taken, or none", failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *struct {
			InLanguage
			BodyOf[service.FounderRows]
		}) (*BodyOf[service.FounderAnswered], error) {
			for _, r := range in.Body.Rows {
				for name, value := range r.Values {
					if err := texts(name, value); err != nil {
						return nil, err
					}
				}
			}
			done, err := s.service.FillTable(ctx, a, in.Body, words.Lang(in.Lang))
			return &BodyOf[service.FounderAnswered]{done}, err
		})
	o := op("founder-document", http.MethodPost, "/founder/documents", "Hand in a document by a founder's link", status(http.StatusCreated))
	s.takeDocuments(o, func(ctx context.Context, a service.Actor, r *http.Request, name, kind string) (store.Document, error) {
		return s.service.AddFounderDocument(ctx, a, name, kind, r.Body)
	})
}

// takeDocuments registers an operation that stores a document: its name is in the query, its bytes are the body.
func (s *Server) takeDocuments(o huma.Operation, keep func(ctx context.Context, a service.Actor, r *http.Request, name, kind string) (store.Document, error)) {
	document := s.api.OpenAPI().Components.Schemas.Schema(typeOf[store.Document](), true, "Document")
	o.Parameters = append(o.Parameters, &huma.Param{Name: "name", In: "query", Required: true, Schema: &huma.Schema{Type: "string", MinLength: number(1), MaxLength: number(maxName)}})
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: "string", Format: "binary"}}}}
	o.Responses = map[string]*huma.Response{
		"201":     {Description: "The document.", Content: map[string]*huma.MediaType{"application/json": {Schema: document}}},
		"default": s.problemResponse(),
	}
	s.raw(o, func(ctx context.Context, a service.Actor, r *http.Request, w http.ResponseWriter) error {
		return s.takeDocument(w, r, func(name, kind string) (store.Document, error) { return keep(ctx, a, r, name, kind) })
	})
}

// takeDocument stores the document in a request and responds with it.
func (s *Server) takeDocument(w http.ResponseWriter, r *http.Request, keep func(name, kind string) (store.Document, error)) error {
	name := r.URL.Query().Get("name")
	if n := len([]rune(name)); n == 0 || n > maxName || texts(name) != nil {
		return problem(http.StatusUnprocessableEntity, "name the document: ?name=deck.pdf")
	}
	http.NewResponseController(w).SetReadDeadline(time.Now().Add(slowBody))
	kind := r.Header.Get("Content-Type")
	if _, _, err := mime.ParseMediaType(kind); err != nil {
		kind = "application/octet-stream"
	}
	d, err := keep(name, kind)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	return json.NewEncoder(w).Encode(d)
}
