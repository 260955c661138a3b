package target

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// schema is the profile schema as JSON.
type schema map[string]any

func parseSchema(raw []byte) (schema, error) {
	var s schema
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	if err := d.Decode(&s); err != nil {
		return nil, words.Errorf("profile schema: %w", err)
	}
	return s, nil
}

// kind is what sort of value a fact is.
type kind int

const (
	other kind = iota
	money
	number
	integer
	date
	boolean
	enum
	text
	list
	object
)

// shape is what the schema says of a fact.
type shape struct {
	kind      kind
	enum      []any
	low, high *big.Rat  // bounds; nil where there are none
	label     rule.Text // what it is
	unit      string
	node      schema
}

// at returns the shape of the fact at a pointer or a pattern; of kind other where there is none.
func (s schema) at(pointer string) shape {
	node := s
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		node = s.resolve(node)
		if items, ok := node["items"].(map[string]any); ok {
			node = items
			continue
		}
		properties, _ := node["properties"].(map[string]any)
		next, ok := properties[token].(map[string]any)
		if !ok {
			next, ok = node["additionalProperties"].(map[string]any)
		}
		if !ok {
			return shape{}
		}
		node = next
	}
	return s.shape(node)
}

// resolve follows references and takes the one alternative that is not null.
func (s schema) resolve(node schema) schema {
	if alternatives, ok := node["anyOf"].([]any); ok && node["properties"] == nil {
		for _, a := range alternatives {
			if a, ok := a.(map[string]any); ok && a["type"] != "null" {
				return s.resolve(a)
			}
		}
	}
	if ref, ok := node["$ref"].(string); ok {
		definitions, _ := s["$defs"].(map[string]any)
		target, _ := definitions[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		return s.resolve(target)
	}
	return node
}

func (s schema) shape(node schema) shape {
	description, _ := node["description"].(string)
	chinese, _ := node["x-description-zh"].(string)
	node = s.resolve(node)
	sh := shape{node: node, label: rule.Text{EN: short(description, ";,:"), ZH: short(chinese, "；，：（")}}
	sh.unit, _ = node["x-unit"].(string)
	sh.low, sh.high = bound(node["minimum"]), bound(node["maximum"])
	if words, ok := node["enum"].([]any); ok {
		sh.kind = enum
		sh.enum = slices.DeleteFunc(slices.Clone(words), func(w any) bool { return w == nil })
		return sh
	}
	switch typeOf(node) {
	case "object":
		sh.kind = object
		if properties, ok := node["properties"].(map[string]any); ok && properties["currency"] != nil {
			sh.kind = money
			amount := s.shape(properties["amount"].(map[string]any))
			sh.low, sh.high = amount.low, amount.high
		}
	case "array":
		sh.kind = list
	case "number":
		sh.kind = number
	case "integer":
		sh.kind = integer
	case "boolean":
		sh.kind = boolean
	case "string":
		sh.kind = text
		if node["format"] == "partial-date" {
			sh.kind = date
		}
	}
	return sh
}

// typeOf returns the type that is not null.
func typeOf(node schema) string {
	switch t := node["type"].(type) {
	case string:
		return t
	case []any:
		for _, one := range t {
			if one != "null" {
				name, _ := one.(string)
				return name
			}
		}
	}
	return ""
}

func bound(value any) *big.Rat {
	n, ok := value.(json.Number)
	if !ok {
		return nil
	}
	r, _ := new(big.Rat).SetString(string(n))
	return r
}

// short returns a description up to the first of some marks: what a fact is, without the remarks on how to fill it in.
func short(description, marks string) string {
	if i := strings.IndexAny(description, marks); i > 0 {
		return description[:i]
	}
	return description
}
