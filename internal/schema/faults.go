package schema

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/words"
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
	TooLong
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
func TypeName(name string) words.Message {
	switch name {
	case "null":
		return words.Verbatim(name)
	case "number":
		return words.Text("a number")
	case "integer":
		return words.Text("a whole number")
	case "string":
		return words.Text("a text")
	case "boolean":
		return words.Text("true or false")
	case "array":
		return words.Text("a list")
	}
	return words.Text("an object")
}

// String returns what is wrong in English, without the place and the value.
func (f Fault) String() string { return f.Message().String() }

// Message says what is wrong, without the place and without the value.
func (f Fault) Message() words.Message {
	names, s := words.List(f.Names), f.Schema
	switch f.Kind {
	case WrongType:
		types := make([]words.Message, len(f.Names))
		for i, name := range f.Names {
			types[i] = TypeName(name)
		}
		return words.Text("%s is needed, got %s", words.Either(types), TypeName(f.Value.Kind().String()))
	case WrongChoice:
		if len(s.Enum) == 0 {
			return words.Text("nothing is allowed here")
		}
		choices := make([]string, len(s.Enum))
		for i, choice := range s.Enum {
			choices[i] = "null"
			if text, ok := choice.(string); ok {
				choices[i] = strconv.Quote(text)
			}
		}
		return words.Text("%s is needed", words.Or(choices))
	case WrongFormat:
		return words.Text("the text is not valid as %s", s.Format)
	case WrongPattern:
		return words.Text("the text does not have the form %s", s.Pattern)
	case TooShort:
		return words.Text("a text of %d or more characters is needed", s.MinLength)
	case TooLong:
		return words.Text("a text of at most %d characters is needed", s.MaxLength)
	case TooFewItems:
		return words.Text("a list of %d or more entries is needed", s.MinItems)
	case TooFewProperties:
		return words.Text("an object of %d or more keys is needed", s.MinProperties)
	case TooSmall:
		return words.Text("a number of at least %s is needed", s.Minimum)
	case TooLarge:
		return words.Text("a number of at most %s is needed", s.Maximum)
	case NotAbove:
		return words.Text("a number above %s is needed", s.ExclusiveMinimum)
	case UnknownKeys:
		quoted := make([]string, len(f.Names))
		for i, name := range f.Names {
			quoted[i] = strconv.Quote(name)
		}
		return words.Text("not known here: %s; known: %s", words.List(quoted), words.List(s.Keys()))
	case MissingKeys:
		return words.Text("missing: %s", names)
	case MissingOneOf:
		return words.Text("missing: one of %s", names)
	}
	if len(names) == 0 {
		return words.Text("more than one of the alternatives fits")
	}
	return words.Text("only one of these may be there: %s", names)
}

// fits reports whether v is what s asks for. If faults is not nil, it also gathers why not. What v shares with a value that is known to
// fit, in the same place, is not looked at again; undefined if there is none.
func (s *Schema) fits(v, known plan.Value, faults *[]Fault) bool {
	if v.Is(known) {
		return true
	}
	kind := v.Kind()
	if s.kinds != 0 && !s.kinds.has(kind) && !(kind == plan.Number && s.kinds.has(whole) && isWhole(v)) {
		return s.refuse(WrongType, v, faults, s.Types...)
	}
	if s.Enum != nil && !s.offers(v) {
		return s.refuse(WrongChoice, v, faults)
	}
	text, isText := v.Str()
	if s.hasFormat != nil && isText && !s.hasFormat(text) {
		return s.refuse(WrongFormat, v, faults)
	}
	ok := s.ref == nil || s.ref.get().fits(v, known, faults)
	if ok || faults != nil {
		switch kind {
		case plan.Object:
			ok = s.fitsObject(v, known, faults) && ok
		case plan.Array:
			ok = s.fitsList(v, known, faults) && ok
		case plan.String:
			ok = s.fitsText(v, faults) && ok
		case plan.Number:
			ok = s.fitsNumber(v, faults) && ok
		}
	}
	if (ok || faults != nil) && s.anyOf != nil {
		ok = s.fitsAny(v, faults) && ok
	}
	if (ok || faults != nil) && s.oneOf != nil {
		ok = s.fitsOne(v, faults) && ok
	}
	return ok
}

// refuse notes a fault.
func (s *Schema) refuse(kind Kind, v plan.Value, faults *[]Fault, names ...string) bool {
	if faults != nil {
		*faults = append(*faults, Fault{Kind: kind, Value: v, Schema: s, Names: names})
	}
	return false
}

func (s *Schema) offers(v plan.Value) bool {
	text, ok := v.Str()
	return ok && s.choices[text] || s.nullable && v.Kind() == plan.Null
}

// isWhole reports whether a number has no fraction, however it is written.
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

func (s *Schema) fitsObject(v, known plan.Value, faults *[]Fault) bool {
	ok := true
	var unknown, missing []string
	for _, name := range s.required {
		if v.Field(name).IsDefined() {
			continue
		}
		if faults == nil {
			return false
		}
		missing = append(missing, name)
	}
	if missing != nil {
		ok = s.refuse(MissingKeys, v, faults, missing...)
	}
	if v.Len() < s.MinProperties {
		ok = s.refuse(TooFewProperties, v, faults)
	}
	for i := range v.Len() {
		key, value := v.Pair(i)
		was := v.Counterpart(i, known)
		if value.Is(was) && faults == nil {
			continue // it fitted, and so did its name
		}
		name, _ := key.Str()
		sub, named := s.properties[name]
		if !named {
			sub = s.additional
		}
		switch {
		case sub != nil:
			ok = sub.get().fitsMember(name, value, was, false, faults) && ok
		case s.closed && faults == nil:
			return false
		case s.closed:
			unknown = append(unknown, name)
		}
		if s.propertyNames != nil {
			ok = s.propertyNames.get().fitsMember(name, key, plan.Value{}, true, faults) && ok
		}
		if !ok && faults == nil {
			return false
		}
	}
	if unknown != nil {
		ok = s.refuse(UnknownKeys, v, faults, unknown...)
	}
	return ok
}

// fitsMember holds a value, or the key itself, against the schema for the values, or the keys, under a token.
func (s *Schema) fitsMember(token string, v, known plan.Value, onKey bool, faults *[]Fault) bool {
	if faults == nil {
		return s.fits(v, known, nil)
	}
	n := len(*faults)
	ok := s.fits(v, known, faults)
	for i := range (*faults)[n:] {
		f := &(*faults)[n+i]
		f.Tokens, f.OnKey = append([]string{token}, f.Tokens...), f.OnKey || onKey
	}
	return ok
}

func (s *Schema) fitsList(v, known plan.Value, faults *[]Fault) bool {
	ok := true
	if v.Len() < s.MinItems {
		ok = s.refuse(TooFewItems, v, faults)
	}
	if s.items == nil {
		return ok
	}
	items := s.items.get()
	for i := range v.Len() {
		token := ""
		if faults != nil {
			token = strconv.Itoa(i)
		}
		var was plan.Value
		if known.Kind() == plan.Array && i < known.Len() {
			was = known.At(i)
		}
		ok = items.fitsMember(token, v.At(i), was, false, faults) && ok
		if !ok && faults == nil {
			return false
		}
	}
	return ok
}

func (s *Schema) fitsText(v plan.Value, faults *[]Fault) bool {
	ok := true
	text, _ := v.Str()
	if s.MinLength > 0 && len(text) < utf8.UTFMax*s.MinLength && utf8.RuneCountInString(text) < s.MinLength {
		ok = s.refuse(TooShort, v, faults)
	}
	if s.MaxLength > 0 && len(text) > s.MaxLength && utf8.RuneCountInString(text) > s.MaxLength {
		ok = s.refuse(TooLong, v, faults)
	}
	if s.Pattern != nil && !s.Pattern.MatchString(text) {
		ok = s.refuse(WrongPattern, v, faults)
	}
	return ok
}

func (s *Schema) fitsNumber(v plan.Value, faults *[]Fault) bool {
	ok := true
	if s.Minimum.IsDefined() && plan.Compare(v, s.Minimum) < 0 {
		ok = s.refuse(TooSmall, v, faults)
	}
	if s.Maximum.IsDefined() && plan.Compare(v, s.Maximum) > 0 {
		ok = s.refuse(TooLarge, v, faults)
	}
	if s.ExclusiveMinimum.IsDefined() && plan.Compare(v, s.ExclusiveMinimum) <= 0 {
		ok = s.refuse(NotAbove, v, faults)
	}
	return ok
}

// fitsAny checks a value against alternatives of which one or more must fit.
func (s *Schema) fitsAny(v plan.Value, faults *[]Fault) bool {
	for _, alternative := range s.anyOf {
		if alternative.get().fits(v, plan.Value{}, nil) {
			return true
		}
	}
	if faults != nil {
		*faults = append(*faults, likeliest(s.anyOf, v)...)
	}
	return false
}

// fitsOne checks a value against alternatives of which exactly one must fit.
func (s *Schema) fitsOne(v plan.Value, faults *[]Fault) bool {
	fitting := 0
	for _, alternative := range s.oneOf {
		if alternative.get().fits(v, plan.Value{}, nil) {
			fitting++
		}
	}
	switch {
	case faults == nil:
	case fitting == 0:
		*faults = append(*faults, likeliest(s.oneOf, v)...)
	case fitting > 1:
		s.refuse(SeveralOf, v, faults, s.rivals(v)...)
	}
	return fitting == 1
}

// rivals returns the keys that the fitting alternatives require.
func (s *Schema) rivals(v plan.Value) []string {
	var all []string
	for _, alternative := range s.oneOf {
		if alternative := alternative.get(); alternative.Fits(v) {
			all = append(all, alternative.required...)
		}
	}
	return all
}

// likeliest chooses among alternatives that all failed: the one with the fewest faults of those that take a value of
// this type. Where none does, or all lack a key, their wishes are put together.
func likeliest(alternatives []*part, v plan.Value) []Fault {
	var (
		best            []Fault
		types           *Fault
		wanted, missing []string
		lacking         int
	)
	for _, alternative := range alternatives {
		var branch []Fault
		alternative.get().fits(v, plan.Value{}, &branch)
		i := slices.IndexFunc(branch, func(f Fault) bool { return f.Kind == WrongType && len(f.Tokens) == 0 })
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
