package table

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/schema/schematest"
	"github.com/diligo/diligo/internal/thorough"
)

// TestMappingSchema compares our validator with a JSON Schema implementation: both accept the same documents among all shipped mappings and
// variations of them.
func TestMappingSchema(t *testing.T) {
	ours, err := mappingSchema()
	if err != nil {
		t.Fatal(err)
	}
	reference, err := schematest.Reference(MappingSchema, nil)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]byte{"joined": []byte(joined2)}
	for _, name := range ShippedMappings() {
		_, texts[name], _ = ShippedMapping(name)
	}
	random := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		var mapping map[string]any
		if err := yaml.Unmarshal(text, &mapping); err != nil {
			t.Fatal(err)
		}
		original, err := json.Marshal(mapping)
		if err != nil {
			t.Fatal(err)
		}
		for i := range thorough.Times(250, 1000) {
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(original))
			if err != nil {
				t.Fatal(err)
			}
			if i > 0 {
				schematest.Mutate(random, document, "refuse", "USD", "dmy", "/company/name", []any{"a"}, []any{""},
					map[string]any{"to": "/x", "column": "x"}, map[string]any{"to": "/x", "value": true, "latest": nil},
					map[string]any{"column": "x", "is": []any{"y"}})
			}
			v, err := plan.FromInterface(document)
			if err != nil {
				t.Fatal(err)
			}
			faults, want := ours.Faults(v), reference.Validate(document)
			if ours.Fits(v) != (want == nil) || (len(faults) == 0) != (want == nil) {
				t.Fatalf("%s, change %d: ours says %v, the judge %v", name, i, faults, want)
			}
			if want != nil {
				refused++
			}
		}
	}
	if refused < 300 {
		t.Errorf("only %d documents were refused", refused)
	}
}
