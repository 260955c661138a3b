package policy

import (
	"encoding/binary"
	"encoding/json"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/words"
)

// codec writes or reads the compiled form. One function for each type says which parts it has, in which order, and serves both
// directions, so that they can't disagree. Numbers are varints; a string stands where it first occurs and is a number from
// then on. What is read shares the memory of the input.
type codec struct {
	writing bool
	out     []byte
	in      string
	pos     int // in what is read
	err     error

	known   map[string]uint64 // strings written, by number
	strings []string          // strings read, by number
}

// errMalformed says that a compiled form can't be read.
var errMalformed = words.New("malformed compiled policies")

func newWriter() *codec { return &codec{writing: true, known: map[string]uint64{}} }

func newReader(in string) *codec { return &codec{in: in} }

// fail records that the form is malformed, or that a value has none; what is read from then on is zero.
func (c *codec) fail() {
	c.pos = len(c.in)
	c.err = errMalformed
}

func (c *codec) uint(v uint64) uint64 {
	if c.writing {
		c.out = binary.AppendUvarint(c.out, v)
		return v
	}
	if c.pos < len(c.in) && c.in[c.pos] < 0x80 {
		c.pos++
		return uint64(c.in[c.pos-1])
	}
	return c.longUint()
}

func (c *codec) longUint() (n uint64) {
	for shift := 0; c.pos < len(c.in) && shift < 64; shift += 7 {
		b := c.in[c.pos]
		c.pos++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	c.fail()
	return 0
}

// number is a number that is usually not negative.
func number[T ~int | ~int32 | ~int64 | ~uint32](c *codec, v *T) {
	n := int64(*v)
	*v = T(unzigzag(c.uint(zigzag(n))))
}

func zigzag(n int64) uint64   { return uint64(n<<1) ^ uint64(n>>63) }
func unzigzag(n uint64) int64 { return int64(n>>1) ^ -int64(n&1) }

func (c *codec) bool(v *bool) {
	n := uint64(0)
	if *v {
		n = 1
	}
	*v = c.uint(n) == 1
}

// text is a string; those that occur again are written once.
func text[T ~string](c *codec, v *T) {
	if c.writing {
		if n, ok := c.known[string(*v)]; ok {
			c.uint(n + 1)
			return
		}
		c.known[string(*v)] = uint64(len(c.known))
		c.uint(0)
		c.raw(string(*v))
		return
	}
	if n := c.uint(0); n > 0 {
		if n > uint64(len(c.strings)) {
			c.fail()
			return
		}
		*v = T(c.strings[n-1])
		return
	}
	s := c.raw("")
	c.strings = append(c.strings, s)
	*v = T(s)
}

// raw returns a string that does not occur again.
func (c *codec) raw(v string) string {
	n := c.uint(uint64(len(v)))
	if c.writing {
		c.out = append(c.out, v...)
		return v
	}
	if n > uint64(len(c.in)-c.pos) {
		c.fail()
		return ""
	}
	c.pos += int(n)
	return c.in[c.pos-int(n) : c.pos]
}

// aligned returns a raw string of which each byte lies as far from a multiple of eight as it does in the string, counted from so many bytes
// before what is written or read.
func (c *codec) aligned(v string, before int) string {
	const unit = 8
	pad := 0
	if c.writing {
		length := len(binary.AppendUvarint(nil, uint64(len(v))))
		pad = (unit - (before+len(c.out)+1+length)%unit) % unit
	}
	if pad = int(c.uint(uint64(pad))); pad >= unit || !c.writing && pad > len(c.in)-c.pos {
		c.fail()
		return ""
	}
	if c.writing {
		c.out = append(c.out, make([]byte, pad)...)
	} else {
		c.pos += pad
	}
	return c.raw(v)
}

// list is a slice; nil and empty are told apart.
func list[T any](c *codec, v *[]T, element func(*codec, *T)) {
	n := 0
	if c.writing && *v != nil {
		n = len(*v) + 1
	}
	n = c.length(n)
	if !c.writing && n > 0 {
		*v = make([]T, n-1)
	}
	for i := range *v {
		element(c, &(*v)[i])
	}
}

// mapping is a map with keys that are strings, sorted; nil and empty are told apart.
func mapping[K ~string, T any](c *codec, v *map[K]T, element func(*codec, *T)) {
	n := 0
	if c.writing && *v != nil {
		n = len(*v) + 1
	}
	n = c.length(n)
	if c.writing {
		for _, k := range slices.Sorted(maps.Keys(*v)) {
			e := (*v)[k]
			text(c, &k)
			element(c, &e)
		}
		return
	}
	if n > 0 {
		*v = make(map[K]T, n-1)
	}
	for range n - 1 {
		var k K
		var e T
		text(c, &k)
		element(c, &e)
		(*v)[k] = e
	}
}

// length returns a length plus one; it is no more than what remains to be read can hold.
func (c *codec) length(n int) int {
	got := c.uint(uint64(n))
	if !c.writing && got > uint64(len(c.in)-c.pos)+1 {
		c.fail()
		return 0
	}
	return int(got)
}

// The kinds of JSON values.
const (
	kindNull = iota
	kindFalse
	kindTrue
	kindNumber
	kindString
	kindList
	kindObject
)

// value is a JSON value, with numbers as json.Number.
func value(c *codec, v *any) {
	switch c.uint(valueKind(*v)) {
	case kindNull:
		*v = nil
	case kindFalse:
		*v = false
	case kindTrue:
		*v = true
	case kindNumber:
		x, _ := (*v).(json.Number)
		text(c, &x)
		*v = x
	case kindString:
		x, _ := (*v).(string)
		text(c, &x)
		*v = x
	case kindList:
		x, _ := (*v).([]any)
		list(c, &x, value)
		*v = x
	case kindObject:
		x, _ := (*v).(map[string]any)
		mapping(c, &x, value)
		*v = x
	default:
		c.fail()
	}
}

func valueKind(v any) uint64 {
	switch v := v.(type) {
	case bool:
		if v {
			return kindTrue
		}
		return kindFalse
	case json.Number:
		return kindNumber
	case string:
		return kindString
	case []any:
		return kindList
	case map[string]any:
		return kindObject
	}
	return kindNull
}
