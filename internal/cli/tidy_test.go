package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/diligo/diligo/internal/report/inert"
)

// TestReplaceFile checks that permissions are preserved, and that a link stays a link.
func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "acme.json"), filepath.Join(dir, "link.json")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("acme.json", link); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(file)
	if err != nil || string(content) != "new" {
		t.Errorf("%q, %v", content, err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if info, err = os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	if err := replaceFile(filepath.Join(dir, "none.json"), nil); err == nil {
		t.Error("a file that is not there was written")
	}
}

func TestHarmless(t *testing.T) {
	if got := inert.CleanLines("-\t公司\x1b[31m\u009b1m\r\n"); got != "-\t公司\ufffd[31m\ufffd1m \n" {
		t.Errorf("%q", got)
	}
}
