//go:build !unix

package app

import "io/fs"

// ownedByUser returns false: ownership is unknown on this system, so nothing is cached.
func ownedByUser(fs.FileInfo) bool { return false }
