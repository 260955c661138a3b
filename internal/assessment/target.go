package assessment

import "github.com/diligo/diligo/internal/rule"

// Target is what one lever of a finding would have to become for the finding to clear, all else being equal. It is a state
// to reach, found by evaluating; no edit of a profile makes it true.
type Target struct {
	Pointer    string         `json:"pointer"` // of the fact, or of the list for an entry to add; a pattern where no single entry does
	Direction  rule.Direction `json:"direction"`
	Actionable bool           `json:"actionable"` // can the company act on it?
	Reach      Reach          `json:"reach"`
	Now        any            `json:"now,omitempty"`
	// Value is the smallest change found that clears the finding; of an entry to add, the members that decide. A stretch of
	// values much narrower than its distance from the present one can be missed.
	Value any `json:"value,omitempty"`
	// Short is one step less, with which the finding still stands.
	Short   any      `json:"short,omitempty"`
	Others  []any    `json:"others,omitempty"`  // words that clear it as well
	Entries int      `json:"entries,omitempty"` // how many entries to add
	Needs   []string `json:"needs,omitempty"`   // members that an entry to add would have to state as well

	Outcome rule.Outcome `json:"outcome,omitempty"` // of the rule, once the value is reached
	Clears  []Change     `json:"clears,omitempty"`  // other findings that go with it
	Eases   []Change     `json:"eases,omitempty"`   // findings that are less severe with it; the severity is the new one
	Breaks  []Change     `json:"breaks,omitempty"`  // findings that come, or are worse, with it
	Unknown []rule.ID    `json:"unknown,omitempty"` // rules that it leaves without an answer
	Text    string       `json:"text"`
}

// Reach says what became of the search for a target.
type Reach string

// The results of a search.
const (
	Reached    Reach = "reached"      // the value clears the finding, one step less does not
	OutOfReach Reach = "out_of_reach" // no value that was tried clears it alone
	NotTried   Reach = "not_tried"    // what would have to be true can't be made up
)

// Change is a finding that comes, goes or has another severity.
type Change struct {
	Rule     rule.ID       `json:"rule"`
	Title    string        `json:"title"`
	Severity rule.Severity `json:"severity"`
	Kind     string        `json:"kind,omitempty"`
	Subject  string        `json:"subject,omitempty"`
}
