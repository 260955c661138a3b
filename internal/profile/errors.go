package profile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// maxErrors is the number of problems reported per input; more would hide the first ones.
const maxErrors = 20

// Error is one problem with an input.
type Error struct {
	Source       string        // as given to Decode
	Line, Column int           // position in the text, from 1; columns count Unicode code points
	Pointer      string        // RFC 6901 pointer of the value or key that is wrong; "" for the whole input
	Problem      words.Message // what is wrong
	Hint         words.Message // what to do about it, shown on its own line
}

// Error returns the position and the problem in English.
func (e *Error) Error() string { return e.In(words.English) }

// In returns the position and the problem in lang.
func (e *Error) In(lang words.Lang) string {
	if e.Pointer == "" {
		return fmt.Sprintf("%s:%d:%d: %s", e.Source, e.Line, e.Column, e.Problem.In(lang))
	}
	return fmt.Sprintf("%s:%d:%d: %s: %s", e.Source, e.Line, e.Column, printable(e.Pointer, 200), e.Problem.In(lang))
}

// Errors are the problems of one input, in text order. If there are too many, the last one says how many were omitted.
type Errors []*Error

// Error returns all problems in English, one per line.
func (e Errors) Error() string { return e.In(words.English) }

// In returns all problems in lang, one per line.
func (e Errors) In(lang words.Lang) string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find individual problems.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i, err := range e {
		all[i] = err
	}
	return all
}

// AtLine returns the problems of a text that starts at the given line of its source.
func (e Errors) AtLine(line int) Errors {
	moved := make(Errors, len(e))
	for i, err := range e {
		at := *err
		at.Line += line - 1
		moved[i] = &at
	}
	return moved
}

// problem is an Error with its position as a byte offset.
type problem struct {
	pointer    string
	offset     int
	what, hint words.Message
}

// report converts problems to the error that Decode returns.
func (t *text) report(problems []problem) Errors {
	slices.SortStableFunc(problems, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.offset, b.offset), cmp.Compare(a.pointer, b.pointer))
	})
	var rest int
	if len(problems) > maxErrors {
		rest = len(problems) - maxErrors + 1
	}
	var errs Errors
	for i, p := range problems {
		line, column := t.position(p.offset)
		e := &Error{Source: t.source, Line: line, Column: column, Pointer: p.pointer, Problem: p.what, Hint: p.hint}
		if rest > 0 && i == maxErrors-1 {
			e.Pointer, e.Problem = "", words.Text("%d more problems from here on", rest)
			e.Hint = words.Text("fix the ones above first, then run again")
			return append(errs, e)
		}
		errs = append(errs, e)
	}
	return errs
}
