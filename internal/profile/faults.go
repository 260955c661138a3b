package profile

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/plan"
)

// fault is one reason why a value does not fit.
type fault struct {
	kind   faultKind
	tokens []string // of the value
	schema *schema  // that refuses it
	onKey  bool     // the last token itself does not fit, as a key
	names  []string // unknown or missing keys; the types that would do
}

type faultKind int

const (
	wrongType faultKind = iota
	wrongChoice
	wrongFormat
	wrongPattern
	tooShort
	tooSmall
	tooLarge
	notAbove
	unknownKeys
	missingKeys  // all of them are needed
	missingOneOf // one of them is needed
)

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
func (s *schema) fits(v plan.Value, at *way, faults *[]fault) bool {
	kind := v.Kind()
	if s.kinds != 0 && !s.kinds.has(kind) && !(kind == plan.Number && s.kinds.has(whole) && isWhole(v)) {
		return s.refuse(wrongType, at, faults, s.types...)
	}
	if s.enum != nil && !s.offers(v) {
		return s.refuse(wrongChoice, at, faults)
	}
	text, isText := v.Str()
	if s.hasFormat != nil && isText && !s.hasFormat(text) {
		return s.refuse(wrongFormat, at, faults)
	}
	ok := s.ref == nil || s.ref.fits(v, at, faults)
	if ok || faults != nil {
		switch kind {
		case plan.Object:
			ok = s.fitsObject(v, at, faults) && ok
		case plan.Array:
			ok = s.fitsList(v, at, faults) && ok
		case plan.String:
			ok = s.fitsText(text, at, faults) && ok
		case plan.Number:
			ok = s.fitsNumber(v, at, faults) && ok
		}
	}
	if (ok || faults != nil) && len(s.anyOf) > 0 {
		ok = s.fitsOne(v, at, faults) && ok
	}
	return ok
}

// refuse notes a fault.
func (s *schema) refuse(kind faultKind, at *way, faults *[]fault, names ...string) bool {
	if faults != nil {
		*faults = append(*faults, fault{kind: kind, tokens: at.tokens(), schema: s, names: names})
	}
	return false
}

func (s *schema) offers(v plan.Value) bool {
	text, ok := v.Str()
	return ok && s.choices[text] || s.nullable && v.Kind() == plan.Null
}

func (s *schema) fitsObject(v plan.Value, at *way, faults *[]fault) bool {
	ok := true
	var unknown, missing []string
	for _, name := range s.required {
		if !v.Field(name).IsDefined() {
			missing = append(missing, name)
		}
	}
	if missing != nil {
		ok = s.refuse(missingKeys, at, faults, missing...)
	}
	for i := range v.Len() {
		key, value := v.Pair(i)
		name, _ := key.Str()
		member := way{up: at, name: name}
		sub, known := s.properties[name]
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
		ok = s.refuse(unknownKeys, at, faults, unknown...)
	}
	return ok
}

// fitsKey holds a key against the schema of an object's keys.
func (s *schema) fitsKey(key plan.Value, at *way, faults *[]fault) bool {
	if faults == nil {
		return s.fits(key, at, nil)
	}
	n := len(*faults)
	ok := s.fits(key, at, faults)
	for i := range (*faults)[n:] {
		(*faults)[n+i].onKey = true
	}
	return ok
}

func (s *schema) fitsList(v plan.Value, at *way, faults *[]fault) bool {
	ok := true
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

func (s *schema) fitsText(text string, at *way, faults *[]fault) bool {
	ok := true
	if s.minLength > 0 && len(text) < utf8.UTFMax*s.minLength && utf8.RuneCountInString(text) < s.minLength {
		ok = s.refuse(tooShort, at, faults)
	}
	if s.pattern != nil && !s.pattern.MatchString(text) {
		ok = s.refuse(wrongPattern, at, faults)
	}
	return ok
}

func (s *schema) fitsNumber(v plan.Value, at *way, faults *[]fault) bool {
	ok := true
	if s.minimum.IsDefined() && plan.Compare(v, s.minimum) < 0 {
		ok = s.refuse(tooSmall, at, faults)
	}
	if s.maximum.IsDefined() && plan.Compare(v, s.maximum) > 0 {
		ok = s.refuse(tooLarge, at, faults)
	}
	if s.above.IsDefined() && plan.Compare(v, s.above) <= 0 {
		ok = s.refuse(notAbove, at, faults)
	}
	return ok
}

// fitsOne holds a value against the alternatives.
func (s *schema) fitsOne(v plan.Value, at *way, faults *[]fault) bool {
	for _, alternative := range s.anyOf {
		if alternative.fits(v, at, nil) {
			return true
		}
	}
	if faults != nil {
		*faults = append(*faults, s.likeliest(v, at)...)
	}
	return false
}

// likeliest chooses among alternatives that all failed: the one with the fewest faults of those that take a value of
// this type. Where none does, or all lack a key, their wishes are put together.
func (s *schema) likeliest(v plan.Value, at *way) []fault {
	var (
		best            []fault
		types           *fault
		wanted, missing []string
		lacking         int
	)
	here := len(at.tokens())
	for _, alternative := range s.anyOf {
		var branch []fault
		alternative.fits(v, at, &branch)
		i := slices.IndexFunc(branch, func(f fault) bool { return f.kind == wrongType && len(f.tokens) == here })
		if i >= 0 {
			if types == nil || slices.Equal(types.names, []string{"null"}) {
				types = &branch[i]
			}
			wanted = append(wanted, branch[i].names...)
			continue
		}
		if branch[0].kind == missingKeys && len(branch) == 1 {
			missing = append(missing, branch[0].names...)
			lacking++
		}
		if best == nil || len(branch) < len(best) {
			best = branch
		}
	}
	switch {
	case best == nil:
		types.names = wanted
		return []fault{*types}
	case lacking == len(s.anyOf):
		best[0].kind, best[0].names = missingOneOf, missing
	}
	return best
}
