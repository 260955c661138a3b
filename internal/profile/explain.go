package profile

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// check holds a decoded profile against the schema. It returns what the decoder noted and one problem for every other
// value that does not fit.
func (v *Validator) check(p *Profile, noted []problem) []problem {
	c := checker{
		v: v, profile: p, best: map[string]ranked{},
		keys: sync.OnceValue(func() map[namedKey][][]string { return v.findKeys(p.document) }),
	}
	if err := v.schema.Validate(p.document); err != nil {
		invalid, ok := errors.AsType[*jsonschema.ValidationError](err)
		if !ok {
			return append(noted, problem{what: err.Error()})
		}
		for _, f := range faults(invalid) {
			c.explain(f)
		}
	}
	c.pointers()
	c.cells(p.document, nil)

	for _, p := range noted {
		delete(c.best, p.pointer)
	}
	for _, r := range c.best {
		noted = append(noted, r.problem)
	}
	return noted
}

// cells finds what a broken cell of a spreadsheet left where a text is allowed, such as #NAME? for a company's name.
func (c *checker) cells(value any, tokens []string) {
	switch x := value.(type) {
	case string:
		if brokenCell.MatchString(x) && x != "#" {
			c.add(rankCell, false, tokens, "a text is needed, got the spreadsheet error "+quoted(x), mendCell)
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

// rankCell puts a broken cell behind what the schema says of the same value.
const rankCell = 1000

// checker gathers the problems of a profile, one a pointer.
type checker struct {
	v       *Validator
	profile *Profile
	keys    func() map[namedKey][][]string
	best    map[string]ranked
}

// ranked is a problem with its importance among those of the same value; the lowest is told.
type ranked struct {
	problem
	rank int
}

// add files a problem of the value, or the key, at the end of tokens, unless a more important one is filed already.
func (c *checker) add(rank int, onKey bool, tokens []string, what, hint string) {
	pointer := pointerTo(tokens...)
	place, ok := c.profile.places()[pointer]
	for at := pointer; !ok && at != ""; {
		at = parent(at)
		place, ok = c.profile.places()[at]
	}
	offset := place.start
	if onKey {
		offset = place.key
	}
	r := ranked{problem{pointer: pointer, offset: offset, what: what, hint: hint}, rank}
	if old, ok := c.best[pointer]; !ok || cmp.Or(cmp.Compare(r.rank, old.rank), cmp.Compare(r.what, old.what)) < 0 {
		c.best[pointer] = r
	}
}

// pointers checks the values of complete and the keys of provenance and asked, which point at facts.
func (c *checker) pointers() {
	check := func(onKey bool, pointer string, tokens ...string) {
		if what, hint := c.v.checkPointer(pointer); what != "" {
			c.add(0, onKey, tokens, what, hint)
		}
	}
	complete, _ := c.profile.document["complete"].([]any)
	for i, entry := range complete {
		if pointer, ok := entry.(string); ok {
			check(false, pointer, "complete", strconv.Itoa(i))
		}
	}
	for _, name := range []string{"provenance", "asked"} {
		entries, _ := c.profile.document[name].(map[string]any)
		for pointer := range entries {
			check(true, pointer, name, pointer)
		}
	}
}

// explain puts a fault into words.
func (c *checker) explain(f fault) {
	schema := c.v.at[f.schema]
	if schema == nil {
		schema = &jsonschema.Schema{}
	}
	if f.key != nil {
		for _, tokens := range c.keys()[*f.key] {
			c.say(f, tokens, f.key.key, schema)
		}
		return
	}
	value, _ := lookup(c.profile.document, pointerTo(f.tokens...))
	c.say(f, f.tokens, value, schema)
}

// say puts a fault of the value or key at the end of tokens into words.
func (c *checker) say(f fault, tokens []string, value any, schema *jsonschema.Schema) {
	say := func(rank int, what, hint string) { c.add(rank, f.key != nil, tokens, what, hint) }

	switch k := f.kind.(type) {
	case *kind.Type:
		want, hint := c.wanted(k.Want, schema, value)
		say(0, want+" is needed, got "+describeMisfit(value), hint)
	case *kind.AdditionalProperties:
		for _, name := range k.Properties {
			c.unknownKey(append(slices.Clone(tokens), name), schema)
		}
	case *kind.FalseSchema:
		if outer := c.v.at[strings.TrimSuffix(f.schema, "/unevaluatedProperties")]; outer != nil && outer != schema {
			// A key that is known was left unevaluated because its value does not fit, which is told elsewhere.
			if !slices.Contains(names(outer), tokens[len(tokens)-1]) {
				c.unknownKey(tokens, outer)
			}
			return
		}
		say(5, "nothing may stand here", "remove it")
	case *kind.Required:
		c.missing(tokens, schema, k.Missing, "and")
	case *missingOneOf:
		c.missing(tokens, schema, k.names, "or")
	case *kind.DependentRequired:
		say(2, fmt.Sprintf("%s is missing; it is needed beside %s", list(k.Missing, "and"), k.Prop), "add it")
	case *kind.Enum:
		what, hint := oneOf(value, k.Want)
		say(1, what, hint)
	case *kind.Const:
		what, hint := oneOf(value, []any{k.Want})
		say(1, what, hint)
	case *kind.Format:
		what, hint := misformed(k.Want, value)
		say(2, what, hint)
	case *kind.Pattern:
		say(3, describe(value)+" does not have the right form", described(schema, "see the profile schema for the form"))
	case *kind.Minimum:
		say(3, "a number of at least "+number(k.Want)+" is needed, got "+literal(value), described(schema, "check the sign"))
	case *kind.Maximum:
		say(3, "a number of at most "+number(k.Want)+" is needed, got "+literal(value), described(schema, "check the unit"))
	case *kind.ExclusiveMinimum:
		say(3, "a number above "+number(k.Want)+" is needed, got "+literal(value), described(schema, "check the sign"))
	case *kind.ExclusiveMaximum:
		say(3, "a number below "+number(k.Want)+" is needed, got "+literal(value), described(schema, "check the unit"))
	case *kind.MultipleOf:
		say(3, "a multiple of "+number(k.Want)+" is needed, got "+literal(value), "round it")
	case *kind.MinLength:
		if k.Got == 0 {
			say(3, "the text is empty", "leave the key out when the fact is not known")
			return
		}
		say(3, fmt.Sprintf("a text of at least %d characters is needed, got %d", k.Want, k.Got), described(schema, "write it out"))
	case *kind.MaxLength:
		say(3, fmt.Sprintf("a text of at most %d characters is needed, got %d", k.Want, k.Got), "shorten it")
	case *kind.MinItems:
		if k.Got == 0 {
			say(3, "the list is empty", "leave the key out when the fact is not known")
			return
		}
		say(3, fmt.Sprintf("a list of at least %d entries is needed, got %d", k.Want, k.Got), described(schema, "complete it"))
	case *kind.MaxItems:
		say(3, fmt.Sprintf("a list of at most %d entries is needed, got %d", k.Want, k.Got), "remove entries")
	case *kind.UniqueItems:
		second := append(slices.Clone(tokens), strconv.Itoa(k.Duplicates[1]))
		c.add(4, false, second, fmt.Sprintf("the entry is the same as entry %d", k.Duplicates[0]), "remove one of them; entries count from 0")
	case *kind.OneOf:
		say(6, "the value fits more than one of the forms that it may have", described(schema, "see the profile schema for the forms"))
	default:
		say(7, describe(value)+" is not allowed here", described(schema, "see the profile schema for what may stand here"))
	}
}

func (c *checker) unknownKey(tokens []string, schema *jsonschema.Schema) {
	const own = "facts of your own go under /extensions"
	name, allowed := tokens[len(tokens)-1], names(schema)
	hint := own
	if near, ok := nearest(name, allowed); ok {
		hint = fmt.Sprintf("did you mean %s? If not: %s", quoted(near), own)
	} else if len(allowed) > 0 && len(allowed) <= 16 {
		hint = fmt.Sprintf("known here: %s; %s", strings.Join(allowed, ", "), own)
	}
	c.add(0, true, tokens, "the key "+quoted(name)+" is not known here", hint)
}

// missing tells of keys that an object lacks.
func (c *checker) missing(tokens []string, schema *jsonschema.Schema, keys []string, conjunction string) {
	object, _ := lookup(c.profile.document, pointerTo(tokens...))
	members, _ := object.(map[string]any)
	if slices.Contains(keys, "currency") {
		if amount, ok := members["amount"]; ok || isMoney(schema) {
			hint := `add "currency" with its ISO 4217 code, such as "CNY" or "USD"`
			what := "an amount without currency"
			if !ok || amount == nil {
				what = "the currency is missing"
			}
			c.add(1, false, tokens, what, hint)
			return
		}
	}
	var notes []string
	for _, key := range keys {
		if sub := schema.Properties[key]; sub != nil && sub.Description != "" {
			notes = append(notes, sub.Description)
		}
	}
	hint := "add " + list(keys, conjunction)
	if len(notes) > 0 {
		hint += " (" + shorten(strings.Join(notes, "; "), 120) + ")"
	}
	verb := " is missing"
	if len(keys) > 1 && conjunction == "and" {
		verb = " are missing"
	}
	c.add(2, false, tokens, list(keys, conjunction)+verb, hint)
}

var typeNames = map[string]string{
	"number": "a number", "integer": "a whole number", "string": "a text", "boolean": "true or false",
	"array": "a list", "object": "an object",
}

// wanted says what should stand in the place of a value of the wrong type, and how to get there.
func (c *checker) wanted(types []string, schema *jsonschema.Schema, value any) (want, hint string) {
	types = slices.DeleteFunc(slices.Clone(types), func(t string) bool { return t == "null" })
	if len(types) == 0 {
		return "null", "remove the value"
	}
	if slices.Contains(types, "number") {
		types = slices.DeleteFunc(types, func(t string) bool { return t == "integer" })
	}
	money := slices.Contains(types, "object") && isMoney(schema)
	var wants []string
	for _, t := range types {
		switch name := typeNames[t]; {
		case t == "object" && money:
			wants = append(wants, "an amount with its currency")
		case t == "string" && schema.Format != nil && strings.Contains(schema.Format.Name, "date"):
			wants = append(wants, "a date")
		case !slices.Contains(wants, name):
			wants = append(wants, name)
		}
	}
	want = list(wants, "or")

	text, isText := value.(string)
	digits, isNumber := value.(json.Number)
	hint = described(schema, "see the profile schema for what may stand here")
	switch {
	case value == nil:
		hint = "leave it out when the fact is not known"
	case isText && (money || slices.Contains(types, "number") || slices.Contains(types, "integer")):
		hint = mendNumber(text, money)
	case isNumber && money:
		hint = mendMoney(digits.String())
	case isNumber && slices.Equal(types, []string{"integer"}):
		hint = described(schema, "count in whole units")
	case isNumber && slices.Contains(types, "string"):
		hint = fmt.Sprintf("put it in quotes: %q", shorten(digits.String(), maxQuoted))
	case isText && slices.Contains(types, "boolean"):
		hint = "write true or false without quotes"
	case slices.Contains(types, "object"):
		hint = "write its facts in curly brackets: { }"
	case slices.Contains(types, "array"):
		hint = "put it in square brackets: [ ]"
	}
	return want, hint
}
