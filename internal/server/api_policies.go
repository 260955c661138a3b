package server

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// Spoken holds the parameters of responses that contain texts.
type Spoken struct {
	Lang string `query:"lang" enum:"en,zh" default:"en" doc:"The language of texts."`
}

func (s Spoken) lang() rule.Lang { return rule.Lang(s.Lang) }

// AheadPage holds the parameters of forecasts for a program.
type AheadPage struct {
	Cursor string `query:"cursor" maxLength:"100" doc:"Where the list goes on: next of the page before."`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"25" doc:"Companies. Looking ahead takes some 100 ms of a core for each, the first time in a day."`
}

// PolicyHistory lists all changes of what a program judges by.
type PolicyHistory struct {
	Items []service.Revision `json:"items"`
}

// document is a document for people, as one file.
type document struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Policy      string `header:"Content-Security-Policy" doc:"Allows the style sheet of the page, and nothing else."`
	Body        []byte
}

func (s *Server) registerPolicies() {
	s.registerMemos()
	add(s, op("get-workspace", http.MethodGet, "/workspace", "What the workspace asks of its people"), func(ctx context.Context, a service.Actor, _ *struct{}) (*tagged[store.WorkspaceRules], error) {
		r, err := s.service.WorkspaceRules(ctx, a)
		return &tagged[store.WorkspaceRules]{etag(r.Revision), r}, err
	})
	type workspaceBody struct {
		SecondPerson bool `json:"second_person" doc:"A change of what a program judges by is published by another person than the one who proposed it."`
	}
	add(s, op("change-workspace", http.MethodPut, "/workspace", "Change what the workspace asks of its people", failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *struct {
			Matched
			BodyOf[workspaceBody]
		}) (*tagged[store.WorkspaceRules], error) {
			revision, err := revisionOf(in.Match)
			if err != nil {
				return nil, err
			}
			r, err := s.service.SetWorkspaceRules(ctx, a, store.WorkspaceRules{SecondPerson: in.Body.SecondPerson, Revision: revision})
			return &tagged[store.WorkspaceRules]{etag(r.Revision), r}, err
		})
	add(s, op("program-policy", http.MethodGet, "/programs/{id}/policy", "By what a program judges: rules with their parameters, who set them and when, checklists, packs"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Spoken
		}) (*BodyOf[service.InForce], error) {
			p, err := s.service.InForce(ctx, a, in.ID, in.lang())
			return &BodyOf[service.InForce]{p}, err
		})
	add(s, op("policy-history", http.MethodGet, "/programs/{id}/policy/history", "Who changed what of what a program judges by, the latest change first"),
		func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[PolicyHistory], error) {
			all, err := s.service.PolicyHistory(ctx, a, in.ID)
			return &BodyOf[PolicyHistory]{PolicyHistory{all}}, err
		})
	type proposalBody struct {
		Policy service.Policy `json:"policy" doc:"All that the program would judge by."`
		Reason string         `json:"reason" minLength:"1" maxLength:"2000" doc:"Why; for whoever publishes it, and later ones."`
	}
	add(s, op("add-proposal", http.MethodPost, "/programs/{id}/proposals", "Propose a change of what a program judges by, and have it backtested", status(http.StatusCreated)),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Retried
			BodyOf[proposalBody]
		}) (*BodyOf[service.Proposal], error) {
			p, err := s.service.Propose(ctx, a, in.ID, in.Body.Policy, in.Body.Reason, in.request("add-proposal", in.ID, in.Body))
			return &BodyOf[service.Proposal]{p}, err
		})
	add(s, op("list-proposals", http.MethodGet, "/programs/{id}/proposals", "List the proposed changes of what a program judges by"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[service.Proposal], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Proposals(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(p service.Proposal) string { return p.ID }), err
	})
	add(s, op("get-proposal", http.MethodGet, "/proposals/{id}", "A proposed change, with what it changes and the state of its backtest"), func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[service.Proposal], error) {
		p, err := s.service.Proposal(ctx, a, in.ID)
		return &BodyOf[service.Proposal]{p}, err
	})
	add(s, op("publish-proposal", http.MethodPost, "/proposals/{id}/publication", "Have the program judge by what was proposed; its companies are assessed again. Another person's task where the workspace asks for a second person",
		failsWith(http.StatusPreconditionFailed)), func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[service.Program], error) {
		p, err := s.service.Publish(ctx, a, in.ID)
		return &BodyOf[service.Program]{p}, err
	})
	add(s, op("withdraw-proposal", http.MethodPost, "/proposals/{id}/withdrawal", "Withdraw a proposed change", failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[service.Proposal], error) {
			p, err := s.service.WithdrawProposal(ctx, a, in.ID)
			return &BodyOf[service.Proposal]{p}, err
		})
	add(s, op("get-backup", http.MethodGet, "/backup", "All that the store holds, as diligo store restore reads it; while others go on to use it", answersBytes("application/octet-stream"), failsWith(http.StatusConflict)),
		func(ctx context.Context, a service.Actor, _ *struct{}) (*huma.StreamResponse, error) {
			write, err := s.service.Backup(ctx, a)
			if err != nil {
				return nil, err
			}
			return &huma.StreamResponse{Body: func(ctx huma.Context) {
				_, w := humago.Unwrap(ctx)
				w.Header().Set("Content-Type", "application/octet-stream")
				w.Header().Set("Content-Disposition", `attachment; filename="`+s.service.BackupName()+`"`)
				out := bufio.NewWriterSize(w, 64<<10)
				if err := errors.Join(write(out), out.Flush()); err != nil { // the response is truncated, and a restore refuses it
					s.log.Error("a backup was cut short", "error", err.Error())
				}
			}}, nil
		})
}

func (s *Server) registerMemos() {
	answers := answersBytes("text/html", "text/markdown", "application/json")
	add(s, caseOp("company-memo", http.MethodGet, "/memo", "A memo of two printed pages for those who decide, from what the program concludes now; each sentence links to its findings", answers),
		func(ctx context.Context, a service.Actor, in *struct {
			ByCase
			Spoken
			Kind   string `query:"kind" enum:"red-flag,committee" default:"red-flag"`
			Format string `query:"format" enum:"markdown,html,json" default:"json"`
		}) (*document, error) {
			m, err := s.service.Memo(ctx, a, in.ID, in.Company, memo.Kind(in.Kind), in.lang())
			if err != nil {
				return nil, err
			}
			var b strings.Builder
			if err := memo.Write(&b, in.Format, m); err != nil {
				return nil, err
			}
			out := &document{Body: []byte(b.String())}
			switch in.Format {
			case "html":
				out.Type, out.Policy = "text/html; charset=utf-8", page.Policy(memo.Sheet())
			case "markdown":
				out.Type = "text/markdown; charset=utf-8"
				out.Disposition = fmt.Sprintf(`attachment; filename="%s-%s.md"`, in.Kind, in.Company)
			default:
				out.Type = "application/json"
			}
			return out, nil
		})
	add(s, op("program-comparison", http.MethodGet, "/programs/{id}/comparison", "Companies of a program side by side: what the program concludes of each now, and what people made of it, of what the caller sees"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Spoken
			Company []string `query:"company,explode" required:"true" minItems:"1" maxItems:"8" doc:"One of the companies, in the order in which they are to stand; once for each."`
			Format  string   `query:"format" enum:"json,csv,markdown" default:"json" doc:"Only JSON has what people made of the companies."`
		}) (*document, error) {
			c, err := s.service.Compare(ctx, a, in.ID, in.Company, in.lang())
			if err != nil {
				return nil, err
			}
			if in.Format == "json" {
				text, err := json.Marshal(c)
				return &document{Type: "application/json", Body: text}, err
			}
			var b bytes.Buffer
			w, err := s.service.Wording(ctx, a, in.ID)
			if err == nil {
				err = compare.Write(&b, in.Format, c.Comparison, phrase.Options{Lang: in.lang(), Vocabulary: w.Vocabulary, Sources: w.Sources, Rule: w.Rule, Width: 100})
			}
			if err != nil {
				return nil, err
			}
			out := &document{Type: "text/csv; charset=utf-8", Disposition: `attachment; filename="comparison.csv"`, Body: b.Bytes()}
			if in.Format == "markdown" {
				out.Type, out.Disposition = "text/markdown; charset=utf-8", `attachment; filename="comparison.md"`
			}
			return out, nil
		})
	add(s, op("program-news", http.MethodGet, "/programs/{id}/news", "What has changed in a program in the last days, with causes, oldest first: what became worse, and what better"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Paged
			Spoken
			Days int `query:"days" minimum:"1" maximum:"366" default:"7"`
		}) (*listOf[service.News], error) {
			after, err := in.after()
			if err != nil {
				return nil, err
			}
			news, next, err := s.service.News(ctx, a, in.ID, in.Days, in.lang(), store.Page{After: after, Limit: in.Limit})
			out := &listOf[service.News]{}
			out.Body.Items = news
			if next != "" {
				out.Body.Next = cursor(next)
			}
			return out, err
		})
	add(s, op("program-ahead", http.MethodGet, "/programs/{id}/ahead", "Which verdicts about the companies of a program will change in the coming days if nobody does anything"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			AheadPage
			Spoken
			Days int `query:"days" minimum:"1" maximum:"366" default:"90"`
		}) (*listOf[service.Prospect], error) {
			after, err := Paged{Cursor: in.Cursor}.after()
			if err != nil {
				return nil, err
			}
			all, err := s.service.Ahead(ctx, a, in.ID, in.Days, in.lang(), store.Page{After: after, Limit: in.Limit})
			return pageOf(all, in.Limit, func(p service.Prospect) string { return p.Company }), err
		})
}
