package profile

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Edit is a fact to be thought of as another one.
type Edit struct {
	Text    string // as it was written
	Pointer string // RFC 6901
	Value   any
}

// ParseEdit reads "/financials/cash/amount=9000000": a pointer, and a JSON value or, where it is none, a string.
func ParseEdit(text string) (Edit, error) {
	pointer, value, ok := strings.Cut(text, "=")
	if tokens, valid := parsePointer(pointer); !ok || !valid || len(tokens) == 0 {
		return Edit{}, fmt.Errorf("%q: want /pointer=value, such as /financials/cash/amount=9000000", text)
	}
	e := Edit{Text: text, Pointer: pointer}
	d := json.NewDecoder(strings.NewReader(value))
	d.UseNumber()
	if err := d.Decode(&e.Value); err != nil || d.More() {
		e.Value = value
	}
	return e, nil
}

// Edit makes a profile with other facts, and holds it against the schema like one that is read. The edits are made in their
// order: what is there is replaced, a member that is not there is added with the objects around it, and a list takes one more
// entry at "-". The file is not touched, and what the new profile says of lines and columns speaks of no file. If an edit does
// not fit, the error is an Errors whose sources are the edits.
func (v *Validator) Edit(p *Profile, edits []Edit) (*Profile, error) {
	var document any = p.Document() // a copy
	var err error
	for _, e := range edits {
		tokens, _ := parsePointer(e.Pointer)
		if document, err = set(document, tokens, e.Value); err != nil {
			return nil, Errors{{Source: e.Text, Pointer: e.Pointer, Problem: err.Error()}}
		}
	}
	raw, err := json.Marshal(document)
	if err != nil {
		return nil, fmt.Errorf("edit %s: %w", p.Source(), err)
	}
	edited, err := v.Decode(p.Source(), raw, FormatJSON)
	var faults Errors
	if errors.As(err, &faults) {
		for _, f := range faults {
			f.Source, f.Line, f.Column = blamed(edits, f.Pointer), 0, 0
		}
		return nil, faults
	}
	return edited, err
}

// blamed is the edits that may have brought a fault about, as they were written: those at, above or below its place, else all.
func blamed(edits []Edit, pointer string) string {
	var near, all []string
	for _, e := range edits {
		all = append(all, e.Text)
		if strings.HasPrefix(pointer+"/", e.Pointer+"/") || strings.HasPrefix(e.Pointer+"/", pointer+"/") {
			near = append(near, e.Text)
		}
	}
	if len(near) == 0 {
		near = all
	}
	return strings.Join(near, ", ")
}

// set is the value with another one at the end of a path.
func set(value any, tokens []string, to any) (any, error) {
	if len(tokens) == 0 {
		return to, nil
	}
	token, rest := tokens[0], tokens[1:]
	switch x := value.(type) {
	case nil: // an absent fact
		if _, err := strconv.Atoi(token); err == nil || token == "-" {
			inner, err := set(nil, rest, to)
			if token != "-" && token != "0" {
				return nil, fmt.Errorf("there is no list to hold an entry %s", token)
			}
			return []any{inner}, err
		}
		inner, err := set(nil, rest, to)
		return map[string]any{token: inner}, err
	case map[string]any:
		inner, err := set(x[token], rest, to)
		x[token] = inner
		return x, err
	case []any:
		i, err := strconv.Atoi(token)
		switch {
		case token == "-":
			i = len(x)
		case err != nil || i < 0 || i > len(x) || strconv.Itoa(i) != token:
			return nil, fmt.Errorf("the list has %d entries: name one by its place from 0, or - for one more, not %q", len(x), token)
		}
		if i == len(x) {
			x = append(x, nil)
		}
		x[i], err = set(x[i], rest, to)
		return x, err
	}
	return nil, fmt.Errorf("%s stands there, with no %q in it", describe(value), token)
}
