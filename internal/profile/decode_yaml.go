package profile

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/words"
)

// yamlReader turns a tree of YAML nodes into a document. Of YAML it takes what JSON can say, too: no anchors, tags,
// merges or keys other than text. Plain words are read as YAML 1.2 reads them, so that "no" is text and a date is text.
type yamlReader struct {
	*reader
	cursor yamlCursor
}

func (r *reader) readYAML() (map[string]any, bool) {
	decoder := yaml.NewDecoder(bytes.NewReader(r.text.body))
	root, err := decodeNode(decoder)
	if errors.Is(err, io.EOF) {
		r.note(0, "the input holds only comments", "a profile starts with company:")
		return nil, false
	}
	if err != nil {
		r.yamlSyntax(err)
		return nil, false
	}
	y := yamlReader{reader: r, cursor: yamlCursor{body: r.text.body, line: 1, column: 1}}
	top := root.Content[0]
	start := y.cursor.offset(top)
	value, _, ok := y.value(top, nil, -1)
	if !ok {
		return nil, false
	}
	switch next, err := decodeNode(decoder); {
	case errors.Is(err, io.EOF):
	case err != nil:
		r.yamlSyntax(err)
		return nil, false
	default:
		r.note(y.cursor.offset(next), "a second document starts here", "keep one profile in each file, and no --- after the first line")
		return nil, false
	}
	document, ok := value.(map[string]any)
	if !ok {
		r.notObject(start, describe(value))
	}
	return document, ok
}

// decodeNode reads the next document. The library panics on some malformed comments; that too is a syntax error.
func decodeNode(decoder *yaml.Decoder) (node *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = words.Errorf("yaml: %v", r)
		}
	}()
	node = new(yaml.Node)
	err = decoder.Decode(node)
	return node, err
}

// value converts a node. It returns the offset of the value's end, too; parent is the collection that the node is in.
func (y *yamlReader) value(n, parent *yaml.Node, key int) (value any, end int, ok bool) {
	start := y.cursor.offset(n)
	if !y.enter(start, n.Kind != yaml.ScalarNode) {
		return nil, 0, false
	}
	if what, hint := y.forbidden(n, start); what != "" {
		y.note(start, what, hint)
	}
	switch n.Kind {
	case yaml.MappingNode:
		value, end, ok = y.mapping(n, start)
	case yaml.SequenceNode:
		value, end, ok = y.sequence(n, start)
	case yaml.ScalarNode:
		value, end, ok = y.scalar(n, start), scalarEnd(y.text.body, n, parent, start), true
	default: // an alias
		end, ok = start+1+len(n.Value), true
	}
	y.place(key, start, end)
	return value, end, ok
}

// forbidden says which feature of YAML a node uses that a profile can't, or "".
func (y *yamlReader) forbidden(n *yaml.Node, start int) (what, hint string) {
	bang := start < len(y.text.body) && y.text.body[start] == '!'
	switch {
	case n.Kind == yaml.AliasNode:
		return "the alias *" + printable(n.Value, maxQuoted) + " is not allowed", "write the value out"
	case n.Anchor != "":
		return "the anchor &" + printable(n.Anchor, maxQuoted) + " is not allowed", "remove it and write repeated values out"
	case n.Style&yaml.TaggedStyle != 0:
		return "the tag " + printable(n.Tag, maxQuoted) + " is not allowed", "remove it; put text in quotes and leave numbers plain"
	case bang && n.Kind == yaml.ScalarNode:
		return "the tag ! is not allowed", "remove it; put text in quotes and leave numbers plain"
	}
	return "", ""
}

func (y *yamlReader) mapping(n *yaml.Node, start int) (any, int, bool) {
	object := make(map[string]any, len(n.Content)/2)
	end := start
	for i := 0; i+1 < len(n.Content); i += 2 {
		keyNode, valueNode := n.Content[i], n.Content[i+1]
		keyStart := y.cursor.offset(keyNode)
		key, isText := y.key(keyNode, keyStart)
		y.push(key)
		if _, exists := object[key]; exists && isText {
			y.duplicate(keyStart, key)
		}
		value, valueEnd, ok := y.value(valueNode, n, keyStart)
		if !ok {
			return nil, 0, false
		}
		y.pop()
		end = valueEnd
		if isText {
			object[key] = value
		}
	}
	return object, flowEnd(y.text.body, start, end, '{', '}'), true
}

// key reads the key of a mapping and notes a key that is no text.
func (y *yamlReader) key(n *yaml.Node, start int) (key string, isText bool) {
	if n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode {
		y.note(start, "a key is text, got a list or an object", "write one word before the colon")
		return "", false
	}
	note := func(what, hint string) {
		y.push(n.Value)
		y.note(start, what, hint)
		y.pop()
	}
	if what, hint := y.forbidden(n, start); what != "" {
		note(what, hint)
		return n.Value, false
	}
	if n.Style != 0 {
		return n.Value, true
	}
	if n.Value == "<<" {
		note("the merge key << is not allowed", "write the values out")
		return n.Value, false
	}
	if value, what, _ := plain(n.Value); what != "" || !isString(value) {
		note("a key is text, got "+printable(n.Value, maxQuoted), "put the key in quotes")
		return n.Value, false
	}
	return n.Value, true
}

func isString(value any) bool {
	_, ok := value.(string)
	return ok
}

func (y *yamlReader) sequence(n *yaml.Node, start int) (any, int, bool) {
	list := make([]any, 0, len(n.Content))
	end := start + 1
	for i, entry := range n.Content {
		y.pushIndex(i)
		value, entryEnd, ok := y.value(entry, n, -1)
		if !ok {
			return nil, 0, false
		}
		y.pop()
		end = entryEnd
		list = append(list, value)
	}
	return list, flowEnd(y.text.body, start, end, '[', ']'), true
}

func (y *yamlReader) scalar(n *yaml.Node, start int) any {
	if n.Style != 0 { // quoted, a block, or tagged and refused already
		return n.Value
	}
	value, what, hint := plain(n.Value)
	if what != "" {
		y.note(start, what, hint)
	}
	return value
}

var (
	jsonNumber  = lazyregexp.New(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
	otherNumber = lazyregexp.New(`^[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(\.[0-9]|[0-9])[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?)$`)
	notFinite   = lazyregexp.New(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

// plain reads a word without quotes.
func plain(s string) (value any, what, hint string) {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return nil, "", ""
	case "true", "True", "TRUE":
		return true, "", ""
	case "false", "False", "FALSE":
		return false, "", ""
	}
	switch {
	case jsonNumber.MatchString(s):
		if what, hint = checkNumber(s); what != "" {
			return json.Number("0"), what, hint // lets the rest be checked
		}
		return json.Number(s), "", ""
	case notFinite.MatchString(s):
		return json.Number("0"), s + " is not a finite number", "leave the fact out when it is not known"
	case otherNumber.MatchString(s):
		return json.Number("0"), shorten(s, maxQuoted) + " is not a plain decimal number",
			"programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text"
	}
	return s, "", ""
}
