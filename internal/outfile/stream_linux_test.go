//go:build linux

package outfile

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestWrite_FIFO: who reads a FIFO gets what is written, and the FIFO stays one, through a link too and when a file is published.
func TestWrite_FIFO(t *testing.T) {
	dir := t.TempDir()
	fifo, link := filepath.Join(dir, "fifo"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("fifo", link); err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(){
		"itself": func() { put(t, fifo, "x") },
		"link":   func() { put(t, link, "x") },
		"published": func() {
			target, err := Find(link, 0o644)
			if err != nil {
				t.Fatal(err)
			}
			part := filepath.Join(dir, "part")
			if err := os.WriteFile(part, []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := target.Publish(part); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := make(chan string)
			go func() {
				content, _ := os.ReadFile(fifo)
				got <- string(content)
			}()
			write()
			if text := <-got; text != "x" {
				t.Errorf("read %q", text)
			}
			if info, err := os.Lstat(fifo); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
				t.Errorf("the FIFO is %v, %v", info.Mode(), err)
			}
		})
	}
}

// TestWrite_Device: a device stays one. Only root may make one to try it on.
func TestWrite_Device(t *testing.T) {
	name := filepath.Join(t.TempDir(), "null")
	if err := syscall.Mknod(name, syscall.S_IFCHR|0o666, 1<<8|3); err != nil {
		t.Skip(err)
	}
	put(t, name, "x")
	if info, err := os.Lstat(name); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		t.Errorf("the device is %v, %v", info.Mode(), err)
	}
}
