// Package amend writes edits of a profile into its text, JSON or YAML, and leaves the rest as it is written, comments included. What
// it has written must be held against the edited profile by whoever uses it: it knows no schema.
package amend

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/tailscale/hujson"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
)

// Text makes edits, in their order, as profile.Validator.Edit does: what is there is replaced, a member that is not there is added
// with the objects around it, and a list takes one more entry at "-". A null takes a member away.
func Text(text []byte, format profile.Format, edits []profile.Edit) ([]byte, error) {
	if format == profile.FormatYAML {
		return inYAML(text, edits)
	}
	return inJSON(text, edits)
}

func inJSON(text []byte, edits []profile.Edit) ([]byte, error) {
	document, err := hujson.Parse(text)
	if err != nil {
		return nil, err
	}
	for _, e := range edits {
		tokens, _ := jsonpointer.Parse(e.Pointer)
		if err := patch(&document, tokens, e.Value); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Pointer, err)
		}
	}
	return document.Pack(), nil
}

// operation is one of JSON Patch, RFC 6902.
type operation struct {
	Op    string `json:"op"`
	Path  string `json:"path"`
	Value any    `json:"value"`
}

// patch makes one edit: it adds as much of the way to the value as is not there.
func patch(document *hujson.Value, tokens []string, value any) error {
	there := 0
	for there < len(tokens) && found(document, tokens[:there+1]) {
		there++
	}
	op := operation{"replace", jsonpointer.Of(tokens[:there]...), value}
	switch {
	case value == nil && there < len(tokens):
		return nil
	case value == nil:
		op.Op = "remove"
	case there < len(tokens):
		op.Op, op.Path = "add", jsonpointer.Of(tokens[:there+1]...)
		for i := len(tokens) - 1; i > there; i-- {
			op.Value = around(tokens[i], op.Value)
		}
		if standing := document.Find(jsonpointer.Of(tokens[:there]...)); standing != nil && isNull(standing) {
			op.Op, op.Path, op.Value = "replace", jsonpointer.Of(tokens[:there]...), around(tokens[there], op.Value)
		}
	}
	raw, err := json.Marshal([]operation{op})
	if err != nil {
		return err
	}
	return document.Patch(raw)
}

// found reports whether something stands at the end of a path. The entry that a list does not name is never there.
func found(document *hujson.Value, tokens []string) bool {
	return tokens[len(tokens)-1] != "-" && document.Find(jsonpointer.Of(tokens...)) != nil
}

func isNull(v *hujson.Value) bool {
	l, ok := v.Value.(hujson.Literal)
	return ok && l.Kind() == 'n'
}

// around returns the list or the object that holds a value at a token.
func around(token string, value any) any {
	if token == "-" || token == "0" {
		return []any{value}
	}
	return map[string]any{token: value}
}

func inYAML(text []byte, edits []profile.Edit) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	if document.Kind == 0 { // nothing but comments, or nothing at all
		document = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}, HeadComment: strings.TrimSpace(string(text))}
	}
	for _, e := range edits {
		tokens, _ := jsonpointer.Parse(e.Pointer)
		if err := set(document.Content[0], tokens, e.Value); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Pointer, err)
		}
	}
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(&document); err != nil {
		return nil, err
	}
	return b.Bytes(), encoder.Close()
}

// set makes one edit below a node.
func set(n *yaml.Node, tokens []string, value any) error {
	if n.Kind == yaml.AliasNode {
		return words.Errorf("an alias stands on the way: write out what *%s stands for", n.Value)
	}
	token, rest := tokens[0], tokens[1:]
	if n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || n.Value == "") {
		if value == nil {
			return nil
		}
		n.Kind, n.Tag, n.Value, n.Style = yaml.MappingNode, "!!map", "", 0
		if token == "-" || token == "0" {
			n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		}
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value != token {
				continue
			}
			if len(rest) == 0 && value == nil {
				n.Content = slices.Delete(n.Content, i, i+2)
				return nil
			}
			return put(n.Content[i+1], rest, value)
		}
		if value == nil {
			return nil
		}
		if n.Style == yaml.FlowStyle && len(n.Content) == 0 { // {} becomes lines
			n.Style = 0
		}
		inner := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
		key := &yaml.Node{}
		key.SetString(token)
		n.Content = append(n.Content, key, inner)
		return put(inner, rest, value)
	case yaml.SequenceNode:
		i, err := strconv.Atoi(token)
		if token == "-" {
			i, err = len(n.Content), nil
		}
		switch {
		case err != nil || i < 0 || i > len(n.Content):
			return words.Errorf("the list has no entry %s", token)
		case i == len(n.Content):
			if n.Style == yaml.FlowStyle && i == 0 {
				n.Style = 0
			}
			n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"})
		}
		return put(n.Content[i], rest, value)
	}
	return words.Errorf("a value stands there, with no %q in it", token)
}

// put writes a value into a node, or goes on below it. Its comments stay.
func put(n *yaml.Node, rest []string, value any) error {
	if len(rest) > 0 {
		return set(n, rest, value)
	}
	made := nodeOf(value)
	made.HeadComment, made.LineComment, made.FootComment = n.HeadComment, n.LineComment, n.FootComment
	*n = *made
	return nil
}

// nodeOf writes a value of a document: numbers with their digits, amounts in one line.
func nodeOf(value any) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode}
	switch x := value.(type) {
	case nil:
		n.Tag, n.Value = "!!null", "null"
	case bool:
		n.Tag, n.Value = "!!bool", strconv.FormatBool(x)
	case json.Number:
		n.Tag, n.Value = "!!int", string(x)
		if strings.ContainsAny(n.Value, ".eE") {
			n.Tag = "!!float"
		}
	case int:
		n.Tag, n.Value = "!!int", strconv.Itoa(x)
	case string:
		n.SetString(x)
		if n.Style == 0 && ambiguous(x) {
			n.Style = yaml.DoubleQuotedStyle
		}
	case []any:
		n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		plain := true
		for _, v := range x {
			inner := nodeOf(v)
			plain = plain && inner.Kind == yaml.ScalarNode
			n.Content = append(n.Content, inner)
		}
		if plain {
			n.Style = yaml.FlowStyle
		}
	case map[string]any:
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
		plain := len(x) <= 3
		for _, name := range slices.Sorted(maps.Keys(x)) {
			key := &yaml.Node{}
			key.SetString(name)
			inner := nodeOf(x[name])
			plain = plain && inner.Kind == yaml.ScalarNode
			n.Content = append(n.Content, key, inner)
		}
		if plain {
			n.Style = yaml.FlowStyle
		}
	}
	return n
}

// ambiguous reports whether a plain scalar of that text would be read as something else than a text.
func ambiguous(text string) bool {
	if slices.Contains([]string{"y", "n", "yes", "no", "on", "off"}, strings.ToLower(text)) { // which YAML 1.1 reads as switches
		return true
	}
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil || len(n.Content) != 1 {
		return true
	}
	return n.Content[0].Kind != yaml.ScalarNode || n.Content[0].ShortTag() != "!!str"
}
