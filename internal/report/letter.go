package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// WriteLetter writes a letter to the founders that asks for what is missing, as Markdown. The questions are grouped by the
// category of the weightiest rule that needs the answer, the most telling first within each group; groups come in the order of
// their first question.
func WriteLetter(w io.Writer, a *assessment.Assessment, v rule.Vocabulary, lang rule.Lang) error {
	b := bufio.NewWriter(w)
	name := a.Profile.Name
	if lang == rule.Chinese {
		if name == "" {
			name = "贵公司"
		}
		fmt.Fprintf(b, "# 尽职调查问题清单：%s\n\n", inert.Markdown(name))
		fmt.Fprintf(b, "尊敬的创始团队：\n\n")
		if len(a.Questions) == 0 {
			fmt.Fprintf(b, "感谢贵公司提供的资料。目前没有需要进一步补充的问题。\n")
			return b.Flush()
		}
		fmt.Fprintf(b, "感谢贵公司提供的资料。为完成评估，仍有以下 %d 个问题需要请教，各部分按重要程度排列。如某项不适用或答案为“无”，也请注明；如暂时无法答复，请告知预计时间。\n", len(a.Questions))
	} else {
		if name == "" {
			name = "your company"
		}
		fmt.Fprintf(b, "# Due-diligence questions: %s\n\n", inert.Markdown(name))
		fmt.Fprintf(b, "Dear founders,\n\n")
		if len(a.Questions) == 0 {
			fmt.Fprintf(b, "Thank you for the material. There is nothing further that we need to ask at this point.\n")
			return b.Flush()
		}
		fmt.Fprintf(b, "Thank you for the material. To complete our review we have %s, the most important of each part first. If something does not apply or the answer is \"none\", please say so; if an answer takes longer, please tell us when to expect it.\n", phrase.Count(len(a.Questions), "question"))
	}
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
	if lang == rule.Chinese {
		fmt.Fprintf(b, "\n期待贵公司的回复。\n")
	} else {
		fmt.Fprintf(b, "\nWe look forward to your answers.\n")
	}
	return b.Flush()
}
