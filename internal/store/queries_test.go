package store

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// listening records every statement.
type listening struct {
	engine
	mu   sync.Mutex
	seen map[string]bool
}

func (l *listening) rebind(query string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen[query] = true
	return l.engine.rebind(query)
}

// TestStatements_OfACompanyDoNotGoThroughItsProgram: the cost of a query about one company must not grow with its program, so every
// statement that names the company must reach its rows by an index on it. (The first version of this store scanned the assessments of the
// whole program for the current one.)
func TestStatements_OfACompanyDoNotGoThroughItsProgram(t *testing.T) {
	s, err := Open(t.Context(), Options{URL: filepath.Join(t.TempDir(), "a.db"), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Migrate(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	heard := &listening{engine: s.engine, seen: map[string]bool{}}
	s.engine = heard
	w, _, err := s.NewWorkspace(t.Context(), "W", "test")
	if err != nil {
		t.Fatal(err)
	}
	var a Assessment
	if err := s.Update(t.Context(), w.ID, "test", func(tx *Tx) error {
		if err := tx.KeepArchive("d", []byte("archive"), nil); err != nil {
			return err
		}
		p, err := tx.AddProgram(Program{Name: "P", Settings: []byte("{}"), Archive: "d"})
		if err != nil {
			return err
		}
		v, _, err := tx.AddVersion(p.ID, "acme", "Acme", Version{Content: []byte("{}"), Format: "json", Origin: "upload"})
		if err != nil {
			return err
		}
		a, _, _, err = tx.AddAssessment(Assessment{Program: p.ID, Company: v.Company, Version: v.ID, Archive: "d", Entry: []byte("{}"), Content: []byte("{}")})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]func() error{
		"latest":      func() error { _, err := s.LatestOf(t.Context(), a.Program, a.Company); return err },
		"assessed":    func() error { _, err := s.HasAssessment(t.Context(), a); return err },
		"current":     func() error { _, err := s.Current(t.Context(), a.Program, "", a.Company); return err },
		"previous":    func() error { _, err := s.Previous(t.Context(), a); return ignore(err) },
		"assessments": func() error { _, err := s.Assessments(t.Context(), Whole(w.ID), a.Company, Page{}); return err },
		"versions":    func() error { _, err := s.Versions(t.Context(), Whole(w.ID), a.Company, 0, 10); return err },
		"documents":   func() error { _, err := s.Documents(t.Context(), Whole(w.ID), a.Company, Page{}); return err },
	} {
		if err := f(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	s.engine = heard.engine
	asked := 0
	for query := range heard.seen {
		for _, key := range []string{"company", "version"} {
			if !strings.Contains(strings.ReplaceAll(query, ".", " "), " "+key+" = ?") || strings.HasPrefix(query, "INSERT") {
				continue
			}
			asked++
			plan, err := all(t.Context(), s, s.read, func(scan func(...any) error) (string, error) {
				var id, parent, unused int
				var detail string
				err := scan(&id, &parent, &unused, &detail)
				return detail, err
			}, "EXPLAIN QUERY PLAN "+query, make([]any, strings.Count(query, "?"))...)
			if err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			if !strings.Contains(strings.Join(plan, "\n"), key+"=?") {
				t.Errorf("%s\n\tis planned as %q", query, plan)
			}
		}
	}
	if asked < 6 {
		t.Errorf("only %d statements name a company or a version: %v", asked, heard.seen)
	}
}

// ignore accepts ErrNotFound.
func ignore(err error) error {
	if err == ErrNotFound {
		return nil
	}
	return err
}
