package tidy

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// node is what a JSON Schema says that matters here.
type node struct {
	Ref                  string           `json:"$ref"`
	AnyOf                []*node          `json:"anyOf"`
	OneOf                []*node          `json:"oneOf"`
	AllOf                []*node          `json:"allOf"`
	Type                 types            `json:"type"`
	Enum                 []any            `json:"enum"`
	Format               string           `json:"format"`
	Properties           properties       `json:"properties"`
	AdditionalProperties *node            `json:"additionalProperties"`
	Items                *node            `json:"items"`
	Defs                 map[string]*node `json:"$defs"`
	target               *node            // of Ref
}

// UnmarshalJSON reads a schema; true and false say nothing.
func (n *node) UnmarshalJSON(data []byte) error {
	if data[0] != '{' {
		return nil
	}
	type plain node
	return json.Unmarshal(data, (*plain)(n))
}

// types is one type or several.
type types []string

func (t *types) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		*t = make(types, 1)
		return json.Unmarshal(data, &(*t)[0])
	}
	return json.Unmarshal(data, (*[]string)(t))
}

// properties are the members of an object in the order of the schema.
type properties struct {
	names []string
	nodes map[string]*node
}

func (p *properties) UnmarshalJSON(data []byte) error {
	p.nodes = map[string]*node{}
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil { // the opening bracket
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		sub := new(node)
		if err := d.Decode(sub); err != nil {
			return err
		}
		p.names = append(p.names, name.(string))
		p.nodes[name.(string)] = sub
	}
	return nil
}

func parseSchema(schema []byte) (*node, error) {
	root := new(node)
	if err := json.Unmarshal(schema, root); err != nil {
		return nil, err
	}
	return root, root.resolve(root)
}

// resolve finds the targets of all references.
func (n *node) resolve(root *node) error {
	if n == nil {
		return nil
	}
	if n.Ref != "" {
		name, ok := strings.CutPrefix(n.Ref, "#/$defs/")
		if n.target = root.Defs[name]; !ok || n.target == nil {
			return words.Errorf("reference to %s, which is not a definition of it", n.Ref)
		}
	}
	all := slices.Concat(n.AnyOf, n.OneOf, n.AllOf, []*node{n.AdditionalProperties, n.Items})
	for _, sub := range n.Properties.nodes {
		all = append(all, sub)
	}
	for _, sub := range n.Defs {
		all = append(all, sub)
	}
	for _, sub := range all {
		if err := sub.resolve(root); err != nil {
			return err
		}
	}
	return nil
}

// schemaPlace is what the schema says of one value: a node and, through references and alternatives, all that speak of the same.
type schemaPlace []*node

func at(nodes ...*node) schemaPlace {
	var all schemaPlace
	for len(nodes) > 0 {
		n := nodes[0]
		nodes = nodes[1:]
		if n != nil && !slices.Contains(all, n) {
			all = append(all, n)
			nodes = slices.Concat(nodes, []*node{n.target}, n.AnyOf, n.OneOf, n.AllOf)
		}
	}
	return all
}

// member returns the place of an object's member.
func (p schemaPlace) member(name string) schemaPlace {
	var below []*node
	for _, n := range p {
		if sub, ok := n.Properties.nodes[name]; ok {
			below = append(below, sub)
		} else {
			below = append(below, n.AdditionalProperties)
		}
	}
	return at(below...)
}

// entry returns the place of a list's entries.
func (p schemaPlace) entry() schemaPlace {
	var below []*node
	for _, n := range p {
		below = append(below, n.Items)
	}
	return at(below...)
}

// rank returns where the schema puts a member among its object's; names that it does not know come last.
func (p schemaPlace) rank(name string) int {
	before := 0
	for _, n := range p {
		if i := slices.Index(n.Properties.names, name); i >= 0 {
			return before + i
		}
		before += len(n.Properties.names)
	}
	return before
}

// text returns the one alternative of the place that takes a text, or nil when there is none or a choice.
func (p schemaPlace) text() *node {
	var found *node
	for _, n := range p {
		if !slices.Contains(n.Type, "string") {
			continue
		}
		if found != nil {
			return nil
		}
		found = n
	}
	return found
}

// words returns the texts among those that an enum allows.
func (n *node) words() []string {
	var words []string
	for _, v := range n.Enum {
		if s, ok := v.(string); ok {
			words = append(words, s)
		}
	}
	return words
}
