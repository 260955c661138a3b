package form

import (
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
)

// formMark begins the first cell of every sheet of a form; the rest of the cell says what the sheet holds.
const formMark = "diligo.form/v1 "

// Prefixes of the IDs of blanks that do not ask for a fact.
const (
	wholeMark  = "?" // followed by the pointer of a list: is it complete?
	numberMark = "#" // the number of an entry
	parentMark = "^" // number of the parent entry, on another sheet
)

// field is one blank of a form.
type field struct {
	id    string // pointer with "-" for entries; with a mark in front if the blank does not ask for a fact
	fact  *importer.Fact
	label rule.Text
}

// section groups the blanks of one part of the company sheet.
type section struct {
	title  rule.Text
	fields []field
}

// list is a sheet with one entry per row.
type list struct {
	fact   *importer.Fact
	parent string // pointer of the list that contains these entries, or ""
	fields []field
}

// layout returns what a form asks for. It leaves out what no blank can hold: maps (rates, provenance, asked, extensions), amounts known
// only as written, and completeness of lists that are not lists of objects.
func layout(im *importer.Importer) (sections []section, lists []list) {
	company := section{title: rule.Said("General")}
	whole := section{title: rule.Said("Which lists are complete?")}
	for _, f := range im.Root.Fields {
		if f.Name == "complete" || strings.HasPrefix(f.Name, "$") {
			continue
		}
		s := section{title: f.About}
		switch f.Kind {
		case importer.KindObject:
			s.fields = flatten(f)
			sections = append(sections, s)
		default:
			company.fields = append(company.fields, flatten(&importer.Fact{Fields: []*importer.Fact{f}})...)
		}
	}
	sections = append(sections, company)
	for i := range sections {
		var blanks []field
		for _, b := range sections[i].fields {
			if strings.HasPrefix(b.id, wholeMark) {
				whole.fields = append(whole.fields, b)
			} else {
				blanks = append(blanks, b)
			}
		}
		sections[i].fields = blanks
	}
	var kept []section
	for _, s := range append(sections, whole) {
		if len(s.fields) > 0 {
			kept = append(kept, s)
		}
	}
	return kept, listsOf(im.Root, "")
}

// asking reduces a layout to the blanks for the given facts: patterns with "*" for list entries. The company's name always stays, and so
// does, for each list with such facts, the question whether it is complete. Without patterns it returns the layout unchanged.
func asking(sections []section, lists []list, facts []string) ([]section, []list) {
	if len(facts) == 0 {
		return sections, lists
	}
	wanted := []string{"/company/name"}
	for _, pattern := range facts {
		wanted = append(wanted, strings.ReplaceAll(pattern, "/*", "/-"))
	}
	within := func(inner, outer string) bool { return inner == outer || strings.HasPrefix(inner, outer+"/") }
	asks := func(b field) bool {
		pointer, whole := strings.CutPrefix(b.id, wholeMark)
		return slices.ContainsFunc(wanted, func(w string) bool { return within(pointer, w) || whole && within(w, pointer) })
	}
	keep := func(all []field) (kept []field) {
		for _, b := range all {
			if asks(b) {
				kept = append(kept, b)
			}
		}
		return kept
	}
	var keptSections []section
	for _, s := range sections {
		if s.fields = keep(s.fields); len(s.fields) > 0 {
			keptSections = append(keptSections, s)
		}
	}
	var keptLists []list
	for _, l := range lists {
		inside := slices.ContainsFunc(wanted, func(w string) bool { return within(w, l.fact.Pointer) })
		if l.fields = keep(l.fields); inside || len(l.fields) > 0 {
			keptLists = append(keptLists, l)
		}
	}
	return keptSections, keptLists
}

// flatten lists the blanks for the fields of an object and of the objects within it. A list of objects has its own sheet; here it only
// contributes the question whether it is complete.
func flatten(f *importer.Fact) []field {
	var all []field
	for _, sub := range f.Fields {
		switch sub.Kind {
		case importer.KindFree:
		case importer.KindObject:
			for _, b := range flatten(sub) {
				b.label = rule.Saying("layout|%s: %s", sub.About, b.label)
				all = append(all, b)
			}
		case importer.KindEntries:
			all = append(all, wholeness(sub))
		case importer.KindTexts:
			all = append(all, field{sub.Pointer, sub, sub.About}, wholeness(sub))
		default:
			all = append(all, field{sub.Pointer, sub, sub.About})
		}
	}
	return all
}

func wholeness(list *importer.Fact) field {
	label := rule.Saying("%s: are all listed?", list.About)
	return field{wholeMark + list.Pointer, &importer.Fact{Name: list.Name, Pointer: list.Pointer, Kind: importer.KindBoolean}, label}
}

// listsOf returns the lists of objects within a fact; a list within entries follows the list of those entries.
func listsOf(f *importer.Fact, parent string) []list {
	var all []list
	for _, sub := range f.Fields {
		switch sub.Kind {
		case importer.KindObject:
			all = append(all, listsOf(sub, parent)...)
		case importer.KindEntries:
			all = append(all, list{fact: sub, parent: parent, fields: flatten(sub)})
			all = append(all, listsOf(sub, sub.Pointer)...)
		}
	}
	return all
}

// how explains how to fill in a blank.
func how(f *importer.Fact) rule.Text {
	switch f.Kind {
	case importer.KindDate:
		return rule.Said("2026-10-31, 2026-10 or 2026")
	case importer.KindBoolean:
		return rule.Said("yes or no")
	case importer.KindPercent:
		return rule.Said("percent: 12.5 for 12.5 %")
	case importer.KindMoney:
		return rule.Said("plain number, or such as 4.2 m; and the currency")
	case importer.KindTexts:
		return rule.Said("one a line")
	case importer.KindEnum:
		return rule.Said("choose from the list")
	case importer.KindInteger, importer.KindNumber:
		if f.Unit == "" {
			return rule.Said("number")
		}
		unit := importer.UnitName(f.Unit)
		return rule.Saying("number (%s)", unit)
	}
	return rule.Text{}
}
