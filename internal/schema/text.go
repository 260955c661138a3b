package schema

import (
	"iter"
	"slices"
	"strings"
	"unsafe"

	"github.com/diligo/diligo/internal/plan"
)

// The functions here read JSON that is known to be whole, without a value for every part of it: most of a schema is never looked at.

// outline says of a text where its objects and lists end, so that nobody need go through one to find what follows it. Parts of a schema
// lie in each other, and would be gone through once for each that they lie in.
type outline struct {
	text   string
	starts []int32 // in order
	ends   []int32 // behind them
}

func outlineOf(text string) *outline {
	o := &outline{text: text}
	var open []int // places in starts
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = skipString(text, i) - 1
		case '{', '[':
			open = append(open, len(o.starts))
			o.starts, o.ends = append(o.starts, int32(i)), append(o.ends, 0)
		case '}', ']':
			o.ends[open[len(open)-1]] = int32(i) + 1
			open = open[:len(open)-1]
		}
	}
	return o
}

// skipNested is skipNested for a part of the text that is outlined.
func (o *outline) skipNested(part string, i int) int {
	if o == nil {
		return skipNested(part, i)
	}
	from := int(uintptr(unsafe.Pointer(unsafe.StringData(part))) - uintptr(unsafe.Pointer(unsafe.StringData(o.text))))
	k, found := slices.BinarySearch(o.starts, int32(from+i))
	if from < 0 || from+len(part) > len(o.text) || !found {
		return skipNested(part, i)
	}
	return int(o.ends[k]) - from
}

// members yields the keys of an object, and the texts of their values. The outline is of the text that the object is a part of, or nil.
func (o *outline) members(object string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := next(object, 1); object[i] != '}'; i = next(object, i) {
			end := skipString(object, i)
			key, _ := unquote(object[i:end])
			i = next(object, end)
			end = o.skip(object, i)
			if !yield(key, object[i:end]) {
				return
			}
			i = end
		}
	}
}

// elements yields the texts of the values of a list.
func (o *outline) elements(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := next(list, 1); list[i] != ']'; i = next(list, i) {
			end := o.skip(list, i)
			if !yield(list[i:end]) {
				return
			}
			i = end
		}
	}
}

// next returns the place of what follows: commas, colons and space are passed over.
func next(text string, i int) int {
	for isBetween(text[i]) {
		i++
	}
	return i
}

func isBetween(c byte) bool { return c <= ' ' || c == ',' || c == ':' }

// skip returns the place behind the value at i.
func (o *outline) skip(text string, i int) int {
	switch text[i] {
	case '"':
		return skipString(text, i)
	case '{', '[':
		return o.skipNested(text, i)
	}
	for i < len(text) && !isBetween(text[i]) && text[i] != '}' && text[i] != ']' {
		i++
	}
	return i
}

// skipNested returns the place behind the object or list that begins at i.
func skipNested(text string, i int) int {
	for depth := 0; ; {
		for !structural[text[i]] {
			i++
		}
		switch text[i] {
		case '"':
			i = skipString(text, i)
			continue
		case '{', '[':
			depth++
		default:
			if depth--; depth == 0 {
				return i + 1
			}
		}
		i++
	}
}

// structural are the characters that a nested value can't be skipped without.
var structural = [256]bool{'"': true, '{': true, '[': true, '}': true, ']': true}

// skipString returns the place behind the text that begins at i.
func skipString(text string, i int) int {
	for start := i; ; {
		i += 1 + strings.IndexByte(text[i+1:], '"')
		escape := i
		for text[escape-1] == '\\' && escape-1 > start {
			escape--
		}
		if (i-escape)%2 == 0 {
			return i + 1
		}
	}
}

// unquote returns a text as it is meant; false for another value.
func unquote(text string) (string, bool) {
	if text[0] != '"' {
		return "", false
	}
	if strings.IndexByte(text, '\\') < 0 {
		return text[1 : len(text)-1], true
	}
	return value(text).Str()
}

// value returns the value that a text stands for.
func value(text string) plan.Value {
	v, _ := plan.Decode([]byte(text))
	return v
}
