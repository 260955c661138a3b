// Package lsp serves editors by the Language Server Protocol: what a profile or a policy has that is wrong, while it is typed; what a fact
// means and which rules read it; keys and words that are allowed somewhere; what mends it. It judges by a session as every front does, and adds
// nothing of its own to what rules say.
//
// Messages are answered one after the other; a document is judged beside them, and what is under way for an older text ends when a newer one
// comes. Nothing of a document is ever logged.
package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rpc"
	"github.com/diligo/diligo/internal/words"
)

// Options are what an editor is served by.
type Options struct {
	Lang    words.Lang
	Version string // of the program
	Judge   *app.Judge
	// Again opens the judge anew, after a file that it was opened from has changed.
	Again func() (*app.Judge, error)
	// Timeless is a judge as of the profiles' own days, for what looks ahead; it is asked when that is first needed.
	Timeless func() (*app.Judge, error)
	Today    func() string // YYYY-MM-DD, UTC
	Waivers  string        // the file of waivers
	// Packs opens the policies that a file of policies belongs to, and those that they are laid over.
	Packs func(file string) (base, named []policy.Source, err error)
}

// ErrAborted says that the editor went without having said so before, for which the protocol wants the exit code 1.
var ErrAborted = words.New("the editor exited without shutting the server down")

// Server serves one editor.
type Server struct {
	o    Options
	conn *rpc.Conn
	ctx  context.Context //nolint:containedctx // of the whole conversation, for what goes on beside requests
	stop context.CancelFunc

	ready, shut, gone, aborted bool // touched by requests alone, which come one after the other
	documents                  map[string]*document

	mu       sync.Mutex // of what follows
	judge    *app.Judge
	aids     *aids
	timeless *app.Judge
	running  sync.WaitGroup
}

// New makes a server.
func New(o Options) *Server {
	return &Server{o: o, judge: o.Judge, documents: map[string]*document{}}
}

// Serve serves an editor until it goes or ctx ends.
func (s *Server) Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	s.ctx, s.stop = context.WithCancel(ctx)
	s.conn = rpc.NewConn(out, rpc.Headers)
	err := s.conn.Serve(s.ctx, in, s.handle)
	s.stop()
	s.running.Wait()
	switch {
	case s.aborted:
		return ErrAborted
	case s.gone:
		return nil
	}
	return err
}

// now returns the judge, with what helps beside it.
func (s *Server) now() (*app.Judge, *aids, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.aids == nil {
		a, err := newAids(s.judge)
		if err != nil {
			return nil, nil, err
		}
		s.aids = a
	}
	return s.judge, s.aids, nil
}

func refused(code int, message string) error { return &rpc.Error{Code: code, Message: message} }

func (s *Server) handle(ctx context.Context, method string, params json.RawMessage) (any, error) {
	switch {
	case method == "exit":
		s.gone, s.aborted = true, !s.shut
		s.stop()
		return nil, nil
	case s.shut:
		return nil, refused(rpc.CodeInvalidRequest, words.Say(s.o.Lang, "the server is shut down"))
	case method == "initialize":
		if s.ready {
			return nil, refused(rpc.CodeInvalidRequest, words.Say(s.o.Lang, "the server is initialized already"))
		}
		s.ready = true
		return s.capabilities(), nil
	case !s.ready:
		return nil, refused(rpc.CodeNotReady, words.Say(s.o.Lang, "initialize comes first"))
	}
	switch method {
	case "initialized", "$/setTrace", "workspace/didChangeConfiguration", "textDocument/willSave":
		return nil, nil
	case "shutdown":
		s.shut = true
		return nil, nil
	case "textDocument/didOpen":
		return nil, s.opened(params)
	case "textDocument/didChange":
		return nil, s.changed(params)
	case "textDocument/didSave":
		return nil, s.saved(params)
	case "textDocument/didClose":
		return nil, s.closed(params)
	case "workspace/didChangeWatchedFiles":
		s.reopen()
		return nil, nil
	case "textDocument/hover":
		return ask(ctx, s, params, (*Server).hover)
	case "textDocument/completion":
		return ask(ctx, s, params, (*Server).complete)
	case "textDocument/codeAction":
		return ask(ctx, s, params, (*Server).actions)
	case "textDocument/codeLens":
		return ask(ctx, s, params, (*Server).lenses)
	case "textDocument/documentLink":
		return ask(ctx, s, params, (*Server).links)
	case "textDocument/formatting":
		return ask(ctx, s, params, (*Server).format)
	}
	return nil, rpc.NoMethod(method)
}

// question is what is asked about a document.
type question struct {
	at
	Range   textRange `json:"range"`
	Context struct {
		Diagnostics []diagnostic `json:"diagnostics"`
		Only        []string     `json:"only"`
	} `json:"context"`
}

// ask answers a question about an open document. Of one that is not open, or is none of ours, nothing is known: null.
func ask[T any](ctx context.Context, s *Server, params json.RawMessage, answer func(*Server, context.Context, *document, question) (T, error)) (any, error) {
	var q question
	if err := rpc.Decode(params, &q); err != nil {
		return nil, err
	}
	d, ok := s.documents[q.TextDocument.URI]
	if !ok || d.kind == other {
		return nil, nil
	}
	out, err := answer(s, ctx, d, q)
	if err != nil {
		var told *rpc.Error
		if errors.As(err, &told) || ctx.Err() != nil {
			return nil, err
		}
		return nil, refused(rpc.CodeInternal, words.Error(s.o.Lang, err))
	}
	return out, nil
}

func (s *Server) capabilities() any {
	return map[string]any{
		"capabilities": map[string]any{
			"positionEncoding": "utf-16",
			"textDocumentSync": map[string]any{
				"openClose": true, "change": 2, "save": map[string]any{"includeText": false},
			},
			"hoverProvider":              true,
			"completionProvider":         map[string]any{"triggerCharacters": []string{`"`, ":", " "}},
			"codeActionProvider":         map[string]any{"codeActionKinds": []string{"quickfix", "refactor", "source.fixAll", "source.format"}},
			"codeLensProvider":           map[string]any{"resolveProvider": false},
			"documentLinkProvider":       map[string]any{"resolveProvider": false},
			"documentFormattingProvider": true,
		},
		"serverInfo": map[string]string{"name": "diligo", "version": s.o.Version},
	}
}

// kind is what a document is to us.
type kind int

const (
	other kind = iota
	aProfile
	aPolicy
	someWaivers
)

// document is an open one.
type document struct {
	uri    string
	path   string // of its file; "" where it has none
	kind   kind
	format profile.Format

	mu      sync.Mutex // of what follows
	current *analysis
}

// now returns the analysis of the latest text, which may be under way.
func (d *document) now() *analysis {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.current
}

// pathOf returns the file of a document.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	p := u.Path
	if len(p) > 2 && p[0] == '/' && p[2] == ':' { // a drive
		p = p[1:]
	}
	return filepath.FromSlash(p)
}

// uriOf returns the document of a file.
func uriOf(file string) string {
	p := filepath.ToSlash(file)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}

// kindOf tells what a document is: by its ending, and for profiles, which share theirs with anything, by what stands in it.
func (s *Server) kindOf(d *document, body string, language string) kind {
	switch ext := strings.ToLower(path.Ext(d.uri)); {
	case ext == ".rego", language == "rego":
		return aPolicy
	case d.path != "" && sameFile(d.path, s.o.Waivers):
		return someWaivers
	case ext == ".json", ext == ".yaml", ext == ".yml", ext == ".jsonc", language == "json", language == "jsonc", language == "yaml":
		if isProfile(body, d.format) {
			return aProfile
		}
	}
	return other
}

func sameFile(a, b string) bool {
	x, errX := filepath.Abs(a)
	y, errY := filepath.Abs(b)
	return errX == nil && errY == nil && x == y
}

func (s *Server) opened(params json.RawMessage) error {
	var in struct {
		TextDocument struct {
			textDocument
			Language string `json:"languageId"`
		} `json:"textDocument"`
	}
	if err := rpc.Decode(params, &in); err != nil {
		return err
	}
	d := &document{uri: in.TextDocument.URI, path: pathOf(in.TextDocument.URI), format: profile.FormatOf(strings.ToLower(in.TextDocument.URI))}
	if in.TextDocument.Language == "yaml" {
		d.format = profile.FormatYAML
	}
	d.kind = s.kindOf(d, in.TextDocument.Text, in.TextDocument.Language)
	if before, ok := s.documents[d.uri]; ok {
		before.now().cancel()
	}
	s.documents[d.uri] = d
	s.analyse(d, in.TextDocument.Text, in.TextDocument.Version, true)
	return nil
}

func (s *Server) changed(params json.RawMessage) error {
	var in struct {
		TextDocument   textDocument `json:"textDocument"`
		ContentChanges []struct {
			Range *textRange `json:"range"`
			Text  string     `json:"text"`
		} `json:"contentChanges"`
	}
	if err := rpc.Decode(params, &in); err != nil {
		return err
	}
	d, ok := s.documents[in.TextDocument.URI]
	if !ok {
		return refused(rpc.CodeInvalidParams, words.Say(s.o.Lang, "the document is not open"))
	}
	t := d.now().text
	for _, c := range in.ContentChanges {
		if c.Range == nil {
			t = newText(c.Text)
			continue
		}
		start := t.offset(c.Range.Start)
		end := max(start, t.offset(c.Range.End))
		t = newText(t.body[:start] + c.Text + t.body[end:])
	}
	if d.kind == other || d.kind == aProfile && len(d.now().text.body) == 0 {
		d.kind = s.kindOf(d, t.body, "")
	}
	s.analyse(d, t.body, in.TextDocument.Version, false)
	return nil
}

// saved judges anew what rests on a file that judgement is made from.
func (s *Server) saved(params json.RawMessage) error {
	var in at
	if err := rpc.Decode(params, &in); err != nil {
		return err
	}
	d, ok := s.documents[in.TextDocument.URI]
	switch {
	case !ok:
	case d.kind == aProfile:
		now := d.now()
		s.lookAhead(d, now)
	case d.kind == someWaivers, d.kind == aPolicy:
		s.reopen()
	}
	return nil
}

func (s *Server) closed(params json.RawMessage) error {
	var in at
	if err := rpc.Decode(params, &in); err != nil {
		return err
	}
	d, ok := s.documents[in.TextDocument.URI]
	if !ok {
		return nil
	}
	delete(s.documents, d.uri)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.current.cancel()
	d.current = &analysis{document: d, text: newText(""), cancel: func() {}, done: closedChannel}
	if d.kind == other {
		return nil
	}
	return s.conn.Notify("textDocument/publishDiagnostics", published{URI: d.uri, Diagnostics: []diagnostic{}})
}

// reopen opens the judge anew, and judges all profiles by it.
func (s *Server) reopen() {
	if s.o.Again == nil {
		return
	}
	j, err := s.o.Again()
	if err != nil {
		s.tell(words.Error(s.o.Lang, err))
		return
	}
	s.mu.Lock()
	s.judge, s.aids, s.timeless = j, nil, nil
	s.mu.Unlock()
	for _, d := range s.documents {
		if d.kind == aProfile {
			now := d.now()
			s.analyse(d, now.text.body, now.version, false)
		}
	}
}

// tell shows the person something that is wrong.
func (s *Server) tell(message string) {
	_ = s.conn.Notify("window/showMessage", map[string]any{"type": severityError, "message": "diligo: " + message}) // who is gone needs no message
}
