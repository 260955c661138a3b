// Package strict reads YAML that people write to say what they want: one document, whose every value can be read in one way only.
// What a lenient reader would settle without a word, such as a key that occurs twice, is a mistake with its place.
package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Error is a mistake and its place; line and column count from 1, and are 0 where only the file is known.
type Error struct {
	File         string
	Line, Column int
	Problem      string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem)
}

// maxDepth bounds how deep a document nests, which people never come near.
const maxDepth = 100

// YAML reads a text as one document and gives back its root, or nil where there is none. A byte order mark is skipped. It refuses
// a second document, a key that occurs twice, anchors and aliases, and numbers that are not plain decimals (0123, 0x1f, 1_000). An
// unquoted date stays a text. The error is an *Error.
func YAML(file string, text []byte) (*yaml.Node, error) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	d := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	switch err := d.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, &Error{File: file, Problem: strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	switch err := d.Decode(&second); {
	case err == nil:
		return nil, &Error{file, second.Line, second.Column, "a second document begins here, and only one is read: leave it out"}
	case !errors.Is(err, io.EOF):
		return nil, &Error{File: file, Problem: strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	root := document.Content[0]
	return root, check(file, root, 0)
}

var (
	plainInt   = lazyregexp.New(`^[-+]?(0|[1-9][0-9]*)$`)
	plainFloat = lazyregexp.New(`^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$|^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$`)
)

func check(file string, n *yaml.Node, depth int) error {
	wrong := func(at *yaml.Node, format string, args ...any) error {
		return &Error{file, at.Line, at.Column, fmt.Sprintf(format, args...)}
	}
	if depth > maxDepth {
		return wrong(n, "nested deeper than %d levels", maxDepth)
	}
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return wrong(n, "anchors and aliases are not allowed: write the value out")
	}
	if n.Kind == yaml.ScalarNode {
		switch n.ShortTag() {
		case "!!timestamp":
			n.Tag, n.Style = "!!str", yaml.DoubleQuotedStyle
		case "!!int":
			if !plainInt.MatchString(n.Value) {
				return wrong(n, "%s is read as different numbers by different programs: write it in decimal digits, or in quotes if it is a text", n.Value)
			}
		case "!!float":
			if !plainFloat.MatchString(n.Value) {
				return wrong(n, "%s is no plain decimal number: write it without _ , or in quotes if it is a text", n.Value)
			}
		}
		return nil
	}
	seen := map[string]bool{}
	for i, item := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			if seen[item.Value] {
				return wrong(item, "the key %q occurs twice", item.Value)
			}
			seen[item.Value] = true
		}
		if err := check(file, item, depth+1); err != nil {
			return err
		}
	}
	return nil
}

var switches = lazyregexp.New(`^(?i:y|yes|n|no|on|off)$`)

// Switches refuses unquoted values such as yes and off, which some programs take for true and false and others for texts: for
// documents where no text of that kind is meant. The error is an *Error.
func Switches(file string, n *yaml.Node) error {
	for i, item := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			continue
		}
		if item.Kind == yaml.ScalarNode && item.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0 && switches.MatchString(item.Value) {
			return &Error{file, item.Line, item.Column, fmt.Sprintf("true or false is needed, got %s; a text of that kind stands in quotes", item.Value)}
		}
		if err := Switches(file, item); err != nil {
			return err
		}
	}
	return nil
}
