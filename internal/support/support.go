// Package support knows how well the facts of a profile are supported, and takes away those that are supported less well than asked for.
//
// A profile says of its facts, by pointers, whether they are claimed, documented or verified. Of a fact the nearest entry at or above it
// counts, and without one it is claimed. Not everybody may say everything: who says documented must name the source and the digest of the
// document, who says verified must name who has verified it, and that must not be the company; otherwise, and when a document has
// expired or was superseded, the entry counts as claimed.
package support

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
)

// exempt are the facts that say what kind of company it is and what the profile speaks of, and exchange rates, which the table holds
// against it. They are there at every floor.
var exempt = []string{
	"/$schema", "/asked", "/complete", "/provenance", "/company/as_of", "/company/country", "/company/id", "/company/jurisdiction",
	"/company/legal_name", "/company/name", "/company/reporting_currency", "/company/stage", "/rates",
}

// Exempt reports whether a fact is exempt from floors.
func Exempt(pointer string) bool {
	return slices.ContainsFunc(exempt, func(e string) bool {
		rest, found := strings.CutPrefix(pointer, e)
		return found && (rest == "" || rest[0] == '/')
	})
}

// Fault is why an entry counts for less than it says.
type Fault string

// The faults.
const (
	NoSource    Fault = "no_source"   // documented, without the source or the digest of the document
	NotVerified Fault = "no_verifier" // verified, without saying by whom
	OwnVerifier Fault = "own_verifier"
	Expired     Fault = "expired"
	Superseded  Fault = "superseded"
)

// Entry is the support that a profile states for a fact, and what it counts for.
type Entry struct {
	Pointer string
	Stated  rule.Level
	Counts  rule.Level
	Fault   Fault // "" where it counts for what it says
}

// Support is how well the facts of a profile are supported. It does not change.
type Support struct {
	document plan.Value
	entries  []Entry
	root     *node
}

// node is a place on the way to an entry.
type node struct {
	entry    *Entry // nil where there is none
	children map[string]*node
}

// Of reads what a profile says.
func Of(document plan.Value) *Support {
	s := &Support{document: document, root: &node{}}
	records := document.Field("provenance")
	if records.Kind() != plan.Object {
		return s
	}
	own := ownNames(document)
	asOf := field(document.Field("company"), "as_of")
	s.entries = make([]Entry, 0, records.Len())
	for i := range records.Len() {
		key, record := records.Pair(i)
		pointer, _ := key.Str()
		if record.Kind() == plan.Object {
			s.entries = append(s.entries, entryOf(pointer, record, own, asOf))
		}
	}
	for i := range s.entries {
		tokens, ok := jsonpointer.Parse(s.entries[i].Pointer)
		if !ok {
			continue
		}
		n := s.root
		for _, token := range tokens {
			next := n.children[token]
			if next == nil {
				next = &node{}
				if n.children == nil {
					n.children = map[string]*node{}
				}
				n.children[token] = next
			}
			n = next
		}
		n.entry = &s.entries[i]
	}
	return s
}

// Any reports whether the profile says anything.
func (s *Support) Any() bool { return len(s.entries) > 0 }

// Entries returns what the profile says, sorted by pointer.
func (s *Support) Entries() []Entry { return s.entries }

func entryOf(pointer string, record plan.Value, own []string, asOf string) Entry {
	e := Entry{Pointer: pointer}
	stated, err := rule.ParseLevel(field(record, "level"))
	if err != nil || stated == rule.Claimed {
		return e
	}
	e.Stated, e.Counts = stated, stated
	verifier := field(record, "verified_by")
	switch {
	case stated == rule.Documented && (field(record, "source") == "" || field(record, "sha256") == ""):
		e.Fault = NoSource
	case stated == rule.Verified && verifier == "":
		e.Fault = NotVerified
	case stated == rule.Verified && isOwn(verifier, own):
		e.Fault = OwnVerifier
	case field(record, "superseded_by") != "":
		e.Fault = Superseded
	case isOver(field(record, "expires"), asOf):
		e.Fault = Expired
	}
	if e.Fault != "" {
		e.Counts = rule.Claimed
	}
	return e
}

func field(v plan.Value, name string) string {
	if v.Kind() != plan.Object {
		return ""
	}
	text, _ := v.Field(name).Str()
	return strings.TrimSpace(text)
}

// ownNames returns the names of the company and of its founders, plain.
func ownNames(document plan.Value) []string {
	var names []string
	add := func(v plan.Value, name string) {
		if folded := fold(field(v, name)); utf8.RuneCountInString(folded) > 1 {
			names = append(names, folded)
		}
	}
	company := document.Field("company")
	for _, name := range []string{"id", "name", "legal_name"} {
		add(company, name)
	}
	if team := document.Field("team"); team.Kind() == plan.Object {
		if founders := team.Field("founders"); founders.Kind() == plan.Array {
			for i := range founders.Len() {
				add(founders.At(i), "name")
			}
		}
	}
	return names
}

// themselves are what a company calls itself in place of a verifier's name, as lib/support has them.
var themselves = []string{
	"ceo", "cfo", "company", "founder", "founders", "internal", "management", "myself", "our ceo", "our cfo", "our team", "ourselves", "self",
	"team", "the company", "the company itself", "the founder", "the founders", "the management", "the team", "us", "we",
	"公司", "公司内部", "公司财务", "公司管理层", "创始人", "创始团队", "我们", "我公司", "我司", "本公司", "管理层", "自查", "自行核实",
}

// isOwn reports whether a verifier is the company: one that is called so, or whose name has the company's, or a founder's, in it: as words,
// or, in a script that parts no words, as letters.
func isOwn(verifier string, own []string) bool {
	plain := fold(verifier)
	return slices.Contains(themselves, plain) || slices.ContainsFunc(own, func(name string) bool {
		return strings.Contains(" "+plain+" ", " "+name+" ") ||
			strings.ContainsFunc(name, isHan) && strings.Contains(strings.ReplaceAll(plain, " ", ""), strings.ReplaceAll(name, " ", ""))
	})
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// fold returns a name in lower case, its words parted by single spaces.
func fold(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.ToLower(strings.Join(words, " "))
}

// isOver reports whether the last day of a date is surely before another date.
func isOver(date, asOf string) bool {
	if len(date) < 4 || len(asOf) < 4 {
		return false
	}
	last, first := date, asOf
	switch len(last) {
	case 4:
		last += "-12-31"
	case 7:
		last += "-31"
	}
	switch len(first) {
	case 4:
		first += "-01-01"
	case 7:
		first += "-01"
	}
	return last < first
}

// Level returns how well a fact is supported: by the nearest entry at or above it, and where it has parts with entries of their own by the
// weakest of them. A fact that is exempt counts as verified.
func (s *Support) Level(pointer string) rule.Level {
	if Exempt(pointer) {
		return rule.Verified
	}
	level, n := rule.Claimed, s.root
	for rest := pointer; n != nil; {
		if n.entry != nil {
			level = n.entry.Counts
		}
		token, next, ok := jsonpointer.Cut(rest)
		if !ok {
			value, _ := jsonpointer.Find(s.document, pointer)
			return n.weakest(value, level)
		}
		n, rest = n.children[token], next
	}
	return level
}

// weakest returns the lowest level in a value. The level is that of what is around its parts.
func (n *node) weakest(v plan.Value, level rule.Level) rule.Level {
	if unit, ok := n.unit(v, level); ok {
		return unit
	}
	for token, c := range n.children {
		inner := level
		if c.entry != nil {
			inner = c.entry.Counts
		}
		part, _ := jsonpointer.Find(v, jsonpointer.Of(token))
		level = min(level, c.weakest(part, inner))
	}
	return level
}

// Floor returns the profile without the facts that are supported less well than the floor. A list of which some entries remain keeps its
// length: what an entry loses is absent in it, so that nobody takes the list for a shorter one; of a list that is gone as a whole nothing
// is known, whether it was empty or not, and it is not said to be complete. An amount is kept or lost with its currency.
func (s *Support) Floor(floor rule.Level) plan.Value {
	if floor == rule.Claimed {
		return s.document
	}
	level := rule.Claimed
	if s.root.entry != nil {
		level = s.root.entry.Counts
	}
	pairs := make([][2]plan.Value, 0, s.document.Len())
	var whole plan.Value
	for i := range s.document.Len() {
		key, value := s.document.Pair(i)
		name, _ := key.Str()
		switch {
		case name == "complete":
			whole = value
			continue
		case Exempt("/" + name):
		case name == "company":
			value = s.company(value, level, floor)
		default:
			var kept bool
			if value, kept = s.root.children[name].cut(value, level, floor); !kept {
				continue
			}
		}
		pairs = append(pairs, [2]plan.Value{key, value})
	}
	left := plan.NewObject(pairs...)
	if whole.Kind() != plan.Array {
		return left
	}
	var still []plan.Value
	for i := range whole.Len() {
		pointer, _ := whole.At(i).Str()
		if _, there := jsonpointer.Find(left, pointer); there {
			still = append(still, whole.At(i))
		}
	}
	return left.WithField("complete", plan.NewArray(still...))
}

// company cuts the members of /company that are not exempt. The level is that of what is around it.
func (s *Support) company(company plan.Value, level, floor rule.Level) plan.Value {
	if company.Kind() != plan.Object {
		return company
	}
	n := s.root.children["company"]
	if n != nil && n.entry != nil {
		level = n.entry.Counts
	}
	pairs := make([][2]plan.Value, 0, company.Len())
	for i := range company.Len() {
		key, value := company.Pair(i)
		name, _ := key.Str()
		kept := Exempt("/company/" + name)
		if !kept {
			value, kept = n.child(name).cut(value, level, floor)
		}
		if kept {
			pairs = append(pairs, [2]plan.Value{key, value})
		}
	}
	return plan.NewObject(pairs...)
}

func (n *node) child(token string) *node {
	if n == nil {
		return nil
	}
	return n.children[token]
}

// cut returns what is left of a value at a floor; kept is false when it is nothing. The level is that of what is around it.
func (n *node) cut(v plan.Value, level, floor rule.Level) (left plan.Value, kept bool) {
	if n != nil && n.entry != nil {
		level = n.entry.Counts
	}
	if n == nil || len(n.children) == 0 {
		return v, level >= floor
	}
	switch v.Kind() {
	case plan.Object:
		if unit, ok := n.unit(v, level); ok {
			return v, unit >= floor
		}
		pairs := make([][2]plan.Value, 0, v.Len())
		for i := range v.Len() {
			key, inner := v.Pair(i)
			name, _ := key.Str()
			if inner, kept := n.children[name].cut(inner, level, floor); kept {
				pairs = append(pairs, [2]plan.Value{key, inner})
			}
		}
		return plan.NewObject(pairs...), len(pairs) > 0 || level >= floor
	case plan.Array:
		entries, some, all := make([]plan.Value, v.Len()), false, true
		for i := range v.Len() {
			entry, kept := n.children[strconv.Itoa(i)].cut(v.At(i), level, floor)
			if !kept {
				if v.At(i).Kind() != plan.Object {
					all = false
				}
				entry = plan.NewObject()
			}
			entries[i], some = entry, some || kept
		}
		return plan.NewArray(entries...), all && (some || level >= floor)
	}
	return v, level >= floor
}

// unit returns the level of an amount or of a rate, of which one part without the other says nothing: the better of the two that somebody
// has an entry for.
func (n *node) unit(v plan.Value, level rule.Level) (rule.Level, bool) {
	if v.Kind() != plan.Object {
		return level, false
	}
	for _, name := range []string{"amount", "rate", "amount_text"} {
		with := "currency"
		if name == "rate" {
			with = "as_of"
		}
		if !v.Field(name).IsDefined() || !v.Field(with).IsDefined() {
			continue
		}
		if c := n.children[name]; c != nil && c.entry != nil {
			level = c.entry.Counts
		}
		return level, true
	}
	return level, false
}
