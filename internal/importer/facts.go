package importer

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// kind is the type of a fact's value.
type kind int

const (
	KindText kind = iota
	KindDate
	KindEnum
	KindBoolean
	KindInteger
	KindNumber
	KindPercent
	KindMoney
	KindTexts   // a list of texts or enum words
	KindEntries // a list of objects
	KindObject
	KindFree // maps and user extensions, whose type no cell can determine
)

// KindNames holds the kinds that a mapping can state for a fact below one of KindFree.
var KindNames = map[string]kind{
	"text": KindText, "date": KindDate, "boolean": KindBoolean, "integer": KindInteger, "number": KindNumber,
	"percent": KindPercent, "money": KindMoney, "texts": KindTexts,
}

// Fact is one fact, or one group of facts, of a profile.
type Fact struct {
	Name    string
	Pointer string // with "-" for the entries of lists, such as /rounds/-/amount
	Kind    kind
	Words   []string // of an enum, or of the list's entries
	Unit    string
	About   rule.Text
	Fields  []*Fact // of an object or of a list's entries, in schema order
}

// facts reads the facts of a profile from its JSON Schema, in schema order.
func facts(schema []byte) (*Fact, error) {
	var root node
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, words.Errorf("profile schema: %w", err)
	}
	return root.fact("", "", root.Defs)
}

// node is the part of a JSON Schema that determines what a cell may hold.
type node struct {
	Type        json.RawMessage            `json:"type"`
	Ref         string                     `json:"$ref"`
	AnyOf       []node                     `json:"anyOf"`
	Enum        []any                      `json:"enum"`
	Format      string                     `json:"format"`
	Unit        string                     `json:"x-unit"`
	Description string                     `json:"description"`
	Chinese     string                     `json:"x-description-zh"`
	Properties  json.RawMessage            `json:"properties"`
	Items       *node                      `json:"items"`
	Defs        map[string]json.RawMessage `json:"$defs"`
}

func (n node) types() []string {
	var one string
	if json.Unmarshal(n.Type, &one) == nil {
		return []string{one}
	}
	var several []string
	_ = json.Unmarshal(n.Type, &several) // left nil if the schema does not say
	return several
}

func (n node) fact(name, pointer string, defs map[string]json.RawMessage) (*Fact, error) {
	f := &Fact{
		Name: name, Pointer: pointer, Unit: n.Unit, About: rule.Text{EN: n.Description, ZH: n.Chinese},
	}
	ref := n.Ref
	for _, option := range n.AnyOf {
		if option.Ref != "" {
			ref = option.Ref
		}
	}
	if ref != "" {
		return f, f.define(strings.TrimPrefix(ref, "#/$defs/"), defs)
	}
	for _, word := range n.Enum {
		if text, ok := word.(string); ok {
			f.Words = append(f.Words, text)
		}
	}
	is := func(t string) bool { return slices.Contains(n.types(), t) }
	switch {
	case len(f.Words) > 0:
		f.Kind = KindEnum
	case is("boolean"):
		f.Kind = KindBoolean
	case is("integer"):
		f.Kind = KindInteger
	case is("number") && n.Unit == "percent":
		f.Kind = KindPercent
	case is("number"):
		f.Kind = KindNumber
	case n.Format == "partial-date":
		f.Kind = KindDate
	case is("string"):
		f.Kind = KindText
	case is("array"):
		return f, f.list(n.Items, defs)
	case n.Properties != nil:
		f.Kind = KindObject
		return f, f.properties(n.Properties, defs)
	default:
		f.Kind = KindFree
	}
	return f, nil
}

// define applies a schema definition to f.
func (f *Fact) define(name string, defs map[string]json.RawMessage) error {
	switch name {
	case "money", "signed_money":
		f.Kind = KindMoney
		var n node
		if err := json.Unmarshal(defs[name], &n); err != nil {
			return words.Errorf("profile schema: %s: %w", name, err)
		}
		return f.properties(n.Properties, defs)
	case "currency":
		f.Kind = KindEnum
		var n node
		if err := json.Unmarshal(defs[name], &n); err != nil {
			return words.Errorf("profile schema: %s: %w", name, err)
		}
		for _, word := range n.Enum {
			f.Words = append(f.Words, word.(string))
		}
		return nil
	}
	return words.Errorf("profile schema: %s: the importer knows no definition of that name", name)
}

func (f *Fact) list(items *node, defs map[string]json.RawMessage) error {
	entry, err := items.fact("-", f.Pointer+"/-", defs)
	if err != nil {
		return err
	}
	f.Kind, f.Words, f.Fields = KindTexts, entry.Words, nil
	if entry.Kind == KindObject {
		f.Kind, f.Fields = KindEntries, entry.Fields
	}
	return nil
}

// properties reads the fields of an object in the order in which they are written.
func (f *Fact) properties(raw json.RawMessage, defs map[string]json.RawMessage) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return words.Errorf("profile schema: %w", err)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return words.Errorf("profile schema: %w", err)
		}
		var n node
		if err := d.Decode(&n); err != nil {
			return words.Errorf("profile schema: %w", err)
		}
		at := f.Pointer + "/" + name.(string)
		if f.Kind == KindEntries {
			at = f.Pointer + "/-/" + name.(string)
		}
		field, err := n.fact(name.(string), at, defs)
		if err != nil {
			return err
		}
		f.Fields = append(f.Fields, field)
	}
	return nil
}

// Field returns the field with the given name, or nil.
func (f *Fact) Field(name string) *Fact {
	i := slices.IndexFunc(f.Fields, func(f *Fact) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return f.Fields[i]
}

// At returns the fact at a pointer; list entries are numbers or "-". A fact below one of KindFree is that one.
func (f *Fact) At(pointer string) (*Fact, error) {
	if !strings.HasPrefix(pointer, "/") {
		return nil, words.New("a JSON pointer starts with /, such as /company/name")
	}
	here := f
	for _, token := range strings.Split(pointer[1:], "/") {
		if token == "" {
			return nil, words.New("a JSON pointer has no empty part")
		}
		switch here.Kind {
		case KindFree:
			return here, nil
		case KindEntries, KindTexts:
			if _, err := strconv.ParseUint(token, 10, 16); err != nil && token != "-" {
				return nil, words.Errorf("%s is a list: an entry is a number or -", here.Pointer)
			}
			here = here.Entry()
			continue
		}
		next := here.Field(token)
		if next == nil {
			return nil, here.lacks(token)
		}
		here = next
	}
	return here, nil
}

// Entry returns the fact that describes a list's entries.
func (f *Fact) Entry() *Fact {
	switch {
	case f.Kind == KindEntries:
		return &Fact{Name: "-", Pointer: f.Pointer + "/-", Kind: KindObject, Fields: f.Fields}
	case len(f.Words) > 0:
		return &Fact{Name: "-", Pointer: f.Pointer + "/-", Kind: KindEnum, Words: f.Words}
	}
	return &Fact{Name: "-", Pointer: f.Pointer + "/-", Kind: KindText}
}

// lacks returns the error for an unknown field, with the likeliest name.
func (f *Fact) lacks(name string) error {
	var names []string
	for _, field := range f.Fields {
		names = append(names, field.Name)
	}
	if near, ok := nearest.Name(name, names); ok {
		return words.Errorf("a profile has no %s: did you mean %s?", f.Pointer+"/"+name, f.Pointer+"/"+near)
	}
	return words.Errorf("a profile has no %s%s", f.Pointer+"/"+name, f.FieldsHint())
}

// FieldsHint lists the fields of a group for a message's hint; it is zero if there are none.
func (f *Fact) FieldsHint() words.Message {
	var names []string
	for _, field := range f.Fields {
		names = append(names, field.Name)
	}
	if len(names) == 0 {
		return words.Verbatim("")
	}
	if f.Pointer == "" {
		return words.Text("; it has %s", words.List(names))
	}
	return words.Text("; %s has %s", f.Pointer, words.List(names))
}

// IsNumber reports whether a fact is of a numeric kind.
func (f *Fact) IsNumber() bool {
	return slices.Contains([]kind{KindInteger, KindNumber, KindPercent, KindMoney}, f.Kind)
}
