package importer

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Set stores a value in a document. List entries are stored under their numbers until Seal.
func Set(document map[string]any, to []string, value any) {
	here := document
	for _, token := range to[:len(to)-1] {
		next, ok := here[token].(map[string]any)
		if !ok {
			next = map[string]any{}
			here[token] = next
		}
		here = next
	}
	here[to[len(to)-1]] = value
}

// Seal converts objects with numeric keys to lists, in order and without gaps.
func Seal(value any, f *Fact) any {
	if list, ok := value.([]any); ok && f.Kind == KindEntries {
		for i := range list {
			list[i] = Seal(list[i], f.Entry())
		}
	}
	object, ok := value.(map[string]any)
	if !ok {
		return value
	}
	if f.Kind == KindEntries || f.Kind == KindTexts {
		list := []any{}
		for _, key := range slices.SortedFunc(maps.Keys(object), func(a, b string) int {
			i, _ := strconv.Atoi(a)
			j, _ := strconv.Atoi(b)
			return cmp.Compare(i, j)
		}) {
			list = append(list, Seal(object[key], f.Entry()))
		}
		return list
	}
	for key, sub := range object {
		if field := f.Field(key); field != nil {
			object[key] = Seal(sub, field)
		}
	}
	return object
}

// Encode encodes a document as one line of JSON with sorted keys.
func Encode(document map[string]any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(document); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Has reports whether a document has a value at a path.
func Has(document any, to []string) bool {
	for _, token := range to {
		switch at := document.(type) {
		case map[string]any:
			document = at[token]
		case []any:
			n, err := strconv.Atoi(token)
			if err != nil || n >= len(at) {
				return false
			}
			document = at[n]
		default:
			return false
		}
	}
	return document != nil
}

// Remove deletes a value from a document, and every object that becomes empty.
func Remove(document any, to []string) {
	switch at := document.(type) {
	case map[string]any:
		if len(to) > 1 {
			Remove(at[to[0]], to[1:])
		}
		if below, ok := at[to[0]].(map[string]any); len(to) == 1 || ok && len(below) == 0 {
			delete(at, to[0])
		}
	case []any:
		if n, err := strconv.Atoi(to[0]); err == nil && n < len(at) && len(to) > 1 {
			Remove(at[n], to[1:])
		}
	}
}

// Related reports whether one pointer contains the other.
func Related(a, b string) bool {
	return strings.HasPrefix(a+"/", b+"/") || strings.HasPrefix(b+"/", a+"/")
}

// Lookup returns the value at a path, or nil.
func Lookup(document any, to []string) any {
	for _, token := range to {
		object, ok := document.(map[string]any)
		if !ok {
			return nil
		}
		document = object[token]
	}
	return document
}

// Documented begins the provenance of what a file says: its level, its name without folders, and the SHA-256 of its bytes.
func Documented(file string, bytes []byte) map[string]any {
	sum := sha256.Sum256(bytes)
	return map[string]any{"level": "documented", "document": path.Base(strings.ReplaceAll(file, `\`, "/")), "sha256": hex.EncodeToString(sum[:])}
}

// Empty makes a list that is whole and has no entries an empty one: it is a fact that there are none.
func Empty(document any, to []string) {
	for i, token := range to {
		switch here := document.(type) {
		case map[string]any:
			if i == len(to)-1 && here[token] == nil {
				here[token] = []any{}
			}
			if here[token] == nil {
				here[token] = map[string]any{}
			}
			document = here[token]
		case []any:
			n, err := strconv.Atoi(token)
			if err != nil || n >= len(here) {
				return
			}
			document = here[n]
		}
	}
}

// Tokens splits a pointer.
func Tokens(pointer string) []string {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, part := range parts {
		parts[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(part)
	}
	return parts
}

// EntryNumbers matches the entry numbers in a pointer.
var EntryNumbers = lazyregexp.New(`/[0-9]+`)
