package shard

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
)

// Section opens the bytes of a task. What was read is checked when it is closed: see Reading.Check.
func (m *Manifest) Section(task int) (*Reading, error) {
	t := m.Tasks[task]
	in := m.Files[t.Input]
	file, err := os.Open(in.Path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && info.Size() != in.Size {
		err = changed(in.Path)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return &Reading{file: file, content: io.NewSectionReader(file, t.From, t.To-t.From), task: t, path: in.Path, hash: sha256.New()}, nil
}

// Reading is the bytes of a task while they are read.
type Reading struct {
	file    *os.File
	content io.Reader
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

// Close closes the file.
func (r *Reading) Close() error { return r.file.Close() }

// Check reads what nobody has read, such as what follows a compressed text, and demands that all bytes could be read and are those that
// were planned. A task whose input fails has no part: it is for the scheduler to try again.
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
