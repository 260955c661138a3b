package policies_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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

// TestFS demands that FS holds all that rules consist of.
func TestFS(t *testing.T) {
	for _, root := range []string{"main.rego", "lib", "rules", "checklists", "schema"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.rego") {
				return err
			}
			want, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if got, err := policies.FS.ReadFile(filepath.ToSlash(path)); err != nil || string(got) != string(want) {
				t.Errorf("%s is not as in the folder: %v", path, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
