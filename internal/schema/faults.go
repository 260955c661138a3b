package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/plan"
)

// Fault is one reason why a value does not fit.
type Fault struct {
	Kind   Kind
	Tokens []string   // of the value's JSON pointer
	Value  plan.Value // that does not fit
	Schema *Schema    // that refuses it
	OnKey  bool       // the last token itself does not fit, as a key, and is the value
	Names  []string   // unknown, missing or rival keys; the types that would do
}

// Kind is what a fault is about.
type Kind int

// The kinds of faults.
const (
	WrongType Kind = iota
	WrongChoice
	WrongFormat
	WrongPattern
	TooShort
	TooFewItems
	TooFewProperties
	TooSmall
	TooLarge
	NotAbove     // the exclusive minimum
	UnknownKeys  // of the value
	MissingKeys  // all of them are needed
	MissingOneOf // one of them is needed
	SeveralOf    // alternatives fit of which only one may; the names are the keys that they require
)

// TypeName says a type of JSON Schema in words, such as "a text" for string.
func TypeName(name string) string {
	switch name {
	case "null":
		return name
	case "number":
		return "a number"
	case "integer":
		return "a whole number"
	case "string":
		return "a text"
	case "boolean":
		return "true or false"
	case "array":
		return "a list"
	}
	return "an object"
}

// String says in English what is wrong, without the place and without the value.
func (f Fault) String() string {
	names, s := strings.Join(f.Names, ", "), f.Schema
	switch f.Kind {
	case WrongType:
		types := make([]string, len(f.Names))
		for i, name := range f.Names {
			types[i] = TypeName(name)
		}
		return strings.Join(types, " or ") + " is needed, got " + TypeName(f.Value.Kind().String())
	case WrongChoice:
		choices := make([]string, len(s.Enum))
		for i, choice := range s.Enum {
			choices[i] = "null"
			if text, ok := choice.(string); ok {
				choices[i] = strconv.Quote(text)
			}
		}
		return strings.Join(choices, " or ") + " is needed"
	case WrongFormat:
		return "the text is no " + s.Format
	case WrongPattern:
		return "the text does not have the form " + s.Pattern.String()
	case TooShort:
		return fmt.Sprintf("a text of %d or more characters is needed", s.MinLength)
	case TooFewItems:
		return fmt.Sprintf("a list of %d or more entries is needed", s.MinItems)
	case TooFewProperties:
		return fmt.Sprintf("an object of %d or more keys is needed", s.MinProperties)
	case TooSmall:
		return "a number of at least " + s.Minimum.String() + " is needed"
	case TooLarge:
		return "a number of at most " + s.Maximum.String() + " is needed"
	case NotAbove:
		return "a number above " + s.ExclusiveMinimum.String() + " is needed"
	case UnknownKeys:
		return "not known here: " + names + "; known: " + strings.Join(s.Keys(), ", ")
	case MissingKeys:
		return "missing: " + names
	case MissingOneOf:
		return "missing: one of " + names
	}
	return "only one of these may be there: " + names
}

// way is the way from the top to a value. The values on it hold each other, so that walking allocates nothing.
type way struct {
	up    *way
	name  string // of a member
	index int    // of an entry, where there is no name
	entry bool
}

func (w *way) tokens() []string {
	var all []string
	for ; w != nil; w = w.up {
		if w.entry {
			all = append(all, strconv.Itoa(w.index))
		} else {
			all = append(all, w.name)
		}
	}
	slices.Reverse(all)
	return all
}

// fits tells whether v is what s asks for. If faults is not nil, it also gathers why not.
func (s *Schema) fits(v plan.Value, at *way, faults *[]Fault) bool {
	kind := v.Kind()
	if s.kinds != 0 && !s.kinds.has(kind) && !(kind == plan.Number && s.kinds.has(whole) && isWhole(v)) {
		return s.refuse(WrongType, v, at, faults, s.Types...)
	}
	if s.Enum != nil && !s.offers(v) {
		return s.refuse(WrongChoice, v, at, faults)
	}
	text, isText := v.Str()
	if s.hasFormat != nil && isText && !s.hasFormat(text) {
		return s.refuse(WrongFormat, v, at, faults)
	}
	ok := s.ref == nil || s.ref.fits(v, at, faults)
	if ok || faults != nil {
		switch kind {
		case plan.Object:
			ok = s.fitsObject(v, at, faults) && ok
		case plan.Array:
			ok = s.fitsList(v, at, faults) && ok
		case plan.String:
			ok = s.fitsText(v, at, faults) && ok
		case plan.Number:
			ok = s.fitsNumber(v, at, faults) && ok
		}
	}
	if (ok || faults != nil) && s.anyOf != nil {
		ok = s.fitsAny(v, at, faults) && ok
	}
	if (ok || faults != nil) && s.oneOf != nil {
		ok = s.fitsOne(v, at, faults) && ok
	}
	return ok
}

// refuse notes a fault.
func (s *Schema) refuse(kind Kind, v plan.Value, at *way, faults *[]Fault, names ...string) bool {
	if faults != nil {
		*faults = append(*faults, Fault{Kind: kind, Tokens: at.tokens(), Value: v, Schema: s, Names: names})
	}
	return false
}

func (s *Schema) offers(v plan.Value) bool {
	text, ok := v.Str()
	return ok && s.choices[text] || s.nullable && v.Kind() == plan.Null
}

// isWhole tells whether a number has no fraction, however it is written.
func isWhole(v plan.Value) bool {
	if _, ok := v.Int(); ok {
		return true
	}
	text, _ := v.Number()
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	before, after, _ := strings.Cut(strings.TrimPrefix(mantissa, "-"), ".")
	digits := strings.TrimRight(before+after, "0")
	shift, _ := strconv.Atoi(exponent) // 0 without an exponent; the nearest int to one that is out of range
	return digits == "" || shift >= len(digits)-len(before)
}

func (s *Schema) fitsObject(v plan.Value, at *way, faults *[]Fault) bool {
	ok := true
	var unknown, missing []string
	for _, name := range s.required {
		if !v.Field(name).IsDefined() {
			missing = append(missing, name)
		}
	}
	if missing != nil {
		ok = s.refuse(MissingKeys, v, at, faults, missing...)
	}
	if v.Len() < s.MinProperties {
		ok = s.refuse(TooFewProperties, v, at, faults)
	}
	for i := range v.Len() {
		key, value := v.Pair(i)
		name, _ := key.Str()
		member := way{up: at, name: name}
		sub, known := s.Properties[name]
		switch {
		case known:
			ok = sub.fits(value, &member, faults) && ok
		case s.additional != nil:
			ok = s.additional.fits(value, &member, faults) && ok
		case s.closed:
			unknown = append(unknown, name)
		}
		if s.propertyNames != nil {
			ok = s.propertyNames.fitsKey(key, &member, faults) && ok
		}
		if !ok && faults == nil {
			return false
		}
	}
	if unknown != nil {
		ok = s.refuse(UnknownKeys, v, at, faults, unknown...)
	}
	return ok
}

// fitsKey holds a key against the schema of an object's keys.
func (s *Schema) fitsKey(key plan.Value, at *way, faults *[]Fault) bool {
	if faults == nil {
		return s.fits(key, at, nil)
	}
	n := len(*faults)
	ok := s.fits(key, at, faults)
	for i := range (*faults)[n:] {
		(*faults)[n+i].OnKey = true
	}
	return ok
}

func (s *Schema) fitsList(v plan.Value, at *way, faults *[]Fault) bool {
	ok := true
	if v.Len() < s.MinItems {
		ok = s.refuse(TooFewItems, v, at, faults)
	}
	for i := range v.Len() {
		if s.items == nil {
			break
		}
		ok = s.items.fits(v.At(i), &way{up: at, index: i, entry: true}, faults) && ok
		if !ok && faults == nil {
			return false
		}
	}
	return ok
}

func (s *Schema) fitsText(v plan.Value, at *way, faults *[]Fault) bool {
	ok := true
	text, _ := v.Str()
	if s.MinLength > 0 && len(text) < utf8.UTFMax*s.MinLength && utf8.RuneCountInString(text) < s.MinLength {
		ok = s.refuse(TooShort, v, at, faults)
	}
	if s.Pattern != nil && !s.Pattern.MatchString(text) {
		ok = s.refuse(WrongPattern, v, at, faults)
	}
	return ok
}

func (s *Schema) fitsNumber(v plan.Value, at *way, faults *[]Fault) bool {
	ok := true
	if s.Minimum.IsDefined() && plan.Compare(v, s.Minimum) < 0 {
		ok = s.refuse(TooSmall, v, at, faults)
	}
	if s.Maximum.IsDefined() && plan.Compare(v, s.Maximum) > 0 {
		ok = s.refuse(TooLarge, v, at, faults)
	}
	if s.ExclusiveMinimum.IsDefined() && plan.Compare(v, s.ExclusiveMinimum) <= 0 {
		ok = s.refuse(NotAbove, v, at, faults)
	}
	return ok
}

// fitsAny holds a value against alternatives of which one or more must fit.
func (s *Schema) fitsAny(v plan.Value, at *way, faults *[]Fault) bool {
	for _, alternative := range s.anyOf {
		if alternative.fits(v, at, nil) {
			return true
		}
	}
	if faults != nil {
		*faults = append(*faults, likeliest(s.anyOf, v, at)...)
	}
	return false
}

// fitsOne holds a value against alternatives of which exactly one must fit.
func (s *Schema) fitsOne(v plan.Value, at *way, faults *[]Fault) bool {
	fitting := 0
	for _, alternative := range s.oneOf {
		if alternative.fits(v, at, nil) {
			fitting++
		}
	}
	switch {
	case faults == nil:
	case fitting == 0:
		*faults = append(*faults, likeliest(s.oneOf, v, at)...)
	case fitting > 1:
		s.refuse(SeveralOf, v, at, faults, s.rivals(v)...)
	}
	return fitting == 1
}

// rivals are the keys that the fitting alternatives require.
func (s *Schema) rivals(v plan.Value) []string {
	var all []string
	for _, alternative := range s.oneOf {
		if alternative.Fits(v) {
			all = append(all, alternative.required...)
		}
	}
	return all
}

// likeliest chooses among alternatives that all failed: the one with the fewest faults of those that take a value of
// this type. Where none does, or all lack a key, their wishes are put together.
func likeliest(alternatives []*Schema, v plan.Value, at *way) []Fault {
	var (
		best            []Fault
		types           *Fault
		wanted, missing []string
		lacking         int
	)
	here := len(at.tokens())
	for _, alternative := range alternatives {
		var branch []Fault
		alternative.fits(v, at, &branch)
		i := slices.IndexFunc(branch, func(f Fault) bool { return f.Kind == WrongType && len(f.Tokens) == here })
		if i >= 0 {
			if types == nil || slices.Equal(types.Names, []string{"null"}) {
				types = &branch[i]
			}
			wanted = append(wanted, branch[i].Names...)
			continue
		}
		if branch[0].Kind == MissingKeys && len(branch) == 1 {
			missing = append(missing, branch[0].Names...)
			lacking++
		}
		if best == nil || len(branch) < len(best) {
			best = branch
		}
	}
	switch {
	case best == nil:
		types.Names = wanted
		return []Fault{*types}
	case lacking == len(alternatives):
		best[0].Kind, best[0].Names = MissingOneOf, missing
	}
	return best
}
