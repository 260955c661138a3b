package shard

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
)

// Open opens bytes [from, to) of an input, or up to its end if to is negative, and returns the size of the whole input. OpenFile does so
// for files; object storage has its own.
type Open func(path string, from, to int64) (content io.ReadCloser, size int64, err error)

// OpenFile opens a range of a file.
func OpenFile(path string, from, to int64) (io.ReadCloser, int64, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	if to < 0 {
		to = info.Size()
	}
	return &section{io.NewSectionReader(file, from, to-from), file}, info.Size(), nil
}

type section struct {
	io.Reader
	io.Closer
}

// Section opens the bytes of a task. They are verified by Reading.Check.
func (m *Manifest) Section(task int, open Open) (*Reading, error) {
	t := m.Tasks[task]
	in := m.Files[t.Input]
	content, size, err := open(in.Path, t.From, t.To)
	if err != nil {
		return nil, err
	}
	if size != in.Size {
		content.Close()
		return nil, changed(in.Path)
	}
	return &Reading{content: content, task: t, path: in.Path, hash: sha256.New()}, nil
}

// Reading reads the bytes of a task.
type Reading struct {
	content io.ReadCloser
	task    Task
	path    string
	hash    hash.Hash
	failed  error
}

// Read reads on.
func (r *Reading) Read(p []byte) (int, error) {
	n, err := r.content.Read(p)
	r.hash.Write(p[:n])
	if err != nil && err != io.EOF {
		r.failed = err
	}
	return n, err
}

// Close closes the input.
func (r *Reading) Close() error { return r.content.Close() }

// Check reads what is left, such as what follows a compressed text, and returns an error unless all bytes could be read and are those that
// were planned. A task whose input fails has no part: the scheduler must run it again.
func (r *Reading) Check() error {
	_, err := io.Copy(io.Discard, r)
	if err = errors.Join(r.failed, err); err != nil {
		return err
	}
	if hex.EncodeToString(r.hash.Sum(nil)) != r.task.SHA256 {
		return changed(r.path)
	}
	return nil
}
