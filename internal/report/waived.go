package report

import (
	"fmt"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// waiverWords are the fixed words about waived and known findings in one language.
type waiverWords struct {
	heading string
	known   string // behind the title of a finding that the baseline holds
	counted func(known int) string
}

var waiverWordsIn = map[rule.Lang]waiverWords{
	rule.English: {
		heading: "waived, not counted", known: " (known)",
		counted: func(n int) string { return fmt.Sprintf("%d known from the baseline", n) },
	},
	rule.Chinese: {
		heading: "已豁免，不计入结论", known: "（已知）",
		counted: func(n int) string { return fmt.Sprintf("其中 %d 项已在基线中", n) },
	},
}

// waived lists the waived findings with why and how long.
func (p *pretty) waived(a *assessment.Assessment) {
	if a.Summary.Findings.Waived == 0 {
		return
	}
	words := waiverWordsIn[p.Lang]
	p.line(p.bold(words.heading))
	for _, r := range a.Results {
		for _, f := range r.Findings {
			if f.Waiver == nil {
				continue
			}
			p.line("  " + p.paint(f.Severity, symbol(f.Severity)+" "+pad(p.words.severity[f.Severity], severityWidth)) + p.place(a.Profile.Source, f) + p.faint(string(r.Rule)))
			p.wrapped(clean(f.Message), indent)
			p.hanging("→ ", p.waiver(*f.Waiver), indent)
		}
	}
	p.line("")
}

// known is what stands behind the title of a finding that the baseline holds.
func (p *pretty) known(f assessment.Finding) string {
	if !f.Known {
		return ""
	}
	return waiverWordsIn[p.Lang].known
}
