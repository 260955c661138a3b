package pack

import (
	"encoding/json"
	"io/fs"
	"testing"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/policies"
)

func schemaOf(t *testing.T) map[string]any {
	t.Helper()
	raw, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestCheck_Shipped: the shipped policies keep to the contract, with their tests.
func TestCheck_Shipped(t *testing.T) {
	r := Check(nil, []policy.Source{{FS: policies.FS}}, schemaOf(t))
	for _, p := range r.Errors {
		t.Error(p)
	}
	if len(r.Rules) < 100 {
		t.Errorf("only %d rules", len(r.Rules))
	}
}
