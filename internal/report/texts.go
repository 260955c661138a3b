package report

import (
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// texts are the phrases that several formats share, in the language of the options.
type texts struct {
	Options
	words words
}

func textsFor(o Options) texts { return texts{Options: o, words: wordsIn[o.Lang]} }

// title says which company an assessment is about, and as of when.
func (t texts) title(profile assessment.Profile) string {
	parts := []string{profile.Place()}
	if profile.Name != "" {
		name := profile.Name
		if profile.Stage != "" {
			name += t.words.open + t.Vocabulary.Word("stage", profile.Stage, t.Lang) + t.words.shut
		}
		parts = append(parts, name)
	}
	if profile.AsOf != "" {
		parts = append(parts, t.words.asOf(profile.AsOf))
	}
	return strings.Join(parts, " · ")
}

// thresholds says what a finding was compared with and where each threshold comes from, or "".
func (t texts) thresholds(f assessment.Finding) string {
	var parts []string
	for _, threshold := range f.Thresholds {
		parts = append(parts, t.threshold(threshold.Name, threshold.Value, threshold.Sources))
	}
	if len(parts) == 0 {
		return ""
	}
	return t.words.threshold + strings.Join(parts, t.words.separator)
}

// comparedWith says what a finding was compared with, and at which exchange rates, or "".
func (t texts) comparedWith(r assessment.Result, f assessment.Finding) string {
	var parts []string
	if text := t.thresholds(f); text != "" {
		parts = append(parts, text)
	}
	for _, rate := range r.Rates {
		parts = append(parts, t.words.rate+t.rate(rate)+t.aside(t.rateOrigin(rate)))
	}
	return strings.Join(parts, t.words.separator)
}

// rate writes an exchange rate with its day, such as 1 USD = 7.1884 CNY on 2024-12-31.
func (t texts) rate(r rule.Rate) string {
	return t.words.rateOn(r.From, rule.FormatValue(r.Rate, t.Lang), r.To, r.AsOf, r.Months)
}

// rateOrigin names where a rate comes from.
func (t texts) rateOrigin(r rule.Rate) string {
	if r.Origin == "profile" {
		return t.words.ofProfile
	}
	return sourceNames([]string{r.Origin}, t.Options)
}

func (t texts) threshold(name string, value any, sources []string) string {
	return fmt.Sprintf("%s %s%s", name, rule.FormatValue(value, t.Lang), t.aside(sourceNames(sources, t.Options)))
}

// sourceNames names the sources of a threshold by their titles.
func sourceNames(ids []string, o Options) string {
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
	return strings.Join(names, wordsIn[o.Lang].listing)
}

// SeverityWord is a severity for people.
func SeverityWord(s rule.Severity, lang rule.Lang) string { return wordsIn[lang].severity[s] }

// counts counts the findings by severity.
func (t texts) counts(c assessment.FindingCounts) string {
	var parts []string
	for _, s := range rule.Severities() {
		if n := c.Of(s); n > 0 {
			parts = append(parts, t.words.counts(n, t.words.severity[s]))
		}
	}
	if c.Waived > 0 {
		parts = append(parts, t.words.waived(c.Waived))
	}
	if c.Stale > 0 {
		parts = append(parts, t.words.stale(c.Stale))
	}
	if c.Known > 0 {
		parts = append(parts, waiverWordsIn[t.Lang].counted(c.Known))
	}
	return strings.Join(parts, t.words.listing)
}

// conclusion is what the verdict rests on: the findings that there are, and why it is not another one.
func (t texts) conclusion(s assessment.Summary) []string {
	var parts []string
	if counts := t.counts(s.Findings); counts != "" {
		parts = append(parts, counts)
	}
	if reason := t.words.reasons[s.Verdict]; reason != nil {
		parts = append(parts, reason(s))
	}
	return parts
}

// none says that no finding counts.
func (t texts) none(c assessment.FindingCounts) string {
	if c.Waived > 0 {
		return t.words.allWaived
	}
	return t.words.noFindings
}

// basis is what was judged by: the checklist, and how many rules of which policies.
func (t texts) basis(a *assessment.Assessment) string {
	rules := t.words.rules(a.Policy.Rules, a.Policy.Revision)
	if a.Checklist.Title == "" {
		return rules
	}
	return clean(a.Checklist.Title) + " · " + rules
}

// parameter says which value a parameter was given instead of the shipped one, and where.
func (t texts) parameter(c rule.Change) string {
	return fmt.Sprintf("%s.%s = %s ← %s%s", c.Rule, c.Name, rule.FormatValue(c.Value, t.Lang), rule.FormatValue(c.Default, t.Lang), t.aside(c.Origin))
}

// outcomes counts the rules by outcome.
func (t texts) outcomes(o assessment.Outcomes) string {
	var parts []string
	for _, c := range outcomes(o) {
		parts = append(parts, fmt.Sprintf("%s %d", t.words.outcome[c.outcome], c.n))
	}
	return strings.Join(parts, " · ")
}

// outcomeCount is how many rules have an outcome.
type outcomeCount struct {
	outcome rule.Outcome
	n       int
}

// outcomes lists the outcomes with their counts; errors only when there are any.
func outcomes(o assessment.Outcomes) []outcomeCount {
	counts := []outcomeCount{{rule.Pass, o.Pass}, {rule.Fail, o.Fail}, {rule.Unknown, o.Unknown}, {rule.NotApplicable, o.NotApplicable}}
	if o.Error > 0 {
		counts = append(counts, outcomeCount{rule.Error, o.Error})
	}
	return counts
}

// description says why a rule matters, or "".
func (t texts) description(id rule.ID) string {
	r, ok := t.rule(id)
	if !ok {
		return ""
	}
	return joined(r.Description.In(t.Lang), t.Lang)
}

// rule is what is known of a rule.
func (t texts) rule(id rule.ID) (*rule.Rule, bool) {
	if t.Rule == nil {
		return nil, false
	}
	return t.Rule(id)
}

// detail is a finding's message with a line for each suggestion below it.
func detail(f assessment.Finding) string {
	lines := []string{clean(f.Message)}
	for _, s := range f.Suggestions {
		lines = append(lines, "→ "+clean(s.Text))
	}
	return strings.Join(lines, "\n")
}

// heading names a rule for people and by its ID.
func (t texts) heading(r assessment.Result) string { return r.Title + t.aside(string(r.Rule)) }

// aside puts a text in the brackets of the language.
func (t texts) aside(text string) string { return t.words.open + text + t.words.shut }

// waiver says why a finding does not count, who answers for it, and until when.
func (t texts) waiver(w assessment.Waiver) string {
	return clean(t.words.waiver(w))
}

// problem says what is wrong with an input, and what to do.
func problem(f assessment.Failure) string {
	text := f.Error
	if f.Pointer != "" {
		text = f.Pointer + ": " + text
	}
	if f.Hint != "" {
		text += "; " + f.Hint
	}
	return clean(text)
}

// failedSources counts the inputs of which something could not be read.
func failedSources(failures []assessment.Failure) int {
	sources := map[string]bool{}
	for _, f := range failures {
		sources[f.Source] = true
	}
	return len(sources)
}
