package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/diligo/diligo/internal/thorough"
)

// maxBinary is how many bytes the program may have, with the server, its pages and assistants. The first ceiling, 60 MiB, was drawn before the
// pages were; a second program for the server would be twice the releases and two versions to keep alike, and the start of a command does not
// depend on the size (TestStart_ServerCostsLittle holds that).
const maxBinary = 66 << 20

// TestBinary_Size holds the size of the program as make build builds it.
func TestBinary_Size(t *testing.T) {
	thorough.Only(t)
	info, err := os.Stat(build(t))
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > maxBinary {
		t.Errorf("the program has %d bytes, more than %d", info.Size(), maxBinary)
	}
}

// build builds the program as make build does, and returns its path.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "diligo")
	c := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return program
}
