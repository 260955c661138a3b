package phrase

import (
	"fmt"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Words are the fixed words of reports in one language. They are functions where word order or number matters.
type Words struct {
	AsOf       func(date string) string
	Severity   map[rule.Severity]string
	Verdict    map[assessment.Verdict]string
	Outcome    map[rule.Outcome]string
	Threshold  string
	rate       string
	rateOn     func(from, rate, to, date string, months int) string
	ofProfile  string
	derived    string
	derivation func(pointer, value, from string) string
	Open, Shut string // brackets
	Separator  string // between clauses
	Listing    string // between items of a list

	Score         func(low, high, coverage int) string
	Unknown       func(unknown, questions, settled int) string
	Settles       func(n int) string
	MoreQuestions func(n int) string
	Below         func(s string) string
	noFindings    string
	allWaived     string
	LacksCore     func(title string) string
	NoneAtOrAbove func(s string) string
	Reasons       map[assessment.Verdict]func(s assessment.Summary) string
	Parameters    string
	rules         func(n int, revision string) string
	Passed        string
	NotApplicable string
	UnknownRules  string
	Errors        string
	Counts        func(n int, s string) string
	Waived        func(n int) string
	Stale         func(n int) string
	waiver        func(w assessment.Waiver) string
	Unreadable    string
	LeftOut       func(n, limit int) string
	Failures      func(n int) string
	Profiles      func(n int) string
}

// WordsIn returns the words of a language.
var WordsIn = words.Table(func(lang rule.Lang, say func(string) string) Words {
	return Words{
		AsOf: func(date string) string { return words.Say(lang, "as of %s", rule.Date(date, lang)) },
		Severity: map[rule.Severity]string{
			rule.Critical: say("critical"), rule.High: say("phrase|high"), rule.Medium: say("medium"), rule.Low: say("phrase|low"), rule.Info: say("info"),
		},
		Verdict: map[assessment.Verdict]string{
			assessment.VerdictPass: say("PASS"), assessment.VerdictFail: say("FAIL"), assessment.VerdictIncomplete: say("INCOMPLETE"),
			assessment.VerdictInsufficient: say("INSUFFICIENT"),
		},
		Outcome: map[rule.Outcome]string{
			rule.Pass: say("pass"), rule.Fail: say("fail"), rule.Unknown: say("phrase|unknown"), rule.NotApplicable: say("not applicable"), rule.Error: say("error"),
		},
		Threshold: say("threshold: "), rate: say("exchange rate: "), ofProfile: say("given in the profile"),
		rateOn: func(from, rate, to, date string, months int) string {
			if months > 0 {
				return words.Say(lang, "1 %s = %s %s, mean of %s to %s", from, rate, to, words.Count(lang, months, "%d month end", "%d month ends"), rule.Date(date, lang))
			}
			return words.Say(lang, "1 %s = %s %s on %s", from, rate, to, rule.Date(date, lang))
		},
		derived: say("derived: "),
		derivation: func(pointer, value, from string) string {
			return words.Say(lang, "%s = %s, from %s", pointer, value, from)
		},
		Open: say(" ("), Shut: say(")"), Separator: say("; "), Listing: say(", "),
		Score: func(low, high, coverage int) string {
			return words.Say(lang, "score %s (%d%% known)", Interval(low, high), coverage)
		},
		Unknown: func(unknown, questions, settled int) string {
			return words.Say(lang, "%s unknown. %s would settle %d of them:", words.Count(lang, unknown, "unknown|%d rule", "unknown|%d rules"), words.Count(lang, questions, "%d fact", "%d facts"), settled)
		},
		Settles: func(n int) string {
			return words.Say(lang, "needed by %s", words.Count(lang, n, "%d rule", "%d rules"))
		},
		MoreQuestions: func(n int) string {
			return words.Count(lang, n, "and %d more question; show all with -v", "and %d more questions; show all with -v")
		},
		Below:         func(s string) string { return words.Say(lang, "below %s (details with --severity-threshold info)", s) },
		noFindings:    say("No findings."),
		allWaived:     say("All findings are waived."),
		LacksCore:     func(title string) string { return words.Say(lang, "No conclusion without %s", title) },
		NoneAtOrAbove: func(s string) string { return words.Say(lang, "No findings at or above %s.", s) },
		Reasons: map[assessment.Verdict]func(assessment.Summary) string{
			assessment.VerdictPass: func(s assessment.Summary) string {
				if s.WorstWaived >= s.Threshold && s.Findings.Waived > 0 {
					return say("serious findings were waived; nothing else that is serious was found, and enough is known")
				}
				return say("nothing serious found, and enough is known")
			},
			assessment.VerdictInsufficient: func(s assessment.Summary) string {
				return words.Say(lang, "no conclusion without %s", words.List(coreTitles(s)))
			},
			assessment.VerdictIncomplete: func(s assessment.Summary) string {
				switch {
				case s.Outcomes.Error > 0:
					return say("a rule could not be evaluated")
				case s.Coverage < s.MinimumCoverage:
					return words.Say(lang, "only %d%% of what matters is known; %d%% are needed for a verdict", s.Coverage, s.MinimumCoverage)
				}
				return say("facts contradict each other")
			},
		},
		Parameters: say("Parameters set by the user:"),
		rules: func(n int, revision string) string {
			return words.Say(lang, "%s, policy %s", words.Count(lang, n, "%d rule", "%d rules"), revision)
		},
		Passed:        say("passed"),
		NotApplicable: say("not applicable"),
		UnknownRules:  say("phrase|unknown"),
		Errors:        say("errors in rules"),
		Counts:        func(n int, s string) string { return words.Say(lang, "%d %s", n, s) },
		Waived:        func(n int) string { return words.Say(lang, "%d waived", n) },
		Stale:         func(n int) string { return words.Say(lang, "%d stale", n) },
		waiver: func(w assessment.Waiver) string {
			if w.ApprovedBy != "" {
				return words.Say(lang, "waived until %s by %s, approved by %s: %s", rule.Date(w.Expires, lang), w.Owner, w.ApprovedBy, w.Reason)
			}
			return words.Say(lang, "waived until %s by %s: %s", rule.Date(w.Expires, lang), w.Owner, w.Reason)
		},
		Unreadable: say("input can't be read"),
		LeftOut: func(n, limit int) string {
			return words.Count(lang, n, "%d result left out: only %d are written, the most severe", "%d results left out: only %d are written, the most severe", limit)
		},
		Failures: func(n int) string {
			return words.Count(lang, n, "%d input could not be read (see the errors)", "%d inputs could not be read (see the errors)")
		},
		Profiles: func(n int) string { return words.Count(lang, n, "%d profile", "%d profiles") },
	}
})

// coreTitles returns the titles of the missing core facts.
func coreTitles(s assessment.Summary) []string {
	var titles []string
	for _, m := range s.Core.Missing {
		titles = append(titles, m.Title)
	}
	return titles
}

// Interval formats a range of scores.
func Interval(low, high int) string {
	if low == high {
		return fmt.Sprint(low)
	}
	return fmt.Sprintf("%d-%d", low, high)
}
