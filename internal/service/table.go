package service

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// FounderTable is a list that a form asks for, such as the founders, the holders or the rounds of a company.
type FounderTable struct {
	Pointer string             `json:"pointer"`
	Text    string             `json:"text" doc:"What the list is of."`
	Help    string             `json:"help,omitempty"`
	Open    bool               `json:"open" doc:"Whether it is asked for; else it was filled in, and can be corrected."`
	Whole   bool               `json:"whole" doc:"Whether it was said that all entries are listed."`
	Columns []interview.Column `json:"columns"`
	Entries []FounderEntry     `json:"entries,omitempty" doc:"Those that stand in it now."`
	Fixed   bool               `json:"fixed,omitempty" doc:"The entries were not given in this form, so that it can only add to them."`
	Seen    string             `json:"seen" doc:"Sent with the rows, so that a list that has changed meanwhile is not overwritten."`
}

// FounderEntry is an entry of a list: its name and, if it was entered through the form, its values as they are written.
type FounderEntry struct {
	Name   string            `json:"name,omitempty"`
	Values map[string]string `json:"values,omitempty" doc:"By the names of the columns; of a column with choices, the word."`
}

// FounderRow is a row of a list as filled in.
type FounderRow struct {
	Entry  int               `json:"entry,omitempty" minimum:"0" maximum:"200" doc:"The number of the entry that it is, from 1; 0 for a new one."`
	Values map[string]string `json:"values" doc:"As people write them, by the names of the columns. What is left out or empty stays open."`
}

// FounderRows is a list as filled in.
type FounderRows struct {
	Pointer string       `json:"pointer" maxLength:"500"`
	Rows    []FounderRow `json:"rows" maxItems:"200"`
	Whole   bool         `json:"whole" doc:"All entries are listed. Without a row: there is none."`
	Seen    string       `json:"seen" maxLength:"100"`
}

// maxRows bounds the rows of a list in a form.
const maxRows = 200

// tables returns the lists that the form of a link asks for, and those entered through it.
func (s *Service) tables(ctx context.Context, l *store.Link, step *interview.Step, book *fact.Book, own map[string]any, lang rule.Lang) ([]FounderTable, error) {
	version, err := s.store.LatestOf(ctx, l.Program, l.Company)
	if err != nil {
		return nil, err
	}
	document, err := s.documentOf(version)
	if err != nil {
		return nil, err
	}
	var out []FounderTable
	add := func(list string, open bool) {
		for i := range out {
			if out[i].Pointer == list {
				return
			}
		}
		if t, ok := tableOf(step, book, document, list, own, lang); ok && (open || !t.Fixed && len(t.Entries) > 0) {
			t.Open = open
			out = append(out, t)
		}
	}
	for _, q := range step.Pending() {
		if q.Kind == fact.Table && q.Ask != interview.AskValue {
			add(strings.TrimSuffix(q.Pointer, "/-"), true)
		}
	}
	for _, pointer := range sortedKeys(own) {
		for at, rest := 0, pointer; ; {
			i := strings.IndexByte(rest[min(1, len(rest)):], '/')
			if i < 0 {
				break
			}
			at += i + 1
			rest = pointer[at:]
			if f, ok := book.At(pointer[:at]); ok && f.Kind == fact.Table {
				add(pointer[:at], false)
			}
		}
	}
	return out, nil
}

// tableOf returns a list of a document as a form shows it. Of entries from elsewhere it shows only the names, which the questions about
// them reveal anyway.
func tableOf(step *interview.Step, book *fact.Book, document any, list string, own map[string]any, lang rule.Lang) (FounderTable, bool) {
	q, ok := step.Table(list)
	if !ok || len(q.Columns) == 0 {
		return FounderTable{}, false
	}
	entries, digest := entriesOf(document, list)
	t := FounderTable{Pointer: list, Text: q.Fact.Label.In(lang), Help: q.Help, Columns: q.Columns, Seen: digest, Whole: step.Whole(list), Fixed: !ownList(book, entries, list, own)}
	for _, e := range entries {
		entry, _ := e.(map[string]any)
		one := FounderEntry{}
		if name, ok := entry[q.Columns[0].Name].(string); ok {
			one.Name = name
		}
		if !t.Fixed {
			one.Values = map[string]string{}
			for _, c := range q.Columns {
				if value, ok := entry[c.Name]; ok {
					one.Values[c.Name] = cellText(c, value, lang)
				}
			}
		}
		t.Entries = append(t.Entries, one)
	}
	return t, true
}

// cellText returns a value as a form shows it: a choice as its word, a boolean as yes or no, anything else as people write it.
func cellText(c interview.Column, value any, lang rule.Lang) string {
	switch x := value.(type) {
	case string:
		if len(c.Choices) > 0 || c.Kind == fact.Date {
			return x
		}
	case bool:
		return map[bool]string{true: "yes", false: "no"}[x]
	}
	return rule.FormatValue(value, lang)
}

// entriesOf returns the entries of a list of a document, and a digest of them.
func entriesOf(document any, list string) ([]any, string) {
	value, ok := at(document, list)
	entries, _ := value.([]any)
	if !ok {
		return nil, "none"
	}
	text, err := json.Marshal(entries)
	if err != nil {
		panic(err) // values decoded from JSON or YAML always marshal
	}
	sum := sha256.Sum256(text)
	return entries, hex.EncodeToString(sum[:8])
}

// at returns a value within a document.
func at(x any, pointer string) (any, bool) {
	tokens, ok := jsonpointer.Parse(pointer)
	for _, token := range tokens {
		switch in := x.(type) {
		case map[string]any:
			x, ok = in[token]
		case []any:
			var i int
			if i, ok = jsonpointer.Index(token); ok && i < len(in) {
				x = in[i]
			} else {
				ok = false
			}
		default:
			ok = false
		}
		if !ok {
			return nil, false
		}
	}
	return x, ok
}

// ownList reports whether the whole list was entered through the form, which may then replace it.
func ownList(book *fact.Book, entries []any, list string, own map[string]any) bool {
	flat := map[string]any{}
	facts(book, entries, list, flat)
	for pointer := range flat {
		if _, ok := own[pointer]; !ok {
			return false
		}
	}
	return true
}

// FillTable stores a list that was filled in through a founder's link: rows for existing entries, and new ones. What was entered through
// the form can be changed and removed; to other entries values can only be added. All rows are stored or none: the error is then an
// *Invalid with a failure for each cell that can't be read, or store.ErrChanged.
func (s *Service) FillTable(ctx context.Context, a Actor, rows FounderRows, lang rule.Lang) (FounderAnswered, error) {
	l := a.Link
	if l == nil || l.Kind != store.LinkForm {
		return FounderAnswered{}, ErrForbidden
	}
	if err := s.takesForms(ctx, l); err != nil {
		return FounderAnswered{}, err
	}
	step, err := s.interview(ctx, l, lang)
	if err != nil {
		return FounderAnswered{}, err
	}
	defer step.Profile().Release()
	own, err := s.formAnswers(ctx, l)
	if err != nil {
		return FounderAnswered{}, err
	}
	book, err := s.book(ctx)
	if err != nil {
		return FounderAnswered{}, err
	}
	offered, err := s.tables(ctx, l, step, book, own, lang)
	if err != nil {
		return FounderAnswered{}, err
	}
	var table *FounderTable
	for i := range offered {
		if offered[i].Pointer == rows.Pointer {
			table = &offered[i]
		}
	}
	switch {
	case table == nil:
		return FounderAnswered{}, store.ErrNotFound
	case table.Seen != rows.Seen:
		return FounderAnswered{}, store.ErrChanged
	case len(rows.Rows)+len(table.Entries) > maxRows:
		return FounderAnswered{}, invalid("a list has at most %d rows here", maxRows)
	}
	version, err := s.store.LatestOf(ctx, l.Program, l.Company)
	if err != nil {
		return FounderAnswered{}, err
	}
	document, err := s.documentOf(version)
	if err != nil {
		return FounderAnswered{}, err
	}
	was, digest := entriesOf(document, rows.Pointer)
	if digest != rows.Seen {
		return FounderAnswered{}, store.ErrChanged
	}
	list, failures := rowsTaken(book, *table, was, rows.Rows, currencyOf(document), lang)
	if len(failures) > 0 {
		return FounderAnswered{}, &Invalid{What: words.Text("some cells of the list could not be read"), Failures: failures}
	}
	if table.Fixed {
		if _, sourced := at(document, "/provenance"+jsonpointer.Of(rows.Pointer)); sourced && len(list) > len(was) {
			return FounderAnswered{}, invalid("this list is from a document that the team holds: ask who sent the link to change it")
		}
	}
	var given []intake.Given
	if len(list) > 0 || rows.Whole {
		if !same(list, was) || digest == "none" {
			given = append(given, intake.Given{Place: "answer", Pointer: rows.Pointer, Value: list})
		}
	}
	if rows.Whole && !table.Whole {
		given = append(given, intake.Given{Place: "answer", Pointer: rows.Pointer + "/-", Cell: importer.Cell{Text: "all"}})
	}
	if len(given) == 0 {
		return FounderAnswered{Settled: []string{}, Contradicted: []string{}}, nil
	}
	return s.fill(ctx, a, given, lang, func(pointer string) bool { return pointer == rows.Pointer })
}

// currencyOf returns the currency of a company's accounts, or "".
func currencyOf(document any) string {
	value, _ := at(document, "/company/reporting_currency")
	currency, _ := value.(string)
	return currency
}

// rowsTaken returns the list after the rows were applied to the entries that there were. Empty rows are skipped.
func rowsTaken(book *fact.Book, t FounderTable, was []any, rows []FounderRow, currency string, lang rule.Lang) (list []any, failures []assessment.Failure) {
	list = []any{}
	if t.Fixed {
		list = append(list, was...)
	}
	for n, r := range rows {
		if r.Entry > len(was) || r.Entry < 0 || t.Fixed && r.Entry > 0 {
			failures = append(failures, assessment.Failure{Source: "answer", Pointer: t.Pointer + "/" + itoa(n), Error: words.Say(lang, "there is no entry %d", r.Entry)})
			continue
		}
		entry, shown := map[string]any{}, map[string]string{}
		if r.Entry > 0 {
			before, _ := was[r.Entry-1].(map[string]any)
			for k, v := range before {
				entry[k] = v
			}
			shown = t.Entries[r.Entry-1].Values
		}
		for _, c := range t.Columns {
			text := strings.TrimSpace(r.Values[c.Name])
			if text == shown[c.Name] {
				continue
			}
			if text == "" {
				delete(entry, c.Name)
				continue
			}
			value, err := c.Fact.Value(book, text, currency)
			var unread *fact.Unread
			if errors.As(err, &unread) {
				failures = append(failures, assessment.Failure{Source: "answer", Pointer: t.Pointer + "/" + itoa(n) + "/" + c.Name, Error: unread.What.In(lang), Hint: unread.Hint.In(lang)})
				continue
			}
			if err != nil {
				failures = append(failures, assessment.Failure{Source: "answer", Pointer: t.Pointer + "/" + itoa(n) + "/" + c.Name, Error: err.Error()})
				continue
			}
			entry[c.Name] = value
		}
		for _, name := range sortedKeys(r.Values) {
			if !slices.ContainsFunc(t.Columns, func(c interview.Column) bool { return c.Name == name }) {
				failures = append(failures, assessment.Failure{Source: "answer", Pointer: t.Pointer + "/" + itoa(n) + jsonpointer.Of(name), Error: words.Say(lang, "the list has no such column")})
			}
		}
		if len(entry) > 0 {
			list = append(list, entry)
		}
	}
	return list, failures
}
