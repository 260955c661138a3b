// Package assessment holds what was concluded about one company: outcomes, findings with their evidence, questions, and the
// roll-up into a score and a verdict. It is plain data, in a stable, versioned form; how it is evaluated and how it is shown
// are the business of others.
package assessment

import (
	"fmt"
	"slices"

	"github.com/diligo/diligo/internal/rule"
)

// Schema names the version of the JSON form of a Report.
const Schema = "diligo.report/v2"

// SchemaV1 is the version before: outcomes and findings mean the same, but verdict, coverage and scores were worked out in another
// way and can't be compared.
const SchemaV1 = "diligo.report/v1"

// Report is the assessments of one run, with the inputs that could not be read.
type Report struct {
	Schema      string        `json:"schema"`
	Assessments []*Assessment `json:"assessments"`
	Failures    []Failure     `json:"failures"`
}

// Failure is an input that could not be read, or a place in it that is wrong.
type Failure struct {
	Source  string `json:"source"`
	Line    int    `json:"line,omitempty"`   // from 1; 0 when the whole input is meant
	Column  int    `json:"column,omitempty"` // from 1, in characters
	Pointer string `json:"pointer,omitempty"`
	Error   string `json:"error"`
	Hint    string `json:"hint,omitempty"` // what to do
}

// Assessment is all outcomes for one profile at one as-of date under one revision of the policies.
type Assessment struct {
	Profile   Profile       `json:"profile"`
	Policy    Policy        `json:"policy"`
	Checklist Checklist     `json:"checklist,omitzero"`
	Support   *Support      `json:"support,omitempty"` // where the profile says how well its facts are supported, or a floor was asked for
	Run       Run           `json:"run,omitzero"`
	Waivers   *Waivers      `json:"waivers,omitempty"`
	Baseline  *File         `json:"baseline,omitempty"`
	Summary   Summary       `json:"summary"`
	Figures   []rule.Figure `json:"figures,omitempty"` // derived from the facts, by name; only when asked for
	Results   []Result      `json:"results"`
	Questions []Question    `json:"questions"`
}

// Support is how well the facts that an assessment rests on are supported.
type Support struct {
	Floor  rule.Level     `json:"floor"`             // facts below it are absent
	Levels []Standpoint   `json:"levels,omitempty"`  // what is concluded at each floor, the lowest first; only of one company alone
	Lower  []LowerSupport `json:"lowered,omitempty"` // entries that count for less than they say
}

// Standpoint is what is concluded at a floor.
type Standpoint struct {
	Level    rule.Level `json:"level"`
	Verdict  Verdict    `json:"verdict"`
	Score    Score      `json:"score"`
	Coverage int        `json:"coverage"`
}

// LowerSupport is an entry that counts for less than it says.
type LowerSupport struct {
	Pointer string     `json:"pointer"`
	Said    rule.Level `json:"said"`
	Counts  rule.Level `json:"counts"`
	Why     string     `json:"why"` // no_source, no_verifier, own_verifier, expired or superseded
}

// Foundation is what an outcome rests on, at its weakest.
type Foundation struct {
	Level    rule.Level   `json:"level"`
	Pointers []string     `json:"pointers"`       // the facts of that level
	Told     rule.Outcome `json:"told,omitempty"` // the outcome with all facts, where it does not survive the floor: it rests on a claim
}

// Figure returns the figure of that name.
func (a *Assessment) Figure(name string) (rule.Figure, bool) {
	i := slices.IndexFunc(a.Figures, func(f rule.Figure) bool { return f.Name == name })
	if i < 0 {
		return rule.Figure{}, false
	}
	return a.Figures[i], true
}

// Profile says which input was assessed.
type Profile struct {
	Source string `json:"source"`
	Line   int    `json:"line,omitempty"` // from 1, where the source holds one profile a line; else 0
	SHA256 string `json:"sha256"`         // of the bytes read, hex
	// Company is what waivers, baselines and comparisons know the company by: its ID, else its legal name, else its name.
	Company string `json:"company,omitempty"`
	ID      string `json:"id,omitempty"`
	Name    string `json:"name,omitempty"`
	Stage   string `json:"stage,omitempty"`
	AsOf    string `json:"as_of,omitempty"`
}

// Place tells people which input this is: the source, with the line where it holds several profiles.
func (p Profile) Place() string {
	if p.Line == 0 {
		return p.Source
	}
	return fmt.Sprintf("%s:%d", p.Source, p.Line)
}

// Policy says what it was judged by.
type Policy struct {
	Revision string `json:"revision"`
	// Base is the revision without the parameters that the user set; "" when there are none.
	Base       string          `json:"base,omitempty"`
	Rules      int             `json:"rules"` // rules evaluated
	Evaluator  string          `json:"evaluator"`
	Parameters []rule.Override `json:"parameters,omitempty"` // those that are not the shipped ones
	Packs      []rule.Pack     `json:"packs,omitempty"`      // policies that are not shipped, in their order
	Replaced   []rule.ID       `json:"replaced,omitempty"`   // shipped rules in whose place one of a pack stands
	Disabled   []rule.ID       `json:"disabled,omitempty"`   // shipped rules that a pack leaves out
	Rates      []File          `json:"rates,omitempty"`      // tables of exchange rates that were laid over the shipped one, in their order
}

// Text identifies modules and data without the user's parameters.
func (p Policy) Text() string {
	if p.Base != "" {
		return p.Base
	}
	return p.Revision
}

// Checklist says for which purpose it was judged.
type Checklist struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Revision string `json:"revision"`
}

// Run is how the assessment was asked for, beyond profile and policies, so that it can be made again.
type Run struct {
	Version string    `json:"version"` // of the program
	Lang    rule.Lang `json:"lang"`
	AsOf    string    `json:"as_of,omitempty"` // the date given in place of the profile's
	Only    []string  `json:"only,omitempty"`  // globs over rule IDs
	Skip    []string  `json:"skip,omitempty"`
	// Checklists are names and files; none is the default one.
	Checklists []string `json:"checklists,omitempty"`
	// Fixed is the checklist that the run made itself, in place of these.
	Fixed   *rule.Checklist `json:"fixed,omitempty"`
	Weights map[string]int  `json:"weights,omitempty"` // of categories, in hundredths, where the user set them
	// Support is the floor of support: facts below it are absent.
	Support rule.Level `json:"support,omitzero"`
}

// Verdict is the one-word conclusion.
type Verdict string

// The verdicts. Incomplete: nothing serious was found, but too little is known, or facts contradict each other, to say pass.
// Insufficient: a core fact of the checklist lacks, so that nothing is concluded; what was found is shown nevertheless.
const (
	VerdictPass         Verdict = "pass"
	VerdictFail         Verdict = "fail"
	VerdictIncomplete   Verdict = "incomplete"
	VerdictInsufficient Verdict = "insufficient"
)

// Summary is the roll-up.
type Summary struct {
	Verdict   Verdict       `json:"verdict"`
	Threshold rule.Severity `json:"severity_threshold"` // findings from here on make the verdict fail
	Score     Score         `json:"score"`
	Coverage  int           `json:"coverage"` // percent of the applicable weight that is known, rounded down
	// MinimumCoverage is the checklist's.
	MinimumCoverage int               `json:"minimum_coverage"`
	Core            Core              `json:"core"`
	Outcomes        Outcomes          `json:"outcomes"`
	Findings        FindingCounts     `json:"findings"`
	Categories      []CategorySummary `json:"categories"`
	Factors         []Factor          `json:"factors"`
	// WorstWaived is the severity of the worst finding that is waived.
	WorstWaived rule.Severity `json:"-"`
	// Failed is the weight, in hundredths, at the low end of the score: of the failed rules, with all that is open taken as failed.
	Failed int `json:"-"`
}

// Core says which facts without which nothing is concluded a profile has.
type Core struct {
	Of      int           `json:"of"` // that the checklist has
	Missing []MissingCore `json:"missing"`
}

// MissingCore is a core fact that lacks.
type MissingCore struct {
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Pointers []string `json:"pointers"` // any one of them will do
	Question string   `json:"question"`
}

// Score is the interval in which the score lies whatever is still unknown, from 0 to 100, rounded down.
type Score struct {
	Known *int `json:"known"` // by the rules that passed or failed alone; null when there are none. It means nothing without the coverage
	Low   int  `json:"low"`   // with every unknown taken as failed
	High  int  `json:"high"`  // with every unknown taken as passed
}

// Outcomes counts rules by outcome.
type Outcomes struct {
	Pass          int `json:"pass"`
	Fail          int `json:"fail"`
	Unknown       int `json:"unknown"`
	NotApplicable int `json:"not_applicable"`
	Error         int `json:"error"`
}

// FindingCounts counts findings by severity; the waived and the stale ones are counted apart.
type FindingCounts struct {
	Critical int `json:"critical"`
	High     int `json:"high"`
	Medium   int `json:"medium"`
	Low      int `json:"low"`
	Info     int `json:"info"`
	Waived   int `json:"waived"`
	Stale    int `json:"stale,omitempty"` // of facts that are much too old; counted apart too
	Known    int `json:"known,omitempty"` // of those that count, the ones that the baseline holds
}

// CategorySummary is the roll-up of one category.
type CategorySummary struct {
	Category string   `json:"category"`
	Score    Score    `json:"score"` // zero, and nothing known, where no rule of the category counts
	Coverage int      `json:"coverage"`
	Outcomes Outcomes `json:"outcomes"`
}

// Scored reports whether anything in the category counts.
func (c CategorySummary) Scored() bool { return c.Score.Known != nil || c.Score.High > 0 }

// Factor is a success factor of the article: the roll-up of the rules that carry certain items.
type Factor struct {
	Item     string       `json:"item"`
	Title    string       `json:"title"`
	Outcome  rule.Outcome `json:"outcome"`
	Coverage int          `json:"coverage"`
	Rules    []rule.ID    `json:"rules"`
}

// Result is the outcome of one rule.
type Result struct {
	Rule     rule.ID       `json:"rule"`
	Category string        `json:"category"`
	Outcome  rule.Outcome  `json:"outcome"`
	Severity rule.Severity `json:"severity"` // of the rule; a finding may have a lower one
	Title    string        `json:"title"`
	Unproven bool          `json:"unproven,omitempty"` // not applicable, because the company says that it has nothing to show
	Chapters []string      `json:"chapters"`
	Findings []Finding     `json:"findings,omitempty"`
	Rates    []rule.Rate   `json:"rates,omitempty"` // exchange rates that a fail or a pass rests on
	// Derived are facts that a fail or a pass rests on and that were derived from others.
	Derived []rule.Derived `json:"derived,omitempty"`
	Missing []string       `json:"missing,omitempty"`
	// Aged are facts that are there, but too old for a pass to rest on them: of those that findings speak of or that are missing.
	Aged      []rule.Aged `json:"aged,omitempty"`
	Questions []string    `json:"questions,omitempty"`
	Error     string      `json:"error,omitempty"`
	Rests     *Foundation `json:"rests_on,omitempty"` // of a finding, a pass or not applicable, where Support is known
}

// Finding is one instance of a rule firing.
type Finding struct {
	Fingerprint string         `json:"fingerprint"` // stable over edits elsewhere in the profile
	Severity    rule.Severity  `json:"severity"`
	Kind        string         `json:"kind,omitempty"`
	Subject     string         `json:"subject,omitempty"`
	Message     string         `json:"message"`
	Evidence    map[string]any `json:"evidence"`
	Thresholds  []Threshold    `json:"thresholds,omitempty"`
	AsOf        string         `json:"as_of,omitempty"` // the date of its oldest fact, where a pass might not rest on that
	Stale       bool           `json:"stale,omitempty"` // its facts are more than twice as old as they may be: shown, not counted
	Locations   []Location     `json:"locations"`
	Suggestions []Suggestion   `json:"suggestions,omitempty"`
	Known       bool           `json:"known,omitempty"`   // the baseline holds it
	Targets     []Target       `json:"targets,omitempty"` // only when asked for
	Waiver      *Waiver        `json:"waiver,omitempty"`
	Outgrown    *Outgrown      `json:"outgrown,omitempty"` // a waiver names it, and it is worse than what was accepted
}

// Counts reports whether the finding counts: one that is waived or stale stays visible and does not.
func (f *Finding) Counts() bool { return f.Waiver == nil && !f.Stale }

// Threshold is a parameter that a finding was compared with, and where it comes from.
type Threshold struct {
	Name    string   `json:"name"`
	Value   any      `json:"value"`
	Sources []string `json:"sources"`
}

// Location is a fact that a finding speaks of.
type Location struct {
	Pointer string `json:"pointer"`
	Line    int    `json:"line"`   // from 1
	Column  int    `json:"column"` // from 1, in characters
	Value   any    `json:"value,omitempty"`
	// End of the value, exclusive, for formats that mark a region.
	EndLine   int `json:"-"`
	EndColumn int `json:"-"`
}

// Suggestion is an action that would help.
type Suggestion struct {
	Action string         `json:"action"`
	Text   string         `json:"text"`
	Values map[string]any `json:"values,omitempty"`
}

// Waiver says why a finding does not count.
type Waiver struct {
	Reason     string `json:"reason"`
	Owner      string `json:"owner"`
	ApprovedBy string `json:"approved_by,omitempty"`
	Created    string `json:"created,omitempty"`
	Expires    string `json:"expires"` // the last day on which it holds, in UTC
	Accepted
}

// Accepted is how bad a finding was when it was accepted. A waiver of an early version says nothing of it.
type Accepted struct {
	Severity *rule.Severity `json:"severity,omitempty"` // it may not be worse
	// AtLeast and AtMost bound the figures of its evidence, by their names; those of an amount have its currency behind them: "cash CNY".
	AtLeast map[string]float64 `json:"at_least,omitempty"`
	AtMost  map[string]float64 `json:"at_most,omitempty"`
}

// Outgrown says that a finding is worse than a waiver accepts, and in what.
type Outgrown struct {
	Line int      `json:"line"` // of the waiver in its file
	By   []string `json:"by"`   // "severity", or names of figures
}

// File is a file that an assessment depends on beside the profile and the policies.
type File struct {
	Source string `json:"source"`
	SHA256 string `json:"sha256"` // of the bytes read, hex
}

// Waivers says which waivers an assessment was made with.
type Waivers struct {
	File
	Today string `json:"today"` // the day in UTC at which they were judged: YYYY-MM-DD
	// NonWaivable is the globs over the IDs of the rules that can't be waived.
	NonWaivable []string     `json:"non_waivable,omitempty"`
	Idle        []IdleWaiver `json:"idle,omitempty"` // those for this company that cover nothing
}

// IdleWaiver is a waiver that covers no finding.
type IdleWaiver struct {
	Line        int          `json:"line"` // in the file of waivers
	Rule        rule.ID      `json:"rule"`
	Subject     string       `json:"subject,omitempty"`
	Fingerprint string       `json:"fingerprint,omitempty"`
	Expires     string       `json:"expires"`
	Status      WaiverStatus `json:"status"`
}

// WaiverStatus says what a waiver does.
type WaiverStatus string

// The statuses of a waiver. All but active cover nothing.
const (
	WaiverActive     WaiverStatus = "active"
	WaiverExpired    WaiverStatus = "expired"
	WaiverOutgrown   WaiverStatus = "outgrown"     // what it names is worse than what was accepted
	WaiverUnused     WaiverStatus = "unused"       // no finding that it names
	WaiverAmbiguous  WaiverStatus = "ambiguous"    // its subject is the name of several entries, or only a place in a list
	WaiverNotAllowed WaiverStatus = "not_waivable" // the configuration forbids it
)

// Question asks for one missing fact.
type Question struct {
	Pointer string    `json:"pointer"`
	Text    string    `json:"text"`
	Rules   []rule.ID `json:"rules"`   // whose outcome needs the fact
	Settles int       `json:"settles"` // rules that need nothing else once this and all questions before it are answered
}
