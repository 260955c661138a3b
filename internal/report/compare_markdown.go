package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// writeMarkdownComparison writes a table for each section.
func writeMarkdownComparison(w io.Writer, c Comparison, o Options) error {
	t := newComparison(c, o)
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n", t.own.title)
	for _, s := range t.sections {
		if s.Title != "" {
			fmt.Fprintf(b, "\n## %s\n", inert(rule.Capitalized(s.Title)))
		}
		b.WriteString("\n|  |")
		for _, company := range t.Companies {
			fmt.Fprintf(b, " %s |", inert(companyName(company)))
		}
		b.WriteString("\n|---|" + strings.Repeat("---|", len(t.Companies)) + "\n")
		for _, r := range s.Rows {
			fmt.Fprintf(b, "| %s |", inert(r.Label))
			for _, cell := range r.Cells {
				fmt.Fprintf(b, " %s |", inert(strings.Join(cell.Lines, t.words.listing)))
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(b, "\n%s\n", t.own.note)
	return b.Flush()
}
