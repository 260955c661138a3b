package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/source"
)

// stdin is the path that stands for the standard input, and for the standard output.
const stdin = source.Stdin

// unnamed is the source of a standard input that was given no name.
const unnamed = "<stdin>"

// expand turns paths (files, folders, globs, -) into the inputs that they name, in the order given, each once. A folder stands
// for the profiles in it and below, sorted; a folder that holds a profile.json or profile.yaml is one company's, and its other
// files are left alone.
func (a *app) expand(paths []string) ([]string, []assessment.Failure) {
	return a.expandTo(paths, isProfile)
}

// expandTo takes from folders the files that wanted names, and says how many files it passed over.
func (a *app) expandTo(paths []string, wanted func(name string) bool) ([]string, []assessment.Failure) {
	inputs, failures, passed := expandPaths(paths, wanted)
	if passed > 0 {
		fmt.Fprintf(a.err, "passed over, not regular files: %d\n", passed)
	}
	return inputs, failures
}

// expandPaths takes from folders the files that wanted names. From folders and globs it takes regular files only, and counts the
// others: reading a FIFO or a device may never end. One that a path names itself is an input.
func expandPaths(paths []string, wanted func(name string) bool) (inputs []string, failures []assessment.Failure, passed int) {
	seen := map[string]bool{}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			inputs = append(inputs, name)
		}
	}
	addFound := func(names []string) {
		for _, name := range names {
			if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
				passed++
				continue
			}
			add(name)
		}
	}
	for _, path := range paths {
		if path == stdin {
			add(path)
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			names, err := filesIn(path, wanted)
			if err != nil {
				failures = append(failures, assessment.Failure{Source: path, Error: err.Error()})
			}
			addFound(names)
		case err == nil:
			add(path)
		case isGlob(path):
			names, globErr := doublestar.FilepathGlob(path, doublestar.WithFilesOnly())
			slices.Sort(names)
			if globErr == nil && len(names) == 0 {
				globErr = errors.New("no file matches")
			}
			if globErr != nil {
				failures = append(failures, assessment.Failure{Source: path, Error: globErr.Error()})
			}
			addFound(names)
		default:
			failures = append(failures, unreadable(path, err))
		}
	}
	return inputs, failures, passed
}

func isGlob(path string) bool { return strings.ContainsAny(path, "*?[{") }

// filesIn lists the wanted files in a folder and below.
func filesIn(dir string, wanted func(name string) bool) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != dir && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir():
			if own := ownProfile(path); own != "" && wanted(filepath.Base(own)) {
				names = append(names, own)
				return fs.SkipDir
			}
		case wanted(entry.Name()):
			names = append(names, path)
		}
		return nil
	})
	return names, err
}

// ownProfile is the profile of a company's own folder, or "".
func ownProfile(dir string) string {
	for _, name := range []string{"profile.json", "profile.yaml", "profile.yml"} {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}

func isProfile(name string) bool {
	return !strings.HasPrefix(name, ".") && name != config.File && slices.Contains([]string{".json", ".yaml", ".yml"}, filepath.Ext(name))
}

// readOne reads the one profile that a path names, and says what is wrong with it.
func (a *app) readOne(v *profile.Validator, path string) (*profile.Profile, error) {
	inputs, failures := a.expand([]string{path})
	if len(failures) == 0 && len(inputs) != 1 {
		return nil, fmt.Errorf("%s: one profile is needed, there are %d", path, len(inputs))
	}
	var p *profile.Profile
	n := 0
	for r := range a.files().Records(inputs) {
		if n++; n > 1 {
			return nil, fmt.Errorf("%s: one profile is needed, there are several", path)
		}
		p, failures = a.decode(v, r)
	}
	if n == 0 && len(failures) == 0 {
		return nil, fmt.Errorf("%s: one profile is needed, there is none", path)
	}
	if len(failures) > 0 {
		a.sayFailures(failures)
		return nil, exit(exitIncomplete)
	}
	return p, nil
}

// files reads inputs; without a name for it the standard input is one profile.
func (a *app) files() *source.Files { return &source.Files{In: a.in, StdinName: a.config.StdinPath} }

// decode checks one record, and gives it the date that the run asks for. What is wrong with it is a list of failures.
func (a *app) decode(v *profile.Validator, r source.Record) (*profile.Profile, []assessment.Failure) {
	if r.Err != nil {
		f := unreadable(r.Source, r.Err)
		if f.Line = r.Line; r.Line > 0 {
			f.Column = 1
		}
		return nil, []assessment.Failure{f}
	}
	p, err := v.Decode(r.Source, r.Data, r.Format)
	if err == nil && r.Line > 0 {
		p = p.AtLine(r.Line)
	}
	if err == nil && a.config.AsOf != "" {
		p, err = p.WithAsOf(a.config.AsOf)
	}
	var problems profile.Errors
	if r.Line > 0 && errors.As(err, &problems) {
		err = problems.AtLine(r.Line)
	}
	if err != nil {
		return nil, failuresOf(r.Source, err)
	}
	return p, nil
}

// read reads an input whole, though no more of it than a profile may have.
func (a *app) read(name string) (source string, content []byte, err error) {
	if name == stdin {
		source = a.stdinName()
		content, err = io.ReadAll(io.LimitReader(a.in, profile.MaxSize+1))
		return source, content, err
	}
	content, err = readAtMost(name, profile.MaxSize)
	return name, content, err
}

// stdinName is the name of what comes on the standard input.
func (a *app) stdinName() string {
	if a.config.StdinPath != "" {
		return a.config.StdinPath
	}
	return unnamed
}

func unreadable(source string, err error) assessment.Failure {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return assessment.Failure{Source: source, Error: "can't be read: " + err.Error()}
}

func failuresOf(source string, err error) []assessment.Failure {
	var problems profile.Errors
	if !errors.As(err, &problems) {
		return []assessment.Failure{{Source: source, Error: err.Error()}}
	}
	var out []assessment.Failure
	for _, e := range problems {
		out = append(out, assessment.Failure{
			Source: e.Source, Line: e.Line, Column: e.Column, Pointer: e.Pointer, Error: e.Problem, Hint: e.Hint,
		})
	}
	return out
}

// sayFailures writes failures for people, each at its place with what to do on the next line.
func (a *app) sayFailures(failures []assessment.Failure) {
	for _, f := range failures {
		place := f.Source
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d:%d", f.Source, f.Line, f.Column)
		}
		if f.Pointer != "" {
			place += ": " + f.Pointer
		}
		fmt.Fprintf(a.err, "%s: %s\n", report.Clean(place), report.Clean(f.Error))
		if f.Hint != "" {
			fmt.Fprintf(a.err, "    %s\n", f.Hint)
		}
	}
}
