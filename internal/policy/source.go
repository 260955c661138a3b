package policy

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

// Source is a tree of policies: Rego modules, and data files (data.yaml or data.json) that stand at the path of their folder,
// as in an OPA bundle. Tests and everything else in the tree are left alone.
type Source struct {
	Name string // how people know it; prefixes file names in errors and is empty for the built-in policies
	FS   fs.FS
	// Compiled is what Compile made of the tree, or empty. It is believed: that it is not stale is for a test to see.
	Compiled string
}

// file is one policy or data file as read.
type file struct {
	name    string // with the source's name
	folder  []string
	content []byte
}

// tree is the files of one or several sources.
type tree struct {
	modules []file
	data    []file
}

// read reads all sources. Files are in the order of the sources, then by name.
func read(sources []Source) (tree, error) {
	var t tree
	for _, s := range sources {
		err := fs.WalkDir(s.FS, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			base := path.Base(name)
			isModule := strings.HasSuffix(base, ".rego") && !strings.HasSuffix(base, "_test.rego")
			isData := base == "data.yaml" || base == "data.yml" || base == "data.json"
			if !isModule && !isData {
				return nil
			}
			content, err := fs.ReadFile(s.FS, name)
			if err != nil {
				return err
			}
			f := file{name: path.Join(s.Name, name), content: content}
			if dir := path.Dir(name); dir != "." {
				f.folder = strings.Split(dir, "/")
			}
			if isModule {
				t.modules = append(t.modules, f)
			} else {
				t.data = append(t.data, f)
			}
			return nil
		})
		if err != nil {
			return tree{}, fmt.Errorf("read policies: %w", err)
		}
	}
	return t, nil
}

// digest is a hash of the modules. It does not depend on file names outside of a source, nor on tests.
func (t tree) digest() string {
	h := sha256.New()
	modules := slices.SortedFunc(slices.Values(t.modules), func(a, b file) int {
		return cmp.Or(strings.Compare(a.name, b.name), slices.Compare(a.content, b.content))
	})
	for _, m := range modules {
		fmt.Fprintf(h, "%d\n", len(m.content))
		h.Write(m.content)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// revision is a hash of all that decides an outcome: modules, and the data with the parameters, as JSON.
func revision(digest, data string) string {
	sum := sha256.Sum256([]byte(digest + "\n" + data))
	return hex.EncodeToString(sum[:])[:12]
}

// parse parses the modules, with their metadata. A module of a later source replaces the module of an earlier one when both
// are a rule's and their packages are the same: that is how a user overrides a rule.
func (t tree) parse() (map[string]*ast.Module, error) {
	modules := map[string]*ast.Module{}
	owner := map[string]string{} // package of a rule -> file
	var errs []error
	for _, f := range t.modules {
		m, err := ast.ParseModuleWithOpts(f.name, string(f.content), ast.ParserOptions{ProcessAnnotation: true, Capabilities: capabilities()})
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if m == nil { // nothing but comments
			continue
		}
		if id, ok := ruleID(m.Package); ok {
			if earlier, ok := owner[string(id)]; ok {
				delete(modules, earlier)
			}
			owner[string(id)] = f.name
		}
		modules[f.name] = m
	}
	return modules, errors.Join(errs...)
}

// document merges the data files: members of later files win, objects are merged.
func (t tree) document() (map[string]any, error) {
	data := map[string]any{}
	for _, f := range t.data {
		var value any
		if err := util.Unmarshal(f.content, &value); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		object, ok := value.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%s: an object is needed at the top", f.name)
		}
		for _, member := range slices.Backward(f.folder) {
			object = map[string]any{member: object}
		}
		merge(data, object)
	}
	return data, nil
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
