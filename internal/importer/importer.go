// Package importer is the kernel of every import: the facts that a profile may hold, what a cell means for one, and the account of what
// was read, refused and left out. Its rooms make profiles of tables, application forms and Open Cap Table Format packages.
//
// Every row that is read is accounted for: it becomes (part of) a profile that fits the profile schema, or goes to the dead
// letters with the place and the reason, or is skipped because the mapping says so. An empty cell is an absent fact; what can be
// read in two ways is refused and never guessed. Memory is bounded by the tables that are joined to the companies, not by the
// number of companies.
package importer

import (
	"errors"
	"io"
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
	currency, err := root.At("/company/reporting_currency")
	if err != nil {
		return nil, err
	}
	return &Importer{Root: root, Currencies: currency.Words, validator: validator, words: words}, nil
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

// Run is one import under way.
type Run struct {
	*Importer
	Out     Output
	Summary *Summary
	Alone   bool // there is one source only
}

// Start begins an import.
func (im *Importer) Start(out Output) *Run {
	return &Run{Importer: im, Out: out, Summary: &Summary{Tables: []*Table{}, Refused: []*Class{}, Absent: []*Absent{}, Notes: []words.Message{}}}
}

// Count begins to account for a table.
func (r *Run) Count(t Table) *Table {
	r.Summary.Tables = append(r.Summary.Tables, &t)
	return &t
}

// Unread accounts for a source that can't be read, or not to its end: it is refused, and the others go on. Where there are no
// others and nothing was read, the import ends.
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

// Reason is an error about a source without the source's name, which stands beside it.
func Reason(source string, err error) words.Message {
	return words.Described(func(lang words.Lang) string { return strings.ReplaceAll(words.Error(lang, err), source+": ", "") })
}

// Refuse counts a dead letter and hands it on.
func (r *Run) Refuse(d *DeadLetter) error {
	r.Summary.note(d)
	return r.Out.Refused(d)
}

// Write checks a document and writes it. What the profile schema has against it comes back as profile.Errors.
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

// WriteWhole is Write for a profile that is kept or refused as a whole: what the schema has against it becomes dead letters, and written
// is false.
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

// Misfits are the schema's complaints about a document, or nil when err is something else.
func Misfits(err error) profile.Errors {
	var problems profile.Errors
	errors.As(err, &problems)
	return problems
}
