package diff

import (
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/rule"
)

// Operation is an operation of a JSON Patch (RFC 6902), with the value that it replaces.
type Operation struct {
	Op    string `json:"op"` // add, remove or replace
	Path  string `json:"path"`
	Value any    `json:"value,omitzero"`
	Old   any    `json:"old,omitzero"` // not part of the RFC, which ignores it
}

// Patch returns operations that turn one JSON value into another, in an order in which they can be applied. Numbers that are equal but
// written differently do not differ. Equal entries at the start and end of a list are matched.
func Patch(before, after any) []Operation {
	var p patcher
	p.value("", before, after)
	return p.operations
}

type patcher struct{ operations []Operation }

func (p *patcher) add(op, path string, value, old any) {
	p.operations = append(p.operations, Operation{Op: op, Path: path, Value: value, Old: old})
}

func (p *patcher) value(path string, before, after any) {
	switch x := before.(type) {
	case map[string]any:
		if y, ok := after.(map[string]any); ok {
			p.object(path, x, y)
			return
		}
	case []any:
		if y, ok := after.([]any); ok {
			p.list(path, x, y)
			return
		}
	}
	if !equal(before, after) {
		p.add("replace", path, after, before)
	}
}

func (p *patcher) object(path string, before, after map[string]any) {
	names := map[string]bool{}
	for name := range before {
		names[name] = true
	}
	for name := range after {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		at := path + jsonpointer.Of(name)
		x, was := before[name]
		y, is := after[name]
		switch {
		case !is:
			p.add("remove", at, nil, x)
		case !was:
			p.add("add", at, y, nil)
		default:
			p.value(at, x, y)
		}
	}
}

func (p *patcher) list(path string, before, after []any) {
	start := 0
	for start < min(len(before), len(after)) && equal(before[start], after[start]) {
		start++
	}
	same := 0 // at the end
	for same < min(len(before), len(after))-start && equal(before[len(before)-1-same], after[len(after)-1-same]) {
		same++
	}
	at := func(i int) string { return path + "/" + strconv.Itoa(i) }
	endBefore, endAfter := len(before)-same, len(after)-same
	both := min(endBefore, endAfter)
	for i := start; i < both; i++ {
		p.value(at(i), before[i], after[i])
	}
	for i := endBefore - 1; i >= both; i-- { // from the end, so that the others keep their places
		p.add("remove", at(i), nil, before[i])
	}
	for i := both; i < endAfter; i++ {
		p.add("add", at(i), after[i], nil)
	}
}

func equal(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		return ok && maps.EqualFunc(x, y, equal)
	case []any:
		y, ok := b.([]any)
		return ok && slices.EqualFunc(x, y, equal)
	case json.Number:
		y, ok := b.(json.Number)
		return ok && (x == y || sameNumber(string(x), string(y)))
	}
	return a == b
}

func sameNumber(a, b string) bool {
	x, ok := new(big.Rat).SetString(a)
	if !ok {
		return false
	}
	y, ok := new(big.Rat).SetString(b)
	return ok && x.Cmp(y) == 0
}

// touching returns the operations that affect a fact that one of the patterns matches.
func touching(operations []Operation, patterns []string) []Operation {
	var out []Operation
	for _, o := range operations {
		if slices.ContainsFunc(patterns, func(pattern string) bool { return touches(o, pattern) }) {
			out = append(out, o)
		}
	}
	return out
}

// touches reports whether an operation affects what a pattern matches: an ancestor, the value itself, or a descendant. A pattern that ends
// in "/-" asks whether the list is complete, which the profile declares under "complete".
func touches(o Operation, pattern string) bool {
	if list, ok := strings.CutSuffix(pattern, "/-"); ok {
		return strings.HasPrefix(o.Path+"/", "/complete/") && (names(o.Value, list) || names(o.Old, list))
	}
	p, at := strings.Split(pattern, "/"), strings.Split(o.Path, "/")
	n := min(len(p), len(at))
	return rule.Matches(strings.Join(p[:n], "/"), strings.Join(at[:n], "/"))
}

// names reports whether a value of "complete", or one of its entries, is the list's pointer.
func names(value any, pattern string) bool {
	switch x := value.(type) {
	case string:
		return rule.Matches(pattern, x)
	case []any:
		return slices.ContainsFunc(x, func(entry any) bool { return names(entry, pattern) })
	}
	return false
}
