package schema

import (
	"iter"
	"strings"

	"github.com/diligo/diligo/internal/plan"
)

// The functions here read JSON that is known to be whole, without a value for every part of it: most of a schema is never looked at.

// members yields the keys of an object, and the texts of their values.
func members(object string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := next(object, 1); object[i] != '}'; i = next(object, i) {
			end := skipString(object, i)
			key, _ := unquote(object[i:end])
			i = next(object, end)
			end = skip(object, i)
			if !yield(key, object[i:end]) {
				return
			}
			i = end
		}
	}
}

// elements yields the texts of the values of a list.
func elements(list string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := next(list, 1); list[i] != ']'; i = next(list, i) {
			end := skip(list, i)
			if !yield(list[i:end]) {
				return
			}
			i = end
		}
	}
}

// next is the place of what follows: commas, colons and space are passed over.
func next(text string, i int) int {
	for isBetween(text[i]) {
		i++
	}
	return i
}

func isBetween(c byte) bool { return c <= ' ' || c == ',' || c == ':' }

// skip is the place behind the value at i.
func skip(text string, i int) int {
	switch text[i] {
	case '"':
		return skipString(text, i)
	case '{', '[':
		return skipNested(text, i)
	}
	for i < len(text) && !isBetween(text[i]) && text[i] != '}' && text[i] != ']' {
		i++
	}
	return i
}

// skipNested is the place behind the object or list that begins at i.
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

// skipString is the place behind the text that begins at i.
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

// unquote is a text as it is meant; false for another value.
func unquote(text string) (string, bool) {
	if text[0] != '"' {
		return "", false
	}
	if strings.IndexByte(text, '\\') < 0 {
		return text[1 : len(text)-1], true
	}
	return value(text).Str()
}

// value is the value that a text stands for.
func value(text string) plan.Value {
	v, _ := plan.Decode([]byte(text))
	return v
}
