package schema

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/words"
)

var kindsByType = map[string]kindSet{
	"null": 1 << plan.Null, "boolean": 1 << plan.Boolean, "number": 1 << plan.Number, "string": 1 << plan.String,
	"array": 1 << plan.Array, "object": 1 << plan.Object, "integer": 1 << whole,
}

// annotations are keywords that say nothing about what is valid.
var annotations = []string{"$schema", "$id", "title", "x-description-zh", "x-unit", "x-ages", "x-dated-by", "x-projection"}

// Formats are the formats that are asserted, by their names.
type Formats map[string]func(text string) bool

// Parse reads a JSON Schema. Keywords and formats that are not known, and references to other documents, are errors.
func Parse(text []byte, formats Formats) (*Schema, error) {
	if _, err := plan.Decode(text); err != nil {
		return nil, err
	}
	r := newReader(strings.TrimSpace(string(text)), formats)
	root := r.target("").get()
	root.readAll(map[*Schema]bool{})
	for _, pointer := range slices.Sorted(maps.Keys(r.targets)) {
		r.checkEnd(r.targets[pointer])
	}
	if r.err != nil {
		return nil, r.err
	}
	return root, nil
}

// Trusted reads a JSON Schema known to pass Parse. Its parts are parsed on first use; for a large schema and one small document, those are few.
func Trusted(text string, formats Formats) *Schema {
	return newReader(strings.TrimSpace(text), formats).target("").get()
}

// part is a part of a schema, which is read when it is first needed.
type part struct {
	reader *reader
	text   string // JSON
	// Where it stands: under a keyword of another part, and there under a key or an index if the keyword has several. Only an error
	// asks for it, so that no pointer is put together before.
	parent       *part
	under, token string
	pointer      string // instead, for what a reference names

	once   sync.Once
	schema *Schema
}

// get returns what the part says; it is nil for no part.
func (p *part) get() *Schema {
	if p == nil {
		return nil
	}
	p.once.Do(p.read)
	return p.schema
}

func (p *part) place() string {
	switch {
	case p.parent == nil:
		return p.pointer
	case p.token == "":
		return p.parent.place() + jsonpointer.Of(p.under)
	}
	return p.parent.place() + jsonpointer.Of(p.under, p.token)
}

// child returns a part of this one.
func (p *part) child(keyword, token, text string) *part {
	return &part{reader: p.reader, text: text, parent: p, under: keyword, token: token}
}

// readAll reads all that a schema leads to.
func (s *Schema) readAll(done map[*Schema]bool) {
	if s == nil || done[s] {
		return
	}
	done[s] = true
	for _, name := range slices.Sorted(maps.Keys(s.properties)) {
		s.properties[name].get().readAll(done)
	}
	for _, p := range slices.Concat([]*part{s.additional, s.propertyNames, s.items, s.ref}, s.anyOf, s.oneOf) {
		p.get().readAll(done)
	}
}

// reader is what the parts of a schema share.
type reader struct {
	*outline
	formats Formats

	mu       sync.Mutex
	targets  map[string]*part             // what references name, by pointer, each once
	children map[string]map[string]string // the texts of the members or elements on the way to them, by pointer and token
	err      error                        // the first
}

func newReader(text string, formats Formats) *reader {
	return &reader{outline: outlineOf(text), formats: formats, targets: map[string]*part{}, children: map[string]map[string]string{}}
}

// target returns the part that a reference names, the root under "".
func (r *reader) target(pointer string) *part {
	r.mu.Lock()
	defer r.mu.Unlock()
	p, ok := r.targets[pointer]
	if !ok {
		p = &part{reader: r, text: r.find(pointer), pointer: pointer}
		r.targets[pointer] = p
	}
	return p
}

// find returns the text at a pointer, null where there is none.
func (r *reader) find(pointer string) string {
	if pointer == "" {
		return r.text
	}
	parent := jsonpointer.Parent(pointer)
	tokens, ok := jsonpointer.Parse(pointer[len(parent):])
	if !ok {
		return "null"
	}
	children, ok := r.children[parent]
	if !ok {
		children = r.parts(r.find(parent))
		r.children[parent] = children
	}
	if text, ok := children[tokens[0]]; ok {
		return text
	}
	return "null"
}

// know notes the members at a pointer, which references will name, so that nobody need look for them.
func (r *reader) know(pointer, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.children[pointer] = r.parts(text)
}

// parts returns the texts of the members or elements of a value, by token.
func (o *outline) parts(text string) map[string]string {
	all := map[string]string{}
	switch text[0] {
	case '{':
		maps.Insert(all, o.members(text))
	case '[':
		for element := range o.elements(text) {
			all[strconv.Itoa(len(all))] = element
		}
	}
	return all
}

// checkEnd refuses a schema that leads back to itself without a step into the value, which would never end. Only a reference leads
// back, so that it is enough to look at what references name.
func (r *reader) checkEnd(p *part) {
	s := p.get()
	if slices.Contains(spread(s.same()...), s) {
		p.fail("", "the schema refers to itself")
	}
}

func (p *part) fail(keyword, format string, args ...any) {
	p.reader.mu.Lock()
	defer p.reader.mu.Unlock()
	if p.reader.err == nil {
		at := p.place()
		if keyword != "" {
			at += jsonpointer.Of(keyword)
		}
		p.reader.err = words.Errorf("at #%s: %s", at, fmt.Sprintf(format, args...))
	}
}

func (p *part) read() {
	p.schema = &Schema{text: p.text}
	if p.text[0] != '{' {
		p.fail("", "a schema is needed")
		return
	}
	for name, text := range p.reader.members(p.text) {
		p.keyword(p.schema, name, text)
	}
}

func (p *part) keyword(s *Schema, name, text string) {
	switch name {
	case "description":
		s.Description, _ = unquote(text)
	case "$defs":
		p.reader.know(p.place()+jsonpointer.Of(name), text)
	case "type":
		s.Types = p.texts(name, text)
		for _, t := range s.Types {
			kind, ok := kindsByType[t]
			if !ok {
				p.fail(name, "unknown type %q", t)
			}
			s.kinds |= kind
		}
	case "enum":
		p.enum(s, text)
	case "format":
		s.Format, _ = unquote(text)
		if s.hasFormat = p.reader.formats[s.Format]; s.hasFormat == nil {
			p.fail(name, "unknown format %q", s.Format)
		}
	case "pattern":
		expression, _ := unquote(text)
		pattern, err := regexp.Compile(expression)
		if err != nil {
			p.fail(name, "%v", err)
		}
		s.Pattern = pattern
	case "minLength":
		s.MinLength = p.count(name, text)
	case "maxLength":
		if s.MaxLength = p.count(name, text); s.MaxLength == 0 {
			p.fail(name, "a whole number from 1 is needed")
		}
	case "minItems":
		s.MinItems = p.count(name, text)
	case "minProperties":
		s.MinProperties = p.count(name, text)
	case "minimum":
		s.Minimum = p.bound(name, text)
	case "maximum":
		s.Maximum = p.bound(name, text)
	case "exclusiveMinimum":
		s.ExclusiveMinimum = p.bound(name, text)
	case "properties":
		p.properties(s, text)
	case "required":
		s.required = p.texts(name, text)
	case "additionalProperties":
		if text == "true" || text == "false" {
			s.closed = text == "false"
			return
		}
		s.additional = p.child(name, "", text)
	case "propertyNames":
		s.propertyNames = p.child(name, "", text)
	case "items":
		s.items = p.child(name, "", text)
	case "anyOf":
		s.anyOf = p.alternatives(name, text)
	case "oneOf":
		s.oneOf = p.alternatives(name, text)
	case "$ref":
		target, _ := unquote(text)
		inside, ok := strings.CutPrefix(target, "#")
		if !ok {
			p.fail(name, "reference to another document: %s", target)
			return
		}
		s.ref = p.reader.target(inside)
	default:
		if !slices.Contains(annotations, name) {
			p.fail(name, "unknown keyword")
		}
	}
}

func (p *part) enum(s *Schema, text string) {
	if text[0] != '[' {
		p.fail("enum", "a list is needed")
		return
	}
	s.Enum, s.choices = []any{}, map[string]bool{}
	for element := range p.reader.elements(text) {
		choice, ok := unquote(element)
		switch {
		case ok:
			s.choices[choice] = true
			s.Enum = append(s.Enum, choice)
		case element == "null":
			s.nullable = true
			s.Enum = append(s.Enum, nil)
		default:
			p.fail("enum", "a choice is a text or null")
		}
	}
}

func (p *part) properties(s *Schema, text string) {
	if text[0] != '{' {
		p.fail("properties", "an object is needed")
		return
	}
	s.properties = map[string]*part{}
	for name, text := range p.reader.members(text) {
		s.properties[name] = p.child("properties", name, text)
	}
}

func (p *part) alternatives(keyword, text string) []*part {
	var all []*part
	if text[0] == '[' {
		for element := range p.reader.elements(text) {
			all = append(all, p.child(keyword, strconv.Itoa(len(all)), element))
		}
	}
	if len(all) == 0 {
		p.fail(keyword, "a list of schemas is needed")
	}
	return all
}

// texts reads a text or a list of texts.
func (p *part) texts(keyword, text string) []string {
	if one, ok := unquote(text); ok {
		return []string{one}
	}
	if text[0] != '[' {
		p.fail(keyword, "a text is needed")
		return nil
	}
	var all []string
	for element := range p.reader.elements(text) {
		one, ok := unquote(element)
		if !ok {
			p.fail(keyword, "a text is needed")
		}
		all = append(all, one)
	}
	return all
}

func (p *part) count(keyword, text string) int {
	n, ok := value(text).Int()
	if !ok || n < 0 {
		p.fail(keyword, "a whole number is needed")
	}
	return int(n)
}

func (p *part) bound(keyword, text string) plan.Value {
	v := value(text)
	if v.Kind() != plan.Number {
		p.fail(keyword, "a number is needed")
	}
	return v
}
