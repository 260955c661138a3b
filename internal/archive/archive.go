// Package archive stores what assessments were judged by under the digest of its bytes, so that a decision can be reproduced after the
// program has been upgraded: the shipped policies with the schema and the rates, packs, parameters, and the checklist.
//
// An archive is a compressed tarball. The same contents make the same bytes.
package archive

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing/fstest"

	"github.com/diligo/diligo/internal/words"

	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/policies"
)

// schema names the format of an archive. The first file of every archive holds it.
const schema = "diligo.archive/v1"

// MaxBytes bounds an archive as stored, compressed.
const MaxBytes = 64 << 20

// maxSize bounds an archive as decompressed.
const maxSize = 128 << 20

// Archive is what assessments are judged by.
type Archive struct {
	app.Contents
	// Checklists are names of checklists in the policies, or of files in Files.
	Checklists []string
	Files      []app.File // checklists that the policies do not have
	Weights    map[string]int
	Gates      []string // globs over IDs of rules that a company must pass
	// Threshold is the lowest severity of findings that make the verdict fail; "" is high, the default.
	Threshold string
	// shipped holds the shipped policies by path; nil means those of this program.
	shipped map[string][]byte
}

// settings is the content of an archive that is not in files.
type settings struct {
	Settings   []string       `json:"settings"`
	Checklists []string       `json:"checklists"`
	Weights    map[string]int `json:"weights"`
	Gates      []string       `json:"gates"`
	Threshold  string         `json:"severity_threshold,omitempty"`
}

// Bytes returns the archive and the digest of its content.
func (a *Archive) Bytes() (content []byte, digest string, err error) {
	var b bytes.Buffer
	out := tar.NewWriter(&b)
	add := func(name string, content []byte) error {
		if err := out.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(content)), Format: tar.FormatPAX}); err != nil {
			return err
		}
		_, err := out.Write(content)
		return err
	}
	text, err := json.Marshal(settings{a.Settings, a.Checklists, a.Weights, a.Gates, a.Threshold})
	if err != nil {
		return nil, "", err
	}
	err = errors.Join(add("form", []byte(schema)), add("settings.json", text))
	for _, part := range a.parts() {
		for i, f := range *part.files {
			if path.Base(f.Name) != f.Name {
				return nil, "", words.Errorf("archive: %q is not a plain name of a file in %s", f.Name, part.name)
			}
			err = errors.Join(err, add(fmt.Sprintf("%s/%03d/%s", part.name, i, f.Name), f.Content))
		}
	}
	shipped := a.shipped
	if shipped == nil {
		if shipped, err = ownPolicies(); err != nil {
			return nil, "", err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(shipped)) {
		err = errors.Join(err, add("shipped/"+name, shipped[name]))
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return nil, "", fmt.Errorf("archive: %w", err)
	}
	sum := sha256.Sum256(b.Bytes())
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, "", err
	}
	return z.EncodeAll(b.Bytes(), nil), hex.EncodeToString(sum[:]), nil
}

type part struct {
	name  string
	files *[]app.File
}

func (a *Archive) parts() []part {
	return []part{{"packs", &a.Packs}, {"data", &a.Data}, {"rates", &a.Rates}, {"files", &a.Files}}
}

// ownPolicies returns the policies of this program, by path. They are unpacked once, and nobody may change them.
var ownPolicies = sync.OnceValues(func() (map[string][]byte, error) {
	all := map[string][]byte{}
	err := fs.WalkDir(policies.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.rego") {
			return err
		}
		all[name], err = policies.FS.ReadFile(name)
		return err
	})
	return all, err
})

// Open reads an archive and returns its digest. The error says what is wrong with a damaged one.
func Open(content []byte) (a *Archive, digest string, err error) {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxSize))
	if err != nil {
		return nil, "", err
	}
	defer z.Close()
	plain, err := z.DecodeAll(content, nil)
	if err != nil {
		return nil, "", words.Errorf("archive: this is not an archive, or it is damaged: %w", err)
	}
	sum := sha256.Sum256(plain)
	a = &Archive{shipped: map[string][]byte{}}
	in := tar.NewReader(bytes.NewReader(plain))
	for i := 0; ; i++ {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, "", words.Errorf("archive: this is not an archive, or it is damaged: %w", err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			return nil, "", fmt.Errorf("archive: %w", err)
		}
		if i == 0 {
			if h.Name != "form" || string(content) != schema {
				return nil, "", words.Errorf("archive: this is not an archive of the form %s", schema)
			}
			continue
		}
		if err := a.take(h.Name, content); err != nil {
			return nil, "", err
		}
	}
	if len(a.shipped) == 0 {
		return nil, "", words.New("archive: it holds no policies")
	}
	own, err := ownPolicies()
	if err != nil {
		return nil, "", err
	}
	if maps.EqualFunc(own, a.shipped, bytes.Equal) {
		a.shipped = nil
	}
	return a, hex.EncodeToString(sum[:]), nil
}

func (a *Archive) take(name string, content []byte) error {
	folder, rest, _ := strings.Cut(name, "/")
	switch {
	case name == "settings.json":
		var s settings
		if err := json.Unmarshal(content, &s); err != nil {
			return fmt.Errorf("archive: %s: %w", name, err)
		}
		a.Settings, a.Checklists, a.Weights, a.Gates, a.Threshold = s.Settings, s.Checklists, s.Weights, s.Gates, s.Threshold
		return nil
	case folder == "shipped" && fs.ValidPath(rest):
		a.shipped[rest] = content
		return nil
	}
	for _, p := range a.parts() {
		place, file, ok := strings.Cut(rest, "/")
		if n, err := strconv.Atoi(place); p.name == folder && ok && err == nil && n == len(*p.files) && path.Base(file) == file {
			*p.files = append(*p.files, app.File{Name: file, Content: content})
			return nil
		}
	}
	return words.Errorf("archive: it has no place for a file %q", name)
}

// Own reports whether the archive's shipped policies are those of this program.
func (a *Archive) Own() bool { return a.shipped == nil }

// Policies opens the policies.
func (a *Archive) Policies() (app.Policies, error) {
	p, err := a.Contents.Policies()
	if err != nil || a.shipped == nil {
		return p, err
	}
	tree := fstest.MapFS{}
	for name, content := range a.shipped {
		tree[name] = &fstest.MapFile{Data: content, Mode: 0o444}
	}
	p.Sources[0] = policy.Source{FS: tree}
	return p, nil
}

// Choice returns the choice of the checklist.
func (a *Archive) Choice() app.ChecklistChoice {
	return app.ChecklistChoice{Names: a.Checklists, Weights: a.Weights, Read: func(name string) ([]byte, error) {
		for _, f := range a.Files {
			if f.Name == name {
				return f.Content, nil
			}
		}
		return nil, fs.ErrNotExist
	}}
}
