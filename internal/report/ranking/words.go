package ranking

import (
	"cmp"
	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/rule"
)

// cohortWords are the fixed words of reports on cohorts in one language.
type cohortWords struct {
	title                                                string
	rank, name, id, stage, verdict, gate, low, high      string
	score, coverage, worst, questions, source, after     string
	verdictAfter, lowAfter, currency, percentile, number string
	between                                              string // separates items within a cell
	noStage                                              string
	gates                                                map[cohort.Gate]string
	ratios                                               map[string]string
	ratio, known, rule, severity                         string

	ranking, scores, outcomes, spread, heat, duplicates, whatIf, failures string

	nobody                                                  string
	checklist                                               func(c assessment.Checklist) string
	fixed                                                   func(f cohort.Fixed) string
	absent                                                  func(facts string) string
	notRanked, lacks, ask, passRates, share                 string
	by                                                      map[string]string
	languages                                               map[string]string
	counts                                                  func(c cohort.Counts) []string
	policy                                                  func(n int, revision string) string
	shown                                                   func(shown, all int) string
	gatesAre                                                func(rules string) string
	weightsAre                                              func(weights string) string
	duplicate                                               map[string]string // by what
	flips                                                   func(n int, from, to string) string
	noFlips                                                 string
	more                                                    func(n int) string
	moves                                                   func(before, after string, n int) string
	before                                                  string
	spreadNote                                              string
	heatNote                                                string
	all                                                     string
	search                                                  string
	unit, group, reason, line, column, place, problem, hint string
	colon, where                                            string
	views                                                   string
	keyRatios                                               string
	close                                                   string
	findings                                                string
	filtered                                                string // {n} of {all} companies
	standing                                                string // percentile {n}
	rulesFail                                               func(n, all int) string
	noScript                                                func(shown, all int) string
	report, facts                                           string
}

var cohortWordsIn = words.Table(func(lang rule.Lang, say func(string) string) cohortWords {
	return cohortWords{
		title: say("Cohort"), rank: say("Rank"), name: say("Company"), id: say("ID"), stage: say("Stage"), verdict: say("Verdict"), gate: say("Gate"), low: say("Score low"), high: say("Score high"),
		report: say("Full report"), facts: say("ranking|Facts"), score: say("Score"), coverage: say("Known %"), worst: say("Worst findings"), questions: say("First questions"), source: say("Source"), after: say("After"),
		verdictAfter: say("Verdict after"), lowAfter: say("Score low after"), currency: say(" (currency)"), percentile: say(" (percentile)"), number: say("ranking|Companies"),
		between: say(" | "), noStage: say("ranking|unknown"),
		gates: map[cohort.Gate]string{cohort.GatePassed: say("ranking|passed"), cohort.GateOpen: say("open"), cohort.GateFailed: say("failed")},
		ratios: map[string]string{
			"runway_months": say("Runway, months"), "burn_multiple": say("Burn multiple"), "dilution_pct": say("Planned dilution, %"),
			"planned_round": say("Planned round"), "last_round": say("Last round"),
		},
		ratio: say("Ratio"), known: say("ranking|Known"), rule: say("Rule"), severity: say("ranking|Severity"),
		ranking: say("Ranking"), scores: say("Low end of the score"), outcomes: say("ranking|Rules"), spread: say("Key ratios by stage"), keyRatios: say("Key ratios"),
		heat: say("Heat map"), duplicates: say("Suspected duplicates"), whatIf: say("What if"), failures: say("Could not be read"),
		nobody: say("No company can be ranked: each lacks something that the checklist calls essential, named below."),
		checklist: func(c assessment.Checklist) string {
			return words.Say(lang, "Checklist: %s (%s %s)", c.Title, c.Name, c.Revision)
		},
		fixed: func(f cohort.Fixed) string {
			if f.By == "columns" {
				return words.Say(lang, "These columns decide %d of %d rules; the ranking goes by these", f.Rules, f.Of)
			}
			return words.Say(lang, "These facts decide %d of %d rules; the ranking goes by these", f.Rules, f.Of)
		},
		absent:    func(facts string) string { return words.Say(lang, "No profile gives: %s", facts) },
		notRanked: say("Not ranked yet"), lacks: say("Open"), ask: say("Ask"), passRates: say("Pass rates"), share: say("Rules passed"),
		by:        map[string]string{"country": say("Country"), "language": say("Language of the name"), "stage": say("Stage")},
		languages: map[string]string{"zh": say("Chinese"), "latin": say("Latin script"), "other": say("other script")},
		counts: func(c cohort.Counts) []string {
			parts := []string{words.Count(lang, c.Companies, "%d company of %d read", "%d companies of %d read", c.Read)}
			if c.Failed > 0 {
				parts = append(parts, words.Say(lang, "%d could not be read", c.Failed))
			}
			if c.Cells > 0 {
				parts = append(parts, words.Count(lang, c.Cells, "%d unreadable cell left out", "%d unreadable cells left out"))
			}
			if c.OtherStage > 0 {
				parts = append(parts, words.Say(lang, "%d of another stage", c.OtherStage))
			}
			if c.Unmatched > 0 {
				parts = append(parts, words.Say(lang, "%d do not fulfil the expression", c.Unmatched))
			}
			if c.Lacking > 0 {
				parts = append(parts, words.Say(lang, "%d left out because they lack what the expression names", c.Lacking))
			}
			if c.Errors > 0 {
				parts = append(parts, words.Say(lang, "for %d a rule could not be evaluated", c.Errors))
			}
			return parts
		},
		policy: func(n int, revision string) string {
			return words.Say(lang, "%s, policy %s", words.Count(lang, n, "%d rule", "%d rules"), revision)
		},
		shown:      func(shown, all int) string { return words.Say(lang, "the first %d of %d", shown, all) },
		gatesAre:   func(rules string) string { return words.Say(lang, "Must pass: %s", rules) },
		weightsAre: func(weights string) string { return words.Say(lang, "Weights: %s", weights) },
		duplicate:  map[string]string{"id": say("same ID"), "name": say("same name")},
		flips: func(n int, from, to string) string {
			return words.Say(lang, "%s → %s: %s", from, to, words.Count(lang, n, "flips|%d company", "flips|%d companies"))
		},
		noFlips: say("No verdict changes."),
		more:    func(n int) string { return words.Say(lang, "ranking|and %d more", n) },
		moves: func(before, after string, n int) string {
			return words.Say(lang, "%s → %s for %d", before, after, n)
		},
		before:     say("Before"),
		spreadNote: say("Among the companies of one stage that have the figure; amounts within one currency."),
		heatNote:   say("Colors: the low end of the score, which counts what is unknown as failed, from red to green; grey: less is known than a verdict needs."),
		all:        say("all"), search: say("Search name, ID, finding"), views: say("Views"), colon: say(": "), where: say("where "),
		unit: say("Currency"), group: say("Group"), reason: say("ranking|Why"), line: say("Line"), column: say("Column"), place: say("ranking|Fact"), problem: say("Problem"), hint: say("ranking|What to do"),
		close: say("Close"), findings: say("ranking|Findings"),
		filtered: say("{n} of {all} companies"), standing: say("percentile {n} of its stage"),
		rulesFail: func(n, all int) string { return words.Say(lang, "%d of %d fail for some company", n, all) },
		noScript: func(shown, all int) string {
			return words.Say(lang, "The first %d of %d companies. A browser with scripts shows, sorts and filters all that the page holds.", shown, all)
		},
	}
})

// RatioName returns the display name of a key ratio.
func RatioName(lang rule.Lang, ratio string) string {
	return cmp.Or(cohortWordsIn(lang).ratios[ratio], ratio)
}

// RatioText formats the value of a key ratio; currency is "" unless it is an amount.
func RatioText(lang rule.Lang, value float64, currency string) string {
	if currency == "" {
		return formatRatio(value)
	}
	return rule.FormatValue(map[string]any{"amount": value, "currency": currency}, lang)
}

// ScriptName returns the name of the script of a company's name, by which pass rates are grouped.
func ScriptName(lang rule.Lang, group string) string {
	return cmp.Or(cohortWordsIn(lang).languages[group], group)
}
