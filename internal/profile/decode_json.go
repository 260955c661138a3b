package profile

import (
	"bytes"
	"encoding/json"

	"github.com/diligo/diligo/internal/words"

	"github.com/go-json-experiment/json/jsontext"
)

// jsonReader decodes JSON token by token, so that duplicate keys and invalid numbers are reported at their position.
type jsonReader struct {
	*reader
	dec    *jsontext.Decoder
	opened []int // offsets of the open objects and lists
}

func (r *reader) readJSON() (map[string]any, bool) {
	j := jsonReader{
		reader: r,
		dec:    jsontext.NewDecoder(bytes.NewBuffer(r.text.body), jsontext.AllowDuplicateNames(true)),
	}
	start := j.next()
	value, ok := j.value()
	if !ok {
		return nil, false
	}
	if end := j.next(); end < len(r.text.body) {
		r.note(end, words.Text("there is more text after the end of the profile"), words.Text("keep one profile in each file, and nothing after its last }"))
		return nil, false
	}
	document, ok := value.(map[string]any)
	if !ok {
		r.notObject(start, describe(value))
	}
	return document, ok
}

// next returns the offset of the next byte that is not whitespace.
func (j *jsonReader) next() int { return skipSpace(j.text.body, int(j.dec.InputOffset())) }

func skipSpace(body []byte, at int) int {
	return len(body) - len(bytes.TrimLeft(body[at:], " \t\r\n"))
}

// value decodes the next value.
func (j *jsonReader) value() (any, bool) {
	switch j.dec.PeekKind() {
	case '{', '[':
		return j.container()
	}
	raw, start, ok := j.scalar()
	if !ok || !j.enter(start, false) {
		return nil, false
	}
	switch raw.Kind() {
	case '"':
		return unquote(raw), true
	case '0':
		literal := string(raw)
		if what, hint := checkNumber(literal); !what.IsZero() {
			j.note(start, what, hint)
			literal = "0" // so that the rest can be checked
		}
		return json.Number(literal), true
	case 'n':
		return nil, true
	}
	return raw.Kind() == 't', true
}

// scalar reads a key, or a value that is neither an object nor a list.
func (j *jsonReader) scalar() (raw jsontext.Value, start int, ok bool) {
	raw, err := j.dec.ReadValue()
	if err != nil {
		j.syntax(err)
		return nil, 0, false
	}
	return raw, int(j.dec.InputOffset()) - len(raw), true
}

// unquote decodes a JSON string that the decoder has validated.
func unquote(raw jsontext.Value) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1])
	}
	decoded, _ := jsontext.AppendUnquote(nil, raw)
	return string(decoded)
}

func (j *jsonReader) container() (any, bool) {
	token, err := j.dec.ReadToken()
	if err != nil {
		j.syntax(err)
		return nil, false
	}
	start := int(j.dec.InputOffset()) - 1
	if !j.enter(start, true) {
		return nil, false
	}
	j.opened = append(j.opened, start)
	var value any
	ok := false
	if token.Kind() == '{' {
		value, ok = j.object()
	} else {
		value, ok = j.list()
	}
	if !ok {
		return nil, false
	}
	if _, err := j.dec.ReadToken(); err != nil { // the closing bracket
		j.syntax(err)
		return nil, false
	}
	j.opened = j.opened[:len(j.opened)-1]
	return value, true
}

// object reads the members of an object up to its closing bracket.
func (j *jsonReader) object() (any, bool) {
	object := map[string]any{}
	for kind := j.dec.PeekKind(); kind != '}'; kind = j.dec.PeekKind() {
		if kind != '"' && kind != 0 {
			j.structure(j.tokenStart())
			return nil, false
		}
		raw, start, ok := j.scalar()
		if !ok {
			return nil, false
		}
		key := unquote(raw)
		j.push(key)
		if _, exists := object[key]; exists {
			j.duplicate(start, key)
		}
		value, ok := j.value()
		if !ok {
			return nil, false
		}
		object[key] = value
		j.pop()
	}
	return object, true
}

// list reads the entries of a list up to its closing bracket.
func (j *jsonReader) list() (any, bool) {
	list := []any{}
	for kind := j.dec.PeekKind(); kind != ']'; kind = j.dec.PeekKind() {
		j.pushIndex(len(list))
		value, ok := j.value()
		if !ok {
			return nil, false
		}
		list = append(list, value)
		j.pop()
	}
	return list, true
}
