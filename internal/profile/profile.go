// Package profile reads company profiles: it decodes JSON and YAML, holds them against the profile schema and knows
// where in the text every value stands.
//
// A profile that decodes is well formed in every respect that the schema can express: numbers are finite and keep
// their exact text, no key occurs twice, no amount lacks its currency and no name is unknown. Everything else is
// refused with the place, the fault and what to do about it. The package reads no file, no clock and no environment.
package profile

import (
	"cmp"
	"strconv"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/words"
)

const asOfPointer = "/company/as_of"

// Profile is one company profile that fits the schema. It does not change once decoded and is safe for concurrent use, but for Release.
type Profile struct {
	source string
	read   *text // nil of a profile that edits have made
	format Format
	places func() func(pointer string) (span, bool) // made when it is first needed
	value  plan.Value
	loan   *loan
	asOf   string // as WithAsOf set it, so that it stands nowhere in the text; or ""
	line   int    // of the source on which the text starts, as AtLine set it; or 0
	values int    // objects, lists and scalars in it

	// Of a profile that edits have made.
	before  *Profile
	edits   []Edit
	written func() *text // itself as JSON, made when it is first needed
}

func newProfile(t *text, format Format, document plan.Value, l *loan) *Profile {
	return &Profile{source: t.source, read: t, format: format, places: placesOf(t, format), value: document, loan: l}
}

// text is what was read, or what would have to be read.
func (p *Profile) text() *text {
	if p.read == nil {
		return p.written()
	}
	return p.read
}

func placesOf(t *text, format Format) func() func(pointer string) (span, bool) {
	return sync.OnceValue(func() func(string) (span, bool) { return locate(t, format) })
}

// Source is the name of the input as shown to people: a path, or "-" for standard input.
func (p *Profile) Source() string { return p.source }

// SHA256 is the hash of the bytes that were read, in lower-case hexadecimal. Of an edited profile it is that of its Text.
func (p *Profile) SHA256() string { return p.text().hash() }

// Value is the profile as the evaluator takes it. What is null in it is an absent fact.
func (p *Profile) Value() plan.Value {
	if p.loan == nil || p.loan.decoder != nil {
		return p.value
	}
	if p.before != nil {
		value, _ := edited(p.before.Value(), p.edits) // which were made before
		return value
	}
	value := p.loan.again()
	if p.asOf != "" {
		value = withAsOf(value, p.asOf)
	}
	return value
}

// Document is a copy of the profile as maps, slices, strings, booleans, nil and json.Number with the exact text of the number.
func (p *Profile) Document() map[string]any {
	document, _ := p.Value().Interface().(map[string]any)
	return document
}

// ID is the company's stable identifier, or "" when the profile gives none.
func (p *Profile) ID() string { return p.string("/company/id") }

// Name is the company's usual name, or "".
func (p *Profile) Name() string { return p.string("/company/name") }

// LegalName is the company's name in the register, or "".
func (p *Profile) LegalName() string { return p.string("/company/legal_name") }

// Company is what tells one company from another, in a fingerprint, in a waiver, in a comparison and in a store: its ID, else its legal
// name, else its name.
func (p *Profile) Company() string { return cmp.Or(p.ID(), p.LegalName(), p.Name()) }

// Stage is the company's stage of development as the schema spells it, or "".
func (p *Profile) Stage() string { return p.string("/company/stage") }

// AsOf is the day, month or year for which the profile speaks (YYYY-MM-DD, YYYY-MM or YYYY), or "".
func (p *Profile) AsOf() string { return p.string(asOfPointer) }

func (p *Profile) string(pointer string) string {
	v, _ := jsonpointer.Find(p.Value(), pointer)
	s, _ := v.Str()
	return s
}

// Lookup returns the value at an RFC 6901 pointer, in the form that Document has. A null is an absent fact: ok is false for it as
// for a missing key.
func (p *Profile) Lookup(pointer string) (value any, ok bool) {
	v, ok := jsonpointer.Find(p.Value(), pointer)
	if !ok || v.Kind() == plan.Null {
		return nil, false
	}
	return v.Interface(), true
}

// Instances are the pointers that a pattern stands for, in which "/*" stands for the entries of a list or the members of an object.
// Where there are none of them the star stays.
func (p *Profile) Instances(pattern string) []string {
	before, after, found := strings.Cut(pattern, "/*")
	if !found {
		return []string{pattern}
	}
	v, _ := jsonpointer.Find(p.Value(), before)
	if v.Len() == 0 {
		return []string{pattern}
	}
	var all []string
	for i := range v.Len() {
		token := strconv.Itoa(i)
		if v.Kind() == plan.Object {
			key, _ := v.Pair(i)
			token, _ = key.Str()
		}
		all = append(all, p.Instances(before+jsonpointer.Of(token)+after)...)
	}
	return all
}

// Range returns where the value at an RFC 6901 pointer stands in the text. For a pointer that leads nowhere, such as a
// missing fact or "/rounds/-", it returns the place of the nearest ancestor that exists, and ok is false.
func (p *Profile) Range(pointer string) (r Range, ok bool) {
	places := p.places()
	for at, found := pointer, true; ; at, found = jsonpointer.Parent(at), false {
		if place, exists := places(at); exists && !(p.asOf != "" && at == asOfPointer) {
			return p.text().rangeOf(place.start, place.end).below(p.above()), found
		}
		if at == "" {
			return Range{Line: 1, Column: 1, EndLine: 1, EndColumn: 1}.below(p.above()), false
		}
	}
}

// Line returns line n of the text (1 is the first) without its line ending, or "" when there is no such line.
func (p *Profile) Line(n int) string { return p.text().line(n - p.above()) }

// AtLine returns a copy of the profile whose text starts on that line of its source: lines count from the top of the source.
func (p *Profile) AtLine(line int) *Profile {
	moved := *p
	moved.line = line
	return &moved
}

// StartLine is the line of its source on which the text of the profile starts, where the source holds one profile a line; else 0.
func (p *Profile) StartLine() int { return p.line }

// above is the number of lines of the source above the text.
func (p *Profile) above() int { return max(p.line-1, 0) }

// Text is what was read, without a byte order mark; an edited profile is written anew, see Validator.Edit. It is shared: callers must not change it.
func (p *Profile) Text() []byte { return p.text().body }

// WithAsOf returns a copy of the profile that speaks for another date (YYYY, YYYY-MM or YYYY-MM-DD). Facts that carry no date of their own
// keep that which they had (/company/facts_as_of). The text, its hash and the places of all other values stay as they are; the new date itself has no place in the text.
func (p *Profile) WithAsOf(date string) (*Profile, error) {
	if problem, hint := checkDate(date); !problem.IsZero() {
		return nil, words.Errorf("as-of date %s: %s; %s", quoted(date), problem, hint)
	}
	moved := *p
	moved.value, moved.asOf = withAsOf(p.Value(), date), date
	return &moved, nil
}

// withAsOf moves a document to another day. Its facts do not move along: those without a date of their own keep the one that it had.
func withAsOf(document plan.Value, date string) plan.Value {
	company := document.Field("company")
	if was, ok := company.Field("as_of").Str(); ok && was != date {
		if _, told := company.Field("facts_as_of").Str(); !told {
			company = company.WithField("facts_as_of", plan.NewString(was))
		}
	}
	return document.WithField("company", company.WithField("as_of", plan.NewString(date)))
}
