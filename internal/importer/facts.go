package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// kind is what a fact's value is.
type kind int

const (
	kindText kind = iota
	kindDate
	kindEnum
	kindBoolean
	kindInteger
	kindNumber
	kindPercent
	kindMoney
	kindTexts   // a list of texts, or of words of an enum
	kindEntries // a list of objects
	kindObject
	kindFree // whatever a user's own policies want, and maps: no cell can say what it is
)

var kindNames = map[string]kind{
	"text": kindText, "date": kindDate, "boolean": kindBoolean, "integer": kindInteger, "number": kindNumber,
	"percent": kindPercent, "money": kindMoney, "texts": kindTexts,
}

// fact is one fact, or one group of facts, that a profile may hold.
type fact struct {
	name    string
	pointer string // with "-" for the entries of lists, such as /rounds/-/amount
	kind    kind
	words   []string // of an enum, or of a list of such words
	unit    string
	about   rule.Text
	fields  []*fact // of an object or of a list's entries, in the order of the schema
}

// facts reads the facts of a profile from its JSON Schema, in the order of the schema.
func facts(schema []byte) (*fact, error) {
	var root node
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, fmt.Errorf("profile schema: %w", err)
	}
	return root.fact("", "", root.Defs)
}

// node is the part of a JSON Schema that tells what a cell may hold.
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
	_ = json.Unmarshal(n.Type, &several) // absent where the schema says nothing
	return several
}

func (n node) fact(name, pointer string, defs map[string]json.RawMessage) (*fact, error) {
	f := &fact{
		name: name, pointer: pointer, unit: n.Unit, about: rule.Text{EN: n.Description, ZH: n.Chinese},
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
			f.words = append(f.words, text)
		}
	}
	is := func(t string) bool { return slices.Contains(n.types(), t) }
	switch {
	case len(f.words) > 0:
		f.kind = kindEnum
	case is("boolean"):
		f.kind = kindBoolean
	case is("integer"):
		f.kind = kindInteger
	case is("number") && n.Unit == "percent":
		f.kind = kindPercent
	case is("number"):
		f.kind = kindNumber
	case n.Format == "partial-date":
		f.kind = kindDate
	case is("string"):
		f.kind = kindText
	case is("array"):
		return f, f.list(n.Items, defs)
	case n.Properties != nil:
		f.kind = kindObject
		return f, f.properties(n.Properties, defs)
	default:
		f.kind = kindFree
	}
	return f, nil
}

// define makes f what a definition of the schema says.
func (f *fact) define(name string, defs map[string]json.RawMessage) error {
	switch name {
	case "money", "signed_money":
		f.kind = kindMoney
		var n node
		if err := json.Unmarshal(defs[name], &n); err != nil {
			return fmt.Errorf("profile schema: %s: %w", name, err)
		}
		return f.properties(n.Properties, defs)
	case "currency":
		f.kind = kindEnum
		var n node
		if err := json.Unmarshal(defs[name], &n); err != nil {
			return fmt.Errorf("profile schema: %s: %w", name, err)
		}
		for _, word := range n.Enum {
			f.words = append(f.words, word.(string))
		}
		return nil
	}
	return fmt.Errorf("profile schema: %s: the importer knows no definition of that name", name)
}

func (f *fact) list(items *node, defs map[string]json.RawMessage) error {
	entry, err := items.fact("-", f.pointer+"/-", defs)
	if err != nil {
		return err
	}
	f.kind, f.words, f.fields = kindTexts, entry.words, nil
	if entry.kind == kindObject {
		f.kind, f.fields = kindEntries, entry.fields
	}
	return nil
}

// properties reads the fields of an object in the order of the text.
func (f *fact) properties(raw json.RawMessage, defs map[string]json.RawMessage) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		return fmt.Errorf("profile schema: %w", err)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return fmt.Errorf("profile schema: %w", err)
		}
		var n node
		if err := d.Decode(&n); err != nil {
			return fmt.Errorf("profile schema: %w", err)
		}
		at := f.pointer + "/" + name.(string)
		if f.kind == kindEntries {
			at = f.pointer + "/-/" + name.(string)
		}
		field, err := n.fact(name.(string), at, defs)
		if err != nil {
			return err
		}
		f.fields = append(f.fields, field)
	}
	return nil
}

// field is the field of that name, or nil.
func (f *fact) field(name string) *fact {
	i := slices.IndexFunc(f.fields, func(f *fact) bool { return f.name == name })
	if i < 0 {
		return nil
	}
	return f.fields[i]
}

// at is the fact under a pointer; the entry of a list is a number or "-". Below free room it is free.
func (f *fact) at(pointer string) (*fact, error) {
	if !strings.HasPrefix(pointer, "/") {
		return nil, errors.New("a JSON pointer starts with /, such as /company/name")
	}
	here := f
	for _, token := range strings.Split(pointer[1:], "/") {
		if token == "" {
			return nil, errors.New("a JSON pointer has no empty part")
		}
		switch here.kind {
		case kindFree:
			return here, nil
		case kindEntries, kindTexts:
			if _, err := strconv.ParseUint(token, 10, 16); err != nil && token != "-" {
				return nil, fmt.Errorf("%s is a list: an entry is a number or -", here.pointer)
			}
			here = here.entry()
			continue
		}
		next := here.field(token)
		if next == nil {
			return nil, fmt.Errorf("a profile has no %s%s", here.pointer+"/"+token, here.known())
		}
		here = next
	}
	return here, nil
}

// entry is what a list holds.
func (f *fact) entry() *fact {
	switch {
	case f.kind == kindEntries:
		return &fact{name: "-", pointer: f.pointer + "/-", kind: kindObject, fields: f.fields}
	case len(f.words) > 0:
		return &fact{name: "-", pointer: f.pointer + "/-", kind: kindEnum, words: f.words}
	}
	return &fact{name: "-", pointer: f.pointer + "/-", kind: kindText}
}

func (f *fact) known() string {
	var names []string
	for _, field := range f.fields {
		names = append(names, field.name)
	}
	if len(names) == 0 {
		return ""
	}
	where := f.pointer
	if where == "" {
		where = "it"
	}
	return fmt.Sprintf("; %s has %s", where, strings.Join(names, ", "))
}

// isNumber tells whether a fact is a number, of whatever kind.
func (f *fact) isNumber() bool {
	return slices.Contains([]kind{kindInteger, kindNumber, kindPercent, kindMoney}, f.kind)
}
