package source

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/diligo/diligo/internal/words"
)

// Input is a file, one line of a file, or the standard input.
type Input struct {
	Path string // Stdin for the standard input
	Line int    // from 1, of a file that holds one profile a line; 0 is the whole input
}

// String returns the input as a user names it.
func (i Input) String() string {
	if i.Line == 0 {
		return i.Path
	}
	return fmt.Sprintf("%s:%d", i.Path, i.Line)
}

// Inputs are whole inputs of these paths.
func Inputs(paths ...string) []Input {
	all := make([]Input, len(paths))
	for i, path := range paths {
		all[i].Path = path
	}
	return all
}

// Selection says which files of folders and globs are inputs. A file named explicitly is always an input.
type Selection struct {
	Endings []string        // of the names, with the dot, in lower case, below a compression
	Plain   bool            // compressed files are left alone
	Names   map[string]Kind // files that are told by their names
	Takes   []Kind          // what is an input besides profiles
	Whole   bool            // a folder stands for all of its files, though it holds a company's profile
}

// ProfileEndings are the extensions of profile files, without that of a compression.
var ProfileEndings = []string{".json", ".yaml", ".yml", ".ndjson", ".jsonl"}

// Failure is a path that could not be resolved.
type Failure struct {
	Path string
	Err  error
}

// Resolved is what paths stand for.
type Resolved struct {
	Inputs   []Input // in the order given, those of a folder sorted, each once
	Failures []Failure
	Skipped  Skipped
}

// Resolve returns the inputs that paths name. A path is a file, FILE:LINE for one line of a file with one profile per line, a folder, which
// stands for the files in it and below, a glob, or Stdin. From folders and globs only regular files are taken, since reading a FIFO or a device
// may block forever; files that a .diligoignore names and files that are not inputs are skipped and counted. A folder with a profile.json or
// profile.yaml is one company's: its other files are ignored.
func (s Selection) Resolve(paths []string) Resolved {
	r := resolver{Selection: s, seen: map[Input]bool{}, ignores: map[string]ignoreFile{}}
	r.out.Skipped = Skipped{}
	for _, path := range paths {
		r.path(path)
	}
	return r.out
}

// Wants reports whether a file of a folder may be an input, judging by its name.
func (s Selection) Wants(name string) bool {
	name = filepath.Base(name)
	if strings.HasPrefix(name, ".") || s.Plain && IsCompressed(name) {
		return false
	}
	return slices.Contains(s.Endings, Ending(name))
}

// Reads reports whether a file of a folder is an input, judging by its content.
func (s Selection) Reads(path string) bool {
	if !s.Wants(path) {
		return false
	}
	_, taken := s.kind(path)
	return taken
}

type resolver struct {
	Selection
	seen    map[Input]bool
	ignores map[string]ignoreFile // by folder
	out     Resolved
}

func (r *resolver) path(path string) {
	if path == Stdin {
		r.add(Input{Path: path})
		return
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		r.folder(path, nil, true)
		return
	}
	if err == nil {
		r.add(Input{Path: path})
		return
	}
	if file, line, ok := lineOf(path); ok {
		if IsLines(file) {
			r.add(Input{Path: file, Line: line})
		} else {
			r.fail(path, words.New("only of a file that holds one profile a line (*.ndjson, *.jsonl) a line can be named: leave out the number"))
		}
		return
	}
	if IsGlob(path) {
		r.glob(path)
		return
	}
	r.fail(path, err)
}

// lineOf takes apart FILE:LINE of a file that is there.
func lineOf(path string) (file string, line int, ok bool) {
	i := strings.LastIndexByte(path, ':')
	if i < 1 {
		return "", 0, false
	}
	line, err := strconv.Atoi(path[i+1:])
	if err != nil || line < 1 || !isFile(path[:i]) {
		return "", 0, false
	}
	return path[:i], line, true
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// IsGlob reports whether a path that does not exist as a file is a glob.
func IsGlob(path string) bool { return strings.ContainsAny(path, "*?[{") }

func (r *resolver) add(in Input) {
	if !r.seen[in] {
		r.seen[in] = true
		r.out.Inputs = append(r.out.Inputs, in)
	}
}

func (r *resolver) fail(path string, err error) {
	r.out.Failures = append(r.out.Failures, Failure{Path: path, Err: err})
}

func (r *resolver) glob(path string) {
	names, err := doublestar.FilepathGlob(path, doublestar.WithFilesOnly())
	if err == nil && len(names) == 0 {
		err = words.New("no file matches")
	}
	if err != nil {
		r.fail(path, err)
	}
	slices.Sort(names)
	base, _ := doublestar.SplitPattern(filepath.ToSlash(path))
	for _, name := range names {
		if r.isIgnored(filepath.FromSlash(base), name) {
			r.out.Skipped[Ignored]++
			continue
		}
		r.found(name)
	}
}

// folder takes the inputs of a folder and of those below it. The first one was named by the user.
func (r *resolver) folder(dir string, ignores []ignoreFile, first bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		r.fail(dir, err)
	}
	switch {
	case !first && isPack(dir, entries):
		r.out.Skipped[Pack]++
		return
	case isJournal(dir, entries):
		r.out.Skipped[Journal]++
		return
	}
	ignores = slices.Concat(ignores, []ignoreFile{r.ignoreFile(dir)})
	if own := r.ownProfile(dir, ignores); own != "" && !r.Whole {
		r.add(Input{Path: own})
		return
	}
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		switch {
		case entry.IsDir() && strings.HasPrefix(entry.Name(), "."):
		case !entry.IsDir() && !r.Wants(entry.Name()):
		case isIgnored(ignores, path, entry.IsDir()):
			r.out.Skipped[Ignored]++
		case entry.IsDir():
			r.folder(path, ignores, false)
		default:
			r.found(path)
		}
	}
}

// ownProfile returns the profile of a company's own folder, or "".
func (r *resolver) ownProfile(dir string, ignores []ignoreFile) string {
	for _, name := range []string{"profile.json", "profile.yaml", "profile.yml"} {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && r.Wants(name) && !isIgnored(ignores, path, false) {
			return path
		}
	}
	return ""
}

// found takes a file of a folder or glob, if it is an input.
func (r *resolver) found(path string) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		r.out.Skipped[Irregular]++
		return
	}
	if kind, taken := r.kind(path); !taken {
		r.out.Skipped[kind]++
		return
	}
	r.add(Input{Path: path})
}

// kind returns what a file is, and whether that is taken.
func (s Selection) kind(path string) (kind Kind, taken bool) {
	kind, known := s.Names[filepath.Base(path)]
	if !known && slices.Contains(ProfileEndings, Ending(path)) {
		kind = kindOf(path)
	}
	return kind, kind == Profile || slices.Contains(s.Takes, kind)
}

func isPack(dir string, entries []fs.DirEntry) bool {
	for _, entry := range entries {
		switch {
		case entry.Name() == ".manifest", !entry.IsDir() && filepath.Ext(entry.Name()) == ".rego":
			return true
		case entry.IsDir() && entry.Name() == "rules":
			names, err := doublestar.Glob(os.DirFS(filepath.Join(dir, "rules")), "*/*/*.rego")
			if err == nil && len(names) > 0 {
				return true
			}
		}
	}
	return false
}

// IsPack reports whether a folder holds policies.
func IsPack(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && isPack(dir, entries)
}

// isJournal reports whether a folder is what a screening keeps to go on with.
func isJournal(dir string, entries []fs.DirEntry) bool {
	return filepath.Ext(dir) == ".journal" && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == "run.json" })
}
