package service

import (
	"bytes"
	"context"
	"errors"
	"github.com/diligo/diligo/internal/app"
	"io"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/importer/propose"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/queue"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// importerOf returns an importer with the words of the policies.
func importerOf(set *policy.Set) (*importer.Importer, error) {
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	return importer.New(schema, set.Catalogue().Vocabulary)
}

// Spreadsheet is a table of companies as uploaded.
type Spreadsheet struct {
	Name     string // with its extension: .csv, .tsv or .xlsx
	Content  []byte
	Sheet    string // of a workbook; "" means the first visible one
	Currency string // of amounts that state no currency
	Try      bool   // report the result without storing anything
}

// Imported accounts for a spreadsheet: what every column was taken for, and what became of every row.
type Imported struct {
	Columns   []ImportedColumn // empty for a form of diligo, which needs no mapping
	Notes     []words.Message
	Read      int // rows
	Profiles  int // profiles made of them
	Added     int // versions stored
	Unchanged int
	Refused   []ImportFault // rows and cells that were skipped
	More      int           // number of faults beyond those listed
}

// ImportedColumn is a column and the fact that it was taken for.
type ImportedColumn struct {
	Letter, Name, Fact, Sample string
	Label                      rule.Text // of the fact
	Filled, Read               int
	Doubts                     []rule.Text
}

// ImportFault is a cell or row that could not be read.
type ImportFault struct {
	Row         int
	Place       words.Message
	Header      string
	Cell        string
	Error, Hint words.Message
}

// faultsListed bounds the faults of an import that are listed.
const faultsListed = 100

// ImportSpreadsheet adds the companies of a table to a program. Columns are recognized by their headers and cells, as diligo map does; a
// form of diligo works too. A cell that can't be read is skipped and listed, and the rest of its row is imported; a row that names no
// company is refused. It needs an analyst.
func (s *Service) ImportSpreadsheet(ctx context.Context, a Actor, program string, sheet Spreadsheet) (Imported, error) {
	out := Imported{}
	if err := a.may(store.RoleAnalyst); err != nil {
		return out, err
	}
	if _, err := s.store.WholeProgram(ctx, a.reader(), program); err != nil {
		return out, err
	}
	p, err := s.Program(ctx, a, program)
	if err != nil {
		return out, err
	}
	j, err := s.judgeOf(ctx, p.Program, false)
	if err != nil {
		return out, err
	}
	im, err := importerOf(j.Set())
	if err != nil {
		return out, err
	}
	book, err := app.BookOf(j.Set())
	if err != nil {
		return out, err
	}
	if sheet.Currency != "" && !slices.Contains(im.Currencies, sheet.Currency) {
		return out, invalid("%q is not a currency: use a code of three letters, such as CNY or USD", sheet.Currency)
	}
	workbook := false
	switch ending := strings.ToLower(path.Ext(sheet.Name)); ending {
	case ".csv", ".tsv", ".txt":
	case ".xlsx":
		workbook = true
	default:
		return out, invalid("%q is not a table: save it as .xlsx or .csv", ending)
	}
	sources := []importer.Source{{Name: sheet.Name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(sheet.Content)), nil }}}
	var lines [][]byte
	to := importer.Output{
		ByCell: true,
		Profile: func(line []byte) error {
			lines = append(lines, bytes.Clone(line))
			return ctx.Err()
		},
		Refused: func(d *importer.DeadLetter) error {
			if len(out.Refused) == faultsListed {
				out.More++
				return ctx.Err()
			}
			out.Refused = append(out.Refused, ImportFault{Row: d.Row, Place: d.A1(), Header: d.Header, Cell: d.Cell, Error: d.Error, Hint: d.Hint})
			return ctx.Err()
		},
	}
	var summary *importer.Summary
	if workbook { // a form of diligo, or a sheet whose header names the facts
		if summary, err = form.XLSX(im, sources, nil, to); err == nil && summary.Profiles == 0 {
			summary, out.Refused, out.More = nil, nil, 0
		}
		if err != nil {
			return out, unreadable(err)
		}
	}
	if summary == nil {
		m, err := proposed(im, book, sources, sheet, &out)
		if err != nil {
			return out, unreadable(err)
		}
		do := table.CSV
		if workbook {
			do = table.XLSX
		}
		if summary, err = do(im, sources, m, to); err != nil {
			return out, unreadable(err)
		}
	}
	out.Profiles = summary.Profiles
	out.Notes = append(out.Notes, summary.Notes...)
	for _, t := range summary.Tables {
		out.Read += t.Read
	}
	if sheet.Try {
		return out, nil
	}
	return out, s.Upload(ctx, a, program, "import", numbered(lines), func(done []Accepted) error {
		for _, one := range done {
			switch one.Status {
			case "added":
				out.Added++
			case "unchanged":
				out.Unchanged++
			default:
				for _, f := range one.Problems {
					out.Refused = append(out.Refused, ImportFault{Row: one.Line, Place: words.Verbatim(f.Pointer), Error: words.Verbatim(f.Error), Hint: words.Verbatim(f.Hint)})
				}
			}
		}
		return nil
	})
}

// unreadable turns an error of the importer into one for whoever uploaded the table.
func unreadable(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return words.Errorf("the table can't be read: %w", err)
}

func numbered(lines [][]byte) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for i, l := range lines {
			if !yield(Line{Number: i + 1, Content: l}) {
				return
			}
		}
	}
}

// proposed returns the mapping that the columns of a table suggest.
func proposed(im *importer.Importer, book *fact.Book, sources []importer.Source, sheet Spreadsheet, out *Imported) (*table.Mapping, error) {
	synonyms, err := fs.ReadFile(policies.FS, policies.SynonymsFile)
	if err != nil {
		return nil, err
	}
	known, err := propose.ParseSynonyms(im, synonyms)
	if err != nil {
		return nil, err
	}
	p, err := propose.Propose(im, known, sources, propose.Options{Sheet: sheet.Sheet, Currency: sheet.Currency})
	if err != nil {
		return nil, err
	}
	for _, n := range p.Notes {
		out.Notes = append(out.Notes, words.Described(n.In))
	}
	for _, c := range p.Columns {
		col := ImportedColumn{Letter: c.Letter, Name: c.Name, Fact: c.To, Sample: c.Sample, Filled: c.Filled, Read: c.Read, Doubts: c.Doubts}
		if !c.Taken() {
			col.Fact = ""
		}
		if f, ok := book.At(c.To); ok {
			col.Label = f.Label
		}
		out.Columns = append(out.Columns, col)
	}
	if facts, _, _ := p.Counts(); facts == 0 {
		return nil, words.New("no column is recognized: use the names of a diligo form (diligo template)")
	}
	return table.ParseMapping(im, "proposal", p.YAML(rule.English))
}

// AddLinks makes links to the forms of several companies of a program, all or none. It needs a manager.
func (s *Service) AddLinks(ctx context.Context, a Actor, program string, companies []string, days int) (out []NewLink, err error) {
	for _, c := range companies {
		if err := s.sees(ctx, a, store.RoleManager, program, c); err != nil {
			return nil, err
		}
	}
	expires, err := s.linkEnds(days)
	if err != nil {
		return nil, err
	}
	err = s.update(ctx, a, func(t *store.Tx) ([]queue.Job, error) {
		out = make([]NewLink, len(companies))
		for i, c := range companies {
			l := store.Link{Kind: store.LinkForm, Program: program, Company: c, Expires: expires}
			if out[i].Link, out[i].Secret, err = t.AddLink(l); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	return out, err
}
