package fact

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// Read builds the book of the facts known to an importer, from the notes beside the schema. Questions come from the notes, else from those the
// policies share, else from a rule. A note on an unknown fact is an error.
func Read(im *importer.Importer, notes []byte, c *rule.Catalogue) (*Book, error) {
	b := &Book{importer: im, byPattern: map[string]*Fact{}}
	b.root = b.add(im.Root)
	all, err := readNotes(notes)
	if err != nil {
		return nil, err
	}
	for _, pattern := range slices.Sorted(maps.Keys(all)) {
		if _, ok := b.At(pattern); !ok && !b.isEntry(pattern) {
			return nil, words.Errorf("facts: %s: the schema has no such fact", pattern)
		}
	}
	b.root.note(all, texts{questionsOf(c), c.Vocabulary}, note{Cost: AtHand, Who: Founder})
	readers(b, c)
	return b, nil
}

// isEntry reports whether a pattern is that of the entries of a table.
func (b *Book) isEntry(pattern string) bool {
	f, ok := b.byPattern[strings.TrimSuffix(pattern, "/*")]
	return ok && f.Kind == Table
}

// note is what facts.yaml says of a fact.
type note struct {
	Label    rule.Text `yaml:"label"`
	Question rule.Text `yaml:"question"`
	Count    rule.Text `yaml:"count"`
	Help     rule.Text `yaml:"help"`
	Example  example   `yaml:"example"`
	Cost     int       `yaml:"cost"`
	Who      Who       `yaml:"who"`
}

// example is a text for each language, or one for both.
type example rule.Text

// UnmarshalYAML implements yaml.Unmarshaler.
func (e *example) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*e = example{EN: n.Value, ZH: n.Value}
		return nil
	}
	return n.Decode((*rule.Text)(e))
}

func readNotes(text []byte) (map[string]note, error) {
	if _, err := strict.YAML("facts", text); err != nil {
		return nil, err
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	var all map[string]note
	if err := d.Decode(&all); err != nil {
		return nil, words.Errorf("facts: %w", err)
	}
	for pattern, n := range all {
		if n.Cost != 0 && n.Cost != AtHand && n.Cost != Document && n.Cost != AsTable {
			return nil, words.Errorf("facts: %s: cost is %d, %d or %d, not %d", pattern, AtHand, Document, AsTable, n.Cost)
		}
		if n.Who != "" && !slices.Contains(Everyone, n.Who) {
			return nil, words.Errorf("facts: %s: nobody is %q", pattern, n.Who)
		}
	}
	return all, nil
}

// texts are what policies say in both languages.
type texts struct {
	questions rule.Texts
	words     rule.Vocabulary
}

// note gives a fact, and those within it, what the notes say. Cost and who hold for what lies within.
func (f *Fact) note(all map[string]note, t texts, around note) {
	n := all[f.Pattern]
	f.Label = or(n.Label, f.Label)
	if n.Label != (rule.Text{}) && f.Help != n.Label { // the schema says more than the label
		f.Help = or(n.Help, f.Help)
	} else {
		f.Help = n.Help
	}
	question, _ := t.questions.Find(f.Pattern)
	f.Question, f.Noted, f.Count = or(n.Question, question), n.Question != rule.Text{}, n.Count
	f.Example = or(rule.Text(n.Example), f.exampleOfKind(t.words))
	around = around.with(n)
	f.Cost, f.Who = around.Cost, around.Who
	if f.Kind == Table {
		around = around.with(all[f.Pattern+"/*"])
	}
	for _, m := range f.members {
		m.note(all, t, around)
	}
}

func (n note) with(inner note) note {
	if inner.Cost != 0 {
		n.Cost = inner.Cost
	}
	if inner.Who != "" {
		n.Who = inner.Who
	}
	return n
}

func or(a, b rule.Text) rule.Text {
	if a != (rule.Text{}) {
		return a
	}
	return b
}

// exampleOfKind returns an answer that shows how values of the kind are written.
func (f *Fact) exampleOfKind(v rule.Vocabulary) rule.Text {
	switch f.Kind {
	case Date:
		return rule.Said("2026-10-31")
	case Boolean:
		return rule.Said("yes")
	case Money:
		return rule.Said("4.2m CNY")
	case Word, Texts:
		if len(f.Words) > 0 {
			return rule.Text{EN: v.Word(f.Name, f.Words[0], rule.English), ZH: v.Word(f.Name, f.Words[0], rule.Chinese)}
		}
	case Table:
		return rule.Said("3")
	}
	return rule.Text{}
}

// questionsOf returns the questions of the policies by pattern: those that rules share, else that of the first rule.
func questionsOf(c *rule.Catalogue) rule.Texts {
	byPattern := map[string]rule.Text{}
	for _, r := range c.Rules {
		for _, q := range r.Questions {
			if _, ok := byPattern[q.Name]; !ok {
				byPattern[q.Name] = q.Text
			}
		}
	}
	for _, q := range c.Questions {
		byPattern[q.Name] = q.Text
	}
	return rule.TextsOf(byPattern)
}

// readers says of each fact which rules read it: those that list it, or something in it; and those that list what is around it and
// nothing in that.
func readers(b *Book, c *rule.Catalogue) {
	for _, r := range c.Rules {
		var listed, whole []string
		for _, pattern := range r.Facts {
			listed = append(listed, strings.TrimSuffix(pattern, "/-"))
		}
		for _, pattern := range listed {
			if !slices.ContainsFunc(listed, func(other string) bool { return isBelow(other, pattern) }) {
				whole = append(whole, pattern)
			}
		}
		for _, f := range b.all {
			inside := func(pattern string) bool { return pattern == f.Pattern || isBelow(pattern, f.Pattern) }
			around := func(pattern string) bool { return isBelow(f.Pattern, pattern) }
			if slices.ContainsFunc(listed, inside) || slices.ContainsFunc(whole, around) {
				f.Rules = append(f.Rules, r.ID)
			}
		}
	}
}

// isBelow reports whether one pattern is of something within what the other is of.
func isBelow(inner, outer string) bool {
	return len(inner) > len(outer) && inner[len(outer)] == '/' && inner[:len(outer)] == outer
}

// kindOf is our kind of what the importer takes a fact for.
func kindOf(f *importer.Fact) Kind {
	switch f.Kind {
	case importer.KindDate:
		return Date
	case importer.KindEnum:
		return Word
	case importer.KindBoolean:
		return Boolean
	case importer.KindInteger:
		return Integer
	case importer.KindNumber:
		return Number
	case importer.KindPercent:
		return Percent
	case importer.KindMoney:
		return Money
	case importer.KindTexts:
		return Texts
	case importer.KindEntries:
		return Table
	case importer.KindObject:
		return Group
	case importer.KindFree:
		return Map
	}
	return Text
}

// add takes a fact of the importer over, with those within it.
func (b *Book) add(from *importer.Fact) *Fact {
	f := &Fact{
		Pattern: strings.ReplaceAll(from.Pointer, "/-", "/*"), Name: from.Name, Kind: kindOf(from), Words: from.Words, Unit: from.Unit,
		Label: from.About, Help: from.About, from: from,
	}
	if f.Pattern != "" {
		b.all = append(b.all, f)
		b.byPattern[f.Pattern] = f
	}
	if f.Kind == Group || f.Kind == Table {
		for _, field := range from.Fields {
			f.members = append(f.members, b.add(field))
		}
	}
	return f
}
