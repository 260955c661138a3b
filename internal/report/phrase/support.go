package phrase

import (
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Level returns the display name of a level of support.
func Level(l rule.Level, lang rule.Lang) string {
	switch l {
	case rule.Verified:
		return words.Say(lang, "level|verified")
	case rule.Documented:
		return words.Say(lang, "level|documented")
	}
	return words.Say(lang, "level|as told")
}

// Floor says which facts count; "" if all do.
func Floor(l rule.Level, lang rule.Lang) string {
	switch l {
	case rule.Verified:
		return words.Say(lang, "Only facts that are verified count.")
	case rule.Documented:
		return words.Say(lang, "Only facts that are documented or verified count.")
	}
	return ""
}

// Standpoints returns the rows of a table, header first: the conclusions from all facts, from documented facts and from verified facts. Nil
// if the assessment has none.
func (t Phrases) Standpoints(s *assessment.Support) [][]string {
	if s == nil || len(s.Levels) == 0 {
		return nil
	}
	rows := [][]string{{
		words.Say(t.Lang, "Facts that count"), words.Say(t.Lang, "Verdict"), words.Say(t.Lang, "Score"), words.Say(t.Lang, "support|Known"),
	}}
	for _, at := range s.Levels {
		rows = append(rows, []string{rule.Capitalized(Level(at.Level, t.Lang)), t.Words.Verdict[at.Verdict], Interval(at.Score.Low, at.Score.High), fmt.Sprintf("%d%%", at.Coverage)})
	}
	return rows
}

// SupportNotes says which facts count, and which provenance entries count for less than they state.
func (t Phrases) SupportNotes(s *assessment.Support) []string {
	if s == nil {
		return nil
	}
	var notes []string
	if text := Floor(s.Floor, t.Lang); text != "" {
		notes = append(notes, text)
	}
	for _, e := range s.Lower {
		notes = append(notes, words.Say(t.Lang, "%s is recorded as %s and counts as claimed: %s", e.Pointer, Level(e.Said, t.Lang), lowered(e.Why, t.Lang)))
	}
	return notes
}

func lowered(why string, lang rule.Lang) string {
	switch why {
	case "no_source":
		return words.Say(lang, "a document needs its source and its SHA-256")
	case "no_verifier":
		return words.Say(lang, "nobody is named who has verified it")
	case "own_verifier":
		return words.Say(lang, "the company has verified it itself")
	case "expired":
		return words.Say(lang, "the document has expired")
	case "superseded":
		return words.Say(lang, "another document has replaced it")
	}
	return why
}

// pointersShown is the number of facts listed for the weakest level.
const pointersShown = 5

// RestsOn describes the weakest support that an outcome rests on; "" if unknown.
func (t Phrases) RestsOn(f *assessment.Foundation) string {
	if f == nil {
		return ""
	}
	names := strings.Join(f.Pointers[:min(len(f.Pointers), pointersShown)], t.Words.Listing)
	if more := len(f.Pointers) - pointersShown; more > 0 {
		names = words.Say(t.Lang, "%s and %d more", names, more)
	}
	if f.Told != "" {
		return words.Say(t.Lang, "%s as told; rests on %s: %s", t.Words.Outcome[f.Told], Level(f.Level, t.Lang), names)
	}
	return words.Say(t.Lang, "rests on %s: %s", Level(f.Level, t.Lang), names)
}
