// Package strict reads YAML and JSON that is not a profile: one document, whose every value can be read in one way only. What a lenient
// reader would settle without a word, such as a key that occurs twice, is a mistake with its place.
package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"

	"github.com/go-json-experiment/json/jsontext"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Error is a mistake and its place; line and column count from 1, and are 0 where only the file is known.
type Error struct {
	File         string
	Line, Column int
	Problem      words.Message
}

// Error returns the place and the problem in English.
func (e *Error) Error() string { return e.In(words.English) }

// In returns the place and the problem in a language.
func (e *Error) In(lang words.Lang) string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem.In(lang)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem.In(lang))
}

// maxDepth bounds how deep a document nests, which people never come near.
const maxDepth = 100

// YAML reads a text as one document and returns its root, or nil where there is none. A byte order mark is skipped. It refuses
// a second document, a key that occurs twice, anchors and aliases, and numbers that are not plain decimals (0123, 0x1f, 1_000). An
// unquoted date stays a text. The error is an *Error.
func YAML(file string, text []byte) (*yaml.Node, error) {
	text = Text(text)
	d := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	switch err := d.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, broken(file, err)
	}
	switch err := d.Decode(&second); {
	case err == nil:
		return nil, &Error{file, second.Line, second.Column, words.Text("a second document begins here, and only one is read: leave it out")}
	case !errors.Is(err, io.EOF):
		return nil, broken(file, err)
	}
	root := document.Content[0]
	return root, check(file, root, 0)
}

// Text returns a text without the byte order mark that some editors and shells write.
func Text(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) }

// yamlPlace is how the YAML library says where a text is broken.
var yamlPlace = lazyregexp.New(`^yaml: (?:line (\d+): )?`)

// isBroken reports whether a text is not YAML at all.
func isBroken(err error) bool {
	fault, ok := err.(*Error) //nolint:errorlint // ours alone, made where it is returned
	return ok && strings.HasPrefix(fault.Problem.String(), words.Text("this is not YAML: %s", "").String())
}

// broken returns a text that is not YAML.
func broken(file string, err error) *Error {
	text := err.Error()
	line := 1
	if m := yamlPlace.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
		text = text[len(m[0]):]
	}
	return &Error{file, line, 1, words.Text("this is not YAML: %s", words.Foreign(text))}
}

// JSON holds a text to be one JSON value in which no key occurs twice. A byte order mark is skipped. The error is an *Error.
func JSON(file string, text []byte) error {
	text = Text(text)
	d := jsontext.NewDecoder(bytes.NewBuffer(text))
	wrong := func(offset int64, problem words.Message) error {
		line, column := Place(text, offset)
		return &Error{file, line, column, problem}
	}
	err := d.SkipValue()
	if err == nil {
		rest := bytes.TrimLeft(text[d.InputOffset():], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		return wrong(int64(len(text)-len(rest)), words.Text("there is more behind the end"))
	}
	var fault *jsontext.SyntacticError
	switch {
	case errors.Is(err, io.EOF):
		return wrong(0, words.Text("the file is empty"))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return wrong(int64(len(text)), words.Text("the file ends too early"))
	case errors.As(err, &fault) && errors.Is(err, jsontext.ErrDuplicateName):
		return wrong(fault.ByteOffset, words.Text("the key %q occurs twice", fault.JSONPointer.LastToken()))
	case errors.As(err, &fault):
		return wrong(fault.ByteOffset, words.Foreign(fault.Err.Error()))
	}
	return wrong(d.InputOffset(), words.Foreign(err.Error()))
}

// Place returns the line and the column, in characters, of an offset in bytes; both count from 1.
func Place(text []byte, offset int64) (line, column int) {
	before := text[:min(max(offset, 0), int64(len(text)))]
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}

// Data holds a text to be data that every reader of YAML 1.1, YAML 1.2 and JSON takes for the same: what YAML and Switches or, for
// a text that begins as JSON does, JSON demand. It returns the text without its byte order mark. The error is an *Error.
func Data(file string, text []byte) ([]byte, error) {
	text = Text(text)
	var noJSON error
	if bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{")) { // a mapping of YAML may begin so too
		if noJSON = JSON(file, text); noJSON == nil {
			return text, nil
		}
	}
	root, err := YAML(file, text)
	if err != nil && noJSON != nil && isBroken(err) {
		return nil, noJSON
	}
	if err != nil || root == nil {
		return text, err
	}
	return text, Switches(file, root)
}

var (
	plainInt   = lazyregexp.New(`^[-+]?(0|[1-9][0-9]*)$`)
	plainFloat = lazyregexp.New(`^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$|^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$`)
)

func check(file string, n *yaml.Node, depth int) error {
	wrong := func(at *yaml.Node, format string, args ...any) error {
		return &Error{file, at.Line, at.Column, words.Text(format, args...)}
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
				return wrong(n, "%s is not a plain decimal number: write it without _ , or in quotes if it is a text", n.Value)
			}
		}
		return nil
	}
	seen := map[string]bool{}
	for i, item := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			if item.ShortTag() == "!!merge" {
				return wrong(item, "<< merges in some programs and is a key in others: write the members out")
			}
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
// documents where no text of that kind is meant. Keys may be so. The error is an *Error.
func Switches(file string, n *yaml.Node) error {
	for i, item := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			continue
		}
		if item.Kind == yaml.ScalarNode && item.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0 && switches.MatchString(item.Value) {
			return &Error{file, item.Line, item.Column, words.Text("true or false is needed, got %s; a text of that kind stands in quotes", item.Value)}
		}
		if err := Switches(file, item); err != nil {
			return err
		}
	}
	return nil
}
