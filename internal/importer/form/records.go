package form

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// Endings are the file name extensions that Readers handles.
var Endings = []string{".csv", ".tsv", ".xlsx"}

// Readers returns readers, by file name extension, that read tables as records of one profile each: forms, and with a mapping other tables.
// A company with an unreadable cell still yields a profile; what was refused yields a record with its place and the reason in lang. with is
// called when the first table is met; its mapping may be nil.
func Readers(with func() (*importer.Importer, *table.Mapping, error), lang words.Lang) map[string]source.Reader {
	readers := map[string]source.Reader{}
	for _, ending := range Endings {
		do := table.CSV
		if ending == ".xlsx" {
			do = XLSX
		}
		readers[ending] = func(name string, content io.Reader) iter.Seq[source.Record] {
			return func(yield func(source.Record) bool) {
				im, mapping, err := with()
				if err != nil {
					yield(source.Record{Source: name, Err: err})
					return
				}
				read := func(out importer.Output) (*importer.Summary, error) {
					open := func() (io.ReadCloser, error) { return io.NopCloser(content), nil }
					return do(im, []importer.Source{{Name: name, Open: open}}, mapping, out)
				}
				records(name, lang, read, yield)
			}
		}
	}
	return readers
}

// errEnough ends an import when the consumer wants no more.
var errEnough = words.New("enough")

// records yields the profiles of one table, numbered from 1.
func records(name string, lang words.Lang, read func(importer.Output) (*importer.Summary, error), yield func(source.Record) bool) {
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
	summary, err := read(importer.Output{
		Profile: func(line []byte) error {
			return send(source.Record{Data: bytes.Clone(line), Format: profile.FormatJSON})
		},
		ByCell: true,
		Refused: func(d *importer.DeadLetter) error {
			part := source.Cell
			if d.Column == "" {
				part = source.Row
			}
			what := slices.DeleteFunc([]string{d.A1().In(lang), d.Error.In(lang), d.Hint.In(lang)}, func(s string) bool { return s == "" })
			return send(source.Record{Line: d.Row, Part: part, Err: errors.New(strings.Join(what, ": "))})
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
