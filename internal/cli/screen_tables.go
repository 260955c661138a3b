package cli

import (
	"crypto/sha256"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// tables returns the readers of tables: of forms and, with a mapping, of others.
func (s *screening) tables() map[string]source.Reader {
	return form.Readers(func() (*importer.Importer, *table.Mapping, error) {
		with, err := s.tableImport()
		return with.Importer, with.mapping, err
	}, s.config.Lang)
}

// tableImport is what tables are read with.
type tableImport struct {
	*importer.Importer
	mapping *table.Mapping // or nil
}

// newTableImport reads the mapping, if there is one.
func (s *screening) newTableImport() (t tableImport, err error) {
	if t.Importer, err = importerWith(s.judge.Set()); err != nil {
		return t, err
	}
	t.mapping, err = readMapping(t.Importer, s.Mapping)
	return t, err
}

// checkMapping reports errors in the mapping before anything else is done.
func (s *screening) checkMapping() error {
	if s.Mapping == "" {
		return nil
	}
	_, err := s.tableImport()
	return err
}

// checkJoins refuses several tables that the mapping joins: a screening reads one table at a time.
func (s *screening) checkJoins(inputs []source.Input) error {
	if s.Mapping == "" {
		return nil
	}
	var tables []string
	for _, in := range inputs {
		if slices.ContainsFunc(form.Endings, func(e string) bool { return strings.EqualFold(filepath.Ext(in.Path), e) }) {
			tables = append(tables, in.Path)
		}
	}
	with, err := s.tableImport()
	if err != nil || len(tables) < 2 || !with.mapping.Joins() {
		return err
	}
	return words.Errorf("screen: the mapping %[1]s joins tables, and a screening reads one table at a time: import them first: diligo import csv %[2]s -m %[1]s --on-error cell | diligo screen -", s.Mapping, strings.Join(tables, " "))
}

// mappingText returns the hash of the mapping file; empty without one and for a shipped one, which belongs to the version.
func (s *screening) mappingText() ([]byte, error) {
	if _, _, shipped := table.ShippedMapping(s.Mapping); s.Mapping == "" || shipped {
		return nil, nil
	}
	content, err := source.MappingLimit.Read(s.Mapping)
	sum := sha256.Sum256(content)
	return sum[:], err
}
