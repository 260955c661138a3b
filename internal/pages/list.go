package pages

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// registerLists registers the lists of a founder's form: founders, holders, rounds. Each has a page of its own; its buttons add and remove
// rows, and keep what was filled in so far.
func (p *Pages) registerLists() {
	p.founder("GET /f/{secret}/list", func(v *Visit) error { return p.list(v, nil, nil) })
	p.founder("POST /f/{secret}/list", p.fillList)
}

// blankRows is the number of rows of an empty list.
const blankRows = 2

// listRow is a row of a list on its page.
type listRow struct {
	N      int // from 1
	Entry  int
	Fields []Field
}

// listOf returns the list of the form that the address names.
func (p *Pages) listOf(v *Visit) (service.Founding, *service.FounderTable, error) {
	of, err := p.service.Founding(v.Context(), v.Actor, v.Lang)
	if err != nil {
		return of, nil, err
	}
	for i := range of.Tables {
		if of.Tables[i].Pointer == v.Query("of") {
			return of, &of.Tables[i], nil
		}
	}
	return of, nil, store.ErrNotFound
}

// listAddress returns the address of a list of the form.
func (v *Visit) listAddress(pointer string) string {
	return v.founderAt("/list?of=") + strings.ReplaceAll(pointer, "/", "%2F")
}

// list shows a list to be filled in. After a submission, rows holds what was typed, and wrong the errors by cell.
func (p *Pages) list(v *Visit, rows []service.FounderRow, wrong map[string]string) error {
	of, table, err := p.listOf(v)
	if err != nil {
		return err
	}
	v.Crumbs = []Link{{of.Company, v.founderAt("")}}
	if rows == nil {
		if rows = keptRows(table); len(rows) == 0 {
			rows = make([]service.FounderRow, blankRows)
		}
	}
	var shown []listRow
	for n, r := range rows {
		row := listRow{N: n + 1, Entry: r.Entry}
		for _, c := range table.Columns {
			row.Fields = append(row.Fields, v.cell(n, c.Name, c.Label, c.Kind, c.Unit, c.Choices, r.Values[c.Name], wrong[fmt.Sprintf("%d/%s", n, c.Name)]))
		}
		shown = append(shown, row)
	}
	var names []string
	if table.Fixed {
		for i, e := range table.Entries {
			name := e.Name
			if name == "" {
				name = v.Say("entry %d", i+1)
			}
			names = append(names, name)
		}
	}
	return v.Page("founder-list", table.Text, map[string]any{"Of": of, "Table": table, "Rows": shown, "Names": names, "Action": v.listAddress(table.Pointer), "Back": v.founderAt(""), "None": len(table.Entries) == 0})
}

// keptRows returns the entries of a list that the form may change.
func keptRows(table *service.FounderTable) (rows []service.FounderRow) {
	if table.Fixed {
		return nil
	}
	for i, e := range table.Entries {
		rows = append(rows, service.FounderRow{Entry: i + 1, Values: e.Values})
	}
	return rows
}

// cell returns a cell of a list as a field.
func (v *Visit) cell(n int, name, label string, kind fact.Kind, unit string, choice []interview.Choice, value, wrong string) Field {
	f := Field{Name: fmt.Sprintf("c:%d:%s", n, name), Label: label, Value: value, Wrong: wrong, MaxLength: 20000}
	switch {
	case kind == fact.Boolean:
		f.Kind, f.Options = "select", choices("", "–", "yes", v.Say("Yes"), "no", v.Say("No"))
	case len(choice) > 0:
		f.Kind, f.Options = "select", []Option{{"", "–"}}
		for _, c := range choice {
			f.Options = append(f.Options, Option{c.Value, c.Text})
		}
	case kind == fact.Integer || kind == fact.Number || kind == fact.Percent:
		f.Mode = "decimal"
	case kind == fact.Date:
		f.Help = v.Say("For example: %s", "2026-10-31")
	case kind == fact.Money:
		f.Help = v.Say("For example: %s", "4.2m CNY")
	}
	if kind != fact.Date && kind != fact.Boolean {
		f.Unit = importer.UnitName(unit).In(v.Lang)
	}
	return f
}

// sentRows returns the rows of a submitted list.
func (v *Visit) sentRows(table *service.FounderTable) (rows []service.FounderRow, filled int) {
	for n := 0; ; n++ {
		if _, ok := v.PostForm[fmt.Sprintf("row:%d", n)]; !ok {
			return rows, filled
		}
		r := service.FounderRow{Values: map[string]string{}}
		r.Entry, _ = strconv.Atoi(v.Field(fmt.Sprintf("row:%d", n))) // 0 for a new row
		for _, c := range table.Columns {
			if text := v.Field(fmt.Sprintf("c:%d:%s", n, c.Name)); text != "" {
				r.Values[c.Name] = text
			}
		}
		if len(r.Values) > 0 {
			filled++
		}
		rows = append(rows, r)
	}
}

var listed = done("listed", said("The list is saved."))

// fillList stores a submitted list, and then shows it with one row more or less, or returns to the form.
func (p *Pages) fillList(v *Visit) error {
	_, table, err := p.listOf(v)
	if err != nil {
		return err
	}
	rows, filled := v.sentRows(table)
	step := v.Field("do")
	if n, ok := strings.CutPrefix(step, "remove:"); ok {
		i, err := strconv.Atoi(n)
		if err != nil || i < 0 || i >= len(rows) {
			return store.ErrNotFound
		}
		if len(rows[i].Values) > 0 {
			filled--
		}
		rows = append(rows[:i:i], rows[i+1:]...)
	}
	again := func() error { return p.list(v, rows, nil) }
	switch {
	case step == "none" && filled > 0:
		return v.Wrong(words.New("rows are filled in: remove them first, or save the list"), again)
	case step == "whole" && filled == 0:
		return v.Wrong(words.New("no row is filled in: fill one in, or say that there is none"), again)
	case step == "" || step == "keep" && filled == 0:
		return v.Go("", v.founderAt(""))
	}
	if filled > 0 || step == "none" || len(table.Entries) > 0 && !table.Fixed {
		_, err = p.service.FillTable(v.Context(), v.Actor, service.FounderRows{Pointer: table.Pointer, Rows: rows, Whole: step == "whole" || step == "none", Seen: v.Field("seen")}, v.Lang)
	}
	var bad *service.Invalid
	if errors.As(err, &bad) && len(bad.Failures) > 0 {
		wrong := map[string]string{}
		for _, f := range bad.Failures {
			wrong[strings.TrimPrefix(f.Pointer, table.Pointer+"/")] = strings.TrimSpace(sentence(f.Error, v.Lang) + " " + sentence(f.Hint, v.Lang))
		}
		v.Notice, v.code = Notice{Text: v.Say("Some cells could not be read; the list is not saved yet."), Bad: true}, 422
		return p.list(v, rows, wrong)
	}
	if err != nil {
		return v.Wrong(err, again)
	}
	if step != "add" && !strings.HasPrefix(step, "remove:") {
		return v.Go(listed, v.founderAt(""))
	}
	// The stored entries have new numbers: the rows are shown as stored, with an additional blank one.
	if _, table, err = p.listOf(v); err != nil {
		return err
	}
	next := keptRows(table)
	if step == "add" || len(next) == 0 {
		next = append(next, service.FounderRow{})
	}
	v.Notice = Notice{Text: v.Say("What is filled in is saved.")}
	return p.list(v, next, nil)
}
