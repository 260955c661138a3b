package table

import (
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
)

// XLSX imports the tables on the sheets of workbooks, by a mapping.
func XLSX(im *importer.Importer, sources []importer.Source, m *Mapping, out importer.Output) (*importer.Summary, error) {
	r := &reader{im.Start(out)}
	b := &books{r, map[string]*grid.Workbook{}}
	if err := r.tables(sources, m, b.sheet); err != nil {
		return r.Summary, err
	}
	b.note(sources)
	return r.Summary, nil
}

// Own imports a workbook's sheet whose header names the facts.
func Own(r *importer.Run, s importer.Source) error {
	own := &reader{r}
	b := &books{own, map[string]*grid.Workbook{}}
	if err := own.ownTables([]importer.Source{s}, b.sheet); err != nil {
		return err
	}
	b.note([]importer.Source{s})
	return nil
}

// books are the workbooks of one import, by name.
type books struct {
	*reader
	open map[string]*grid.Workbook
}

// sheet opens a sheet as the named table.
func (b *books) sheet(s importer.Source, name string, spec *tableSpec) (*sheet, error) {
	book := b.open[s.Name]
	if book == nil {
		var err error
		if book, err = grid.OpenWorkbook(s, b.Currencies); err != nil {
			return nil, err
		}
		b.open[s.Name] = book
	}
	t, err := grid.NewSheet(book, spec.Sheet, spec.HeaderRow)
	if err != nil {
		return nil, err
	}
	book.Seen = append(book.Seen, t.Sheet)
	turned, err := spec.turned(s.Name, t)
	if err != nil {
		return nil, err
	}
	return b.reader.sheet(turned, importer.Table{Source: s.Name, Sheet: t.Sheet, Name: name}), nil
}

// note reports the sheets that were not read.
func (b *books) note(sources []importer.Source) {
	for _, s := range sources {
		if book := b.open[s.Name]; book != nil {
			if others := book.Others(); len(others) > 0 {
				delete(b.open, s.Name) // a source may be named twice
				b.Summary.Note("%s: not read: %s; a mapping names the sheet with sheet", s.Name, others)
			}
		}
	}
}
