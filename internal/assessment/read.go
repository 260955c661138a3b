package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
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

// Unwrap is what is wrong.
func (e *ReadError) Unwrap() error { return e.Err }

// Unmarshal decodes one JSON value, numbers as they are written. The error is a *ReadError.
func Unmarshal(source string, content []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber()
	err := d.Decode(into)
	if err == nil {
		rest := bytes.TrimLeft(content[d.InputOffset():], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		return misread(source, content, int64(len(content)-len(rest)), errors.New("there is more behind the end"))
	}
	offset := d.InputOffset()
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset - 1
	case errors.As(err, &kind):
		offset = kind.Offset - 1
		err = fmt.Errorf("%s: a JSON %s does not belong here", kind.Field, kind.Value)
	case errors.Is(err, io.EOF):
		err = errors.New("the file is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		offset, err = int64(len(content)), errors.New("the file ends too early")
	}
	return misread(source, content, offset, err)
}

func misread(source string, content []byte, offset int64, err error) error {
	before := content[:min(max(offset, 0), int64(len(content)))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return &ReadError{Source: source, Line: line, Column: column, Err: err}
}
