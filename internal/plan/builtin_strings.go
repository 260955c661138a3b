package plan

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Strings.

func checkStrings(operands ...Value) error {
	for i, v := range operands {
		if v.tag != &stringTag {
			return wrongType(i+1, v, "string")
		}
	}
	return nil
}

// stringTest makes a built-in of a predicate on two strings.
func stringTest(f func(a, b string) bool) builtin2 {
	return func(_ *Eval, a, b Value) (Value, error) {
		if a.tag != &stringTag || b.tag != &stringTag {
			return Value{}, checkStrings(a, b)
		}
		return NewBool(f(a.text, b.text)), nil
	}
}

// stringMap1 and stringMap2 make built-ins of functions from strings to a string.
func stringMap1(f func(a string) string) builtin1 {
	return func(_ *Eval, a Value) (Value, error) {
		if a.tag != &stringTag {
			return Value{}, checkStrings(a)
		}
		return NewString(f(a.text)), nil
	}
}

func stringMap2(f func(a, b string) string) builtin2 {
	return func(_ *Eval, a, b Value) (Value, error) {
		if a.tag != &stringTag || b.tag != &stringTag {
			return Value{}, checkStrings(a, b)
		}
		return NewString(f(a.text, b.text)), nil
	}
}

var (
	contains   = stringTest(strings.Contains)
	startsWith = stringTest(strings.HasPrefix)
	endsWith   = stringTest(strings.HasSuffix)

	lower     = stringMap1(strings.ToLower)
	upper     = stringMap1(strings.ToUpper)
	trimSpace = stringMap1(strings.TrimSpace)

	trim       = stringMap2(strings.Trim)
	trimLeft   = stringMap2(strings.TrimLeft)
	trimRight  = stringMap2(strings.TrimRight)
	trimPrefix = stringMap2(strings.TrimPrefix)
	trimSuffix = stringMap2(strings.TrimSuffix)
)

func concat(_ *Eval, sep, list Value) (Value, error) {
	if sep.tag != &stringTag {
		return Value{}, wrongType(1, sep, "string")
	}
	vs, ok := elements(list)
	if !ok {
		return Value{}, wrongType(2, list, "set", "array")
	}
	n := 0
	for _, v := range vs {
		if v.tag != &stringTag {
			return Value{}, wrongElement(2, list, v, "string")
		}
		n += len(v.text) + len(sep.text)
	}
	if err := checkText(n); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	b.Grow(n)
	for i, v := range vs {
		if i > 0 {
			b.WriteString(sep.text)
		}
		b.WriteString(v.text)
	}
	return NewString(b.String()), nil
}

func split(e *Eval, s, sep Value) (Value, error) {
	if err := checkStrings(s, sep); err != nil {
		return Value{}, err
	}
	if sep.text == "" {
		return e.opa("split", s, sep)
	}
	t := e.mem.newTag(Array)
	t.vals = e.mem.alloc(strings.Count(s.text, sep.text) + 1)
	rest := s.text
	for {
		part, after, found := strings.Cut(rest, sep.text)
		t.vals = append(t.vals, NewString(part))
		if !found {
			return Value{tag: t}, nil
		}
		rest = after
	}
}

func replace(_ *Eval, s, old, with Value) (Value, error) {
	if err := checkStrings(s, old, with); err != nil {
		return Value{}, err
	}
	if err := checkText(replaceSize(len(s.text), len(old.text), len(with.text))); err != nil {
		return Value{}, err
	}
	if old.text == "" { // between bytes, as in OPA
		return NewString(strings.NewReplacer(old.text, with.text).Replace(s.text)), nil
	}
	return NewString(strings.ReplaceAll(s.text, old.text, with.text)), nil
}

// replaceN replaces by several pairs at once.
func replaceN(e *Eval, pairs, s Value) (Value, error) {
	if pairs.Kind() != Object || s.tag != &stringTag {
		return e.opa("strings.replace_n", pairs, s)
	}
	r, ok := e.replacers[pairs.tag]
	if !ok {
		if r = newReplacer(pairs.tag); r == nil {
			return e.opa("strings.replace_n", pairs, s)
		}
		if pairs.tag.frozen && !pairs.tag.recycled && len(e.replacers) < maxReplacers {
			e.replacers[pairs.tag] = r
		}
	}
	longest := 0
	for i := range pairs.tag.vals {
		longest = max(longest, len(pairs.tag.vals[i].text))
	}
	if err := checkText(replaceSize(len(s.text), 0, longest)); err != nil {
		return Value{}, err
	}
	return NewString(r.Replace(s.text)), nil
}

// maxReplacers is for how many objects of the policy an Eval keeps what replaces by them.
const maxReplacers = 64

// newReplacer makes what replaces by an object of strings, or nil.
func newReplacer(t *tag) *strings.Replacer {
	t.sort() // the order tells which of two keys counts
	oldnew := make([]string, 0, 2*len(t.keys))
	for i := range t.keys {
		if t.keys[i].tag != &stringTag || t.vals[i].tag != &stringTag {
			return nil
		}
		oldnew = append(oldnew, t.keys[i].text, t.vals[i].text)
	}
	return strings.NewReplacer(oldnew...)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func substring(_ *Eval, s, offset, length Value) (Value, error) {
	if s.tag != &stringTag {
		return Value{}, wrongType(1, s, "string")
	}
	from, err := intOperand(2, offset)
	if err != nil {
		return Value{}, err
	}
	n, err := intOperand(3, length)
	if err != nil {
		return Value{}, err
	}
	if from < 0 {
		return Value{}, errors.New("negative offset")
	}
	if isASCII(s.text) {
		size := int64(len(s.text))
		if from >= size {
			return NewString(""), nil
		}
		if n < 0 {
			n = size
		}
		return NewString(s.text[from : from+min(n, size-from)]), nil
	}
	runes := []rune(s.text)
	size := int64(len(runes))
	switch {
	case from >= size:
		return NewString(""), nil
	case from == 0 && n >= size:
		return s, nil
	case n < 0:
		n = size
	}
	return NewString(string(runes[from : from+min(n, size-from)])), nil
}

func indexOf(e *Eval, s, search Value) (Value, error) {
	if err := checkStrings(s, search); err != nil {
		return Value{}, err
	}
	if search.text == "" {
		return Value{}, errors.New("empty search character")
	}
	if isASCII(s.text) && isASCII(search.text) {
		return NewInt(int64(strings.Index(s.text, search.text))), nil
	}
	return e.opa("indexof", s, search)
}

func formatInt(e *Eval, n, base Value) (Value, error) {
	if n.IsPlainNumber() && base.tag == &intTag && (base.text == "" || base.text == strconv.FormatUint(base.num, 10)) {
		switch base.num {
		case 2, 8, 10, 16:
			return NewString(strconv.FormatInt(int64(n.num), int(base.num))), nil
		}
	}
	return e.opa("format_int", n, base)
}

func sprintf(_ *Eval, format, args Value) (Value, error) {
	if format.tag != &stringTag {
		return Value{}, wrongType(1, format, "string")
	}
	if args.Kind() != Array {
		return Value{}, wrongType(2, args, "array")
	}
	var few [8]any
	goArgs := few[:0]
	bytes, largest := 0, 0
	for _, v := range args.tag.vals {
		arg := formatArg(v)
		goArgs = append(goArgs, arg)
		switch arg := arg.(type) {
		case string:
			bytes += len(arg)
		case int64:
			bytes += maxIntDigits
			largest = max(largest, int(min(magnitude(arg), maxText+1)))
		default:
			bytes += maxFloatDigits + len(v.text)
		}
	}
	if err := checkText(sprintfSize(format.text, bytes, largest)); err != nil {
		return Value{}, err
	}
	return NewString(fmt.Sprintf(format.text, goArgs...)), nil
}

// How long numbers are at most: a whole number in base 2, and a fraction that %f writes out.
const (
	maxIntDigits   = 65
	maxFloatDigits = 320
)

// formatArg returns what OPA hands to fmt for a value: a number as what its text looks like, all but strings as text.
func formatArg(v Value) any {
	switch v.Kind() {
	case String:
		return v.text
	case Number:
		if v.tag == &intTag && v.text == "" {
			return int64(v.num)
		}
		text := numberText(v)
		if strings.ContainsAny(text, ".eE") {
			if f, err := strconv.ParseFloat(text, 64); err == nil {
				return f
			}
			return text
		}
		if v.tag == &intTag {
			return int64(v.num)
		}
		if i, ok := new(big.Int).SetString(text, 10); ok {
			if i.IsInt64() {
				return i.Int64()
			}
			return i
		}
		return text
	}
	return ToAST(v).String()
}
