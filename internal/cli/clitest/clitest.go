// Package clitest gives tests a program to start: their own, which TestMain runs as diligo under that name, so that none has to be linked.
package clitest

import (
	"os"
	"path/filepath"
	"testing"
)

// Program returns the path of a link by the name diligo to the test program that runs, in a folder of its own.
func Program(tb testing.TB) string {
	tb.Helper()
	own, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	program := filepath.Join(tb.TempDir(), "diligo")
	if err := os.Symlink(own, program); err != nil {
		tb.Fatal(err)
	}
	return program
}
