package profile_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/schema/schematest"
	"github.com/diligo/diligo/internal/thorough"
)

// TestValidator_JSONSchema compares our validator with a JSON Schema implementation: both accept the same documents among all example
// profiles and thousands of variations of them.
func TestValidator_JSONSchema(t *testing.T) {
	const file = "../../policies/schema/profile.schema.json"
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ours, err := profile.NewValidator(content)
	if err != nil {
		t.Fatal(err)
	}
	reference, err := schematest.Reference(content, map[string]func(string) bool{"partial-date": isPartialDate})
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if len(names) < 40 {
		t.Fatalf("%d example profiles", len(names))
	}
	random := rand.New(rand.NewPCG(1, 2))
	refused := 0
	some := thorough.Some(names, 4)
	for _, name := range some {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 12 {
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if i > 0 {
				schematest.Mutate(random, document, "2024-02-29", "2024-02-30", "2024-13", "CNY", "growth", json.Number("101"),
					map[string]any{"amount": json.Number("1")}, map[string]any{"currency": "USD", "amount_text": "some"})
			}
			changed, err := json.Marshal(document)
			if err != nil {
				t.Fatal(err)
			}
			_, got := ours.Decode(name, changed, profile.FormatJSON)
			want := reference.Validate(document)
			if (got == nil) != (want == nil) {
				t.Fatalf("%s, change %d: ours says %v, the judge %v", name, i, got, want)
			}
			if want != nil {
				refused++
			}
		}
	}
	if refused < 2*len(some) {
		t.Errorf("only %d documents were refused", refused)
	}
}

func isPartialDate(s string) bool {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if day, err := time.Parse(layout, s); err == nil && day.Year() > 0 {
			return true
		}
	}
	return false
}
