package lsp

import (
	"context"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// judgePolicy checks the policies that a file belongs to, with the open texts in place of what is stored.
func (s *Server) judgePolicy(ctx context.Context, a *analysis) []diagnostic {
	if a.document.path == "" || s.o.Packs == nil {
		return nil
	}
	base, named, err := s.o.Packs(a.document.path)
	if err != nil {
		return []diagnostic{a.broken(words.Error(s.o.Lang, err))}
	}
	for i := range named {
		root := named[i].Name
		name, err := filepath.Rel(root, a.document.path)
		if err == nil && filepath.IsLocal(name) {
			named[i].FS = overlay{named[i].FS, filepath.ToSlash(name), a.text.body}
		}
	}
	schema, err := app.Schema()
	if err != nil || ctx.Err() != nil {
		return nil
	}
	r := pack.Check(base, named, schema)
	at := placesOf(a.text.body)
	var all []diagnostic
	for severity, problems := range map[int]policy.Problems{severityError: r.Errors, severityWarning: r.Warnings} {
		for _, p := range problems {
			if !sameFile(p.File, a.document.path) {
				continue
			}
			message := p.Text.In(s.o.Lang)
			if hint := p.Hint.In(s.o.Lang); hint != "" {
				message += "\n" + hint
			}
			start := at.offset(max(p.Line, 1), max(p.Column, 1))
			all = append(all, diagnostic{Range: a.text.span(start, endOfWord(a.text.body, start)), Severity: severity, Source: "diligo", Message: message})
		}
	}
	slices.SortStableFunc(all, func(x, y diagnostic) int { return x.Range.Start.Line - y.Range.Start.Line })
	return all
}

// overlay is a folder with one file as it is being written.
type overlay struct {
	fs.FS
	name, body string
}

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	if name != o.name {
		return o.FS.Open(name)
	}
	return &opened{strings.NewReader(o.body), o}, nil
}

// opened is the file that is being written.
type opened struct {
	io.Reader
	of overlay
}

func (f *opened) Stat() (fs.FileInfo, error) { return f, nil }
func (f *opened) Close() error               { return nil }
func (f *opened) Name() string               { return path.Base(f.of.name) }
func (f *opened) Size() int64                { return int64(len(f.of.body)) }
func (f *opened) Mode() fs.FileMode          { return 0o444 }
func (f *opened) ModTime() time.Time         { return time.Time{} }
func (f *opened) IsDir() bool                { return false }
func (f *opened) Sys() any                   { return nil }

// hoverPolicy says what a parameter of a rule is, and where its value comes from.
func (s *Server) hoverPolicy(a *analysis, p position) (*hover, error) {
	off := a.text.offset(p)
	start, end := off, off
	for start > 0 && isName(a.text.body[start-1]) {
		start--
	}
	for end < len(a.text.body) && isName(a.text.body[end]) {
		end++
	}
	name, ok := strings.CutPrefix(a.text.body[start:end], "params")
	if !ok || a.document.path == "" {
		return nil, nil
	}
	name = strings.TrimPrefix(name, ".")
	j, _, err := s.now()
	if err != nil {
		return nil, err
	}
	dir := filepath.ToSlash(filepath.Dir(a.document.path))
	id := rule.ID(path.Base(path.Dir(dir)) + "/" + path.Base(dir))
	params := s.paramsOf(j, a.document.path, id)
	var lines []string
	say := phrasesOf(j, s.o.Lang)
	for _, q := range params {
		if name == "" || name == q.Name || strings.HasPrefix(name, q.Name+".") {
			lines = append(lines, "- "+say.Threshold(q.Name, q.Value, sourcesOf(q, s.o.Lang)))
		}
	}
	if len(lines) == 0 {
		return nil, nil
	}
	return &hover{
		Contents: markup{"markdown", words.Say(s.o.Lang, "Parameters of %s:", id) + "\n" + strings.Join(lines, "\n")}, Range: a.text.span(start, end),
	}, nil
}

// paramsOf returns the parameters of a rule: of the judge's, else of the policies that the file belongs to.
func (s *Server) paramsOf(j *app.Judge, file string, id rule.ID) []rule.Param {
	if s.o.Packs != nil {
		if base, named, err := s.o.Packs(file); err == nil {
			if set, err := (app.Policies{Sources: slices.Concat(base, named)}).Load(); err == nil {
				if r, ok := set.Catalogue().Rule(id); ok {
					return r.Params
				}
			}
		}
	}
	if r, ok := j.Catalogue().Rule(id); ok {
		return r.Params
	}
	return nil
}

func isName(c byte) bool {
	return c == '_' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
