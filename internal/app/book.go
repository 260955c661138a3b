package app

import (
	"io/fs"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/policies"
)

// BookOf returns the book of all facts, with the questions and words of the policies.
func BookOf(set *policy.Set) (*fact.Book, error) {
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	im, err := importer.New(schema, set.Catalogue().Vocabulary)
	if err != nil {
		return nil, err
	}
	notes, err := fs.ReadFile(policies.FS, policies.FactsFile)
	if err != nil {
		return nil, err
	}
	return fact.Read(im, notes, set.Catalogue())
}
