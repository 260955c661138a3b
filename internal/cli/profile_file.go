package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/diligo/diligo/internal/amend"
	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/tidy"
	"github.com/diligo/diligo/internal/words"
)

// profileFile is a file with one profile, which answers are written into.
type profileFile struct {
	name    string
	format  profile.Format
	text    []byte // as in the file
	isNew   bool   // the file does not exist yet
	profile *profile.Profile
	tidier  *tidy.Tidier
}

// openProfileFile reads a profile to write into. If the file does not exist and begin is true, it starts with an empty one.
func (a *app) openProfileFile(j *core.Judge, name string, begin bool) (*profileFile, error) {
	ext := strings.ToLower(filepath.Ext(name))
	if ext != ".yaml" && ext != ".yml" && ext != ".json" {
		return nil, words.Errorf("%s: a file with one profile is needed, .yaml or .json", name)
	}
	f := &profileFile{name: name, format: profile.FormatOf(name)}
	text, err := profileLimit.Read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && begin:
		f.isNew, text = true, []byte("{}\n")
		if f.format == profile.FormatYAML {
			text = []byte("# yaml-language-server: $schema=" + schemaBeside(name) + "\n{}\n")
		}
	case err != nil:
		return nil, err
	}
	f.text = text
	if f.profile, err = j.Validator().Decode(name, text, f.format); err != nil {
		a.sayFailures(core.FailuresOf(a.config.Lang, name, err))
		return nil, exit(exitIncomplete)
	}
	f.tidier, err = newTidier(j.Catalogue().Vocabulary)
	return f, err
}

// profileLimit bounds a file with one profile.
var profileLimit = source.Limit{Bytes: profile.MaxSize, Of: words.Text("a profile"), Hint: words.Text("keep one company in a file")}

// write applies edits to the file, atomically. It writes nothing unless the new text decodes to the edited profile.
func (f *profileFile) write(v *profile.Validator, edits []profile.Edit, edited *profile.Profile) error {
	text, p, err := amend.Profile(f.text, f.format, edits, edited,
		func(text []byte) ([]byte, error) {
			if f.format != profile.FormatJSON {
				return text, nil
			}
			return f.tidier.Format(f.name, text)
		},
		func(text []byte) (*profile.Profile, error) { return v.Decode(f.name, text, f.format) })
	if err != nil {
		return fmt.Errorf("%s: %w", f.name, err)
	}
	if err := f.unchanged(); err != nil {
		return err
	}
	if err := outfile.Write(f.name, 0o644, func(w io.Writer) error { _, err := w.Write(text); return err }); err != nil {
		return err
	}
	f.text, f.profile, f.isNew = text, p, false
	return nil
}

// unchanged returns an error if somebody else has written to the file since it was read.
func (f *profileFile) unchanged() error {
	now, err := profileLimit.Read(f.name)
	if f.isNew && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if f.isNew || !bytes.Equal(now, f.text) {
		return words.Errorf("%s was changed meanwhile by somebody else: nothing was written; run the same command again", f.name)
	}
	return nil
}
