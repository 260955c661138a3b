package importer

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/diligo/diligo/internal/words"
)

// DeadLetter is one thing for which a row was refused. Unlike a log it may hold what the cell says.
type DeadLetter struct {
	Source  string        `json:"source"`
	Sheet   string        `json:"sheet,omitempty"`
	Row     int           `json:"row,omitempty"`    // from 1, as a spreadsheet counts
	Column  string        `json:"column,omitempty"` // letters; empty when the whole row is meant
	Header  string        `json:"header,omitempty"`
	Cell    string        `json:"cell,omitempty"`    // what it says
	Object  string        `json:"object,omitempty"`  // ID of an object of Open Cap Table Format
	Pointer string        `json:"pointer,omitempty"` // of the fact
	Error   words.Message `json:"error"`
	Hint    words.Message `json:"hint,omitzero"`

	Class words.Message `json:"-"` // Error without anything of the company; Error itself when empty
}

// A1 is the cell as spreadsheets name it, or the row.
func (d *DeadLetter) A1() words.Message {
	switch {
	case d.Row == 0:
		return words.Message{}
	case d.Column == "":
		return words.Text("row %d", d.Row)
	}
	return words.Verbatim(fmt.Sprintf("%s%d", d.Column, d.Row))
}

// Class is the dead letters of one table that say the same. It holds nothing of a company.
type Class struct {
	Source string        `json:"source"`
	Sheet  string        `json:"sheet,omitempty"`
	Header string        `json:"header,omitempty"`
	Error  words.Message `json:"error"`
	Hint   words.Message `json:"hint,omitzero"`
	Count  int           `json:"count"`
	First  words.Message `json:"first,omitzero"` // the first place, such as D12, or the ID of an object
}

// Table accounts for the rows of one table: Read is the sum of the other three.
type Table struct {
	Source       string `json:"source"`
	Sheet        string `json:"sheet,omitempty"`
	Name         string `json:"table,omitempty"` // in the mapping
	Encoding     string `json:"encoding,omitempty"`
	Delimiter    string `json:"delimiter,omitempty"`
	Read         int    `json:"read"`
	Imported     int    `json:"imported"`
	DeadLettered int    `json:"dead_lettered"`
	Skipped      int    `json:"skipped"` // as the mapping says
	Blank        int    `json:"blank"`   // rows without any text, which are not read
	Cells        Cells  `json:"cells"`
}

// Cells accounts for the cells of the mapped columns that say something, in rows that were read: Read is the sum of the others. A
// cell that two facts read counts twice.
type Cells struct {
	Read    int `json:"read"`
	Taken   int `json:"taken"`
	Absent  int `json:"absent"` // texts that say nothing, as the mapping has it
	Refused int `json:"refused"`
}

// Absent is a text that became an absent fact, as the mapping has it.
type Absent struct {
	Source string `json:"source"`
	Sheet  string `json:"sheet,omitempty"`
	Header string `json:"header"`
	Text   string `json:"text"` // ... for all beyond the first few of a column
	Count  int    `json:"count"`

	Label words.Message `json:"-"` // what the account calls the column where it is none; Header when empty
}

// Summary accounts for an import.
type Summary struct {
	Profiles int             `json:"profiles"` // written
	Tables   []*Table        `json:"tables"`
	Refused  []*Class        `json:"refused"` // most frequent first
	Absent   []*Absent       `json:"absent"`  // in the order of the columns
	Notes    []words.Message `json:"notes"`   // what was seen and does no harm
}

// DeadLettered is the number of rows that were refused, of all tables.
func (s *Summary) DeadLettered() int {
	n := 0
	for _, t := range s.Tables {
		n += t.DeadLettered
	}
	return n
}

// note counts a dead letter.
func (s *Summary) note(d *DeadLetter) {
	what, hint := d.Error, d.Hint
	if !d.Class.IsZero() {
		what, hint = d.Class, words.Message{} // the hint may be about this one
	}
	for _, c := range s.Refused {
		if c.Source == d.Source && c.Sheet == d.Sheet && c.Header == d.Header && c.Error.String() == what.String() {
			c.Count++
			return
		}
	}
	first := d.A1()
	if first.IsZero() && d.Object != "" {
		first = words.Verbatim(d.Object)
	}
	s.Refused = append(s.Refused, &Class{Source: d.Source, Sheet: d.Sheet, Header: d.Header, Error: what, Hint: hint, Count: 1, First: first})
}

// Note adds what was seen and does no harm.
func (s *Summary) Note(english string, values ...any) {
	s.Notes = append(s.Notes, words.Text(english, values...))
}

// Sort puts the most frequent refusals first.
func (s *Summary) Sort() {
	slices.SortStableFunc(s.Refused, func(a, b *Class) int { return cmp.Compare(b.Count, a.Count) })
}
