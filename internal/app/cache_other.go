//go:build !unix

package app

import "io/fs"

// ownedByUser is not known on this system: there nothing is kept.
func ownedByUser(fs.FileInfo) bool { return false }
