package profile

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Validator holds profiles against the profile schema. It is safe for concurrent use.
type Validator struct {
	schema *jsonschema.Schema
	at     map[string]*jsonschema.Schema // every part of the schema, by location
}

// NewValidator compiles a JSON Schema (draft 2020-12). Formats are asserted; "partial-date" is YYYY, YYYY-MM or
// YYYY-MM-DD of a day that exists. A reference to another document is an error.
func NewValidator(schema []byte) (*Validator, error) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, fmt.Errorf("profile schema: %w", err)
	}
	const url = "profile.schema.json"
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(noLoader{})
	compiler.AssertFormat()
	compiler.RegisterFormat(&jsonschema.Format{Name: "partial-date", Validate: validateDate})
	if err := compiler.AddResource(url, document); err != nil {
		return nil, fmt.Errorf("profile schema: %w", err)
	}
	compiled, err := compiler.Compile(url)
	if err != nil {
		return nil, fmt.Errorf("profile schema: %w", err)
	}
	v := &Validator{schema: compiled, at: map[string]*jsonschema.Schema{}}
	v.collect(compiled)
	return v, nil
}

// noLoader keeps the compiler from opening files for references.
type noLoader struct{}

func (noLoader) Load(url string) (any, error) {
	return nil, fmt.Errorf("reference to another document: %s", url)
}

func validateDate(value any) error {
	s, ok := value.(string)
	if !ok {
		return nil
	}
	if what, _ := checkDate(s); what != "" {
		return errors.New(what)
	}
	return nil
}

// collect files a schema and all schemas within it by location.
func (v *Validator) collect(s *jsonschema.Schema) {
	if s == nil || v.at[s.Location] != nil {
		return
	}
	v.at[s.Location] = s
	for _, sub := range applied(s) {
		v.collect(sub)
	}
	for _, sub := range s.Properties {
		v.collect(sub)
	}
	for _, sub := range s.PatternProperties {
		v.collect(sub)
	}
	for _, sub := range s.PrefixItems {
		v.collect(sub)
	}
	additional, _ := s.AdditionalProperties.(*jsonschema.Schema)
	for _, sub := range []*jsonschema.Schema{
		additional, s.UnevaluatedProperties, s.PropertyNames, s.Items2020, s.UnevaluatedItems, s.Contains, s.Not,
	} {
		v.collect(sub)
	}
}

// applied returns the schemas that speak about the same value as s does.
func applied(s *jsonschema.Schema) []*jsonschema.Schema {
	all := slices.Concat(
		[]*jsonschema.Schema{s.Ref, s.If, s.Then, s.Else}, s.AllOf, s.AnyOf, s.OneOf,
		slices.Collect(maps.Values(s.DependentSchemas)),
	)
	return slices.DeleteFunc(all, func(s *jsonschema.Schema) bool { return s == nil })
}

// spread returns s and, through references and alternatives, all schemas that speak about the same value.
func spread(schemas ...*jsonschema.Schema) []*jsonschema.Schema {
	var all []*jsonschema.Schema
	for len(schemas) > 0 {
		s := schemas[0]
		schemas = schemas[1:]
		if s != nil && !slices.Contains(all, s) {
			all = append(all, s)
			schemas = append(schemas, applied(s)...)
		}
	}
	return all
}

// names returns the keys that a value of a schema may have, sorted.
func names(s *jsonschema.Schema) []string {
	set := map[string]bool{}
	for _, s := range spread(s) {
		for name := range s.Properties {
			set[name] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// isMoney tells whether a schema describes an amount with its currency.
func isMoney(s *jsonschema.Schema) bool {
	all := names(s)
	return slices.Contains(all, "amount") && slices.Contains(all, "currency") && len(all) <= 4
}

// below returns the schemas of the value under a token, and whether the schema lets anything stand there.
func below(schemas []*jsonschema.Schema, token string) (next []*jsonschema.Schema, free bool) {
	closed := false
	for _, s := range spread(schemas...) {
		if sub, ok := s.Properties[token]; ok {
			next = append(next, sub)
		}
		switch additional := s.AdditionalProperties.(type) {
		case *jsonschema.Schema:
			if s.Properties[token] == nil {
				next = append(next, additional)
			}
		case bool:
			closed = closed || !additional
		}
		if s.Items2020 != nil && isIndex(token) {
			next = append(next, s.Items2020)
		}
		if s.Types != nil && slices.Contains(s.Types.ToStrings(), "object") {
			free = true
		}
	}
	return next, free && !closed && len(next) == 0
}

func isIndex(token string) bool {
	return token == "-" || token != "" && strings.Trim(token, "0123456789") == "" && (token == "0" || token[0] != '0')
}

// checkPointer says why a pointer can't name a fact of a profile, or "".
func (v *Validator) checkPointer(pointer string) (what, hint string) {
	tokens, ok := parsePointer(pointer)
	if !ok {
		return quoted(pointer) + " is not a JSON pointer", "write the way to the fact, such as /rounds or /rounds/0/amount"
	}
	schemas := []*jsonschema.Schema{v.schema}
	for i, token := range tokens {
		next, free := below(schemas, token)
		if free {
			return "", ""
		}
		if len(next) == 0 {
			what = quoted(pointer) + " names no fact of a profile"
			var here []string
			for _, s := range schemas {
				here = append(here, names(s)...)
			}
			if name, ok := nearest(token, here); ok {
				better := slices.Concat(tokens[:i], []string{name}, tokens[i+1:])
				return what, "did you mean " + pointerTo(better...) + "?"
			}
			return what, "see the names of all facts in the profile schema"
		}
		schemas = next
	}
	return "", ""
}
