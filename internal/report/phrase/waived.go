package phrase

import (
	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/rule"
)

// waiverWords are the fixed words about waived and known findings in one language.
type waiverWords struct {
	Heading string
	Known   string // follows the title of a finding in the baseline
	counted func(known int) string
}

var WaiverWordsIn = words.Table(func(lang rule.Lang, say func(string) string) waiverWords {
	return waiverWords{
		Heading: say("waived, not counted"), Known: say(" (known)"),
		counted: func(n int) string { return words.Say(lang, "%d known from the baseline", n) },
	}
})
