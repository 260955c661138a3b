package source

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/diligo/diligo/internal/words"
)

// IgnoreFile is the name of the file that lists what is not an input in its folder and those below. Its syntax is that of .gitignore: globs, #
// for comments, ! to include again, a trailing slash for folders only, and another slash to anchor the glob to the file's folder. The last
// matching line decides. Nothing in an excluded folder can be included again.
const IgnoreFile = ".diligoignore"

// ignoreFile is what the IgnoreFile of a folder says; nothing where there is none.
type ignoreFile struct {
	dir   string
	rules []ignoreRule
}

type ignoreRule struct {
	glob         string
	again        bool // take in what matches
	foldersAlone bool
}

// parseIgnore reads the text of an IgnoreFile. An error names its line, and the other lines hold nonetheless.
func parseIgnore(content []byte) (rules []ignoreRule, errs []error) {
	n := 0
	for line := range strings.Lines(string(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")))) {
		n++
		glob := strings.TrimSpace(line)
		if glob == "" || strings.HasPrefix(glob, "#") {
			continue
		}
		var r ignoreRule
		glob, r.again = strings.CutPrefix(glob, "!")
		glob, r.foldersAlone = strings.CutSuffix(glob, "/")
		if !strings.Contains(glob, "/") {
			glob = "**/" + glob
		}
		r.glob = strings.TrimPrefix(glob, "/")
		if !doublestar.ValidatePattern(r.glob) {
			errs = append(errs, words.Errorf("line %d: %q is not a glob: use one such as *.draft.json or archive/", n, strings.TrimSpace(line)))
			continue
		}
		rules = append(rules, r)
	}
	return rules, errs
}

// ignoreFile reads the IgnoreFile of a folder, each once.
func (r *resolver) ignoreFile(dir string) ignoreFile {
	if f, ok := r.ignores[dir]; ok {
		return f
	}
	f := ignoreFile{dir: dir}
	name := filepath.Join(dir, IgnoreFile)
	content, err := IgnoreLimit.Read(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.fail(name, err)
	}
	rules, errs := parseIgnore(content)
	for _, err := range errs {
		r.fail(name, err)
	}
	f.rules = rules
	r.ignores[dir] = f
	return f
}

// isIgnored reports whether a path below a folder is left out by the files of that folder and of those on the way.
func (r *resolver) isIgnored(base, path string) bool {
	below, err := filepath.Rel(base, path)
	if err != nil || strings.HasPrefix(below, "..") {
		return false
	}
	dir := base
	var ignores []ignoreFile
	steps := strings.Split(filepath.ToSlash(below), "/")
	for i, step := range steps {
		ignores = append(ignores, r.ignoreFile(dir))
		dir = filepath.Join(dir, step)
		if isIgnored(ignores, dir, i < len(steps)-1) {
			return true
		}
	}
	return false
}

// isIgnored reports whether the last rule that matches a path leaves it out.
func isIgnored(files []ignoreFile, path string, isFolder bool) bool {
	out := false
	for _, f := range files {
		if len(f.rules) == 0 {
			continue
		}
		below, err := filepath.Rel(f.dir, path)
		if err != nil {
			continue
		}
		below = filepath.ToSlash(below)
		for _, r := range f.rules {
			if (isFolder || !r.foldersAlone) && doublestar.MatchUnvalidated(r.glob, below) {
				out = !r.again
			}
		}
	}
	return out
}
