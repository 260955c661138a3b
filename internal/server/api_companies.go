package server

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// registerProfile registers the upload of one profile as it is in a file: JSON or YAML.
func (s *Server) registerProfile() {
	accepted := s.api.OpenAPI().Components.Schemas.Schema(typeOf[service.Accepted](), true, "Accepted")
	o := op("add-profile", http.MethodPost, "/programs/{id}/profiles", "Add a version of a company's profile to a program; the company is found by what the profile names it")
	o.Parameters = []*huma.Param{
		{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: "string", Format: "uuid"}},
		{Name: "Idempotency-Key", In: "header", Schema: &huma.Schema{Type: "string", MaxLength: number(maxName)}},
		{Name: "If-Match", In: "header", Schema: &huma.Schema{Type: "string", MaxLength: number(100)}, Description: "The ETag of the company as it was read: 412 where it has another version meanwhile."},
		{Name: "If-None-Match", In: "header", Schema: &huma.Schema{Type: "string", Enum: []any{"*"}}, Description: "412 where the company is there already."},
	}
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json": {Schema: &huma.Schema{Type: "object"}}, "application/yaml": {Schema: &huma.Schema{Type: "string"}},
	}}
	o.Responses = map[string]*huma.Response{
		"200":     {Description: "Result.", Content: map[string]*huma.MediaType{"application/json": {Schema: accepted}}},
		"default": s.problemResponse(),
	}
	s.raw(o, func(ctx context.Context, a service.Actor, r *http.Request, w http.ResponseWriter) error {
		kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil || (kind != "application/json" && kind != "application/yaml") {
			return problem(http.StatusUnsupportedMediaType, "send application/json or application/yaml")
		}
		http.NewResponseController(w).SetReadDeadline(time.Now().Add(slowBody))
		content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxProfile))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			return problem(http.StatusRequestEntityTooLarge, fmt.Sprintf("the profile has more than %d MB", maxProfile>>20))
		case err != nil:
			return problem(http.StatusBadRequest, "the request ended before it was whole")
		}
		key := Retried{Key: r.Header.Get("Idempotency-Key")}
		if len(key.Key) > maxName || !plainText(key.Key) {
			return problem(http.StatusUnprocessableEntity, "Idempotency-Key has at most 200 plain characters")
		}
		id := r.PathValue("id")
		sub := service.Submission{Content: content, Format: formatOf(kind), Origin: "upload"}
		switch match := r.Header.Get("If-Match"); {
		case match != "":
			n, err := revisionOf(match)
			if err != nil {
				return err
			}
			sub.Expect = &n
		case r.Header.Get("If-None-Match") == "*":
			sub.Expect = new(int64)
		}
		done, err := s.service.AddVersion(ctx, a, id, sub, key.request("add-profile", id, content))
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", "application/json")
		return json.NewEncoder(w).Encode(done)
	})
}

func (s *Server) registerCompanies() {
	s.registerProfile()
	s.registerUpload()
	add(s, op("list-companies", http.MethodGet, "/companies", "List the companies"), func(ctx context.Context, a service.Actor, in *struct {
		Paged
		Search string `query:"q" maxLength:"200" doc:"Those whose name or identifier has this in it."`
	}) (*listOf[store.Company], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		if strings.ContainsRune(in.Search, 0) {
			return nil, problem(http.StatusUnprocessableEntity, "the search has a character that no name has")
		}
		all, err := s.service.Companies(ctx, a, "", in.Search, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(c store.Company) string { return c.ID }), err
	})
	add(s, op("get-company", http.MethodGet, "/companies/{id}", "A company", failsWith(http.StatusNotModified)), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Match string `header:"If-None-Match" maxLength:"100"`
	}) (*tagged[store.Company], error) {
		c, err := s.service.Company(ctx, a, in.ID)
		if err == nil && in.Match == etag(c.Latest) {
			return nil, huma.Status304NotModified()
		}
		return &tagged[store.Company]{etag(c.Latest), c}, err
	})
	add(s, op("purge-company", http.MethodDelete, "/companies/{id}", "Delete everything of a company; the audit log keeps that it was"), func(ctx context.Context, a service.Actor, in *ByID) (*struct{}, error) {
		return nil, s.service.Purge(ctx, a, in.ID)
	})
	add(s, op("list-versions", http.MethodGet, "/companies/{id}/versions", "List the versions of a company's profile"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Version], error) {
		text, err := in.after()
		if err != nil {
			return nil, err
		}
		after := int64(0)
		if text != "" {
			if after, err = strconv.ParseInt(text, 10, 64); err != nil {
				return nil, problem(http.StatusUnprocessableEntity, "the cursor is none that this server gave")
			}
		}
		all, err := s.service.Versions(ctx, a, in.ID, after, in.Limit)
		return pageOf(all, in.Limit, func(v store.Version) string { return strconv.FormatInt(v.Seq, 10) }), err
	})
	add(s, op("get-version", http.MethodGet, "/companies/{id}/versions/{seq}", "The profile of a version as it came; 0 is the latest", answersBytes("application/json", "application/yaml")), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Seq int64 `path:"seq" minimum:"0"`
	}) (*file, error) {
		v, err := s.service.Version(ctx, a, in.ID, in.Seq)
		return attachment("application/"+v.Format, in.ID+"-"+strconv.FormatInt(v.Seq, 10)+"."+v.Format, v.Content), err
	})
	s.registerDocuments()
}

// ndjson is the media type of uploads and their responses, which have one line for each line.
const ndjson = "application/x-ndjson"

// registerUpload registers the upload of many profiles, which is read and answered as a stream.
func (s *Server) registerUpload() {
	accepted := s.api.OpenAPI().Components.Schemas.Schema(typeOf[service.Accepted](), true, "Accepted")
	o := op("upload-profiles", http.MethodPost, "/programs/{id}/uploads", "Add profiles to a program, one a line; what became of each is answered, a line each, once it is kept. Sent again, it changes nothing twice")
	o.Parameters = []*huma.Param{{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: "string", Format: "uuid"}}}
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{ndjson: {Schema: &huma.Schema{Type: "string"}}}}
	o.Responses = map[string]*huma.Response{
		"200":     {Description: "What became of the lines.", Content: map[string]*huma.MediaType{ndjson: {Schema: accepted}}},
		"default": s.problemResponse(),
	}
	s.raw(o, func(ctx context.Context, a service.Actor, r *http.Request, w http.ResponseWriter) error {
		if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != ndjson {
			return problem(http.StatusUnsupportedMediaType, "send "+ndjson+": one profile a line")
		}
		control := http.NewResponseController(w)
		deadline := func() { // the stream as a whole may take long, but not a single batch
			until := time.Now().Add(slowBody)
			control.SetReadDeadline(until)
			control.SetWriteDeadline(until)
		}
		deadline()
		begun := false
		e := json.NewEncoder(w)
		err := s.service.Upload(ctx, a, r.PathValue("id"), "upload", linesOf(r.Body), func(done []service.Accepted) error {
			if !begun {
				// Responses begin before the upload ends, which HTTP/2 always allows. Not earlier: net/http fails on a body that is then
				// left unread.
				control.EnableFullDuplex()
				w.Header().Set("Content-Type", ndjson)
				begun = true
			}
			for _, one := range done {
				if err := e.Encode(one); err != nil {
					return err
				}
			}
			deadline()
			return control.Flush()
		})
		switch {
		case err == nil && !begun:
			w.Header().Set("Content-Type", ndjson)
			w.WriteHeader(http.StatusOK)
		case err != nil && begun:
			// The status is sent already: the last line says that the response is incomplete.
			_ = e.Encode(map[string]*Problem{"problem": s.problemOf(err)})
			control.Flush()
			_, _ = io.Copy(io.Discard, r.Body) // until the client notices
			return nil
		}
		return err
	})
}

// linesOf yields the lines of a stream.
func linesOf(r io.Reader) func(yield func(service.Line) bool) {
	return func(yield func(service.Line) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, long, err := readLine(in)
			switch {
			case errors.Is(err, io.EOF) && len(line) == 0 && !long:
				return
			case err != nil && !errors.Is(err, io.EOF):
				yield(service.Line{Number: n, Err: words.New("the upload ended here before it was whole")})
				return
			case long:
				if !yield(service.Line{Number: n, Err: words.Errorf("the line has more than %d MB", maxProfile>>20)}) {
					return
				}
			default:
				if !yield(service.Line{Number: n, Content: line}) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// readLine reads a line into memory of its own. One that is too long is read to its end and discarded.
func readLine(in *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			if line = append(line, part...); len(line) > maxProfile {
				line, long = nil, true
			}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

func (s *Server) registerDocuments() {
	o := op("add-document", http.MethodPost, "/companies/{id}/documents", "Keep a document about a company", status(http.StatusCreated))
	o.Parameters = []*huma.Param{{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: "string", Format: "uuid"}}}
	s.takeDocuments(o, func(ctx context.Context, a service.Actor, r *http.Request, name, kind string) (store.Document, error) {
		return s.service.AddDocument(ctx, a, r.PathValue("id"), name, kind, r.Body)
	})
	add(s, op("list-documents", http.MethodGet, "/companies/{id}/documents", "List the documents about a company"), func(ctx context.Context, a service.Actor, in *struct {
		ByID
		Paged
	}) (*listOf[store.Document], error) {
		after, err := in.after()
		if err != nil {
			return nil, err
		}
		all, err := s.service.Documents(ctx, a, in.ID, store.Page{After: after, Limit: in.Limit})
		return pageOf(all, in.Limit, func(d store.Document) string { return d.ID }), err
	})
	get := op("get-document", http.MethodGet, "/documents/{id}", "The bytes of a document")
	get.Parameters = []*huma.Param{{Name: "id", In: "path", Required: true, Schema: &huma.Schema{Type: "string", Format: "uuid"}}}
	get.Responses = map[string]*huma.Response{
		"200":     {Description: "The document.", Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: "string", Format: "binary"}}}},
		"default": s.problemResponse(),
	}
	s.raw(get, func(ctx context.Context, a service.Actor, r *http.Request, w http.ResponseWriter) error {
		d, f, err := s.service.Document(ctx, a, r.PathValue("id"))
		if err != nil {
			return err
		}
		defer f.Close()
		// Whatever type the client declared, a browser must save the file and not display it.
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": d.Name}))
		w.Header().Set("Content-Length", strconv.FormatInt(d.Size, 10))
		_, err = io.Copy(w, f)
		return ignoreGone(err)
	})
}

// ignoreGone drops an error of sending: the client is gone, and the status is sent.
func ignoreGone(error) error { return nil }

func number(n int) *int { return &n }

// raw registers an operation that reads the request and writes the response itself.
func (s *Server) raw(o huma.Operation, f func(ctx context.Context, a service.Actor, r *http.Request, w http.ResponseWriter) error) {
	s.api.OpenAPI().AddOperation(&o)
	s.api.Adapter().Handle(&o, s.api.Middlewares().Handler(func(ctx huma.Context) {
		r, w := humago.Unwrap(ctx)
		if id := r.PathValue("id"); strings.Contains(o.Path, "{id}") && !isUUID(id) {
			writeProblem(w, problem(http.StatusUnprocessableEntity, "the identifier in the path is not a UUID"))
			return
		}
		err := f(ctx.Context(), actorOf(ctx.Context()), r, w)
		if err == nil {
			return
		}
		p, ok := err.(*Problem) //nolint:errorlint // our own type, never wrapped
		if !ok {
			p = s.problemOf(err)
		}
		writeProblem(w, p)
	}))
}

func (s *Server) problemResponse() *huma.Response {
	schema := s.api.OpenAPI().Components.Schemas.Schema(typeOf[Problem](), true, "Problem")
	return &huma.Response{Description: "What is wrong.", Content: map[string]*huma.MediaType{"application/problem+json": {Schema: schema}}}
}
