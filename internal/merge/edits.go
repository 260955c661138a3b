package merge

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
)

// Edits returns the edits that turn one document into another, leaving the text of what is equal unchanged.
func Edits(from, to map[string]any) []profile.Edit { return edits(from, to, "") }

func edits(from, to any, pointer string) []profile.Edit {
	if canonical(from) == canonical(to) {
		return nil
	}
	whole := []profile.Edit{{Text: pointer, Pointer: pointer, Value: to}}
	switch x := to.(type) {
	case map[string]any:
		old, ok := from.(map[string]any)
		if !ok || isMoney(x) || strings.HasPrefix(pointer, "/provenance/") {
			return whole
		}
		var all []profile.Edit
		for _, name := range slices.Sorted(maps.Keys(x)) {
			if was, there := old[name]; there || x[name] != nil {
				if !there {
					all = append(all, profile.Edit{Text: pointer, Pointer: pointer + jsonpointer.Of(name), Value: x[name]})
					continue
				}
				all = append(all, edits(was, x[name], pointer+jsonpointer.Of(name))...)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(old)) {
			if _, there := x[name]; !there && old[name] != nil {
				if pointer == "/provenance" { // which holds no null
					return whole
				}
				all = append(all, profile.Edit{Text: pointer, Pointer: pointer + jsonpointer.Of(name), Value: nil})
			}
		}
		return all
	case []any:
		old, ok := from.([]any)
		if !ok || len(old) > len(x) {
			return whole
		}
		var all []profile.Edit
		for i, v := range x {
			if i < len(old) {
				all = append(all, edits(old[i], v, pointer+"/"+strconv.Itoa(i))...)
				continue
			}
			all = append(all, profile.Edit{Text: pointer, Pointer: pointer + "/-", Value: v})
		}
		return all
	}
	return whole
}

// isMoney reports whether an object is an amount, which is written as a whole.
func isMoney(object map[string]any) bool {
	_, ok := object["currency"]
	return ok
}
