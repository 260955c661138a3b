package plan

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Decoder turns JSON into Values. It may be used again and again, by one goroutine at a time.
//
// It reads twice at most. The first reading is quick and accepts only what is certainly right. If it stumbles,
// package jsontext reads the input again, to say what is wrong and where.
type Decoder struct {
	// Recycle makes a Decode reuse the memory of the value that the one before returned, and that must no longer be
	// used. It saves a third of the time where documents are dealt with one after the other.
	Recycle bool

	text  string  // the whole input: strings without escapes are parts of it
	pos   int     // of the first reading
	mem   arena   // of the current input
	keys  []Value // of the objects that are open
	stack []Value // elements and values of the composites that are open

	buf    bytes.Buffer // of the second reading
	tokens *jsontext.Decoder
}

// Decode returns the value of one JSON text. Numbers keep their text, a key that occurs twice in an object is an
// error, and so is invalid UTF-8. A mistake in the text is reported as a jsontext.SyntacticError, which says where.
func Decode(b []byte) (Value, error) { return new(Decoder).Decode(b) }

// Decode is like the function Decode; using one Decoder for several inputs saves memory.
func (d *Decoder) Decode(b []byte) (Value, error) {
	d.text, d.pos = string(b), 0
	v, ok := d.scan()
	var err error
	if !ok {
		v, err = d.read(b)
	}
	d.text = ""
	if !d.Recycle {
		d.mem = arena{}
	}
	if err != nil {
		return Value{}, fmt.Errorf("decode: %w", err)
	}
	return v, nil
}

// maxScanDepth is how deep documents may be for the first reading.
const maxScanDepth = 200

// start forgets what was read before.
func (d *Decoder) start() {
	d.mem.recycle = d.Recycle
	d.mem.rewind()
	d.keys, d.stack = d.keys[:0], d.stack[:0]
}

// scan is the first reading.
func (d *Decoder) scan() (Value, bool) {
	d.start()
	if !utf8.ValidString(d.text) {
		return Value{}, false
	}
	v, ok := d.scanValue(0)
	if !ok {
		return Value{}, false
	}
	d.skipSpace()
	return v, d.pos == len(d.text)
}

func (d *Decoder) skipSpace() {
	for d.pos < len(d.text) {
		switch d.text[d.pos] {
		case ' ', '\n', '\t', '\r':
			d.pos++
		default:
			return
		}
	}
}

// peek returns the next byte that is no space, or 0 at the end.
func (d *Decoder) peek() byte {
	d.skipSpace()
	if d.pos == len(d.text) {
		return 0
	}
	return d.text[d.pos]
}

// accept skips the next byte that is no space if it is c.
func (d *Decoder) accept(c byte) bool {
	if d.peek() != c {
		return false
	}
	d.pos++
	return true
}

func (d *Decoder) scanValue(depth int) (Value, bool) {
	if depth > maxScanDepth {
		return Value{}, false
	}
	switch c := d.peek(); c {
	case '"':
		s, ok := d.scanString()
		return NewString(s), ok
	case '{':
		return d.scanObject(depth)
	case '[':
		return d.scanArray(depth)
	case 't':
		return NewBool(true), d.scanWord("true")
	case 'f':
		return NewBool(false), d.scanWord("false")
	case 'n':
		return null, d.scanWord("null")
	default:
		return d.scanNumber()
	}
}

func (d *Decoder) scanWord(word string) bool {
	if !strings.HasPrefix(d.text[d.pos:], word) {
		return false
	}
	d.pos += len(word)
	return true
}

func (d *Decoder) scanString() (string, bool) {
	start := d.pos + 1
	for i := start; i < len(d.text); i++ {
		switch c := d.text[i]; {
		case c == '"':
			d.pos = i + 1
			return d.text[start:i], true
		case c == '\\':
			return d.scanEscaped(i)
		case c < ' ':
			return "", false
		}
	}
	return "", false
}

// scanEscaped reads a string that has a backslash at i.
func (d *Decoder) scanEscaped(i int) (string, bool) {
	for ; i < len(d.text) && d.text[i] != '"'; i++ {
		if d.text[i] == '\\' {
			i++
		}
	}
	if i >= len(d.text) {
		return "", false
	}
	s, err := jsontext.AppendUnquote(nil, d.text[d.pos:i+1])
	d.pos = i + 1
	return string(s), err == nil
}

func (d *Decoder) scanNumber() (Value, bool) {
	start := d.pos
	i := start
	if i < len(d.text) && d.text[i] == '-' {
		i++
	}
	first := i
	i = skipDigits(d.text, i)
	if i == first || (d.text[first] == '0' && i > first+1) {
		return Value{}, false
	}
	if i < len(d.text) && d.text[i] == '.' {
		point := i
		if i = skipDigits(d.text, i+1); i == point+1 {
			return Value{}, false
		}
	}
	if i < len(d.text) && d.text[i]|0x20 == 'e' {
		i++
		if i < len(d.text) && (d.text[i] == '+' || d.text[i] == '-') {
			i++
		}
		exponent := i
		if i = skipDigits(d.text, i); i == exponent {
			return Value{}, false
		}
	}
	d.pos = i
	s := d.text[start:i]
	v := parseNumber(s)
	if v.tag == &bigTag {
		if _, err := ast.NumberChecked(s); err != nil {
			return Value{}, false
		}
	}
	return v, true
}

func skipDigits(s string, i int) int {
	for i < len(s) && s[i]-'0' <= 9 {
		i++
	}
	return i
}

func (d *Decoder) scanArray(depth int) (Value, bool) {
	d.pos++
	base := len(d.stack)
	if !d.accept(']') {
		for {
			v, ok := d.scanValue(depth + 1)
			if !ok {
				return Value{}, false
			}
			d.stack = append(d.stack, v)
			if d.accept(']') {
				break
			}
			if !d.accept(',') {
				return Value{}, false
			}
		}
	}
	return d.closeArray(base), true
}

func (d *Decoder) scanObject(depth int) (Value, bool) {
	d.pos++
	base, keyBase := len(d.stack), len(d.keys)
	if !d.accept('}') {
		for {
			if d.peek() != '"' {
				return Value{}, false
			}
			key, ok := d.scanString()
			if !ok || !d.accept(':') {
				return Value{}, false
			}
			v, ok := d.scanValue(depth + 1)
			if !ok {
				return Value{}, false
			}
			d.keys = append(d.keys, NewString(key))
			d.stack = append(d.stack, v)
			if d.accept('}') {
				break
			}
			if !d.accept(',') {
				return Value{}, false
			}
		}
	}
	v := d.closeObject(base, keyBase)
	for i := 1; i < len(v.tag.keys); i++ {
		if v.tag.keys[i].text == v.tag.keys[i-1].text {
			return Value{}, false
		}
	}
	return v, true
}

func (d *Decoder) closeArray(base int) Value {
	t := d.mem.newTag(Array)
	t.vals = d.pop(&d.stack, base)
	t.sorted, t.frozen = true, true
	return Value{tag: t}
}

func (d *Decoder) closeObject(base, keyBase int) Value {
	t := d.mem.newTag(Object)
	t.keys, t.vals = d.pop(&d.keys, keyBase), d.pop(&d.stack, base)
	sortKeys(t.keys, t.vals)
	t.sorted, t.frozen = true, true
	return Value{tag: t}
}

// pop moves what is above base from the stack into memory of its own.
func (d *Decoder) pop(stack *[]Value, base int) []Value {
	top := (*stack)[base:]
	s := append(d.mem.alloc(len(top)), top...)
	*stack = (*stack)[:base]
	return s
}

// read is the second reading.
func (d *Decoder) read(b []byte) (Value, error) {
	d.start()
	d.buf.Reset()
	d.buf.Write(b)
	if d.tokens == nil {
		d.tokens = jsontext.NewDecoder(&d.buf)
	} else {
		d.tokens.Reset(&d.buf)
	}
	v, err := d.readValue()
	if err == io.EOF {
		return Value{}, io.ErrUnexpectedEOF
	}
	if err != nil {
		return Value{}, err
	}
	if _, err = d.tokens.ReadToken(); err == nil {
		err = fmt.Errorf("offset %d: more than one value", d.tokens.InputOffset())
	} else if err == io.EOF {
		err = nil
	}
	return v, err
}

func (d *Decoder) readValue() (Value, error) {
	switch kind := d.tokens.PeekKind(); kind {
	case '{', '[':
		return d.readComposite(kind)
	case '0':
		raw, err := d.tokens.ReadValue()
		if err != nil {
			return Value{}, err
		}
		n, err := ast.NumberChecked(string(raw))
		if err != nil {
			return Value{}, fmt.Errorf("offset %d: %w", d.tokens.InputOffset(), err)
		}
		return parseNumber(string(n)), nil
	}
	tok, err := d.tokens.ReadToken()
	if err != nil {
		return Value{}, err
	}
	switch tok.Kind() {
	case '"':
		return NewString(tok.String()), nil
	case 'n':
		return null, nil
	default:
		return NewBool(tok.Bool()), nil
	}
}

func (d *Decoder) readComposite(kind jsontext.Kind) (Value, error) {
	if _, err := d.tokens.ReadToken(); err != nil {
		return Value{}, err
	}
	base, keyBase := len(d.stack), len(d.keys)
	for k := d.tokens.PeekKind(); k != '}' && k != ']'; k = d.tokens.PeekKind() {
		if kind == '{' {
			key, err := d.tokens.ReadToken()
			if err != nil {
				return Value{}, err
			}
			d.keys = append(d.keys, NewString(key.String()))
		}
		v, err := d.readValue()
		if err != nil {
			return Value{}, err
		}
		d.stack = append(d.stack, v)
	}
	if _, err := d.tokens.ReadToken(); err != nil {
		return Value{}, err
	}
	if kind == '{' {
		return d.closeObject(base, keyBase), nil
	}
	return d.closeArray(base), nil
}
