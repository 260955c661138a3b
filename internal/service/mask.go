package service

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/redact"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
)

// books opens the book of the shipped policies on first use.
type books struct {
	once sync.Once
	book *fact.Book
	err  error
}

func (s *Service) book(ctx context.Context) (*fact.Book, error) {
	s.books.once.Do(func() {
		j, err := s.shippedJudge(ctx)
		if err != nil {
			s.books.err = err
			return
		}
		s.books.book, s.books.err = app.BookOf(j.Set())
	})
	return s.books.book, s.books.err
}

// FactNames returns a function that names facts in a language by their pointers; a pointer that is not a fact stands for itself.
func (s *Service) FactNames(ctx context.Context, lang rule.Lang) (func(pointer string) string, error) {
	book, err := s.book(ctx)
	if err != nil {
		return nil, err
	}
	return func(pointer string) string {
		if f, ok := book.At(pointer); ok && f.Label.In(lang) != "" {
			return f.Label.In(lang)
		}
		return pointer
	}, nil
}

// masks are patterns of facts that are hidden.
type masks []string

// masksFor returns the facts that are hidden from an actor: for reviewers and viewers, all that any program of theirs masks, so that a
// company in two programs is masked in both. For others it is empty.
func (s *Service) masksFor(ctx context.Context, a Actor) (masks, error) {
	if a.Member == nil || a.Member.Role.Includes(store.RoleAnalyst) {
		return nil, nil
	}
	var out masks
	for after := ""; ; {
		programs, err := s.store.Programs(ctx, a.reader(), store.Page{After: after})
		if err != nil || len(programs) == 0 {
			slices.Sort(out)
			return slices.Compact(out), err
		}
		for _, p := range programs {
			after = p.ID
			q, err := programOf(p)
			if err != nil {
				return nil, err
			}
			out = append(out, q.Settings.Masks...)
		}
	}
}

// unmasked returns ErrMasked if anything is hidden from the actor, for methods that can't hide it. It needs a viewer.
func (s *Service) unmasked(ctx context.Context, a Actor) error {
	if err := a.may(store.RoleViewer); err != nil {
		return err
	}
	hidden, err := s.masksFor(ctx, a)
	if err == nil && len(hidden) > 0 {
		err = ErrMasked
	}
	return err
}

// names reports whether the names of companies are hidden.
func (m masks) names() bool {
	return slices.ContainsFunc(m, func(p string) bool { return p == "/company/name" || p == "/company/legal_name" || p == "/company/id" })
}

// alias returns the substitute for a hidden name.
func alias(company string) string { return "#" + company[max(0, len(company)-6):] }

func (m masks) company(c *store.Company) {
	if m.names() && c.ID != "" {
		c.Name, c.Ident = alias(c.ID), alias(c.ID)
	}
}

// entry removes what is hidden from an entry of a ranking, and the texts that may contain it.
func (m masks) entry(company string, e *cohort.Entry) {
	if len(m) == 0 {
		return
	}
	if m.names() {
		e.Name, e.LegalName, e.ID = alias(company), "", ""
	}
	if slices.Contains(m, "/company/country") {
		e.Country = ""
	}
	if slices.Contains(m, "/company/stage") {
		e.Stage = ""
	}
	e.Findings, e.Questions, e.Shown, e.Lack, e.After = nil, nil, nil, nil, nil
}

// documentOf returns the profile of a version as a document.
func (s *Service) documentOf(v store.Version) (map[string]any, error) {
	p, err := s.validator.Decode(inRequest, v.Content, formatOf(v))
	if err != nil {
		return nil, err
	}
	defer p.Release()
	text, err := json.Marshal(p.Document())
	if err != nil {
		return nil, err
	}
	return decodeDocument(text)
}

func decodeDocument(text []byte) (document map[string]any, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	err = d.Decode(&document)
	return document, err
}

// maskedVersion returns a version without what is hidden, as JSON.
func (s *Service) maskedVersion(v store.Version, hidden masks) (store.Version, error) {
	document, err := s.documentOf(v)
	if err != nil {
		return v, err
	}
	texts := redact.Mask(document, hidden)
	redact.Scrub(document, texts)
	if v.Content, err = json.MarshalIndent(document, "", "  "); err != nil {
		return v, err
	}
	v.Format, v.SHA256 = formatName(profile.FormatJSON), ""
	return v, nil
}

// maskedContent returns the text of an assessment without what is hidden.
func (s *Service) maskedContent(ctx context.Context, a Actor, one store.Assessment, hidden masks) ([]byte, error) {
	versions, err := s.store.Versions(ctx, a.reader(), one.Company, 0, 0)
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, v := range versions { // earlier texts may contain an earlier name
		whole, err := s.store.Version(ctx, a.reader(), one.Company, v.Seq)
		if err != nil {
			return nil, err
		}
		document, err := s.documentOf(whole)
		if err != nil {
			return nil, err
		}
		texts = append(texts, redact.Mask(document, hidden)...)
	}
	slices.SortFunc(texts, func(a, b string) int { return len(b) - len(a) })
	content, err := decodeDocument(one.Content)
	if err != nil {
		return nil, err
	}
	return json.Marshal(redact.Scrub(content, texts))
}

// ExportRedacted writes the latest profiles of the companies of a program that the actor sees, one per line, without names and with amounts
// in bands, in an order that reveals nothing. It needs a manager.
func (s *Service) ExportRedacted(ctx context.Context, a Actor, program string, w io.Writer) error {
	if err := a.may(store.RoleManager); err != nil {
		return err
	}
	if _, err := s.store.Program(ctx, a.reader(), program); err != nil {
		return err
	}
	book, err := s.book(ctx)
	if err != nil {
		return err
	}
	var lines []string
	for after := ""; ; {
		companies, err := s.store.Companies(ctx, a.reader(), program, "", store.Page{After: after})
		if err != nil {
			return err
		}
		if len(companies) == 0 {
			break
		}
		for _, c := range companies {
			after = c.ID
			v, err := s.store.Version(ctx, a.reader(), c.ID, 0)
			if err != nil {
				return err
			}
			document, err := s.documentOf(v)
			if err != nil {
				return err
			}
			line, err := json.Marshal(redact.Anonymous(book, document))
			if err != nil {
				return err
			}
			lines = append(lines, string(line))
		}
	}
	slices.Sort(lines) // not in the order of submission
	_, err = io.WriteString(w, strings.Join(append(lines, ""), "\n"))
	return err
}
