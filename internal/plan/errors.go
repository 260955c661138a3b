package plan

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// Errors that callers can tell apart with errors.Is.
var (
	// ErrUnknownEntry says that the program has no function or plan of the name.
	ErrUnknownEntry = errors.New("unknown entry point")
	// ErrStepBudget is wrapped by the Error of an evaluation that took more steps than it was allowed.
	ErrStepBudget = errors.New("step budget exhausted")
)

// ErrUnsupported says that an entry point uses something that this package does not evaluate exactly as OPA does. The
// caller evaluates the entry point with OPA's topdown instead.
type ErrUnsupported struct {
	Entry   string // the entry point
	In      string // the function that uses the feature: the entry point or one that it calls
	Feature string // what is unsupported, such as "built-in http.send: not deterministic"
}

func (e *ErrUnsupported) Error() string {
	if e.In == e.Entry {
		return fmt.Sprintf("%s: unsupported: %s", e.Entry, e.Feature)
	}
	return fmt.Sprintf("%s: unsupported: %s in %s", e.Entry, e.Feature, e.In)
}

// Error is an error of a policy's evaluation, in the terms of OPA's: the code is one of the codes of package topdown,
// such as eval_conflict_error, and the message is the one that OPA gives.
//
// Where one of the two evaluators meets a fault, the other may not, for they do not evaluate the same superfluous
// things. OPA knows from its rule index that a rule can't apply, and it looks up one key of a partial rule without
// computing the others: an Error may report a fault that OPA would have avoided. A host that must know asks topdown
// after an Error. Conversely, OPA evaluates a comprehension for all values of a variable at once, also those that do
// not occur, and in strict mode reports a fault that it meets there.
type Error struct {
	Code    string
	Message string
	File    string // of the policy; empty when the expression is not known
	Row     int
	Col     int
	err     error
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		fmt.Fprintf(&b, "%s:%d: ", e.File, e.Row)
	}
	b.WriteString(e.Code)
	b.WriteString(": ")
	b.WriteString(e.Message)
	return b.String()
}

// Unwrap returns what the error was made from, if anything: the error of a built-in or of the context.
func (e *Error) Unwrap() error { return e.err }

// location is a place in a policy.
type location struct {
	file     string
	row, col int
}

func (l location) error(code, message string, err error) *Error {
	return &Error{Code: code, Message: message, File: l.file, Row: l.row, Col: l.col, err: err}
}

// operandError is the error of a built-in for an operand of the wrong type.
type operandError string

func (e operandError) Error() string { return string(e) }

// wrongType says which kinds operand pos may have, in the words of OPA.
func wrongType(pos int, got Value, want ...string) error {
	if len(want) == 1 {
		return operandError(fmt.Sprintf("operand %d must be %s but got %s", pos, want[0], got.Kind()))
	}
	return operandError(fmt.Sprintf("operand %d must be one of {%s} but got %s", pos, strings.Join(want, ", "), got.Kind()))
}

// wrongElement says which kind the elements of operand pos must have.
func wrongElement(pos int, composite, got Value, want string) error {
	return operandError(fmt.Sprintf("operand %d must be %[2]s of %[3]ss but got %[2]s containing %[4]s",
		pos, composite.Kind(), want, got.Kind()))
}

// builtinError gives the error of a built-in its code and place. It also reports whether evaluation must stop even when
// errors of built-ins are otherwise taken as undefined.
func builtinError(name string, loc location, err error) (e *Error, fatal bool) {
	var own *Error
	if errors.As(err, &own) {
		return own, true
	}
	if halt, ok := errors.AsType[topdown.Halt](err); ok {
		err, fatal = halt.Err, true
	}
	if opa, ok := errors.AsType[*topdown.Error](err); ok {
		return loc.error(opa.Code, opa.Message, opa), fatal
	}
	code := topdown.BuiltinErr
	if _, ok := errors.AsType[operandError](err); ok {
		code = topdown.TypeErr
	}
	return loc.error(code, name+": "+err.Error(), err), fatal
}
