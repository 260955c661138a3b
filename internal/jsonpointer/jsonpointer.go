// Package jsonpointer reads and writes JSON pointers (RFC 6901), such as /rounds/0/amount.
package jsonpointer

import (
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/plan"
)

var (
	escaper   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// Of writes tokens as a pointer.
func Of(tokens ...string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		b.WriteString(escaper.Replace(token))
	}
	return b.String()
}

// Parse splits a pointer into its tokens. It returns false for a text that is not a pointer.
func Parse(pointer string) (tokens []string, ok bool) {
	if pointer == "" {
		return nil, true
	}
	if pointer[0] != '/' {
		return nil, false
	}
	tokens = strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		rest := strings.ReplaceAll(strings.ReplaceAll(token, "~0", ""), "~1", "")
		if strings.Contains(rest, "~") {
			return nil, false
		}
		tokens[i] = unescaper.Replace(token)
	}
	return tokens, true
}

// Parent cuts the last token off a pointer.
func Parent(pointer string) string {
	return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)]
}

// Cut takes the first token off a pointer that is not empty. It returns false for a text that is not a pointer.
func Cut(pointer string) (token, rest string, ok bool) {
	if pointer == "" || pointer[0] != '/' {
		return "", "", false
	}
	token = pointer[1:]
	if i := strings.IndexByte(token, '/'); i >= 0 {
		token, rest = token[:i], token[i:]
	}
	if strings.IndexByte(token, '~') >= 0 {
		tokens, ok := Parse("/" + token)
		if !ok {
			return "", "", false
		}
		token = tokens[0]
	}
	return token, rest, true
}

// Index reads a token as a place in a list, from 0.
func Index(token string) (i int, ok bool) {
	i, err := strconv.Atoi(token)
	return i, err == nil && i >= 0 && strconv.Itoa(i) == token
}

// Find returns the value of a document that a pointer names, if there is one.
func Find(document plan.Value, pointer string) (plan.Value, bool) {
	v := document
	for pointer != "" {
		token, rest, ok := Cut(pointer)
		if !ok {
			return plan.Value{}, false
		}
		switch v.Kind() {
		case plan.Object:
			v = v.Field(token)
		case plan.Array:
			i, ok := Index(token)
			if !ok || i >= v.Len() {
				return plan.Value{}, false
			}
			v = v.At(i)
		default:
			return plan.Value{}, false
		}
		pointer = rest
	}
	return v, v.IsDefined()
}
