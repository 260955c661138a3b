package cli

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

// TestCacheFolder_NoPlace: where nothing can be kept, nothing is.
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
	taken := cacheFolder(t.TempDir())
	if err := os.Mkdir(taken.file("a"), 0o700); err != nil {
		t.Fatal(err)
	}
	taken.Put("a", "content")
	if entries, _ := os.ReadDir(string(taken)); len(entries) != 1 {
		t.Errorf("%d files are left behind", len(entries)-1)
	}
}

// TestCacheFolder_Concurrent: a reader sees the content of one writer, whole.
func TestCacheFolder_Concurrent(t *testing.T) {
	c := cacheFolder(t.TempDir())
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
