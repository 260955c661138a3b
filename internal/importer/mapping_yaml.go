package importer

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// MappingSchema is the JSON Schema of a mapping file.
//
//go:embed mapping.schema.json
var MappingSchema []byte

var compiledMappingSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(MappingSchema))
	if err != nil {
		return nil, err
	}
	const url = "mapping.schema.json"
	c := jsonschema.NewCompiler()
	if err := c.AddResource(url, document); err != nil {
		return nil, err
	}
	return c.Compile(url)
})

// place is where something stands in a mapping file.
type place struct{ line, column int }

// MappingError is a mistake in a mapping.
type MappingError struct {
	File         string
	Line, Column int
	Problem      string
}

func (e *MappingError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem)
}

// parseMapping reads YAML, holds it against the schema of mappings and decodes it.
func parseMapping(file string, text []byte) (*mappingSpec, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil, fmt.Errorf("%s: %s", file, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(root.Content) == 0 {
		return nil, &MappingError{file, 1, 1, "the mapping is empty"}
	}
	places := map[string]place{}
	document, err := plain(file, root.Content[0], "", places)
	if err != nil {
		return nil, err
	}
	schema, err := compiledMappingSchema()
	if err != nil {
		return nil, err
	}
	var invalid *jsonschema.ValidationError
	if errors.As(schema.Validate(document), &invalid) {
		return nil, errors.Join(schemaErrors(file, invalid, places)...)
	}
	spec := &mappingSpec{file: file}
	if err := root.Decode(spec); err != nil {
		return nil, fmt.Errorf("%s: %s", file, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	return spec, nil
}

// plain turns a node into maps, slices and scalars and notes where each stands.
func plain(file string, n *yaml.Node, at string, places map[string]place) (any, error) {
	places[at] = place{n.Line, n.Column}
	switch n.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if _, twice := object[key.Value]; twice {
				return nil, &MappingError{file, key.Line, key.Column, fmt.Sprintf("the key %q occurs twice", key.Value)}
			}
			value, err := plain(file, n.Content[i+1], at+"/"+key.Value, places)
			if err != nil {
				return nil, err
			}
			places[at+"/"+key.Value] = place{key.Line, key.Column}
			object[key.Value] = value
		}
		return object, nil
	case yaml.SequenceNode:
		list := []any{}
		for i, item := range n.Content {
			value, err := plain(file, item, fmt.Sprintf("%s/%d", at, i), places)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		return list, nil
	case yaml.ScalarNode:
		var value any
		if n.ShortTag() == "!!timestamp" {
			return n.Value, nil
		}
		err := n.Decode(&value)
		return value, err
	}
	return nil, &MappingError{file, n.Line, n.Column, "anchors and aliases are not allowed: write the value out"}
}

// schemaErrors are the innermost complaints of the schema, each at its place.
func schemaErrors(file string, e *jsonschema.ValidationError, places map[string]place) []error {
	if len(e.Causes) > 0 {
		var all []error
		for _, cause := range e.Causes {
			all = append(all, schemaErrors(file, cause, places)...)
		}
		return all
	}
	at := "/" + strings.Join(e.InstanceLocation, "/")
	if len(e.InstanceLocation) == 0 {
		at = ""
	}
	p := places[at]
	what := e.ErrorKind.LocalizedString(message.NewPrinter(language.English))
	if at != "" {
		what = at + ": " + what
	}
	return []error{&MappingError{file, p.line, p.column, what}}
}

// mappingSpec is a mapping file as written.
type mappingSpec struct {
	file     string
	Tables   map[string]*tableSpec
	Table    string
	Absent   []string
	Facts    []*factSpec
	Joins    []*joinSpec
	Complete []string
	place    place
}

type tableSpec struct {
	Files     []string
	Sheet     string
	HeaderRow int `yaml:"header_row"`
	place     place
}

type joinSpec struct {
	Table        string
	Key, Matches names
	To           string
	Orphans      string
	Facts        []*factSpec
	place        place
}

type factSpec struct {
	To             string
	Column         names
	Value          *string
	Latest         *latestSpec
	Kind           string
	Date, Decimal  string
	Unit           string
	Percent        string
	Currency       string
	CurrencyColumn names `yaml:"currency_column"`
	Words          map[string]string
	Others         string
	Split          string
	AsWritten      bool `yaml:"as_written"`
	Absent         []string
	When           *whenSpec
	place          place
}

type latestSpec struct{ Of, Field, By string }

type whenSpec struct {
	Column names
	Is     []string
}

// names are the names that a column may have.
type names []string

func (n *names) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*n = names{node.Value}
		return nil
	}
	return node.Decode((*[]string)(n))
}

func (s *mappingSpec) UnmarshalYAML(node *yaml.Node) error {
	type bare mappingSpec
	s.place = place{node.Line, node.Column}
	return node.Decode((*bare)(s))
}

func (s *tableSpec) UnmarshalYAML(node *yaml.Node) error {
	type bare tableSpec
	s.place = place{node.Line, node.Column}
	return node.Decode((*bare)(s))
}

func (s *joinSpec) UnmarshalYAML(node *yaml.Node) error {
	type bare joinSpec
	s.place = place{node.Line, node.Column}
	return node.Decode((*bare)(s))
}

func (s *factSpec) UnmarshalYAML(node *yaml.Node) error {
	type bare factSpec
	s.place = place{node.Line, node.Column}
	return node.Decode((*bare)(s))
}
