package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// WriteLetter writes a letter to the founders that asks for missing facts, as Markdown. Questions are grouped by the category of the
// highest-weighted rule that needs the answer, the most informative first within each group; groups are ordered by their first question.
func WriteLetter(w io.Writer, a *assessment.Assessment, v rule.Vocabulary, lang rule.Lang) error {
	b := bufio.NewWriter(w)
	name := a.Profile.Name
	if name == "" {
		name = words.In(lang, "your company")
	}
	line := func(text string) { fmt.Fprintf(b, "%s\n", text) }
	line(words.Say(lang, "# Due-diligence questions: %s", inert.Markdown(name)) + "\n")
	line(words.In(lang, "Dear founders,") + "\n")
	if len(a.Questions) == 0 {
		line(words.In(lang, "Thank you for the material. There is nothing further that we need to ask at this point."))
		return b.Flush()
	}
	line(words.Say(lang, "Thank you for the material. To complete our review we have %s, the most important of each part first. If something does not apply or the answer is \"none\", please say so; if an answer takes longer, please tell us when to expect it.",
		words.Count(lang, len(a.Questions), "%d question", "%d questions")))
	var order []string
	groups := map[string][]string{}
	for _, q := range a.Questions {
		category := q.Rules[0].Category()
		if _, ok := groups[category]; !ok {
			order = append(order, category)
		}
		groups[category] = append(groups[category], q.Text)
	}
	n := 0
	for _, category := range order {
		fmt.Fprintf(b, "\n## %s\n\n", rule.Capitalized(v.Category(category, lang)))
		for _, text := range groups[category] {
			n++
			fmt.Fprintf(b, "%d. %s\n", n, inert.Markdown(text))
		}
	}
	line("\n" + words.In(lang, "We look forward to your answers."))
	return b.Flush()
}
