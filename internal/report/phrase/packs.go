package phrase

import (
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// Policies are the lines of PackLines in one, for a cell or a line of a format that has no other place; "" without any.
func Policies(p assessment.Policy, lang rule.Lang) string {
	return strings.Join(PackLines(p, lang), "; ")
}

// PackLines say which policies beside the shipped ones a report rests on, and which shipped rules these replace or leave out,
// and which tables of exchange rates beside the shipped one.
func PackLines(p assessment.Policy, lang rule.Lang) []string {
	words := map[rule.Lang][4]string{
		rule.English: {"Policies beside the shipped ones: ", "Shipped rules replaced: ", "Shipped rules disabled: ", "Exchange rates: "},
		rule.Chinese: {"附加规则包：", "被替换的内置规则：", "被停用的内置规则：", "汇率表："},
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
	for _, file := range p.Rates {
		lines = append(lines, words[3]+inert.Clean(file.Source)+" (SHA-256 "+file.SHA256+")")
	}
	return lines
}
