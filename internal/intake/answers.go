package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/merge"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// Given is one answer that came back.
type Given struct {
	Place    string // file, with sheet and cell, line, or pointer
	Pointer  string // as the question had it
	Entry    string // how the entry that it is about was called
	Cell     importer.Cell
	Value    any // in place of the cell, as the schema has it
	Document string
	Page     string
	Entries  []map[string]Given // of a table: by the patterns of its members, below the table's
}

// Answers are what came back in one file.
type Answers struct {
	Name  string // of the file, as provenance has it
	Given []Given
	Empty int // questions without an answer
}

// Fault is an answer that can't be taken.
type Fault struct {
	Place      string
	What, Hint words.Message
}

// Error returns the place and what is wrong, in English.
func (f *Fault) Error() string { return f.In(words.English) }

// In returns the place and what is wrong in a language.
func (f *Fault) In(lang words.Lang) string { return words.Say(lang, "%s: %s", f.Place, f.What) }

// ReadAnswers reads the answers of a file by the ending of its name: a workbook, a letter or JSON. A workbook is opened, a text is
// read whole.
func ReadAnswers(name string, open func() (io.ReadCloser, error), read func() ([]byte, error), currencies []string) (*Answers, error) {
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".xlsx" {
		return ReadXLSX(name, open, currencies)
	}
	if !slices.Contains([]string{".md", ".markdown", ".txt", ".json"}, ext) {
		return nil, words.Errorf("answer: %s: answers come as .xlsx, .md or .json", name)
	}
	text, err := read()
	if err != nil {
		return nil, err
	}
	if ext == ".json" {
		return ReadJSON(name, text)
	}
	return ReadMarkdown(name, text)
}

// ReadXLSX reads the answers in a workbook that WriteXLSX wrote.
func ReadXLSX(name string, open func() (io.ReadCloser, error), currencies []string) (*Answers, error) {
	book, err := grid.OpenWorkbook(importer.Source{Name: name, Open: open}, currencies)
	if err != nil {
		return nil, err
	}
	a := &Answers{Name: name}
	tables := map[string][]map[string]Given{}
	found := false
	var questions []Given
	for _, sheet := range book.Names() {
		t, err := book.Table(sheet)
		if err != nil {
			return nil, err
		}
		rows, err := rowsOf(t)
		if err := errors.Join(err, t.Close()); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, sheet, err)
		}
		if len(rows) == 0 {
			continue
		}
		mark, ok := strings.CutPrefix(rows[0].Cell(0).Text, strings.TrimSpace(answersMark))
		if !ok {
			continue
		}
		found = true
		if mark = strings.TrimSpace(mark); mark != "questions" {
			tables[mark] = entriesIn(name, sheet, rows)
			continue
		}
		for _, row := range rows {
			pointer := row.Cell(pointerColumn - 1).Text
			if row.Number < firstQuestion || pointer == "" {
				continue
			}
			questions = append(questions, Given{
				Place: fmt.Sprintf("%s %s!%s", name, sheet, at(answerColumn, row.Number)), Pointer: pointer, Entry: row.Cell(entryColumn - 1).Text,
				Cell: row.Cell(answerColumn - 1), Document: row.Cell(documentColumn - 1).Text, Page: row.Cell(pageColumn - 1).Text,
			})
		}
	}
	if !found {
		return nil, &Fault{name, words.Text("this is not a workbook that diligo questions has written"), words.Text("write one with diligo questions PROFILE -f xlsx")}
	}
	for _, g := range questions {
		g.Entries = tables[g.Pointer]
		if g.Cell.Empty() && len(g.Entries) == 0 {
			a.Empty++
			continue
		}
		a.Given = append(a.Given, g)
	}
	return a, nil
}

func rowsOf(t grid.Table) ([]grid.Row, error) {
	var rows []grid.Row
	for {
		row, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil:
			return rows, err
		}
		row.Cells = slices.Clone(row.Cells)
		rows = append(rows, row)
	}
}

// entriesIn returns the rows of a table's sheet that say something.
func entriesIn(name, sheet string, rows []grid.Row) (all []map[string]Given) {
	for _, row := range rows {
		if row.Number < firstEntry {
			continue
		}
		entry := map[string]Given{}
		for column := 1; column < len(rows[0].Cells); column++ {
			member, c := rows[0].Cell(column).Text, row.Cell(column)
			if member != "" && !c.Empty() {
				entry[member] = Given{Place: fmt.Sprintf("%s %s!%s", name, sheet, at(column+1, row.Number)), Cell: c}
			}
		}
		if len(entry) > 0 {
			all = append(all, entry)
		}
	}
	return all
}

// answerLine is the line of a letter behind which an answer stands.
var answerLine = lazyregexp.New("^\\s*(?:[-*>]\\s*)?(?:Answer|答复)\\s*`(/[^`]*)`(?:\\s*\\(([^)]*)\\))?\\s*[:：]\\s*(.*)$")

// ReadMarkdown reads the answers in a letter that WriteMarkdown wrote. An answer ends with its line; a table's rows follow it.
func ReadMarkdown(name string, text []byte) (*Answers, error) {
	a := &Answers{Name: name}
	var table *Given
	var head []string
	found := false
	flush := func() {
		if table != nil {
			if table.Cell.Empty() && len(table.Entries) == 0 {
				a.Empty++
			} else {
				a.Given = append(a.Given, *table)
			}
		}
		table, head = nil, nil
	}
	number := 0
	for line := range strings.Lines(string(text)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		place := name + ":" + strconv.Itoa(number)
		if m := answerLine.FindStringSubmatch(line); m != nil {
			flush()
			found = true
			answer, document, page := interview.Sourced(m[3])
			table = &Given{Place: place, Pointer: m[1], Entry: m[2], Cell: importer.Cell{Text: answer}, Document: document, Page: page}
			continue
		}
		cells, isRow := strings.CutPrefix(strings.TrimSpace(line), "|")
		switch {
		case !isRow || table == nil:
			if table != nil && strings.TrimSpace(line) != "" {
				flush()
			}
		case head == nil:
			for cell := range strings.SplitSeq(strings.TrimSuffix(cells, "|"), "|") {
				_, member, _ := strings.Cut(cell, "`")
				head = append(head, strings.TrimSuffix(strings.TrimSpace(member), "`"))
			}
		default:
			entry := map[string]Given{}
			for i, cell := range strings.Split(strings.TrimSuffix(cells, "|"), "|") {
				cell = strings.TrimSpace(cell)
				if i < len(head) && head[i] != "" && strings.Trim(cell, "-: ") != "" {
					entry[head[i]] = Given{Place: place, Cell: importer.Cell{Text: cell}}
				}
			}
			if len(entry) > 0 {
				table.Entries = append(table.Entries, entry)
			}
		}
	}
	flush()
	if !found {
		return nil, &Fault{name, words.Text("there is no line of an answer in it"), words.Text("write the letter with diligo questions PROFILE -f markdown")}
	}
	return a, nil
}

// ReadJSON reads answers by pointer: a text as people write it, a value as the schema has it, or an object with one of both ("text",
// "value") and where it stands ("document", "page").
func ReadJSON(name string, text []byte) (*Answers, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var all map[string]any
	if err := d.Decode(&all); err != nil {
		return nil, &Fault{name, words.Text("no answers by pointer: %s", err), words.Text("write %s", `{"/financials/cash": "4.2m CNY"}`)}
	}
	a := &Answers{Name: name}
	pointers := make([]string, 0, len(all))
	for pointer := range all {
		pointers = append(pointers, pointer)
	}
	slices.Sort(pointers)
	for _, pointer := range pointers {
		g := Given{Place: name + " " + pointer, Pointer: pointer}
		value := all[pointer]
		if m, ok := value.(map[string]any); ok && (m["text"] != nil || m["value"] != nil) {
			g.Document, _ = m["document"].(string)
			g.Page, _ = m["page"].(string)
			if value = m["value"]; value == nil {
				value = m["text"]
			}
		}
		switch x := value.(type) {
		case nil:
			a.Empty++
			continue
		case string:
			g.Cell = importer.Cell{Text: strings.TrimSpace(x)}
		default:
			g.Value = value
		}
		a.Given = append(a.Given, g)
	}
	return a, nil
}

// Taken is what answers came to.
type Taken struct {
	Edits     []profile.Edit
	New       int // facts that the profile did not have
	Same      int // that it has already
	Conflicts []merge.Conflict
	Faults    []*Fault
}

// nones are the answers that say that there is none, and alls those that all are listed.
var (
	nones = []string{"none", "no", "0", "没有", "无"}
	alls  = []string{"all listed", "all", "yes", "已全部列出", "是"}
)

// Take checks answers against a profile: what it lacks is taken, with the answers' file or the document that they name as its source; what it
// has stays, where nobody is better supported. Each answer that can't be read is a fault with its place, and stops none of the others.
func Take(b *fact.Book, p *profile.Profile, a *Answers) Taken {
	t := taker{book: b, profile: p, answers: a}
	if value, ok := p.Lookup("/company/reporting_currency"); ok {
		t.currency, _ = value.(string)
	}
	value, _ := p.Lookup("/complete")
	t.complete, _ = value.([]any)
	t.complete = slices.Clone(t.complete)
	before := len(t.complete)
	for _, g := range a.Given {
		t.take(g)
	}
	if len(t.complete) > before {
		slices.SortFunc(t.complete, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		t.edit("/complete", t.complete)
	}
	return t.Taken
}

type taker struct {
	Taken
	book     *fact.Book
	profile  *profile.Profile
	answers  *Answers
	currency string
	complete []any
}

func (t *taker) edit(pointer string, value any) {
	t.Edits = append(t.Edits, profile.Edit{Text: pointer, Pointer: pointer, Value: value})
}

func (t *taker) fault(g Given, what, hint words.Message) {
	t.Faults = append(t.Faults, &Fault{g.Place, what, hint})
}

func (t *taker) take(g Given) {
	list, more := strings.CutSuffix(g.Pointer, "/-")
	f, ok := t.book.At(list)
	if !ok || !f.Asked() {
		t.fault(g, words.Text("there is no fact %s", g.Pointer), words.Text("leave what is hidden as it is, or write the questions again"))
		return
	}
	if was := entryOf(t.profile, list); g.Entry != "" && was != g.Entry {
		t.fault(g, words.Text("the question was about %q, and %s is %q now", g.Entry, jsonpointer.Parent(list), was), words.Text("write the questions again"))
		return
	}
	text := strings.ToLower(g.Cell.Text)
	switch {
	case more:
		if slices.Contains(alls, text) {
			t.whole(list)
			t.Same++
			return
		}
		if !slices.Contains(nones, text) {
			t.fault(g, words.Text("neither yes nor no"), words.Text("say whether all are listed"))
		}
	case f.Kind == fact.Table && g.Value == nil:
		t.table(g, f, list, text)
	case f.Kind == fact.Texts && slices.Contains(nones, text):
		t.settle(g, list, []any{})
		t.whole(list)
	default:
		value := g.Value
		if value == nil {
			var err error
			if value, err = t.value(g, f); err != nil {
				return
			}
		}
		t.settle(g, list, value)
	}
}

// value reads one answer; what is wrong with it becomes a fault.
func (t *taker) value(g Given, f *fact.Fact) (any, error) {
	value, err := f.Read(t.book, g.Cell, t.currency)
	var unread *fact.Unread
	if errors.As(err, &unread) {
		t.fault(g, words.Text("%s", unread.What), words.Text("%s", unread.Hint))
	}
	return value, err
}

func (t *taker) table(g Given, f *fact.Fact, list, text string) {
	entries := []any{}
	wrong := false
	for _, given := range g.Entries {
		entry := map[string]any{}
		members := make([]string, 0, len(given))
		for member := range given {
			members = append(members, member)
		}
		slices.Sort(members)
		for _, member := range members {
			m := given[member]
			about, ok := t.book.Pattern(f.Pattern + "/*/" + member)
			if !ok {
				t.fault(m, words.Text("there is no fact %s", list+"/-/"+member), words.Text("leave what is hidden as it is, or write the questions again"))
				wrong = true
				continue
			}
			value, err := t.value(m, about)
			if err != nil {
				wrong = true
				continue
			}
			importer.Set(entry, strings.Split(member, "/"), value)
		}
		entries = append(entries, entry)
	}
	none, all := slices.Contains(nones, text), slices.Contains(alls, text)
	switch {
	case wrong: // a list that lacks a row would say something else
		return
	case none && len(entries) > 0:
		t.fault(g, words.Text("it says that there is none, and the sheet has entries"), words.Text("remove one of the two"))
		return
	case !none && !all && text != "":
		t.fault(g, words.Text("neither none nor all"), words.Text("choose one of the two, or leave it open"))
		return
	case len(entries) == 0 && !none:
		t.fault(g, words.Text("it says that all are listed, and the sheet has no entry"), words.Text("list them, or say that there is none"))
		return
	}
	t.settle(g, list, entries)
	if none || all {
		t.whole(list)
	}
}

func (t *taker) whole(list string) {
	if !slices.Contains(t.complete, any(list)) {
		t.complete = append(t.complete, list)
	}
}

// settle takes a value, unless the profile has one that is as good.
func (t *taker) settle(g Given, pointer string, value any) {
	support := merge.Support{Level: "claimed", Source: t.answers.Name}
	if g.Document != "" {
		support.Source = g.Document
		if g.Page != "" {
			support.Source += ", p. " + g.Page
		}
	}
	entry := "/provenance" + jsonpointer.Of(pointer)
	has, there := t.profile.Lookup(pointer)
	if !there {
		t.New++
		t.edit(pointer, value)
		t.edit(entry, support.Entry())
		return
	}
	r, _ := t.profile.Range(pointer)
	mine := merge.Side{
		Pointer: pointer, Value: has, Support: merge.SupportOf(t.profile, pointer),
		Place: fmt.Sprintf("%s:%d:%d", t.profile.Source(), r.Line, r.Column),
	}
	kept, conflict := merge.Settle(mine, merge.Side{Pointer: pointer, Value: value, Support: support, Place: g.Place})
	if conflict != nil {
		t.Conflicts = append(t.Conflicts, *conflict)
	} else {
		t.Same++
	}
	_, noted := t.profile.Lookup(entry)
	if merge.Same(kept.Value, has) && (kept.Support == mine.Support || !noted) {
		return
	}
	if !merge.Same(kept.Value, has) {
		t.edit(pointer, kept.Value)
	}
	t.edit(entry, kept.Support.Entry())
}
