package profile

import (
	"bytes"
	"sync"

	"github.com/diligo/diligo/internal/jsonpointer"
)

// outline is the position of a value in a JSON text and, once opened, those of the values in it.
type outline struct {
	span
	name    []byte // the key as written, with quotes; nil for a list entry
	opened  bool
	members []outline
}

// outliner finds positions in a text known to be JSON. It parses only the objects and lists on the path to a value. It is safe for
// concurrent use.
type outliner struct {
	body []byte
	at   int // offset of the next byte to read

	mu   sync.Mutex
	root outline
}

func newOutliner(body []byte) *outliner {
	start, end := skipSpace(body, 0), len(bytes.TrimRight(body, " \t\r\n"))
	return &outliner{body: body, root: outline{span: span{key: start, start: start, end: end}}}
}

// find returns the position of the value at a pointer. For duplicate keys, it is the last.
func (r *outliner) find(pointer string) (span, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	o := &r.root
	for pointer != "" {
		token, rest, ok := jsonpointer.Cut(pointer)
		if !ok {
			return span{}, false
		}
		r.open(o)
		if o = o.member(token); o == nil {
			return span{}, false
		}
		pointer = rest
	}
	return o.span, true
}

func (o *outline) member(token string) *outline {
	if len(o.members) == 0 {
		return nil
	}
	if o.members[0].name == nil {
		if i, ok := jsonpointer.Index(token); ok && i < len(o.members) {
			return &o.members[i]
		}
		return nil
	}
	for i := len(o.members) - 1; i >= 0; i-- {
		if m := &o.members[i]; m.isNamed(token) {
			return m
		}
	}
	return nil
}

func (o *outline) isNamed(name string) bool {
	if bytes.IndexByte(o.name, '\\') < 0 {
		return string(o.name[1:len(o.name)-1]) == name
	}
	return unquote(o.name) == name
}

// open finds the members of an object or the entries of a list.
func (r *outliner) open(o *outline) {
	if o.opened {
		return
	}
	o.opened = true
	c := r.body[o.start]
	if c != '{' && c != '[' {
		return
	}
	r.at = o.start + 1
	for end := c + 2; r.next() != end && r.at < len(r.body); {
		o.members = append(o.members, r.member(c == '{'))
	}
}

// next skips whitespace and separators, and returns the next byte.
func (r *outliner) next() byte {
	for ; r.at < len(r.body); r.at++ {
		switch c := r.body[r.at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
		default:
			return c
		}
	}
	return 0
}

func (r *outliner) member(named bool) outline {
	if !named {
		return r.value()
	}
	key := r.at
	name := r.text()
	o := r.value()
	o.key, o.name = key, name
	return o
}

// value skips a value and returns its position.
func (r *outliner) value() outline {
	c := r.next()
	o := outline{span: span{key: r.at, start: r.at}}
	switch c {
	case '{', '[':
		r.composite()
	case '"':
		r.text()
	default:
		for r.at < len(r.body) && bytes.IndexByte([]byte(" \t\r\n,:{}[]\""), r.body[r.at]) < 0 {
			r.at++
		}
	}
	o.end = r.at
	return o
}

// composite skips an object or a list with its contents.
func (r *outliner) composite() {
	body, at := r.body, r.at
	depth := 0
	for ; at < len(body); at++ {
		switch body[at] {
		case '"':
			at = endOfText(body, at) - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if depth == 0 {
			at++
			break
		}
	}
	r.at = at
}

// text skips a string and returns it with its quotes.
func (r *outliner) text() []byte {
	start := r.at
	r.at = endOfText(r.body, start)
	return r.body[start:r.at]
}

// endOfText returns the offset after the closing quote of the string at the given offset.
func endOfText(body []byte, at int) int {
	for at++; at < len(body) && body[at] != '"'; at++ {
		if body[at] == '\\' {
			at++
		}
	}
	return min(at+1, len(body))
}
