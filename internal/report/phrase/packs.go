package phrase

import (
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// Policies joins PackLines into one line; "" if there are none.
func Policies(p assessment.Policy, lang rule.Lang) string {
	return strings.Join(PackLines(p, lang), WordsIn(lang).Separator)
}

// PackLines describes what a report rests on beyond the shipped policies and exchange rates: packs, the shipped rules that they replace or
// leave out, and additional tables of rates.
func PackLines(p assessment.Policy, lang rule.Lang) []string {
	var lines []string
	for _, pack := range p.Packs {
		lines = append(lines, words.Say(lang, "Policies beside the shipped ones: %s (SHA-256 %s)", inert.Clean(pack.Name), pack.Digest))
	}
	named := func(ids []rule.ID) words.List {
		names := make(words.List, 0, len(ids))
		for _, id := range ids {
			names = append(names, string(id))
		}
		return names
	}
	if len(p.Replaced) > 0 {
		lines = append(lines, words.Say(lang, "Shipped rules replaced: %s", named(p.Replaced)))
	}
	if len(p.Disabled) > 0 {
		lines = append(lines, words.Say(lang, "Shipped rules disabled: %s", named(p.Disabled)))
	}
	for _, file := range p.Rates {
		lines = append(lines, words.Say(lang, "Exchange rates: %s (SHA-256 %s)", inert.Clean(file.Source), file.SHA256))
	}
	return lines
}
