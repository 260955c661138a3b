package report

import (
	"io"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// WriteTargets writes what would have to become true for the findings of a rule to clear.
func WriteTargets(w io.Writer, profile assessment.Profile, r assessment.Result, o phrase.Options) error {
	p := &pretty{phrase.NewCanvas(w, o)}
	p.WrappedAs(p.Bold, inert.Clean(p.Title(profile)), 0)
	p.Line("")
	if len(r.Findings) == 0 {
		p.Wrapped(targetWordsIn(o.Lang).nothing(r.Title, p.Words.Outcome[r.Outcome]), 0)
	}
	for i, f := range r.Findings {
		if i > 0 {
			p.Line("")
		}
		p.Heading(f.Severity, r.Title, string(r.Rule))
		p.Wrapped(inert.Clean(f.Message), phrase.Indent)
		p.targets(f)
	}
	return p.Flush()
}

// targetWords are the fixed words around targets in one language.
type targetWords struct {
	nothing                        func(title, outcome string) string
	clears, eases, breaks, unknown string
	none                           string
}

var targetWordsIn = words.Table(func(lang rule.Lang, say func(string) string) targetWords {
	return targetWords{
		nothing: func(title, outcome string) string {
			return words.Say(lang, "%s: %s. There is no finding to clear.", title, outcome)
		},
		clears: say("also clears: "), eases: say("also eases: "), breaks: say("but raises: "), unknown: say("leaves unknown: "), none: say("Nothing that a company could change is known for this finding."),
	}
})

// targets writes the targets of a finding, each with its side effects.
func (p *pretty) targets(f assessment.Finding) {
	t := targetWordsIn(p.Lang)
	if len(f.Targets) == 0 {
		p.WrappedAs(p.Faint, t.none, phrase.Indent)
	}
	for _, target := range f.Targets {
		mark := "◇ "
		if target.Reach == assessment.Reached {
			mark = "◆ "
		}
		p.Hanging(mark, inert.Clean(target.Text), phrase.Indent)
		p.Line(strings.Repeat(" ", phrase.Indent+2) + p.Faint(inert.Clean(target.Pointer)))
		p.effects(t.clears, changesText(target.Clears, p.Words))
		p.effects(t.eases, changesText(target.Eases, p.Words))
		p.effects(t.breaks, changesText(target.Breaks, p.Words))
		var unknown []string
		for _, id := range target.Unknown {
			unknown = append(unknown, string(id))
		}
		p.effects(t.unknown, strings.Join(unknown, p.Words.Listing))
	}
}

func (p *pretty) effects(what, which string) {
	if which != "" {
		p.Hanging(what, inert.Clean(which), phrase.Indent+2)
	}
}

func changesText(changes []assessment.Change, w phrase.Words) string {
	var all []string
	for _, c := range changes {
		text := c.Title
		if c.Subject != "" {
			text += w.Open + c.Subject + w.Shut
		}
		all = append(all, text)
	}
	return strings.Join(all, w.Separator)
}
