package table

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/schema"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// MappingSchema is the JSON Schema of a mapping file.
//
//go:embed mapping.schema.json
var MappingSchema []byte

var mappingSchema = sync.OnceValues(func() (*schema.Schema, error) { return schema.Parse(MappingSchema, nil) })

// place is a position in a mapping file.
type place struct{ line, column int }

// MappingError is an error in a mapping.
type MappingError struct {
	File         string
	Line, Column int
	Problem      words.Message
}

// Error returns the position and the problem in English.
func (e *MappingError) Error() string { return e.In(words.English) }

// In returns the position and the problem in lang.
func (e *MappingError) In(lang words.Lang) string {
	return words.Say(lang, "%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem)
}

// parseMapping reads YAML, validates it against the schema of mappings and decodes it.
func parseMapping(file string, text []byte) (*mappingSpec, error) {
	root, err := strict.YAML(file, text)
	if err != nil {
		return nil, err
	}
	if root == nil {
		return nil, &MappingError{file, 1, 1, words.Text("the mapping is empty")}
	}
	places := map[string]place{}
	content, err := plain(file, root, nil, places)
	if err != nil {
		return nil, err
	}
	document, err := plan.FromInterface(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	mapping, err := mappingSchema()
	if err != nil {
		return nil, err
	}
	if err := schemaErrors(file, mapping.Faults(document), places); err != nil {
		return nil, err
	}
	spec := &mappingSpec{file: file}
	if err := root.Decode(spec); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return spec, nil
}

// plain converts a node to maps, slices and scalars, and records the position of each by JSON pointer.
func plain(file string, n *yaml.Node, way []string, places map[string]place) (any, error) {
	places[jsonpointer.Of(way...)] = place{n.Line, n.Column}
	switch n.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			below := append(slices.Clip(way), key.Value)
			value, err := plain(file, n.Content[i+1], below, places)
			if err != nil {
				return nil, err
			}
			places[jsonpointer.Of(below...)] = place{key.Line, key.Column}
			object[key.Value] = value
		}
		return object, nil
	case yaml.SequenceNode:
		list := []any{}
		for i, item := range n.Content {
			value, err := plain(file, item, append(slices.Clip(way), strconv.Itoa(i)), places)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		return list, nil
	}
	return scalar(file, n)
}

func scalar(file string, n *yaml.Node) (any, error) {
	var value any
	if err := n.Decode(&value); err != nil {
		return nil, &MappingError{file, n.Line, n.Column, words.Foreign(strings.TrimPrefix(err.Error(), "yaml: "))}
	}
	if number, ok := value.(float64); ok && (math.IsInf(number, 0) || math.IsNaN(number)) {
		return nil, &MappingError{file, n.Line, n.Column, words.Text("%s is not a finite number", n.Value)}
	}
	return value, nil
}

// schemaErrors returns the schema violations in text order.
func schemaErrors(file string, faults []schema.Fault, places map[string]place) error {
	var all []*MappingError
	for _, f := range faults {
		if f.Kind != schema.UnknownKeys {
			all = append(all, schemaError(file, f, f.Tokens, places))
			continue
		}
		for _, name := range f.Names { // each has its own position
			one := f
			one.Names = []string{name}
			all = append(all, schemaError(file, one, append(slices.Clip(f.Tokens), name), places))
		}
	}
	slices.SortStableFunc(all, func(a, b *MappingError) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	errs := make([]error, len(all))
	for i, e := range all {
		errs[i] = e
	}
	return errors.Join(errs...)
}

// schemaError returns an error at the position of tokens.
func schemaError(file string, f schema.Fault, tokens []string, places map[string]place) *MappingError {
	p, what, pointer := places[jsonpointer.Of(tokens...)], f.Message(), jsonpointer.Of(f.Tokens...)
	if strings.ContainsFunc(pointer, func(c rune) bool { return !unicode.IsPrint(c) }) {
		pointer = strconv.Quote(pointer)
	}
	if pointer != "" {
		what = words.Text("%s: %s", pointer, what)
	}
	return &MappingError{file, p.line, p.column, what}
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
	Encoding  string
	Rows      conditions
	SkipRows  conditions `yaml:"skip_rows"`
	FillDown  []names    `yaml:"fill_down"`
	Group     names
	Latest    *latestRows
	Vertical  *verticalSpec
	place     place
}

type joinSpec struct {
	Table        string
	Key, Matches names
	To           string
	Orphans      string
	One          bool
	Facts        []*factSpec
	place        place
}

type factSpec struct {
	To             string
	Column         names
	Value          *string
	Latest         *latestSpec
	Sum            []names
	Difference     []names
	Ratio          []names
	Times          string
	Each           string
	Kind           string
	Date, Decimal  string
	Unit           string
	Percent        string
	Currency       string
	CurrencyColumn names `yaml:"currency_column"`
	Words          map[string]string
	Others         string
	Split          string
	About, Range   string
	Signs          map[string]string
	AsWritten      bool `yaml:"as_written"`
	Absent         []string
	When           *condition
	place          place
}

type latestSpec struct{ Of, Field, By string }

// latestRows selects one of several rows of a company.
type latestRows struct {
	Of names
	By []names
}

// condition is what the cell of a column must satisfy; all stated parts apply.
type condition struct {
	Column  names
	Is      []string
	Matches string
	Empty   *bool

	pattern *regexp.Regexp
}

// conditions accepts one condition or a list.
type conditions []*condition

func (c *conditions) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.MappingNode {
		*c = conditions{{}}
		return node.Decode((*c)[0])
	}
	return node.Decode((*[]*condition)(c))
}

// names lists the names that a column may have.
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
