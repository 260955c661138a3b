// Package shard divides a large run into tasks for many machines, and joins their results: the same report, byte for byte, as one run on
// one machine. A task is a range of whole lines of one NDJSON file, or a whole compressed file. A manifest lists the tasks and everything
// that their results depend on; each task writes its results under names of its own and, last, a mark (see Attempt). The package assesses
// nothing: package cohort runs the tasks and combines the parts.
package shard

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/diligo/diligo/internal/words"
)

// Schema is the version of manifests and marks.
const Schema = "diligo.shards/v1"

// Manifest is a run divided into tasks.
type Manifest struct {
	Schema string `json:"schema"`
	// Asked holds everything that results depend on except the inputs, by names for people.
	Asked map[string]string `json:"asked"`
	// Flags are the flags of the plan, in order; each task runs with them.
	Flags []Flag  `json:"flags"`
	Whole bool    `json:"assessments"` // whether tasks keep whole assessments
	Bytes int64   `json:"task_bytes"`
	Files []Input `json:"inputs"`
	Tasks []Task  `json:"tasks"`

	digest string
}

// Flag is a flag of the command line with one of its values.
type Flag struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Input is a file as it was when the run was planned. An empty file has no task.
type Input struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Task is the bytes of an input from From to before To. In a file of lines they are whole lines, the first of which has the number Line,
// from 1.
type Task struct {
	Input  int    `json:"input"` // index in Manifest.Files
	From   int64  `json:"from"`
	To     int64  `json:"to"`
	Line   int    `json:"line"`
	SHA256 string `json:"sha256"` // of these bytes
}

// Plan divides an input into tasks of m.Bytes bytes, each up to the end of the line that reaches this size; whole makes it one task. It
// reads the whole input.
func (m *Manifest) Plan(path string, content io.Reader, whole bool) error {
	c := &cutter{input: len(m.Files), most: m.Bytes, whole: whole, line: 1, lines: 1, all: sha256.New(), part: sha256.New()}
	n, err := io.CopyBuffer(c, struct{ io.Reader }{content}, make([]byte, 1<<20))
	if err != nil {
		return err
	}
	c.cut()
	m.Files = append(m.Files, Input{Path: path, Size: n, SHA256: hex.EncodeToString(c.all.Sum(nil))})
	m.Tasks = append(m.Tasks, c.tasks...)
	return nil
}

// Encode returns the manifest as JSON.
func (m *Manifest) Encode() ([]byte, error) {
	m.Schema = Schema
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(m)
	return b.Bytes(), err
}

// maxManifest bounds a manifest, in bytes: a million tasks take a fifth of it.
const maxManifest = 1 << 30

// Read reads a manifest, and refuses one whose tasks do not cover its inputs exactly once.
func Read(name string) (*Manifest, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxManifest+1))
	if err != nil {
		return nil, err
	}
	if len(content) > maxManifest {
		return nil, words.Errorf("%s: no manifest: it is larger than %d MiB", name, maxManifest>>20)
	}
	m := &Manifest{}
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, words.Errorf("%s: no manifest of diligo shard plan: %w", name, err)
	}
	if m.Schema != Schema {
		return nil, words.Errorf("%s: its schema is %q; this version of diligo reads %s", name, m.Schema, Schema)
	}
	if err := m.check(); err != nil {
		return nil, words.Errorf("%s: %w: plan again", name, err)
	}
	sum := sha256.Sum256(content)
	m.digest = hex.EncodeToString(sum[:])
	return m, nil
}

// check verifies that the tasks cover every input without gaps.
func (m *Manifest) check() error {
	input, at, line := 0, int64(0), 1
	next := func() {
		for input < len(m.Files) && at == m.Files[input].Size {
			input, at, line = input+1, 0, 1
		}
	}
	next()
	for i, t := range m.Tasks {
		if input >= len(m.Files) || t.Input != input || t.From != at || t.To <= at || t.To > m.Files[input].Size || t.Line < line || at == 0 && t.Line != 1 {
			return words.Errorf("task %d does not begin where the one before ends", i)
		}
		at, line = t.To, t.Line
		next()
	}
	if input < len(m.Files) {
		return words.Errorf("no task covers %s from byte %d on", m.Files[input].Path, at)
	}
	return nil
}

// Digest identifies the manifest.
func (m *Manifest) Digest() string { return m.digest }

// Differs returns the names of the terms that differ from the manifest, sorted.
func (m *Manifest) Differs(asked map[string]string) []string {
	var names []string
	for name, value := range m.Asked {
		if asked[name] != value {
			names = append(names, name)
		}
	}
	for name := range asked {
		if _, ok := m.Asked[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// CheckSizes returns an error if an input has another size than planned. Missing inputs are ignored: whoever merges parts need not have
// them, and each task has checked the bytes that it read.
func (m *Manifest) CheckSizes() error {
	for _, in := range m.Files {
		info, err := os.Stat(in.Path)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if info.Size() != in.Size {
			return changed(in.Path)
		}
	}
	return nil
}

// changed returns the error that an input differs from what was planned.
func changed(path string) error {
	return words.Errorf("%s: the file has changed since the run was planned: plan again, or bring the old file back", path)
}
