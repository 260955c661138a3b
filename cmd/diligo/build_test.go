package main

import (
	"crypto/sha256"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/diligo/diligo/internal/thorough"
)

// TestBuild_ReproducibleInAnyFolder builds copies of the sources in two folders, as a release does: whoever builds a tag gets the bytes that
// its checksum names.
func TestBuild_ReproducibleInAnyFolder(t *testing.T) {
	thorough.Only(t)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	build := func(folder string) [sha256.Size]byte {
		t.Helper()
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"cmd", "internal", "policies"} {
			if err := os.CopyFS(filepath.Join(folder, part), os.DirFS(filepath.Join(root, part))); err != nil {
				t.Fatal(err)
			}
		}
		for _, file := range []string{"go.mod", "go.sum"} {
			text, err := os.ReadFile(filepath.Join(root, file))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(folder, file), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X github.com/diligo/diligo/internal/cli.version=v0.0.0", "-o", "built", "./cmd/diligo")
		c.Dir, c.Env = folder, append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off")
		if text, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		program, err := os.ReadFile(filepath.Join(folder, "built"))
		if err != nil {
			t.Fatal(err)
		}
		return sha256.Sum256(program)
	}
	if one, other := build(filepath.Join(t.TempDir(), "one")), build(filepath.Join(t.TempDir(), "another", "place")); one != other {
		t.Errorf("two builds differ: %x, %x", one, other)
	}
}
