package policies_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/policies"
)

// TestCompiled demands that the compiled form says what the policies say, and was made by this version of OPA; make generate
// writes it.
func TestCompiled(t *testing.T) {
	want, err := compiled()
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

// TestFS demands that FS holds all that policies consist of, and nothing else; make generate writes it.
func TestFS(t *testing.T) {
	want := map[string][]byte{}
	for _, root := range []string{"main.rego", "lib", "rules", "checklists", "schema"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.rego") {
				return err
			}
			want[filepath.ToSlash(path)], err = os.ReadFile(path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile("shipped.zip", archived(t, want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	found := 0
	err := fs.WalkDir(policies.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		found++
		content, err := policies.FS.ReadFile(path)
		if wanted, ok := want[path]; !ok || string(content) != string(wanted) {
			t.Errorf("%s is not as in the folder: run make generate", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if found != len(want) {
		t.Errorf("shipped.zip has %d files of %d: run make generate", found, len(want))
	}
}

// archived is an archive of files, the same for the same files.
func archived(t *testing.T, contents map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = w.Write(contents[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
