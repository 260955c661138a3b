// Package fact describes what can be stated about a company: every fact of the profile schema, with what people need to provide it, in both
// languages: a label, a question, help, an example, the cost of an answer, and who knows it. It is given the schema, the notes beside it
// (policies/schema/facts.yaml) and the questions of the policies, and reads no files.
package fact

import (
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
)

// Kind is what the value of a fact is.
type Kind string

// The kinds of facts.
const (
	Text    Kind = "text"
	Date    Kind = "date"    // YYYY, YYYY-MM or YYYY-MM-DD
	Word    Kind = "word"    // one of Words
	Boolean Kind = "boolean" // yes or no
	Integer Kind = "integer"
	Number  Kind = "number"
	Percent Kind = "percent" // 0 to 100, in points
	Money   Kind = "money"   // an amount with its currency
	Texts   Kind = "texts"   // several texts, or several of Words
	Table   Kind = "table"   // entries with facts of their own
	Group   Kind = "group"   // facts under one name; nobody asks for it as a whole
	Map     Kind = "map"     // by keys that the schema does not list; no blank can hold it
)

// Who knows the answer.
type Who string

// Those who know answers.
const (
	Founder     Who = "founder"
	Finance     Who = "finance"
	Legal       Who = "legal"
	Engineering Who = "engineering"
)

// Everyone is all who know answers.
var Everyone = []Who{Founder, Finance, Legal, Engineering}

// Costs of an answer, relative to that of looking up a number.
const (
	AtHand   = 1  // a number or a word that one knows
	Document = 3  // a document has to be looked up
	AsTable  = 10 // a table has to be made
)

// Fact is one fact that a profile may hold.
type Fact struct {
	Pattern  string // JSON pointer with "*" for the entry of a list: /rounds/*/amount
	Name     string // its last token
	Kind     Kind
	Words    []string  // that a word or texts may be, as the schema spells them
	Unit     string    // of a number, as the schema has it: "months"
	Label    rule.Text // what it is, in a few words
	Question rule.Text // with the blanks of the policies' questions; of a group none
	Noted    bool      // whether the notes have the question, which then fits this fact alone
	Count    rule.Text // of a table: how many entries it has
	Help     rule.Text // what is more to say; empty where the label says it
	Example  rule.Text // of an answer
	Cost     int       // of an answer: AtHand, Document or AsTable
	Who      Who
	Rules    []rule.ID // that read it, or something around it or in it, sorted

	from    *importer.Fact
	members []*Fact // of a group, or of a table's entries, in the order of the schema
}

// Members returns the facts of a group, or those of a table's entries, in schema order.
func (f *Fact) Members() []*Fact { return f.members }

// Asked reports whether a person can be asked for the fact: it is not a group, a map, or meant for machines.
func (f *Fact) Asked() bool { return f.Kind != Group && f.Kind != Map && f.Question != rule.Text{} }

// Book is all facts. It does not change once read.
type Book struct {
	importer  *importer.Importer
	root      *Fact
	all       []*Fact
	byPattern map[string]*Fact
}

// All returns the facts in schema order, including groups and maps.
func (b *Book) All() []*Fact { return b.all }

// Sections returns the uppermost facts, in the order of the schema.
func (b *Book) Sections() []*Fact { return b.root.members }

// Pattern finds a fact by its pattern.
func (b *Book) Pattern(pattern string) (*Fact, bool) {
	f, ok := b.byPattern[pattern]
	return f, ok
}

// At returns the fact at a pointer, in which a list entry is a number, "*" or "-". A whole entry, and what is inside a map, are not facts.
func (b *Book) At(pointer string) (*Fact, bool) {
	here := b.root
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if here == nil {
			return nil, false
		}
		if here.Kind == Table && isEntry(token) {
			here = &Fact{Kind: Group, members: here.members}
			continue
		}
		if here.Kind == Texts && isEntry(token) {
			continue
		}
		i := slices.IndexFunc(here.members, func(m *Fact) bool { return m.Name == token })
		if i < 0 || here.Kind == Table {
			return nil, false
		}
		here = here.members[i]
	}
	return here, here != nil && here.Pattern != ""
}

func isEntry(token string) bool {
	if token == "*" || token == "-" {
		return true
	}
	return token != "" && strings.Trim(token, "0123456789") == ""
}

// Within returns the facts that a pattern stands for in a form: the fact itself, or those of a group, down to what can be asked. A table stands
// for itself.
func (b *Book) Within(pattern string) []*Fact {
	f, ok := b.Pattern(strings.TrimSuffix(pattern, "/-"))
	if !ok {
		return nil
	}
	if f.Kind != Group {
		return []*Fact{f}
	}
	var all []*Fact
	for _, m := range f.members {
		all = append(all, b.Within(m.Pattern)...)
	}
	return all
}

// Tables returns the patterns of the lists that contain a fact, outermost first, without the fact's own.
func Tables(pattern string) []string {
	var all []string
	for at, rest := 0, pattern; ; {
		i := strings.Index(rest, "/*")
		if i < 0 {
			return all
		}
		at += i
		all = append(all, pattern[:at])
		at += len("/*")
		rest = pattern[at:]
	}
}

// PatternOf returns a pointer with a star for every place in a list.
func (b *Book) PatternOf(pointer string) string {
	if f, ok := b.At(pointer); ok {
		return f.Pattern
	}
	return pointer
}
