package schema

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
)

var kindsByType = map[string]kindSet{
	"null": 1 << plan.Null, "boolean": 1 << plan.Boolean, "number": 1 << plan.Number, "string": 1 << plan.String,
	"array": 1 << plan.Array, "object": 1 << plan.Object, "integer": 1 << whole,
}

// annotations are keywords that say nothing about what is valid.
var annotations = []string{"$schema", "$id", "$defs", "title", "x-description-zh", "x-unit"}

// Parse reads a JSON Schema. The formats, by their names, are asserted. Keywords and formats that are not known, and references to
// other documents, are errors.
func Parse(text []byte, formats map[string]func(text string) bool) (*Schema, error) {
	document, err := plan.Decode(text)
	if err != nil {
		return nil, err
	}
	r := reader{document: document, formats: formats, byPointer: map[string]*Schema{}}
	root := r.schema("")
	for _, pointer := range slices.Sorted(maps.Keys(r.byPointer)) {
		r.checkEnd(pointer)
	}
	if r.err != nil {
		return nil, r.err
	}
	return root, nil
}

// reader reads the parts of a schema, each once.
type reader struct {
	document  plan.Value
	formats   map[string]func(text string) bool
	byPointer map[string]*Schema
	err       error // the first
}

func (r *reader) fail(pointer, format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("at #%s: %s", pointer, fmt.Sprintf(format, args...))
	}
}

// checkEnd refuses a schema that leads back to itself without a step into the value, which would never end.
func (r *reader) checkEnd(pointer string) {
	s := r.byPointer[pointer]
	if slices.Contains(spread(s.same()...), s) {
		r.fail(pointer, "the schema refers to itself")
	}
}

// schema reads the part at a pointer.
func (r *reader) schema(pointer string) *Schema {
	if s, ok := r.byPointer[pointer]; ok {
		return s
	}
	s := &Schema{}
	r.byPointer[pointer] = s
	v, ok := jsonpointer.Find(r.document, pointer)
	if !ok || v.Kind() != plan.Object {
		r.fail(pointer, "a schema is needed")
		return s
	}
	for i := range v.Len() {
		key, value := v.Pair(i)
		name, _ := key.Str()
		r.keyword(s, name, value, pointer+jsonpointer.Of(name))
	}
	return s
}

func (r *reader) keyword(s *Schema, name string, v plan.Value, pointer string) {
	switch name {
	case "description":
		s.Description, _ = v.Str()
	case "type":
		s.Types = r.texts(v, pointer)
		for _, t := range s.Types {
			kind, ok := kindsByType[t]
			if !ok {
				r.fail(pointer, "unknown type %q", t)
			}
			s.kinds |= kind
		}
	case "enum":
		r.enum(s, v, pointer)
	case "format":
		s.Format, _ = v.Str()
		if s.hasFormat = r.formats[s.Format]; s.hasFormat == nil {
			r.fail(pointer, "unknown format %q", s.Format)
		}
	case "pattern":
		text, _ := v.Str()
		pattern, err := regexp.Compile(text)
		if err != nil {
			r.fail(pointer, "%v", err)
		}
		s.Pattern = pattern
	case "minLength":
		s.MinLength = r.count(v, pointer)
	case "minItems":
		s.MinItems = r.count(v, pointer)
	case "minProperties":
		s.MinProperties = r.count(v, pointer)
	case "minimum":
		s.Minimum = r.bound(v, pointer)
	case "maximum":
		s.Maximum = r.bound(v, pointer)
	case "exclusiveMinimum":
		s.ExclusiveMinimum = r.bound(v, pointer)
	case "properties":
		s.Properties = r.properties(v, pointer)
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
		s.anyOf = r.alternatives(v, pointer)
	case "oneOf":
		s.oneOf = r.alternatives(v, pointer)
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

func (r *reader) enum(s *Schema, v plan.Value, pointer string) {
	if v.Kind() != plan.Array {
		r.fail(pointer, "a list is needed")
		return
	}
	s.Enum, s.choices = []any{}, map[string]bool{}
	for i := range v.Len() {
		switch choice := v.At(i); choice.Kind() {
		case plan.String:
			text, _ := choice.Str()
			s.choices[text] = true
			s.Enum = append(s.Enum, text)
		case plan.Null:
			s.nullable = true
			s.Enum = append(s.Enum, nil)
		default:
			r.fail(pointer, "a choice is a text or null")
		}
	}
}

func (r *reader) properties(v plan.Value, pointer string) map[string]*Schema {
	if v.Kind() != plan.Object {
		r.fail(pointer, "an object is needed")
		return nil
	}
	all := make(map[string]*Schema, v.Len())
	for i := range v.Len() {
		key, _ := v.Pair(i)
		name, _ := key.Str()
		all[name] = r.schema(pointer + jsonpointer.Of(name))
	}
	return all
}

func (r *reader) alternatives(v plan.Value, pointer string) []*Schema {
	if v.Kind() != plan.Array || v.Len() == 0 {
		r.fail(pointer, "a list of schemas is needed")
		return nil
	}
	all := make([]*Schema, v.Len())
	for i := range all {
		all[i] = r.schema(fmt.Sprintf("%s/%d", pointer, i))
	}
	return all
}

// texts reads a text or a list of texts.
func (r *reader) texts(v plan.Value, pointer string) []string {
	if text, ok := v.Str(); ok {
		return []string{text}
	}
	if v.Kind() != plan.Array {
		r.fail(pointer, "a text is needed")
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

func (r *reader) count(v plan.Value, pointer string) int {
	n, ok := v.Int()
	if !ok || n < 0 {
		r.fail(pointer, "a whole number is needed")
	}
	return int(n)
}

func (r *reader) bound(v plan.Value, pointer string) plan.Value {
	if v.Kind() != plan.Number {
		r.fail(pointer, "a number is needed")
	}
	return v
}
