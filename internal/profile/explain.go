package profile

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/schema"
)

// check validates a decoded profile against the schema. It returns the decoder's problems and one problem for every other invalid value.
func (v *Validator) check(p *Profile, noted []problem) []problem {
	c := checker{v: v, profile: p, best: map[string]ranked{}}
	for _, f := range v.root.Faults(p.Value()) {
		c.explain(f)
	}
	c.pointers()
	c.cells(p.Value().Interface(), nil)

	for _, p := range noted {
		delete(c.best, p.pointer)
	}
	for _, r := range c.best {
		noted = append(noted, r.problem)
	}
	return noted
}

// cells finds remains of broken spreadsheet cells where text is allowed, such as #NAME? in a company's name.
func (c *checker) cells(value any, tokens []string) {
	switch x := value.(type) {
	case string:
		if isBrokenCell(x) {
			c.add(rankCell, false, tokens, words.Text("a text is needed, got the spreadsheet error %s", quoted(x)), mendCell)
		}
	case map[string]any:
		for k, v := range x {
			c.cells(v, append(slices.Clip(tokens), k))
		}
	case []any:
		for i, v := range x {
			c.cells(v, append(slices.Clip(tokens), strconv.Itoa(i)))
		}
	}
}

// rankCell ranks a broken cell below any schema violation of the same value.
const rankCell = 1000

// checker collects the problems of a profile, one per pointer.
type checker struct {
	v       *Validator
	profile *Profile
	best    map[string]ranked
}

// ranked is a problem with its rank among those of the same value; the lowest rank is reported.
type ranked struct {
	problem
	rank int
}

// add records a problem with the value or key at a path, unless a more important one is already recorded.
func (c *checker) add(rank int, onKey bool, tokens []string, what, hint words.Message) {
	pointer := jsonpointer.Of(tokens...)
	place, ok := c.profile.places()(pointer)
	for at := pointer; !ok && at != ""; {
		at = jsonpointer.Parent(at)
		place, ok = c.profile.places()(at)
	}
	offset := place.start
	if onKey {
		offset = place.key
	}
	r := ranked{problem{pointer: pointer, offset: offset, what: what, hint: hint}, rank}
	if old, ok := c.best[pointer]; !ok || cmp.Or(cmp.Compare(r.rank, old.rank), cmp.Compare(r.what.String(), old.what.String())) < 0 {
		c.best[pointer] = r
	}
}

// pointers checks the pointers to facts: the values of complete, and the keys of provenance and asked.
func (c *checker) pointers() {
	eachPointer(c.profile.Value(), func(pointer string, onKey bool, tokens ...string) bool {
		if what, hint := c.v.checkPointer(pointer); !what.IsZero() {
			c.add(0, onKey, tokens, what, hint)
		}
		return true
	})
}

// eachPointer visits the pointers to facts (the values of complete, the keys of provenance and asked) until visit returns false.
func eachPointer(document plan.Value, visit func(pointer string, onKey bool, tokens ...string) bool) bool {
	complete := document.Field("complete")
	for i := range complete.Len() {
		if pointer, ok := complete.At(i).Str(); ok && !visit(pointer, false, "complete", strconv.Itoa(i)) {
			return false
		}
	}
	for _, name := range []string{"provenance", "asked"} {
		entries := document.Field(name)
		if entries.Kind() != plan.Object {
			continue
		}
		for i := range entries.Len() {
			key, _ := entries.Pair(i)
			if pointer, _ := key.Str(); !visit(pointer, true, name, pointer) {
				return false
			}
		}
	}
	return true
}

// explain words a fault.
func (c *checker) explain(f schema.Fault) {
	s := f.Schema
	say := func(rank int, what, hint words.Message) { c.add(rank, f.OnKey, f.Tokens, what, hint) }
	value := f.Value.Interface()
	switch f.Kind {
	case schema.WrongType:
		want, hint := c.wanted(f.Names, s, value)
		say(0, words.Text("%s is needed, got %s", want, describeMisfit(value)), hint)
	case schema.UnknownKeys:
		for _, name := range f.Names {
			c.unknownKey(append(slices.Clone(f.Tokens), name), s)
		}
	case schema.MissingKeys:
		c.missing(f.Tokens, value, s, f.Names, "and")
	case schema.MissingOneOf:
		c.missing(f.Tokens, value, s, f.Names, "or")
	case schema.WrongChoice:
		what, hint := oneOf(value, s.Enum)
		say(1, what, hint)
	case schema.WrongFormat:
		text, _ := value.(string)
		what, hint := notPointer(text)
		if s.Format == formatPartialDate {
			what, hint = checkDate(text)
		}
		say(2, what, hint)
	case schema.WrongPattern:
		say(3, words.Text("%s does not have the right form", describe(value)), described(s, words.Text("see the profile schema for the form")))
	case schema.TooSmall:
		say(3, words.Text("a number of at least %s is needed, got %s", s.Minimum.String(), literal(value)), described(s, words.Text("check the sign")))
	case schema.TooLarge:
		say(3, words.Text("a number of at most %s is needed, got %s", s.Maximum.String(), literal(value)), described(s, words.Text("check the unit")))
	case schema.NotAbove:
		say(3, words.Text("a number above %s is needed, got %s", s.ExclusiveMinimum.String(), literal(value)), described(s, words.Text("check the sign")))
	case schema.TooLong:
		text, _ := value.(string)
		say(3, words.Text("a text of at most %d characters is needed, got %d", s.MaxLength, utf8.RuneCountInString(text)),
			words.Text("shorten it, and keep documents such as contracts outside of the profile"))
	case schema.TooShort:
		what, hint := words.Text("the text is empty"), words.Text("leave the key out when the fact is not known")
		if value != "" {
			what, hint = words.Text("a text of at least %d characters is needed", s.MinLength), described(s, words.Text("write it out"))
		}
		say(3, what, hint)
	}
}

func (c *checker) unknownKey(tokens []string, s *schema.Schema) {
	own := words.Text("facts of your own go under /extensions")
	name, allowed := tokens[len(tokens)-1], s.Keys()
	hint := own
	if near, ok := nearest.Name(name, allowed); ok {
		hint = words.Text("did you mean %s? If not: %s", quoted(near), own)
	} else if len(allowed) > 0 && len(allowed) <= 16 {
		hint = words.Text("known here: %s; %s", words.List(allowed), own)
	}
	c.add(0, true, tokens, words.Text("the key %s is not known here", quoted(name)), hint)
}

// missing reports keys missing from an object.
func (c *checker) missing(tokens []string, value any, s *schema.Schema, keys []string, conjunction string) {
	members, _ := value.(map[string]any)
	if slices.Contains(keys, "currency") {
		if amount, ok := members["amount"]; ok || isMoney(s) {
			hint := words.Text(`add "currency" with its ISO 4217 code, such as "CNY" or "USD"`)
			what := words.Text("an amount without currency")
			if !ok || amount == nil {
				what = words.Text("the currency is missing")
			}
			c.add(1, false, tokens, what, hint)
			return
		}
	}
	var notes []*schema.Schema
	for _, key := range keys {
		if sub := s.Property(key); sub != nil && sub.Description != "" {
			notes = append(notes, sub)
		}
	}
	all := words.And(keys)
	if conjunction == "or" {
		all = words.Or(keys)
	}
	hint := words.Text("add %s", all)
	if len(notes) > 0 {
		hint = words.Text("add %s (%s)", all, words.Described(func(lang words.Lang) string {
			texts := make([]string, len(notes))
			for i, note := range notes {
				texts[i] = note.About(lang)
			}
			return shorten(strings.Join(texts, words.In(lang, "; ")), 120)
		}))
	}
	what := words.Text("%s is missing", all)
	if len(keys) > 1 && conjunction == "and" {
		what = words.Text("%s are missing", all)
	}
	c.add(2, false, tokens, what, hint)
}

// wanted says what a value of the wrong type should be, and how to fix it.
func (c *checker) wanted(types []string, s *schema.Schema, value any) (want, hint words.Message) {
	types = slices.DeleteFunc(slices.Clone(types), func(t string) bool { return t == "null" })
	if len(types) == 0 {
		return words.Text("null"), words.Text("remove the value")
	}
	if slices.Contains(types, "number") {
		types = slices.DeleteFunc(types, func(t string) bool { return t == "integer" })
	}
	money := slices.Contains(types, "object") && isMoney(s)
	var wants []words.Message
	for _, t := range types {
		switch name := schema.TypeName(t); {
		case t == "object" && money:
			wants = append(wants, words.Text("an amount with its currency"))
		case t == "string" && s.Format == formatPartialDate:
			wants = append(wants, words.Text("a date"))
		case !slices.ContainsFunc(wants, func(w words.Message) bool { return w.String() == name.String() }):
			wants = append(wants, name)
		}
	}
	want = words.Either(wants)

	text, isText := value.(string)
	digits, isNumber := value.(json.Number)
	hint = described(s, words.Text("see the profile schema for what is allowed here"))
	switch {
	case value == nil:
		hint = words.Text("leave it out when the fact is not known")
	case isText && (money || slices.Contains(types, "number") || slices.Contains(types, "integer")):
		hint = mendNumber(text, money)
	case isNumber && money:
		hint = mendMoney(digits.String())
	case isNumber && slices.Equal(types, []string{"integer"}):
		hint = described(s, words.Text("count in whole units"))
	case isNumber && slices.Contains(types, "string"):
		hint = words.Text("put it in quotes: %q", shorten(digits.String(), maxQuoted))
	case isText && slices.Contains(types, "boolean"):
		hint = words.Text("write true or false without quotes")
	case slices.Contains(types, "object"):
		hint = words.Text("write its facts in curly brackets: { }")
	case slices.Contains(types, "array"):
		hint = words.Text("put it in square brackets: [ ]")
	}
	return want, hint
}
