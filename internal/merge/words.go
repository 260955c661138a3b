package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
)

// conflictWords word a disagreement.
var conflictWords = struct {
	kept, undecided, whole rule.Text
	by                     map[Reason]rule.Text
}{
	kept:      rule.Said("%s (%s): kept %s (%s), not %s (%s): %s"),
	undecided: rule.Said("please decide; the value that stood first stays"),
	whole:     rule.Said("%s (%s): declared complete (%s), but %s names more; it is no longer declared complete: please decide"),
	by: map[Reason]rule.Text{
		ByLevel: rule.Said("better supported"), ByDate: rule.Said("later"),
	},
}

// In describes the conflict in lang, with both places and why a side was kept.
func (c Conflict) In(book *fact.Book, lang rule.Lang) string {
	label := c.Pointer
	if f, ok := book.At(c.Pointer); ok {
		label = f.Label.In(lang)
	}
	if c.By == ByWhole {
		return fmt.Sprintf(conflictWords.whole.In(lang), c.Pointer, label, c.Dropped.Place, c.Kept.Place)
	}
	why := conflictWords.undecided
	if text, ok := conflictWords.by[c.By]; ok {
		why = text
	}
	return fmt.Sprintf(conflictWords.kept.In(lang), c.Pointer, label, short(c.Kept.Value), c.Kept.Place, short(c.Dropped.Value), c.Dropped.Place, why.In(lang))
}

// Undecided reports whether a person must decide on one of these.
func Undecided(all []Conflict) bool { return slices.ContainsFunc(all, Conflict.Undecided) }

// mostOfValue is how much of a value a line shows.
const mostOfValue = 120

// short returns a value in a line.
func short(value any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return "?"
	}
	text := []rune(inert.Clean(strings.TrimSpace(b.String())))
	if len(text) > mostOfValue {
		return string(text[:mostOfValue]) + "…"
	}
	return string(text)
}
