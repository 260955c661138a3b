package policies_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/policies"
)

// domainsFile holds the words of facts for Rego, which does not read the schema.
const domainsFile = "lib/domains/data.json"

// TestDomains demands that lib/domains holds the words of every fact that a rule reads and whose words the schema closes, and no others;
// make generate writes it.
func TestDomains(t *testing.T) {
	s := schema(t)
	words := map[string][]string{}
	for _, r := range load(t).Catalogue().Rules {
		for _, pattern := range r.Facts {
			if closed, ok := closedWords(pack.Field(s, pattern)); ok {
				words[pattern] = closed
			}
		}
	}
	content, err := json.MarshalIndent(map[string]any{"words": words}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want := string(content) + "\n"
	if *update {
		if err := os.WriteFile(domainsFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := policies.FS.ReadFile(domainsFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is stale: run make generate", domainsFile)
	}
}

// closedWords are the words that a field admits; none for a yes or no.
func closedWords(field map[string]any) ([]string, bool) {
	if enum, ok := field["enum"].([]any); ok {
		var words []string
		for _, e := range enum {
			if word, ok := e.(string); ok {
				words = append(words, word)
			} else if e != nil {
				return nil, false
			}
		}
		return words, true
	}
	types, _ := field["type"].([]any)
	types = slices.DeleteFunc(slices.Clone(types), func(x any) bool { return x == "null" })
	if field["type"] == "boolean" || len(types) == 1 && types[0] == "boolean" {
		return []string{}, true
	}
	return nil, false
}

// TestDomains_Few: each word costs one more evaluation of a rule that waits for it.
func TestDomains_Few(t *testing.T) {
	for pattern, words := range load(t).Catalogue().Domains {
		if len(words) > 32 {
			t.Errorf("%s admits %d words", pattern, len(words))
		}
		if !strings.HasPrefix(pattern, "/") {
			t.Errorf("%q is no pointer", pattern)
		}
	}
}
