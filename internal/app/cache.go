package app

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/policy"
)

// cacheFolder stores compiled policies in files. Failures are not errors: policies are then compiled again. Processes can share it, because
// a file appears atomically, under a name that identifies its content.
type cacheFolder string

// Bounds of the cache.
const (
	cacheEnding = ".policies"
	cacheFiles  = 16
)

// userCache returns the user's cache of compiled policies, or nil if there is no place for one.
func userCache() policy.Cache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	return cacheFolder(filepath.Join(dir, "diligo"))
}

func (c cacheFolder) file(key string) string { return filepath.Join(string(c), key+cacheEnding) }

// private reports whether the folder is the user's alone: not a link, owned by the user, and closed to others. Files in another folder may
// come from somebody else, and would decide verdicts.
func (c cacheFolder) private() bool {
	info, err := os.Lstat(string(c))
	return err == nil && info.IsDir() && info.Mode().Perm() == 0o700 && ownedByUser(info)
}

func (c cacheFolder) Get(key string) (string, bool) {
	if !c.private() {
		return "", false
	}
	if info, err := os.Lstat(c.file(key)); err != nil || !info.Mode().IsRegular() || !ownedByUser(info) {
		return "", false
	}
	content, err := os.ReadFile(c.file(key))
	return string(content), err == nil
}

func (c cacheFolder) Put(key, content string) {
	if err := os.MkdirAll(string(c), 0o700); err != nil || !c.private() {
		return
	}
	if err := outfile.Write(c.file(key), 0o600, func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}); err != nil {
		return
	}
	c.trim()
}

// trim removes the oldest files.
func (c cacheFolder) trim() {
	entries, err := os.ReadDir(string(c))
	if err != nil {
		return
	}
	var files []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && strings.HasSuffix(e.Name(), cacheEnding) {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for _, f := range files[min(cacheFiles, len(files)):] {
		os.Remove(filepath.Join(string(c), f.Name()))
	}
}
