package interview

import (
	"encoding/json"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// The messages of an interview with another program, which are JSON: a question goes out, an answer comes back, and then what became of it.
type (
	// AskedMessage puts a question.
	AskedMessage struct {
		Type string `json:"type"` // "question"
		*Question
		Progress Progress `json:"progress"`
	}
	// SettledMessage says which rules an answer settled.
	SettledMessage struct {
		Type    string   `json:"type"` // "settled"
		Pointer string   `json:"pointer"`
		Rules   []Reason `json:"rules"`
	}
	// RefusedMessage says what is wrong with an answer; the question stands.
	RefusedMessage struct {
		Type  string `json:"type"` // "refused"
		Error string `json:"error"`
		Hint  string `json:"hint,omitempty"`
	}
	// EndMessage ends an interview.
	EndMessage struct {
		Type     string           `json:"type"` // "end"
		End      string           `json:"end"`  // covered, decided or stopped
		Progress Progress         `json:"progress"`
		Asides   map[string]Aside `json:"asides"`
	}
	// AnswerMessage is an answer: one of text, value, aside and stop.
	AnswerMessage struct {
		Pointer  string          `json:"pointer"` // of the question, if given
		Text     *string         `json:"text"`    // as people write
		Value    json.RawMessage `json:"value"`   // as the schema has it
		Aside    string          `json:"aside"`
		Who      string          `json:"who"`
		Document string          `json:"document"`
		Page     string          `json:"page"`
		Stop     bool            `json:"stop"`
	}
)

// Stopped is the end of an interview that nobody answers any more.
const Stopped End = "stopped"

// Asked returns the message that puts a question.
func (s *Step) Asked(q *Question) AskedMessage { return AskedMessage{"question", q, s.Progress()} }

// Settled returns the message of what an answer to a question settled.
func (q *Question) Settled(rules []Reason) SettledMessage {
	return SettledMessage{"settled", q.Pointer, rules}
}

// RefusedBecause returns the message that an answer can't be taken.
func RefusedBecause(what, hint string) RefusedMessage { return RefusedMessage{"refused", what, hint} }

// Ended returns the message that ends an interview.
func (s *Step) Ended(end End) EndMessage {
	return EndMessage{"end", string(end), s.Progress(), s.Asides()}
}

// refuse says to another program what is wrong with a message; programs are told in English.
func refuse(what, hint string) error {
	return &Refused{What: rule.Text{EN: what, ZH: what}, Hint: rule.Text{EN: hint, ZH: hint}}
}

// ReadMessage reads an AnswerMessage to a question; stop reports that it ends the interview. The error is a *Refused or a *fact.Unread.
func (s *Step) ReadMessage(q *Question, line string) (a Answer, stop bool, err error) {
	d := json.NewDecoder(strings.NewReader(line))
	d.DisallowUnknownFields()
	d.UseNumber()
	var in AnswerMessage
	if err := d.Decode(&in); err != nil {
		return a, false, refuse("no answer can be read: "+err.Error(), `send one JSON object a line, such as {"text": "4.2m CNY"}`)
	}
	given := 0
	for _, there := range []bool{in.Text != nil, in.Value != nil, in.Aside != "", in.Stop} {
		if there {
			given++
		}
	}
	switch {
	case in.Pointer != "" && in.Pointer != q.Pointer:
		return a, false, refuse("the answer is for "+in.Pointer+", the question is "+q.Pointer, "")
	case given != 1:
		return a, false, refuse("one of text, value, aside and stop is needed", "")
	case in.Stop:
		return a, true, nil
	}
	a.Document, a.Page = in.Document, in.Page
	switch {
	case in.Aside != "":
		a.Aside = &Aside{Why: in.Aside, Who: in.Who}
	case in.Text != nil:
		a.Value, err = s.Value(q, strings.TrimSpace(*in.Text))
	default:
		d := json.NewDecoder(strings.NewReader(string(in.Value)))
		d.UseNumber()
		if err := d.Decode(&a.Value); err != nil {
			return a, false, refuse(err.Error(), "")
		}
		if a.Value == nil {
			return a, false, refuse("null is not an answer", `set the question aside: {"aside": "unknown"}`)
		}
	}
	return a, false, err
}
