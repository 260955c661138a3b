// Package importer is the kernel of every import: which facts a profile may hold, how a cell is read as one, and the account of what was
// read, refused and left out. Its subpackages read tables, application forms, Open Cap Table Format packages, filings, statements and cap
// tables.
//
// Every row is accounted for: it becomes (part of) a profile that fits the profile schema, goes to the dead letters with its place and the
// reason, or is skipped because the mapping says so. An empty cell is an absent fact; ambiguous input is refused, never guessed. Memory is
// bounded by the tables joined to the companies, not by the number of companies.
package importer

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Importer makes profiles that fit one profile schema. It is safe for concurrent use.
type Importer struct {
	Root       *Fact
	Currencies []string
	validator  *profile.Validator
	words      rule.Vocabulary
}

// New returns an importer for a profile schema; words holds the vocabulary of forms.
func New(schema []byte, words rule.Vocabulary) (*Importer, error) {
	root, err := facts(schema)
	if err != nil {
		return nil, err
	}
	validator, err := profile.NewValidator(schema)
	if err != nil {
		return nil, err
	}
	currency, err := root.At("/company/reporting_currency")
	if err != nil {
		return nil, err
	}
	return &Importer{Root: root, Currencies: currency.Words, validator: validator, words: words}, nil
}

// Source is an input.
type Source struct {
	Name     string // as shown to people
	Encoding string // as stated; "" to detect it
	Table    string // the mapping's table that it holds; "" to match by name
	Open     func() (io.ReadCloser, error)
}

// Output receives what an import yields, in input order. An error stops the import.
type Output struct {
	Profile func(line []byte) error // one profile, with a trailing newline
	Refused func(*DeadLetter) error
	// ByCell drops an unreadable cell and imports the rest of its row, unless the cell names the company. Otherwise the whole row is
	// refused.
	ByCell bool
}

// Run is the state of one import.
type Run struct {
	*Importer
	Out     Output
	Summary *Summary
	Alone   bool // there is only one source
}

// Start begins an import.
func (im *Importer) Start(out Output) *Run {
	return &Run{Importer: im, Out: out, Summary: &Summary{Tables: []*Table{}, Refused: []*Class{}, Absent: []*Absent{}, Notes: []words.Message{}}}
}

// Each imports sources one by one. A source that can't be imported does not stop the others, but an error returned by one does. currency
// applies to amounts that state none; "" means that there is no default.
func (im *Importer) Each(sources []Source, currency string, out Output, one func(*Run, Source) error) (*Summary, error) {
	if currency != "" && !slices.Contains(im.Currencies, currency) {
		return nil, words.Errorf("--currency %s: there is no such currency: use a code of ISO 4217, such as USD", currency)
	}
	r := im.Start(out)
	r.Alone = len(sources) == 1
	defer r.Summary.Sort()
	for _, s := range sources {
		if err := one(r, s); err != nil {
			return nil, err
		}
	}
	return r.Summary, nil
}

// Count starts the account of a table.
func (r *Run) Count(t Table) *Table {
	r.Summary.Tables = append(r.Summary.Tables, &t)
	return &t
}

// Unread records that a source could not be read, or not to its end; the import goes on with the others. It returns err if there are no
// others and nothing was read.
func (r *Run) Unread(source string, count *Table, err error) error {
	if r.Alone && (count == nil || count.Read == 0) {
		return err
	}
	if count == nil {
		count = r.Count(Table{Source: source})
	}
	count.Read++
	count.DeadLettered++
	d := &DeadLetter{Source: source, Sheet: count.Sheet, Error: Reason(source, err)}
	return r.Refuse(d)
}

// Reason returns an error about a source without the source's name, for messages that show the name beside it.
func Reason(source string, err error) words.Message {
	return words.Described(func(lang words.Lang) string { return strings.ReplaceAll(words.Error(lang, err), source+": ", "") })
}

// Refuse counts a dead letter and passes it on.
func (r *Run) Refuse(d *DeadLetter) error {
	r.Summary.note(d)
	return r.Out.Refused(d)
}

// Write validates a document and writes it. Schema violations are returned as profile.Errors.
func (r *Run) Write(source string, document map[string]any) error {
	line, err := Encode(document)
	if err != nil {
		return err
	}
	if _, err := r.validator.Decode(source, line, profile.FormatJSON); err != nil {
		return err
	}
	r.Summary.Profiles++
	return r.Out.Profile(line)
}

// WriteWhole is Write for a profile that is accepted or refused as a whole: schema violations become dead letters, and written is false.
func (r *Run) WriteWhole(source string, document map[string]any) (written bool, err error) {
	err = r.Write(source, document)
	problems := Misfits(err)
	if problems == nil {
		return err == nil, err
	}
	for _, p := range problems {
		d := &DeadLetter{Source: source, Pointer: p.Pointer, Error: p.Problem, Hint: p.Hint, Class: words.Text("the profile schema does not allow a value")}
		if err := r.Refuse(d); err != nil {
			return false, err
		}
	}
	return false, nil
}

// Misfits returns the schema violations in err, or nil if it is another error.
func Misfits(err error) profile.Errors {
	var problems profile.Errors
	errors.As(err, &problems)
	return problems
}
