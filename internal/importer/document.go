package importer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
)

// set puts a value into a document. Entries of lists stand under their numbers until the document is sealed.
func set(document map[string]any, to []string, value any) {
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

// seal turns what stands under numbers into lists, in their order and without gaps.
func seal(value any, f *fact) any {
	if list, ok := value.([]any); ok && f.kind == kindEntries {
		for i := range list {
			list[i] = seal(list[i], f.entry())
		}
	}
	object, ok := value.(map[string]any)
	if !ok {
		return value
	}
	if f.kind == kindEntries || f.kind == kindTexts {
		list := []any{}
		for _, key := range slices.SortedFunc(maps.Keys(object), func(a, b string) int {
			i, _ := strconv.Atoi(a)
			j, _ := strconv.Atoi(b)
			return cmp.Compare(i, j)
		}) {
			list = append(list, seal(object[key], f.entry()))
		}
		return list
	}
	for key, sub := range object {
		if field := f.field(key); field != nil {
			object[key] = seal(sub, field)
		}
	}
	return object
}

// encode writes a document as one line with its keys sorted.
func encode(document map[string]any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(document); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
