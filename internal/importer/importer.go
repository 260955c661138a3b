// Package importer makes company profiles of tables (CSV, XLSX), of application forms that diligo hands out, and of Open Cap
// Table Format packages.
//
// Every row that is read is accounted for: it becomes (part of) a profile that fits the profile schema, or goes to the dead
// letters with the place and the reason, or is skipped because the mapping says so. An empty cell is an absent fact; what can be
// read in two ways is refused and never guessed. Memory is bounded by the tables that are joined to the companies, not by the
// number of companies.
package importer

import (
	"errors"
	"io"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Importer makes profiles that fit one profile schema. It is safe for concurrent use.
type Importer struct {
	root       *fact
	currencies []string
	validator  *profile.Validator
	words      rule.Vocabulary
}

// New makes an importer for a profile schema; the vocabulary names the words of forms.
func New(schema []byte, words rule.Vocabulary) (*Importer, error) {
	root, err := facts(schema)
	if err != nil {
		return nil, err
	}
	validator, err := profile.NewValidator(schema)
	if err != nil {
		return nil, err
	}
	currency, err := root.at("/company/reporting_currency")
	if err != nil {
		return nil, err
	}
	return &Importer{root: root, currencies: currency.words, validator: validator, words: words}, nil
}

// Source is an input.
type Source struct {
	Name     string // as shown to people
	Encoding string // as stated; "" when the text tells it
	Table    string // the table of the mapping that it holds, or "" when its name tells
	Open     func() (io.ReadCloser, error)
}

// Output takes what an import yields, in the order of the input. An error stops the import.
type Output struct {
	Profile func(line []byte) error // one profile, with a line end
	Refused func(*DeadLetter) error
	// ByCell leaves out a cell that can't be read, and imports the rest of its row, unless it names the company. Otherwise the
	// row is refused.
	ByCell bool
}

// run is one import under way.
type run struct {
	*Importer
	out     Output
	summary *Summary
	alone   bool // there is one source only
}

func (im *Importer) start(out Output) *run {
	return &run{Importer: im, out: out, summary: &Summary{Tables: []*Table{}, Refused: []*Class{}, Absent: []*Absent{}, Notes: []string{}}}
}

func (r *run) refuse(d *DeadLetter) error {
	r.summary.note(d)
	return r.out.Refused(d)
}

// write checks a document and writes it. What the profile schema has against it comes back as profile.Errors.
func (r *run) write(source string, document map[string]any) error {
	line, err := encode(document)
	if err != nil {
		return err
	}
	if _, err := r.validator.Decode(source, line, profile.FormatJSON); err != nil {
		return err
	}
	r.summary.Profiles++
	return r.out.Profile(line)
}

// misfits are the schema's complaints about a document, or nil when err is something else.
func misfits(err error) profile.Errors {
	var problems profile.Errors
	errors.As(err, &problems)
	return problems
}
