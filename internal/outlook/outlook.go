// Package outlook holds when the verdicts about a company will change if nobody does anything. It is plain data; package forecast finds it.
package outlook

import (
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Schema names the version of the JSON form of an Outlook.
const Schema = "diligo.forecast/v1"

// Class says what kind of change it is.
type Class string

// The classes of changes.
const (
	Worsens   Class = "worsens"    // the company gets worse
	GoesStale Class = "goes_stale" // nobody updated
	FallsDue  Class = "falls_due"  // an obligation, an expiry
	Eases     Class = "eases"      // what was open or found is no longer
)

// Cause says what brings a change about.
type Cause struct {
	Kind     string   `json:"kind"` // "projection", "calendar" or "age"
	Pointers []string `json:"pointers,omitempty"`
}

// The kinds of causes.
const (
	ByProjection = "projection" // a projected fact crosses a threshold
	ByCalendar   = "calendar"   // a day comes that the profile names, or time since one
	ByAge        = "age"        // facts become too old to rest on
)

// State is what a rule says on a day.
type State struct {
	Outcome  rule.Outcome  `json:"outcome"` // unknown where all findings are stale
	Severity rule.Severity `json:"severity"`
	// Messages are those of findings that count, the worst first; in the new state those that were not said before.
	Messages []string `json:"messages,omitempty"`
}

// Transition is a change of a rule's outcome or severity on a future day.
type Transition struct {
	Date     string        `json:"date"` // the first day of the new state
	Rule     rule.ID       `json:"rule"`
	Title    string        `json:"title"`
	Category string        `json:"category"`
	Severity rule.Severity `json:"severity"` // of the worse state
	Class    Class         `json:"class"`
	Cause    Cause         `json:"cause"`
	From     State         `json:"from"`
	To       State         `json:"to"`
	Lever    string        `json:"lever,omitempty"` // what would move it
}

// Remark is something that is taken for granted about a fact.
type Remark struct {
	Pointer string    `json:"pointer,omitempty"`
	Text    rule.Text `json:"text"`
}

// Refusal says of a fact why nothing is predicted that rests on it, and which rules that are.
type Refusal struct {
	Pointer string    `json:"pointer"`
	Why     rule.Text `json:"why"`
	Rules   []rule.ID `json:"rules"`
}

// Outlook is all changes of a company's verdicts from one day to another.
type Outlook struct {
	Schema      string             `json:"schema"`
	Profile     assessment.Profile `json:"profile"`
	Run         assessment.Run     `json:"run"`
	Policy      string             `json:"policy"` // revision
	JudgedBy    assessment.Policy  `json:"judged_by"`
	From        string             `json:"from"`  // the first day
	Until       string             `json:"until"` // the last one, included
	Rules       int                `json:"rules"`
	Assumptions []Remark           `json:"assumptions"`
	Refused     []Refusal          `json:"refused"`
	Changes     []Transition       `json:"changes"`
}
