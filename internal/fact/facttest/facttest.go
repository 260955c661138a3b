// Package facttest is the shipped book of facts, for the tests of packages that work with one.
package facttest

import (
	"io/fs"
	"testing"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// Shipped is the book of the shipped facts, and the catalogue of the shipped rules that it belongs to.
func Shipped(t testing.TB) (*fact.Book, *rule.Catalogue) {
	t.Helper()
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	im, err := importer.New([]byte(policies.Schema), set.Catalogue().Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	notes, err := fs.ReadFile(policies.FS, policies.FactsFile)
	if err != nil {
		t.Fatal(err)
	}
	b, err := fact.Read(im, notes, set.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return b, set.Catalogue()
}
