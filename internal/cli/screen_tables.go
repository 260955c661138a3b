package cli

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// tableEndings are the endings of the tables that a screening reads.
var tableEndings = []string{".csv", ".tsv", ".xlsx"}

// tables are readers of tables: of forms, and with a mapping of others.
func (s *screening) tables() map[string]source.Reader {
	readers := map[string]source.Reader{}
	for _, ending := range tableEndings {
		do := table.CSV
		if ending == ".xlsx" {
			do = form.XLSX
		}
		readers[ending] = func(name string, content io.Reader) iter.Seq[source.Record] { return s.table(name, content, do) }
	}
	return readers
}

// errEnough ends an import of which no more is wanted.
var errEnough = words.New("enough")

func isEmpty(s string) bool { return s == "" }

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

// checkMapping says what is wrong with the mapping before anything else is done.
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
		if slices.ContainsFunc(tableEndings, func(e string) bool { return strings.EqualFold(filepath.Ext(in.Path), e) }) {
			tables = append(tables, in.Path)
		}
	}
	with, err := s.tableImport()
	if err != nil || len(tables) < 2 || !with.mapping.Joins() {
		return err
	}
	return words.Errorf("screen: the mapping %[1]s joins tables, and a screening reads one table at a time: import them first: diligo import csv %[2]s -m %[1]s --on-error cell | diligo screen -", s.Mapping, strings.Join(tables, " "))
}

// mappingText is the hash of the mapping file; empty without one and for a shipped one, which belongs to the version.
func (s *screening) mappingText() ([]byte, error) {
	if _, _, shipped := table.ShippedMapping(s.Mapping); s.Mapping == "" || shipped {
		return nil, nil
	}
	content, err := source.MappingLimit.Read(s.Mapping)
	sum := sha256.Sum256(content)
	return sum[:], err
}

// table reads the profiles of one table. What is refused is a record with the place and the reason.
func (s *screening) table(name string, content io.Reader, do importing) iter.Seq[source.Record] {
	return func(yield func(source.Record) bool) {
		with, err := s.tableImport()
		if err != nil {
			yield(source.Record{Source: name, Err: err})
			return
		}
		n := 0
		send := func(r source.Record) error {
			if r.Source = name; r.Part == "" && r.Lost == 0 {
				n++
				r.Line = n
			}
			if !yield(r) {
				return errEnough
			}
			return nil
		}
		open := func() (io.ReadCloser, error) { return io.NopCloser(content), nil }
		summary, err := do(with.Importer, []importer.Source{{Name: name, Open: open}}, with.mapping, importer.Output{
			Profile: func(line []byte) error {
				return send(source.Record{Data: bytes.Clone(line), Format: profile.FormatJSON})
			},
			ByCell: true, // a company with one bad cell is still a company
			Refused: func(d *importer.DeadLetter) error {
				part := source.Cell
				if d.Column == "" {
					part = source.Row
				}
				return send(source.Record{Line: d.Row, Part: part, Err: errors.New(strings.Join(slices.DeleteFunc([]string{d.A1().In(s.config.Lang), d.Error.In(s.config.Lang), d.Hint.In(s.config.Lang)}, isEmpty), ": "))})
			},
		})
		if errors.Is(err, errEnough) {
			return
		}
		if summary != nil && summary.DeadLettered() > 0 && send(source.Record{Lost: summary.DeadLettered()}) != nil {
			return
		}
		if err != nil {
			yield(source.Record{Source: name, Err: words.Errorf("%w; tables that a mapping joins are imported first: diligo import csv ... | diligo screen -", err)})
		}
	}
}
