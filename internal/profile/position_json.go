package profile

import (
	"bytes"
	"strconv"

	"github.com/diligo/diligo/internal/jsonpointer"
)

// outline is where a value of a JSON text stands, and all values in it.
type outline struct {
	span
	name    []byte // the key as written, with its quotes; nil for an entry of a list
	members []outline
}

// find returns the place of the value at a pointer. Of keys that occur twice it is the last.
func (o *outline) find(pointer string) (span, bool) {
	tokens, ok := jsonpointer.Parse(pointer)
	if !ok {
		return span{}, false
	}
	for _, token := range tokens {
		if o = o.member(token); o == nil {
			return span{}, false
		}
	}
	return o.span, true
}

func (o *outline) member(token string) *outline {
	for i := len(o.members) - 1; i >= 0; i-- {
		m := &o.members[i]
		if m.name == nil && strconv.Itoa(i) == token || m.name != nil && unquote(m.name) == token {
			return m
		}
	}
	return nil
}

// outliner reads a text that is known to be JSON.
type outliner struct {
	body []byte
	at   int
}

func outlineOf(body []byte) *outline {
	r := outliner{body: body}
	o := r.value()
	return &o
}

// next skips white space and what separates values, and returns the byte after it.
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

func (r *outliner) value() outline {
	c := r.next()
	o := outline{span: span{key: r.at, start: r.at}}
	switch c {
	case '{', '[':
		r.at++
		for end := c + 2; r.next() != end && r.at < len(r.body); {
			o.members = append(o.members, r.member(c == '{'))
		}
		r.at++
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

// text skips a text and returns it with its quotes.
func (r *outliner) text() []byte {
	start := r.at
	for r.at++; r.at < len(r.body) && r.body[r.at] != '"'; r.at++ {
		if r.body[r.at] == '\\' {
			r.at++
		}
	}
	r.at = min(r.at+1, len(r.body))
	return r.body[start:r.at]
}
