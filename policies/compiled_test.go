package policies_test

import (
	"os"
	"testing"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/policies"
)

// TestCompiled demands that the compiled form says what the policies say, and was made by this version of OPA; make generate
// writes it.
func TestCompiled(t *testing.T) {
	want, err := policy.Compile(policy.Source{FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("compiled.bin", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if policies.Compiled != want {
		t.Error("compiled.bin is stale: run make generate")
	}
}
