package phrase

import (
	"fmt"

	"github.com/diligo/diligo/internal/rule"
)

// waiverWords are the fixed words about waived and known findings in one language.
type waiverWords struct {
	Heading string
	Known   string // behind the title of a finding that the baseline holds
	counted func(known int) string
}

var WaiverWordsIn = map[rule.Lang]waiverWords{
	rule.English: {
		Heading: "waived, not counted", Known: " (known)",
		counted: func(n int) string { return fmt.Sprintf("%d known from the baseline", n) },
	},
	rule.Chinese: {
		Heading: "已豁免，不计入结论", Known: "（已知）",
		counted: func(n int) string { return fmt.Sprintf("其中 %d 项已在基线中", n) },
	},
}
