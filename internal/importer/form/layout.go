package form

import (
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
)

// formMark begins the first cell of every sheet of a form; what follows says what the sheet holds.
const formMark = "diligo.form/v1 "

// Marks of what is not a pointer in a form.
const (
	wholeMark  = "?" // before the pointer of a list: whether the form names all its entries
	numberMark = "#" // the number of an entry
	parentMark = "^" // the number of the entry, on another sheet, that this one belongs to
)

// field is one blank of a form.
type field struct {
	id    string // pointer with "-" for entries, behind a mark where it asks for no fact
	fact  *importer.Fact
	label rule.Text
}

// section is the blanks of one part of the company's sheet.
type section struct {
	title  rule.Text
	fields []field
}

// list is a sheet with one entry a row.
type list struct {
	fact   *importer.Fact
	parent string // pointer of the list whose entries this one's belong to, or ""
	fields []field
}

// layout is what a form asks for. It leaves out what no blank can hold: maps (rates, provenance, asked, extensions), amounts
// that are only known as written, and which lists are whole where they stand in none.
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

// asking is a layout with the blanks for these facts only: patterns of a checklist's form, "*" for the entries of a list. Whose form it is
// is always asked, and of each list whether it is whole. Without patterns it is all.
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

// flatten lists the blanks for the fields of an object, those within it included. A list of objects has a sheet of its own, and
// here only the question whether it is whole.
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

// listsOf finds the lists of objects within a fact; those within entries come after the list of the entries.
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

// how says how a blank is filled in.
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
