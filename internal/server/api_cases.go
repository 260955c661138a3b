package server

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// ByCase identifies a company in a program.
type ByCase struct {
	ID      string `path:"id" format:"uuid"`
	Company string `path:"company" format:"uuid"`
}

// caseOp returns an operation on a part of a case.
func caseOp(id, method, path, summary string, more ...func(*huma.Operation)) huma.Operation {
	return op(id, method, "/programs/{id}/companies/{company}"+path, summary, more...)
}

func day(text string) error {
	if _, err := time.Parse(time.DateOnly, text); text != "" && err != nil {
		return problem(http.StatusUnprocessableEntity, "a day is written as 2026-11-28")
	}
	return nil
}

// idIn returns a problem for a text in a body that must be an ID or empty and is neither.
func idIn(text string) error {
	if text != "" && !isUUID(text) {
		return problem(http.StatusUnprocessableEntity, "an identifier in the body is not a UUID")
	}
	return nil
}

func (s *Server) registerCases() {
	add(s, op("list-cases", http.MethodGet, "/programs/{id}/cases", "List the cases of a program: what people do about each company"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
		Status string `query:"status" enum:"open,decided,reopened"`
	}) (*listOf[store.Case], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Cases(ctx, a, in.ID, in.Status, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(c store.Case) string { return c.Company }), err
	})
	add(s, caseOp("get-case", http.MethodGet, "/case", "A case"), func(ctx context.Context, a service.Actor, in *ByCase) (*tagged[store.Case], error) {
		c, err := s.service.Case(ctx, a, in.ID, in.Company)
		return &tagged[store.Case]{etag(c.Revision), c}, err
	})
	type caseBody struct {
		Owner string `json:"owner,omitempty" maxLength:"100" doc:"The ID of the member who looks after it."`
		Due   string `json:"due,omitempty" maxLength:"10" doc:"A day."`
	}
	add(s, caseOp("change-case", http.MethodPut, "/case", "Give a case an owner and a due date", failsWith(http.StatusPreconditionFailed)), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Matched
		BodyOf[caseBody]
	}) (*tagged[store.Case], error) {
		revision, err := revisionOf(in.Match)
		if err != nil {
			return nil, err
		}
		if err := firstOf(day(in.Body.Due), idIn(in.Body.Owner)); err != nil {
			return nil, err
		}
		c, err := s.service.ChangeCase(ctx, a, store.Case{Program: in.ID, Company: in.Company, Owner: in.Body.Owner, Due: in.Body.Due, Revision: revision})
		return &tagged[store.Case]{etag(c.Revision), c}, err
	})
	add(s, caseOp("list-comments", http.MethodGet, "/comments", "List the comments on a case; others' only once the own review is in"), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Paged
	}) (*listOf[store.Comment], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Comments(ctx, a, in.ID, in.Company, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(c store.Comment) string { return c.ID }), err
	})
	type commentBody struct {
		Text     string `json:"text" minLength:"1" maxLength:"20000"`
		Replaces string `json:"replaces,omitempty" maxLength:"100" doc:"An own comment of which this is another version; both are kept."`
	}
	add(s, caseOp("add-comment", http.MethodPost, "/comments", "Comment on a case", status(http.StatusCreated)), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Retried
		BodyOf[commentBody]
	}) (*BodyOf[store.Comment], error) {
		if err := firstOf(idIn(in.Body.Replaces), texts(in.Body.Text)); err != nil {
			return nil, err
		}
		c, err := s.service.AddComment(ctx, a, store.Comment{Program: in.ID, Company: in.Company, Text: in.Body.Text, Replaces: in.Body.Replaces}, in.request("add-comment", in.ByCase, in.Body))
		return &BodyOf[store.Comment]{c}, err
	})
	add(s, caseOp("list-decisions", http.MethodGet, "/decisions", "List the decisions of a case, the last of which holds; only once the own review is in"), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Paged
	}) (*listOf[store.Decision], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Decisions(ctx, a, in.ID, in.Company, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(d store.Decision) string { return d.ID }), err
	})
	type decisionBody struct {
		Outcome    string `json:"outcome" enum:"accept,refuse,defer"`
		Reason     string `json:"reason" enum:"merit,stage,fit,evidence,risk,capacity,timing,other" doc:"accept: merit; refuse: stage, fit, evidence, risk, capacity; defer: evidence, capacity, timing; other with each."`
		Text       string `json:"text,omitempty" maxLength:"20000" doc:"The reason in words, for those inside."`
		Assessment string `json:"assessment" format:"uuid" doc:"The assessment that was seen: 412 where it is not the current one any more."`
	}
	add(s, caseOp("add-decision", http.MethodPost, "/decisions", "Decide a case; the decision is bound to the facts and policies that were seen, and reopened when they change", status(http.StatusCreated), failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *struct {
			ByCase
			Retried
			BodyOf[decisionBody]
		}) (*BodyOf[store.Decision], error) {
			if err := texts(in.Body.Text); err != nil {
				return nil, err
			}
			d, err := s.service.Decide(ctx, a, store.Decision{Program: in.ID, Company: in.Company, Outcome: in.Body.Outcome, Reason: in.Body.Reason, Text: in.Body.Text, Assessment: in.Body.Assessment},
				in.request("add-decision", in.ByCase, in.Body))
			return &BodyOf[store.Decision]{d}, err
		})
	add(s, op("program-expiring", http.MethodGet, "/programs/{id}/expiring", "The refused companies of a program that will be deleted, and when"), func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[[]service.Expiry], error) {
		e, err := s.service.Expiring(ctx, a, in.ID)
		return &BodyOf[[]service.Expiry]{e}, err
	})
	redacted := op("program-redacted", http.MethodGet, "/programs/{id}/redacted", "The latest profiles of a program without names and with amounts in bands, one a line, to be handed on")
	redacted.Parameters = []*huma.Param{{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: "string", Format: "uuid"}}}
	redacted.Responses = map[string]*huma.Response{
		"200":     {Description: "The profiles.", Content: map[string]*huma.MediaType{ndjson: {Schema: &huma.Schema{Type: "string"}}}},
		"default": s.problemResponse(),
	}
	s.raw(redacted, func(ctx context.Context, a service.Actor, r *http.Request, w http.ResponseWriter) error {
		late := &begun{ResponseWriter: w}
		return s.service.ExportRedacted(ctx, a, r.PathValue("id"), late)
	})
	s.registerRequests()
	s.registerLetters()
}

// begun is a response whose content type is set at the first write.
type begun struct{ http.ResponseWriter }

// Write sets the content type and writes.
func (b *begun) Write(p []byte) (int, error) {
	b.Header().Set("Content-Type", ndjson)
	return b.ResponseWriter.Write(p)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// texts returns a problem for texts that PostgreSQL can't store.
func texts(all ...string) error {
	for _, t := range all {
		for _, r := range t {
			if r == 0 || r == '\uFFFD' {
				return problem(http.StatusUnprocessableEntity, "a text has a character that no text has")
			}
		}
	}
	return nil
}

func (s *Server) registerRequests() {
	add(s, op("list-requests", http.MethodGet, "/programs/{id}/requests", "List what companies of a program are asked for"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
		Company string `query:"company" format:"uuid"`
		Status  string `query:"status" enum:"open,asked,answered,follow-up,closed"`
	}) (*listOf[store.DataRequest], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Requests(ctx, a, in.ID, in.Company, in.Status, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(r store.DataRequest) string { return r.ID }), err
	})
	type requestBody struct {
		Question string `json:"question" minLength:"1" maxLength:"20000"`
		Fact     string `json:"fact,omitempty" maxLength:"2000" doc:"The pointer of the fact in the profile that the answer gives."`
		Owner    string `json:"owner,omitempty" maxLength:"100" doc:"The ID of the member who looks after it."`
		Due      string `json:"due,omitempty" maxLength:"10" doc:"A day."`
	}
	add(s, caseOp("add-request", http.MethodPost, "/requests", "Write a request to a company", status(http.StatusCreated)), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Retried
		BodyOf[requestBody]
	}) (*tagged[store.DataRequest], error) {
		if err := firstOf(day(in.Body.Due), idIn(in.Body.Owner), texts(in.Body.Question, in.Body.Fact)); err != nil {
			return nil, err
		}
		r, err := s.service.AddRequest(ctx, a, store.DataRequest{Program: in.ID, Company: in.Company, Question: in.Body.Question, Fact: in.Body.Fact, Owner: in.Body.Owner, Due: in.Body.Due},
			in.request("add-request", in.ByCase, in.Body))
		return &tagged[store.DataRequest]{etag(r.Revision), r}, err
	})
	add(s, op("get-request", http.MethodGet, "/requests/{id}", "A request with all that was said"), func(ctx context.Context, a service.Actor, in *ByID) (*tagged[store.DataRequest], error) {
		r, err := s.service.Request(ctx, a, in.ID)
		return &tagged[store.DataRequest]{etag(r.Revision), r}, err
	})
	type remarkBody struct {
		Text string `json:"text,omitempty" maxLength:"20000"`
	}
	for _, step := range []struct {
		id, path, summary string
		do                func(context.Context, service.Actor, string, int64, string) (store.DataRequest, error)
	}{
		{"ask-request", "/requests/{id}/asks", "Note that the company was asked, or asked again once it has answered", s.service.Ask},
		{"close-request", "/requests/{id}/closing", "Say that nothing more is wanted", s.service.CloseRequest},
	} {
		add(s, op(step.id, http.MethodPost, step.path, step.summary, failsWith(http.StatusPreconditionFailed)), func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Matched
			BodyOf[remarkBody]
		}) (*tagged[store.DataRequest], error) {
			revision, err := revisionOf(in.Match)
			if err != nil {
				return nil, err
			}
			if err := texts(in.Body.Text); err != nil {
				return nil, err
			}
			r, err := step.do(ctx, a, in.ID, revision, in.Body.Text)
			return &tagged[store.DataRequest]{etag(r.Revision), r}, err
		})
	}
	add(s, op("answer-request", http.MethodPost, "/requests/{id}/answers", "Answer a request; says what the answer settles and what it newly contradicts", failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Matched
			BodyOf[service.Answer]
		}) (*BodyOf[service.Answered], error) {
			revision, err := revisionOf(in.Match)
			if err != nil {
				return nil, err
			}
			if err := answerTexts(in.Body); err != nil {
				return nil, err
			}
			done, err := s.service.AnswerRequest(ctx, a, in.ID, revision, in.Body)
			return &BodyOf[service.Answered]{done}, err
		})
	add(s, caseOp("list-links", http.MethodGet, "/links", "List the links for founders of a case"), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Paged
	}) (*listOf[store.Link], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Links(ctx, a, in.ID, in.Company, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(l store.Link) string { return l.ID }), err
	})
	type linkBody struct {
		Kind    string `json:"kind" enum:"request,form"`
		Request string `json:"request,omitempty" maxLength:"100" doc:"The ID of the request, for a link to one."`
		Days    int    `json:"days,omitempty" minimum:"0" maximum:"366" doc:"How long it holds; 30 days where it is not given."`
	}
	add(s, caseOp("add-link", http.MethodPost, "/links", "Make a signed link by which a founder sees and answers one request or one form, and nothing else", status(http.StatusCreated)),
		func(ctx context.Context, a service.Actor, in *struct {
			ByCase
			BodyOf[linkBody]
		}) (*BodyOf[service.NewLink], error) {
			if err := idIn(in.Body.Request); err != nil {
				return nil, err
			}
			l, err := s.service.AddLink(ctx, a, store.Link{Kind: store.LinkKind(in.Body.Kind), Program: in.ID, Company: in.Company, Request: in.Body.Request}, in.Body.Days)
			return &BodyOf[service.NewLink]{l}, err
		})
	add(s, caseOp("revoke-link", http.MethodDelete, "/links/{link}", "Revoke a link"), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Link string `path:"link" format:"uuid"`
	}) (*struct{}, error) {
		return nil, s.service.RevokeLink(ctx, a, in.ID, in.Company, in.Link)
	})
}

func answerTexts(a service.Answer) error {
	return firstOf(texts(a.Text, a.Page, a.Quote, string(a.Value)), idIn(a.Document))
}

func (s *Server) registerLetters() {
	add(s, caseOp("list-letters", http.MethodGet, "/letters", "List the letters of a case"), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Paged
	}) (*listOf[store.Letter], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Letters(ctx, a, in.ID, in.Company, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(l store.Letter) string { return l.ID }), err
	})
	type letterBody struct {
		Kind   string `json:"kind" enum:"invitation,refusal"`
		Lang   string `json:"lang" enum:"en,zh"`
		Reason string `json:"reason" enum:"merit,stage,fit,evidence,risk,capacity,other" doc:"invitation: merit; refusal: stage, fit, evidence, risk, capacity; other with each."`
	}
	add(s, caseOp("draft-letter", http.MethodPost, "/letters", "Draft a letter to a company from the findings, without thresholds, for a person to edit", status(http.StatusCreated)), func(ctx context.Context, a service.Actor, in *struct {
		ByCase
		Retried
		BodyOf[letterBody]
	}) (*tagged[store.Letter], error) {
		l, err := s.service.DraftLetter(ctx, a, store.Letter{Program: in.ID, Company: in.Company, Kind: in.Body.Kind, Lang: in.Body.Lang, Reason: in.Body.Reason}, in.request("draft-letter", in.ByCase, in.Body))
		return &tagged[store.Letter]{etag(l.Revision), l}, err
	})
	add(s, op("get-letter", http.MethodGet, "/letters/{id}", "A letter"), func(ctx context.Context, a service.Actor, in *ByID) (*tagged[store.Letter], error) {
		l, err := s.service.Letter(ctx, a, in.ID)
		return &tagged[store.Letter]{etag(l.Revision), l}, err
	})
	type textBody struct {
		Text string `json:"text" minLength:"1" maxLength:"50000"`
	}
	add(s, op("edit-letter", http.MethodPut, "/letters/{id}", "Give a draft the text of a person; earlier ones are kept", failsWith(http.StatusPreconditionFailed)), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Matched
		BodyOf[textBody]
	}) (*tagged[store.Letter], error) {
		revision, err := revisionOf(in.Match)
		if err != nil {
			return nil, err
		}
		if err := texts(in.Body.Text); err != nil {
			return nil, err
		}
		l, err := s.service.EditLetter(ctx, a, in.ID, revision, in.Body.Text)
		return &tagged[store.Letter]{etag(l.Revision), l}, err
	})
	add(s, op("send-letter", http.MethodPost, "/letters/{id}/sent", "Note that a letter was sent as it stands; 409 for a draft that nobody has edited", failsWith(http.StatusPreconditionFailed)), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Matched
	}) (*tagged[store.Letter], error) {
		revision, err := revisionOf(in.Match)
		if err != nil {
			return nil, err
		}
		l, err := s.service.SendLetter(ctx, a, in.ID, revision)
		return &tagged[store.Letter]{etag(l.Revision), l}, err
	})
}
