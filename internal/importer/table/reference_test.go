package table

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestMapping_ReferenceNamesAll: README.md names every key of the mapping schema and every word of its enums.
func TestMapping_ReferenceNamesAll(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, reference, _ := strings.Cut(string(text), "\n## Reference\n")
	var schema any
	if err := json.Unmarshal(MappingSchema, &schema); err != nil {
		t.Fatal(err)
	}
	seen := 0
	demand := func(word string) {
		seen++
		if !strings.Contains(reference, "`"+word+"`") && !strings.Contains(reference, word+": ") {
			t.Errorf("the reference does not name %q", word)
		}
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, inner := range v {
				switch inner := inner.(type) {
				case map[string]any:
					if key == "properties" {
						for name := range inner {
							demand(name)
						}
					}
				case []any:
					if key == "enum" {
						for _, word := range inner {
							demand(word.(string))
						}
					}
				}
				walk(inner)
			}
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		}
	}
	walk(schema)
	if seen < 60 {
		t.Errorf("only %d keys and words were found", seen)
	}
}
