package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMain runs the program instead of the tests under its name, see clitest.Program.
func TestMain(m *testing.M) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} { // whatever the language of the machine
		os.Unsetenv(name)
	}
	if filepath.Base(os.Args[0]) == "diligo" {
		main()
	}
	os.Exit(m.Run())
}
