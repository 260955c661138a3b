package schema

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
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
	r := reader{document: document, formats: formats, targets: map[string]*Schema{}}
	root := r.target("")
	for _, pointer := range slices.Sorted(maps.Keys(r.targets)) {
		r.checkEnd(pointer)
	}
	if r.err != nil {
		return nil, r.err
	}
	return root, nil
}

// reader reads the parts of a schema.
type reader struct {
	document plan.Value
	formats  map[string]func(text string) bool
	targets  map[string]*Schema // what references name, by pointer, each once
	path     []string           // tokens of the pointer to what is read
	err      error              // the first
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("at #%s: %s", jsonpointer.Of(r.path...), fmt.Sprintf(format, args...))
	}
}

// checkEnd refuses a schema that leads back to itself without a step into the value, which would never end. Only a reference leads
// back, so that it is enough to look at what references name.
func (r *reader) checkEnd(pointer string) {
	s := r.targets[pointer]
	if slices.Contains(spread(s.same()...), s) {
		r.path, _ = jsonpointer.Parse(pointer)
		r.fail("the schema refers to itself")
	}
}

// target reads the part that a reference names, the root under "".
func (r *reader) target(pointer string) *Schema {
	if s, ok := r.targets[pointer]; ok {
		return s
	}
	s := &Schema{}
	r.targets[pointer] = s
	from := r.path
	r.path, _ = jsonpointer.Parse(pointer)
	v, _ := jsonpointer.Find(r.document, pointer)
	r.read(s, v)
	r.path = from
	return s
}

// part reads a part where it stands.
func (r *reader) part(v plan.Value) *Schema {
	s := &Schema{}
	r.read(s, v)
	return s
}

// entry reads the part under a token.
func (r *reader) entry(token string, v plan.Value) *Schema {
	r.path = append(r.path, token)
	s := r.part(v)
	r.path = r.path[:len(r.path)-1]
	return s
}

func (r *reader) read(s *Schema, v plan.Value) {
	if v.Kind() != plan.Object {
		r.fail("a schema is needed")
		return
	}
	for i := range v.Len() {
		key, value := v.Pair(i)
		name, _ := key.Str()
		r.path = append(r.path, name)
		r.keyword(s, name, value)
		r.path = r.path[:len(r.path)-1]
	}
}

func (r *reader) keyword(s *Schema, name string, v plan.Value) {
	switch name {
	case "description":
		s.Description, _ = v.Str()
	case "type":
		s.Types = r.texts(v)
		for _, t := range s.Types {
			kind, ok := kindsByType[t]
			if !ok {
				r.fail("unknown type %q", t)
			}
			s.kinds |= kind
		}
	case "enum":
		r.enum(s, v)
	case "format":
		s.Format, _ = v.Str()
		if s.hasFormat = r.formats[s.Format]; s.hasFormat == nil {
			r.fail("unknown format %q", s.Format)
		}
	case "pattern":
		text, _ := v.Str()
		pattern, err := regexp.Compile(text)
		if err != nil {
			r.fail("%v", err)
		}
		s.Pattern = pattern
	case "minLength":
		s.MinLength = r.count(v)
	case "minItems":
		s.MinItems = r.count(v)
	case "minProperties":
		s.MinProperties = r.count(v)
	case "minimum":
		s.Minimum = r.bound(v)
	case "maximum":
		s.Maximum = r.bound(v)
	case "exclusiveMinimum":
		s.ExclusiveMinimum = r.bound(v)
	case "properties":
		s.Properties = r.properties(v)
	case "required":
		s.required = r.texts(v)
	case "additionalProperties":
		if allowed, ok := v.Bool(); ok {
			s.closed = !allowed
			return
		}
		s.additional = r.part(v)
	case "propertyNames":
		s.propertyNames = r.part(v)
	case "items":
		s.items = r.part(v)
	case "anyOf":
		s.anyOf = r.alternatives(v)
	case "oneOf":
		s.oneOf = r.alternatives(v)
	case "$ref":
		target, _ := v.Str()
		inside, ok := strings.CutPrefix(target, "#")
		if !ok {
			r.fail("reference to another document: %s", target)
			return
		}
		s.ref = r.target(inside)
	default:
		if !slices.Contains(annotations, name) {
			r.fail("unknown keyword")
		}
	}
}

func (r *reader) enum(s *Schema, v plan.Value) {
	if v.Kind() != plan.Array {
		r.fail("a list is needed")
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
			r.fail("a choice is a text or null")
		}
	}
}

func (r *reader) properties(v plan.Value) map[string]*Schema {
	if v.Kind() != plan.Object {
		r.fail("an object is needed")
		return nil
	}
	all := make(map[string]*Schema, v.Len())
	for i := range v.Len() {
		key, value := v.Pair(i)
		name, _ := key.Str()
		all[name] = r.entry(name, value)
	}
	return all
}

func (r *reader) alternatives(v plan.Value) []*Schema {
	if v.Kind() != plan.Array || v.Len() == 0 {
		r.fail("a list of schemas is needed")
		return nil
	}
	all := make([]*Schema, v.Len())
	for i := range all {
		all[i] = r.entry(strconv.Itoa(i), v.At(i))
	}
	return all
}

// texts reads a text or a list of texts.
func (r *reader) texts(v plan.Value) []string {
	if text, ok := v.Str(); ok {
		return []string{text}
	}
	if v.Kind() != plan.Array {
		r.fail("a text is needed")
	}
	var all []string
	for i := range v.Len() {
		text, ok := v.At(i).Str()
		if !ok {
			r.fail("a text is needed")
		}
		all = append(all, text)
	}
	return all
}

func (r *reader) count(v plan.Value) int {
	n, ok := v.Int()
	if !ok || n < 0 {
		r.fail("a whole number is needed")
	}
	return int(n)
}

func (r *reader) bound(v plan.Value) plan.Value {
	if v.Kind() != plan.Number {
		r.fail("a number is needed")
	}
	return v
}
