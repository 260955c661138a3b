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

// yamlReader converts a tree of YAML nodes to a document. It accepts only what JSON can express: no anchors, tags, merges or non-text keys.
// Plain scalars follow YAML 1.2, so that "no" and dates are text.
type yamlReader struct {
	*reader
	cursor yamlCursor
}

func (r *reader) readYAML() (map[string]any, bool) {
	decoder := yaml.NewDecoder(bytes.NewReader(r.text.body))
	root, err := decodeNode(decoder)
	if errors.Is(err, io.EOF) {
		r.note(0, words.Text("the input holds only comments"), words.Text("a profile starts with company:"))
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
		r.note(y.cursor.offset(next), words.Text("a second document starts here"), words.Text("keep one profile in each file, and no --- after the first line"))
		return nil, false
	}
	document, ok := value.(map[string]any)
	if !ok {
		r.notObject(start, describe(value))
	}
	return document, ok
}

// decodeNode reads the next document. The library panics on some malformed comments; that becomes a syntax error.
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

// value converts a node, and returns the offset of its end as well; parent is the collection that contains the node.
func (y *yamlReader) value(n, parent *yaml.Node, key int) (value any, end int, ok bool) {
	start := y.cursor.offset(n)
	if !y.enter(start, n.Kind != yaml.ScalarNode) {
		return nil, 0, false
	}
	if what, hint := y.forbidden(n, start); !what.IsZero() {
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

// forbidden returns which YAML feature makes a node invalid in a profile; zero messages if none does.
func (y *yamlReader) forbidden(n *yaml.Node, start int) (what, hint words.Message) {
	bang := start < len(y.text.body) && y.text.body[start] == '!'
	switch {
	case n.Kind == yaml.AliasNode:
		return words.Text("the alias *%s is not allowed", printable(n.Value, maxQuoted)), words.Text("write the value out")
	case n.Anchor != "":
		return words.Text("the anchor &%s is not allowed", printable(n.Anchor, maxQuoted)), words.Text("remove it and write repeated values out")
	case n.Style&yaml.TaggedStyle != 0:
		return words.Text("the tag %s is not allowed", printable(n.Tag, maxQuoted)), words.Text("remove it; put text in quotes and leave numbers plain")
	case bang && n.Kind == yaml.ScalarNode:
		return words.Text("the tag ! is not allowed"), words.Text("remove it; put text in quotes and leave numbers plain")
	}
	return words.Message{}, words.Message{}
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

// key reads the key of a mapping, recording one that is not text.
func (y *yamlReader) key(n *yaml.Node, start int) (key string, isText bool) {
	if n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode {
		y.note(start, words.Text("a key is text, got a list or an object"), words.Text("write one word before the colon"))
		return "", false
	}
	note := func(what, hint words.Message) {
		y.push(n.Value)
		y.note(start, what, hint)
		y.pop()
	}
	if what, hint := y.forbidden(n, start); !what.IsZero() {
		note(what, hint)
		return n.Value, false
	}
	if n.Style != 0 {
		return n.Value, true
	}
	if n.Value == "<<" {
		note(words.Text("the merge key << is not allowed"), words.Text("write the values out"))
		return n.Value, false
	}
	if value, what, _ := plain(n.Value); !what.IsZero() || !isString(value) {
		note(words.Text("a key is text, got %s", printable(n.Value, maxQuoted)), words.Text("put the key in quotes"))
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
	if n.Style != 0 { // quoted, a block scalar, or tagged and already refused
		return n.Value
	}
	value, what, hint := plain(n.Value)
	if !what.IsZero() {
		y.note(start, what, hint)
	}
	return value
}

var (
	jsonNumber  = lazyregexp.New(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
	otherNumber = lazyregexp.New(`^[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(\.[0-9]|[0-9])[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?)$`)
	notFinite   = lazyregexp.New(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

// plain interprets an unquoted scalar.
func plain(s string) (value any, what, hint words.Message) {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return nil, words.Message{}, words.Message{}
	case "true", "True", "TRUE":
		return true, words.Message{}, words.Message{}
	case "false", "False", "FALSE":
		return false, words.Message{}, words.Message{}
	}
	switch {
	case jsonNumber.MatchString(s):
		if what, hint = checkNumber(s); !what.IsZero() {
			return json.Number("0"), what, hint // so that the rest can be checked
		}
		return json.Number(s), words.Message{}, words.Message{}
	case notFinite.MatchString(s):
		return json.Number("0"), words.Text("%s is not a finite number", s), words.Text("leave the fact out when it is not known")
	case otherNumber.MatchString(s):
		return json.Number("0"), words.Text("%s is not a plain decimal number", shorten(s, maxQuoted)),
			words.Text("programs disagree on its value: write it like 1500000 or 0.5, or put it in quotes if it is text")
	}
	return s, words.Message{}, words.Message{}
}
