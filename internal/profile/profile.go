// Package profile reads company profiles: it decodes JSON and YAML, validates them against the profile schema, and knows the position of
// every value in the text.
//
// A decoded profile is well-formed in every respect that the schema can express: numbers are finite and keep their exact text, no key
// occurs twice, no amount lacks its currency, and no name is unknown. Anything else is refused with its position, the problem and a hint.
// The package reads no files, clock or environment.
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

// Profile is a valid company profile. It is immutable and safe for concurrent use, except for Release.
type Profile struct {
	source string
	read   *text // nil if made by edits
	format Format
	places func() func(pointer string) (span, bool) // computed on first use
	value  plan.Value
	loan   *loan
	asOf   string // set by WithAsOf, and so not in the text; or ""
	line   int    // line of the source at which the text starts, set by AtLine; or 0
	values int    // number of objects, lists and scalars

	// Only set if made by edits.
	before  *Profile
	edits   []Edit
	written func() *text // the profile as JSON, generated on first use
}

func newProfile(t *text, format Format, document plan.Value, l *loan) *Profile {
	return &Profile{source: t.source, read: t, format: format, places: placesOf(t, format), value: document, loan: l}
}

// text returns the text as read or, for an edited profile, as it would be read.
func (p *Profile) text() *text {
	if p.read == nil {
		return p.written()
	}
	return p.read
}

func placesOf(t *text, format Format) func() func(pointer string) (span, bool) {
	return sync.OnceValue(func() func(string) (span, bool) { return locate(t, format) })
}

// Source returns the display name of the input: a path, or "-" for standard input.
func (p *Profile) Source() string { return p.source }

// SHA256 returns the hash of the bytes read, in lower-case hexadecimal; for an edited profile, that of its Text.
func (p *Profile) SHA256() string { return p.text().hash() }

// Value returns the profile in the evaluator's form. Nulls are absent facts.
func (p *Profile) Value() plan.Value {
	if p.loan == nil || p.loan.decoder != nil {
		return p.value
	}
	if p.before != nil {
		value, _ := edited(p.before.Value(), p.edits) // applied successfully before
		return value
	}
	value := p.loan.again()
	if p.asOf != "" {
		value = withAsOf(value, p.asOf)
	}
	return value
}

// Document returns a copy of the profile as maps, slices, strings, booleans, nil and json.Number with the exact text of the number.
func (p *Profile) Document() map[string]any {
	document, _ := p.Value().Interface().(map[string]any)
	return document
}

// ID returns the company's stable identifier, or "".
func (p *Profile) ID() string { return p.string("/company/id") }

// Name returns the company's usual name, or "".
func (p *Profile) Name() string { return p.string("/company/name") }

// LegalName returns the company's registered name, or "".
func (p *Profile) LegalName() string { return p.string("/company/legal_name") }

// Company identifies the company in fingerprints, waivers, comparisons and stores: by its ID, else its legal name, else its name.
func (p *Profile) Company() string { return cmp.Or(p.ID(), p.LegalName(), p.Name()) }

// Stage returns the company's stage of development as the schema spells it, or "".
func (p *Profile) Stage() string { return p.string("/company/stage") }

// AsOf returns the date of the profile (YYYY-MM-DD, YYYY-MM or YYYY), or "".
func (p *Profile) AsOf() string { return p.string(asOfPointer) }

func (p *Profile) string(pointer string) string {
	v, _ := jsonpointer.Find(p.Value(), pointer)
	s, _ := v.Str()
	return s
}

// Lookup returns the value at an RFC 6901 pointer, in the form used by Document. ok is false for a missing key, and for a null, which is an
// absent fact.
func (p *Profile) Lookup(pointer string) (value any, ok bool) {
	v, ok := jsonpointer.Find(p.Value(), pointer)
	if !ok || v.Kind() == plan.Null {
		return nil, false
	}
	return v.Interface(), true
}

// Instances expands a pattern, in which "/*" stands for any entry of a list or member of an object, to pointers. A "*" without instances is
// kept.
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

// Range returns the position of the value at an RFC 6901 pointer. If it does not exist, as for a missing fact or "/rounds/-", Range returns
// the position of the nearest existing ancestor, and ok is false.
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

// Line returns line n of the source (from 1) without its line ending, or "" if the text has no such line.
func (p *Profile) Line(n int) string { return p.text().line(n - p.above()) }

// AtLine returns a copy of the profile whose text starts at the given line of its source; lines count from the top of the source.
func (p *Profile) AtLine(line int) *Profile {
	moved := *p
	moved.line = line
	return &moved
}

// StartLine returns the line of the source at which the profile starts if the source holds one profile per line; otherwise 0.
func (p *Profile) StartLine() int { return p.line }

// above returns the number of lines of the source above the text.
func (p *Profile) above() int { return max(p.line-1, 0) }

// Text returns the text as read, without a byte order mark; for an edited profile see Validator.Edit. Callers must not modify it.
func (p *Profile) Text() []byte { return p.text().body }

// WithAsOf returns a copy of the profile as of another date (YYYY, YYYY-MM or YYYY-MM-DD). Facts without a date of their own keep their
// previous date (/company/facts_as_of). Text, hash and positions of other values are unchanged; the new date has no position in the text.
func (p *Profile) WithAsOf(date string) (*Profile, error) {
	if problem, hint := checkDate(date); !problem.IsZero() {
		return nil, words.Errorf("as-of date %s: %s; %s", quoted(date), problem, hint)
	}
	moved := *p
	moved.value, moved.asOf = withAsOf(p.Value(), date), date
	return &moved, nil
}

// withAsOf moves a document to another date. Facts without a date of their own keep the document's previous date.
func withAsOf(document plan.Value, date string) plan.Value {
	company := document.Field("company")
	if was, ok := company.Field("as_of").Str(); ok && was != date {
		if _, told := company.Field("facts_as_of").Str(); !told {
			company = company.WithField("facts_as_of", plan.NewString(was))
		}
	}
	return document.WithField("company", company.WithField("as_of", plan.NewString(date)))
}
