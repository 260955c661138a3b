package pack

import (
	"regexp"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/diligo/diligo/internal/policy"
)

// words are the strings of a rule and of the libraries that it imports: whatever a rule names in an object, such as evidence, is
// among them.
type words struct {
	all            map[string]bool
	composed       []*regexp.Regexp // what sprintf can make
	kinds, actions map[string]bool  // of objects of the rule's own that are a finding or a suggestion
}

// has reports whether the rule can name something so.
func (w words) has(word string) bool {
	if w.all[word] {
		return true
	}
	for _, pattern := range w.composed {
		if pattern.MatchString(word) {
			return true
		}
	}
	return false
}

func wordsOf(m policy.Module, modules []policy.Module) words {
	w := words{all: map[string]bool{}, kinds: map[string]bool{}, actions: map[string]bool{}}
	ast.WalkTerms(m.Parsed, func(t *ast.Term) bool {
		if object, ok := t.Value.(ast.Object); ok {
			w.object(object)
		}
		return false
	})
	seen := map[string]bool{}
	var add func(m *ast.Module)
	add = func(m *ast.Module) {
		name := m.Package.Location.File
		if seen[name] {
			return
		}
		seen[name] = true
		w.strings(m)
		for _, i := range m.Imports {
			path, ok := i.Path.Value.(ast.Ref)
			for _, lib := range modules {
				if ok && len(lib.Parsed.Package.Path) > 1 && path.HasPrefix(lib.Parsed.Package.Path) {
					add(lib.Parsed)
				}
			}
		}
	}
	add(m.Parsed)
	return w
}

var verb = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`%[a-z]`) })

func (w *words) strings(m *ast.Module) {
	ast.WalkTerms(m, func(t *ast.Term) bool {
		switch v := t.Value.(type) {
		case ast.String:
			w.all[string(v)] = true
			w.compose(verb().Split(string(v), -1)) // as sprintf does
		case ast.Call:
			w.concat(v)
		}
		return false
	})
}

// concat notes what concat(delimiter, [...]) can make.
func (w *words) concat(call ast.Call) {
	if len(call) != 3 || call[0].String() != ast.Concat.Name {
		return
	}
	delimiter, ok := call[1].Value.(ast.String)
	list, isArray := call[2].Value.(*ast.Array)
	if !ok || !isArray {
		return
	}
	const anything = "\x00"
	var parts []string
	list.Foreach(func(t *ast.Term) {
		part := anything
		if s, ok := t.Value.(ast.String); ok {
			part = string(s)
		}
		parts = append(parts, part)
	})
	w.compose(strings.Split(strings.Join(parts, string(delimiter)), anything))
}

// compose notes texts that have something unknown between fixed parts, unless nothing is fixed.
func (w *words) compose(parts []string) {
	if len(parts) < 2 || strings.Join(parts, "") == "" {
		return
	}
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	w.composed = append(w.composed, regexp.MustCompile("^"+strings.Join(parts, ".+")+"$"))
}

func (w *words) object(o ast.Object) {
	literal := func(name string) (string, bool) {
		t := o.Get(ast.StringTerm(name))
		if t == nil {
			return "", false
		}
		s, ok := t.Value.(ast.String)
		return string(s), ok
	}
	if kind, ok := literal("kind"); ok && o.Get(ast.StringTerm("evidence")) != nil {
		w.kinds[kind] = true
	}
	if action, ok := literal("action"); ok && o.Get(ast.StringTerm("values")) != nil {
		w.actions[action] = true
	}
}
