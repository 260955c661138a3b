package plan

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"slices"
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
	mem   arena   // of the current input
	keys  []key   // of the objects that are open
	order []int32 // scratch of sorted
	stack []Value // elements and values of the composites that are open
	nulls int     // so far

	buf    bytes.Buffer // of the second reading
	tokens *jsontext.Decoder
}

// key is a key of an object that is open.
type key struct {
	text  string
	order uint64 // keys are in the order of these where they differ
}

// Decode returns the value of one JSON text. Numbers keep their text, a key that occurs twice in an object is an
// error, and so is invalid UTF-8. A mistake in the text is reported as a jsontext.SyntacticError, which says where.
func Decode(b []byte) (Value, error) { return new(Decoder).Decode(b) }

// Decode is like the function Decode; using one Decoder for several inputs saves memory.
func (d *Decoder) Decode(b []byte) (Value, error) {
	d.text = string(b)
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

// Release ends the life of the value that the last Decode returned, if the decoder recycles.
func (d *Decoder) Release() { d.start() }

// maxScanDepth is how deep documents may be for the first reading.
const maxScanDepth = 200

// stumbled is where the first reading stands when it gave up.
const stumbled = -1

// start forgets what was read before.
func (d *Decoder) start() {
	d.mem.recycle = d.Recycle
	d.mem.rewind()
	d.keys, d.stack = d.keys[:0], d.stack[:0]
	d.nulls = 0
}

// scan returns the first reading. Its methods take the position of what they read and return the position after it.
func (d *Decoder) scan() (Value, bool) {
	d.start()
	v, i := d.scanValue(0, 0)
	if i == stumbled {
		return Value{}, false
	}
	i, _ = d.peek(i)
	return v, i == len(d.text)
}

// peek returns the next byte that is not a space and its position; at the end the byte is 0.
func (d *Decoder) peek(i int) (int, byte) {
	for ; i < len(d.text); i++ {
		if c := d.text[i]; c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return i, c
		}
	}
	return i, 0
}

func (d *Decoder) scanValue(i, depth int) (Value, int) {
	if depth > maxScanDepth {
		return Value{}, stumbled
	}
	i, c := d.peek(i)
	switch c {
	case '"':
		s, end := d.scanString(i + 1)
		return NewString(s), end
	case '{':
		return d.scanObject(i+1, depth)
	case '[':
		return d.scanArray(i+1, depth)
	case 't':
		return NewBool(true), d.scanWord(i, "true")
	case 'f':
		return NewBool(false), d.scanWord(i, "false")
	case 'n':
		d.nulls++
		return null, d.scanWord(i, "null")
	default:
		return d.scanNumber(i)
	}
}

func (d *Decoder) scanWord(i int, word string) int {
	if !strings.HasPrefix(d.text[i:], word) {
		return stumbled
	}
	return i + len(word)
}

// scanString reads a string from after its opening quote on.
func (d *Decoder) scanString(start int) (string, int) {
	end, ascii := plainEnd(d.text, start)
	if end == len(d.text) {
		return "", stumbled
	}
	switch d.text[end] {
	case '"':
		s := d.text[start:end]
		if !ascii && !utf8.ValidString(s) {
			return "", stumbled
		}
		return s, end + 1
	case '\\':
		return d.scanEscaped(start, end)
	}
	return "", stumbled // a control character
}

const (
	everyByte = 0x0101010101010101
	topBits   = 0x80 * everyByte
)

// plainEnd returns the position of the first quote, backslash or control character from i on, or the length of the text. If ascii is
// true, there are only ASCII characters before.
func plainEnd(text string, i int) (end int, ascii bool) {
	var seen uint64
	for ; i+8 <= len(text); i += 8 { // eight bytes at a time
		w := eightBytes(text[i:])
		seen |= w
		quote, backslash := w^('"'*everyByte), w^('\\'*everyByte)
		// The lowest top bit is that of the first byte that is below a space, 0 in quote, or 0 in backslash.
		if ends := ((w-' '*everyByte)&^w | (quote-everyByte)&^quote | (backslash-everyByte)&^backslash) & topBits; ends != 0 {
			return i + bits.TrailingZeros64(ends)/8, seen&topBits == 0
		}
	}
	for ; i < len(text) && text[i] != '"' && text[i] != '\\' && text[i] >= ' '; i++ {
		seen |= uint64(text[i])
	}
	return i, seen&topBits == 0
}

// scanEscaped reads a string that has a backslash at i.
func (d *Decoder) scanEscaped(start, i int) (string, int) {
	for ; i < len(d.text) && d.text[i] != '"'; i++ {
		if d.text[i] == '\\' {
			i++
		}
	}
	if i >= len(d.text) {
		return "", stumbled
	}
	s, err := jsontext.AppendUnquote(nil, d.text[start-1:i+1])
	if err != nil {
		return "", stumbled
	}
	return string(s), i + 1
}

// maxPlainDigits is how many digits certainly make an int64.
const maxPlainDigits = 18

func (d *Decoder) scanNumber(start int) (Value, int) {
	var n int64
	i := start
	for ; i < len(d.text) && d.text[i]-'0' <= 9; i++ {
		n = 10*n + int64(d.text[i]-'0')
	}
	if digits := i - start; digits == 0 || digits > maxPlainDigits || digits > 1 && d.text[start] == '0' ||
		i < len(d.text) && (d.text[i] == '.' || d.text[i]|0x20 == 'e') {
		return d.scanOddNumber(start)
	}
	return NewInt(n), i
}

// scanOddNumber reads any number.
func (d *Decoder) scanOddNumber(start int) (Value, int) {
	i := start
	if i < len(d.text) && d.text[i] == '-' {
		i++
	}
	first := i
	i = skipDigits(d.text, i)
	if i == first || (d.text[first] == '0' && i > first+1) {
		return Value{}, stumbled
	}
	if i < len(d.text) && d.text[i] == '.' {
		point := i
		if i = skipDigits(d.text, i+1); i == point+1 {
			return Value{}, stumbled
		}
	}
	if i < len(d.text) && d.text[i]|0x20 == 'e' {
		i++
		if i < len(d.text) && (d.text[i] == '+' || d.text[i] == '-') {
			i++
		}
		exponent := i
		if i = skipDigits(d.text, i); i == exponent {
			return Value{}, stumbled
		}
	}
	s := d.text[start:i]
	v := parseNumber(s)
	if v.tag == &bigTag {
		if _, err := ast.NumberChecked(s); err != nil {
			return Value{}, stumbled
		}
	}
	return v, i
}

func skipDigits(s string, i int) int {
	for i < len(s) && s[i]-'0' <= 9 {
		i++
	}
	return i
}

func (d *Decoder) scanArray(i, depth int) (Value, int) {
	base, nulls := len(d.stack), d.nulls
	i, c := d.peek(i)
	for c != ']' {
		var v Value
		if v, i = d.scanValue(i, depth+1); i == stumbled {
			return Value{}, stumbled
		}
		d.stack = append(d.stack, v)
		if i, c = d.peek(i); c == ',' {
			i++
		} else if c != ']' {
			return Value{}, stumbled
		}
	}
	return d.closeArray(base, nulls), i + 1
}

func (d *Decoder) scanObject(i, depth int) (Value, int) {
	base, keyBase, nulls := len(d.stack), len(d.keys), d.nulls
	i, c := d.peek(i)
	for c != '}' {
		if c != '"' {
			return Value{}, stumbled
		}
		var name string
		if name, i = d.scanString(i + 1); i == stumbled {
			return Value{}, stumbled
		}
		d.pushKey(name)
		if i, c = d.peek(i); c != ':' {
			return Value{}, stumbled
		}
		var v Value
		if v, i = d.scanValue(i+1, depth+1); i == stumbled {
			return Value{}, stumbled
		}
		d.stack = append(d.stack, v)
		if i, c = d.peek(i); c == ',' {
			i, c = d.peek(i + 1)
			if c == '}' {
				return Value{}, stumbled
			}
		} else if c != '}' {
			return Value{}, stumbled
		}
	}
	v, ok := d.closeObject(base, keyBase, nulls)
	if !ok {
		return Value{}, stumbled
	}
	return v, i + 1
}

func (d *Decoder) pushKey(text string) {
	d.keys = append(d.keys, key{text: text, order: firstBytes(text)})
}

func (d *Decoder) closeArray(base, nulls int) Value {
	t := d.mem.newTag(Array)
	t.vals = append(d.mem.alloc(len(d.stack)-base), d.stack[base:]...)
	d.stack = d.stack[:base]
	t.sorted, t.frozen, t.noNulls = true, true, d.nulls == nulls
	return Value{tag: t}
}

// closeObject is false when a key occurs twice.
func (d *Decoder) closeObject(base, keyBase, nulls int) (Value, bool) {
	keys, vals := d.keys[keyBase:], d.stack[base:]
	t := d.mem.newTag(Object)
	t.keys, t.vals = d.mem.alloc(len(keys))[:len(keys)], d.mem.alloc(len(keys))[:len(keys)]
	for to, from := range d.sorted(keys) {
		t.keys[to], t.vals[to] = NewString(keys[from].text), vals[from]
		if to > 0 && t.keys[to].text == t.keys[to-1].text {
			return Value{}, false
		}
	}
	d.keys, d.stack = d.keys[:keyBase], d.stack[:base]
	t.sorted, t.frozen, t.noNulls = true, true, d.nulls == nulls
	return Value{tag: t}, true
}

// sorted returns the places of keys in their order. It is valid until the next call.
func (d *Decoder) sorted(keys []key) []int32 {
	const few = 20 // that are sorted as they come
	order := d.order[:0]
	for i := range keys {
		order = append(order, int32(i))
		for j := i; len(keys) <= few && j > 0 && keys[i].compare(&keys[order[j-1]]) < 0; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	if len(keys) > few {
		slices.SortFunc(order, func(i, j int32) int { return keys[i].compare(&keys[j]) })
	}
	d.order = order
	return order
}

func (k *key) compare(o *key) int {
	if k.order != o.order {
		return cmp.Compare(k.order, o.order)
	}
	return strings.Compare(k.text, o.text)
}

// firstBytes returns the first eight bytes of a text, the first of them highest, with zeros after a shorter one.
func firstBytes(s string) uint64 {
	if len(s) >= 8 {
		return bits.ReverseBytes64(eightBytes(s))
	}
	var n uint64
	for i := range len(s) {
		n |= uint64(s[i]) << (56 - 8*i)
	}
	return n
}

// eightBytes returns the first eight bytes of a text, the first of them lowest.
func eightBytes(s string) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// read returns the second reading.
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
	if errors.Is(err, io.EOF) {
		return Value{}, io.ErrUnexpectedEOF
	}
	if err != nil {
		return Value{}, err
	}
	if _, err = d.tokens.ReadToken(); err == nil {
		err = fmt.Errorf("offset %d: more than one value", d.tokens.InputOffset())
	} else if errors.Is(err, io.EOF) {
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
		d.nulls++
		return null, nil
	default:
		return NewBool(tok.Bool()), nil
	}
}

func (d *Decoder) readComposite(kind jsontext.Kind) (Value, error) {
	if _, err := d.tokens.ReadToken(); err != nil {
		return Value{}, err
	}
	base, keyBase, nulls := len(d.stack), len(d.keys), d.nulls
	for k := d.tokens.PeekKind(); k != '}' && k != ']'; k = d.tokens.PeekKind() {
		if kind == '{' {
			name, err := d.tokens.ReadToken()
			if err != nil {
				return Value{}, err
			}
			d.pushKey(name.String())
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
		v, _ := d.closeObject(base, keyBase, nulls) // jsontext has refused a key that occurs twice
		return v, nil
	}
	return d.closeArray(base, nulls), nil
}
