package phrase

import (
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// PackLines say which policies beside the shipped ones a report rests on, and which shipped rules these replace or leave out.
func PackLines(p assessment.Policy, lang rule.Lang) []string {
	words := map[rule.Lang][3]string{
		rule.English: {"Policies beside the shipped ones: ", "Shipped rules replaced: ", "Shipped rules disabled: "},
		rule.Chinese: {"附加规则包：", "被替换的内置规则：", "被停用的内置规则："},
	}[lang]
	var lines []string
	for _, pack := range p.Packs {
		lines = append(lines, words[0]+inert.Clean(pack.Name)+" (SHA-256 "+pack.Digest+")")
	}
	for i, ids := range [][]rule.ID{p.Replaced, p.Disabled} {
		if len(ids) == 0 {
			continue
		}
		names := make([]string, 0, len(ids))
		for _, id := range ids {
			names = append(names, string(id))
		}
		lines = append(lines, words[1+i]+strings.Join(names, ", "))
	}
	return lines
}
