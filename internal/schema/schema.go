// Package schema validates documents against a JSON Schema (draft 2020-12). It supports the keywords that our schemas use, and rejects a schema
// with any other, so that none is silently ignored. A valid document costs no allocation; for an invalid one every fault is reported with its
// place, for the caller to word.
package schema

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/words"
)

// Schema is what a JSON Schema, or one part of it, says about a value. It must not be changed, and is safe for concurrent use.
type Schema struct {
	text        string   // JSON
	Description string   // in English
	Types       []string // as written; none means any
	Enum        []any    // texts and nil, as written; nil means any
	Format      string
	Pattern     *regexp.Regexp // nil means any

	MinLength, MinItems, MinProperties int
	MaxLength                          int        // 0 is any
	Minimum, Maximum, ExclusiveMinimum plan.Value // undefined where there is no bound

	kinds         kindSet
	choices       map[string]bool        // the texts in Enum
	nullable      bool                   // null is in Enum
	hasFormat     func(text string) bool // nil without a format
	required      []string
	closed        bool // no other properties
	properties    map[string]*part
	additional    *part // of other properties
	propertyNames *part
	items         *part
	anyOf, oneOf  []*part
	ref           *part
}

// About returns the description in lang, or in English if there is no other.
func (s *Schema) About(lang words.Lang) string {
	if lang != words.English && s.text != "" {
		for name, text := range (*outline)(nil).members(s.text) {
			if name == "x-description-"+string(lang) {
				if about, ok := unquote(text); ok {
					return about
				}
			}
		}
	}
	return s.Description
}

// kindSet is a set of plan.Kind; whole is the kind of whole numbers alone.
type kindSet uint16

const whole = 15

func (k kindSet) has(kind plan.Kind) bool { return k&(1<<kind) != 0 }

// Fits reports whether a value is what the schema asks for.
func (s *Schema) Fits(v plan.Value) bool { return s.fits(v, plan.Value{}, nil) }

// FitsStill reports whether a value is valid, given another one that is: what both share in the same place is not checked again.
func (s *Schema) FitsStill(v, fitting plan.Value) bool { return s.fits(v, fitting, nil) }

// Faults returns why a value is invalid; nil if it is valid. If all alternatives fail, it reports the faults of the likeliest.
func (s *Schema) Faults(v plan.Value) []Fault {
	var faults []Fault
	s.fits(v, plan.Value{}, &faults)
	return faults
}

// Keys returns the keys that an object may have, as far as the schema names them, sorted.
func (s *Schema) Keys() []string {
	set := map[string]bool{}
	for _, s := range spread(s) {
		for name := range s.properties {
			set[name] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// Property returns the schema of the value under a key, or nil if the schema does not name the key.
func (s *Schema) Property(name string) *Schema { return s.properties[name].get() }

// Below returns what schemas that apply to the same value say about its part under a JSON pointer token, and whether anything may stand there.
func Below(schemas []*Schema, token string) (next []*Schema, free bool) {
	closed := false
	for _, s := range spread(schemas...) {
		switch sub := s.Property(token); {
		case sub != nil:
			next = append(next, sub)
		case s.additional != nil:
			next = append(next, s.additional.get())
		}
		closed = closed || s.closed
		if s.items != nil && isIndex(token) {
			next = append(next, s.items.get())
		}
		free = free || s.kinds.has(plan.Object)
	}
	return next, free && !closed && len(next) == 0
}

func isIndex(token string) bool {
	return token == "-" || token != "" && strings.Trim(token, "0123456789") == "" && (token == "0" || token[0] != '0')
}

// spread returns s and, through references and alternatives, all schemas that speak about the same value.
func spread(schemas ...*Schema) []*Schema {
	var all []*Schema
	for len(schemas) > 0 {
		s := schemas[0]
		schemas = schemas[1:]
		if s != nil && !slices.Contains(all, s) {
			all = append(all, s)
			schemas = slices.Concat(schemas, s.same())
		}
	}
	return all
}

// same returns the schemas that s applies to the value itself.
func (s *Schema) same() []*Schema {
	var all []*Schema
	for _, p := range slices.Concat([]*part{s.ref}, s.anyOf, s.oneOf) {
		if p != nil {
			all = append(all, p.get())
		}
	}
	return all
}
