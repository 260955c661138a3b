// Package facttest is the shipped book of facts, for the tests of packages that work with one.
package facttest

import (
	"io/fs"
	"sync"
	"testing"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// Shipped is the book of the shipped facts, and the catalogue of the shipped rules that it belongs to. They are read once for all tests of a
// package: none may change them.
func Shipped(t testing.TB) (*fact.Book, *rule.Catalogue) {
	t.Helper()
	all, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return all.book, all.catalogue
}

type both struct {
	book      *fact.Book
	catalogue *rule.Catalogue
}

var shipped = sync.OnceValues(func() (both, error) {
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		return both{}, err
	}
	im, err := importer.New([]byte(policies.Schema), set.Catalogue().Vocabulary)
	if err != nil {
		return both{}, err
	}
	notes, err := fs.ReadFile(policies.FS, policies.FactsFile)
	if err != nil {
		return both{}, err
	}
	b, err := fact.Read(im, notes, set.Catalogue())
	return both{b, set.Catalogue()}, err
})
