package intake

import (
	"bufio"
	"fmt"
	"io"

	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// WriteMarkdown writes the questions as a letter with a line for each answer, which comes back through ReadMarkdown. A list that is asked for
// as a whole has a table.
func (s Sheet) WriteMarkdown(out io.Writer, lang rule.Lang) error {
	b, t := bufio.NewWriter(out), &sheetWords
	company := s.Company
	if company == "" {
		company = rule.Said("your company").In(lang)
	}
	fmt.Fprintf(b, "# "+t.letter.In(lang)+"\n\n", inert.Markdown(company))
	if len(s.Questions) == 0 {
		fmt.Fprintln(b, t.nothing.In(lang))
		return b.Flush()
	}
	fmt.Fprintln(b, t.thanks.In(lang))
	for i, q := range s.Questions {
		text := q.Text
		switch q.Ask {
		case interview.AskCount:
			text = Open(q.Fact.Question).In(lang)
		case interview.AskMore:
			text = fmt.Sprintf(t.whole.In(lang), q.Fact.Label.In(lang))
		}
		fmt.Fprintf(b, "\n%d. %s (%s)\n\n   %s `%s`", i+1, inert.Markdown(text), phrases.who[q.Who].In(lang), t.answerTo.In(lang), q.Pointer)
		if entry := entryOf(s.Profile, q.Pointer); entry != "" {
			fmt.Fprintf(b, " (%s)", entry)
		}
		fmt.Fprintf(b, ": \n")
		if q.Ask != interview.AskCount {
			continue
		}
		fmt.Fprintf(b, "\n   |")
		members := asked(s.Book, q)
		for _, f := range members {
			fmt.Fprintf(b, " %s `%s` |", inert.Markdown(f.Label.In(lang)), f.Pattern[len(q.Fact.Pattern)+len("/*/"):])
		}
		fmt.Fprintf(b, "\n   |")
		for range members {
			fmt.Fprintf(b, "---|")
		}
		fmt.Fprintf(b, "\n   |")
		for range members {
			fmt.Fprintf(b, "  |")
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}
