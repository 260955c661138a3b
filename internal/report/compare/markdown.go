package compare

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// writeMarkdownComparison writes one table per section.
func writeMarkdownComparison(w io.Writer, c Comparison, o phrase.Options) error {
	t := newComparison(c, o)
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n", t.own.title)
	for _, s := range t.sections {
		if s.Title != "" {
			fmt.Fprintf(b, "\n## %s\n", inert.Markdown(rule.Capitalized(s.Title)))
		}
		b.WriteString("\n|  |")
		for _, company := range t.Companies {
			fmt.Fprintf(b, " %s |", inert.Markdown(companyName(company)))
		}
		b.WriteString("\n|---|" + strings.Repeat("---|", len(t.Companies)) + "\n")
		for _, r := range s.Rows {
			fmt.Fprintf(b, "| %s |", inert.Markdown(r.Label))
			for _, cell := range r.Cells {
				fmt.Fprintf(b, " %s |", inert.Markdown(strings.Join(cell.Lines, t.words.Listing)))
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(b, "\n%s\n", t.own.note)
	for _, line := range phrase.PackLines(c.Policy, o.Lang) {
		fmt.Fprintf(b, "\n%s\n", inert.Markdown(line))
	}
	return b.Flush()
}
