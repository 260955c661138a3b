package compare

import (
	"io"

	"github.com/clipperhouse/displaywidth"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/term"
)

// The range of column widths of a comparison on a terminal.
const (
	leastColumn = 16
	mostColumn  = 30
)

// placard writes a comparison for a terminal.
type placard struct{ *phrase.Canvas }

// writePrettyComparison writes a table within the terminal's width: companies that do not fit follow in blocks below.
func writePrettyComparison(w io.Writer, c Comparison, o phrase.Options) error {
	t := newComparison(c, o)
	p := &placard{phrase.NewCanvas(w, o)}
	labels := 0
	for _, s := range t.sections {
		for _, r := range s.Rows {
			labels = max(labels, displaywidth.String(r.Label))
		}
	}
	labels = min(labels+2, max(o.Width/3, leastColumn))
	room := max(1, (o.Width-labels)/leastColumn) // companies per block
	blocks := (len(c.Companies) + room - 1) / room
	for i := range blocks { // of roughly equal size
		from, to := i*len(c.Companies)/blocks, (i+1)*len(c.Companies)/blocks
		if i > 0 {
			p.Line("")
		}
		p.block(t, from, to, labels, min(mostColumn, max(leastColumn, (o.Width-labels)/(to-from))))
	}
	if lines := phrase.PackLines(c.Policy, o.Lang); len(lines) > 0 {
		p.Line("")
		for _, line := range lines {
			p.Line(line)
		}
	}
	return p.Flush()
}

// block writes a range of the companies.
func (p *placard) block(t *comparisonTable, from, to, labels, column int) {
	names := Row{}
	for _, c := range t.Companies[from:to] {
		names.Cells = append(names.Cells, oneLine(companyName(c)))
	}
	p.tableRow(names, labels, column, p.Bold)
	for i, s := range t.sections {
		first := true
		for _, r := range s.Rows {
			if !says(r.Cells[from:to]) {
				continue
			}
			if first && i > 0 {
				p.Line("")
				p.Line(p.Bold(s.Title))
			}
			first = false
			p.tableRow(Row{r.Label, r.Cells[from:to]}, labels, column, nil)
		}
	}
}

// tableRow writes one row, wrapping each cell within its column.
func (p *placard) tableRow(r Row, labels, column int, style func(string) string) {
	label := term.Wrap(r.Label, labels-2)
	cells := make([][]string, len(r.Cells))
	height := len(label)
	for i, c := range r.Cells {
		for _, l := range c.Lines {
			for _, part := range term.Wrap(l, column-2) {
				cells[i] = append(cells[i], term.Truncate(part, column-2))
			}
		}
		height = max(height, len(cells[i]))
	}
	for n := range height {
		text := ""
		if n < len(label) {
			text = label[n]
		}
		line := term.Pad(text, labels)
		for i, lines := range cells {
			text := ""
			if n < len(lines) {
				text = lines[n]
			}
			padded := term.Pad(text, column)
			switch {
			case style != nil:
				padded = style(padded)
			case r.Cells[i].Class != "":
				padded = p.SGR(cellColours[r.Cells[i].Class], padded)
			}
			line += padded
		}
		p.Line(line)
	}
}

// cellColours maps verdicts and severities to their colors.
var cellColours = map[string]string{
	"pass": "1;32", "fail": "1;31", "incomplete": "1;33", "critical": "1;31", "high": "31", "medium": "33", "low": "36", "info": "2",
}
