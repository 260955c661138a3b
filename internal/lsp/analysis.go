package lsp

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/tidy"
	"github.com/diligo/diligo/internal/waiver"
	"github.com/diligo/diligo/internal/words"
	shipped "github.com/diligo/diligo/policies"
)

// aids are what helps to write a profile, beside the judge.
type aids struct {
	book   *fact.Book
	tidier *tidy.Tidier
	schema map[string]any
}

func newAids(j *app.Judge) (*aids, error) {
	b, err := app.BookOf(j.Set())
	if err != nil {
		return nil, err
	}
	t, err := tidy.New([]byte(shipped.Schema), j.Catalogue().Vocabulary)
	if err != nil {
		return nil, err
	}
	schema, err := app.Schema()
	return &aids{b, t, schema}, err
}

// analysis is what is known of one text of a document. All but the text is there when done is closed.
type analysis struct {
	document *document
	version  int
	text     *text
	cancel   context.CancelFunc
	done     chan struct{}

	judge      *app.Judge
	profile    *profile.Profile // nil where the text is none
	assessment *assessment.Assessment
	ahead      *outlook.Outlook // nil until it is known; under the document's mutex

	outlined sync.Once
	outline  *node
}

// closedChannel is closed.
var closedChannel = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// root returns the outline of the text.
func (a *analysis) root() *node {
	a.outlined.Do(func() { a.outline = outline(a.text.body, a.document.format) })
	return a.outline
}

// latest waits until the latest text is judged.
func (d *document) latest(ctx context.Context) (*analysis, error) {
	a := d.now()
	select {
	case <-a.done:
		return a, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// analyse begins to judge a text; what is under way for an older one ends.
func (s *Server) analyse(d *document, body string, version int, isNew bool) {
	ctx, cancel := context.WithCancel(s.ctx)
	a := &analysis{document: d, version: version, text: newText(body), cancel: cancel, done: make(chan struct{})}
	d.mu.Lock()
	if d.current != nil {
		d.current.cancel()
		a.ahead = d.current.ahead
	}
	d.current = a
	d.mu.Unlock()
	kind := d.kind
	s.running.Go(func() {
		defer close(a.done)
		defer func() {
			if recover() != nil { // a fault of ours stops nothing else, and its text may hold what the document holds
				s.tell(words.Say(s.o.Lang, "this is a fault of diligo"))
			}
		}()
		var found []diagnostic
		switch kind {
		case aProfile:
			found = s.judgeProfile(ctx, a)
		case aPolicy:
			found = s.judgePolicy(ctx, a)
		case someWaivers:
			found = s.judgeWaivers(a)
		case other:
			return
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		if ctx.Err() != nil || d.current != a {
			return
		}
		if found == nil {
			found = []diagnostic{}
		}
		_ = s.conn.Notify("textDocument/publishDiagnostics", published{URI: d.uri, Version: version, Diagnostics: found}) // who is gone needs none
		if isNew && kind == aProfile {
			s.lookAhead(d, a)
		}
	})
}

// isProfile reports whether a text may be a profile: an object that has nothing, or a key that profiles have at the top.
func isProfile(body string, format profile.Format) bool {
	if strings.TrimSpace(strings.TrimPrefix(body, mark)) == "" {
		return true
	}
	root := outline(body, format)
	if len(root.children) == 0 {
		return root.shape == object
	}
	if hasTop(root, "waivers") || hasTop(root, "assessments") {
		return false
	}
	schema, err := app.Schema()
	if err != nil {
		return false
	}
	known, _ := schema["properties"].(map[string]any)
	return slices.ContainsFunc(root.children, func(n *node) bool {
		_, ok := known[n.token]
		return ok && n.token != "$schema"
	})
}

func hasTop(root *node, token string) bool {
	return slices.ContainsFunc(root.children, func(n *node) bool { return n.token == token })
}

// name returns what a document is called for those that say where something is.
func (d *document) name() string {
	if d.path != "" {
		return d.path
	}
	return d.uri
}

// judgeProfile reads a profile and runs the rules.
func (s *Server) judgeProfile(ctx context.Context, a *analysis) []diagnostic {
	j, _, err := s.now()
	if err != nil {
		return []diagnostic{a.broken(words.Error(s.o.Lang, err))}
	}
	a.judge = j
	p, failures := j.Decode(source.Record{Source: a.document.name(), Data: []byte(a.text.body), Format: a.document.format})
	at := placesOf(a.text.body)
	if len(failures) > 0 {
		var all []diagnostic
		for _, f := range failures {
			message := f.Error
			if f.Hint != "" {
				message += "\n" + f.Hint
			}
			start := at.offset(f.Line, f.Column)
			all = append(all, diagnostic{Range: a.marked(f.Pointer, start), Severity: severityError, Source: "diligo", Message: message})
		}
		return all
	}
	a.profile = p
	if a.assessment, err = j.Assess(ctx, p); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return []diagnostic{a.broken(words.Error(s.o.Lang, err))}
	}
	return a.verdicts(s.o.Lang)
}

// broken is something that is wrong with the whole.
func (a *analysis) broken(message string) diagnostic {
	return diagnostic{Range: a.text.span(0, endOfWord(a.text.body, 0)), Severity: severityError, Source: "diligo", Message: message}
}

// marked returns what is underlined for a fault at a byte: the value that stands there, its key where the value has several lines.
func (a *analysis) marked(pointer string, start int) textRange {
	if n, ok := a.root().find(pointer); ok && pointer != "" {
		if n.keyStart == start && n.keyEnd > start {
			return a.text.span(n.keyStart, n.keyEnd)
		}
		if n.start == start {
			return a.inOneLine(n)
		}
	}
	return a.text.span(start, endOfWord(a.text.body, start))
}

// inOneLine returns a value's place, or the key's where the value has several lines.
func (a *analysis) inOneLine(n *node) textRange {
	r := a.text.span(n.start, n.end)
	switch {
	case r.Start.Line == r.End.Line && n.end > n.start:
		return r
	case n.keyEnd > n.keyStart:
		return a.text.span(n.keyStart, n.keyEnd)
	}
	return a.text.span(n.start, endOfWord(a.text.body, n.start))
}

// placeOf is that of a fact, or of the nearest around it.
func (a *analysis) placeOf(pointer string) textRange {
	n, _ := a.root().find(pointer)
	if n.parent == nil {
		start := n.start
		if start > len(a.text.body) {
			start = 0
		}
		return a.text.span(start, endOfWord(a.text.body, start))
	}
	return a.inOneLine(n)
}

// verdicts returns the findings, each at the first of the facts that it speaks of.
func (a *analysis) verdicts(lang words.Lang) []diagnostic {
	var all []diagnostic
	say := phrasesOf(a.judge, lang)
	for i := range a.assessment.Results {
		r := &a.assessment.Results[i]
		if r.Outcome == rule.Error {
			all = append(all, diagnostic{Range: a.placeOf(""), Severity: severityError, Code: string(r.Rule), Source: "diligo", Message: r.Title + ": " + r.Error})
		}
		for k := range r.Findings {
			f := &r.Findings[k]
			if f.Waiver != nil || f.Known {
				continue
			}
			d := diagnostic{Range: a.placeOf(""), Severity: severityOf(f), Code: string(r.Rule), Source: "diligo", Message: say.Words.Severity[f.Severity] + " · " + r.Title + "\n" + f.Message}
			if with := say.ComparedWith(*r, *f); with != "" {
				d.Message += "\n" + with
			}
			for n, l := range f.Locations {
				if n == 0 {
					d.Range = a.placeOf(l.Pointer)
				} else if n <= 8 {
					d.Related = append(d.Related, related{location{a.document.uri, a.placeOf(l.Pointer)}, l.Pointer})
				}
			}
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(x, y diagnostic) int {
		return cmp.Or(cmp.Compare(x.Severity, y.Severity), cmp.Compare(x.Range.Start.Line, y.Range.Start.Line), cmp.Compare(x.Range.Start.Character, y.Range.Start.Character))
	})
	return all
}

func severityOf(f *assessment.Finding) int {
	switch {
	case f.Stale:
		return severityHint
	case f.Severity == rule.Critical:
		return severityError
	case f.Severity == rule.High, f.Severity == rule.Medium:
		return severityWarning
	}
	return severityInformation
}

// judgeWaivers checks the file of waivers against its form.
func (s *Server) judgeWaivers(a *analysis) []diagnostic {
	_, err := waiver.Read(filepath.Base(a.document.name()), []byte(a.text.body))
	if err == nil {
		return nil
	}
	at := placesOf(a.text.body)
	var all []diagnostic
	var each func(err error)
	each = func(err error) {
		var one *waiver.Error
		if joined, ok := err.(interface{ Unwrap() []error }); ok { //nolint:errorlint // what it joins is wanted, one by one
			for _, e := range joined.Unwrap() {
				each(e)
			}
			return
		}
		if !errors.As(err, &one) {
			all = append(all, a.broken(words.Error(s.o.Lang, err)))
			return
		}
		start := at.offset(one.Line, one.Column)
		all = append(all, diagnostic{Range: a.text.span(start, endOfWord(a.text.body, start)), Severity: severityError, Source: "diligo", Message: one.Problem.In(s.o.Lang)})
	}
	each(err)
	return all
}

// subject returns the fact that a byte of a profile belongs to: the innermost that the book knows.
func (a *analysis) subject(b *fact.Book, offset int) (n *node, f *fact.Fact) {
	for n = a.root().at(offset); n != nil && n.parent != nil; n = n.parent {
		if f, ok := b.At(n.pointer()); ok {
			return n, f
		}
	}
	return nil, nil
}

// isWithin reports whether a pointer leads to another or into it.
func isWithin(pointer, around string) bool {
	for ; ; pointer = jsonpointer.Parent(pointer) {
		if pointer == around {
			return true
		}
		if pointer == "" {
			return false
		}
	}
}
