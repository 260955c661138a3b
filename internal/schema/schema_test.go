package schema_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/schema"
	"github.com/diligo/diligo/internal/schema/schematest"
)

var formats = map[string]func(string) bool{"shout": func(s string) bool { return s == strings.ToUpper(s) }}

func parse(t testing.TB, text string) *schema.Schema {
	t.Helper()
	s, err := schema.Parse([]byte(text), formats)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decode(t testing.TB, text string) plan.Value {
	t.Helper()
	v, err := plan.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// said are faults as "pointer: what".
func said(faults []schema.Fault) []string {
	var all []string
	for _, f := range faults {
		at := jsonpointer.Of(f.Tokens...)
		if f.OnKey {
			at = "key of " + at
		}
		all = append(all, at+": "+f.String())
	}
	return all
}

// judged returns what the other implementation says of a document.
func judged(t testing.TB, reference *jsonschema.Schema, document string) bool {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return reference.Validate(v) == nil
}

// TestSchema_Faults says of every keyword what is wrong, and holds that the judge refuses the same documents.
func TestSchema_Faults(t *testing.T) {
	const fact = `{"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "properties": {"a": {}, "b": {}}}`
	tests := []struct {
		schema, document string
		want             []string
	}{
		{`{}`, `[1, {"a": null}]`, nil},
		{`{"type": "string"}`, `1`, []string{": a text is needed, got a number"}},
		{`{"type": ["array", "null"]}`, `{}`, []string{": a list or null is needed, got an object"}},
		{`{"type": "boolean"}`, `null`, []string{": true or false is needed, got null"}},
		{`{"type": "integer"}`, `1.5`, []string{": a whole number is needed, got a number"}},
		{`{"enum": ["x", "y", null]}`, `"z"`, []string{`: "x", "y" or null is needed`}},
		{`{"enum": ["x", null]}`, `null`, nil},
		{`{"enum": []}`, `"x"`, []string{": nothing is allowed here"}},
		{`{"format": "shout"}`, `"a"`, []string{": the text is not valid as shout"}},
		{`{"format": "shout"}`, `1`, nil},
		{`{"pattern": "^[A-Z]+$"}`, `"Ab"`, []string{": the text does not have the form ^[A-Z]+$"}},
		{`{"minLength": 2}`, `"中"`, []string{": a text of 2 or more characters is needed"}},
		{`{"minLength": 2}`, `"中文"`, nil},
		{`{"maxLength": 2}`, `"中文"`, nil},
		{`{"maxLength": 2}`, `"中文字"`, []string{": a text of at most 2 characters is needed"}},
		{`{"maxLength": 2}`, `"abc"`, []string{": a text of at most 2 characters is needed"}},
		{`{"maxLength": 2}`, `123`, nil},
		{`{"propertyNames": {"maxLength": 1}}`, `{"a": 1, "bb": 2}`, []string{"key of /bb: a text of at most 1 characters is needed"}},
		{`{"minItems": 1}`, `[]`, []string{": a list of 1 or more entries is needed"}},
		{`{"minItems": 1}`, `{}`, nil},
		{`{"minProperties": 2}`, `{"a": 1}`, []string{": an object of 2 or more keys is needed"}},
		{`{"minProperties": 2}`, `[]`, nil},
		{`{"minimum": 1}`, `0.99`, []string{": a number of at least 1 is needed"}},
		{`{"minimum": 1}`, `1.0`, nil},
		{`{"maximum": 1}`, `1e1`, []string{": a number of at most 1 is needed"}},
		{`{"exclusiveMinimum": 0}`, `0`, []string{": a number above 0 is needed"}},
		{`{"required": ["a", "b", "c"]}`, `{"b": 1}`, []string{": missing: a, c"}},
		{`{"properties": {"a": {"type": "null"}}}`, `{"a": 1, "b": 2}`, []string{"/a: null is needed, got a number"}},
		{
			`{"properties": {"a": {}, "b/c": {"type": "null"}}, "additionalProperties": false}`, `{"x\n": 1, "b/c": true, "y": 2}`,
			[]string{"/b~1c: null is needed, got true or false", `: not known here: "x\n", "y"; known: a, b/c`},
		},
		{`{"additionalProperties": {"type": "null"}}`, `{"a": 1}`, []string{"/a: null is needed, got a number"}},
		{`{"additionalProperties": true}`, `{"a": 1}`, nil},
		{`{"propertyNames": {"minLength": 2}}`, `{"a": 1, "bb": 2}`, []string{"key of /a: a text of 2 or more characters is needed"}},
		{`{"items": {"type": "null"}}`, `[null, 1]`, []string{"/1: null is needed, got a number"}},
		{`{"$ref": "#/$defs/n", "$defs": {"n": {"type": "null"}}}`, `1`, []string{": null is needed, got a number"}},
		{`{"items": {"$ref": "#"}, "type": "array"}`, `[[], [[1]]]`, []string{"/1/0/0: a list is needed, got a number"}},
		{`{"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}`, `[1]`, []string{"/0: a text is needed, got a number"}},
		{`{"anyOf": [{"type": "string"}, {"type": "array"}]}`, `1`, []string{": a text or a list is needed, got a number"}},
		{`{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}`, `{}`, []string{": missing: one of a, b"}},
		{`{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}`, `{"a": 1, "b": 2}`, nil},
		{fact, `{"a": 1}`, nil},
		{fact, `{}`, []string{": missing: one of a, b"}},
		{fact, `{"a": 1, "b": 2}`, []string{": only one of these may be there: a, b"}},
		{`{"oneOf": [{"type": "string"}, {"minLength": 1}]}`, `"a"`, []string{": more than one of the alternatives fits"}},
		{`{"items": ` + fact + `, "minItems": 3}`, `[{}, {"b": 1}]`, []string{": a list of 3 or more entries is needed", "/0: missing: one of a, b"}},
	}
	for _, tt := range tests {
		s, v := parse(t, tt.schema), decode(t, tt.document)
		faults := s.Faults(v)
		if diff := cmp.Diff(tt.want, said(faults)); diff != "" {
			t.Errorf("%s of %s: (-want +got)\n%s", tt.document, tt.schema, diff)
		}
		if s.Fits(v) != (len(faults) == 0) {
			t.Errorf("%s of %s: fits %v, %d faults", tt.document, tt.schema, s.Fits(v), len(faults))
		}
		if tt.schema == `{"enum": []}` { // which draft 2020-12 allows, and the judge does not
			continue
		}
		reference, err := schematest.Reference([]byte(tt.schema), formats)
		if err != nil {
			t.Fatalf("%s: %v", tt.schema, err)
		}
		if judged(t, reference, tt.document) != s.Fits(v) {
			t.Errorf("%s of %s: fits %v, says the judge", tt.document, tt.schema, !s.Fits(v))
		}
	}
}

// TestSchema_Whole tells whole numbers however they are written.
func TestSchema_Whole(t *testing.T) {
	s := parse(t, `{"type": "integer"}`)
	for text, want := range map[string]bool{
		"0": true, "-0.0": true, "5": true, "5.00": true, "5.10": false, "1e3": true, "1.25e2": true, "1.25e1": false, "1250e-2": false, "1200e-2": true,
		"0e-5": true, "0.001E+3": true, "1e-1": false, "12345678901234567890.5": false, "12345678901234567890": true, "1e400": true,
		"1e-9999": false, "1e9999": true,
	} {
		if got := s.Fits(decode(t, text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestParse_Refused(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{``, "decode: "},
		{`[]`, "at #: a schema is needed"},
		{`{"items": true}`, "at #/items: a schema is needed"},
		{`{"$ref": "#/$defs/x"}`, "at #/$defs/x: a schema is needed"},
		{`{"$ref": "file:///other.json"}`, "at #/$ref: reference to another document: file:///other.json"},
		{`{"properties": {"a/b": {"not": {}}}}`, "at #/properties/a~1b/not: unknown keyword"},
		{`{"type": "thing"}`, `at #/type: unknown type "thing"`},
		{`{"format": "date"}`, `at #/format: unknown format "date"`},
		{`{"pattern": "("}`, "at #/pattern: error parsing regexp"},
		{`{"enum": [1]}`, "at #/enum: a choice is a text or null"},
		{`{"enum": "x"}`, "at #/enum: a list is needed"},
		{`{"required": [1]}`, "at #/required: a text is needed"},
		{`{"required": {}}`, "at #/required: a text is needed"},
		{`{"minItems": -1}`, "at #/minItems: a whole number is needed"},
		{`{"maxLength": "1"}`, "at #/maxLength: a whole number is needed"},
		{`{"maxLength": 0}`, "at #/maxLength: a whole number from 1 is needed"},
		{`{"minLength": "1"}`, "at #/minLength: a whole number is needed"},
		{`{"minimum": "1"}`, "at #/minimum: a number is needed"},
		{`{"anyOf": []}`, "at #/anyOf: a list of schemas is needed"},
		{`{"properties": []}`, "at #/properties: an object is needed"},
		{`{"$ref": "#"}`, "at #: the schema refers to itself"},
		{`{"items": {"oneOf": [{"type": "null"}, {"anyOf": [{"$ref": "#/items"}]}]}}`, "at #/items: the schema refers to itself"},
	} {
		_, err := schema.Parse([]byte(tt.text), formats)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.text, err, tt.want)
		}
	}
}

// nested has what a large schema has: references, alternatives, lists and bounds.
const nested = `{"type": "object", "additionalProperties": false, "properties": {"list": {"type": "array", "items": {"$ref": "#/$defs/entry"}}},
	"$defs": {"entry": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["name"], "propertyNames": {"minLength": 1},
	"properties": {"name": {"type": "string", "pattern": "^A", "format": "shout"}, "n": {"type": "integer", "minimum": 1},
	"kind": {"enum": ["x", "y"]}}}]}}}`

// TestSchema_FitsFree: a document that fits costs no memory, whatever alternatives were tried.
func TestSchema_FitsFree(t *testing.T) {
	s := parse(t, strings.Replace(nested, `{"anyOf": [`, `{"anyOf": [{"required": ["x"]}, {"additionalProperties": false, "minProperties": 1}, `, 1))
	v := decode(t, `{"list": [null, {"name": "ABC", "n": 5, "kind": "y"}, {"name": "AB", "n": 2.0}]}`)
	if !s.Fits(v) {
		t.Fatal(said(s.Faults(v)))
	}
	if n := testing.AllocsPerRun(100, func() { s.Fits(v) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestTrusted: what is read when it is needed says what is read at once, to several that need it at a time.
func TestTrusted(t *testing.T) {
	whole, lazy := parse(t, nested), schema.Trusted(nested, formats)
	var group sync.WaitGroup
	for _, text := range []string{
		`{"list": [null, {"name": "ABC", "n": 5, "kind": "y"}]}`, `{"list": [{"name": "B"}, {"n": 0}, 5]}`, `{"list": [{"kind": "z", "name": "a"}], "more": 1}`, `[]`,
	} {
		v := decode(t, text)
		for range 4 {
			group.Go(func() {
				if diff := cmp.Diff(said(whole.Faults(v)), said(lazy.Faults(v))); diff != "" {
					t.Errorf("%s (-whole +lazy):\n%s", text, diff)
				}
			})
		}
	}
	group.Wait()
}

func TestBelow(t *testing.T) {
	s := parse(t, nested)
	for _, tt := range []struct {
		pointer, keys string
		free, known   bool
	}{
		{"/list", "", false, true},
		{"/list/0", "kind, n, name", false, true},
		{"/list/-/name", "", false, true},
		{"/list/00", "", false, false},
		{"/other", "", false, false},
		{"/list/0/other", "", true, false},
	} {
		tokens, _ := jsonpointer.Parse(tt.pointer)
		here, free := []*schema.Schema{s}, false
		for _, token := range tokens {
			here, free = schema.Below(here, token)
		}
		keys := ""
		if len(here) > 0 {
			keys = strings.Join(here[0].Keys(), ", ")
		}
		if free != tt.free || len(here) > 0 != tt.known || keys != tt.keys {
			t.Errorf("%s: %d schemas, free %v, keys %q", tt.pointer, len(here), free, keys)
		}
	}
}

// otherwise is what the judge reads in its own way or computes without end: other drafts, addresses, and large exponents.
var otherwise = regexp.MustCompile(`\$id|\$schema|[0-9][eE][-+]?[0-9]{3}`)

// FuzzFits: every schema that can be read judges every document as the other implementation does, and nothing panics.
func FuzzFits(f *testing.F) {
	f.Add(nested, `{"list": [null, {"name": "ABC", "n": 5, "kind": "y"}]}`)
	f.Add(`{"type": ["integer", "null"], "minimum": 1, "maximum": 2.5}`, `2.0`)
	f.Add(`{"oneOf": [{"required": ["a"]}, {"minProperties": 2}]}`, `{"a": 1}`)
	f.Add(`{"anyOf": [{"enum": ["a", null]}, {"items": {"$ref": "#"}, "minItems": 1}]}`, `[["a"], [null]]`)
	f.Add(`{"additionalProperties": {"$ref": "#/properties/a~1b"}, "properties": {"a/b": {"exclusiveMinimum": 0}}}`, `{"a/b": 1, "c": 0}`)
	f.Fuzz(func(t *testing.T, text, document string) {
		s, err := schema.Parse([]byte(text), formats)
		if err != nil {
			return
		}
		v, err := plan.Decode([]byte(document))
		if err != nil {
			return
		}
		faults := s.Faults(v)
		if s.Fits(v) != (len(faults) == 0) {
			t.Fatalf("fits %v: %v", s.Fits(v), said(faults))
		}
		if otherwise.MatchString(text) || otherwise.MatchString(document) {
			return
		}
		reference, err := schematest.Reference([]byte(text), formats)
		if err != nil {
			return // the schema is not well formed
		}
		var syntax any
		if json.Unmarshal([]byte(document), &syntax) != nil {
			return
		}
		if judged(t, reference, document) != s.Fits(v) {
			t.Fatalf("fits %v, says the judge; ours says %v", !s.Fits(v), said(faults))
		}
	})
}

// TestSchema_FitsStill: what is shared with a value that fits is taken for granted, all else is held against the schema.
func TestSchema_FitsStill(t *testing.T) {
	s := parse(t, `{
		"type": "object", "required": ["a"], "additionalProperties": false,
		"properties": {"a": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1}}}, "l": {"type": "array", "items": {"type": "string"}},
			"either": {"oneOf": [{"type": "object", "required": ["x"]}, {"type": "object", "required": ["y"]}]}}
	}`)
	fitting := decode(t, `{"a": {"n": 2}, "l": ["x", "y"], "either": {"x": 1}}`)
	field := func(v plan.Value, name, to string) plan.Value { return v.WithField(name, decode(t, to)) }
	for name, v := range map[string]plan.Value{
		"itself":                  fitting,
		"a number":                field(fitting, "a", `{"n": 1}`),
		"too small":               fitting.WithField("a", field(fitting.Field("a"), "n", `0`)),
		"another type":            field(fitting, "a", `[]`),
		"an entry":                fitting.WithField("l", fitting.Field("l").WithElement(1, plan.NewString("z"))),
		"an entry of a type":      fitting.WithField("l", fitting.Field("l").WithElement(1, plan.NewInt(1))),
		"one more":                fitting.WithField("l", fitting.Field("l").WithElement(2, plan.NewInt(1))),
		"an unknown key":          field(fitting, "b", `1`),
		"both alternatives":       fitting.WithField("either", field(fitting.Field("either"), "y", `1`)),
		"the other alternative":   field(fitting, "either", `{"y": 1}`),
		"what is required":        decode(t, `{"l": []}`),
		"the same in a new place": fitting.WithField("l", fitting.Field("a")),
	} {
		if got, want := s.FitsStill(v, fitting), s.Fits(v); got != want {
			t.Errorf("%s: %v, by itself %v", name, got, want)
		}
	}
	odd := decode(t, `{"a": {"n": 0}}`)
	if !s.FitsStill(odd, odd) {
		t.Error("what is shared was looked at again")
	}
}
