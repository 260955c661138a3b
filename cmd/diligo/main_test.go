package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMain runs the program instead of the tests under its name, see ownProgram.
func TestMain(m *testing.M) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} { // whatever the language of the machine
		os.Unsetenv(name)
	}
	if filepath.Base(os.Args[0]) == "diligo" {
		main()
	}
	os.Exit(m.Run())
}

// ownProgram returns the path of a link by which these tests are the program, which so need not be linked once more.
func ownProgram(t *testing.T) string {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "diligo")
	if err := os.Symlink(own, program); err != nil {
		t.Fatal(err)
	}
	return program
}
