package profile

import (
	"slices"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/schema"
	"github.com/diligo/diligo/internal/words"
)

// formatPartialDate is YYYY, YYYY-MM or YYYY-MM-DD, of a day that exists.
const formatPartialDate = "partial-date"

// formats are the formats that are checked.
var formats = schema.Formats{
	formatPartialDate: isDate,
	"json-pointer": func(text string) bool {
		if strings.HasPrefix(text, "/") && !strings.Contains(text, "~") {
			return true
		}
		_, ok := jsonpointer.Parse(text)
		return ok
	},
}

// Validator validates profiles against the profile schema. It is safe for concurrent use.
type Validator struct {
	root *schema.Schema

	// Cache of pointers that name facts, as profiles use the same ones over and over; at most maxFacts of them.
	mu    sync.RWMutex
	facts map[string]bool
}

const maxFacts = 4096

// NewValidator reads a JSON Schema (draft 2020-12). It checks the formats "json-pointer" and "partial-date", which is YYYY, YYYY-MM or
// YYYY-MM-DD of a day that exists. Keywords unknown to package schema, and references to other documents, are errors.
func NewValidator(text []byte) (*Validator, error) {
	root, err := schema.Parse(text, formats)
	if err != nil {
		return nil, words.Errorf("profile schema: %w", err)
	}
	return newValidator(root), nil
}

// TrustedValidator returns a validator for a schema known to pass NewValidator. It parses only as much of the schema as profiles need.
func TrustedValidator(text string) *Validator { return newValidator(schema.Trusted(text, formats)) }

func newValidator(root *schema.Schema) *Validator {
	return &Validator{root: root, facts: map[string]bool{}}
}

// isMoney reports whether a schema describes an amount with its currency.
func isMoney(s *schema.Schema) bool {
	keys := s.Keys()
	return slices.Contains(keys, "amount") && slices.Contains(keys, "currency") && len(keys) <= 4
}

func notPointer(text string) (what, hint words.Message) {
	return words.Text("%s is not a JSON pointer", quoted(text)), words.Text("write the way to the fact, such as /rounds or /rounds/0/amount")
}

// leadsToFact reports whether a pointer passes checkPointer.
func (v *Validator) leadsToFact(pointer string) bool {
	v.mu.RLock()
	known := v.facts[pointer]
	v.mu.RUnlock()
	if known {
		return true
	}
	if what, _ := v.checkPointer(pointer); !what.IsZero() {
		return false
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.facts) < maxFacts {
		v.facts[strings.Clone(pointer)] = true
	}
	return true
}

// checkPointer returns why a pointer can't name a fact of a profile; zero messages if it can.
func (v *Validator) checkPointer(pointer string) (what, hint words.Message) {
	tokens, ok := jsonpointer.Parse(pointer)
	if !ok {
		return notPointer(pointer)
	}
	schemas := []*schema.Schema{v.root}
	for i, token := range tokens {
		next, free := schema.Below(schemas, token)
		if free {
			return words.Message{}, words.Message{}
		}
		if len(next) == 0 {
			what = words.Text("%s names no fact of a profile", quoted(pointer))
			var here []string
			for _, s := range schemas {
				here = append(here, s.Keys()...)
			}
			if name, ok := nearest.Name(token, here); ok {
				better := slices.Concat(tokens[:i], []string{name}, tokens[i+1:])
				return what, words.Text("did you mean %s?", jsonpointer.Of(better...))
			}
			return what, words.Text("see the names of all facts in the profile schema")
		}
		schemas = next
	}
	return words.Message{}, words.Message{}
}
