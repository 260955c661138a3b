package outfile

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := Write(name, 0o644, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
		t.Fatal(err)
	}
}

func want(t *testing.T, name, text string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != text {
		t.Errorf("%s holds %q, %v; want %q", name, got, err, text)
	}
}

func TestWrite_KeepsModeOfWhatIsThere(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	put(t, name, "new")
	want(t, name, "new")
	if info, _ := os.Stat(name); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestWrite_LinkStays(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, exists := range []bool{false, true} { // the first round makes the file
		link, target := filepath.Join(dir, "link"), filepath.Join(dir, "sub", "target")
		if !exists {
			if err := os.Symlink(filepath.Join("sub", "target"), link); err != nil {
				t.Skip(err)
			}
		}
		put(t, link, "x")
		want(t, target, "x")
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("the link is %v, %v", info.Mode(), err)
		}
	}
}

func TestWrite_FailureLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	put(t, name, "old")
	if err := Write(name, 0o644, func(w io.Writer) error { io.WriteString(w, "half"); return io.ErrUnexpectedEOF }); err == nil {
		t.Error("no error")
	}
	want(t, name, "old")
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left: %v", entries)
	}
}

func TestWrite_FolderIsRefused(t *testing.T) {
	if err := Write(t.TempDir(), 0o644, func(io.Writer) error { t.Error("written"); return nil }); err == nil {
		t.Error("no error")
	}
}

func TestSame(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	put(t, at("a"), "a")
	put(t, at("b"), "a")
	if err := os.Link(at("a"), at("hard")); err != nil {
		t.Skip(err)
	}
	for link, target := range map[string]string{"soft": "a", "dangling": "new", "here": "."} {
		if err := os.Symlink(target, at(link)); err != nil {
			t.Skip(err)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{at("a"), dir + "/./a", true},
		{at("a"), at("hard"), true},
		{at("a"), at("soft"), true},
		{at("a"), at("here/hard"), true},
		{at("a"), at("b"), false},
		{at("a"), at("new"), false},
		{at("new"), dir + "/./new", true},
		{at("new"), at("dangling"), true},
		{at("new"), at("here/new"), true},
		{at("new"), at("other"), false},
		{os.DevNull, os.DevNull, false},
	} {
		if got := Same(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}
