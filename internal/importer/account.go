package importer

import (
	"slices"

	"github.com/diligo/diligo/internal/words"
)

// Totals returns the rows read, the rows imported and the cell counts, summed over all tables.
func (s *Summary) Totals() (read, imported int, cells Cells) {
	for _, t := range s.Tables {
		read, imported = read+t.Read, imported+t.Imported
		cells.Read, cells.Taken = cells.Read+t.Cells.Read, cells.Taken+t.Cells.Taken
		cells.Absent, cells.Refused = cells.Absent+t.Cells.Absent, cells.Refused+t.Cells.Refused
	}
	return read, imported, cells
}

// Sources returns the files from which something was imported, each once, in input order.
func (s *Summary) Sources() (sources []string) {
	for _, t := range s.Tables {
		if t.Imported > 0 && !slices.Contains(sources, t.Source) {
			sources = append(sources, t.Source)
		}
	}
	return sources
}

// Account returns the lines of the import's account in lang; if quiet, only what was refused. It reveals nothing about a company except the
// texts that the mapping treats as absent facts.
func (s *Summary) Account(lang words.Lang, quiet bool) (lines []string) {
	say := func(text string) { lines = append(lines, text) }
	for _, t := range s.Tables {
		if quiet {
			break
		}
		place := t.Source
		if t.Sheet != "" {
			place += " [" + t.Sheet + "]"
		}
		if t.Encoding != "" {
			place += words.Say(lang, " (%s, %s)", encoding(lang, t.Encoding), delimiter(lang, t.Delimiter))
		}
		rest := ""
		if t.Skipped > 0 {
			rest = words.Say(lang, " + skipped %d", t.Skipped)
		}
		if t.Blank > 0 {
			rest += words.Say(lang, ", blank %d", t.Blank)
		}
		say(words.Say(lang, "%s: read %d = imported %d + dead-lettered %d%s", place, t.Read, t.Imported, t.DeadLettered, rest))
		if c := t.Cells; c.Absent+c.Refused > 0 {
			say("    " + words.Say(lang, "cells: read %d = taken %d + absent by the mapping %d + refused %d", c.Read, c.Taken, c.Absent, c.Refused))
		}
	}
	for _, c := range s.Refused {
		place := c.Source
		if c.Sheet != "" {
			place += " [" + c.Sheet + "]"
		}
		if c.Header != "" {
			place += ": " + c.Header
		}
		first := ""
		if !c.First.IsZero() {
			first = words.Say(lang, ", first %s", c.First)
		}
		say(words.Say(lang, "%s: %s (%d%s)", place, c.Error, c.Count, first))
		if !c.Hint.IsZero() {
			say("    " + c.Hint.In(lang))
		}
	}
	if quiet {
		return lines
	}
	for i := 0; i < len(s.Absent); { // one line per column: what the cells say is the companies' business
		first, texts, cells := s.Absent[i], 0, 0
		for ; i < len(s.Absent) && s.Absent[i].Source == first.Source && s.Absent[i].Sheet == first.Sheet && s.Absent[i].Header == first.Header; i++ {
			texts++
			cells += s.Absent[i].Count
		}
		if !first.Label.IsZero() {
			say(words.Say(lang, "%s: %s: %d; --summary json counts them by name", first.Source, first.Label, cells))
			continue
		}
		say(words.Say(lang, "absent by the mapping: %s: %s: %d, different texts %d; --summary json names them", first.Source, first.Header, cells, texts))
	}
	for _, note := range s.Notes {
		say(words.Say(lang, "note: %s", note.In(lang)))
	}
	say(words.Count(lang, s.Profiles, "%d profile", "%d profiles"))
	return lines
}

// delimiter returns the name of a table's delimiter in lang.
func delimiter(lang words.Lang, name string) string {
	switch name {
	case "comma":
		return words.Say(lang, "delimiter|comma")
	case "semicolon":
		return words.Say(lang, "delimiter|semicolon")
	case "tab":
		return words.Say(lang, "delimiter|tab")
	case "pipe":
		return words.Say(lang, "delimiter|pipe")
	}
	return name
}

// encoding returns the name of a text encoding in lang.
func encoding(lang words.Lang, name string) string {
	if name == "UTF-8 with BOM" {
		return words.Say(lang, "UTF-8 with BOM")
	}
	return name
}
