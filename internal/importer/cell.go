package importer

import "math/big"

// Cell is one cell as it was read.
type Cell struct {
	Text    string // without white space around it
	Exact   bool   // the text is the number that a spreadsheet holds, not how it shows it
	Percent bool   // the number is shown as a percentage: 0.12 is 12 %
	Date    string // YYYY-MM-DD, YYYY-MM or YYYY, when a spreadsheet shows a date

	Bad   *Problem // the cell can't be read
	Shown *Shown   // what the number format of a spreadsheet says; nil where it says nothing
}

// Shown is what a number format says of a number beside its digits.
type Shown struct {
	Odd      *Problem // the cell can't be read as a number
	Text     string   // the number with its leading zeros and literals; empty where it is shown plainly, or not as a whole number
	Points   bool     // per cent stands beside the number and does not scale it
	Unit     *big.Rat // what the number is multiplied by as it is shown; nil where no unit is
	Scaled   bool     // it is shown divided by thousands
	Currency []string // that it may mean
	Words    string   // what is counted
}

// how is what the number format says.
func (c Cell) how() Shown {
	if c.Shown == nil {
		return Shown{}
	}
	return *c.Shown
}

// Empty reports whether a cell says nothing and isn't one that can't be read.
func (c Cell) Empty() bool { return c.Text == "" && c.Bad == nil }
