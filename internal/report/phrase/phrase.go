// Package phrase words what every format says about an assessment: titles, thresholds, rates, verdicts and their reasons, in the reader's
// language. Layout is left to the formats.
package phrase

import (
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// Phrases are the phrases that formats share, in the language of the options.
type Phrases struct {
	Options
	Words Words
}

func For(o Options) Phrases { return Phrases{Options: o, Words: WordsIn(o.Lang)} }

// Title names the company and the date of an assessment.
func (t Phrases) Title(profile assessment.Profile) string {
	parts := []string{profile.Place()}
	if profile.Name != "" {
		name := profile.Name
		if profile.Stage != "" {
			name += t.Words.Open + t.Vocabulary.Word("stage", profile.Stage, t.Lang) + t.Words.Shut
		}
		parts = append(parts, name)
	}
	if profile.AsOf != "" {
		parts = append(parts, t.Words.AsOf(profile.AsOf))
	}
	return strings.Join(parts, " · ")
}

// thresholds describes what a finding was compared with and where each threshold comes from, or "".
func (t Phrases) thresholds(f assessment.Finding) string {
	var parts []string
	for _, threshold := range f.Thresholds {
		parts = append(parts, t.Threshold(threshold.Name, threshold.Value, threshold.Sources))
	}
	if len(parts) == 0 {
		return ""
	}
	return t.Words.Threshold + strings.Join(parts, t.Words.Separator)
}

// ComparedWith describes what a finding was compared with, and the exchange rates used, or "".
func (t Phrases) ComparedWith(r assessment.Result, f assessment.Finding) string {
	var parts []string
	if text := t.thresholds(f); text != "" {
		parts = append(parts, text)
	}
	for _, rate := range r.Rates {
		parts = append(parts, t.Words.rate+t.Rate(rate)+t.Aside(t.RateOrigin(rate)))
	}
	for _, d := range r.Derived {
		parts = append(parts, t.Words.derived+t.Derivation(d))
	}
	return strings.Join(parts, t.Words.Separator)
}

// Derivation says what a fact was derived from, such as /a/pct = 25, from /a/shares, /total.
func (t Phrases) Derivation(d rule.Derived) string {
	return t.Words.derivation(d.Pointer, rule.FormatValue(d.Value, t.Lang), strings.Join(d.From, t.Words.Listing))
}

// Rate formats an exchange rate with its date, such as 1 USD = 7.1884 CNY on 2024-12-31.
func (t Phrases) Rate(r rule.Rate) string {
	return t.Words.rateOn(r.From, rule.FormatValue(r.Rate, t.Lang), r.To, r.AsOf, r.Months)
}

// RateOrigin names the source of a rate.
func (t Phrases) RateOrigin(r rule.Rate) string {
	if r.Origin == "profile" {
		return t.Words.ofProfile
	}
	return SourceNames([]string{r.Origin}, t.Options)
}

func (t Phrases) Threshold(name string, value any, sources []string) string {
	return fmt.Sprintf("%s %s%s", name, rule.FormatValue(value, t.Lang), t.Aside(SourceNames(sources, t.Options)))
}

// SourceNames returns the titles of a threshold's sources.
func SourceNames(ids []string, o Options) string {
	var names []string
	for _, id := range ids {
		s, ok := o.Sources[id]
		switch {
		case !ok:
			names = append(names, id)
		case strings.HasPrefix(id, "S"):
			names = append(names, id+" "+s.Title.In(o.Lang))
		default:
			names = append(names, s.Title.In(o.Lang))
		}
	}
	return strings.Join(names, WordsIn(o.Lang).Listing)
}

// SeverityWord returns the display name of a severity.
func SeverityWord(s rule.Severity, lang rule.Lang) string { return WordsIn(lang).Severity[s] }

// Counts describes the number of findings by severity.
func (t Phrases) Counts(c assessment.FindingCounts) string {
	var parts []string
	for _, s := range rule.Severities() {
		if n := c.Of(s); n > 0 {
			parts = append(parts, t.Words.Counts(n, t.Words.Severity[s]))
		}
	}
	if c.Waived > 0 {
		parts = append(parts, t.Words.Waived(c.Waived))
	}
	if c.Stale > 0 {
		parts = append(parts, t.Words.Stale(c.Stale))
	}
	if c.Known > 0 {
		parts = append(parts, WaiverWordsIn(t.Lang).counted(c.Known))
	}
	return strings.Join(parts, t.Words.Listing)
}

// Conclusion explains the verdict: the findings, and why it is not another verdict.
func (t Phrases) Conclusion(s assessment.Summary) []string {
	var parts []string
	if counts := t.Counts(s.Findings); counts != "" {
		parts = append(parts, counts)
	}
	if reason := t.Words.Reasons[s.Verdict]; reason != nil {
		parts = append(parts, reason(s))
	}
	return parts
}

// None says that no finding counts.
func (t Phrases) None(c assessment.FindingCounts) string {
	if c.Waived > 0 {
		return t.Words.allWaived
	}
	return t.Words.noFindings
}

// Basis names the checklist, and the number of rules and the revision of the policies.
func (t Phrases) Basis(a *assessment.Assessment) string {
	rules := t.Words.rules(a.Policy.Rules, a.Policy.Revision)
	if a.Checklist.Title == "" {
		return rules
	}
	return inert.Clean(a.Checklist.Title) + " · " + rules
}

// Parameter describes an overridden parameter, with the shipped value and the origin of the new one.
func (t Phrases) Parameter(c rule.Override) string {
	return fmt.Sprintf("%s.%s = %s ← %s%s", c.Rule, c.Name, rule.FormatValue(c.Value, t.Lang), rule.FormatValue(c.Default, t.Lang), t.Aside(c.Origin))
}

// Outcomes describes the number of rules by outcome.
func (t Phrases) Outcomes(o assessment.Outcomes) string {
	var parts []string
	for _, c := range Outcomes(o) {
		parts = append(parts, fmt.Sprintf("%s %d", t.Words.Outcome[c.Outcome], c.N))
	}
	return strings.Join(parts, " · ")
}

// outcomeCount is the number of rules with an outcome.
type outcomeCount struct {
	Outcome rule.Outcome
	N       int
}

// Outcomes returns the number of rules for each outcome; errors only if there are any.
func Outcomes(o assessment.Outcomes) []outcomeCount {
	counts := []outcomeCount{{rule.Pass, o.Pass}, {rule.Fail, o.Fail}, {rule.Unknown, o.Unknown}, {rule.NotApplicable, o.NotApplicable}}
	if o.Error > 0 {
		counts = append(counts, outcomeCount{rule.Error, o.Error})
	}
	return counts
}

// Description says why a rule matters, or "".
func (t Phrases) Description(id rule.ID) string {
	r, ok := t.RuleOf(id)
	if !ok {
		return ""
	}
	return Joined(r.Description.In(t.Lang), t.Lang)
}

// RuleOf looks up a rule.
func (t Phrases) RuleOf(id rule.ID) (*rule.Rule, bool) {
	if t.Rule == nil {
		return nil, false
	}
	return t.Rule(id)
}

// Detail returns a finding's message, followed by a line per suggestion.
func Detail(f assessment.Finding) string {
	lines := []string{inert.Clean(f.Message)}
	for _, s := range f.Suggestions {
		lines = append(lines, "→ "+inert.Clean(s.Text))
	}
	return strings.Join(lines, "\n")
}

// Heading returns a rule's title and ID.
func (t Phrases) Heading(r assessment.Result) string { return r.Title + t.Aside(string(r.Rule)) }

// Aside puts a text in the language's parentheses.
func (t Phrases) Aside(text string) string { return t.Words.Open + text + t.Words.Shut }

// Waiver says why a finding does not count, who is responsible, and until when.
func (t Phrases) Waiver(w assessment.Waiver) string {
	return inert.Clean(t.Words.waiver(w))
}

// Problem says what is wrong with an input, and what to do.
func Problem(f assessment.Failure) string {
	text := f.Error
	if f.Pointer != "" {
		text = f.Pointer + ": " + text
	}
	if f.Hint != "" {
		text += "; " + f.Hint
	}
	return inert.Clean(text)
}

// FailedSources returns the number of inputs with failures.
func FailedSources(failures []assessment.Failure) int {
	sources := map[string]bool{}
	for _, f := range failures {
		sources[f.Source] = true
	}
	return len(sources)
}

// Joined joins the lines of a metadata text into one paragraph; Chinese lines without a space.
func Joined(text string, lang rule.Lang) string {
	between := map[rule.Lang]string{rule.English: " ", rule.Chinese: ""}[lang]
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' }), between)
}
