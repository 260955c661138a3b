package importer

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/diligo/diligo/internal/words"
)

// DeadLetter is one reason for refusing a row. Unlike a log entry it may quote the cell.
type DeadLetter struct {
	Source  string        `json:"source"`
	Sheet   string        `json:"sheet,omitempty"`
	Row     int           `json:"row,omitempty"`    // from 1, as in a spreadsheet
	Column  string        `json:"column,omitempty"` // letters; empty if the whole row is meant
	Header  string        `json:"header,omitempty"`
	Cell    string        `json:"cell,omitempty"`    // its text
	Object  string        `json:"object,omitempty"`  // ID of an object of Open Cap Table Format
	Pointer string        `json:"pointer,omitempty"` // of the fact
	Error   words.Message `json:"error"`
	Hint    words.Message `json:"hint,omitzero"`

	Class words.Message `json:"-"` // Error without company data; same as Error if empty
}

// A1 returns the cell or the row in spreadsheet notation.
func (d *DeadLetter) A1() words.Message {
	switch {
	case d.Row == 0:
		return words.Message{}
	case d.Column == "":
		return words.Text("row %d", d.Row)
	}
	return words.Verbatim(fmt.Sprintf("%s%d", d.Column, d.Row))
}

// Class groups the dead letters of one table with the same reason. It holds no company data.
type Class struct {
	Source string        `json:"source"`
	Sheet  string        `json:"sheet,omitempty"`
	Header string        `json:"header,omitempty"`
	Error  words.Message `json:"error"`
	Hint   words.Message `json:"hint,omitzero"`
	Count  int           `json:"count"`
	First  words.Message `json:"first,omitzero"` // the first place, such as D12, or the ID of an object
}

// Table counts the rows of one table: Read is the sum of Imported, DeadLettered and Skipped.
type Table struct {
	Source       string `json:"source"`
	Sheet        string `json:"sheet,omitempty"`
	Name         string `json:"table,omitempty"` // in the mapping
	Encoding     string `json:"encoding,omitempty"`
	Delimiter    string `json:"delimiter,omitempty"`
	Read         int    `json:"read"`
	Imported     int    `json:"imported"`
	DeadLettered int    `json:"dead_lettered"`
	Skipped      int    `json:"skipped"` // by the mapping
	Blank        int    `json:"blank"`   // rows without text, not counted as read
	Cells        Cells  `json:"cells"`
}

// Cells counts the non-empty cells of mapped columns, in the rows read: Read is the sum of the other fields. A cell that feeds two facts
// counts twice.
type Cells struct {
	Read    int `json:"read"`
	Taken   int `json:"taken"`
	Absent  int `json:"absent"` // texts that the mapping treats as empty
	Refused int `json:"refused"`
}

// Absent is a text that the mapping treated as an absent fact.
type Absent struct {
	Source string `json:"source"`
	Sheet  string `json:"sheet,omitempty"`
	Header string `json:"header"`
	Text   string `json:"text"` // "..." for all beyond the first few of a column
	Count  int    `json:"count"`

	Label words.Message `json:"-"` // what the account calls the column where it is none; Header when empty
}

// Summary is the account of an import.
type Summary struct {
	Profiles int             `json:"profiles"` // written
	Tables   []*Table        `json:"tables"`
	Refused  []*Class        `json:"refused"` // most frequent first
	Absent   []*Absent       `json:"absent"`  // in the order of the columns
	Notes    []words.Message `json:"notes"`   // harmless observations
}

// DeadLettered returns the number of refused rows in all tables.
func (s *Summary) DeadLettered() int {
	n := 0
	for _, t := range s.Tables {
		n += t.DeadLettered
	}
	return n
}

// note counts a dead letter under its class.
func (s *Summary) note(d *DeadLetter) {
	what, hint := d.Error, d.Hint
	if !d.Class.IsZero() {
		what, hint = d.Class, words.Message{} // the hint may be specific to this one
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

// Note adds a harmless observation.
func (s *Summary) Note(english string, values ...any) {
	s.Notes = append(s.Notes, words.Text(english, values...))
}

// Sort orders refusals by frequency, highest first.
func (s *Summary) Sort() {
	slices.SortStableFunc(s.Refused, func(a, b *Class) int { return cmp.Compare(b.Count, a.Count) })
}
