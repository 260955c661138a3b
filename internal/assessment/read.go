package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// ReadError says where an input that a program wrote is not what it should be.
type ReadError struct {
	Source       string // a name for people
	Line, Column int    // from 1, columns in characters
	Err          error
}

func (e *ReadError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %v", e.Source, e.Line, e.Column, e.Err)
}

// Unwrap returns what is wrong.
func (e *ReadError) Unwrap() error { return e.Err }

// Unmarshal decodes one JSON value in which no key occurs twice, numbers as they are written. A byte order mark is skipped. The
// error is a *ReadError.
func Unmarshal(source string, content []byte, into any) error {
	content = strict.Text(content)
	var fault *strict.Error
	if errors.As(strict.JSON(source, content), &fault) {
		return &ReadError{Source: source, Line: fault.Line, Column: fault.Column, Err: words.Errorf("%s", fault.Problem)}
	}
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber()
	err := d.Decode(into)
	if err == nil {
		return nil
	}
	offset := d.InputOffset()
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		offset = kind.Offset - 1
		err = words.Errorf("%s: a JSON %s does not belong here", kind.Field, jsonKind(kind.Value))
	}
	line, column := strict.Place(content, offset)
	return &ReadError{Source: source, Line: line, Column: column, Err: err}
}

// jsonKind returns a kind of JSON value as encoding/json names it, "number 1e5" with what it is.
func jsonKind(name string) words.Message {
	name, value, _ := strings.Cut(name, " ")
	kind := words.Verbatim(name)
	switch name {
	case "string":
		kind = words.Text("json|string")
	case "number":
		kind = words.Text("json|number")
	case "object":
		kind = words.Text("json|object")
	case "array":
		kind = words.Text("json|array")
	case "bool":
		kind = words.Text("json|bool")
	}
	if value != "" {
		return words.Text("%s %s", kind, value)
	}
	return kind
}
