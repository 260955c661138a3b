// Package rule defines rules: their identity, severity, texts and thresholds, and the catalogue of them all. It knows neither Rego nor profiles.
package rule

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/words"
)

// ID names a rule: "<category>/<name>", the path of its folder below policies/rules. IDs name the bad state.
type ID string

// Category returns the part of the ID before the slash.
func (id ID) Category() string {
	category, _, _ := strings.Cut(string(id), "/")
	return category
}

// Name returns the part of the ID after the slash.
func (id ID) Name() string {
	_, name, _ := strings.Cut(string(id), "/")
	return name
}

// Severity is how much a finding matters to a decision, not how certain it is.
type Severity int

// The severities, ascending.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severityNames = []string{"info", "low", "medium", "high", "critical"}

// Severities lists the severities, worst first.
func Severities() []Severity { return []Severity{Critical, High, Medium, Low, Info} }

// ParseSeverity reads a severity by its name.
func ParseSeverity(name string) (Severity, error) {
	if i := slices.Index(severityNames, name); i >= 0 {
		return Severity(i), nil
	}
	return 0, words.Errorf("unknown severity %q: %s", name, nearest.Use(name, severityNames))
}

func (s Severity) String() string {
	if s < Info || s > Critical {
		return fmt.Sprintf("severity(%d)", int(s))
	}
	return severityNames[s]
}

// Weight returns the weight of the severity in a score (the weights of OpenSSF Scorecard).
func (s Severity) Weight() float64 {
	return [...]float64{Info: 0, Low: 2.5, Medium: 5, High: 7.5, Critical: 10}[s]
}

// MarshalText writes the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the severity's name.
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSeverity(string(text))
	return err
}

// Stages are the stages of a company's development, in order.
var Stages = []string{"start_up", "growth", "expansion"}

// Lang is a language of texts: "en" or "zh".
type Lang = words.Lang

// The languages in which every text of a rule exists.
const (
	English = words.English
	Chinese = words.Chinese
)

// Text is a text in every language.
type Text struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// In returns the text in one language.
func (t Text) In(lang Lang) string {
	if lang == Chinese {
		return t.ZH
	}
	return t.EN
}

// Said returns a text of the words catalogue with its translations.
func Said(english string) Text {
	return Text{EN: words.In(English, english), ZH: words.In(Chinese, english)}
}

// Saying returns a text of the words catalogue with values inserted. Values that are texts are translated too.
func Saying(english string, values ...any) Text {
	in := func(lang Lang) string {
		worded := slices.Clone(values)
		for i, v := range values {
			if t, ok := v.(Text); ok {
				worded[i] = t.In(lang)
			}
		}
		return words.Say(lang, english, worded...)
	}
	return Text{EN: in(English), ZH: in(Chinese)}
}

// IsWhole reports whether the text exists in every language.
func (t Text) IsWhole() bool { return t.EN != "" && t.ZH != "" }

// Texts are named texts, sorted by name. With maps, the catalogue, which every start reads, would take half as much memory again.
type Texts []Named

// Named is a text with its name.
type Named struct {
	Name string
	Text Text
}

// TextsOf sorts texts by name.
func TextsOf(byName map[string]Text) Texts {
	var all Texts
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		all = append(all, Named{name, byName[name]})
	}
	return all
}

// Find finds a text by its name.
func (t Texts) Find(name string) (Text, bool) {
	i, ok := slices.BinarySearchFunc(t, name, func(n Named, name string) int { return strings.Compare(n.Name, name) })
	if !ok {
		return Text{}, false
	}
	return t[i].Text, true
}

// Map returns the texts as a map, which is nil when there are none.
func (t Texts) Map() map[string]Text {
	if len(t) == 0 {
		return nil
	}
	byName := make(map[string]Text, len(t))
	for _, n := range t {
		byName[n.Name] = n.Text
	}
	return byName
}

// Names returns the names, sorted.
func (t Texts) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, n := range t {
			if !yield(n.Name) {
				return
			}
		}
	}
}

// Lever is a fact whose change could clear a finding.
type Lever struct {
	Pointer    string    `json:"pointer"`   // pattern: a star stands for an entry of a list
	Direction  Direction `json:"direction"` // the change that helps
	Actionable bool      `json:"actionable"`
}

// Direction is the change of a lever that helps.
type Direction string

// The directions of a lever.
const (
	Up   Direction = "up"
	Down Direction = "down"
	Set  Direction = "set"
	Add  Direction = "add"
)

// UnmarshalText refuses a word that is not a direction.
func (d *Direction) UnmarshalText(text []byte) error {
	switch v := Direction(text); v {
	case Up, Down, Set, Add:
		*d = v
		return nil
	}
	return words.Errorf("unknown direction %q: use up, down, set or add", text)
}

// Emptiness is the meaning of a rule that does not apply because the profile says that there is nothing to judge: no customers, no models, no
// loans.
type Emptiness string

// The meanings of emptiness.
const (
	Unproven Emptiness = "unproven" // the company has shown nothing: the rule's weight counts as unknown
	Neutral  Emptiness = "neutral"  // it is as good, or better, to be without
)

// UnmarshalText refuses a word that means nothing.
func (e *Emptiness) UnmarshalText(text []byte) error {
	switch v := Emptiness(text); v {
	case Unproven, Neutral:
		*e = v
		return nil
	}
	return words.Errorf("unknown when_empty %q: use unproven or neutral", text)
}

// Param is a threshold or another value that a rule's judgement depends on.
type Param struct {
	Name    string   `json:"name"`
	Value   any      `json:"value"` // as JSON, numbers as json.Number
	Sources []string `json:"sources"`
	// Default is false if the user set the value; Sources then do not apply to it.
	Default bool `json:"default"`
}

// Override is a parameter whose value is not the shipped one.
type Override struct {
	Rule    ID     `json:"rule"`
	Name    string `json:"name"`
	Value   any    `json:"value"`
	Default any    `json:"default"`
	Origin  string `json:"origin"` // where the user said so: a file or "--set"
}

// Figure is a value derived from several facts. It is defined in lib.figures and computed nowhere else.
type Figure struct {
	Name     string      `json:"name"`
	Value    json.Number `json:"value"` // in units of Unit
	Unit     string      `json:"unit"`  // "money", "months", "times" or "percent"
	Currency string      `json:"currency,omitempty"`
	At       []string    `json:"at"` // pointers of the facts that it is derived from
	Rates    []Rate      `json:"rates,omitempty"`
}

// Rate is an exchange rate that a verdict rests on.
type Rate struct {
	From string      `json:"from"` // ISO 4217
	To   string      `json:"to"`
	Rate json.Number `json:"rate"`  // units of To for one of From
	AsOf string      `json:"as_of"` // its day; of a mean the last one
	// Months is the number of month ends of which Rate is the mean; 0 for the rate of a single day.
	Months int    `json:"months,omitempty"`
	Origin string `json:"origin"` // "profile", "ecb" (see the catalogue's sources), or the name of the user's file
}

// Derived is a fact that is missing from the profile but follows from others.
type Derived struct {
	Pointer string   `json:"pointer"`
	Value   any      `json:"value"` // a json.Number or a string
	From    []string `json:"from"`  // pointers of the facts that it follows from
}

// Aged is a fact that is too old for a pass to rest on it (lib.ages).
type Aged struct {
	Pointer string `json:"pointer"` // of the fact; with "/-" behind it for what a list of events leaves out
	AsOf    string `json:"as_of"`   // its date
	Expired bool   `json:"expired"` // whether it is more than twice as old as it may be
}

// Holds reports whether a pointer leads to the fact or into it.
func (a Aged) Holds(pointer string) bool {
	rest, ok := strings.CutPrefix(pointer, a.Pointer)
	return ok && (rest == "" || rest[0] == '/')
}

// Pack is a folder or bundle of policies in addition to the shipped ones. The digest is a hash of its modules and data.
type Pack struct {
	Name   string `json:"name"`
	Digest string `json:"digest"`
}

// Rule is what is known of a rule without evaluating it.
type Rule struct {
	ID          ID
	Severity    Severity // of its worst finding
	Title       Text
	Description Text
	Chapters    []string  // items of the article and of our own checks that it carries: "3.2.1", "K-04", "X-03"
	Stages      []string  // where it applies
	WhenEmpty   Emptiness // what it means that there is nothing to judge; "" for a rule that has no such case
	Facts       []string  // pointer patterns of the facts it reads; "/rounds/-" when the list must be whole
	Optional    map[string]string
	// Statement is the company's own statement that the rule compares with other facts; "" for most rules. If it was never made there is nothing
	// to compare, so its absence makes the rule not applicable.
	Statement string
	// Replaces maps the IDs of the rules that this one replaces to the subject that their findings have now; "" for their own subject.
	Replaces    map[ID]string
	Levers      []Lever
	Messages    Texts    // by kind of finding; under "" when there is one kind only; none for a rule that only asks
	Suggestions Texts    // by action
	Questions   Texts    // by pointer pattern
	Resources   []string // IDs of sources, or addresses
	Params      []Param  // sorted by name
	File        string   // where the rule stands, for people
}

// Param finds a parameter by name.
func (r *Rule) Param(name string) (Param, bool) {
	i := slices.IndexFunc(r.Params, func(p Param) bool { return p.Name == name })
	if i < 0 {
		return Param{}, false
	}
	return r.Params[i], true
}

// custom is the shape of the "custom" part of a rule's metadata.
type custom struct {
	Severity    *Severity         `json:"severity"`
	Chapters    []string          `json:"chapters"`
	Stages      []string          `json:"stages"`
	WhenEmpty   Emptiness         `json:"when_empty"`
	Facts       []string          `json:"facts"`
	Optional    map[string]string `json:"optional"`
	Statement   string            `json:"statement"`
	Replaces    map[ID]string     `json:"replaces"`
	Levers      []Lever           `json:"levers"`
	Title       Text              `json:"title"`
	Description Text              `json:"description"`
	Message     json.RawMessage   `json:"message"`
	Suggestion  map[string]Text   `json:"suggestion"`
	Question    map[string]Text   `json:"question"`
}

// Parse makes a rule from the metadata of its package. Unknown members are an error, so that a misspelled one is not lost.
func Parse(id ID, title, description string, metadata map[string]any) (*Rule, error) {
	raw, err := json.Marshal(metadata)
	if err != nil {
		return nil, words.Errorf("metadata of %s: %w", id, err)
	}
	var c custom
	if err := strictJSON(raw, &c); err != nil {
		return nil, words.Errorf("metadata of %s: %w", id, err)
	}
	if c.Severity == nil {
		return nil, words.Errorf("metadata of %s: severity is missing", id)
	}
	if c.Chapters == nil {
		c.Chapters = []string{}
	}
	messages, err := parseMessages(c.Message)
	if err != nil {
		return nil, words.Errorf("metadata of %s: message: %w", id, err)
	}
	return &Rule{
		ID: id, Severity: *c.Severity,
		Title:       Text{EN: title, ZH: c.Title.ZH},
		Description: Text{EN: strings.TrimSpace(description), ZH: strings.TrimSpace(c.Description.ZH)},
		Chapters:    c.Chapters, Stages: c.Stages, WhenEmpty: c.WhenEmpty, Facts: c.Facts, Optional: c.Optional, Levers: c.Levers,
		Statement: c.Statement, Replaces: c.Replaces,
		Messages: TextsOf(messages), Suggestions: TextsOf(c.Suggestion), Questions: TextsOf(c.Question),
	}, nil
}

// parseMessages reads {en, zh}, or one such text for each kind of finding. A rule that only asks has none.
func parseMessages(raw json.RawMessage) (map[string]Text, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	var one Text
	if err := strictJSON(raw, &one); err == nil {
		return map[string]Text{"": one}, nil
	}
	var many map[string]Text
	if err := strictJSON(raw, &many); err != nil {
		return nil, words.Errorf("want {en, zh}, or one such text for each kind of finding: %w", err)
	}
	return many, nil
}

// ParseQuestions reads a library's questions for facts that several rules need.
func ParseQuestions(metadata map[string]any) (map[string]Text, error) {
	raw, err := json.Marshal(metadata)
	if err != nil {
		return nil, err
	}
	var c struct {
		Question map[string]Text `json:"question"`
	}
	err = strictJSON(raw, &c)
	return c.Question, err
}

func strictJSON(raw []byte, into any) error {
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// Outcome is what a rule proves about one profile.
type Outcome string

// The outcomes. A missing fact is neither a fail nor a pass: it makes the outcome unknown.
const (
	Pass          Outcome = "pass"
	Fail          Outcome = "fail"
	Unknown       Outcome = "unknown"
	NotApplicable Outcome = "not_applicable"
	Error         Outcome = "error"
)
