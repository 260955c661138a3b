//go:build unix

package app

import (
	"io/fs"
	"os"
	"syscall"
)

// ownedByUser reports whether the user who runs the program owns a file.
func ownedByUser(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Geteuid()
}
