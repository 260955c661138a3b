package shard

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/words"
)

// Suffixes of the files of a part, after the number of its task.
const (
	rowsEnd        = ".cohort.ndjson.zst"
	assessmentsEnd = ".assessments.ndjson.zst"
	deadLettersEnd = ".dead-letters.ndjson.zst"
	markEnd        = ".done.json"
)

// nameOf returns the name of a file of a part.
func nameOf(task int, end string) string { return fmt.Sprintf("%07d%s", task, end) }

// Mark declares a part complete: it is written when everything else is in place. It describes lines as text, decompressed.
type Mark struct {
	Schema   string           `json:"schema"`
	Manifest string           `json:"manifest"` // its digest
	Task     int              `json:"task"`
	Inputs   int              `json:"inputs"` // lines of the cohort: profiles, and what could not be read
	Files    map[string]Lines `json:"files"`  // by suffix
}

// Lines describes a file of lines in a part.
type Lines struct {
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Attempt is one attempt at a task. It writes files under temporary names of its own, so that two concurrent attempts do not collide; both
// produce the same text. Commit gives the files their names, the mark last. A process that is killed before that leaves no mark, so its
// files do not count, and the next attempt replaces them.
type Attempt struct {
	dir      string
	manifest *Manifest
	task     int
	inputs   int
	files    map[string]*lines
	// reached is called by Commit at each step, for tests.
	reached func(step)
}

// step is a place where an attempt can be interrupted.
type step string

// Steps of Commit.
const (
	written step = "all is written, under temporary names"
	named   step = "one file has its name"
	placed  step = "all files have their names"
	marked  step = "the mark has its name"
)

// reach tells a test which step was reached.
func (a *Attempt) reach(s step) {
	if a.reached != nil {
		a.reached(s)
	}
}

// lines is a compressed file of lines that is being written.
type lines struct {
	file  *os.File
	z     *zstd.Encoder
	bytes int64
	hash  hash.Hash
}

// Done reports whether a task has its mark, from this manifest. A mark from another manifest is an error.
func (m *Manifest) Done(dir string, task int) (bool, error) {
	name := filepath.Join(dir, nameOf(task, markEnd))
	mark, err := readMark(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	}
	return true, m.own(name, mark, task)
}

// Begin begins an attempt. If the folder does not exist, it is created for the owner alone: parts hold company data.
func (m *Manifest) Begin(dir string, task int) (*Attempt, error) {
	if task < 0 || task >= len(m.Tasks) {
		return nil, words.Errorf("there is no task %d: the manifest has %d, from 0", task, len(m.Tasks))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	a := &Attempt{dir: dir, manifest: m, task: task, files: map[string]*lines{}}
	ends := []string{rowsEnd, deadLettersEnd}
	if m.Whole {
		ends = append(ends, assessmentsEnd)
	}
	for _, end := range ends {
		file, err := os.CreateTemp(dir, "."+nameOf(task, end)+".*.tmp") // 0600
		if err != nil {
			a.Discard()
			return nil, err
		}
		z, err := zstd.NewWriter(file, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
		a.files[end] = &lines{file: file, z: z, hash: sha256.New()}
		if err != nil {
			a.Discard()
			return nil, err
		}
	}
	return a, nil
}

// Keep appends the results of the next input: a line of the cohort, and the lines of an assessment or of failures; any may be empty.
func (a *Attempt) Keep(row, assessment, deadLetters []byte) error {
	a.inputs++
	err := errors.Join(a.files[rowsEnd].write(row), a.files[deadLettersEnd].write(deadLetters))
	if f, ok := a.files[assessmentsEnd]; ok {
		err = errors.Join(err, f.write(assessment))
	}
	return err
}

func (l *lines) write(text []byte) error {
	l.bytes += int64(len(text))
	l.hash.Write(text)
	_, err := l.z.Write(text)
	return err
}

// Commit puts the part in place, the mark last. Each step is synced to disk before the next.
func (a *Attempt) Commit() error {
	mark := Mark{Schema: Schema, Manifest: a.manifest.digest, Task: a.task, Inputs: a.inputs, Files: map[string]Lines{}}
	for end, l := range a.files {
		if err := errors.Join(l.z.Close(), l.file.Sync(), l.file.Close()); err != nil {
			return err
		}
		mark.Files[end] = Lines{Bytes: l.bytes, SHA256: hex.EncodeToString(l.hash.Sum(nil))}
	}
	a.reach(written)
	for end, l := range a.files {
		if err := os.Rename(l.file.Name(), filepath.Join(a.dir, nameOf(a.task, end))); err != nil {
			return err
		}
		a.reach(named)
	}
	if err := syncDir(a.dir); err != nil {
		return err
	}
	a.reach(placed)
	content, err := json.MarshalIndent(mark, "", "  ")
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(a.dir, "."+nameOf(a.task, markEnd)+".*.tmp")
	if err != nil {
		return err
	}
	_, err = file.Write(append(content, '\n'))
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		os.Remove(file.Name())
		return err
	}
	if err := os.Rename(file.Name(), filepath.Join(a.dir, nameOf(a.task, markEnd))); err != nil {
		return err
	}
	a.reach(marked)
	return syncDir(a.dir)
}

// syncDir makes the names in a folder durable, where the file system supports that.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	_ = d.Sync()
	return nil
}

// Discard removes the files of an attempt that was not committed.
func (a *Attempt) Discard() {
	for _, l := range a.files {
		l.file.Close()
		os.Remove(l.file.Name())
	}
}

// maxMark bounds a mark, in bytes.
const maxMark = 1 << 16

func readMark(name string) (*Mark, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxMark))
	if err != nil {
		return nil, err
	}
	mark := &Mark{}
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(mark); err != nil {
		return nil, words.Errorf("%s: no mark of a finished task: %w; remove it and run the task again", name, err)
	}
	return mark, nil
}

// own refuses the mark of another manifest, or of another task than its name says.
func (m *Manifest) own(name string, mark *Mark, task int) error {
	if mark.Schema != Schema || mark.Manifest != m.digest {
		return words.Errorf("%s: the part belongs to another manifest: use a folder of its own for each, or remove it", name)
	}
	if mark.Task != task {
		return words.Errorf("%s: the part is of task %d: a part keeps the name that it was given", name, mark.Task)
	}
	return nil
}

// PartFiles returns the names of the files of a part, with its assessments if they were kept, the mark first: whoever copies a
// part must copy the mark last.
func PartFiles(task int, whole bool) []string {
	names := []string{nameOf(task, markEnd), nameOf(task, rowsEnd), nameOf(task, deadLettersEnd)}
	if whole {
		names = append(names, nameOf(task, assessmentsEnd))
	}
	return names
}
