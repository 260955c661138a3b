// Package outfile writes files that a person asked for. A file appears whole or not at all; a link stays a link, and a device or a
// FIFO is written into, never replaced.
package outfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/diligo/diligo/internal/words"
)

// Target is what stands, or will stand, at the end of the links of a name.
type Target struct {
	Name   string      // without links, if the name is one
	Mode   fs.FileMode // permissions: those of the file that is there, else those asked for
	Exists bool
	// Stream says that it is neither a file nor missing: a device, a FIFO or the like, which takes bytes but can't be replaced.
	Stream bool
}

// maxLinks is how many links may follow each other, as on Linux.
const maxLinks = 40

// Find finds the target of a name. A link may lead to a file that is not there yet. A folder is an error.
func Find(name string, mode fs.FileMode) (Target, error) {
	for range maxLinks {
		info, err := os.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return Target{Name: name, Mode: mode}, nil
		case err != nil:
			return Target{}, err
		case info.Mode()&fs.ModeSymlink == 0:
			if info.IsDir() {
				return Target{}, &fs.PathError{Op: "write", Path: name, Err: words.New("this is a folder")}
			}
			return Target{Name: name, Mode: info.Mode().Perm(), Exists: true, Stream: !info.Mode().IsRegular()}, nil
		}
		to, err := os.Readlink(name)
		if err != nil {
			return Target{}, err
		}
		if !filepath.IsAbs(to) {
			dir, err := filepath.EvalSymlinks(filepath.Dir(name)) // ".." leads on from where the folder really is
			if err != nil {
				return Target{}, err
			}
			to = filepath.Join(dir, to)
		}
		name = to
	}
	return Target{}, &fs.PathError{Op: "write", Path: name, Err: words.New("too many links")}
}

// Write writes a file by way of a temporary one beside it, or straight into a stream. A new file gets these permissions; one
// that is there keeps its own.
func Write(name string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	t, err := Find(name, mode)
	if err != nil {
		return err
	}
	if t.Stream {
		return t.stream(write)
	}
	f, err := os.CreateTemp(filepath.Dir(t.Name), ".diligo-*") // for the owner alone
	if err != nil {
		return err
	}
	temporary.add(f.Name())
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
		temporary.drop(f.Name())
	}()
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(t.Mode); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), t.Name)
}

// stream writes into what is there already.
func (t Target) stream(write func(io.Writer) error) error {
	f, err := os.OpenFile(t.Name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// Publish gives a file that is whole the name of the target, or copies it into a stream. The file is gone afterwards.
func (t Target) Publish(file string) error {
	if !t.Stream {
		if err := os.Chmod(file, t.Mode); err != nil {
			return err
		}
		return os.Rename(file, t.Name)
	}
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	err = t.stream(func(w io.Writer) error { _, err := io.Copy(w, in); return err })
	return errors.Join(err, in.Close(), os.Remove(file))
}

// Same reports whether two names lead, or will lead, to the same file: by another path, through links of both kinds, or on a file
// system that does not tell capitals apart. Streams are nobody's file: each may be written to and read from several times.
func Same(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	switch {
	case errX == nil && errY == nil:
		return x.Mode().IsRegular() && os.SameFile(x, y)
	case errX == nil || errY == nil:
		return false
	}
	return place(a) == place(b)
}

// place returns where a file that is not there yet will stand.
func place(name string) string {
	if t, err := Find(name, 0); err == nil {
		name = t.Name
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(name))
	if err != nil {
		dir = filepath.Dir(name)
	}
	if full, err := filepath.Abs(dir); err == nil {
		dir = full
	}
	return filepath.Join(dir, filepath.Base(name))
}

// temporary are the files that are being written.
var temporary = names{open: map[string]bool{}}

type names struct {
	sync.Mutex
	open map[string]bool
}

func (n *names) add(name string)  { n.Lock(); n.open[name] = true; n.Unlock() }
func (n *names) drop(name string) { n.Lock(); delete(n.open, name); n.Unlock() }

// Discard removes the temporary files of what is being written. It is for a process that ends at once.
func Discard() {
	temporary.Lock()
	defer temporary.Unlock()
	for name := range temporary.open {
		os.Remove(name)
	}
}
