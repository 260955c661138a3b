package policy

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// Source is a tree of policies: Rego modules, and data files (data.yaml or data.json) that stand at the path of their folder,
// as in an OPA bundle. Tests and everything else in the tree are left alone.
//
// Of several sources a later one overrides the earlier ones: its packages replace the packages of the same name whole, rules as
// libraries, its data are merged over theirs, and the rules that the list "disabled" at the top of its data names are left out.
type Source struct {
	Name string // how people know it; prefixes file names in errors and is empty for the built-in policies
	FS   fs.FS
	// Compiled is what Compile made of the tree, or empty. It is believed: that it is not stale is for a test to see.
	Compiled string
	// Tests has Inspect read the tests too.
	Tests bool
	// Bundle is true for an OPA bundle, where opa build leaves modules at any path: only their packages count.
	Bundle bool
}

// A checklist is data of its own file, checklists/<name>/checklist.yaml, that a stock OPA does not read: no rule depends on one.
const (
	checklists    = "checklists"
	checklistFile = "checklist.yaml"
)

// file is one policy or data file as read.
type file struct {
	name    string // with the source's name, for people
	source  int    // the place of its source among the sources
	path    string // in its source
	content []byte
}

// folder returns the path of the folder in which the file stands.
func (f file) folder() []string {
	if dir := path.Dir(f.path); dir != "." {
		return strings.Split(dir, "/")
	}
	return nil
}

// tree is the files of one or several sources.
type tree struct {
	modules []file
	tests   []file // of the sources whose tests are wanted
	data    []file
}

// What one source may have. The shipped policies take 2 MB in some 600 files, the largest of 13 KB, none nested deeper than 20.
//
// These sizes are what bounds the time of compiling, and only for policies that people write: what OPA's compiler takes then grows with
// the bytes. It can be made to take much longer by few bytes, since it follows the types of composites that share parts (x1 := [x0, x0],
// x2 := [x1, x1], ...) part by part, and it offers no way to be stopped. So policies are to be taken from people one trusts; a command
// that compiles for ever ends with the process when it is interrupted twice.
const (
	maxEntries = 100_000  // files and folders, whatever they are
	maxFile    = 4 << 20  // bytes of one module or data file
	maxSource  = 32 << 20 // bytes of all of them
	maxNesting = 200      // of brackets in a module, and of objects and lists in data
)

// read reads all sources. Files are in the order of the sources, then by name. What is not a regular file, nor a link to one, is passed
// over: a FIFO would wait for ever, a device might never end.
func read(sources []Source) (tree, error) {
	var t tree
	for i, s := range sources {
		entries, bytes := 0, 0
		err := fs.WalkDir(s.FS, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entries++; entries > maxEntries {
				return words.Errorf("%s: more than %d files and folders: name the folder of the policies alone", cmp.Or(s.Name, "."), maxEntries)
			}
			if entry.IsDir() {
				return nil
			}
			into := t.place(name, s.Tests)
			if into == nil {
				return nil
			}
			f := file{name: name, source: i, path: name}
			if s.Name != "" {
				f.name = strings.TrimSuffix(s.Name, "/") + "/" + name
			}
			info, err := fs.Stat(s.FS, name)
			if err != nil {
				return err
			}
			if !info.Mode().IsRegular() {
				return nil
			}
			if f.content, err = readFile(s.FS, name); err != nil {
				return err
			}
			if bytes += len(f.content); len(f.content) > maxFile {
				return words.Errorf("%s: larger than %d MB: split it", f.name, maxFile>>20)
			}
			if bytes > maxSource {
				return words.Errorf("%s: more than %d MB of modules and data", cmp.Or(s.Name, "."), maxSource>>20)
			}
			f.content = strict.Text(f.content)
			*into = append(*into, f)
			return nil
		})
		if err != nil {
			return tree{}, words.Errorf("read policies: %w", err)
		}
	}
	return t, nil
}

// readFile reads a file, though hardly more than maxFile of it.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// tooDeep returns the line on which brackets of a module are nested too deep, or 0. Those in texts and comments do not count.
func tooDeep(module []byte) (line int) {
	line = 1
	depth := 0
	for i := 0; i < len(module); i++ {
		switch c := module[i]; c {
		case '\n':
			line++
		case '#':
			for i+1 < len(module) && module[i+1] != '\n' {
				i++
			}
		case '`':
			for i++; i < len(module) && module[i] != '`'; i++ {
				if module[i] == '\n' {
					line++
				}
			}
		case '"':
			for i++; i < len(module) && module[i] != '"' && module[i] != '\n'; i++ {
				if module[i] == '\\' {
					i++
				}
			}
			if i < len(module) && module[i] == '\n' {
				line++
			}
		case '(', '[', '{':
			if depth++; depth > maxNesting {
				return line
			}
		case ')', ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return 0
}

// isDeep reports whether data are nested deeper than so many levels.
func isDeep(value any, levels int) bool {
	var parts iter.Seq[any]
	switch v := value.(type) {
	case map[string]any:
		parts = maps.Values(v)
	case []any:
		parts = slices.Values(v)
	default:
		return false
	}
	if levels == 0 {
		return true
	}
	for part := range parts {
		if isDeep(part, levels-1) {
			return true
		}
	}
	return false
}

// place returns the list for a file of that name, or nil when it is none of ours.
func (t *tree) place(name string, tests bool) *[]file {
	base := path.Base(name)
	switch {
	case strings.HasSuffix(base, "_test.rego"):
		if tests {
			return &t.tests
		}
	case strings.HasSuffix(base, ".rego"):
		return &t.modules
	case base == checklistFile && path.Dir(path.Dir(name)) == checklists:
		return &t.data
	case base == "data.yaml" || base == "data.yml" || base == "data.json":
		return &t.data
	}
	return nil
}

// digestOf returns a hash of modules. It does not depend on file names outside of a source, nor on tests: the same policies have the
// same digest as folders and as a bundle.
func digestOf(modules []Module) string {
	h := sha256.New()
	sorted := slices.SortedFunc(slices.Values(modules), func(a, b Module) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), slices.Compare(a.Content, b.Content))
	})
	for _, m := range sorted {
		fmt.Fprintf(h, "%d\n", len(m.Content))
		h.Write(m.Content)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// revision returns a hash of all that decides an outcome: modules, and the data with the parameters, as JSON.
func revision(digest, data string) string {
	sum := sha256.Sum256([]byte(digest + "\n" + data))
	return hex.EncodeToString(sum[:])[:12]
}

// parse parses files, with their metadata.
func parse(files []file) (modules []Module, problems Problems) {
	for _, f := range files {
		if line := tooDeep(f.content); line > 0 {
			problems = append(problems, Problem{File: f.name, Line: line, Column: 1, Text: words.Text("brackets are nested deeper than %d", maxNesting)})
			continue
		}
		m, err := ast.ParseModuleWithOpts(f.name, string(f.content), ast.ParserOptions{ProcessAnnotation: true, Capabilities: Capabilities()})
		if err != nil {
			problems = append(problems, ProblemsOf(f.name, err)...)
			continue
		}
		if m == nil { // nothing but comments
			continue
		}
		modules = append(modules, Module{File: f.export(), Parsed: m})
	}
	return modules, problems
}

// override leaves the modules that stand: a package belongs to the last source that has it, so that a user replaces a rule, or a
// library, whole. A rule that one source has twice is a problem, since neither of them is meant.
func override(modules []Module) (standing []Module, replaced []Replacement, problems Problems) {
	last := map[string]Module{} // package -> first module of it in the last source
	again := map[string]bool{}  // files of rules that their source has already
	for _, m := range modules {
		name := m.Parsed.Package.Path.String()
		earlier, ok := last[name]
		if ok && earlier.Source == m.Source {
			if id, isRule := ruleID(m.Parsed.Package); isRule {
				problems = append(problems, problemAt(m.Parsed.Package.Location,
					"rule %s stands in %s too: a rule is one module", id, earlier.Parsed.Package.Location))
				again[m.Name] = true
			}
			continue
		}
		if ok {
			replaced = append(replaced, Replacement{Package: m.Parsed.Package, By: m.File, Of: earlier.File})
		}
		last[name] = m
	}
	for _, m := range modules {
		if last[m.Parsed.Package.Path.String()].Source == m.Source && !again[m.Name] {
			standing = append(standing, m)
		}
	}
	return standing, replaced, problems
}

// disabled is the list at the top of a source's data that names the rules to leave out.
const disabled = "disabled"

// document merges the data files: members of later files win, objects are merged, and the lists of disabled rules are joined.
func (t tree) document() (data map[string]any, problems Problems) {
	data = map[string]any{}
	off := map[rule.ID]bool{}
	type dataOf struct {
		name   string
		object map[string]any
	}
	from, own := -1, []dataOf(nil) // the files of the source so far
	for _, f := range t.data {
		var value any
		if err := unmarshal(f.name, f.content, &value); err != nil {
			problems = append(problems, problemOf(err))
			continue
		}
		object, ok := value.(map[string]any)
		if !ok {
			problems = append(problems, Problem{File: f.name, Line: 1, Column: 1, Text: words.Text("an object is needed at the top")})
			continue
		}
		if isDeep(value, maxNesting) {
			problems = append(problems, Problem{File: f.name, Line: 1, Column: 1, Text: words.Text("objects and lists are nested deeper than %d", maxNesting)})
			continue
		}
		folder := f.folder()
		if list, ok := object[disabled]; ok && len(folder) == 0 {
			var ids []rule.ID
			if err := decode(list, &ids); err != nil {
				problems = append(problems, Problem{File: f.name, Line: 1, Column: 1, Text: words.Text("disabled: a list of rule IDs is needed")})
			}
			for _, id := range ids {
				off[id] = true
			}
		}
		for _, member := range slices.Backward(folder) {
			object = map[string]any{member: object}
		}
		if f.source != from {
			from, own = f.source, nil
		}
		for _, other := range own {
			if at, ok := clash(other.object, object, nil); ok {
				problems = append(problems, Problem{File: f.name, Line: 1, Column: 1,
					Text: words.Text("%s gives data at %s too: one source has one value of it", other.name, strings.Join(at, "."))})
			}
		}
		own = append(own, dataOf{f.name, object})
		merge(data, object)
	}
	if len(off) > 0 {
		list := []any{}
		for _, id := range slices.Sorted(maps.Keys(off)) {
			list = append(list, string(id))
		}
		data[disabled] = list
	}
	return data, problems
}

// unmarshal reads data as OPA does, which takes JSON and YAML, and refuses what other readers would take otherwise. The error is a
// *strict.Error.
func unmarshal(name string, content []byte, into any) error {
	content, err := strict.Data(name, content)
	if err == nil {
		if err = util.Unmarshal(content, into); err != nil {
			err = &strict.Error{File: name, Line: 1, Column: 1, Problem: words.Text("%s", err)}
		}
	}
	return err
}

// problemOf returns a fault of data as a problem.
func problemOf(err error) Problem {
	var fault *strict.Error
	if errors.As(err, &fault) {
		return Problem{File: fault.File, Line: fault.Line, Column: fault.Column, Text: fault.Problem}
	}
	return Problem{Text: words.Text("%s", err)}
}

// clash finds where two data files of one source both give a value, and not both an object: a stock OPA loads neither.
func clash(a, b map[string]any, at []string) (path []string, found bool) {
	for _, k := range slices.Sorted(maps.Keys(b)) {
		x, ok := a[k]
		if !ok {
			continue
		}
		here := append(slices.Clone(at), k)
		xs, ok := x.(map[string]any)
		ys, ok2 := b[k].(map[string]any)
		if !ok || !ok2 {
			return here, true
		}
		if path, found := clash(xs, ys, here); found {
			return path, true
		}
	}
	return nil, false
}

// merge adds what from holds to into; where both hold an object their members are merged, else from wins.
func merge(into, from map[string]any) {
	for k, v := range from {
		a, ok := into[k].(map[string]any)
		b, ok2 := v.(map[string]any)
		if ok && ok2 {
			merge(a, b)
			continue
		}
		into[k] = v
	}
}
