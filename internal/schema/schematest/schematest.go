// Package schematest compares our validator with an independent JSON Schema implementation. Only tests may import it.
package schematest

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/diligo/diligo/internal/words"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Reference reads a schema. The given formats are checked in addition to the judge's own.
func Reference(schema []byte, formats map[string]func(text string) bool) (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for name, has := range formats {
		c.RegisterFormat(&jsonschema.Format{Name: name, Validate: func(v any) error {
			if text, ok := v.(string); ok && !has(text) {
				return words.Errorf("no %s", name)
			}
			return nil
		}})
	}
	if err := c.AddResource("test.schema.json", document); err != nil {
		return nil, err
	}
	return c.Compile("test.schema.json")
}

// Mutate makes one random change somewhere in a document, in place: a member or entry is replaced by one of the values, or a member is removed
// or renamed. Keys that start with / keep their names, because they may be pointers to facts, which a schema can't check.
func Mutate(random *rand.Rand, document any, values ...any) {
	common := []any{nil, true, "", "x", json.Number("0"), json.Number("-1"), json.Number("2.5"), json.Number("2.0"), json.Number("1e30"), []any{}, map[string]any{}}
	c := mutator{random, slices.Concat(common, values)}
	c.mutate(document)
}

type mutator struct {
	random *rand.Rand
	values []any
}

func (c mutator) mutate(node any) {
	value := c.values[c.random.IntN(len(c.values))]
	switch node := node.(type) {
	case map[string]any:
		if len(node) == 0 {
			node["x"] = value
			return
		}
		keys := slices.Sorted(maps.Keys(node))
		key := keys[c.random.IntN(len(keys))]
		if c.deeper(node[key]) {
			return
		}
		switch c.random.IntN(6) {
		case 0:
			delete(node, key)
		case 1:
			if key[0] != '/' {
				node[key+"x"] = node[key]
			}
		default:
			node[key] = value
		}
	case []any:
		if i := c.random.IntN(len(node)); !c.deeper(node[i]) {
			node[i] = value
		}
	}
}

// deeper changes something below a node, most often, if there is something.
func (c mutator) deeper(node any) bool {
	list, isList := node.([]any)
	_, isObject := node.(map[string]any)
	if !isObject && len(list) == 0 || isList && len(list) == 0 || c.random.IntN(5) == 0 {
		return false
	}
	c.mutate(node)
	return true
}
