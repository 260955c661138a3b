package profile

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/plan"
)

// schema is one part of the profile schema: what it says about one value. Of JSON Schema (draft 2020-12) it knows the keywords
// that the profile schema uses; a schema with any other is refused, so that none is passed over in silence.
type schema struct {
	description   string
	types         []string // as written; none means any
	kinds         kindSet
	enum          []any           // as written; nil means any
	choices       map[string]bool // the texts in enum
	nullable      bool            // null is in enum
	format        string
	hasFormat     func(text string) bool // nil without a format
	pattern       *regexp.Regexp
	minLength     int
	minimum       plan.Value // undefined where there is no bound, like the others
	maximum       plan.Value
	above         plan.Value // exclusiveMinimum
	properties    map[string]*schema
	required      []string
	closed        bool    // no other properties
	additional    *schema // of other properties
	propertyNames *schema
	items         *schema
	anyOf         []*schema
	ref           *schema
}

// kindSet is a set of plan.Kind; whole is the kind of whole numbers alone.
type kindSet uint16

const whole = 15

func (k kindSet) has(kind plan.Kind) bool { return k&(1<<kind) != 0 }

var kindsByType = map[string]kindSet{
	"null": 1 << plan.Null, "boolean": 1 << plan.Boolean, "number": 1 << plan.Number, "string": 1 << plan.String,
	"array": 1 << plan.Array, "object": 1 << plan.Object, "integer": 1 << whole,
}

// formatPartialDate is YYYY, YYYY-MM or YYYY-MM-DD of a day that exists.
const formatPartialDate = "partial-date"

// formats are the formats that are asserted.
var formats = map[string]func(text string) bool{
	formatPartialDate: isDate,
	"json-pointer": func(text string) bool {
		_, ok := parsePointer(text)
		return ok
	},
}

// annotations are keywords that say nothing about what is valid.
var annotations = []string{"$schema", "$id", "$defs", "title", "x-description-zh", "x-unit"}

// Validator holds profiles against the profile schema. It is safe for concurrent use.
type Validator struct{ root *schema }

// NewValidator reads a JSON Schema (draft 2020-12). Formats are asserted: "json-pointer", and "partial-date", which is YYYY, YYYY-MM or
// YYYY-MM-DD of a day that exists. Keywords that no part of a profile schema needs, and references to other documents, are errors.
func NewValidator(text []byte) (*Validator, error) {
	document, err := plan.Decode(text)
	if err != nil {
		return nil, fmt.Errorf("profile schema: %w", err)
	}
	r := schemaReader{document: document, byPointer: map[string]*schema{}}
	root := r.schema("")
	if r.err != nil {
		return nil, fmt.Errorf("profile schema: %w", r.err)
	}
	return &Validator{root: root}, nil
}

// schemaReader reads the parts of a schema, each once.
type schemaReader struct {
	document  plan.Value
	byPointer map[string]*schema
	err       error // the first
}

func (r *schemaReader) fail(pointer, format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("at #%s: %s", pointer, fmt.Sprintf(format, args...))
	}
}

// schema reads the part at a pointer.
func (r *schemaReader) schema(pointer string) *schema {
	if s, ok := r.byPointer[pointer]; ok {
		return s
	}
	s := &schema{}
	r.byPointer[pointer] = s
	v, ok := find(r.document, pointer)
	if !ok || v.Kind() != plan.Object {
		r.fail(pointer, "a schema is needed")
		return s
	}
	for i := range v.Len() {
		key, value := v.Pair(i)
		name, _ := key.Str()
		r.keyword(s, name, value, pointer+"/"+pointerEscaper.Replace(name))
	}
	return s
}

func (r *schemaReader) keyword(s *schema, name string, v plan.Value, pointer string) {
	switch name {
	case "description":
		s.description, _ = v.Str()
	case "type":
		s.types = r.texts(v, pointer)
		for _, t := range s.types {
			kind, ok := kindsByType[t]
			if !ok {
				r.fail(pointer, "unknown type %q", t)
			}
			s.kinds |= kind
		}
	case "enum":
		s.choices = map[string]bool{}
		for i := range v.Len() {
			switch choice := v.At(i); choice.Kind() {
			case plan.String:
				text, _ := choice.Str()
				s.choices[text] = true
				s.enum = append(s.enum, text)
			case plan.Null:
				s.nullable = true
				s.enum = append(s.enum, nil)
			default:
				r.fail(pointer, "a choice is a text or null")
			}
		}
	case "format":
		s.format, _ = v.Str()
		if s.hasFormat = formats[s.format]; s.hasFormat == nil {
			r.fail(pointer, "unknown format %q", s.format)
		}
	case "pattern":
		text, _ := v.Str()
		pattern, err := regexp.Compile(text)
		if err != nil {
			r.fail(pointer, "%v", err)
		}
		s.pattern = pattern
	case "minLength":
		n, _ := v.Int()
		s.minLength = int(n)
	case "minimum":
		s.minimum = v
	case "maximum":
		s.maximum = v
	case "exclusiveMinimum":
		s.above = v
	case "properties":
		s.properties = make(map[string]*schema, v.Len())
		for i := range v.Len() {
			key, _ := v.Pair(i)
			name, _ := key.Str()
			s.properties[name] = r.schema(pointer + "/" + pointerEscaper.Replace(name))
		}
	case "required":
		s.required = r.texts(v, pointer)
	case "additionalProperties":
		if allowed, ok := v.Bool(); ok {
			s.closed = !allowed
			return
		}
		s.additional = r.schema(pointer)
	case "propertyNames":
		s.propertyNames = r.schema(pointer)
	case "items":
		s.items = r.schema(pointer)
	case "anyOf":
		for i := range v.Len() {
			s.anyOf = append(s.anyOf, r.schema(fmt.Sprintf("%s/%d", pointer, i)))
		}
	case "$ref":
		target, _ := v.Str()
		inside, ok := strings.CutPrefix(target, "#")
		if !ok {
			r.fail(pointer, "reference to another document: %s", target)
			return
		}
		s.ref = r.schema(inside)
	default:
		if !slices.Contains(annotations, name) {
			r.fail(pointer, "unknown keyword")
		}
	}
}

// texts reads a text or a list of texts.
func (r *schemaReader) texts(v plan.Value, pointer string) []string {
	if text, ok := v.Str(); ok {
		return []string{text}
	}
	var all []string
	for i := range v.Len() {
		text, ok := v.At(i).Str()
		if !ok {
			r.fail(pointer, "a text is needed")
		}
		all = append(all, text)
	}
	return all
}

// spread returns s and, through references and alternatives, all schemas that speak about the same value.
func spread(schemas ...*schema) []*schema {
	var all []*schema
	for len(schemas) > 0 {
		s := schemas[0]
		schemas = schemas[1:]
		if s != nil && !slices.Contains(all, s) {
			all = append(all, s)
			schemas = slices.Concat(schemas, []*schema{s.ref}, s.anyOf)
		}
	}
	return all
}

// names returns the keys that a value of a schema may have, sorted.
func names(s *schema) []string {
	set := map[string]bool{}
	for _, s := range spread(s) {
		for name := range s.properties {
			set[name] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// isMoney tells whether a schema describes an amount with its currency.
func isMoney(s *schema) bool {
	all := names(s)
	return slices.Contains(all, "amount") && slices.Contains(all, "currency") && len(all) <= 4
}

// below returns the schemas of the value under a token, and whether the schema lets anything stand there.
func below(schemas []*schema, token string) (next []*schema, free bool) {
	closed := false
	for _, s := range spread(schemas...) {
		sub, known := s.properties[token]
		switch {
		case known:
			next = append(next, sub)
		case s.additional != nil:
			next = append(next, s.additional)
		}
		closed = closed || s.closed
		if s.items != nil && isIndex(token) {
			next = append(next, s.items)
		}
		free = free || s.kinds.has(plan.Object)
	}
	return next, free && !closed && len(next) == 0
}

func isIndex(token string) bool {
	return token == "-" || token != "" && strings.Trim(token, "0123456789") == "" && (token == "0" || token[0] != '0')
}

func notPointer(text string) (what, hint string) {
	return quoted(text) + " is not a JSON pointer", "write the way to the fact, such as /rounds or /rounds/0/amount"
}

// checkPointer says why a pointer can't name a fact of a profile, or "".
func (v *Validator) checkPointer(pointer string) (what, hint string) {
	tokens, ok := parsePointer(pointer)
	if !ok {
		return notPointer(pointer)
	}
	schemas := []*schema{v.root}
	for i, token := range tokens {
		next, free := below(schemas, token)
		if free {
			return "", ""
		}
		if len(next) == 0 {
			what = quoted(pointer) + " names no fact of a profile"
			var here []string
			for _, s := range schemas {
				here = append(here, names(s)...)
			}
			if name, ok := nearest(token, here); ok {
				better := slices.Concat(tokens[:i], []string{name}, tokens[i+1:])
				return what, "did you mean " + pointerTo(better...) + "?"
			}
			return what, "see the names of all facts in the profile schema"
		}
		schemas = next
	}
	return "", ""
}
