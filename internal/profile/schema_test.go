package profile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/diligo/diligo/internal/profile"
)

// TestValidator_JSONSchema lets an implementation of JSON Schema judge ours: on every example profile and on thousands of changes of
// them both accept the same documents.
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
	judge := judgeOf(t, content)
	names, _ := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if len(names) < 40 {
		t.Fatalf("%d example profiles", len(names))
	}
	random := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for _, name := range names {
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
				change(random, document)
			}
			changed, err := json.Marshal(document)
			if err != nil {
				t.Fatal(err)
			}
			_, got := ours.Decode(name, changed, profile.FormatJSON)
			want := judge.Validate(document)
			if (got == nil) != (want == nil) {
				t.Fatalf("%s, change %d: ours says %v, the judge %v", name, i, got, want)
			}
			if want != nil {
				refused++
			}
		}
	}
	if refused < 150 {
		t.Errorf("only %d documents were refused", refused)
	}
}

func judgeOf(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.RegisterFormat(&jsonschema.Format{Name: "partial-date", Validate: func(v any) error {
		s, ok := v.(string)
		if !ok {
			return nil
		}
		for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
			if day, err := time.Parse(layout, s); err == nil && day.Year() > 0 {
				return nil
			}
		}
		return errors.New("no date")
	}})
	if err := compiler.AddResource("profile.schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("profile.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// change changes something somewhere in a document.
func change(random *rand.Rand, node any) {
	values := []any{
		nil, true, "", "x", "2024-02-29", "2024-02-30", "2024-13", "CNY", "growth", json.Number("0"), json.Number("-1"), json.Number("2.5"),
		json.Number("2.0"), json.Number("1e30"), json.Number("101"), []any{}, map[string]any{}, map[string]any{"amount": json.Number("1")},
		map[string]any{"currency": "USD", "amount_text": "some"},
	}
	value := values[random.IntN(len(values))]
	switch node := node.(type) {
	case map[string]any:
		if len(node) == 0 {
			node["x"] = value
			return
		}
		keys := slices.Sorted(maps.Keys(node))
		key := keys[random.IntN(len(keys))]
		if deeper(random, node[key]) {
			return
		}
		switch random.IntN(6) {
		case 0:
			delete(node, key)
		case 1:
			if key[0] != '/' { // a pointer must name a fact, which no schema can say
				node[key+"x"] = node[key]
			}
		default:
			node[key] = value
		}
	case []any:
		if i := random.IntN(len(node)); !deeper(random, node[i]) {
			node[i] = value
		}
	}
}

// deeper changes something below a node, most often, if there is something.
func deeper(random *rand.Rand, node any) bool {
	list, isList := node.([]any)
	_, isObject := node.(map[string]any)
	if !isObject && len(list) == 0 || isList && len(list) == 0 || random.IntN(5) == 0 {
		return false
	}
	change(random, node)
	return true
}
