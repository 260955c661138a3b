package importer

import "math/big"

// Cell is one cell as it was read.
type Cell struct {
	Text    string // without surrounding white space
	Exact   bool   // the text is the stored number, not its displayed form
	Percent bool   // the number is displayed as a percentage: 0.12 is 12 %
	Date    string // YYYY-MM-DD, YYYY-MM or YYYY, if the cell is displayed as a date

	Bad   *Problem // the cell can't be read
	Shown *Shown   // what the number format of a spreadsheet says; nil where it says nothing
}

// Shown is what a number format displays beside the digits.
type Shown struct {
	Odd      *Problem // the cell can't be read as a number
	Text     string   // the number with its leading zeros and literals; empty if displayed plainly or not as a whole number
	Points   bool     // a percent sign stands beside the number and does not scale it
	Unit     *big.Rat // factor of the displayed unit; nil if there is none
	Scaled   bool     // displayed in thousands
	Currency []string // currencies that the format can mean
	Words    string   // unit of what is counted
}

// how returns what the number format says.
func (c Cell) how() Shown {
	if c.Shown == nil {
		return Shown{}
	}
	return *c.Shown
}

// Empty reports whether a cell is readable and holds no text.
func (c Cell) Empty() bool { return c.Text == "" && c.Bad == nil }
