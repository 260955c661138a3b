package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestCacheFolder(t *testing.T) {
	c := cacheFolder(filepath.Join(t.TempDir(), "new", "diligo"))
	if _, ok := c.Get("a"); ok {
		t.Error("something in a folder that does not exist")
	}
	c.Put("a", "content")
	if content, ok := c.Get("a"); !ok || content != "content" {
		t.Errorf("%q %t", content, ok)
	}
	for i := range 2 * cacheFiles {
		c.Put(fmt.Sprint(i), "content")
	}
	entries, err := os.ReadDir(string(c))
	if err != nil || len(entries) != cacheFiles {
		t.Errorf("%d files, %v", len(entries), err)
	}
}

// TestCacheFolder_NoPlace: without a place nothing is cached.
func TestCacheFolder_NoPlace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := cacheFolder(filepath.Join(file, "diligo"))
	c.Put("a", "content")
	if _, ok := c.Get("a"); ok {
		t.Error("kept")
	}
	taken := privateFolder(t)
	if err := os.Mkdir(taken.file("a"), 0o700); err != nil {
		t.Fatal(err)
	}
	taken.Put("a", "content")
	if entries, _ := os.ReadDir(string(taken)); len(entries) != 1 {
		t.Errorf("%d files are left behind", len(entries)-1)
	}
}

// TestCacheFolder_Concurrent: a reader sees the complete content of one writer.
func TestCacheFolder_Concurrent(t *testing.T) {
	c := privateFolder(t)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for range 20 {
				c.Put("a", strings.Repeat(fmt.Sprint(i), 100_000))
				content, ok := c.Get("a")
				if !ok || len(content) != 100_000 || strings.Trim(content, content[:1]) != "" {
					t.Errorf("%t %d bytes", ok, len(content))
				}
			}
		})
	}
	group.Wait()
}

// privateFolder returns a new folder that only the user may enter.
func privateFolder(t *testing.T) cacheFolder {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "diligo")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return cacheFolder(dir)
}

// TestCacheFolder_Foreign: a folder that others can write to, or a link, is neither read nor written.
func TestCacheFolder_Foreign(t *testing.T) {
	spoil := map[string]func(t *testing.T, c cacheFolder) cacheFolder{
		"open to others": func(t *testing.T, c cacheFolder) cacheFolder {
			if err := os.Chmod(string(c), 0o770); err != nil {
				t.Fatal(err)
			}
			return c
		},
		"a link": func(t *testing.T, c cacheFolder) cacheFolder {
			link := filepath.Join(t.TempDir(), "link")
			if err := os.Symlink(string(c), link); err != nil {
				t.Fatal(err)
			}
			return cacheFolder(link)
		},
		"a file that is a link": func(t *testing.T, c cacheFolder) cacheFolder {
			other := filepath.Join(t.TempDir(), "other")
			if err := os.Rename(c.file("a"), other); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(other, c.file("a")); err != nil {
				t.Fatal(err)
			}
			return c
		},
	}
	for name, change := range spoil {
		t.Run(name, func(t *testing.T) {
			c := privateFolder(t)
			c.Put("a", "content")
			if _, ok := c.Get("a"); !ok {
				t.Fatal("not kept in a folder that is ours")
			}
			if content, ok := change(t, c).Get("a"); ok {
				t.Errorf("read %q", content)
			}
		})
	}
}
