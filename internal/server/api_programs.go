package server

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

type programBody struct {
	Name     string           `json:"name" minLength:"1" maxLength:"200"`
	Settings service.Settings `json:"settings"`
}

func (s *Server) registerPrograms() {
	add(s, op("list-programs", http.MethodGet, "/programs", "List the programs"), func(ctx context.Context, a service.Actor, in *Paged) (*listOf[service.Program], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Programs(ctx, a, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(p service.Program) string { return p.ID }), err
	})
	add(s, op("add-program", http.MethodPost, "/programs", "Create a program", status(http.StatusCreated)), func(ctx context.Context, a service.Actor, in *struct {
		Retried
		BodyOf[programBody]
	}) (*tagged[service.Program], error) {
		p, err := s.service.AddProgram(ctx, a, in.Body.Name, in.Body.Settings, in.request("add-program", in.Body))
		return &tagged[service.Program]{etag(p.Revision), p}, err
	})
	add(s, op("get-program", http.MethodGet, "/programs/{id}", "A program", failsWith(http.StatusNotModified)), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Match string `header:"If-None-Match" maxLength:"100"`
	}) (*tagged[service.Program], error) {
		p, err := s.service.Program(ctx, a, in.ID)
		if err == nil && in.Match == etag(p.Revision) {
			return nil, huma.Status304NotModified()
		}
		return &tagged[service.Program]{etag(p.Revision), p}, err
	})
	add(s, op("change-program", http.MethodPut, "/programs/{id}", "Give a program another name and settings; its companies are assessed again", failsWith(http.StatusPreconditionFailed)),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Match string `header:"If-Match" required:"true" maxLength:"100" doc:"The ETag of the program as it was read."`
			BodyOf[programBody]
		}) (*tagged[service.Program], error) {
			revision, err := revisionOf(in.Match)
			if err != nil {
				return nil, err
			}
			p, err := s.service.ChangeProgram(ctx, a, in.ID, revision, in.Body.Name, in.Body.Settings)
			return &tagged[service.Program]{etag(p.Revision), p}, err
		})
	add(s, op("program-progress", http.MethodGet, "/programs/{id}/progress", "How far a program is judged"), func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[service.Progress], error) {
		p, err := s.service.Progress(ctx, a, in.ID)
		return &BodyOf[service.Progress]{p}, err
	})
	add(s, op("program-rules", http.MethodGet, "/programs/{id}/rules", "The rules by which a program judges, in the order of the outcomes in summaries"),
		func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[[]cohort.Rule], error) {
			r, err := s.service.Rules(ctx, a, in.ID)
			return &BodyOf[[]cohort.Rule]{r}, err
		})
	add(s, op("program-ranking", http.MethodGet, "/programs/{id}/ranking", "The companies of a program in the order of its ranking; those that lack a core fact stand behind it"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Paged
			Shadow bool `query:"shadow" doc:"What the policies that are tried beside conclude."`
		}) (*listOf[service.Ranked], error) {
			after, err := in.after()
			if err != nil {
				return nil, err
			}
			all, err := s.service.Ranking(ctx, a, in.ID, in.Shadow, after, in.Limit)
			return pageOf(all, in.Limit, func(r service.Ranked) string { return r.Assessment }), err
		})
	add(s, op("program-cohort", http.MethodGet, "/programs/{id}/cohort", "What the companies of a program are together: verdicts, percentiles of ratios, outcomes by rule, suspected duplicates"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Shadow bool `query:"shadow" doc:"What the policies that are tried beside conclude."`
		}) (*BodyOf[service.Cohort], error) {
			c, err := s.service.Cohort(ctx, a, in.ID, in.Shadow)
			return &BodyOf[service.Cohort]{c}, err
		})
	add(s, op("program-changes", http.MethodGet, "/programs/{id}/changes", "What the assessments of a program changed, oldest first: for whoever watches a portfolio"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Paged
		}) (*listOf[service.AssessmentChange], error) {
			after, err := in.after()
			if err != nil {
				return nil, err
			}
			changes, next, err := s.service.Changes(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
			out := &listOf[service.AssessmentChange]{}
			out.Body.Items = changes
			if next != "" {
				out.Body.Next = cursor(next)
			}
			return out, err
		})
	add(s, op("company-forecast", http.MethodGet, "/programs/{id}/companies/{company}/forecast", "When the verdicts about a company will change if nobody does anything, and why, as diligo forecast -f json writes it"),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Company string `path:"company" format:"uuid"`
			Months  int    `query:"months" minimum:"1" maximum:"120" default:"3" doc:"How far to look ahead."`
		}) (*report, error) {
			o, err := s.service.Forecast(ctx, a, in.ID, in.Company, in.Months)
			if err != nil {
				return nil, err
			}
			body, err := json.Marshal(o)
			return &report{"application/json", body}, err
		})
	add(s, op("program-companies", http.MethodGet, "/programs/{id}/companies", "The companies of a program"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Company], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		if _, err := s.service.Program(ctx, a, in.ID); err != nil {
			return nil, err
		}
		all, err := s.service.Companies(ctx, a, in.ID, "", store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(c store.Company) string { return c.ID }), err
	})
	add(s, op("set-waivers", http.MethodPut, "/programs/{id}/waivers", "Give a program another file of waivers; its companies are assessed again", large(4<<20)), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		RawBody []byte `contentType:"application/yaml"`
	}) (*BodyOf[store.Waivers], error) {
		w, err := s.service.SetWaivers(ctx, a, in.ID, string(in.RawBody))
		return &BodyOf[store.Waivers]{w}, err
	})
	add(s, op("list-waivers", http.MethodGet, "/programs/{id}/waivers", "All states of a program's waivers; the last one holds"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Waivers], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Waivers(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(w store.Waivers) string { return w.ID }), err
	})
	add(s, op("add-backtest", http.MethodPost, "/programs/{id}/backtests", "Ask what a program would conclude of its companies if it judged otherwise", status(http.StatusAccepted)),
		func(ctx context.Context, a service.Actor, in *struct {
			ByID
			Retried
			BodyOf[service.Judging]
		}) (*BodyOf[store.Backtest], error) {
			b, err := s.service.AddBacktest(ctx, a, in.ID, in.Body, in.request("add-backtest", in.ID, in.Body))
			return &BodyOf[store.Backtest]{b}, err
		})
	add(s, op("list-backtests", http.MethodGet, "/programs/{id}/backtests", "List the backtests of a program"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Backtest], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Backtests(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(b store.Backtest) string { return b.ID }), err
	})
	add(s, op("get-backtest", http.MethodGet, "/backtests/{id}", "A backtest, with its result once it is done"), func(ctx context.Context, a service.Actor, in *ByID) (*BodyOf[store.Backtest], error) {
		b, err := s.service.Backtest(ctx, a, in.ID)
		return &BodyOf[store.Backtest]{b}, err
	})
	s.registerContents()
}

// Named is an upload with a name for people.
type Named struct {
	Name    string `query:"name" required:"true" minLength:"1" maxLength:"200"`
	RawBody []byte `contentType:"application/octet-stream"`
}

// ByDigest holds the digest of a content in a path.
type ByDigest struct {
	Digest string `path:"digest" pattern:"^[0-9a-f]{64}$"`
}

type file struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func (s *Server) registerContents() {
	for _, kind := range []struct {
		kind       store.Kind
		path, what string
		limit      int64
		add        func(context.Context, service.Actor, string, []byte) (store.Content, error)
	}{
		{store.KindPack, "/packs", "bundle of policies", maxPack, s.service.AddPack},
		{store.KindChecklist, "/checklists", "checklist", 1 << 20, s.service.AddChecklist},
		{store.KindRates, "/rates", "table of exchange rates", maxPack, s.service.AddRates},
	} {
		add(s, op("add-"+string(kind.kind), http.MethodPost, kind.path, "Keep a "+kind.what, status(http.StatusCreated), large(kind.limit)), func(ctx context.Context, a service.Actor, in *Named) (*BodyOf[store.Content], error) {
			c, err := kind.add(ctx, a, in.Name, in.RawBody)
			return &BodyOf[store.Content]{c}, err
		})
		add(s, op("list-"+string(kind.kind)+"s", http.MethodGet, kind.path, "List each "+kind.what+" that was kept"), func(ctx context.Context, a service.Actor, in *Paged) (*listOf[store.Content], error) {
			after, err := in.after()
			if err != nil {
				return nil, err
			}
			all, err := s.service.Contents(ctx, a, kind.kind, store.Page{After: after, Limit: in.Limit})
			return pageOf(all, in.Limit, func(c store.Content) string { return c.Digest }), err
		})
		add(s, op("get-"+string(kind.kind), http.MethodGet, kind.path+"/{digest}", "The bytes of a "+kind.what, answersBytes("application/octet-stream")), func(ctx context.Context, a service.Actor, in *ByDigest) (*file, error) {
			_, content, err := s.service.Content(ctx, a, kind.kind, in.Digest)
			return attachment("application/octet-stream", in.Digest, content), err
		})
	}
	add(s, op("get-archive", http.MethodGet, "/archives/{digest}", "All that something was judged by, as diligo replay --bundle reads it", answersBytes("application/octet-stream")), func(ctx context.Context, a service.Actor, in *ByDigest) (*file, error) {
		content, err := s.service.Archive(ctx, a, in.Digest)
		return attachment("application/octet-stream", in.Digest+".diligo", content), err
	})
}

// answersBytes declares that an operation responds with bytes of these media types.
func answersBytes(mediaTypes ...string) func(*huma.Operation) {
	return func(o *huma.Operation) {
		content := map[string]*huma.MediaType{}
		for _, m := range mediaTypes {
			content[m] = &huma.MediaType{Schema: &huma.Schema{}}
		}
		o.Responses = map[string]*huma.Response{"200": {Description: "The bytes.", Content: content}}
	}
}

func attachment(mediaType, name string, content []byte) *file {
	return &file{Type: mediaType, Disposition: `attachment; filename="` + name + `"`, Body: content}
}
