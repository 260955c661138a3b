package profile

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/words"
)

// Edit is a hypothetical change of a fact.
type Edit struct {
	Text    string // as written
	Pointer string // RFC 6901
	Value   any
}

// ParseEdit parses "/financials/cash/amount=9000000": a pointer, and a JSON value or, if it is not JSON, a string.
func ParseEdit(text string) (Edit, error) {
	pointer, value, ok := strings.Cut(string([]rune(text)), "=") // valid UTF-8, whatever the shell passes
	if tokens, valid := jsonpointer.Parse(pointer); !ok || !valid || len(tokens) == 0 {
		return Edit{}, words.Errorf("%q: want /pointer=value, such as /financials/cash/amount=9000000", text)
	}
	e := Edit{Text: text, Pointer: pointer}
	d := json.NewDecoder(strings.NewReader(value))
	d.UseNumber()
	if err := d.Decode(&e.Value); err != nil || d.More() {
		e.Value = value
	}
	return e, nil
}

// Edit returns a profile with changed facts, validated like one that is read. Edits are applied in order: existing values are replaced,
// missing members are added with the objects around them, and "-" appends to a list. If an edit does not fit, the error is an Errors whose
// sources are the edits.
//
// The new profile shares everything unchanged with p, which must not be released while a value of either is in use. It belongs to no file:
// its text is one line of JSON with sorted keys, generated on first use, and its hash and positions are those of this text.
func (v *Validator) Edit(p *Profile, edits []Edit) (*Profile, error) {
	value, err := edited(p.Value(), edits)
	if err != nil {
		return nil, err
	}
	changed := p.withEdits(edits, value)
	if v.accepts(changed, p) {
		return changed, nil
	}
	_, err = v.Decode(p.Source(), changed.Text(), FormatJSON)
	var faults Errors
	if !errors.As(err, &faults) {
		return nil, words.Errorf("edit %s: refused without a fault: %w", p.Source(), err)
	}
	for _, f := range faults {
		f.Source, f.Line, f.Column = blamed(edits, f.Pointer), 0, 0
	}
	return nil, faults
}

// Try is Edit for large numbers of trials: ok is false where Edit would return an error, and no error is worded.
func (v *Validator) Try(p *Profile, edits []Edit) (changed *Profile, ok bool) {
	value, err := edited(p.Value(), edits)
	if err != nil {
		return nil, false
	}
	changed = p.withEdits(edits, value)
	return changed, v.accepts(changed, p)
}

// withEdits returns the profile made from p by edits, not yet validated.
func (p *Profile) withEdits(edits []Edit, value plan.Value) *Profile {
	changed := &Profile{source: p.Source(), format: FormatJSON, value: value, loan: p.loan, before: p, edits: edits}
	changed.written = sync.OnceValue(func() *text {
		body, err := json.Marshal(changed.Document())
		if err != nil { // impossible for the value of a profile
			panic(err)
		}
		return newText(changed.source, body)
	})
	changed.places = sync.OnceValue(func() func(string) (span, bool) { return locate(changed.text(), FormatJSON) })
	return changed
}

// accepts reports whether an edited profile is valid. Only the parts that differ from before are checked.
func (v *Validator) accepts(changed, before *Profile) bool {
	is, was := changed.value, before.Value()
	if is.Kind() != plan.Object || !v.root.FitsStill(is, was) {
		return false
	}
	less, more := 0, 0
	isPlain(was, is, 0, &less)
	plain := isPlain(is, was, 0, &more)
	changed.values = before.values - less + more
	return plain && changed.values <= MaxValues &&
		eachPointer(is, func(pointer string, _ bool, tokens ...string) bool {
			return is.Field(tokens[0]).Is(was.Field(tokens[0])) || v.leadsToFact(pointer)
		})
}

// blamed returns the edits, as written, that may have caused a fault: those at, above or below its pointer, or else all.
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

// edited returns a document with the edits applied. The error is an Errors.
func edited(document plan.Value, edits []Edit) (plan.Value, error) {
	for _, e := range edits {
		to, err := plan.FromInterface(e.Value)
		if number, ok := e.Value.(json.Number); ok && err != nil {
			what, hint := checkNumber(string(number))
			if what.IsZero() {
				what = words.Text("%s", err)
			}
			return plan.Value{}, Errors{{Source: e.Text, Pointer: e.Pointer, Problem: what, Hint: hint}}
		}
		if err == nil {
			tokens, _ := jsonpointer.Parse(e.Pointer)
			document, err = set(document, tokens, to)
		}
		if err != nil {
			return plan.Value{}, Errors{{Source: e.Text, Pointer: e.Pointer, Problem: words.Text("%s", err)}}
		}
	}
	return document, nil
}

// set returns a value with the value at a path replaced. It shares everything that is not on the path.
func set(value plan.Value, tokens []string, to plan.Value) (plan.Value, error) {
	if len(tokens) == 0 {
		return to, nil
	}
	token, rest := tokens[0], tokens[1:]
	switch value.Kind() {
	case plan.Undefined, plan.Null: // an absent fact
		inner, err := set(plan.Value{}, rest, to)
		if _, isNumber := strconv.Atoi(token); isNumber != nil && token != "-" {
			return plan.NewObject([2]plan.Value{plan.NewString(token), inner}), err
		}
		if token != "-" && token != "0" {
			return value, words.Errorf("there is no list to hold an entry %s", token)
		}
		return plan.NewArray(inner), err
	case plan.Object:
		inner, err := set(value.Field(token), rest, to)
		if err != nil {
			return value, err
		}
		return value.WithField(token, inner), nil
	case plan.Array:
		i, ok := jsonpointer.Index(token)
		switch {
		case token == "-":
			i = value.Len()
		case !ok || i > value.Len():
			return value, words.Errorf("the list has %d entries: name one by its place from 0, or - for one more, not %q", value.Len(), token)
		}
		var old plan.Value
		if i < value.Len() {
			old = value.At(i)
		}
		inner, err := set(old, rest, to)
		if err != nil {
			return value, err
		}
		return value.WithElement(i, inner), nil
	}
	return value, words.Errorf("%s stands there, with no %q in it", describe(value.Interface()), token)
}
